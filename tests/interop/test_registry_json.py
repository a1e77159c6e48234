"""Registries as JSON: what was written comes back, and what moves cannot be is told by its path."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

REFORM: Final = date(2025, 7, 1)
OLD: Final = kh.Period.until(date(2025, 6, 30))

ends = st.fractions(0, 1, max_denominator=10**6)
shares = st.one_of(
    st.sampled_from([kh.Share.whole(), kh.Share.unknown(), kh.Share.remainder()]),
    st.tuples(ends, ends).map(lambda pair: kh.Share.between(min(pair), max(pair))),
)


@st.composite
def registries(draw: st.DrawFn) -> kh.Registry:
    """Make registries in which each old unit goes somewhere in at most two moves."""
    olds = [f"old-{place}" for place in range(draw(st.integers(0, 3)))]
    news = [f"new-{place}" for place in range(draw(st.integers(1, 3)))]
    units = (
        *(kh.Organisation(id=one, name=one.upper(), period=OLD) for one in olds),
        *(kh.Organisation(id=one, name=one, codes=(("gso", one),)) for one in news),
    )
    changes: list[kh.StructureChange] = []
    for old in olds:
        some = draw(st.sampled_from([kh.Share.exactly(Fraction(1, 3)), kh.Share.unknown()]))
        moves = (
            kh.Move(old, draw(st.sampled_from(news)), some, draw(st.sampled_from(kh.Moved))),
            kh.Move(old, None, kh.Share.remainder()),
        )
        changes.append(
            kh.StructureChange(
                effective=REFORM,
                moves=moves[: draw(st.integers(0, 2))],
                basis=draw(
                    st.none()
                    | st.just(kh.Citation(instrument="1656", evidence=kh.Evidence.SECONDARY))
                ),
                in_force=draw(st.none() | st.just(date(2025, 6, 12))),
                note=draw(st.none() | st.just("ghi chú")),
            )
        )
    return kh.Registry(
        hierarchy=kh.Hierarchy(
            name="territory", units=units, links=tuple(kh.Link(old, news[0], OLD) for old in olds)
        ),
        changes=tuple(changes),
        verified_on=draw(st.none() | st.just(REFORM)),
    )


@given(registries())
def test_a_registry_comes_back(registry: kh.Registry) -> None:
    """Kills: a share written as a decimal that is none; a default that is not the one read."""
    text = kh.to_json(registry)
    read = kh.from_json(kh.Registry, text)
    assert read == registry
    assert kh.to_json(read) == text


@given(shares)
def test_a_share_comes_back(share: kh.Share) -> None:
    """Kills: a remainder read back as unknown; 1/3 as 0.333."""
    read = kh.from_json(kh.Share, kh.to_json(share))
    assert (read, repr(read)) == (share, repr(share))


@given(registries())
def test_a_registry_of_rows_is_the_same_after_a_file(registry: kh.Registry) -> None:
    assert kh.from_json(kh.Registry, kh.to_json(registry)).existence == registry.existence


def sound() -> dict[str, Any]:
    return {
        "schema": "khuyenhoc.registry/1",
        "hierarchy": {
            "name": "t",
            "units": [
                {"id": "a", "name": "A", "period": {"last_day": "2025-06-30"}},
                {"id": "b", "name": "B"},
            ],
        },
        "changes": [
            {"effective": "2025-07-01", "moves": [{"source": "a", "target": "b"}]},
            {"effective": "2026-07-01", "moves": [{"source": "b", "target": None}]},
        ],
    }


def paths(data: dict[str, Any]) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kh.Registry, json.dumps(data))
    return [problem.path for problem in caught.value.problems]


def test_what_moves_cannot_be_is_told_by_its_path() -> None:
    """Kills: the first problem alone; a path that begins inside the registry."""
    data = sound()
    data["changes"][0]["moves"] += [
        {"source": "a", "target": "c", "share": {"low": "0.5", "high": 1}},
        {"source": "z", "target": "a"},
    ]
    assert paths(data) == [
        "changes[0].moves[1].target",
        "changes[0].moves[1].share",
        "changes[0].moves[2].source",
        "changes[0].moves[2].target",
    ]


def test_shares_that_are_none_are_told_by_their_path() -> None:
    data = sound()
    moves = data["changes"][0]["moves"]
    moves[0]["share"] = {"low": 0.5, "high": 1}
    moves.append({"source": "a", "share": {"low": "2/3", "high": "1/3"}})
    moves.append({"source": "b", "target": "b", "of": "water", "share": {"low": 2, "high": 1}})
    assert paths(data) == [
        "changes[0].moves[0].share.low",
        "changes[0].moves[1].target",
        "changes[0].moves[1].share.high",
        "changes[0].moves[2].share.low",
        "changes[0].moves[2].of",
    ]


def test_everything_wrong_with_both_parts_is_told_at_once() -> None:
    data = sound()
    data["hierarchy"]["units"][0]["name"] = ""
    data["changes"][1]["effective"] = "1/7/2026"
    data["verified"] = True
    assert paths(data) == ["hierarchy.units[0].name", "changes[1].effective", "verified"]


def test_each_unit_and_each_move_has_a_line() -> None:
    """Kills: ten thousand moves on one line, of which no comparison says what changed."""
    registry = kh.from_json(kh.Registry, json.dumps(sound()))
    lines = kh.to_json(registry).splitlines()
    assert '      {"id": "b", "name": "B"}' in lines
    assert '        {"source": "a", "target": "b"}' in lines


def test_a_unit_with_codes_stays_on_its_line() -> None:
    units = (kh.Organisation(id="a", name="A", codes=(("gso", "1"),)),)
    text = kh.to_json(kh.Registry(hierarchy=kh.Hierarchy(name="t", units=units)))
    assert '      {"id": "a", "name": "A", "codes": [["gso", "1"]]}' in text.splitlines()


def test_a_registry_loads_from_disk(tmp_path: Path) -> None:
    """Load → dump → load.  Kills: a file that changes when nothing did."""
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    first.write_text(json.dumps(sound()), encoding="utf-8")
    kh.dump(kh.load(kh.Registry, first), second)
    kh.dump(kh.load(kh.Registry, second), first)
    assert first.read_text("utf-8") == second.read_text("utf-8")
    assert kh.load(kh.Registry, first) == kh.load(kh.Registry, second)

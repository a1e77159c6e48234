"""The wards of two districts, compared with a list of printed facts and walked day by day."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given

import khuyenhoc as kh
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.testing.dates import days

DATA: Final = Path(__file__).parents[2] / "data"
with (DATA / "wards_2025.csv").open(encoding="utf-8", newline="") as file:
    ROWS: Final = tuple(csv.DictReader(file))

JUNE_30: Final = date(2025, 6, 30)
JULY_1: Final = date(2025, 7, 1)
SHARES: Final = {"whole": Share.whole(), "part": Share.unknown()}
EXAMPLES: Final = (
    ("binh-thanh", kh.binh_thanh_wards, "1685/NQ-UBTVQH15"),
    ("hoan-kiem", kh.hoan_kiem_wards, "1656/NQ-UBTVQH15"),
)
BOTH: Final = pytest.mark.parametrize(
    ("example", "wards", "instrument"), EXAMPLES, ids=[example for example, _, _ in EXAMPLES]
)
Wards = Callable[[], Registry]


def printed(example: str) -> list[dict[str, str]]:
    return [row for row in ROWS if row["example"] == example]


def said_of(registry: Registry, unit: str, day: date) -> tuple[str, str]:
    """Give the code and the name of a ward on a day."""
    found = registry.on(day).unit(unit)
    assert isinstance(found, kh.AdministrativeUnit)
    assert found.kind is kh.AdministrativeKind.WARD
    ((scheme, code),) = found.codes
    assert scheme == "gso"
    return code, found.name


def encoded(registry: Registry) -> Iterator[tuple[tuple[str, str], tuple[str, str], Share]]:
    for change in registry.changes:
        for move in change.moves:
            assert move.target is not None
            old = said_of(registry, move.source, JUNE_30)
            yield old, said_of(registry, move.target, JULY_1), move.share


@BOTH
def test_the_moves_are_those_of_the_printed_list(
    example: str, wards: Wards, instrument: str
) -> None:
    """Kills: a wrong code or name, a ward sent to the wrong one, a part taken for the whole."""
    expected = Counter(
        (
            (row["old_code"], row["old_name"]),
            (row["new_code"], row["new_name"]),
            SHARES[row["share"]],
        )
        for row in printed(example)
    )
    assert Counter(encoded(wards())) == expected
    for change in wards().changes:
        assert change.effective == JULY_1
        assert change.basis is not None
        assert (change.basis.instrument, change.basis.evidence) == (
            instrument,
            kh.Evidence.SECONDARY,
        )


@BOTH
def test_every_unit_is_of_the_list(example: str, wards: Wards, instrument: str) -> None:
    """Kills: a new ward that is missing, one that no move leads to, one without its basis."""
    new = [wards().hierarchy.versions(unit)[0] for unit in wards().on(JULY_1).ids]
    assert {one.codes[0][1] for one in new} == {row["new_code"] for row in printed(example)}
    assert len(new) == 5
    for one in new:
        assert isinstance(one, kh.AdministrativeUnit)
        assert one.basis is not None
        assert one.basis.instrument == instrument
    old = set(wards().on(JUNE_30).ids) - {f"quan-{example}"}
    assert old == {move.source for change in wards().changes for move in change.moves}


@pytest.mark.parametrize(
    ("example", "wards", "name", "count"),
    [
        ("binh-thanh", kh.binh_thanh_wards, "Bình Thạnh", 15),
        ("hoan-kiem", kh.hoan_kiem_wards, "Hoàn Kiếm", 18),
    ],
)
def test_the_district_has_all_its_wards_and_none_of_others(
    example: str, wards: Wards, name: str, count: int
) -> None:
    """Kills: a neighbour's ward counted in; a district that outlives its tier or goes somewhere."""
    district = f"quan-{example}"
    before, after = wards().on(JUNE_30), wards().on(JULY_1)
    own = {row["old_code"] for row in printed(example) if row["old_district"] == name}
    assert {said_of(wards(), unit, JUNE_30)[0] for unit in before.children(district)} == own
    assert len(own) == count
    assert before.label(district) == f"Quận {name}"
    assert before.unit(district).tier is kh.Tier.DISTRICT
    assert district not in after
    moves = [move for change in wards().changes for move in change.moves]
    assert district not in {end for move in moves for end in (move.source, move.target)}
    assert after.roots == after.ids


@pytest.mark.parametrize("wards", [kh.binh_thanh_wards, kh.hoan_kiem_wards])
def test_it_is_sound_and_says_how_far_it_was_compared(wards: Wards) -> None:
    """Kills: faults that only ``check`` sees; a table that vouches for days nobody looked at."""
    assert wards().check() == ()
    assert wards().is_verified(JULY_1)
    assert not wards().is_verified(date(2025, 7, 2))
    assert wards() is wards()


@given(days())
def test_binh_thanh_has_15_wards_for_half_a_year_and_then_5(day: date) -> None:
    """Kills: the 15 on a day on which there were 20."""
    check_binh_thanh(day)


@pytest.mark.parametrize(
    ("day", "units"),
    [
        (date(2024, 12, 31), 1),
        (date(2025, 1, 1), 16),
        (date(2025, 1, 2), 16),
        (JUNE_30, 16),
        (JULY_1, 5),
        (date(2025, 7, 2), 5),
    ],
)
def test_binh_thanh_by_day(day: date, units: int) -> None:
    assert len(kh.binh_thanh_wards().on(day)) == units
    check_binh_thanh(day)


def check_binh_thanh(day: date) -> None:
    tree = kh.binh_thanh_wards().on(day)
    wards = [unit for unit in tree.ids if unit != "quan-binh-thanh"]
    if day < date(2025, 1, 1):
        assert wards == []
    else:
        assert len(wards) == (15 if day <= JUNE_30 else 5)
    assert ("quan-binh-thanh" in tree) == (day <= JUNE_30)


def test_binh_thanh_is_a_pure_merge() -> None:
    """Kills: a ward forgotten, which would make the sum of the five too small."""
    (change,) = kh.binh_thanh_wards().changes
    assert change.is_exhaustive
    assert {move.share for move in change.moves} == {Share.whole()}
    assert sorted(Counter(move.target for move in change.moves).values()) == [2, 3, 3, 3, 4]


@given(days())
def test_hoan_kiem_has_45_wards_and_then_5(day: date) -> None:
    """Kills: an old ward that stays beside the new."""
    assert len(kh.hoan_kiem_wards().on(day)) == (46 if day <= JUNE_30 else 5)


def test_of_hoan_kiem_six_wards_were_split_and_one_went_four_ways() -> None:
    """Kills: a part told of a ward that went as a whole, and the other way round."""
    registry = kh.hoan_kiem_wards()
    ways = Counter(move.source for change in registry.changes for move in change.moves)
    own = {unit: ways[unit] for unit in registry.on(JUNE_30).children("quan-hoan-kiem")}
    assert Counter(own.values()) == {1: 12, 2: 5, 4: 1}
    assert own["phuong-cua-nam"] == 4


def test_only_parts_of_neighbours_may_have_gone_elsewhere() -> None:
    """Kills: a rest of Ngọc Hà that is pressed into Ba Đình; one of Cửa Nam said to be outside."""
    registry = kh.hoan_kiem_wards()
    complete, open_ended = registry.changes
    assert (complete.is_exhaustive, open_ended.is_exhaustive) == (True, False)
    in_part = {
        row["old_code"]
        for row in printed("hoan-kiem")
        if row["old_district"] != "Hoàn Kiếm" and row["share"] == "part"
    }
    sources = {move.source for move in open_ended.moves}
    assert {said_of(registry, unit, JUNE_30)[0] for unit in sources} == in_part
    assert len(in_part) == 21
    assert not sources & {move.source for move in complete.moves}


def test_cua_nam_has_the_code_of_tran_hung_dao() -> None:
    """Kills: 00073 for the new ward, as releases of other tables had it."""
    before, after = (kh.hoan_kiem_wards().on(day) for day in (JUNE_30, JULY_1))
    assert before.label(before.with_code("gso", "00082")) == "Phường Trần Hưng Đạo"
    assert after.label(after.with_code("gso", "00082")) == "Phường Cửa Nam"
    assert before.find("Phường Cửa Nam") == ("phuong-cua-nam",)
    assert after.find("Phường Cửa Nam") == ("phuong-cua-nam-2025",)

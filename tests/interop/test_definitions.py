"""Indicators and units in full: what a catalogue file defines, and what it may only name."""

import json
from typing import Any, Final

import pytest
from attrs import fields

import khuyenhoc as kh

DESK: Final = kh.Unit("desk", "bộ bàn")
DESKS: Final = kh.Indicator.flow("desks-given", "Bàn học", "desks given", DESK)


def problems(kind: Any, text: str) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return [str(problem) for problem in caught.value.problems]


def read_in_spite(kind: Any, text: str) -> tuple[object, ...]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return caught.value.read


def changed(model: object, **changes: object) -> str:
    return json.dumps({**json.loads(kh.to_json(model)), **changes})


def in_full(indicator: kh.Indicator) -> dict[str, object]:
    """Give all that it says; two indicators are equal by their codes alone."""
    return {one.name: getattr(indicator, one.name) for one in fields(kh.Indicator)}


def test_a_catalogue_may_name_a_base_before_it_is_defined() -> None:
    """Kills: reading in the order of the file; a base of the package where the file has its own."""
    schools = kh.Indicator.stock("schools", "Trường", "our schools", kh.SCHOOLS.unit or DESK)
    given_ = kh.Indicator.flow("desks-given", "Bàn", "desks", DESK, schools, kh.POPULATION)
    catalogue = kh.Catalogue((given_, schools))
    read = kh.from_json(kh.Catalogue, kh.to_json(catalogue))
    assert [*map(in_full, read)] == [*map(in_full, catalogue)]
    assert read["desks-given"].bases[0] is read["schools"]
    assert read["desks-given"].bases[1] is kh.POPULATION


ONE: Final[dict[str, Any]] = {"label_vi": "a", "label_en": "a", "unit": "person", "nature": "stock"}


@pytest.mark.parametrize(
    ("indicators_", "messages", "kept"),
    [
        (
            [{"code": "a", **ONE}, {"code": "a", **ONE}],
            ["[1].code: expected a code that no other indicator has, got 'a'"],
            ["a"],
        ),
        (
            [
                {"code": "a", **ONE, "bases": ["b"]},
                {"code": "b", **ONE, "bases": ["a"]},
                {"code": "c", **ONE, "bases": ["a"]},
                {"code": "d", **ONE},
            ],
            ["[0].bases: expected no indicator that is its own base, got ('a', 'b')"],
            ["d"],
        ),
        (
            [
                {"code": "a", **ONE, "bases": ["population", "x"]},
                {"code": "b", **ONE, "bases": ["a"]},
                {"code": "c", **ONE},
            ],
            [
                (
                    "[0].bases[1]: expected the code of an indicator of this file or of "
                    "catalogue=, got 'x'"
                ),
            ],
            ["c"],
        ),
        (
            [{"code": "a", **ONE, "unit": "x"}, {"code": " ", **ONE}],
            [
                "[0].unit: expected the code of a known unit, or a unit in full, got 'x'",
                "[1].code: expected a text that is not blank, got ' '",
            ],
            [],
        ),
        (
            [
                {"code": "a", **ONE, "unit": {"code": "x", "label_vi": ""}},
                {"code": "b", **ONE, "unit": None},
            ],
            [
                "[0].unit.label_vi: expected a text that is not blank, got ''",
                "[1].unit: expected a unit, except for a yardstick, got None",
            ],
            [],
        ),
        (
            [{"code": "a", **ONE, "unit": 5}, {"code": "b", **ONE}],
            ["[0].unit: expected a text or an object, got 5"],
            ["b"],
        ),
    ],
)
def test_a_bad_definition_is_named_and_the_sound_ones_kept(
    indicators_: list[Any], messages: list[str], kept: list[str]
) -> None:
    """Kills: a ring of bases followed for ever; an indicator with a base that was not read."""
    text = changed(kh.Catalogue(()), indicators=indicators_)
    assert problems(kh.Catalogue, text) == [f"indicators{message}" for message in messages]
    found = read_in_spite(kh.Catalogue, text)
    assert [one.code for one in found if isinstance(one, kh.Indicator)] == kept


@pytest.mark.parametrize(
    "unit", [kh.Unit("person", "hội viên"), kh.Unit("person", "người", kh.UnitKind.MEASURE), DESK]
)
def test_a_unit_that_only_has_the_code_of_another_is_written_in_full(unit: kh.Unit) -> None:
    """Kills: the label of the package's own unit in place of the host's."""
    indicator = kh.Indicator.stock("a", "a", "a", unit)
    (read,) = kh.from_json(kh.Catalogue, kh.to_json(kh.Catalogue((indicator,))))
    assert read.unit is not None
    assert (read.unit.code, read.unit.label_vi, read.unit.kind) == (
        unit.code,
        unit.label_vi,
        unit.kind,
    )


def test_a_bad_definition_of_its_own_has_plain_paths() -> None:
    text = changed(DESKS, bases=["desks-given"])
    assert problems(kh.Indicator, text) == [
        "bases: expected no indicator that is its own base, got ('desks-given',)"
    ]
    assert read_in_spite(kh.Indicator, text) == ()


def test_a_base_that_the_reader_would_not_have_is_not_written() -> None:
    """Kills: a file that nothing reads."""
    chairs = kh.Indicator.flow("chairs", "Ghế", "chairs", DESK, DESKS)
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(chairs)
    assert str(caught.value) == (
        "Indicator.bases: expected an indicator of the same file or of catalogue=; "
        "give one that has it, got 'desks-given'"
    )
    mine = kh.CATALOGUE.extended(DESKS)
    text = kh.to_json(chairs, catalogue=mine)
    assert in_full(kh.from_json(kh.Indicator, text, catalogue=mine)) == in_full(chairs)

"""Numbers with relations: how they are made, and what cannot be put together."""

from datetime import date
from typing import Any

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import HECTARE, METRE, PERSON, USD, VND


def problems(numbers: Any, *relations: Any) -> list[tuple[str, object, str]]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.System.of(numbers, relations)
    assert caught.value.document == "System"
    return [(problem.path, problem.value, problem.expected) for problem in caught.value.problems]


def test_by_hand_each_number_is_printed_known_or_neither() -> None:
    """Kills: what is known taken for printed, and so doubted; a printed 3 of no bounds."""
    quantity = kh.Quantity(value=7, unit=PERSON)
    system = kh.System.of(
        {
            "text": "gần 60 tỉ đồng",
            "whole": 3,
            "quantity": quantity,
            "known": kh.Bounds.at_most(2),
            "unit": PERSON,
            "nothing": None,
        }
    )
    assert [variable.key for variable in system if variable.is_printed] == [
        "text",
        "whole",
        "quantity",
    ]
    assert len(system) == 6
    assert system["text"].domain() == kh.Bounds.less_than(60_000_000_000)
    assert (system["quantity"].quantity, system["known"].known) == (quantity, kh.Bounds.at_most(2))
    assert system["whole"].domain() == kh.Bounds(3, 3)
    assert (system["unit"].unit, system["unit"].known) == (PERSON, None)
    assert system["nothing"] == kh.Variable(key="nothing")


@pytest.mark.parametrize("value", [3.5, True, [3], date(2023, 1, 1)], ids=repr)
def test_what_is_no_number_is_refused_with_its_key(value: Any) -> None:
    """Kills: ``True`` read as 1."""
    said = "a printed text, a whole number, a Quantity, Bounds, a Unit or None"
    with pytest.raises(kh.StructuringError) as caught:
        kh.System.of({"members": value})
    (problem,) = caught.value.problems
    assert (problem.path, problem.value, problem.expected) == ("numbers['members']", value, said)


def test_all_numbers_that_cannot_be_read_are_told_at_once() -> None:
    """Kills: a text without a figure told without its key; the first bad number told alone."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.System.of({"a": 1.5, "members": "nhiều hội viên", " ": 3, "fine": 3})  # type: ignore[dict-item]
    assert [problem.path for problem in caught.value.problems] == [
        "numbers['a']",
        "numbers['members']",
        "numbers[' ']",
    ]
    assert [problem.value for problem in caught.value.problems] == [1.5, "nhiều hội viên", " "]


@pytest.mark.parametrize("relation", [None, "a = b", kh.PartsOf, PERSON], ids=repr)
def test_what_is_no_relation_is_refused_with_its_place(relation: Any) -> None:
    """Kills: the class of a relation taken for one."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.System.of({"a": 1, "b": 2}, [kh.AtMost("a", "b"), relation])
    assert caught.value.field == "System.relations[1]"
    assert caught.value.expected == "a relation, such as kh.PartsOf or kh.ShareOf"


def test_fields_of_a_system_are_tuples() -> None:
    """Kills: a list that changes afterwards."""
    with pytest.raises(kh.InvalidValueError, match=r"System\.variables"):
        kh.System([kh.Variable(key="a")])  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match=r"System\.relations: expected a tuple of rel"):
        kh.System((kh.Variable(key="a"),), [kh.AtMost("a", "a")])  # type: ignore[arg-type]


def test_all_that_is_wrong_is_told_at_once_with_its_place() -> None:
    """Kills: the first problem alone; a near key that is not named."""
    found = problems(
        {"members": PERSON, "people": PERSON, "raised": VND},
        kh.AtMost("member", "people"),
        kh.PartsOf("people", ("members", "people")),
        kh.EqualTo(("members", "raised"), "people"),
        kh.ShareOf("members", "people", share="zzz"),
    )
    assert found == [
        ("relations[0] (AtMost)", "member", "the key of a number of the system (near: members)"),
        ("relations[1] (PartsOf)", ("people", "members", "people"), "different numbers"),
        (
            "relations[2] (EqualTo)",
            "members (a count) and raised (money, VND)",
            "numbers of one kind, since they are added or compared",
        ),
        ("relations[3] (ShareOf)", "zzz", "the key of a number of the system"),
    ]


def test_two_numbers_have_not_one_key() -> None:
    """Kills: the later number taken in silence."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.System((kh.Variable(key="a"), kh.Variable(key="b"), kh.Variable(key="a")))
    assert [str(problem) for problem in caught.value.problems] == [
        "variables[2].key: expected a key that no other number has, got 'a'"
    ]


@pytest.mark.parametrize(
    ("relation", "listed"),
    [
        (kh.InOrder(("founded", "count")), "founded (a day) and count (a count)"),
        (kh.AtMost("vnd", "usd"), "vnd (money, VND) and usd (money, USD)"),
        (kh.EqualTo("metre", "hectare"), "metre (metre) and hectare (hectare)"),
        (kh.ShareOf("vnd", "count", share="share"), "vnd (money, VND) and count (a count)"),
        (kh.GrowthSince("count", "share", rate="x"), "count (a count) and share (a share)"),
        (kh.PartsOf("unknown", ("count", "vnd")), "count (a count) and vnd (money, VND)"),
    ],
    ids=repr,
)
def test_what_is_of_different_kinds_is_neither_added_nor_compared(
    relation: Any, listed: str
) -> None:
    """Kills: a day at most a count; dollars and đồng added; hectares and metres."""
    others = {"usd": USD, "metre": METRE, "hectare": HECTARE, "count": PERSON, "vnd": VND}
    units = {**others, "share": kh.UNITS["percent"], "x": None, "unknown": None}
    variables = [kh.Variable(key=key, unit=unit) for key, unit in units.items()]
    variables.append(kh.Variable.day("founded", date(2008, 3, 1)))
    with pytest.raises(kh.StructuringError) as caught:
        kh.System(tuple(variables), (relation,))
    assert [problem.value for problem in caught.value.problems] == [listed]


def test_counts_of_different_things_and_unknown_kinds_go_together() -> None:
    """Kills: chapters that may not be compared with organisations."""
    numbers = {"chapters": kh.CHAPTERS.unit, "all": kh.ORGANISATIONS.unit, "what": None}
    system = kh.System.of(
        numbers, [kh.AtMost("chapters", "all"), kh.PartsOf("what", ("chapters", "all"))]
    )
    assert [place for place, _ in system.constraints] == [0, 1]


def test_a_number_is_found_by_its_key_or_the_nearest_is_named() -> None:
    """Kills: a withdrawal that a slip of the pen turns into none."""
    system = kh.System.of({"members": 3, "people": 4}, [kh.AtMost("members", "people")])
    assert system["people"].key == "people"
    for ask in (
        lambda: system["memberz"],
        lambda: system.without(["memberz"]),
        lambda: kh.propagate(system)["memberz"],
        lambda: kh.propagate(system).why("memberz"),
    ):
        with pytest.raises(kh.InvalidValueError, match=r"\(near: members\), got 'memberz'"):
            ask()
    without = system.without(["members"])
    assert [variable.is_printed for variable in without] == [False, True]
    assert without.relations == system.relations
    assert [variable.is_printed for variable in system] == [True, True]
    assert system == kh.System.of({"members": 3, "people": 4}, [kh.AtMost("members", "people")])

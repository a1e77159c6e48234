"""How a system is asked, and what an answer says of itself."""

from fractions import Fraction
from typing import Any

import pytest

import khuyenhoc as kh
from khuyenhoc.reconciliation.systems.narrowing import narrow
from khuyenhoc.reconciliation.systems.propagation import domains
from khuyenhoc.values.unit import FRACTION, PERSON

SHARES = kh.System.of(
    {"members": "383.058 hội viên", "percent": "32,05%", "people": PERSON},
    [kh.ShareOf("members", "people", share="percent")],
)


def test_a_habit_is_that_of_the_document_or_else_of_all() -> None:
    """Kills: one habit for all documents; a habit of a document that does not win."""
    percent = kh.Variable(key="percent", quantity=kh.read_quantity("32,05%"), document="báo cáo")
    system = kh.System((percent, SHARES["members"], SHARES["people"]), SHARES.relations)
    down, up = kh.Rounding.DOWN, kh.Rounding.HALF_UP
    people = {habit: kh.propagate(SHARES, rounding=habit)["people"] for habit in (down, up, None)}
    assert people[down] == kh.Bounds(1_194_816, 1_195_188)
    assert people[up] == kh.Bounds(1_195_003, 1_195_375)
    assert people[None] == kh.Bounds(1_194_816, 1_195_375)
    for rounding in (None, up):
        found = kh.propagate(system, rounding=rounding, habits={"báo cáo": down, "": up})
        assert found["people"] == people[down]
    assert kh.propagate(system, habits={"khác": down})["people"] == people[None]
    assert kh.propagate(system, rounding=up, habits={"khác": down})["people"] == people[up]


def test_nearly_has_a_far_end_only_by_a_convention() -> None:
    """Kills: "gần 1.000" of 3; a reach that is not handed on."""
    system = kh.System.of({"a": "gần 1.000 người", "b": PERSON}, [kh.EqualTo("a", "b")])
    assert kh.propagate(system)["b"] == kh.Bounds(0, 999)
    assert kh.propagate(system, reach=kh.WITHIN_A_TENTH)["b"] == kh.Bounds(900, 999)


@pytest.mark.parametrize(
    ("arguments", "field", "expected"),
    [
        ({"rounding": "down"}, "rounding", "a Rounding"),
        ({"habits": {"p6": "down"}}, "habits['p6']", "a Rounding"),
        ({"reach": Fraction(1, 10)}, "reach", "a Reach, such as kh.WITHIN_A_TENTH"),
        ({"rounds": 0}, "rounds", "a whole number of at least 1"),
        ({"rounds": True}, "rounds", "a whole number of at least 1"),
        ({"system": {"a": 3}}, "system", "a System, such as kh.System.of(...)"),
    ],
    ids=repr,
)
def test_what_cannot_be_asked_is_refused(
    arguments: dict[str, Any], field: str, expected: str
) -> None:
    """Kills: a habit that is looked at only where a share was rounded."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.propagate(**{"system": kh.System.of({"a": 3}), **arguments})
    assert (caught.value.field, caught.value.expected) == (field, expected)


def test_a_number_whose_print_denies_what_is_known_contradicts_itself() -> None:
    """Kills: a relation blamed for it; the known left out, though it is never doubted."""
    denied = kh.Variable(
        key="a", quantity=kh.read_quantity("7 người"), known=kh.Bounds(Fraction(1, 2), 4)
    )
    system = kh.System((denied, kh.Variable(key="b", unit=PERSON)), (kh.AtMost("a", "b"),))
    found = kh.propagate(system)
    assert found.contradiction is not None
    assert (found.contradiction.key, found.contradiction.relation) == ("a", None)
    assert found.contradiction.held == kh.Bounds(Fraction(1, 2), 4)
    assert (found["a"], found.settled, found.narrowed) == (kh.Bounds(1, 4), True, ())
    assert found.why_not() == ()
    assert domains(system)[1] == "a"
    later = kh.Variable(key="c", known=kh.Bounds(Fraction(1, 3), Fraction(1, 2)), unit=PERSON)
    two = kh.System((*system.variables, later))
    assert domains(two) == (
        {"a": kh.Bounds(1, 4), "b": kh.Bounds(0, None), "c": kh.Bounds(None, None)},
        "a",
    )
    nowhere = kh.Variable(
        key="d",
        quantity=kh.Quantity(value=Fraction(1, 2), unit=FRACTION, resolution=0),
        is_day=True,
    )
    clash = kh.propagate(kh.System((nowhere,))).contradiction
    assert clash is not None
    assert clash.held == kh.Bounds(None, None)


def test_a_contradiction_tells_where_it_showed_and_what_led_to_it() -> None:
    """Kills: steps of what has nothing to do with it; the last relation counted among them."""
    system = kh.System.of(
        {"a": 5, "b": PERSON, "c": PERSON, "d": 4, "e": PERSON, "f": 9},
        [kh.AtMost("a", "b"), kh.AtMost("b", "c"), kh.AtMost("c", "d"), kh.AtMost("e", "f")],
    )
    found = kh.propagate(system)
    clash = found.contradiction
    assert clash is not None
    assert clash.relation == 1
    assert (clash.key, clash.held, clash.room) == ("b", kh.Bounds(5, None), kh.Bounds(None, 4))
    assert [step.relation for step in found.why_not()] == [system.relations[0], system.relations[2]]
    assert found.why("f") == ()
    assert found.narrowed == ("b", "c", "e")
    assert list(found) == ["a", "b", "c", "d", "e", "f"]
    assert len(found) == 6
    nothing = kh.propagate(kh.System.of({"a": 3}))
    assert (nothing.contradiction, nothing.why_not(), nothing.why("a")) == (None, (), ())


def test_steps_name_the_others_and_only_what_it_rests_on() -> None:
    """Kills: every step before it; the number itself among the others."""
    system = kh.System.of(
        {"all": 100, "a": PERSON, "b": 30, "c": PERSON, "d": 7},
        [kh.PartsOf("all", ("a", "b", "c")), kh.AtMost("c", "d"), kh.AtMost("a", "all")],
    )
    found = kh.propagate(system)
    assert (found["a"], found["c"]) == (kh.Bounds(63, 70), kh.Bounds(0, 7))
    steps = found.why("a")
    assert [step.variable.key for step in steps] == ["a", "c", "a"]
    assert [type(step.relation).__name__ for step in steps] == ["PartsOf", "AtMost", "PartsOf"]
    assert [other.key for other in steps[-1].others] == ["all", "b", "c"]
    assert steps[-1].bounds == kh.Bounds(63, 70)


def test_a_step_that_two_others_rest_on_is_told_once() -> None:
    """Kills: the same step told for each way that leads to it."""
    system = kh.System.of(
        {"top": 4, "c": PERSON, "a": PERSON, "b": PERSON, "x": PERSON},
        [
            kh.AtMost("c", "top"),
            kh.AtMost("a", "c"),
            kh.AtMost("b", "c"),
            kh.EqualTo("x", ("a", "b")),
        ],
    )
    found = kh.propagate(system)
    assert found["x"] == kh.Bounds(0, 8)
    assert [step.variable.key for step in found.why("x")] == ["c", "a", "b", "x"]


def test_each_end_rests_on_what_moved_it_last_and_on_nothing_before() -> None:
    """Kills: a limit told that a closer one replaced; the step of one end taken for the other's."""
    relations = (
        kh.AtMost("b", "a"),
        kh.AtMost("a", "p"),
        kh.AtMost("q", "r"),
        kh.AtMost("a", "q"),
    )
    numbers: dict[str, Any] = {"a": PERSON, "b": 3, "p": 8, "q": PERSON, "r": 5}
    found = kh.propagate(kh.System.of(numbers, relations))
    assert found["a"] == kh.Bounds(3, 5)
    told = [step.relation for step in found.why("a")]
    assert told == [relations[0], relations[2], relations[3]]


def test_a_partner_rests_on_where_it_was_looked_for() -> None:
    """Kills: a product's step that forgets what its own number was narrowed by before."""
    rate = kh.Variable(key="rate", known=kh.Bounds.exactly(Fraction(3, 5)), unit=FRACTION)
    counts = kh.System.of({"part": PERSON, "whole": PERSON, "six": 6}).variables
    relations = (kh.AtMost("six", "whole"), kh.ShareOf("part", "whole", share="rate"))
    found = kh.propagate(kh.System((*counts, rate), relations))
    assert found["whole"] == kh.Bounds(10, None)
    assert relations[0] in [step.relation for step in found.why("whole")]


def test_what_is_strictly_between_the_ends_of_others_is_open_at_both() -> None:
    """Kills: an end that only turns open taken for no change."""
    span = kh.Bounds(0, 5)
    order = kh.InOrder(("low", "a", "high"), strictly=True)
    system = kh.System.of(
        {"low": kh.Bounds.exactly(0), "a": span, "high": kh.Bounds.exactly(5)}, [order]
    )
    assert kh.propagate(system)["a"] == kh.Bounds(0, 5, low_open=True, high_open=True)


def test_where_nothing_clashes_no_relation_led_to_it() -> None:
    """Kills: relations told as the proof of a contradiction that there is not."""
    assert narrow((), {"a": kh.Bounds(1, 2)}, frozenset()).relations_behind() == ()

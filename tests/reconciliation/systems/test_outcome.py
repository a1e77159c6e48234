"""What a verdict hangs on: the habit of rounding, the convention, or nothing."""

from fractions import Fraction

import pytest
from attrs import evolve
from drawn_systems import Numbers, system_of
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.systems.outcome import Outcome, outcome
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.unit import PERCENT

UP, DOWN = kh.Rounding.HALF_UP, kh.Rounding.DOWN
SHARES = (
    kh.ShareOf("a", "all", share="a%"),
    kh.ShareOf("b", "all", share="b%"),
)


def of(system: kh.System, reach: kh.Reach | None = None) -> Outcome:
    return outcome(Scenes(system, reach=reach), range(len(system.relations)))


@given(st.integers(1, 10**4), st.integers(0, 10**4), st.sampled_from((1, 10, 100)), st.data())
def test_a_percentage_fits_the_habits_that_print_it_so(
    whole: int, some: int, steps: int, data: st.DataObject
) -> None:
    """Kills: a bound of a habit on the wrong side, the other habit's verdict."""
    part = min(some, whole)
    exact = Fraction(100 * part, whole)
    step = Fraction(1, steps)
    by_habit = {habit: kh.round_to(exact, step, habit) for habit in (UP, DOWN)}
    printed = data.draw(st.sampled_from([*by_habit.values(), by_habit[DOWN] + 2 * step]))
    percent = kh.Quantity(value=printed, unit=PERCENT, resolution=step)
    found = of(
        system_of(
            {"part": part, "whole": whole, "percent": percent},
            kh.ShareOf("part", "whole", share="percent"),
        )
    )
    fitting = tuple(habit for habit, value in by_habit.items() if value == printed)
    if not fitting:
        assert found.verdict is kh.Verdict.CONTRADICTORY
        return
    assert found.fitting == {"": fitting}
    assert found.verdict is (kh.Verdict.CUT_OFF if fitting == (DOWN,) else kh.Verdict.CONSISTENT)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "fitting"),
    [
        ("66,67%", "33,33%", kh.Verdict.CONSISTENT, (UP,)),
        ("66,66%", "33,33%", kh.Verdict.CUT_OFF, (DOWN,)),
        ("66%", "33,33%", kh.Verdict.CUT_OFF, (DOWN,)),
        ("66,6%", "66,7%", kh.Verdict.UNDETERMINED, ()),
        ("66,6%", "66,8%", kh.Verdict.CONTRADICTORY, ()),
        ("60%", "60%", kh.Verdict.CONTRADICTORY, ()),
    ],
)
def test_percentages_of_one_report_are_in_one_habit(
    first: str, second: str, verdict: kh.Verdict, fitting: tuple[kh.Rounding, ...]
) -> None:
    """Kills: each percentage in the habit that suits it, and nobody told."""
    second_part = 2 if second.startswith("66") else 1
    numbers: Numbers = {"a": 2, "b": second_part, "all": 3, "a%": first, "b%": second}
    found = of(system_of(numbers, *SHARES))
    assert found.verdict is verdict
    if verdict is not kh.Verdict.CONTRADICTORY:
        assert found.fitting == {"": fitting}


def test_without_a_percentage_no_habit_is_in_question() -> None:
    found = of(system_of({"a": 1, "b": 1}, kh.EqualTo(("a",), ("b",))))
    assert (found.fitting, found.only) == ({}, None)
    assert found.within_reach is None
    assert found.in_own_habit is None


@pytest.mark.parametrize(
    ("reach", "verdict", "convention"),
    [
        (None, kh.Verdict.CONSISTENT, None),
        (kh.Reach("a half", Fraction(1, 2)), kh.Verdict.CONSISTENT, None),
        (kh.WITHIN_A_TENTH, kh.Verdict.CONTRADICTORY, "within a tenth"),
    ],
)
def test_a_convention_is_named_where_the_contradiction_needs_it(
    reach: kh.Reach | None, verdict: kh.Verdict, convention: str | None
) -> None:
    """Kills: a reach that is always used, or never."""
    system = system_of({"a": "gần 100 người", "b": 60}, kh.EqualTo(("a",), ("b",)))
    found = of(system, reach)
    assert (found.verdict, found.convention) == (verdict, convention)


def test_what_print_proves_needs_no_convention() -> None:
    """Kills: the convention blamed for what holds without it."""
    found = of(
        system_of({"a": "gần 100 người", "b": 100}, kh.EqualTo(("a",), ("b",))), kh.WITHIN_A_TENTH
    )
    assert (found.verdict, found.convention) == (kh.Verdict.CONTRADICTORY, None)


def test_documents_keep_to_their_own_habits_in_what_follows() -> None:
    """Kills: the habit of one document used for another's percentage."""
    texts = {"here": "50,1%", "there": "50,2%"}
    shares = [
        kh.Variable(key=f"{name}%", quantity=kh.read_quantity(text), document=name)
        for name, text in texts.items()
    ]
    numbers = system_of({"a": 1_000, "here": kh.UNITS["person"], "there": kh.UNITS["person"]})
    system = kh.System(
        (*numbers, *shares),
        tuple(kh.ShareOf("a", name, share=f"{name}%") for name in texts),
    )
    found = outcome(Scenes(system, habits={"there": DOWN}), (0, 1))
    assert found.in_own_habit is not None
    assert found.in_own_habit[UP].domains["here"] == found.in_habit[UP].domains["here"]
    assert found.in_own_habit[UP].domains["there"] == found.in_habit[DOWN].domains["there"]
    assert found.verdict is kh.Verdict.CONSISTENT


def test_each_document_has_a_habit_of_its_own() -> None:
    """Kills: one habit asked of all documents, by which one that rounds makes another cut off."""
    printed = {"a%": ("66,67%", "one"), "b%": ("66,66%", "other")}
    variables = [
        kh.Variable(key=key, quantity=kh.read_quantity(text), document=document)
        for key, (text, document) in printed.items()
    ]
    counts = [
        kh.Variable(key=key, quantity=kh.read_quantity(f"{number} hộ"))
        for key, number in (("a", 2), ("b", 2), ("all", 3))
    ]
    found = of(kh.System((*variables, *counts), SHARES))
    assert found.fitting == {"one": (UP,), "other": (DOWN,)}
    assert (found.verdict, found.only) == (kh.Verdict.CUT_OFF, None)


def test_percentages_that_have_nothing_else_in_common_are_still_of_one_document() -> None:
    """Kills: a habit for each lot of figures, so that one document both rounds and cuts off."""
    numbers: Numbers = {"a": 2, "all": 3, "a%": "66,67%", "b": 2, "every": 3, "b%": "66,66%"}
    relations = (
        kh.ShareOf("a", "all", share="a%"),
        kh.ShareOf("b", "every", share="b%"),
    )
    system = system_of(numbers, *relations)
    found = kh.judge(system)
    (together,) = [one for one in found if one.code == "joint-undetermined"]
    assert {"a%", "b%"} <= set(together.figures)
    assert together.sentence("en").endswith("only if some were rounded and others cut off.")
    apart = kh.System(
        tuple(evolve(v, document=v.key[0]) if v.is_share else v for v in system), relations
    )
    assert not [one for one in kh.judge(apart) if one.code.startswith("joint")]

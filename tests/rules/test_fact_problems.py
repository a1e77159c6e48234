"""Facts that the rules cannot take, each named with what was expected, all in one pass."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    DAY,
    all_facts,
    all_of,
    application,
    assessed,
    book,
    count,
    cut_off,
    not_sourced,
    points,
    requirements,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import Requirement

RULE: Final = all_of(
    "a",
    cut_off(points("p", 10), 5),
    cut_off(points("open", None), 5),
    share("s"),
    count("n"),
    stated("y"),
)


def ratio(part: int, whole: int, of: Any = UNIT_MEMBERS) -> kh.Ratio:
    return kh.Ratio(part, whole, of=of)


class OfNobody:
    """A share of a host, of a base in which there is nobody."""

    of = UNIT_MEMBERS

    @property
    def bounds(self) -> kh.Bounds:
        raise kh.UndefinedRatioError("0 of 0")


NOBODY: Final = OfNobody()
POINTS: Final = "points from 0 to 10"
RATIO: Final = "a ratio of unit-members, or Bounds of how much of 1 it is"
OF_1: Final = "Bounds from 0 to 1: 1 is all; a percentage is divided by 100"
NUMBER: Final = "a whole number of at least 0, or Bounds of one"
ANSWER: Final = "True or False; None if not known"


@pytest.mark.parametrize(
    ("key", "fact", "expected"),
    [
        ("p", 11, POINTS),
        ("p", -1, POINTS),
        ("p", Fraction(21, 2), POINTS),
        ("p", True, POINTS),
        ("p", kh.Bounds(5, 11), POINTS),
        ("p", kh.Bounds(-1, 5), POINTS),
        ("p", kh.Bounds.at_least(5), POINTS),
        ("p", kh.Bounds.at_most(5), POINTS),
        ("p", ratio(1, 2), POINTS),
        ("open", -1, "points of at least 0"),
        ("open", False, "points of at least 0"),
        ("open", kh.Bounds.at_most(5), "points of at least 0"),
        ("s", 90, RATIO),
        ("s", Fraction(9, 10), RATIO),
        ("s", True, RATIO),
        ("s", kh.Bounds(89, 91), OF_1),
        ("s", kh.Bounds.at_least(0), OF_1),
        ("s", kh.Bounds(Fraction(-1, 10), 1), OF_1),
        ("s", ratio(9, 10, kh.POPULATION), "a ratio of unit-members"),
        ("s", ratio(0, 0), "a ratio of at least one; None if there is nobody to count"),
        ("s", NOBODY, "a ratio of at least one; None if there is nobody to count"),
        ("n", ratio(0, 0), NUMBER),
        ("n", -1, NUMBER),
        ("n", True, NUMBER),
        ("n", kh.Bounds.at_most(3), NUMBER),
        ("n", Fraction(3, 2), NUMBER),
        ("n", kh.Bounds(1, 2, low_open=True, high_open=True), NUMBER),
        ("n", kh.Bounds(Fraction(5, 4), Fraction(7, 4)), NUMBER),
        ("y", 1, ANSWER),
        ("y", 0, ANSWER),
        ("y", kh.Bounds(0, 1), ANSWER),
    ],
)
def test_what_cannot_be_taken_is_refused(key: str, fact: Any, expected: str) -> None:
    """Kills: 11 points of 10; 90 for 90%; a ratio of other people; half a school;
    True as a point, 1 as a yes.
    """
    with pytest.raises(kh.StructuringError) as caught:
        assessed(RULE, {key: fact})
    (problem,) = caught.value.problems
    assert str(caught.value).splitlines()[0] == "application of ho-1: 1 problem"
    assert (problem.path, problem.value, problem.expected) == (f"facts[{key!r}]", fact, expected)


@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("p", 0),
        ("p", 10),
        ("p", Fraction(1, 2)),
        ("p", Fraction(10)),
        ("p", kh.Bounds(0, 10)),
        ("p", kh.Bounds(0, 10, high_open=True)),
        ("open", 10_000),
        ("open", kh.Bounds.more_than(5)),
        ("s", kh.Bounds(0, 1)),
        ("s", ratio(0, 10)),
        ("s", ratio(1, 2, SimpleNamespace(code="unit-members", encloses=True))),
        ("n", 0),
        ("n", Fraction(2)),
        ("n", kh.Bounds(1, 2, low_open=True)),
        ("n", kh.Bounds(1, 2, high_open=True)),
        ("n", kh.Bounds(Fraction(1, 2), Fraction(3, 2))),
        ("n", kh.Bounds.at_least(0)),
        ("y", False),
    ],
)
def test_what_is_just_right_is_taken(key: str, fact: Any) -> None:
    """Kills: the cap itself refused; 0 taken for missing."""
    assert assessed(RULE, {key: fact}).application.facts[key] == fact
    assert assessed(RULE, {key: None}).findings[0].verdict is kh.RuleVerdict.NOT_ASSESSABLE


@given(requirements(), st.data())
def test_whatever_can_be_stated_is_taken(rule: Requirement, data: st.DataObject) -> None:
    """Kills: a check that is stricter than the rules."""
    facts = data.draw(all_facts(rules(rule).asked))
    assert assessed(rule, facts).application.facts == facts


def test_all_problems_are_told_at_once() -> None:
    """Kills: the first problem alone."""
    facts: dict[str, Any] = {"p": 11, "q": 5, "s": 90, "y": 1, "n": 3, "Y": True}
    with pytest.raises(kh.StructuringError) as caught:
        assessed(RULE, facts)
    known = "a fact that these rules ask for: p, open, s, n, y"
    assert str(caught.value).splitlines() == [
        "application of ho-1: 5 problems",
        f"  facts['p']: expected {POINTS}, got 11",
        f"  facts: expected {known}, got 'q'",
        f"  facts['s']: expected {RATIO}, got 90",
        f"  facts['y']: expected {ANSWER}, got 1",
        f"  facts: expected {known}, got 'Y'",
    ]


def test_rules_that_ask_for_no_fact_say_so() -> None:
    with pytest.raises(kh.StructuringError) as caught:
        assessed(not_sourced(), {"p": 1})
    assert [str(one) for one in caught.value.problems] == [
        "facts: expected a fact that these rules ask for: there is none, got 'p'"
    ]


def test_sums_that_contradict_their_items_are_told_once_each() -> None:
    """Kills: the same contradiction again for every sum above it; one of two."""
    of_items = [
        points(f"{one}", 10, points(f"{one}.1", 10), points(f"{one}.2", 10)) for one in "12"
    ]
    rule = all_of("a", cut_off(points("t", 20, *of_items), 5), cut_off(of_items[0], 1))
    with pytest.raises(kh.StructuringError) as caught:
        assessed(rule, {"1.1": 6, "1.2": 6, "2.1": 1, "2.2": 1, "2": 3})
    assert [str(one) for one in caught.value.problems] == [
        "facts['1']: expected items that come to at most 10, its cap, got 12",
        "facts['2']: expected what its items come to, 2, got 3",
    ]


def test_what_an_article_asks_for_may_be_stated_and_is_checked() -> None:
    """Kills: a fact that only the article knows refused, or taken unseen."""
    held = book(
        rules(same_as("x", "clan", "y")),
        rules(stated("y"), key="clan", title=kh.LearningTitle.CLAN),
    )
    assert kh.assess(application({"y": True}), on=DAY, book=held).verdict is kh.RuleVerdict.MET
    with pytest.raises(kh.StructuringError, match=ANSWER):
        kh.assess(application({"y": 1}), on=DAY, book=held)

"""Strategies for applications, whose facts are what a rule set asks for."""

from fractions import Fraction
from math import ceil

from hypothesis import strategies as st

from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import Recognition, TitleGrade
from khuyenhoc.models.target import AreaClass
from khuyenhoc.rules.assessments.application import Application, Fact
from khuyenhoc.rules.books.rule_set import RuleSet
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.testing.numbers import exacts, ratios
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["applications"]


@st.composite
def applications(draw: st.DrawFn, rule_set: RuleSet) -> Application:
    """Make applications for the title of ``rule_set``, with facts that it asks for.

    Each fact is stated, bounded, said not to be known, or left out. Points are stated of items or
    of their sum, and within every cap.

    >>> from datetime import date
    >>> from hypothesis import given
    >>> from khuyenhoc.rules.assessments.assessing import assess
    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> @given(applications(RULE_BOOK["province-unit/22-2020"]))
    ... def test_no_fact_is_refused(application: Application) -> None:
    ...     assert assess(application, on=date(2023, 12, 20)).rule_set.id == "province-unit/22-2020"
    >>> test_no_fact_is_refused()
    """
    conditions = [*rule_set.requirements]
    sums = [one.points for one in conditions if isinstance(one, PointsAtLeast)]
    facts: dict[str, Fact] = {}
    seen: set[str] = set()
    # What is an item of a greater sum is stated with that.
    for points in sorted(sums, key=lambda one: sum(1 for _ in one.walk()), reverse=True):
        if points.id not in seen:
            facts |= _points(draw, points, 100)
            seen |= {one.id for one in points.walk()}
    for one in conditions:
        if one.id not in facts and draw(st.booleans()):
            match one:
                case ShareAtLeast():
                    facts[one.id] = draw(_shares(one))
                case CountAtLeast():
                    facts[one.id] = draw(_counts(100))
                case Stated():
                    facts[one.id] = draw(st.none() | st.booleans())
                case _:
                    pass
    holder = draw(st.sampled_from(("holder-1", "holder-2")))
    return Application(
        holder=holder,
        title=rule_set.title,
        facts=facts,
        place=rule_set.place or draw(st.sampled_from((None, "village-1"))),
        area=draw(st.none() | st.sampled_from(AreaClass)),
        period=draw(st.none() | periods(limited=True)),
        recognitions=draw(st.none() | st.lists(_recognitions(holder), max_size=2).map(tuple)),
    )


def _points(draw: st.DrawFn, points: Points, most: int) -> dict[str, Fact]:
    """Draw points that come to at most ``most``."""
    most = most if points.limit is None else min(most, points.limit)
    if not points.items or draw(st.booleans()):
        return {points.id: draw(_amounts(most))} if draw(st.booleans()) else {}
    facts: dict[str, Fact] = {}
    for item in points.items:
        own = _points(draw, item, most)
        # Of what is not stated nothing is taken off: it may be 0.
        most -= sum(_most_of(fact) for fact in own.values())
        facts |= own
    return facts


def _most_of(fact: Fact) -> int:
    """Give the most whole points that a fact can be."""
    if isinstance(fact, Bounds):
        return ceil(fact.high or 0)
    return ceil(fact) if isinstance(fact, int | Fraction) else 0


def _amounts(most: int) -> st.SearchStrategy[Fact]:
    return st.none() | exacts(min_value=0, max_value=most) | _within(most)


def _counts(most: int) -> st.SearchStrategy[Fact]:
    rough = _within(most).filter(lambda one: one.whole() is not None)
    return st.none() | st.integers(0, most) | rough


@st.composite
def _within(draw: st.DrawFn, most: int) -> Bounds:
    amounts: st.SearchStrategy[Exact] = exacts(min_value=0, max_value=most)
    return Bounds(*sorted((draw(amounts), draw(amounts))))


def _shares(one: ShareAtLeast) -> st.SearchStrategy[Fact]:
    return st.none() | ratios(of=one.of, min_whole=1) | _within(1)


def _recognitions(holder: str) -> st.SearchStrategy[Recognition]:
    return st.builds(
        Recognition,
        holder=st.just(holder),
        title=st.sampled_from(LearningTitle),
        unit=st.just("village-1"),
        decided_on=days(),
        grade=st.none() | st.sampled_from(TitleGrade),
    )

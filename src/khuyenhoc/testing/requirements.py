"""Strategies for requirements of every kind, and what they ask for."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from typing import Any, Final

from attrs import evolve
from hypothesis import strategies as st

from khuyenhoc.models.indicators import ADULTS, HOUSEHOLDS, PARTY_MEMBERS
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    HasTitle,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf, AnyOf, OnlyFor, Requirement, SameAs
from khuyenhoc.rules.requirements.threshold import ByArea, Threshold
from khuyenhoc.testing.numbers import exacts
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.number import Exact
from khuyenhoc.values.unit import ORGANISATION, PERSON

__all__ = ["citations_of_rules", "requirement", "requirements", "stated", "thresholds"]

#: The most points where no cap says how many there are.
_MOST: Final = 100


@st.composite
def requirements(draw: st.DrawFn, *, max_depth: int = 2) -> Requirement:
    """Make requirements of every kind, put together up to ``max_depth`` deep, each id used once.

    What they ask for can be reached. Of some, as in the law, no source tells how much that is.

    >>> from hypothesis import given
    >>> from khuyenhoc.rules.requirements.requirement import walk
    >>> @given(requirements(max_depth=0))
    ... def test_nothing_is_put_together(one: Requirement) -> None:
    ...     assert [*walk(one)] == [one]
    >>> test_nothing_is_put_together()
    """
    return requirement(draw, count(1), max_depth)


def requirement(draw: st.DrawFn, ids: Iterator[int], depth: int) -> Requirement:
    """Draw a requirement, put together up to ``depth`` deep, that takes its ids from ``ids``."""
    make = draw(st.sampled_from((*_SINGLE, *_PUT_TOGETHER) if depth else _SINGLE))
    return make(draw, ids, depth)


def citations_of_rules() -> st.SearchStrategy[Citation]:
    """Make citations of circulars and decisions, on evidence of every kind."""
    return st.builds(
        Citation,
        instrument=st.sampled_from(("324/QĐ-KHVN", "24/2023/TT-BGDĐT", "12/QĐ-UBND")),
        place=st.sampled_from(("", "tiêu chí 3", "Điều 4, khoản 2")),
        evidence=st.sampled_from(Evidence),
    )


def stated(draw: st.DrawFn, id: str) -> Stated:  # noqa: A002 - as the field is called
    """Draw a statement of a given id."""
    return Stated(
        id=id,
        label_vi=f"Yêu cầu {id}",
        label_en=f"requirement {id}",
        citation=draw(citations_of_rules()),
    )


def thresholds(one: PointsAtLeast | ShareAtLeast | CountAtLeast) -> st.SearchStrategy[Threshold]:
    """Make what a requirement can ask for so that it can be reached."""
    amounts: st.SearchStrategy[Exact]
    if isinstance(one, ShareAtLeast):
        amounts = st.fractions(Fraction(1, 100), 1, max_denominator=100)
    else:
        limit = one.points.limit if isinstance(one, PointsAtLeast) else None
        amounts = exacts(min_value=0, max_value=_MOST if limit is None else limit)
    return amounts | st.builds(ByArea, general=amounts, difficult=amounts)


def _names(draw: st.DrawFn, ids: Iterator[int]) -> dict[str, Any]:
    """Give what nearly every requirement has: an id, a label and a source."""
    one = str(next(ids))
    citation = draw(citations_of_rules())
    return {"id": one, "label_vi": f"Yêu cầu {one}", "label_en": one, "citation": citation}


def _points(draw: st.DrawFn, ids: Iterator[int], depth: int) -> Points:
    names, several = _names(draw, ids), range(draw(st.integers(0, 3)) if depth else 0)
    items = tuple(_points(draw, ids, depth - 1) for _ in several)
    cap = draw(st.none() | st.integers(1, _MOST))
    return Points(**names, items=items, cap=cap, complete=draw(st.booleans()) if items else True)


def _points_at_least(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    points = _points(draw, ids, 2)
    one = PointsAtLeast(points=points, at_least=None, citation=draw(citations_of_rules()))
    return evolve(one, at_least=draw(st.none() | thresholds(one)))


def _share_at_least(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    of = draw(st.sampled_from((ADULTS, HOUSEHOLDS, PARTY_MEMBERS)))
    title = draw(st.none() | st.sampled_from(LearningTitle))
    one = ShareAtLeast(**_names(draw, ids), of=of, title=title, at_least=None)
    return evolve(one, at_least=draw(st.none() | thresholds(one)))


def _count_at_least(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    unit = draw(st.sampled_from((None, PERSON, ORGANISATION)))
    one = CountAtLeast(**_names(draw, ids), unit=unit, at_least=None)
    return evolve(one, at_least=draw(st.none() | thresholds(one)))


def _stated(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    return stated(draw, str(next(ids)))


def _has_title(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    return HasTitle(
        **_names(draw, ids),
        title=draw(st.sampled_from(LearningTitle)),
        grade=draw(st.none() | st.sampled_from(TitleGrade)),
        for_years=draw(st.integers(0, 5)),
    )


def _not_sourced(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    return NotSourced(**_names(draw, ids))


def _same_as(draw: st.DrawFn, ids: Iterator[int], _depth: int) -> Requirement:
    return SameAs(**_names(draw, ids), rule_set="made-up/0", requirement="1")


def _parts(draw: st.DrawFn, ids: Iterator[int], depth: int) -> tuple[Requirement, ...]:
    return tuple(requirement(draw, ids, depth - 1) for _ in range(draw(st.integers(1, 3))))


def _all_of(draw: st.DrawFn, ids: Iterator[int], depth: int) -> Requirement:
    return AllOf(**_names(draw, ids), parts=_parts(draw, ids, depth))


def _any_of(draw: st.DrawFn, ids: Iterator[int], depth: int) -> Requirement:
    return AnyOf(**_names(draw, ids), parts=_parts(draw, ids, depth))


def _only_for(draw: st.DrawFn, ids: Iterator[int], depth: int) -> Requirement:
    when = stated(draw, str(next(ids)))
    return OnlyFor(when=when, part=requirement(draw, ids, depth - 1))


_SINGLE: Final = (
    _stated,
    _points_at_least,
    _share_at_least,
    _count_at_least,
    _has_title,
    _not_sourced,
    _same_as,
)
_PUT_TOGETHER: Final = (_all_of, _any_of, _only_for)

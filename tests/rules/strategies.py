"""Builders of rules, and strategies for requirements and for what applications state."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import (
    AllOf,
    AnyOf,
    CountAtLeast,
    Fact,
    HasTitle,
    Level,
    NotSourced,
    OnlyFor,
    Points,
    PointsAtLeast,
    Requirement,
    SameAs,
    ShareAtLeast,
    Stated,
    Threshold,
)
from khuyenhoc.rules.books.rule_set import Asked
from khuyenhoc.testing import exacts, numbers_within, ratios
from khuyenhoc.values.number import Exact
from khuyenhoc.values.unit import Unit

SOURCE: Final = kh.Citation(instrument="5/QĐ", evidence=kh.Evidence.PRIMARY)
DAY: Final = date(2024, 3, 1)
SINCE_2020: Final = kh.Period(date(2020, 1, 1))
TITLE: Final = kh.LearningTitle.FAMILY
GOOD, FAIR, AVERAGE = kh.TitleGrade.GOOD, kh.TitleGrade.FAIR, kh.TitleGrade.AVERAGE
MET, NOT_MET, UNKNOWN = kh.RuleVerdict


def called(key: str) -> dict[str, Any]:
    return {"id": key, "label_vi": f"Mục {key}", "label_en": f"item {key}", "citation": SOURCE}


def points(key: str, cap: int | None, *items: Points, complete: bool = True) -> Points:
    return Points(cap=cap, items=items, complete=complete, **called(key))


def cut_off(one: Points, at_least: Threshold | None) -> PointsAtLeast:
    return PointsAtLeast(points=one, at_least=at_least, citation=SOURCE)


def share(key: str = "s", at_least: Threshold | None = Fraction(90, 100)) -> ShareAtLeast:
    return ShareAtLeast(of=UNIT_MEMBERS, at_least=at_least, **called(key))


def count(key: str = "n", at_least: Threshold | None = 2, unit: Unit | None = None) -> CountAtLeast:
    return CountAtLeast(unit=unit, at_least=at_least, **called(key))


def stated(key: str = "yes") -> Stated:
    return Stated(**called(key))


def not_sourced(key: str = "lost") -> NotSourced:
    return NotSourced(**called(key))


def has_title(key: str = "title", **more: Any) -> HasTitle:
    return HasTitle(**{"title": kh.LearningTitle.PROVINCE_UNIT, **called(key), **more})


def all_of(key: str, *parts: Requirement) -> AllOf:
    return AllOf(parts=parts, **called(key))


def any_of(key: str, *parts: Requirement) -> AnyOf:
    return AnyOf(parts=parts, **called(key))


def only_for(when: str, part: Requirement) -> OnlyFor:
    return OnlyFor(when=stated(when), part=part)


def same_as(key: str, rule_set: str, requirement: str) -> SameAs:
    return SameAs(rule_set=rule_set, requirement=requirement, **called(key))


def level(grade: kh.TitleGrade | None, requirement: Requirement) -> Level:
    return Level(grade=grade, requirement=requirement)


def rules(*levels: Level | Requirement, key: str = "r", **more: Any) -> kh.RuleSet:
    made = tuple(one if isinstance(one, Level) else Level(requirement=one) for one in levels)
    common = {"title": TITLE, "citation": SOURCE, "in_force": SINCE_2020}
    if "in_force" not in more or more["in_force"] is not None:
        common["in_force_source"] = SOURCE
    return kh.RuleSet(id=key, levels=made, **{**common, **more})


def book(*rule_sets: kh.RuleSet | Requirement) -> kh.RuleBook:
    return kh.RuleBook(
        tuple(one if isinstance(one, kh.RuleSet) else rules(one) for one in rule_sets)
    )


def application(facts: Mapping[str, Fact] | None = None, **more: Any) -> kh.Application:
    return kh.Application(**{"holder": "ho-1", "title": TITLE, "facts": facts or {}, **more})


def assessed(
    rule: kh.RuleSet | Requirement, facts: Mapping[str, Fact] | None = None, **more: Any
) -> kh.Assessment:
    return kh.assess(application(facts, **more), on=DAY, book=book(rule))


def judged(
    rule: Requirement, facts: Mapping[str, Fact] | None = None, **more: Any
) -> kh.RuleFinding:
    return assessed(rule, facts, **more).findings[0]


# -- what is stated -----------------------------------------------------------------------------


@st.composite
def bounds_to(draw: st.DrawFn, most: int) -> kh.Bounds:
    """Make bounds of numbers from 0 to ``most``."""
    low, high = sorted(draw(exacts(min_value=0, max_value=most)) for _ in range(2))
    opened = st.booleans() if low < high else st.just(value=False)
    return kh.Bounds(low, high, low_open=draw(opened), high_open=draw(opened))


def numbers_to(most: int) -> st.SearchStrategy[Exact | kh.Bounds]:
    return exacts(min_value=0, max_value=most) | bounds_to(most)


def counts_to(most: int) -> st.SearchStrategy[Exact | kh.Bounds]:
    whole = st.integers(0, most)
    rough = bounds_to(most).filter(lambda one: one.whole() is not None)
    return whole | whole.map(Fraction) | rough


def facts_of(asked: Asked) -> st.SearchStrategy[Fact]:
    """Make all that can be stated of one thing, and that nothing is known of it."""
    match asked:
        case Points():
            known: st.SearchStrategy[Fact] = numbers_to(asked.cap or 30)
        case CountAtLeast():
            known = counts_to(6)
        case Stated():
            known = st.booleans()
        case ShareAtLeast():
            known = bounds_to(1) | ratios(of=asked.of, min_whole=1)
    return st.none() | known


def all_facts(asked: Mapping[str, Asked]) -> st.SearchStrategy[dict[str, Fact]]:
    return st.fixed_dictionaries({}, optional={key: facts_of(one) for key, one in asked.items()})


def narrower(asked: Asked, fact: Fact) -> st.SearchStrategy[Fact]:
    """Make what a fact can turn out to be once it is known exactly."""
    if isinstance(asked, Stated) and fact is None:
        return st.booleans()
    if fact is not None and not isinstance(fact, kh.Bounds):
        return st.just(fact)
    most = {ShareAtLeast: 1, CountAtLeast: 6}.get(type(asked), getattr(asked, "cap", None) or 30)
    if isinstance(asked, CountAtLeast):
        whole = (fact or kh.Bounds(0, most)).whole() or kh.Bounds(0, most)
        return st.integers(whole.low, whole.high)  # type: ignore[arg-type]
    numbers = numbers_within(fact or kh.Bounds(0, most))
    return numbers.map(kh.Bounds.exactly) if isinstance(asked, ShareAtLeast) else numbers


def known_facts(
    asked: Mapping[str, Asked], facts: Mapping[str, Fact]
) -> st.SearchStrategy[dict[str, Fact]]:
    """Make facts that are all exact and that ``facts`` allow."""
    return st.fixed_dictionaries({key: narrower(one, facts.get(key)) for key, one in asked.items()})


# -- rules --------------------------------------------------------------------------------------

verdicts: Final = st.sampled_from(kh.RuleVerdict)


def thresholds(most: int) -> st.SearchStrategy[Threshold]:
    return exacts(min_value=0, max_value=most)


@st.composite
def conditions(draw: st.DrawFn, key: str, *, kinds: Iterable[str]) -> Requirement:
    """Make a single condition; some whose threshold no source tells."""
    none = st.none() if draw(st.integers(0, 5)) == 0 else st.nothing()
    match draw(st.sampled_from(tuple(kinds))):
        case "points":
            cap = draw(st.none() | st.integers(1, 30))
            return cut_off(points(key, cap), draw(none | thresholds(cap or 30)))
        case "share":
            shares = st.fractions(Fraction(1, 24), 1, max_denominator=24)
            return share(key, draw(none | shares))
        case "count":
            return count(key, draw(none | thresholds(6)))
        case "lost":
            return not_sourced(key)
        case _:
            return stated(key)


ALL_KINDS: Final = ("points", "share", "count", "stated", "lost")


@st.composite
def requirements(
    draw: st.DrawFn, *, kinds: Iterable[str] = ALL_KINDS, only: bool = True
) -> Requirement:
    """Make requirements put together of others to some depth; no two conditions have one id."""
    wanted = tuple(kinds)
    number = 0

    def made(depth: int) -> Requirement:
        nonlocal number
        number += 1
        key = f"k{number}"
        shape = draw(st.integers(0, 5)) if depth else 0
        if shape < 2:
            return draw(conditions(key, kinds=wanted))
        if shape == 2 and only:
            return only_for(key, made(depth - 1))
        parts = [made(depth - 1) for _ in range(draw(st.integers(1, 3)))]
        return all_of(key, *parts) if shape < 5 else any_of(key, *parts)

    return made(draw(st.integers(0, 3)))

"""Whether the facts of an application are what its rules ask for."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from khuyenhoc.errors import InvalidValueError, Problem
from khuyenhoc.rules.assessments.application import Fact, is_share
from khuyenhoc.rules.books.rule_set import Asked
from khuyenhoc.rules.requirements.conditions import CountAtLeast, ShareAtLeast, Stated
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.values.bounds import Bounds

__all__ = ["fact_problems", "sums_that_disagree"]


def fact_problems(facts: Mapping[str, Fact], asked: Mapping[str, Asked]) -> list[Problem]:
    """Give what is wrong with facts: unknown ones, points above the cap, ratios of another base.

    A fact that is missing or ``None`` is not wrong. Sums are not looked at.
    """
    problems: list[Problem] = []
    for key, fact in facts.items():
        wanted = asked.get(key)
        if wanted is None:
            expected = f"a fact that these rules ask for: {', '.join(asked) or 'there is none'}"
            problems.append(Problem("facts", key, expected))
        elif fact is not None:
            # Whole points are the usual case and checked at once.
            if type(fact) is int and type(wanted) is Points and 0 <= fact <= (wanted.cap or fact):
                continue
            mismatch = _mismatch(wanted, fact)
            if mismatch is not None:
                problems.append(Problem(f"facts[{key!r}]", fact, mismatch))
    return problems


def _mismatch(wanted: Asked, fact: Fact) -> str | None:
    """Say what is expected, if the fact is something else."""
    match wanted:
        case Points():
            return None if _is_within(fact, wanted.cap) else _points_expected(wanted.cap)
        case CountAtLeast():
            return None if _is_count(fact) else "a whole number of at least 0, or Bounds of one"
        case Stated():
            return None if type(fact) is bool else "True or False; None if not known"
        case ShareAtLeast():
            return _share_mismatch(wanted, fact)


def _points_expected(cap: int | None) -> str:
    return "points of at least 0" if cap is None else f"points from 0 to {cap}"


def _is_within(fact: Fact, cap: int | None) -> bool:
    if type(fact) is int or type(fact) is Fraction:
        return fact >= 0 and (cap is None or fact <= cap)
    if not isinstance(fact, Bounds):
        return False
    # What can be below 0 or above the cap was not looked at with care.
    low, high = fact.low, fact.high
    return low is not None and low >= 0 and (cap is None or (high is not None and high <= cap))


def _is_count(fact: Fact) -> bool:
    if isinstance(fact, Fraction) and fact.denominator > 1:
        return False
    return _is_within(fact, None) and not (isinstance(fact, Bounds) and fact.whole() is None)


def _share_mismatch(wanted: ShareAtLeast, fact: Fact) -> str | None:
    if isinstance(fact, Bounds):
        if _is_within(fact, 1):
            return None
        return "Bounds from 0 to 1: 1 is all; a percentage is divided by 100"
    if not is_share(fact):
        return f"a ratio of {wanted.of.code}, or Bounds of how much of 1 it is"
    if fact.of.code != wanted.of.code:
        return f"a ratio of {wanted.of.code}"
    return _without_value(fact)


def _without_value(fact: Any) -> str | None:  # noqa: ANN401 - a ratio of any kind
    try:
        fact.bounds  # noqa: B018 - it is computed when asked for
    except ZeroDivisionError:
        return "a ratio of at least one; None if there is nobody to count"
    return None


def sums_that_disagree(facts: Mapping[str, Fact], asked: Mapping[str, Asked]) -> list[Problem]:
    """Give the points that cannot be what their items come to, of facts right by themselves."""
    problems: list[Problem] = []
    for wanted in asked.values():
        if isinstance(wanted, Points) and wanted.items:
            try:
                wanted.observed(facts)
            except InvalidValueError as error:
                problems.append(Problem(error.field, error.value, error.expected))
    return list(dict.fromkeys(problems))

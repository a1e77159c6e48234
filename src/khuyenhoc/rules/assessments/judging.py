"""A requirement and the facts of a case put together: one finding for each requirement."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from attrs import evolve, frozen

from khuyenhoc.rules.assessments.application import Application, Fact
from khuyenhoc.rules.assessments.finding import RuleFinding
from khuyenhoc.rules.assessments.title_history import TitleHistory
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    HasTitle,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.requirement import AllOf, AnyOf, OnlyFor, Requirement, SameAs
from khuyenhoc.rules.requirements.threshold import Threshold, compared, required_in
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Case", "judge"]

_MET: Final = RuleVerdict.MET
_UNKNOWN: Final = RuleVerdict.NOT_ASSESSABLE


@frozen
class Case:
    """An application on a day, and what the articles that its rules refer to ask for."""

    application: Application
    on: date
    #: By the name of the article; ``None`` where it is not in force.
    referred: Mapping[str, Requirement | None]


def judge(requirement: Requirement, case: Case) -> RuleFinding:
    """Judge a requirement, and all that it is put together of."""
    return _JUDGES[type(requirement)](requirement, case)


def _points(requirement: PointsAtLeast, case: Case) -> RuleFinding:
    facts = case.application.facts
    observed = requirement.points.observed(facts)
    found = _number(requirement, observed, observed, requirement.at_least, case)
    if found.verdict is not _UNKNOWN:
        return found
    return evolve(found, not_stated=tuple(requirement.points.not_stated(facts)))


def _count(requirement: CountAtLeast, case: Case) -> RuleFinding:
    observed: Any = case.application.facts.get(requirement.id)
    if isinstance(observed, Bounds):
        observed = observed.whole()
    return _number(requirement, observed, observed, requirement.at_least, case)


def _share(requirement: ShareAtLeast, case: Case) -> RuleFinding:
    observed: Any = case.application.facts.get(requirement.id)
    amount = observed if observed is None or isinstance(observed, Bounds) else observed.bounds
    if amount is not None and amount.value is not None:
        amount = amount.value  # a number is compared in a tenth of the time
    return _number(requirement, observed, amount, requirement.at_least, case)


def _number(
    requirement: Requirement,
    observed: Fact,
    amount: Exact | Bounds | None,
    threshold: Threshold | None,
    case: Case,
) -> RuleFinding:
    if threshold is None:
        return RuleFinding(requirement, _UNKNOWN, observed)
    required = required_in(threshold, case.application.area)
    verdict = _UNKNOWN if amount is None else compared(amount, required)
    return RuleFinding(requirement, verdict, observed, required)


def _stated(requirement: Stated, case: Case) -> RuleFinding:
    answer: Any = case.application.facts.get(requirement.id)
    return RuleFinding(requirement, RuleVerdict.of(answer), answer)


def _not_sourced(requirement: NotSourced, _: Case) -> RuleFinding:
    return RuleFinding(requirement, _UNKNOWN)


def _has_title(requirement: HasTitle, case: Case) -> RuleFinding:
    known = case.application.recognitions
    if known is None:
        return RuleFinding(requirement, _UNKNOWN)
    history = TitleHistory(requirement, known, case.on)
    held = history.waits_for_nobody() if requirement.if_held else history.standing_so_long()
    answer = None if held is _UNKNOWN else held is _MET
    earliest = history.earliest() if held is RuleVerdict.NOT_MET else None
    return RuleFinding(requirement, held, answer, earliest=earliest)


def _all_of(requirement: AllOf, case: Case) -> RuleFinding:
    parts = tuple([judge(part, case) for part in requirement.parts])
    return RuleFinding(requirement, RuleVerdict.all_of([one.verdict for one in parts]), parts=parts)


def _any_of(requirement: AnyOf, case: Case) -> RuleFinding:
    parts = tuple([judge(part, case) for part in requirement.parts])
    return RuleFinding(requirement, RuleVerdict.any_of([one.verdict for one in parts]), parts=parts)


def _only_for(requirement: OnlyFor, case: Case) -> RuleFinding:
    when, part = judge(requirement.when, case), judge(requirement.part, case)
    return RuleFinding(requirement, ~when.verdict | part.verdict, parts=(when, part))


def _same_as(requirement: SameAs, case: Case) -> RuleFinding:
    referred = case.referred.get(requirement.article)
    if referred is None:
        return RuleFinding(requirement, _UNKNOWN)
    found = judge(referred, case)
    return RuleFinding(requirement, found.verdict, parts=(found,))


_JUDGES: Final[Mapping[type, Callable[[Any, Case], RuleFinding]]] = {
    PointsAtLeast: _points,
    ShareAtLeast: _share,
    CountAtLeast: _count,
    Stated: _stated,
    HasTitle: _has_title,
    NotSourced: _not_sourced,
    AllOf: _all_of,
    AnyOf: _any_of,
    OnlyFor: _only_for,
    SameAs: _same_as,
}

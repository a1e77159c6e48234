"""Reports as documents of a ledger: in one order and under names of their own."""

from collections.abc import Iterable
from typing import cast

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.ledger.claim import Claim

__all__ = ["claims_of"]


def claims_of(call: str, reports: Iterable[Report]) -> list[Claim]:
    """Give every figure of every report as a claim, whatever the order of the reports.

    A document is called by its organisation, its period and its day of publication. Where several
    share all three, they are numbered by publisher, source and what they say.

    Raises:
        InvalidValueError: There are no reports.
        StructuringError: Some are no reports or given twice; all at once.
    """
    return [
        Claim(document=name, report=report, figure=figure)
        for name, report in _named(_checked(call, reports))
        for figure in report
    ]


def _checked(call: str, reports: object) -> list[list[Report]]:
    """Group the reports that share a name, or refuse them with every reason there is."""
    said = "several reports, as in a list; of rows that were read, their .items"
    if isinstance(reports, Report) or not isinstance(reports, Iterable):
        raise InvalidValueError(f"{call}(reports)", reports, said)
    problems: list[Problem] = []
    alike: dict[tuple[object, ...], dict[Report, int]] = {}
    for place, report in enumerate(cast("Iterable[object]", reports)):
        path = f"reports[{place}]"
        if not isinstance(report, Report):
            problems.append(Problem(path, report, "a Report"))
            continue
        first = alike.setdefault(_name_parts(report), {}).setdefault(report, place)
        if first != place:
            expected = f"each report once; reports[{first}] is the same"
            problems.append(Problem(path, _name(report), expected))
    if problems:
        sound = [report for group in alike.values() for report in group]
        raise StructuringError(call, problems, sound)
    if not alike:
        raise InvalidValueError(f"{call}(reports)", (), "at least one report")
    return [list(group) for group in alike.values()]


def _named(groups: Iterable[list[Report]]) -> Iterable[tuple[str, Report]]:
    for group in groups:
        if len(group) > 1:
            group.sort(key=lambda one: (one.published_by or "", one.source or "", repr(one)))
        for number, report in enumerate(group, 1):
            name = _name(report)
            yield name if number == 1 else f"{name} ({number})", report


def _name_parts(report: Report) -> tuple[object, ...]:
    return report.organisation, report.period, report.published_on


def _name(report: Report) -> str:
    day = "undated" if report.published_on is None else report.published_on.isoformat()
    return f"{report.organisation}/{report.period}/{day}"

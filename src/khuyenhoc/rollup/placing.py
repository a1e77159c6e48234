"""Which reports are added up, and at which place of the tree."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.values.period import Period

__all__ = ["Placed", "check_one_period", "placed"]


@frozen(eq=False)
class Placed:
    """Reports by the place of who reported."""

    #: All that are added.
    reports: tuple[Report, ...]
    by_place: dict[int, list[Report]]
    #: Those of whom the tree does not have.
    unplaced: tuple[Report, ...]
    #: Why a report was left out.
    findings: tuple[Finding, ...]


def placed(reports: Iterable[Report], tree: Tree, known_on: date | None) -> Placed:
    """Put the reports that were known on a day where they belong."""
    given = cast("object", reports)
    if isinstance(given, Report) or not isinstance(given, Iterable):
        said = "several reports, as in a list; of rows that were read, their .items"
        raise InvalidValueError("roll_up.reports", reports, said)
    places = {unit: place for place, unit in enumerate(tree.ids)}
    taken: list[Report] = []
    by_place: dict[int, list[Report]] = {}
    unplaced: list[Report] = []
    findings: list[Finding] = []
    for index, report in enumerate(reports):
        _check_report(index, report)
        if known_on is not None:
            if report.published_on is None:
                findings.append(_undated(report, known_on))
                continue
            if report.published_on > known_on:
                continue
        if report.scope is not None:
            findings.append(_limited(report, report.scope))
            continue
        place = places.get(report.organisation)
        if place is None:
            unplaced.append(report)
            findings.append(_unknown(report, tree))
            continue
        taken.append(report)
        by_place.setdefault(place, []).append(report)
    findings.sort(key=lambda finding: (finding.code, finding.figures, finding.en))
    unplaced.sort(key=lambda report: (report.organisation, repr(report)))
    return Placed(tuple(taken), by_place, tuple(unplaced), tuple(findings))


def _check_report(index: int, report: object) -> None:
    if not isinstance(report, Report):
        raise InvalidValueError(f"roll_up.reports[{index}]", report, "a Report")


def check_one_period(reports: Sequence[Report]) -> None:
    """Refuse reports whose figures are not of one time, and so do not come to a total.

    What there is on a day may be told by reports of any periods that end on it; what happened in
    a period only by reports of that period.
    """
    if not reports:
        return
    first = reports[0].period
    others = [report for report in reports if report.period is not first]
    periods = {first, *(report.period for report in others)} if others else {first}
    if len(periods) == 1:
        return
    if len({_day(period) for period in periods}) == 1:
        periods = {report.period for report in reports if _has_flows(report)}
        if len(periods) <= 1:
            return
    said = sorted(map(str, periods))
    call = "roll_up([one for one in reports if one.period == period], tree) for each of them"
    raise InvalidValueError("roll_up.reports", said, f"reports of one period; call {call}")


def _day(period: Period) -> date | Period:
    return period.last_day or period


def _has_flows(report: Report) -> bool:
    return any(figure.indicator.nature is not Nature.STOCK for figure in report)


def _unknown(report: Report, tree: Tree) -> Finding:
    day = tree.day
    name = report.organisation
    if report.label != name:
        name = f"{report.label} ({name})"
    return Finding(
        code="unknown-unit",
        verdict=Verdict.UNDETERMINED,
        figures=(report.organisation,),
        vi=f"{name} có báo cáo nhưng không có trong cây tổ chức "
        f"ngày {day:%d/%m/%Y}; không được cộng vào đâu.",
        en=f"{name} reported, but is not in the tree on {day}; it is added nowhere.",
    )


def _undated(report: Report, known_on: date) -> Finding:
    return Finding(
        code="undated-report",
        verdict=Verdict.UNDETERMINED,
        figures=(report.organisation,),
        vi=f"Báo cáo của {report.label} không ghi ngày công bố, không rõ ngày "
        f"{known_on:%d/%m/%Y} đã có chưa; không được cộng.",
        en=f"The report of {report.label} does not say when it was published, so whether it was "
        f"known on {known_on} is not clear; it is not added.",
    )


def _limited(report: Report, scope: str) -> Finding:
    return Finding(
        code="scoped-report",
        verdict=Verdict.UNDETERMINED,
        figures=(report.organisation,),
        vi=f"Báo cáo của {report.label} chỉ tính {scope}; không được cộng.",
        en=f"The report of {report.label} is limited to “{scope}”; it is not added.",
    )

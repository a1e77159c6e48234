"""Names by which several reports, and the figures of each, are told apart."""

from collections.abc import Sequence

from khuyenhoc.models.report import Report
from khuyenhoc.values.period import Period

__all__ = ["period_name", "report_names"]


def report_names(reports: Sequence[Report]) -> tuple[str, ...]:
    """Name each report by its organisation and period, a second one of both by its number too.

    >>> from khuyenhoc.models.report import Report
    >>> report = Report(organisation="can-tho", period=Period.year(2023), figures=())
    >>> report_names([report, report])
    ('can-tho@2023', 'can-tho@2023#2')
    """
    seen: dict[str, int] = {}
    names: list[str] = []
    for report in reports:
        name = f"{report.organisation}@{period_name(report.period)}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(names)


def period_name(period: Period) -> str:
    """Name a period: a whole year by its number, any other by its first and last day.

    >>> period_name(Period.half(2023, 1))
    '2023-01-01..2023-06-30'
    """
    if period.start is not None and period == Period.year(period.start.year):
        return str(period.start.year)
    return str(period).replace(" to ", "..")

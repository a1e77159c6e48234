"""Columns added up, and what was found out on the way."""

from collections.abc import Iterable

from khuyenhoc.models.finding import Finding
from khuyenhoc.rollup.claims import Column
from khuyenhoc.rollup.contradictions import contradicted
from khuyenhoc.rollup.options import Options
from khuyenhoc.rollup.sums import Sums

__all__ = ["listed", "summed"]


def summed(columns: Iterable[Column], options: Options) -> dict[str, Sums]:
    """Add up each of ``columns``, by its indicator's code, and find what contradicts its parts."""
    sums: dict[str, Sums] = {}
    for column in columns:
        indicator = column.indicator
        layout, limit = options.layout_for(indicator), options.limit_for(indicator)
        one = sums[indicator.code] = Sums.of(column, layout, options.own, limit)
        column.findings.extend(contradicted(one))
        column.findings.sort(key=_by_place)
    return sums


def _by_place(found: tuple[int, Finding]) -> tuple[int, str, tuple[str, ...]]:
    place, finding = found
    return place, finding.code, finding.figures


def listed(sums: Iterable[Sums]) -> tuple[Finding, ...]:
    """List all findings of figures in an order that does not depend on that of the reports."""
    of_figures = [
        (place, one.column.indicator.code, finding)
        for one in sums
        for place, finding in one.column.findings
    ]
    of_figures.sort(key=lambda found: (found[0], found[1], found[2].code))
    return tuple(finding for _, _, finding in of_figures)

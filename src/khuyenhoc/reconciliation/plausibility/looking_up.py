"""Which figures of a report a range is of."""

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.plausibility.ranges import PlausibleRange
from khuyenhoc.reconciliation.wholes import is_class_of_its_like, scope_keys
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["is_for", "is_in", "level", "levels", "only_level", "time"]


def time(figure: Figure, report: Report) -> Period:
    """Give the period of a figure: its own, or its report's."""
    return figure.period or report.period


def is_for(expected: PlausibleRange, when: Period) -> bool:
    """Tell whether a range is for what ends when ``when`` does, or has not ended."""
    if expected.period is None:
        return True
    if when.last_day is None:
        return expected.period.overlaps(when)
    return when.last_day in expected.period


def is_in(figure: Figure, unit: Unit | None) -> bool:
    """Tell whether a figure is in that unit; whole things are counted in many words."""
    own = figure.quantity.unit
    counted = unit is not None and unit.kind is UnitKind.COUNT
    return own == unit or (counted and (own is None or own.kind is UnitKind.COUNT))


def levels(indicator: Indicator, report: Report) -> tuple[Figure, ...]:
    """Give the figures that say how many or how much there is of an indicator, in its unit.

    A class of a printed total of the same is none: nobody said what is plausible for a class.
    """
    return tuple(
        figure
        for figure in report.figures_of(indicator)
        if is_in(figure, indicator.unit) and not is_class_of_its_like(figure, report.figures)
    )


def level(key: str | None, indicator: Indicator, report: Report) -> Figure | None:
    """Give the figure with ``key`` if it says how many there are of ``indicator``."""
    figure = None if key is None else report[key]
    if figure is None or figure.says is not Says.LEVEL or figure.target:
        return None
    fits = figure.indicator == indicator and is_in(figure, indicator.unit)
    return figure if fits else None


def only_level(indicator: Indicator, beside: Figure, report: Report) -> Figure | None:
    """Give the one level of ``indicator`` at the place and time of a figure, if there is one."""
    found = [
        figure
        for figure in levels(indicator, report)
        if scope_keys(figure, report) == scope_keys(beside, report)
        and time(figure, report) == time(beside, report)
    ]
    return found[0] if len(found) == 1 else None

"""What was planned: stated in a report, or implied by how much of it was reached."""

from collections.abc import Iterable, Iterator
from typing import cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicators import PLAN
from khuyenhoc.models.report import Report
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.hidden import hidden_whole
from khuyenhoc.values.quantity import Qualifier, Quantity, Reach
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import FRACTION, Unit

__all__ = ["plans"]


def plans(
    reports: Iterable[Report], *, rounding: Rounding | None = None, reach: Reach | None = None
) -> tuple[Report, ...]:
    """Give the plans of ``reports`` as reports of their own (kế hoạch, chỉ tiêu), to be rolled up.

    The plan of an indicator is the target that a report states as a level. Where it states none but
    says which share of the plan was reached, the plan is all that leaves that share possible. A
    report without any plan gives none.

    ``rounding`` is the habit of print, by default either; ``reach`` says how far "gần" and "hơn"
    go, which no print does.

    Targets that are shares ("chỉ tiêu 75% số hộ") are no level, and a target limited to a scope
    stays so. Where a level and its share of the plan contradict each other there is no plan.

    >>> from khuyenhoc.models.indicators import FUND_RAISED
    >>> from khuyenhoc.text.quantities import read_quantity
    >>> from khuyenhoc.values.period import Period
    >>> report = Report(organisation="can-tho", period=Period.year(2023), figures=(
    ...     Figure(key="raised", indicator=FUND_RAISED, quantity=read_quantity("60 tỉ đồng")),
    ...     Figure(key="share", indicator=FUND_RAISED, says=Says.SHARE, base=PLAN, about="raised",
    ...            quantity=read_quantity("168,75%")),
    ... ))
    >>> (plan,) = plans([report])
    >>> plan["fund-raised"].quantity.bounds()
    Bounds(35257169946, 36149219235)
    """
    given = cast("object", reports)
    if isinstance(given, Report) or not isinstance(given, Iterable):
        raise InvalidValueError("plans.reports", given, "several reports, as in a list")
    made = ((report, tuple(_plans(report, rounding, reach))) for report in reports)
    return tuple(
        Report(
            organisation=report.organisation,
            name=report.name,
            period=report.period,
            scope=report.scope,
            published_by=report.published_by,
            published_on=report.published_on,
            source=report.source,
            figures=figures,
        )
        for report, figures in made
        if figures
    )


def _plans(report: Report, rounding: Rounding | None, reach: Reach | None) -> Iterator[Figure]:
    stated = [one for one in report if one.target and one.says is Says.LEVEL]
    known = {one.indicator.code for one in stated if one.scope is None}
    for figure in stated:
        yield Figure(
            key=figure.key,
            indicator=figure.indicator,
            quantity=figure.quantity,
            scope=figure.scope,
            period=figure.period,
            note=figure.note,
        )
    for share in report:
        code = share.indicator.code
        if code in known or not _is_of_a_plan(share):
            continue
        reached = _reached(report, share)
        if reached is None:
            continue
        level = reached.quantity.possible(rounding, reach)
        percent = share.quantity.possible(rounding, reach)
        implied = hidden_whole(level, percent * (100 if share.quantity.unit == FRACTION else 1))
        if implied is not None:
            known.add(code)
            yield Figure(
                key=code,
                indicator=share.indicator,
                quantity=_as_quantity(implied, reached.quantity.unit),
                note=f"what {share.quantity.text or share.key} leaves possible",
            )


def _is_of_a_plan(figure: Figure) -> bool:
    return (
        figure.says is Says.SHARE
        and figure.base == PLAN
        and not figure.target
        and figure.scope is None
    )


def _reached(report: Report, share: Figure) -> Figure | None:
    """Give the level that a share of the plan is said of."""
    if share.about is not None:
        said = [report[share.about]]
    else:
        said = [one for one in report if one.indicator == share.indicator and one.part_of is None]
    levels = [
        one
        for one in said
        if one.says is Says.LEVEL
        and not (one.target or one.scope or one.period)
        and one.quantity.unit is not None
        and one.quantity.unit.whole
    ]
    return levels[0] if len(levels) == 1 else None


def _as_quantity(bounds: Bounds, unit: Unit | None) -> Quantity:
    """Write whole numbers from some low end as a quantity that leaves the same possible."""
    low, high = bounds.low or 0, bounds.high
    if high is None:
        return Quantity(value=low, unit=unit, qualifier=Qualifier.AT_LEAST)
    if low == high:
        return Quantity(value=low, unit=unit)
    return Quantity(value=low, high=high, unit=unit, qualifier=Qualifier.RANGE)

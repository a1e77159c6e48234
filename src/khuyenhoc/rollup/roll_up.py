"""From reports and a tree to totals."""

from collections.abc import Iterable, Mapping
from datetime import date

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import Column, gather, is_added, possible
from khuyenhoc.rollup.layout import Layout
from khuyenhoc.rollup.placing import check_one_period, placed
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.rollup.sums import Sums
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.rollup.wording import bounds_in_english, bounds_in_vietnamese
from khuyenhoc.values.bounds import Bounds

__all__ = ["listed", "narrowed", "roll_up", "summed"]


def roll_up(  # noqa: PLR0913 - each option is named where it is given
    reports: Iterable[Report],
    tree: Tree,
    *,
    missing: MissingPolicy = MissingPolicy.BOUNDS,
    own: OwnValue = OwnValue.COMPARE,
    known_on: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    expected: Iterable[str] | None = None,
    limits: Mapping[Indicator, Bounds] | None = None,
) -> Totals:
    """Add up what units reported (tổng hợp số liệu), for every unit of ``tree`` at once.

    Stocks, flows and people are added over places; of people who may be counted in several places
    the total says from how many to how many. Only figures that say how many or how much there is
    are added: no targets, shares or changes, and nothing limited to a scope. A later report of a
    thing supersedes an earlier one; where nothing says which is later and they differ, both stay
    possible and a finding says so.

    ``expected`` names the units that should report, by default the leaves of the tree; of all
    others a figure is added, but not waited for. ``known_on`` leaves out what was not published by
    that day. ``indicators`` are those wanted, by default all that are reported and can be added.
    ``limits`` say what one unit that has not reported can have, by default anything from 0; of the
    balance of a fund, which can be in debt, anything.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.values.period import Period
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q", "p8": "q"})
    >>> reports = [Report.of(ward, Period.year(2023), {MEMBERS: count})
    ...            for ward, count in (("p6", 1_200), ("p7", 800))]
    >>> print(roll_up(reports, tree)["q"][MEMBERS])
    at least 2,000, 2 of 3 reported
    >>> roll_up(reports, tree, limits={MEMBERS: Bounds(0, 900)})["q"][MEMBERS].value
    Bounds(2000, 2900)

    Raises:
        InvalidValueError: The reports are not of one period, ``indicators`` has one that cannot be
            added, ``expected`` names a unit that the tree does not have, or ``limits`` are given
            to a policy that has no use for them.
    """
    layout = Layout.of(tree, expected)
    wanted = None if indicators is None else tuple(indicators)
    for indicator in wanted or ():
        if not is_added(indicator):
            said = "indicators that are added up; a ratio is asked of the totals: .ratio(part, of=)"
            raise InvalidValueError("roll_up.indicators", indicator.code, said)
    within = narrowed(limits, missing, "roll_up.limits")
    placing = placed(reports, tree, known_on)
    check_one_period(placing.reports)
    columns = gather(placing.by_place, wanted, len(tree.ids))
    codes = sorted(columns) if wanted is None else columns
    sums = summed((columns[code] for code in codes), layout, own, within)
    return Totals(
        tree=tree,
        policy=missing,
        unplaced=placing.unplaced,
        findings=(*placing.findings, *listed(sums.values())),
        sums=sums,
    )


def summed(
    columns: Iterable[Column], layout: Layout, own: OwnValue, limits: Mapping[str, Bounds]
) -> dict[str, Sums]:
    """Add up each of ``columns``, by its indicator's code, and find what contradicts its parts."""
    sums: dict[str, Sums] = {}
    for column in columns:
        code = column.indicator.code
        limit = limits.get(code) or possible(column.indicator)
        sums[code] = Sums.of(column, layout, own, limit)
        column.findings.extend(_contradicted(sums[code]))
        column.findings.sort(key=_by_place)
    return sums


def narrowed(
    limits: Mapping[Indicator, Bounds] | None, missing: MissingPolicy, field: str
) -> dict[str, Bounds]:
    """Give what is possible within ``limits``, by the indicator's code.

    Raises:
        InvalidValueError: They leave nothing possible, or ``missing`` does not use them.
    """
    if limits and missing is not MissingPolicy.BOUNDS:
        said = f"none with the policy {missing.value}, which does not use them"
        raise InvalidValueError(field, list(limits), said)
    possibly: dict[str, Bounds] = {}
    for indicator, limit in (limits or {}).items():
        within = limit & possible(indicator)
        if within is not None and indicator.unit is not None and indicator.unit.whole:
            within = within.whole()
        if within is None:
            said = f"bounds that hold a number {indicator.code} can have"
            raise InvalidValueError(field, limit, said)
        possibly[indicator.code] = within
    return possibly


def _contradicted(sums: Sums) -> list[tuple[int, Finding]]:
    """Find the units whose own total cannot be what their parts come to."""
    found: list[tuple[int, Finding]] = []
    indicator, ids = sums.column.indicator, sums.layout.tree.ids
    for place, parts in sums.parts.items():
        own = sums.said(place)
        if own is None or own & parts is not None:
            continue
        gap = own - parts
        figures = sums.figures_at(place)
        unit = indicator.unit
        found.append(
            (
                place,
                Finding(
                    code="own-total-differs",
                    verdict=Verdict.CONTRADICTORY,
                    figures=tuple(f"{ids[place]}/{figure.key}" for figure in figures),
                    indicator=indicator,
                    unit=unit,
                    value=gap,
                    vi=f"{ids[place]} tự báo cáo {indicator.label_vi} là "
                    f"{bounds_in_vietnamese(own, unit)}, các đơn vị trực thuộc cộng lại là "
                    f"{bounds_in_vietnamese(parts, unit)}: chênh lệch "
                    f"{bounds_in_vietnamese(gap, unit)}.",
                    en=f"{ids[place]} itself reported {indicator.label_en} as "
                    f"{bounds_in_english(own)}, its parts come to {bounds_in_english(parts)}: "
                    f"a difference of {bounds_in_english(gap)}.",
                ),
            )
        )
    return found


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

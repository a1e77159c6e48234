"""From reports and a tree to totals."""

from collections.abc import Iterable, Mapping
from datetime import date

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import gather
from khuyenhoc.rollup.options import Expected, Options
from khuyenhoc.rollup.placing import check_one_period, placed
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.rollup.summing import listed, summed
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.values.bounds import Bounds

__all__ = ["roll_up"]


def roll_up(  # noqa: PLR0913 - each option is named where it is given
    reports: Iterable[Report],
    tree: Tree,
    *,
    missing: MissingPolicy = MissingPolicy.BOUNDS,
    own: OwnValue = OwnValue.COMPARE,
    known_on: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    expected: Expected = None,
    limits: Mapping[Indicator, Bounds] | None = None,
) -> Totals:
    """Add up what units reported (tổng hợp số liệu), for every unit of ``tree`` at once.

    Stocks, flows and people are added over places; of people who may be counted in several places
    the total says from how many to how many. Only figures that say how many or how much there is
    are added: no targets, shares or changes, and nothing limited to a scope. A later report of a
    thing supersedes an earlier one; where nothing says which is later and they differ, both stay
    possible and a finding says so.

    ``expected`` names the units that should report, by default the leaves of the tree, or all of it
    where what units report is added to their parts (``OwnValue.ADD``); of all others a figure is
    added, but not waited for. Where not all is reported by the same units, it names those of an
    indicator: ``{POPULATION: communes}``. ``known_on`` leaves out what was not published by that
    day. ``indicators`` are those wanted, by default all that are reported and can be added.
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
        InvalidValueError: The reports are not of one period, or disagree on what an indicator is;
            or an option cannot be: an indicator is not added up, the tree has no such unit, limits
            are given to a policy that has no use for them.
        StructuringError: Several options cannot be; all at once.
    """
    options = Options.of(
        "roll_up",
        tree,
        missing=missing,
        own=own,
        expected=expected,
        limits=limits,
        known_on=known_on,
        indicators=indicators,
    )
    placing = placed(reports, tree, known_on)
    check_one_period(placing.reports)
    columns = gather(placing.by_place, options.wanted, len(tree.ids))
    codes = sorted(columns) if options.wanted is None else columns
    sums = summed((columns[code] for code in codes), options)
    return Totals(
        tree=tree,
        policy=missing,
        unplaced=placing.unplaced,
        findings=(*placing.findings, *listed(sums.values())),
        sums=sums,
        reports=placing.by_place,
        all_wanted=options.wanted is None,
    )

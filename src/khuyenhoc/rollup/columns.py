"""From columns of whole numbers and a tree to totals."""

from collections.abc import Iterable, Mapping
from typing import SupportsIndex

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.number_columns import read_columns
from khuyenhoc.rollup.options import Expected, Options
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.rollup.summing import listed, summed
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.values.bounds import Bounds

__all__ = ["roll_up_columns"]


def roll_up_columns(  # noqa: PLR0913 - each option is named where it is given
    columns: Mapping[Indicator, Iterable[SupportsIndex | None]],
    tree: Tree,
    *,
    units: Iterable[str] | None = None,
    missing: MissingPolicy = MissingPolicy.BOUNDS,
    own: OwnValue = OwnValue.COMPARE,
    expected: Expected = None,
    limits: Mapping[Indicator, Bounds] | None = None,
) -> Totals:
    """Add up whole numbers that stand in columns (tổng hợp theo cột), one for each indicator.

    It gives what ``roll_up`` gives of reports that say the same numbers exactly, with the same
    options, and is faster: who has a table of numbers needs no reports. The numbers are of the
    units of the tree in the order of ``tree.ids``, or of ``units`` in theirs, and then units that
    are not named have not reported. ``None`` is a number that was not reported, and never 0.

    At a unit with parts a number is what that unit reported itself, set against its parts as
    ``own`` says: a column in which such units have none has ``None`` there. Money is in đồng, and
    all else in the indicator's unit. The order of the columns makes no difference: their totals
    stand by the indicator's code.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q", "p8": "q"})
    >>> totals = roll_up_columns(
    ...     {MEMBERS: [1_200, 800, None], FUND_RAISED: [5_000_000, 0, 7_000_000]},
    ...     tree, units=["p6", "p7", "p8"])
    >>> print(totals["q"][MEMBERS], "|", totals["q"][FUND_RAISED])
    at least 2,000, 2 of 3 reported | 12,000,000, 3 of 3 reported

    Raises:
        StructuringError: A column is not as long as there are units, is of an indicator that
            cannot be added, or has what is no whole number or, of what cannot be below 0, a
            negative one; a unit is unknown or named twice. All at once, but of many bad cells of
            a column only the first by themselves.
        InvalidValueError: ``columns`` is no mapping, or an option cannot be.
    """
    options = Options.of(
        "roll_up_columns", tree, missing=missing, own=own, expected=expected, limits=limits
    )
    sums = summed(read_columns(columns, tree, units), options)
    return Totals(
        tree=tree,
        policy=missing,
        unplaced=(),
        findings=listed(sums.values()),
        sums=dict(sorted(sums.items())),
    )

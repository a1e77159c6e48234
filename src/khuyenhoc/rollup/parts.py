"""The parts that one report prints of a total, rolled up as if each were a unit."""

from datetime import date
from typing import cast

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import Column, is_added, possible
from khuyenhoc.rollup.contradictions import contradicted
from khuyenhoc.rollup.layout import Layout
from khuyenhoc.rollup.options import limited
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.rollup.sums import Sums
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Qualifier

__all__ = ["roll_up_parts"]


def roll_up_parts(
    report: Report, whole: str, *, complete: bool = False, limit: Bounds | None = None
) -> Totals:
    """Add up the parts that a report prints of one of its figures (trong đó, gồm).

    The tree has the report's organisation as its root, and under it a unit for each figure that is
    ``part_of`` the one with the key ``whole``, called ``organisation/key``. Unless the parts are
    ``complete``, what was not named is one more unit, ``organisation/whole/rest``, that has not
    reported; ``limit`` says what it can have, by default anything from 0, and of the balance of a
    fund anything. What was printed as the total stands beside the sum in ``own``, and a
    contradiction is a finding with by how much.

    A price counts as often as it was paid. A part in another unit than the total, one of another
    day or of a period outside the total's, a share, a change and a target are no amounts of it:
    such a part has not reported. Parts are different things unless one is ``overlapping``; then
    all may be, and come to anything from the largest of them to their sum.

    >>> from khuyenhoc.interop.samples import sample_report
    >>> from khuyenhoc.models.indicators import CHAPTERS
    >>> report = sample_report("binh-thanh-2022")
    >>> print(roll_up_parts(report, "br_ward")["binh-thanh"][CHAPTERS])
    at least 223, 5 of 6 reported
    >>> for finding in roll_up_parts(report, "br_ward", complete=True).findings:
    ...     print(finding.sentence("en"))
    binh-thanh itself reported chapters as 231, its parts come to 223: a difference of 8.

    Raises:
        InvalidValueError: ``report`` is no report or has no figure ``whole``, that figure is none
            that parts are added up to, or ``limit`` holds no number that a part can have.
    """
    _check_report(report)
    total = report[whole]
    named = [figure for figure in report if figure.part_of == whole]
    counted = _counted(total, named)
    within = possible(counted) if limit is None else limited(counted, limit)
    if within is None:
        said = f"Bounds that hold a number {counted.code} can have"
        raise InvalidValueError("roll_up_parts.limit", limit, said)
    tree = _tree(report, total, named, complete=complete)
    column = Column.empty(counted, len(tree))
    column.put(0, total, _meaning(total, counted))
    for part in named:
        amount = _amount(report, part, total, counted)
        if amount is not None:
            column.put(tree.index(f"{report.organisation}/{part.key}"), part, amount)
    sums = Sums.of(column, Layout.of(tree, None), OwnValue.COMPARE, within)
    column.findings.extend(contradicted(sums))
    return Totals(
        tree=tree,
        policy=MissingPolicy.BOUNDS,
        unplaced=(),
        findings=tuple(finding for _, finding in column.findings),
        sums={counted.code: sums},
    )


def _check_report(report: object) -> None:
    if not isinstance(report, Report):
        raise InvalidValueError("roll_up_parts.report", report, "a Report")


def _counted(total: Figure, named: list[Figure]) -> Indicator:
    """Give what the total counts, in the unit it was printed in and with the nature of its parts.

    People in parts that do not overlap are different people; whatever overlaps is counted once,
    as people are.
    """
    said = ""
    overlapping = any(part.overlapping for part in named)
    if total.says is not Says.LEVEL or total.target or not is_added(total.indicator):
        said = "the key of a figure that says how many or how much there is"
    elif not named:
        said = "the key of a figure that others are part of"
    elif overlapping and possible(total.indicator).low is None:
        said = "the key of a figure whose overlapping parts cannot be below 0"
    if said:
        raise InvalidValueError("roll_up_parts.whole", total.key, said)
    nature = total.indicator.nature
    if overlapping:
        nature = Nature.DISTINCT_PEOPLE
    elif nature is Nature.DISTINCT_PEOPLE:
        nature = Nature.FLOW
    return evolve(total.indicator, unit=total.quantity.unit or total.indicator.unit, nature=nature)


def _tree(report: Report, total: Figure, named: list[Figure], *, complete: bool) -> Tree:
    root = report.organisation
    units = [Organisation(id=root, name=report.label)]
    units += (
        Organisation(id=f"{root}/{part.key}", name=part.quantity.text or part.key) for part in named
    )
    if not complete:
        units.append(Organisation(id=f"{root}/{total.key}/rest", name="phần không kể ra"))
    # A period without an end has a start.
    day = cast("date", report.period.last_day or report.period.start)
    above = {unit.id: root for unit in units[1:]}
    return cast("Tree", Tree.grown("parts", day, units, above))  # one level has no rings


def _amount(report: Report, part: Figure, total: Figure, counted: Indicator) -> Bounds | None:
    """Give what ``part`` comes to; ``None`` if it is no amount of the total."""
    if part.target or part.quantity.unit != total.quantity.unit:
        return None
    if part.period is not None and not _in_time(part.period, total, report):
        return None
    if part.says is Says.LEVEL:
        return _meaning(part, counted)
    paid = None if part.about is None else report[part.about]
    if part.says is not Says.EACH or paid is None or paid.says is not Says.LEVEL or paid.target:
        return None
    # What was agreed as a price is no rounding.
    plain = part.quantity.qualifier is Qualifier.EXACT and not part.quantity.items
    price = Bounds.exactly(part.quantity.value) if plain else part.quantity.possible()
    return price * paid.quantity.possible()


def _in_time(counted: Period, total: Figure, report: Report) -> bool:
    """Say whether what was counted in a period is in the total.

    What there is on a day is in no total of another day; what happened in a year is in that of all
    five.
    """
    period = total.period or report.period
    if total.indicator.nature is Nature.STOCK:
        return counted.last_day == period.last_day
    return period.covers(counted)


def _meaning(figure: Figure, counted: Indicator) -> Bounds:
    """Give what a figure can mean, less what cannot be counted or paid."""
    printed = figure.quantity.possible()
    return printed & possible(counted) or printed

"""One report under examination: its figures as bounds, and how it rounds."""

from attrs import frozen

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.habit import RoundingHabit
from khuyenhoc.values.hidden import hidden_whole
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Qualifier, Reach
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import FRACTION, Unit, UnitKind

__all__ = ["Case", "is_plain", "is_positive"]


@frozen
class Case:
    """A report with what was found out about how it prints its percentages.

    That habit is inferred from some of its shares, and so it narrows what the others may mean, but
    proves nothing: figures contradict each other only where they do in every habit. It says
    nothing at all of how the report rounds amounts.
    """

    report: Report
    habit: RoundingHabit
    #: The keys of the shares that rule the other habit out.
    evidence: tuple[str, ...]
    reach: Reach | None

    def possible(self, figure: Figure) -> Bounds:
        """Give the numbers that a level, a change or a price can be, in either habit.

        "gần 165 triệu đồng" stays below 165 triệu: 164.999.999 would say the same less readably.
        """
        unit = figure.quantity.unit
        money = unit is not None and unit.kind is UnitKind.MONEY
        return figure.quantity.bounds() if money else figure.quantity.possible()

    def price(self, figure: Figure) -> Bounds:
        """Give a price for each one: it was agreed, and so is what was printed, not a rounding."""
        return Bounds.exactly(figure.quantity.value) if is_plain(figure) else self.possible(figure)

    def percents(self, figure: Figure) -> dict[Rounding, Bounds]:
        """Give what a printed share can mean in each habit, in percent.

        A habit in which it would be below 0, or above all of what encloses it, is left out.
        """
        most = 100 if figure.base is not None and figure.base.encloses else None
        found = {habit: self.percent_if(figure, habit) & Bounds(0, most) for habit in HABITS}
        return {habit: bounds for habit, bounds in found.items() if bounds is not None}

    def percent_if(self, figure: Figure, rounding: Rounding | None) -> Bounds:
        """Give what a printed share means if it was rounded so, possible or not."""
        bounds = figure.quantity.bounds(rounding)
        return bounds * 100 if figure.quantity.unit == FRACTION else bounds

    def level(self, key: str | None) -> Figure | None:
        """Give the figure with ``key`` if it says how many or how much there is."""
        figure = self.report[key] if key is not None else None
        is_level = figure is not None and figure.says is Says.LEVEL and not figure.target
        return figure if is_level else None

    def whole_of(self, share: Figure) -> Figure | None:
        """Give the printed whole of a share: the one it names, or the only one it can mean."""
        if share.out_of is not None or share.base is None or not share.base.encloses:
            return self.level(share.out_of)
        return self.only_level(share.base, share.scope, self.time(share))

    def only_level(self, indicator: Indicator, scope: str | None, time: Period) -> Figure | None:
        """Give the one level of ``indicator`` at that place and time, if there is just one."""
        found = [
            figure
            for figure in self.report.figures_of(indicator)
            if figure.scope == scope and self.time(figure) == time
        ]
        return found[0] if len(found) == 1 else None

    def time(self, figure: Figure) -> Period:
        """Give the period of a figure: its own, or the report's."""
        return figure.period or self.report.period

    def ratio(self, part: Figure, whole: Figure) -> Bounds | None:
        """Give ``part`` in percent of ``whole``, or ``None`` where the whole can only be zero."""
        some = self.possible(whole) & Bounds.more_than(0)
        held = self.possible(part) & Bounds.at_least(0)
        return None if some is None or held is None else held / some * 100

    def wholes(self, share: Figure, part: Bounds, unit: Unit | None) -> dict[Rounding, Bounds]:
        """Give, in each habit, the wholes of which ``part`` may be the printed share."""
        found = {
            habit: _whole_behind(part, percent, unit)
            for habit, percent in self.percents(share).items()
        }
        return {habit: whole for habit, whole in found.items() if whole is not None}

    def narrowed(self, found: dict[Rounding, Bounds]) -> Bounds:
        """Choose the bounds of the report's habit where that is known, or else the hull of all."""
        if self.habit.only in found:
            return found[self.habit.only]
        first, *others = found.values()
        for bounds in others:
            first |= bounds
        return first


def _whole_behind(part: Bounds, percent: Bounds, unit: Unit | None) -> Bounds | None:
    if unit is None or unit.whole:
        return hidden_whole(part, percent)
    some = percent & Bounds.more_than(0)
    return None if some is None else 100 * part / some


def is_plain(figure: Figure) -> bool:
    """Say whether a figure was printed without a bounding word, as one number."""
    return figure.quantity.qualifier is Qualifier.EXACT and not figure.quantity.items


def is_positive(bounds: Bounds) -> bool:
    """Say whether every number of ``bounds`` is above 0."""
    return bounds.low is not None and (bounds.low > 0 or (bounds.low == 0 and bounds.low_open))

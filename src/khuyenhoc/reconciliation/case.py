"""One report under examination: its figures as bounds."""

from attrs import evolve, frozen

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.report import Report
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.habit import RoundingHabit
from khuyenhoc.values.hidden import hidden_whole
from khuyenhoc.values.quantity import Qualifier, Quantity, Reach
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import FRACTION, PERCENT

__all__ = ["Case", "is_plain", "is_positive"]


@frozen
class Case:
    """A report with what was found out about how it rounds."""

    report: Report
    habit: RoundingHabit
    reach: Reach | None

    def bounds(self, figure: Figure) -> Bounds:
        """Give what ``figure`` can mean, without any convention of reach.

        The habit inferred from the report's ratios says nothing of how it rounds amounts.
        """
        return figure.quantity.bounds()

    def percent(self, figure: Figure) -> Bounds:
        """Give what a printed share can mean, in percent; of an enclosing base at most 100."""
        printed = self.percent_if(figure, self.habit.only)
        if figure.base is None or not figure.base.encloses:
            return printed
        return printed & Bounds(0, 100) or printed

    def percent_if(self, figure: Figure, rounding: Rounding | None) -> Bounds:
        """Give what a printed share can mean if it was rounded so, in percent."""
        bounds = figure.quantity.bounds(rounding)
        return bounds * 100 if figure.quantity.unit == FRACTION else bounds

    def level(self, key: str | None) -> Figure | None:
        """Give the figure with ``key`` if it says how many or how much."""
        figure = self.report[key] if key is not None else None
        return figure if figure is not None and figure.says is Says.LEVEL else None

    def share_of_pair(self, figure: Figure) -> Bounds | None:
        """Give the exact percentage behind a printed share, where both its sides are printed."""
        part, whole = self.level(figure.about), self.level(figure.out_of)
        return None if part is None or whole is None else self.ratio(part, whole)

    def whole_behind(
        self, figure: Figure, part: Quantity | Bounds, rounding: Rounding | None
    ) -> Bounds | None:
        """Give the whole numbers of which ``part`` may be the printed share."""
        printed = figure.quantity
        if printed.unit == FRACTION:
            printed = evolve(
                printed,
                value=printed.value * 100,
                resolution=printed.resolution * 100,
                unit=PERCENT,
            )
        found = hidden_whole(part, printed, rounding=rounding)
        least = part.bounds().low if isinstance(part, Quantity) else part.low
        if found is None or least is None or figure.base is None or not figure.base.encloses:
            return found
        return found & Bounds.at_least(least)

    def ratio(self, part: Figure, whole: Figure) -> Bounds | None:
        """Give ``part`` in percent of ``whole``, or ``None`` where the whole can only be zero."""
        of = self.bounds(whole)
        return None if of.value == 0 else self.bounds(part) / of * 100

    def actual(self, figure: Figure) -> Bounds:
        """Give the best that is known of a figure: the pair behind a share before its print."""
        if figure.says is not Says.SHARE:
            return self.bounds(figure)
        return self.share_of_pair(figure) or self.percent(figure)


def is_plain(figure: Figure) -> bool:
    """Say whether a figure was printed without a bounding word, as one number."""
    return figure.quantity.qualifier is Qualifier.EXACT and not figure.quantity.items


def is_positive(bounds: Bounds) -> bool:
    """Say whether every number of ``bounds`` is above 0."""
    return bounds.low is not None and (bounds.low > 0 or (bounds.low == 0 and bounds.low_open))

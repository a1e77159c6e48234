"""How a report rounds, told by all its percentages together."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from khuyenhoc._validators import tuple_of
from khuyenhoc.errors import shown
from khuyenhoc.values.dong import Dong, plain_amount
from khuyenhoc.values.number import Exact
from khuyenhoc.values.percent import percent_bounds
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.rounding import Rounding

__all__ = ["PrintedShare", "RoundingHabit", "infer_rounding"]

#: Print rounds half up or cuts off; no report gives reason to think of anything else.
_HABITS: Final = (Rounding.HALF_UP, Rounding.DOWN)
_NAMES: Final = {Rounding.HALF_UP: "rounded half up", Rounding.DOWN: "cut off"}


@frozen
class PrintedShare:
    """Two counts and the percentage printed of them, which need not be right.

    >>> PrintedShare(54, 56, "96,42%").explained_by
    (<Rounding.DOWN: 'down'>,)

    Raises:
        InvalidValueError: A number is below 0 or not whole, or ``printed`` is neither a text nor a
            share in percent.
        ReadingError: ``printed`` is a text but not a percentage.
    """

    part: int | Dong
    whole: int | Dong
    printed: str | Quantity

    def __attrs_post_init__(self) -> None:
        plain_amount("PrintedShare.part", self.part)
        plain_amount("PrintedShare.whole", self.whole)
        percent_bounds(self.printed)  # raises for what is no percentage

    @property
    def explained_by(self) -> tuple[Rounding, ...]:
        """The habits of print in which the two counts give that percentage; none if it is wrong."""
        part = plain_amount("PrintedShare.part", self.part)
        whole = plain_amount("PrintedShare.whole", self.whole)
        if not whole:
            return ()
        percent = Fraction(100 * part, whole)
        bounds = ((habit, percent_bounds(self.printed, habit)) for habit in _HABITS)
        return tuple(habit for habit, possible in bounds if possible and percent in possible)

    def __str__(self) -> str:
        counts = "/".join(
            shown(plain_amount("PrintedShare", number)) for number in (self.part, self.whole)
        )
        printed = self.printed if isinstance(self.printed, str) else _as_printed(self.printed)
        return f"{counts} printed {printed}"


def _as_printed(percent: Quantity) -> str:
    """Give the words of a percentage, or where there are none its number with a decimal comma."""
    if percent.text:
        return percent.text
    word = "" if percent.qualifier is Qualifier.EXACT else f"{percent.qualifier.value} "
    numbers = percent.items or tuple(n for n in (percent.value, percent.high) if n is not None)
    mark = "; " if percent.items else "-"
    said = mark.join(_with_comma(number, percent.resolution) for number in numbers)
    return f"{word.replace('_', ' ')}{said}%"


def _with_comma(number: Exact, step: Exact) -> str:
    places = next(
        (n for n in range(41) if not (number * 10**n) % 1 and not (step * 10**n) % 1), None
    )
    if places is None:
        return str(number)
    digits = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' if number < 0 else ''}{whole}{',' if places else ''}{decimals}"


@frozen
class RoundingHabit:
    """How a report rounds its percentages (thói quen làm tròn), as far as they tell.

    A percentage that neither habit explains is wrong in itself: it says nothing about the habit
    and is set aside in ``unexplained``.

    >>> habit = infer_rounding([(51_119, 66_328, "77,07%"), (54, 56, "96,42%")])
    >>> habit.only
    <Rounding.DOWN: 'down'>
    >>> print(habit)
    cut off; not rounded half up: 54/56 printed 96,42%
    """

    observations: tuple[PrintedShare, ...] = field(validator=tuple_of(PrintedShare))

    @property
    def possible(self) -> tuple[Rounding, ...]:
        """The habits, of half up and down, in which all but the unexplained was printed."""
        return tuple(habit for habit in _HABITS if not self.refuting(habit))

    @property
    def only(self) -> Rounding | None:
        """The one possible habit, or ``None`` when both are or neither is."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def unexplained(self) -> tuple[PrintedShare, ...]:
        """What was printed wrongly in either habit."""
        return tuple(share for share in self.observations if not share.explained_by)

    def refuting(self, habit: Rounding) -> tuple[PrintedShare, ...]:
        """Give what cannot have been printed in ``habit``, but can in the other one."""
        return tuple(
            share
            for share in self.observations
            if share.explained_by and habit not in share.explained_by
        )

    def __str__(self) -> str:
        parts = [" or ".join(_NAMES[habit] for habit in self.possible) or "no one habit"]
        lists = {f"not {_NAMES[habit]}": self.refuting(habit) for habit in _HABITS}
        lists["wrong in either"] = self.unexplained
        parts += [
            f"{said}: {', '.join(map(str, shares))}" for said, shares in lists.items() if shares
        ]
        return "; ".join(parts)


def infer_rounding(
    observations: Iterable[tuple[int | Dong, int | Dong, str | Quantity]],
) -> RoundingHabit:
    """Judge jointly how percentages were rounded, from (part, whole, as printed) of each.

    >>> infer_rounding([(51_119, 66_328, "77,07%"), (117, 124, "94,35%")]).possible
    (<Rounding.HALF_UP: 'half_up'>, <Rounding.DOWN: 'down'>)

    Raises:
        InvalidValueError: A number is below 0 or not whole, or what was printed is neither a text
            nor a share in percent.
        ReadingError: A text is not a percentage.
    """
    return RoundingHabit(tuple(PrintedShare(*observation) for observation in observations))

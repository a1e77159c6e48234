"""How a report prints a true number: in full, in thousands or millions, or behind a word."""

from fractions import Fraction
from typing import Final

from attrs import evolve

from khuyenhoc.testing.choices import Choose
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Qualifier, Quantity
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["in_full", "is_true", "printed_like", "told"]

_HABITS: Final = (Rounding.HALF_UP, Rounding.DOWN)
#: A number of fewer digits is printed in full.
_WORTH_ROUNDING: Final = 10_000


def in_full(value: int, unit: Unit) -> Quantity:
    """Print all digits."""
    return Quantity(value=value, unit=unit)


def told(choose: Choose, value: int, unit: Unit) -> Quantity:
    """Print a large number as the head of a report does, most often in full.

    In thousands, or of money in millions; or two digits of it behind "gần" or "hơn".
    """
    way = choose(0, 7)
    if value < _WORTH_ROUNDING or way > 3:
        return in_full(value, unit)
    if way > 1:
        step: int = 10 ** (len(str(value)) - 2)
        if value % step == 0:
            return in_full(value, unit)  # nobody says "hơn 9 triệu" of 10 triệu
        words = Quantity(
            value=step,
            unit=unit,
            qualifier=(Qualifier.NEARLY, Qualifier.MORE_THAN)[way - 2],
            resolution=step,
        )
        return printed_like(words, value, Rounding.DOWN)
    step = 1_000 if unit.kind is UnitKind.COUNT else 1_000_000
    if value < 10 * step:
        return in_full(value, unit)
    return Quantity(value=int(round_to(value, step, _HABITS[way])), unit=unit, resolution=step)


def printed_like(printed: Quantity, value: Exact, habit: Rounding) -> Quantity:
    """Print another value in the way that ``printed`` is: down to the same place, after its word.

    >>> from khuyenhoc.values.unit import PERSON
    >>> nearly = Quantity(value=60_000, unit=PERSON, qualifier=Qualifier.NEARLY, resolution=1_000)
    >>> printed_like(nearly, 41_999, Rounding.DOWN).value
    42000
    """
    step = printed.resolution
    match printed.qualifier:
        case Qualifier.NEARLY:
            shown = (Fraction(value) // step + 1) * step
        case Qualifier.MORE_THAN:
            shown = -(-Fraction(value) // step) * step - step
        case _:
            shown = round_to(value, step, habit)
    return evolve(printed, value=max(simplest(shown), 0))


def is_true(printed: Quantity, value: Exact, habit: Rounding) -> bool:
    """Say whether ``value`` may be printed so in a report with this habit for its percentages.

    "gần" and "hơn" reach no farther than a tenth.
    """
    of_share = printed.unit is not None and printed.unit.kind is UnitKind.SHARE
    return value in printed.possible(habit if of_share else None, WITHIN_A_TENTH)

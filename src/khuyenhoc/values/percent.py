"""Percentages as print gives them, and what a printed one can have been."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from khuyenhoc.errors import InvalidValueError, ReadingError, UndefinedRatioError, shown
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.rounding import Rounding, rounded_quotient, unround
from khuyenhoc.values.unit import PERCENT

__all__ = ["percent_bounds", "print_percent"]

_PRINTED: Final = re.compile(r"([0-9]{1,40})(?:,([0-9]{1,40}))? ?%?")
_EXPECTED: Final = 'a percentage as printed, such as "32,05%"'


def print_percent(
    part: int, whole: int, *, places: int, rounding: Rounding = Rounding.HALF_UP
) -> Decimal:
    """Give ``part`` out of ``whole`` in percent (tỷ lệ phần trăm) to so many ``places``.

    Computed in whole numbers, so the host's decimal context has no say in it.

    >>> print_percent(54, 56, places=2), print_percent(54, 56, places=2, rounding=Rounding.DOWN)
    (Decimal('96.43'), Decimal('96.42'))

    Raises:
        UndefinedRatioError: ``whole`` is 0.
        InvalidValueError: A number is not whole, or ``whole`` or ``places`` is below 0.
    """
    if type(part) is not int:
        raise InvalidValueError("print_percent.part", part, "a whole number")
    for name, value in (("whole", whole), ("places", places)):
        if type(value) is not int or value < 0:
            raise InvalidValueError(f"print_percent.{name}", value, "a whole number of at least 0")
    if type(rounding) is not Rounding:
        raise InvalidValueError("print_percent.rounding", rounding, "a Rounding")
    if not whole:
        raise UndefinedRatioError(f"{shown(part)} of 0 in percent")
    last_places = rounded_quotient(part * 10 ** (places + 2), whole, rounding)
    sign, digits, _ = Decimal(last_places).as_tuple()
    return Decimal((sign, digits, -places))


def percent_bounds(
    printed: str | Quantity | Bounds, rounding: Rounding | None = None
) -> Bounds | None:
    """Give the percentages of at least 0 that are printed so, or ``None`` when there are none.

    A text is one number with a decimal comma. What says more ("trên 23%") is read first, and its
    bounding word counts. Without ``rounding``, either habit of print is allowed for.

    >>> percent_bounds("32,05%", Rounding.HALF_UP)
    Bounds(Fraction(6409, 200), Fraction(6411, 200), high_open=True)

    Raises:
        ReadingError: The text is not such a number.
        InvalidValueError: It is neither a text, nor bounds, nor a share in percent.
    """
    if isinstance(printed, Bounds):
        return printed & Bounds.at_least(0)
    if isinstance(printed, Quantity):
        if printed.unit != PERCENT or printed.change is not None:
            raise InvalidValueError("printed", printed, "a share in percent, and no difference")
        return printed.bounds(rounding) & Bounds.at_least(0)
    value, step = _read(printed)
    return unround(value, step, rounding) & Bounds.at_least(0)


def _read(printed: object) -> tuple[Fraction, Fraction]:
    """Read a percentage and its last place."""
    if type(printed) is not str:
        raise InvalidValueError("printed", printed, _EXPECTED)
    match = _PRINTED.fullmatch(printed)
    if match is None:
        reason = "the decimal mark is a comma" if "." in printed else ""
        raise ReadingError(printed, _EXPECTED, reason)
    units, decimals = match[1], match[2] or ""
    step = Fraction(1, 10 ** len(decimals))
    return int(units + decimals) * step, step

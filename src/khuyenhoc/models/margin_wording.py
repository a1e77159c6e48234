"""By how much a target was passed or missed, in words."""

from fractions import Fraction
from typing import Final

from khuyenhoc.text.printed_numbers import decimals_of
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import PERCENTAGE_POINT

__all__ = ["margin_in_english", "margin_in_vietnamese", "number_in_english"]

_DOWN: Final = Rounding.DOWN
_UP: Final = Rounding.UP
_SWAP: Final = str.maketrans(",.", ".,")
#: A margin below it would be printed as 0.
_LEAST_SHOWN: Final = Fraction(1, 100)


def number_in_english(value: Exact, rounding: Rounding = Rounding.HALF_UP) -> str:
    """Print a number in English; below 0 with a minus."""
    if value < 0:
        return f"-{number_in_english(-value, rounding)}"
    return format_vi(value, rounding=rounding).translate(_SWAP)


def _sayable(bounds: Bounds) -> Bounds:
    """Give bounds whose ends can be printed: what is above 0 never starts with a printed 0."""
    value, low = bounds.value, bounds.low
    if value is not None:
        return Bounds.less_than(_LEAST_SHOWN) if 0 < value < _LEAST_SHOWN else bounds
    endless = low is not None and 0 < low < _LEAST_SHOWN and decimals_of(low) is None
    if not endless and not (low == 0 and bounds.low_open):
        return bounds
    if bounds.high is None:
        return Bounds.more_than(0)
    return Bounds(None, bounds.high, high_open=bounds.high_open)


def margin_in_english(bounds: Bounds) -> str:
    """Print percentage points, the ends of what is no one number rounded outwards."""
    bounds = _sayable(bounds)
    value, low, high = bounds.value, bounds.low, bounds.high
    if low is None and high is None:
        return "an unknown margin"
    if value is not None:
        said = number_in_english(value)
    else:
        from_low = "" if low is None else number_in_english(low, _DOWN if low > 0 else _UP)
        to_high = "" if high is None else number_in_english(high, _UP if high > 0 else _DOWN)
        if low is None:
            said = f"{'less than' if bounds.high_open else 'at most'} {to_high}"
        elif high is None:
            said = f"{'more than' if bounds.low_open else 'at least'} {from_low}"
        else:
            said = f"{from_low} to {to_high}"
    only_one = {low, high} - {None} == {1}
    return f"{said} percentage point{'' if only_one else 's'}"


def margin_in_vietnamese(bounds: Bounds) -> str:
    """Print percentage points in Vietnamese, to the same numbers as in English."""
    return format_vi(_sayable(bounds), PERCENTAGE_POINT)

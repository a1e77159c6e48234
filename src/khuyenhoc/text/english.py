"""Numbers in plain English, where Vietnamese print has ``format_vi``."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Final

from khuyenhoc.errors import shown
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest

__all__ = ["bounds_in_english"]

_SWAP: Final = str.maketrans(",.", ".,")


def bounds_in_english(bounds: Bounds) -> str:
    """Say what is possible in plain numbers, a fraction's ends rounded outwards.

    >>> bounds_in_english(Bounds.less_than(51_200)), bounds_in_english(Bounds(0, 5))
    ('less than 51,200', '0 to 5')
    >>> bounds_in_english(Bounds(Fraction(1, 3), Fraction(2, 3)))
    '0.33 to 0.67'
    """
    low, high = bounds.low, bounds.high
    if bounds.value is not None:
        return _number(bounds.value, lambda value: value)
    said_low = None if low is None else _number(low, _down)
    said_high = None if high is None else _number(high, _up)
    if said_low is None:
        word = "less than" if bounds.high_open else "at most"
        return "unknown" if said_high is None else f"{word} {said_high}"
    if said_high is None:
        return f"{'more than' if bounds.low_open else 'at least'} {said_low}"
    return f"{said_low} to {said_high}"


def _down(value: Exact) -> Exact:
    return simplest(floor(value * 100) / Fraction(100))


def _up(value: Exact) -> Exact:
    return simplest(ceil(value * 100) / Fraction(100))


def _number(value: Exact, rounded: Callable[[Exact], Exact]) -> str:
    if type(value) is int:
        try:
            return f"{value:,}"
        except ValueError:  # more digits than Python prints
            return shown(value)
    said = rounded(value)
    below = said < 0
    words = format_vi(-said if below else said).translate(_SWAP)
    return f"-{words}" if below else words

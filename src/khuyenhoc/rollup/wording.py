"""Numbers in the findings and tables of roll-ups, in Vietnamese and in English."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Final

from khuyenhoc._language import in_language
from khuyenhoc.errors import shown
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import Unit

__all__ = ["bounds_in_english", "bounds_in_vietnamese", "value_in_words"]

_SWAP: Final = str.maketrans(",.", ".,")


def bounds_in_vietnamese(bounds: Bounds, unit: Unit | None = None) -> str:
    """Say what is possible, one number plainly.

    >>> from khuyenhoc.values.unit import PERSON
    >>> bounds_in_vietnamese(Bounds.exactly(383_058), PERSON)
    '383.058 người'
    """
    value = bounds.value
    return format_vi(bounds if value is None else value, unit)


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


def value_in_words(value: Bounds | None, zeros: int, language: str) -> str:
    """Say what a total can be, and how often something in it was counted as 0.

    >>> value_in_words(Bounds.exactly(2_000), 1, "en")
    '2,000 [1 counted as 0]'
    """
    if value is None:
        return in_language(language, vi="không rõ", en="unknown")
    say = in_language(language, vi=bounds_in_vietnamese, en=bounds_in_english)
    mark = in_language(language, vi="tính là 0", en="counted as 0")
    return f"{say(value)} [{zeros} {mark}]" if zeros else say(value)


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

"""Numbers said in full, with every digit, so that no scale can be mistaken again."""

from fractions import Fraction
from math import ceil, floor
from typing import Final

from khuyenhoc.reconciliation.wording import cut
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import FACTOR, FRACTION, PERCENT, VND, Unit

__all__ = ["said", "said_exactly"]

#: Ends of bounds from here on are said without decimals.
_LARGE: Final = 100
_STEPS: Final = 100
_SWAP: Final = str.maketrans(",.", ".,")
_ENGLISH: Final = {PERCENT: "%", VND: " VND", FACTOR: " times"}


def said(bounds: Bounds, unit: Unit | None) -> tuple[str, str]:
    """Say bounds in Vietnamese and in English, rounded outwards and with every digit.

    >>> said(Bounds(Fraction(933, 2), 576), VND)
    ('từ 466 đến 576 đồng', '466 to 576 VND')
    >>> said(Bounds.at_least(Fraction(1, 2)), FRACTION)
    ('ít nhất 50%', 'at least 50%')
    """
    if unit == FRACTION:
        return said(bounds * 100, PERCENT)
    vi, en = _signs(unit)
    if bounds.value is not None:
        return said_exactly(bounds.value, unit)
    low = None if bounds.low is None else _end(bounds.low, up=False)
    high = None if bounds.high is None else _end(bounds.high, up=True)
    if low is None and high is None:
        return "không rõ", "unknown"
    if low is None:
        word = ("dưới", "less than") if bounds.high_open else ("không quá", "at most")
        return f"{word[0]} {high}{vi}", f"{word[1]} {_english(high)}{en}"
    if high is None:
        word = ("trên", "more than") if bounds.low_open else ("ít nhất", "at least")
        return f"{word[0]} {low}{vi}", f"{word[1]} {_english(low)}{en}"
    return f"từ {low} đến {high}{vi}", f"{_english(low)} to {_english(high)}{en}"


def said_exactly(value: Exact, unit: Unit | None) -> tuple[str, str]:
    """Say one number in Vietnamese and in English; a large mean of whole things without decimals.

    >>> said_exactly(Fraction(26_542_000_000, 51_200), VND)
    ('518.398 đồng', '518,398 VND')
    """
    if unit == FRACTION:
        return said_exactly(value * 100, PERCENT)
    vi, en = _signs(unit)
    whole = unit is not None and unit.whole and not -_LARGE < value < _LARGE
    number = _number(floor(value) if whole else value)
    return f"{number}{vi}", f"{_english(number)}{en}"


def _signs(unit: Unit | None) -> tuple[str, str]:
    if unit is None:
        return "", ""
    return "%" if unit == PERCENT else f" {unit.label_vi}", _ENGLISH.get(unit, "")


def _end(value: Exact, *, up: bool) -> str:
    steps = 1 if not -_LARGE < value < _LARGE else _STEPS
    rounded = ceil(value * steps) if up else floor(value * steps)
    return _number(simplest(Fraction(rounded, steps)))


def _number(value: Exact) -> str:
    return f"-{cut(-value)}" if value < 0 else cut(value)


def _english(number: str | None) -> str:
    return "" if number is None else number.translate(_SWAP)

"""Figures put together: sums, and people each counted once."""

from collections.abc import Iterable

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reform.crosswalks.weights import Weight
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["people_of", "people_together", "share_of", "together"]


def people_of(weight: Weight, value: Exact | Bounds) -> Bounds:
    """Give how many of a unit's people a target may have: one may be in all its parts.

    >>> from fractions import Fraction
    >>> people_of(Weight("x", Fraction(1, 3), Fraction(1, 3)), 90)
    Bounds(0, 90)
    """
    if weight.low == 1:
        return value if isinstance(value, Bounds) else Bounds.exactly(value)
    return Bounds(0, 1) * value


def share_of(weight: Weight, value: Exact | Bounds) -> Exact | Bounds:
    """Give how much of a unit's figure a target has."""
    return value if weight.low == 1 else Bounds(weight.low, weight.high) * value


def people_together(parts: Iterable[Bounds]) -> Bounds:
    """Give all that people each counted once come to: from the largest part to the sum of all.

    >>> people_together([Bounds(30, 40), Bounds.exactly(20)])
    Bounds(30, 60)
    """
    given = [*parts]
    highest = sum(given, Bounds.exactly(0))
    # Of two parts of the same low end, the one that leaves it out is larger.
    lows = [(part.low, part.low_open) for part in given if part.low is not None]
    low, low_open = max(lows, default=(0, False))
    return Bounds(low, highest.high, low_open=low_open, high_open=highest.high_open)


def together(values: Iterable[Exact | Bounds], indicator: Indicator) -> Bounds:
    """Add up; of people each counted once, it is from the largest part to the sum."""
    parts = [one if isinstance(one, Bounds) else Bounds.exactly(one) for one in values]
    if indicator.nature is Nature.DISTINCT_PEOPLE:
        return people_together(parts)
    return sum(parts, Bounds.exactly(0))

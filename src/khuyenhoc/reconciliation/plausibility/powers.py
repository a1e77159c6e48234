"""Powers and roots of bounds that are not below 0: exact, or rounded outwards."""

from fractions import Fraction
from typing import Final

from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest

__all__ = ["raised", "rooted"]

#: Roots seldom end, so they are kept to so many parts of one.
_STEPS: Final = 10**6


def raised(bounds: Bounds, power: int) -> Bounds:
    """Raise bounds of which nothing is below 0 to a whole power of at least 1, exactly.

    >>> raised(Bounds(Fraction(1, 2), 3, high_open=True), 2)
    Bounds(Fraction(1, 4), 9, high_open=True)
    """
    return Bounds(
        None if bounds.low is None else bounds.low**power,
        None if bounds.high is None else bounds.high**power,
        low_open=bounds.low_open,
        high_open=bounds.high_open,
    )


def rooted(bounds: Bounds, exponent: Fraction) -> Bounds:
    """Raise bounds of which nothing is below 0 to a fractional power above 0.

    A whole power is exact. Of others each end is rounded outwards, to a millionth.

    >>> rooted(Bounds(2, Fraction(9, 4)), Fraction(1, 2))
    Bounds(Fraction(1414213, 1000000), Fraction(3, 2))
    """
    if exponent.denominator == 1:
        return raised(bounds, exponent.numerator)
    low, high = bounds.low, bounds.high
    return Bounds(
        None if low is None else _root(low, exponent, up=False),
        None if high is None else _root(high, exponent, up=True),
        low_open=False,
        high_open=False,
    )


def _root(value: Exact, exponent: Fraction, *, up: bool) -> Exact:
    """Find the last step whose power is not above the sought one, or the first not below it."""
    sought, root = Fraction(value) ** exponent.numerator, exponent.denominator
    below, above = 0, 1
    while Fraction(above, _STEPS) ** root <= sought:
        below, above = above, above * 2
    while above - below > 1:
        middle = (below + above) // 2
        if Fraction(middle, _STEPS) ** root <= sought:
            below = middle
        else:
            above = middle
    exact = Fraction(below, _STEPS) ** root == sought
    return simplest(Fraction(below if exact or not up else above, _STEPS))

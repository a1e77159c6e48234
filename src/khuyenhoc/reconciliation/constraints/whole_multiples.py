"""Whole numbers that are a multiple of other whole numbers by a factor that is only bounded."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from khuyenhoc.values.bounds import Bounds

__all__ = ["with_partners"]


def with_partners(numbers: Bounds, partners: Bounds, factor: Bounds) -> Bounds | None:
    """Tighten whole ``numbers`` to ends of which some whole partner is ``factor`` times as much.

    ``None`` where no number has one. Numbers that may be below 0 are left as they are, and so are
    all by a factor that may be below 0, or has no limit.

    >>> with_partners(Bounds(1, 7), Bounds(1, 9), Bounds.exactly(Fraction(3, 5)))
    Bounds(5, 5)
    >>> with_partners(Bounds(1, 7), Bounds(1, 2), Bounds.exactly(Fraction(3, 5))) is None
    True
    """
    low, high = factor.low, factor.high
    if low is None or high is None or low < 0 or not high:
        return numbers
    if numbers.low is None or numbers.low < 0:
        return numbers
    multiples = _Multiples(Fraction(low), Fraction(high), factor.low_open, factor.high_open)
    first, last = multiples.between(numbers, partners)
    least = multiples.least(first, last)
    most = 0 if least is None else multiples.greatest(least, last)
    if numbers.low == 0 and 0 in partners:  # none of anything is none, whatever the factor
        return Bounds(0, most)
    return None if least is None else Bounds(least, most)


@frozen
class _Multiples:
    """The whole partners that whole numbers above 0 have by a factor above 0."""

    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool

    def between(self, numbers: Bounds, partners: Bounds) -> tuple[int, int | None]:
        """Give the first and the last number whose multiples reach any of the partners.

        Where they cross there is none. Of those between, a number has a partner among ``partners``
        if it has any: the first or the last of them, or one between.
        """
        first = max(1, int(numbers.low or 0))
        if partners.low is not None:
            first = max(first, _from(partners.low / self.high, is_open=self.high_open))
        last = [] if numbers.high is None else [int(numbers.high)]
        if partners.high is not None and self.low:
            last.append(_until(partners.high / self.low, is_open=self.low_open))
        elif partners.high is not None and partners.high < self.low_open:
            last.append(0)
        return first, min(last, default=None)

    def least(self, first: int, last: int | None) -> int | None:
        """Find the first number, from ``first`` until ``last``, that has a partner."""
        if self._partners_of(first) and (last is None or first <= last):
            return first
        before, below, step = self._partners_until(first - 1), first - 1, 1
        while self._partners_until(below + step) == before:
            below, step = below + step, 2 * step
            if last is not None and below >= last:
                return None
        found = _first_at(below, below + step, lambda n: self._partners_until(n) > before)
        return found if last is None or found <= last else None

    def greatest(self, first: int, last: int | None) -> int | None:
        """Find the last number until ``last`` that has a partner, as ``first`` has."""
        if last is None or self._partners_of(last):
            return last
        total, above, step = self._partners_until(last), last, 1
        while self._partners_until(below := max(above - step, first - 1)) == total:
            above, step = below, 2 * step
        return _first_at(below, above, lambda n: self._partners_until(n) == total)

    def _partners_of(self, number: int) -> int:
        """Count the partners of a number."""
        high, low = self.high, self.low
        most = (high.numerator * number - self.high_open) // high.denominator
        least = (low.numerator * number - (not self.low_open)) // low.denominator
        return most - least

    def _partners_until(self, number: int) -> int:
        """Count the partners of all numbers from 1 to ``number``."""
        high, low = self.high, self.low
        most = _floors(number, high.denominator, high.numerator, -self.high_open)
        least = _floors(number, low.denominator, low.numerator, -(not self.low_open))
        return most - least


def _first_at(below: int, found: int, fits: Callable[[int], bool]) -> int:
    """Find the first number above ``below`` that fits: from it on all do, and ``found`` does."""
    while found - below > 1:
        middle = (below + found) // 2
        below, found = (below, middle) if fits(middle) else (middle, found)
    return found


def _floors(count: int, divisor: int, factor: int, start: int) -> int:
    """Add up (factor × i + start) // divisor for each i from 1 to ``count``, as Euclid divided."""
    total, start = 0, start + factor
    while True:
        wholes, factor = divmod(factor, divisor)
        more, start = divmod(start, divisor)
        total += wholes * (count * (count - 1) // 2) + more * count
        top = factor * count + start
        if top < divisor:
            return total
        # The whole points under the line, counted by their heights.
        count, start = divmod(top, divisor)
        divisor, factor = factor, divisor


def _from(start: Fraction, *, is_open: bool) -> int:
    return floor(start) + 1 if is_open else ceil(start)


def _until(end: Fraction, *, is_open: bool) -> int:
    return ceil(end) - 1 if is_open else floor(end)

"""Whole numbers that are a multiple of other whole numbers by a factor that is only bounded."""

from fractions import Fraction
from typing import Final

from attrs import frozen

from khuyenhoc.values.bounds import Bounds

__all__ = ["with_partners"]

#: So many ends are tried before the last one is given as it is: many more than a percentage with
#: two decimals can rule out.
_TRIES: Final = 20_000


def with_partners(numbers: Bounds, partners: Bounds, factor: Bounds) -> Bounds | None:
    """Tighten whole ``numbers`` to ends of which some whole partner is ``factor`` times as much.

    ``None`` where no number has one. A factor that may be below 0, or has no limit, tightens
    nothing.

    >>> with_partners(Bounds(1, 7), Bounds(1, 9), Bounds.exactly(Fraction(3, 5)))
    Bounds(5, 5)
    >>> with_partners(Bounds(1, 7), Bounds(1, 2), Bounds.exactly(Fraction(3, 5))) is None
    True
    """
    low, high = factor.low, factor.high
    if low is None or high is None or low < 0 or not high or (numbers.low or 0) < 0:
        return numbers
    multiples = _Multiples(
        Fraction(low), Fraction(high), factor.low_open, factor.high_open, partners
    )
    least, most = numbers.low, numbers.high
    if least is not None:
        least = multiples.first_from(int(least), None if most is None else int(most))
        if least is None:
            return None
    if most is not None:
        most = multiples.last_until(int(most), 0 if least is None else int(least))
        if most is None:
            return None
    return Bounds(least, most)


@frozen
class _Multiples:
    """The whole partners that whole numbers have by a factor above 0."""

    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool
    partners: Bounds

    def first_from(self, number: int, last: int | None) -> int | None:
        """Find the first number, from ``number`` on, that has a partner."""
        for _ in range(_TRIES):
            if last is not None and number > last:
                return None
            least, most = self._partners_of(number)
            if least <= most:
                return number
            if self.partners.high is not None and least > self.partners.high:
                return None  # and so are the partners of all greater numbers
            number = max(number + 1, _from(Fraction(least) / self.high, is_open=self.high_open))
        return number

    def last_until(self, number: int, first: int) -> int | None:
        """Find the last number, up to ``number``, that has a partner."""
        for _ in range(_TRIES):
            if number < first:
                return None
            least, most = self._partners_of(number)
            if least <= most:
                return number
            number -= 1
            if self.low:
                number = min(number, _until(Fraction(most) / self.low, is_open=self.low_open))
        return number

    def _partners_of(self, number: int) -> tuple[int, int]:
        """Give the first and the last whole partner; where they cross there is none."""
        if number == 0:
            least = most = 0  # whatever the factor
        else:
            least = _from(self.low * number, is_open=self.low_open)
            most = _until(self.high * number, is_open=self.high_open)
        if self.partners.low is not None:
            least = max(least, int(self.partners.low))
        if self.partners.high is not None:
            most = min(most, int(self.partners.high))
        return least, most


def _from(start: Fraction, *, is_open: bool) -> int:
    whole = -(-start.numerator // start.denominator)
    return whole + 1 if is_open and whole == start else whole


def _until(end: Fraction, *, is_open: bool) -> int:
    whole = end.numerator // end.denominator
    return whole - 1 if is_open and whole == end else whole

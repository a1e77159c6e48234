"""A sum of multiples of numbers that lies within limits."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Linear"]


@frozen
class _Side:
    """The low or the high ends of several numbers, added up."""

    total: Exact
    unlimited: int
    open: int

    def without(self, end: Exact | None, *, is_open: bool) -> tuple[Exact | None, bool]:
        """Give the sum of all but one end; ``None`` where another one has no limit."""
        if end is None:
            return (self.total, self.open > 0) if self.unlimited == 1 else (None, False)
        if self.unlimited:
            return None, False
        return self.total - end, self.open > is_open


@frozen
class Linear:
    """The sum of each number times its coefficient lies within ``limits``.

    >>> parts = Linear((("a", 1), ("b", 1), ("all", -1)), Bounds.exactly(0))
    >>> domains = {"a": Bounds(2, 3), "b": Bounds(4, 9), "all": Bounds(10, 11)}
    >>> dict(parts.narrowed(domains))["b"]
    Bounds(7, 9)
    """

    #: Keys and coefficients, none of them 0 and no key twice.
    terms: tuple[tuple[str, Exact], ...]
    limits: Bounds

    @property
    def keys(self) -> tuple[str, ...]:
        """The numbers it is about."""
        return tuple(key for key, _ in self.terms)

    def total(self, domains: Mapping[str, Bounds]) -> Bounds:
        """Give what the sum can be."""
        total = Bounds.exactly(0)
        for key, coefficient in self.terms:
            total += domains[key] * coefficient
        return total

    def gap(self, domains: Mapping[str, Bounds]) -> Bounds | None:
        """Give by how much the sum is outside the limits; ``None`` where it can be within."""
        total, limits = self.total(domains), self.limits
        if total & limits is not None:
            return None
        if limits.high is not None and total.low is not None and total.low >= limits.high:
            return total - limits.high
        return None if limits.low is None else limits.low - total

    def narrowed(self, domains: Mapping[str, Bounds]) -> Iterator[tuple[str, Bounds]]:
        """Give what the others leave for each number that they limit more: never nothing.

        One pass adds all ends up; each number's own is taken off again.
        """
        ends = [_multiple(domains[key], coefficient) for key, coefficient in self.terms]
        lows = _side([(low, low_open) for low, low_open, _, _ in ends])
        highs = _side([(high, high_open) for _, _, high, high_open in ends])
        limits = self.limits
        for (key, coefficient), (low, low_open, high, high_open) in zip(
            self.terms, ends, strict=True
        ):
            below, below_open = lows.without(low, is_open=low_open)
            above, above_open = highs.without(high, is_open=high_open)
            most = None if limits.high is None or below is None else limits.high - below
            least = None if limits.low is None or above is None else limits.low - above
            if most is None and least is None:
                continue
            most_open = most is not None and (limits.high_open or below_open)
            least_open = least is not None and (limits.low_open or above_open)
            reaches_low = least is None or (
                low is not None and (low > least or (low == least and low_open >= least_open))
            )
            reaches_high = most is None or (
                high is not None and (high < most or (high == most and high_open >= most_open))
            )
            if reaches_low and reaches_high:
                continue  # nothing new: most numbers, most of the time
            room = Bounds(least, most, low_open=least_open, high_open=most_open)
            if coefficient == 1:
                yield key, room
            else:
                yield key, -room if coefficient == -1 else room / coefficient


def _multiple(bounds: Bounds, coefficient: Exact) -> tuple[Exact | None, bool, Exact | None, bool]:
    low = None if bounds.low is None else bounds.low * coefficient
    high = None if bounds.high is None else bounds.high * coefficient
    if coefficient < 0:
        return high, bounds.high_open, low, bounds.low_open
    return low, bounds.low_open, high, bounds.high_open


def _side(ends: list[tuple[Exact | None, bool]]) -> _Side:
    known = [end for end, _ in ends if end is not None]
    return _Side(sum(known), len(ends) - len(known), sum(is_open for _, is_open in ends))

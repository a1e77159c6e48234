"""What an uncertain number can be: everything between two ends."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple, Self

from attrs import field, frozen

from khuyenhoc.errors import InvalidValueError, UndefinedRatioError, shown
from khuyenhoc.values.number import Exact, exact

__all__ = ["Bounds"]


class _End(NamedTuple):
    """An end of an interval while it is computed with."""

    #: Its sign if it is infinitely far, else 0; first, so that ends sort as numbers do.
    infinite: int
    number: Exact
    open: bool

    def times(self, other: "_End") -> "_End":
        """Multiply two ends; the product is attained where both are, and at an attained 0."""
        nothing = [end for end in (self, other) if not end.infinite and not end.number]
        if nothing:  # even of something unlimited, none is none
            return _End(0, 0, all(end.open for end in nothing))
        if self.infinite or other.infinite:
            return _End(self.sign * other.sign, 0, open=False)
        return _End(0, self.number * other.number, self.open or other.open)

    @property
    def sign(self) -> int:
        return self.infinite or (1 if self.number > 0 else -1)

    @property
    def place(self) -> tuple[int, Exact]:
        return self.infinite, self.number


_LOWEST: Final = _End(-1, 0, open=False)
_HIGHEST: Final = _End(1, 0, open=False)


def _exact_low(value: Exact | None) -> Exact | None:
    return None if value is None else exact("Bounds.low", value)


def _exact_high(value: Exact | None) -> Exact | None:
    return None if value is None else exact("Bounds.high", value)


def _check_flag(field_name: str, flag: object, end: Exact | None) -> None:
    if type(flag) is not bool:
        raise InvalidValueError(field_name, flag, "True or False")
    if flag and end is None:
        raise InvalidValueError(field_name, flag, "False, for that end is None (not known)")


def _spelt(value: Exact | None) -> str:
    try:
        return repr(value)
    except ValueError:  # more digits than Python prints
        return shown(value)


@frozen(repr=False)
class Bounds:
    """All numbers from ``low`` to ``high`` (khoảng giá trị): what a printed figure can mean.

    ``None`` stands for an end that is not known. An open end is not one of the numbers itself:
    "gần 60 tỉ" is below 60 tỉ. Arithmetic is exact and gives the least bounds that hold every
    result, so it never loses a possibility and never invents one. Bounds that hold nothing cannot
    be made: where nothing is left, ``&`` and ``whole`` answer ``None``, which proves that what was
    put together contradicts itself.

    >>> nearly, more = Bounds.less_than(60), Bounds.more_than(45)
    >>> nearly & more
    Bounds(45, 60, low_open=True, high_open=True)
    >>> 60 - more
    Bounds(None, 15, high_open=True)

    Raises:
        InvalidValueError: An end is not exact, the bounds hold no number, or an end that is not
            known is called open.
    """

    low: Exact | None = field(converter=_exact_low)
    high: Exact | None = field(converter=_exact_high)
    low_open: bool = field(default=False, kw_only=True)
    high_open: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_flag("Bounds.low_open", self.low_open, self.low)
        _check_flag("Bounds.high_open", self.high_open, self.high)
        if self.low is None or self.high is None or self.low < self.high:
            return
        if self.low > self.high:
            expected = f"a number of at least the low end, {shown(self.low)}"
            raise InvalidValueError("Bounds.high", self.high, expected)
        if self.low_open or self.high_open:
            expected = (
                f"a number above the low end, {shown(self.low)}, which an open end leaves out"
            )
            raise InvalidValueError("Bounds.high", self.high, expected)

    @classmethod
    def exactly(cls, number: Exact) -> Self:
        """Make the bounds that hold ``number`` alone."""
        return cls(number, number)

    @classmethod
    def at_least(cls, number: Exact) -> Self:
        """Make the bounds of ``number`` and all above it (từ … trở lên)."""
        return cls(number, None)

    @classmethod
    def more_than(cls, number: Exact) -> Self:
        """Make the bounds of all above ``number`` (hơn, trên)."""
        return cls(number, None, low_open=True)

    @classmethod
    def at_most(cls, number: Exact) -> Self:
        """Make the bounds of ``number`` and all below it (không quá)."""
        return cls(None, number)

    @classmethod
    def less_than(cls, number: Exact) -> Self:
        """Make the bounds of all below ``number`` (dưới)."""
        return cls(None, number, high_open=True)

    @property
    def value(self) -> Exact | None:
        """The one number within, or ``None`` when there are more."""
        return self.low if self.low == self.high else None

    def whole(self) -> "Bounds | None":
        """Tighten to the whole numbers within, or ``None`` when there are none.

        >>> Bounds(Fraction(13, 2), 9, high_open=True).whole()
        Bounds(7, 8)
        """
        low, high = self.low, self.high
        if low is not None:
            low = floor(low) + 1 if self.low_open else ceil(low)
        if high is not None:
            high = ceil(high) - 1 if self.high_open else floor(high)
        if low is not None and high is not None and low > high:
            return None
        if low == self.low and high == self.high and not (self.low_open or self.high_open):
            return self
        return Bounds(low, high)

    def __contains__(self, number: object) -> bool:
        """Whether ``number`` is possible; an inexact one is refused."""
        sought = exact("number sought in Bounds", number)
        above = self.low is None or sought > self.low or (sought == self.low and not self.low_open)
        below = (
            self.high is None or sought < self.high or (sought == self.high and not self.high_open)
        )
        return above and below

    def __and__(self, other: "Bounds | Exact") -> "Bounds | None":
        """What both allow; ``None`` when that is nothing, and so they contradict each other."""
        claim = _bounds(other)
        if claim is None:
            return NotImplemented
        if _holds(claim, self):
            return self
        if _holds(self, claim):
            return claim
        low = max(_low_end(self), _low_end(claim))  # an open low end starts after a closed one
        high = min(_high_end(self), _high_end(claim), key=_closing)
        if low.place > high.place or (low.place == high.place and (low.open or high.open)):
            return None
        return _between(low, high)

    def __or__(self, other: "Bounds | Exact") -> "Bounds":
        """The least bounds that hold both, with whatever lies between them."""
        claim = _bounds(other)
        if claim is None:
            return NotImplemented
        return _hull((*_ends(self), *_ends(claim)))

    def __neg__(self) -> "Bounds":
        return Bounds(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def __add__(self, other: "Bounds | Exact") -> "Bounds":
        term = _bounds(other)
        if term is None:
            return NotImplemented
        low = None if self.low is None or term.low is None else self.low + term.low
        high = None if self.high is None or term.high is None else self.high + term.high
        return Bounds(
            low,
            high,
            low_open=low is not None and (self.low_open or term.low_open),
            high_open=high is not None and (self.high_open or term.high_open),
        )

    __radd__ = __add__

    def __sub__(self, other: "Bounds | Exact") -> "Bounds":
        term = _bounds(other)
        return NotImplemented if term is None else self + -term

    def __rsub__(self, other: Exact) -> "Bounds":
        return -self + other

    def __mul__(self, other: "Bounds | Exact") -> "Bounds":
        factor = _bounds(other)
        if factor is None:
            return NotImplemented
        mine, theirs = _positive_ends(self), _positive_ends(factor)
        if mine and theirs:
            return Bounds(
                mine[0] * theirs[0],
                mine[1] * theirs[1],
                low_open=self.low_open or factor.low_open,
                high_open=self.high_open or factor.high_open,
            )
        return _hull(  # a product is extreme where ends meet
            mine.times(theirs) for mine in _ends(self) for theirs in _ends(factor)
        )

    __rmul__ = __mul__

    def __truediv__(self, other: "Bounds | Exact") -> "Bounds":
        """Divide by every number of ``other`` but 0, which divides nothing."""
        divisor = _bounds(other)
        if divisor is None:
            return NotImplemented
        if divisor.value == 0:
            raise UndefinedRatioError(f"{self!r} / {other!r}")
        mine, theirs = _positive_ends(self), _positive_ends(divisor)
        if mine and theirs:
            return Bounds(
                Fraction(mine[0]) / theirs[1],
                Fraction(mine[1]) / theirs[0],
                low_open=self.low_open or divisor.high_open,
                high_open=self.high_open or divisor.low_open,
            )
        return self * _reciprocal(divisor)

    def __rtruediv__(self, other: Exact) -> "Bounds":
        dividend = _bounds(other)
        return NotImplemented if dividend is None else dividend / self

    def __repr__(self) -> str:
        low_open = ", low_open=True" if self.low_open else ""
        high_open = ", high_open=True" if self.high_open else ""
        return f"Bounds({_spelt(self.low)}, {_spelt(self.high)}{low_open}{high_open})"


def _bounds(value: object) -> Bounds | None:
    """Take a term of an operator as bounds, or ``None`` when it is neither bounds nor exact."""
    if isinstance(value, Bounds):
        return value
    return Bounds.exactly(value) if type(value) is int or type(value) is Fraction else None


def _holds(outer: Bounds, inner: Bounds) -> bool:
    """Say whether ``outer`` has all that ``inner`` has."""
    low, high = outer.low, outer.high
    if low is not None and (
        inner.low is None
        or inner.low < low
        or (inner.low == low and outer.low_open and not inner.low_open)
    ):
        return False
    return high is None or (
        inner.high is not None
        and (inner.high < high or (inner.high == high and (inner.high_open or not outer.high_open)))
    )


def _positive_ends(bounds: Bounds) -> tuple[Exact, Exact] | None:
    """Give both ends where they are known and above 0, for which arithmetic is simple."""
    low, high = bounds.low, bounds.high
    return None if low is None or low <= 0 or high is None else (low, high)


def _low_end(bounds: Bounds) -> _End:
    return _LOWEST if bounds.low is None else _End(0, bounds.low, bounds.low_open)


def _high_end(bounds: Bounds) -> _End:
    return _HIGHEST if bounds.high is None else _End(0, bounds.high, bounds.high_open)


def _ends(bounds: Bounds) -> tuple[_End, _End]:
    return _low_end(bounds), _high_end(bounds)


def _closing(end: _End) -> tuple[tuple[int, Exact], bool]:
    """Order high ends: an open one is before a closed one."""
    return end.place, not end.open


def _between(low: _End, high: _End) -> Bounds:
    return Bounds(
        None if low.infinite else low.number,
        None if high.infinite else high.number,
        low_open=low.open,
        high_open=high.open,
    )


def _hull(ends: Iterable[_End]) -> Bounds:
    """Give the least bounds that hold all of ``ends``."""
    all_ends = list(ends)
    return _between(min(all_ends), max(all_ends, key=_closing))


def _reciprocal(divisor: Bounds) -> Bounds:
    """Give the least bounds of 1 / x for every x of ``divisor`` but 0."""
    low, high = divisor.low, divisor.high
    if low is not None and low >= 0:
        return Bounds(
            0 if high is None else Fraction(1, high),
            Fraction(1, low) if low else None,
            low_open=high is None or divisor.high_open,
            high_open=low != 0 and divisor.low_open,
        )
    if high is not None and high <= 0:
        return -_reciprocal(-divisor)
    return Bounds(None, None)

"""How much of a unit goes where."""

from fractions import Fraction
from typing import Self

from attrs import field, frozen

from khuyenhoc._validators import flag
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.number import Exact, exact

__all__ = ["Share"]


def _low(value: Exact) -> Exact:
    return exact("Share.low", value)


def _high(value: Exact) -> Exact:
    return exact("Share.high", value)


@frozen(repr=False)
class Share:
    """The part of a unit that moves (phần được nhập): all of it, some of it, or it is not known.

    It is a number from 0 to 1 or, where resolutions do not say, the bounds of one. A share that is
    not known is never taken as equal to the others, nor measured by area.

    >>> Share.whole(), Share.counted(642, out_of=6_168), Share.unknown()
    (Share.whole(), Share(Fraction(107, 1028), Fraction(107, 1028)), Share.unknown())

    Raises:
        InvalidValueError: An end is not exact or not from 0 to 1, the ends change places, or a
            remainder is given ends of its own.
    """

    #: The least and the most it can be.
    low: Exact = field(converter=_low)
    high: Exact = field(converter=_high)
    #: Whether it is all that the other moves of the same unit on that day leave.
    is_remainder: bool = field(default=False, kw_only=True, validator=flag)

    def __attrs_post_init__(self) -> None:
        for name, end in (("low", self.low), ("high", self.high)):
            if not 0 <= end <= 1:
                raise InvalidValueError(f"Share.{name}", end, "a number from 0 to 1")
        if self.low > self.high:
            raise InvalidValueError("Share.high", self.high, f"at least the low end, {self.low}")
        if self.is_remainder and (self.low, self.high) != (0, 1):
            said = "0 to 1 for a remainder, which the other moves decide"
            raise InvalidValueError("Share.low", self.low, said)

    @classmethod
    def whole(cls) -> Self:
        """Make the share of a unit that goes as a whole (toàn bộ)."""
        return cls(1, 1)

    @classmethod
    def exactly(cls, share: Exact) -> Self:
        """Make a share that is known: ``Fraction(1, 4)``."""
        return cls(share, share)

    @classmethod
    def counted(cls, part: int, *, out_of: int) -> Self:
        """Make the share of ``part`` people, or of anything counted, ``out_of`` so many.

        Raises:
            InvalidValueError: One is no whole number, the whole is 0, or the part is above it.
        """
        if type(out_of) is not int or out_of < 1:
            raise InvalidValueError("Share.counted(out_of)", out_of, "a whole number of at least 1")
        if type(part) is not int or not 0 <= part <= out_of:
            raise InvalidValueError("Share.counted", part, f"a whole number from 0 to {out_of}")
        return cls.exactly(Fraction(part, out_of))

    @classmethod
    def between(cls, low: Exact, high: Exact) -> Self:
        """Make a share of which only bounds are known; both ends belong to it."""
        return cls(low, high)

    @classmethod
    def unknown(cls) -> Self:
        """Make a share that nothing is known of (một phần, không rõ bao nhiêu)."""
        return cls(0, 1)

    @classmethod
    def remainder(cls) -> Self:
        """Make the share that the other moves leave (phần còn lại): all is then accounted for."""
        return cls(0, 1, is_remainder=True)

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, without regard to any other move."""
        return self.low == self.high

    def __repr__(self) -> str:
        if self.is_remainder:
            return "Share.remainder()"
        if self.high == 1 and self.low in (0, 1):
            return "Share.whole()" if self.low else "Share.unknown()"
        return f"Share({self.low!r}, {self.high!r})"

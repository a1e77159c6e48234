"""Numbers chosen one after the other, by Hypothesis or by a sequence that is always the same."""

from collections.abc import Callable
from typing import Final

from attrs import define, field

__all__ = ["Choose", "Sequence"]

#: Gives one of the whole numbers from the first to the second, both among them.
Choose = Callable[[int, int], int]

#: The multiplier and increment that Knuth gives for 64 bits (MMIX); the high bits are the best.
_MULTIPLIER: Final = 6_364_136_223_846_793_005
_INCREMENT: Final = 1_442_695_040_888_963_407
_MODULUS: Final = 2**64
_LOW_BITS: Final = 2**24


@define
class Sequence:
    """Choices that hang on nothing but the number they start from.

    >>> first, again = Sequence(7), Sequence(7)
    >>> [first(1, 6) for _ in range(4)] == [again(1, 6) for _ in range(4)]
    True
    """

    state: int = field()

    def __attrs_post_init__(self) -> None:
        self(0, 1)  # so that neighbouring starts do not begin alike
        self(0, 1)

    def __call__(self, low: int, high: int) -> int:
        """Give the next number from ``low`` to ``high``."""
        self.state = (self.state * _MULTIPLIER + _INCREMENT) % _MODULUS
        return low + self.state // _LOW_BITS % (high - low + 1)

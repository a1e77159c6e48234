"""A ratio of which not every figure is known."""

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, whole_number
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds

__all__ = ["BoundedRatio"]


@frozen
class BoundedRatio:
    """All that a ratio can be (khoảng tỷ lệ), with what "all" means in it.

    It stands where a ``Ratio`` cannot: a side is only bounded, is no whole number, or counts what
    was not reported as 0. It is made of counts and pooled totals, never of averaged shares.

    >>> from khuyenhoc.models.indicators import POPULATION
    >>> from fractions import Fraction
    >>> print(BoundedRatio(Bounds(Fraction(3, 10), 1), of=POPULATION))
    30 to 100% of population
    """

    #: How much of 1 it can be.
    bounds: Bounds = field(validator=one_of_type(Bounds))
    of: Indicator = field(kw_only=True, validator=one_of_type(Indicator))
    #: How many units were counted as 0 on either side, as a zero policy asks.
    zeros: int = field(default=0, kw_only=True, validator=whole_number)

    def __str__(self) -> str:
        said = f"{bounds_in_english(self.bounds * 100)}% of {self.of.label_en}"
        return f"{said}, {self.zeros} counted as 0" if self.zeros else said

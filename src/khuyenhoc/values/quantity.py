"""A figure as it was printed."""

from enum import Enum
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError, shown
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, exact
from khuyenhoc.values.rounding import Rounding, unround
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["WITHIN_A_TENTH", "Change", "Qualifier", "Quantity", "Reach", "ReadingWarning"]


class Qualifier(Enum):
    """The word that bounds a printed number, or that there was none."""

    EXACT = "exact"
    NEARLY = "nearly"  # gần, ngót: below, and not far
    MORE_THAN = "more_than"  # hơn, trên, quá: above, and not far
    APPROX = "approx"  # khoảng, chừng, xấp xỉ: on either side
    AT_LEAST = "at_least"  # ít nhất, … trở lên
    AT_MOST = "at_most"  # không quá, tối đa, … trở xuống
    LESS_THAN = "less_than"  # dưới: below, perhaps far
    RANGE = "range"  # từ … đến …


_FROM_VALUE: Final = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.RANGE})
_TO_VALUE: Final = frozenset({Qualifier.NEARLY, Qualifier.AT_MOST, Qualifier.LESS_THAN})
_NEAR: Final = frozenset({Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.APPROX})


class Change(Enum):
    """Which way a printed difference goes: ``tăng`` or ``giảm``."""

    INCREASE = "increase"
    DECREASE = "decrease"


@frozen
class Reach:
    """How far "gần" and "hơn" may be from their number: a convention, never printed.

    A host that knows its writers better makes its own.

    >>> WITHIN_A_TENTH.share
    Fraction(1, 10)
    """

    name: str
    share: Fraction

    def __attrs_post_init__(self) -> None:
        if type(self.share) is not Fraction or not 0 < self.share < 1:
            raise InvalidValueError("Reach.share", self.share, "a Fraction between 0 and 1")


#: The usual convention: nobody writes "gần 60 tỉ" for less than nine tenths of 60 tỉ.
WITHIN_A_TENTH: Final = Reach("within a tenth", Fraction(1, 10))


@frozen
class ReadingWarning:
    """Why a printed figure may not mean what it was read as, and what else it may mean."""

    code: str
    message: str
    #: The other values it may have, in the unit it was read in.
    alternatives: tuple[Exact, ...] = ()


def _exact_or_none(value: Exact | None) -> Exact | None:
    return None if value is None else exact("Quantity.high", value)


def _exact_value(value: Exact) -> Exact:
    return exact("Quantity.value", value)


def _exact_resolution(value: Exact) -> Exact:
    return exact("Quantity.resolution", value)


def _exact_items(value: tuple[Exact, ...]) -> tuple[Exact, ...]:
    if type(value) is not tuple:
        raise InvalidValueError("Quantity.items", value, "a tuple of exact numbers")
    return tuple(exact("Quantity.items", item) for item in value)


@frozen(kw_only=True, repr=False)
class Quantity:
    """A figure as it was printed: number, unit, bounding word and the last place printed.

    ``value`` is in whole units: "54,7 tỉ đồng" is 54_700_000_000 with a ``resolution`` of
    100_000_000, and "32,05%" is 641/20 percent with a resolution of 1/100. A resolution of 0 says
    that nothing was rounded ("1/3", "một nửa"). A range keeps its far end in ``high``; a list
    keeps all its numbers in ``items`` and its first in ``value``.

    >>> from khuyenhoc.values.unit import VND
    >>> raised = Quantity(value=60_000_000_000, unit=VND, qualifier=Qualifier.NEARLY,
    ...                   resolution=1_000_000_000)
    >>> raised.bounds()
    Bounds(None, 60000000000, high_open=True)

    Raises:
        InvalidValueError: A number is not exact, a whole unit has a fraction, a range has no far
            end or ends before it starts, or the value has digits below its last place.
    """

    value: Exact = field(converter=_exact_value)
    unit: Unit | None = field(default=None, validator=optional(one_of_type(Unit)))
    qualifier: Qualifier = field(default=Qualifier.EXACT, validator=one_of_type(Qualifier))
    resolution: Exact = field(default=1, converter=_exact_resolution)
    high: Exact | None = field(default=None, converter=_exact_or_none)
    items: tuple[Exact, ...] = field(default=(), converter=_exact_items)
    #: ``tăng`` or ``giảm`` before the number: it says a difference, not a level.
    change: Change | None = field(default=None, validator=optional(one_of_type(Change)))
    #: ``mỗi``: the number holds for each of several.
    each: bool = False
    #: The words as printed.
    text: str = ""
    #: Where ``text`` stands in what was read: first character and the one after the last.
    span: tuple[int, int] | None = None
    warnings: tuple[ReadingWarning, ...] = field(default=(), validator=tuple_of(ReadingWarning))
    #: What it is out of, when printed so: the 66.328 of "51.119/66.328".
    whole: "Quantity | None" = None
    #: The percentage printed with it: the 100 % of "22 dòng họ học tập (100%)".
    share: "Quantity | None" = None
    #: The money printed with it: the 45 triệu of "20 xe đạp (45 triệu đồng)".
    worth: "Quantity | None" = None

    def __attrs_post_init__(self) -> None:
        self._check_whole()
        self._check_range()
        self._check_resolution()

    def _check_range(self) -> None:
        if (self.high is not None) != (self.qualifier is Qualifier.RANGE):
            raise InvalidValueError(
                "Quantity.high", self.high, "the far end for a range, and for nothing else"
            )
        if self.high is not None and self.high < self.value:
            raise InvalidValueError(
                "Quantity.high", self.high, f"at least the near end, {shown(self.value)}"
            )

    def _check_resolution(self) -> None:
        if self.resolution < 0:
            raise InvalidValueError(
                "Quantity.resolution",
                self.resolution,
                "the last place printed, or 0 if not rounded",
            )
        if self.qualifier is not Qualifier.EXACT or self.items or not self.resolution:
            return
        if self.value % self.resolution:
            raise InvalidValueError(
                "Quantity.resolution",
                self.resolution,
                f"a place down to which {shown(self.value)} is printed, or 0 if not rounded",
            )

    def _check_whole(self) -> None:
        if self.unit is None or not self.unit.whole:
            return
        lowest = 0 if self.unit.kind is UnitKind.COUNT else None
        for value in (self.value, self.high, *self.items):
            if value is None:
                continue
            if type(value) is not int or (lowest is not None and value < lowest):
                at_least = "" if lowest is None else f" of at least {lowest}"
                raise InvalidValueError(
                    "Quantity.value", value, f"a whole number{at_least} ({self.unit.code})"
                )

    def __repr__(self) -> str:
        return sparse_repr(self)

    def bounds(self, rounding: Rounding | None = None, reach: Reach | None = None) -> Bounds:
        """Give the numbers that the print leaves possible.

        A number printed to the last unit of a whole thing is itself. One printed in larger places
        stands for all that is printed so: rounded half up, cut off, or, when ``rounding`` is not
        given, either. "gần" and "hơn" have no far end unless ``reach`` gives one.

        >>> Quantity(value=Fraction(641, 20), resolution=Fraction(1, 100)).bounds()
        Bounds(Fraction(6409, 200), Fraction(1603, 50), high_open=True)
        >>> Quantity(value=1_240, qualifier=Qualifier.NEARLY).bounds(reach=WITHIN_A_TENTH)
        Bounds(1116, 1240, high_open=True)
        """
        if self.qualifier is Qualifier.EXACT:
            return self._printed(rounding)
        return Bounds(
            self._low(reach),
            self._high(reach),
            low_open=self.qualifier is Qualifier.MORE_THAN,
            high_open=self.qualifier in (Qualifier.NEARLY, Qualifier.LESS_THAN),
        )

    def _low(self, reach: Reach | None) -> Exact | None:
        return self.value if self.qualifier in _FROM_VALUE else self._far(reach, -1)

    def _high(self, reach: Reach | None) -> Exact | None:
        if self.qualifier is Qualifier.RANGE:
            return self.high
        return self.value if self.qualifier in _TO_VALUE else self._far(reach, 1)

    def _far(self, reach: Reach | None, side: int) -> Exact | None:
        if reach is None or self.qualifier not in _NEAR or not self.value:
            return None  # a share of nothing reaches nowhere
        return self.value + side * abs(Fraction(self.value)) * reach.share

    def _printed(self, rounding: Rounding | None) -> Bounds:
        if self.items:
            return Bounds(min(self.items), max(self.items))
        whole = self.unit is None or self.unit.whole
        if self.resolution == 0 or (whole and self.resolution == 1):
            return Bounds.exactly(self.value)
        bounds = unround(self.value, self.resolution, rounding)
        if self.unit is not None and self.unit.kind is UnitKind.COUNT:
            bounds = bounds & Bounds.at_least(0) or bounds  # nobody counts fewer than none
        if whole and type(self.resolution) is int:
            return bounds.whole() or bounds  # never nothing: the printed number itself is whole
        return bounds

"""A figure as it was printed."""

from enum import Enum
from fractions import Fraction
from typing import Final

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError
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


def _exact_or_none(value: object) -> Exact | None:
    return None if value is None else exact("Quantity.high", value)


def _exact_value(value: object) -> Exact:
    return exact("Quantity.value", value)


def _exact_resolution(value: object) -> Exact:
    return exact("Quantity.resolution", value)


@frozen(kw_only=True)
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
        InvalidValueError: A number is not exact, a whole unit has a fraction, or a range has no
            far end or ends before it starts.
    """

    value: Exact = field(converter=_exact_value)
    unit: Unit | None = field(default=None, validator=optional(one_of_type(Unit)))
    qualifier: Qualifier = field(default=Qualifier.EXACT, validator=one_of_type(Qualifier))
    resolution: Exact = field(default=1, converter=_exact_resolution)
    high: Exact | None = field(default=None, converter=_exact_or_none)
    items: tuple[Exact, ...] = field(default=(), validator=tuple_of(int, Fraction))
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

    @high.validator
    def _check_high(self, attribute: "Attribute[Exact | None]", value: Exact | None) -> None:
        if (value is not None) != (self.qualifier is Qualifier.RANGE):
            raise InvalidValueError(
                field_name(self, attribute), value, "the far end for a range, and for nothing else"
            )
        if value is not None and value < self.value:
            raise InvalidValueError(
                field_name(self, attribute), value, f"at least the near end, {self.value}"
            )

    @resolution.validator
    def _check_resolution(self, attribute: "Attribute[Exact]", value: Exact) -> None:
        if value < 0:
            raise InvalidValueError(
                field_name(self, attribute), value, "the last place printed, or 0 if not rounded"
            )

    def __attrs_post_init__(self) -> None:
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
        far = None if reach is None else abs(self.value) * reach.share
        below = None if far is None else self.value - far
        above = None if far is None else self.value + far
        match self.qualifier:
            case Qualifier.EXACT:
                return self._printed(rounding)
            case Qualifier.RANGE:
                return Bounds(self.value, self.high)
            case Qualifier.NEARLY:
                return Bounds(below, self.value, high_open=True)
            case Qualifier.MORE_THAN:
                return Bounds(self.value, above, low_open=True)
            case Qualifier.APPROX:
                return Bounds(below, above)
            case Qualifier.AT_LEAST:
                return Bounds(self.value, None)
            case Qualifier.AT_MOST:
                return Bounds(None, self.value)
            case Qualifier.LESS_THAN:
                return Bounds(None, self.value, high_open=True)

    def _printed(self, rounding: Rounding | None) -> Bounds:
        if self.items:
            return Bounds(min(self.items), max(self.items))
        whole = self.unit is None or self.unit.whole
        if self.resolution == 0 or (whole and self.resolution == 1):
            return Bounds.exactly(self.value)
        bounds = unround(self.value, self.resolution, rounding)
        return bounds.whole() if whole and type(self.resolution) is int else bounds

"""A figure as it was printed."""

from enum import Enum
from fractions import Fraction
from typing import Any, Final, cast

from attrs import Attribute, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import (
    field_name,
    flag,
    one_of_type,
    optional,
    text,
    text_or_blank,
    tuple_of,
)
from khuyenhoc.errors import InvalidValueError, shown
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, exact
from khuyenhoc.values.rounding import Rounding, unround
from khuyenhoc.values.unit import PERCENTAGE_POINT, Unit, UnitKind

__all__ = [
    "MOST_DIGITS",
    "WITHIN_A_TENTH",
    "Change",
    "Qualifier",
    "Quantity",
    "Reach",
    "ReadingWarning",
]

#: The most digits of a printed number, above and below a fraction bar: files hold no more.
MOST_DIGITS: Final = 40
_TOO_LONG: Final = 10**MOST_DIGITS


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

    name: str = field(validator=text)
    share: Fraction

    def __attrs_post_init__(self) -> None:
        if type(self.share) is not Fraction or not 0 < self.share < 1:
            raise InvalidValueError("Reach.share", self.share, "a Fraction between 0 and 1")


#: The usual convention: nobody writes "gần 60 tỉ" for less than nine tenths of 60 tỉ.
WITHIN_A_TENTH: Final = Reach("within a tenth", Fraction(1, 10))


def _printable(name: str, value: object) -> Exact:
    """Take an exact number that print can hold."""
    number = exact(name, value)
    if max(abs(number.numerator), number.denominator) >= _TOO_LONG:
        expected = f"a number of at most {MOST_DIGITS} digits (of a fraction, above and below)"
        raise InvalidValueError(name, number, expected)
    return number


def _printables(name: str, value: tuple[Exact, ...]) -> tuple[Exact, ...]:
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of exact numbers")
    return tuple(_printable(name, item) for item in value)


def _alternatives(value: tuple[Exact, ...]) -> tuple[Exact, ...]:
    return _printables("ReadingWarning.alternatives", value)


@frozen
class ReadingWarning:
    """Why a printed figure may not mean what it was read as, and what else it may mean.

    Raises:
        InvalidValueError: The code or the message is blank, or an alternative is not exact.
    """

    code: str = field(validator=text)
    message: str = field(validator=text)
    #: The other values it may have, in the unit it was read in.
    alternatives: tuple[Exact, ...] = field(default=(), converter=_alternatives)


def _exact_or_none(value: Exact | None) -> Exact | None:
    return None if value is None else _printable("Quantity.high", value)


def _exact_value(value: Exact) -> Exact:
    return _printable("Quantity.value", value)


def _exact_resolution(value: Exact) -> Exact:
    return _printable("Quantity.resolution", value)


def _exact_items(value: tuple[Exact, ...]) -> tuple[Exact, ...]:
    return _printables("Quantity.items", value)


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if type(value) is tuple else ()


def _span(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    match _items(value):
        case (int(start), int(end)) if type(start) is type(end) is int:
            ordered = 0 <= start <= end < _TOO_LONG
        case _:
            ordered = False
    if not ordered:
        expected = "a start of at least 0 and an end not before it, both whole numbers"
        raise InvalidValueError(field_name(instance, attribute), value, expected)


def _beside(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a quantity that is printed with another, and so has none printed with it."""
    name = field_name(instance, attribute)
    if not isinstance(value, Quantity):
        raise InvalidValueError(name, value, "a value of Quantity")
    if value.whole is not None or value.share is not None or value.worth is not None:
        expected = "a Quantity that has no whole, share or worth itself"
        raise InvalidValueError(name, value, expected)


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
            end or ends before it starts, the value has digits below its last place, a number has
            more than 40 digits, or a quantity printed with it has another one printed with it.
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
    each: bool = field(default=False, validator=flag)
    #: The words as printed.
    text: str = field(default="", validator=text_or_blank)
    #: Where ``text`` stands in what was read: first character and the one after the last.
    span: tuple[int, int] | None = field(default=None, validator=optional(_span))
    warnings: tuple[ReadingWarning, ...] = field(default=(), validator=tuple_of(ReadingWarning))
    #: What it is out of, when printed so: the 66.328 of "51.119/66.328".
    whole: "Quantity | None" = field(default=None, validator=optional(_beside))
    #: The percentage printed with it: the 100 % of "22 dòng họ học tập (100%)".
    share: "Quantity | None" = field(default=None, validator=optional(_beside))
    #: The money printed with it: the 45 triệu of "20 xe đạp (45 triệu đồng)".
    worth: "Quantity | None" = field(default=None, validator=optional(_beside))

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
        given, either. "gần" and "hơn" have no far end unless ``reach`` gives one; of whole things
        it reaches at least the next one. What the unit rules out is still within: see ``possible``.

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

    def possible(self, rounding: Rounding | None = None, reach: Reach | None = None) -> Bounds:
        """Give the numbers that it can really be: ``bounds()``, less what its unit rules out.

        A count is whole and at least 0; money is whole, and may be owed; a percentage, fraction or
        factor is at least 0, unless a difference is said or a number below 0 is printed. Where
        nothing is left ("dưới 0 người"), the bounds stay as printed.

        >>> from khuyenhoc.values.unit import PERSON
        >>> Quantity(value=100, unit=PERSON, qualifier=Qualifier.NEARLY).possible()
        Bounds(0, 99)
        >>> Quantity(value=260, unit=PERSON, qualifier=Qualifier.MORE_THAN).possible()
        Bounds(261, None)
        """
        printed = self.bounds(rounding, reach)
        if self.unit is None:
            return printed
        match self.unit.kind:
            case UnitKind.COUNT:
                counted = printed & Bounds.at_least(0)
                return printed if counted is None else counted.whole() or printed
            case UnitKind.MONEY:
                return printed.whole() or printed
            case UnitKind.SHARE if not self._may_be_below_0():
                return printed & Bounds.at_least(0) or printed
            case _:
                return printed

    def _may_be_below_0(self) -> bool:
        """Whether this share says a difference, or was printed below 0."""
        differs = self.change is not None or self.unit == PERCENTAGE_POINT
        return differs or min(self.value, *self.items, 0) < 0

    def _low(self, reach: Reach | None) -> Exact | None:
        return self.value if self.qualifier in _FROM_VALUE else self._far(reach, -1)

    def _high(self, reach: Reach | None) -> Exact | None:
        if self.qualifier is Qualifier.RANGE:
            return self.high
        return self.value if self.qualifier in _TO_VALUE else self._far(reach, 1)

    def _far(self, reach: Reach | None, side: int) -> Exact | None:
        if reach is None or self.qualifier not in _NEAR or not self.value:
            return None  # a share of nothing reaches nowhere
        far = abs(Fraction(self.value)) * reach.share
        if self.unit is not None and self.unit.kind in (UnitKind.COUNT, UnitKind.MONEY):
            far = max(far, Fraction(1))  # "hơn 9 người" cannot mean nobody at all
        return self.value + side * far

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

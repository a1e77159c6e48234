"""Numbers, amounts, ratios, bounds and days as Vietnamese print has them.

A comma is the decimal mark and a dot groups thousands. What is printed here reads back, by
``read_quantity``, to bounds that hold the number: nothing is put in a form that would mean another.
"""

from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.text.printed_numbers import (
    USUAL_PLACES,
    check_places,
    decimals_of,
    format_number_vi,
)
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact, exact
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Change, Qualifier, Quantity
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import FRACTION, ORDINAL, PERCENT, VND, Unit, UnitKind

__all__ = ["format_vi"]

_WITH_THEIR_OWN_UNIT: Final = (Dong, Ratio, Quantity, Period, date)
_PRINTABLE: Final = (
    "an exact number (int or Fraction), an amount of đồng, a ratio, a quantity, bounds, a period"
    " or a date without a time"
)
_SCALE_WORDS: Final = {0: "", 3: "nghìn", 4: "vạn", 6: "triệu", 9: "tỉ", 12: "nghìn tỉ"}
# There are no thousands of percent, and years are not given in them.
_GREATEST_POWERS: Final = {UnitKind.SHARE: 0, UnitKind.NUMBER: 0}
_QUALIFIERS: Final = {
    Qualifier.EXACT: "",
    Qualifier.NEARLY: "gần ",
    Qualifier.MORE_THAN: "hơn ",
    Qualifier.APPROX: "khoảng ",
    Qualifier.AT_LEAST: "ít nhất ",
    Qualifier.AT_MOST: "không quá ",
    Qualifier.LESS_THAN: "dưới ",
}
_CEILINGS: Final = frozenset({Qualifier.NEARLY, Qualifier.AT_MOST, Qualifier.LESS_THAN})
_FLOORS: Final = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_CHANGES: Final = {None: "", Change.INCREASE: "tăng ", Change.DECREASE: "giảm "}


def format_vi(
    value: Exact | Dong | Ratio | Quantity | Bounds | Period | date,
    unit: Unit | None = None,
    *,
    places: int | None = None,
    rounding: Rounding = Rounding.HALF_UP,
) -> str:
    """Print a value in Vietnamese, with its unit.

    * A number is printed in full with its ``unit``. ``places`` rounds what is not counted in whole
      things; without it a number whose decimals never end has two.
    * An amount of money is in tỉ or triệu where two decimals hold all of it, or else in full:
      "26,542 triệu" could be taken for 26.542 triệu. With ``places`` it is rounded at its scale,
      and no "gần" or "hơn" is added.
    * A ratio is a percentage of two ``places``.
    * A quantity keeps its bounding word and its last place; every word it was read with stays in
      its own ``text``.
    * Bounds say both ends, or the one that is known. A count starts and ends with a whole number.
      Ends are only ever rounded outwards, so that no possibility is lost.

    Rounded ``UP``, a number reads back only by one who knows of it; the habits of print are half up
    and cut off.

    >>> from khuyenhoc.values.unit import PERSON
    >>> format_vi(383_058, PERSON), format_vi(Dong(54_700_000_000)), format_vi(Dong(26_542_000))
    ('383.058 người', '54,7 tỉ đồng', '26.542.000 đồng')
    >>> format_vi(Bounds(1_194_816, 1_195_375), PERSON)
    'từ 1.194.816 đến 1.195.375 người'
    >>> format_vi(Bounds.more_than(10_000_000_000), VND)
    'trên 10 tỉ đồng'
    >>> format_vi(date(2023, 11, 30))
    '30/11/2023'

    Raises:
        InvalidValueError: There is no printing such a value; a whole thing has a fraction; ``unit``
            or ``places`` is given for what has its own; or ``places`` is no whole number from 0 to
            100.
        UndefinedRatioError: A ratio's whole is 0.
    """
    check_places(places)
    if isinstance(value, Bounds):
        return _bounds(value, unit, places)
    if isinstance(value, int | Fraction):
        return _amount(exact("format_vi.value", value), unit, places, rounding)
    if type(value) not in _WITH_THEIR_OWN_UNIT:
        raise InvalidValueError("format_vi.value", value, _PRINTABLE)
    if unit is not None:
        raise InvalidValueError("format_vi.unit", unit.code, "no unit, for the value has its own")
    if isinstance(value, Dong):
        return _amount(value.amount, VND, places, rounding)
    if isinstance(value, Ratio):
        shown_places = USUAL_PLACES if places is None else places
        return _amount(100 * value.value, PERCENT, shown_places, rounding)
    if places is not None:
        raise InvalidValueError("format_vi.places", places, "no places, for the value has its own")
    if isinstance(value, Quantity):
        return _quantity(value)
    return format_period_vi(value) if isinstance(value, Period) else _day(value)


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


class _Scale(NamedTuple):
    """What a number is printed in: so many ``places`` of a power of ten that has a word."""

    power: int = 0
    places: int | None = None

    def number(self, number: Exact, unit: Unit | None, rounding: Rounding) -> str:
        scaled = abs(Fraction(number) / 10**self.power)
        sign = "âm " if number < 0 else ""
        if unit == FRACTION and self.places is None and scaled.denominator > 1:
            return f"{sign}{scaled.numerator}/{scaled.denominator}"
        return sign + format_number_vi(scaled, places=self.places, rounding=rounding)

    def with_unit(self, numbers: str, unit: Unit | None) -> str:
        label = "" if unit is None or unit == FRACTION else unit.label_vi
        if unit == PERCENT:
            return f"{numbers}{label}"
        if unit == ORDINAL:
            return f"lần {label} {numbers}"
        return " ".join(part for part in (numbers, _SCALE_WORDS[self.power], label) if part)


def _amount(number: Exact, unit: Unit | None, places: int | None, rounding: Rounding) -> str:
    if unit is not None and unit.whole and type(number) is not int:
        raise InvalidValueError("format_vi.value", number, f"a whole number ({unit.code})")
    scale = _scale((number,), unit, places, rounding)
    return scale.with_unit(scale.number(number, unit, rounding), unit)


def _scale(
    numbers: tuple[Exact, ...], unit: Unit | None, places: int | None, rounding: Rounding
) -> _Scale:
    """Choose what to print whole numbers of money in; all else is printed in ones."""
    if unit is None or unit.kind is not UnitKind.MONEY:
        return _Scale(0, None if unit is not None and unit.whole else places)
    greatest = max(abs(Fraction(number)) for number in numbers)
    if places is not None and greatest >= 10**6:
        rounded = round_to(greatest, Fraction(10**6, 10**places), rounding)
        return _Scale(6 if rounded < 10**9 else 9, places)
    for power in (9, 6):
        if greatest >= 10**power and all(number % 10 ** (power - 2) == 0 for number in numbers):
            return _Scale(power)
    return _Scale()


def _floor(number: Exact) -> Rounding:
    return Rounding.DOWN if number > 0 else Rounding.UP


def _ceiling(number: Exact) -> Rounding:
    return Rounding.UP if number > 0 else Rounding.DOWN


def _bounds(bounds: Bounds, unit: Unit | None, places: int | None) -> str:
    bounds = _between_whole_numbers(bounds, unit)
    low, high = bounds.low, bounds.high
    if bounds.value is not None:
        return _amount(bounds.value, unit, places, Rounding.HALF_UP)
    ends = tuple(end for end in (low, high) if end is not None)
    if not ends:
        return "không rõ"
    scale = _scale(ends, unit, places, Rounding.DOWN)
    from_low = "" if low is None else scale.number(low, unit, _floor(low))
    to_high = "" if high is None else scale.number(high, unit, _ceiling(high))
    if low is None:
        return ("dưới " if bounds.high_open else "không quá ") + scale.with_unit(to_high, unit)
    if high is None:
        return ("trên " if bounds.low_open else "ít nhất ") + scale.with_unit(from_low, unit)
    return f"từ {from_low} đến {scale.with_unit(to_high, unit)}"


def _between_whole_numbers(bounds: Bounds, unit: Unit | None) -> Bounds:
    """Tighten the bounds of whole things, but keep an open end that "trên" or "dưới" can say."""
    ends = [end for end in (bounds.low, bounds.high) if end is not None]
    if unit is None or not unit.whole or (len(ends) == 1 and type(ends[0]) is int):
        return bounds
    whole = bounds.whole()
    if whole is None:
        expected = f"bounds that hold a whole number ({unit.code})"
        raise InvalidValueError("format_vi.value", bounds, expected)
    return whole


def _quantity(quantity: Quantity) -> str:
    numbers = (quantity.value,) if quantity.high is None else (quantity.value, quantity.high)
    scale = _own_scale(quantity, quantity.items or numbers)
    if scale is None and quantity.qualifier is Qualifier.EXACT:
        text = _bounds(quantity.bounds(), quantity.unit, None)  # no print has such a last place
        text += "" if quantity.whole is None else f"/{format_vi(quantity.whole)}"
    else:
        text = _qualified(quantity, scale or _scale(numbers, quantity.unit, None, Rounding.DOWN))
    for beside in (quantity.share, quantity.worth):
        text += "" if beside is None else f" ({format_vi(beside)})"
    return ("mỗi trường hợp " if quantity.each else "") + _CHANGES[quantity.change] + text


def _qualified(quantity: Quantity, scale: _Scale) -> str:
    unit, value = quantity.unit, quantity.value
    if quantity.items:
        printed = [scale.number(item, unit, Rounding.HALF_UP) for item in quantity.items]
        listed = " và ".join(part for part in (", ".join(printed[:-1]), printed[-1]) if part)
        if len(printed) > 2 and all(item in range(100) for item in quantity.items):
            listed = ",".join(printed)  # "lần 2,3,4", which no one takes for a decimal
        return _out_of(listed, scale, unit, quantity.whole)
    if quantity.high is not None:
        high = scale.number(quantity.high, unit, _ceiling(quantity.high))
        low = scale.number(value, unit, _floor(value))
        return f"từ {low} đến {_out_of(high, scale, unit, quantity.whole)}"
    rounding = Rounding.HALF_UP
    if quantity.qualifier in _FLOORS:
        rounding = _floor(value)
    elif quantity.qualifier in _CEILINGS:
        rounding = _ceiling(value)
    number = scale.number(value, unit, rounding)
    return _QUALIFIERS[quantity.qualifier] + _out_of(number, scale, unit, quantity.whole)


def _out_of(number: str, scale: _Scale, unit: Unit | None, whole: Quantity | None) -> str:
    if whole is not None and scale.power == 0 and whole.unit in (None, unit):
        number, whole = f"{number}/{format_vi(evolve(whole, unit=None))}", None
    counted = scale.with_unit(number, unit)
    return counted if whole is None else f"{counted}/{format_vi(whole)}"


def _own_scale(quantity: Quantity, numbers: tuple[Exact, ...]) -> _Scale | None:
    """Find how numbers were printed to their last place, or ``None`` if no print has that place."""
    place, unit = quantity.resolution, quantity.unit
    decimals = decimals_of(place)
    if place == 0:
        return _Scale()
    if any(number % place for number in numbers):
        return None
    if decimals is not None and place * 10**decimals == 1:
        return _Scale(0, decimals)
    # Triệu and tỉ of nothing in particular would be taken for money.
    greatest = 4 if unit is None else _GREATEST_POWERS.get(unit.kind, 12)
    power = next((power for power in range(1, greatest + 1) if place == 10**power), None)
    if power is None:
        return None
    if power == 4 and (unit is None or (unit.kind is not UnitKind.MONEY and numbers[0] < 10**6)):
        return _Scale(4, 0)  # "35 vạn" is how print says it, and not "0,35 triệu"
    to_word = -power % 3
    return _Scale(power + to_word, to_word)

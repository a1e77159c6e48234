"""What one printed number may have been meant to say: the ways in which print goes wrong."""

import re
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from typing import Final

from attrs import evolve, field, frozen

from khuyenhoc._language import Labelled, in_language
from khuyenhoc._validators import one_of_type, text
from khuyenhoc.errors import InvalidValueError, ReadingError
from khuyenhoc.reconciliation.full_numbers import said
from khuyenhoc.text.quantities import read_quantity
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import FRACTION, PERCENT

__all__ = ["Misreading", "MisreadingKind", "misreadings"]


class MisreadingKind(Labelled, StrEnum):
    """How a printed number may differ from what was meant (kiểu in nhầm), the likeliest first.

    >>> MisreadingKind.SWAPPED_DIGITS.label("en")
    'two neighbouring digits swapped'
    """

    #: The reader that took it from text gave this value as another one it may have.
    OTHER_READING = "other_reading"
    #: The comma groups thousands, and is no decimal mark: "26,542" for 26.542.
    COMMA_GROUPS = "comma_groups"
    #: A thousand times too small or too large: triệu for tỉ, a group of zeros lost.
    SLIPPED_THOUSAND = "slipped_thousand"
    #: Ten times too small or too large: a zero lost or doubled.
    SLIPPED_TEN = "slipped_ten"
    #: A hundred times too small or too large.
    SLIPPED_HUNDRED = "slipped_hundred"
    #: A percentage printed as a fraction, or a fraction as a percentage.
    PERCENT_FOR_FRACTION = "percent_for_fraction"
    #: Two digits that stand side by side have changed places.
    SWAPPED_DIGITS = "swapped_digits"
    #: One digit is another one; offered only where it is asked for.
    WRONG_DIGIT = "wrong_digit"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS[self][1]


_LABELS: Final = {
    MisreadingKind.OTHER_READING: ("đọc cách khác", "read the other way"),
    MisreadingKind.COMMA_GROUPS: ("dấu phẩy tách nhóm nghìn", "the comma groups thousands"),
    MisreadingKind.SLIPPED_THOUSAND: ("in lệch một nghìn lần", "a thousand times out"),
    MisreadingKind.SLIPPED_TEN: ("in lệch mười lần", "ten times out"),
    MisreadingKind.SLIPPED_HUNDRED: ("in lệch một trăm lần", "a hundred times out"),
    MisreadingKind.PERCENT_FOR_FRACTION: (
        "lẫn phần trăm với phân số",
        "percent and fraction mixed up",
    ),
    MisreadingKind.SWAPPED_DIGITS: (
        "đảo hai chữ số liền nhau",
        "two neighbouring digits swapped",
    ),
    MisreadingKind.WRONG_DIGIT: ("sai một chữ số", "one digit wrong"),
}
#: By what a slip multiplies, the likeliest first.
_SLIPS: Final = (
    (MisreadingKind.SLIPPED_THOUSAND, 1_000),
    (MisreadingKind.SLIPPED_TEN, 10),
    (MisreadingKind.SLIPPED_HUNDRED, 100),
)
_COMMA_GROUPS: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+)(?![\d,]|\.\d)")


@frozen
class Misreading:
    """One thing that a printed number may have been meant to say (cách đọc khác): never applied.

    >>> from khuyenhoc.values.unit import PERSON
    >>> print(misreadings(Quantity(value=41, unit=PERSON))[0])
    41.000 người (in lệch một nghìn lần)
    """

    kind: MisreadingKind = field(validator=one_of_type(MisreadingKind))
    #: What would have been printed: without the text and the warnings of what was.
    quantity: Quantity = field(validator=one_of_type(Quantity))
    #: What it would have been and by which slip, in Vietnamese and in English.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    def sentence(self, language: str = "vi") -> str:
        """Give the words in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi

    def to_dict(self) -> dict[str, str | None]:
        """Give plain data for JSON: numbers as text, so that fractions stay exact."""
        unit, high = self.quantity.unit, self.quantity.high
        return {
            "kind": self.kind.value,
            "value": str(self.quantity.value),
            "high": None if high is None else str(high),
            "unit": None if unit is None else unit.code,
            "vi": self.vi,
            "en": self.en,
        }


def misreadings(quantity: Quantity, *, wrong_digits: bool = False) -> tuple[Misreading, ...]:
    """List what a printed number may have been meant to say, each once, in a fixed order.

    First the other values that its reader gave, then the slips in the order of
    ``MisreadingKind``. With ``wrong_digits`` every number that differs in one digit is listed too,
    last: nine for each digit. The number itself is never among them, nor is one that its unit
    cannot have: no half a person. A bounding word stays, and so do the places: "gần 26,5 triệu" a
    thousand times out is "gần 26,5 tỉ", but what is printed to the last đồng stays so. The digits
    of a range, a list and of what was not rounded (resolution 0) are left alone.

    >>> from khuyenhoc.text.quantities import read_quantity
    >>> [(other.kind.value, other.quantity.value)
    ...  for other in misreadings(read_quantity("gần 26,542 triệu đồng"))][:3]
    [('other_reading', 26542000000), ('slipped_thousand', 26542), ('slipped_ten', 265420000)]

    Raises:
        InvalidValueError: ``quantity`` is none.
    """
    _check_quantity(quantity)
    bare = evolve(quantity, text="", span=None, warnings=(), whole=None, share=None, worth=None)
    found: dict[object, Misreading] = {}
    seen = {_meaning(bare)}
    candidates = chain(
        _other_readings(quantity, bare),
        _comma_groups(quantity, bare),
        _slips(bare),
        _percent_for_fraction(bare),
        _swapped(bare),
        _wrong(bare) if wrong_digits else (),
    )
    for kind, candidate in candidates:
        meaning = _meaning(candidate)
        if meaning not in seen:
            seen.add(meaning)
            found[meaning] = _said(kind, candidate)
    return tuple(found.values())


def _check_quantity(value: object) -> None:
    if not isinstance(value, Quantity):
        raise InvalidValueError("quantity", value, "a Quantity, such as Figure.quantity")


_Candidates = Iterator[tuple[MisreadingKind, Quantity]]


def _meaning(quantity: Quantity) -> object:
    return quantity.value, quantity.high, quantity.items, quantity.unit


def _said(kind: MisreadingKind, quantity: Quantity) -> Misreading:
    numbers = (quantity.value, *quantity.items)
    high = max(numbers) if quantity.high is None else quantity.high
    vi, en = said(Bounds(min(numbers), high), quantity.unit)
    return Misreading(kind, quantity, f"{vi} ({kind.label_vi})", f"{en} ({kind.label_en})")


def _other_readings(quantity: Quantity, bare: Quantity) -> _Candidates:
    for warning in quantity.warnings:
        for value in warning.alternatives:
            other = _revalued(bare, value)
            if other is not None:
                yield MisreadingKind.OTHER_READING, other


def _comma_groups(quantity: Quantity, bare: Quantity) -> _Candidates:
    """Read the words again as if each comma before three digits were a dot."""
    dotted = _COMMA_GROUPS.sub(lambda match: match[1].replace(",", "."), quantity.text)
    if dotted == quantity.text:
        return
    try:
        value = read_quantity(dotted).value
    except ReadingError:
        return
    other = _revalued(bare, value)
    if other is not None:
        yield MisreadingKind.COMMA_GROUPS, other


def _slips(bare: Quantity) -> _Candidates:
    for kind, times in _SLIPS:
        for factor in (Fraction(times), Fraction(1, times)):
            other = _times(bare, factor)
            if other is not None:
                yield kind, other


def _percent_for_fraction(bare: Quantity) -> _Candidates:
    swapped = {PERCENT: FRACTION, FRACTION: PERCENT}
    if bare.unit in swapped:
        yield MisreadingKind.PERCENT_FOR_FRACTION, evolve(bare, unit=swapped[bare.unit])


def _swapped(bare: Quantity) -> _Candidates:
    digits, fixed = _digits(bare)
    for left in range(len(digits) - 1):
        pair = digits[left : left + 2]
        changed = f"{digits[:left]}{pair[::-1]}{digits[left + 2 :]}"
        yield from _redigited(MisreadingKind.SWAPPED_DIGITS, bare, changed, fixed)


def _wrong(bare: Quantity) -> _Candidates:
    digits, fixed = _digits(bare)
    for place, printed in enumerate(digits):
        for digit in "0123456789".replace(printed, ""):
            changed = f"{digits[:place]}{digit}{digits[place + 1 :]}"
            yield from _redigited(MisreadingKind.WRONG_DIGIT, bare, changed, fixed)


def _digits(bare: Quantity) -> tuple[str, int]:
    """Give the digits as printed, and how many there are at least: the 0 of "0,5" is one."""
    places = _power_of_ten(bare.resolution)
    if bare.high is not None or bare.items or places is None or bare.value % bare.resolution:
        return "", 0
    fixed = 1 + max(0, -places)
    return str(abs(int(bare.value / Fraction(bare.resolution)))).zfill(fixed), fixed


def _redigited(kind: MisreadingKind, bare: Quantity, digits: str, fixed: int) -> _Candidates:
    if digits[0] == "0" and len(digits) > fixed:
        return  # nobody prints a number with a 0 before it
    value = int(digits) * Fraction(bare.resolution)
    other = _made(bare, -value if bare.value < 0 else value, bare.resolution)
    if other is not None:
        yield kind, other


def _power_of_ten(number: Exact) -> int | None:
    """Give the exponent of a power of ten; ``None`` for any other number."""
    if number <= 0:
        return None
    fraction = Fraction(number)
    digits = str(max(fraction.numerator, fraction.denominator))
    if min(fraction.numerator, fraction.denominator) != 1 or digits.strip("0") != "1":
        return None
    return (len(digits) - 1) * (1 if fraction.denominator == 1 else -1)


def _revalued(bare: Quantity, value: Exact) -> Quantity | None:
    """Put another value in; the places move with it where only the scale differs."""
    factor = Fraction(value) / Fraction(bare.value) if bare.value else Fraction(0)
    if _power_of_ten(factor) is not None:
        return _times(bare, factor)
    resolution = bare.resolution
    if resolution and value % resolution:
        resolution = Fraction(1, Fraction(value).denominator)
    return _made(bare, value, resolution)


def _times(bare: Quantity, factor: Fraction) -> Quantity | None:
    """Multiply all numbers of a quantity; ``None`` where its unit cannot have the result."""
    resolution = bare.resolution * factor
    if bare.resolution == 1:
        resolution = min(resolution, Fraction(1))  # printed to the last one, and so it stays
    if bare.unit is not None and bare.unit.whole and bare.resolution:
        resolution = max(resolution, Fraction(1))
    high = None if bare.high is None else bare.high * factor
    items = tuple(item * factor for item in bare.items)
    return _made(bare, bare.value * factor, resolution, high=high, items=items)


def _made(
    bare: Quantity,
    value: Exact,
    resolution: Exact,
    *,
    high: Exact | None = None,
    items: tuple[Exact, ...] = (),
) -> Quantity | None:
    high, items = high if high is not None else bare.high, items or bare.items
    try:
        return evolve(bare, value=value, resolution=resolution, high=high, items=items)
    except InvalidValueError:  # half a person, or more digits than print holds
        return None

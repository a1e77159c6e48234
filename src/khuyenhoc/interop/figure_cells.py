"""One cell of a spreadsheet as the figure it says, or as nothing."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from numbers import Number
from typing import Final

from attrs import evolve

from khuyenhoc.errors import InvalidValueError, ReadingError
from khuyenhoc.interop.cells import (
    NAMES_OF_BOOLS,
    NAMES_OF_DAYS,
    is_missing,
    plain_text,
    whole_cell,
)
from khuyenhoc.text.quantities import read_quantity
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["SCALES", "figure_cell"]

#: What one unit of a column can be, and the word of print for it: "Quỹ (triệu đồng)".
SCALES: Final = {1: "", 1_000: "nghìn", 1_000_000: "triệu", 1_000_000_000: "tỉ"}

_PLAIN: Final = re.compile(r"0|[1-9][0-9]{0,17}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}")
_MINUS: Final = re.compile(r"[-\u2212\u2013\u2010\u2011]\s*(?=[0-9])")
_IN_BRACKETS: Final = re.compile(r"\(\s*[0-9][0-9.,\s]*\)")

_REMARK: Final = re.compile(r"\([^()]*\)")
_WORDS: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")

_A_NUMBER: Final = "a whole number, or a number as text"
_AS_TEXT: Final = (
    "whole numbers or text, not decimal numbers: pandas and polars turn 1.350 into 1.35, so read"
    " the column as text (pandas.read_csv(dtype=str), polars.read_csv(infer_schema=False))"
)
_A_DAY_IN_A_NUMBER: Final = (
    'a number; the cell holds a date, which Excel makes of what looks like one ("1/2"): format the'
    " column as text and enter it again"
)
_MONEY: Final = UnitKind.MONEY
#: A unit of each kind that text knows: what is counted whole is read as whole, "1,350" as 1350.
_WORDS_OF_KIND: Final = {UnitKind.COUNT: "người", UnitKind.MONEY: "đồng"}
#: Beyond this a Decimal such as 1E+999999 would fill the memory as an exact number.
_MOST_PLACES: Final = 100


def figure_cell(value: object, unit: Unit | None, scale: int = 1) -> Quantity | None:
    """Give the figure of a cell in a column of ``unit``; ``None`` where the cell says nothing.

    Text is read as print: its bounding word, its whole and its last place are kept. What it counts
    is the column's unit, times ``scale``, unless the text names a unit, which has to be the same.

    >>> from khuyenhoc.values.unit import HOUSEHOLD, VND
    >>> figure_cell("gần 40 tỉ đồng", VND).bounds()
    Bounds(None, 40000000000, high_open=True)
    >>> figure_cell("51.119/66.328", HOUSEHOLD).whole.value
    66328
    >>> figure_cell("1,5", VND, 1_000_000).value, figure_cell("chưa báo cáo", VND)
    (1500000, None)

    Raises:
        InvalidValueError: The cell is no such figure; a float never is, nor ``True``.
    """
    kind = type(value)
    count = whole_cell(value)
    if count is not None:
        return _number(value, count * scale, unit, scale)
    if is_missing(value):
        return None
    if (text := plain_text(value)) is not None:
        return _text(text, unit, scale)
    if isinstance(value, Quantity):
        return _in_unit(value, value, unit)
    if isinstance(value, Dong):
        return _in_unit(value, Quantity(value=value.amount, unit=VND), unit)
    if isinstance(value, Fraction | Decimal):
        return _exact(value, unit, scale)
    if issubclass(kind, date) or kind.__name__ in NAMES_OF_DAYS:
        raise InvalidValueError("", value, _A_DAY_IN_A_NUMBER)
    if issubclass(kind, Number) and kind.__name__ not in NAMES_OF_BOOLS:
        raise InvalidValueError("", value, _AS_TEXT)
    raise InvalidValueError("", value, _A_NUMBER)


def _exact(value: Fraction | Decimal, unit: Unit | None, scale: int) -> Quantity:
    last = Fraction(0)  # a fraction was not rounded
    if isinstance(value, Decimal):
        places = value.as_tuple().exponent
        if not isinstance(places, int) or max(abs(places), abs(value.adjusted())) > _MOST_PLACES:
            raise InvalidValueError("", value, "a number of usual size")
        last = Fraction(10) ** min(places, 0) * scale
    number = simplest(Fraction(value) * scale)
    if unit is None or unit.whole:
        if type(number) is not int:
            raise InvalidValueError("", value, _AS_TEXT)
        last = max(last, Fraction(1))
    return _number(value, number, unit, simplest(last))


def _number(given: object, number: Exact, unit: Unit | None, resolution: Exact) -> Quantity:
    try:
        return Quantity(value=number, unit=unit, resolution=resolution)
    except InvalidValueError as error:
        raise InvalidValueError("", given, error.expected) from error


def _made(given: object, quantity: Quantity, **changes: object) -> Quantity:
    """Change ``quantity``, with an error that shows what was given and not what was made of it."""
    try:
        return evolve(quantity, **changes)  # type: ignore[arg-type]  # each change is a field
    except InvalidValueError as error:
        raise InvalidValueError("", given, error.expected) from error


def _text(text: str, unit: Unit | None, scale: int) -> Quantity:
    if unit is not None and scale == 1 and _PLAIN.fullmatch(text):  # most cells; the same, faster
        number = int(text.replace(".", ""))
        return Quantity(value=number, unit=unit, text=text, span=(0, len(text)))
    if _IN_BRACKETS.fullmatch(text):
        raise InvalidValueError("", text, "a number without brackets, which may mean a minus")
    minus = _MINUS.match(text)
    body = text[minus.end() :] if minus else text
    phrase = body
    quantity, printed = _read(text, body), text
    words = _words(unit, scale)
    if quantity.unit is None and words:
        told = _read(text, f"{body} {words}")
        if scale != 1:
            if not _is_scaled(told, quantity, scale):
                raise InvalidValueError("", text, f"a number of {words} and nothing else")
            printed = f"{text} {words}"
        if told.unit is not None:  # else words of the cell stand between
            quantity, phrase = told, f"{body} {words}"
        # The words only say what kind of unit it is: each column has its own.
        quantity = evolve(quantity, unit=None, whole=_without_unit(quantity.whole))
    quantity = _in_unit(text, quantity, unit)
    _refuse_doubtful(text, quantity)
    _refuse_other_words(text, phrase, quantity)
    changes: dict[str, object] = {"text": printed, "span": (0, len(printed))}
    if minus:
        if quantity.qualifier is not Qualifier.EXACT or quantity.items or quantity.whole:
            raise InvalidValueError("", text, "a minus only before a single number")
        changes["value"] = -quantity.value
    return _made(text, quantity, **changes)


def _words(unit: Unit | None, scale: int) -> str:
    """Give words after which a number reads as what the column counts, or none."""
    if unit is None or unit.kind not in _WORDS_OF_KIND or (unit.kind is _MONEY and unit != VND):
        return ""
    return f"{SCALES[scale]} {_WORDS_OF_KIND[unit.kind]}".strip()


def _read(text: str, phrase: str) -> Quantity:
    try:
        return read_quantity(phrase)
    except ReadingError as error:
        reason = f": {error.reason}" if error.reason else ""
        raise InvalidValueError("", text, f"a number in words or digits{reason}") from error


def _is_scaled(told: Quantity, quantity: Quantity, scale: int) -> bool:
    """Whether the words after it made ``quantity``, with all that belongs to it, so much more."""
    numbers, more = ([*_numbers(item)] for item in (quantity, told))
    return told.unit is not None and more == [number * scale for number in numbers]


def _numbers(quantity: Quantity) -> Iterator[Exact]:
    yield quantity.value
    yield from () if quantity.high is None else (quantity.high,)
    yield from quantity.items
    yield from () if quantity.whole is None else _numbers(quantity.whole)


def _without_unit(whole: Quantity | None) -> Quantity | None:
    return None if whole is None else evolve(whole, unit=None)


def _in_unit(given: object, quantity: Quantity, unit: Unit | None) -> Quantity:
    """Give ``quantity`` the column's unit, which is the one it names if it names any."""
    if unit is None or quantity.unit == unit:
        return quantity
    if quantity.unit is not None:
        raise InvalidValueError("", given, f"a number of {unit.code} ({unit.label_vi})")
    whole = quantity.whole
    if whole is not None and whole.unit is None:
        whole = _made(given, whole, unit=unit)
    return _made(given, quantity, unit=unit, whole=whole)


def _refuse_other_words(text: str, phrase: str, quantity: Quantity) -> None:
    """Refuse words that are no part of the figure, but for a remark in brackets.

    "41 nữ" counts women, and a name with a number in it stands in the wrong column.
    """
    rest = phrase
    for part in (quantity, quantity.whole, quantity.share, quantity.worth):
        start, end = part.span if part is not None and part.span is not None else (0, 0)
        rest = rest[:start] + " " * (end - start) + rest[end:]
    words = _WORDS.search(_REMARK.sub("", rest))
    if words and words[0] != "từ":  # of "từ 5 đến 6", whose figure begins with the 5
        raise InvalidValueError("", text, f"a figure without other words, such as {words[0]!r}")


def _refuse_doubtful(text: str, quantity: Quantity) -> None:
    """Refuse what a sentence may say and a cell may not."""
    codes = {warning.code for warning in quantity.warnings}
    if "several-figures" in codes:
        raise InvalidValueError("", text, "one figure in a cell")
    if "minus-or-dash" in codes:
        raise InvalidValueError("", text, "a minus directly before the number, and at its start")
    if "decimal-point" in codes and quantity.unit is not None and quantity.unit.whole:
        raise InvalidValueError("", text, _AS_TEXT)
    if quantity.change is not None or quantity.each:
        raise InvalidValueError("", text, "how many there are, not a change nor a number for each")

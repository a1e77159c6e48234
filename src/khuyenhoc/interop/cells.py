"""One cell of a spreadsheet as what it says: a whole number, a text, a day, or nothing.

Nothing is imported from numpy, pandas or polars: their whole numbers and missing values are known
by how they behave.
"""

import operator
import re
from datetime import date, datetime, time
from numbers import Number
from typing import Final, SupportsIndex, cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.text.names import name_key

__all__ = [
    "NAMES_OF_BOOLS",
    "NAMES_OF_DAYS",
    "day_cell",
    "is_missing",
    "plain_text",
    "text_cell",
    "whole_cell",
]

_MISSING: Final = frozenset(
    name_key(words)
    for words in (
        *("", "-", "--", "…", "...", "NA", "N/A", "#N/A", "<NA>", "NaN", "NaT", "null", "None"),
        *("không có số liệu", "chưa có số liệu", "không báo cáo", "chưa báo cáo"),
    )
)
_LETTERS_OF_MISSING: Final = frozenset(
    letter for words in _MISSING for letter in (words[:1], words[:1].upper()) if letter.isalpha()
)
_NAMES_OF_MISSING: Final = frozenset({"NAType", "NaTType"})  # pandas
NAMES_OF_DAYS: Final = frozenset({"datetime64", "timedelta64"})  # numpy
NAMES_OF_BOOLS: Final = frozenset({"bool", "bool_"})  # Python and numpy 2, numpy 1

_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")

_A_DAY: Final = "a day such as 2023-12-31 or 31/12/2023"
#: Python prints no whole number beyond 14_284 bits.
_MOST_BITS: Final = 10_000


def is_missing(value: object) -> bool:
    """Say whether a cell says nothing: blank, NaN, NA, "-", "…", "chưa báo cáo" (not reported).

    Zero says something, as text too.

    >>> [is_missing(cell) for cell in (None, " ", "–", "N/A", "chưa báo cáo", 0, "0", "không")]
    [True, True, True, True, True, False, False, False]
    """
    kind = type(value)
    if value is None or kind.__name__ in _NAMES_OF_MISSING:
        return True
    if kind is int:
        return False
    if (text := plain_text(value)) is not None:
        # No words for it begin or end with a digit, as ids do, nor begin with another letter than
        # these, as most names do: that is seen much faster.
        first = text[:1]
        other = first.isalpha() and first not in _LETTERS_OF_MISSING
        told = other or first.isdecimal() or text[-1:].isdecimal()
        return not told and name_key(text) in _MISSING
    if not issubclass(kind, Number) and kind.__name__ not in NAMES_OF_DAYS:
        return False
    try:
        return bool(value != value)  # noqa: PLR0124 - NaN is what is not equal to itself
    except Exception:  # noqa: BLE001 - a cell holds anything, also what cannot be compared
        return False


def plain_text(value: object) -> str | None:
    """Give a text, also one of numpy, without the space around it; ``None`` for anything else."""
    return str.__str__(cast("str", value)).strip() if issubclass(type(value), str) else None


def whole_cell(value: object) -> int | None:
    """Give the whole number that a cell is, also one of numpy; ``None`` if it is no such thing.

    >>> whole_cell(41), whole_cell(True), whole_cell("41")
    (41, None, None)
    """
    kind = type(value)
    if kind is int:
        return cast("int", value)
    if kind.__name__ in NAMES_OF_BOOLS or not hasattr(kind, "__index__"):
        return None
    try:
        return operator.index(cast("SupportsIndex", value))
    except Exception:  # noqa: BLE001 - whatever its __index__ raises, it is no whole number
        return None


def text_cell(value: object) -> str | None:
    """Give the text of a cell, such as an id or a name; ``None`` where the cell says nothing.

    >>> text_cell(" phường 6 "), text_cell(6), text_cell("")
    ('phường 6', '6', None)

    Raises:
        InvalidValueError: It is neither a text nor a whole number.
    """
    number = whole_cell(value)
    if number is not None and number.bit_length() < _MOST_BITS:
        return str(number)
    if number is None and is_missing(value):
        return None
    if (text := plain_text(value)) is not None:
        return text
    raise InvalidValueError("", value, "a text, or a whole number")


def day_cell(value: object) -> date | None:
    """Give the day of a cell: a date, "2023-12-31" or, day first, "31/12/2023".

    Excel keeps a day as the midnight it begins with; ``None`` where the cell says nothing.

    >>> day_cell("1/2/2023"), day_cell(datetime(2023, 12, 31)), day_cell(None)
    (datetime.date(2023, 2, 1), datetime.date(2023, 12, 31), None)

    Raises:
        InvalidValueError: It is no day of the calendar, or a time of a day.
    """
    kind = type(value)
    if kind is date:
        return cast("date", value)
    if is_missing(value):
        return None
    if isinstance(value, datetime) and value.time() == time(0):  # pandas.Timestamp is one, too
        return date(value.year, value.month, value.day)
    if (text := plain_text(value)) is not None:
        if iso := _ISO_DAY.fullmatch(text):
            return _day(text, iso[1], iso[2], iso[3])
        if vietnamese := _DAY_FIRST.fullmatch(text):
            return _day(text, vietnamese[4], vietnamese[3], vietnamese[1])
    raise InvalidValueError("", value, _A_DAY)


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise InvalidValueError("", text, _A_DAY) from error

"""How tables write how much of a unit moves, and what of it."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import is_missing, plain_text, whole_cell
from khuyenhoc.interop.conversion.notes import Note, read_note
from khuyenhoc.interop.headings import Words
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.share import Share

__all__ = ["moved_words", "share_cell"]

_WORDS: Final = {
    Share.whole(): ("whole", "all", "Toàn bộ"),
    Share.unknown(): ("part", "unknown", "Một phần", "Không rõ"),
    Share.remainder(): ("remainder", "the rest", "rest", "Phần còn lại"),
}
_MORE_MOVED: Final = {
    Moved.EVERYTHING: ("all", "Toàn bộ", "Diện tích và dân số", "Diện tích, dân số"),
    Moved.PEOPLE: ("population", "Người", "Nhân khẩu"),
    Moved.LAND: ("area", "Đất", "Đất đai", "Diện tích tự nhiên"),
    Moved.MONEY: ("funds", "Quỹ", "Kinh phí", "Tài chính"),
}
_OF_SOME_KIND: Final = (Note.LAND, Note.PEOPLE, Note.ALL_LAND, Note.SOME_PEOPLE)
_OF_WHAT: Final = (
    'a share as text, and in a column of its own ("Đối tượng") what it is of: a row for the land,'
    " and one for the people"
)
_A_SHARE: Final = (
    'a share as text: "toàn bộ", "một phần", "phần còn lại", "1/4", "642/6.168", "25%", "0,25" or'
    ' "10-20%"'
)
_AS_TEXT: Final = (
    "a share as text: decimal numbers have lost digits, and of 1/2 Excel makes a date; read it so"
    " (pandas.read_csv(dtype=str), polars.read_csv(infer_schema=False))"
)
#: So long a number is no share; reading one without end would fill the memory.
_MOST_PLACES: Final = 40
_DIGITS: Final = rf"[0-9]{{1,{_MOST_PLACES}}}"
_COUNT: Final = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,6}|[0-9]{1,20}"
_NUMBER: Final = rf"{_DIGITS}(?:[.,]{_DIGITS})?"
#: "1.000" is a thousand to one reader and 1 to another; with a nought before the point it is clear.
_THOUSANDS: Final = re.compile(r"(?<![0-9.,])0*[1-9][0-9]*\.[0-9]{3}(?![0-9])")
_POINT: Final = (
    'a share as text, with a comma: of "1.000" nobody knows whether it is 1 or a thousand'
)
_OUT_OF: Final = re.compile(rf"({_COUNT}) ?/ ?({_COUNT})")
_RANGE: Final = re.compile(
    rf"(?:từ |from )?({_NUMBER}) ?(%?) ?(?:-|–|—|đến|to) ?({_NUMBER}) ?(%?)", re.IGNORECASE
)
_ONE: Final = re.compile(rf"({_NUMBER}) ?(%?)")


@cache
def _words() -> Words[Share]:
    return Words.of((words, share) for share, more in _WORDS.items() for words in more)


@cache
def moved_words() -> Words[Moved]:
    """Give what says what a share is a share of."""
    return Words.of(
        (words, one)
        for one in Moved
        for words in (one.value, one.label_vi, one.label_en, *_MORE_MOVED[one])
    )


def share_cell(value: object) -> Share | None:
    """Read how much of a unit moves; ``None`` where the cell says nothing.

    In parts of a hundred or of 1, with a comma or a point; "642/6.168" is so many out of so many,
    and of two ends both belong to the share.

    >>> share_cell("một phần"), share_cell("642/6.168"), share_cell("12,5%")
    (Share.unknown(), Share(Fraction(107, 1028), Fraction(107, 1028)), Share(Fraction(1, 8), Fraction(1, 8)))
    >>> share_cell("từ 10 đến 20%")
    Share(Fraction(1, 10), Fraction(1, 5))

    Raises:
        InvalidValueError: It is no share from 0 to 1, or a number that is not exact.
    """  # noqa: E501  (a repr is one line)
    if isinstance(value, Share):
        return value
    number = whole_cell(value)
    if number is None and is_missing(value):
        return None
    text = plain_text(value)
    if text is not None:
        found = _words().find(text)
        return found[0] if found else _as_note(text) or _in_digits(" ".join(text.split()), value)
    if number is not None:
        return _between(value, Fraction(number), None)
    small = isinstance(value, Decimal) and abs(value.adjusted()) < _MOST_PLACES
    if isinstance(value, Fraction) or (isinstance(value, Decimal) and value.is_finite() and small):
        return _between(value, Fraction(value), None)
    raise InvalidValueError("", value, _AS_TEXT)


def _as_note(text: str) -> Share | None:
    """Read what notes of conversion tables say of everything at once."""
    read = read_note(text)
    if read is None or read.note not in (Note.WHOLE, Note.PART, Note.REST, *_OF_SOME_KIND):
        return None
    if read.note in _OF_SOME_KIND:
        raise InvalidValueError("", text, _OF_WHAT)
    return read.note.shares[Moved.EVERYTHING]


def _in_digits(text: str, given: object) -> Share:
    if out_of := _OUT_OF.fullmatch(text):
        part, whole = (int(count.replace(".", "")) for count in out_of.groups())
        if 0 < whole >= part:
            return Share.counted(part, out_of=whole)
    elif _THOUSANDS.search(text):
        raise InvalidValueError("", given, _POINT)
    elif ends := _RANGE.fullmatch(text):
        low, low_sign, high, high_sign = ends.groups()
        if high_sign or not low_sign:  # "10% đến 20" leaves open what the 20 are
            return _between(given, _number(low, high_sign), _number(high, high_sign))
    elif one := _ONE.fullmatch(text):
        return _between(given, _number(one[1], one[2]), None)
    raise InvalidValueError("", given, f"{_A_SHARE}{_words().near(text)}")


def _number(digits: str, sign: str) -> Fraction:
    number = Fraction(digits.replace(",", "."))
    return number / 100 if sign else number


def _between(given: object, low: Fraction, high: Fraction | None) -> Share:
    end = low if high is None else high
    if not 0 <= low <= end <= 1:
        raise InvalidValueError("", given, _A_SHARE)
    return Share.between(low, end)

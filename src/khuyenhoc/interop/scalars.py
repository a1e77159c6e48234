"""Texts, days, numbers and words of an enum, as plain data has them."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Final, cast, get_args

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.number import Exact, simplest

__all__ = [
    "MOST_DIGITS",
    "is_enum",
    "is_exact",
    "read_date",
    "read_enum",
    "read_exact",
    "read_fraction",
    "read_text",
    "strict",
    "write_exact",
    "write_float",
]

#: The most digits of a number in a file, above and below a fraction bar: more than any result of
#: printed figures has, and so few that reading them takes no time.
MOST_DIGITS: Final = 1_000
_TOO_LONG: Final = 10**MOST_DIGITS
#: What is written with more decimals than this is easier to read as a fraction.
_MOST_PLACES: Final = 40

_NUMBERS: Final = frozenset({int, Fraction})
_ZERO_BELOW: Final = re.compile(r"/0+$")
_FRACTION: Final = re.compile(
    rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DIGITS}}}|/[0-9]{{1,{MOST_DIGITS}}})?"
)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def strict(kind: type, expected: str) -> Callable[[Any, Any], Any]:
    """Make a reader that takes values of exactly one type."""

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not kind:
            raise InvalidValueError("", value, expected)
        return value

    return read


def read_text(value: object, _: object) -> str:
    """Read a text, of which UTF-8 can hold every character."""
    if type(value) is not str:
        raise InvalidValueError("", value, "a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        expected = "a text of whole characters, which UTF-8 can hold"
        raise InvalidValueError("", value, expected) from None
    return value


def read_date(value: object, _: object) -> date:
    """Read a day written as year, month and day."""
    try:
        # Python also takes "20231231" and "2023-W52-7"
        return date.fromisoformat(value if type(value) is str and _DAY.fullmatch(value) else "")
    except ValueError:
        raise InvalidValueError("", value, 'a day such as "2023-12-31"') from None


def is_exact(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    """Tell whether a field holds exact numbers, whole or not."""
    return isinstance(kind, UnionType) and _NUMBERS <= set(get_args(kind)) <= _NUMBERS | {NoneType}


def read_exact(value: object, kind: object) -> Exact | None:
    """Read an exact number: whole, or a decimal or fraction as text."""
    if value is None and NoneType in get_args(kind):
        return None
    if type(value) is int:
        return value
    if type(value) is str and _FRACTION.fullmatch(value) and not _ZERO_BELOW.search(value):
        return simplest(Fraction(value))
    raise InvalidValueError(
        "", value, 'a whole number, or a decimal or fraction as text: "32.05" or "1/3"'
    )


def read_fraction(value: object, kind: object) -> Fraction:
    """Read an exact number where a field wants a ``Fraction`` even of a whole one."""
    return Fraction(cast("Exact", read_exact(value, kind)))


def write_exact(value: Exact | None) -> int | str | None:
    """Write an exact number: whole, as a decimal if that is not long, or as a fraction.

    Raises:
        InvalidValueError: It has more digits than files hold.
    """
    if value is None:
        return None
    if max(abs(value.numerator), value.denominator) >= _TOO_LONG:
        raise InvalidValueError("number", value, f"at most {MOST_DIGITS} digits")
    if isinstance(value, int):
        return value
    if value.denominator == 1:
        return value.numerator
    twos = (value.denominator & -value.denominator).bit_length() - 1
    rest, fives = value.denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > _MOST_PLACES:  # no finite decimal, or a long one
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def write_float(value: object) -> None:
    """Refuse what has already lost digits, where a model may hold anything.

    Raises:
        InvalidValueError: Always.
    """
    raise InvalidValueError("number", value, "an exact number, an int or a Fraction")


def is_enum(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    """Tell whether a field holds words of an enum."""
    return isinstance(kind, type) and issubclass(kind, Enum)


def read_enum(value: object, kind: type[Enum]) -> Enum:
    """Read a member by its word."""
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    raise InvalidValueError("", value, f"one of {', '.join(member.value for member in kind)}")

"""One number printed in digits: which mark groups, which is the decimal mark, what is doubtful."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final

from attrs import evolve, frozen

from khuyenhoc.values.number import Exact, simplest

__all__ = ["LONGEST_NUMBER", "Digits", "Malformed", "Mark", "read_digits"]

#: No printed figure has more digits; a longer run is a key, a signature or an accident.
LONGEST_NUMBER: Final = 30


@frozen
class Malformed:
    """Why a run of digits is no number."""

    reason: str


@frozen
class Mark:
    """What is odd about how a number is marked, and what else the print may mean."""

    code: str
    said: str
    other: tuple[Exact, ...] = ()


@frozen
class Digits:
    """A number in digits: its value, how many decimals, and what is doubtful about its marks."""

    value: Exact
    places: int = 0
    #: "2,3,4,5,6": several numbers with nothing but commas between them.
    items: tuple[int, ...] = ()
    mark: Mark | None = None
    #: "26,542": the comma may also group thousands, which what follows has to decide.
    thousandths: bool = False
    #: "01": it counts in the official style, and is never half of a fraction.
    padded: bool = False
    #: "1.204": grouped by points.
    pointed: bool = False

    @property
    def negative(self) -> "Digits":
        """The same digits of a number below 0."""
        mark = self.mark and evolve(self.mark, other=tuple(-other for other in self.mark.other))
        return evolve(self, value=-self.value, mark=mark)

    @property
    def grouped(self) -> int:
        """The number that the digits make when their one mark only groups them."""
        return int(self.value * 10**self.places)


def _whole(printed: str) -> Digits:
    padded = len(printed) > 1 and printed[0] == "0" and "." not in printed
    return Digits(int(printed.replace(".", "")), padded=padded, pointed="." in printed)


def _decimal(printed: str) -> Digits:
    head, _, tail = printed.replace(".", "").partition(",")
    value = simplest(Fraction(int(head + tail), 10 ** len(tail)))
    doubtful = len(tail) == 3 and "." not in printed and len(head) <= 3 and head.strip("0") != ""
    return Digits(value, len(tail), thousandths=doubtful)


def _decimal_point(printed: str) -> Digits:
    read = _decimal(printed.replace(".", ","))
    mark = Mark("decimal-point", "the point was read as a decimal mark", (read.grouped,))
    return Digits(read.value, read.places, mark=mark)


def _english(printed: str) -> Digits:
    read = _decimal(printed.replace(",", "").replace(".", ","))
    mark = Mark("english-marks", "the commas were read as grouping and a point as decimal mark")
    return Digits(read.value, read.places, mark=mark)


def _english_whole(printed: str) -> Digits:
    mark = Mark("english-marks", "the commas were read as grouping thousands")
    return Digits(int(printed.replace(",", "")), mark=mark)


def _broken_groups(printed: str) -> Digits:
    read = _decimal(printed) if "," in printed else _whole(printed)
    mark = Mark("broken-groups", "the points do not group the digits by threes and were ignored")
    return Digits(read.value, read.places, mark=mark)


def _spaced_groups(printed: str) -> Digits:
    compact = printed.replace(" ", "")
    read = int(compact.replace(".", ""))
    groups = re.split(r"[ .]+", printed)
    other = (int(groups[1]),) if len(groups) == 2 else ()
    mark = Mark("spaced-groups", "a space inside a number was ignored", other)
    return Digits(read, mark=mark)


def _spaced_decimal(printed: str) -> Digits:
    read = _decimal(printed.replace(" ", ""))
    last = int(printed.partition(",")[2])
    mark = Mark("spaced-decimal", "a space beside the decimal comma was ignored", (last,))
    return Digits(read.value, read.places, mark=mark)


def _list(printed: str) -> Digits:
    items = tuple(int(item) for item in printed.split(","))
    return Digits(items[0], items=items)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Callable[[str], Digits]], ...]:
    return tuple(
        (re.compile(pattern), reader)
        for pattern, reader in (
            (r"\d+", _whole),
            (r"[1-9]\d{0,2}(?:\.\d{3})+", _whole),
            (r"(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d+", _decimal),
            (r"\d{1,3}(?:,\d{3}){2,}", _english_whole),
            (r"\d{1,3}(?:,\d{3})+\.\d+", _english),
            (r"\d{1,3}(?:,\d{1,3}){2,}", _list),
            (r"(?:\d{4,}(?:\.\d{3})+|\d{1,3}(?:\.(?:\d{3})+)+)(?:,\d+)?", _broken_groups),
            (r"\d+\.\d+", _decimal_point),
            (r"\d{1,3}(?: ?\. ?\d{3}| \d{3})+", _spaced_groups),
            (r"\d{1,3} ?, ?\d{1,2}", _spaced_decimal),
        )
    )


def read_digits(printed: str) -> Digits | Malformed:
    """Read one run of digits and marks.

    >>> read_digits("51.119").value, read_digits("32,05").value
    (51119, Fraction(641, 20))
    >>> read_digits("1.204567.000").mark.code
    'broken-groups'
    >>> read_digits("1.20.3").reason
    'its digits are grouped neither by threes nor as a decimal'
    """
    if sum(map(str.isdigit, printed)) > LONGEST_NUMBER:
        return Malformed(f"a number has at most {LONGEST_NUMBER} digits")
    for pattern, reader in _shapes():
        if pattern.fullmatch(printed):
            if printed.startswith("0.") and reader is _broken_groups:
                return _decimal_point(printed)
            return reader(printed)
    return Malformed("its digits are grouped neither by threes nor as a decimal")

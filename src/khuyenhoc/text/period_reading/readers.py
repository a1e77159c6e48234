"""What the words of a period mean, given what they leave out.

Each function takes the words that a pattern of ``period_parts`` found.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from attrs import frozen

from khuyenhoc.errors import ReadingError
from khuyenhoc.values.period import Period

__all__ = [
    "COUNTS",
    "EXPECTED",
    "Asked",
    "Read",
    "day",
    "days",
    "listed_years",
    "month",
    "months",
    "months_back",
    "part_of_year",
    "quarter",
    "quarters",
    "refusing",
    "same_period",
    "school_year",
    "today",
    "year",
    "years",
    "years_ago",
    "years_back",
]

#: What the reading errors expect.
EXPECTED: Final = "a period (năm 2023, quý 1/2019, tính đến ngày 30/11/2023)"

#: Words for numbers, as in "sáu tháng cuối năm" and "năm năm qua".
COUNTS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười lăm": 15,
    "hai mươi": 20, "hai mươi lăm": 25, "ba mươi": 30,
}  # fmt: skip
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARS_AWAY: Final = {"nay": 0, "trước": -1, "ngoái": -1, "sau": 1, "tới": 1}


@frozen(kw_only=True)
class Asked:
    """What a text leaves out and the caller knows: the day it appeared, and what it reports on."""

    #: The words that are read, for the errors.
    words: str
    dateline: date | None
    reported: Period | None
    school_year: Callable[[int], Period]
    #: The year printed with the far end: 2019 for the "tháng 1" of "tháng 1 đến tháng 6/2019".
    far_year: int | None = None

    def error(self, reason: str) -> ReadingError:
        """Make the error that says why the words cannot be read."""
        return ReadingError(self.words, EXPECTED, reason)

    def today(self, missing: str = "day") -> date:
        """Give the dateline, which alone tells what is ``missing``."""
        if self.dateline is None:
            raise self.error(
                f"the {missing} is not printed; pass dateline=, the day the text appeared"
            )
        return self.dateline

    def year(self, words: re.Match[str]) -> int:
        """Give the year printed, named ("năm ngoái"), of the far end, or else of the dateline."""
        if printed := _group(words, "year"):
            return int(printed)
        if which := _group(words, "which"):
            return self.today("year").year + _YEARS_AWAY[which]
        return self.far_year or self.today("year").year

    def day(self, year: int, month: int, day: int) -> Period:
        """Give a day that was printed as numbers."""
        try:
            printed = date(year, month, day)
        except ValueError:
            raise self.error(f"there is no day {day}/{month}/{year}") from None
        return Period.day(printed)


Read = Callable[[re.Match[str], Asked], Period]


def _group(words: re.Match[str], name: str) -> str:
    """Give the words of a group, ``""`` where the pattern has no such group or left it out."""
    return words.groupdict().get(name) or ""


def _count(word: str) -> int:
    word = " ".join(word.split())
    return COUNTS[word] if word in COUNTS else int(word)


def day(words: re.Match[str], asked: Asked) -> Period:
    """Read a day printed as numbers; its year may be missing."""
    return asked.day(asked.year(words), int(words["month"]), int(words["day"]))


def days(words: re.Match[str], asked: Asked) -> Period:
    """Read days of one month: 15-17/9/2022."""
    year, month = asked.year(words), int(words["month"])
    first, last = (asked.day(year, month, int(words[day])) for day in ("first", "day"))
    if _group(words, "and") and not first.meets(last):
        raise asked.error("it names days that do not follow one another")
    return Period(first.start, last.end)


def today(_words: re.Match[str], asked: Asked) -> Period:
    """Read "hôm nay", the dateline."""
    return Period.day(asked.today())


def month(words: re.Match[str], asked: Asked) -> Period:
    """Read a month printed as a number."""
    return Period.month(asked.year(words), int(words["month"]))


def months(words: re.Match[str], asked: Asked) -> Period:
    """Read months of one year: 1-6/2019."""
    year = asked.year(words)
    first, last = (Period.month(year, int(words[month])) for month in ("first", "last"))
    return Period(first.start, last.end)


def quarter(words: re.Match[str], asked: Asked) -> Period:
    """Read a quarter; its number may be Roman or a word."""
    return Period.quarter(asked.year(words), _quarter(words["quarter"]))


def quarters(words: re.Match[str], asked: Asked) -> Period:
    """Read quarters of one year: I và II/2019."""
    year = asked.year(words)
    first, last = (Period.quarter(year, _quarter(words[end])) for end in ("first", "last"))
    if words["and"] and not first.meets(last):
        raise asked.error("it names quarters that do not follow one another")
    return Period(first.start, last.end)


def _quarter(number: str) -> int:
    return _QUARTERS[number] if number in _QUARTERS else _count(number)


def part_of_year(words: re.Match[str], asked: Asked) -> Period:
    """Read the first or last so many months of a year, six of them in a "nửa năm"."""
    make = Period.last_months if _group(words, "edge") == "cuối" else Period.first_months
    return make(asked.year(words), _count(_group(words, "count") or "sáu"))


def year(words: re.Match[str], asked: Asked) -> Period:
    """Read a year printed or named."""
    return Period.year(asked.year(words))


def years(words: re.Match[str], asked: Asked) -> Period:
    """Read whole years from one to another."""
    first, last = int(words["first"]), int(words["last"])
    if last <= first:
        raise asked.error(f"{last} does not come after {first}")
    return Period.years(first, last)


def listed_years(words: re.Match[str], asked: Asked) -> Period:
    """Read years listed one by one; only neighbouring ones make a period."""
    years = [int(year) for year in re.findall(r"\d{4}", words[0])]
    if years != list(range(years[0], years[0] + len(years))):
        raise asked.error("it names years that do not follow one another")
    return Period.years(years[0], years[-1])


def school_year(words: re.Match[str], asked: Asked) -> Period:
    """Read a school year by the host's convention of when it begins."""
    first, last = int(words["first"]), int(words["last"])
    if last not in (first + 1, (first + 1) % 100):
        raise asked.error(f"a school year that begins in {first} ends in {first + 1}")
    return asked.school_year(first)


def years_back(words: re.Match[str], asked: Asked) -> Period:
    """Read the years up to the dateline; "năm qua" is one."""
    if _group(words, "about"):
        raise asked.error("it does not say exactly how long")
    now = Period.until(asked.today())
    return Period(now.year_earlier(_count(_group(words, "count") or "một")).end, now.end)


def months_back(words: re.Match[str], asked: Asked) -> Period:
    """Read the months up to the dateline."""
    if words["about"]:
        raise asked.error("it does not say exactly how long")
    today = asked.today()
    year, month = divmod(12 * today.year + today.month - 1 - _count(words["count"]), 12)
    Period.month(year, month + 1)  # refuses what is before the calendar begins
    before = asked.day(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return Period(before.end, Period.day(today).end)


def years_ago(words: re.Match[str], asked: Asked) -> Period:
    """Read the calendar year so many before that of the dateline."""
    return Period.year(asked.today("year").year - _count(words["count"]))


def same_period(words: re.Match[str], asked: Asked) -> Period:
    """Read the part of an earlier year that corresponds to what is reported on."""
    reported = asked.reported
    if reported is None:
        if asked.dateline is None:
            raise asked.error(
                "the period it is compared with is not printed; pass reported=, the period"
                " reported on, or dateline=, the day the text appeared, for the year up to it"
            )
        start = None if words["moment"] else date(asked.dateline.year, 1, 1)
        reported = Period(start, Period.day(asked.dateline).end)
    last = reported.last_day
    if last is None:
        raise asked.error("the period reported on has not ended")
    if words["moment"]:
        reported = Period.until(last)
    year = int(words["year"]) if words["year"] else last.year - 1
    if year > last.year:
        raise asked.error(f"{year} is later than the period reported on, {reported}")
    return reported.year_earlier(last.year - year)


def refusing(reason: str) -> Read:
    """Make a reader of words that name a period without telling its days."""

    def read(_words: re.Match[str], asked: Asked) -> Period:
        raise asked.error(reason)

    return read

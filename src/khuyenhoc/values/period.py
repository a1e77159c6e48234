"""A stretch of days, half-open: what a figure is said of, or while something holds."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Self

from attrs import field, frozen
from dateutil.relativedelta import relativedelta

from khuyenhoc._validators import day as a_day
from khuyenhoc._validators import optional
from khuyenhoc.errors import InvalidValueError

__all__ = ["Period"]

_ONE_DAY = timedelta(days=1)


@frozen(repr=False)
class Period:
    """The days from ``start`` on and before ``end`` (kỳ, thời kỳ, giai đoạn): ``[start, end)``.

    A ``start`` of ``None`` is a beginning that is not stated ("tính đến ngày 30/11/2023" says how
    things stand on that day), an ``end`` of ``None`` an end that has not come. Where days are
    compared, neither limits the period. Laws and reports name the last day that still belongs
    ("đến hết ngày 31/12/2023"): it enters by ``Period.through``, and comes back as ``last_day``.

    >>> Period.through(date(2023, 1, 1), last_day=date(2023, 12, 31)) == Period.year(2023)
    True

    Raises:
        InvalidValueError: It ends on or before its start, has neither, or an end is not exactly
            a ``date``; to Python a ``datetime`` is one.
    """

    start: date | None = field(validator=optional(a_day))
    end: date | None = field(default=None, validator=optional(a_day))

    def __attrs_post_init__(self) -> None:
        if self.end is None:
            if self.start is None:
                raise InvalidValueError("Period.start", None, "a date, for there is no end either")
        elif self.end <= (date.min if self.start is None else self.start):
            after = f"the start, {self.start}" if self.start else f"{date.min}"
            raise InvalidValueError("Period.end", self.end, f"a day after {after}")

    # -- the calendar's own -----------------------------------------------------------------

    @classmethod
    def day(cls, day: date) -> Self:
        """Make the period of one day (ngày)."""
        return cls(day, _day_after("Period.day", day))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Make a month (tháng) of a year.

        >>> Period.month(2024, 2).last_day
        datetime.date(2024, 2, 29)

        Raises:
            InvalidValueError: There is no such month; the calendar's last, 12/9999, has no end.
        """
        return cls._months("Period.month", year, _from_1_to(12, "Period.month", "month", month), 1)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Make a quarter (quý) of a year, 1 to 4."""
        number = _from_1_to(4, "Period.quarter", "quarter", quarter)
        return cls._months("Period.quarter", year, 3 * number - 2, 3)

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """Make a half of a year: 1 is "6 tháng đầu năm", 2 is "6 tháng cuối năm"."""
        return cls._months(
            "Period.half", year, 6 * _from_1_to(2, "Period.half", "half", half) - 5, 6
        )

    @classmethod
    def first_months(cls, year: int, count: int) -> Self:
        """Make the first ``count`` months of a year ("9 tháng đầu năm").

        >>> Period.first_months(2022, 9)
        Period(date(2022, 1, 1), date(2022, 10, 1))
        """
        count = _from_1_to(12, "Period.first_months", "number of months", count)
        return cls._months("Period.first_months", year, 1, count)

    @classmethod
    def last_months(cls, year: int, count: int) -> Self:
        """Make the last ``count`` months of a year ("6 tháng cuối năm")."""
        count = _from_1_to(12, "Period.last_months", "number of months", count)
        return cls._months("Period.last_months", year, 13 - count, count)

    @classmethod
    def year(cls, year: int) -> Self:
        """Make a calendar year (năm).

        >>> Period.year(2023)
        Period(date(2023, 1, 1), date(2024, 1, 1))
        """
        return cls._months("Period.year", year, 1, 12)

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """Make the years from ``first`` to ``last``, both whole (giai đoạn 2016-2020)."""
        return cls._years("Period.years", first, last)

    @classmethod
    def term(cls, first: int, last: int) -> Self:
        """Make a term of office (nhiệm kỳ 2014-2019) known by its years alone.

        A term runs from one congress to the next, whose months the two years do not tell: both
        years are taken whole, so neighbouring terms share a year. Where the days of the congresses
        are known, ``Period(first_congress, next_congress)`` says more.

        >>> Period.term(2014, 2019) & Period.term(2019, 2024) == Period.year(2019)
        True
        """
        return cls._years("Period.term", first, last)

    @classmethod
    def school_year(
        cls,
        first: int,
        *,
        begins: tuple[int, int] = (9, 1),
        ends: tuple[int, int] = (6, 30),
    ) -> Self:
        """Make the school year (năm học) that begins in the year ``first``.

        1 September to 30 June is a convention and not a rule: give the month and day on which it
        ``begins``, and its last day in the year after.

        >>> Period.school_year(2019).last_day
        datetime.date(2020, 6, 30)

        Raises:
            InvalidValueError: There is no such day, or it runs into the next school year.
        """
        if ends >= begins:
            raise InvalidValueError(
                "Period.ends", ends, f"a month and day before the next year begins, {begins}"
            )
        last_day = _calendar_day("Period.ends", first + 1, *ends)
        return cls.through(_calendar_day("Period.begins", first, *begins), last_day=last_day)

    # -- from its days ----------------------------------------------------------------------

    @classmethod
    def through(cls, start: date, *, last_day: date) -> Self:
        """Make a period from the last day that still belongs to it (hết ngày).

        Raises:
            InvalidValueError: ``last_day`` comes before ``start``, or is the calendar's last,
                31/12/9999, which has no day after it.
        """
        end = _day_after("Period.last_day", last_day)
        if type(start) is date and last_day < start:
            raise InvalidValueError(
                "Period.last_day", last_day, f"a day on or after the start, {start}"
            )
        return cls(start, end)

    @classmethod
    def until(cls, last_day: date) -> Self:
        """Make the state on a day (tính đến ngày): all up to it, the beginning not stated.

        >>> Period.until(date(2023, 11, 30)).as_of
        datetime.date(2023, 11, 30)
        """
        return cls(None, _day_after("Period.last_day", last_day))

    # -- what it says -----------------------------------------------------------------------

    @property
    def last_day(self) -> date | None:
        """The last day that belongs to it; ``None`` if it has not ended."""
        return None if self.end is None else self.end - _ONE_DAY

    @property
    def days(self) -> int | None:
        """How many days it has; ``None`` if its start or its end is not known."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days

    @property
    def as_of(self) -> date | None:
        """The day whose state it tells, if its beginning is not stated."""
        return self.last_day if self.start is None else None

    def __contains__(self, day: date) -> bool:
        if type(day) is not date:
            raise InvalidValueError("Period.__contains__", day, "a date without a time")
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of ``other`` belongs to this period."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        return starts and (self.end is None or (other.end is not None and other.end <= self.end))

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some day belongs to both."""
        return not self.precedes(other) and not other.precedes(self)

    def precedes(self, other: "Period") -> bool:
        """Tell whether it is over when ``other`` starts."""
        return self.end is not None and other.start is not None and self.end <= other.start

    def meets(self, other: "Period") -> bool:
        """Tell whether ``other`` starts on the very day it ends: no gap, no common day."""
        return self.end is not None and self.end == other.start

    def __and__(self, other: "Period") -> "Period | None":
        """Give the days that belong to both; ``None`` if there are none."""
        if not self.overlaps(other):
            return None
        starts = [period.start for period in (self, other) if period.start is not None]
        ends = [period.end for period in (self, other) if period.end is not None]
        return Period(max(starts, default=None), min(ends, default=None))

    def split(self, day: date) -> tuple["Period", "Period"]:
        """Cut it in two: what comes before ``day``, and what starts on it.

        Raises:
            InvalidValueError: ``day`` is not inside, or is its first day.
        """
        if day not in self or day == self.start:
            raise InvalidValueError("Period.split", day, f"a day inside {self}, not its first")
        return Period(self.start, day), Period(day, self.end)

    def months(self) -> tuple["Period", ...]:
        """Cut it where months begin; the first and the last may be parts of one.

        >>> [str(month) for month in Period(date(2024, 1, 20), date(2024, 3, 1)).months()]
        ['2024-01-20 to 2024-01-31', '2024-02-01 to 2024-02-29']

        Raises:
            InvalidValueError: Its start or its end is not known.
        """
        start, end = self._limits("Period.months")
        first, last = 12 * start.year + start.month, 12 * end.year + end.month - 1
        cuts = [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]
        edges = [start, *(cut for cut in cuts if cut < end), end]
        return tuple(Period(*pair) for pair in pairwise(edges))

    def previous(self) -> "Period":
        """Give the period of the same kind before it: 2022 for 2023, quý 4 for quý 1.

        Months, quarters, halves and whole years give the one they follow. Other whole months (the
        first nine of a year, a school year) give the same months of the year before. What is not
        made of whole months or years gives as many days directly before it. The term before a term
        shares a year with it, which the days alone do not tell: make it with ``Period.term``.

        >>> Period.half(2023, 1).previous() == Period.half(2022, 2)
        True
        >>> Period.school_year(2019).previous() == Period.school_year(2018)
        True

        Raises:
            InvalidValueError: Its start or its end is not known, or the calendar begins too late.
        """
        start, end = self._limits("Period.previous")
        months = 12 * (end.year - start.year) + end.month - start.month
        if start.day != end.day or (start.day != 1 and months % 12):
            return Period(_back("Period.previous", start, days=(end - start).days), start)
        part_of_a_year = 12 % months == 0 == (start.month - 1) % months
        back = months if part_of_a_year else 12 * -(-months // 12)
        return Period(
            _back("Period.previous", start, months=back), _back("Period.previous", end, months=back)
        )

    def year_earlier(self, years: int = 1) -> "Period":
        """Give the same days of the year before (cùng kỳ năm trước), or of ``years`` before.

        The end of February stays the end of February: the day 29/2/2024 gives 28/2/2023, and
        February 2025 gives all 29 days of February 2024.

        >>> Period.half(2023, 1).year_earlier() == Period.half(2022, 1)
        True
        >>> Period.month(2025, 2).year_earlier().days
        29

        Raises:
            InvalidValueError: The calendar begins too late.
        """
        start, end = self.start, self.end
        if start is not None:
            start = _back("Period.year_earlier", start, years=years)
        if end is not None:
            moved = _back("Period.year_earlier", end, years=years)
            # An end on 29/2 says "through 28/2", which is where an earlier February ends.
            end = moved if moved.day == end.day else moved + _ONE_DAY
        return Period(start, end)

    def __str__(self) -> str:
        if self.start is None:
            return f"until {self.last_day}"
        if self.end is None:
            return f"from {self.start}"
        return f"{self.start}" if self.days == 1 else f"{self.start} to {self.last_day}"

    def __repr__(self) -> str:
        shown = [
            "None" if day is None else f"date({day.year}, {day.month}, {day.day})"
            for day in (self.start, self.end)
        ]
        return f"Period({', '.join(shown[: 1 if self.end is None else 2])})"

    # -- inside -----------------------------------------------------------------------------

    @classmethod
    def _months(cls, named: str, year: int, first: int, count: int) -> Self:
        _from_1_to(9999, named, "year", year)
        years, month = divmod(first - 1 + count, 12)
        if year + years > 9999:
            raise InvalidValueError(
                named, year, "an earlier year; the day after its end is past the calendar"
            )
        return cls(date(year, first, 1), date(year + years, month + 1, 1))

    @classmethod
    def _years(cls, named: str, first: int, last: int) -> Self:
        start, end = cls._months(named, first, 1, 12).start, cls._months(named, last, 1, 12).end
        if last < first:
            raise InvalidValueError(named, last, f"a last year not before the first, {first}")
        return cls(start, end)

    def _limits(self, named: str) -> tuple[date, date]:
        if self.start is None or self.end is None:
            raise InvalidValueError(named, self, "a period with both a start and an end")
        return self.start, self.end


def _from_1_to(highest: int, named: str, what: str, value: int) -> int:
    if type(value) is not int or not 1 <= value <= highest:
        raise InvalidValueError(named, value, f"a {what} from 1 to {highest}")
    return value


def _calendar_day(named: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, TypeError, OverflowError) as error:
        said = f"a month and day of the year {year}"
        raise InvalidValueError(named, (month, day), said) from error


def _day_after(named: str, day: date) -> date:
    if type(day) is not date:
        raise InvalidValueError(named, day, "a date without a time")
    if day == date.max:
        raise InvalidValueError(named, day, "an earlier day; there is none after it")
    return day + _ONE_DAY


def _back(named: str, day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    try:
        return day - relativedelta(years=years, months=months, days=days)
    except (ValueError, OverflowError) as error:
        said = f"a day with room before it; the calendar begins on {date.min}"
        raise InvalidValueError(named, day, said) from error

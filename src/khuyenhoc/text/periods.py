"""Periods read from Vietnamese text, and printed so that they can be read again."""

from collections.abc import Callable
from datetime import date

from khuyenhoc.errors import InvalidValueError, ReadingError
from khuyenhoc.text.normalised import Normalised
from khuyenhoc.text.period_reading.grammar import phrases
from khuyenhoc.text.period_reading.readers import EXPECTED, Asked
from khuyenhoc.values.period import Period

__all__ = ["format_period_vi", "period_spans", "read_period"]


def read_period(
    text: str,
    *,
    dateline: date | None = None,
    reported: Period | None = None,
    school_year: Callable[[int], Period] = Period.school_year,
) -> Period:
    """Read the one period that ``text`` names, whatever else it says.

    Dates are day first. A last day named belongs to the period. "tính đến" and "đến nay" give the
    state on a day (``Period.until``); "đầu năm 2010" is its first day, "cuối năm 2022" its last.
    What names no year means the ``dateline``'s: the day the text appeared. "năm qua" and "5 năm
    qua" are the one and the five years up to that day; "cùng kỳ năm trước" is the same part of
    the year before: of ``reported`` if given, or else of the year up to the dateline. The years of
    a term or a plan are whole. ``school_year`` makes the school year that begins in a year.

    >>> read_period("Tính đến cuối năm 2022")
    Period(None, date(2023, 1, 1))
    >>> read_period("6 tháng đầu năm", dateline=date(2023, 7, 21)) == Period.half(2023, 1)
    True
    >>> read_period("6 tháng đầu năm")
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.ReadingError: expected a period (năm 2023, quý 1/2019, tính đến ngày 30/11/2023), got '6 tháng đầu năm': the year is not printed; pass dateline=, the day the text appeared

    Raises:
        ReadingError: The text names no period, more than one, or an impossible one (31/02/2023,
            quý 5), or what it leaves out was not given.
        InvalidValueError: ``dateline`` is not exactly a ``date``.
    """  # noqa: E501  (an error is one line)
    if dateline is not None and type(dateline) is not date:
        raise InvalidValueError("dateline", dateline, "a date without a time")
    normalised = Normalised.of(text)
    read: dict[Period, str] = {}
    for start, phrase in phrases(normalised.text):
        words = normalised.original[slice(*normalised.span(start, phrase.end))]
        asked = Asked(words=words, dateline=dateline, reported=reported, school_year=school_year)
        try:
            period = phrase.read(asked)
        except InvalidValueError as error:
            said = f"impossible; expected {error.expected}, got {error.value}"
            raise ReadingError(words, EXPECTED, said) from error
        read.setdefault(period, words)
        if len(read) > 1:
            first, second = read.values()
            raise ReadingError(
                text, EXPECTED, f"it names two, {first!r} and {second!r}; pass the words of one"
            )
    if not read:
        raise ReadingError(text, EXPECTED, "it names none")
    return next(iter(read))


def period_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find where ``text`` names a day, a year or another period, possible or not.

    The numbers there are no figures. "10/10 huyện" and "20 năm" are, and are left alone.

    >>> said = "tăng 29 chi hội so với năm 2017"
    >>> [said[slice(*span)] for span in period_spans(said)]
    ['năm 2017']
    """
    normalised = Normalised.of(text)
    return tuple(normalised.span(start, phrase.end) for start, phrase in phrases(normalised.text))


def format_period_vi(period: Period) -> str:
    """Print a period the way reports do, so that ``read_period`` gives it back.

    >>> format_period_vi(Period.first_months(2022, 9)), format_period_vi(Period.year(2023))
    ('9 tháng đầu năm 2022', 'năm 2023')
    """
    start, last_day = period.start, period.last_day
    days = [f"{day.day}/{day.month}/{day.year:04}" for day in (start, last_day) if day is not None]
    if start is None:
        return f"tính đến ngày {days[0]}"
    if last_day is None:
        return f"từ ngày {days[0]}"
    # A number below 1900 or above 2099 is not read as a year where it stands alone.
    named = start.year >= 1900 and last_day.year <= 2099 and _named(period, start, last_day)
    if named:
        return named
    return f"ngày {days[0]}" if start == last_day else f"từ ngày {days[0]} đến ngày {days[1]}"


def _named(period: Period, start: date, last_day: date) -> str | None:
    year, month = start.year, start.month
    quarter, last_months = (month + 2) // 3, 13 - month
    names = {
        Period.last_months(year, last_months): f"{last_months} tháng cuối năm {year}",
        Period.first_months(year, last_day.month): f"{last_day.month} tháng đầu năm {year}",
        Period.quarter(year, quarter): f"quý {quarter} năm {year}",
        Period.month(year, month): f"tháng {month} năm {year}",
        Period.years(year, last_day.year): f"giai đoạn {year}-{last_day.year}",
        Period.year(year): f"năm {year}",
        Period.school_year(year): f"năm học {year}-{year + 1}",
    }  # of several names of one period the last is the usual one
    return names.get(period)

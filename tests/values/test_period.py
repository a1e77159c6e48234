"""Periods: half-open, met at their ends, moved by the calendar."""

import pickle
from calendar import isleap
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.testing.dates import calendar_periods, days, periods
from khuyenhoc.values.period import Period

ONE_DAY = timedelta(days=1)
years = st.integers(1900, 2098)


def _days_of(period: Period, within: Period) -> set[date]:
    """List the days of both, one by one."""
    assert within.start is not None
    assert within.days is not None
    every = (within.start + timedelta(days=count) for count in range(within.days))
    return {day for day in every if day in period}


def _cut(period: Period) -> Period:
    """Take a window of some months that holds an end of the period."""
    near = period.start or period.last_day
    assert near is not None
    return Period.through(near - timedelta(days=30), last_day=near + timedelta(days=100))


# -- laws -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "parts"), [(Period.month, 12), (Period.quarter, 4), (Period.half, 2)]
)
@given(year=years)
def test_the_parts_of_a_year_meet_and_fill_it(
    make: Callable[[int, int], Period], parts: int, year: int
) -> None:
    """Kills: a last day that is the end, months of 30 days, quarters of the wrong months."""
    cut = [make(year, part) for part in range(1, parts + 1)]
    assert all(
        before.meets(after) and not before.overlaps(after) for before, after in pairwise(cut)
    )
    assert (cut[0].start, cut[-1].end) == (Period.year(year).start, Period.year(year).end)
    assert sum(part.days or 0 for part in cut) == 365 + isleap(year)


@given(years, st.integers(1, 11))
def test_first_and_last_months_fill_the_year(year: int, count: int) -> None:
    """Kills: last months that begin one month early or late."""
    first, last = Period.first_months(year, count), Period.last_months(year, 12 - count)
    assert first.meets(last)
    assert (first.start, last.end) == (Period.year(year).start, Period.year(year).end)
    assert len(first.months()) == count


@given(days(), st.integers(0, 5000))
def test_the_last_day_given_is_the_last_day(start: date, more: int) -> None:
    """Kills: an end that is the last day itself."""
    last_day = start + timedelta(days=more)
    period = Period.through(start, last_day=last_day)
    assert period.last_day == last_day
    assert last_day in period
    assert last_day + ONE_DAY not in period
    assert start in period
    assert start - ONE_DAY not in period
    assert period.days == more + 1


@given(days())
def test_a_state_is_of_its_day_and_has_no_beginning(day: date) -> None:
    """Kills: ``as_of`` that is the end, or that any period has."""
    state = Period.until(day)
    assert (state.as_of, state.last_day, state.start, state.days) == (day, day, None, None)
    assert date.min in state
    assert Period.day(day).as_of is None
    assert Period(day).as_of is None


@given(periods(), periods())
def test_what_belongs_to_both_is_what_each_has(first: Period, second: Period) -> None:
    """Kills: a union, an intersection that loses an end that is not given, one of no days."""
    both = first & second
    assert both == second & first
    for window in (_cut(first), _cut(second)):
        shared = _days_of(first, window) & _days_of(second, window)
        assert shared == (set() if both is None else _days_of(both, window))
    assert (both is not None) == first.overlaps(second) == second.overlaps(first)


@given(periods(), periods(), periods())
def test_intersecting_does_not_depend_on_the_grouping(
    first: Period, second: Period, third: Period
) -> None:
    """Kills: an intersection that keeps the later of two ends."""
    left = (both := first & second) and both & third
    right = (both := second & third) and first & both
    assert left == right
    assert first & first == first


@given(periods(), periods())
def test_one_covers_another_that_they_share_whole(first: Period, second: Period) -> None:
    """Kills: a cover that forgets one end, or takes an unknown beginning for the first day."""
    assert first.covers(second) == ((first & second) == second)
    both = first & second
    assert both is None or (first.covers(both) and second.covers(both))


@given(periods(), periods())
def test_two_periods_either_overlap_or_one_precedes(first: Period, second: Period) -> None:
    """Kills: an end that counts as a day of the period."""
    assert first.overlaps(second) + first.precedes(second) + second.precedes(first) == 1
    assert not first.meets(second) or first.precedes(second)


@given(periods(), days())
def test_a_cut_leaves_two_that_meet(period: Period, day: date) -> None:
    """Kills: a cut that puts the day in both parts, or in none."""
    if day not in period or day == period.start:
        with pytest.raises(InvalidValueError, match=r"Period\.split: expected a day inside"):
            period.split(day)
        return
    before, after = period.split(day)
    assert before.meets(after)
    assert (before.start, after.end) == (period.start, period.end)
    assert day in after


@given(st.data())
def test_the_months_of_a_period_meet_and_fill_it(data: st.DataObject) -> None:
    """Kills: a first month taken whole, an empty last one."""
    start = data.draw(days())
    period = Period.through(start, last_day=data.draw(days(start, start + timedelta(days=800))))
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all(before.meets(after) for before, after in pairwise(months))
    named = [(month.start.year, month.start.month) for month in months if month.start]
    assert len(set(named)) == len(named)
    assert all(
        month.last_day and month.last_day.month == of
        for month, (_, of) in zip(months, named, strict=True)
    )


@given(years)
def test_the_same_part_of_the_year_before_has_the_same_name(year: int) -> None:
    """Kills: 365 days earlier, and a last day moved where the day after it had to move."""
    for month in range(1, 13):
        assert Period.month(year, month).year_earlier() == Period.month(year - 1, month)
    assert Period.half(year, 2).year_earlier() == Period.half(year - 1, 2)
    assert Period.school_year(year).year_earlier() == Period.school_year(year - 1)
    assert Period.year(year).year_earlier(5) == Period.year(year - 5)


@given(days(date(1910, 1, 1)), st.integers(0, 9))
def test_a_day_moves_to_the_day_of_its_name(day: date, years: int) -> None:
    """Kills: 29 February that becomes no day, 1 March, or two days; 28 February that does."""
    moved = Period.day(day).year_earlier(years)
    same_year = day.year - years
    name = (
        (2, 28)
        if (day.month, day.day) == (2, 29) and not isleap(same_year)
        else (day.month, day.day)
    )
    assert moved == Period.day(date(same_year, *name))
    assert Period.until(day).year_earlier(years) == Period.until(date(same_year, *name))


@given(calendar_periods())
def test_the_period_before_is_over_when_this_one_starts(period: Period) -> None:
    """Kills: a period before it that overlaps, or that is not of the same months."""
    before = period.previous()
    assert before.precedes(period)
    assert len(before.months()) == len(period.months())


@given(years, st.integers(1, 4))
def test_parts_of_the_year_follow_one_another(year: int, part: int) -> None:
    """Kills: the same quarter of the year before."""
    assert Period.quarter(year, part).previous().meets(Period.quarter(year, part))
    assert Period.month(year, part).previous().meets(Period.month(year, part))
    assert Period.year(year).previous() == Period.year(year - 1)
    assert Period.years(year, year + part).previous() == Period.years(year - part - 1, year - 1)


# -- cases ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period.half(2023, 1), Period.half(2022, 2)),
        (Period.quarter(2023, 1), Period.quarter(2022, 4)),
        (Period.month(2024, 3), Period.month(2024, 2)),
        (Period.first_months(2022, 9), Period.first_months(2021, 9)),
        (Period.school_year(2019), Period.school_year(2018)),
        (Period(date(2022, 2, 1), date(2022, 4, 1)), Period(date(2021, 2, 1), date(2021, 4, 1))),
        (Period(date(2022, 7, 1), date(2024, 1, 1)), Period(date(2020, 7, 1), date(2022, 1, 1))),
        (Period(date(2023, 6, 9), date(2024, 6, 9)), Period(date(2022, 6, 9), date(2023, 6, 9))),
        (Period(date(2023, 3, 10), date(2023, 4, 10)), Period(date(2023, 2, 7), date(2023, 3, 10))),
        (Period(date(2024, 3, 1), date(2024, 3, 11)), Period(date(2024, 2, 20), date(2024, 3, 1))),
        (Period(date(1904, 2, 29), date(1908, 2, 29)),
         Period(date(1900, 2, 28), date(1904, 2, 29))),
        (Period.day(date(2024, 3, 1)), Period.day(date(2024, 2, 29))),
    ],
)  # fmt: skip
def test_the_period_before(period: Period, before: Period) -> None:
    assert period.previous() == before


def test_the_terms_of_neighbours_share_a_year() -> None:
    assert Period.term(2014, 2019) & Period.term(2019, 2024) == Period.year(2019)
    assert Period.term(2014, 2019) == Period.years(2014, 2019)
    assert Period.years(2016, 2016) == Period.year(2016)


def test_a_school_year_runs_as_the_host_says() -> None:
    assert Period.school_year(2019) == Period(date(2019, 9, 1), date(2020, 7, 1))
    long = Period.school_year(2019, begins=(8, 15), ends=(8, 14))
    assert long.meets(Period.school_year(2020, begins=(8, 15), ends=(8, 14)))
    assert Period.school_year(2023, ends=(2, 29)).last_day == date(2024, 2, 29)


def test_the_end_of_february_stays_the_end_of_february() -> None:
    assert Period.month(2025, 2).year_earlier().last_day == date(2024, 2, 29)
    through_the_28th = Period.through(date(2024, 2, 28), last_day=date(2024, 2, 28))
    assert through_the_28th.year_earlier() == Period.day(date(2023, 2, 28))
    assert Period(date(2024, 2, 29)).year_earlier() == Period(date(2023, 2, 28))
    assert Period.until(date(2020, 2, 28)).year_earlier(4) == Period.until(date(2016, 2, 28))


def test_an_end_that_has_not_come_is_no_limit() -> None:
    since = Period(date(2025, 7, 1))
    assert (since.end, since.last_day, since.days) == (None, None, None)
    assert date.max in since
    assert since.overlaps(Period.year(2030))
    assert since.covers(Period.year(2030))
    assert not Period.year(2030).covers(since)
    assert not since.precedes(Period.year(2030))
    assert not since.meets(Period.year(2030))
    assert not Period.until(date(2020, 1, 1)).covers(since)
    assert Period.until(date(2025, 7, 1)) & since == Period.day(date(2025, 7, 1))
    assert not Period(date.min, date(2000, 1, 1)).covers(Period(None, date(2000, 1, 1)))


@pytest.mark.parametrize(
    ("period", "text", "code"),
    [
        (Period.month(2023, 1), "2023-01-01 to 2023-01-31",
         "Period(date(2023, 1, 1), date(2023, 2, 1))"),
        (Period.day(date(2023, 1, 1)), "2023-01-01", "Period(date(2023, 1, 1), date(2023, 1, 2))"),
        (Period.until(date(2023, 11, 30)), "until 2023-11-30", "Period(None, date(2023, 12, 1))"),
        (Period(date(2025, 7, 1)), "from 2025-07-01", "Period(date(2025, 7, 1))"),
    ],
)  # fmt: skip
def test_a_period_is_shown_with_its_last_day_and_as_code(
    period: Period, text: str, code: str
) -> None:
    assert (str(period), repr(period)) == (text, code)
    assert eval(code, {"Period": Period, "date": date}) == period  # noqa: S307  (our own repr)


@given(periods())
def test_a_period_survives_a_pickle_and_is_found_again(period: Period) -> None:
    """Kills: a hash or equality that forgets one of the ends."""
    copy = pickle.loads(pickle.dumps(period))  # noqa: S301  (just written here)
    assert {period: "found"}[copy] == "found"
    if period.last_day is not None:
        assert copy != Period(period.start, period.last_day + 2 * ONE_DAY)


# -- what cannot exist ----------------------------------------------------------------------


def test_an_end_comes_after_the_start() -> None:
    with pytest.raises(InvalidValueError, match="a day after the start, 2023-12-31, got") as error:
        Period(date(2023, 12, 31), date(2023, 1, 1))
    assert (error.value.field, error.value.value) == ("Period.end", date(2023, 1, 1))
    with pytest.raises(InvalidValueError, match="a day after the start, 2023-01-01"):
        Period(date(2023, 1, 1), date(2023, 1, 1))
    assert Period(date(2023, 1, 1), date(2023, 1, 2)).days == 1


def test_a_last_day_is_not_before_the_start() -> None:
    with pytest.raises(InvalidValueError, match="a day on or after the start, 2023-12-31") as error:
        Period.through(date(2023, 12, 31), last_day=date(2023, 12, 30))
    assert (error.value.field, error.value.value) == ("Period.last_day", date(2023, 12, 30))


def test_a_period_has_a_start_or_an_end() -> None:
    with pytest.raises(InvalidValueError, match=r"Period\.start: expected a date, for there is no"):
        Period(None)
    with pytest.raises(InvalidValueError, match=r"Period\.end: expected a day after 0001-01-01"):
        Period(None, date.min)
    assert Period(None, date(1, 1, 2)).as_of == date.min


@pytest.mark.parametrize("moment", [datetime(2023, 1, 1), "2023-01-01", 20230101])  # noqa: DTZ001
def test_only_dates_are_dates(moment: date) -> None:
    """To Python a ``datetime`` is a ``date``."""
    makes: dict[str, Callable[[], object]] = {
        "Period.start": lambda: Period(moment),
        "Period.end": lambda: Period(None, moment),
        "Period.day": lambda: Period.day(moment),
        "Period.last_day": lambda: Period.until(moment),
        "Period.__contains__": lambda: moment in Period.year(2023),
    }
    for field, make in makes.items():
        with pytest.raises(InvalidValueError, match="expected a date without a time") as error:
            make()
        assert error.value.field == field
    with pytest.raises(InvalidValueError, match=r"Period\.start: expected a date without a time"):
        Period.through(moment, last_day=date(2023, 1, 2))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Period.month(2023, 13), "Period.month: expected a month from 1 to 12, got 13"),
        (lambda: Period.month(2023, 0), "Period.month: expected a month from 1 to 12, got 0"),
        (lambda: Period.month(2023, month=True), "a month from 1 to 12, got True"),
        (lambda: Period.quarter(2023, 5), "Period.quarter: expected a quarter from 1 to 4, got 5"),
        (lambda: Period.half(2023, 3), "Period.half: expected a half from 1 to 2, got 3"),
        (lambda: Period.first_months(2023, 13), "a number of months from 1 to 12, got 13"),
        (lambda: Period.last_months(2023, 0), "a number of months from 1 to 12, got 0"),
        (lambda: Period.year(0), "Period.year: expected a year from 1 to 9999, got 0"),
        (lambda: Period.year(10_000), "Period.year: expected a year from 1 to 9999, got 10000"),
        (lambda: Period.year(-1), "Period.year: expected a year from 1 to 9999, got -1"),
        (lambda: Period.year(9999), "the day after its end is past the calendar, got 9999"),
        (lambda: Period.quarter(9999, 4), "the day after its end is past the calendar"),
        (lambda: Period.years(2020, 2016), "a last year not before the first, 2020, got 2016"),
        (lambda: Period.term(2019, 2014), "Period.term: expected a last year not before the first"),
        (lambda: Period.years(2020, 9999), "Period.years: expected an earlier year"),
        (lambda: Period.until(date.max), "Period.last_day: expected an earlier day"),
        (lambda: Period.day(date.max), "Period.day: expected an earlier day; there is none after"),
        (lambda: Period.school_year(2023, begins=(9, 31)), "Period.begins: expected a month"),
        (lambda: Period.school_year(2022, ends=(2, 29)), "a month and day of the year 2023"),
        (lambda: Period.school_year(9999), "Period.ends: expected a month and day"),
        (
            lambda: Period.school_year(2023, begins=(9, 1), ends=(9, 1)),
            "Period.ends: expected a month and day before the next year begins, (9, 1)",
        ),
        (lambda: Period.until(date(2023, 1, 1)).previous(), "with both a start and an end"),
        (lambda: Period(date(2023, 1, 1)).months(), "Period.months: expected a period with both"),
        (lambda: Period.year(1).previous(), "the calendar begins on 0001-01-01"),
        (lambda: Period.day(date.min).previous(), "Period.previous: expected a day with room"),
        (lambda: Period.month(1, 3).year_earlier(), "Period.year_earlier: expected a day with"),
    ],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_refused(make: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidValueError) as error:
        make()
    assert said in str(error.value)


def test_the_calendar_can_be_used_up_to_its_last_day_but_one() -> None:
    assert Period.year(9998).end == date(9999, 1, 1)
    assert Period.quarter(9999, 3).last_day == date(9999, 9, 30)
    assert Period.until(date(9999, 12, 30)).end == date.max
    assert Period.through(date(9999, 11, 5), last_day=date(9999, 12, 30)).months()[-1].days == 30
    assert Period.year(2).previous() == Period.year(1) == Period.year(2).year_earlier()

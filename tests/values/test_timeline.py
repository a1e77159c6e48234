"""Timelines: one value on a day, and an error that names the nearest days where there is none."""

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, NotInForceError
from khuyenhoc.testing.dates import days, periods, timelines
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

ONE_DAY = timedelta(days=1)
FEW = st.integers(1, 3)
SHARE = Timeline(
    ((Period(date(2015, 1, 1), date(2020, 1, 1)), 70), (Period(date(2024, 1, 26)), 90)),
    name="share of citizens",
)


def value_on(dated: Timeline[int], day: date) -> int | None:
    """Look the value up by reading every entry."""
    return next((value for period, value in dated.entries if day in period), None)


def days_near(dated: Timeline[int]) -> list[date]:
    ends = [day for period, _ in dated.entries for day in (period.start, period.end) if day]
    return [day + ONE_DAY * shift for day in ends for shift in (-1, 0, 1)]


@given(timelines(FEW), days())
def test_the_value_of_a_day_is_that_of_the_period_it_belongs_to(
    dated: Timeline[int], any_day: date
) -> None:
    """Kills: a search that is one entry off, and the value before it that is kept in a gap."""
    for day in (*days_near(dated), any_day):
        if value_on(dated, day) is None:
            with pytest.raises(NotInForceError) as error:
                dated.at(day)
            before, after = error.value.before, error.value.after
            assert before is None or (before < day and value_on(dated, before) is not None)
            assert after is None or (after > day and value_on(dated, after) is not None)
            assert not dated.during(Period(before and before + ONE_DAY, after or date.max))
        else:
            assert dated.at(day) == value_on(dated, day)
            assert day in dated.period_at(day)


@given(timelines(FEW), days())
def test_a_change_is_a_day_whose_value_is_not_that_of_the_day_before(
    dated: Timeline[int], any_day: date
) -> None:
    """Kills: a change where an equal value goes on, one missing where a value ends."""
    for day in (*days_near(dated), any_day):
        changed = value_on(dated, day) != value_on(dated, day - ONE_DAY)
        assert (day in dated.changes) == changed
    assert list(dated.changes) == sorted(set(dated.changes))


@given(timelines(FEW), periods())
def test_the_entries_of_a_period_are_those_that_share_a_day(
    dated: Timeline[int], period: Period
) -> None:
    """Kills: an entry that only meets the period, one that lies around it left out."""
    touching = dated.during(period)
    assert touching == tuple(entry for entry in dated.entries if entry[0] & period)


def test_outside_its_dates_the_nearest_days_are_named() -> None:
    assert SHARE.at(date(2019, 12, 31)) == 70
    assert SHARE.at(date(2024, 1, 26)) == 90
    assert SHARE.period_at(date(2030, 1, 1)) == Period(date(2024, 1, 26))
    for day, near in {
        date(2020, 1, 1): "the last day with one before it is 2019-12-31; "
        "the first day with one after it is 2024-01-26",
        date(2024, 1, 25): "the last day with one before it is 2019-12-31; "
        "the first day with one after it is 2024-01-26",
        date(2014, 12, 31): "the first day with one after it is 2015-01-01",
    }.items():
        said = f"share of citizens: no value on {day}; {near}"
        with pytest.raises(NotInForceError, match=f"^{said}$"):
            SHARE.at(day)
        with pytest.raises(NotInForceError, match=f"^{said}$"):
            SHARE.period_at(day)
    ended = Timeline(((Period.year(2022), "a"),))
    with pytest.raises(NotInForceError, match="Timeline: no value on 2023-01-01; the last day"):
        ended.at(date(2023, 1, 1))


def test_without_entries_no_day_has_a_value() -> None:
    empty: Timeline[int] = Timeline(())
    with pytest.raises(NotInForceError, match="there is none on any day"):
        empty.at(date(2023, 1, 1))
    assert empty.changes == ()
    assert empty.during(Period.year(2023)) == ()


def test_values_that_meet_change_only_where_they_differ() -> None:
    since, until = Period(date(2024, 1, 1)), Period.until(date(2022, 12, 31))
    assert Timeline(((until, 1), (Period.year(2023), 1), (since, 2))).changes == (date(2024, 1, 1),)
    assert Timeline(((until, 1), (since, 1))).changes == (date(2023, 1, 1), date(2024, 1, 1))
    assert SHARE.changes == (date(2015, 1, 1), date(2020, 1, 1), date(2024, 1, 26))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Period.year(2022), Period(date(2022, 12, 31))),
        (Period.year(2023), Period.year(2022)),
        (Period(date(2022, 1, 1)), Period.year(2023)),
        (Period.until(date(2022, 1, 1)), Period.until(date(2023, 1, 1))),
    ],
    ids=["one day in common", "out of order", "the first goes on", "both from the beginning"],
)
def test_periods_that_overlap_or_come_out_of_order_are_refused(
    first: Period, second: Period
) -> None:
    with pytest.raises(InvalidValueError) as error:
        Timeline(((first, 1), (second, 2)))
    assert error.value.field == "Timeline.entries[1]"
    assert error.value.value == second
    assert repr(first) in str(error.value)
    assert "a period that starts when the one before it" in str(error.value)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([(Period.year(2022), 1)], "Timeline.entries: expected a tuple of pairs"),
        (((Period.year(2022), 1, 2),), "Timeline.entries[0]: expected a pair of a Period and its"),
        (((2022, 1),), "Timeline.entries[0]: expected a pair"),
        (((Period.year(2022), 1), [Period.year(2023), 2]), "Timeline.entries[1]: expected a pair"),
    ],
)
def test_what_is_no_dated_value_is_refused(
    entries: tuple[tuple[Period, int], ...], said: str
) -> None:
    with pytest.raises(InvalidValueError, match=re.escape(said)):
        Timeline(entries)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(InvalidValueError, match=r"Timeline\.at: expected a date without a time"):
        SHARE.at(datetime(2024, 2, 1))  # noqa: DTZ001  (what is refused)
    with pytest.raises(InvalidValueError, match=r"Timeline\.name: expected a text that is not"):
        Timeline(((Period.year(2022), 1),), name=" ")

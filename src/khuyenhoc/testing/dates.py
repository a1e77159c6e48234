"""Hypothesis strategies for days, periods and dated values."""

from datetime import date
from itertools import pairwise
from typing import TypeVar

from hypothesis import strategies as st

from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["calendar_periods", "days", "periods", "timelines"]

T = TypeVar("T")

#: Where nothing else is asked for: wide of every report, and of years that print reads as years.
_FIRST, _LAST = date(1900, 1, 1), date(2099, 12, 31)


def days(first: date = _FIRST, last: date = _LAST) -> st.SearchStrategy[date]:
    """Make days from ``first`` through ``last``; the end of a February comes up often.

    >>> from hypothesis import find
    >>> find(days(), lambda day: (day.month, day.day) == (2, 29)).day
    29
    """
    leap_days = [
        day
        for year in (1996, 2000, 2020, 2024)
        for day in (date(year, 2, 28), date(year, 2, 29), date(year, 3, 1))
        if first <= day <= last
    ]
    everyday = st.dates(first, last)
    return everyday | st.sampled_from(leap_days) if leap_days else everyday


@st.composite
def periods(
    draw: st.DrawFn,
    start: st.SearchStrategy[date] | None = None,
    *,
    limited: bool = False,
) -> Period:
    """Make periods with any start, or one from ``start``; all have both ends if ``limited``.

    Without ``limited`` some have no end, and those not given a ``start`` some no beginning.

    >>> from hypothesis import find
    >>> find(periods(limited=True), lambda period: period.days == 1).days
    1
    """
    first = draw(days() if start is None else start)
    if not limited and draw(st.integers(0, 4)) == 0:
        return Period.until(first) if start is None and draw(st.booleans()) else Period(first)
    if draw(st.integers(0, 4)) == 0:
        return Period.day(first)
    return Period.through(first, last_day=draw(days(first, max(first, _LAST))))


def calendar_periods(first: int = 1900, last: int = 2098) -> st.SearchStrategy[Period]:
    """Make periods that have a name: a month, quarter, half, year, school year, plan or term.

    >>> from hypothesis import find
    >>> find(calendar_periods(2023, 2023), lambda period: period == Period.year(2023))
    Period(date(2023, 1, 1), date(2024, 1, 1))
    """
    years = st.integers(first, last)
    return st.one_of(
        st.builds(Period.month, years, st.integers(1, 12)),
        st.builds(Period.quarter, years, st.integers(1, 4)),
        st.builds(Period.half, years, st.integers(1, 2)),
        st.builds(Period.first_months, years, st.integers(1, 12)),
        st.builds(Period.last_months, years, st.integers(1, 12)),
        st.builds(Period.year, years),
        st.builds(Period.school_year, years),
        st.builds(_plan, years, st.integers(1, 10)),
    )


def _plan(first: int, years_more: int) -> Period:
    return Period.years(first, first + years_more)


@st.composite
def timelines(draw: st.DrawFn, values: st.SearchStrategy[T]) -> Timeline[T]:
    """Make timelines of ``values``, with gaps and without, some with no beginning or end.

    >>> from hypothesis import find
    >>> len(find(timelines(st.just("ward")), lambda timeline: len(timeline.entries) == 2).entries)
    2
    """
    days_between = sorted(draw(st.sets(days(), max_size=8)))
    unlimited = draw(st.tuples(st.booleans(), st.booleans()) if days_between else st.none())
    cuts: list[date | None] = [*days_between]
    if unlimited is not None:
        cuts = [None] * unlimited[0] + cuts + [None] * unlimited[1]
    stretches = [Period(*pair) for pair in pairwise(cuts)]
    kept = draw(st.lists(st.booleans(), min_size=len(stretches), max_size=len(stretches)))
    return Timeline(
        tuple((period, draw(values)) for period, keep in zip(stretches, kept, strict=True) if keep)
    )

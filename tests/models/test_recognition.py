"""How long a title holds, to the day, and what cannot be."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

T = kh.LearningTitle
A_DAY = timedelta(days=1)
PRACTICE = kh.TITLE_VALIDITY_IN_PRACTICE
IN_2024 = st.dates(date(2024, 1, 26), date(2090, 12, 31))


def recognised(decided_on: date, title: kh.LearningTitle = T.PROVINCE_UNIT, **more: Any) -> Any:
    return kh.Recognition(holder="x", title=title, unit="u", decided_on=decided_on, **more)


@given(IN_2024, st.sampled_from([T.PROVINCE_UNIT, T.DISTRICT_UNIT]))
def test_a_unit_holds_its_title_to_the_end_of_the_third_year_after(
    decided_on: date, title: kh.LearningTitle
) -> None:
    """Kills: three years from the day; the year of the decision counted as the first of three."""
    given_ = recognised(decided_on, title)
    last = date(decided_on.year + 3, 12, 31)
    days = [decided_on - A_DAY, decided_on, last, last + A_DAY]
    assert [given_.stands_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("decided_on", "known"), [(date(2024, 1, 25), False), (date(2024, 1, 26), True)]
)
def test_the_rule_is_that_of_the_day_of_the_decision(decided_on: date, *, known: bool) -> None:
    """Kills: three years for what was decided under the circular before."""
    assert (recognised(decided_on).holds() is not None) == known
    assert (recognised(decided_on).validity() is not None) == known


@given(st.integers(2019, 2090), st.sampled_from([date(2016, 12, 31), date(2017, 1, 15)]))
def test_a_family_holds_its_title_for_its_year_only_if_habit_is_asked_for(
    year: int, decided: date
) -> None:
    """Kills: the habit applied as a rule; a year from the decision on."""
    decided_on = decided.replace(year=decided.year - 2016 + year)
    given_ = recognised(decided_on, T.FAMILY, given_for=kh.Period.year(year))
    assert given_.holds() is None
    assert given_.holds(PRACTICE) == kh.Period.year(year)
    for day, stands in ((date(year, 12, 31), True), (date(year + 1, 1, 1), False)):
        assert given_.stands_on(day, PRACTICE) is stands
    assert recognised(decided_on, T.FAMILY).holds(PRACTICE) is None


@pytest.mark.parametrize(("day", "known"), [(date(2018, 12, 31), False), (date(2019, 1, 1), True)])
def test_the_habit_begins_where_it_was_first_seen(day: date, *, known: bool) -> None:
    """Kills: a habit of years for which nothing was seen."""
    given_ = recognised(day, T.FAMILY, given_for=kh.Period.year(day.year))
    assert (given_.holds(PRACTICE) is not None) is known


@given(IN_2024, st.integers(-400, 400), st.sampled_from(T), st.integers(0, 400) | st.none())
def test_where_nothing_says_how_long_only_the_day_of_the_decision_is_sure(
    decided_on: date, shift: int, title: kh.LearningTitle, withdrawn: int | None
) -> None:
    """Kills: a title that holds for ever; 0 for unknown; the day of a withdrawal as one of it."""
    end = None if withdrawn is None else decided_on + timedelta(days=withdrawn)
    given_ = recognised(decided_on, title, withdrawn_on=end)
    day = decided_on + timedelta(days=shift)
    expected: bool | None = shift == 0
    if shift > 0:
        expected = None
    if withdrawn is not None and shift >= withdrawn:
        expected = False
    assert given_.stands_on(day, {}) is expected


@given(decided_on=IN_2024, years=st.integers(0, 5), starts=st.booleans())
def test_what_the_decision_says_comes_before_the_rule(
    *, decided_on: date, years: int, starts: bool
) -> None:
    """Kills: the rule over the decision."""
    valid = kh.Period(decided_on if starts else None, date(decided_on.year + years + 1, 1, 1))
    assert recognised(decided_on, valid=valid).holds() == valid


@pytest.mark.parametrize(
    ("first", "second", "allowed"),
    [
        (date(2024, 6, 1), date(2025, 5, 31), False),
        (date(2024, 6, 1), date(2025, 6, 1), True),
        (date(2024, 6, 1), date(2025, 6, 2), True),
        (date(2024, 6, 30), date(2025, 5, 31), False),
        (date(2024, 2, 29), date(2025, 2, 27), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 6, 1), date(2027, 1, 1), True),
        (date(2024, 6, 1), date(2024, 12, 31), False),
        (date(2025, 2, 28), date(2026, 2, 27), False),
        (date(2025, 2, 28), date(2026, 2, 28), True),
    ],
)
def test_level_2_waits_for_a_year(first: date, second: date, *, allowed: bool) -> None:
    """Kills: 365 days; the year after at once; a 29 February that never comes."""
    rule = recognised(first).validity()
    assert rule.allows_upgrade(first=first, second=second) is allowed


def waiting(years: int | None) -> kh.Validity:
    cited = kh.Citation(instrument="5/QĐ", evidence=kh.Evidence.PRIMARY)
    return kh.Validity(years_after=3, upgrade_after=years, citation=cited)


@pytest.mark.parametrize(
    ("years", "second", "allowed"),
    [
        (4, date(2028, 2, 28), False),
        (4, date(2028, 2, 29), True),
        (3, date(2027, 2, 27), False),
        (3, date(2027, 2, 28), True),
        (76, date(2100, 2, 28), True),
        (9000, date(9999, 12, 31), False),
        (0, date(2024, 2, 28), False),
        (0, date(2024, 2, 29), True),
    ],
)
def test_a_wait_from_29_february_ends_on_it_where_it_exists(
    years: int, second: date, *, allowed: bool
) -> None:
    """Kills: 28 February of every year; a wait beyond the calendar that fails; 0 as no wait."""
    rule = waiting(years)
    assert rule.allows_upgrade(first=date(2024, 2, 29), second=second) is allowed


@given(IN_2024, st.integers(-800, 8000), st.integers(0, 20))
def test_of_an_unknown_wait_only_what_no_wait_allows_is_told(
    first: date, shift: int, years: int
) -> None:
    """Kills: a wait that is missing taken for one of 0 years; for one that never ends."""
    second = first + timedelta(days=shift)
    said = waiting(None).allows_upgrade(first=first, second=second)
    assert said is (False if shift < 0 else None)
    if said is False:
        assert waiting(years).allows_upgrade(first=first, second=second) is False


@pytest.mark.parametrize("years", [None, 1])
@pytest.mark.parametrize("name", ["first", "second"])
@pytest.mark.parametrize("day", ["2024", datetime(2024, 6, 1), None])  # noqa: DTZ001
def test_a_wait_is_between_two_days(years: int | None, name: str, day: Any) -> None:
    """Kills: an AttributeError; a time of day compared with a day."""
    days = {"first": date(2024, 6, 1), "second": date(2025, 6, 1), name: day}
    with pytest.raises(kh.InvalidValueError) as caught:
        waiting(years).allows_upgrade(**days)
    assert str(caught.value) == (
        f"Validity.allows_upgrade.{name}: expected a date without time, got {day!r}"
    )


def test_a_withdrawal_on_the_day_of_the_decision_leaves_no_day() -> None:
    """Kills: a withdrawal that must come later."""
    day = date(2024, 6, 1)
    assert recognised(day, withdrawn_on=day).stands_on(day) is False


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"withdrawn_on": date(2024, 5, 31)},
            (
                "Recognition.withdrawn_on: expected a day on or after the decision, 2024-06-01, "
                "got 2024-05-31"
            ),
        ),
        (
            {"withdrawal": kh.Citation(instrument="12/QĐ", evidence=kh.Evidence.PRIMARY)},
            (
                "Recognition.withdrawn_on: expected the day on which it was withdrawn, for there "
                "is a decision, got None"
            ),
        ),
        ({"holder": " "}, "Recognition.holder: expected a text that is not blank, got ' '"),
        ({"title": "family"}, "Recognition.title: expected a value of LearningTitle, got 'family'"),
        ({"grade": 2}, "Recognition.grade: expected a value of TitleGrade, got 2"),
        ({"valid": 3}, "Recognition.valid: expected a value of Period, got 3"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], said: str) -> None:
    sound = {"holder": "x", "title": T.FAMILY, "unit": "u", "decided_on": date(2024, 6, 1)}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Recognition(**{**sound, **changes})
    assert str(caught.value) == said


@pytest.mark.parametrize("day", [datetime(2024, 6, 1), "2024-06-01"])  # noqa: DTZ001
def test_a_day_has_no_time(day: Any) -> None:
    with pytest.raises(kh.InvalidValueError, match=r"^Recognition.stands_on: expected a date"):
        recognised(date(2024, 6, 1)).stands_on(day)
    rule = recognised(date(2024, 6, 1)).validity()
    with pytest.raises(kh.InvalidValueError, match=r"^Validity.period.decided_on: expected a date"):
        rule.period(day)


def test_a_registration_says_when_it_starts() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Registration(
            holder="x", title=T.FAMILY, unit="u", period=kh.Period.until(date(2023, 12, 31))
        )
    assert str(caught.value).startswith("Registration.period: expected a period with a start, got")


def test_only_what_is_said_is_shown() -> None:
    assert repr(recognised(date(2024, 6, 1))) == (
        "Recognition(holder='x', title=LearningTitle.PROVINCE_UNIT, unit='u', "
        "decided_on=datetime.date(2024, 6, 1))"
    )
    one = kh.Registration(holder="x", title=T.FAMILY, unit="u", period=kh.Period.year(2023))
    assert repr(one).startswith("Registration(holder='x', title=LearningTitle.FAMILY, unit='u', ")

"""Learning centres: when they exist, and what is known of who works there."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.dates import days, periods

CENTRE: dict[str, Any] = {"id": "tt-1", "name": "TTHTCĐ xã Một", "unit": "mot"}
COUNTS = st.none() | st.integers(0, 5)


@given(periods(), days())
def test_a_centre_exists_on_the_days_of_its_period(period: kh.Period, day: date) -> None:
    """Kills: a centre that never closes; one without a period that never was."""
    assert kh.LearningCentre(**CENTRE, period=period).exists_on(day) == (day in period)
    assert kh.LearningCentre(**CENTRE).exists_on(day)


def test_the_day_before_of_and_after_an_end() -> None:
    end = date(2025, 7, 1)
    centre = kh.LearningCentre(**CENTRE, period=kh.Period(None, end))
    around = [end + timedelta(days=shift) for shift in (-1, 0, 1)]
    assert [centre.exists_on(day) for day in around] == [True, False, False]


@given(COUNTS, COUNTS, COUNTS)
def test_managers_are_those_counted_or_at_least_those_named(
    managers: int | None, directors: int | None, deputies: int | None
) -> None:
    """Kills: unknown as 0; directors beside the managers they are among; a sum that is exact."""
    named = [count for count in (directors, deputies) if count is not None]
    fields = {"managers": managers, "directors": directors, "deputy_directors": deputies}
    if managers is not None and managers < sum(named):
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.CentreStaff(**fields)
        assert str(caught.value) == (
            f"CentreStaff.managers: expected at least the {sum(named)} directors and deputy "
            f"directors among them, got {managers}"
        )
        return
    managing = kh.CentreStaff(**fields).managing
    if managers is not None:
        assert managing == kh.Bounds.exactly(managers)
    else:
        assert managing == (kh.Bounds.at_least(sum(named)) if named else None)


@pytest.mark.parametrize(
    "name", ["managers", "directors", "deputy_directors", "seconded_teachers", "collaborators"]
)
@pytest.mark.parametrize("count", [-1, True, "3"])
def test_staff_is_counted_in_whole_people(name: str, count: object) -> None:
    given_: dict[str, Any] = {name: count}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.CentreStaff(**given_)
    said = f"CentreStaff.{name}: expected a whole number of at least 0, got {count!r}"
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": ""}, "id: expected a text that is not blank"),
        ({"unit": None}, "unit: expected a text that is not blank"),
        ({"tier": "commune"}, "tier: expected a value of Tier"),
        ({"kind": None}, "kind: expected a value of CentreKind"),
        ({"staff": None}, "staff: expected a value of CentreStaff"),
        ({"decision": "số 9"}, "decision: expected a value of Citation"),
    ],
)
def test_a_field_of_another_kind_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.LearningCentre(**{**CENTRE, **changes})
    assert str(caught.value).startswith(f"LearningCentre.{said}, got ")


def test_only_what_is_said_is_shown() -> None:
    assert repr(kh.LearningCentre(**CENTRE, staff=kh.CentreStaff(managers=0))) == (
        "LearningCentre(id='tt-1', name='TTHTCĐ xã Một', unit='mot', staff=CentreStaff(managers=0))"
    )

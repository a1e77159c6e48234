"""Codes that several units bear at once: found with their days, for nobody knows whom they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import AmbiguousUnitError, InvalidValueError
from khuyenhoc.models.fault import FaultCode
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.spans import span_of
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.values.period import Period


def registry_of(*units: tuple[str, Period | None, str]) -> Registry:
    made = (Organisation(id=a, name=a, period=on, codes=(("gso", code),)) for a, on, code in units)
    return Registry(hierarchy=Hierarchy(name="made-up", units=tuple(made)))


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_a_code_may_pass_on_the_day_after_the_last_and_no_earlier(shift: int) -> None:
    """Kills: the last day of one and the first of the other taken for the same; a gap told."""
    day = date(2025, 7, 1)
    begins = date.fromordinal(day.toordinal() + shift)
    found = registry_of(("a", Period(None, day), "44"), ("b", Period(begins), "44")).check()
    if shift < 0:
        (fault,) = found
        assert (fault.code, fault.units) == (FaultCode.SHARED_CODE, ("a", "b"))
        assert fault.period == Period(begins, day)
        assert fault.vi == "a và b cùng mang mã gso 44 (ngày 30/6/2025)."
        assert fault.en.startswith("a and b bear the code gso 44 (2025-06-30")
    else:
        assert found == ()


def test_three_that_bear_a_code_are_one_fault_and_days_limit_what_is_looked_for() -> None:
    """Kills: a fault for each pair; versions of one unit; faults of other days."""
    year = Period.year(2025)
    registry = registry_of(("c", None, "1"), ("a", year, "1"), ("b", year, "1"), ("d", None, "2"))
    assert [(one.units, one.period) for one in registry.check()] == [(("a", "b", "c"), year)]
    assert registry.check()[0].en.startswith("a, b and c bear")
    assert registry.check(during=Period.year(2024)) == ()
    july = Period.month(2025, 7)
    assert [one.period for one in registry.check(during=july)] == [july]
    again = registry_of(("a", Period.year(2024), "1"), ("a", year, "1"))
    assert again.check() == ()


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.none() | periods(), st.sampled_from("12"))),
    days(),
)
def test_a_code_that_is_found_is_one_that_cannot_be_resolved(
    units: list[tuple[str, Period | None, str]], day: date
) -> None:
    """Kills: a code that check passes and resolve refuses, for units that it both takes."""
    registry = registry_of(*{unit: (unit, on, code) for unit, on, code in units}.values())
    at = day.toordinal()
    found = [
        one
        for one in registry.check()
        if span_of(one.period)[0] <= at < span_of(one.period)[1]
        and one.code is FaultCode.SHARED_CODE
    ]
    refused: list[set[str]] = []
    for code in "12":
        try:
            registry.resolve(code, on=day)
        except AmbiguousUnitError as error:
            refused.append({unit for unit, _ in error.candidates})
        except InvalidValueError:
            pass
    assert refused == [{*one.units} for one in found]

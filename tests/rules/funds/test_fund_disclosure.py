"""Publishing what a licensed fund was given and what it did with it, by 31 March."""

from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import days

MET, NOT_MET, UNKNOWN = kh.RuleVerdict
YEARS: Final = st.integers(2025, 2060)
ANSWERS: Final = st.sampled_from((True, False, None))


@given(YEARS, st.integers(-80, 80), st.integers(0, 200))
def test_31_march_is_in_time_and_the_day_after_is_late(year: int, late: int, later: int) -> None:
    """Kills: before 31 March asked for; 30 March or 1 April for it; the margin turned round."""
    published = date(year + 1, 3, 31) + timedelta(days=late)
    found = kh.fund_disclosure(
        year=year, published_on=published, with_results=True, on=published + timedelta(days=later)
    )
    assert found.verdict is (MET if late <= 0 else NOT_MET)
    assert found.margin == kh.Bounds.exactly(-late)
    assert found.required == date(year + 1, 3, 31)


@given(YEARS, st.integers(-90, 300))
def test_what_is_not_published_is_late_from_the_day_after(year: int, late: int) -> None:
    """Kills: late on the last day; never late, as there is no day of publishing."""
    day = date(year + 1, 3, 31) + timedelta(days=late)
    found = kh.fund_disclosure(year=year, published_on=None, with_results=None, on=day)
    if late <= 0:
        assert (found.verdict, found.missing) == (UNKNOWN, kh.FundMissing.NOT_DUE)
        assert found.margin is None
    else:
        assert (found.verdict, found.missing) == (NOT_MET, None)
        assert found.margin == kh.Bounds.at_most(-late)


@given(
    year=YEARS,
    results=ANSWERS,
    published=st.integers(1, 300),
    seen=st.integers(0, 100),
    later=st.integers(0, 400),
)
def test_what_is_found_is_never_taken_back_later(
    *, year: int, results: bool | None, published: int, seen: int, later: int
) -> None:
    """Kills: not met while there is time; met that a later look makes not met."""
    first = date(year, 12, 31) + timedelta(days=published)
    early = kh.fund_disclosure(
        year=year, published_on=first, with_results=results, on=first + timedelta(days=seen)
    )
    late = kh.fund_disclosure(
        year=year,
        published_on=first,
        with_results=results,
        on=first + timedelta(days=seen + later),
    )
    assert early.verdict in (UNKNOWN, late.verdict)


@given(YEARS, st.integers(1, 300), st.integers(0, 400))
def test_results_not_stated_are_decided_where_both_answers_agree(
    year: int, published: int, seen: int
) -> None:
    """Kills: results by default; open where it was too late anyway."""
    day = date(year, 12, 31) + timedelta(days=published)

    def judged(*, results: bool | None) -> kh.RuleVerdict:
        asked = day + timedelta(days=seen)
        return kh.fund_disclosure(
            year=year, published_on=day, with_results=results, on=asked
        ).verdict

    both = {judged(results=answer) for answer in (True, False)}
    assert judged(results=None) is (both.pop() if len(both) == 1 else UNKNOWN)


@given(st.integers(1, 2024), days(date(2025, 1, 1), date(2030, 1, 1)))
def test_earlier_years_are_not_judged(year: int, day: date) -> None:
    """Kills: a day of the decree of 2026 for the one before it."""
    for published in (None, date(2025, 1, 1)):
        found = kh.fund_disclosure(year=year, published_on=published, with_results=False, on=day)
        assert (found.verdict, found.required, found.margin) == (UNKNOWN, None, None)


@pytest.mark.parametrize(
    ("year", "first", "missing"),
    [
        (2018, None, kh.FundMissing.NOT_IN_FORCE),
        (2022, None, kh.FundMissing.FIRST_DAY),
        (2023, None, kh.FundMissing.DEADLINE),
        (2024, None, kh.FundMissing.DEADLINE),
        (2020, date(2020, 1, 1), kh.FundMissing.DEADLINE),
        (2020, date(2020, 2, 1), kh.FundMissing.PART_OF_YEAR),
    ],
)
def test_what_keeps_earlier_years_from_being_judged(
    year: int, first: date | None, missing: kh.FundMissing
) -> None:
    found = kh.fund_disclosure(
        year=year, published_on=None, with_results=None, on=date(2026, 6, 1), in_force_from=first
    )
    assert found.missing is missing


def test_that_2025_is_the_first_year_is_said_to_be_inferred() -> None:
    """Kills: an inference that looks like the text of the decree."""
    first, second = (
        kh.fund_disclosure(year=year, published_on=None, with_results=None, on=date(2027, 6, 1))
        for year in (2025, 2026)
    )
    assert first.evidence is kh.Evidence.INFERENCE
    assert second.evidence is kh.Evidence.SECONDARY
    assert "suy luận" in first.sentence("vi")
    assert "inference" in first.sentence("en")


@pytest.mark.parametrize(
    ("published", "results", "on", "verdict", "missing"),
    [
        (date(2026, 3, 31), False, date(2026, 3, 31), UNKNOWN, kh.FundMissing.NOT_DUE),
        (date(2026, 3, 31), None, date(2026, 3, 31), UNKNOWN, kh.FundMissing.NOT_DUE),
        (date(2026, 3, 31), False, date(2026, 4, 1), NOT_MET, None),
        (date(2026, 3, 31), None, date(2026, 4, 1), UNKNOWN, kh.FundMissing.RESULTS),
        (date(2026, 4, 1), None, date(2026, 4, 1), NOT_MET, None),
        (date(2026, 1, 1), True, date(2026, 1, 1), MET, None),
        (None, False, date(2026, 4, 1), NOT_MET, None),
    ],
)
def test_with_and_without_results(
    *, published: date | None, results: bool | None, on: date, verdict: kh.RuleVerdict, missing: Any
) -> None:
    """Kills: not met while it can still be completed; met without the results."""
    found = kh.fund_disclosure(year=2025, published_on=published, with_results=results, on=on)
    assert (found.verdict, found.missing) == (verdict, missing)


def test_days_are_no_margin_where_it_is_for_want_of_the_results() -> None:
    """Kills: "-28 days late"."""
    found = kh.fund_disclosure(
        year=2026, published_on=date(2027, 3, 3), with_results=False, on=date(2027, 5, 1)
    )
    assert (found.verdict, found.margin) == (NOT_MET, None)


@pytest.mark.parametrize(("day", "said"), [(30, True), (31, True), (32, False)])
def test_the_results_are_named_where_they_decide(*, day: int, said: bool) -> None:
    """Kills: their want not said of the last day; said of what was late anyway."""
    found = kh.fund_disclosure(
        year=2026,
        published_on=date(2027, 3, 1) + timedelta(days=day - 1),
        with_results=False,
        on=date(2027, 5, 1),
    )
    assert ("không có kết quả sử dụng" in found.sentence("vi")) is said
    assert ("without the results of use" in found.sentence("en")) is said


SOUND: Final[dict[str, Any]] = {
    "year": 2025,
    "published_on": date(2026, 3, 1),
    "with_results": True,
    "on": date(2026, 5, 1),
}
MOMENT: Final = datetime(2026, 3, 1)  # noqa: DTZ001 - it is refused


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"year": 2025.0}, "fund_disclosure.year: expected a year from 1 to 9998, got 2025.0"),
        ({"on": MOMENT}, "fund_disclosure.on: expected a date without a time, got "),
        (
            {"published_on": MOMENT},
            "fund_disclosure.published_on: expected a date without a time, got ",
        ),
        (
            {"published_on": date(2025, 12, 31)},
            (
                "fund_disclosure.published_on: expected a day after the year 2025, which it is of, "
                "got 2025-12-31"
            ),
        ),
        (
            {"published_on": date(2026, 5, 2)},
            (
                "fund_disclosure.published_on: expected a day not after the one asked about, "
                "2026-05-01, got 2026-05-02"
            ),
        ),
        (
            {"with_results": "yes"},
            (
                "fund_disclosure.with_results: expected True, False, or None where it is not "
                "stated, got 'yes'"
            ),
        ),
        (
            {"published_on": None},
            (
                "fund_disclosure.with_results: expected False or None, for nothing was published, "
                "got True"
            ),
        ),
        (
            {"in_force_from": date(2019, 1, 1)},
            (
                "fund_disclosure.in_force_from: expected a day from 2019-11-25, on which it was "
                "issued, to 2022-09-01, on which it applied, got 2019-01-01"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.fund_disclosure(**{**SOUND, **wrong})
    assert str(caught.value).startswith(message)

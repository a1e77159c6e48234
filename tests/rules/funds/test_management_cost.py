"""Management cost of a licensed fund: at most 5% of what counts of a year's revenue."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import bounds, dongs

MET, NOT_MET, UNKNOWN = kh.RuleVerdict
ISSUED: Final = date(2019, 11, 25)
BOARD: Final = kh.Citation(instrument="Nghị quyết 02/NQ-HĐQL", evidence=kh.Evidence.PRIMARY)

amounts = dongs(min_amount=0, max_amount=10**6)
#: Few enough that 0, 5% and their neighbours are among them.
few = st.integers(0, 60).map(kh.Dong)
ceilings = st.fractions(0, 1, max_denominator=100).map(lambda share: kh.CostCeiling(share, BOARD))


@st.composite
def whole_bounds(draw: st.DrawFn) -> kh.Bounds:
    """Make bounds that hold some whole amount of at least 0."""
    made = draw(bounds(min_value=-20, max_value=60))
    at_least_0 = made & kh.Bounds.at_least(0)
    return at_least_0 if at_least_0 is not None and at_least_0.whole() else kh.Bounds(0, 5)


def dong_within(possible: kh.Bounds) -> st.SearchStrategy[kh.Dong]:
    whole = possible.whole()
    assert whole is not None
    low, high = whole.low or 0, whole.high
    return st.integers(int(low), int(low) + 200 if high is None else int(high)).map(kh.Dong)


@given(amounts, st.sampled_from((2023, 2024, 2025)))
def test_5_percent_is_enough_and_a_dong_more_is_not_judged(base: kh.Dong, year: int) -> None:
    """Kills: below 5% asked for; a rounded share; more than 5% called not met."""
    most = kh.Dong(base.amount * 5 // 100)
    assert kh.management_cost(most, base, year=year).verdict is MET
    more = kh.management_cost(most + kh.Dong(1), base, year=year)
    assert more.verdict is UNKNOWN
    asked = kh.FundMissing.NEXT_CLAUSE if base.amount else kh.FundMissing.NO_BASE
    assert more.missing is asked


@given(whole_bounds(), whole_bounds(), st.none() | ceilings, st.data())
def test_bounds_are_decided_as_all_amounts_within_are(
    spent: kh.Bounds, base: kh.Bounds, ceiling: kh.CostCeiling | None, data: st.DataObject
) -> None:
    """Kills: the middle for all of it; a base of 0 that is overlooked; the wrong end of a base."""
    found = kh.management_cost(spent, base, year=2023, ceiling=ceiling)
    one = kh.management_cost(
        data.draw(dong_within(spent)), data.draw(dong_within(base)), year=2023, ceiling=ceiling
    )
    assert found.verdict in (UNKNOWN, one.verdict)
    if one.margin is not None and one.margin.value is not None and found.margin is not None:
        assert one.margin.value in found.margin


@given(few, few, few, ceilings)
def test_more_revenue_or_less_cost_never_makes_it_worse(
    spent: kh.Dong, base: kh.Dong, more: kh.Dong, ceiling: kh.CostCeiling
) -> None:
    """Kills: cost and revenue the wrong way round."""
    order = {NOT_MET: 0, UNKNOWN: 0, MET: 1}
    worse = kh.management_cost(spent + more, base, year=2023, ceiling=ceiling)
    found = kh.management_cost(spent, base, year=2023, ceiling=ceiling)
    better = kh.management_cost(spent, base + more, year=2023, ceiling=ceiling)
    assert order[worse.verdict] <= order[found.verdict] <= order[better.verdict]


@given(few, few.filter(lambda base: base.amount > 0), ceilings, st.integers(1, 9998))
def test_a_ceiling_that_is_stated_decides_alone_and_in_any_year(
    spent: kh.Dong, base: kh.Dong, ceiling: kh.CostCeiling, year: int
) -> None:
    """Kills: the 5% of the decree beside it; a year that keeps it from being judged."""
    found = kh.management_cost(spent, base, year=year, ceiling=ceiling)
    assert found.verdict is kh.RuleVerdict.of(spent / base <= ceiling.share)
    assert found.margin == kh.Bounds.exactly((ceiling.share - spent / base) * 100)
    assert (found.citation, found.required) == (BOARD, ceiling.share)
    assert (found.in_force, found.in_force_source, found.missing) == (None, None, None)


@given(amounts, amounts, st.integers(1, 9998).filter(lambda year: year not in range(2023, 2026)))
def test_no_other_year_is_judged(spent: kh.Dong, base: kh.Dong, year: int) -> None:
    """Kills: a first day from memory; the 5% of 2019 applied to the decree of 2026."""
    found = kh.management_cost(spent, base, year=year)
    assert (found.verdict, found.required, found.margin) == (UNKNOWN, None, None)
    assert found.missing is not None


@pytest.mark.parametrize(
    ("year", "missing", "instrument"),
    [
        (2018, kh.FundMissing.NOT_IN_FORCE, None),
        (2019, kh.FundMissing.FIRST_DAY, "93/2019/NĐ-CP"),
        (2020, kh.FundMissing.FIRST_DAY, "93/2019/NĐ-CP"),
        (2022, kh.FundMissing.FIRST_DAY, "93/2019/NĐ-CP"),
        (2023, None, "93/2019/NĐ-CP"),
        (2025, None, "93/2019/NĐ-CP"),
        (2026, kh.FundMissing.TWO_DECREES, "03/2026/NĐ-CP"),
        (2027, kh.Missing.THRESHOLD, "03/2026/NĐ-CP"),
    ],
)
def test_what_keeps_a_year_from_being_judged(
    year: int, missing: kh.Missing | kh.FundMissing | None, instrument: str | None
) -> None:
    """Kills: one reason for all years; a citation of a decree that was not issued yet."""
    found = kh.management_cost(kh.Dong(4), kh.Dong(100), year=year)
    assert found.missing is missing
    assert (found.citation.instrument if found.citation else None) == instrument


def test_the_days_known_are_said_to_be_inferred() -> None:
    """Kills: derived days that look like those of the text."""
    found = kh.management_cost(kh.Dong(4), kh.Dong(100), year=2023)
    assert found.in_force == kh.Period.through(date(2022, 9, 1), last_day=date(2026, 2, 28))
    assert found.in_force_source is not None
    assert found.in_force_source.evidence is kh.Evidence.INFERENCE
    assert found.evidence is kh.Evidence.PRIMARY


@pytest.mark.parametrize(
    ("first", "year", "missing"),
    [
        (ISSUED, 2019, kh.FundMissing.PART_OF_YEAR),
        (ISSUED, 2020, None),
        (ISSUED, 2018, kh.FundMissing.NOT_IN_FORCE),
        (date(2020, 1, 1), 2020, None),
        (date(2020, 1, 2), 2020, kh.FundMissing.PART_OF_YEAR),
        (date(2020, 1, 2), 2019, kh.FundMissing.NOT_IN_FORCE),
        (date(2021, 12, 31), 2021, kh.FundMissing.PART_OF_YEAR),
        (date(2022, 1, 1), 2022, None),
        (date(2022, 9, 1), 2022, kh.FundMissing.PART_OF_YEAR),
        (date(2022, 9, 1), 2026, kh.FundMissing.TWO_DECREES),
    ],
)
def test_a_first_day_that_is_stated_is_taken(
    first: date, year: int, missing: kh.FundMissing | None
) -> None:
    """Kills: a year judged of which only some days are under the decree."""
    found = kh.management_cost(kh.Dong(4), kh.Dong(100), year=year, in_force_from=first)
    assert found.missing is missing
    if missing is None:
        assert found.verdict is MET
        assert found.in_force is not None
        assert found.in_force.start == first


def test_only_where_it_is_needed_a_first_day_that_is_stated_shows_as_such() -> None:
    """Kills: a supposition that looks like law; one said of years that do not need it."""
    needed, not_needed = (
        kh.management_cost(kh.Dong(4), kh.Dong(100), year=year, in_force_from=date(2021, 1, 1))
        for year in (2022, 2023)
    )
    assert needed.sentence("en").endswith("dates: hiệu lực từ ngày 1/1/2021, supposition).")
    assert needed.sentence("vi").endswith("; hiệu lực từ ngày 1/1/2021, giả định).")
    assert not_needed == kh.management_cost(kh.Dong(4), kh.Dong(100), year=2023)


@pytest.mark.parametrize(
    ("spent", "base", "ceiling", "verdict", "missing"),
    [
        (kh.Bounds(40, 50), kh.Dong(1_000), None, MET, None),
        (kh.Bounds(40, 51), kh.Dong(1_000), None, UNKNOWN, kh.Missing.PRECISION),
        (kh.Bounds.less_than(51), kh.Dong(1_000), None, MET, None),
        (kh.Bounds.more_than(50), kh.Dong(1_000), None, UNKNOWN, kh.FundMissing.NEXT_CLAUSE),
        (kh.Dong(50), kh.Bounds.more_than(999), None, MET, None),
        (kh.Dong(0), kh.Bounds.at_least(0), None, MET, None),
        (kh.Dong(0), kh.Dong(0), Fraction(3, 100), MET, None),
        (kh.Dong(1), kh.Dong(0), None, UNKNOWN, kh.FundMissing.NO_BASE),
        (kh.Dong(1), kh.Dong(0), Fraction(3, 100), UNKNOWN, kh.FundMissing.NO_BASE),
        (kh.Bounds(1, 5), kh.Dong(0), Fraction(3, 100), UNKNOWN, kh.FundMissing.NO_BASE),
        (kh.Dong(50), kh.Bounds(0, 100), Fraction(3, 100), UNKNOWN, kh.Missing.PRECISION),
        (kh.Dong(50), kh.Bounds(0, 100), None, UNKNOWN, kh.FundMissing.NEXT_CLAUSE),
        (kh.Dong(50), kh.Bounds(1, 100), Fraction(3, 100), NOT_MET, None),
        (kh.Dong(30), kh.Dong(1_000), Fraction(3, 100), MET, None),
        (kh.Dong(31), kh.Dong(1_000), Fraction(3, 100), NOT_MET, None),
        (kh.Dong(80), kh.Dong(1_000), Fraction(8, 100), MET, None),
        (kh.Dong(0), kh.Dong(1_000), Fraction(0), MET, None),
        (kh.Dong(1_000), kh.Dong(1_000), Fraction(1), MET, None),
    ],
)
def test_at_the_threshold(
    spent: Any, base: Any, ceiling: Fraction | None, verdict: kh.RuleVerdict, missing: Any
) -> None:
    stated = None if ceiling is None else kh.CostCeiling(ceiling, BOARD)
    found = kh.management_cost(spent, base, year=2024, ceiling=stated)
    assert (found.verdict, found.missing) == (verdict, missing)


def test_the_share_is_of_amounts_or_bounded() -> None:
    """Kills: a share that has lost its amounts; one invented of a base of 0."""
    found = kh.management_cost(kh.Dong(40), kh.Dong(1_000), year=2024).observed
    assert isinstance(found, kh.Ratio)
    assert (found.part, found.whole) == (kh.Dong(40), kh.Dong(1_000))
    bounded = kh.management_cost(kh.Bounds(40, 50), kh.Dong(1_000), year=2024).observed
    assert isinstance(bounded, kh.BoundedRatio)
    assert bounded.bounds == kh.Bounds(Fraction(4, 100), Fraction(5, 100))
    assert kh.management_cost(kh.Bounds(1, 5), kh.Dong(0), year=2024).observed is None


AMOUNT: Final = "expected an amount of đồng of at least 0 (Dong, or Bounds that hold one), got "


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"spent": kh.Dong(-1)}, f"management_cost.spent: {AMOUNT}Dong(-1)"),
        ({"spent": 40}, f"management_cost.spent: {AMOUNT}40"),
        (
            {"spent": kh.Bounds.exactly(Fraction(1, 2))},
            f"management_cost.spent: {AMOUNT}Bounds(Fraction(1, 2), Fraction(1, 2))",
        ),
        (
            {"base": kh.Bounds.less_than(0)},
            f"management_cost.base: {AMOUNT}Bounds(None, 0, high_open=True)",
        ),
        ({"year": "2023"}, "management_cost.year: expected a year from 1 to 9998, got '2023'"),
        ({"year": True}, "management_cost.year: expected a year from 1 to 9998, got True"),
        ({"year": 9999}, "management_cost.year: expected a year from 1 to 9998, got 9999"),
        (
            {"in_force_from": date(2019, 11, 24)},
            (
                "management_cost.in_force_from: expected a day from 2019-11-25, on which it was "
                "issued, to 2022-09-01, on which it applied, got 2019-11-24"
            ),
        ),
        (
            {"in_force_from": date(2022, 9, 2)},
            (
                "management_cost.in_force_from: expected a day from 2019-11-25, on which it was "
                "issued, to 2022-09-01, on which it applied, got 2022-09-02"
            ),
        ),
        (
            {"in_force_from": "2020"},
            "management_cost.in_force_from: expected a date without a time, got '2020'",
        ),
        (
            {"ceiling": Fraction(3, 100)},
            "management_cost.ceiling: expected a CostCeiling, or None, got Fraction(3, 100)",
        ),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], message: str) -> None:
    sound: dict[str, Any] = {"spent": kh.Dong(4), "base": kh.Dong(100), "year": 2023}
    given_ = {**sound, **wrong}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.management_cost(given_.pop("spent"), given_.pop("base"), **given_)
    assert str(caught.value) == message


def test_a_moment_is_no_first_day() -> None:
    moment = datetime(2020, 1, 1)  # noqa: DTZ001 - it is refused
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.management_cost(kh.Dong(4), kh.Dong(100), year=2023, in_force_from=moment)
    assert str(caught.value).startswith(
        "management_cost.in_force_from: expected a date without a time, got "
    )


@pytest.mark.parametrize("share", [3, "3%", Fraction(-1, 100), Fraction(101, 100)])
def test_a_ceiling_is_a_share_of_1(share: Any) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.CostCeiling(share, BOARD)
    assert str(caught.value) == (
        "CostCeiling.share: expected a Fraction from 0 to 1, such as Fraction(3, 100), "
        f"got {share!r}"
    )

"""Growth by the year, over the true span between two reports."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from plausible_figures import YEAR, a_growth, day, figure, members, report

import khuyenhoc as kh
from khuyenhoc.reconciliation.plausibility.powers import raised, rooted

DOUBLE = a_growth(Fraction(1, 2), 2)
RAISED = a_growth(Fraction(1, 2), 2, indicator=kh.FUND_RAISED)


def only(found: tuple[kh.Doubt, ...]) -> kh.Doubt:
    (doubt,) = found
    return doubt


def raised_in(period: kh.Period, value: int = 100) -> kh.Report:
    return report(figure(kh.FUND_RAISED, value), period=period)


@settings(max_examples=60)
@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(1, 60),
    st.fractions(Fraction(1, 2), 1, max_denominator=9),
    st.fractions(1, 2, max_denominator=9),
)
def test_growth_is_compared_by_powers_exactly(
    now: int, before: int, months: int, low: Fraction, high: Fraction
) -> None:
    """Kills: growth shared out evenly over the years; a root that was rounded first."""
    then = date(2018 - (months // 12), 12 - months % 12, 1)
    period = kh.Period(None, date(2018, 12, 1))
    found = kh.doubts(
        members(now, period),
        [a_growth(low, high)],
        earlier=[members(before, kh.Period(None, then))],
    )
    plausible = low**months <= Fraction(now, before) ** 12 <= high**months
    assert bool(found) is not plausible


@settings(max_examples=60)
@given(st.fractions(0, 50, max_denominator=30), st.integers(1, 40), st.integers(1, 24))
def test_a_root_is_rounded_outwards_by_less_than_a_step(
    value: Fraction, top: int, bottom: int
) -> None:
    """Kills: both ends rounded down; a root of a number below 1 sought above it."""
    exponent = Fraction(top, bottom)
    found = rooted(kh.Bounds.exactly(value), exponent)
    assert found.low is not None
    assert found.high is not None
    power, root = exponent.numerator, exponent.denominator
    assert found.low**root <= value**power <= found.high**root
    assert found.high - found.low <= Fraction(1, 10**6)


def test_a_power_keeps_ends_that_are_open_or_not_there() -> None:
    some = kh.Bounds(None, 2, high_open=True)
    assert raised(some, 3) == rooted(some, Fraction(3)) == kh.Bounds(None, 8, high_open=True)
    assert rooted(kh.Bounds.at_least(4), Fraction(1, 2)) == kh.Bounds.at_least(2)
    assert rooted(kh.Bounds.at_most(4), Fraction(1, 2)) == kh.Bounds.at_most(2)


def test_a_stock_grows_from_day_to_day_and_by_the_year() -> None:
    """Kills: four times as many in two years doubted; the days of two reports passed over."""
    before = members(100, day(2021, 12, 31))
    assert kh.doubts(members(400), [DOUBLE], earlier=[before]) == ()
    doubt = only(kh.doubts(members(401), [DOUBLE], earlier=[before]))
    assert doubt.code == "implausible-growth"
    assert doubt.figures == ("members", "members@until 2021-12-31")
    assert doubt.finding.periods == (YEAR, day(2021, 12, 31))
    assert doubt.value == kh.Bounds(Fraction(2002498, 10**6), Fraction(2002499, 10**6))
    assert doubt.nearest == (
        ("members", kh.Bounds(25, 400)),
        ("members@until 2021-12-31", kh.Bounds(101, 1_604)),
    )
    one = only(kh.doubts(members(250), [DOUBLE], earlier=[members(100, kh.Period.year(2022))]))
    assert one.value == kh.Bounds.exactly(Fraction(5, 2))
    assert one.factor == kh.Bounds.exactly(Fraction(5, 4))
    assert one.sentence("vi").startswith(
        "“250 người” so với “100 người” (năm 2022): gấp 2,5 lần mỗi năm, cao hơn mức dự kiến "
        "(từ 0,5 đến 2 lần; số liệu các năm trước), gấp 1,25 lần cận trên"
    )
    assert one.sentence("en").startswith(
        "“250 người” against “100 người” (2022): 2.5 times a year, above what is expected (0.5 to "
        "2 times; số liệu các năm trước), by a factor of 1.25"
    )


def test_days_that_are_no_whole_months_apart_leave_both_possible() -> None:
    """Kills: a month taken as a twelfth of 365 days; the shorter span alone."""
    before = members(100, day(2022, 6, 10))
    now = day(2023, 6, 20)
    assert kh.doubts(members(211, now), [DOUBLE], earlier=[before]) == ()
    doubt = only(kh.doubts(members(220, now), [DOUBLE], earlier=[before]))
    assert doubt.value is not None
    assert doubt.value.high == Fraction(11, 5)
    assert doubt.value.low is not None
    assert (
        doubt.value.low**13 <= Fraction(11, 5) ** 12 <= (doubt.value.low + Fraction(1, 10**6)) ** 13
    )
    falling = members(50, now)
    assert kh.doubts(falling, [a_growth(Fraction(1, 2), 2)], earlier=[before]) == ()


def test_a_year_that_is_not_full_is_not_counted_as_one() -> None:
    """Kills: 20 June to 10 June taken for twelve months and some days."""
    before, now = day(2022, 6, 20), day(2023, 6, 10)
    assert kh.doubts(members(200, now), [DOUBLE], earlier=[members(100, before)]) == ()
    doubt = only(kh.doubts(members(201, now), [DOUBLE], earlier=[members(100, before)]))
    assert doubt.nearest[0] == ("members", kh.Bounds(50, 200))


def test_what_happens_is_compared_over_periods_of_one_length() -> None:
    before = raised_in(kh.Period.first_months(2022, 9))
    now = raised_in(kh.Period.first_months(2023, 9), 300)
    assert only(kh.doubts(now, [RAISED], earlier=[before])).code == "implausible-growth"
    leap = raised_in(kh.Period.year(2024), 300)
    assert only(kh.doubts(leap, [RAISED], earlier=[raised_in(YEAR)])).value == kh.Bounds.exactly(3)
    tens = [kh.Period(date(year, 3, 2), date(year, 3, 12)) for year in (2022, 2023)]
    found = kh.doubts(raised_in(tens[1], 300), [RAISED], earlier=[raised_in(tens[0])])
    assert only(found).value == kh.Bounds.exactly(3)
    people = a_growth(Fraction(1, 2), 2, indicator=kh.DONORS)
    year, half = (
        report(figure(kh.DONORS, 5), period=one) for one in (YEAR, kh.Period.half(2022, 1))
    )
    assert only(kh.doubts(year, [people], earlier=[half])).code == "growth-not-comparable"


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [
        (YEAR, kh.Period.first_months(2022, 9), "differ in length"),
        (YEAR, kh.Period(date(2022, 1, 1)), "no start or no end"),
        (YEAR, day(2022, 12, 31), "no start or no end"),
        (YEAR, kh.Period.year(2024), "not earlier"),
        (kh.Period.years(2022, 2023), kh.Period.years(2021, 2022), "overlap"),
        (kh.Period.day(date(2023, 5, 2)), kh.Period.day(date(2023, 5, 1)), "less than a month"),
        (YEAR, kh.Period.year(1923), "more than 100 years"),
    ],
)
def test_periods_that_cannot_be_compared_are_told_with_the_reason(
    now: kh.Period, before: kh.Period, why: str
) -> None:
    """Kills: nine months held against twelve; silence that looks like plausible growth."""
    doubt = only(kh.doubts(raised_in(now, 900), [RAISED], earlier=[raised_in(before)]))
    assert (doubt.code, doubt.verdict) == ("growth-not-comparable", kh.Verdict.UNDETERMINED)
    assert why in doubt.sentence("en")
    assert doubt.figures == ("fund-raised", f"fund-raised@{before}")
    assert doubt.readings == ()
    assert doubt.value is None


def test_a_refusal_is_worded_for_an_officer() -> None:
    nine = raised_in(kh.Period.first_months(2022, 9), 5_000_000)
    doubt = only(kh.doubts(raised_in(YEAR, 9_000_000), [RAISED], earlier=[nine]))
    assert doubt.sentence("vi") == (
        "“9.000.000 đồng” so với “5.000.000 đồng” (9 tháng đầu năm 2022): không so được, vì hai "
        "kỳ dài ngắn khác nhau, mà số phát sinh chỉ so được giữa hai kỳ dài bằng nhau."
    )
    assert doubt.finding.printed == ("9.000.000 đồng", "5.000.000 đồng")


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (kh.Period(date(2022, 1, 1)), "the day they are of is not known"),
        (day(2023, 12, 31), "not earlier"),
        (day(2024, 12, 31), "not earlier"),
    ],
)
def test_a_stock_needs_an_earlier_day(before: kh.Period, why: str) -> None:
    assert why in only(kh.doubts(members(9), [DOUBLE], earlier=[members(1, before)])).sentence("en")


def test_reports_of_different_parts_are_not_compared() -> None:
    part = members(1, kh.Period.year(2022), scope="3 phường")
    doubt = only(kh.doubts(members(900), [DOUBLE], earlier=[part]))
    assert "different parts" in doubt.sentence("en")


def test_other_organisations_other_figures_and_the_report_itself_are_passed_over() -> None:
    """Kills: another ward's members taken for last year's; a report compared with itself."""
    now = members(900)
    others: list[kh.Report] = [
        evolve(members(1, kh.Period.year(2022)), organisation="p7"),
        report(figure(kh.POPULATION, 1), period=kh.Period.year(2022)),
        report(figure(kh.MEMBERS, 1, scope="nữ"), period=kh.Period.year(2022)),
        report(figure(kh.MEMBERS, 1, target=True), period=kh.Period.year(2022)),
        now,
    ]
    assert kh.doubts(now, [DOUBLE], earlier=others) == ()


def test_growth_from_nothing_is_told() -> None:
    """Kills: 900 members after none passed over in silence; none after none told as a wonder."""
    nothing = members(0, kh.Period.year(2022))
    refused = only(kh.doubts(members(900), [DOUBLE], earlier=[nothing]))
    assert refused.code == "growth-not-comparable"
    assert refused.sentence("vi").endswith("không so được, vì số chia là 0.")
    assert kh.doubts(members(0), [DOUBLE], earlier=[nothing]) == ()


def test_of_several_levels_the_one_of_the_report_itself_is_compared() -> None:
    """Kills: last year's figure, repeated in this report, doubted as this year's."""

    def twice(period: kh.Period, value: int) -> kh.Report:
        old = figure(kh.MEMBERS, 1, key="old", period=kh.Period.year(2015))
        return report(old, figure(kh.MEMBERS, value), period=period)

    now, before = twice(YEAR, 250), twice(kh.Period.year(2022), 100)
    assert only(kh.doubts(now, [DOUBLE], earlier=[before])).figures[0] == "members"
    level = figure(kh.MEMBERS, 1, key="old", period=kh.Period.year(2015))
    unclear = report(level, evolve(level, key="older"), period=kh.Period.year(2022))
    assert kh.doubts(now, [DOUBLE], earlier=[unclear]) == ()
    limited = evolve(DOUBLE, period=kh.Period.year(2020))
    assert kh.doubts(now, [limited], earlier=[before]) == ()


def test_each_earlier_report_is_compared_by_itself() -> None:
    before = [members(100, kh.Period.year(year)) for year in (2022, 2020)]
    found = kh.doubts(members(900), [DOUBLE], earlier=before)
    assert [doubt.figures[1] for doubt in found] == [
        *("members@2022-01-01 to 2022-12-31", "members@2020-01-01 to 2020-12-31")
    ]


def test_classes_hide_no_growth_of_their_total() -> None:
    """Kills: a total that is not "the only level" because its classes are printed as well."""

    def with_class(value: int, period: kh.Period) -> kh.Report:
        women = figure(kh.MEMBERS, 7, key="w", part_of="members")
        return report(figure(kh.MEMBERS, value), women, period=period)

    now, before = with_class(900, YEAR), with_class(100, kh.Period.year(2022))
    assert only(kh.doubts(now, [DOUBLE], earlier=[before])).figures[0] == "members"


def test_a_scope_is_the_same_whether_the_report_or_the_figure_has_it() -> None:
    """Kills: a part compared with nothing because the earlier report as a whole is limited."""
    now = report(figure(kh.MEMBERS, 900, scope="khối x"))
    before = report(figure(kh.MEMBERS, 100), period=kh.Period.year(2022), scope="Khối x")
    assert only(kh.doubts(now, [DOUBLE], earlier=[before])).code == "implausible-growth"

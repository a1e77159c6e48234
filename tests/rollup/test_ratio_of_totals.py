"""Ratios and changes from totals: pooled, exact where both sides are, bounded elsewhere."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.change import change, point_change
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.rollup.pooling import pooled
from khuyenhoc.rollup.roll_up import roll_up
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.unit_totals import UnitTotals
from khuyenhoc.values.unit import SQUARE_METRE

MEMBERS, POPULATION, RAISED, SPENT = kh.MEMBERS, kh.POPULATION, kh.FUND_RAISED, kh.FUND_SPENT
YEAR = kh.Period.year(2023)
TREE = Tree.of(date(2023, 12, 31), {"a": "q", "b": "q"})

Given = dict[kh.Indicator, int | kh.Dong | kh.Quantity]


def of(
    a: Given, b: Given | None = None, missing: MissingPolicy = MissingPolicy.BOUNDS
) -> UnitTotals:
    reports = [kh.Report.of("a", YEAR, a)] + ([] if b is None else [kh.Report.of("b", YEAR, b)])
    return roll_up(reports, TREE, missing=missing)["q"]


def total(value: kh.Bounds | None, indicator: kh.Indicator = MEMBERS, unit: str = "q") -> Total:
    return Total(indicator=indicator, unit=unit, value=value, reported=1, expected=1)


COUNTS = st.integers(0, 1_000)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_ratio_is_pooled_and_never_averaged(
    members: int, others: int, more: int, others_more: int
) -> None:
    """Kills: the mean of the shares of the parts."""
    a: Given = {MEMBERS: members, POPULATION: members + others}
    b: Given = {MEMBERS: more, POPULATION: more + others_more}
    found = of(a, b).ratio(MEMBERS, of=POPULATION)
    whole = members + others + more + others_more
    assert found == kh.Ratio(members + more, whole, of=POPULATION)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_ratio_with_a_side_missing_holds_every_completion(
    members: int, others: int, more: int, rest: int
) -> None:
    """Kills: dividing the low end by the low end; forgetting that a part is at most its whole."""
    assume(others + members + more > 0)
    a: Given = {MEMBERS: members, POPULATION: members + others}
    bounds = of(a, {POPULATION: more}).ratio(MEMBERS, of=POPULATION)
    assert isinstance(bounds, BoundedRatio)
    part = min(rest, more)
    assert Fraction(members + part, members + others + more) in bounds.bounds
    assert bounds.bounds & kh.Bounds(0, 1) == bounds.bounds
    assert bounds.bounds.low == Fraction(members, members + others + more)
    base = of(a, {MEMBERS: more}).ratio(MEMBERS, of=POPULATION)
    assert isinstance(base, BoundedRatio)
    if members + more:
        whole = max(members + more, members + others + rest)
        assert Fraction(members + more, whole) in base.bounds
        assert (base.bounds * 100).high == (
            100 if more >= others else Fraction(100 * (members + more), members + others)
        )


def test_money_is_put_in_ratio_to_money() -> None:
    both = of({RAISED: kh.Dong(60), SPENT: kh.Dong(45)}, {RAISED: kh.Dong(0), SPENT: kh.Dong(0)})
    assert both.ratio(SPENT, of=RAISED) == kh.Ratio(kh.Dong(45), kh.Dong(60), of=RAISED)
    with pytest.raises(kh.InvalidValueError, match="expected an amount in VND, as fund-raised is"):
        of({RAISED: kh.Dong(60), MEMBERS: 3}).ratio(RAISED, of=MEMBERS)
    with pytest.raises(kh.InvalidValueError, match="expected a count, as members is"):
        of({RAISED: kh.Dong(60), MEMBERS: 3}).ratio(MEMBERS, of=RAISED)


def test_a_ratio_that_counts_what_is_missing_as_nothing_says_so() -> None:
    """Kills: a filled total handed out as an exact ratio."""
    zeros = of(
        {MEMBERS: 3, POPULATION: 6}, {POPULATION: 6}, missing=MissingPolicy.PARTIAL_ZERO
    ).ratio(MEMBERS, of=POPULATION)
    assert zeros == BoundedRatio(kh.Bounds.exactly(Fraction(1, 4)), of=POPULATION, zeros=1)
    assert str(zeros) == "25% of population, 1 counted as 0"


def test_a_ratio_that_cannot_be_is_refused_by_name() -> None:
    unknown = of({MEMBERS: 3, POPULATION: 6}, missing=MissingPolicy.PARTIAL_NULL)
    with pytest.raises(kh.InvalidValueError) as error:
        unknown.ratio(MEMBERS, of=POPULATION)
    assert str(error.value) == (
        "ratio.part: expected a total of q that is known under partial_null "
        "(unknown, 1 of 2 reported), got 'members'"
    )
    with pytest.raises(kh.InvalidValueError, match="at most the whole, 6"):
        of({MEMBERS: 9}, {POPULATION: 6}, MissingPolicy.PARTIAL_ZERO).ratio(MEMBERS, of=POPULATION)
    with pytest.raises(kh.UndefinedRatioError):
        of({MEMBERS: 0}, {POPULATION: 0}, MissingPolicy.PARTIAL_ZERO).ratio(MEMBERS, of=POPULATION)


def test_land_is_put_in_ratio_as_bounds() -> None:
    """Kills: a fraction of a square metre handed to a ratio of whole numbers."""
    land = kh.LAND_DONATED
    plot = kh.Indicator.stock("plot", "Thửa đất", "plots", SQUARE_METRE)
    third = kh.Quantity(value=Fraction(1, 3), unit=SQUARE_METRE, resolution=0)
    half = kh.Quantity(value=Fraction(1, 2), unit=SQUARE_METRE, resolution=0)
    found = of({land: third, plot: half}, {land: third, plot: half}).ratio(land, of=plot)
    assert found == BoundedRatio(kh.Bounds.exactly(Fraction(2, 3)), of=plot)


@given(st.integers(-9, 9), st.integers(0, 5), st.integers(0, 9), st.integers(0, 5), st.booleans())
def test_what_a_whole_does_not_enclose_may_be_more_than_it_or_below_0(
    low: int,
    width: int,
    least: int,
    more: int,
    exactly: bool,  # noqa: FBT001 - drawn
) -> None:
    """Kills: spent of raised cut at 100 %; a fund in debt cut at 0."""
    spent, raised = kh.FUND_SPENT, kh.FUND_RAISED
    assert not raised.encloses
    for part, first in ((spent, abs(low)), (kh.FUND_BALANCE, low)):
        counted = kh.Bounds(first, first if exactly else first + width)
        base = kh.Bounds(least, least if exactly else least + more)
        if base.value == 0:
            continue
        ratio = pooled(
            evolve(total(counted), indicator=part), evolve(total(base), indicator=raised)
        )
        worlds = [
            Fraction(one, all_)
            for one in range(first, first + 1 + width * (not exactly))
            for all_ in range(least, least + 1 + more * (not exactly))
            if all_
        ]
        assert all(one in ratio.bounds for one in worlds)
        if least and counted.low is not None and counted.high is not None:
            assert (ratio.bounds.low, ratio.bounds.high) == (min(worlds), max(worlds))


def test_spent_may_be_more_than_was_raised() -> None:
    """Kills: a year that spends more than it raised taken for a contradiction."""
    money = {kh.FUND_SPENT: kh.Dong(80), kh.FUND_RAISED: kh.Dong(50)}
    tree = kh.Tree.of(date(2023, 12, 31), {"p1": "q", "p2": "q"})
    totals = kh.roll_up([kh.Report.of("p1", kh.Period.year(2023), money)], tree)
    shares = totals.ratios(kh.FUND_SPENT, of=kh.FUND_RAISED)
    assert shares["q"].bounds == kh.Bounds(0, None, low_open=True)
    assert shares["p1"] == kh.Ratio(kh.Dong(80), kh.Dong(50), of=kh.FUND_RAISED)
    assert shares.findings == ()


def test_a_fund_in_debt_has_a_ratio_and_no_percent_of_change() -> None:
    """Kills: a percentage of a debt, of which nobody knows the sign."""

    def owed(low: int, high: int) -> Total:
        return evolve(total(kh.Bounds(low, high)), indicator=kh.FUND_BALANCE)

    raised = evolve(total(kh.Bounds.exactly(50)), indicator=kh.FUND_RAISED)
    assert pooled(owed(-5, -5), raised).bounds == kh.Bounds.exactly(Fraction(-1, 10))
    tenth = Fraction(1, 10)
    assert pooled(owed(-5, 5), owed(50, 50)).bounds == kh.Bounds(-tenth, tenth)
    for before in (owed(-50, -50), owed(-50, 10)):
        found = change(owed(-25, -25), before)
        assert found.percent is None
    assert str(change(owed(-25, -25), owed(-50, -50))) == "25"
    assert str(change(owed(-25, -25), owed(8, 8))) == "-33, -412.5%"


@given(COUNTS, st.integers(1, 1_000), COUNTS, COUNTS)
def test_a_change_holds_every_change_that_can_be(
    now: int, before: int, more: int, span: int
) -> None:
    """Kills: low minus low; a percentage of the later total."""
    found = change(total(kh.Bounds(now, now + more)), total(kh.Bounds(before, before + span)))
    for later in (now, now + more):
        for earlier in (before, before + span):
            assert later - earlier in found.units
            assert found.percent is not None
            assert Fraction(100 * (later - earlier), earlier) in found.percent
    assert found.units == kh.Bounds(now - before - span, now + more - before)
    if not more and not span:
        assert found.percent == kh.Bounds.exactly(Fraction(100 * (now - before), before))


def test_a_change_from_nothing_has_no_percentage() -> None:
    found = change(total(kh.Bounds(5, 5)), total(kh.Bounds(0, 0)))
    assert (found.units, found.percent) == (kh.Bounds(5, 5), None)
    assert str(found) == "5"
    assert str(change(total(kh.Bounds(6, 6)), total(kh.Bounds(4, 4)))) == "2, 50%"


def test_a_change_of_filled_totals_says_so() -> None:
    filled = Total(
        indicator=MEMBERS,
        unit="q",
        value=kh.Bounds(4, 4),
        reported=0,
        expected=1,
        missing=("a",),
        zeros=1,
        policy=MissingPolicy.ALWAYS_ZERO,
    )
    assert str(change(filled, filled)) == "0, 0%, 2 counted as 0"


def test_only_totals_of_the_same_thing_are_compared() -> None:
    known = total(kh.Bounds(5, 5))
    for before, message in (
        (total(kh.Bounds(5, 5), POPULATION), "a total of members, as the later one is"),
        (total(kh.Bounds(5, 5), unit="r"), "expected a total of q, got 'r'"),
        (total(None), r"change\.before: expected a total of q that is known under bounds"),
    ):
        with pytest.raises(kh.InvalidValueError, match=message):
            change(known, before)


def test_ratios_change_by_percentage_points() -> None:
    """Kills: percent of percent."""
    before = kh.Ratio(30, 100, of=POPULATION)
    assert point_change(kh.Ratio(45, 100, of=POPULATION), before) == kh.Bounds(15, 15)
    bounded = BoundedRatio(kh.Bounds(Fraction(2, 5), 1), of=POPULATION)
    assert point_change(bounded, before) == kh.Bounds(10, 70)
    with pytest.raises(kh.InvalidValueError, match="a ratio of population, as the later one is"):
        point_change(before, kh.Ratio(1, 2, of=kh.HOUSEHOLDS))


def test_a_total_must_account_for_all_that_should_report() -> None:
    with pytest.raises(kh.InvalidValueError) as error:
        Total(indicator=MEMBERS, unit="q", value=None, reported=1, expected=3, missing=("a",))
    assert str(error.value) == "Total.expected: expected 1 that reported and 1 that did not, got 3"


def test_numbers_are_said_in_words() -> None:
    for bounds, words in (
        (kh.Bounds(None, None), "unknown"),
        (kh.Bounds.at_most(5), "at most 5"),
        (kh.Bounds.more_than(Fraction(1, 2)), "more than 0.5"),
        (kh.Bounds.exactly(10**5000), "a whole number of 16610 bits"),
    ):
        assert str(total(bounds)) == f"{words}, 1 of 1 reported"

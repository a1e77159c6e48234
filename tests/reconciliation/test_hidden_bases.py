"""What a share was of, where that was not printed."""

from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from reconciliation_figures import HABITS, codes, level, only, percent, report, share

import khuyenhoc as kh
from khuyenhoc.testing.reports import printed_percent
from khuyenhoc.values.unit import (
    FRACTION,
    PERSON,
)


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(0, 4), HABITS)
def test_the_population_is_within_what_is_derived(
    one: int, other: int, places: int, habit: kh.Rounding
) -> None:
    """Kills: deriving from one habit when it is not known which; a base below its part."""
    part, population = sorted((one, other))
    printed = printed_percent(part, population, places, habit)
    found = kh.reconcile(report(level("members", part), share("share", printed)))
    finding = only(found, "implied-base")
    assert finding.value is not None
    assert population in finding.value
    assert population in dict(finding.by_rounding)[habit]
    assert finding.value.low is not None
    assert finding.value.low >= part
    assert finding.unit == PERSON


def test_a_share_that_no_whole_number_prints() -> None:
    """No whole number has 1 as its 60 %."""
    found = kh.reconcile(report(level("members", 1), share("share", percent(60))))
    assert only(found, "no-whole").sentence("vi") == (
        "Từ “1 người” và “60%”: không có dân số nào cho tỷ lệ in như vậy."
    )


def test_the_far_end_of_nearly_is_a_convention_that_is_named() -> None:
    """Kills: a verdict or a derived value that hangs on the convention."""
    made = report(
        kh.Figure(
            key="raised",
            indicator=kh.FUND_RAISED,
            quantity=kh.read_quantity("gần 60 tỉ đồng"),
        ),
        share(
            "plan",
            kh.read_quantity("168,75%"),
            indicator=kh.FUND_RAISED,
            base=kh.PLAN,
            about="raised",
        ),
    )
    with_reach = only(kh.reconcile(made), "implied-base")
    without = only(kh.reconcile(made, reach=None), "implied-base")
    assert with_reach.value == without.value
    assert with_reach.value is not None
    assert with_reach.value.high == 35_556_609_084
    assert "lệch không quá 10%: từ 31,99 đến 35,56 tỉ đồng" in with_reach.sentence("vi")
    assert "10%" not in without.sentence("vi")


def test_a_share_of_land_has_a_whole_that_is_not_counted() -> None:
    land = kh.Quantity(value=500, unit=kh.UNITS["square_metre"], resolution=0)
    made = report(
        kh.Figure(key="land", indicator=kh.LAND_DONATED, quantity=land),
        share("s", percent(50, 0), about="land", base=None, indicator=kh.LAND_DONATED),
    )
    assert only(kh.reconcile(made), "implied-base").value == kh.Bounds.exactly(1000)
    nothing = report(made["land"], evolve(made["s"], quantity=percent(0, 0)))
    assert (
        only(kh.reconcile(nothing), "no-whole")
        .sentence("en")
        .endswith("no base would print that share.")
    )


def test_fractions_lists_and_ranges_are_shares_too() -> None:
    members = level("members", 500)
    third = kh.Quantity(
        value=Fraction(1, 4),
        high=Fraction(1, 3),
        qualifier=kh.Qualifier.RANGE,
        unit=FRACTION,
        resolution=0,
    )
    assert only(
        kh.reconcile(report(members, share("s", third))), "implied-base"
    ).value == kh.Bounds(1500, 2000)
    both = kh.Quantity(
        value=Fraction(1, 3), items=(Fraction(1, 3), Fraction(1, 2)), unit=FRACTION, resolution=0
    )
    assert only(kh.reconcile(report(members, share("s", both))), "implied-base").value == kh.Bounds(
        1000, 1500
    )


def test_the_reach_is_said_only_of_words_that_reach() -> None:
    """Kills: "ít nhất 100" taken as near 100."""
    least = kh.read_quantity("ít nhất 100 hội viên")
    figure = kh.Figure(key="members", indicator=kh.MEMBERS, quantity=least)
    sentence = only(kh.reconcile(report(figure, share("s", percent(50)))), "implied-base").vi
    assert "lệch" not in sentence
    near = evolve(figure, quantity=kh.read_quantity("hơn 100 hội viên"))
    tight = kh.Reach("tight", Fraction(1, 40))
    found = kh.reconcile(report(near, share("s", percent(50))), reach=tight)
    assert "off by at most 2.5%" in only(found, "implied-base").en


def test_where_the_convention_leaves_nothing_it_says_nothing() -> None:
    """No whole number has 11 as its 60 %, but more than 10 may be 12 of 20."""
    more = kh.Figure(
        key="members", indicator=kh.MEMBERS, quantity=kh.read_quantity("hơn 10 hội viên")
    )
    finding = only(kh.reconcile(report(more, share("s", percent(60)))), "implied-base")
    assert "lệch" not in finding.vi
    assert finding.value is not None
    assert 20 in finding.value


def test_a_share_below_nothing_is_left_out() -> None:
    """Kills: "gần 5%" of a plan that may be below 0."""
    made = report(level("members", 5), share("s", kh.read_quantity("gần 5%"), base=kh.PLAN))
    assert only(kh.reconcile(made), "implied-base").value == kh.Bounds.at_least(101)


def test_a_share_above_all_of_what_encloses_it_has_no_whole_to_derive() -> None:
    """Kills: one misprint reported twice."""
    made = report(level("members", 50), share("s", percent(102)))
    assert codes(kh.reconcile(made)) == ["share-above-all"]


def test_the_whole_is_in_the_unit_of_its_indicator() -> None:
    """Kills: households said in people; a number without a unit that need not be whole."""
    made = report(level("members", 50), share("s", percent(50, 0), base=kh.HOUSEHOLDS))
    assert only(kh.reconcile(made), "implied-base").unit == kh.HOUSEHOLDS.unit
    bare = kh.Figure(key="members", indicator=kh.MEMBERS, quantity=kh.Quantity(value=1))
    assert codes(kh.reconcile(report(bare, share("s", percent(60), base=None)))) == ["no-whole"]


def test_the_sentence_names_a_habit_only_where_one_matters() -> None:
    """Kills: an aside that says the same twice; evidence that the derived whole does not use."""
    exact, rounded = share("s", percent(50, 0)), share("s", percent(50))
    same = only(kh.reconcile(report(level("members", 3), exact)), "implied-base")
    assert same.sentence("vi") == "Từ “3 người” và “50%”: dân số là 6 người."
    differ = only(kh.reconcile(report(level("members", 300), rounded)), "implied-base")
    assert differ.sentence("en") == (
        "From “300 người” and “50%”: population 589 to 606 "
        "(rounded: 595 to 606; cut off: 589 to 600)."
    )
    assert differ.by_rounding == (
        (kh.Rounding.HALF_UP, kh.Bounds(595, 606)),
        (kh.Rounding.DOWN, kh.Bounds(589, 600)),
    )


def test_about_a_number_is_near_it_by_convention() -> None:
    """Kills: "khoảng" left out of the words that reach."""
    about = kh.Figure(
        key="members", indicator=kh.MEMBERS, quantity=kh.read_quantity("khoảng 100 hội viên")
    )
    made = report(about, share("s", percent(50, 0)))
    assert "off by at most 10%: 180 to 220" in only(kh.reconcile(made), "implied-base").en

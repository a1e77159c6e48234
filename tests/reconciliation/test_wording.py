"""The words of findings hold the numbers they stand for."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.wording import (
    cut,
    habit_in_words,
    in_english,
    in_vietnamese,
    period_in_english,
)
from khuyenhoc.testing.numbers import bounds
from khuyenhoc.values.unit import FRACTION, PERCENT, PERSON

UNITS = st.sampled_from((PERSON, kh.VND, PERCENT))


@given(st.integers(0, 10**13), st.integers(0, 10**13), st.booleans(), UNITS)
def test_what_is_said_in_vietnamese_holds_every_number(
    one: int,
    other: int,
    halves: bool,  # noqa: FBT001 - drawn
    unit: kh.Unit,
) -> None:
    """Kills: rounding an end inwards to make it short; an open end for a number that belongs."""
    low, high = (Fraction(end, 2 if halves else 1) for end in sorted((one, other)))
    ends = kh.Bounds(low, high)
    assume(ends.value is None and (not unit.whole or ends.whole() is not None))
    read = kh.read_quantity(in_vietnamese(ends, unit)).bounds()
    assert read.low is None or read.low <= low
    assert read.high is None or read.high >= high


@given(bounds())
def test_bounds_can_always_be_said(ends: kh.Bounds) -> None:
    """Kills: an end that is not known printed as None."""
    assert "None" not in in_english(ends, PERCENT) + in_vietnamese(ends, PERCENT)


@pytest.mark.parametrize(
    ("ends", "unit", "vietnamese", "english"),
    [
        (
            kh.Bounds(1_194_816, 1_195_375),
            PERSON,
            "từ 1.194.816 đến 1.195.375 người",
            "1,194,816 to 1,195,375",
        ),
        (kh.Bounds.exactly(361_609), PERSON, "361.609 người", "361,609"),
        (kh.Bounds.exactly(Fraction(23_880, 698)), PERSON, "34,2120… người", "34.2120…"),
        (kh.Bounds.exactly(Fraction(5400, 56)), PERCENT, "96,4285…%", "96.4285…%"),
        (kh.Bounds.exactly(Fraction(5, 2)), None, "2,5", "2.5"),
        (
            kh.Bounds.more_than(Fraction(2_000_000, 3)),
            kh.VND,
            "trên 666.666 đồng",
            "more than 666,666 VND",
        ),
        (
            kh.Bounds(1, 35_556_609_084),
            kh.VND,
            "dưới 35,56 tỉ đồng",
            "less than 35,560,000,000 VND",
        ),
        (
            kh.Bounds(31_998_103_817, 35_556_609_084),
            kh.VND,
            "từ 31,99 đến 35,56 tỉ đồng",
            "31,990,000,000 to 35,560,000,000 VND",
        ),
        (
            kh.Bounds(54_650_000_000, 54_800_000_000, high_open=True),
            kh.VND,
            "từ 54,65 đến 54,8 tỉ đồng",
            "54,650,000,000 to 54,800,000,000 VND",
        ),
        (
            kh.Bounds(10**12 + 1, 10**12 + 2),
            kh.VND,
            "từ 1.000 đến 1.001 tỉ đồng",
            "1,000,000,000,000 to 1,001,000,000,000 VND",
        ),
        (kh.Bounds.at_least(13), PERSON, "ít nhất 13 người", "at least 13"),
        (kh.Bounds.at_most(13), PERCENT, "không quá 13%", "at most 13%"),
        (kh.Bounds.less_than(Fraction(1, 3)), FRACTION, "dưới 1/3", "less than 33.34%"),
        (kh.Bounds(None, None), PERSON, "không rõ", "unknown"),
        (kh.Bounds.less_than(13), PERSON, "dưới 13 người", "less than 13"),
        (kh.Bounds(0, 5), PERSON, "không quá 5 người", "at most 5"),
        (kh.Bounds(0, 5), PERCENT, "từ 0 đến 5%", "0 to 5%"),
        (kh.Bounds.at_least(0), PERSON, "ít nhất 0 người", "at least 0"),
        (kh.Bounds.at_least(Fraction(1, 3)), PERCENT, "trên 0,33%", "more than 0.33%"),
        (kh.Bounds(Fraction(1, 3), Fraction(1, 2)), FRACTION, "từ 1/3 đến 1/2", "33.33 to 50%"),
        (kh.Bounds.exactly(Fraction(-1, 3)), None, "âm 0,3333…", "-0.3333…"),
        (
            kh.Bounds(999_999_999, 10**9),
            kh.VND,
            "từ 999 đến 1.000 triệu đồng",
            "999,000,000 to 1,000,000,000 VND",
        ),
    ],
)
def test_wording(ends: kh.Bounds, unit: kh.Unit | None, vietnamese: str, english: str) -> None:
    assert (in_vietnamese(ends, unit), in_english(ends, unit)) == (vietnamese, english)


@given(st.fractions(-1000, 1000), st.integers(1, 6))
def test_a_cut_number_says_that_it_goes_on(value: Fraction, places: int) -> None:
    """Kills: an ellipsis after a number that is complete; a dropped zero before one."""
    said = cut(value, places)
    if value * 10**places == int(value * 10**places):
        assert "…" not in said
    else:
        assert said.endswith("…")
        assert len(said.rstrip("…").partition(",")[2]) == places


def test_habits_of_texts_are_said_too() -> None:
    habit = kh.infer_rounding([(54, 56, "96,43%"), (117, 124, "94,35%")])
    assert habit_in_words(habit) == (
        "làm tròn, không cắt bỏ: 54/56 in “96,43%”",
        "rounded, not cut off: 54/56 printed as “96,43%”",
    )


def test_a_percentage_is_quoted_as_it_was_printed() -> None:
    """Kills: the number printed anew in other words."""
    printed = kh.read_quantity("đạt 96,42 phần trăm")
    assert habit_in_words(kh.infer_rounding([(54, 56, printed)])) == (
        "cắt bỏ, không làm tròn: 54/56 in “96,42 phần trăm”",
        "cut off, not rounded: 54/56 printed as “96,42 phần trăm”",
    )


def test_a_whole_year_is_said_by_its_number() -> None:
    assert period_in_english(kh.Period.year(2022)) == "2022"
    assert period_in_english(kh.Period.half(2022, 1)) == "2022-01-01 to 2022-06-30"
    assert period_in_english(kh.Period.until(date(2022, 12, 31))) == "until 2022-12-31"

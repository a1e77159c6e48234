"""Numbers said in full, in both languages."""

from fractions import Fraction

import pytest

import khuyenhoc as kh
from khuyenhoc.reconciliation.full_numbers import said, said_exactly
from khuyenhoc.values.unit import FACTOR, FRACTION, PERSON, VND, VND_PER_PERSON, Unit


@pytest.mark.parametrize(
    ("bounds", "unit", "vi", "en"),
    [
        (kh.Bounds(None, None), VND, "không rõ", "unknown"),
        (kh.Bounds.less_than(60), PERSON, "dưới 60 người", "less than 60"),
        (
            kh.Bounds.at_most(10**9),
            VND,
            "không quá 1.000.000.000 đồng",
            "at most 1,000,000,000 VND",
        ),
        (kh.Bounds.more_than(Fraction(3, 2)), FACTOR, "trên 1,5 lần", "more than 1.5 times"),
        (
            kh.Bounds(Fraction(1, 3), Fraction(2, 3)),
            FACTOR,
            "từ 0,33 đến 0,67 lần",
            "0.33 to 0.67 times",
        ),
        (kh.Bounds(Fraction(-1, 3), 0), None, "từ -0,34 đến 0", "-0.34 to 0"),
        (kh.Bounds.exactly(Fraction(1, 8)), FRACTION, "12,5%", "12.5%"),
        (kh.Bounds(0, Fraction(1, 8)), FRACTION, "từ 0 đến 12,5%", "0 to 12.5%"),
    ],
)
def test_bounds_are_said_in_full_and_rounded_outwards(
    bounds: kh.Bounds, unit: Unit | None, vi: str, en: str
) -> None:
    """Kills: triệu and tỉ where the scale is in doubt; an open end that is lost."""
    assert said(bounds, unit) == (vi, en)


def test_a_large_mean_of_whole_things_is_cut_and_nothing_else() -> None:
    """Kills: 110.641,25 đồng a head cut; a debt shown as less than it is."""
    mean = Fraction(442_565, 4)
    assert said_exactly(mean, VND) == ("110.641 đồng", "110,641 VND")
    assert said_exactly(mean, VND_PER_PERSON) == ("110.641,25 đồng/người", "110,641.25")
    assert said_exactly(Fraction(1, 8), FRACTION) == ("12,5%", "12.5%")
    assert said_exactly(Fraction(-1_037, 2), VND) == ("-519 đồng", "-519 VND")
    assert said_exactly(-5, VND) == ("-5 đồng", "-5 VND")

"""Numbers of totals in words, never narrower than they are."""

from fractions import Fraction

import pytest
from hypothesis import given

import khuyenhoc as kh
from khuyenhoc.testing.numbers import bounds
from khuyenhoc.text.english import bounds_in_english


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (kh.Bounds(None, None), "unknown"),
        (kh.Bounds.at_most(5), "at most 5"),
        (kh.Bounds.less_than(5), "less than 5"),
        (kh.Bounds.more_than(5), "more than 5"),
        (kh.Bounds.exactly(1_234), "1,234"),
        (kh.Bounds(Fraction(4100, 743), Fraction(1440, 100)), "5.51 to 14.4"),
        (kh.Bounds(10**5000, None), "at least a whole number of 16610 bits"),
    ],
    ids=["all", "most", "less", "more", "one", "outwards", "long"],
)
def test_bounds_of_totals_in_english(ends: kh.Bounds, words: str) -> None:
    assert bounds_in_english(ends) == words


@given(bounds(min_value=0))
def test_what_is_said_leaves_nothing_out(ends: kh.Bounds) -> None:
    """Kills: an end rounded to the nearest, and so inwards."""
    said = bounds_in_english(ends).split(" to ")
    if len(said) == 2 and ends.low is not None and ends.high is not None:
        low, high = (Fraction(end.replace(",", "")) for end in said)
        assert low <= ends.low
        assert high >= ends.high

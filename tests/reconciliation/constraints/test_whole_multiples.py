"""Whole numbers, and the whole numbers that are a bounded factor times as much."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.constraints.whole_multiples import with_partners

SMALL = st.integers(0, 12)


@st.composite
def factors(draw: st.DrawFn) -> kh.Bounds:
    low = Fraction(draw(SMALL), draw(st.integers(1, 12)))
    wider = Fraction(draw(st.integers(0, 6)), draw(st.integers(1, 20)))
    opens = (draw(st.booleans()), draw(st.booleans())) if wider else (False, False)
    return kh.Bounds(low, low + wider, low_open=opens[0], high_open=opens[1])


@st.composite
def spans(draw: st.DrawFn, low: int) -> kh.Bounds:
    first = draw(st.integers(low, 12))
    return kh.Bounds(first, first + draw(SMALL))


@settings(max_examples=600)
@given(spans(0), spans(-3), factors())
def test_the_ends_are_the_first_and_the_last_number_with_a_partner(
    numbers: kh.Bounds, partners: kh.Bounds, factor: kh.Bounds
) -> None:
    """Kills: an open end of the factor taken for closed; 0 left out; the search one too far."""

    def has_partner(number: int) -> bool:
        if number == 0:
            return 0 in partners
        each = range(int(partners.low or 0), int(partners.high or 0) + 1)
        return any(Fraction(partner, number) in factor for partner in each)

    fitting = [
        number
        for number in range(int(numbers.low or 0), int(numbers.high or 0) + 1)
        if has_partner(number)
    ]
    found = with_partners(numbers, partners, factor)
    if not factor.high:
        assert found == numbers
    else:
        assert found == (kh.Bounds(fitting[0], fitting[-1]) if fitting else None)


@given(spans(0), spans(0), factors())
def test_what_has_no_end_is_what_any_far_end_gives(
    numbers: kh.Bounds, partners: kh.Bounds, factor: kh.Bounds
) -> None:
    """Kills: an unlimited end that is searched for, or that limits the other end."""
    far = 10**6
    found = with_partners(kh.Bounds(numbers.low, None), partners, factor)
    limited = with_partners(kh.Bounds(numbers.low, far), partners, factor)
    assert (found is None) == (limited is None)
    if found is not None and limited is not None:
        assert found.low == limited.low
        assert found.high in (None, limited.high)
    without = with_partners(numbers, kh.Bounds(partners.low, None), factor)
    assert without == with_partners(numbers, kh.Bounds(partners.low, far), factor)


def test_a_partner_far_off_is_found_at_once() -> None:
    """Kills: a search number by number, which gives up before it gets there."""
    factor = kh.Bounds.exactly(Fraction(123_456_789_012, 1_000_000_000_039))
    found = with_partners(kh.Bounds(1, 10**15), kh.Bounds.at_least(1), factor)
    assert found == kh.Bounds(1_000_000_000_039, 999 * 1_000_000_000_039)
    assert with_partners(kh.Bounds(1, 10**12), kh.Bounds.at_least(1), factor) is None


@pytest.mark.parametrize(
    ("numbers", "factor"),
    [
        (kh.Bounds(None, 5), kh.Bounds(1, 2)),
        (kh.Bounds(-1, 5), kh.Bounds(7, 8)),
        (kh.Bounds(1, 5), kh.Bounds(-1, 2)),
        (kh.Bounds(1, 5), kh.Bounds(None, 2)),
        (kh.Bounds(1, 5), kh.Bounds(7, None)),
        (kh.Bounds(1, 5), kh.Bounds.exactly(0)),
    ],
)
def test_what_it_cannot_tell_is_left_as_it_is(numbers: kh.Bounds, factor: kh.Bounds) -> None:
    """Kills: numbers below 0 taken for none, where -3 has a partner."""
    assert with_partners(numbers, kh.Bounds(-9, 3), factor) == numbers


def test_an_open_factor_reaches_none_of_the_partners_at_its_ends() -> None:
    """Kills: openness dropped where partners have a limit; partners all below the factor."""
    above_half = kh.Bounds(Fraction(1, 2), 1, low_open=True, high_open=True)
    assert with_partners(kh.Bounds(1, 9), kh.Bounds(None, 1), above_half) is None
    assert with_partners(kh.Bounds(1, 9), kh.Bounds(2, 2), above_half) == kh.Bounds(3, 3)
    above_none = kh.Bounds(0, 1, low_open=True)
    assert with_partners(kh.Bounds(0, 9), kh.Bounds(None, 0), above_none) == kh.Bounds(0, 0)
    assert with_partners(kh.Bounds(1, 9), kh.Bounds(None, 0), above_none) is None

"""Interval arithmetic: nothing possible is lost, nothing impossible is let in."""

import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, UndefinedRatioError
from khuyenhoc.testing.numbers import bounds, exacts, numbers_within
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

Operator = Callable[[Bounds, Bounds], Bounds]

PLUS_MINUS_TIMES = (operator.add, operator.sub, operator.mul)
ALL_FOUR = (*PLUS_MINUS_TIMES, operator.truediv)
NONE_BUT_ZERO = Bounds.exactly(0)

LEFT_OUT = "which an open end leaves out"
INEXACT = "expected an exact number (int or Fraction; a float has already lost digits), got"
TINY = Fraction(1, 10**9)
HUGE = 10**9


def samples(possible: Bounds) -> list[Exact]:
    """The numbers that decide how far a result reaches: those at the ends, near them, near 0."""
    low = -HUGE if possible.low is None else possible.low
    high = HUGE if possible.high is None else possible.high
    near = [low, low + TINY, high - TINY, high, -TINY, 0, TINY]
    return [number for number in near if number in possible]


def is_within(inner: Bounds, outer: Bounds) -> bool:
    return inner & outer == inner


# What bounds are


@given(exacts(), exacts(), st.sampled_from(list(product((False, True), repeat=2))))
def test_bounds_that_hold_nothing_cannot_be_made(
    low: Exact, high: Exact, opened: tuple[bool, bool]
) -> None:
    """Kills: allowing low == high with one end open."""
    low_open, high_open = opened
    if low < high or (low == high and not any(opened)):
        made = Bounds(low, high, low_open=low_open, high_open=high_open)
        assert (low + Fraction(high)) / 2 in made
    else:
        with pytest.raises(InvalidValueError, match=r"Bounds\.high: expected a number (above|of)"):
            Bounds(low, high, low_open=low_open, high_open=high_open)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Bounds(7, 6),
            "Bounds.high: expected a number of at least the low end, 7, got 6",
        ),
        (
            lambda: Bounds(7, 7, high_open=True),
            f"Bounds.high: expected a number above the low end, 7, {LEFT_OUT}, got 7",
        ),
        (
            lambda: Bounds(None, 7, low_open=True),
            "Bounds.low_open: expected False, for that end is None (not known), got True",
        ),
        (
            lambda: Bounds(7, None, high_open=True),
            "Bounds.high_open: expected False, for that end is None (not known), got True",
        ),
        (
            lambda: Bounds(7, 8, low_open=1),  # type: ignore[arg-type]
            "Bounds.low_open: expected True or False, got 1",
        ),
        (
            lambda: Bounds(3.7, 8),  # type: ignore[arg-type]
            f"Bounds.low: {INEXACT} 3.7",
        ),
        (
            lambda: Bounds(0, True),  # noqa: FBT003 - the pitfall itself
            f"Bounds.high: {INEXACT} True",
        ),
        (
            lambda: 3.7 in Bounds(3, 4),
            f"number sought in Bounds: {INEXACT} 3.7",
        ),
    ],
)
def test_what_cannot_be_bounds_says_why(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert str(caught.value) == message


def test_an_end_is_held_when_closed_and_left_out_when_open() -> None:
    """Kills: ``<=`` for ``<`` at either end."""
    assert [number in Bounds(1, 3) for number in (0, 1, 2, 3, 4)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    half_open = Bounds(1, 3, low_open=True, high_open=True)
    assert [number in half_open for number in (1, 2, 3)] == [False, True, False]
    assert Fraction(10**20 - 1, 10**20) not in Bounds(1, 3)


def test_the_named_bounds_are_what_their_words_say() -> None:
    assert [number in Bounds.exactly(6) for number in (5, 6, 7)] == [False, True, False]
    assert [number in Bounds.at_least(6) for number in (5, 6, 7)] == [False, True, True]
    assert [number in Bounds.more_than(6) for number in (5, 6, 7)] == [False, False, True]
    assert [number in Bounds.at_most(6) for number in (5, 6, 7)] == [True, True, False]
    assert [number in Bounds.less_than(6) for number in (5, 6, 7)] == [True, False, False]


@given(bounds())
def test_bounds_print_as_what_makes_them(possible: Bounds) -> None:
    """Kills: a flag left out of the repr or printed for the other end."""
    assert eval(repr(possible), {"Bounds": Bounds, "Fraction": Fraction}) == possible  # noqa: S307 - a repr of ours


def test_the_repr_shows_a_flag_only_where_an_end_is_open() -> None:
    assert repr(Bounds(None, 60_000_000_000, high_open=True)) == (
        "Bounds(None, 60000000000, high_open=True)"
    )


def test_bounds_of_a_million_digits_print_in_a_line() -> None:
    assert repr(Bounds.at_least(10**1_000_000)) == ("Bounds(a whole number of 3321929 bits, None)")


def test_whole_fractions_are_whole_numbers() -> None:
    assert Bounds(Fraction(4, 2), Fraction(6, 2)) == Bounds(2, 3)
    assert type(Bounds(Fraction(4, 2), 3).low) is int


@pytest.mark.parametrize(
    ("possible", "value"),
    [
        (Bounds.exactly(5), 5),
        (Bounds.exactly(0), 0),
        (Bounds(5, 6), None),
        (Bounds.at_least(5), None),
        (Bounds(None, None), None),
    ],
)
def test_one_number_is_a_value_and_several_are_none(possible: Bounds, value: int | None) -> None:
    assert possible.value == value


# Arithmetic


@pytest.mark.parametrize("apply", ALL_FOUR)
@given(data=st.data(), left=bounds(), right=bounds().filter(lambda b: b != NONE_BUT_ZERO))
def test_no_possible_result_is_lost(
    apply: Operator, data: st.DataObject, left: Bounds, right: Bounds
) -> None:
    """Kills: ``low * low`` for the low end whatever the signs; 1 / low for the low end."""
    x = data.draw(numbers_within(left))
    y = data.draw(numbers_within(right))
    if y or apply is not operator.truediv:
        exact: Callable[[Fraction, Fraction], Fraction] = apply  # type: ignore[assignment]
        assert exact(Fraction(x), Fraction(y)) in apply(left, right)


@pytest.mark.parametrize("apply", ALL_FOUR)
@example(left=Bounds(0, 5), right=Bounds(2, 3, low_open=True, high_open=True))
@example(left=Bounds(0, 1, low_open=True), right=Bounds(0, 1))
@example(left=Bounds.exactly(0), right=Bounds(None, None))
@example(left=Bounds.at_least(0), right=Bounds.more_than(0))
@example(left=Bounds(-2, 3, low_open=True), right=Bounds(-3, 2, high_open=True))
@example(left=Bounds(1, 2), right=Bounds(-4, 0))
@given(left=bounds(), right=bounds().filter(lambda b: b != NONE_BUT_ZERO))
def test_every_end_of_a_result_is_reached_or_approached_as_it_says(
    apply: Operator, left: Bounds, right: Bounds
) -> None:
    """Kills: an end open because one factor's is, though the other is a closed 0; 0 times an
    unlimited end taken as unlimited; a closed end where only an open one meets it."""
    exact: Callable[[Fraction, Fraction], Fraction] = apply  # type: ignore[assignment]
    pairs = product(samples(left), samples(right))
    results = [
        exact(Fraction(x), Fraction(y)) for x, y in pairs if y or apply is not operator.truediv
    ]
    found = apply(left, right)
    for end, is_open, extreme in (
        (found.low, found.low_open, min(results)),
        (found.high, found.high_open, max(results)),
    ):
        if end is None:
            assert abs(extreme) > HUGE // 10_000
        else:
            assert abs(extreme - end) < Fraction(1, 1000)
            assert (extreme != end) is is_open


@pytest.mark.parametrize("apply", ALL_FOUR)
@given(left=bounds(), more=bounds(), right=bounds().filter(lambda b: b != NONE_BUT_ZERO))
def test_knowing_less_never_narrows_a_result(
    apply: Operator, left: Bounds, more: Bounds, right: Bounds
) -> None:
    """Kills: a special case for an unlimited end that returns too little."""
    assert is_within(apply(left, right), apply(left | more, right))
    assert is_within(apply(right, left | 7), apply(right, left | 7 | more))


@given(bounds(), exacts())
def test_a_plain_number_counts_as_bounds_of_itself_on_either_side(
    possible: Bounds, number: Exact
) -> None:
    """Kills: ``number - bounds`` computed as ``bounds - number``."""
    exactly = Bounds.exactly(number)
    assert possible + number == number + possible == possible + exactly
    assert possible - number == possible - exactly
    assert number - possible == exactly - possible
    assert possible * number == number * possible == possible * exactly
    assert possible & number == possible & exactly
    assert possible | number == possible | exactly


@given(bounds(min_value=1), exacts(min_value=1))
def test_a_plain_number_divides_and_is_divided(possible: Bounds, number: Exact) -> None:
    """Kills: ``number / bounds`` computed as ``bounds / number``."""
    assert possible / number == possible / Bounds.exactly(number)
    assert number / possible == Bounds.exactly(number) / possible


@given(bounds())
def test_taking_the_negative_twice_changes_nothing(possible: Bounds) -> None:
    """Kills: ends swapped without their flags."""
    negative = -possible
    assert -negative == possible
    assert negative == 0 - possible == possible * -1


@pytest.mark.parametrize(
    ("divisor", "quotient"),
    [
        (Bounds(2, 4), Bounds(3, 6)),
        (Bounds(-1, 4), Bounds(None, None)),
        (Bounds(0, 4), Bounds.at_least(3)),
        (Bounds(0, 4, low_open=True, high_open=True), Bounds.more_than(3)),
        (Bounds(-4, 0), Bounds.at_most(-3)),
        (Bounds.at_least(4), Bounds(0, 3, low_open=True)),
        (Bounds.more_than(4), Bounds(0, 3, low_open=True, high_open=True)),
        (Bounds.at_least(0), Bounds.more_than(0)),
        (Bounds.at_most(0), Bounds.less_than(0)),
        (Bounds(None, None), Bounds(None, None)),
    ],
)
def test_dividing_leaves_out_0_alone(divisor: Bounds, quotient: Bounds) -> None:
    assert 12 / divisor == quotient


@pytest.mark.parametrize("dividend", [Bounds(1, 2), Bounds.exactly(0), 5])
def test_dividing_by_nothing_but_0_has_no_value(dividend: Bounds | int) -> None:
    with pytest.raises(UndefinedRatioError) as caught:
        _ = dividend / NONE_BUT_ZERO
    assert "/ Bounds(0, 0) has no value: the whole is zero" in str(caught.value)


@pytest.mark.parametrize("apply", [*ALL_FOUR, operator.and_, operator.or_])
@pytest.mark.parametrize("term", [3.7, True, None])
def test_what_is_not_exact_is_no_term_on_either_side(
    apply: Callable[[object, object], object], term: object
) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        apply(Bounds(1, 2), term)
    with pytest.raises(TypeError, match="unsupported operand"):
        apply(term, Bounds(1, 2))


# Intersection, hull, whole numbers


@given(data=st.data(), left=bounds(), right=bounds())
def test_what_both_allow_is_what_each_allows(
    data: st.DataObject, left: Bounds, right: Bounds
) -> None:
    """Kills: the looser of two equal ends; ``None`` for bounds that touch in a closed end."""
    common = left & right
    for source in (left, right):
        number = data.draw(numbers_within(source))
        assert (number in left and number in right) is (common is not None and number in common)
    ends = [end for b in (left, right) for end in (b.low, b.high) if end is not None]
    for end in ends:
        assert (end in left and end in right) is (common is not None and end in common)


@given(bounds(), bounds())
def test_a_common_part_and_a_hull_absorb_each_other(left: Bounds, right: Bounds) -> None:
    """Kills: a hull that keeps the open one of two equal ends."""
    assert left & right == right & left
    assert left | right == right | left
    assert left & (left | right) == left
    common = left & right
    assert common is None or left | common == left


@given(bounds(), bounds(), bounds())
def test_the_order_of_claims_does_not_matter(first: Bounds, second: Bounds, third: Bounds) -> None:
    """Kills: a result that depends on which claim was read first."""
    assert (first | second) | third == first | (second | third)
    left, right = first & second, second & third
    assert (None if left is None else left & third) == (None if right is None else first & right)


def test_bounds_that_only_touch_contradict_each_other_unless_both_hold_the_end() -> None:
    assert Bounds.at_most(60) & Bounds.at_least(60) == Bounds.exactly(60)
    assert Bounds.less_than(60) & Bounds.at_least(60) is None
    assert Bounds.at_most(60) & Bounds.more_than(60) is None
    assert Bounds.at_most(59) & Bounds.at_least(60) is None


@given(bounds(min_value=-20, max_value=20))
def test_whole_numbers_are_the_same_after_tightening(possible: Bounds) -> None:
    """Kills: floor for ceil; an open whole end kept."""
    whole = possible.whole()
    for number in range(-23, 24):
        assert (number in possible) is (whole is not None and number in whole)
    if whole is not None:
        assert not whole.low_open
        assert not whole.high_open
        assert type(whole.low) in (int, type(None))
        assert type(whole.high) in (int, type(None))
        assert whole.whole() == whole


@pytest.mark.parametrize(
    ("possible", "whole"),
    [
        (Bounds(6, 9, low_open=True, high_open=True), Bounds(7, 8)),
        (Bounds(6, 7, low_open=True, high_open=True), None),
        (Bounds(Fraction(13, 2), Fraction(27, 4)), None),
        (Bounds(Fraction(-13, 2), Fraction(-5, 2)), Bounds(-6, -3)),
        (Bounds(None, 6, high_open=True), Bounds.at_most(5)),
        (Bounds(6, None, low_open=True), Bounds.at_least(7)),
        (Bounds(None, None), Bounds(None, None)),
    ],
)
def test_whole_numbers_within(possible: Bounds, whole: Bounds | None) -> None:
    assert possible.whole() == whole

"""Rounding and its reverse."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.testing.numbers import exacts, numbers_within, roundings
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.rounding import Rounding, round_to, rounded_quotient, unround

RESOLUTIONS = st.sampled_from([1, 5, 1000, Fraction(1, 10), Fraction(1, 100), Fraction(1, 3)])
HALF_UP, DOWN, UP, HALF_EVEN = Rounding
A_PLACE = "the last place printed, or 0 if nothing was rounded"
A_NUMBER = "an exact number (int or Fraction; a float has already lost digits)"


@example(value=Fraction(5, 2), steps=3, resolution=1, rounding=HALF_UP)
@example(value=Fraction(-5, 2), steps=-3, resolution=1, rounding=HALF_UP)
@example(value=Fraction(5, 2), steps=3, resolution=1, rounding=HALF_EVEN)
@example(value=Fraction(1, 2), steps=0, resolution=1, rounding=HALF_EVEN)
@example(value=Fraction(-1, 2), steps=0, resolution=1, rounding=HALF_EVEN)
@example(value=-1, steps=0, resolution=1, rounding=DOWN)
@given(exacts(min_value=-20, max_value=20), st.integers(-20, 20), RESOLUTIONS, roundings())
def test_a_number_is_printed_so_when_and_only_when_unrounding_holds_it(
    value: Exact, steps: int, resolution: Exact, rounding: Rounding
) -> None:
    """Kills: a tie towards zero; "down" as floor below 0; 0 cut off from one side only."""
    for printed in (steps * resolution, round_to(value, resolution, rounding)):
        printed_so = round_to(value, resolution, rounding) == printed
        assert (value in unround(printed, resolution, rounding)) is printed_so


@given(data=st.data(), steps=st.integers(-20, 20), resolution=RESOLUTIONS, rounding=roundings())
def test_all_that_unrounding_holds_is_printed_so(
    data: st.DataObject, steps: int, resolution: Exact, rounding: Rounding
) -> None:
    """Kills: ends open where they should be closed, and closed where open, in each rounding."""
    printed = steps * resolution
    possible = unround(printed, resolution, rounding)
    assert round_to(data.draw(numbers_within(possible)), resolution, rounding) == printed
    for end, is_open in ((possible.low, possible.low_open), (possible.high, possible.high_open)):
        assert end is not None
        assert (round_to(end, resolution, rounding) != printed) is is_open


@given(exacts(), RESOLUTIONS, roundings())
def test_rounding_moves_less_than_one_place_and_then_no_more(
    value: Exact, resolution: Exact, rounding: Rounding
) -> None:
    """Kills: rounding to a multiple of something else."""
    printed = round_to(value, resolution, rounding)
    assert printed % resolution == 0
    assert abs(Fraction(printed) - value) < resolution
    assert round_to(printed, resolution, rounding) == printed


@given(exacts(), RESOLUTIONS, roundings())
def test_what_is_owed_is_rounded_as_what_is_owned(
    value: Exact, resolution: Exact, rounding: Rounding
) -> None:
    """Kills: floor division of a negative number."""
    assert round_to(-value, resolution, rounding) == -round_to(value, resolution, rounding)


@pytest.mark.parametrize(
    ("rounding", "rounded"),
    [
        (HALF_UP, [-3, -2, -1, 0, 0, 0, 1, 2, 3]),
        (DOWN, [-2, -1, 0, 0, 0, 0, 0, 1, 2]),
        (UP, [-3, -2, -1, -1, 0, 1, 1, 2, 3]),
        (HALF_EVEN, [-2, -2, 0, 0, 0, 0, 0, 2, 2]),
    ],
)
def test_ties_and_what_is_near_them(rounding: Rounding, rounded: list[int]) -> None:
    tenths = (-25, -15, -5, -1, 0, 1, 5, 15, 25)
    assert [round_to(Fraction(tenth, 10), 1, rounding) for tenth in tenths] == rounded
    assert [rounded_quotient(tenth, 10, rounding) for tenth in tenths] == rounded


@pytest.mark.parametrize(
    ("printed", "rounding", "possible"),
    [
        (60, HALF_UP, Bounds(55, 65, high_open=True)),
        (60, DOWN, Bounds(60, 70, high_open=True)),
        (60, UP, Bounds(50, 60, low_open=True)),
        (60, HALF_EVEN, Bounds(55, 65)),
        (70, HALF_EVEN, Bounds(65, 75, low_open=True, high_open=True)),
        (-70, HALF_EVEN, Bounds(-75, -65, low_open=True, high_open=True)),
        (60, None, Bounds(55, 70, high_open=True)),
        (0, HALF_UP, Bounds(-5, 5, low_open=True, high_open=True)),
        (0, DOWN, Bounds(-10, 10, low_open=True, high_open=True)),
        (0, UP, Bounds.exactly(0)),
        (0, HALF_EVEN, Bounds(-5, 5)),
        (0, None, Bounds(-10, 10, low_open=True, high_open=True)),
        (-60, HALF_UP, Bounds(-65, -55, low_open=True)),
        (-60, DOWN, Bounds(-70, -60, low_open=True)),
        (-60, UP, Bounds(-60, -50, high_open=True)),
        (-60, None, Bounds(-70, -55, low_open=True)),
    ],
)
def test_what_a_number_printed_in_tens_can_have_been(
    printed: int, rounding: Rounding | None, possible: Bounds
) -> None:
    assert unround(printed, 10, rounding) == possible


@given(exacts(), st.none() | roundings())
def test_a_resolution_of_0_says_that_nothing_was_rounded(
    value: Exact, rounding: Rounding | None
) -> None:
    """Kills: a division by the resolution before it is looked at."""
    assert unround(value, 0, rounding) == Bounds.exactly(value)
    assert round_to(value, 0, rounding or HALF_UP) == value


def test_a_rounded_number_is_in_its_simplest_form() -> None:
    assert repr(round_to(Fraction(599, 100), Fraction(1, 10), HALF_UP)) == "6"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: unround(1_204, 10),
            "unround.printed: expected a multiple of the resolution, 10, got 1204",
        ),
        (
            lambda: unround(3, -1),
            f"unround.resolution: expected {A_PLACE}, got -1",
        ),
        (
            lambda: round_to(3, -1, HALF_UP),
            f"round_to.resolution: expected {A_PLACE}, got -1",
        ),
        (
            lambda: unround(3, 1, "half_up"),  # type: ignore[arg-type]
            "unround.rounding: expected a Rounding, got 'half_up'",
        ),
        (
            lambda: round_to(3, 1, None),  # type: ignore[arg-type]
            "round_to.rounding: expected a Rounding, got None",
        ),
        (
            lambda: round_to(float("nan"), 1, DOWN),  # type: ignore[arg-type]
            f"round_to.value: expected {A_NUMBER}, got nan",
        ),
    ],
)
def test_what_cannot_be_rounded_says_why(call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert str(caught.value) == message

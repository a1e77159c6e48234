"""Exact numbers, and nothing that merely looks like one."""

import enum
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.number import exact, simplest


class Level(enum.IntEnum):
    FIRST = 1


@given(st.fractions() | st.integers())
def test_the_simplest_form_is_the_same_number(number: Fraction | int) -> None:
    """Kills: rounding to a whole number; a whole fraction left a fraction."""
    simple = simplest(number)
    assert simple == number
    assert (type(simple) is int) is (Fraction(number).denominator == 1)
    assert exact("Any.field", number) == number
    assert type(exact("Any.field", number)) is type(simple)


@pytest.mark.parametrize(
    "value", [True, 3.7, float("nan"), Decimal("3.7"), "3", None, Level.FIRST, 1 + 0j]
)
def test_what_is_not_exact_is_refused_by_name(value: object) -> None:
    """Kills: ``isinstance`` for the exact type, which lets True in."""
    with pytest.raises(InvalidValueError) as caught:
        exact("Bounds.low", value)
    assert str(caught.value) == (
        "Bounds.low: expected an exact number (int or Fraction; a float has already lost digits), "
        f"got {value!r}"
    )

"""A number that is printed, known or neither, and what it can be by itself."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.prints import prints_of
from khuyenhoc.values.unit import (
    FACTOR,
    FRACTION,
    PERCENT,
    PERCENTAGE_POINT,
    PERSON,
    VND,
    VND_PER_PERSON,
)

MARCH = date(2008, 3, 1)
HABITS = st.sampled_from((None, kh.Rounding.HALF_UP, kh.Rounding.DOWN))


def test_a_count_that_nobody_printed_is_whole_and_not_below_0() -> None:
    """Kills: an unknown population of -3; a known one of half a person."""
    known = kh.Bounds(Fraction(-7, 2), Fraction(9, 2))
    assert kh.Variable(key="a", unit=PERSON).domain() == kh.Bounds(0, None)
    assert kh.Variable(key="a", unit=PERSON, known=known).domain() == kh.Bounds(0, 4)
    assert kh.Variable(key="a", unit=VND, known=known).domain() == known
    assert kh.Variable(key="a", known=known).domain() == known
    assert kh.Variable(key="a", unit=VND).domain() == kh.Bounds(None, None)


@given(st.data(), st.integers(0, 10**6), HABITS)
def test_a_number_is_among_what_its_print_leaves(
    data: st.DataObject, number: int, habit: kh.Rounding | None
) -> None:
    """Kills: a habit of percentages taken for that of counts; "gần" that reaches nothing."""
    printed = data.draw(prints_of(number, unit=PERSON))
    found = kh.Variable(key="a", quantity=printed).domain(habit)
    assert found is not None
    assert number in found
    assert found == found.whole()


def test_what_is_known_narrows_what_is_printed_and_may_deny_it() -> None:
    """Kills: the known taken instead of the printed; a denial taken for the known."""
    printed = kh.read_quantity("hơn 260 người")
    assert kh.Variable(key="a", quantity=printed).domain() == kh.Bounds(261, None)
    for most, left in ((260, None), (261, kh.Bounds(261, 261)), (262, kh.Bounds(261, 262))):
        variable = kh.Variable(key="a", quantity=printed, known=kh.Bounds.at_most(most))
        assert variable.domain() == left
        assert variable.withdrawn().domain() == kh.Bounds(0, most)


def test_only_shares_are_printed_in_the_habit_and_amounts_in_any() -> None:
    """Kills: "54,7 tỉ đồng" cut off because the percentages of the report are."""
    share = kh.Variable(key="a", quantity=kh.read_quantity("32,05%"))
    low = Fraction("32.05")
    assert share.domain(kh.Rounding.DOWN) == kh.Bounds(low, Fraction("32.06"), high_open=True)
    either = kh.Bounds(Fraction("32.045"), Fraction("32.06"), high_open=True)
    assert share.domain() == either
    money = kh.Variable(key="a", quantity=kh.read_quantity("54,7 tỉ đồng"))
    assert money.domain(kh.Rounding.DOWN) == money.domain() == money.domain(kh.Rounding.HALF_UP)
    assert kh.Variable(key="a", quantity=kh.read_quantity("gần 60 tỉ đồng")).domain(
        None, kh.WITHIN_A_TENTH
    ) == kh.Bounds(54_000_000_000, 60_000_000_000, high_open=True)


def test_a_day_is_known_and_so_is_one_of_a_period() -> None:
    """Kills: the day after a period taken for one of it."""
    number = MARCH.toordinal()
    assert kh.Variable.day("d", MARCH).domain() == kh.Bounds.exactly(number)
    month = kh.Period.month(2008, 3)
    assert kh.Variable.day("d", month).domain() == kh.Bounds(number, number + 30)
    assert kh.Variable.day("d", kh.Period(MARCH)).domain() == kh.Bounds(number, None)
    until = kh.Variable.day("d", kh.Period(None, date(2008, 3, 2)))
    assert until.domain() == kh.Bounds(None, number)
    assert (until.is_day, until.is_whole, until.is_printed, until.kind) == (True, True, False, None)


@pytest.mark.parametrize("day", ["2008-03-01", 733_102, None, datetime(2008, 3, 1)])  # noqa: DTZ001
def test_a_day_is_a_date_or_a_period(day: Any) -> None:
    """Kills: a time of day dropped in silence."""
    with pytest.raises(kh.InvalidValueError, match="day: expected a date without a time"):
        kh.Variable.day("d", day)


@pytest.mark.parametrize(
    ("unit", "per_one", "is_share", "is_whole"),
    [
        (PERCENT, 100, True, False),
        (PERCENTAGE_POINT, 100, False, False),
        (FRACTION, 1, True, False),
        (FACTOR, 1, False, False),
        (PERSON, 1, False, True),
        (VND, 1, False, False),
        (VND_PER_PERSON, 1, False, False),
        (None, 1, False, False),
    ],
)
def test_what_a_unit_makes_of_a_number(
    unit: kh.Unit | None,
    per_one: int,
    is_share: bool,  # noqa: FBT001
    is_whole: bool,  # noqa: FBT001
) -> None:
    """Kills: 5 points taken for five times as much; half an amount refused."""
    variable = kh.Variable(key="a", unit=unit)
    assert (variable.per_one, variable.is_share, variable.is_whole) == (per_one, is_share, is_whole)
    assert variable.kind == (unit.kind if unit else None)


def test_the_unit_is_that_of_the_print_and_stays_when_the_print_is_withdrawn() -> None:
    """Kills: a withdrawn count that may be 3,5."""
    variable = kh.Variable(key="a", quantity=kh.Quantity(value=3, unit=PERSON), trust=2)
    assert variable.unit == PERSON
    assert variable == kh.Variable(key="a", quantity=variable.quantity, unit=PERSON, trust=2)
    gone = variable.withdrawn()
    assert (gone.unit, gone.quantity, gone.trust) == (PERSON, None, 2)
    assert repr(gone) == "Variable(key='a', unit=person, trust=2)"


PRINTED = kh.Quantity(value=3, unit=PERSON)
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"key": " "}, "key", "a text that is not blank"),
    ({"quantity": 3}, "quantity", "a value of Quantity"),
    ({"known": (1, 2)}, "known", "a value of Bounds"),
    ({"unit": "person"}, "unit", "a value of Unit"),
    ({"unit": VND, "quantity": PRINTED}, "unit", "that of what is printed, person"),
    ({"unit": VND, "quantity": kh.Quantity(value=3)}, "unit", "none, as what is printed has none"),
    ({"indicator": "members"}, "indicator", "a value of Indicator"),
    ({"document": None}, "document", "a text"),
    ({"is_day": 1}, "is_day", "True or False"),
    ({"trust": 0}, "trust", "a whole number of at least 1"),
    ({"trust": True}, "trust", "a whole number of at least 1"),
    ({"subject": ""}, "subject", "a text that is not blank"),
    ({"called": "dân số"}, "called", "a name in Vietnamese and one in English"),
    ({"called": ("dân số", " ")}, "called", "a name in Vietnamese and one in English"),
    ({"period": 2023}, "period", "a value of Period"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_what_cannot_be_of_a_number_is_refused(wrong: tuple[dict[str, Any], str, str]) -> None:
    """Kills: a trust of ``True``; a unit beside that of the print."""
    fields, name, expected = wrong
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Variable(**{"key": "a", **fields})
    assert caught.value.field == f"Variable.{name}"
    assert caught.value.expected.startswith(expected)

"""Counts: of one kind of thing, and never people by adding."""

from collections.abc import Callable
from functools import reduce
from operator import add, mul, sub
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import counts, dongs
from khuyenhoc.values.unit import GIFT, HECTARE, PERCENT, SCHOLARSHIP, USD, YEAR


@given(st.lists(counts(unit=kh.OCCURRENCE), min_size=1), counts(unit=kh.PERSON))
def test_a_sum_of_attendances_is_attendances_and_never_people(
    times: list[kh.Count], people: kh.Count
) -> None:
    """Kills: a unit lost or taken from the last; lượt and people under one roof."""
    total = reduce(add, times)
    assert total == kh.Count(sum(one.number for one in times), kh.OCCURRENCE)
    for first, second in ((total, people), (people, total)):
        with pytest.raises(kh.InvalidValueError):
            _ = first + second


@given(counts(), counts())
def test_only_things_of_one_kind_are_added(first: kh.Count, second: kh.Count) -> None:
    """Kills: a unit that is compared by its label, or not at all; people who are added."""
    if first.unit == second.unit != kh.PERSON:
        assert (first + second).number == first.number + second.number
        assert (first + second).unit == first.unit
    else:
        with pytest.raises(kh.InvalidValueError):
            _ = first + second


@given(counts(unit=SCHOLARSHIP), counts(unit=SCHOLARSHIP), dongs())
def test_scholarships_times_dong_are_dong(first: kh.Count, second: kh.Count, each: kh.Dong) -> None:
    """Kills: a product that is a count or a bare number."""
    assert first * each == each * first == kh.Dong(first.number * each.amount)
    assert (first + second) * each == first * each + second * each


@pytest.mark.parametrize(
    ("apply", "other"),
    [
        *((apply, other) for apply in (add, sub, mul) for other in (0, 2, True)),
        (add, kh.Dong(5)),
        (sub, kh.Dong(5)),
        (sub, kh.Count(2, GIFT)),
        (mul, kh.Count(2, GIFT)),
    ],
)
def test_counts_meet_nothing_else(apply: Callable[[Any, Any], object], other: Any) -> None:
    """Kills: suất added to đồng; 20 gifts twice; a number without a unit."""
    for pair in ((kh.Count(20, GIFT), other), (other, kh.Count(20, GIFT))):
        with pytest.raises(TypeError, match="unsupported operand"):
            apply(*pair)


@pytest.mark.parametrize(
    ("add_up", "message"),
    [
        (
            lambda: kh.Count(900, kh.OCCURRENCE) + kh.Count(600, kh.PERSON),
            "Count + Count: expected a Count of occurrence, as the first, got Count(600, person)",
        ),
        (
            lambda: kh.Count(900, kh.PERSON) + kh.Count(600, kh.PERSON),
            (
                "Count + Count: expected no people, as those of two groups may be the same; "
                "kh.people_bounds([…]) tells how many there can be, got Count(600, person)"
            ),
        ),
    ],
)
def test_what_is_not_added_says_why(add_up: Callable[[], object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        add_up()
    assert str(caught.value) == message


@pytest.mark.parametrize("number", [-1, 2.0, True, "2", None])
def test_half_a_scholarship_does_not_exist(number: Any) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Count(number, SCHOLARSHIP)
    assert str(caught.value) == (
        f"Count.number: expected a whole number of at least 0, got {number!r}"
    )


@pytest.mark.parametrize("unit", [kh.VND, USD, PERCENT, HECTARE, YEAR, "bicycle", None])
def test_only_things_are_counted(unit: Any) -> None:
    """Kills: every whole unit for a unit of things, which money and years have too."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Count(2, unit)
    assert caught.value.field == "Count.unit"
    assert caught.value.expected == "a Unit of whole things, such as SCHOLARSHIP or BICYCLE"


def test_a_count_is_shown_with_its_unit() -> None:
    assert kh.Count(0, GIFT).number == 0
    assert repr(kh.Count(1_500, kh.OCCURRENCE)) == "Count(1_500, occurrence)"
    many = repr(kh.Count(10**1_000_000, GIFT))
    assert many == "Count(a whole number of 3321929 bits, gift)"


@pytest.mark.parametrize("code", ["VND", "USD", "percent"])
def test_no_thing_bears_the_code_of_money(code: str) -> None:
    """Kills: seven bars called USD that become seven cents."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Count(7, kh.Unit(code, "gói"))
    assert str(caught.value) == (
        f"Count.unit: expected a unit with a code of its own; {code} is"
        f" {kh.UNITS[code].label_vi}, got {code!r}"
    )

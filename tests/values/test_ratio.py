"""Ratios: both counts kept, one base, never averaged."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, UndefinedRatioError
from khuyenhoc.testing.numbers import ratios
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.ratio import Base, Ratio
from khuyenhoc.values.rounding import Rounding


@frozen
class What:
    code: str
    encloses: bool = True
    label_vi: str = ""
    label_en: str = ""


POPULATION = What("population")
CLANS = What("clans-registered")
PLAN = What("plan", encloses=False)
OF_POPULATION = ratios(of=POPULATION, min_whole=1)


@given(ratios(of=POPULATION), st.lists(ratios(of=POPULATION)), st.lists(ratios(of=POPULATION)))
def test_pooling_does_not_depend_on_the_grouping(
    first: Ratio, west: list[Ratio], east: list[Ratio]
) -> None:
    """Commune → province equals commune → district → province.  Kills: mean of shares."""
    assert first.pool(*west, *east) == first.pool(*west).pool(*east)
    whole = sum(ratio.whole for ratio in (first, *west, *east) if isinstance(ratio.whole, int))
    assert first.pool(*west, *east).whole == whole
    assert first.pool() == first


@given(OF_POPULATION, OF_POPULATION)
def test_a_pooled_ratio_lies_between_those_it_was_pooled_of(one: Ratio, other: Ratio) -> None:
    """Kills: parts added to wholes; the whole of the first kept."""
    assert min(one.value, other.value) <= one.pool(other).value <= max(one.value, other.value)


@given(ratios(of=PLAN, money=True), ratios(of=PLAN, money=True))
def test_pooled_money_is_money(one: Ratio, other: Ratio) -> None:
    """Kills: amounts pooled into bare counts."""
    pooled = one.pool(other)
    assert isinstance(one.part, Dong)
    assert isinstance(other.part, Dong)
    assert pooled.part == one.part + other.part


@given(st.lists(OF_POPULATION, min_size=2, max_size=5))
def test_ratios_sort_as_their_exact_values_do(unsorted: list[Ratio]) -> None:
    """Kills: comparing parts, or rounded percentages."""
    for lower, upper in pairwise(sorted(unsorted)):
        assert lower.value <= upper.value
        assert lower <= upper
        assert upper >= lower
        assert (lower < upper) is (upper > lower) is (lower.value != upper.value)


def test_ratios_are_compared_before_rounding() -> None:
    least, more = Ratio(2, 3, of=POPULATION), Ratio(66_667, 100_000, of=POPULATION)
    assert least.percent() == more.percent()
    assert least < more
    same = Ratio(4, 6, of=POPULATION)
    assert least != same
    assert least <= same
    assert least >= same
    assert not least < same
    assert not least > same


@given(ratios(of=PLAN, min_whole=1))
def test_a_percentage_is_the_value_to_its_last_place(ratio: Ratio) -> None:
    """Kills: the share printed for the percentage."""
    cut = ratio.percent(places=2, rounding=Rounding.DOWN)
    assert 0 <= ratio.value * 100 - Fraction(cut) < Fraction(1, 100)


def test_percentages_as_reports_print_them() -> None:
    clans = Ratio(54, 56, of=CLANS)
    assert str(clans.percent(places=2, rounding=Rounding.DOWN)) == "96.42"
    assert str(clans.percent(places=2)) == "96.43"
    assert str(clans.percent()) == "96.4"
    assert clans.value == Fraction(27, 28)
    assert Ratio(Dong(60), Dong(40), of=PLAN).percent(places=0) == Decimal(150)


def test_of_a_plan_more_than_all_is_possible_and_of_people_it_is_not() -> None:
    assert Ratio(57, 56, of=PLAN).value > 1
    assert Ratio(56, 56, of=CLANS).value == 1
    with pytest.raises(InvalidValueError) as caught:
        Ratio(57, 56, of=CLANS)
    assert str(caught.value) == (
        "Ratio.part: expected at most the whole, 56 of clans-registered, got 57"
    )


@pytest.mark.parametrize("whole", [0, Dong(0)])
def test_some_of_nothing_has_no_value(whole: int | Dong) -> None:
    nothing = Ratio(whole, whole, of=POPULATION)
    undefined: list[Callable[[], object]] = [
        lambda: nothing.value,
        lambda: nothing < nothing,  # noqa: PLR0124 - what is asked is whether it has a value
    ]
    for ask in undefined:
        with pytest.raises(UndefinedRatioError) as caught:
            ask()
        assert str(caught.value) == (
            f"{whole} of {whole} population has no value: the whole is zero"
        )
    with pytest.raises(UndefinedRatioError):
        nothing.percent()


NEVER = "shares of different things are neither pooled nor compared"
OF_CLANS = "a ratio of the same base, clans-registered"
AMOUNT = "a whole number or an amount of đồng of at least 0"


@pytest.mark.parametrize(
    "wrong", [-5, 3.7, True, float("nan"), None, "54", Fraction(1, 2), Dong(-5)]
)
def test_a_count_is_a_whole_number(wrong: object) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Ratio(wrong, 56, of=CLANS)  # type: ignore[arg-type]
    assert str(caught.value) == f"Ratio.part: expected {AMOUNT}, got {wrong!r}"
    with pytest.raises(InvalidValueError) as caught:
        Ratio(54, wrong, of=CLANS)  # type: ignore[arg-type]
    assert str(caught.value) == f"Ratio.whole: expected {AMOUNT}, got {wrong!r}"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: Ratio(Dong(54), 56, of=PLAN),
            "Ratio.whole: expected an amount of đồng, as the part is, got 56",
        ),
        (
            lambda: Ratio(54, Dong(56), of=PLAN),
            "Ratio.whole: expected a count, as the part is, got Dong(56)",
        ),
        (
            lambda: Ratio(1, 2, of=PLAN).pool(Ratio(Dong(1), Dong(2), of=PLAN)),
            "Ratio.pool: expected a count, as the first is, got Dong(1)",
        ),
        (
            lambda: Ratio(54, 56, of="clans"),  # type: ignore[arg-type]
            "Ratio.of: expected a base: an indicator that says what all is, got 'clans'",
        ),
        (
            lambda: Ratio(54, 10**1_000_000, of=PLAN).pool(Ratio(1, 1, of=POPULATION)),
            f"Ratio.pool: expected a ratio of the same base, plan: {NEVER}, got 'population'",
        ),
        (
            lambda: Ratio(1, 2, of=CLANS) < Ratio(1, 3, of=POPULATION),
            f"Ratio compared: expected {OF_CLANS}: {NEVER}, got 'population'",
        ),
        (
            lambda: Ratio(1, 2, of=CLANS) >= Fraction(1, 2),  # type: ignore[operator]
            f"Ratio compared: expected {OF_CLANS}: {NEVER}, got Fraction(1, 2)",
        ),
    ],
)
def test_what_is_no_ratio_says_why(call: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert str(caught.value) == message


def test_two_bases_are_the_same_when_their_codes_are() -> None:
    renamed = What("population", label_en="people")
    assert Ratio(1, 2, of=POPULATION) < Ratio(2, 3, of=renamed)
    assert Ratio(1, 2, of=POPULATION).pool(Ratio(2, 3, of=renamed)).whole == 5


def test_a_host_brings_its_own_base() -> None:
    class Desks:
        code, label_vi, label_en = "desks", "bàn", "desks"
        encloses = True

    base: Base = Desks()
    assert str(Ratio(1, 3, of=base).percent()) == "33.3"


def test_the_bounds_of_a_ratio_hold_its_value_alone() -> None:
    """What a ratio known only in bounds has too, so that both can be used alike."""
    assert Ratio(54, 56, of=CLANS).bounds == Bounds.exactly(Fraction(27, 28))

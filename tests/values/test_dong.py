"""Money: only with its own kind, and whole."""

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, UndefinedRatioError
from khuyenhoc.testing.numbers import dongs
from khuyenhoc.values.dong import Dong, plain_amount


@given(st.lists(dongs()), st.lists(dongs()))
def test_sums_do_not_depend_on_the_grouping(west: list[Dong], east: list[Dong]) -> None:
    """Kills: subtraction for addition; a sign lost."""
    none = Dong(0)
    assert sum(west, none) + sum(east, none) == sum([*east, *west], none)
    assert sum(west, none).amount == sum(gift.amount for gift in west)


@given(dongs(), dongs())
def test_what_is_taken_away_is_what_was_added(held: Dong, given_away: Dong) -> None:
    """Kills: the difference the wrong way round."""
    assert held + given_away - given_away == held
    assert held - given_away == -(given_away - held)
    assert (held < given_away) is (held.amount < given_away.amount)
    assert max(held, given_away).amount == max(held.amount, given_away.amount)


@given(dongs(), st.integers(-100, 100))
def test_so_many_times_an_amount_is_divided_back(each: Dong, times: int) -> None:
    """Kills: floor division."""
    assert each * times == times * each
    assert (each * times).amount == each.amount * times
    if each.amount:
        assert (each * times) / each == times
    assert abs(each).amount == max(each.amount, -each.amount)


def test_divided_by_an_amount_it_is_an_exact_number() -> None:
    assert Dong(60) / Dong(45) == Fraction(4, 3)
    assert type(Dong(60) / Dong(30)) is Fraction


def test_dividing_by_no_money_has_no_value() -> None:
    with pytest.raises(UndefinedRatioError) as caught:
        _ = Dong(60) / Dong(0)
    assert str(caught.value) == "Dong(60) / Dong(0) has no value: the whole is zero"


@pytest.mark.parametrize("amount", [3.7, True, float("nan"), Fraction(1, 2), "5", None])
def test_half_a_dong_does_not_exist(amount: object) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Dong(amount)  # type: ignore[arg-type]
    assert str(caught.value) == f"Dong.amount: expected a whole number of đồng, got {amount!r}"


@pytest.mark.parametrize("apply", [operator.add, operator.sub, operator.truediv, operator.lt])
@pytest.mark.parametrize("count", [0, 5, True, Fraction(1, 2)])
def test_money_meets_no_bare_number(
    apply: Callable[[object, object], object], count: object
) -> None:
    """Kills: ``amount + other`` for any other that is an int."""
    with pytest.raises(TypeError, match=r"not supported between|unsupported operand"):
        apply(Dong(5), count)
    with pytest.raises(TypeError, match=r"not supported between|unsupported operand"):
        apply(count, Dong(5))
    assert Dong(5) != 5  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("times", [True, Fraction(3, 2), 1.5, Dong(2)])
def test_money_is_taken_a_whole_number_of_times(times: object) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = Dong(5) * times  # type: ignore[operator]


def test_an_amount_is_shown_in_groups() -> None:
    assert repr(Dong(54_700_000_000)) == "Dong(54_700_000_000)"
    assert repr(Dong(-5_000)) == "Dong(-5_000)"
    assert repr(Dong(10**1_000_000)) == "Dong(a whole number of 3321929 bits)"


def test_a_plain_amount_is_a_count_or_money_and_may_be_none_but_not_owed() -> None:
    """Kills: ``< 1`` for ``< 0``."""
    assert [plain_amount("Any.field", one) for one in (0, 5, Dong(0), Dong(5))] == [0, 5, 0, 5]
    with pytest.raises(InvalidValueError) as caught:
        plain_amount("Any.field", Dong(-1))
    assert str(caught.value) == (
        "Any.field: expected a whole number or an amount of đồng of at least 0, got Dong(-1)"
    )

"""Foreign money: exact to the cent, and only with its own currency."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from operator import add, sub
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import foreign_money
from khuyenhoc.values.unit import BICYCLE, EUR, PERCENT, USD


@given(foreign_money(currency=USD), foreign_money(currency=USD))
def test_sums_are_exact_to_the_cent(first: kh.ForeignMoney, second: kh.ForeignMoney) -> None:
    """Kills: cents cut off; the difference the wrong way round."""
    assert (first + second).cents == first.cents + second.cents
    assert first + second == second + first
    assert first - second == -(second - first)
    assert (first + second - second) == first


@given(st.integers(-(10**18), 10**18), st.sampled_from((USD, EUR)))
def test_an_amount_is_its_cents(cents: int, currency: kh.Unit) -> None:
    """Kills: 12 and Fraction(12) as two amounts; a hundred times too much."""
    money = kh.ForeignMoney.of_cents(cents, currency)
    assert money.cents == cents
    assert money.amount * 100 == cents
    assert money == kh.ForeignMoney(Fraction(cents, 100), currency)
    assert hash(money) == hash(kh.ForeignMoney(Fraction(cents, 100), currency))
    assert type(money.amount) is (Fraction if cents % 100 else int)


@given(foreign_money(), foreign_money())
def test_only_one_currency_is_added(first: kh.ForeignMoney, second: kh.ForeignMoney) -> None:
    """Kills: dollars and euros in one sum."""
    if first.currency == second.currency:
        assert (first + second).currency == first.currency
    else:
        for apply in (add, sub):
            with pytest.raises(kh.InvalidValueError):
                apply(first, second)


@pytest.mark.parametrize("apply", [add, sub])
@pytest.mark.parametrize("other", [0, Fraction(1, 2), kh.Dong(500)])
def test_foreign_money_meets_no_dong(apply: Callable[[Any, Any], object], other: Any) -> None:
    """Kills: an exchange without anybody's word for the rate."""
    for pair in ((kh.ForeignMoney(500, USD), other), (other, kh.ForeignMoney(500, USD))):
        with pytest.raises(TypeError, match="unsupported operand"):
            apply(*pair)


@pytest.mark.parametrize(
    "amount", [12.5, Decimal("12.50"), True, "12.50", None, Fraction(1, 3), Fraction(1, 1000)]
)
def test_parts_of_a_cent_do_not_exist(amount: Any) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.ForeignMoney(amount, USD)
    assert str(caught.value) == (
        "ForeignMoney.amount: expected an int or a Fraction of at most two decimals, "
        f"got {amount!r}"
    )


@pytest.mark.parametrize("currency", ["USD", None, kh.VND, BICYCLE, PERCENT])
def test_money_has_a_currency_and_dong_are_dong(currency: Any) -> None:
    """Kills: a currency without a code; đồng by the back door."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.ForeignMoney(500, currency)
    assert caught.value.field == "ForeignMoney.currency"
    assert caught.value.expected == (
        "a Unit of foreign money, such as USD or EUR; đồng are Dong(…)"
    )


@pytest.mark.parametrize("code", ["", "  "])
def test_a_currency_has_a_code(code: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Unit(code, "đô la Mỹ", kh.UnitKind.MONEY)
    assert str(caught.value) == f"Unit.code: expected a text that is not blank, got {code!r}"


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (50_000, "500"),
        (1_250, "12.50"),
        (5, "0.05"),
        (-5, "-0.05"),
        (-123_456_789, "-1_234_567.89"),
        (0, "0"),
    ],
)
def test_an_amount_is_shown_with_its_cents(cents: int, said: str) -> None:
    """Kills: 12.5 for 12.50; the sign lost or rounded with the cents."""
    assert repr(kh.ForeignMoney.of_cents(cents, USD)) == f"ForeignMoney({said}, USD)"


def test_an_amount_too_long_to_print_is_shown_all_the_same() -> None:
    """Kills: Python's own error about digits, out of whatever shows it."""
    shown = repr(kh.ForeignMoney(10**1_000_000, USD))
    assert shown == "ForeignMoney(a whole number of 3321935 bits of cents, USD)"

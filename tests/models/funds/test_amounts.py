"""Many kinds together: each by itself, and in đồng only what somebody valued."""

from collections.abc import Callable
from fractions import Fraction
from operator import add, sub
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.testing import amounts
from khuyenhoc.values.unit import BICYCLE, BOOK, EUR, USD

several = st.lists(amounts(min_size=0), max_size=12)
held = several.map(lambda parts: kh.Amounts.of(*parts))
owed = st.builds(lambda first, second: first - second, held, held)


def cash_in(parts: list[Amount]) -> int:
    return sum(part.amount for part in parts if isinstance(part, kh.Dong))


def goods_in(parts: list[Amount]) -> list[kh.Goods]:
    return [part for part in parts if isinstance(part, kh.Goods)]


@given(several)
def test_each_kind_is_added_up_by_itself(parts: list[Amount]) -> None:
    """Kills: goods in the cash; dollars in the euros; unvalued goods left out of their number."""
    total = kh.Amounts.of(*parts)
    assert total.cash == kh.Dong(cash_in(parts))
    foreign = [part for part in parts if isinstance(part, kh.ForeignMoney)]
    for unit in (USD, EUR):
        cents = sum(part.cents for part in foreign if part.currency == unit)
        found = [one.cents for one in total.foreign if one.currency == unit]
        assert found == ([cents] if cents else [])
    for unit in (BICYCLE, BOOK):
        things = [part for part in goods_in(parts) if part.count.unit == unit]
        number = sum(part.count.number for part in things)
        assert total.number(unit) == number
        assert total.goods.get(unit, 0) == number
        unvalued = [part.count.number for part in things if part.value is None]
        assert total.unvalued(unit) == sum(unvalued)


@given(several)
def test_together_is_exact_where_everything_is_valued_and_only_there(parts: list[Amount]) -> None:
    """Kills: what has no value taken for 0; foreign money at some rate; open at the wrong end."""
    total = kh.Amounts.of(*parts)
    values = [one.value.amount for one in goods_in(parts) if one.value is not None]
    stated = cash_in(parts) + sum(values)
    unvalued = any(one.count.number for one in goods_in(parts) if one.value is None)
    foreign = any(one.cents for one in parts if isinstance(one, kh.ForeignMoney))
    assert total.stated == kh.Dong(stated)
    assert total.is_valued is not (unvalued or foreign)
    assert total.together == kh.Bounds(stated, None if unvalued or foreign else stated)
    assert total.in_kind == kh.Bounds(sum(values), None if unvalued else sum(values))


@given(owed)
def test_of_what_is_owed_nobody_knows_the_worth_downwards(total: kh.Amounts) -> None:
    """Kills: at least the stated value, of books that are some unvalued books short."""
    open_sizes = [total.unvalued(unit) for unit in (BICYCLE, BOOK)]
    open_sizes += [one.cents for one in total.foreign]
    low, high = total.together.low, total.together.high
    assert (low is None) is any(size < 0 for size in open_sizes)
    assert (high is None) is any(size > 0 for size in open_sizes)
    assert {low, high} <= {None, total.stated.amount}


@given(st.lists(owed, max_size=6), st.randoms(use_true_random=False))
def test_a_sum_depends_on_no_order_or_grouping(parts: list[kh.Amounts], chance: Random) -> None:
    """Kills: a kind that the first has and the second has not; one that comes to nothing."""
    total = kh.Amounts.total(parts)
    cut = chance.randint(0, len(parts))
    shuffled = chance.sample(parts, len(parts))
    west, east = kh.Amounts.total(shuffled[:cut]), kh.Amounts.total(shuffled[cut:])
    assert west + east == total
    assert hash(west + east) == hash(total)
    assert total - east == west
    assert east - total == -west
    assert not total - total
    assert bool(total) is (total != kh.Amounts())


@given(held)
def test_amounts_come_apart_into_what_entries_can_have(total: kh.Amounts) -> None:
    """Kills: a value or a kind lost on the way; kinds in the order in which they were given."""
    assert kh.Amounts.of(*total.amounts) == total
    order = [type(one).__name__ for one in total.amounts]
    assert order == sorted(order, key=["Dong", "ForeignMoney", "Goods"].index)


def test_what_is_owed_is_no_amount_of_an_entry() -> None:
    """Kills: a transfer of less than nothing; a value below 0 of goods that are there."""
    bicycles = kh.Goods(kh.Count(2, BICYCLE), kh.Dong(5))
    dear = kh.Goods(kh.Count(2, BICYCLE), kh.Dong(6))
    one_more = kh.Goods(kh.Count(3, BICYCLE), kh.Dong(5))
    for less, said in (
        (kh.Amounts.of(kh.Dong(4)) - kh.Amounts.of(kh.Dong(5)), "-1 VND"),
        (kh.Amounts.of(one_more) - kh.Amounts.of(dear), "1 bicycle"),
        (-kh.Amounts.of(bicycles), "-2 bicycle"),
    ):
        with pytest.raises(kh.InvalidValueError) as caught:
            _ = less.amounts
        assert str(caught.value) == (
            "Amounts.amounts: expected at least nothing of each kind, to be moved as a whole, "
            f"got {said!r}"
        )


@pytest.mark.parametrize(
    ("parts", "vi", "en"),
    [
        ((), "không có gì", "nothing"),
        ((kh.Dong(54_700_000_000),), "54,7 tỉ đồng", "54,700,000,000 VND"),
        ((kh.ForeignMoney(500, USD),), "500 đô la Mỹ", "500 USD"),
        ((kh.ForeignMoney(Fraction("12.50"), USD),), "12,5 đô la Mỹ", "12.5 USD"),
        (
            (kh.Goods(kh.Count(20, BICYCLE), kh.Dong(47_500_000)), kh.Dong(40_000_000)),
            "40 triệu đồng, 20 xe đạp trị giá 47,5 triệu đồng",
            "40,000,000 VND, 20 bicycle worth 47,500,000 VND",
        ),
        (
            (
                kh.Goods(kh.Count(300, BOOK)),
                kh.Goods(kh.Count(2, BICYCLE), kh.Dong(0)),
                kh.ForeignMoney(1, USD),
                kh.ForeignMoney(1, EUR),
            ),
            "1 euro, 1 đô la Mỹ, 2 xe đạp trị giá 0 đồng, 300 cuốn sách chưa định giá",
            "1 EUR, 1 USD, 2 bicycle worth 0 VND, 300 book unvalued",
        ),
    ],
)
def test_amounts_are_said_kind_by_kind(parts: tuple[Amount, ...], vi: str, en: str) -> None:
    """Kills: cents that no Vietnamese sentence takes, and that then stop every finding."""
    total = kh.Amounts.of(*parts)
    assert (total.sentence(), total.sentence("en"), str(total)) == (vi, en, en)
    assert repr(total) == f"<Amounts: {en}>"


@given(owed)
def test_whatever_there_is_can_be_said(total: kh.Amounts) -> None:
    """Kills: a kind or a sign that one of the languages has no words for."""
    for language in ("vi", "en"):
        assert total.sentence(language).count(", ") >= len(total.sizes) - 1


def test_what_is_owed_is_said_to_be() -> None:
    owes = kh.Amounts() - kh.Amounts.of(kh.ForeignMoney(Fraction("12.50"), USD), kh.Dong(5))
    assert owes.sentence("vi") == "âm 5 đồng, âm 12,5 đô la Mỹ"
    assert owes.sentence("en") == "-5 VND, -12.5 USD"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: kh.Amounts.of(kh.Dong(5), 5),  # type: ignore[arg-type]
            ("Amounts.of(amounts)[1]: expected đồng as Dong(…), a ForeignMoney or Goods, got 5"),
        ),
        (
            lambda: kh.Amounts(5),  # type: ignore[arg-type]
            "Amounts: expected amounts, as of Amounts.of(…), got 5",
        ),
        (
            lambda: kh.Amounts().sentence("fr"),
            'language: expected "vi" or "en", got \'fr\'',
        ),
    ],
)
def test_what_are_no_amounts_is_refused(make: Callable[[], Any], message: str) -> None:
    """Kills: Python's own errors about attributes and operands, which name no field."""
    with pytest.raises(kh.InvalidValueError) as caught:
        make()
    assert str(caught.value) == message


@pytest.mark.parametrize("other", [0, kh.Dong(5), None])
def test_amounts_meet_only_amounts(other: Any) -> None:
    for apply in (add, sub):
        with pytest.raises(TypeError, match="unsupported operand"):
            apply(kh.Amounts(), other)

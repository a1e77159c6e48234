"""Goods: counted always, valued where somebody said so."""

from typing import Any

import pytest
from hypothesis import given

import khuyenhoc as kh
from khuyenhoc.testing import counts, dongs, goods
from khuyenhoc.values.unit import BICYCLE

FIVE = kh.Count(5, BICYCLE)


@given(counts(unit=BICYCLE), dongs(min_amount=0))
def test_a_price_for_each_is_the_value_of_all(count: kh.Count, each: kh.Dong) -> None:
    """Kills: the price of one kept as the value of all; a basis that stays from before."""
    before = kh.Goods(count, kh.Dong(7), kh.ValuationBasis.DONOR)
    priced = before.worth_each(each)
    assert priced == kh.Goods(count, kh.Dong(count.number * each.amount))
    assert before.worth_each(each, kh.ValuationBasis.COST).basis is kh.ValuationBasis.COST


@given(goods())
def test_goods_are_counted_whether_they_are_valued_or_not(gift: kh.Goods) -> None:
    """Kills: goods without a value that count as none, or are worth 0."""
    held = kh.Amounts.of(gift)
    assert held.number(gift.count.unit) == gift.count.number
    assert held.is_valued is (gift.value is not None or not gift.count.number)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"count": 5}, "Goods.count: expected a value of Count, got 5"),
        (
            {"value": kh.Dong(-1)},
            (
                "Goods.value: expected an amount of at least 0 đồng, or None where nobody valued "
                "them, got Dong(-1)"
            ),
        ),
        (
            {"value": 5_500_000},
            (
                "Goods.value: expected an amount of at least 0 đồng, or None where nobody valued "
                "them, got 5500000"
            ),
        ),
        (
            {"basis": kh.ValuationBasis.DONOR},
            (
                "Goods.basis: expected None where there is no value, got "
                "<ValuationBasis.DONOR: 'donor'>"
            ),
        ),
        (
            {"value": kh.Dong(0), "basis": "donor"},
            "Goods.basis: expected a value of ValuationBasis, got 'donor'",
        ),
    ],
)
def test_goods_that_cannot_be_are_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Goods(**({"count": FIVE} | fields))
    assert str(caught.value) == message


def test_what_is_worth_nothing_is_valued_all_the_same() -> None:
    """Kills: ``value > 0`` for ``value >= 0``; 0 đồng taken for no value."""
    nothing = kh.Goods(FIVE, kh.Dong(0), kh.ValuationBasis.COMMITTEE)
    assert kh.Amounts.of(nothing).in_kind == kh.Bounds(0, 0)
    assert kh.Amounts.of(kh.Goods(FIVE)).in_kind == kh.Bounds(0, None)


def test_every_basis_is_named_in_both_languages() -> None:
    said = {basis.label(language) for basis in kh.ValuationBasis for language in ("vi", "en")}
    assert len(said) == 2 * len(kh.ValuationBasis)
    assert kh.ValuationBasis.COMMITTEE.label("vi") == "hội đồng định giá"

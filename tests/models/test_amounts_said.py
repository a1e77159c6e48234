"""Amounts in words, in both languages."""

from datetime import date
from fractions import Fraction
from typing import Final

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import EUR, USD

A_DAY: Final = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("amount", "vi", "en"),
    [
        (kh.ForeignMoney(500, USD), "500 đô la Mỹ", "500 USD"),
        (kh.ForeignMoney(Fraction("1234.5"), USD), "1.234,5 đô la Mỹ", "1,234.5 USD"),
        (kh.ForeignMoney(Fraction("-0.05"), EUR), "âm 0,05 euro", "-0.05 EUR"),
        (kh.ForeignMoney(-3_000_000, USD), "âm 3 triệu đô la Mỹ", "-3,000,000 USD"),
    ],
)
def test_cents_are_said(amount: kh.ForeignMoney, vi: str, en: str) -> None:
    """Kills: foreign money printed as money of which only whole units exist."""
    said = kh.Amounts.of(amount)
    assert (said.sentence("vi"), said.sentence("en")) == (vi, en)


def test_books_short_of_cents_are_found() -> None:
    """Kills: a ledger whose findings nobody can ask for, because of one cent."""
    books = kh.Ledger(
        (kh.Fund(id="q", owner="p6"),),
        (
            kh.Disbursement(
                id="d", fund="q", on=A_DAY, amount=kh.ForeignMoney(Fraction("0.01"), USD)
            ),
        ),
    )
    (found,) = books.findings
    assert found.sentence("vi") == "q: âm quỹ từ ngày 01/03/2022, nhiều nhất 0,01 đô la Mỹ."

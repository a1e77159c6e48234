"""Transfers: one thing, in the books of two funds."""

from datetime import date
from typing import Any

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import BICYCLE, EUR, USD

DAY, LATER = date(2022, 12, 31), date(2023, 1, 1)
FIVE, BICYCLES = kh.Dong(5), kh.Goods(kh.Count(2, BICYCLE), kh.Dong(5))


def transfer(**fields: Any) -> kh.Transfer:
    said: dict[str, Any] = {"id": "t-1", "sender": "q-bt", "receiver": "q-p6", "amount": FIVE}
    return kh.Transfer(**said | {"sent_on": DAY, "received_on": LATER} | fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"receiver": "q-bt"},
            "Transfer.receiver: expected another fund than the sender, q-bt, got 'q-bt'",
        ),
        (
            {"sent_on": None, "received_on": None},
            (
                "Transfer.sent_on: expected a day, here or in received_on: one side at least has "
                "it in its books, got None"
            ),
        ),
        (
            {"sent_on": None, "received_amount": kh.Dong(4)},
            (
                "Transfer.received_amount: expected None where only one side has it: its amount "
                "is the amount, got Dong(4)"
            ),
        ),
        (
            {"received_on": None, "received_amount": kh.Dong(4)},
            (
                "Transfer.received_amount: expected None where only one side has it: its amount "
                "is the amount, got Dong(4)"
            ),
        ),
        (
            {"received_amount": kh.ForeignMoney(5, USD)},
            (
                "Transfer.received_amount: expected an amount of the same kind as what was sent, "
                "Dong(5), got ForeignMoney(5, USD)"
            ),
        ),
        (
            {"received_amount": kh.Dong(0)},
            (
                "Transfer.received_amount: expected đồng as Dong(…), a ForeignMoney or Goods, "
                "above 0, got Dong(0)"
            ),
        ),
        (
            {"amount": kh.Dong(-5)},
            (
                "Transfer.amount: expected đồng as Dong(…), a ForeignMoney or Goods, above 0, "
                "got Dong(-5)"
            ),
        ),
        ({"sender": " "}, "Transfer.sender: expected a text that is not blank, got ' '"),
        (
            {"received_on": "2023-01-01"},
            "Transfer.received_on: expected a date without a time, got '2023-01-01'",
        ),
    ],
)
def test_what_is_no_transfer_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        transfer(**fields)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("sent", "got"),
    [
        (BICYCLES, kh.Goods(kh.Count(2, BICYCLE))),
        (kh.ForeignMoney(5, USD), kh.ForeignMoney(5, EUR)),
        (BICYCLES, FIVE),
    ],
)
def test_what_arrives_is_of_the_kind_that_was_sent(sent: Any, got: Any) -> None:
    """Kills: a valuation or an exchange on the way, which no entry states."""
    with pytest.raises(kh.InvalidValueError) as caught:
        transfer(amount=sent, received_amount=got)
    assert caught.value.field == "Transfer.received_amount"


def test_either_side_may_lack_it_and_the_amounts_may_differ() -> None:
    """Kills: a side that is one-sided when it has another amount; the sent amount as received."""
    both = transfer(received_amount=kh.Dong(4))
    assert (both.is_one_sided, both.received, both.days) == (False, kh.Dong(4), (DAY, LATER))
    assert transfer().received == FIVE
    assert transfer(sent_on=None).is_one_sided
    assert transfer(received_on=None).is_one_sided
    assert transfer(sent_on=LATER, received_on=DAY).days == (LATER, DAY)

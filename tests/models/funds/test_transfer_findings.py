"""Findings about transfers: what the books of both sides do not agree on."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.testing import amounts, ledgers
from khuyenhoc.values.unit import BICYCLE, USD

DAY, LATER = date(2022, 12, 31), date(2023, 1, 3)
CODES = {"one-sided-transfer", "unequal-transfer"}
FUNDS = (
    kh.Fund(id="q-bt", owner="binh-thanh"),
    kh.Fund(id="q-p6", owner="p6"),
    kh.Fund(id="q-p7", owner="p7"),
)
both_days = st.sampled_from((DAY, LATER))


def transfer(amount: Amount, **fields: Any) -> kh.Transfer:
    said: dict[str, Any] = {"id": "t-1", "sender": "q-bt", "receiver": "q-p6"}
    return kh.Transfer(**said | {"sent_on": DAY, "received_on": LATER} | fields, amount=amount)


def rich(*entries: kh.Transfer) -> kh.Ledger:
    """Make books that can pay whatever is passed on."""
    openings = tuple(
        kh.OpeningBalance(id=f"o-{one.id}", fund=one.sender, on=date(2022, 1, 1), amount=one.amount)
        for one in entries
    )
    return kh.Ledger(FUNDS, (*openings, *entries))


@given(amounts(), st.sampled_from(("sent_on", "received_on")), both_days, both_days)
def test_a_side_that_is_taken_away_is_one_finding_more_that_names_all(
    amount: Amount, gone: str, sent: date, received: date
) -> None:
    """Kills: a side that is missed, or found twice; a finding without the funds, units or amount.

    Also: the day of the books that do not have it.
    """
    whole = transfer(amount, sent_on=sent, received_on=received)
    half = evolve(whole, received_on=None) if gone == "received_on" else evolve(whole, sent_on=None)
    before, after = rich(whole), rich(half)
    assert before.findings == ()
    [finding] = after.findings
    day = sent if gone == "received_on" else received
    lacking = "q-p6" if gone == "received_on" else "q-bt"
    assert finding.code == "one-sided-transfer"
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.figures == ("t-1", "q-bt", "q-p6")
    said = kh.Amounts.of(amount)
    how = "sent" if gone == "received_on" else "received"
    assert finding.en == (
        f"t-1: {said} from q-bt (binh-thanh) to q-p6 (p6), {how} on {day}, which the books of "
        f"{lacking} do not have."
    )
    vietnamese = day.strftime("%d/%m/%Y")
    heard = (
        f"chuyển ngày {vietnamese}, sổ của q-p6 không ghi nhận"
        if gone == "received_on"
        else f"nhận ngày {vietnamese}, sổ của q-bt không ghi chuyển"
    )
    assert finding.vi == (
        f"t-1: {said.sentence('vi')} từ q-bt (binh-thanh) đến q-p6 (p6), {heard}."
    )


@given(ledgers())
def test_every_transfer_on_which_two_books_disagree_is_found_once_and_no_other(
    books: kh.Ledger,
) -> None:
    """Kills: one-sided transfers of one direction; goods of one number and two values."""
    expected = {
        one.id: "one-sided-transfer" if None in one.days else "unequal-transfer"
        for one in books.transfers
        if None in one.days or kh.Amounts.of(one.amount) != kh.Amounts.of(one.received)
    }
    found = [finding for finding in books.findings if finding.code in CODES]
    assert {one.figures[0]: one.code for one in found} == expected
    assert len(found) == len(expected)
    ends = {one.id: (one.sender, one.receiver) for one in books.transfers}
    assert all(one.figures[1:] == ends[one.figures[0]] for one in found)


@pytest.mark.parametrize(
    ("sent", "got", "value", "vi", "en"),
    [
        (
            kh.Dong(20_000_000),
            kh.Dong(19_000_000),
            1_000_000,
            "q-bt (binh-thanh) ghi chuyển 20 triệu đồng, q-p6 (p6) ghi nhận 19 triệu đồng.",
            "q-bt (binh-thanh) sent 20,000,000 VND, q-p6 (p6) received 19,000,000 VND.",
        ),
        (
            kh.Dong(1),
            kh.Dong(2),
            -1,
            "q-bt (binh-thanh) ghi chuyển 1 đồng, q-p6 (p6) ghi nhận 2 đồng.",
            "q-bt (binh-thanh) sent 1 VND, q-p6 (p6) received 2 VND.",
        ),
        (
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(5)),
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(3)),
            2,
            (
                "q-bt (binh-thanh) ghi chuyển 2 xe đạp trị giá 5 đồng, q-p6 (p6) ghi nhận 2 xe đạp "
                "trị giá 3 đồng."
            ),
            (
                "q-bt (binh-thanh) sent 2 bicycle worth 5 VND, q-p6 (p6) received 2 bicycle worth "
                "3 VND."
            ),
        ),
        (
            kh.ForeignMoney.of_cents(1_250, USD),
            kh.ForeignMoney(12, USD),
            50,
            "q-bt (binh-thanh) ghi chuyển 12,5 đô la Mỹ, q-p6 (p6) ghi nhận 12 đô la Mỹ.",
            "q-bt (binh-thanh) sent 12.5 USD, q-p6 (p6) received 12 USD.",
        ),
    ],
)
def test_two_amounts_contradict_each_other(
    sent: Amount, got: Amount, value: int, vi: str, en: str
) -> None:
    """Kills: the difference the wrong way round; cents that one language has no words for."""
    [finding] = rich(transfer(sent, received_amount=got)).findings
    assert (finding.code, finding.verdict) == ("unequal-transfer", kh.Verdict.CONTRADICTORY)
    assert finding.value == kh.Bounds.exactly(value)
    assert (finding.vi, finding.en) == (f"t-1: {vi}", f"t-1: {en}")


def test_by_whose_word_goods_are_worth_something_is_no_difference() -> None:
    """Kills: amounts compared with the basis of their value."""
    bicycles = kh.Goods(kh.Count(2, BICYCLE), kh.Dong(5), kh.ValuationBasis.DONOR)
    got = evolve(bicycles, basis=kh.ValuationBasis.COMMITTEE)
    assert rich(transfer(bicycles, received_amount=got)).findings == ()

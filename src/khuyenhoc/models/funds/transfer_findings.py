"""Transfers that the books of both sides do not agree on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.funds.amount import size_of
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import value_of
from khuyenhoc.models.funds.transfer import Transfer
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds

__all__ = ["transfer_findings"]


def transfer_findings(
    funds: Mapping[str, Fund], transfers: Sequence[Transfer]
) -> Iterator[Finding]:
    """Find transfers that the books of one side do not have, or have with another amount."""
    for one in transfers:
        if one.is_one_sided:
            yield _one_sided(funds, one)
        elif Amounts.of(one.received) != Amounts.of(one.amount):
            yield _unequal(funds, one)


def _one_sided(funds: Mapping[str, Fund], one: Transfer) -> Finding:
    sender, receiver = _whose(funds, one.sender), _whose(funds, one.receiver)
    moved = Amounts.of(one.amount)
    if one.received_on is None:
        vi = f"chuyển ngày {_day_vi(one.sent_on)}, sổ của {one.receiver} không ghi nhận"
        en = f"sent on {one.sent_on}, which the books of {one.receiver} do not have"
    else:
        vi = f"nhận ngày {_day_vi(one.received_on)}, sổ của {one.sender} không ghi chuyển"
        en = f"received on {one.received_on}, which the books of {one.sender} do not have"
    return Finding(
        code="one-sided-transfer",
        verdict=Verdict.UNDETERMINED,
        figures=(one.id, one.sender, one.receiver),
        value=Bounds.exactly(size_of(one.amount)),
        vi=f"{one.id}: {moved.sentence('vi')} từ {sender} đến {receiver}, {vi}.",
        en=f"{one.id}: {moved.sentence('en')} from {sender} to {receiver}, {en}.",
    )


def _unequal(funds: Mapping[str, Fund], one: Transfer) -> Finding:
    sender, receiver = _whose(funds, one.sender), _whose(funds, one.receiver)
    sent, got = Amounts.of(one.amount), Amounts.of(one.received)
    by_size = size_of(one.amount) - size_of(one.received)
    return Finding(
        code="unequal-transfer",
        verdict=Verdict.CONTRADICTORY,
        figures=(one.id, one.sender, one.receiver),
        value=Bounds.exactly(by_size or value_of(one.amount) - value_of(one.received)),
        vi=f"{one.id}: {sender} ghi chuyển {sent.sentence('vi')}, {receiver} ghi nhận"
        f" {got.sentence('vi')}.",
        en=f"{one.id}: {sender} sent {sent}, {receiver} received {got}.",
    )


def _whose(funds: Mapping[str, Fund], fund: str) -> str:
    return f"{fund} ({funds[fund].owner})"


def _day_vi(day: date | None) -> str:
    return "" if day is None else format_vi(day)

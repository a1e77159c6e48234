"""An entry as one flat row, as columns, tables and exports have it."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Final, cast

from attrs import frozen

from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.exchange import Exchange
from khuyenhoc.models.funds.goods import Goods, ValuationBasis
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.purpose import Purpose
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.models.funds.transfer import Transfer
from khuyenhoc.values.count import Count
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import ForeignMoney
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["EntryKind", "FlatEntry", "entry_of", "flat_of"]


class EntryKind(StrEnum):
    """Which kind of entry a row is (loại bút toán)."""

    CONTRIBUTION = "contribution"
    DISBURSEMENT = "disbursement"
    TRANSFER = "transfer"
    EXCHANGE = "exchange"
    REVALUATION = "revaluation"
    OPENING_BALANCE = "opening-balance"


@frozen(kw_only=True)
class FlatEntry:
    """An entry as one flat row: what it moves is a number of a unit, with a value for goods.

    Of an exchange, ``unit`` is what was given and ``got_unit`` what was got for it; of a transfer,
    ``got_number`` is what the receiver's books have, if that is another amount. Of a revaluation,
    ``value`` is the change and ``number`` how many got their first value.
    """

    kind: EntryKind
    id: str
    fund: str
    #: The receiver of a transfer.
    to: str | None = None
    on: date | None
    received_on: date | None = None
    unit: Unit = VND
    #: In đồng, cents or things.
    number: int
    value: int | None = None
    basis: ValuationBasis | None = None
    got_unit: Unit | None = None
    got_number: int | None = None
    got_value: int | None = None
    got_basis: ValuationBasis | None = None
    count: Count | None = None
    recipients: Count | None = None
    purpose: Purpose | None = None
    campaign: str | None = None
    donor: Donor | None = None
    earmarked_for: str | None = None
    recipient: str | None = None
    state_ordered: bool = False
    endowment: bool = False
    note: str | None = None


def flat_of(entry: Entry) -> FlatEntry:
    """Take an entry apart."""
    match entry:
        case Contribution():
            return FlatEntry(
                kind=EntryKind.CONTRIBUTION,
                donor=entry.donor,
                earmarked_for=entry.earmarked_for,
                state_ordered=entry.state_ordered,
                endowment=entry.endowment,
                **_gift(entry),
            )
        case Disbursement():
            return FlatEntry(
                kind=EntryKind.DISBURSEMENT,
                recipients=entry.recipients,
                recipient=entry.recipient,
                **_gift(entry),
            )
        case Transfer():
            return FlatEntry(
                kind=EntryKind.TRANSFER,
                id=entry.id,
                fund=entry.sender,
                to=entry.receiver,
                on=entry.sent_on,
                received_on=entry.received_on,
                note=entry.note,
                **_sized(entry.amount),
                **_got(entry.received_amount),
            )
        case Exchange():
            return FlatEntry(
                kind=EntryKind.EXCHANGE, **_dated(entry), **_sized(entry.gave), **_got(entry.got)
            )
        case Revaluation():
            return FlatEntry(
                kind=EntryKind.REVALUATION,
                unit=entry.unit,
                number=entry.first_valued,
                value=entry.change.amount,
                basis=entry.basis,
                **_dated(entry),
            )
        case OpeningBalance():
            return FlatEntry(
                kind=EntryKind.OPENING_BALANCE, **_dated(entry), **_sized(entry.amount)
            )


def _dated(
    entry: Contribution | Disbursement | Exchange | Revaluation | OpeningBalance,
) -> dict[str, Any]:
    return {"id": entry.id, "fund": entry.fund, "on": entry.on, "note": entry.note}


def _gift(entry: Contribution | Disbursement) -> dict[str, Any]:
    return {
        **_dated(entry),
        **_sized(entry.amount),
        "count": entry.count,
        "purpose": entry.purpose,
        "campaign": entry.campaign,
    }


def _sized(amount: Amount) -> dict[str, Any]:
    match amount:
        case Dong():
            return {"unit": VND, "number": amount.amount}
        case ForeignMoney():
            return {"unit": amount.currency, "number": amount.cents}
        case Goods(count, value, basis):
            worth = None if value is None else value.amount
            return {"unit": count.unit, "number": count.number, "value": worth, "basis": basis}


def _got(amount: Amount | None) -> dict[str, Any]:
    sized: dict[str, Any] = {} if amount is None else _sized(amount)
    return {f"got_{name}": value for name, value in sized.items()}


# -- rows to entries ------------------------------------------------------------------------------


def entry_of(flat: FlatEntry) -> Entry:
    """Make the entry that a row is.

    Raises:
        InvalidValueError: It cannot be one; the error is that of the entry's own class.
    """
    return _MAKERS[flat.kind](flat)


def _amount(unit: Unit, number: int, value: int | None, basis: ValuationBasis | None) -> Amount:
    if unit == VND:
        return Dong(number)
    if unit.kind is UnitKind.MONEY:
        return ForeignMoney.of_cents(number, unit)
    return Goods(Count(number, unit), None if value is None else Dong(value), basis)


def _amount_of(flat: FlatEntry) -> Amount:
    return _amount(flat.unit, flat.number, flat.value, flat.basis)


def _got_of(flat: FlatEntry) -> Amount | None:
    if flat.got_unit is None or flat.got_number is None:
        return None
    return _amount(flat.got_unit, flat.got_number, flat.got_value, flat.got_basis)


def _day(flat: FlatEntry) -> date:
    # What is not there is refused by the entry itself, in its own words.
    return cast("date", flat.on)


def _contribution(flat: FlatEntry) -> Contribution:
    return Contribution(
        id=flat.id,
        fund=flat.fund,
        on=_day(flat),
        amount=_amount_of(flat),
        count=flat.count,
        purpose=flat.purpose,
        campaign=flat.campaign,
        donor=flat.donor,
        earmarked_for=flat.earmarked_for,
        state_ordered=flat.state_ordered,
        endowment=flat.endowment,
        note=flat.note,
    )


def _disbursement(flat: FlatEntry) -> Disbursement:
    return Disbursement(
        id=flat.id,
        fund=flat.fund,
        on=_day(flat),
        amount=_amount_of(flat),
        count=flat.count,
        purpose=flat.purpose,
        campaign=flat.campaign,
        recipients=flat.recipients,
        recipient=flat.recipient,
        note=flat.note,
    )


def _transfer(flat: FlatEntry) -> Transfer:
    return Transfer(
        id=flat.id,
        sender=flat.fund,
        receiver=cast("str", flat.to),
        amount=_amount_of(flat),
        sent_on=flat.on,
        received_on=flat.received_on,
        received_amount=_got_of(flat),
        note=flat.note,
    )


def _exchange(flat: FlatEntry) -> Exchange:
    return Exchange(
        id=flat.id,
        fund=flat.fund,
        on=_day(flat),
        gave=_amount_of(flat),
        got=cast("Amount", _got_of(flat)),
        note=flat.note,
    )


def _revaluation(flat: FlatEntry) -> Revaluation:
    return Revaluation(
        id=flat.id,
        fund=flat.fund,
        on=_day(flat),
        unit=flat.unit,
        change=Dong(cast("int", flat.value)),
        first_valued=flat.number,
        basis=flat.basis,
        note=flat.note,
    )


def _opening_balance(flat: FlatEntry) -> OpeningBalance:
    return OpeningBalance(
        id=flat.id, fund=flat.fund, on=_day(flat), amount=_amount_of(flat), note=flat.note
    )


_MAKERS: Final[dict[EntryKind, Callable[[FlatEntry], Entry]]] = {
    EntryKind.CONTRIBUTION: _contribution,
    EntryKind.DISBURSEMENT: _disbursement,
    EntryKind.TRANSFER: _transfer,
    EntryKind.EXCHANGE: _exchange,
    EntryKind.REVALUATION: _revaluation,
    EntryKind.OPENING_BALANCE: _opening_balance,
}

"""What each fund holds at the end of each day, found entry by entry, the slow and obvious way."""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

import khuyenhoc as kh
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.entry import Entry

#: A fund, what it holds, and whether that is worth a stated number of đồng.
Account = tuple[str, str, bool]
Sized = tuple[Account, date, int, int]


def sized(fund: str, day: date, amount: Amount, sign: int = 1) -> Sized:
    match amount:
        case kh.Dong(number):
            return (fund, "VND", True), day, sign * number, sign * number
        case kh.ForeignMoney(_, currency):
            return (fund, currency.code, False), day, sign * amount.cents, 0
        case kh.Goods(count, None):
            return (fund, count.unit.code, False), day, sign * count.number, 0
        case kh.Goods(count, value):
            worth = 0 if value is None else value.amount
            return (fund, count.unit.code, True), day, sign * count.number, sign * worth


def moves(entry: Entry) -> Iterator[Sized]:
    match entry:
        case kh.Contribution():
            yield sized(entry.fund, entry.on, entry.amount)
        case kh.Disbursement():
            yield sized(entry.fund, entry.on, entry.amount, -1)
        case kh.Transfer():
            if entry.sent_on:
                yield sized(entry.sender, entry.sent_on, entry.amount, -1)
            if entry.received_on:
                yield sized(entry.receiver, entry.received_on, entry.received)
        case kh.Exchange():
            yield sized(entry.fund, entry.on, entry.gave, -1)
            yield sized(entry.fund, entry.on, entry.got)
        case kh.Revaluation(fund=fund, on=day, unit=unit, first_valued=number):
            yield (fund, unit.code, False), day, -number, 0
            yield (fund, unit.code, True), day, number, entry.change.amount
        case kh.OpeningBalance():
            pass


@frozen
class Days:
    """The books of a ledger, day by day."""

    #: Size and value at the end of each day on which something happened.
    held: dict[Account, dict[date, tuple[int, int]]] = field(factory=dict)
    #: What is stated of a day in the midst of the books, and what the entries before come to.
    stated: list[tuple[Account, date, tuple[int, int], tuple[int, int]]] = field(factory=list)

    def at(self, fund: str, day: date) -> dict[tuple[str, bool], tuple[int, int]]:
        found = {
            account[1:]: [held[one] for one in held if one <= day][-1:]
            for account, held in self.held.items()
            if account[0] == fund
        }
        return {kind: last[0] for kind, last in found.items() if last and last[0] != (0, 0)}


def days_of(ledger: kh.Ledger) -> Days:
    days = Days()
    moved = [move for entry in ledger.entries for move in moves(entry) if move[2:] != (0, 0)]
    opened = [
        sized(entry.fund, entry.on, entry.amount)
        for entry in ledger.entries
        if isinstance(entry, kh.OpeningBalance)
    ]
    begun: dict[str, date] = {}
    for account, day, *_ in (*moved, *opened):
        begun[account[0]] = min(day, begun.get(account[0], day))
    for account in {account for account, *_ in (*moved, *opened)}:
        size = value = 0
        held = days.held.setdefault(account, {})
        for day in sorted({day for one, day, *_ in (*moved, *opened) if one == account}):
            said = [move[2:] for move in opened if move[:2] == (account, day)]
            stated = (sum(one for one, _ in said), sum(worth for _, worth in said))
            if said and held:
                days.stated.append((account, day, stated, (size, value)))
            elif said:
                size, value = stated
                if size and begun[account[0]] < day:  # from nowhere
                    days.stated.append((account, day, stated, (0, 0)))
            for one, on, more, worth in moved:
                if (one, on) == (account, day):
                    size, value = size + more, value + worth
            held[day] = size, value
    return days


def plain(amounts: kh.Amounts) -> dict[tuple[str, bool], tuple[int, int]]:
    """Give amounts by the code of what they are of, and whether it has a value."""
    return {(kind.unit.code, kind.valued): size for kind, size in amounts.sizes.items()}

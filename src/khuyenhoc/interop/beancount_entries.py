"""What happened to the funds of a ledger, as transactions and comparisons of beancount."""

from itertools import groupby
from typing import Final, cast

from attrs import frozen

from khuyenhoc.interop.beancount_accounts import TRANSIT, Commodities, Leg
from khuyenhoc.interop.beancount_directives import Directives, Metadata, quoted
from khuyenhoc.models.funds.amount import size_of
from khuyenhoc.models.funds.amounts import Amounts, Size
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.flat_entry import EntryKind, FlatEntry, entry_of
from khuyenhoc.models.funds.holding import kind_held, value_of
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.postings import Account, Line, Posting, Stated
from khuyenhoc.values.count import Count

__all__ = ["Entries"]

#: What a line of a statement is posted against; what is raised and spent, under the fund's name.
_AGAINST: Final = {
    Line.OPENING: "Equity:Opening-balances",
    Line.RAISED: "Income",
    Line.RECEIVED: TRANSIT,
    Line.SPENT: "Expenses",
    Line.PASSED_ON: TRANSIT,
    Line.EXCHANGED: "Equity:Exchanges",
    Line.REVALUED: "Equity:Revaluations",
}
_BY_FUND: Final = (_AGAINST[Line.RAISED], _AGAINST[Line.SPENT])


@frozen(kw_only=True, eq=False)
class Entries:
    """The entries of a ledger, on their way into directives."""

    ledger: Ledger
    columns: EntryColumns
    #: Of each fund, without what it begins with.
    accounts: list[str]
    commodities: Commodities
    directives: Directives

    def write(self) -> None:
        """Write all of them."""
        self._transactions()
        self._openings()
        self._stated()

    # -- what happened ----------------------------------------------------------------------------

    def _transactions(self) -> None:
        rows = [row for row in self.ledger.postings.rows if row[2] != Line.OPENING]
        rows.sort(key=_place)  # what was given stays before what was got
        for place, found in groupby(rows, key=_place):
            flat, postings = self.columns.flat(place), list(found)
            if flat.kind is not EntryKind.TRANSFER:
                self._transaction(flat, postings)
                continue
            flag = "*" if _agree(postings) else "!"
            if flag == "*" and len({day for _, day, *_ in postings}) == 1:
                self._transaction(flat, postings)
                continue
            for turn, posting in enumerate(postings):
                self._transaction(flat, [posting], flag, turn)

    def _transaction(
        self, flat: FlatEntry, postings: list[Posting], flag: str = "*", turn: int = 0
    ) -> None:
        kinds = self.ledger.postings.kinds
        legs: list[Leg] = []
        against: dict[tuple[str, str], int] = {}
        for fund, _, line, kind, size, value, _, _ in postings:
            account = f"Assets:{self.accounts[fund]}"
            for leg in self.commodities.legs(account, kinds[kind], size, value):
                place, commodity, number = leg
                other = _AGAINST[Line(line)]
                if other == TRANSIT:
                    other += place.removeprefix(account)
                elif other in _BY_FUND:
                    other = f"{other}:{self.accounts[fund]}"
                legs.append(leg)
                against[other, commodity] = against.get((other, commodity), 0) - number
        legs += [(account, commodity, size) for (account, commodity), size in against.items()]
        moved = [leg for leg in legs if leg[2]] or legs
        said = f"{flag} {quoted(flat.note or flat.kind.value)}"
        self.directives.transaction(postings[0][1], said, moved, _about(flat), turn)

    # -- what there was ---------------------------------------------------------------------------

    def _openings(self) -> None:
        """Write each by itself: where several open one account, the posting is one."""
        kinds = {kind: place for place, kind in enumerate(self.ledger.postings.kinds)}
        stated = {place for one in self.ledger.postings.stated for place in one.entries}
        for place, kind in enumerate(self.columns.column("kind")):
            if kind is EntryKind.OPENING_BALANCE and place not in stated:
                flat = self.columns.flat(place)
                entry = cast("OpeningBalance", entry_of(flat))
                amount, day = entry.amount, entry.on.toordinal()
                size, value, held = size_of(amount), value_of(amount), kinds[kind_held(amount)]
                fund, opening = self.ledger.place(entry.fund), int(Line.OPENING)
                self._transaction(flat, [(fund, day, opening, held, size, value, -1, place)])

    def _stated(self) -> None:
        postings = self.ledger.postings
        moves: dict[Account, list[Posting]] = {one.account: [] for one in postings.stated}
        for row in postings.rows:
            if (row[0], row[3]) in moves:
                moves[row[0], row[3]].append(row)
        for one in postings.stated:
            before = [row for row in moves[one.account] if row[1] < one.day]
            came_to = sum(row[4] for row in before), sum(row[5] for row in before)
            self._compared(one, came_to)

    def _compared(self, stated: Stated, came_to: Size) -> None:
        (fund, kind), opened = stated.account, (stated.size, stated.value)
        held = self.ledger.postings.kinds[kind]
        flats = sorted(map(self.columns.flat, stated.entries), key=lambda flat: flat.id)
        about: Metadata = {
            "id": ", ".join(flat.id for flat in flats),
            "remark": ", ".join(flat.note for flat in flats if flat.note),
        }
        legs = self.commodities.legs(f"Assets:{self.accounts[fund]}", held, *opened)
        if came_to == opened:
            for leg in legs:
                self.directives.balance(stated.day, leg, about)
        else:
            said = (
                f"opened with {Amounts({held: opened})}, though the entries before come to"
                f" {Amounts({held: came_to})}"
            )
            self.directives.note(stated.day, legs[0][0], said, about)


def _place(posting: Posting) -> int:
    return posting[-1]


def _agree(postings: list[Posting]) -> bool:
    """Tell whether both sides of a transfer have it, with one amount."""
    return (
        len(postings) == 2
        and not sum(size for _, _, _, _, size, *_ in postings)
        and not sum(value for _, _, _, _, _, value, *_ in postings)
    )


def _about(flat: FlatEntry) -> Metadata:
    return {
        "id": flat.id,
        "kind": flat.kind.value,
        "purpose": None if flat.purpose is None else flat.purpose.code,
        "campaign": flat.campaign,
        "donor": None if flat.donor is None else flat.donor.id,
        "count": _counted(flat.count),
        "recipients": _counted(flat.recipients),
        "basis": None if flat.basis is None else flat.basis.value,
        "got-basis": None if flat.got_basis is None else flat.got_basis.value,
        "state-ordered": flat.state_ordered,
        "endowment": flat.endowment,
    }


def _counted(count: Count | None) -> str | None:
    return None if count is None else f"{count.number} {count.unit.code}"

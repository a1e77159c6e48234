"""What the entries do to each fund, day by day: the one thing that all sums are made of."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Final

from attrs import define, field, frozen

from khuyenhoc.errors import Problem
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.flat_entry import EntryKind, FlatEntry
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.models.spans import Span, span_of
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["Account", "Line", "Posting", "Postings", "Stated", "post"]


class Line(IntEnum):
    """Which line of a statement a posting belongs to (khoản mục)."""

    OPENING = 0
    RAISED = 1
    RECEIVED = 2
    SPENT = 3
    PASSED_ON = 4
    EXCHANGED = 5
    REVALUED = 6


#: The places of a fund and of a kind of thing.
Account = tuple[int, int]


@frozen
class Stated:
    """An opening balance that comes after other entries: what the books should come to."""

    account: Account
    day: int
    size: int
    value: int
    #: The places of its entries.
    entries: tuple[int, ...]


#: The places of a fund, of a day in the calendar, of a line and of a kind of thing; how much more
#: there is of it, below 0 what went out, and its worth in đồng, 0 of what has no value; the
#: place of the other fund of a transfer, -1 elsewhere; and the place of the entry.
Posting = tuple[int, int, int, int, int, int, int, int]


@frozen(eq=False, repr=False)
class Postings:
    """In which fund, on which day, in which line, how much more of what; in no order.

    Of a transfer each side that has it is a poster.
    """

    kinds: tuple[Holding, ...]
    rows: list[Posting]
    #: What is stated of balances in the midst of the books.
    stated: tuple[Stated, ...]

    def __len__(self) -> int:
        return len(self.rows)


def post(entries: EntryColumns, funds: Sequence[Fund]) -> tuple[Postings, list[Problem]]:
    """Post entries to their funds; what names no fund, or no day of its life, is a problem."""
    places = {fund.id: place for place, fund in enumerate(funds)}
    poster = _Poster(entries, funds, places, [span_of(fund.period) for fund in funds])
    poster.all()
    stated = tuple(poster.open())
    return Postings(tuple(poster.kinds), poster.rows, stated), poster.problems


_SIMPLE: Final = {
    EntryKind.CONTRIBUTION: (int(Line.RAISED), 1),
    EntryKind.DISBURSEMENT: (int(Line.SPENT), -1),
}


#: A kind of thing, how much of it, and what it is worth.
_Sized = tuple[Holding, int, int]


@define(eq=False)
class _Poster:
    """The columns while they grow."""

    entries: EntryColumns
    funds: Sequence[Fund]
    places: dict[str, int]
    lives: list[Span]
    kinds: dict[Holding, int] = field(factory=lambda: {CASH: 0})
    rows: list[Posting] = field(factory=list[Posting])
    problems: list[Problem] = field(factory=list[Problem])
    #: By account and day: size, value and the places of the entries.
    openings: dict[tuple[Account, int], list[int]] = field(
        factory=dict[tuple[Account, int], list[int]]
    )

    def all(self) -> None:
        """Post every entry; cash raised and spent, which most are, without a detour."""
        columns = [self.entries.column(name) for name in ("kind", "fund", "on", "unit", "number")]
        places, lives, add = self.places, self.lives, self.rows.append
        for place, (kind, fund, on, unit, number) in enumerate(zip(*columns, strict=True)):
            simple, at = _SIMPLE.get(kind), places.get(fund)
            if simple is not None and at is not None and unit is VND:
                day = on.toordinal()
                first, after = lives[at]
                if first <= day < after:
                    line, sign = simple
                    add((at, day, line, 0, sign * number, sign * number, -1, place))
                    continue
            self._one(place, self.entries.flat(place))

    def _one(self, place: int, flat: FlatEntry) -> None:
        match flat.kind:
            case EntryKind.TRANSFER:
                self._transfer(place, flat)
            case EntryKind.EXCHANGE:
                self._exchange(place, flat)
            case EntryKind.REVALUATION:
                self._revaluation(place, flat)
            case EntryKind.OPENING_BALANCE:
                self._opening(place, flat)
            case _:
                at, day = self._where(place, flat)
                if at is not None and day is not None:
                    line, sign = _SIMPLE[flat.kind]
                    self._add(place, (at, day, line), _sized(flat), sign)

    def _where(self, place: int, flat: FlatEntry) -> tuple[int | None, int | None]:
        at = self._fund(place, "fund", flat.fund)
        return at, self._day(place, "on", flat.on, at)

    def _transfer(self, place: int, flat: FlatEntry) -> None:
        sender = self._fund(place, "sender", flat.fund)
        receiver = self._fund(place, "receiver", flat.to)
        sent = self._day(place, "sent_on", flat.on, sender)
        got = self._day(place, "received_on", flat.received_on, receiver)
        if sender is None or receiver is None:
            return
        if sent is not None:
            where = (sender, sent, int(Line.PASSED_ON))
            self._add(place, where, _sized(flat), -1, other=receiver)
        if got is not None:
            where = (receiver, got, int(Line.RECEIVED))
            amount = _sized(flat) if flat.got_unit is None else _got(flat)
            self._add(place, where, amount, 1, other=sender)

    def _exchange(self, place: int, flat: FlatEntry) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            where = (at, day, int(Line.EXCHANGED))
            self._add(place, where, _sized(flat), -1)
            self._add(place, where, _got(flat), 1)

    def _revaluation(self, place: int, flat: FlatEntry) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            where = (at, day, int(Line.REVALUED))
            number = flat.number
            if number:
                self._add(place, where, (Holding(flat.unit, valued=False), number, 0), -1)
            valued = (Holding(flat.unit, valued=True), number, flat.value or 0)
            self._add(place, where, valued, 1)

    def _opening(self, place: int, flat: FlatEntry) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            kind, size, value = _sized(flat)
            account = (at, self._kind(kind))
            opening = self.openings.setdefault((account, day), [0, 0])
            opening[0] += size
            opening[1] += value
            opening.append(place)

    def _add(
        self, place: int, where: tuple[int, int, int], amount: _Sized, sign: int, other: int = -1
    ) -> None:
        kind, size, value = amount
        self.rows.append((*where, self._kind(kind), sign * size, sign * value, other, place))

    def _kind(self, kind: Holding) -> int:
        return self.kinds.setdefault(kind, len(self.kinds))

    # -- what does not resolve --------------------------------------------------------------------

    def _fund(self, place: int, name: str, fund: str | None) -> int | None:
        at = None if fund is None else self.places.get(fund)
        if at is None:
            from difflib import get_close_matches  # noqa: PLC0415 - slow to import

            near = get_close_matches(str(fund), self.places, n=3)
            hint = f" (near: {', '.join(near)})" if near else ""
            said = f"the id of a fund of the ledger{hint}"
            self.problems.append(Problem(f"entries[{place}].{name}", fund, said))
        return at

    def _day(self, place: int, name: str, day: date | None, at: int | None) -> int | None:
        if day is None or at is None:
            return None
        ordinal = day.toordinal()
        first, after = self.lives[at]
        if first <= ordinal < after:
            return ordinal
        fund = self.funds[at]
        said = f"a day on which the fund {fund.id} exists ({fund.period})"
        self.problems.append(Problem(f"entries[{place}].{name}", day, said))
        return None

    # -- what is opened and what is stated --------------------------------------------------------

    def open(self) -> list[Stated]:
        """Post the opening balances with which accounts begin, and give the later ones."""
        if not self.openings:
            return []
        firsts: dict[Account, int] = {}
        for fund, day, _, kind, *_ in self.rows:
            account = (fund, kind)
            if day < firsts.get(account, day + 1):
                firsts[account] = day
        for account, day in self.openings:
            firsts[account] = min(day, firsts.get(account, day))
        stated: list[Stated] = []
        for (account, day), (size, value, *entries) in sorted(self.openings.items()):
            if day == firsts[account]:
                fund, kind = account
                opening = int(Line.OPENING)
                self.rows.append((fund, day, opening, kind, size, value, -1, entries[0]))
            else:
                stated.append(Stated(account, day, size, value, tuple(entries)))
        return stated


def _sized(flat: FlatEntry) -> _Sized:
    return _of(flat.unit, flat.number, flat.value)


def _got(flat: FlatEntry) -> _Sized:
    return _of(flat.got_unit or VND, flat.got_number or 0, flat.got_value)


def _of(unit: Unit, number: int, value: int | None) -> _Sized:
    if unit == VND:
        return CASH, number, number
    valued = value is not None and unit.kind is not UnitKind.MONEY
    return Holding(unit, valued=valued), number, value or 0

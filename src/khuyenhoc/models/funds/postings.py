"""What the entries do to each fund, day by day: the one thing that all sums are made of."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum
from itertools import compress
from typing import Final, NamedTuple, cast

from attrs import define, field, frozen

from khuyenhoc.errors import Problem
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.flat_entry import EntryKind
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.models.spans import ALWAYS, Span, span_of
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["Account", "Line", "Postings", "Stated", "post"]


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


@frozen(eq=False, repr=False)
class Postings:
    """In which fund, on which day, in which line, how much more of what: in columns, in no order.

    A fund, a kind of thing and an entry are known by their places in lists, a day by its number in
    the calendar. Of a transfer each side that has it is a posting.
    """

    kinds: tuple[Holding, ...]
    fund: list[int]
    day: list[int]
    line: list[int]
    kind: list[int]
    #: How much more there is of the kind; below 0 what went out.
    size: list[int]
    #: What that is worth in đồng; 0 of what has no value.
    value: list[int]
    #: The place of the other fund of a transfer; -1 elsewhere.
    other: list[int]
    #: What is stated of balances in the midst of the books.
    stated: tuple[Stated, ...]

    def __len__(self) -> int:
        return len(self.fund)

    @property
    def rows(self) -> Iterator[tuple[int, int, int, int, int, int, int]]:
        """Give fund, day, line, kind, size, value and other of each."""
        columns = (self.fund, self.day, self.line, self.kind, self.size, self.value, self.other)
        return cast(
            "Iterator[tuple[int, int, int, int, int, int, int]]", zip(*columns, strict=True)
        )

    @property
    def moves(self) -> Iterator[tuple[int, int, int, int, int]]:
        """Give fund, day, kind, size and value of each."""
        return zip(self.fund, self.day, self.kind, self.size, self.value, strict=True)


def post(entries: EntryColumns, funds: Sequence[Fund]) -> tuple[Postings, list[Problem]]:
    """Post entries to their funds; what names no fund, or no day of its life, is a problem."""
    places = {fund.id: place for place, fund in enumerate(funds)}
    poster = _Poster(funds, places, [span_of(fund.period) for fund in funds])
    poster.all(entries)
    stated = tuple(poster.open())
    columns = (poster.fund, poster.day, poster.line, poster.kind, poster.size, poster.value)
    return Postings(tuple(poster.kinds), *columns, poster.other, stated), poster.problems


class _Moved(NamedTuple):
    """What is posted of an entry, by the names of ``FlatEntry``."""

    kind: EntryKind
    fund: str
    to: str | None
    on: date | None
    received_on: date | None
    unit: Unit
    number: int
    value: int | None
    got_unit: Unit | None
    got_number: int | None
    got_value: int | None


_LINES: Final = {
    EntryKind.CONTRIBUTION: int(Line.RAISED),
    EntryKind.DISBURSEMENT: int(Line.SPENT),
}
_CONTRIBUTION: Final = EntryKind.CONTRIBUTION

#: A kind of thing, how much of it, and what it is worth.
_Sized = tuple[Holding, int, int]


@define(eq=False)
class _Poster:
    """The columns while they grow."""

    funds: Sequence[Fund]
    places: dict[str, int]
    lives: list[Span]
    kinds: dict[Holding, int] = field(factory=lambda: {CASH: 0})
    fund: list[int] = field(factory=list[int])
    day: list[int] = field(factory=list[int])
    line: list[int] = field(factory=list[int])
    kind: list[int] = field(factory=list[int])
    size: list[int] = field(factory=list[int])
    value: list[int] = field(factory=list[int])
    other: list[int] = field(factory=list[int])
    problems: list[Problem] = field(factory=list[Problem])
    #: By account and day: size, value and the places of the entries.
    openings: dict[tuple[Account, int], list[int]] = field(
        factory=dict[tuple[Account, int], list[int]]
    )

    def all(self, entries: EntryColumns) -> None:
        """Post every entry: cash raised and spent, which most are, column by column."""
        kinds, numbers = entries.column("kind"), entries.column("number")
        ons, units = entries.column("on"), entries.column("unit")
        at = [*map(self.places.get, entries.column("fund"))]
        usual = [
            kind in _LINES and unit is VND and place is not None
            for kind, unit, place in zip(kinds, units, at, strict=True)
        ]
        if any(life != ALWAYS for life in self.lives):
            usual = self._within_life(usual, at, ons)
        self.fund = cast("list[int]", [*compress(at, usual)])
        self.day = [*map(date.toordinal, compress(ons, usual))]
        self.line = [*map(_LINES.__getitem__, compress(kinds, usual))]
        self.size = [
            number if kind is _CONTRIBUTION else -number
            for kind, number in compress(zip(kinds, numbers, strict=True), usual)
        ]
        self.kind, self.other = [0] * len(self.fund), [-1] * len(self.fund)
        self.value = [*self.size]
        unusual = [not one for one in usual]
        rows = zip(*map(entries.column, _Moved._fields), strict=True)
        for place, row in compress(enumerate(rows), unusual):
            self._one(place, _Moved(*row))

    def _within_life(self, usual: list[bool], at: list[int | None], ons: list[date]) -> list[bool]:
        lives = self.lives
        return [
            one and place is not None and lives[place][0] <= on.toordinal() < lives[place][1]
            for one, place, on in zip(usual, at, ons, strict=True)
        ]

    def _one(self, place: int, flat: _Moved) -> None:
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
                    sign = 1 if flat.kind is _CONTRIBUTION else -1
                    self._add((at, day, _LINES[flat.kind]), _sized(flat), sign)

    def _where(self, place: int, flat: _Moved) -> tuple[int | None, int | None]:
        at = self._fund(place, "fund", flat.fund)
        return at, self._day(place, "on", flat.on, at)

    def _transfer(self, place: int, flat: _Moved) -> None:
        sender = self._fund(place, "sender", flat.fund)
        receiver = self._fund(place, "receiver", flat.to)
        sent = self._day(place, "sent_on", flat.on, sender)
        got = self._day(place, "received_on", flat.received_on, receiver)
        if sender is None or receiver is None:
            return
        if sent is not None:
            where = (sender, sent, int(Line.PASSED_ON))
            self._add(where, _sized(flat), -1, other=receiver)
        if got is not None:
            where = (receiver, got, int(Line.RECEIVED))
            amount = _sized(flat) if flat.got_unit is None else _got(flat)
            self._add(where, amount, 1, other=sender)

    def _exchange(self, place: int, flat: _Moved) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            where = (at, day, int(Line.EXCHANGED))
            self._add(where, _sized(flat), -1)
            self._add(where, _got(flat), 1)

    def _revaluation(self, place: int, flat: _Moved) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            where = (at, day, int(Line.REVALUED))
            number = flat.number
            if number:
                self._add(where, (Holding(flat.unit, valued=False), number, 0), -1)
            valued = (Holding(flat.unit, valued=True), number, flat.value or 0)
            self._add(where, valued, 1)

    def _opening(self, place: int, flat: _Moved) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            kind, size, value = _sized(flat)
            account = (at, self._kind(kind))
            opening = self.openings.setdefault((account, day), [0, 0])
            opening[0] += size
            opening[1] += value
            opening.append(place)

    def _add(self, where: tuple[int, int, int], amount: _Sized, sign: int, other: int = -1) -> None:
        kind, size, value = amount
        self._append(*where, self._kind(kind), sign * size, sign * value, other)

    def _append(  # noqa: PLR0913, PLR0917 - one of each column
        self, fund: int, day: int, line: int, kind: int, size: int, value: int, other: int = -1
    ) -> None:
        self.fund.append(fund)
        self.day.append(day)
        self.line.append(line)
        self.kind.append(kind)
        self.size.append(size)
        self.value.append(value)
        self.other.append(other)

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
        opened = {account for account, _ in self.openings}
        for account, day in zip(zip(self.fund, self.kind, strict=True), self.day, strict=True):
            if account in opened and day < firsts.get(account, day + 1):
                firsts[account] = day
        for account, day in self.openings:
            firsts[account] = min(day, firsts.get(account, day))
        stated: list[Stated] = []
        for (account, day), (size, value, *entries) in sorted(self.openings.items()):
            if day == firsts[account]:
                fund, kind = account
                opening = int(Line.OPENING)
                self._append(fund, day, opening, kind, size, value)
            else:
                stated.append(Stated(account, day, size, value, tuple(entries)))
        return stated


def _sized(flat: _Moved) -> _Sized:
    return _of(flat.unit, flat.number, flat.value)


def _got(flat: _Moved) -> _Sized:
    return _of(flat.got_unit or VND, flat.got_number or 0, flat.got_value)


def _of(unit: Unit, number: int, value: int | None) -> _Sized:
    if unit == VND:
        return CASH, number, number
    valued = value is not None and unit.kind is not UnitKind.MONEY
    return Holding(unit, valued=valued), number, value or 0

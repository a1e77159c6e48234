"""How entries are posted to their funds."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress, count, repeat
from operator import is_not, not_
from typing import Any, Final, NamedTuple, cast

from attrs import define, field

from khuyenhoc._near import near_hint
from khuyenhoc.errors import Problem
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.flat_entry import EntryKind
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.models.funds.postings import Account, Line, Posting, Postings, Stated
from khuyenhoc.models.spans import ALWAYS, Span, span_of
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["post"]


def post(entries: EntryColumns, funds: Sequence[Fund]) -> tuple[Postings, list[Problem]]:
    """Post entries to their funds; what names no fund, or no day of its life, is a problem."""
    places = {fund.id: place for place, fund in enumerate(funds)}
    poster = _Poster(funds, places, [span_of(fund.period) for fund in funds])
    poster.all(entries)
    stated = tuple(poster.open())
    columns = (poster.fund, poster.day, poster.line, poster.kind, poster.size, poster.value)
    rest = (poster.other, poster.entry, stated, tuple(poster.late))
    return Postings(tuple(poster.kinds), *columns, *rest), poster.problems


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
_RAISED: Final = int(Line.RAISED)

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
    entry: list[int] = field(factory=list[int])
    problems: list[Problem] = field(factory=list[Problem])
    late: list[Stated] = field(factory=list[Stated])
    #: By account and day: size, value and the places of the entries.
    openings: dict[tuple[Account, int], list[int]] = field(
        factory=dict[tuple[Account, int], list[int]]
    )

    def all(self, entries: EntryColumns) -> None:
        """Post every entry: what is raised, spent and passed on, which most is, by columns."""
        at = [*map(self.places.get, entries.column("fund"))]
        lines = [*map(_LINES.get, entries.column("kind"))]
        if None in {*at} or any(life != ALWAYS for life in self.lives):
            lines = self._where_it_exists(lines, at, entries.column("on"))
        self._gifts(entries, at, lines)
        rest = self._transfers(entries, at, [*compress(count(), map(not_, lines))])
        rows = zip(*([column[place] for place in rest] for column in _moved(entries)), strict=True)
        for place, row in zip(rest, rows, strict=True):
            self._one(place, _Moved(*row))

    def _where_it_exists(
        self, lines: list[int | None], at: list[int | None], ons: list[date]
    ) -> list[int | None]:
        """Give the lines, none where there is no such fund or not on that day."""
        lives = self.lives
        return [
            line
            if line and place is not None and lives[place][0] <= on.toordinal() < lives[place][1]
            else None
            for line, place, on in zip(lines, at, ons, strict=True)
        ]

    def _gifts(self, entries: EntryColumns, at: list[int | None], lines: list[int | None]) -> None:
        """Post what is raised and spent: the entries that have a line."""
        self.fund = cast("list[int]", [*compress(at, lines)])
        self.day = [*map(date.toordinal, compress(entries.column("on"), lines))]
        self.line = [*filter(None, lines)]
        numbers = compress(entries.column("number"), lines)
        self.size = [
            number if line == _RAISED else -number
            for number, line in zip(numbers, self.line, strict=True)
        ]
        self.kind, self.other = [0] * len(self.fund), [-1] * len(self.fund)
        self.entry = [*compress(count(), lines)]
        self.value = [*self.size]
        units = [*compress(entries.column("unit"), lines)]
        in_kind = [*compress(count(), map(is_not, units, repeat(VND)))]
        if in_kind:
            values = [*compress(entries.column("value"), lines)]
            for place in in_kind:
                size = self.size[place]
                kind, _, value = _of(units[place], size, values[place])
                self.kind[place] = self._kind(kind)
                if kind is not CASH:
                    self.value[place] = value if size > 0 else -value

    def _transfers(
        self, entries: EntryColumns, at: list[int | None], places: list[int]
    ) -> list[int]:
        """Post the transfers of cash that both sides have alike, and give the other entries."""
        if any(life != ALWAYS for life in self.lives):
            return places
        kinds, units, got = (entries.column(name) for name in ("kind", "unit", "got_unit"))
        ons, received = entries.column("on"), entries.column("received_on")
        to = entries.column("to")
        others = {place: self.places.get(to[place]) for place in places}
        usual = [
            kinds[place] is EntryKind.TRANSFER
            and units[place] is VND
            and got[place] is None
            and None not in (at[place], others[place], ons[place], received[place])
            for place in places
        ]
        moved = [*compress(places, usual)]
        numbers = entries.column("number")
        for here, there, days, line, sign in (
            (at, others, ons, Line.PASSED_ON, -1),
            (others, at, received, Line.RECEIVED, 1),
        ):
            self.fund += cast("list[int]", [here[place] for place in moved])
            self.other += cast("list[int]", [there[place] for place in moved])
            self.day += [days[place].toordinal() for place in moved]
            self.line += [int(line)] * len(moved)
            self.kind += [0] * len(moved)
            sizes = [sign * numbers[place] for place in moved]
            self.size += sizes
            self.value += sizes
            self.entry += moved
        return [*compress(places, map(not_, usual))]

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
            case _:  # a gift of no fund, or on no day of its life: all others are posted
                self._where(place, flat)

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
            self._add(place, where, _sized(flat), -1, other=receiver)
        if got is not None:
            where = (receiver, got, int(Line.RECEIVED))
            amount = _sized(flat) if flat.got_unit is None else _got(flat)
            self._add(place, where, amount, 1, other=sender)

    def _exchange(self, place: int, flat: _Moved) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            where = (at, day, int(Line.EXCHANGED))
            self._add(place, where, _sized(flat), -1)
            self._add(place, where, _got(flat), 1)

    def _revaluation(self, place: int, flat: _Moved) -> None:
        at, day = self._where(place, flat)
        if at is not None and day is not None:
            where = (at, day, int(Line.REVALUED))
            number = flat.number
            if number:
                self._add(place, where, (Holding(flat.unit, valued=False), number, 0), -1)
            valued = (Holding(flat.unit, valued=True), number, flat.value or 0)
            self._add(place, where, valued, 1)

    def _opening(self, place: int, flat: _Moved) -> None:
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
        self._append((*where, self._kind(kind), sign * size, sign * value, other, place))

    def _append(self, posting: Posting) -> None:
        columns = (self.fund, self.day, self.line, self.kind, self.size, self.value)
        for column, value in zip((*columns, self.other, self.entry), posting, strict=True):
            column.append(value)

    def _kind(self, kind: Holding) -> int:
        return self.kinds.setdefault(kind, len(self.kinds))

    # -- what does not resolve --------------------------------------------------------------------

    def _fund(self, place: int, name: str, fund: str | None) -> int | None:
        at = None if fund is None else self.places.get(fund)
        if at is None:
            said = f"the id of a fund of the ledger{near_hint(fund, self.places)}"
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
        for account, day in self.openings:
            firsts[account] = min(day, firsts.get(account, day))
        begins: dict[int, int] = {}
        for (fund, _), day in firsts.items():
            begins[fund] = min(day, begins.get(fund, day))
        last = max(firsts.values())
        for place in compress(count(), map(last.__gt__, self.day)):
            fund, day = self.fund[place], self.day[place]
            begins[fund] = min(day, begins.get(fund, day))
            account = fund, self.kind[place]
            if account in firsts:
                firsts[account] = min(day, firsts[account])
        stated: list[Stated] = []
        for (account, day), (size, value, *entries) in sorted(self.openings.items()):
            if day == firsts[account]:
                (fund, kind), opening = account, int(Line.OPENING)
                self._append((fund, day, opening, kind, size, value, -1, entries[0]))
                if begins[fund] < day and size:
                    self.late.append(Stated(account, day, size, value, tuple(entries)))
            else:
                stated.append(Stated(account, day, size, value, tuple(entries)))
        return stated


def _moved(entries: EntryColumns) -> Iterator[list[Any]]:
    return map(entries.column, _Moved._fields)


def _sized(flat: _Moved) -> _Sized:
    return _of(flat.unit, flat.number, flat.value)


def _got(flat: _Moved) -> _Sized:
    return _of(flat.got_unit or VND, flat.got_number or 0, flat.got_value)


def _of(unit: Unit, number: int, value: int | None) -> _Sized:
    if unit == VND:
        return CASH, number, number
    valued = value is not None and unit.kind is not UnitKind.MONEY
    return Holding(unit, valued=valued), number, value or 0

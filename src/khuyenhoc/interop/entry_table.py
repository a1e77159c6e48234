"""Rows of entries read column by column, where they are as most are."""

from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from types import NoneType
from typing import Any, Final

from attrs import define

from khuyenhoc.interop.entry_row import BY_KIND, OF_SOME, EntryRows
from khuyenhoc.interop.headings import Headings
from khuyenhoc.interop.ledger_columns import Column, Field
from khuyenhoc.interop.told_cells import NEEDED, Told
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.entry_columns import NAMES, default_of
from khuyenhoc.models.funds.flat_entry import EntryKind, FlatEntry
from khuyenhoc.values.count import Count
from khuyenhoc.values.unit import OCCURRENCE, PERSON, VND, Unit

__all__ = ["FlatColumns", "read_by_column"]


#: Entries of these kinds, in đồng or goods, are read column by column: most are such.
_CONTRIBUTION: Final = EntryKind.CONTRIBUTION
_DISBURSEMENT: Final = EntryKind.DISBURSEMENT
_TRANSFER: Final = EntryKind.TRANSFER
_USUAL: Final = (_CONTRIBUTION, _DISBURSEMENT, _TRANSFER)
#: The columns that are a field by themselves.
_AS_TOLD: Final = (
    *(Field.TO, Field.RECEIVED_ON, Field.VALUE, Field.PURPOSE, Field.CAMPAIGN),
    *(Field.EARMARKED_FOR, Field.RECIPIENT, Field.STATE_ORDERED, Field.ENDOWMENT, Field.NOTE),
)
_FLAGS: Final = frozenset({Field.STATE_ORDERED, Field.ENDOWMENT})
_COMBINED: Final = (
    *(Field.GOODS, Field.NUMBER, Field.COUNTED_IN, Field.DONOR, Field.DONOR_NAME),
    *(Field.RECIPIENTS, Field.OCCURRENCES),
)
#: All other columns are blank in the usual rows.
_KNOWN: Final = frozenset({Field.ID, *NEEDED, *_AS_TOLD, *_COMBINED})


@define
class FlatColumns:
    """Flat entries side by side, as they are read; where there is none, a gap."""

    length: int
    columns: dict[str, list[Any]]

    def column(self, name: str) -> list[Any]:
        """Give a column, made of defaults where it is not there yet."""
        if name not in self.columns:
            self.columns[name] = [default_of(name)] * self.length
        return self.columns[name]

    def put(self, place: int, flat: FlatEntry) -> None:
        """Put an entry in its place."""
        for name in NAMES:
            value = getattr(flat, name)
            if name in self.columns or value != default_of(name):
                self.column(name)[place] = value

    def without(self, places: Iterable[int]) -> dict[str, list[Any]]:
        """Give the columns without some places."""
        gone = {*places}
        if not gone:
            return self.columns
        kept = [place for place in range(self.length) if place not in gone]
        return {name: [column[place] for place in kept] for name, column in self.columns.items()}


def read_by_column(
    given: list[object], headings: Headings[Column], rows: EntryRows
) -> tuple[FlatColumns, set[int], Told]:
    """Read the usual rows column by column.

    The places of all others, and of those in which anything is wrong, come back as odd: they are
    left to be read one by one, and have a gap here. What their cells say, as far as it could be
    read at all, comes back too.
    """
    told = Told.of(given, headings, rows.cells)
    length = len(given)
    columns = FlatColumns(length, {"kind": [None] * length, "id": [None] * length})
    if len(told.unread) == length:
        return columns, {*told.unread}, told
    kinds = [*map(_plain, told.of_field(Field.KIND))]
    odd = told.unread | _unusual(told, kinds, rows)
    amounts, goods = told.of_field(Field.AMOUNT), told.columns.get(Field.GOODS)
    units: list[Any] = [VND] * length
    if goods is not None:
        numbers = told.of_field(Field.NUMBER)
        things = [(place, unit) for place, unit in enumerate(goods) if unit is not None]
        amounts = [*amounts]
        for place, unit in things:
            units[place], amounts[place] = unit, numbers[place]
    ids = told.columns.get(Field.ID)
    if ids is None:
        ids = [f"row {number}" for number in range(1, length + 1)]
    columns.columns = {
        "kind": kinds,
        "id": ids,
        "fund": told.of_field(Field.FUND),
        "on": told.of_field(Field.ON),
        "unit": units,
        "number": amounts,
    }
    for field in _AS_TOLD:
        if field in told.columns:
            column = told.columns[field]
            columns.columns[field.value] = [*map(bool, column)] if field in _FLAGS else column
    for first, (name, make, second) in _MADE.items():
        if first in told.columns:
            made = _made(make, told.columns[first], told.of_field(second))
            before = columns.columns.get(name)
            columns.columns[name] = made if before is None else [*map(_either, before, made)]
    return columns, odd, told


def _plain(kind: Any) -> EntryKind | None:  # noqa: ANN401 - a RowKind, or None
    return None if kind is None or kind.side is not None else kind.kind


def _unusual(told: Told, kinds: list[EntryKind | None], rows: EntryRows) -> set[int]:
    """Find the rows of other kinds, and those in which cells do not fit.

    What most columns have nothing of is looked for in sets first, which takes no time.
    """
    odd = {*_ill_needed(told, kinds, rows), *_ill_moved(told), *_ill_paired(told)}
    odd |= _ill_sent(told, kinds, rows)
    for field, values in told.columns.items():
        allowed = {kind for kind in _USUAL if field in BY_KIND[kind]}
        if field not in _KNOWN:
            odd.update(place for place, value in enumerate(values) if value is not None)
        elif field in OF_SOME and not {*compress(kinds, values)} <= allowed:
            pairs = enumerate(zip(values, kinds, strict=True))
            odd.update(place for place, (value, kind) in pairs if value and kind not in allowed)
    return odd


def _ill_needed(told: Told, kinds: list[EntryKind | None], rows: EntryRows) -> Iterator[int]:
    """Find where the id, the kind, the fund or the day lacks or does not fit."""
    funds, days = told.columns[Field.FUND], told.columns[Field.ON]
    if Field.ID in told.columns and NoneType in {*map(type, told.columns[Field.ID])}:
        yield from (place for place, one in enumerate(told.columns[Field.ID]) if one is None)
    if not {*kinds} <= {*_USUAL}:
        yield from (place for place, kind in enumerate(kinds) if kind not in _USUAL)
    if not {*funds} <= rows.funds.keys():
        yield from (place for place, fund in enumerate(funds) if fund not in rows.funds)
    if NoneType in {*map(type, days)}:
        yield from (place for place, day in enumerate(days) if day is None)
    if rows.has_lives:
        lives = rows.lives
        for place, (fund, day) in enumerate(zip(funds, days, strict=True)):
            if fund in lives and day is not None:
                first, after = lives[fund]
                if not first <= day.toordinal() < after:
                    yield place


def _ill_moved(told: Told) -> Iterator[int]:
    """Find where not just one of money and goods is told of, or not as it should be."""
    amounts, goods = told.columns[Field.AMOUNT], told.of_field(Field.GOODS)
    numbers, units = told.of_field(Field.NUMBER), told.of_field(Field.COUNTED_IN)
    for place, (amount, things) in enumerate(zip(amounts, goods, strict=True)):
        if (amount is None) is (things is None) or (amount is not None and amount <= 0):
            yield place
    for place, value in enumerate(told.columns.get(Field.VALUE, ())):
        if value is not None and (value < 0 or goods[place] is None):
            yield place
    if Field.GOODS in told.columns or Field.COUNTED_IN in told.columns:
        for place, number in enumerate(numbers):
            things, unit = goods[place], units[place]
            if (number is None) is not (things is None and unit is None) or (
                number is not None and (number <= 0 or (things is not None and unit is not None))
            ):
                yield place
    else:
        yield from (place for place, number in enumerate(numbers) if number is not None)


def _ill_paired(told: Told) -> Iterator[int]:
    """Find a donor's name without an id, and recipients who are counted twice."""
    people, times = told.of_field(Field.RECIPIENTS), told.of_field(Field.OCCURRENCES)
    if Field.DONOR_NAME in told.columns:
        donors = zip(told.of_field(Field.DONOR), told.columns[Field.DONOR_NAME], strict=True)
        for place, (identity, name) in enumerate(donors):
            if identity is None and name is not None:
                yield place
    for first, second in ((people, times), (times, people)):
        if first.count(None) < len(first):
            for place, number in enumerate(first):
                if number is not None and (number < 0 or second[place] is not None):
                    yield place


def _ill_sent(told: Told, kinds: list[EntryKind | None], rows: EntryRows) -> set[int]:
    """Find the transfers of which the other fund, or its day, lacks or does not fit."""
    odd: set[int] = set()
    if Field.TO not in told.columns:
        return {place for place, kind in enumerate(kinds) if kind is _TRANSFER}
    funds, others = told.of_field(Field.FUND), told.of_field(Field.TO)
    days, numbers = told.of_field(Field.RECEIVED_ON), told.of_field(Field.COUNTED_IN)
    for place, kind in enumerate(kinds):
        if kind is _TRANSFER:
            to, day = others[place], days[place]
            life = rows.lives.get(to)
            if (
                life is None
                or to == funds[place]
                or numbers[place] is not None
                or (day is not None and not life[0] <= day.toordinal() < life[1])
            ):
                odd.add(place)
    return odd


def _either(first: object, second: object) -> object:
    return second if first is None else first


def _made(make: Callable[[Any, Any], Any], firsts: list[Any], seconds: list[Any]) -> list[Any]:
    """Make a value of each pair of cells whose first says something; of equal pairs the same."""
    made: dict[tuple[Any, Any], Any] = {}
    values: list[Any] = [None] * len(firsts)
    for place, first in enumerate(firsts):
        if first is not None:
            pair = first, seconds[place]
            if pair not in made:
                made[pair] = make(*pair)
            values[place] = made[pair]
    return values


# Of pairs that do not fit there is nothing here: their rows are odd.


def _count(number: int | None, unit: Unit | None) -> Count | None:
    return None if number is None or unit is None or number < 0 else Count(number, unit)


def _occurrences(times: int, people: int | None) -> Count | None:
    return None if people is not None else _count(times, OCCURRENCE)


def _people(people: int, times: int | None) -> Count | None:
    return None if times is not None else _count(people, PERSON)


#: Which fields are made of two columns, of which the first must say something.
_MADE: Final[dict[Field, tuple[str, Callable[[Any, Any], Any], Field]]] = {
    Field.COUNTED_IN: ("count", lambda unit, number: _count(number, unit), Field.NUMBER),
    Field.RECIPIENTS: ("recipients", _people, Field.OCCURRENCES),
    Field.OCCURRENCES: ("recipients", _occurrences, Field.RECIPIENTS),
    Field.DONOR: ("donor", Donor, Field.DONOR_NAME),
}

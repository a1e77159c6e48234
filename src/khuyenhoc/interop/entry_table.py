"""Rows of entries read column by column, where they are as most are."""

from collections.abc import Iterable, Iterator
from itertools import compress, count, repeat
from operator import is_
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
_OPENING: Final = EntryKind.OPENING_BALANCE
_USUAL: Final = frozenset({_CONTRIBUTION, _DISBURSEMENT, _TRANSFER, _OPENING})
#: What says how much: in the usual rows it is above 0.
_SIZES: Final = (Field.AMOUNT, Field.NUMBER, Field.VALUE)
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
_KNOWN: Final = frozenset({Field.ID, Field.CURRENCY, *NEEDED, *_AS_TOLD, *_COMBINED})

#: Columns that entries have even if all of them say nothing, as the day of what no sender has.
_NEVER_LEFT_OUT: Final = ("kind", "id", "fund", "on", "number")


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
    columns = FlatColumns(length, {name: [None] * length for name in _NEVER_LEFT_OUT})
    if len(told.unread) == length:
        return columns, {*told.unread}, told
    kinds: list[Any] = told.of_field(Field.KIND)
    odd = told.unread | _unusual(told, kinds, rows)
    amounts, units = told.of_field(Field.AMOUNT), [VND] * length
    if Field.GOODS in told.columns:
        goods, numbers = told.columns[Field.GOODS], told.of_field(Field.NUMBER)
        amounts = [*amounts]
        for place in _places(goods):
            units[place], amounts[place] = goods[place], numbers[place]
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
    for name, made in (
        ("count", _counts(told)),
        ("recipients", _recipients(told)),
        ("donor", _donors(told)),
    ):
        if made is not None:
            columns.columns[name] = made
    return columns, odd, told


def _places(values: Iterable[object]) -> list[int]:
    """Give the places of the values that are neither ``None`` nor 0."""
    return [*compress(count(), values)]


def _how_many(values: Iterable[object]) -> int:
    """Count the values that are neither ``None`` nor 0."""
    return len([*filter(None, values)])


# -- what is not as most rows are: looked for in the few different things that a column says -------


def _unusual(told: Told, kinds: list[Any], rows: EntryRows) -> set[int]:
    """Find the rows of other kinds, and those in which cells do not fit."""
    odd = {*_ill_needed(told, kinds, rows), *_ill_moved(told), *_ill_paired(told)}
    odd.update(_ill_sent(told, kinds, rows))
    if rows.mortal:
        odd.update(_ill_dated(told, rows))
    for field, values in told.columns.items():
        allowed = {kind for kind in _USUAL if field in BY_KIND[kind]}
        if field is Field.CURRENCY:
            odd.update(_in_other_money(told))
        elif field not in _KNOWN:
            odd.update(place for place, value in enumerate(values) if value is not None)
        elif field in OF_SOME and not {*compress(kinds, values)} <= allowed:
            odd.update(place for place in _places(values) if kinds[place] not in allowed)
    return odd


def _ill_needed(told: Told, kinds: list[Any], rows: EntryRows) -> Iterator[int]:
    """Find where the id, the kind, the fund or the day lacks or is not known."""
    for field in (Field.ID, Field.ON):
        if field in told.columns and None in told.in_field(field):
            yield from (place for place, one in enumerate(told.columns[field]) if one is None)
    if not told.in_field(Field.KIND) <= _USUAL:
        yield from (place for place, kind in enumerate(kinds) if kind not in _USUAL)
    if not told.in_field(Field.FUND) <= rows.funds.keys():
        funds = enumerate(told.columns[Field.FUND])
        yield from (place for place, fund in funds if fund not in rows.funds)


def _ill_dated(told: Told, rows: EntryRows) -> Iterator[int]:
    """Find where a fund that begins or ends does not exist."""
    for fund_field, day_field in ((Field.FUND, Field.ON), (Field.TO, Field.RECEIVED_ON)):
        funds, days = told.of_field(fund_field), told.of_field(day_field)
        for place in _places(map(rows.mortal.__contains__, funds)):
            day, (first, after) = days[place], rows.mortal[funds[place]]
            if day is not None and not first <= day.toordinal() < after:
                yield place


def _ill_moved(told: Told) -> Iterable[int]:
    """Find where not just one of money and goods is told of, or not as it should be."""
    amounts, numbers = told.columns[Field.AMOUNT], told.of_field(Field.NUMBER)
    goods, units = told.of_field(Field.GOODS), told.of_field(Field.COUNTED_IN)
    values = told.of_field(Field.VALUE)
    if all(map(_are_positive, map(told.in_field, _SIZES))):
        in_kind, counted, valued = _places(goods), _places(units), _places(values)
        if (
            _how_many(amounts) + len(in_kind) == told.length
            and not any(map(amounts.__getitem__, in_kind))
            and _how_many(numbers) == len(in_kind) + len(counted)
            and all(map(numbers.__getitem__, in_kind))
            and all(map(numbers.__getitem__, counted))
            and not any(map(units.__getitem__, in_kind))
            and all(map(goods.__getitem__, valued))
        ):
            return ()
    return [
        place
        for place, row in enumerate(zip(amounts, goods, numbers, units, values, strict=True))
        if not _is_moved(*row)
    ]


def _are_positive(different: set[int | None]) -> bool:
    return all(number is None or number > 0 for number in different)


def _is_moved(
    amount: int | None,
    goods: Unit | None,
    number: int | None,
    unit: Unit | None,
    value: int | None,
) -> bool:
    """Whether there is an amount, perhaps with a count, or a number of goods, and not both."""
    if goods is None:
        counted = (number is None and unit is None) or (
            number is not None and number > 0 and unit is not None
        )
        return amount is not None and amount > 0 and value is None and counted
    return (
        amount is None
        and unit is None
        and number is not None
        and number > 0
        and (value is None or value >= 0)
    )


def _in_other_money(told: Told) -> Iterator[int]:
    goods = told.of_field(Field.GOODS)
    for place in _places(told.columns[Field.CURRENCY]):
        if told.columns[Field.CURRENCY][place] is not VND or goods[place] is not None:
            yield place


def _ill_paired(told: Told) -> Iterator[int]:
    """Find a donor's name without an id, and recipients who are counted twice."""
    for first, second in (
        (Field.DONOR_NAME, Field.DONOR),
        (Field.OCCURRENCES, Field.RECIPIENTS),
    ):
        if first in told.columns:
            pairs = zip(told.columns[first], told.of_field(second), strict=True)
            for place, (one, other) in enumerate(pairs):
                if one is not None and (other is None) is (first is Field.DONOR_NAME):
                    yield place


def _ill_sent(told: Told, kinds: list[Any], rows: EntryRows) -> Iterator[int]:
    """Find the transfers of which the other fund lacks or does not fit."""
    if _TRANSFER in told.in_field(Field.KIND):
        funds, others = told.of_field(Field.FUND), told.of_field(Field.TO)
        for place in _places(map(is_, kinds, repeat(_TRANSFER))):
            if others[place] not in rows.funds or others[place] == funds[place]:
                yield place


# -- what is made of two columns; of pairs that do not fit there is nothing: their rows are odd ----


def _counts(told: Told) -> list[Count | None] | None:
    """Give what money was given as."""
    if Field.COUNTED_IN not in told.columns:
        return None
    units, numbers = told.columns[Field.COUNTED_IN], told.of_field(Field.NUMBER)
    known: dict[int, dict[int, Count]] = {}
    made: list[Count | None] = [None] * told.length
    for place in _places(units):
        number, alike = numbers[place], known.setdefault(id(units[place]), {})
        if number is not None:
            if number not in alike:
                alike[number] = Count(number, units[place])
            made[place] = alike[number]
    return made


def _recipients(told: Told) -> list[Count | None] | None:
    """Give how many people got it or, where they are not counted, how many times it was got."""
    made: list[Count | None] | None = None
    for field, unit in ((Field.OCCURRENCES, OCCURRENCE), (Field.RECIPIENTS, PERSON)):
        if field in told.columns:
            known = {
                number: Count(number, unit) for number in told.in_field(field) if number is not None
            }
            counts = map(known.get, told.columns[field])
            made = [*counts] if made is None else [*map(_either, counts, made)]
    return made


def _donors(told: Told) -> list[Donor | None] | None:
    if Field.DONOR not in told.columns:
        return None
    ids = told.columns[Field.DONOR]
    if Field.DONOR_NAME not in told.columns:
        unnamed = {one: Donor(one) for one in told.in_field(Field.DONOR) if one is not None}
        return [*map(unnamed.get, ids)]
    names = told.columns[Field.DONOR_NAME]
    known = {pair: Donor(*pair) for pair in {*zip(ids, names, strict=True)} if pair[0] is not None}
    return [*map(known.get, zip(ids, names, strict=True))]


def _either(first: Count | None, second: Count | None) -> Count | None:
    return second if first is None else first

"""The cells of a table of entries, read column by column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from types import NoneType
from typing import Any, Final, cast

from attrs import define

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import is_missing
from khuyenhoc.interop.headings import Headings
from khuyenhoc.interop.ledger_cells import Cells
from khuyenhoc.interop.ledger_columns import Column, Field

__all__ = ["NEEDED", "Told"]

#: The columns without which there are no entries.
NEEDED: Final = (Field.KIND, Field.FUND, Field.ON, Field.AMOUNT)
#: The columns that are there even if they say nothing: no entry may lack what they hold.
_KEPT: Final = frozenset({Field.ID, *NEEDED})
#: So many rows are read at a time: their cells are then still near to the processor, and the
#: garbage collector, which looks around at every 700 new objects, finds nothing to do.
_AT_A_TIME: Final = 500
_WRONG: Final = object()
_FIRST: Final[Callable[[str], str]] = itemgetter(0)
_LAST: Final[Callable[[str], str]] = itemgetter(-1)


@define
class Told:
    """What the cells of a table say, column by column."""

    length: int
    #: By what they hold; a column in which nothing is said is not there.
    columns: dict[Field, list[Any]]
    #: The different things that each column says, ``None`` among them where a cell says nothing.
    #: Of ids, of which no two are alike, there is only that.
    different: dict[Field, set[Any]]
    #: The places of the rows that have other headings, or a cell that cannot be read.
    unread: set[int]

    @classmethod
    def of(cls, given: list[object], headings: Headings[Column], cells: Cells) -> "Told":
        """Read every column of the rows that have the headings of the first."""
        first = given[0] if given else None
        if type(first) is not dict:
            return cls.of_nothing(len(given))
        model = cast("dict[object, object]", first)
        found = headings.columns(model)
        columns = {column.field: column for column in found.headings}
        if any(field not in columns for field in NEEDED):
            return cls.of_nothing(len(given))
        readers = [_ColumnReader(column.field, cells.reader(column)) for column in columns.values()]
        # With every heading of the first row, also those that are not read, and as many cells, a
        # row has its headings.
        known = [*map(found.headings.__getitem__, columns.values()), *found.nameless]
        pick = itemgetter(*known, *(heading for heading in model if heading not in {*known}))
        unread: set[int] = set()
        for start in range(0, len(given), _AT_A_TIME):
            rows = _as_wide_as(model, given[start : start + _AT_A_TIME], start, unread)
            try:
                side_by_side = [*zip(*map(pick, rows), strict=True)]
            except KeyError:  # as many headings, but others
                unread.update(range(start, start + len(rows)))
                side_by_side = [(None,) * len(rows)] * len(readers)
            for reader, column in zip(readers, side_by_side, strict=False):
                unread.update(start + place for place in reader.read(column))
            for column in side_by_side[len(readers) : len(known)]:
                unread.update(start + place for place in _filled(column))
        said = {one.field: one for one in readers if one.says or one.field in _KEPT}
        return cls(
            len(given),
            {field: one.values for field, one in said.items()},
            {field: one.different for field, one in said.items()},
            unread,
        )

    @classmethod
    def of_nothing(cls, length: int) -> "Told":
        """Leave every row to be read by itself."""
        return cls(length, {}, {}, {*range(length)})

    def of_field(self, field: Field) -> list[Any]:
        """Give a column, of nothing where it says nothing."""
        known = self.columns.get(field)
        return [None] * self.length if known is None else known

    def in_field(self, field: Field) -> set[Any]:
        """Give the different things that a column says."""
        return self.different.get(field, {None})

    def row(self, place: int) -> dict[Field, Any] | None:
        """Give what one row says, if all of it could be read."""
        if place in self.unread:
            return None
        return {field: column[place] for field, column in self.columns.items()}


def _filled(cells: Iterable[object]) -> Iterator[int]:
    """Give the places of the cells that say something, where no heading says what."""
    return (place for place, cell in enumerate(cells) if not is_missing(cell))


def _as_wide_as(
    model: dict[object, object], rows: list[object], start: int, unread: set[int]
) -> list[dict[object, object]]:
    """Give the rows, a blank one for each that is none or has more or fewer cells."""
    if {*map(type, rows)} == {dict}:
        dictionaries = cast("list[dict[object, object]]", rows)
        if {*map(len, dictionaries)} == {len(model)}:
            return dictionaries
    blank: dict[object, object] = {heading: None for heading in model}  # noqa: C420 - of that type
    alike: list[dict[object, object]] = [
        cast("dict[object, object]", row) if _is_as_wide(row, len(model)) else blank for row in rows
    ]
    unread.update(start + place for place, row in enumerate(alike) if row is blank)
    return alike


def _is_as_wide(row: object, width: int) -> bool:
    return type(row) is dict and len(cast("dict[object, object]", row)) == width


class _Known(dict[object, Any]):
    """What texts say, each read when it is first seen."""

    def __init__(self, reader: Callable[[object], Any]) -> None:
        super().__init__()
        self.reader = reader
        self.has_wrong = False

    def __missing__(self, cell: object) -> Any:  # noqa: ANN401 - what it reads
        value = self[cell] = _or_wrong(self.reader, cell)
        self.has_wrong = self.has_wrong or value is _WRONG
        return value


class _ColumnReader:
    """Reads one column, some rows at a time."""

    def __init__(self, field: Field, reader: Callable[[object], Any]) -> None:
        self.field, self.reader = field, reader
        self.values: list[Any] = []
        self.says = False
        self._known = _Known(reader)
        self._others: set[Any] = set()

    @property
    def different(self) -> set[Any]:
        """The different things that were read; ``None`` among them where nothing is said."""
        said = {*self._known.values(), *self._others}
        if self.field is Field.ID:
            said &= {None}
        return said - {_WRONG}

    def read(self, cells: Sequence[object]) -> list[int]:
        """Read cells, and give the places among them of those that cannot be read."""
        try:
            said = "".join(cast("Sequence[str]", cells))
        except TypeError:  # to a dictionary 1, 1.0 and True are one key
            return self._read_others(cells)
        if not said:
            self._add_nothing(len(cells))
            return []
        self.says = True
        if self.field is Field.ID and _are_plain_ids(cast("Sequence[str]", cells)):
            self.values += cells
            return []
        self.values += map(self._known.__getitem__, cells)
        return self._found_wrong(len(cells)) if self._known.has_wrong else []

    def _add_nothing(self, times: int) -> None:
        self.values += [None] * times
        self._others.add(None)

    def _read_others(self, cells: Sequence[object]) -> list[int]:
        if {*map(type, cells)} == {NoneType}:
            self._add_nothing(len(cells))
            return []
        self.says = True
        read = [_or_wrong(self.reader, cell) for cell in cells]
        self._others.update(read)
        self.values += read
        return self._found_wrong(len(cells)) if _WRONG in self._others else []

    def _found_wrong(self, last: int) -> list[int]:
        """Find which of the last cells could not be read, and say nothing in their places."""
        start = len(self.values) - last
        wrong = [place for place in range(last) if self.values[start + place] is _WRONG]
        for place in wrong:
            self.values[start + place] = None
        return wrong


def _or_wrong(reader: Callable[[object], Any], cell: object) -> Any:  # noqa: ANN401 - what it reads
    try:
        return reader(cell)
    except InvalidValueError:
        return _WRONG


def _are_plain_ids(cells: Sequence[str]) -> bool:
    """Whether texts end in a digit, without space before them: no word for nothing is such."""
    if {*map(type, cells)} != {str}:
        return False
    try:
        last, first = "".join(map(_LAST, cells)), "".join(map(_FIRST, cells))
    except IndexError:  # a blank
        return False
    return last.isdecimal() and not _has_space(first)


def _has_space(text: str) -> bool:
    return text.split() != [text]

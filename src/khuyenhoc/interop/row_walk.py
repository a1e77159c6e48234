"""One row after the other: its known cells, and all that is wrong with it gathered."""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from typing import Final, Generic, TypeVar, cast

from khuyenhoc.errors import InvalidValueError, Problem
from khuyenhoc.interop.cells import day_cell, is_missing, text_cell
from khuyenhoc.interop.headings import Columns, Headings
from khuyenhoc.interop.rows_read import BadRow, Unshown
from khuyenhoc.text.names import name_key
from khuyenhoc.values.period import Period

__all__ = ["Row", "row_at", "walk"]

C = TypeVar("C", bound=Hashable)
T = TypeVar("T")

_A_ROW: Final = (
    "a mapping from headings to cells, as csv.DictReader, pandas' to_dict('records') and polars'"
    " iter_rows(named=True) give them"
)
_NO_HEADING: Final = "nothing in a column without a heading, or beyond the last one"
_TOTALS: Final = frozenset({"tổng", "cộng", "tổng cộng", "tổng số", "total"})


class Row(Generic[C]):
    """A row while it is read: each cell by what its column is, each problem kept."""

    def __init__(
        self, number: int, row: object, columns: Columns[C], hidden: Container[C] = ()
    ) -> None:
        """Take the row with its number, 1 for the first, and the columns that are read.

        What stands in the columns ``hidden`` is told to nobody.
        """
        self.number: int = number
        self.hidden: Container[C] = hidden
        self.row: object = row
        self.headings: dict[C, str] = columns.headings
        self.problems: list[Problem] = []
        self.label: str | None = None
        self._cells: Mapping[object, object] = {}
        if isinstance(row, Mapping):
            self._cells = cast("Mapping[object, object]", row)
            self.problems += _stray(self._cells, columns.nameless)
        else:
            self.problems.append(Problem("the row", row, _A_ROW))

    def heading(self, column: C, default: str) -> str:
        """Give the heading of ``column``, or ``default`` where the table has no such column."""
        return self.headings.get(column, default)

    def read(self, column: C, reader: Callable[[object], T | None]) -> T | None:
        """Read the cell of ``column``; what is wrong with it becomes a problem of the row."""
        heading = self.headings.get(column)
        if heading is None:
            return None
        value = self._cells[heading]
        try:
            return reader(value)
        except InvalidValueError as error:
            shown = Unshown() if column in self.hidden else value
            self.problems.append(Problem(heading, shown, error.expected))
            return None

    def refuse(self, column: C, expected: str, default: str) -> None:
        """Find the cell of ``column`` wrong, for a reason that lies in other rows.

        A row that has no such column is wrong for what it does not say, under the heading
        ``default``.
        """
        heading = self.heading(column, default)
        value = self._cells[heading] if column in self.headings else _Nothing()
        if column in self.hidden:
            value = Unshown()
        self.problems.append(Problem(heading, value, expected))

    def read_id(self, column: C, name: C, default: str) -> str:
        """Read the id that a row must have; "" with a problem where it has none.

        A line of totals has none: its name is not an organisation's.
        """
        known = len(self.problems)
        if not isinstance(self.row, Mapping):
            return ""
        identity, called = self.read(column, text_cell), self.read(name, text_cell)
        self.label = identity or called
        said = [text for text in (identity, called) if text and name_key(text) in _TOTALS]
        heading = self.heading(column, default)
        if said:
            self.problems.append(Problem(heading, said[0], "an organisation; this sums up others"))
        elif identity is None and len(self.problems) == known:
            self.problems.append(Problem(heading, _Nothing(), "the id of an organisation"))
        return identity or ""

    def read_period(self, first: C, last: C) -> Period | None:
        """Read the first and the last day on which something is; ``None`` where neither is told."""
        start, last_day = self.read(first, day_cell), self.read(last, day_cell)
        try:
            if last_day is not None:
                return (
                    Period.until(last_day)
                    if start is None
                    else Period.through(start, last_day=last_day)
                )
            return None if start is None else Period(start)
        except InvalidValueError as error:
            heading = self.heading(last, "")
            self.problems.append(Problem(heading, error.value, error.expected))
            return None

    @property
    def bad(self) -> BadRow:
        """The row as one that could not be read."""
        return BadRow(
            number=self.number,
            label=self.label,
            row=self.row,
            hidden=tuple(
                heading for column, heading in self.headings.items() if column in self.hidden
            ),
            problems=tuple(self.problems),
        )


class _Nothing:
    """What a missing cell holds."""

    def __repr__(self) -> str:
        return "nothing"


def walk(rows: Iterable[object], headings: Headings[C]) -> Iterator[Row[C]]:
    """Give every row that says anything, with the number it has among all; blank ones count."""
    for number, given in enumerate(rows, 1):
        row = row_at(number, given, headings)
        if row is not None:
            yield row


def row_at(
    number: int, given: object, headings: Headings[C], hidden: Container[C] = ()
) -> Row[C] | None:
    """Take one row with its number; ``None`` where it says nothing."""
    if isinstance(given, Mapping):
        row = cast("Mapping[object, object]", given)
        columns = headings.columns(row)
        blank = all(_is_blank(cell) for cell in row.values())
        return None if blank else Row(number, row, columns, hidden)
    return Row(number, given, Columns({}))


def _stray(row: Mapping[object, object], nameless: tuple[object, ...]) -> list[Problem]:
    """Find what stands in a column without a heading, as a comma too many in a line makes it."""
    cells = [cell for heading in nameless for cell in _as_list(row[heading])]
    return [Problem("no heading", cell, _NO_HEADING) for cell in cells if not is_missing(cell)]


def _as_list(cell: object) -> list[object]:
    """Give what csv gathers in a list, for it stands beyond the headings."""
    return cast("list[object]", cell) if isinstance(cell, list) else [cell]


def _is_blank(cell: object) -> bool:
    return all(map(is_missing, _as_list(cell)))

"""Moves from the rows of a table, as far as one row alone says them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem
from khuyenhoc.interop.cells import day_cell, text_cell
from khuyenhoc.interop.headings import Headings, Words
from khuyenhoc.interop.ledger_cells import flag_cell, word_cell
from khuyenhoc.interop.move_columns import Column, EndCode, Field
from khuyenhoc.interop.row_walk import Row, walk
from khuyenhoc.interop.share_cells import moved_words, share_cell
from khuyenhoc.interop.unit_codes import UnitCodes
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.share import Share

__all__ = ["Line", "move_lines"]

_ENOUGH: Final = Words.of([("đủ", True), ("đầy đủ", True), ("chưa đủ", False), ("không đủ", False)])
_ONE_DAY: Final = timedelta(days=1)
#: The unit of one end of a move, and all that it may be.
_End = tuple[str | None, tuple[str, ...]]


@frozen(kw_only=True)
class Line:
    """What one row says: a move, and of which change it is."""

    row: Row[Column]
    #: As far as it could be read, also of a row that is bad.
    source: str | None
    effective: date | None
    target: str | None
    #: All units it may mean, of a row that is bad: those of its id and of its codes.
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    share: Share
    of: Moved
    in_force: date | None
    basis: str | None
    is_exhaustive: bool

    @property
    def move(self) -> Move:
        """The move of a row that is not bad."""
        return Move(self.source or "", self.target, self.share, self.of)

    def column(self, field: Field) -> Column:
        """Give the column in which the row tells ``field``: of an end that of its code, if so."""
        codes = (at for at in self.row.headings if isinstance(at, EndCode) and at.end is field)
        return field if field in self.row.headings else next(codes, field)

    def refuse(self, field: Field, expected: str) -> None:
        """Find what the row says of ``field`` wrong, for a reason that lies in other rows."""
        self.row.refuse(self.column(field), expected, field.value)

    def problem(self, problem: Problem) -> None:
        """Add what is wrong with the move, under the heading of what it is told of."""
        field = Field(problem.path)
        heading = self.row.heading(self.column(field), field.value)
        self.row.problems.append(Problem(heading, problem.value, problem.expected))


def move_lines(
    rows: Iterable[Mapping[str, object]],
    known: Headings[Column],
    codes: UnitCodes,
    *,
    exhaustive: bool,
) -> list[Line]:
    """Read every row; what is wrong with one is in its problems."""
    readers: dict[Column, Callable[[object], Any]] = {
        Field.SHARE: share_cell,
        Field.OF: partial(word_cell, moved_words(), f"one of {moved_words().listed}"),
        Field.EFFECTIVE: _first_day,
        Field.IN_FORCE: day_cell,
        Field.BASIS: text_cell,
        Field.EXHAUSTIVE: _flag,
    }
    return [_line(row, readers, codes, exhaustive=exhaustive) for row in walk(rows, known)]


def _first_day(value: object) -> date | None:
    day = day_cell(value)
    if day == date.min:
        raise InvalidValueError("", value, "a day that has one before it")
    return day


def _flag(value: object) -> bool | None:
    found = _ENOUGH.find(value) if isinstance(value, str) else ()
    return found[0] if found else flag_cell(value)


def _line(
    row: Row[Column],
    readers: Mapping[Column, Callable[[object], Any]],
    codes: UnitCodes,
    *,
    exhaustive: bool,
) -> Line:
    told: dict[Column, Any] = {column: row.read(column, read) for column, read in readers.items()}
    effective: date | None = told[Field.EFFECTIVE]
    before = None if effective is None else effective - _ONE_DAY
    source, sources = _end(row, Field.SOURCE, codes, before)
    target, targets = _end(row, Field.TARGET, codes, effective)
    wrong = {problem.path for problem in row.problems}
    if isinstance(row.row, Mapping):
        needed = (
            (Field.SOURCE, row.label, "the id of a unit, or its code"),
            (Field.EFFECTIVE, effective, "the first day of the new structure"),
            (Field.SHARE, told[Field.SHARE], 'a share, such as "toàn bộ" or "một phần"'),
        )
        for field, value, said in needed:
            heading = row.heading(field, field.value)
            always = field is not Field.SHARE or field in row.headings
            if value is None and always and heading not in wrong:
                row.refuse(field, said, field.value)
        if not any(_is_end(column, Field.TARGET) for column in row.headings):
            said = "a column for where it goes, blank for outside"
            row.refuse(Field.TARGET, said, Field.TARGET.value)
    return Line(
        row=row,
        source=source,
        effective=effective,
        target=target,
        sources=sources,
        targets=targets,
        share=told[Field.SHARE] or Share.whole(),
        of=told[Field.OF] or Moved.EVERYTHING,
        in_force=told[Field.IN_FORCE],
        basis=told[Field.BASIS],
        is_exhaustive=exhaustive if told[Field.EXHAUSTIVE] is None else told[Field.EXHAUSTIVE],
    )


def _is_end(column: Column, end: Field) -> bool:
    return column is end or (isinstance(column, EndCode) and column.end is end)


def _end(row: Row[Column], end: Field, codes: UnitCodes, day: date | None) -> _End:
    """Read the unit that a row tells by its id, by codes, or by both, which have to agree.

    Beside it are all that it may mean, where it is not clear.
    """
    unit = row.read(end, text_cell)
    may_be: list[str | None] = [unit]
    if end is Field.SOURCE:
        row.label = unit
    for column in [at for at in row.headings if isinstance(at, EndCode) and at.end is end]:
        code = row.read(column, text_cell)
        if code is None:
            continue
        if end is Field.SOURCE:
            row.label = row.label or code
        if day is None:  # which the row lacks, and is told for
            may_be += codes.ever(column.scheme, code)
            continue
        try:
            found = codes.unit(column.scheme, code, day)
        except InvalidValueError as error:
            row.refuse(column, error.expected, "")
            may_be += codes.ever(column.scheme, code)
        else:
            if unit not in (None, found):
                row.refuse(column, f"a code of {unit}; it is one of {found}", "")
            unit = found
            may_be.append(found)
    return unit, tuple({one: None for one in may_be if one is not None})

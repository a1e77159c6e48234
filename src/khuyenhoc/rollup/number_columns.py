"""Columns of whole numbers as they were handed in: taken if all is sound, else all that is not."""

import operator
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from numbers import Number
from typing import Final, SupportsIndex, TypeVar, cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import Column, is_added, possible
from khuyenhoc.rollup.options import not_added
from khuyenhoc.values.number import Exact
from khuyenhoc.values.quantity import MOST_DIGITS

__all__ = ["read_columns"]

T = TypeVar("T")

_PLAIN: Final = frozenset({int, type(None)})
_TOO_LONG: Final = 10**MOST_DIGITS
#: So many problems of one column are told one by one, the others in the last as a number.
_TOLD: Final = 20

_A_NUMBER: Final = "a whole number, or None where none was reported"
_NO_FLOAT: Final = f"{_A_NUMBER}: a float has already lost digits, and NaN does not say why"
_A_COLUMN: Final = f"numbers in the order of units, as in a list, each {_A_NUMBER}"


def read_columns(
    columns: object,
    tree: Tree,
    units: Iterable[str] | None,
) -> Iterator[Column]:
    """Take ``columns``, whose numbers are of ``units`` or of all in the tree, by the tree's order.

    One is given after the other, for numbers just read are added up twice as fast.

    Raises:
        InvalidValueError: ``columns`` is no mapping.
        StructuringError: Something in them, or in ``units``, cannot be taken; all of it is listed.
    """
    if not isinstance(columns, Mapping):
        expected = "a mapping from indicators to columns"
        raise InvalidValueError("roll_up_columns.columns", columns, expected)
    problems: list[Problem] = []
    rows = _Rows.of(tree, units, problems)
    for indicator, cells in cast("Mapping[object, object]", columns).items():
        if not isinstance(indicator, Indicator):
            expected = "an Indicator as key; of a code it is CATALOGUE[code]"
            problems.append(Problem("columns", indicator, expected))
            continue
        path = f"columns[{indicator.code}]"
        if not is_added(indicator):
            problems.append(Problem(path, indicator.code, not_added(indicator)))
        elif not _is_a_column(cells):
            problems.append(Problem(path, cells, _A_COLUMN))
        else:
            told, values = _read(path, indicator, cast("Iterable[object]", cells), rows, problems)
            if not problems:
                yield Column.of_numbers(indicator, *rows.arranged(told, values))
    if problems:
        raise StructuringError("roll_up_columns", problems)


@frozen
class _Rows:
    """Whose numbers a column has, and in which order."""

    #: How many there must be; ``None`` where that is not known.
    count: int | None
    #: What they are, as an error has it.
    label: str
    #: Which number is that of each unit of the tree, -1 for none; ``None`` if each is at its place.
    rows: list[int] | None

    @classmethod
    def of(cls, tree: Tree, units: Iterable[str] | None, problems: list[Problem]) -> "_Rows":
        if units is None:
            return cls(len(tree), "unit of the tree, in the order of tree.ids", None)
        rows = [-1] * len(tree)
        if not _is_a_column(units):
            problems.append(Problem("units", units, "ids of units of the tree, as in a list"))
            return cls(None, "", rows)
        count = 0
        bad: list[tuple[int, object]] = []
        for count, unit in enumerate(units, 1):
            place = tree.index(unit) if unit in tree else None
            if place is None or rows[place] >= 0:
                bad.append((count - 1, unit))
            else:
                rows[place] = count - 1
        for path, wrong in _listed("units", bad):
            problems.append(Problem(path, wrong, _of_a_unit(wrong, tree, rows)))
        return cls(count, "of units", None if rows == [*range(count)] else rows)

    def arranged(self, told: bytearray, values: list[Exact]) -> tuple[bytearray, list[Exact]]:
        """Give who reported, and what, in the order of the tree."""
        if self.rows is None:
            return told, values
        told.append(0)  # where -1 leads
        values.append(0)
        told = bytearray(map(told.__getitem__, self.rows))
        return told, list(map(values.__getitem__, self.rows))


def _of_a_unit(unit: object, tree: Tree, rows: list[int]) -> str:
    try:
        first = rows[tree.index(cast("str", unit))]
    except InvalidValueError as error:
        return error.expected
    return f"each unit once; units[{first}] is this one"


def _listed(path: str, bad: Sequence[tuple[int, T]]) -> Iterator[tuple[str, T]]:
    """Give the path of each bad item; of many, the last stands for all that follow it."""
    for at, what in bad[:_TOLD]:
        yield f"{path}[{at}]", what
    more = len(bad) - _TOLD
    if more > 0:
        at, what = bad[_TOLD]
        yield f"{path}[{at}]" + (f" and {more - 1} more" if more > 1 else ""), what


def _is_a_column(value: object) -> bool:
    """Whether its items have an order that somebody chose: a set has none, a mapping has keys."""
    unordered = (str, bytes, bytearray, Mapping, AbstractSet)
    return isinstance(value, Iterable) and not isinstance(value, unordered)


def _read(
    path: str, indicator: Indicator, cells: Iterable[object], rows: _Rows, problems: list[Problem]
) -> tuple[bytearray, list[Exact]]:
    """Give who reported and what, in the order given, 0 where nothing was."""
    values = list(cells)
    is_plain = _PLAIN.issuperset(map(type, values))
    bad = dict[int, tuple[object, str]]() if is_plain else _made_whole(values)
    told = bytearray(b"\1") * len(values)
    at = -1
    with suppress(ValueError):  # there are no more: this way is the fastest
        while True:
            at = values.index(None, at + 1)
            told[at] = values[at] = 0
    numbers = cast("list[Exact]", values)
    bad.update(_outside(numbers, 0 if possible(indicator).low == 0 else 1 - _TOO_LONG))
    for where, (cell, expected) in _listed(path, sorted(bad.items())):
        problems.append(Problem(where, cell, expected))
    if rows.count not in (None, len(values)):
        expected = f"{rows.count} numbers, one for each {rows.label}"
        problems.append(Problem(path, len(values), expected))
    return told, numbers


def _made_whole(values: list[object]) -> dict[int, tuple[object, str]]:
    """Put a whole number in the place of what is one, and ``None`` for what is not; give that."""
    bad: dict[int, tuple[object, str]] = {}
    for at, cell in enumerate(values):
        if cell is not None:
            values[at] = number = _whole(cell)
            if number is None:
                is_other = isinstance(cell, bool) or not isinstance(cell, Number)
                bad[at] = cell, _A_NUMBER if is_other else _NO_FLOAT
    return bad


def _whole(cell: object) -> int | None:
    """Give the whole number that ``cell`` is, such as one of numpy; ``None`` if it is none."""
    if isinstance(cell, bool):
        return None
    try:
        return operator.index(cast("SupportsIndex", cell))
    except Exception:  # noqa: BLE001 - whatever its __index__ raises, it is no whole number
        return None


def _outside(numbers: list[Exact], lowest: int) -> dict[int, tuple[object, str]]:
    """Find what is too low or too long: nearly never anything, and that is known fast."""
    with suppress(OverflowError):  # below 0, or of more than 64 bits
        array("Q", cast("list[int]", numbers))
        return {}
    if lowest <= min(numbers, default=0) and max(numbers, default=0) < _TOO_LONG:
        return {}
    negative = "a whole number of at least 0, or None where none was reported"
    too_long = f"a number of at most {MOST_DIGITS} digits"
    return {
        at: (number, negative if lowest == 0 > number else too_long)
        for at, number in enumerate(numbers)
        if number < lowest or number >= _TOO_LONG
    }

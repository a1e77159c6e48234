"""Rows that say again what another row said: each is told, and read once."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar, cast

from khuyenhoc.interop.cells import is_missing
from khuyenhoc.interop.headings import Headings
from khuyenhoc.interop.row_walk import Row, walk

__all__ = ["without_repeated"]

C = TypeVar("C", bound=Hashable)


def without_repeated(
    rows: Iterable[Mapping[str, object]], known: Headings[C], column: C, default: str
) -> tuple[list[Mapping[str, object]], list[Row[C]]]:
    """Give the rows, blank ones in the place of those told before, and these with the problem.

    Rows are the same where all cells that are read are; the problem is told of ``column``.
    """
    given = [*rows]
    firsts: dict[tuple[tuple[str, str], ...], Row[C]] = {}
    repeated: list[Row[C]] = []
    for row in walk(given, known):
        content: object = row.row
        if isinstance(content, Mapping):
            row_cells = cast("Mapping[object, object]", content)
            cells = tuple(
                (heading, _key(row_cells[heading])) for heading in sorted(row.headings.values())
            )
            first = firsts.setdefault(cells, row)
            if cells and first is not row:
                said = f"a row told once; row {first.number} tells the same"
                row.label = row.read(column, _text)
                row.refuse(column, said, default)
                repeated.append(row)
                given[row.number - 1] = {}
    return given, repeated


def _key(cell: object) -> str:
    return "" if is_missing(cell) else f"{cell}".strip()


def _text(cell: object) -> str | None:
    return _key(cell) or None

"""A registry from two tables: one of units under their parents, one of moves between them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from attrs import evolve

from khuyenhoc.errors import Problem
from khuyenhoc.interop.hierarchy_columns import Field as Unit
from khuyenhoc.interop.hierarchy_columns import unit_headings
from khuyenhoc.interop.hierarchy_rows import read_hierarchy_rows
from khuyenhoc.interop.move_columns import move_headings as headings_of_moves
from khuyenhoc.interop.move_rows import Line, move_lines
from khuyenhoc.interop.repeated_rows import without_repeated
from khuyenhoc.interop.rows_read import RowsRead
from khuyenhoc.interop.unit_codes import UnitCodes
from khuyenhoc.interop.unread_moves import leave_open
from khuyenhoc.reform.registries.change_problems import change_problems
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.values.citation import Citation, Evidence

__all__ = ["read_registry_rows", "registry_from_rows"]

#: What makes rows moves of one change.
_Key = tuple[date, str | None, date | None, bool]
_OTHER_MOVE: Final = re.compile(r"changes\[([0-9]+)\]\.moves\[([0-9]+)\]")


def registry_from_rows(  # noqa: PLR0913 - two tables, each with its own settings
    units: Iterable[Mapping[str, object]],
    moves: Iterable[Mapping[str, object]],
    *,
    name: str = "territory",
    headings: Mapping[str, str | None] | None = None,
    move_headings: Mapping[str, str | None] | None = None,
    exhaustive: bool = False,
    evidence: Evidence = Evidence.SECONDARY,
    verified_on: date | None = None,
) -> Registry:
    """Read a registry from a table of units and one of moves.

    ``units`` and their ``headings`` are those of ``hierarchy_from_rows``. A row of ``moves`` has
    the id of the unit it comes from ("Mã cũ") and of the one it goes to ("Mã mới"), blank where
    that is outside, or their codes ("source_code:gso", "Mã GSO cũ"), as they were on the day before
    and on the day; and the first day of the new structure ("Ngày hiệu lực"). It may have

    - how much moves ("Phần nhập"): "toàn bộ", "một phần" (nobody knows how much), "phần còn lại",
      "642/6.168", "1/4", "25%", "0,25", "10-20%"; all of it where no column says;
    - what moves ("Đối tượng"): people ("dân số"), land ("diện tích"), money ("tiền"), or all;
    - the instrument ("Căn cứ"), cited with ``evidence``, and the day of its legal force, if that is
      another ("Ngày có hiệu lực thi hành");
    - whether these are all moves there are of the unit ("Đủ"); where no cell says, ``exhaustive``.

    Rows of one day, instrument, day of force and "Đủ" make one change.

    >>> units = [{"Mã": "p12", "Loại": "phường", "Mã GSO": "26917", "Đến ngày": "30/6/2025"},
    ...          {"Mã": "bt", "Loại": "phường", "Mã GSO": "26929", "Từ ngày": "1/7/2025"}]
    >>> moves = [{"Mã GSO cũ": "26917", "Mã mới": "bt", "Ngày hiệu lực": "1/7/2025"}]
    >>> registry_from_rows(units, moves).changes[0].moves[0].target
    'bt'
    >>> registry_from_rows(units, [*moves, {"Mã cũ": "p13", "Mã mới": "p12", "Phần nhập": "1,5",
    ...                                     "Ngày hiệu lực": "1/7/2025"}])
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.StructuringError: rows: 1 problem
      moves row 2 (p13), Phần nhập: expected a share as text: "toàn bộ", "một phần", "phần còn lại", "1/4", "642/6.168", "25%", "0,25" or "10-20%", got '1,5'

    Raises:
        StructuringError: Something could not be read, or moves cannot be; all of it is listed with
            its table and row, and ``read`` has the registry of the rest.
        InvalidValueError: ``headings`` or ``move_headings`` maps to what is no heading.
    """  # noqa: E501  (an error is one line)
    read = read_registry_rows(
        units,
        moves,
        name=name,
        headings=headings,
        move_headings=move_headings,
        exhaustive=exhaustive,
        evidence=evidence,
        verified_on=verified_on,
    )
    return read.raise_if_bad().items[0]


def read_registry_rows(  # noqa: PLR0913 - two tables, each with its own settings
    units: Iterable[Mapping[str, object]],
    moves: Iterable[Mapping[str, object]],
    *,
    name: str = "territory",
    headings: Mapping[str, str | None] | None = None,
    move_headings: Mapping[str, str | None] | None = None,
    exhaustive: bool = False,
    evidence: Evidence = Evidence.SECONDARY,
    verified_on: date | None = None,
) -> RowsRead[Registry]:
    """Read a registry as ``registry_from_rows`` does, and keep the good rows beside the bad.

    The one item is the registry of the good rows. The moves of a unit on a day stand or fall
    together, for what one takes is not left to the others. Of such a unit the registry then says
    that some of it, nobody knows how much, may have gone to each unit that the rows name, or
    outside. A row whose day cannot be read may be of any day on which something changes.

    >>> units = [{"id": one} for one in ("a", "b", "c")]
    >>> moves = [{"source": "a", "target": one, "share": "part", "effective": "2025-07-01"}
    ...          for one in ("b", "d")]
    >>> read = read_registry_rows(units, moves)
    >>> for one in read.problems: print(one)
    moves row 1 (a), source: expected a unit no move of which on 2025-07-01 is bad, as row 2 is, got 'a'
    moves row 2 (a), target: expected the id of a unit of 'territory', got 'd'
    >>> read.items[0].changes[0].moves
    (Move(source='a', target='b', share=Share.unknown(), of=<Moved.EVERYTHING: 'everything'>), Move(source='a', target=None, share=Share.unknown(), of=<Moved.EVERYTHING: 'everything'>))

    Raises:
        InvalidValueError: ``headings`` or ``move_headings`` maps to what is no heading.
    """  # noqa: E501  (an error is one line)
    known = headings_of_moves({} if move_headings is None else move_headings)
    headings = {} if headings is None else headings
    once, repeated = without_repeated(units, unit_headings(headings), Unit.ID, "Mã đơn vị")
    of_units = read_hierarchy_rows(once, name=name, headings=headings)
    hierarchy = of_units.items[0]
    lines = move_lines(moves, known, UnitCodes(hierarchy.units), exhaustive=exhaustive)
    alone = Registry(hierarchy=hierarchy)
    _find_problems(alone, lines)
    left_open = leave_open(alone.existence, lines)
    changes = [
        StructureChange(
            effective=effective,
            moves=tuple(line.move for line in same),
            is_exhaustive=is_exhaustive,
            basis=None if basis is None else Citation(instrument=basis, evidence=evidence),
            in_force=in_force,
        )
        for (effective, basis, in_force, is_exhaustive), same in _by_change(lines).items()
    ]
    changes += left_open
    bad = sorted((*of_units.bad, *(row.bad for row in repeated)), key=lambda one: one.number)
    return RowsRead(
        items=(Registry(hierarchy=hierarchy, changes=tuple(changes), verified_on=verified_on),),
        bad=(
            *(evolve(one, table="units") for one in bad),
            *(evolve(line.row.bad, table="moves") for line in lines if line.row.problems),
        ),
        unknown_headings=(
            *(_in_table("units", one) for one in of_units.unknown_headings),
            *(_in_table("moves", one) for one in known.unknown),
        ),
    )


def _in_table(table: str, problem: Problem) -> Problem:
    return Problem(f"{table} {problem.path}", problem.value, problem.expected)


def _by_change(lines: Iterable[Line]) -> dict[_Key, list[Line]]:
    """Give the good lines, by the change they belong to."""
    found: dict[_Key, list[Line]] = {}
    for line in lines:
        if not line.row.problems and line.effective is not None:
            key = (line.effective, line.basis, line.in_force, line.is_exhaustive)
            found.setdefault(key, []).append(line)
    return found


def _find_problems(registry: Registry, lines: list[Line]) -> None:
    """Add to each line what its move cannot be beside the others."""
    grouped = _by_change(lines)
    changes = tuple(
        StructureChange(
            effective=key[0],
            moves=tuple(line.move for line in same),
            is_exhaustive=key[3],
        )
        for key, same in grouped.items()
    )
    placed = [*grouped.values()]

    def row(told: re.Match[str]) -> str:
        return f"row {placed[int(told[1])][int(told[2])].row.number}"

    for (at, place), one in change_problems(registry.name, registry.existence, changes).found:
        said = _OTHER_MOVE.sub(row, one.expected)
        placed[at][place].problem(Problem(one.path, one.value, said))

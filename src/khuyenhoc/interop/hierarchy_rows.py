"""A hierarchy from the rows of a table: a row for each unit, or for each parent it has had."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, TypeVar

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import text_cell
from khuyenhoc.interop.headings import Words
from khuyenhoc.interop.hierarchy_columns import Codes, Column, Field, unit_headings
from khuyenhoc.interop.row_walk import Row, walk
from khuyenhoc.interop.rows_read import RowsRead
from khuyenhoc.interop.unit_words import kinds, sectors, tiers
from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.spans import period_of, span_of
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.values.period import Period

__all__ = ["hierarchy_from_rows", "read_hierarchy_rows"]

T = TypeVar("T")


@frozen(kw_only=True)
class _Line:
    """What one row says of a unit."""

    row: Row[Column]
    id: str
    parent: str | None
    period: Period | None
    #: What it tells, ``None`` or empty where it tells nothing.
    told: Mapping[Column, Any]


def hierarchy_from_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    name: str = "association",
    headings: Mapping[str, str | None] | None = None,
) -> Hierarchy:
    """Read a hierarchy from a table with a row for each unit, or for each parent it has had.

    A row has the id of a unit ("Mã đơn vị") and of its parent ("Trực thuộc"), blank for a root.
    It may have a name, a kind, a sector, a tier ("cấp xã", "commune"), what the unit covers (ids
    with ";" between them) and codes ("code:gso"). Of a kind such as "chi hội" or "chapter" it is an
    ``Organisation``, of one such as "phường" or "ward" an ``AdministrativeUnit``.

    "Từ ngày" and "Đến ngày" are the first and the last day on which the row holds, each day first
    or as 2025-07-01. A unit that moved has a row for each parent; it exists from the first of their
    days to the last. One that got another name, kind or code has a row for each, on days of its
    own, and a version for each in the hierarchy.

    ``headings`` maps a heading to one of ``id``, ``parent``, ``name``, ``kind``, ``sector``,
    ``tier``, ``covers``, ``first_day``, ``last_day`` and ``code:`` with a scheme, to any other
    heading that is known, or to ``None``, which leaves it out.

    What the rows say is taken as it is; ``Hierarchy.check`` finds cycles, orphans and the like.

    >>> from datetime import date
    >>> rows = [{"Mã đơn vị": "hcm", "Trực thuộc": "", "Loại": "", "Đến ngày": None},
    ...         {"Mã đơn vị": "bt", "Trực thuộc": "hcm", "Loại": "Quận", "Đến ngày": "30/6/2025"}]
    >>> hierarchy = hierarchy_from_rows(rows, name="territory")
    >>> hierarchy.on(date(2025, 6, 30)).path("bt"), hierarchy.units[1].tier.label_vi
    (('hcm', 'bt'), 'cấp huyện')

    Raises:
        StructuringError: Something could not be read; all of it is listed with its row, and
            ``read`` holds the hierarchy of the good rows.
        InvalidValueError: ``headings`` maps to what is no heading.
    """
    read = read_hierarchy_rows(rows, name=name, headings=headings).raise_if_bad()
    return read.items[0]


def read_hierarchy_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    name: str = "association",
    headings: Mapping[str, str | None] | None = None,
) -> RowsRead[Hierarchy]:
    """Read a hierarchy as ``hierarchy_from_rows`` does, and keep the good rows beside the bad.

    The one item is the hierarchy of the good rows. Rows of one unit that contradict each other
    are all bad.

    >>> read = read_hierarchy_rows([{"id": "bt", "tier": "district"}, {"id": "p6", "tier": "?"}])
    >>> (hierarchy,) = read.items
    >>> [unit.id for unit in hierarchy.units]
    ['bt']
    >>> print(read.bad[0].problems[0].path, read.bad[0].problems[0].value)
    tier ?

    Raises:
        InvalidValueError: ``headings`` maps to what is no heading.
    """
    known = unit_headings({} if headings is None else headings)
    readers = _readers()
    lines = [_line(row, readers) for row in walk(rows, known)]
    by_id: dict[str, list[_Line]] = {}
    for line in lines:
        if not line.row.problems:
            by_id.setdefault(line.id, []).append(line)
    units: list[UnitVersion] = []
    links: list[Link] = []
    for same in by_id.values():
        versions = _versions(same)
        if versions:
            units += versions
            links += [Link(at.id, at.parent, at.period) for at in same if at.parent is not None]
    return RowsRead(
        items=(Hierarchy(name=name, units=tuple(units), links=tuple(links)),),
        bad=tuple(line.row.bad for line in lines if line.row.problems),
        unknown_headings=known.unknown,
    )


def _readers() -> dict[Field, Callable[[object], Any]]:
    """Make what reads the cells of a column that tells of a unit, for all rows of a table."""
    return {
        Field.NAME: text_cell,
        Field.KIND: _one_of(kinds()),
        Field.SECTOR: _one_of(sectors()),
        Field.TIER: _one_of(tiers()),
        Field.COVERS: _ids,
    }


def _line(row: Row[Column], readers: Mapping[Field, Callable[[object], Any]]) -> _Line:
    unit, parent = row.read_id(Field.ID, Field.NAME, "Mã đơn vị"), row.read(Field.PARENT, text_cell)
    period = row.read_period(Field.FIRST_DAY, Field.LAST_DAY)
    told: dict[Column, Any] = {what: row.read(what, read) for what, read in readers.items()}
    for column in row.headings:
        if isinstance(column, Codes):
            told[column] = row.read(column, text_cell)
    return _Line(row=row, id=unit, parent=parent, period=period, told=told)


def _ids(cell: object) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, (text_cell(cell) or "").split(";"))))


def _one_of(words: Words[T]) -> Callable[[object], T | None]:
    known: dict[str, T] = {}  # a column says the same few words again and again

    def read(cell: object) -> T | None:
        text = text_cell(cell)
        if text is None:
            return None
        if text not in known:
            found = words.find(text)
            if len(found) != 1:
                raise InvalidValueError("", cell, f"one of {words.listed}")
            known[text] = found[0]
        return known[text]

    return read


def _versions(lines: list[_Line]) -> list[UnitVersion]:
    """Make what the unit of ``lines`` has been; nothing, with problems, if they contradict.

    What no row says otherwise holds in all of them. Where rows say otherwise, each must, for days
    of its own.
    """
    if len(lines) == 1:
        _check_territory(lines, lines[0].told)
        made = _version(lines[0].id, lines[0].told, lines[0].period)
        return [] if lines[0].row.problems else [made]
    every = {what: None for line in lines for what in line.told}
    said = {what: {line.told.get(what) for line in lines} - {None, ()} for what in every}
    differ = [what for what in every if len(said[what]) > 1]
    whole = {what: next(iter(said[what]), lines[0].told.get(what)) for what in every}
    stages: list[tuple[tuple[object, ...], list[_Line]]] = []
    for line in sorted(lines, key=lambda one: span_of(one.period)):
        here = tuple(line.told.get(what) for what in differ)
        if stages and stages[-1][0] == here:
            stages[-1][1].append(line)
        else:
            stages.append((here, [line]))
    days = [_from_first_to_last(same) for _, same in stages]
    apart = all(one[1] <= other[0] for one, other in pairwise(map(span_of, days)))
    for place, what in enumerate(differ):
        if not apart or not all(here[place] for here, _ in stages):
            _refuse(lines, what, "one on any day: one in each row, and days apart")
    versions: list[UnitVersion] = []
    for (here, _), period in zip(stages, days, strict=True):
        told = whole | dict(zip(differ, here, strict=True))
        _check_territory(lines, told)
        versions.append(_version(lines[0].id, told, period))
    return [] if any(line.row.problems for line in lines) else versions


def _refuse(lines: list[_Line], what: Column, expected: str) -> None:
    """Find what the rows of a unit tell wrong, in each of them: none of them is read."""
    rows = ", ".join(str(line.row.number) for line in lines)
    name = f"code:{what.scheme}" if isinstance(what, Codes) else what.value
    for line in lines:
        said = f"{expected} (rows {rows})" if len(lines) > 1 else expected
        line.row.refuse(what, said, name)


def _check_territory(lines: list[_Line], told: Mapping[Column, Any]) -> None:
    """Refuse of a unit of territory what only a body of the association has."""
    kind = told[Field.KIND]
    if isinstance(kind, AdministrativeKind):
        for what in (Field.SECTOR, Field.COVERS):
            if told[what]:
                _refuse(lines, what, f"nothing: a {kind.label_en} is no body of the association")
        if told[Field.TIER] not in (None, kind.tier):
            _refuse(lines, Field.TIER, f"{kind.tier.value}, the tier of a {kind.label_en}")


def _from_first_to_last(lines: list[_Line]) -> Period | None:
    spans = [span_of(line.period) for line in lines]
    return period_of((min(first for first, _ in spans), max(after for _, after in spans)))


def _version(unit: str, told: Mapping[Column, Any], period: Period | None) -> UnitVersion:
    name, kind = told[Field.NAME] or unit, told[Field.KIND]
    codes = tuple(
        (at.scheme, code) for at, code in told.items() if isinstance(at, Codes) and code is not None
    )
    if isinstance(kind, AdministrativeKind):
        return AdministrativeUnit(id=unit, name=name, kind=kind, period=period, codes=codes)
    return Organisation(
        id=unit,
        name=name,
        kind=kind,
        sector=told[Field.SECTOR],
        tier=told[Field.TIER],
        covers=told[Field.COVERS] or (),
        codes=codes,
        period=period,
    )

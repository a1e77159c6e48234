"""A hierarchy from the rows of a table: a row for each unit, or for each parent it has had."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Final, TypeVar

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem
from khuyenhoc.interop.cells import day_cell, text_cell
from khuyenhoc.interop.headings import Headings, Words
from khuyenhoc.interop.row_walk import Row, walk
from khuyenhoc.interop.rows_read import RowsRead
from khuyenhoc.interop.unit_words import kinds, sectors, tiers
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation, OrganisationKind, Sector
from khuyenhoc.models.tier import Tier
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["hierarchy_from_rows", "read_hierarchy_rows"]

T = TypeVar("T")


class _Field(Enum):
    """What a column can hold; the value is a heading, and what a caller maps a heading to."""

    ID = "id"
    PARENT = "parent"
    NAME = "name"
    KIND = "kind"
    SECTOR = "sector"
    TIER = "tier"
    COVERS = "covers"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    #: "Đơn vị": the id or, where another column has that, the name.
    UNIT = "unit"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


_FIELD_WORDS: Final = {
    _Field.ID: ("code", "unit id", "organisation", "Mã đơn vị", "Mã tổ chức", "Mã"),
    _Field.PARENT: (
        *("parent id", "under", "Mã đơn vị cấp trên", "Đơn vị cấp trên", "Mã cấp trên"),
        *("Cấp trên", "Trực thuộc", "Mã đơn vị cha", "Đơn vị cha", "Mã cha"),
    ),
    _Field.NAME: ("unit name", "organisation name", "Tên đơn vị", "Tên tổ chức", "Tên"),
    _Field.KIND: ("type", "Loại", "Loại hình", "Loại tổ chức", "Loại tổ chức hội"),
    _Field.SECTOR: ("Khối", "Lĩnh vực"),
    _Field.TIER: ("level", "Cấp", "Cấp hành chính"),
    _Field.COVERS: ("Địa bàn", "Mã địa bàn"),
    _Field.FIRST_DAY: ("from", "start", "Từ ngày", "Ngày bắt đầu"),
    _Field.LAST_DAY: ("to", "through", "Đến ngày", "Đến hết ngày", "Ngày kết thúc"),
    _Field.UNIT: ("Đơn vị", "Tổ chức"),
    _Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}


@cache
def _words() -> Words[_Field]:
    return Words.of(
        (words, what) for what, more in _FIELD_WORDS.items() for words in (what.value, *more)
    )


@frozen(kw_only=True)
class _Line:
    """What one row says of a unit."""

    row: Row[_Field]
    id: str
    parent: str | None
    name: str | None
    period: Period | None
    kind: OrganisationKind | None
    sector: Sector | None
    tier: Tier | None
    covers: str | None


def hierarchy_from_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    name: str = "association",
    headings: Mapping[str, str | None] | None = None,
) -> Hierarchy:
    """Read a hierarchy from a table with a row for each unit, or for each parent it has had.

    A row has the id of a unit ("Mã đơn vị") and of its parent ("Trực thuộc"), blank for a root.
    It may have a name, a kind ("chi hội", "chapter"), a sector, a tier ("cấp xã", "commune") and
    what the unit covers. "Từ ngày" and "Đến ngày" are the first and the last day on which the row
    holds, each day first or as 2025-07-01. A unit that moved has a row for each parent; it exists
    from the first of their days to the last. ``headings`` maps a heading to one of ``id``,
    ``parent``, ``name``, ``kind``, ``sector``, ``tier``, ``covers``, ``first_day`` and
    ``last_day``, to any other heading that is known, or to ``None``, which leaves it out.

    What the rows say is taken as it is; ``Hierarchy.check`` finds cycles, orphans and the like.

    >>> from datetime import date
    >>> from khuyenhoc.models.tier import Tier
    >>> rows = [{"Mã đơn vị": "hcm", "Trực thuộc": "", "Cấp": "Tỉnh", "Đến ngày": None},
    ...         {"Mã đơn vị": "bt", "Trực thuộc": "hcm", "Cấp": "Quận", "Đến ngày": "30/6/2025"}]
    >>> hierarchy = hierarchy_from_rows(rows, name="territory")
    >>> hierarchy.on(date(2025, 6, 30)).path("bt"), hierarchy.units[1].tier is Tier.DISTRICT
    (('hcm', 'bt'), True)

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
    known = Headings(_meanings(headings or {}), _settle)
    words = _one_of(kinds()), _one_of(sectors()), _one_of(tiers())
    lines = [_line(row, *words) for row in walk(rows, known)]
    by_id: dict[str, list[_Line]] = {}
    for line in lines:
        if not line.row.problems:
            by_id.setdefault(line.id, []).append(line)
    units: list[Organisation] = []
    links: list[Link] = []
    for same in by_id.values():
        unit = _unit(same)
        if unit is not None:
            units.append(unit)
            links += [Link(at.id, at.parent, at.period) for at in same if at.parent is not None]
    return RowsRead(
        items=(Hierarchy(name=name, units=tuple(units), links=tuple(links)),),
        bad=tuple(line.row.bad for line in lines if line.row.problems),
        unknown_headings=known.unknown,
    )


def _meanings(given: Mapping[str, str | None]) -> Callable[[str], _Field | Problem | None]:
    words = _words()

    def known(heading: str) -> _Field | Problem:
        found = words.find(heading)
        if len(found) == 1:
            return found[0]
        expected = f"a known heading{words.near(heading)}, or one that headings= maps to something"
        return Problem(f"heading {heading!r}", heading, expected)

    told: dict[str, _Field | None] = {}
    for heading, to in given.items():
        meant = None if to is None else known(to)
        if isinstance(meant, Problem):
            raise InvalidValueError(f"headings[{heading!r}]", to, meant.expected)
        told[heading] = meant

    def meaning(heading: str) -> _Field | Problem | None:
        meant = told[heading] if heading in told else known(heading)
        return None if meant is _Field.LINE else meant

    return meaning


def _settle(columns: dict[str, _Field]) -> dict[str, _Field]:
    """Decide on "Đơn vị", which is the id or, where another column has that, the name."""
    unit = _Field.NAME if _Field.ID in columns.values() else _Field.ID
    return {heading: unit if at is _Field.UNIT else at for heading, at in columns.items()}


def _line(
    row: Row[_Field],
    kind: Callable[[object], OrganisationKind | None],
    sector: Callable[[object], Sector | None],
    tier: Callable[[object], Tier | None],
) -> _Line:
    return _Line(
        row=row,
        id=row.read_id(_Field.ID, _Field.NAME, "Mã đơn vị"),
        parent=row.read(_Field.PARENT, text_cell),
        name=row.read(_Field.NAME, text_cell),
        period=_period(row),
        kind=row.read(_Field.KIND, kind),
        sector=row.read(_Field.SECTOR, sector),
        tier=row.read(_Field.TIER, tier),
        covers=row.read(_Field.COVERS, text_cell),
    )


def _one_of(words: Words[T]) -> Callable[[object], T | None]:
    def read(cell: object) -> T | None:
        text = text_cell(cell)
        if text is None:
            return None
        found = words.find(text)
        if len(found) != 1:
            raise InvalidValueError("", cell, f"one of {words.listed}")
        return found[0]

    return read


def _period(row: Row[_Field]) -> Period | None:
    first, last = (row.read(what, day_cell) for what in (_Field.FIRST_DAY, _Field.LAST_DAY))
    try:
        if last is not None:
            return Period.until(last) if first is None else Period.through(first, last_day=last)
        return None if first is None else Period(first)
    except InvalidValueError as error:
        heading = row.heading(_Field.LAST_DAY, "")
        row.problems.append(Problem(heading, error.value, error.expected))
        return None


def _unit(lines: list[_Line]) -> Organisation | None:
    """Make the unit that ``lines`` are about; ``None``, with problems, if they contradict."""
    unit = Organisation(
        id=lines[0].id,
        name=_name(lines),
        kind=_agreed(_Field.KIND, lines, [line.kind for line in lines]),
        sector=_agreed(_Field.SECTOR, lines, [line.sector for line in lines]),
        tier=_agreed(_Field.TIER, lines, [line.tier for line in lines]),
        covers=_agreed(_Field.COVERS, lines, [line.covers for line in lines]),
        period=_existence(lines),
    )
    return None if any(line.row.problems for line in lines) else unit


def _agreed(what: _Field, lines: list[_Line], cells: list[T | None]) -> T | None:
    """Give what the rows say that say anything; a problem of all of them if they differ."""
    said = [cell for cell in cells if cell is not None]
    if any(cell != said[0] for cell in said):
        _contradict(what, lines, f"the same {what.value} in all rows of one unit")
    return said[0] if said else None


def _contradict(what: _Field, lines: list[_Line], expected: str) -> None:
    rows = ", ".join(str(line.row.number) for line in lines)
    for line in lines:
        line.row.refuse(what, f"{expected} (rows {rows})")


def _name(lines: list[_Line]) -> str | Timeline[str]:
    """Give the one name, or the names by the days of the rows; the id where there is none."""
    names = {line.name for line in lines if line.name is not None}
    if len(names) < 2:
        return next(iter(names), lines[0].id)
    dated = [(line.period, line.name) for line in lines if line.period and line.name]
    dated.sort(key=lambda pair: (pair[0].start is not None, pair[0].start))
    try:
        if len(dated) == len(lines):
            return Timeline(tuple(dated), name=f"name of {lines[0].id}")
    except InvalidValueError:
        pass  # two of them on one day
    _contradict(_Field.NAME, lines, "one name on any day: a name in each row, and days apart")
    return lines[0].id


def _existence(lines: list[_Line]) -> Period | None:
    """Give the days from the first on which a row holds to the last."""
    periods = [line.period for line in lines if line.period is not None]
    starts = [period.start for period in periods if period.start is not None]
    ends = [period.end for period in periods if period.end is not None]
    start = min(starts) if len(starts) == len(lines) else None
    end = max(ends) if len(ends) == len(lines) else None
    return None if start is None and end is None else Period(start, end)

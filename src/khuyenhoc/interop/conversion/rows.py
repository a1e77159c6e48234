"""A registry from the statistics office's table of old and new communes."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from khuyenhoc.errors import InvalidValueError, Problem
from khuyenhoc.interop.conversion.checks import check_lines, remark
from khuyenhoc.interop.conversion.columns import NEEDED, Field, conversion_headings
from khuyenhoc.interop.conversion.lines import Line, Told, conversion_line
from khuyenhoc.interop.conversion.notes import Note
from khuyenhoc.interop.conversion.read import ConversionRead, LineRemark
from khuyenhoc.interop.conversion.sources import Source, sources_of
from khuyenhoc.interop.conversion.units import ConversionUnits
from khuyenhoc.interop.headings import Headings
from khuyenhoc.interop.row_walk import walk
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.values.citation import Citation

__all__ = ["PROVINCES_KEPT", "read_conversion_rows"]

_REFORM: Final = date(2025, 7, 1)
#: The eleven provinces that 202/2025/QH15 leaves as they are (laodong.vn/1522769), by the codes of
#: the statistics office: Hà Nội, Cao Bằng, Điện Biên, Lai Châu, Sơn La, Lạng Sơn, Quảng Ninh, Thanh
#: Hóa, Nghệ An, Hà Tĩnh, Huế. A merged one is another unit, though it keep a name and a code.
PROVINCES_KEPT: Final = ("01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46")


def read_conversion_rows(  # noqa: PLR0913 - each is a setting of its own
    rows: Iterable[Mapping[str, object]],
    *,
    effective: date = _REFORM,
    basis: Citation | None = None,
    scheme: str = "gso",
    name: str = "communes",
    exhaustive: bool = True,
    headings: Mapping[str, str | None] | None = None,
    kept_provinces: Collection[str] = PROVINCES_KEPT,
) -> ConversionRead:
    """Read the statistics office's conversion table (bảng chuyển đổi đơn vị hành chính cũ - mới).

    It has a line for each old commune and each new one that it went to. Of the two lines of
    headings the second counts: "Tỉnh, thành phố", "Tên Xã mới", "Mã Xã mới", "Tên Xã cũ",
    "Mã Xã cũ", "Ghi chú", "Quận/huyện", "Tỉnh cũ". Lines with a province alone are passed over.

    Each code makes an old unit, such as ``gso-00004-old``, or a new one, ``gso-00004-new``: one
    code never makes them the same. A commune is the same before and after where its note says so
    ("Giữ nguyên", "Đổi tên"), and moves only what other lines say; a province where
    ``kept_provinces`` has its code. Districts end. Other notes are moves:

    - "Nhập toàn bộ": the whole; "Nhập một phần": some of it, nobody knows how much;
    - "Nhập một phần diện tích": some of the land, and none of the people;
    - "Nhập một phần diện tích, toàn bộ dân số": some of the land, and all the people;
    - "Nhập phần còn lại": what the other lines leave;
    - "Nhập toàn bộ diện tích": all the land, of the people nobody knows how many; "Nhập một phần
      dân số": some of the people, and no land;
    - "Sắp xếp toàn bộ huyện … thành đặc khu …", without a commune: the whole of the district.

    The moves of a commune are all there are with ``exhaustive``, unless one of its lines is bad,
    or no line takes the other people, or the other land, of one that a part is taken of: then
    remarks say so. What a bad line may take is certain nowhere: an unknown share of the commune
    goes to the new one that the line names, or outside. So do those of a line of which the note
    alone is bad. One that could not be read may be of any divided commune of its district.

    >>> line = {"Tỉnh, thành phố": "Thành phố Hà Nội (01)", "Tên Xã mới": "Phường Ba Đình",
    ...         "Mã Xã mới": "00004", "Tên Xã cũ": "Phường Trúc Bạch", "Mã Xã cũ": "00004",
    ...         "Ghi chú": "Nhập toàn bộ", "Quận/huyện": "Quận Ba Đình (001)",
    ...         "Tỉnh cũ": "Thành phố Hà Nội (01)"}
    >>> read = read_conversion_rows([
    ...     {**line, "Ghi chú": "Nhâp toàn bộ"}, {**line, "Mã Xã cũ": "4"}])
    >>> read.registry.changes[0].moves[0].source, read.registry.changes[0].moves[0].target
    ('gso-00004-old', 'gso-00004-new')
    >>> print(read.bad[0])
    row 2, Mã Xã cũ: expected a code of 5 digits, as text: a number loses its zeros, got '4'
    >>> print(read.remarks[0])
    row 1 (00004): "Nhâp toàn bộ" is taken as whole

    Raises:
        InvalidValueError: ``effective`` is no date, or ``headings`` maps to what is no heading.
    """
    if type(effective) is not date or effective == date.min:
        raise InvalidValueError("effective", effective, "a date without a time")
    known = conversion_headings({} if headings is None else headings)
    given = [*rows]
    missing = _missing(given, known)
    if missing is not None:
        registry = Registry(hierarchy=Hierarchy(name=name, units=()))
        return ConversionRead(registry=registry, unknown_headings=(*known.unknown, missing))
    every = (conversion_line(row, scheme) for row in walk(given, known))
    lines, repaired = check_lines([line for line in every if line is not None])
    sources = sources_of(lines)
    good = [(line, line.told) for line in lines if line.told is not None and line.is_good]
    told = [line.placed for line in lines if line.placed is not None]
    units = ConversionUnits.of(scheme, told, effective - timedelta(days=1), kept_provinces)
    lacking = [one for source in sources.values() for one in source.remarks()]
    remarks = [*repaired, *lacking, *_of_notes(good)]
    registry = Registry(
        hierarchy=Hierarchy(name=name, units=units.units(), links=units.links()),
        changes=_changes(units, sources, effective, basis, exhaustive=exhaustive),
    )
    return ConversionRead(
        registry=registry,
        bad=tuple(line.row.bad for line in lines if not line.is_good),
        remarks=tuple(sorted(remarks, key=lambda one: one.number)),
        unknown_headings=known.unknown,
    )


def _missing(rows: list[Mapping[str, object]], known: Headings[Field]) -> Problem | None:
    """Find columns that the first row lacks: the first of two lines of headings was taken."""
    first = rows[0] if rows else None
    if not isinstance(first, Mapping):
        return None
    found = known.columns(dict.fromkeys(first)).headings
    lacks = [field.value for field in NEEDED if field not in found]
    if not lacks:
        return None
    said = f"columns for {', '.join(lacks)}; of two lines of headings, skip the first"
    return Problem("headings", tuple(first), said)


def _of_notes(lines: Iterable[tuple[Line, Told]]) -> list[LineRemark]:
    """Tell of notes that were not spelled so, or say less or more than the names do."""
    found: list[LineRemark] = []
    for line, told in lines:
        note = told.note.note
        if not told.note.is_as_spelled:
            found.append(remark(line, f'"{told.note.text}" is taken as {note.value}'))
        if told.old is None:
            said = f"{told.district.name} had no communes: it moves as a whole"
            found.append(remark(line, said))
        elif note is Note.KEPT and told.old.key != told.new.key:
            names = f"{told.old.name} goes on as {told.new.name}"
            found.append(remark(line, f"{names}, though the note tells no new name"))
    return found


def _changes(
    units: ConversionUnits,
    sources: Mapping[tuple[bool, str], Source],
    effective: date,
    basis: Citation | None,
    *,
    exhaustive: bool,
) -> tuple[StructureChange, ...]:
    moves: dict[bool, list[Move]] = {True: [], False: []}
    ids, targets = units.sources(), units.targets()
    for key, source in sources.items():
        moves[exhaustive and source.is_complete] += (
            Move(ids[key], None if code is None else targets[code], share, of)
            for code, of, share in source.moves()
        )
    return tuple(
        StructureChange(
            effective=effective, moves=tuple(some), is_exhaustive=is_exhaustive, basis=basis
        )
        for is_exhaustive, some in moves.items()
        if some
    )

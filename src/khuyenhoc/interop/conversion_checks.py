"""What the lines of a conversion table say of each other: contradictions, repeats, what lacks."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from khuyenhoc.interop.conversion_columns import Field
from khuyenhoc.interop.conversion_lines import Line, Named
from khuyenhoc.interop.conversion_notes import Note
from khuyenhoc.interop.conversion_read import LineRemark

__all__ = ["check_lines", "incomplete_sources", "remark"]

_Named = Callable[[Line], Named | None]

#: What several lines of one commune may say side by side.
_IN_PARTS: Final = frozenset({Note.PART, Note.LAND, Note.PEOPLE})
_COMMUNES: Final[tuple[tuple[Field, _Named], ...]] = (
    (Field.OLD_NAME, lambda line: line.old),
    (Field.NEW_NAME, lambda line: line.new),
)
_ABOVE: Final[tuple[tuple[Field, _Named], ...]] = (
    (Field.DISTRICT, lambda line: line.district),
    (Field.OLD_PROVINCE, lambda line: line.old_province),
    (Field.NEW_PROVINCE, lambda line: line.new_province),
)
#: What is in one place alone, and what says where.
_PLACED: Final[tuple[tuple[Field, _Named, _Named], ...]] = (
    (Field.DISTRICT, lambda line: line.old, lambda line: line.district),
    (Field.NEW_PROVINCE, lambda line: line.new, lambda line: line.new_province),
)


def remark(line: Line, said: str) -> LineRemark:
    """Tell how a line was taken."""
    return LineRemark(number=line.row.number, label=line.row.label, said=said)


def check_lines(lines: list[Line]) -> tuple[list[Line], list[LineRemark]]:
    """Give the lines with what is repaired; what is wrong with one is then in its problems."""
    _check_names(lines)
    lines, remarks = _with_one_province(lines)
    _check_parents(lines)
    _check_repeats(lines)
    _check_sources(lines)
    _check_kept(lines)
    return lines, remarks


def _good(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.is_good]


def _check_names(lines: list[Line]) -> None:
    """Refuse codes that stand for two names.

    Of communes all lines are refused, for one of them has the wrong code; of districts and
    provinces, which many lines name, those that most others contradict.
    """
    for field, named in (*_COMMUNES, *_ABOVE):
        majority = (field, named) in _ABOVE
        for code, same in _by_code(_good(lines), named).items():
            spelled = _spelled(one for _, one in same)
            if len(spelled) == 1:
                continue
            most = _most(Counter(one.key for _, one in same)) if majority else None
            said = f"one name for code {code}, not {', '.join(spelled.values())}"
            for line, one in same:
                if one.key != most:
                    line.refuse(field, said)


def _by_code(lines: Iterable[Line], named: _Named) -> dict[str, list[tuple[Line, Named]]]:
    found: dict[str, list[tuple[Line, Named]]] = {}
    for line in lines:
        one = named(line)
        if one is not None:
            found.setdefault(one.code, []).append((line, one))
    return found


def _spelled(names: Iterable[Named]) -> dict[str, str]:
    """Give how each name is first spelled, by what its spellings share."""
    spelled: dict[str, str] = {}
    for one in names:
        spelled.setdefault(one.key, one.name)
    return spelled


def _most(counted: Counter[str]) -> str | None:
    """Give what more than half of the lines say."""
    ((key, count),) = counted.most_common(1)
    return key if 2 * count > counted.total() else None


def _with_one_province(lines: list[Line]) -> tuple[list[Line], list[LineRemark]]:
    """Put each district under the old province that most of its lines name."""
    remarks: list[LineRemark] = []
    by_district = _by_code(_good(lines), lambda line: line.district)
    repaired: dict[int, Line] = {}
    for same in by_district.values():
        provinces = {
            line.old_province.code: line.old_province
            for line, _ in same
            if line.old_province is not None
        }
        if len(provinces) < 2:
            continue
        named = [line.old_province.code for line, _ in same if line.old_province is not None]
        most = _most(Counter(named))
        for (line, district), code in zip(same, named, strict=True):
            if most is None:
                told = ", ".join(one.name for one in provinces.values())
                line.refuse(Field.OLD_PROVINCE, f"one province of {district.name}, not {told}")
            elif code != most:
                there = provinces[most]
                repaired[line.row.number] = line.with_province(there)
                said = f"{provinces[code].name} is taken as {there.name} ({there.code})"
                why = f"which most lines of {district.name} name"
                remarks.append(remark(line, f"{said}, {why}"))
    return [repaired.get(line.row.number, line) for line in lines], remarks


def _check_parents(lines: list[Line]) -> None:
    """Refuse communes that are in two places."""
    for field, named, above in _PLACED:
        for same in _by_code(_good(lines), named).values():
            over = {one.code: one.name for line, _ in same if (one := above(line)) is not None}
            if len(over) > 1:
                for line, one in same:
                    line.refuse(field, f"one for {one.name}, not {', '.join(over.values())}")


def _by_source(lines: Iterable[Line]) -> dict[tuple[bool, str], list[Line]]:
    found: dict[tuple[bool, str], list[Line]] = {}
    for line in lines:
        if line.source is not None:
            found.setdefault(line.source, []).append(line)
    return found


def _check_repeats(lines: list[Line]) -> None:
    firsts: dict[tuple[tuple[bool, str] | None, str], int] = {}
    for line in _good(lines):
        if line.new is not None:
            first = firsts.setdefault((line.source, line.new.code), line.row.number)
            if first != line.row.number:
                line.refuse(Field.NEW_CODE, f"a line told once; row {first} tells it too")


def _check_sources(lines: list[Line]) -> None:
    """Refuse wholes beside other parts, and a whole district of which there are communes."""
    with_communes = {line.district.code for line in lines if line.old and line.district}
    for (is_district, code), same in _by_source(_good(lines)).items():
        notes = [line.note.note for line in same if line.note is not None]
        alone = next((note for note in notes if note not in _IN_PARTS), None)
        rows = ", ".join(str(line.row.number) for line in same)
        if is_district and code in with_communes:
            said = "a district without communes, which other lines list"
        elif len(notes) > 1 and alone is not None:
            said = f"no more than one line where one says {alone.value} (rows {rows})"
        elif notes.count(Note.PEOPLE) > 1:
            said = f"all the people in no more than one line (rows {rows})"
        else:
            continue
        for line in same:
            line.refuse(Field.NOTE, said)


def _check_kept(lines: list[Line]) -> None:
    """Refuse two communes that are each said to be the same as one new commune."""
    for same in _by_code(_good(lines), lambda line: line.new).values():
        kept = [line for line, _ in same if line.note is not None and line.note.note.goes_on]
        if len(kept) > 1:
            rows = ", ".join(str(line.row.number) for line in kept)
            for line in kept:
                line.refuse(Field.NOTE, f"one commune that goes on as the new one (rows {rows})")


def incomplete_sources(lines: list[Line]) -> tuple[frozenset[tuple[bool, str]], list[LineRemark]]:
    """Find the sources of which the good lines do not tell all, and say why."""
    bad = {line.row.label: line.row.number for line in lines if not line.is_good}
    found: set[tuple[bool, str]] = set()
    remarks: list[LineRemark] = []
    for source, same in _by_source(_good(lines)).items():
        notes = [line.note.note for line in same if line.note is not None]
        with_people = [note for note in notes if note is not Note.LAND]
        other = bad.get(source[1])
        why: str | None = None
        if other is not None:
            why = f"row {other} of the same commune could not be taken"
        elif not with_people:
            why = "no line says where the people go"
        elif with_people == [Note.PART]:
            why = "no other line says where the other people go"
        if why is not None:
            found.add(source)
            remarks.append(remark(same[0], f"{why}: they may have gone outside"))
        if Note.PEOPLE in notes and Note.PART in notes:
            part = same[notes.index(Note.PART)]
            said = '"một phần" beside "toàn bộ dân số" of another line: taken as without people'
            remarks.append(remark(part, said))
    return frozenset(found), remarks

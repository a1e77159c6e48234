"""What the lines of a conversion table say of each other: contradictions, repeats, what lacks."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from khuyenhoc.interop.conversion.columns import Field
from khuyenhoc.interop.conversion.lines import Line, Named, Told
from khuyenhoc.interop.conversion.notes import Note
from khuyenhoc.interop.conversion.read import LineRemark

__all__ = ["check_lines", "remark"]

_Named = Callable[[Told], Named | None]

#: What lines of a commune that goes on may say beside that.
_FROM_KEPT: Final = frozenset({Note.PART, Note.LAND, Note.SOME_PEOPLE})
#: What is said in one line at most, and not beside which others.
_ONCE: Final = (
    (Note.PEOPLE, "all the people", frozenset({Note.SOME_PEOPLE})),
    (Note.ALL_LAND, "all the land", frozenset({Note.LAND, Note.PEOPLE})),
    (Note.REST, "the rest", frozenset[Note]()),
)
_COMMUNES: Final[tuple[tuple[Field, _Named], ...]] = (
    (Field.OLD_NAME, lambda told: told.old),
    (Field.NEW_NAME, lambda told: told.new),
)
_ABOVE: Final[tuple[tuple[Field, _Named], ...]] = (
    (Field.DISTRICT, lambda told: told.district),
    (Field.OLD_PROVINCE, lambda told: told.old_province),
    (Field.NEW_PROVINCE, lambda told: told.new_province),
)
#: What is in one place alone, and what says where.
_PLACED: Final[tuple[tuple[Field, _Named, Callable[[Told], Named]], ...]] = (
    (Field.DISTRICT, lambda told: told.old, lambda told: told.district),
    (Field.NEW_PROVINCE, lambda told: told.new, lambda told: told.new_province),
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


def _good(lines: Iterable[Line]) -> list[tuple[Line, Told]]:
    return [(line, line.told) for line in lines if line.told is not None and line.is_good]


def _placed(lines: Iterable[Line]) -> list[tuple[Line, Told]]:
    return [(line, line.told) for line in lines if line.told is not None and line.is_placed]


def _check_names(lines: list[Line]) -> None:
    """Refuse codes that stand for two names.

    Of communes all lines are refused, for one of them has the wrong code; of districts and
    provinces, which many lines name, those that most others contradict.
    """
    for field, named in (*_COMMUNES, *_ABOVE):
        majority = (field, named) in _ABOVE
        for code, same in _by_code(_placed(lines), named).items():
            spelled = _spelled(one for _, one in same)
            if len(spelled) == 1:
                continue
            most = _most(Counter(one.key for _, one in same)) if majority else None
            said = f"one name for code {code}, not {', '.join(spelled.values())}"
            for line, one in same:
                if one.key != most:
                    line.refuse(field, said)


def _by_code(
    lines: Iterable[tuple[Line, Told]], named: _Named
) -> dict[str, list[tuple[Line, Named]]]:
    found: dict[str, list[tuple[Line, Named]]] = {}
    for line, told in lines:
        one = named(told)
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
    repaired: dict[int, Line] = {}
    by_district: dict[str, list[tuple[Line, Told]]] = {}
    for line, told in _placed(lines):
        by_district.setdefault(told.district.code, []).append((line, told))
    for same in by_district.values():
        provinces = {told.old_province.code: told.old_province for _, told in same}
        most = _most(Counter(told.old_province.code for _, told in same))
        for line, told in same if len(provinces) > 1 else ():
            district, here = told.district.name, told.old_province
            if most is None:
                named = ", ".join(one.name for one in provinces.values())
                line.refuse(Field.OLD_PROVINCE, f"one province of {district}, not {named}")
            elif here.code != most:
                there = provinces[most]
                repaired[line.row.number] = line.with_province(there)
                said = f"{here.name} is taken as {there.name} ({there.code})"
                remarks.append(remark(line, f"{said}, which most lines of {district} name"))
    return [repaired.get(line.row.number, line) for line in lines], remarks


def _check_parents(lines: list[Line]) -> None:
    """Refuse communes that are in two places."""
    for field, named, above in _PLACED:
        places: dict[str, list[tuple[Line, Named, Named]]] = {}
        for line, told in _placed(lines):
            one = named(told)
            if one is not None:
                places.setdefault(one.code, []).append((line, one, above(told)))
        for same in places.values():
            over = {place.code: place.name for _, _, place in same}
            for line, one, _ in same if len(over) > 1 else ():
                line.refuse(field, f"one for {one.name}, not {', '.join(over.values())}")


def _by_source(lines: Iterable[Line]) -> dict[tuple[bool, str], list[tuple[Line, Note]]]:
    found: dict[tuple[bool, str], list[tuple[Line, Note]]] = {}
    for line, told in _good(lines):
        found.setdefault(told.source, []).append((line, told.note.note))
    return found


def _check_repeats(lines: list[Line]) -> None:
    edges: dict[tuple[tuple[bool, str], str], list[tuple[Line, Note]]] = {}
    for line, told in _good(lines):
        edges.setdefault((told.source, told.new.code), []).append((line, told.note.note))
    for same in edges.values():
        (first, note), *others = same
        if all(other is note for _, other in others):
            for line, _ in others:
                line.refuse(
                    Field.NEW_CODE, f"a line told once; row {first.row.number} tells it too"
                )
        else:
            rows = ", ".join(str(line.row.number) for line, _ in same)
            for line, _ in same:
                line.refuse(Field.NOTE, f"one note for the same two communes (rows {rows})")


def _check_sources(lines: list[Line]) -> None:
    """Refuse wholes beside other parts, and a whole district of which there are communes."""
    with_communes = {
        line.told.district.code
        for line in lines
        if line.told is not None and line.told.old is not None
    }
    for (is_district, code), same in _by_source(lines).items():
        notes = [note for _, note in same]
        rows = ", ".join(str(line.row.number) for line, _ in same)
        field, said = Field.NOTE, _contradiction(notes)
        if is_district and code in with_communes:
            field, said = Field.DISTRICT, "a district without communes, which other lines list"
        elif said is not None:
            said = f"{said} (rows {rows})"
        if said is not None:
            for line, _ in same:
                line.refuse(field, said)


def _contradiction(notes: list[Note]) -> str | None:
    """Say what the notes of one commune cannot be beside each other."""
    others = Counter(notes)
    for note in notes:
        others[note] -= 1
        beside = {other for other, count in others.items() if count > 0}
        others[note] += 1
        if beside and note not in Note.in_parts() and not (note.goes_on and beside <= _FROM_KEPT):
            return f"no more than one line where one says {note.value}"
    for note, said, without in _ONCE:
        if notes.count(note) > 1 or (note in notes and not without.isdisjoint(notes)):
            return f"{said} in no more than one line"
    return None


def _check_kept(lines: list[Line]) -> None:
    """Refuse two communes that are each said to be the same as one new commune."""
    going_on: dict[str, list[Line]] = {}
    for line, told in _good(lines):
        if told.note.note.goes_on:
            going_on.setdefault(told.new.code, []).append(line)
    for same in going_on.values():
        rows = ", ".join(str(line.row.number) for line in same)
        for line in same if len(same) > 1 else ():
            line.refuse(Field.NOTE, f"one commune that goes on as the new one (rows {rows})")

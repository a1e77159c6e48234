"""What rows that could not be read leave open: nothing they might take is certain elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khuyenhoc.errors import Problem
from khuyenhoc.interop.move_columns import Field
from khuyenhoc.interop.move_rows import Line
from khuyenhoc.models.spans import ALWAYS, Span
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange

__all__ = ["leave_open"]

_Existence = Mapping[str, Sequence[Span]]


def leave_open(existence: _Existence, lines: Sequence[Line]) -> list[StructureChange]:
    """Refuse the moves of a unit on a day on which another of its moves is bad.

    Gives what is said of these units instead: nobody knows what part of them went to which of the
    units that the rows name, or outside. A row whose day could not be read may be of any day on
    which anything changes.
    """
    days = {line.effective for line in lines if line.effective is not None}
    concerned: dict[tuple[date, str], list[Line]] = {}
    for line in lines:
        if line.row.problems:
            may_be = {line.effective} if line.effective else days | _turns(existence, line)
            found = [
                (day, unit)
                for day in sorted(may_be)
                for unit in line.sources
                if _exists(existence, unit, day.toordinal() - 1)
            ]
            for key in found:
                concerned.setdefault(key, []).append(line)
            if line.effective is None and line.sources:
                _say_so(line, sorted({day for day, _ in found}))
    for line in lines:
        key = (line.effective or date.min, line.source or "")
        if not line.row.problems and key in concerned:
            other = min(one.row.number for one in concerned[key])
            said = f"a unit no move of which on {key[0]} is bad, as row {other} is"
            concerned[key].append(line)
            line.refuse(Field.SOURCE, said)
    return [_unknown(existence, unit, day, concerned[day, unit]) for day, unit in sorted(concerned)]


def _unknown(existence: _Existence, unit: str, day: date, lines: Iterable[Line]) -> StructureChange:
    rows = sorted({line.row.number for line in lines})
    targets = sorted({target for line in lines for target in line.targets})
    named = [target for target in targets if _exists(existence, target, day.toordinal())]
    return StructureChange(
        effective=day,
        moves=tuple(Move(unit, target, Share.unknown()) for target in (*named, None)),
        note=f"moves that could not be read: rows {', '.join(map(str, rows))}",
    )


def _turns(existence: _Existence, line: Line) -> set[date]:
    """Give the days on which units that a row names end or begin."""
    limits = {
        *(after for unit in line.sources for _, after in existence.get(unit, ())),
        *(first for unit in line.targets for first, _ in existence.get(unit, ())),
    }
    return {date.fromordinal(day) for day in limits.difference(ALWAYS)}


def _exists(existence: _Existence, unit: str, day: int) -> bool:
    return any(first <= day < after for first, after in existence.get(unit, ()))


def _say_so(line: Line, days: list[date]) -> None:
    """Say of a row without a day what became of it."""
    heading = line.row.heading(Field.EFFECTIVE, Field.EFFECTIVE.value)
    taken = "it is left out, for no day is known on which it could be"
    if days:
        taken = f"what it takes is unknown on {', '.join(map(str, days))}"
    line.row.problems[:] = [
        Problem(one.path, one.value, f"{one.expected}; {taken}") if one.path == heading else one
        for one in line.row.problems
    ]

"""A crosswalk from the changes between two days, forward or back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import (
    Beyond,
    Row,
    Weight,
    composed,
    is_loose,
    of_areas,
    tight,
    whole,
    wholes,
)
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry, check_registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.values.number import Exact

__all__ = ["crosswalk"]

#: A day, and the units there are on it.
_Structure = tuple[date, tuple[str, ...]]


def crosswalk(
    registry: Registry,
    start: date,
    end: date,
    *,
    of: Moved = Moved.EVERYTHING,
    areas: bool = False,
) -> Crosswalk:
    """Say what part of each unit of ``start`` belongs to which unit of ``end``.

    Changes that take effect after the earlier of the two days, or on the later one, lie between.
    Where a unit stays and no move takes all of it, what is left stays with it. Of a unit that ended
    what no move accounts for is outside, unless its moves are said to be all there are; one that
    ended without any move has no successor, and is unassigned.

    Back in time, what each unit brought into another is not known, unless it brought all: the
    bounds are those of nothing known, and there and back again is not where one was. They are as
    good as the table is complete: what it does not list cannot be among the sources.

    With ``areas``, what is said of a unit that has no successor, but had others under it, is said
    of all these together, as the members of a district are: it goes where they go. Without, it is
    what the unit itself held, and unassigned.

    >>> from khuyenhoc.models.hierarchy import Hierarchy
    >>> from khuyenhoc.models.organisation import Organisation
    >>> from khuyenhoc.reform.registries.share import Share
    >>> from khuyenhoc.reform.registries.structure_change import StructureChange
    >>> from khuyenhoc.values.period import Period
    >>> before, day = Period.until(date(2025, 6, 30)), date(2025, 7, 1)
    >>> registry = Registry(
    ...     hierarchy=Hierarchy(name="wards", units=(
    ...         *(Organisation(id=unit, name=unit, period=before) for unit in ("cua-nam", "bong")),
    ...         *(Organisation(id=unit, name=unit, period=Period(day)) for unit in ("x", "y")))),
    ...     changes=(StructureChange(effective=day, is_exhaustive=True, moves=(
    ...         Move("bong", "x"), Move("cua-nam", "x", Share.unknown()),
    ...         Move("cua-nam", "y", Share.remainder()))),))
    >>> walk = crosswalk(registry, date(2024, 12, 31), day)
    >>> walk["bong"]
    (Weight(target='x', low=1, high=1),)
    >>> walk["cua-nam"]
    (Weight(target='x', low=0, high=1), Weight(target='y', low=0, high=1))

    Raises:
        InvalidValueError: ``registry`` is none, a day is not exactly a ``date``, or ``of`` is no
            ``Moved``.
        HierarchyError: ``areas`` is asked for, and there is no forest on the first day.
    """
    check_registry("crosswalk.registry", registry)
    for name, day in (("start", start), ("end", end)):
        if type(day) is not date:
            raise InvalidValueError(f"crosswalk.{name}", day, "a date without a time")
    if type(of) is not Moved:
        raise InvalidValueError("crosswalk.of", of, "a Moved, such as kh.Moved.PEOPLE")
    units, targets = registry.existing(start), registry.existing(end)
    if start <= end:
        rows, loose = _forward(registry, (start, units), (end, targets), of)
    else:
        rows, loose = _back(_forward(registry, (end, targets), (start, units), of)[0], units)
    under: dict[str, tuple[str, ...]] = {}
    if areas:
        under = _areas(registry, start, rows)
        rows |= of_areas(rows, under)
        loose |= {unit for unit, below in under.items() if not loose.isdisjoint(below)}
    return Crosswalk(
        start=start,
        end=end,
        of=of,
        rows=rows,
        targets=targets,
        loose=loose,
        areas=under,
        told_apart=registry.told_apart(min(start, end), max(start, end)),
        is_verified=registry.is_verified(max(start, end)),
        names=partial(registry.label, on=start),
        target_names=partial(registry.label, on=end),
    )


def _forward(
    registry: Registry, first: _Structure, last: _Structure, of: Moved
) -> tuple[dict[str, Row], frozenset[str]]:
    """Lead every unit of the first structure on to the last, the latest change first.

    Bounds put together in that order are the narrowest (see ``Crosswalk.then``).
    """
    ready = wholes(last[1])
    ended = whole(Beyond.UNASSIGNED)
    rows: dict[str, Row] = {}
    loose: set[str] = set()

    def onward(unit: str | Beyond) -> Row:
        if isinstance(unit, Beyond):
            return whole(unit)
        return rows.get(unit) or ready.get(unit, ended)

    returns = registry.returns
    for day in sorted({*registry.days_of_change, *returns}, reverse=True):
        if first[0] < day <= last[0]:
            undivided, divided = _steps(registry, day, of)
            # All at once: the moves of a day are of the units as they were the day before.
            made = _all_onward(undivided, undivided.values(), rows or ready, onward)
            now: set[str] = set()
            for unit, row in divided.items():
                if rows or not all(weight[0] in ready for weight in row):
                    made[unit] = composed(row, onward)
                    if is_loose(row, onward, loose):
                        now.add(unit)
                else:  # it leads to the last structure already
                    made[unit] = row
            if loose:
                now |= {unit for unit, target in undivided.items() if target in loose}
            for unit in returns.get(day, ()):
                made.setdefault(unit, ended)
            loose = loose.difference(made) | now
            rows = rows | made if rows else made
    found = _all_onward(first[1], first[1], rows or ready, onward)
    return found, frozenset(loose.intersection(found))


def _all_onward(
    units: Iterable[str],
    targets: Iterable[str],
    rows: Mapping[str, Row],
    onward: Callable[[str], Row],
) -> dict[str, Row]:
    """Give each unit the row of its target: those in ``rows`` without a call for each."""
    ends = [*targets]
    found = list(map(rows.get, ends))
    if None in found:
        found = [row or onward(end) for row, end in zip(found, ends, strict=True)]
    return cast("dict[str, Row]", dict(zip(units, found, strict=True)))


def _steps(registry: Registry, day: date, of: Moved) -> tuple[dict[str, str], dict[str, Row]]:
    """Give the targets of the units that go as wholes on ``day``, and the rows of the others."""
    changes = registry.changes_of.get(day, ())
    found = _by_source(changes, Moved.EVERYTHING)
    if of is not Moved.EVERYTHING:
        found |= _by_source(changes, of)
    undivided: dict[str, str] = {}
    divided: dict[str, list[Move]] = {}
    for unit, moves in found.items():
        if isinstance(moves, list):
            divided[unit] = moves
        elif moves.share.low == 1 and moves.target is not None:
            undivided[unit] = moves.target
        else:
            divided[unit] = [moves]
    if all(change.is_exhaustive for change in changes):  # then there is nobody to look for
        exhaustive = {(unit, moves[0].of) for unit, moves in divided.items()}
    else:
        told = (change.moves for change in changes if change.is_exhaustive)
        exhaustive = {(move.source, move.of) for moves in told for move in moves}
    stays = registry.existing_on(day)
    return undivided, {
        unit: _step(unit, moves, stays=stays(unit), exhaustive=(unit, moves[0].of) in exhaustive)
        for unit, moves in divided.items()
    }


def _by_source(changes: tuple[StructureChange, ...], of: Moved) -> dict[str, Move | list[Move]]:
    """Gather the moves of each unit; most have one, for which no list is made."""
    by_source: dict[str, Move | list[Move]] = {}
    for change in changes:
        for move in change.moves:
            if move.of is of:
                before = by_source.get(move.source)
                if before is None:
                    by_source[move.source] = move
                elif isinstance(before, list):
                    before.append(move)
                else:
                    by_source[move.source] = [before, move]
    return by_source


def _step(unit: str, moves: list[Move], *, stays: bool, exhaustive: bool) -> Row:
    ends: dict[str | Beyond, tuple[Exact, Exact]] = {}
    has_remainder = False  # which leaves nothing
    for move in moves:
        share = move.share
        ends[Beyond.OUTSIDE if move.target is None else move.target] = (share.low, share.high)
        has_remainder = has_remainder or share.is_remainder
    if not has_remainder:
        if stays and unit not in ends:
            ends[unit] = (0, 1)
        elif not exhaustive:
            ends[Beyond.OUTSIDE] = (ends.get(Beyond.OUTSIDE, (0, 0))[0], 1)
    return tight([Weight(target, low, high) for target, (low, high) in ends.items()])


def _back(
    forward: Mapping[str, Row], units: tuple[str, ...]
) -> tuple[dict[str, Row], frozenset[str]]:
    """Turn rows round: of a unit that several brought something into, no share is known."""
    brought: dict[str | Beyond, list[str]] = {}
    for unit, row in forward.items():
        for weight in row:
            brought.setdefault(weight.target, []).append(unit)
    none: list[str] = []
    return {unit: _unknown(brought.get(unit, none)) for unit in units}, frozenset()


def _unknown(units: list[str]) -> Row:
    if not units:
        return whole(Beyond.UNASSIGNED)
    return whole(units[0]) if len(units) == 1 else tight(Weight(unit, 0, 1) for unit in units)


def _areas(registry: Registry, day: date, rows: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    """Find the units without a successor that had others under them, with the lowest of these."""
    tree = registry.on(day)
    leaves = frozenset(tree.leaves)
    return {
        unit: tuple(one for one in tree.descendants(unit) if one in leaves)
        for unit in tree
        if unit not in leaves and rows[unit][0].target is Beyond.UNASSIGNED
    }

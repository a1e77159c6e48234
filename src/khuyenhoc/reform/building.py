"""A crosswalk from the changes between two days, forward or back."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reform.crosswalk import Crosswalk, is_loose
from khuyenhoc.reform.move import Move, Moved
from khuyenhoc.reform.registry import Registry, check_registry
from khuyenhoc.reform.weights import Beyond, Row, Weight, composed, hull, tight, whole
from khuyenhoc.values.number import Exact

__all__ = ["crosswalk"]


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

    With ``areas``, what is said of a unit that has others under it is said of all these together,
    as the members of a district are: it goes where they go. Without, it is what the unit itself
    holds.

    >>> from khuyenhoc.models.hierarchy import Hierarchy
    >>> from khuyenhoc.models.organisation import Organisation
    >>> from khuyenhoc.reform.share import Share
    >>> from khuyenhoc.reform.structure_change import StructureChange
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
    rows, loose = _forward(registry, min(start, end), max(start, end), of)
    if start > end:
        rows, loose = _back(rows, registry.existing(start))
    if areas:
        rows, loose = _of_areas(rows, loose, registry, start)
    return Crosswalk(
        start=start,
        end=end,
        of=of,
        rows=rows,
        targets=registry.existing(end),
        loose=loose,
        is_verified=registry.is_verified(max(start, end)),
        names=partial(registry.label, on=start),
        target_names=partial(registry.label, on=end),
    )


def _forward(
    registry: Registry, first: date, last: date, of: Moved
) -> tuple[dict[str, Row], frozenset[str]]:
    """Lead every unit of ``first`` on to ``last``, the latest change first.

    Bounds put together in that order are the narrowest (see ``Crosswalk.then``).
    """
    ready = {unit: whole(unit) for unit in registry.existing(last)}
    ended = whole(Beyond.UNASSIGNED)
    rows: dict[str, Row] = {}
    loose: set[str] = set()

    def onward(unit: str | Beyond) -> Row:
        if isinstance(unit, Beyond):
            return whole(unit)
        return rows.get(unit) or ready.get(unit, ended)

    for day in reversed(registry.days_of_change):
        if first < day <= last:
            steps = _steps(registry, day, of)
            # All at once: the moves of a day are of the units as they were the day before.
            made = {unit: composed(row, onward) for unit, row in steps.items()}
            now_loose = {unit for unit, row in steps.items() if is_loose(row, onward, loose)}
            loose = loose.difference(steps) | now_loose
            rows.update(made)
    units = registry.existing(first)
    return {unit: onward(unit) for unit in units}, frozenset(loose.intersection(units))


def _steps(registry: Registry, day: date, of: Moved) -> dict[str, Row]:
    """Give the rows of the units that moves of ``day`` take something from."""
    general: dict[str, list[Move]] = {}
    special: dict[str, list[Move]] = {}
    exhaustive: set[str] = set()
    for change in registry.changes:
        if change.effective == day:
            for move in change.moves:
                if move.of is of:
                    special.setdefault(move.source, []).append(move)
                elif move.of is Moved.EVERYTHING:
                    general.setdefault(move.source, []).append(move)
            if change.is_exhaustive:
                exhaustive.update(move.source for move in change.moves)
    stays = registry.existing_on(day)
    return {
        unit: _step(unit, moves, stays=stays(unit), exhaustive=unit in exhaustive)
        for unit, moves in (general | special).items()
    }


def _step(unit: str, moves: list[Move], *, stays: bool, exhaustive: bool) -> Row:
    first = moves[0]
    if len(moves) == 1 and first.share.low == 1 and first.target is not None:
        return whole(first.target)
    ends: dict[str | Beyond, tuple[Exact, Exact]] = {
        Beyond.OUTSIDE if move.target is None else move.target: (move.share.low, move.share.high)
        for move in moves
    }
    if not any(move.share.is_remainder for move in moves):  # which leaves nothing
        if stays and unit not in ends:
            ends[unit] = (0, 1)
        elif not exhaustive:
            ends[Beyond.OUTSIDE] = (ends.get(Beyond.OUTSIDE, (0, 0))[0], 1)
    return tight(Weight(target, *end) for target, end in ends.items())


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


def _of_areas(
    rows: dict[str, Row], loose: frozenset[str], registry: Registry, day: date
) -> tuple[dict[str, Row], frozenset[str]]:
    """Let units that have others under them go where these go."""
    tree = registry.on(day)
    leaves = frozenset(tree.leaves)
    made: dict[str, Row] = dict(rows)
    also: set[str] = set()
    for unit in tree:
        if unit not in leaves:
            below = [one for one in tree.descendants(unit) if one in leaves]
            made[unit] = hull(rows[one] for one in below)
            if not loose.isdisjoint(below):
                also.add(unit)
    return made, loose | also

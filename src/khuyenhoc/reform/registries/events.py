"""The names of changes: computed from moves, versions and links, and never stored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import ALWAYS, Span, span_of
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.event import EventKind, StructureEvent
from khuyenhoc.reform.registries.event_wording import Gone, Wording
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.text.names import same_name
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["structure_events"]

_ORDER: Final = {kind: place for place, kind in enumerate(EventKind)}


@frozen
class _Told:
    """A move that moves something to another unit, and the change that tells it."""

    move: Move
    change: StructureChange

    def takes_all(self, *, ended: bool) -> bool:
        """Tell whether it takes all that it is a move of, if no other of its source takes any."""
        share = self.move.share
        # What no move takes of a unit that goes on stays with it.
        return share.low == 1 or share.is_remainder or (ended and self.change.is_exhaustive)


def structure_events(
    hierarchy: Hierarchy,
    existence: Mapping[str, Sequence[Span]],
    changes: Iterable[StructureChange],
    during: Period | None,
) -> tuple[StructureEvent, ...]:
    """Name all that changes, on any day or on those of ``during``; as ``Registry.events`` does.

    Raises:
        InvalidValueError: ``during`` is no ``Period``.
    """
    by_day: dict[int, list[_Told]] = {}
    for change in changes:
        told = by_day.setdefault(change.effective.toordinal(), [])
        # What is said to stay, and what moves nobody, is no change.
        told += (
            _Told(move, change)
            for move in change.moves
            if move.source != move.target and move.share.high > 0
        )
    if during is not None and not isinstance(cast("object", during), Period):
        raise InvalidValueError("Registry.events(during)", during, "a Period")
    begins, ends = _limits(existence, 0), _limits(existence, 1)
    wording = Wording(hierarchy)
    made: list[StructureEvent] = []
    for at in sorted({*by_day, *begins, *ends}):
        if during is None or date.fromordinal(at) in during:
            moves = by_day.get(at, [])
            named = _of_day(moves, begins.get(at, set()), ends.get(at, set()))
            made += (wording.event(date.fromordinal(at), *one) for one in named)
    made += (
        event
        for event in (*_of_versions(wording), *_of_links(hierarchy, existence, wording))
        if during is None or event.on in during
    )
    return tuple(sorted(made, key=lambda one: (one.on, _ORDER[one.kind], one.sources, one.targets)))


def _limits(existence: Mapping[str, Sequence[Span]], end: int) -> dict[int, set[str]]:
    """Give the units that begin on a day, or, with ``end`` 1, that are there no longer."""
    found: dict[int, set[str]] = {}
    for unit, spans in existence.items():
        for span in spans:
            if span[end] != ALWAYS[end]:
                found.setdefault(span[end], set()).add(unit)
    return found


#: A kind, what went, the targets and the basis.
_Named = tuple[EventKind, tuple[Gone, ...], tuple[str, ...], tuple[Citation, ...]]


def _of_day(moves: Sequence[_Told], begins: set[str], ends: set[str]) -> Iterator[_Named]:
    of: dict[str, list[_Told]] = {}
    into: dict[str, list[_Told]] = {}
    for told in moves:
        of.setdefault(told.move.source, []).append(told)
        if told.move.target is not None:
            into.setdefault(told.move.target, []).append(told)
    wholes = {source for source, same in of.items() if source in ends and _is_whole(same)}
    for target, coming in into.items():
        sources = _units(told.move.source for told in coming)
        if not wholes.isdisjoint(sources):
            kind = EventKind.MERGE if len(sources) > 1 else EventKind.SUCCEED
            gone = tuple(
                Gone(source)
                if source in wholes
                else _part(
                    [told for told in coming if told.move.source == source],
                    of[source],
                    ended=source in ends,
                )
                for source in sources
            )
            yield kind if target in begins else EventKind.ABSORB, gone, (target,), _basis(coming)
    for source in of.keys() - wholes:
        targets = _units(told.move.target for told in of[source])
        kind = EventKind.TRANSFER
        if source in ends:
            kind = EventKind.SPLIT if targets else EventKind.ABOLISH
        some = _part(of[source], of[source], ended=source in ends)
        yield kind, (some,), targets, _basis(of[source])
    yield from ((EventKind.ABOLISH, (Gone(source),), (), ()) for source in ends - of.keys())
    yield from ((EventKind.CREATE, (), (target,), ()) for target in begins - into.keys())


def _units(units: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({unit for unit in units if unit is not None}))


def _part(moves: Sequence[_Told], all_moves: Sequence[_Told], *, ended: bool) -> Gone:
    """Tell what some moves take of a unit that did not go as a whole, beside all its moves."""
    kinds = {told.move.of for told in moves}
    unit = moves[0].move.source
    if not kinds <= {Moved.LAND, Moved.MONEY}:
        return Gone(unit, is_part=True)
    same = [told for told in all_moves if told.move.of in kinds]
    is_all = len({told.move.target for told in same}) == 1 and all(
        told.takes_all(ended=ended) for told in same
    )
    return Gone(unit, is_part=not is_all, of=tuple(kind for kind in Moved if kind in kinds))


def _is_whole(moves: Sequence[_Told]) -> bool:
    """Tell whether the moves of a unit that ends take it as a whole to one other unit."""
    moved = {told.move.of for told in moves}
    return (
        len({told.move.target for told in moves}) == 1
        and moves[0].move.target is not None
        # Land or money alone is not the unit.
        and not moved.isdisjoint((Moved.EVERYTHING, Moved.PEOPLE))
        and all(told.takes_all(ended=True) for told in moves)
    )


def _basis(moves: Iterable[_Told]) -> tuple[Citation, ...]:
    cited = {told.change.basis for told in moves if told.change.basis is not None}
    return tuple(sorted(cited, key=lambda one: (str(one), repr(one))))


def _of_versions(wording: Wording) -> Iterator[StructureEvent]:
    for versions in wording.versions.values():
        for before, after in pairwise(versions):
            start = span_of(after.period)[0]
            if span_of(before.period)[1] == start:
                cited = after.basis if isinstance(after, AdministrativeUnit) else None
                basis = () if cited is None else (cited,)
                for kind in _news(before, after):
                    on, unit = date.fromordinal(start), after.id
                    yield wording.event(on, kind, (Gone(unit),), (unit,), basis)


def _news(before: UnitVersion, after: UnitVersion) -> Iterator[EventKind]:
    # Another spelling of the same name is none.
    if not same_name(before.name, after.name):
        yield EventKind.RENAME
    if before.kind is not after.kind:
        yield EventKind.NEW_KIND
    if {*before.codes} != {*after.codes}:
        yield EventKind.NEW_CODE


def _of_links(
    hierarchy: Hierarchy, existence: Mapping[str, Sequence[Span]], wording: Wording
) -> Iterator[StructureEvent]:
    above: dict[str, list[tuple[Span, str]]] = {}
    for link in hierarchy.links:
        above.setdefault(link.child, []).append((span_of(link.period), link.parent))
    for child, links in above.items():
        spans = existence.get(child, ())
        for at in sorted({limit for span, _ in links for limit in span}):
            # On the day before and on this one.
            if any(first < at < after for first, after in spans):
                before, now = (
                    {parent for (first, after), parent in links if first <= day < after}
                    for day in (at - 1, at)
                )
                if before != now:
                    yield wording.new_parent(date.fromordinal(at), child, before, now)

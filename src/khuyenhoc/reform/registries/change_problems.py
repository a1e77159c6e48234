"""What moves cannot be, each with the place of the move that says it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

from khuyenhoc._near import near_hint
from khuyenhoc.errors import Problem
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.spans import Span, holds
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.structure_change import StructureChange

__all__ = ["ChangeProblems", "change_problems"]

#: Where a move stands: the place of its change, and its own place in that.
_Place = tuple[int, int]


@frozen
class ChangeProblems:
    """Everything that is wrong with moves; it is false where nothing is."""

    #: What is wrong, each with the place of the move that it is told of, in their order.
    found: tuple[tuple[_Place, Problem], ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, each with its path: ``changes[0].moves[2].share``."""
        return tuple(
            Problem(f"changes[{at}].moves[{place}].{one.path}", one.value, one.expected)
            for (at, place), one in self.found
        )

    @property
    def bad(self) -> frozenset[_Place]:
        """The places of the moves that something is wrong with."""
        return frozenset(place for place, _ in self.found)

    def __bool__(self) -> bool:
        return bool(self.found)


def change_problems(
    name: str, existence: Mapping[str, Sequence[Span]], changes: Sequence[StructureChange]
) -> ChangeProblems:
    """Find every move that cannot be, by the days on which each unit of ``name`` exists."""
    by_day: dict[date, list[tuple[_Place, Move]]] = {}
    for at, change in enumerate(changes):
        moves = by_day.setdefault(change.effective, [])
        moves += (((at, place), move) for place, move in enumerate(change.moves))
    exhaustive = {at for at, change in enumerate(changes) if change.is_exhaustive}
    found: list[tuple[_Place, Problem]] = []
    for day, moves in by_day.items():
        found += _of_ends(name, existence, day.toordinal(), moves)
        found += _of_repeats(moves)
        found += _of_shares(existence, day.toordinal(), moves, exhaustive)
        found += _of_rings(moves)
    return ChangeProblems(tuple(sorted(found, key=lambda one: one[0])))


def _of_ends(
    name: str,
    existence: Mapping[str, Sequence[Span]],
    day: int,
    moves: Iterable[tuple[_Place, Move]],
) -> Iterator[tuple[_Place, Problem]]:
    before, on = date.fromordinal(day - 1), date.fromordinal(day)
    for place, move in moves:
        for end, unit in (("source", move.source), ("target", move.target)):
            if unit is None:
                continue
            spans = existence.get(unit)
            if spans is None:
                said = f"the id of a unit of {name!r}{near_hint(unit, existence)}"
            elif end == "source" and not holds(spans, day - 1):
                said = f"a unit that exists on {before}, the day before; {_when(spans)}"
            elif end == "target" and not holds(spans, day):
                said = f"a unit that exists on {on}; {_when(spans)}"
            else:
                continue
            yield place, Problem(end, unit, said)


def _when(spans: Sequence[Span]) -> str:
    """Say from when to when a unit exists, of what limits it."""
    said: list[str] = []
    for first, after in spans:
        if first > date.min.toordinal():
            said.append(f"begins on {date.fromordinal(first)}")
        if after <= date.max.toordinal():
            said.append(f"ends after {date.fromordinal(after - 1)}")
    return f"it {' and '.join(said)}"


def _of_repeats(
    moves: Iterable[tuple[_Place, Move]],
) -> Iterator[tuple[_Place, Problem]]:
    seen: dict[tuple[str, str | None, Moved], _Place] = {}
    for place, move in moves:
        at, index = seen.setdefault((move.source, move.target, move.of), place)
        if (at, index) != place:
            said = f"a move that is told once on a day; changes[{at}].moves[{index}] tells it too"
            yield place, Problem("target", move.target, said)


def _of_shares(
    existence: Mapping[str, Sequence[Span]],
    day: int,
    moves: Iterable[tuple[_Place, Move]],
    exhaustive: set[int],
) -> Iterator[tuple[_Place, Problem]]:
    by_source: dict[tuple[str, Moved], list[tuple[_Place, Move]]] = {}
    for place, move in moves:
        by_source.setdefault((move.source, move.of), []).append((place, move))
    for (source, _), same in by_source.items():
        last = same[-1][0]
        at_least = sum((Fraction(move.share.low) for _, move in same), Fraction(0))
        at_most = sum((Fraction(move.share.high) for _, move in same), Fraction(0))
        remainders = [place for place, move in same if move.share.is_remainder]
        if at_least > 1:
            said = f"shares of {source} that come to at most 100% on {date.fromordinal(day)}"
            yield last, Problem("share", _in_percent(at_least), said)
        if len(remainders) > 1:
            said = f"one remainder of {source} on {date.fromordinal(day)}"
            yield remainders[-1], Problem("share", len(remainders), said)
        # Of a unit that stays, what no move takes stays with it, unless a move says how much.
        targets = {move.target for _, move in same}
        closed = source in targets or not holds(existence.get(source, ()), day)
        if closed and at_most < 1 and any(place[0] in exhaustive for place, _ in same):
            said = f"shares of {source} that come to 100%, for they are said to be all there are"
            yield last, Problem("share", _in_percent(at_most), said)


def _of_rings(moves: Sequence[tuple[_Place, Move]]) -> Iterator[tuple[_Place, Problem]]:
    """Find units that change places as wholes; an exchange of parts between neighbours is none.

    People who go one way and land that goes the other are none either. Every move of a ring is
    told, for which of them is the wrong one the moves do not say.
    """
    told: set[_Place] = set()
    for of in Moved:
        goes: dict[str, dict[str, _Place]] = {}
        for source, same in _deciding(moves, of).items():
            for place, move in same:
                if move.target not in (None, source) and _takes_all(move, same):
                    goes.setdefault(source, {})[str(move.target)] = place
        for ring in cycles(goes):
            said = "moves that lead to no unit they come from on the same day"
            for unit in ring:
                for target, place in goes[unit].items():
                    if target in ring and place not in told:
                        told.add(place)
                        yield place, Problem("target", " → ".join((*ring, ring[0])), said)


def _deciding(
    moves: Iterable[tuple[_Place, Move]], of: Moved
) -> dict[str, list[tuple[_Place, Move]]]:
    """Gather the moves that decide on ``of``: those of everything where a unit has none of it."""
    found: dict[Moved, dict[str, list[tuple[_Place, Move]]]] = {Moved.EVERYTHING: {}, of: {}}
    for place, move in moves:
        if move.of in found:
            found[move.of].setdefault(move.source, []).append((place, move))
    return found[Moved.EVERYTHING] | found[of]


def _takes_all(move: Move, same: Iterable[tuple[_Place, Move]]) -> bool:
    share = move.share
    if share.is_remainder:
        return not any(other.share.high for _, other in same if other is not move)
    return share.low == 1


def _in_percent(number: Fraction) -> str:
    """Write a sum of shares as people do: 120%, or 7/6 where percents are not exact."""
    percent = 100 * number
    return f"{percent}%" if percent.denominator == 1 else str(number)

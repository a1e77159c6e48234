"""Strategies for what becomes of the units of one day, with the shares that are true of it."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen
from hypothesis import strategies as st

from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.values.citation import Citation, Evidence

__all__ = ["DrawnMove", "changes_of", "moves_of"]

_BASIS: Final = Citation(instrument="1/NQ-HĐND", evidence=Evidence.SUPPOSITION)


@frozen
class DrawnMove:
    """A move as an instrument tells it, and the part of its source that truly goes."""

    told: Move
    truth: Fraction

    @property
    def true(self) -> Move:
        """The same move with its true share."""
        return evolve(self.told, share=Share.exactly(self.truth))


@st.composite
def moves_of(  # noqa: PLR0913  (what a source can do is all its own)
    draw: st.DrawFn,
    source: str,
    *,
    stays: Sequence[str],
    begins: Sequence[str],
    ends: bool,
    gaps: bool,
    outside: bool,
) -> tuple[DrawnMove, ...]:
    """Make the moves of one unit on one day: none, of everything, or some of people, land, money.

    The true shares of a unit that ends come to 1 unless there are ``gaps``; of one that stays, some
    stays with it, and nothing goes as a whole to another that stays: no ring can come of it.
    """
    if draw(st.integers(0, 5 if ends else 1)) == 0:
        return ()
    kinds = [Moved.EVERYTHING]
    if draw(st.integers(0, 3)) == 0:
        kinds = draw(st.lists(st.sampled_from(Moved), min_size=1, max_size=4, unique=True))
    places: list[str | None] = [*begins, *(unit for unit in stays if ends or unit != source)]
    if outside:
        places.append(None)
    if not places:
        return ()
    made: list[DrawnMove] = []
    for of in kinds:
        targets = draw(st.lists(st.sampled_from(places), min_size=1, max_size=4, unique=True))
        rest = draw(st.integers(0, 5)) if gaps else 0
        if not ends:
            rest = draw(st.integers(1, 20))
            if draw(st.integers(0, 5)) == 0:  # some instruments tell what stays, too
                targets, rest = [*targets, source], 0
        made += draw(_shared(source, targets, of, rest=rest, ends=ends, begins=begins))
    return tuple(made)


@st.composite
def _shared(  # noqa: PLR0913  (as above)
    draw: st.DrawFn,
    source: str,
    targets: Sequence[str | None],
    of: Moved,
    *,
    rest: int,
    ends: bool,
    begins: Sequence[str],
) -> list[DrawnMove]:
    if len(targets) == 1 and not rest:
        return [DrawnMove(Move(source, targets[0], draw(_telling(Fraction(1))), of), Fraction(1))]
    weights = [draw(st.integers(0, 12)) for _ in targets]
    if not ends and source in targets:
        weights[targets.index(source)] += 1
    remainder = None
    if draw(st.integers(0, 3)) == 0:
        place = draw(st.integers(0, len(targets) - 1))
        if ends or targets[place] in (None, source, *begins):
            remainder, rest = place, 0
    if not sum(weights) + rest:
        weights[-1 if remainder is None else remainder] = 1
    whole = sum(weights) + rest
    shares = [Fraction(weight, whole) for weight in weights]
    told = [draw(_telling(share)) for share in shares]
    if remainder is not None:
        told[remainder] = Share.remainder()
    return [
        DrawnMove(Move(source, target, share, of), truth)
        for target, share, truth in zip(targets, told, shares, strict=True)
    ]


@st.composite
def _telling(draw: st.DrawFn, truth: Fraction) -> Share:
    """Make what is told of a share: itself, bounds of it, or nothing."""
    how = draw(st.sampled_from(("exact", "exact", "between", "unknown")))
    if how == "exact":
        return Share.whole() if truth == 1 else Share.exactly(truth)
    if how == "unknown":
        return Share.unknown()
    low, high = (Fraction(draw(st.integers(0, 4)), 4) for _ in range(2))
    return Share.between(truth * low, truth + (1 - truth) * high)


@st.composite
def changes_of(
    draw: st.DrawFn, day: date, moves: Sequence[DrawnMove], *, gaps: bool
) -> tuple[tuple[StructureChange, StructureChange], ...]:
    """Spread the moves of one day over instruments; each is given as told, and as it truly was."""
    if not moves:
        return ()
    shuffled = draw(st.permutations(moves))
    cuts = sorted(draw(st.sets(st.integers(1, len(moves)), max_size=2)))
    made: list[tuple[StructureChange, StructureChange]] = []
    for first, after in pairwise([0, *(cut for cut in cuts if cut < len(moves)), len(moves)]):
        some = shuffled[first:after]
        elsewhere = {move.told.source for move in (*shuffled[:first], *shuffled[after:])}
        alone = elsewhere.isdisjoint(move.told.source for move in some)
        change = StructureChange(
            effective=day,
            moves=tuple(move.told for move in some),
            is_exhaustive=alone and not gaps and draw(st.booleans()),
            basis=draw(st.sampled_from((None, _BASIS))),
        )
        made.append((change, evolve(change, moves=tuple(move.true for move in some))))
    return tuple(made)

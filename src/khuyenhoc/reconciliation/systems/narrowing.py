"""Numbers narrowed by each other until nothing narrows further."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from khuyenhoc.reconciliation.relations.relation import Constraint
from khuyenhoc.values.bounds import Bounds

__all__ = ["ROUNDS", "Clash", "Narrowed", "Narrowing", "narrow"]

#: So many rounds are made before what is left is given as it is, sound but perhaps not narrowest:
#: numbers that are a share of each other can be narrowed by less and less without an end.
ROUNDS: Final = 500

Indexed = Sequence[tuple[int, Constraint]]


@frozen
class Narrowed:
    """One number narrowed by one relation."""

    key: str
    #: The place of the relation.
    relation: int
    #: What was left of the number.
    bounds: Bounds
    #: What this rests on: what narrowed the number itself and the others of the relation before.
    sources: tuple[int, ...]


@frozen
class Clash:
    """A number of which nothing is left."""

    key: str
    #: The place of the relation that leaves nothing; ``None`` where the number denies itself.
    relation: int | None
    #: What the number could be until then.
    held: Bounds
    #: What the relation leaves for it; ``None`` where it leaves nothing at all.
    room: Bounds | None
    sources: tuple[int, ...]


@frozen
class Narrowing:
    """What is left of every number, how it came to that, and where nothing is left."""

    domains: dict[str, Bounds]
    steps: tuple[Narrowed, ...]
    #: The steps that moved the ends of each number last.
    behind: dict[str, tuple[int, ...]]
    clash: Clash | None
    #: Whether nothing narrows any further.
    settled: bool

    def chain(self, last: Iterable[int]) -> tuple[int, ...]:
        """Give the places of the steps that these rest on, and their own, in order."""
        wanted, left = set[int](), list(last)
        while left:
            place = left.pop()
            if place not in wanted:
                wanted.add(place)
                left.extend(self.steps[place].sources)
        return tuple(sorted(wanted))

    def relations_behind(self) -> tuple[int, ...]:
        """Give the places of the relations that led to the clash, in order."""
        if self.clash is None or self.clash.relation is None:
            return ()
        steps = (self.steps[place].relation for place in self.chain(self.clash.sources))
        return tuple(sorted({self.clash.relation, *steps}))


def narrow(
    constraints: Indexed, domains: Mapping[str, Bounds], whole: frozenset[str], rounds: int = ROUNDS
) -> Narrowing:
    """Narrow ``domains`` by ``constraints``, round by round, until nothing changes or clashes.

    In a round every constraint sees the numbers as the round before left them, so that neither the
    order of the numbers nor that of the constraints has a say in what is left.
    """
    state = _State(dict(domains), whole)
    touching: dict[str, list[int]] = {}
    for place, (_, constraint) in enumerate(constraints):
        for key in constraint.keys:
            touching.setdefault(key, []).append(place)
    stale = list(range(len(constraints)))
    for _ in range(rounds):
        found = [
            (key, constraints[place][0], constraints[place][1].keys, room)
            for place in stale
            for key, room in constraints[place][1].narrowed(state.domains)
        ]
        changed = state.take(found)
        if state.clash is not None or not changed:
            return state.result(settled=True)
        stale = sorted({place for key in changed for place in touching[key]})
    return state.result(settled=False)


@define
class _State:
    """The numbers on the way."""

    domains: dict[str, Bounds]
    whole: frozenset[str]
    steps: list[Narrowed] = field(factory=list)
    clash: Clash | None = None
    #: The steps that moved the low and the high end of each number last.
    _behind: dict[str, tuple[int | None, int | None]] = field(factory=dict)

    def take(self, found: list[tuple[str, int, tuple[str, ...], Bounds | None]]) -> set[str]:
        """Take over what one round found; give the keys of what it narrowed."""
        changed: set[str] = set()
        seen = dict(self._behind)  # what the round saw
        for key, relation, keys, room in found:
            held = self.domains[key]
            left = None if room is None else held & room
            if left is not None and key in self.whole:
                left = left.whole()
            if left == held:
                continue
            others = {step for other in keys if other != key for step in seen.get(other, ())}
            low_by, high_by = self._behind.get(key, (None, None))
            if left is None:
                sources = _steps({*others, low_by, high_by})
                self.clash = Clash(key, relation, held, room, sources)
                return changed
            place = len(self.steps)
            self.steps.append(Narrowed(key, relation, left, _steps(others)))
            low_moved = (left.low, left.low_open) != (held.low, held.low_open)
            high_moved = (left.high, left.high_open) != (held.high, held.high_open)
            self._behind[key] = (
                place if low_moved else low_by,
                place if high_moved else high_by,
            )
            self.domains[key] = left
            changed.add(key)
        return changed

    def result(self, *, settled: bool) -> Narrowing:
        behind = {key: _steps(set(steps)) for key, steps in self._behind.items()}
        return Narrowing(self.domains, tuple(self.steps), behind, self.clash, settled)


def _steps(places: set[int | None]) -> tuple[int, ...]:
    return tuple(sorted(place for place in places if place is not None))

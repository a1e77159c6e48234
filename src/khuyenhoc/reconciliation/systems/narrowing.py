"""Numbers narrowed by each other until nothing narrows further."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Constraint
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Clash", "Narrowed", "Narrowing", "narrow"]

#: So many rounds beyond one for each constraint, which a chain of them may take, are made before
#: what is left is given as it is, sound but perhaps not narrowest: numbers that are a share of each
#: other can be narrowed by less and less without an end.
_ROUNDS: Final = 250
#: An end of more digits is not taken over: products of what they narrowed themselves can double
#: theirs in every round.
_LONGEST: Final = 10**600

Indexed = Sequence[tuple[int, Constraint]]
#: The steps that moved the low and the high end of a number last.
Behind = tuple[int | None, int | None]


@frozen
class Narrowed:
    """One number narrowed by one relation."""

    key: str
    #: The place of the relation.
    relation: int
    #: What was left of the number.
    bounds: Bounds
    #: The steps that this rests on: what narrowed the others of the relation before, and where it
    #: is a product the number itself.
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
    constraints: Indexed,
    domains: Mapping[str, Bounds],
    whole: frozenset[str],
    rounds: int | None = None,
) -> Narrowing:
    """Narrow ``domains`` by ``constraints``, round by round, until nothing changes or clashes.

    In a round every constraint sees the numbers as the round before left them, so that neither the
    order of the numbers nor that of the constraints has a say in what is left. Of a round that
    leaves nothing of some number, nothing is taken over.
    """
    state = _State(dict(domains), whole)
    touching: dict[str, list[int]] = {}
    for place, (_, constraint) in enumerate(constraints):
        for key in constraint.keys:
            touching.setdefault(key, []).append(place)
    stale = list(range(len(constraints)))
    for _ in range(_ROUNDS + len(constraints) if rounds is None else rounds):
        found = [
            (key, *constraints[place], room)
            for place in stale
            for key, room in constraints[place][1].narrowed(state.domains)
        ]
        changed = state.take(found)
        if state.clash is not None or not changed:
            return state.result(settled=not state.cut)
        stale = sorted({place for key in changed for place in touching[key]})
    return state.result(settled=False)


@define
class _State:
    """The numbers on the way."""

    domains: dict[str, Bounds]
    whole: frozenset[str]
    steps: list[Narrowed] = field(factory=list[Narrowed])
    clash: Clash | None = None
    #: Whether an end was left out, for its many digits.
    cut: bool = False
    #: The steps that moved the low and the high end of each number last.
    _behind: dict[str, Behind] = field(factory=dict[str, Behind])

    def take(self, found: Iterable[tuple[str, int, Constraint, Bounds | None]]) -> Iterable[str]:
        """Take over what one round found; give the keys of what it narrowed."""
        left: dict[str, Bounds] = {}
        behind: dict[str, Behind] = {}
        for key, relation, constraint, room in found:
            held = left.get(key) or self.domains[key]
            if room is not None and _within(held, room):
                continue
            now = self._left(key, held, room)
            if now == held:
                continue
            others = self._others(key, constraint)
            low_by, high_by = behind.get(key) or self._behind.get(key, (None, None))
            if now is None:
                sources = _steps({*others, low_by, high_by})
                self.clash = Clash(key, relation, held, room, sources)
                return ()
            place = len(self.steps)
            self.steps.append(Narrowed(key, relation, now, _steps(others)))
            low_moved = (now.low, now.low_open) != (held.low, held.low_open)
            high_moved = (now.high, now.high_open) != (held.high, held.high_open)
            behind[key] = (place if low_moved else low_by, place if high_moved else high_by)
            left[key] = now
        self.domains.update(left)
        self._behind.update(behind)
        return left.keys()

    def _left(self, key: str, held: Bounds, room: Bounds | None) -> Bounds | None:
        """Give what ``room`` leaves of what a number can be."""
        if room is None:
            return None
        if key in self.whole:
            left = held & room
            return None if left is None else left.whole()
        if _is_long(room.low) or _is_long(room.high):
            room = self._shortened(key, room)
        return None if room is None else held & room

    def _shortened(self, key: str, room: Bounds) -> Bounds | None:
        """Leave out an end with too many digits, but not a contradiction."""
        before = self.domains[key]
        exact = before & room
        low = None if _is_long(room.low) else room.low
        high = None if _is_long(room.high) else room.high
        short = Bounds(
            low,
            high,
            low_open=low is not None and room.low_open,
            high_open=high is not None and room.high_open,
        )
        if exact is not None and exact != before & short:
            self.cut = True
        return None if exact is None else short

    def _others(self, key: str, constraint: Constraint) -> set[int | None]:
        """Give the steps that what ``constraint`` leaves for a number rests on."""
        # A product looks from where a number ends for one with a partner.
        keys = constraint.keys if isinstance(constraint, Product) else set(constraint.keys) - {key}
        return {step for other in keys for step in self._behind.get(other, ())}

    def result(self, *, settled: bool) -> Narrowing:
        behind = {key: _steps(set(steps)) for key, steps in self._behind.items()}
        return Narrowing(self.domains, tuple(self.steps), behind, self.clash, settled)


def _steps(places: set[int | None]) -> tuple[int, ...]:
    return tuple(sorted(place for place in places if place is not None))


def _is_long(end: Exact | None) -> bool:
    return end is not None and max(abs(end.numerator), end.denominator) > _LONGEST


def _within(inner: Bounds, outer: Bounds) -> bool:
    """Whether all of ``inner`` is in ``outer``: faster than to join them, and mostly so."""
    low, high = outer.low, outer.high
    if low is not None:
        if inner.low is None or inner.low < low:
            return False
        if outer.low_open and not inner.low_open and inner.low == low:
            return False
    if high is None:
        return True
    if inner.high is None or inner.high > high:
        return False
    return inner.high < high or inner.high_open or not outer.high_open

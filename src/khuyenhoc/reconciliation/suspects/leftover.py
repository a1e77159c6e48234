"""What is left of a system where some of its figures are withdrawn, and what goes with that."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import evolve, frozen

from khuyenhoc.reconciliation.relations.relation import Constraint, Relation
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.narrowing import narrow
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.rounding import Rounding

__all__ = ["Leftover", "leftover"]


@frozen(eq=False, slots=False)
class Leftover:
    """Relations that do not clash once some figures are withdrawn."""

    scenes: Scenes
    relations: Sequence[int]
    #: What every number could be as printed.
    given: Mapping[str, Bounds]
    #: What every number can be where all these are withdrawn.
    domains: Mapping[str, Bounds]

    @property
    def system(self) -> System:
        """The system they are of."""
        return self.scenes.system

    def about(self, key: str) -> Iterator[Relation]:
        """Give the relations that a number has a part in."""
        for place in self.relations:
            relation = self.system.relations[place]
            if key in relation.terms:
                yield relation

    def seen(self, variable: Variable) -> Bounds | None:
        """Give what a printed number is, so that others are seen from it; ``None`` if unsure.

        One of which not both ends are known would explain whatever it is put beside. One that is
        doubted too is taken as printed.
        """
        if not variable.is_printed:
            return None
        bounds = self.given[variable.key] & self.domains[variable.key]
        sure = bounds is not None and bounds.low is not None and bounds.high is not None
        return bounds if sure else None

    def printed(self, variable: Variable, habit: Rounding | None = None) -> Bounds | None:
        """Give what a number could be by its print alone, in ``habit`` or that of its document."""
        bare = evolve(variable, known=None)
        return bare.domain(habit or self.scenes.habits.get(variable.document), self.scenes.reach)

    def room_for(self, variable: Variable, meant: Variable) -> Bounds | None:
        """Give what is left of a number that could have been printed as ``meant``, in its unit."""
        domain = self.printed(meant)
        scale = Fraction(variable.per_one, meant.per_one)
        return self.fits(variable.key, None if domain is None else domain * scale)

    def fits(self, key: str, domain: Bounds | None) -> Bounds | None:
        """Give what is left of a number that is within ``domain``; ``None`` where it cannot be."""
        room = None if domain is None else domain & self.domains[key]
        return None if room is None else self._left(key, (), {key: room})

    def where(
        self, variable: Variable, stand_in: str, relation: Relation, other: Variable
    ) -> Bounds | None:
        """Give what is left of a number where ``relation`` holds of what was printed for it.

        ``stand_in`` is the key that the print has in ``relation``, the number itself being open,
        and ``other`` what it is seen from. ``None`` where that cannot be.
        """
        printed, seen = self.printed(variable), self.seen(other)
        if printed is None or seen is None:
            return None
        variables = {**self._variables, stand_in: variable}
        constraints = relation.constraints(variables)
        return self._left(variable.key, constraints, {stand_in: printed, other.key: seen})

    def stand_in(self, key: str) -> str:
        """Give a key that no number has, for what was printed of one."""
        free = f"{key}'"
        while free in self.domains:
            free += "'"
        return free

    @cached_property
    def _variables(self) -> dict[str, Variable]:
        return {variable.key: variable for variable in self.system}

    @cached_property
    def _constraints(self) -> tuple[tuple[int, Constraint], ...]:
        by_constraint = self.scenes.by_constraint
        return tuple(pair for place in self.relations for pair in by_constraint[place])

    def _left(
        self, key: str, more: Sequence[Constraint], given: Mapping[str, Bounds]
    ) -> Bounds | None:
        """Narrow by ``more`` alone first, which rules most out, and then by everything."""
        new = tuple((-1, constraint) for constraint in more)
        domains = {**self.domains, **given}
        whole = self.scenes.whole
        if new and narrow(new, domains, whole).clash is not None:
            return None
        left = narrow((*self._constraints, *new), domains, whole)
        return None if left.clash is not None else left.domains[key]


def leftover(
    scenes: Scenes,
    relations: Sequence[int],
    given: Mapping[str, Bounds],
    members: Sequence[str],
    doubted: Sequence[str] = (),
) -> Leftover | None:
    """Withdraw ``members`` and what else is ``doubted``; ``None`` where the rest still clash."""
    withdrawn = {key: scenes.withdrawn[key] for key in (*members, *doubted)}
    domains = {**given, **withdrawn}
    left = scenes.narrowed(relations, domains)
    if left.clash is not None:
        return None
    return Leftover(scenes, relations, given, {**domains, **left.domains})

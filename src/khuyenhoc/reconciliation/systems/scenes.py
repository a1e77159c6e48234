"""What the numbers of a system can be in each habit of rounding, with and without a convention."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from attrs import field, frozen

from khuyenhoc.reconciliation.relations.relation import Constraint
from khuyenhoc.reconciliation.systems.narrowing import Narrowing, narrow
from khuyenhoc.reconciliation.systems.propagation import domains
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Qualifier, Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["Scenes"]

_NEAR: Final = (Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.APPROX)


@frozen(eq=False, slots=False)
class Scenes:
    """A system with every reading of its print that a verdict has to consider.

    In either habit of rounding, or in one; with "gần" and "hơn" reaching as far as they like, or
    as far as the convention says.
    """

    system: System
    habits: Mapping[str, Rounding] = field(factory=dict[str, Rounding])
    reach: Reach | None = None

    @cached_property
    def whole(self) -> frozenset[str]:
        """The keys of what is counted in whole numbers."""
        return frozenset(variable.key for variable in self.system if variable.is_whole)

    @cached_property
    def denied(self) -> tuple[str, ...]:
        """The keys of the numbers whose print denies what is known of them."""
        return tuple(variable.key for variable in self.system if variable.domain() is None)

    @cached_property
    def denied_within_reach(self) -> tuple[str, ...]:
        """The keys of those whose print does so only by the convention for "gần" and "hơn"."""
        return tuple(
            variable.key
            for variable in self.system
            if variable.key not in self.denied and variable.domain(reach=self.reach) is None
        )

    @cached_property
    def by_constraint(self) -> tuple[tuple[tuple[int, Constraint], ...], ...]:
        """For each relation, in order, what it comes to."""
        found: list[list[tuple[int, Constraint]]] = [[] for _ in self.system.relations]
        for place, constraint in self.system.constraints:
            found[place].append((place, constraint))
        return tuple(map(tuple, found))

    @cached_property
    def either(self) -> dict[str, Bounds]:
        """The numbers as printed, rounded or cut off."""
        return domains(self.system)[0]

    @cached_property
    def within_reach(self) -> dict[str, Bounds]:
        """The same, where "gần" and "hơn" reach no farther than the convention says."""
        return domains(self.system, reach=self.reach)[0]

    @cached_property
    def in_habit(self) -> dict[Rounding, dict[str, Bounds]]:
        """The numbers as printed, in each habit."""
        return {habit: domains(self.system, rounding=habit)[0] for habit in HABITS}

    @cached_property
    def in_own_habit(self) -> dict[Rounding, dict[str, Bounds]]:
        """The same, but in its document's own habit what was printed in one that is known."""
        return {
            habit: domains(self.system, rounding=habit, habits=self.habits)[0] for habit in HABITS
        }

    @cached_property
    def withdrawn(self) -> dict[str, Bounds]:
        """The numbers as if nobody had printed them."""
        return domains(self.system.without(variable.key for variable in self.system))[0]

    def hangs_on_reach(self, keys: Iterable[str]) -> bool:
        """Say whether one of the numbers was printed with a word that the convention is for."""
        if self.reach is None:
            return False
        quantities = (self.system[key].quantity for key in keys)
        return any(q is not None and q.qualifier in _NEAR for q in quantities)

    def hangs_on_habit(self, keys: Iterable[str]) -> bool:
        """Say whether one of the numbers is a share, and so rounded or cut off."""
        return any(self.system[key].is_share for key in keys)

    def documents(self, places: Iterable[int]) -> tuple[str, ...]:
        """Give the documents of the shares that relations are about."""
        keys = {key: None for place in places for key in self.system.relations[place].terms}
        shares = (self.system[key] for key in keys if self.system[key].is_share)
        return tuple(dict.fromkeys(share.document for share in shares))

    def with_habit(self, document: str, habit: Rounding) -> dict[str, Bounds]:
        """Give the numbers as printed, those of one document in one habit."""
        given = dict(self.either)
        for variable in self.system:
            if variable.is_share and variable.document == document:
                given[variable.key] = self.in_habit[habit][variable.key]
        return given

    def has_own_habit(self, keys: Iterable[str]) -> bool:
        """Say whether the habit is known of a document that one of the shares was printed in."""
        return any(
            self.system[key].is_share and self.system[key].document in self.habits for key in keys
        )

    def narrowed(self, relations: Iterable[int], given: Mapping[str, Bounds]) -> Narrowing:
        """Let the relations at these places narrow what is given of their numbers."""
        constraints = [pair for place in relations for pair in self.by_constraint[place]]
        keys = {key for _, constraint in constraints for key in constraint.keys}
        return narrow(constraints, {key: given[key] for key in keys}, self.whole & keys)

    def clashes(self, relations: Iterable[int], given: Mapping[str, Bounds]) -> bool:
        """Say whether the relations cannot all hold of what is given."""
        return self.narrowed(relations, given).clash is not None

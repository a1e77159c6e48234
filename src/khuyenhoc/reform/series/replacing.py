"""Which observations others stand for."""

from collections.abc import Callable, Iterable, Sequence

from khuyenhoc.models.indicator import Nature
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.moved_with import moved_with
from khuyenhoc.reform.series.double_count import DoubleCount
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.series.structures import Structures

__all__ = ["Replacing"]


class Replacing:
    """Finds what is replaced in a figure: told of days, and of units, that others tell of in full.

    A half-year does not stand for a year, nor one ward for all that its predecessor was divided
    into: such pairs stay double counts.
    """

    def __init__(
        self,
        doubles: Iterable[DoubleCount],
        structures: Structures,
        walk_from: Callable[[int, Moved], Crosswalk],
    ) -> None:
        """Take the double counts of all observations."""
        self.structures = structures
        self.walk_from = walk_from
        self.by_replaced: dict[int, list[Observation]] = {}
        for double in doubles:
            for one, other in ((double.first, double.second), (double.second, double.first)):
                if one.replaces and not other.replaces and _covers(one, other):
                    self.by_replaced.setdefault(id(other), []).append(one)

    def replaced_among(self, told: Sequence[Observation]) -> set[int]:
        """Give the identities of those of ``told`` that others among them stand for."""
        if not self.by_replaced:
            return set()
        there = {id(one) for one in told}
        return {
            id(one)
            for one in told
            if id(one) in self.by_replaced
            and self._reached(one).issubset(
                target
                for other in self.by_replaced[id(one)]
                if id(other) in there
                for target in self._reached(other)
            )
        }

    def _reached(self, one: Observation) -> frozenset[str | Beyond]:
        walk = self.walk_from(self.structures.number(one.day), moved_with(one.indicator))
        return frozenset(weight.target for weight in walk.rows.get(one.unit, ()))


def _covers(one: Observation, other: Observation) -> bool:
    return one.indicator.nature is Nature.STOCK or one.period.covers(other.period)

"""The search for the smallest sets of figures without which the rest can be true."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from khuyenhoc.reconciliation.suspects.hitting_sets import lightest_hitting_sets
from khuyenhoc.reconciliation.systems.conflict import smallest
from khuyenhoc.reconciliation.systems.narrowing import Narrowing
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.bounds import Bounds

__all__ = ["TRIES", "Searched", "search"]

#: So many withdrawals are tried before the search gives what it has.
TRIES: Final = 20_000


@frozen(kw_only=True)
class Searched:
    """What a search found among relations that clash."""

    #: The sets of the least weight; if the search did not end, sets that every solution contains
    #: at least the weight of.
    sets: tuple[tuple[str, ...], ...]
    #: Figures that cannot all be true, none of which can be left out.
    conflicts: tuple[tuple[str, ...], ...]
    #: Whether the sets are proved to be all of the least weight.
    settled: bool
    tries: int


def search(
    scenes: Scenes, relations: Sequence[int], given: Mapping[str, Bounds], tries: int = TRIES
) -> Searched:
    """Find every lightest set of figures without which ``relations`` are not seen to clash.

    Conflicts are collected until each lightest set that has something of all of them is enough:
    no lighter one can be, since it would leave one of the conflicts whole.
    """
    trial = _Trial(scenes, relations, given, tries)
    weights = {variable.key: variable.trust for variable in scenes.system if variable.is_printed}
    conflicts: list[tuple[str, ...]] = []
    sets: tuple[tuple[str, ...], ...] = ((),)
    while True:
        clash = None
        for members in sets:
            left = trial.without(members)
            if left is None:
                return trial.searched(sets, conflicts, settled=False)
            if left.clash is not None:
                clash = left
                break
        if clash is None:
            return trial.searched(sets, conflicts, settled=True)
        conflict = trial.conflict(members, clash)
        if conflict is None:
            return trial.searched(sets, conflicts, settled=False)
        if not conflict:
            return trial.searched((), conflicts, settled=True)  # what is known clashes by itself
        conflicts.append(conflict)
        sets = lightest_hitting_sets(conflicts, weights)


@define
class _Trial:
    """Figures withdrawn, and what is left of the rest, as long as there are tries."""

    scenes: Scenes
    relations: Sequence[int]
    given: Mapping[str, Bounds]
    tries: int
    made: int = field(default=0)

    def without(
        self, members: Sequence[str], relations: Sequence[int] | None = None
    ) -> Narrowing | None:
        """Let the rest narrow each other; ``None`` where there are no more tries."""
        if self.made >= self.tries:
            return None
        self.made += 1
        withdrawn = {key: self.scenes.withdrawn[key] for key in members}
        places = self.relations if relations is None else relations
        return self.scenes.narrowed(places, {**self.given, **withdrawn})

    def conflict(self, members: Sequence[str], clash: Narrowing) -> tuple[str, ...] | None:
        """Give the fewest figures that clash beside ``members``: of those in the steps to it."""
        system = self.scenes.system
        places = clash.relations_behind()
        keys = dict.fromkeys(
            key
            for place in places
            for key in system.relations[place].terms
            if system[key].is_printed and key not in members
        )
        out_of_tries = False

        def clashes(kept: frozenset[str]) -> bool:
            nonlocal out_of_tries
            left = self.without([*members, *(key for key in keys if key not in kept)], places)
            out_of_tries = out_of_tries or left is None
            return left is not None and left.clash is not None

        found = smallest(keys, clashes)
        return None if out_of_tries else found

    def searched(
        self,
        sets: tuple[tuple[str, ...], ...],
        conflicts: Sequence[tuple[str, ...]],
        *,
        settled: bool,
    ) -> Searched:
        return Searched(sets=sets, conflicts=tuple(conflicts), settled=settled, tries=self.made)

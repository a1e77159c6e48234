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
TRIES: Final = 5_000


@frozen(kw_only=True)
class Searched:
    """What a search found among relations that clash."""

    #: Figures that cannot all be true, none of which can be left out. One without any figure says
    #: that what is known clashes by itself.
    conflicts: tuple[tuple[str, ...], ...]
    #: Whether each lightest set that has something of all conflicts is proved to be enough.
    settled: bool
    #: So many withdrawals were tried.
    tries: int


def search(  # noqa: PLR0913 - a search has its scene, its start and its end
    scenes: Scenes,
    relations: Sequence[int],
    given: Mapping[str, Bounds],
    *,
    clash: Narrowing,
    denied: Sequence[str] = (),
    tries: int = TRIES,
) -> Searched:
    """Find the conflicts that prove which sets of figures are the lightest to withdraw.

    ``clash`` is how the relations clash as they are, and ``denied`` are the figures that deny what
    is known of them. Conflicts are collected until each lightest set that has something of all of
    them is enough: no lighter one can be, since it would leave one of the conflicts whole.
    """
    trial = _Trial(scenes, relations, given, tries)
    weights = {variable.key: variable.trust for variable in scenes.system if variable.is_printed}
    conflicts: list[tuple[str, ...]] = [(key,) for key in denied]
    members: tuple[str, ...] = ()
    failed: Narrowing | None = clash
    enough: set[tuple[str, ...]] = set()
    while failed is not None:
        conflict = trial.conflict(members, failed)
        if conflict is None:
            return trial.searched(conflicts, settled=False)
        if not conflict:  # what is known clashes by itself
            return trial.searched([*conflicts, conflict], settled=True)
        conflicts = [known for known in conflicts if not set(conflict).issubset(known)]
        conflicts.append(conflict)
        failed = None
        for members in lightest_hitting_sets(conflicts, weights, tries + 1):  # one too many
            if members in enough:
                continue
            left = trial.without(members)
            if left is None:
                return trial.searched(conflicts, settled=False)
            if left.clash is not None:
                failed = left
                break
            enough.add(members)
    return trial.searched(conflicts, settled=True)


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

    def searched(self, conflicts: Sequence[tuple[str, ...]], *, settled: bool) -> Searched:
        return Searched(conflicts=tuple(conflicts), settled=settled, tries=self.made)

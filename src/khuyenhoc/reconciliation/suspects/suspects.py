"""Which printed figures to doubt when they cannot all be true."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Final

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.suspects.apart import apart
from khuyenhoc.reconciliation.suspects.hitting_sets import independent, lightest_hitting_sets
from khuyenhoc.reconciliation.suspects.repairs import explains, likelihood, repairs
from khuyenhoc.reconciliation.suspects.search import TRIES, search
from khuyenhoc.reconciliation.suspects.suspected import SuspectGroup, Suspects
from khuyenhoc.reconciliation.systems.asked import check_asked
from khuyenhoc.reconciliation.systems.components import components
from khuyenhoc.reconciliation.systems.propagation import domains
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["suspects"]

#: Where more sets than these tie, what may have gone wrong with each is not looked into.
_EXPLAINED: Final = 64


def suspects(
    system: System,
    *,
    reach: Reach | None = WITHIN_A_TENTH,
    habits: Mapping[str, Rounding] | None = None,
    tries: int = TRIES,
) -> Suspects:
    """Find the lightest sets of printed figures whose withdrawal removes every contradiction.

    That is, every one that ``propagate`` finds with the same ``reach`` and ``habits``. A figure
    weighs as much as the host trusts it (``Variable.trust``); what is known is never suspected.
    The search is exact, has no seed, lists ties, and tells where it spent its ``tries`` before it
    was done. Where more than 64 sets tie, no repairs are sought. ``habits`` says of documents, by
    name, how their percentages are rounded: one that cannot be so is suspected too.

    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> found = suspects(System.of({"all": 110, "boys": 4, "girls": 7},
    ...                            [PartsOf("all", ("boys", "girls"))]))
    >>> print(found.groups[0].repairs[0].sentence("en"))
    “110” may be 11 (ten times out).

    Raises:
        InvalidValueError: ``system`` is none, ``reach`` is no reach, a habit is neither rounding
            half up nor cutting off, or ``tries`` is below 1.
    """
    check_asked(system, reach, habits or {})
    if type(tries) is not int or tries < 1:
        raise InvalidValueError("tries", tries, "a whole number of at least 1")
    scenes = Scenes(system, habits or {}, reach)
    given, _ = domains(system, habits=scenes.habits, reach=reach)
    denied = [key for key in given if _denies_what_is_known(scenes, key)]
    hopeless = {key for key in denied if _is_known_to_be_nothing(scenes, key)}
    groups = [SuspectGroup(settled=True) for _ in hopeless]
    related: set[str] = set()
    for places in components(system.relations, range(len(system.relations))):
        keys = {key for place in places for key in system.relations[place].terms}
        related |= keys
        own = [key for key in denied if key in keys and key not in hopeless]
        found, tried = _found(scenes, places, given, own, tries)
        groups.extend(found)
        tries -= tried
    for key in denied:
        if key not in related and key not in hopeless:
            groups.extend(_found(scenes, (), given, [key], tries)[0])
    return Suspects(system=system, groups=tuple(groups), reach=reach)


def _denies_what_is_known(scenes: Scenes, key: str) -> bool:
    variable = scenes.system[key]
    return variable.domain(scenes.habits.get(variable.document), scenes.reach) is None


def _is_known_to_be_nothing(scenes: Scenes, key: str) -> bool:
    return scenes.system[key].withdrawn().domain() is None


def _found(
    scenes: Scenes,
    places: Sequence[int],
    given: Mapping[str, Bounds],
    denied: Sequence[str],
    tries: int,
) -> tuple[list[SuspectGroup], int]:
    """Find the suspects among relations that hang together, and say after how many tries."""
    conflicts: dict[tuple[str, ...], bool] = {(key,): True for key in denied}
    groups: list[SuspectGroup] = []
    tried = 0
    for lot in apart(scenes, places, given):
        first = scenes.narrowed(lot, given)
        if first.clash is None:
            continue
        keys = {key for place in lot for key in scenes.system.relations[place].terms}
        own = [key for key in denied if key in keys]
        found = search(scenes, lot, given, clash=first, denied=own, tries=tries - tried)
        tried += found.tries
        if () in found.conflicts or not found.conflicts:
            named = tuple(some for some in found.conflicts if some and some not in conflicts)
            convention = _convention(scenes, lot, () if () in found.conflicts else keys)
            groups.append(
                SuspectGroup(conflicts=named, settled=found.settled, convention=convention)
            )
        else:
            conflicts |= dict.fromkeys(found.conflicts, found.settled)
    trust = {variable.key: variable.trust for variable in scenes.system if variable.is_printed}
    lots = [(some, lightest_hitting_sets(some, trust, tries)) for some in independent(conflicts)]
    doubted = [frozenset(chain.from_iterable(sets)) for _, sets in lots]
    for mine, (some, sets) in zip(doubted, lots, strict=True):
        others = [key for rest in doubted if rest is not mine for key in rest]
        few = sets if len(sets) <= _EXPLAINED else ()
        offered = {members: repairs(scenes, places, given, members, others) for members in few}
        explained: tuple[tuple[str, ...], ...] = ()
        for likely in (True, False):  # that one digit is wrong only counts where nothing else does
            explained = explained or tuple(
                members
                for members, guesses in offered.items()
                if explains(
                    scenes,
                    places,
                    given,
                    members,
                    [repair for repair in guesses if repair.is_likely or not likely],
                    others,
                )
            )
        groups.append(
            SuspectGroup(
                sets=sets,
                conflicts=some,
                explained=explained,
                repairs=tuple(sorted(chain.from_iterable(offered.values()), key=likelihood)),
                settled=all(conflicts[one] for one in some),
                convention=next(filter(None, (_convention(scenes, places, o) for o in some)), None),
            )
        )
    return groups, tried


def _convention(scenes: Scenes, places: Sequence[int], conflict: Collection[str]) -> str | None:
    """Name the convention that a conflict hangs on: without it these figures can all be true."""
    if scenes.reach is None or not scenes.hangs_on_reach(conflict):
        return None
    given = dict(scenes.withdrawn)
    for key in conflict:
        variable = scenes.system[key]
        domain = variable.domain(scenes.habits.get(variable.document))
        if domain is None:
            return None
        given[key] = domain
    return None if scenes.clashes(places, given) else scenes.reach.name

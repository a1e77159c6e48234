"""Which printed figures to doubt when they cannot all be true."""

from collections.abc import Mapping, Sequence
from itertools import chain

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.suspects.hitting_sets import independent, lightest_hitting_sets
from khuyenhoc.reconciliation.suspects.repairs import likelihood, repairs
from khuyenhoc.reconciliation.suspects.search import TRIES, search
from khuyenhoc.reconciliation.suspects.suspected import SuspectGroup, Suspects
from khuyenhoc.reconciliation.systems.components import components
from khuyenhoc.reconciliation.systems.propagation import domains
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["suspects"]


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
    was done. ``habits`` says of documents, by name, how their percentages are rounded: one that
    cannot be so is suspected too.

    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> found = suspects(System.of({"all": 110, "boys": 4, "girls": 7},
    ...                            [PartsOf("all", ("boys", "girls"))]))
    >>> print(found.groups[0].repairs[0].sentence("en"))
    “110” may be 11 (ten times out).

    Raises:
        InvalidValueError: ``system`` is none, ``reach`` is no reach, a habit is neither rounding
            half up nor cutting off, or ``tries`` is below 1.
    """
    _check(system, reach, habits or {}, tries)
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
    return Suspects(system=system, groups=tuple(groups))


def _check(system: object, reach: object, habits: Mapping[str, object], tries: object) -> None:
    """Refuse what cannot be searched, or not so."""
    if not isinstance(system, System):
        raise InvalidValueError("system", system, "a System, such as kh.System.of(...)")
    if reach is not None and not isinstance(reach, Reach):
        raise InvalidValueError("reach", reach, "a Reach or None")
    for document, habit in habits.items():
        if habit not in tuple(HABITS):
            said = "Rounding.HALF_UP or Rounding.DOWN"
            raise InvalidValueError(f"habits[{document!r}]", habit, said)
    if type(tries) is not int or tries < 1:
        raise InvalidValueError("tries", tries, "a whole number of at least 1")


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
    first = scenes.narrowed(places, given)
    conflicts: tuple[tuple[str, ...], ...] = tuple((key,) for key in denied)
    settled, tried = True, 0
    if first.clash is not None:
        found = search(scenes, places, given, clash=first, denied=denied, tries=tries)
        conflicts, settled, tried = found.conflicts, found.settled, found.tries
    elif not denied:
        return [], 0
    if () in conflicts or not conflicts:
        return [SuspectGroup(conflicts=tuple(filter(None, conflicts)), settled=settled)], tried
    trust = {variable.key: variable.trust for variable in scenes.system if variable.is_printed}
    apart = [(some, lightest_hitting_sets(some, trust)) for some in independent(conflicts)]
    doubted = [frozenset(chain.from_iterable(sets)) for _, sets in apart]
    groups: list[SuspectGroup] = []
    for own, (some, sets) in zip(doubted, apart, strict=True):
        others = [key for keys in doubted if keys is not own for key in keys]
        explained = chain.from_iterable(
            repairs(scenes, places, given, members, others) for members in sets
        )
        groups.append(
            SuspectGroup(
                sets=sets,
                conflicts=some,
                repairs=tuple(sorted(explained, key=likelihood)),
                settled=settled,
            )
        )
    return groups, tried

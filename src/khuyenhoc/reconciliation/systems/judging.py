"""Relations judged: each by itself, and all together."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.systems.asked import check_asked
from khuyenhoc.reconciliation.systems.components import components
from khuyenhoc.reconciliation.systems.conflict import conflict
from khuyenhoc.reconciliation.systems.derived_wording import (
    derived_by_convention,
    derived_number,
    missing_number,
)
from khuyenhoc.reconciliation.systems.judged_wording import (
    denied_number,
    judged_relation,
    judged_together,
)
from khuyenhoc.reconciliation.systems.judgement import Judgement
from khuyenhoc.reconciliation.systems.outcome import Outcome, outcome
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.systems.witness import witness
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["judge", "judged"]


def judge(
    system: System,
    *,
    reach: Reach | None = WITHIN_A_TENTH,
    habits: Mapping[str, Rounding] | None = None,
) -> Judgement:
    """Judge every relation of ``system``, then all of them together, and tell what follows.

    A contradiction is one in every habit of rounding; ``habits``, by document, only narrow what is
    derived. One that needs ``reach``, the convention for how far "gần" and "hơn" may be from their
    number, is told with its name. Relations that hold by themselves may clash together: then
    figures are told of which none can be left out.

    >>> from khuyenhoc.reconciliation.relations.share_of import ShareOf
    >>> from khuyenhoc.values.unit import PERSON
    >>> found = judge(System.of(
    ...     {"members": "383.058 hội viên", "percent": "32,05%", "people": PERSON},
    ...     [ShareOf("members", "people", share="percent")]))
    >>> found.findings[0].code, found.findings[0].value
    ('number-derived', Bounds(1194816, 1195375))

    Raises:
        InvalidValueError: ``system`` is none, ``reach`` is no reach, or a habit is neither
            rounding half up nor cutting off.
    """
    check_asked(system, reach, habits or {})
    return judged(Scenes(system, habits or {}, reach))


def judged(scenes: Scenes, untold: frozenset[int] = frozenset()) -> Judgement:
    """Judge a system; of the relations at the places ``untold`` only those that cannot hold."""
    system, reach = scenes.system, scenes.reach
    findings = [
        *(denied_number(system, system[key]) for key in scenes.denied),
        *(denied_number(system, system[key], reach) for key in scenes.denied_within_reach),
    ]
    sound: dict[int, Verdict] = {}
    for place, relation in enumerate(system.relations):
        found = outcome(scenes, (place,))
        if found.either.clash is None:
            sound[place] = found.verdict
        is_open = any(system[key].is_open for key in relation.terms)
        told = found.verdict is not Verdict.CONSISTENT or not is_open
        if found.verdict is Verdict.CONTRADICTORY or (told and place not in untold):
            findings.append(judged_relation(scenes, place, found))
    denied = scenes.denied or scenes.denied_within_reach or len(sound) < len(system.relations)
    values: dict[str, Exact] | None = None if denied else {}
    groups = [(group, outcome(scenes, group)) for group in components(system.relations, sound)]
    for group, found in groups:
        findings.extend(_together(scenes, group, found, sound))
        if found.verdict is Verdict.CONTRADICTORY:
            values = None
        findings.extend(_about_the_unprinted(scenes, group, found, untold))
        values = _with_witness(values, scenes, group, _keys(system, group))
    findings.extend(_of_two_habits(scenes, groups))
    related = set(_keys(system, range(len(system.relations))))
    alone = [variable.key for variable in system if variable.key not in related]
    values = _with_witness(values, scenes, (), alone)
    return Judgement(system=system, findings=tuple(findings), witness=values)


def _keys(system: System, places: Sequence[int]) -> tuple[str, ...]:
    terms = {key: None for place in places for key in system.relations[place].terms}
    return tuple(terms)


def _together(
    scenes: Scenes, group: Sequence[int], found: Outcome, sound: Mapping[int, Verdict]
) -> Iterator[Finding]:
    """Tell what relations come to together, where that is more than each comes to by itself."""
    alone = {sound[place] for place in group}
    if found.convention is not None and Verdict.CONTRADICTORY in alone:
        # one that the convention denies by itself is told, and hides nothing of the others
        rest = [place for place in group if sound[place] is not Verdict.CONTRADICTORY]
        for part in components(scenes.system.relations, rest):
            yield from _together(scenes, part, outcome(scenes, part), sound)
    elif found.verdict is Verdict.CONTRADICTORY or found.verdict not in {
        Verdict.CONSISTENT,
        *alone,
    }:
        keys, places = conflict(scenes, group, *_clashing(scenes, found))
        yield judged_together(scenes, places, keys, found)
        if found.verdict is Verdict.CONTRADICTORY:  # there may be others beside that one
            rest = [place for place in group if place not in places]
            for part in components(scenes.system.relations, rest):
                other = outcome(scenes, part)
                if other.verdict is Verdict.CONTRADICTORY:
                    yield from _together(scenes, part, other, sound)


def _clashing(scenes: Scenes, found: Outcome) -> tuple[dict[str, Bounds], ...]:
    """Give the readings of the print in each of which relations clash."""
    if found.verdict is not Verdict.CONTRADICTORY:
        document, fits = min(found.fitting.items(), key=_hardest)
        return tuple(scenes.with_habit(document, h) for h in HABITS if h not in fits)
    return (scenes.either if found.convention is None else scenes.within_reach,)


def _hardest(pair: tuple[str, tuple[Rounding, ...]]) -> tuple[int, bool]:
    """Order documents by the habits that their shares fit: none first, then cutting off alone."""
    _, fits = pair
    return len(fits), fits != (Rounding.DOWN,)


def _of_two_habits(
    scenes: Scenes, groups: Sequence[tuple[tuple[int, ...], Outcome]]
) -> Iterator[Finding]:
    """Tell of documents of which some shares fit only one habit and others only the other."""
    only: dict[str, dict[Rounding, tuple[tuple[int, ...], Outcome]]] = {}
    for group, found in groups:
        for document, fits in found.fitting.items():
            if len(fits) == 1:
                only.setdefault(document, {}).setdefault(fits[0], (group, found))
    for document, by_habit in only.items():
        if len(by_habit) < len(HABITS):
            continue
        keys: dict[str, None] = {}
        places: dict[int, None] = {}
        for habit, (group, _) in by_habit.items():
            other = next(h for h in HABITS if h is not habit)
            more = conflict(scenes, group, scenes.with_habit(document, other))
            keys |= dict.fromkeys(more[0])
            places |= dict.fromkeys(more[1])
        _, found = next(iter(by_habit.values()))
        open_one = evolve(found, verdict=Verdict.UNDETERMINED, convention=None)
        yield judged_together(scenes, tuple(places), tuple(keys), open_one)


def _about_the_unprinted(
    scenes: Scenes, group: Sequence[int], found: Outcome, untold: frozenset[int]
) -> Iterator[Finding]:
    """Tell of every number that nobody printed what follows, or what would have to be known."""
    for key in _keys(scenes.system, group):
        variable = scenes.system[key]
        if not variable.is_open or _follows_from_one(scenes, group, key, found, untold):
            continue
        either, within = found.either, found.within_reach
        if either.clash is not None:
            yield missing_number(scenes, group, variable, contradictory=True)
        elif not _says_nothing(either.domains[key], scenes.either[key]):
            yield derived_number(scenes, group, variable, found)
        elif (
            within is not None
            and within.clash is None
            and scenes.reach is not None
            and not _says_nothing(within.domains[key], scenes.within_reach[key])
        ):
            yield derived_by_convention(scenes, group, variable, within.domains[key], scenes.reach)
        else:
            yield missing_number(scenes, group, variable, contradictory=False)


def _follows_from_one(
    scenes: Scenes, group: Sequence[int], key: str, found: Outcome, untold: frozenset[int]
) -> bool:
    """Say whether all that follows for a number follows from one relation that is not told of."""
    places = [place for place in group if key in scenes.system.relations[place].terms]
    if not untold.issuperset(places) or found.either.clash is not None:
        return untold.issuperset(places)
    follows = found.either.domains[key]
    return any(scenes.narrowed((place,), scenes.either).domains[key] == follows for place in places)


def _says_nothing(follows: Bounds, before: Bounds) -> bool:
    """Say whether all that follows is that there is something."""
    return follows == before or follows in (Bounds.at_least(1), Bounds.more_than(0))


def _with_witness(
    values: dict[str, Exact] | None, scenes: Scenes, group: Sequence[int], keys: Sequence[str]
) -> dict[str, Exact] | None:
    """Add numbers that satisfy the relations of ``group``, in some habit of rounding."""
    if values is None:
        return None
    constraints = [pair for place in group for pair in scenes.by_constraint[place]]
    wanted = {
        key: quantity.value for key in keys if (quantity := scenes.system[key].quantity) is not None
    }
    for given in (scenes.either, *scenes.in_habit.values()):
        domains = {key: given[key] for key in keys}
        numbers = witness(constraints, domains, scenes.whole.intersection(keys), wanted)
        if numbers is not None:
            return {**values, **numbers}
    return None

"""Findings about numbers that nobody printed, with their sentences."""

from collections.abc import Mapping, Sequence

from khuyenhoc._language import in_language
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.outcome import Outcome
from khuyenhoc.reconciliation.systems.relation_wording import (
    LANGUAGES,
    formulas,
    if_near,
    in_context,
    terms_at,
)
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import said, told
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.rounding import Rounding

__all__ = [
    "derived_by_convention",
    "derived_number",
    "missing_number",
]


def derived_number(
    scenes: Scenes, places: Sequence[int], variable: Variable, found: Outcome
) -> Finding:
    """Tell what follows for a number that nobody printed, in the habit of its documents."""
    key = variable.key
    habits = found.in_habit if found.in_own_habit is None else found.in_own_habit
    by_rounding = {habit: left.domains[key] for habit, left in habits.items() if left.clash is None}
    apart = len(set(by_rounding.values())) > 1
    value = found.either.domains[key]
    if by_rounding and not apart:
        value = next(iter(by_rounding.values()))
    sources = [place for place in places if key in scenes.system.relations[place].terms]
    own = () if found.in_own_habit is None else _own_habits(scenes, sources)
    asides = _habit_asides(own, variable, by_rounding)
    _add_reach(asides, scenes, variable, found)
    listed = formulas(scenes, sources)
    number = {language: said(variable, value, language) for language in LANGUAGES}
    return in_context(
        scenes.system,
        Finding(
            figures=(key, *(k for k in terms_at(scenes.system, sources) if k != key)),
            code="number-derived",
            verdict=Verdict.DERIVED,
            indicator=variable.indicator,
            unit=variable.unit,
            value=value,
            by_rounding=tuple(by_rounding.items()) if apart else (),
            vi=f"Từ {listed['vi']}: {told(variable, 'vi')} là {number['vi']}{asides['vi']}.",
            en=f"From {listed['en']}: {told(variable, 'en')} is {number['en']}{asides['en']}.",
        ),
    )


def derived_by_convention(
    scenes: Scenes, places: Sequence[int], variable: Variable, value: Bounds, reach: Reach
) -> Finding:
    """Tell what follows for a number only by the convention for "gần" and "hơn"."""
    key = variable.key
    sources = [place for place in places if key in scenes.system.relations[place].terms]
    listed = formulas(scenes, sources)
    vi, en = (
        f"{told(variable, language)} {verb} {said(variable, value, language)}, {condition}."
        for language, verb, condition in zip(LANGUAGES, ("là", "is"), if_near(reach), strict=True)
    )
    return in_context(
        scenes.system,
        Finding(
            figures=(key, *(k for k in terms_at(scenes.system, sources) if k != key)),
            code="number-derived",
            verdict=Verdict.DERIVED,
            indicator=variable.indicator,
            unit=variable.unit,
            value=value,
            convention=reach.name,
            vi=f"Từ {listed['vi']}: {vi}",
            en=f"From {listed['en']}: {en}",
        ),
    )


def missing_number(
    scenes: Scenes, places: Sequence[int], variable: Variable, *, contradictory: bool
) -> Finding:
    """Tell that nothing follows for a number, and why."""
    key = variable.key
    sources = [place for place in places if key in scenes.system.relations[place].terms]
    others = [
        scenes.system[k]
        for k in terms_at(scenes.system, sources)
        if k != key and scenes.system[k].is_open
    ]
    why: dict[str, str] = {}
    for language in LANGUAGES:
        names = ", ".join(told(other, language) for other in others)
        if contradictory:
            why[language] = in_language(
                language,
                vi="các số cùng quan hệ mâu thuẫn nhau",
                en="the figures it hangs on contradict each other",
            )
        elif names:
            why[language] = in_language(
                language, vi=f"còn thiếu {names}", en=f"{names} would have to be known"
            )
        else:
            why[language] = in_language(
                language, vi="các số in không giới hạn nó", en="what is printed does not limit it"
            )
    return in_context(
        scenes.system,
        Finding(
            figures=(key, *(k for k in terms_at(scenes.system, sources) if k != key)),
            code="number-undetermined",
            verdict=Verdict.UNDETERMINED,
            indicator=variable.indicator,
            unit=variable.unit,
            vi=f"Không suy ra được {told(variable, 'vi')}: {why['vi']}.",
            en=f"Nothing follows for {told(variable, 'en')}: {why['en']}.",
        ),
    )


def _own_habits(scenes: Scenes, places: Sequence[int]) -> tuple[Rounding | None, ...]:
    """Give the habits of the documents that the shares at these places were printed in."""
    shares = [k for k in terms_at(scenes.system, places) if scenes.system[k].is_share]
    return tuple({scenes.habits.get(scenes.system[key].document): None for key in shares})


def _habit_asides(
    own: tuple[Rounding | None, ...], variable: Variable, by_rounding: Mapping[Rounding, Bounds]
) -> dict[str, str]:
    """Say what a number hangs on: the habit of its documents, or that it is not known."""
    asides = dict.fromkeys(LANGUAGES, "")
    if len(own) == 1 and own[0] is not None:
        vi, en = HABITS[own[0]]
        return {"vi": f" (tài liệu này {vi})", "en": f" (that document's shares are {en})"}
    for at, language in enumerate(LANGUAGES):
        numbers = {habit: said(variable, bounds, language) for habit, bounds in by_rounding.items()}
        if len(set(numbers.values())) > 1:  # what a reader can tell apart
            each = "; ".join(f"{HABITS[habit][at]}: {number}" for habit, number in numbers.items())
            asides[language] = f" ({each})"
    return asides


def _add_reach(asides: dict[str, str], scenes: Scenes, variable: Variable, found: Outcome) -> None:
    """Say what follows under the convention, where that is more."""
    within = found.within_reach
    if within is None or within.clash is not None or scenes.reach is None:
        return
    bounds = within.domains[variable.key]
    if bounds == found.either.domains[variable.key]:
        return
    for language, condition in zip(LANGUAGES, if_near(scenes.reach), strict=True):
        asides[language] += f"; {condition}: {said(variable, bounds, language)}"

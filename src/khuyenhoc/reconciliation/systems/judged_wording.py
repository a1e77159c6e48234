"""Findings about relations and numbers, with their sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from khuyenhoc._language import in_language
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.outcome import Outcome
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import said, told
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.wording import HABITS, in_english, in_vietnamese, percent_in_words
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import DAY, PERCENTAGE_POINT, Unit

__all__ = [
    "denied_number",
    "derived_by_convention",
    "derived_number",
    "joint_contradiction",
    "judged_relation",
    "missing_number",
]

LANGUAGES: Final = ("vi", "en")


def judged_relation(scenes: Scenes, place: int, found: Outcome) -> Finding:
    """Tell what one relation comes to by itself."""
    relation = scenes.system.relations[place]
    gap, unit = _gap(scenes, place, found)
    value, rate = _rate(scenes, place)
    nearest = _nearest(scenes, (place,), relation.terms, found)
    ending = _Ending(scenes, found, nearest, gap, unit)
    vi, en = (
        f"{formula(scenes.system, relation, language)}{ending.said(language)}"
        for language in LANGUAGES
    )
    return _in_context(
        scenes.system,
        Finding(
            figures=tuple(relation.terms),
            code=f"{relation.code}-{found.verdict.value}",
            verdict=found.verdict,
            unit=unit if value is None else rate,
            value=value,
            gap=gap,
            nearest=nearest,
            convention=found.convention,
            vi=vi,
            en=en,
        ),
    )


def joint_contradiction(
    scenes: Scenes, places: Sequence[int], keys: Sequence[str], found: Outcome
) -> Finding:
    """Tell that relations which hold by themselves do not hold together."""
    nearest = _nearest(scenes, places, keys, found)
    listed = _formulas(scenes, places)
    ending = _Ending(scenes, found, nearest)
    return _in_context(
        scenes.system,
        Finding(
            figures=tuple(keys),
            code=f"joint-{found.verdict.value}",
            verdict=found.verdict,
            nearest=nearest,
            convention=found.convention,
            vi=f"Cùng lúc {listed['vi']}{ending.said('vi')}",
            en=f"Together {listed['en']}{ending.said('en')}",
        ),
    )


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
    listed = _formulas(scenes, sources)
    number = {language: said(variable, value, language) for language in LANGUAGES}
    return _in_context(
        scenes.system,
        Finding(
            figures=(key, *(k for k in _terms(scenes.system, sources) if k != key)),
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
    listed = _formulas(scenes, sources)
    vi, en = (
        f"{told(variable, language)} {verb} {said(variable, value, language)}, {if_near}."
        for language, verb, if_near in zip(LANGUAGES, ("là", "is"), _if_near(reach), strict=True)
    )
    return _in_context(
        scenes.system,
        Finding(
            figures=(key, *(k for k in _terms(scenes.system, sources) if k != key)),
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
        for k in _terms(scenes.system, sources)
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
    return _in_context(
        scenes.system,
        Finding(
            figures=(key, *(k for k in _terms(scenes.system, sources) if k != key)),
            code="number-undetermined",
            verdict=Verdict.UNDETERMINED,
            indicator=variable.indicator,
            unit=variable.unit,
            vi=f"Không suy ra được {told(variable, 'vi')}: {why['vi']}.",
            en=f"Nothing follows for {told(variable, 'en')}: {why['en']}.",
        ),
    )


def denied_number(system: System, variable: Variable) -> Finding:
    """Tell that what is printed of a number cannot be, for what is known of it."""
    known = variable.known or Bounds.at_least(0)
    printed = variable.quantity
    gap = None
    if printed is not None:
        bounds = printed.possible()
        below = known.low is not None and bounds.high is not None and bounds.high <= known.low
        gap = known - bounds if below else bounds - known
    return _in_context(
        system,
        Finding(
            figures=(variable.key,),
            code="number-contradictory",
            verdict=Verdict.CONTRADICTORY,
            indicator=variable.indicator,
            unit=variable.unit,
            value=known,
            gap=gap,
            nearest=((variable.key, known),),
            vi=f"{told(variable, 'vi')} không thể đúng: đã biết là {said(variable, known, 'vi')}.",
            en=f"{told(variable, 'en')} cannot be: known is {said(variable, known, 'en')}.",
        ),
    )


def formula(system: System, relation: Relation, language: str) -> str:
    """Write a relation down in the words its numbers were printed in."""
    because = f" ({relation.because})" if relation.because else ""
    return f"{relation.formula(lambda key: told(system[key], language))}{because}"


def _formulas(scenes: Scenes, places: Sequence[int]) -> dict[str, str]:
    relations = [scenes.system.relations[place] for place in places]
    return {
        language: "; ".join(formula(scenes.system, relation, language) for relation in relations)
        for language in LANGUAGES
    }


def _own_habits(scenes: Scenes, places: Sequence[int]) -> tuple[Rounding | None, ...]:
    """Give the habits of the documents that the shares at these places were printed in."""
    shares = [k for k in _terms(scenes.system, places) if scenes.system[k].is_share]
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


@frozen
class _Ending:
    """What a sentence says of relations after having named them."""

    scenes: Scenes
    found: Outcome
    nearest: tuple[tuple[str, Bounds], ...]
    gap: Bounds | None = None
    unit: Unit | None = None

    def said(self, language: str) -> str:
        """Say what the verdict is."""
        match self.found.verdict:
            case Verdict.CONTRADICTORY:
                return f"{self._denied(language)}{self._otherwise(language)}."
            case Verdict.CUT_OFF:
                vi = ": chỉ khớp nếu cắt bỏ, không khớp nếu làm tròn."
                en = ": only if the percentage was cut off, not if it was rounded."
            case Verdict.UNDETERMINED:
                vi = ": chỉ khớp nếu một số làm tròn, một số cắt bỏ."
                en = ": only if some were rounded and others cut off."
            case _ if len(self.found.fitting) == 1:
                habit_vi, habit_en = HABITS[self.found.fitting[0]]
                vi, en = f": khớp nếu {habit_vi}.", f": agrees if {habit_en}."
            case _:
                vi, en = ": khớp.", ": agrees."
        return in_language(language, vi=vi, en=en)

    def _denied(self, language: str) -> str:
        """Say that it cannot be, by how much, and on which convention that hangs."""
        said = in_language(language, vi=" không thể đúng", en=" cannot be")
        if self.gap is not None:
            vi, en = in_vietnamese(self.gap, self.unit), in_english(self.gap, self.unit)
            said += in_language(language, vi=f": chênh {vi}", en=f": apart by {en}")
        if self.found.convention is not None and self.scenes.reach is not None:
            vi, en = _if_near(self.scenes.reach)
            said += in_language(language, vi=f", {vi}", en=f", {en}")
        return said

    def _otherwise(self, language: str) -> str:
        """Say what any one of the numbers would have to be."""
        if not self.nearest:
            return ""
        were = in_language(language, vi="là", en="were")
        numbers = [(self.scenes.system[key], bounds) for key, bounds in self.nearest]
        *first, last = [
            f"{told(number, language)} {were} {said(number, bounds, language)}"
            for number, bounds in numbers
        ]
        start = in_language(language, vi=". Có thể khớp nếu ", en=". It could if ")
        end = in_language(language, vi=" hoặc ", en=" or ") if first else ""
        return f"{start}{', '.join(first)}{end}{last}"


def _nearest(
    scenes: Scenes, places: Sequence[int], keys: Sequence[str], found: Outcome
) -> tuple[tuple[str, Bounds], ...]:
    """Give for each printed number what it would have to be, the others being as printed."""
    if found.verdict is not Verdict.CONTRADICTORY:
        return ()
    given = scenes.either if found.convention is None else scenes.within_reach
    return tuple(_needed(scenes, places, keys, given))


def _needed(
    scenes: Scenes, places: Sequence[int], keys: Sequence[str], given: Mapping[str, Bounds]
) -> Iterator[tuple[str, Bounds]]:
    for key in keys:
        if not scenes.system[key].is_printed:
            continue
        left = scenes.narrowed(places, {**given, key: scenes.withdrawn[key]})
        if left.clash is None and left.domains[key] != scenes.withdrawn[key]:
            yield key, left.domains[key]


def _gap(scenes: Scenes, place: int, found: Outcome) -> tuple[Bounds | None, Unit | None]:
    """Give by how much the sides of a relation are apart, and in what."""
    if found.verdict is not Verdict.CONTRADICTORY:
        return None, None
    given = scenes.either if found.convention is None else scenes.within_reach
    for _, constraint in scenes.by_constraint[place]:
        gap = constraint.gap(given)
        if gap is None:
            continue
        if isinstance(constraint, Product):
            rate = scenes.system[constraint.rate]
            return gap, PERCENTAGE_POINT if rate.per_one == 100 else rate.unit
        return gap, _unit(scenes, constraint.keys)
    return None, None


def _unit(scenes: Scenes, keys: Sequence[str]) -> Unit | None:
    """Give the unit of a sum; of shares in percentage points."""
    variables = [scenes.system[key] for key in keys]
    if any(variable.is_day for variable in variables):
        return DAY
    if any(variable.is_share for variable in variables):
        return PERCENTAGE_POINT
    return next((variable.unit for variable in variables if variable.unit is not None), None)


def _rate(scenes: Scenes, place: int) -> tuple[Bounds | None, Unit | None]:
    """Give what a share or a mean comes to, where both of its sides were printed or are known."""
    for _, constraint in scenes.by_constraint[place]:
        if isinstance(constraint, Product):
            sides = (scenes.system[constraint.product], scenes.system[constraint.number])
            if not any(side.is_open for side in sides):
                return constraint.rate_of(scenes.either), scenes.system[constraint.rate].unit
    return None, None


def _add_reach(asides: dict[str, str], scenes: Scenes, variable: Variable, found: Outcome) -> None:
    """Say what follows under the convention, where that is more."""
    within = found.within_reach
    if within is None or within.clash is not None or scenes.reach is None:
        return
    bounds = within.domains[variable.key]
    if bounds == found.either.domains[variable.key]:
        return
    for language, if_near in zip(LANGUAGES, _if_near(scenes.reach), strict=True):
        asides[language] += f"; {if_near}: {said(variable, bounds, language)}"


def _if_near(reach: Reach) -> tuple[str, str]:
    """Say in both languages what hangs on the convention for "gần" and "hơn"."""
    vi, en = percent_in_words(reach.share)
    return (
        f"nếu “gần”, “hơn” lệch không quá {vi}",
        f"if “gần” and “hơn” are off by at most {en}",
    )


def _terms(system: System, places: Sequence[int]) -> tuple[str, ...]:
    return tuple({key: None for place in places for key in system.relations[place].terms})


def _in_context(system: System, finding: Finding) -> Finding:
    """Add the words its numbers were printed in, and whom and when they concern."""
    variables = [system[key] for key in finding.figures]
    quantities = [variable.quantity for variable in variables]
    subjects = dict.fromkeys(v.subject for v in variables if v.subject is not None)
    periods = dict.fromkeys(v.period for v in variables if v.period is not None)
    return evolve(
        finding,
        printed=tuple("" if q is None else q.text or format_vi(q) for q in quantities),
        subjects=tuple(subjects),
        periods=tuple(periods),
    )

"""Findings about relations and printed numbers, with their sentences."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.outcome import Outcome
from khuyenhoc.reconciliation.systems.relation_wording import (
    LANGUAGES,
    formula,
    formulas,
    if_near,
    in_context,
)
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import said, told
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.wording import HABITS, in_english, in_vietnamese
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import DAY, PERCENTAGE_POINT, Unit

__all__ = [
    "denied_number",
    "joint_contradiction",
    "judged_relation",
]


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
    return in_context(
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
    listed = formulas(scenes, places)
    ending = _Ending(scenes, found, nearest)
    return in_context(
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


def denied_number(system: System, variable: Variable) -> Finding:
    """Tell that what is printed of a number cannot be, for what is known of it."""
    known = variable.known or Bounds.at_least(0)
    printed = variable.quantity
    gap = None
    if printed is not None:
        bounds = printed.possible()
        below = known.low is not None and bounds.high is not None and bounds.high <= known.low
        gap = known - bounds if below else bounds - known
    return in_context(
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
            vi, en = if_near(self.scenes.reach)
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

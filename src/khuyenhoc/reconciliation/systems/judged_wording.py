"""Findings about relations and printed numbers, with their sentences."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.gaps import gap_beside, gap_of
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
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.unit import Unit

__all__ = [
    "denied_number",
    "judged_relation",
    "judged_together",
]


def judged_relation(scenes: Scenes, place: int, found: Outcome) -> Finding:
    """Tell what one relation comes to by itself."""
    relation = scenes.system.relations[place]
    value, rate = _rate(scenes, place)
    given = _clashing(scenes, found)
    gap, unit = (None, None) if given is None else gap_of(scenes, place, given)
    nearest = _nearest(scenes, (place,), relation.terms, given)
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


def judged_together(
    scenes: Scenes, places: Sequence[int], keys: Sequence[str], found: Outcome
) -> Finding:
    """Tell what relations come to together that hold by themselves."""
    given = _clashing(scenes, found)
    gap, unit = (None, None) if given is None else gap_beside(scenes, places, given)
    nearest = _nearest(scenes, places, keys, given)
    listed = formulas(scenes, places)
    ending = _Ending(scenes, found, nearest, gap, unit)
    return in_context(
        scenes.system,
        Finding(
            figures=tuple(keys),
            code=f"joint-{found.verdict.value}",
            verdict=found.verdict,
            unit=unit,
            gap=gap,
            nearest=nearest,
            convention=found.convention,
            vi=f"Cùng lúc {listed['vi']}{ending.said('vi')}",
            en=f"Together {listed['en']}{ending.said('en')}",
        ),
    )


def denied_number(system: System, variable: Variable, reach: Reach | None = None) -> Finding:
    """Tell that what is printed of a number cannot be, for what is known of it.

    With ``reach`` where that hangs on the convention for "gần" and "hơn".
    """
    known = variable.known or Bounds.at_least(0)
    printed = variable.quantity
    gap = None
    if printed is not None:
        bounds = printed.possible(reach=reach)
        below = known.low is not None and bounds.high is not None and bounds.high <= known.low
        gap = known - bounds if below else bounds - known
    vi, en = ("", "") if reach is None else (f", {condition}" for condition in if_near(reach))
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
            convention=None if reach is None else reach.name,
            vi=f"{told(variable, 'vi')} không thể đúng: đã biết là "
            f"{said(variable, known, 'vi')}{vi}.",
            en=f"{told(variable, 'en')} cannot be: known is {said(variable, known, 'en')}{en}.",
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
            case _ if self.found.only is not None:
                habit_vi, habit_en = HABITS[self.found.only]
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


def _clashing(scenes: Scenes, found: Outcome) -> Mapping[str, Bounds] | None:
    """Give the reading of the print in which the numbers contradict each other, if they do."""
    if found.verdict is not Verdict.CONTRADICTORY:
        return None
    return scenes.either if found.convention is None else scenes.within_reach


def _nearest(
    scenes: Scenes,
    places: Sequence[int],
    keys: Sequence[str],
    given: Mapping[str, Bounds] | None,
) -> tuple[tuple[str, Bounds], ...]:
    """Give for each printed number what it would have to be, the others being as printed."""
    return () if given is None else tuple(_needed(scenes, places, keys, given))


def _needed(
    scenes: Scenes, places: Sequence[int], keys: Sequence[str], given: Mapping[str, Bounds]
) -> Iterator[tuple[str, Bounds]]:
    for key in keys:
        if not scenes.system[key].is_printed:
            continue
        left = scenes.narrowed(places, {**given, key: scenes.withdrawn[key]})
        if left.clash is None and left.domains[key] != scenes.withdrawn[key]:
            yield key, left.domains[key]


def _rate(scenes: Scenes, place: int) -> tuple[Bounds | None, Unit | None]:
    """Give what a share or a mean comes to, where both of its sides were printed or are known."""
    for _, constraint in scenes.by_constraint[place]:
        if isinstance(constraint, Product):
            sides = (scenes.system[constraint.product], scenes.system[constraint.number])
            if not any(side.is_open for side in sides):
                return constraint.rate_of(scenes.either), scenes.system[constraint.rate].unit
    return None, None

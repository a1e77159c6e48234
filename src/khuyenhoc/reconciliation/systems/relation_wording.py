"""Relations in words, for the sentences of findings."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from khuyenhoc.models.finding import Finding
from khuyenhoc.reconciliation.relations.relation import Relation, because
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import told
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.wording import percent_in_words
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.quantity import Reach

__all__ = [
    "LANGUAGES",
    "formula",
    "formulas",
    "if_near",
    "in_context",
    "terms_at",
]

LANGUAGES: Final[tuple[str, ...]] = ("vi", "en")


def formula(system: System, relation: Relation, language: str) -> str:
    """Write a relation down in the words its numbers were printed in."""
    return (
        f"{relation.formula(lambda key: told(system[key], language))}{because(relation, language)}"
    )


def formulas(scenes: Scenes, places: Sequence[int]) -> dict[str, str]:
    """Write the relations at ``places`` down, in both languages."""
    relations = [scenes.system.relations[place] for place in places]
    return {
        language: "; ".join(formula(scenes.system, relation, language) for relation in relations)
        for language in LANGUAGES
    }


def terms_at(system: System, places: Sequence[int]) -> tuple[str, ...]:
    """Give the keys of the numbers that the relations at ``places`` are about, each once."""
    return tuple({key: None for place in places for key in system.relations[place].terms})


def in_context(system: System, finding: Finding) -> Finding:
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


def if_near(reach: Reach) -> tuple[str, str]:
    """Say in both languages what hangs on the convention for "gần" and "hơn"."""
    vi, en = percent_in_words(reach.share)
    return (
        f"nếu “gần”, “hơn” lệch không quá {vi}",
        f"if “gần” and “hơn” are off by at most {en}",
    )

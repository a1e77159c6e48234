"""The requirements for one title, as one instrument has them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._frozen_dict import FrozenDict
from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, texts, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import Requirement, check_requirement, walk
from khuyenhoc.rules.requirements.rewriting import rewritten
from khuyenhoc.rules.requirements.threshold import Threshold, amounts_of
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["Asked", "Level", "RuleSet", "asked_by", "asked_in"]

#: What an application states a fact for.
Asked = Points | ShareAtLeast | CountAtLeast | Stated


def _requirement(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    check_requirement(f"{type(instance).__name__}.{attribute.name}", value)


@frozen(kw_only=True)
class Level:
    """What a title takes at one grade (mức độ, xếp loại).

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> [level.grade.value for level in RULE_BOOK["province-unit/22-2020"].levels]
    ['good', 'fair', 'average']
    >>> [level.requirement.at_least for level in RULE_BOOK["province-unit/22-2020"].levels]
    [85, 70, 50]

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    #: ``None`` where the title has no grades.
    grade: TitleGrade | None = field(default=None, validator=optional(one_of_type(TitleGrade)))
    requirement: Requirement = field(validator=_requirement)


@frozen(kw_only=True)
class RuleSet:
    """The requirements for one title (bộ tiêu chí), with the days on which they are in force.

    ``in_force`` says on which days they are applied; ``applies_to``, what happened when they are
    applied to. A decision of March may apply to the whole of the year before; a circular may leave
    the dossiers of an earlier year to the rules before it.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> rules = RULE_BOOK["province-unit/24-2023"]
    >>> print(rules.in_force, rules.label("en"), sep="; ")
    from 2024-01-26; learning unit of the province tier (24/2023/TT-BGDĐT, primary text)
    >>> rules["3.1.members"].at_least, [*rules.asked][:2]
    (Fraction(9, 10), ['3.1.members', 'is-education-institution'])

    Raises:
        InvalidValueError: A field has the wrong type, there is no level, a grade is there twice,
            or days are given without what they rest on.
    """

    #: A stable name for it: "citizen/324".
    id: str = field(validator=text)
    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    citation: Citation = field(validator=one_of_type(Citation))
    #: ``None`` where no source tells its first day: whoever applies it states one.
    in_force: Period | None = field(validator=optional(one_of_type(Period)))
    in_force_source: Citation | None = field(
        default=None, validator=optional(one_of_type(Citation))
    )
    #: The days of the facts that it judges; ``None`` for all.
    applies_to: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: From the highest to the lowest.
    levels: tuple[Level, ...] = field(validator=tuple_of(Level))
    #: The id of the unit whose own it is; ``None`` for the whole nation.
    place: str | None = field(default=None, validator=optional(text))
    #: The id of the rule set that it completes, and the local decision by which it does.
    completes: str | None = field(default=None, validator=optional(text))
    decision: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    #: What somebody supposes to see what would be, as texts; it is not the law then.
    supposed: tuple[str, ...] = field(default=(), validator=texts)

    def __attrs_post_init__(self) -> None:
        grades = [level.grade for level in self.levels]
        if not grades or len(set(grades)) < len(grades):
            expected = "at least one level, and no grade twice"
            raise InvalidValueError("RuleSet.levels", self.levels, expected)
        if (self.in_force is None) is not (self.in_force_source is None):
            expected = "a Citation for the days in force, or None where there are none"
            raise InvalidValueError("RuleSet.in_force_source", self.in_force_source, expected)

    def __getitem__(self, requirement: str) -> Requirement:
        """Give a requirement by its id; of several levels, that of the lowest that has it.

        Raises:
            InvalidValueError: There is none of that id.
        """
        found = self._by_id.get(requirement)
        if found is None:
            expected = f"one of {', '.join(self._by_id)}"
            raise InvalidValueError(f"RuleSet {self.id}", requirement, expected)
        return found

    @property
    def requirements(self) -> Iterator[Requirement]:
        """All requirements, level by level and from the top down."""
        for level in self.levels:
            yield from walk(level.requirement)

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What an application states facts for, by id; without what other articles ask for."""
        found: dict[str, Asked] = {}
        for level in self.levels:
            found |= asked_by(level.requirement)
        return FrozenDict(found)

    @cached_property
    def _by_id(self) -> Mapping[str, Requirement]:
        return {requirement.id: requirement for requirement in self.requirements}

    def supposing(
        self, thresholds: Mapping[str, Threshold], *, grade: TitleGrade | None = None
    ) -> "RuleSet":
        """Give the same with other thresholds, by id: what would be if; what is supposed is shown.

        Without ``grade`` they are those of every level that has such a requirement.

        >>> from khuyenhoc.rules.encoded.units_2020 import PROVINCE_UNIT_OF_2020
        >>> other = PROVINCE_UNIT_OF_2020.supposing({"total": 90}, grade=TitleGrade.GOOD)
        >>> other.supposed
        ('good: total >= 90',)

        Raises:
            InvalidValueError: There is no such requirement or no such grade, it has no threshold,
                or it cannot have that one.
        """
        if not isinstance(cast("object", thresholds), Mapping):
            raise InvalidValueError(
                "supposing", thresholds, "thresholds by the ids of requirements"
            )
        if grade is not None and grade not in [level.grade for level in self.levels]:
            said = ", ".join(str(level.grade) for level in self.levels)
            raise InvalidValueError("supposing.grade", grade, f"one of its grades, {said}")
        levels: list[Level] = []
        found: set[str] = set()
        for level in self.levels:
            if grade is not None and level.grade is not grade:
                levels.append(level)
                continue
            supposing = _Supposing(thresholds)
            other = rewritten(level.requirement, supposing.condition)
            levels.append(evolve(level, requirement=other))
            found |= supposing.found
        for unknown in sorted(set(thresholds) - found):
            expected = "the id of a requirement with a threshold, at that grade"
            raise InvalidValueError(f"RuleSet {self.id}.supposing", unknown, expected)
        named = "" if grade is None else f"{grade.value}: "
        supposed = (f"{named}{key} >= {_plain(least)}" for key, least in thresholds.items())
        return evolve(self, levels=tuple(levels), supposed=(*self.supposed, *supposed))

    def label(self, language: str = "vi") -> str:
        """Say for which title it is, by which instrument, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        evidence = self.citation.evidence
        cited = in_language(language, vi=evidence.label_vi, en=evidence.label_en)
        return f"{self.title.label(language)} ({self.citation.instrument}, {cited})"


def asked_by(requirement: Requirement) -> dict[str, Asked]:
    """Give what an application states facts for, by id, so that a requirement can be judged."""
    return {one.id: one for one in asked_in(requirement)}


def asked_in(requirement: Requirement) -> Iterator[Asked]:
    """Give all that a requirement asks facts for, from the top down."""
    for one in walk(requirement):
        match one:
            case PointsAtLeast():
                yield from one.points.walk()
            case ShareAtLeast() | CountAtLeast() | Stated():
                yield one
            case _:
                pass


class _Supposing:
    """Thresholds while they take the place of others, and which of them did."""

    def __init__(self, thresholds: Mapping[str, Threshold]) -> None:
        self._thresholds = thresholds
        self.found: set[str] = set()

    def condition(self, one: Requirement) -> Requirement:
        if not isinstance(one, PointsAtLeast | ShareAtLeast | CountAtLeast):
            return one
        if one.id not in self._thresholds:
            return one
        self.found.add(one.id)
        least = self._thresholds[one.id]
        if cast("object", least) is None:
            raise InvalidValueError(f"supposing[{one.id!r}]", least, "a threshold")
        supposed = evolve(one.citation, evidence=Evidence.SUPPOSITION)
        other = evolve(one, at_least=least, citation=supposed)
        most = one.points.limit if isinstance(one, PointsAtLeast) else None
        if most is not None and max(amounts_of(least)) > most:
            expected = f"at most {most}, all there are"
            raise InvalidValueError(f"supposing[{one.id!r}]", least, expected)
        return other


def _plain(threshold: Threshold) -> str:
    amounts = amounts_of(threshold)
    return " / ".join(map(str, amounts))

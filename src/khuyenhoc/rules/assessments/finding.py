"""What was found out about one requirement: verdict, margin, source, and what is missing."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, Final

from attrs import frozen

from khuyenhoc.models.finding import plain_bounds
from khuyenhoc.rules.assessments.application import Fact
from khuyenhoc.rules.assessments.missing import Missing
from khuyenhoc.rules.assessments.wording import finding_in_words
from khuyenhoc.rules.requirements.conditions import (
    HasTitle,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import OnlyFor, Requirement, SameAs
from khuyenhoc.rules.requirements.threshold import as_bounds, compared
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

__all__ = ["RuleFinding"]

#: Where the kind of requirement tells what is missing.
_MISSING: Final[Mapping[type, Missing]] = {
    NotSourced: Missing.CRITERION,
    SameAs: Missing.ARTICLE,
    HasTitle: Missing.RECOGNITIONS,
    Stated: Missing.FACT,
}


@frozen(repr=False)
class RuleFinding:
    """What one requirement comes to (kết quả từng yêu cầu), with that of all its parts.

    ``observed`` is the fact as it was stated, the whole numbers within the bounds of a count, or
    the points summed up; ``required``, how much is asked for in the area. Both are ``None`` where
    there is no such thing.

    >>> from datetime import date
    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.application import Application
    >>> from khuyenhoc.rules.assessments.assessing import assess
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT,
    ...                    facts={"1": 28, "2": 25, "3": 20})
    >>> found = assess(unit, on=date(2023, 12, 20))
    >>> finding = found.findings[0]
    >>> finding.id, finding.verdict.value, finding.observed, finding.required, finding.margin
    ('total', 'not-met', 73, 85, Bounds(-12, -12))
    """

    requirement: Requirement
    verdict: RuleVerdict
    observed: Fact = None
    required: Exact | Bounds | None = None
    parts: "tuple[RuleFinding, ...]" = ()
    #: The points of which nothing is stated, where for want of them it cannot be judged.
    not_stated: tuple[Points, ...] = ()
    #: The first day on which a time of waiting will be over, where it is not yet.
    earliest: date | None = None

    @property
    def id(self) -> str:
        """That of the requirement."""
        return self.requirement.id

    @property
    def citation(self) -> Citation:
        """Where the requirement stands, and how well that is known."""
        return self.requirement.citation

    @property
    def evidence(self) -> Evidence:
        """How well it is known that the requirement stands there."""
        return self.requirement.citation.evidence

    @property
    def margin(self) -> Bounds | None:
        """By how much it was passed, below 0 by how much it was missed.

        It is in points, in whole things, or, of a share, in percentage points; ``None`` where
        there is nothing to compare.
        """
        observed = self.amount
        if observed is None or self.required is None:
            return None
        margin = observed - self.required
        return margin * 100 if isinstance(self.requirement, ShareAtLeast) else margin

    @property
    def amount(self) -> Bounds | None:
        """What was observed as a number: points, a count, or how much of 1 a share is."""
        if self.observed is None or isinstance(self.observed, bool):
            return None
        if isinstance(self.observed, int | Fraction | Bounds):
            return as_bounds(self.observed)
        return self.observed.bounds

    @property
    def short_by(self) -> int | None:
        """How many more of those counted would do, of a ratio of counts that is not enough."""
        ratio, required = self.observed, self.required
        if self.verdict is not RuleVerdict.NOT_MET or not isinstance(ratio, Ratio):
            return None
        if type(ratio.part) is not int or type(ratio.whole) is not int:
            return None
        if required is None or isinstance(required, Bounds):
            return None
        return ceil(required * ratio.whole) - ratio.part

    @property
    def missing(self) -> Missing | None:
        """What keeps this requirement by itself from being judged; of its parts, they tell."""
        if self.verdict is not RuleVerdict.NOT_ASSESSABLE or self.parts:
            return None
        simple = _MISSING.get(type(self.requirement))
        if simple is not None:
            return simple
        if self.required is None:
            return Missing.THRESHOLD
        if not self.stated or self.not_stated:
            return Missing.FACT
        return Missing.AREA if self._settled_by_area else Missing.PRECISION

    @property
    def _settled_by_area(self) -> bool:
        """Whether what was observed is enough, or is not, in one of the areas it may be in."""
        observed, required = self.amount, self.required
        if observed is None or not isinstance(required, Bounds):
            return False
        return any(
            compared(observed, least) is not RuleVerdict.NOT_ASSESSABLE
            for least in (required.low, required.high)
            if least is not None
        )

    @property
    def stated(self) -> bool:
        """Whether anything is known of what was observed, of points more than their cap."""
        if isinstance(self.requirement, PointsAtLeast):
            return self.amount != self.requirement.points.observed({})
        return self.observed is not None

    @property
    def applies(self) -> bool:
        """Whether the requirement is made of this holder at all, as far as is known."""
        return not (
            isinstance(self.requirement, OnlyFor) and self.parts[0].verdict is RuleVerdict.NOT_MET
        )

    def walk(self) -> "Iterator[RuleFinding]":
        """Give it and all its parts, from the top down."""
        yield self
        for part in self.parts:
            if part.parts:
                yield from part.walk()
            else:  # most are single conditions, and a generator for each takes time
                yield part

    def because(self) -> "Iterator[RuleFinding]":
        """Give the single conditions that it hangs on: those that made its verdict what it is.

        Of all that must be met and are not, those that are not; of one of several that is met,
        those that are. What is only open where something is not met is not among them. A
        requirement that does not apply is met by that alone.
        """
        decisive = self._decisive
        if not decisive:
            yield self
        for part in decisive:
            yield from part.because()

    @property
    def _decisive(self) -> "tuple[RuleFinding, ...]":
        if isinstance(self.requirement, OnlyFor) and self.verdict is not RuleVerdict.NOT_ASSESSABLE:
            return self.parts[1:] if self.applies else ()
        return tuple(part for part in self.parts if part.verdict is self.verdict)

    def sentence(self, language: str = "vi") -> str:
        """Say what was found, with its margin and its source, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return finding_in_words(self, language)

    def lines(self, language: str = "vi") -> list[str]:
        """Give its sentence and those of its parts, each set in under what it is a part of.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        below = [line for part in self.parts for line in part.lines(language)]
        return [f"- {self.sentence(language)}", *(f"  {line}" for line in below)]

    def html(self, language: str = "vi") -> str:
        """Give an item of an HTML list, marked with its verdict, with its parts in lists within.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        from html import escape  # noqa: PLC0415 - slow to import

        said = escape(self.sentence(language))
        below = "".join(part.html(language) for part in self.parts)
        inner = f"<ul>{below}</ul>" if below else ""
        return f'<li data-verdict="{self.verdict.value}">{said}{inner}</li>'

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: numbers as text, so that fractions stay exact."""
        return {
            "id": self.id,
            "verdict": self.verdict.value,
            "observed": _plain(self.observed),
            "required": _plain(self.required),
            "margin": _plain(self.margin),
            "missing": None if self.missing is None else self.missing.value,
            "earliest": None if self.earliest is None else self.earliest.isoformat(),
            "not_stated": [points.id for points in self.not_stated],
            "instrument": self.citation.instrument,
            "place": self.citation.place,
            "evidence": self.citation.evidence.value,
            "vi": self.sentence("vi"),
            "en": self.sentence("en"),
            "parts": [part.to_dict() for part in self.parts],
        }

    def __str__(self) -> str:
        return self.sentence()

    def __repr__(self) -> str:
        return f"<RuleFinding: {self.id} {self.verdict.value}>"


def _plain(value: Fact) -> Any:  # noqa: ANN401 - plain data of any kind
    match value:
        case None | bool():
            return value
        case int() | Fraction():
            return str(value)
        case Ratio():
            return {"part": _plain_amount(value.part), "whole": _plain_amount(value.whole)}
        case _:
            return plain_bounds(value if isinstance(value, Bounds) else value.bounds)


def _plain_amount(value: int | Dong) -> str:
    return str(value.amount if isinstance(value, Dong) else value)

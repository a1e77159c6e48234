"""How many applications met their rules, and what the others lack."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import KhuyenhocError
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.requirements.requirement import Requirement
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.text.printed_numbers import format_number_vi

__all__ = ["AssessmentCounts", "ConditionCount", "Refused"]


@frozen
class Refused:
    """An application that could not be judged, and the error that says why.

    >>> from datetime import date
    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.application import Application
    >>> from khuyenhoc.rules.assessments.streaming import assess_all
    >>> units = [Application(holder=f"u-{n}", title=LearningTitle.PROVINCE_UNIT,
    ...                      facts={"1": n, "2": 10, "3": 0}) for n in (20, 31)]
    >>> counts = assess_all(units, on=date(2023, 12, 20))
    >>> [(one.holder, type(one.error).__name__) for one in counts.refused]
    [('u-31', 'StructuringError')]
    """

    holder: str
    error: KhuyenhocError


@frozen
class ConditionCount:
    """How many applications a single condition kept from being met, and the first of them.

    >>> from datetime import date
    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.application import Application
    >>> from khuyenhoc.rules.assessments.streaming import assess_all
    >>> units = [Application(holder=f"u-{n}", title=LearningTitle.PROVINCE_UNIT,
    ...                      facts={"1": n, "2": 10, "3": 0}) for n in (20, 25, 30)]
    >>> counts = assess_all(units, on=date(2023, 12, 20))
    >>> missed = counts.missed["total"]
    >>> missed.condition.label_en, missed.applications, missed.holders
    ('total', 3, ('u-20', 'u-25', 'u-30'))
    """

    condition: Requirement
    applications: int
    #: As many as were to be kept.
    holders: tuple[str, ...]


@frozen(kw_only=True, repr=False, eq=False)
class AssessmentCounts:
    """How many applications came to what (tổng hợp kết quả đánh giá).

    An application that misses several conditions counts once at each of them. What became of one
    is found out with ``assess``: of each condition the first holders are kept.

    >>> from datetime import date
    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.application import Application
    >>> from khuyenhoc.rules.assessments.streaming import assess_all
    >>> units = [Application(holder=f"u-{n}", title=LearningTitle.PROVINCE_UNIT,
    ...                      facts={"1": n, "2": 10, "3": 0}) for n in (20, 30, 31)]
    >>> counts = assess_all(units, on=date(2023, 12, 20))
    >>> counts
    <AssessmentCounts: 0 met, 2 not-met, 0 not-assessable, 1 refused>
    >>> counts.total
    3
    """

    by_verdict: Mapping[RuleVerdict, int]
    #: Of those that are met, by the grade they come to; ``None`` for titles without grades, and
    #: where it is open which grade it is.
    by_grade: Mapping[TitleGrade | None, int]
    #: By the id of each condition that is not met, of applications that are not met.
    missed: Mapping[str, ConditionCount]
    #: By the id of each condition that is open, of applications that cannot be judged.
    open: Mapping[str, ConditionCount]
    #: How many could not be taken: impossible facts, or no rules for them.
    refusals: int
    #: The first of these, with their errors.
    refused: tuple[Refused, ...]

    @property
    def total(self) -> int:
        """All that were put forward, those refused too."""
        return sum(self.by_verdict.values()) + self.refusals

    def table(self, language: str = "vi") -> Table:
        """Lay out the counts: verdicts, then the conditions that were missed or are open.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        headings = in_language(
            language,
            vi=("Kết quả", "Yêu cầu", "Hồ sơ"),
            en=("Result", "Requirement", "Applications"),
        )
        rows: list[tuple[str | None, ...]] = [
            (verdict.label(language), None, _number(count, language))
            for verdict, count in self.by_verdict.items()
        ]
        for verdict, conditions in (
            (RuleVerdict.NOT_MET, self.missed),
            (RuleVerdict.NOT_ASSESSABLE, self.open),
        ):
            rows += [
                (
                    verdict.label(language),
                    in_language(language, vi=one.condition.label_vi, en=one.condition.label_en),
                    _number(one.applications, language),
                )
                for one in conditions.values()
            ]
        refused = in_language(language, vi="không nhận", en="refused")
        rows.append((refused, None, _number(self.refusals, language)))
        return Table(headings, tuple(rows))

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "by_verdict": {one.value: count for one, count in self.by_verdict.items()},
            "by_grade": {
                "" if one is None else one.value: count for one, count in self.by_grade.items()
            },
            "missed": {key: one.applications for key, one in self.missed.items()},
            "open": {key: one.applications for key, one in self.open.items()},
            "refusals": self.refusals,
            "refused": [{"holder": one.holder, "error": str(one.error)} for one in self.refused],
        }

    def __str__(self) -> str:
        return self.table().text()

    def __repr__(self) -> str:
        said = ", ".join(f"{count} {one.value}" for one, count in self.by_verdict.items())
        return f"<AssessmentCounts: {said}, {self.refusals} refused>"

    def _repr_html_(self) -> str:
        return self.table().html()


def _number(count: int, language: str) -> str:
    return format_number_vi(count) if language == "vi" else f"{count:,}"

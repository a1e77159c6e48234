"""Why a title is given or not: the single conditions that decide it."""

from collections.abc import Iterator, Sequence
from typing import Any, overload

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc.rules.assessments.finding import RuleFinding

__all__ = ["Reasons"]


@frozen(repr=False)
class Reasons(Sequence[RuleFinding]):
    """The findings that an assessment hangs on (lý do), under one heading.

    It is empty where there is nothing to explain: why a title is not given that is.

    >>> from datetime import date
    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.application import Application
    >>> from khuyenhoc.rules.assessments.assessing import assess
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT,
    ...                    facts={"1": 20, "2": 10, "3": 15})
    >>> print(assess(unit, on=date(2023, 12, 20)).why_not().text("en"))
    so-y-te: learning unit of the province tier, on 2023-12-20: average: not met \
(22/2020/TT-BGDĐT, secondary source; dates: hiệu lực từ ngày 21/9/2020; \
24/2023/TT-BGDĐT từ ngày 26/1/2024, inference).
    - total: 45/100 points, at least 50 points asked for: not met, 5 points short \
(22/2020/TT-BGDĐT, secondary source).
    """

    #: The heading in Vietnamese and in English.
    vi: str
    en: str
    findings: tuple[RuleFinding, ...]

    @overload
    def __getitem__(self, index: int) -> RuleFinding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RuleFinding, ...]: ...
    def __getitem__(self, index: int | slice) -> RuleFinding | tuple[RuleFinding, ...]:
        return self.findings[index]

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[RuleFinding]:
        return iter(self.findings)

    def __repr__(self) -> str:
        return f"<Reasons: {', '.join(one.id for one in self.findings) or 'none'}>"

    def __str__(self) -> str:
        return self.text()

    def text(self, language: str = "vi") -> str:
        """Say the heading and each reason on a line, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        heading = in_language(language, vi=self.vi, en=self.en)
        return "\n".join([heading, *(f"- {one.sentence(language)}" for one in self.findings)])

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: the heading, and each reason with its numbers and sentences."""
        return {
            "vi": self.vi,
            "en": self.en,
            "reasons": [one.to_dict() for one in self.findings],
        }

    def html(self, language: str = "vi") -> str:
        """Give the heading and a list of HTML, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        from html import escape  # noqa: PLC0415 - slow to import

        heading = in_language(language, vi=self.vi, en=self.en)
        items = "".join(
            f'<li data-verdict="{one.verdict.value}">{escape(one.sentence(language))}</li>'
            for one in self.findings
        )
        return f"<p>{escape(heading)}</p><ul>{items}</ul>"

    def _repr_html_(self) -> str:
        return self.html()

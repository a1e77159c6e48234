"""One parent against its children in one indicator, and the words for it."""

from functools import cached_property
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, texts, whole_number
from khuyenhoc.models.finding import Finding, Verdict, plain_bounds
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.hierarchies.words import in_words
from khuyenhoc.reconciliation.wording import lowered
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["Imbalance"]

#: A sentence names so many units that have not reported.
_NAMED: Final = 5


@frozen(kw_only=True)
class Imbalance:
    """What a parent says of one indicator beside what its children come to (chênh lệch).

    ``gap`` has the sign of VTL's imbalance: what the parent says less what the children come to.
    Above 0 the parent says more than its children, below 0 less.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.models.tree import Tree
    >>> from khuyenhoc.reconciliation.hierarchies.hierarchy_check import check_hierarchy
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q"})
    >>> (one,) = check_hierarchy({MEMBERS: {"q": 2_100, "p6": 1_200, "p7": 800}}, tree)
    >>> one.gap, one.counted
    (Bounds(100, 100), ('p6', 'p7'))
    >>> print(one.sentence("en"))
    q reports 2,100 for members, but its 2 children come to 2,000: 100 more.
    """

    #: The id and the name of the parent.
    parent: str = field(validator=text)
    label: str = field(validator=text)
    indicator: Indicator = field(validator=one_of_type(Indicator))
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: What it comes to; ``None`` where the way of treating what is missing makes no comparison.
    verdict: Verdict | None = field(validator=optional(one_of_type(Verdict)))
    #: What the parent says; ``None`` where it has not reported.
    said: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: What its children come to.
    come_to: Bounds = field(validator=one_of_type(Bounds))
    #: What it says less what they come to; ``None`` where that is not known.
    gap: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: The ids of the children that were added up, and of those that have not reported.
    counted: tuple[str, ...] = field(validator=texts)
    missing: tuple[str, ...] = field(validator=texts)
    #: How many numbers that were not reported were counted as 0.
    zeros: int = field(default=0, validator=whole_number)

    @cached_property
    def finding(self) -> Finding:
        """The same as a finding, its sentence made when it is first asked for."""
        unit, (vi, en) = self.indicator.unit, self._sentences()
        return Finding(
            code=self.code,
            verdict=self.verdict or Verdict.UNDETERMINED,
            figures=tuple(
                f"{one}/{self.indicator.code}"
                for one in (*((self.parent,) if self.said is not None else ()), *self.counted)
            ),
            indicator=self.indicator,
            unit=unit,
            value=self.come_to,
            gap=self.gap if self.verdict is Verdict.CONTRADICTORY else None,
            subjects=(self.parent, *self.counted, *self.missing),
            periods=() if self.period is None else (self.period,),
            vi=vi,
            en=en,
        )

    @property
    def code(self) -> str:
        """The stable name of what was found."""
        match self.verdict:
            case Verdict.CONTRADICTORY:
                return "children-fall-short" if self._is_more else "children-exceed-parent"
            case Verdict.CONSISTENT:
                return "children-hold"
            case Verdict.UNDETERMINED:
                return "children-missing"
            case _:
                return "children-not-compared"

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return self.finding.sentence(language)

    def __str__(self) -> str:
        return self.finding.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: ends of bounds as text."""
        return {
            "parent": self.parent,
            "indicator": self.indicator.code,
            "period": None if self.period is None else str(self.period),
            "verdict": None if self.verdict is None else self.verdict.value,
            "code": self.code,
            "said": plain_bounds(self.said),
            "come_to": plain_bounds(self.come_to),
            "gap": plain_bounds(self.gap),
            "counted": list(self.counted),
            "missing": list(self.missing),
            "zeros": self.zeros,
        }

    @property
    def _is_more(self) -> bool:
        """Whether the parent says more than its children come to."""
        low = None if self.gap is None else self.gap.low
        return low is not None and low >= 0

    def _sentences(self) -> tuple[str, str]:
        return self._sentence("vi"), self._sentence("en")

    def _sentence(self, language: str) -> str:
        unit, what = self.indicator.unit, lowered(self.indicator, language)
        if self.said is None:
            own = in_language(
                language,
                vi=f"{self.label} chưa báo cáo {what}",
                en=f"{self.label} has not reported {what}",
            )
        else:
            said = in_words(self.said, unit, language)
            own = in_language(
                language,
                vi=f"{self.label} báo cáo {what} là {said}",
                en=f"{self.label} reports {said} for {what}",
            )
        children = self._children(language)
        end = self._end(language)
        joint = (
            in_language(language, vi=", nhưng", en=", but")
            if self.verdict is Verdict.CONTRADICTORY
            else in_language(language, vi="; ", en=";").strip()
        )
        filled = in_language(language, vi="tính là 0", en="counted as 0")
        mark = f" [{self.zeros} {filled}]" if self.zeros else ""
        return f"{own}{joint} {children}{mark}{end}."

    def _children(self, language: str) -> str:
        """Say who of the children reported, and what they come to."""
        told, lacking = len(self.counted), len(self.missing)
        if not told:
            return in_language(
                language,
                vi="chưa đơn vị trực thuộc nào báo cáo",
                en="its only child has not reported"
                if lacking == 1
                else f"none of its {lacking} children reported",
            )
        alone = told == 1 and not lacking
        come_to = self._come_to(language, alone=alone)
        if not lacking:
            return in_language(
                language,
                vi=f"{told} đơn vị trực thuộc {come_to}",
                en=f"its {'only child' if alone else f'{told} children'} {come_to}",
            )
        named = ", ".join(self.missing[:_NAMED])
        more = lacking - _NAMED
        return in_language(
            language,
            vi=f"{told} trong {told + lacking} đơn vị trực thuộc đã báo cáo (thiếu {named}"
            f"{f' và {more} đơn vị nữa' if more > 0 else ''}) {come_to}",
            en=f"{told} of its {told + lacking} children reported (not {named}"
            f"{f' and {more} more' if more > 0 else ''}) and {come_to}",
        )

    def _come_to(self, language: str, *, alone: bool) -> str:
        if self.come_to.low is None and self.come_to.high is None:
            return in_language(
                language, vi="cộng lại chưa biết là bao nhiêu", en="may come to anything"
            )
        number = in_words(self.come_to, self.indicator.unit, language)
        return in_language(
            language,
            vi=f"cộng lại là {number}",
            en=f"{'comes' if alone else 'come'} to {number}",
        )

    def _end(self, language: str) -> str:
        unit = self.indicator.unit
        if self.gap is None or self.verdict is not Verdict.CONTRADICTORY:
            return in_language(
                language,
                vi=", không mâu thuẫn" if self.verdict is Verdict.CONSISTENT else "",
                en=", which does not contradict it" if self.verdict is Verdict.CONSISTENT else "",
            )
        more = self._is_more
        size = in_words(self.gap if more else -self.gap, unit, language)
        apart = "" if self.gap.value is not None else ", chênh lệch"
        return in_language(
            language,
            vi=f": {'nhiều' if more else 'ít'} hơn{apart} {size}",
            en=f": {size} {'more' if more else 'less'}",
        )

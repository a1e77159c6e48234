"""A unit that hangs wrongly in a tree, as printed totals show it."""

from enum import Enum
from functools import cached_property
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, texts, tuple_of, whole_number
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.hierarchies.words import in_words
from khuyenhoc.reconciliation.wording import lowered, period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

__all__ = ["TreeFault", "WrongParent"]

#: A sentence tells so many of the numbers that agree, and so many of the units it may be instead.
_TOLD: Final = 3


class TreeFault(Enum):
    """How a tree and printed totals disagree on one unit (sai cây tổ chức).

    >>> TreeFault("wrong-parent")
    <TreeFault.WRONG_PARENT: 'wrong-parent'>
    """

    #: It hangs under one unit, and is counted by another.
    WRONG_PARENT = "wrong-parent"
    #: It hangs under none, or is in no tree, and is counted by a unit.
    LEFT_OUT = "unit-left-out"
    #: It hangs under a unit that does not count it, and no other is seen to.
    NOT_COUNTED = "unit-not-counted"
    #: It is counted by a unit that it does not hang under beside its own, or twice by its own.
    COUNTED_TWICE = "unit-counted-twice"


@frozen(kw_only=True)
class WrongParent:
    """A unit that probably hangs under another one than the tree says (sai đơn vị cấp trên).

    The contradictions it explains are no wrong numbers: they go once the tree is put right.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import CHAPTERS, MEMBERS
    >>> from khuyenhoc.models.tree import Tree
    >>> from khuyenhoc.reconciliation.hierarchies.hierarchy_check import check_hierarchy
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q1", "p7": "q1", "p8": "q2", "p9": "q2"})
    >>> members = {"q1": 800, "q2": 3_400, "p6": 1_200, "p7": 800, "p8": 900, "p9": 1_300}
    >>> chapters = {"q1": 8, "q2": 27, "p6": 11, "p7": 8, "p8": 7, "p9": 9}
    >>> check = check_hierarchy({MEMBERS: members, CHAPTERS: chapters}, tree)
    >>> (one,) = check.misplaced
    >>> one.unit, one.under, one.belongs_under, one.explains
    ('p6', 'q1', 'q2', 4)

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    fault: TreeFault = field(validator=one_of_type(TreeFault))
    #: The id and the name of the unit.
    unit: str = field(validator=text)
    label: str = field(validator=text)
    #: What it hangs under in the tree; ``None`` for nothing.
    under: str | None = field(validator=optional(text))
    under_label: str | None = field(validator=optional(text))
    #: The unit whose totals count it; ``None`` where none is seen to.
    belongs_under: str | None = field(validator=optional(text))
    belongs_label: str | None = field(validator=optional(text))
    #: How many contradictions between a parent and its children it explains.
    explains: int = field(validator=whole_number)
    #: The unit's numbers that are the gaps: of which indicator, for which period.
    agreements: tuple[tuple[Indicator, Period | None, Exact], ...] = field(
        validator=tuple_of(tuple)
    )
    #: The units that explain the contradictions only together with it.
    together: tuple[str, ...] = field(default=(), validator=texts)
    #: What explains some of the same contradictions as well: which unit under which.
    ties: tuple[tuple[str, str | None], ...] = field(default=(), validator=tuple_of(tuple))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators whose numbers agree."""
        return tuple(dict.fromkeys(indicator for indicator, _, _ in self.agreements))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods whose numbers agree, where it was said of which they are."""
        periods = dict.fromkeys(period for _, period, _ in self.agreements)
        return tuple(period for period in periods if period is not None)

    @cached_property
    def finding(self) -> Finding:
        """The same as a finding."""
        code = self.indicators[0].code
        ends = (self.unit, self.under, self.belongs_under)
        return Finding(
            code=self.fault.value,
            verdict=Verdict.DOUBTFUL,
            figures=tuple(f"{one}/{code}" for one in ends if one is not None),
            subjects=tuple(one for one in ends if one is not None),
            periods=self.periods,
            vi=self._sentence("vi"),
            en=self._sentence("en"),
        )

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return self.finding.sentence(language)

    def __str__(self) -> str:
        return self.finding.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "fault": self.fault.value,
            "unit": self.unit,
            "under": self.under,
            "belongs_under": self.belongs_under,
            "explains": self.explains,
            "agreements": [
                {
                    "indicator": indicator.code,
                    "period": None if period is None else str(period),
                    "value": str(value),
                }
                for indicator, period, value in self.agreements
            ],
            "together": list(self.together),
            "ties": [list(pair) for pair in self.ties],
            "vi": self.finding.vi,
            "en": self.finding.en,
        }

    def _sentence(self, language: str) -> str:
        claim = in_language(language, vi=self._claim_vi(), en=self._claim_en())
        told = self._told(language)
        several = self.explains > 1
        gone = in_language(
            language,
            vi=f"sửa lại thì hết {self.explains} mâu thuẫn",
            en=f"put right, {self.explains} contradiction{'s go' if several else ' goes'}",
        )
        return f"{claim} ({told}); {gone}.{self._instead(language)}"

    def _claim_vi(self) -> str:
        unit, under, belongs = self.label, self.under_label, self.belongs_label
        match self.fault:
            case TreeFault.WRONG_PARENT:
                others = f" cùng với {', '.join(self.together)}" if self.together else ""
                return (
                    f"{unit} được xếp dưới {under}, nhưng có lẽ trực thuộc {belongs}: số của "
                    f"{unit}{others} đúng bằng phần {under} thiếu và phần {belongs} thừa so với "
                    f"các đơn vị trực thuộc"
                )
            case TreeFault.LEFT_OUT:
                return (
                    f"{unit} chưa được xếp dưới đơn vị nào, nhưng có lẽ trực thuộc {belongs}: số "
                    f"của {unit} đúng bằng phần {belongs} thừa so với các đơn vị trực thuộc"
                )
            case TreeFault.NOT_COUNTED:
                return (
                    f"{under} có lẽ không tính {unit}, đơn vị được xếp dưới mình: số của {unit} "
                    f"đúng bằng phần {under} thiếu so với các đơn vị trực thuộc"
                )
            case TreeFault.COUNTED_TWICE if self.under == self.belongs_under:
                return (
                    f"{belongs} có lẽ tính {unit} hai lần: số của {unit} đúng bằng phần "
                    f"{belongs} thừa so với các đơn vị trực thuộc"
                )
            case TreeFault.COUNTED_TWICE:
                return (
                    f"{unit} trực thuộc {under}, nhưng có lẽ được {belongs} tính thêm một lần: số "
                    f"của {unit} đúng bằng phần {belongs} thừa so với các đơn vị trực thuộc"
                )

    def _claim_en(self) -> str:
        unit, under, belongs = self.label, self.under_label, self.belongs_label
        match self.fault:
            case TreeFault.WRONG_PARENT:
                others = f" and those of {', '.join(self.together)}" if self.together else ""
                return (
                    f"{unit} hangs under {under}, but probably belongs under {belongs}: its "
                    f"numbers{others} are what {under} lacks and {belongs} has above their children"
                )
            case TreeFault.LEFT_OUT:
                return (
                    f"{unit} hangs under nothing, but probably belongs under {belongs}: its "
                    f"numbers are what {belongs} has above its children"
                )
            case TreeFault.NOT_COUNTED:
                return (
                    f"{under} probably does not count {unit}, which hangs under it: the numbers "
                    f"of {unit} are what {under} lacks of its children"
                )
            case TreeFault.COUNTED_TWICE if self.under == self.belongs_under:
                return (
                    f"{belongs} probably counts {unit} twice: its numbers are what {belongs} has "
                    f"above its children"
                )
            case TreeFault.COUNTED_TWICE:
                return (
                    f"{unit} belongs under {under}, but is probably counted by {belongs} as well: "
                    f"its numbers are what {belongs} has above its children"
                )

    def _told(self, language: str) -> str:
        """Tell the first numbers that agree, with their periods where there are several."""
        several = len(self.periods) > 1
        when = in_language(language, vi=format_period_vi, en=period_in_english)
        told = [
            f"{lowered(indicator, language)} {in_words(Bounds.exactly(value), None, language)}"
            + (f" {when(period)}" if several and period is not None else "")
            for indicator, period, value in self.agreements[:_TOLD]
        ]
        more = len(self.agreements) - _TOLD
        said = ", ".join(told)
        if more > 0:
            said += in_language(language, vi=f" và {more} số khác", en=f" and {more} more")
        return said

    def _instead(self, language: str) -> str:
        if not self.ties:
            return ""
        named = [
            in_language(
                language,
                vi=unit if belongs is None else f"{unit} (trực thuộc {belongs})",
                en=unit if belongs is None else f"{unit} (under {belongs})",
            )
            for unit, belongs in self.ties[:_TOLD]
        ]
        more = len(self.ties) - _TOLD
        if more > 0:
            named.append(in_language(language, vi=f"{more} khả năng khác", en=f"{more} others"))
        said = in_language(language, vi="Cũng có thể là", en="It may as well be")
        return f" {said} {in_language(language, vi=' hoặc ', en=' or ').join(named)}."

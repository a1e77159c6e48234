"""What one rule between codes comes to, and the words for it."""

from functools import cached_property
from typing import Any

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, texts, whole_number
from khuyenhoc.models.finding import Finding, Severity, Verdict, plain_bounds
from khuyenhoc.reconciliation.hierarchies.hierarchical_rule import HierarchicalRule
from khuyenhoc.reconciliation.hierarchies.words import in_words
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import Unit

__all__ = ["RuleOutcome"]


@frozen(kw_only=True)
class RuleOutcome:
    """What one rule comes to (kết quả của một quy tắc).

    ``gap`` has the sign of VTL's imbalance: the total less its terms.

    >>> from datetime import date
    >>> from khuyenhoc.reconciliation.hierarchies.item_check import check_items
    >>> rule = HierarchicalRule(name="sexes", total="all", plus=("women", "men"))
    >>> (one,) = check_items({"all": 41, "women": 20, "men": 20}, [rule], on=date(2023, 12, 31))
    >>> one.gap, one.verdict
    (Bounds(1, 1), <Verdict.CONTRADICTORY: 'contradictory'>)
    >>> print(one.sentence("en"))
    sexes: all = women + men does not hold: all is 41, the terms come to 40: 1 more.
    """

    rule: HierarchicalRule = field(validator=one_of_type(HierarchicalRule))
    #: What it comes to; ``None`` where the way of treating what is missing makes no comparison.
    verdict: Verdict | None = field(validator=optional(one_of_type(Verdict)))
    #: What the total is; ``None`` where it is missing.
    said: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: What its terms come to; ``None`` where that is not known.
    come_to: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: The total less its terms; ``None`` where that is not known.
    gap: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: The codes of the rule that have no value.
    missing: tuple[str, ...] = field(validator=texts)
    #: How many of these were counted as 0.
    zeros: int = field(validator=whole_number)
    unit: Unit | None = field(validator=optional(one_of_type(Unit)))

    @cached_property
    def finding(self) -> Finding:
        """The same as a finding; a breach has the code of its rule.

        Its verdict is that of the numbers, and with it its severity; see ``severity``.
        """
        verdict = self.verdict or Verdict.UNDETERMINED
        broken = verdict is Verdict.CONTRADICTORY
        codes = {Verdict.CONSISTENT: "rule-holds", Verdict.CONTRADICTORY: self.rule.code}
        return Finding(
            code=codes.get(verdict, "rule-not-decided"),
            verdict=verdict,
            figures=(self.rule.total, *self.rule.plus, *self.rule.minus),
            unit=self.unit,
            value=self.come_to,
            gap=self.gap if broken else None,
            periods=() if self.rule.period is None else (self.rule.period,),
            vi=self._sentence_vi(),
            en=self._sentence_en(),
        )

    @property
    def severity(self) -> Severity:
        """How much it matters: a breach as much as the host says of its rule."""
        if self.verdict is Verdict.CONTRADICTORY:
            return self.rule.severity
        return self.finding.severity

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
            "rule": self.rule.name,
            "says": str(self.rule),
            "verdict": None if self.verdict is None else self.verdict.value,
            "severity": self.severity.value,
            "said": plain_bounds(self.said),
            "come_to": plain_bounds(self.come_to),
            "gap": plain_bounds(self.gap),
            "missing": list(self.missing),
            "zeros": self.zeros,
            "finding": self.finding.to_dict(),
        }

    def _sentence_vi(self) -> str:
        start = f"{self.rule.name}: {self.rule}"
        lacking = f" (thiếu {', '.join(self.missing)})" if self.missing else ""
        if self.gap is None or self.come_to is None:
            return f"{start}: chưa kết luận được{lacking}."
        said = (
            f"{self.rule.total} chưa có số"
            if self.said is None
            else f"{self.rule.total} là {in_words(self.said, self.unit, 'vi')}"
        )
        number = (
            "chưa biết là bao nhiêu"
            if _is_anything(self.come_to)
            else f"là {in_words(self.come_to, self.unit, 'vi')}"
        )
        filled = f" [{self.zeros} tính là 0]" if self.zeros else ""
        told = f"{said}, các số hạng cộng lại {number}{lacking}{filled}"
        match self.verdict:
            case Verdict.CONTRADICTORY:
                return f"{start} không đúng: {told}: {_apart(self.gap, self.unit, 'vi')}."
            case Verdict.CONSISTENT:
                return f"{start} không mâu thuẫn: {told}."
            case _:
                return f"{start}: chưa kết luận được: {told}."

    def _sentence_en(self) -> str:
        start = f"{self.rule.name}: {self.rule}"
        lacking = f" ({', '.join(self.missing)} missing)" if self.missing else ""
        if self.gap is None or self.come_to is None:
            return f"{start} is not decided{lacking}."
        said = (
            f"{self.rule.total} has no number"
            if self.said is None
            else f"{self.rule.total} is {in_words(self.said, self.unit, 'en')}"
        )
        number = (
            "may come to anything"
            if _is_anything(self.come_to)
            else f"come to {in_words(self.come_to, self.unit, 'en')}"
        )
        filled = f" [{self.zeros} counted as 0]" if self.zeros else ""
        told = f"{said}, the terms {number}{lacking}{filled}"
        match self.verdict:
            case Verdict.CONTRADICTORY:
                return f"{start} does not hold: {told}: {_apart(self.gap, self.unit, 'en')}."
            case Verdict.CONSISTENT:
                return f"{start} is not contradicted: {told}."
            case _:
                return f"{start} is not decided: {told}."


def _is_anything(bounds: Bounds) -> bool:
    return bounds.low is None and bounds.high is None


def _apart(gap: Bounds, unit: Unit | None, language: str) -> str:
    """Say how much more or less than its terms a total is that is wrong on one side."""
    if gap.value == 0:
        return in_language(language, vi="bằng nhau", en="no more and no less")
    more = gap.low is not None and gap.low >= 0
    size = in_words(gap if more else -gap, unit, language)
    apart = "" if gap.value is not None else ", chênh lệch"
    return in_language(
        language,
        vi=f"{'nhiều' if more else 'ít'} hơn{apart} {size}",
        en=f"{size} {'more' if more else 'less'}",
    )

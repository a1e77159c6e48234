"""What a requirement comes to: met, not met, or not to be told."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from khuyenhoc._language import Labelled

__all__ = ["RuleVerdict"]


class RuleVerdict(Labelled, Enum):
    """Whether a requirement is met (kết quả đánh giá), in the strong logic of Kleene.

    What is not known stays open only where it matters: all of several are not met as soon as one
    is not, whatever the others are.

    >>> met, not_met, unknown = RuleVerdict
    >>> not_met & unknown, met | unknown, ~unknown
    (<RuleVerdict.NOT_MET: 'not-met'>, <RuleVerdict.MET: 'met'>, \
<RuleVerdict.NOT_ASSESSABLE: 'not-assessable'>)
    """

    MET = "met"
    NOT_MET = "not-met"
    #: What is known, of the holder or of the rule, leaves it open.
    NOT_ASSESSABLE = "not-assessable"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")

    @classmethod
    def of(cls, answer: bool | None) -> "RuleVerdict":  # noqa: FBT001 - it is what is asked
        """Take a yes, a no or a ``None`` for what nobody knows."""
        if answer is None:
            return cls.NOT_ASSESSABLE
        return cls.MET if answer else cls.NOT_MET

    @classmethod
    def all_of(cls, verdicts: "Iterable[RuleVerdict]") -> "RuleVerdict":
        """Give whether all are met; of none, they are."""
        least = cls.MET
        for one in verdicts:
            if one is cls.NOT_MET:
                return one
            if one is cls.NOT_ASSESSABLE:
                least = one
        return least

    @classmethod
    def any_of(cls, verdicts: "Iterable[RuleVerdict]") -> "RuleVerdict":
        """Give whether at least one is met; of none, none is."""
        return ~cls.all_of(~one for one in verdicts)

    def __and__(self, other: "RuleVerdict") -> "RuleVerdict":
        return RuleVerdict.all_of((self, other))

    def __or__(self, other: "RuleVerdict") -> "RuleVerdict":
        return RuleVerdict.any_of((self, other))

    def __invert__(self) -> "RuleVerdict":
        return _OPPOSITE[self]


_LABELS_VI: Final = {
    RuleVerdict.MET: "đạt",
    RuleVerdict.NOT_MET: "không đạt",
    RuleVerdict.NOT_ASSESSABLE: "chưa đánh giá được",
}
_OPPOSITE: Final = {
    RuleVerdict.MET: RuleVerdict.NOT_MET,
    RuleVerdict.NOT_MET: RuleVerdict.MET,
    RuleVerdict.NOT_ASSESSABLE: RuleVerdict.NOT_ASSESSABLE,
}

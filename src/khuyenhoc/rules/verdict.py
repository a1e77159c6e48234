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
            return _UNKNOWN
        return _MET if answer else _NOT_MET

    @classmethod
    def all_of(cls, verdicts: "Iterable[RuleVerdict]") -> "RuleVerdict":
        """Give whether all are met; of none, they are."""
        found = tuple(verdicts)
        if _NOT_MET in found:
            return _NOT_MET
        return _UNKNOWN if _UNKNOWN in found else _MET

    @classmethod
    def any_of(cls, verdicts: "Iterable[RuleVerdict]") -> "RuleVerdict":
        """Give whether at least one is met; of none, none is."""
        found = tuple(verdicts)
        if _MET in found:
            return _MET
        return _UNKNOWN if _UNKNOWN in found else _NOT_MET

    def __and__(self, other: "RuleVerdict") -> "RuleVerdict":
        return RuleVerdict.all_of((self, other))

    def __or__(self, other: "RuleVerdict") -> "RuleVerdict":
        return RuleVerdict.any_of((self, other))

    def __invert__(self) -> "RuleVerdict":
        return _OPPOSITE[self]


# Python 3.11 takes ten times as long to look a member up in its class.
_MET: Final = RuleVerdict.MET
_NOT_MET: Final = RuleVerdict.NOT_MET
_UNKNOWN: Final = RuleVerdict.NOT_ASSESSABLE
_LABELS_VI: Final = {_MET: "đạt", _NOT_MET: "không đạt", _UNKNOWN: "chưa đánh giá được"}
_OPPOSITE: Final = {_MET: _NOT_MET, _NOT_MET: _MET, _UNKNOWN: _UNKNOWN}

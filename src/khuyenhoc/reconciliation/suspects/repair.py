"""What may have gone wrong with one figure, and what it would then have been."""

from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import Labelled, in_language
from khuyenhoc._validators import one_of_type, optional, text, texts
from khuyenhoc.models.finding import plain_bounds
from khuyenhoc.reconciliation.readings import Misreading, MisreadingKind
from khuyenhoc.values.bounds import Bounds

__all__ = ["Repair", "RepairKind"]


class RepairKind(Labelled, StrEnum):
    """How a figure may have gone wrong (kiểu sai), the likeliest first.

    >>> RepairKind.ANOTHER_TIME.label("en")
    'of another time'
    """

    #: A slip of print: a thousand, a digit; ``Repair.misreading`` says which.
    MISPRINT = "misprint"
    #: A percentage of another base than the one it is put to.
    ANOTHER_BASE = "another-base"
    #: A percentage of that base, but of another number than the one it is put to.
    ANOTHER_PART = "another-part"
    #: A total from which a part was left out.
    PART_LEFT_OUT = "part-left-out"
    #: A total in which a part of another one was counted.
    PART_TOO_MANY = "part-too-many"
    #: The figure of another time, printed once more.
    ANOTHER_TIME = "another-time"
    #: A percentage cut off where the others are rounded, or rounded where they are cut off.
    ANOTHER_HABIT = "another-habit"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS[self][1]


_LABELS: Final = {
    RepairKind.MISPRINT: ("in nhầm", "misprinted"),
    RepairKind.ANOTHER_BASE: ("tính trên gốc khác", "of another base"),
    RepairKind.ANOTHER_PART: ("tỷ lệ của số khác", "of another number"),
    RepairKind.PART_LEFT_OUT: ("sót một phần", "a part left out"),
    RepairKind.PART_TOO_MANY: ("thừa một phần", "a part too many"),
    RepairKind.ANOTHER_TIME: ("số của kỳ khác", "of another time"),
    RepairKind.ANOTHER_HABIT: ("làm tròn khác các số còn lại", "rounded unlike the others"),
}


@frozen(kw_only=True)
class Repair:
    """One way in which one figure may have gone wrong (cách sửa có thể): offered, never applied.

    >>> repair = Repair(key="total", kind=RepairKind.PART_LEFT_OUT, others=("ward6",),
    ...                 value=Bounds.exactly(300), vi="…", en="…")
    >>> repair.to_dict()["others"]
    ['ward6']
    """

    #: The figure.
    key: str = field(validator=text)
    kind: RepairKind = field(validator=one_of_type(RepairKind))
    #: What it would then have to be, in its own unit.
    value: Bounds = field(validator=one_of_type(Bounds))
    #: The other numbers that this is seen from: the base, the part, the figure of another time.
    others: tuple[str, ...] = field(default=(), validator=texts)
    #: The figures that are wrong too if this one is: the rest of its set.
    beside: tuple[str, ...] = field(default=(), validator=texts)
    #: The slip of print, where it is one.
    misreading: Misreading | None = field(default=None, validator=optional(one_of_type(Misreading)))
    #: The sentence in Vietnamese and in English.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    @property
    def is_likely(self) -> bool:
        """Whether it says more than that one digit, any one, is wrong, which explains much."""
        return self.misreading is None or self.misreading.kind is not MisreadingKind.WRONG_DIGIT

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: ends of bounds as text, so that fractions stay exact."""
        return {
            "key": self.key,
            "kind": self.kind.value,
            "value": plain_bounds(self.value),
            "others": list(self.others),
            "beside": list(self.beside),
            "misreading": None if self.misreading is None else self.misreading.to_dict(),
            "vi": self.vi,
            "en": self.en,
        }

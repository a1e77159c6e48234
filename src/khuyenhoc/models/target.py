"""A share that is to be reached, and whether it was."""

from enum import Enum
from fractions import Fraction
from typing import Final, Protocol, runtime_checkable

from attrs import Attribute, field, frozen

from khuyenhoc._language import Labelled, in_language
from khuyenhoc._validators import field_name, one_of_type, optional, text, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.margin_wording import (
    margin_in_english,
    margin_in_vietnamese,
    number_in_english,
)
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.ratio import Base
from khuyenhoc.values.unit import PERCENT

__all__ = ["AreaClass", "Share", "Target", "TargetResult"]


class AreaClass(Labelled, Enum):
    """The class of areas that a target is for (vùng), where its instrument tells two apart."""

    GENERAL = "general"
    DIFFICULT = "difficult"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _AREAS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _AREAS[self][1]


_AREAS: Final = {
    AreaClass.GENERAL: ("vùng khác", "other areas"),
    AreaClass.DIFFICULT: (
        "miền núi, vùng sâu, vùng xa, vùng đặc biệt khó khăn",
        "mountainous, remote and specially difficult areas",
    ),
}


@runtime_checkable
class Share(Protocol):
    """What a target can be judged by: a ``Ratio``, or one that is known in bounds."""

    @property
    def bounds(self) -> Bounds:
        """How much of 1 it can be."""
        ...

    @property
    def of(self) -> Base:
        """What "all" means in it."""
        ...


def _check_share(value: object) -> None:
    if not hasattr(value, "of") or not isinstance(value, Share):
        raise InvalidValueError("Target.judge", value, "a ratio or Bounds")


def _check_part_of_1(reached: Bounds) -> None:
    ends = [end for end in (reached.low, reached.high) if end is not None]
    beyond = (reached.low == 1 and reached.low_open) or (reached.high == 0 and reached.high_open)
    if beyond or not all(0 <= end <= 1 for end in ends):
        said = "Bounds from 0 to 1: 1 is all; a percentage is divided by 100"
        raise InvalidValueError("Target.judge", reached, said)


def _share(instance: object, attribute: "Attribute[Fraction]", value: object) -> None:
    if type(value) is not Fraction or not 0 < value <= 1:
        said = "a Fraction above 0 and at most 1, such as Fraction(75, 100)"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True)
class Target:
    """At least such a share of all, by the end of a year (chỉ tiêu); reaching it is enough.

    A target that a province or commune sets for itself is one like those of the nation: its
    ``unit`` says whose it is, its citation by which decision.

    >>> from khuyenhoc.models.indicators import COMMUNITIES, LEARNING_COMMUNITIES
    >>> from khuyenhoc.values.citation import Evidence
    >>> from khuyenhoc.values.ratio import Ratio
    >>> given = Target(indicator=LEARNING_COMMUNITIES, of=COMMUNITIES, share=Fraction(75, 100),
    ...                by=2023, unit="phuong-6",
    ...                citation=Citation(instrument="chỉ tiêu giao", evidence=Evidence.PRACTICE))
    >>> [given.judge(Ratio(part, 4, of=COMMUNITIES)).achieved for part in (2, 3)]
    [False, True]
    >>> print(given)
    learning communities of villages and neighbourhoods: at least 75% of villages, hamlets and neighbourhoods by 2023 (chỉ tiêu giao, local practice)

    Raises:
        InvalidValueError: A field has the wrong type, the share is no ``Fraction`` above 0 and at
            most 1, or the year is none of the calendar.
    """  # noqa: E501  (what is printed is one line)

    #: What is counted.
    indicator: Indicator = field(validator=one_of_type(Indicator))
    #: What "all" means.
    of: Indicator = field(validator=one_of_type(Indicator))
    share: Fraction = field(validator=_share)
    #: The year by whose end it is to be reached.
    by: int
    #: ``None`` where the instrument has one target for all areas.
    area: AreaClass | None = field(default=None, validator=optional(one_of_type(AreaClass)))
    #: The id of the unit whose own it is; ``None`` for the whole nation.
    unit: str | None = field(default=None, validator=optional(text))
    citation: Citation = field(validator=one_of_type(Citation))

    def __attrs_post_init__(self) -> None:
        if type(self.by) is not int or not 1 <= self.by <= 9999:
            raise InvalidValueError("Target.by", self.by, "a year from 1 to 9999")

    def judge(self, reached: Share | Bounds) -> "TargetResult":
        """Compare ``reached`` with the target, exactly and before any rounding.

        ``Bounds`` are how much of 1 it is, of a base that nothing checks: a percentage is divided
        by 100.

        >>> from khuyenhoc.models.national_targets import NATIONAL_TARGETS
        >>> NATIONAL_TARGETS[0].judge(Bounds.exactly(32) / 100).achieved
        False

        Raises:
            InvalidValueError: ``reached`` is of another base, neither a ratio nor bounds, or bounds
                with an end below 0 or above 1.
            UndefinedRatioError: The whole of a ratio is 0.
        """
        if isinstance(reached, Bounds):
            _check_part_of_1(reached)
            return TargetResult(target=self, reached=reached)
        _check_share(reached)
        if reached.of.code != self.of.code:
            said = f"a ratio of the target's base, {self.of.code}"
            raise InvalidValueError("Target.judge", reached.of.code, said)
        # What was not reported and is counted as 0 stays said.
        zeros: int = getattr(reached, "zeros", 0)
        return TargetResult(target=self, reached=reached.bounds, zeros=zeros)

    def sentence(self, language: str = "vi") -> str:
        """Say the target in ``"vi"`` or ``"en"``, with what it rests on.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self._vietnamese, en=self._english)()

    def _vietnamese(self) -> str:
        area = "" if self.area is None else f", {self.area.label_vi}"
        said = f"{self.indicator.label_vi}: ít nhất {format_vi(self.share * 100, PERCENT)}"
        cited = f"{self.citation.instrument}, {self.citation.evidence.label_vi}"
        return f"{said} {_lowered(self.of.label_vi)} đến năm {self.by}{area} ({cited})"

    def _english(self) -> str:
        area = "" if self.area is None else f", {self.area.label_en}"
        said = f"{self.indicator.label_en}: at least {number_in_english(self.share * 100)}%"
        cited = f"{self.citation.instrument}, {self.citation.evidence.label_en}"
        return f"{said} of {self.of.label_en} by {self.by}{area} ({cited})"

    def __str__(self) -> str:
        return self._english()


@frozen(kw_only=True)
class TargetResult:
    """What was reached of a target (kết quả thực hiện chỉ tiêu): met, missed or open.

    >>> from khuyenhoc.models.national_targets import NATIONAL_TARGETS
    >>> families = next(one for one in NATIONAL_TARGETS if one.indicator.code == "learning-families"
    ...                 and one.by == 2025)
    >>> result = families.judge(Bounds(Fraction(69, 100), Fraction(73, 100)))
    >>> result.achieved, result.margin
    (None, Bounds(-1, 3))

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    target: Target = field(validator=one_of_type(Target))
    #: How much of 1 was reached, or can have been.
    reached: Bounds = field(validator=one_of_type(Bounds))
    #: How many units were counted as 0 that reported nothing.
    zeros: int = field(default=0, validator=whole_number)

    @property
    def margin(self) -> Bounds:
        """By how many percentage points it was passed, below 0 by how many it was missed."""
        return (self.reached - self.target.share) * 100

    @property
    def achieved(self) -> bool | None:
        """Whether it was met; ``None`` where what is known leaves that open."""
        margin = self.margin
        if margin.low is not None and margin.low >= 0:
            return True
        if margin.high is not None and (margin.high < 0 or (margin.high == 0 and margin.high_open)):
            return False
        return None

    def sentence(self, language: str = "vi") -> str:
        """Say what was reached, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is neither.
        """
        return in_language(language, vi=self._vietnamese, en=self._english)()

    def _vietnamese(self) -> str:
        zeros = f", {self.zeros} đơn vị tính là 0" if self.zeros else ""
        match self.achieved:
            case True if self.margin.value == 0:
                said = "đạt vừa đủ"
            case True:
                said = f"đạt, vượt {margin_in_vietnamese(self.margin)}"
            case False:
                said = f"không đạt, thiếu {margin_in_vietnamese(-self.margin)}"
            case None:
                said = f"chưa rõ đạt hay không, chênh lệch {margin_in_vietnamese(self.margin)}"
        return f"{self.target.sentence('vi')}: {said}{zeros}."

    def _english(self) -> str:
        zeros = f", {self.zeros} counted as 0" if self.zeros else ""
        match self.achieved:
            case True if self.margin.value == 0:
                said = "met exactly"
            case True:
                said = f"met, over by {margin_in_english(self.margin)}"
            case False:
                said = f"missed, by {margin_in_english(-self.margin)}"
            case None:
                said = f"met or missed is open, off by {margin_in_english(self.margin)}"
        return f"{self.target.sentence('en')}: {said}{zeros}."

    def __str__(self) -> str:
        return self._english()


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]

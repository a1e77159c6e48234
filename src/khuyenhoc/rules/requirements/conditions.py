"""The single conditions that a rule set is made of, each with its place in an instrument."""

from fractions import Fraction
from typing import Any

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, flag, one_of_type, optional, text, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.threshold import ByArea, Threshold, amounts_of
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.unit import Unit

__all__ = [
    "CountAtLeast",
    "HasTitle",
    "NotSourced",
    "PointsAtLeast",
    "ShareAtLeast",
    "Stated",
]


def _number(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    amounts = amounts_of(value) if isinstance(value, int | Fraction | ByArea) else ()
    if not amounts or not all(type(one) in (int, Fraction) and one >= 0 for one in amounts):
        said = "an int or a Fraction of at least 0, or two of them ByArea"
        raise InvalidValueError(field_name(instance, attribute), value, said)


def _share(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    amounts = amounts_of(value) if isinstance(value, Fraction | ByArea) else ()
    if not amounts or not all(type(one) is Fraction and 0 < one <= 1 for one in amounts):
        said = "a Fraction above 0 and at most 1, such as Fraction(90, 100), or two of them ByArea"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True)
class PointsAtLeast:
    """Points that must come to a cut-off, or that may not fall below a floor (điểm tối thiểu).

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    points: Points = field(validator=one_of_type(Points))
    #: ``None`` where no source tells it: the requirement then cannot be judged.
    at_least: Threshold | None = field(validator=optional(_number))
    citation: Citation = field(validator=one_of_type(Citation))

    @property
    def id(self) -> str:
        """That of the points."""
        return self.points.id

    @property
    def label_vi(self) -> str:
        """That of the points."""
        return self.points.label_vi

    @property
    def label_en(self) -> str:
        """That of the points."""
        return self.points.label_en


@frozen(kw_only=True)
class ShareAtLeast:
    """A share of all that must be reached (tỷ lệ tối thiểu), with what "all" means.

    An application states it as a ratio of that base, or as bounds of how much of 1 it is.

    Raises:
        InvalidValueError: A field has the wrong type, or the share is no ``Fraction`` above 0 and
            at most 1.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    of: Indicator = field(validator=one_of_type(Indicator))
    #: The title that those counted hold, where the share is one of holders.
    title: LearningTitle | None = field(
        default=None, validator=optional(one_of_type(LearningTitle))
    )
    #: ``None`` where no source tells it: the requirement then cannot be judged.
    at_least: Threshold | None = field(validator=optional(_share))
    citation: Citation = field(validator=one_of_type(Citation))


@frozen(kw_only=True)
class CountAtLeast:
    """A whole number that must be reached (số lượng tối thiểu): of schools, a level.

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    unit: Unit | None = field(default=None, validator=optional(one_of_type(Unit)))
    #: ``None`` where no source tells it: the requirement then cannot be judged.
    at_least: Threshold | None = field(validator=optional(_number))
    citation: Citation = field(validator=one_of_type(Citation))


@frozen(kw_only=True)
class Stated:
    """Something that must be so (yêu cầu định tính); an application says yes or no.

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    citation: Citation = field(validator=one_of_type(Citation))


@frozen(kw_only=True)
class HasTitle:
    """A title that the holder must have by the day, and for how many years (thời gian chờ).

    It is told from the recognitions that the application brings along.

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    #: The grade it must have; ``None`` for any.
    grade: TitleGrade | None = field(default=None, validator=optional(one_of_type(TitleGrade)))
    #: How many years must have passed since it was given, without its having lapsed since.
    for_years: int = field(default=0, validator=whole_number)
    #: Whether it only makes those wait who have it: of those who do not, nothing is asked.
    if_held: bool = field(default=False, validator=flag)
    citation: Citation = field(validator=one_of_type(Citation))


@frozen(kw_only=True)
class NotSourced:
    """A criterion of which no source that was seen tells the content (chưa có nguồn).

    It is never assessable, until a local decision says what it asks for.

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    citation: Citation = field(validator=one_of_type(Citation))

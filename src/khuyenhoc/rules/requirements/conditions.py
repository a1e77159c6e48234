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

    To reach it is enough; fractions of points are compared exactly, before any rounding.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> from khuyenhoc.rules.requirements.threshold import compared
    >>> total = RULE_BOOK["citizen/324"]["total"]
    >>> [compared(points, total.at_least).value for points in (80, Fraction(1599, 20))]
    ['met', 'not-met']

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

    To reach it is enough: 9 of 10 meet exactly 90%. It is compared exactly, before any rounding,
    so that 899 of 1,000 do not, even where a report prints 90% for them.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> from khuyenhoc.rules.requirements.threshold import compared
    >>> share = RULE_BOOK["district-unit/24-2023"]["2.1"]
    >>> share.at_least, share.of.label_en
    (Fraction(9, 10), 'members of the unit')
    >>> [compared(Fraction(*one), share.at_least).value for one in ((9, 10), (899, 1000))]
    ['met', 'not-met']

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

    To reach it is enough. A number that is known in bounds is open where they hold the threshold
    and less.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> from khuyenhoc.rules.requirements.threshold import compared
    >>> level = RULE_BOOK["commune-community/44-2014"]["literacy-level"]
    >>> level.at_least, compared(2, level.at_least).value
    (2, 'met')

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

    What is left out of an application is not known: never yes, and never no.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> from khuyenhoc.rules.verdict import RuleVerdict
    >>> RULE_BOOK["district-unit/24-2023"]["1.1"].label_en
    'a yearly plan for regular study, carried out'
    >>> [RuleVerdict.of(answer).value for answer in (True, False, None)]
    ['met', 'not-met', 'not-assessable']

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

    The same day so many years later counts; after 29 February that is 28 February in a year that
    has no other. With ``if_held`` it is met by whoever has no such title.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> wait = RULE_BOOK["province-unit/24-2023"]["level-1"]
    >>> wait.grade.value, wait.for_years, wait.if_held
    ('level-1', 1, True)
    >>> from datetime import date
    >>> from khuyenhoc.models.validity import years_passed
    >>> [years_passed(date(2024, 2, 29), date(2025, 2, day), wait.for_years) for day in (27, 28)]
    [False, True]

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

    A title that takes it as well is not met all the same where something else is missed.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> RULE_BOOK["clan/242"]["criteria"].label_en
    'criteria of a learning clan'
    >>> from khuyenhoc.rules.verdict import RuleVerdict
    >>> RuleVerdict.all_of([RuleVerdict.NOT_ASSESSABLE, RuleVerdict.NOT_MET]).value
    'not-met'

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    citation: Citation = field(validator=one_of_type(Citation))

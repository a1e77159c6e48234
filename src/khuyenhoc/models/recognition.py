"""That somebody strives for a title, and that it was given."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError, NotInForceError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.validity import TITLE_VALIDITY, Validity
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["Recognition", "Registration", "TitleGrade"]


class TitleGrade(Labelled, Enum):
    """How high a title was given (mức độ, xếp loại).

    The rules of 2023 have two levels, Circular 22/2020/TT-BGDĐT three grades that are recognised.
    What the highest grade of Circular 44/2014/TT-BGDĐT is called was found in no source.
    """

    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    HIGHEST = "highest"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _GRADES_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")


_GRADES_VI: Final = {
    TitleGrade.LEVEL_1: "mức độ 1",
    TitleGrade.LEVEL_2: "mức độ 2",
    TitleGrade.GOOD: "tốt",
    TitleGrade.FAIR: "khá",
    TitleGrade.AVERAGE: "trung bình",
    TitleGrade.HIGHEST: "cao nhất",
}


@frozen(kw_only=True, repr=False)
class Registration:
    """The declaration to strive for a title (đăng ký), mostly for a year.

    The holder is an opaque id; a personal number never belongs here.

    >>> Registration(holder="ho-1", title=LearningTitle.FAMILY, unit="to-3",
    ...              period=Period.year(2023), renewed=True).period.last_day
    datetime.date(2023, 12, 31)

    Raises:
        InvalidValueError: A field has the wrong type, or the period does not say when it starts.
    """

    #: The id of who strives for it.
    holder: str = field(validator=text)
    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    #: The id of the unit that counts it: a village, a commune.
    unit: str = field(validator=text)
    #: What it is for.
    period: Period = field(validator=one_of_type(Period))
    #: The day on which it was made; ``None`` if not known.
    registered_on: date | None = field(default=None, validator=optional(day))
    #: Whether it renews an earlier one (tái đăng ký); ``None`` if it does not say.
    renewed: bool | None = field(default=None, validator=optional(flag))

    def __attrs_post_init__(self) -> None:
        if self.period.start is None:
            raise InvalidValueError("Registration.period", self.period, "a period with a start")

    def __repr__(self) -> str:
        return sparse_repr(self)


@frozen(kw_only=True, repr=False)
class Recognition:
    """The decision that gives a title to one holder (công nhận), and what became of it.

    The holder is an opaque id; a personal number never belongs here.

    >>> given = Recognition(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT, unit="son-la",
    ...                     grade=TitleGrade.LEVEL_1, decided_on=date(2024, 12, 20))
    >>> given.holds().last_day
    datetime.date(2027, 12, 31)
    >>> [given.stands_on(day) for day in (date(2027, 12, 31), date(2028, 1, 1))]
    [True, False]

    Raises:
        InvalidValueError: A field has the wrong type, or it was withdrawn before it was given, or
            by a decision and on no day.
    """

    #: The id of who holds it.
    holder: str = field(validator=text)
    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    #: The id of the unit that counts it: a village, a commune.
    unit: str = field(validator=text)
    decided_on: date = field(validator=day)
    #: ``None`` where the title has no grades, or it is not known.
    grade: TitleGrade | None = field(default=None, validator=optional(one_of_type(TitleGrade)))
    #: The year or other period that it was given for; ``None`` where it does not say.
    given_for: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: The days on which it holds as the decision says; ``None`` where they follow from the rules.
    valid: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: Who decided, in the decision's words.
    decided_by: str | None = field(default=None, validator=optional(text))
    decision: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    #: The first day on which it holds no more because it was taken back (thu hồi).
    withdrawn_on: date | None = field(default=None, validator=optional(day))
    withdrawal: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))

    def __attrs_post_init__(self) -> None:
        if self.withdrawn_on is None:
            if self.withdrawal is not None:
                said = "the day on which it was withdrawn, for there is a decision"
                raise InvalidValueError("Recognition.withdrawn_on", None, said)
        elif self.withdrawn_on < self.decided_on:
            said = f"a day on or after the decision, {self.decided_on}"
            raise InvalidValueError("Recognition.withdrawn_on", self.withdrawn_on, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def key(self) -> str:
        """What findings call it: holder, title and day.

        >>> Recognition(holder="ho-1", title=LearningTitle.FAMILY, unit="to-3",
        ...             decided_on=date(2023, 12, 20)).key
        'ho-1/family/2023-12-20'
        """
        return f"{self.holder}/{self.title.value}/{self.decided_on}"

    def validity(
        self, validities: Mapping[LearningTitle, Timeline[Validity]] = TITLE_VALIDITY
    ) -> Validity | None:
        """Give the rule on how long it holds; ``None`` where there was none on its day."""
        timeline = validities.get(self.title)
        if timeline is None:
            return None
        try:
            return timeline.at(self.decided_on)
        except NotInForceError:
            return None

    def holds(
        self, validities: Mapping[LearningTitle, Timeline[Validity]] = TITLE_VALIDITY
    ) -> Period | None:
        """Give the days on which it holds unless it is withdrawn; ``None`` where that is unknown.

        They are those of the decision, or else those of the rule. By default only rules count; what
        is mere practice is asked for with ``validities=TITLE_VALIDITY_IN_PRACTICE``.
        """
        if self.valid is not None:
            return self.valid
        rule = self.validity(validities)
        return None if rule is None else rule.period(self.decided_on, self.given_for)

    def stands_on(
        self,
        day: date,
        validities: Mapping[LearningTitle, Timeline[Validity]] = TITLE_VALIDITY,
    ) -> bool | None:
        """Tell whether it holds on ``day``; ``None`` where nobody knows.

        Where no rule and no decision says how long it holds, it does so on the day of the decision,
        not before it nor from its withdrawal on, and is unknown on other days.

        Raises:
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        if type(day) is not date:
            raise InvalidValueError("Recognition.stands_on", day, "a date without a time")
        if self.withdrawn_on is not None and day >= self.withdrawn_on:
            return False
        span = self.holds(validities)
        if span is not None:
            return day in span
        return None if day > self.decided_on else day == self.decided_on

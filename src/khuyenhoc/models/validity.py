"""How long a title holds once it was given."""

from calendar import isleap
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, optional, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = [
    "TITLE_VALIDITY",
    "TITLE_VALIDITY_IN_PRACTICE",
    "Validity",
    "anniversary",
    "years_passed",
]


@frozen(kw_only=True)
class Validity:
    """How long a title holds (thời hạn công nhận), and when level 2 may follow level 1.

    A host that has a decision of its province writes it the same way.

    >>> units = TITLE_VALIDITY[LearningTitle.PROVINCE_UNIT].at(date(2024, 6, 1))
    >>> units.period(date(2024, 6, 1)).last_day, units.citation.instrument
    (datetime.date(2027, 12, 31), '24/2023/TT-BGDĐT')

    Raises:
        InvalidValueError: A number of years is not whole, or there is no citation.
    """

    #: For how many years after that of the decision; ``None`` where it holds for just the period
    #: that it was given for.
    years_after: int | None = field(validator=optional(whole_number))
    #: How many years after the decision on level 1 one on level 2 may come at the earliest;
    #: ``None`` where no wait is known.
    upgrade_after: int | None = field(default=None, validator=optional(whole_number))
    citation: Citation = field(validator=one_of_type(Citation))

    def period(self, decided_on: date, given_for: Period | None = None) -> Period | None:
        """Give the days on which a title holds that was decided on, and given for a period.

        It is ``given_for`` itself, or ``None``, where the title holds for that alone; else it runs
        from the day of the decision to the last of the years after.

        Raises:
            InvalidValueError: ``decided_on`` is not exactly a ``date``, or too late a one.
        """
        if type(decided_on) is not date:
            raise InvalidValueError("Validity.period.decided_on", decided_on, "a date without time")
        if self.years_after is None:
            return given_for
        years = Period.years(decided_on.year, decided_on.year + self.years_after)
        return Period(decided_on, years.end)

    def allows_upgrade(self, *, first: date, second: date) -> bool | None:
        """Tell whether a decision on level 2 may come on ``second`` after one on level 1.

        ``None`` where no wait is known, unless ``second`` is before ``first``. After 29 February
        the wait is over on 28 February of a year that has no other.

        >>> units = TITLE_VALIDITY[LearningTitle.PROVINCE_UNIT].at(date(2024, 6, 1))
        >>> [units.allows_upgrade(first=date(2024, 6, 1), second=date(2025, month, day))
        ...  for month, day in ((5, 31), (6, 1))]
        [False, True]

        Raises:
            InvalidValueError: A day is not exactly a ``date``.
        """
        for name, day in (("first", first), ("second", second)):
            if type(day) is not date:
                said = "a date without time"
                raise InvalidValueError(f"Validity.allows_upgrade.{name}", day, said)
        if self.upgrade_after is None:
            return False if second < first else None
        return years_passed(first, second, self.upgrade_after)


def years_passed(first: date, second: date, years: int) -> bool:
    """Tell whether ``years`` have passed from ``first`` to ``second``; that very day they have.

    >>> [years_passed(date(2024, 2, 29), date(2025, 2, day), 1) for day in (27, 28)]
    [False, True]
    """
    # Compared as numbers, for the year may be beyond the calendar.
    return (second.year, second.month, second.day) >= _after(first, years)


def anniversary(first: date, years: int) -> date | None:
    """Give the day on which ``years`` have passed; ``None`` where it is beyond the calendar.

    >>> anniversary(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    year, month, day = _after(first, years)
    return None if year > date.max.year else date(year, month, day)


def _after(first: date, years: int) -> tuple[int, int, int]:
    year, month, day_of_month = first.year + years, first.month, first.day
    if (month, day_of_month) == (2, 29) and not isleap(year):
        day_of_month = 28
    return year, month, day_of_month


_UNITS_OF_2023: Final = Timeline(
    (
        (
            Period(date(2024, 1, 26)),
            Validity(
                years_after=3,
                upgrade_after=1,
                citation=Citation(
                    instrument="24/2023/TT-BGDĐT",
                    place="kết quả có giá trị 3 năm sau năm được công nhận",
                    evidence=Evidence.SECONDARY,
                    url="lite.baomoi.com/"
                    "da-lat-cong-nhan-55-co-quan-don-vi-dat-don-vi-hoc-tap-c51408680.epi",
                ),
            ),
        ),
    ),
    name="validity of the title of a learning unit",
)
#: How long titles hold by a rule that was seen, by the day of the decision. The circulars of 2014
#: and 2020 have places assessed every year, and nothing that was seen says how long that holds.
TITLE_VALIDITY: Final[Mapping[LearningTitle, Timeline[Validity]]] = MappingProxyType(
    {LearningTitle.DISTRICT_UNIT: _UNITS_OF_2023, LearningTitle.PROVINCE_UNIT: _UNITS_OF_2023}
)
#: The same, and the year of a learning family, which is habit and no rule: a family was recognised
#: for 2022 and again for 2023, and a form to register for one year was seen of 2019, not before.
TITLE_VALIDITY_IN_PRACTICE: Final[Mapping[LearningTitle, Timeline[Validity]]] = MappingProxyType(
    {
        **TITLE_VALIDITY,
        LearningTitle.FAMILY: Timeline(
            (
                (
                    Period(date(2019, 1, 1)),
                    Validity(
                        years_after=None,
                        citation=Citation(
                            instrument="công nhận Gia đình học tập hằng năm",
                            place="mẫu đăng ký năm 2019; công nhận năm 2022 và năm 2023",
                            evidence=Evidence.PRACTICE,
                            url="vietnam.vn/en/lan-toa-phong-trao-xay-dung-gia-dinh-hoc-tap",
                        ),
                    ),
                ),
            ),
            name="validity of the title of a learning family",
        ),
    }
)

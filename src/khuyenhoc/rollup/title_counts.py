"""How many hold, were given and strive for each title, counted from the records."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from khuyenhoc.errors import Problem
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import Recognition, Registration
from khuyenhoc.models.report import Report
from khuyenhoc.models.validity import TITLE_VALIDITY, Validity
from khuyenhoc.rollup.asked import check_day, check_period, each_of, refuse, unit_ids
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.timeline import Timeline

__all__ = ["count_recognitions", "count_registrations", "count_titles"]

T = TypeVar("T")
R = TypeVar("R", Recognition, Registration)

#: Of each unit and title, who counts for certain and who may.
_Counted = dict[str, dict[LearningTitle, tuple[set[str], set[str]]]]


class _Asked(NamedTuple, Generic[R]):
    """What is counted, once it is known to be sound."""

    records: list[R]
    units: list[str]
    titles: list[LearningTitle]


def count_titles(
    recognitions: Iterable[Recognition],
    *,
    on: date,
    validities: Mapping[LearningTitle, Timeline[Validity]] = TITLE_VALIDITY,
    units: Iterable[str] = (),
    titles: Iterable[LearningTitle] = (),
) -> tuple[Report, ...]:
    """Count who holds each title ``on`` a day, for each unit: a holder once, however often given.

    Where neither the decision nor a rule says how long it holds, a title given earlier may hold
    still or not: the count is a range, and a remark says of how many. Of learning families it is a
    habit alone that says so: ``validities=TITLE_VALIDITY_IN_PRACTICE`` goes by it. ``units`` are
    the ids of those all of whose records are here: without a title that holds, they count 0 of each
    of the ``titles``, and of each that is counted elsewhere.

    >>> given = [Recognition(holder=holder, title=LearningTitle.PROVINCE_UNIT, unit="son-la",
    ...                      decided_on=date(2024, month, 1))
    ...          for holder, month in (("so-y-te", 3), ("so-noi-vu", 6), ("so-y-te", 9))]
    >>> [count_titles(given, on=day)[0]["province-learning-units"].quantity.value
    ...  for day in (date(2024, 4, 1), date(2027, 12, 31))]
    [1, 2]

    Raises:
        InvalidValueError: ``on`` is not exactly a ``date``.
        StructuringError: One of ``recognitions``, ``units`` or ``titles`` is something else, or one
            stands in place of several; all at once.
    """
    check_day("count_titles", on)
    return _count(
        _checked("count_titles", Recognition, ("recognitions", recognitions), units, titles),
        lambda one: one.stands_on(on, validities),
        (Period.until(on), _achieved),
    )


def count_recognitions(
    recognitions: Iterable[Recognition],
    *,
    period: Period,
    units: Iterable[str] = (),
    titles: Iterable[LearningTitle] = (),
) -> tuple[Report, ...]:
    """Count who was given each title in a ``period``, for each unit: a holder once.

    What counts is the day of the decision, whatever it was for and whether it still holds. The
    figures are of the indicators that count holders, so those of two years are never added.

    >>> given = Recognition(holder="ho-1", title=LearningTitle.FAMILY, unit="to-3",
    ...                     decided_on=date(2023, 12, 20))
    >>> count_recognitions([given], period=Period.year(2023))[0]["learning-families"].quantity.value
    1

    Raises:
        InvalidValueError: ``period`` is no ``Period``.
        StructuringError: One of ``recognitions``, ``units`` or ``titles`` is something else, or one
            stands in place of several; all at once.
    """
    check_period("count_recognitions", period)
    return _count(
        _checked("count_recognitions", Recognition, ("recognitions", recognitions), units, titles),
        lambda one: one.decided_on in period,
        (period, _achieved),
    )


def count_registrations(
    registrations: Iterable[Registration],
    *,
    period: Period,
    units: Iterable[str] = (),
    titles: Iterable[LearningTitle] = (),
) -> tuple[Report, ...]:
    """Count who strives for each title in a ``period``, for each unit: a holder once.

    What counts is what the registration is for: some day of it belongs to the period. Where no
    indicator counts the registrations for a title, a remark says how many there are.

    >>> one = Registration(holder="ho-1", title=LearningTitle.FAMILY, unit="to-3",
    ...                    period=Period.year(2023))
    >>> count_registrations([one], period=Period.year(2023))[0]["households-registered"].quantity.value
    1

    Raises:
        InvalidValueError: ``period`` is no ``Period``.
        StructuringError: One of ``registrations``, ``units`` or ``titles`` is something else, or one
            stands in place of several; all at once.
    """  # noqa: E501  (an example is one line)
    check_period("count_registrations", period)
    return _count(
        _checked(
            "count_registrations", Registration, ("registrations", registrations), units, titles
        ),
        lambda one: one.period.overlaps(period),
        (period, _registered),
    )


def _achieved(title: LearningTitle) -> Indicator:
    return title.achieved


def _registered(title: LearningTitle) -> Indicator | None:
    return title.registered


def _checked(
    function: str,
    kind: type[R],
    named: tuple[str, Iterable[R]],
    units: Iterable[str],
    titles: Iterable[LearningTitle],
) -> _Asked[R]:
    problems: list[Problem] = []
    sound = [one for _, one in each_of(kind, *named, problems)]
    ids = unit_ids(units, problems)
    asked = [one for _, one in each_of(LearningTitle, "titles", titles, problems)]
    refuse(function, problems)
    return _Asked(sound, ids, asked)


def _count(
    asked: _Asked[R],
    counts: Callable[[R], bool | None],
    shown: tuple[Period, Callable[[LearningTitle], Indicator | None]],
) -> tuple[Report, ...]:
    """Make a report for each unit, in the order of their ids."""
    period, indicator_of = shown
    counted: _Counted = {}
    for one in asked.records:
        said = counts(one)
        if said is not False:
            of_unit = counted.setdefault(one.unit, {})
            sure, perhaps = of_unit.setdefault(one.title, (set(), set()))
            (sure if said else perhaps).add(one.holder)
    everywhere = {*asked.titles}.union(*counted.values())
    for unit in asked.units:
        of_unit = counted.setdefault(unit, {})
        for title in everywhere:
            of_unit.setdefault(title, (set(), set()))
    return tuple(_report(unit, counted[unit], period, indicator_of) for unit in sorted(counted))


def _report(
    unit: str,
    counted: Mapping[LearningTitle, tuple[set[str], set[str]]],
    period: Period,
    indicator_of: Callable[[LearningTitle], Indicator | None],
) -> Report:
    """Say what is counted of one unit, each title in its place among all."""
    figures: list[Figure] = []
    remarks: list[str] = []
    for title in LearningTitle:
        if title not in counted:
            continue
        sure, perhaps = counted[title]
        open_, indicator = len(perhaps - sure), indicator_of(title)
        if indicator is not None:
            figures.append(_figure(indicator, len(sure), open_))
        elif sure:
            remarks.append(f"{title.label_vi}: {len(sure)} đăng ký, chưa có chỉ tiêu")
        if open_:
            remarks.append(f"{title.label_vi}: chưa rõ thời hạn công nhận của {open_}")
    return Report(organisation=unit, period=period, figures=tuple(figures), remarks=tuple(remarks))


def _figure(indicator: Indicator, sure: int, perhaps: int) -> Figure:
    quantity = Quantity(
        value=sure,
        unit=indicator.unit,
        high=sure + perhaps if perhaps else None,
        qualifier=Qualifier.RANGE if perhaps else Qualifier.EXACT,
    )
    return Figure(key=indicator.code, indicator=indicator, quantity=quantity)

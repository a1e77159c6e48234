"""Which decree on funds is in force on a day or all through a year, as far as that is known."""

from datetime import date
from typing import NamedTuple

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.rules.funds.decrees import (
    DECREE_OF_2019,
    DECREE_OF_2026,
    ISSUED_IN_2019,
    KNOWN_FROM,
    Decree,
)
from khuyenhoc.rules.funds.missing import FundMissing
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["InForce", "check_day", "check_year", "on_day", "over_year"]


class InForce(NamedTuple):
    """A decree (nghị định có hiệu lực), and what keeps it from being sure that it is in force."""

    #: ``None`` before any that was seen.
    decree: Decree | None
    missing: FundMissing | None = None


def check_day(field: str, value: object) -> None:
    """Refuse what is not exactly a ``date``.

    Raises:
        InvalidValueError: It is none; to Python a ``datetime`` is one.
    """
    if type(value) is not date:
        raise InvalidValueError(field, value, "a date without a time")


def check_year(field: str, value: object) -> None:
    """Refuse what is no year that ends within the calendar.

    Raises:
        InvalidValueError: It is none.
    """
    if type(value) is not int or not 1 <= value <= 9998:
        raise InvalidValueError(field, value, "a year from 1 to 9998")


def on_day(rule: str, day: date, in_force_from: date | None) -> InForce:
    """Give the decree of a day, which errors call that of ``rule``.

    >>> found = on_day("minimum_capital", date(2026, 3, 1), None)
    >>> found.decree.instrument, found.missing
    ('03/2026/NĐ-CP', None)
    >>> on_day("minimum_capital", date(2021, 6, 1), None).missing.value
    'first-day'

    Raises:
        InvalidValueError: A day is not exactly a ``date``, or ``in_force_from`` is before the day
            of issue or after the first day that is known.
    """
    check_day(f"{rule}.on", day)
    _check_first_day(rule, in_force_from)
    return _on(day, in_force_from)


def over_year(rule: str, year: int, in_force_from: date | None) -> InForce:
    """Give the decree of a whole year; of one that has two, the later.

    >>> [over_year("management_cost", year, None).missing for year in (2022, 2023, 2026, 2027)]
    [<FundMissing.FIRST_DAY: 'first-day'>, None, <FundMissing.PART_OF_YEAR: 'part-of-year'>, None]

    Raises:
        InvalidValueError: ``year`` is none, or ``in_force_from`` is none that can be.
    """
    check_year(f"{rule}.year", year)
    _check_first_day(rule, in_force_from)
    first, last = (_on(date(year, *day), in_force_from) for day in ((1, 1), (12, 31)))
    if last.missing is not None:
        return last
    if first.decree is None or last.decree is None or _differ(first.decree, last.decree):
        return InForce(last.decree, FundMissing.PART_OF_YEAR)
    return first  # what is stated or missing of the first day is so at the start of the year


def _differ(first: Decree, last: Decree) -> bool:
    return first.instrument != last.instrument


def _on(day: date, in_force_from: date | None) -> InForce:
    for decree in (DECREE_OF_2019, DECREE_OF_2026):
        if day in decree.in_force:
            return InForce(decree)
    if in_force_from is None and day >= ISSUED_IN_2019:
        return InForce(DECREE_OF_2019, FundMissing.FIRST_DAY)
    if in_force_from is None or day < in_force_from:
        return InForce(None, FundMissing.NOT_IN_FORCE)
    return InForce(_in_force_from(in_force_from))


def _in_force_from(first: date) -> Decree:
    """Give the decree of 2019 the first day that somebody states, and say that it is stated."""
    return evolve(
        DECREE_OF_2019,
        in_force=Period(first, DECREE_OF_2019.in_force.end),
        in_force_source=Citation(
            instrument=DECREE_OF_2019.instrument,
            place=f"hiệu lực từ ngày {first.day}/{first.month}/{first.year}",
            evidence=Evidence.SUPPOSITION,
        ),
    )


def _check_first_day(rule: str, stated: date | None) -> None:
    if stated is None:
        return
    field = f"{rule}.in_force_from"
    check_day(field, stated)
    if not ISSUED_IN_2019 <= stated <= KNOWN_FROM:
        issued, known = ISSUED_IN_2019.isoformat(), KNOWN_FROM.isoformat()
        expected = f"a day from {issued}, on which it was issued, to {known}, on which it applied"
        raise InvalidValueError(field, stated, expected)

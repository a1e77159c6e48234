"""What a count of records is asked for, looked at before anything is counted."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar, cast

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.values.period import Period

__all__ = ["check_day", "check_period", "each_of", "refuse", "unit_ids"]

T = TypeVar("T")


def check_day(function: str, on: object) -> None:
    """Refuse what is no day.

    Raises:
        InvalidValueError: It is not exactly a ``date``.
    """
    if type(on) is not date:
        raise InvalidValueError(f"{function}.on", on, "a date without a time")


def check_period(function: str, period: object) -> None:
    """Refuse what is no period.

    Raises:
        InvalidValueError: It is none.
    """
    if not isinstance(period, Period):
        raise InvalidValueError(f"{function}.period", period, "a value of Period")


def each_of(
    kind: type[T], name: str, records: Iterable[T], problems: list[Problem]
) -> Iterator[tuple[int, T]]:
    """Give the records of a kind with their places, and note what is none."""
    given = cast("object", records)
    if isinstance(given, str) or not isinstance(given, Iterable):
        problems.append(Problem(name, given, f"several values of {kind.__name__}, as in a list"))
        return
    for place, record in enumerate(records):
        if isinstance(record, kind):
            yield place, record
        else:
            problems.append(Problem(f"{name}[{place}]", record, f"a value of {kind.__name__}"))


def unit_ids(units: Iterable[str], problems: list[Problem]) -> list[str]:
    """Give the ids of units, and note what is none."""
    given = cast("object", units)
    # The letters of one id would count as units.
    if isinstance(given, str) or not isinstance(given, Iterable):
        problems.append(Problem("units", given, "several ids of units, as in a list"))
        return []
    ids: list[str] = []
    for place, unit in enumerate(cast("Iterable[object]", given)):
        if type(unit) is str and unit.strip():
            ids.append(unit)
        else:
            problems.append(Problem(f"units[{place}]", unit, "a text that is not blank"))
    return ids


def refuse(function: str, problems: list[Problem]) -> None:
    """Raise what was noted, if anything was.

    Raises:
        StructuringError: Something was noted.
    """
    if problems:
        raise StructuringError(function, problems)

"""One value after another, each with the days on which it holds."""

from bisect import bisect_right
from datetime import date
from typing import Any, Generic, TypeVar, cast

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, text
from khuyenhoc.errors import InvalidValueError, NotInForceError
from khuyenhoc.values.period import Period

__all__ = ["Timeline"]

T = TypeVar("T")


def _items(value: object) -> tuple[object, ...] | None:
    return cast("tuple[object, ...]", value) if type(value) is tuple else None


def _in_order(instance: object, attribute: "Attribute[Any]", entries: object) -> None:
    name = field_name(instance, attribute)
    items = _items(entries)
    if items is None:
        raise InvalidValueError(name, entries, "a tuple of pairs of a Period and its value")
    before: Period | None = None
    for index, entry in enumerate(items):
        pair = _items(entry) or ()
        if len(pair) != 2 or not isinstance(pair[0], Period):
            raise InvalidValueError(f"{name}[{index}]", entry, "a pair of a Period and its value")
        period = pair[0]
        if before is not None and not before.precedes(period):
            said = f"a period that starts when the one before it, {before!r}, is over"
            raise InvalidValueError(f"{name}[{index}]", period, said)
        before = period


@frozen
class Timeline(Generic[T]):
    """Dated values: at most one on any day, and on a day outside them an error, not a default.

    The periods are in order and do not overlap; there may be days between them with no value.

    >>> share = Timeline(
    ...     ((Period(date(2015, 1, 1), date(2024, 1, 26)), 80), (Period(date(2024, 1, 26)), 90)),
    ...     name="share of learning citizens",
    ... )
    >>> share.at(date(2024, 1, 25)), share.at(date(2024, 1, 26))
    (80, 90)
    >>> share.at(date(2014, 12, 31))
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.NotInForceError: share of learning citizens: no value on 2014-12-31; the first day with one after it is 2015-01-01

    Raises:
        InvalidValueError: An entry is not a period with a value, or a period starts before the
            one listed before it is over.
    """  # noqa: E501  (an error is one line)

    entries: tuple[tuple[Period, T], ...] = field(validator=_in_order)
    #: What is dated, as errors name it.
    name: str = field(default="Timeline", kw_only=True, validator=text)

    def at(self, day: date) -> T:
        """Give the value that holds on ``day``.

        Raises:
            NotInForceError: There is none; the error has the nearest days that have one.
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        return self._entry_at(day)[1]

    def period_at(self, day: date) -> Period:
        """Give the period of the value that holds on ``day``; raises as ``at`` does."""
        return self._entry_at(day)[0]

    def during(self, period: Period) -> tuple[tuple[Period, T], ...]:
        """Give the entries of which some day belongs to ``period``, uncut and in order."""
        return tuple(entry for entry in self.entries if entry[0].overlaps(period))

    @property
    def changes(self) -> tuple[date, ...]:
        """The days on which the value is not that of the day before; to have none counts too.

        >>> Timeline(((Period.year(2022), 80), (Period.year(2023), 80))).changes
        (datetime.date(2022, 1, 1), datetime.date(2024, 1, 1))
        """
        days: list[date] = []
        before: tuple[Period, T] | None = None
        for entry in self.entries:
            if before is None or not before[0].meets(entry[0]):
                days += [day for day in (before and before[0].end, entry[0].start) if day]
            elif before[1] != entry[1]:
                days += [day for day in (entry[0].start,) if day]
            before = entry
        if before is not None and before[0].end is not None:
            days.append(before[0].end)
        return tuple(days)

    def _entry_at(self, day: date) -> tuple[Period, T]:
        if type(day) is not date:
            raise InvalidValueError("Timeline.at", day, "a date without a time")
        after = bisect_right(self.entries, day, key=_first_day)
        if after and day in self.entries[after - 1][0]:
            return self.entries[after - 1]
        raise NotInForceError(
            self.name,
            day,
            before=self.entries[after - 1][0].last_day if after else None,
            after=self.entries[after][0].start if after < len(self.entries) else None,
        )


def _first_day(entry: tuple[Period, object]) -> date:
    return entry[0].start or date.min

"""How long periods are: what happens is only compared over equal ones."""

from datetime import date

from khuyenhoc.values.period import Period

__all__ = ["as_long"]


def as_long(one: Period, other: Period) -> bool:
    """Tell whether two periods are equally long, or both have no beginning that is stated.

    Whole months count as months, so that two years are alike though one has a leap day.

    >>> as_long(Period.year(2023), Period.year(2024))
    True
    >>> as_long(Period.year(2023), Period.half(2024, 1))
    False
    """
    if one.end is None or other.end is None:
        return False
    if one.start is None or other.start is None:
        return one.start is other.start
    return _length(one.start, one.end) == _length(other.start, other.end)


def _length(start: date, end: date) -> tuple[int, int]:
    """Give a length in months where they are whole, or else in days."""
    months = 12 * (end.year - start.year) + end.month - start.month
    return (months, 0) if start.day == end.day else (0, (end - start).days)

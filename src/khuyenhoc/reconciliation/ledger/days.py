"""Days as a Vietnamese letter writes them."""

from datetime import date

__all__ = ["day_vi"]


def day_vi(day: date) -> str:
    """Give a day in figures, day first.

    >>> day_vi(date(2023, 7, 6))
    '6/7/2023'
    """
    return f"{day.day}/{day.month}/{day.year}"

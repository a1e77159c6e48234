"""Sets of days, as the structure check computes with them: disjoint spans of days in order.

A ``Period`` cannot be empty, endless at both ends or in several pieces; what is left of one when
others are taken away can.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from khuyenhoc.values.period import Period

__all__ = [
    "ALWAYS",
    "Span",
    "common",
    "holds",
    "merged",
    "period_of",
    "span_of",
    "twice",
    "without",
]

#: The number of the first day, and of the one after the last.
Span = tuple[int, int]

#: Every day of the calendar.
ALWAYS: Final[Span] = (date.min.toordinal(), date.max.toordinal() + 1)


def span_of(period: Period | None) -> Span:
    """Give the days of a period; all there are where there is none."""
    if period is None:
        return ALWAYS
    return (
        ALWAYS[0] if period.start is None else period.start.toordinal(),
        ALWAYS[1] if period.end is None else period.end.toordinal(),
    )


def period_of(span: Span) -> Period | None:
    """Give the period of these days; ``None`` where it is all there are.

    >>> period_of(span_of(Period.year(2023))) == Period.year(2023)
    True
    """
    if span == ALWAYS:
        return None
    first, after = span
    return Period(
        None if first == ALWAYS[0] else date.fromordinal(first),
        None if after == ALWAYS[1] else date.fromordinal(after),
    )


def holds(spans: Iterable[Span], day: int) -> bool:
    """Tell whether a day, by its number, belongs to one of ``spans``.

    >>> holds([(1, 4), (6, 9)], 4), holds([(1, 4), (6, 9)], 6)
    (False, True)
    """
    return any(first <= day < after for first, after in spans)


def merged(spans: Sequence[Span]) -> list[Span]:
    """Put spans in order and make those one that touch or overlap.

    >>> merged([(5, 7), (1, 3), (3, 4), (6, 9)])
    [(1, 4), (5, 9)]
    """
    made: list[Span] = []
    for first, after in sorted(spans):
        if made and first <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], after))
        else:
            made.append((first, after))
    return made


def twice(spans: Sequence[Span]) -> list[Span]:
    """Give the days that belong to at least two of ``spans``.

    >>> twice([(1, 5), (3, 9), (5, 6)])
    [(3, 6)]
    """
    if len(spans) < 2:
        return []
    found: list[Span] = []
    reached = ALWAYS[0]
    for first, after in sorted(spans):
        if first < reached:
            found.append((first, min(after, reached)))
        reached = max(reached, after)
    return merged(found)


def common(these: list[Span], those: list[Span]) -> list[Span]:
    """Give the days that belong to both of two sets of days.

    >>> common([(1, 4), (6, 9)], [(3, 7)])
    [(3, 4), (6, 7)]
    """
    if these == those:
        return these
    pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in these for b in those)
    return [span for span in pairs if span[0] < span[1]]


def without(these: list[Span], those: list[Span]) -> list[Span]:
    """Give the days of the first set that are not of the second.

    >>> without([(1, 9)], [(3, 4), (6, 12)])
    [(1, 3), (4, 6)]
    """
    left = these
    for first, after in those:
        left = common(left, [(ALWAYS[0], first), (after, ALWAYS[1])])
    return left

"""Which periods lie within which, and which adjoin to make up another."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from khuyenhoc.values.period import Period

__all__ = ["chained", "nestings"]

#: Of so many periods or fewer each is held against all that cover it.
_FEW: Final = 8


def nestings(periods: Iterable[Period]) -> Iterator[tuple[Period, Period, bool]]:
    """Give each part with the periods that cover it; of many, the shortest at each of its edges.

    With them goes whether the whole is the next longer one that begins or ends with the part.

    >>> q2, year = Period.quarter(2023, 2), Period.year(2023)
    >>> list(nestings([q2, year])) == [(q2, year, False)]
    True
    """
    closed = sorted(_closed(periods), key=_length)
    for place, part in enumerate(closed):
        covering = [one for one in closed[place + 1 :] if one.covers(part)]
        of_start = [one for one in covering if one.start == part.start]
        of_end = [one for one in covering if one.end == part.end]
        following = (*of_start[:1], *of_end[:1])
        if len(closed) > _FEW:
            wanted = {*covering[:1], *following}
            covering = [one for one in covering if one in wanted]
        yield from ((part, whole, whole in following) for whole in covering)


def chained(periods: Iterable[Period]) -> dict[Period, tuple[Period, ...]]:
    """Give for each period the three or more shortest known ones that adjoin and make it up.

    >>> quarters = [Period.quarter(2023, number) for number in (1, 2, 3, 4)]
    >>> chained([*quarters, Period.year(2023)]) == {Period.year(2023): tuple(quarters)}
    True
    """
    closed = sorted(_closed(periods), key=_length)
    starting: dict[date | None, list[Period]] = {}
    for one in closed:
        starting.setdefault(one.start, []).append(one)
    found: dict[Period, tuple[Period, ...]] = {}
    for whole in closed:
        chain = _chain(whole, starting)
        if len(chain) > 2:
            found[whole] = chain
    return found


def _chain(whole: Period, starting: dict[date | None, list[Period]]) -> tuple[Period, ...]:
    """Go from the beginning on, by the shortest step first; where that ends, by the next one."""
    dead: set[Period] = set()
    chain: list[Period] = []
    at = whole.start
    while at != whole.end:
        step = next(
            (
                one
                for one in starting.get(at, ())
                if one != whole and one not in dead and whole.covers(one)
            ),
            None,
        )
        if step is not None:
            chain.append(step)
        elif not chain:
            return ()
        else:
            dead.add(chain.pop())
        at = chain[-1].end if chain else whole.start
    return tuple(chain)


def _closed(periods: Iterable[Period]) -> Iterator[Period]:
    return (one for one in periods if one.start is not None and one.end is not None)


def _length(period: Period) -> tuple[int, date]:
    return period.days or 0, period.start or date.min

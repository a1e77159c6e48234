"""The columns of a series: one indicator of one period, carried to one map."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import field, frozen

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.mapped import Mapped
from khuyenhoc.reform.series.observation import Observation, moved_with
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["Column", "carried", "columns_asked", "gaps", "parts_of", "sum_of"]


@frozen(kw_only=True, eq=False)
class Column:
    """One indicator of one period on the map asked for: what each structure brings to it."""

    indicator: Indicator
    period: Period
    #: The figures of each structure that they were reported in, carried over.
    mapped: tuple[Mapped, ...]
    #: The observations in each, by unit.
    observed: tuple[Mapping[str, Observation], ...] = field(repr=False)

    def into(self, unit: str) -> Iterator[Observation]:
        """Give the observations that a unit's figure is made of."""
        for mapped, observed in zip(self.mapped, self.observed, strict=True):
            if unit in mapped:
                for source in mapped.crosswalk.sources[unit]:
                    if source in observed:
                        yield observed[source]


def carried(
    observations: Iterable[Observation],
    walk_from: Callable[[date, Moved], Crosswalk],
    edition: Callable[[date], int],
    *,
    signed: frozenset[str],
) -> list[Column]:
    """Carry observations over, those of one indicator, period and structure together.

    Of two of one unit, which a double count tells of, the later given is taken.
    """
    columns: dict[tuple[str, Period], dict[int, list[Observation]]] = {}
    for one in observations:
        structures = columns.setdefault((one.indicator.code, one.period), {})
        structures.setdefault(edition(one.day), []).append(one)
    made: list[Column] = []
    for (_, period), structures in columns.items():
        mapped: list[Mapped] = []
        observed: list[Mapping[str, Observation]] = []
        indicator = next(iter(structures.values()))[0].indicator
        for same in structures.values():
            by_unit = {one.unit: one for one in same}
            walk = walk_from(same[0].day, moved_with(indicator))
            values = {unit: one.value for unit, one in by_unit.items()}
            mapped.append(walk.apply(values, indicator, signed=indicator.code in signed))
            observed.append(by_unit)
        made.append(
            Column(
                indicator=indicator, period=period, mapped=tuple(mapped), observed=tuple(observed)
            )
        )
    return made


def columns_asked(columns: Sequence[Column], periods: Iterable[Period] | None) -> list[Period]:
    """Give the periods that a series has columns for, in order.

    By default they are those reported; how things stood on a day joins a period that ends with it.
    """
    if periods is not None:
        return [*periods]
    found = dict.fromkeys(column.period for column in columns)
    ends = {period.end for period in found if period.start is not None}
    kept = [period for period in found if period.start is not None or period.end not in ends]
    return sorted(kept, key=_in_time)


def _in_time(period: Period) -> tuple[date, date]:
    return period.end or date.max, period.start or date.min


def parts_of(column: Period, indicator: Indicator, have: Iterable[Period]) -> tuple[Period, ...]:
    """Give the periods whose figures tell of a column: itself and what makes it up.

    A stock is told by its day. What happened is told by the period itself, and by what lies within
    it: a year by its halves.

    >>> from khuyenhoc.models.indicators import MEMBERS, SCHOLARSHIPS
    >>> halves = (Period.half(2025, 1), Period.half(2025, 2))
    >>> parts_of(Period.year(2025), SCHOLARSHIPS, halves) == halves
    True
    >>> parts_of(Period.year(2025), MEMBERS, halves) == halves[1:]
    True
    """
    if indicator.nature is Nature.STOCK:
        return tuple(period for period in have if period.end == column.end)
    return tuple(
        sorted(
            (period for period in have if period.start is not None and column.covers(period)),
            key=_in_time,
        )
    )


def gaps(column: Period, parts: Iterable[Period]) -> tuple[Period, ...]:
    """Give the days of a column that belong to none of its parts.

    >>> [str(gap) for gap in gaps(Period.year(2025), [Period.half(2025, 1)])]
    ['2025-07-01 to 2025-12-31']
    """
    rest = [column]
    for part in parts:
        rest = [left for one in rest for left in _without(one, part)]
    return tuple(rest)


def _without(one: Period, part: Period) -> Iterator[Period]:
    if not one.overlaps(part):
        yield one
        return
    if part.start is not None and (one.start is None or one.start < part.start):
        yield Period(one.start, part.start)
    if part.end is not None and (one.end is None or part.end < one.end):
        yield Period(part.end, one.end)


def sum_of(parts: Iterable[Bounds]) -> Bounds:
    """Add up bounds, of which none is nothing."""
    return sum(parts, Bounds.exactly(0))

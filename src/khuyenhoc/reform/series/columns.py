"""The columns of a series: one indicator of one period, carried to one map."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from attrs import field, frozen

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.applying import apply
from khuyenhoc.reform.restating.mapped import Mapped
from khuyenhoc.reform.restating.moved_with import moved_with
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.series.structures import Structures
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

__all__ = ["Column", "Layer", "carried", "columns_asked", "gaps", "parts_of"]

#: The periods that each unit tells of, by the structure that it tells them in.
_Told = dict[int, dict[str, list[Period]]]
#: Gives the crosswalk from a structure, by its number.
Walks = Callable[[int, Moved], Crosswalk]


@frozen(kw_only=True, eq=False)
class Layer:
    """Figures of one structure and one period on the map asked for, each unit in it once."""

    period: Period
    mapped: Mapped
    observed: Mapping[str, Observation] = field(repr=False)

    def into(self, unit: str) -> Iterator[Observation]:
        """Give the observations that a unit's figure is made of."""
        for source in self.mapped.crosswalk.sources[unit]:
            if source in self.observed:
                yield self.observed[source]


@frozen(kw_only=True, eq=False)
class Column:
    """One indicator of one period on the map asked for: what each structure brings to it."""

    indicator: Indicator
    period: Period
    #: What adds up to it: by structure, by the part of the period that figures are of, and what
    #: was told again of units that are in another one already.
    layers: tuple[Layer, ...]

    @cached_property
    def ids(self) -> frozenset[int]:
        """The identities of the observations that it is made of."""
        return frozenset(id(one) for layer in self.layers for one in layer.observed.values())

    @cached_property
    def units(self) -> frozenset[str]:
        """The units that it has a figure of."""
        return frozenset(unit for layer in self.layers for unit in layer.mapped)

    def of(self, unit: str) -> list[Layer]:
        """Give the layers that a unit's figure is made of."""
        return [layer for layer in self.layers if unit in layer.mapped]

    def reaches(self, *observations: Observation) -> bool:
        """Tell whether something of each of ``observations`` is on the map."""
        return all(
            any(
                layer.observed.get(one.unit) is one
                and any(
                    not isinstance(weight.target, Beyond)
                    for weight in layer.mapped.crosswalk.rows.get(one.unit, ())
                )
                for layer in self.layers
            )
            for one in observations
        )

    def gaps(self, layers: Iterable[Layer]) -> tuple[Period, ...]:
        """Give the days of which nothing was told, where each day counts."""
        if self.indicator.nature is Nature.STOCK:
            return ()
        return gaps(self.period, dict.fromkeys(layer.period for layer in layers))


def carried(  # noqa: PLR0913 - each is a question of its own
    indicator: Indicator,
    period: Period,
    told: Sequence[Observation],
    structures: Structures,
    walk_from: Walks,
    *,
    is_signed: bool,
) -> Column:
    """Carry over what was told of an indicator for a period, or for parts of it.

    What a unit tells of a part is left out where a longer figure of it holds that already. Of what
    it tells twice nothing is left out: a double count says so.
    """
    flows = indicator.nature is not Nature.STOCK
    kept = _longest(told, structures) if flows else told
    layers: dict[tuple[int, Period | None], list[dict[str, Observation]]] = {}
    by_structure: _Told = {}
    for one in kept:
        number = structures.number(one.day)
        same = layers.setdefault((number, one.period if flows else None), [])
        free = next((layer for layer in same if one.unit not in layer), None)
        if free is None:
            same.append(free := {})
        free[one.unit] = one
        by_structure.setdefault(number, {}).setdefault(one.unit, []).append(one.period)
    made: list[Layer] = []
    of = moved_with(indicator)
    for (number, part), same in layers.items():
        walk = walk_from(number, of)
        elsewhere = _told_elsewhere(walk.rows, number, part, by_structure, structures, of)
        for observed in same:
            values: dict[str, Exact | Bounds] = {
                unit: one.value if (exact := one.value.value) is None else exact
                for unit, one in observed.items()
            }
            mapped = apply(
                walk,
                values,
                indicator,
                signed=is_signed,
                told_elsewhere=elsewhere.difference(observed),
            )
            made.append(Layer(period=part or period, mapped=mapped, observed=observed))
    return Column(indicator=indicator, period=period, layers=tuple(made))


def _longest(told: Sequence[Observation], structures: Structures) -> list[Observation]:
    """Leave out what is held by a longer figure of the same unit."""
    by_unit: dict[str, list[Observation]] = {}
    for one in told:
        by_unit.setdefault(one.unit, []).append(one)

    def holds(longer: Observation, one: Observation) -> bool:
        if longer.period == one.period or not longer.period.covers(one.period):
            return False
        start, end = structures.number(one.day), structures.number(longer.day)
        return structures.goes_on(one.unit, moved_with(one.indicator), start=start, end=end)

    return [
        one
        for one in told
        if len(by_unit[one.unit]) == 1 or not any(holds(other, one) for other in by_unit[one.unit])
    ]


def _told_elsewhere(  # noqa: PLR0913, PLR0917 - each is a question of its own
    units: Iterable[str],
    number: int,
    part: Period | None,
    by_structure: _Told,
    structures: Structures,
    of: Moved,
) -> frozenset[str]:
    """Give the units of which nothing is missed in a layer: others tell of the same days.

    They are told by themselves, in a structure between which and this one nothing moved, or all
    that became of them, or that they came from, is told in another.
    """
    found: set[str] = set()
    for other, told in by_structure.items():
        complete = {unit for unit, periods in told.items() if _tells_of(part, periods)}
        if structures.are_without_moves(number, other):
            found |= complete
        elif complete:
            rows = structures.rows(number, other, of)
            found.update(
                unit
                for unit in units
                if unit in rows and complete.issuperset(weight.target for weight in rows[unit])
            )
    return frozenset(found)


def _tells_of(part: Period | None, periods: Sequence[Period]) -> bool:
    return bool(periods) and (part is None or not gaps(part, periods))


def columns_asked(
    told: Mapping[str, Mapping[Period, Sequence[Observation]]], periods: Iterable[Period] | None
) -> list[Period]:
    """Give the periods that a series has columns for, in order; of those asked for, each once.

    By default they are those reported; how things stood on a day joins a period that ends with it.
    """
    if periods is not None:
        return [*dict.fromkeys(periods)]
    found: dict[Period, bool] = {}
    for by_period in told.values():
        for period, same in by_period.items():
            flows = same[0].indicator.nature is not Nature.STOCK
            found[period] = found.get(period, False) or flows
    ends = {period.end for period in found if period.start is not None}
    kept = [
        period
        for period, flows in found.items()
        if flows or period.start is not None or period.end not in ends
    ]
    return sorted(kept, key=_in_time)


def _in_time(period: Period) -> tuple[date, date]:
    return period.end or date.max, period.start or date.min


def parts_of(column: Period, indicator: Indicator, have: Iterable[Period]) -> tuple[Period, ...]:
    """Give the periods whose figures tell of a column: itself and what makes it up.

    A stock is told by its day. What happened is told by the period itself, and by what lies within
    it: a year by its halves. Of a beginning that is not stated nothing else is known to be a part.

    >>> from khuyenhoc.models.indicators import MEMBERS, SCHOLARSHIPS
    >>> halves = (Period.half(2025, 1), Period.half(2025, 2))
    >>> parts_of(Period.year(2025), SCHOLARSHIPS, halves) == halves
    True
    >>> parts_of(Period.year(2025), MEMBERS, halves) == halves[1:]
    True
    """
    if indicator.nature is Nature.STOCK:
        return tuple(period for period in have if period.end == column.end)
    within = [
        period
        for period in have
        if period == column or (None not in (column.start, period.start) and column.covers(period))
    ]
    return tuple(sorted(within, key=_in_time))


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

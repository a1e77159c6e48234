"""Figures of many years brought to the map of one day."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeVar, cast

from khuyenhoc._near import near_hint
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.registry import Registry, check_registry
from khuyenhoc.reform.restating.moved_with import moved_with
from khuyenhoc.reform.series.columns import Column, carried, columns_asked, parts_of
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.reform.series.double_count import doubles_in
from khuyenhoc.reform.series.observation import Observation, all_observations
from khuyenhoc.reform.series.replacing import Replacing
from khuyenhoc.reform.series.series import ComparableSeries
from khuyenhoc.reform.series.structures import Structures
from khuyenhoc.values.period import Period

__all__ = ["comparable"]

T = TypeVar("T")


def comparable(  # noqa: PLR0913 - each is a question of its own
    series: Iterable[Report | Observation],
    registry: Registry,
    *,
    on: date,
    periods: Iterable[Period] | None = None,
    areas: bool = False,
    groups: Mapping[str, str] | None = None,
    breaks: Iterable[DefinitionBreak] = (),
    signed: Collection[Indicator] = (),
) -> ComparableSeries:
    """Bring figures, each in the structure that it was reported in, to the units of one day.

    A report is taken in the structure of the last day of its period; an ``Observation`` may name
    another. With ``periods`` there is a column for each, made of the parts that were reported: a
    year of its halves, the first by the old units and the second by the new. With ``areas`` a unit
    that ended without successor, as a district did, stands for all that were under it; ``groups``
    puts units of ``on`` together, each by the name of its group, before anything is brought over.
    ``breaks`` mark the days on which a definition changed, ``signed`` the indicators that may be
    below 0.

    What was reported twice is in ``double_counts``, and where both would be in one figure, there is
    none. An observation that ``replaces`` others of its days stands alone where it is, if all that
    they would come to is replaced. A unit's own figure of a whole period goes before its figures
    of parts. Nothing is lost: what could not be brought over is in ``unmapped``, ``unassigned``,
    ``outside``, ``replaced``, ``unused`` and ``left_out``.

    A unit that goes on is taken for the same whatever comes under it: where a district gets a ward
    of another, a move of the district has to say how much of it went.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.reform.territories.provinces import provinces
    >>> told = [Observation.of(unit, MEMBERS, Period.year(2024), members) for unit, members in
    ...         (("can-tho", 383_058), ("hau-giang", 200_000), ("soc-trang", 216_652))]
    >>> now = Observation.of("can-tho-2025", MEMBERS, Period.year(2025), 810_000)
    >>> members = comparable([*told, now], provinces(), on=date(2025, 12, 31))
    >>> print(members.cell("can-tho-2025", MEMBERS, Period.year(2024)))
    799,710 (exact)
    >>> print(members.change("can-tho-2025", MEMBERS, Period.year(2025), since=Period.year(2024)))
    10,290, 1.29%

    Raises:
        InvalidValueError: ``registry`` is none, ``on`` is not exactly a ``date``, something in the
            series is neither a report nor an observation or of an indicator that is not added up,
            ``periods``, ``breaks`` or ``signed`` hold something else, or ``groups`` or a break
            names an unknown unit.
        StructuringError: A figure is below 0 of an indicator that is not ``signed``; all at once.
        HierarchyError: There is no forest on a day that figures are reported by.
    """
    check_registry("comparable.registry", registry)
    if type(on) is not date:
        raise InvalidValueError("comparable.on", on, "a date without a time")
    asked = None if periods is None else _periods(periods)
    told_breaks = _breaks(breaks, registry)
    may_be_below_0 = _codes(signed)
    if groups is not None:
        _check_groups(groups, registry.existing(on), on)
    observations, left_out = all_observations(_many("series", series))
    _check_values(observations, may_be_below_0)
    structures = Structures(registry)
    doubles = doubles_in(observations, structures)

    @cache
    def walk_from(number: int, of: Moved) -> Crosswalk:
        walk = crosswalk(registry, structures.day(number), on, of=of, areas=areas)
        return walk if groups is None else walk.coarsen(groups)

    told: dict[str, dict[Period, list[Observation]]] = {}
    for one in observations:
        by_period = told.setdefault(one.indicator.code, {})
        by_period.setdefault(one.period, []).append(one)
    replacing = Replacing(doubles, structures, walk_from)
    columns: list[Column] = []
    replaced: set[int] = set()
    wanted = columns_asked(told, asked)
    for by_period in told.values():
        indicator = next(iter(by_period.values()))[0].indicator
        for period in wanted:
            parts = parts_of(period, indicator, by_period)
            if parts:
                within = [one for part in parts for one in by_period[part]]
                gone = replacing.replaced_among(within)
                replaced |= gone
                column = carried(
                    indicator,
                    period,
                    [one for one in within if id(one) not in gone],
                    structures,
                    walk_from,
                    is_signed=indicator.code in may_be_below_0,
                )
                columns.append(column)
    placed = replaced.union(*(column.ids for column in columns))
    ids: dict[str, list[frozenset[int]]] = {}
    for column in columns:
        ids.setdefault(column.indicator.code, []).append(column.ids)
    return ComparableSeries(
        registry=registry,
        on=on,
        periods=tuple(wanted),
        columns=tuple(columns),
        double_counts=tuple(
            double
            for double in doubles
            if any(
                both.issuperset((id(double.first), id(double.second)))
                for both in ids.get(double.first.indicator.code, ())
            )
        ),
        replaced=tuple(one for one in observations if id(one) in replaced),
        unused=tuple(one for one in observations if id(one) not in placed),
        left_out=left_out,
        breaks=told_breaks,
        signed=may_be_below_0,
        affected=tuple(_affected(one, structures, walk_from) for one in told_breaks),
    )


def _many(name: str, given: Iterable[T]) -> tuple[T, ...]:
    try:
        return tuple(given)
    except TypeError:
        raise InvalidValueError(
            f"comparable.{name}", given, "several, in a tuple or list"
        ) from None


def _periods(periods: Iterable[Period]) -> tuple[Period, ...]:
    given = _many("periods", periods)
    for place, period in enumerate(given):
        if not isinstance(cast("object", period), Period):
            raise InvalidValueError(f"comparable.periods[{place}]", period, "a Period")
    return given


def _breaks(breaks: Iterable[DefinitionBreak], registry: Registry) -> tuple[DefinitionBreak, ...]:
    given = _many("breaks", breaks)
    for place, one in enumerate(given):
        if not isinstance(cast("object", one), DefinitionBreak):
            raise InvalidValueError(f"comparable.breaks[{place}]", one, "a DefinitionBreak")
        for unit in one.units:
            if unit not in registry.existence:
                said = f"the id of a unit of {registry.name}{near_hint(unit, registry.existence)}"
                raise InvalidValueError(f"comparable.breaks[{place}].units", unit, said)
    return given


def _codes(signed: Collection[Indicator]) -> frozenset[str]:
    given = _many("signed", signed)
    for indicator in given:
        check_indicator("comparable.signed", indicator)
        if indicator.nature is Nature.DISTINCT_PEOPLE:
            said = "one that can be below 0, as people each counted once cannot"
            raise InvalidValueError("comparable.signed", indicator.code, said)
    return frozenset(indicator.code for indicator in given)


def _check_groups(groups: Mapping[str, str], units: Collection[str], on: date) -> None:
    known = frozenset(units)
    if not isinstance(cast("object", groups), Mapping):
        said = "the name of a group for each unit by its id"
        raise InvalidValueError("comparable.groups", groups, said)
    for unit, group in groups.items():
        if type(group) is not str or not group.strip():
            said = "the name of a group, a text that is not blank"
            raise InvalidValueError(f"comparable.groups[{unit!r}]", group, said)
        if unit not in known:
            said = f"the id of a unit of {on}{near_hint(unit, units)}"
            raise InvalidValueError("comparable.groups", unit, said)


def _check_values(observations: Iterable[Observation], signed: frozenset[str]) -> None:
    problems: list[Problem] = []
    for one in observations:
        high = one.value.high
        below = high is not None and (high < 0 or (high == 0 and one.value.high_open))
        if below and one.indicator.code not in signed:
            path = f"{one.indicator.code} of {one.unit} ({one.period})"
            said = "at least 0, or an indicator that is named in signed"
            problems.append(Problem(path, one.value if one.value.value is None else high, said))
    if problems:
        raise StructuringError("comparable", problems)


def _affected(
    one: DefinitionBreak, structures: Structures, walk_from: Callable[[int, Moved], Crosswalk]
) -> frozenset[str] | None:
    """Give the units of all structures that count anew, and what they are on the map."""
    if not one.units:
        return None
    found = set(one.units)
    for unit in one.units:
        number = structures.number(_day_of(unit, one.on, structures.registry))
        walk = walk_from(number, moved_with(one.indicator))
        if unit not in walk.areas:  # what it held itself is not what is under it
            found |= {one.target for one in walk.rows[unit] if not isinstance(one.target, Beyond)}
    return frozenset(found)


def _day_of(unit: str, day: date, registry: Registry) -> date:
    """Give a day on which a unit exists: the one asked for, or the nearest."""
    near = [
        min(max(day.toordinal(), first), after - 1) for first, after in registry.existence[unit]
    ]
    return date.fromordinal(min(near, key=lambda found: abs(found - day.toordinal())))

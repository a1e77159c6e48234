"""Figures of many years brought to the map of one day."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.registry import Registry, check_registry
from khuyenhoc.reform.series.columns import carried, columns_asked
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.reform.series.double_count import double_counts
from khuyenhoc.reform.series.observation import Observation, all_observations
from khuyenhoc.reform.series.series import ComparableSeries
from khuyenhoc.values.period import Period

__all__ = ["comparable"]


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
    none; an observation that ``replaces`` others stands alone. Nothing is lost: what could not be
    brought over is in ``unmapped``, ``unassigned``, ``outside``, ``replaced`` and ``left_out``.

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
            series is neither a report nor an observation, or ``groups`` names an unknown unit.
        StructuringError: A figure is below 0 of an indicator that is not ``signed``; all at once.
        HierarchyError: There is no forest on a day that figures are reported by.
    """
    check_registry("comparable.registry", registry)
    if type(on) is not date:
        raise InvalidValueError("comparable.on", on, "a date without a time")
    observations, left_out = all_observations(series)
    doubles = double_counts(observations, registry)
    replaced = {
        id(other)
        for double in doubles
        for one, other in ((double.first, double.second), (double.second, double.first))
        if one.replaces and not other.replaces
    }

    @cache
    def walk_from(day: date, of: Moved) -> Crosswalk:
        walk = crosswalk(registry, day, on, of=of, areas=areas)
        return walk if groups is None else walk.coarsen(groups)

    def edition(day: date) -> int:
        return bisect_right(registry.days_of_change, day)

    may_be_below_0 = frozenset(indicator.code for indicator in signed)
    columns = carried(
        (one for one in observations if id(one) not in replaced),
        walk_from,
        edition,
        signed=may_be_below_0,
    )
    return ComparableSeries(
        registry=registry,
        on=on,
        periods=tuple(columns_asked(columns, periods)),
        columns=tuple(columns),
        double_counts=tuple(
            double
            for double in doubles
            if id(double.first) not in replaced and id(double.second) not in replaced
        ),
        replaced=tuple(one for one in observations if id(one) in replaced),
        left_out=left_out,
        breaks=tuple(breaks),
        signed=may_be_below_0,
    )

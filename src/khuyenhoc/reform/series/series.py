"""Figures of many years on one map, cell by cell, with what could not be brought there."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import cast

from attrs import frozen

from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc.errors import NotThereError
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.restated import Restated
from khuyenhoc.reform.series.columns import Column, gaps, parts_of, sum_of
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.reform.series.double_count import DoubleCount, DoubleCountKind
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.series.restated_change import RestatedChange
from khuyenhoc.reform.series.series_table import series_rows, series_table
from khuyenhoc.rollup.change import difference
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

__all__ = ["ComparableSeries"]


@frozen(kw_only=True, repr=False, eq=False)
class ComparableSeries:
    """Figures of many periods on the map of one day (chuỗi số liệu so sánh được).

    ``kh.comparable`` makes it. A cell is exact, bounded or not comparable, and says why.
    """

    registry: Registry
    #: The day whose units the figures are of.
    on: date
    #: The columns, in order.
    periods: tuple[Period, ...]
    #: What was brought over, by indicator and the period reported.
    columns: tuple[Column, ...]
    #: What was reported twice.
    double_counts: tuple[DoubleCount, ...]
    #: What other observations stand for.
    replaced: tuple[Observation, ...]
    #: The keys of figures that say nothing of a unit as a whole, by their report.
    left_out: Mapping[str, tuple[str, ...]]
    breaks: tuple[DefinitionBreak, ...]
    #: The codes of the indicators that may be below 0.
    signed: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        cells = [self.cell(*key) for key in self._keys()]
        exact = sum(cell.value is not None and cell.value.value is not None for cell in cells)
        return (
            f"<ComparableSeries on {self.on}: {len(self.units)} units, {len(self.periods)} "
            f"periods; {exact} of {len(cells)} figures exact>"
        )

    # -- what it is made of ---------------------------------------------------------------------

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of which something was brought over, in the order given."""
        return tuple({column.indicator.code: column.indicator for column in self.columns}.values())

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units of which there is a figure, in the order of the map."""
        have = {unit for column in self.columns for mapped in column.mapped for unit in mapped}
        ordered = dict.fromkeys(
            target
            for column in self.columns
            for mapped in column.mapped
            for target in mapped.crosswalk.targets
        )
        return tuple(unit for unit in ordered if unit in have)

    def name(self, unit: str) -> str:
        """Give what a unit of the map is called."""
        for column in self.columns:
            for mapped in column.mapped:
                return mapped.crosswalk.target_name(unit)
        return unit

    # -- a cell ---------------------------------------------------------------------------------

    def cell(self, unit: str, indicator: Indicator, period: Period) -> Restated:
        """Give the figure of a unit of the map for a period of the series.

        Raises:
            InvalidValueError: Nothing was reported of it for that period, or the series has no
                such unit, indicator or period. It is a ``KeyError`` too.
        """
        found = self.get(unit, indicator, period)
        if found is None:
            self._check(unit, indicator, period)
            said = f"a unit of which {indicator.code} was reported for {period}"
            raise NotThereError("unit", unit, said)
        return found

    def get(self, unit: str, indicator: Indicator, period: Period) -> Restated | None:
        """Give the figure of a unit where there is one; ``None`` where nothing was reported."""
        parts = self._parts(indicator, period)
        told = [
            (column.period, mapped[unit])
            for column in parts
            for mapped in column.mapped
            if unit in mapped
        ]
        if not told:
            return None
        into = {id(one): one for column in parts for one in column.into(unit)}
        doubled = self._twice(into)
        caveats = _merged(caveat for _, one in told for caveat in one.caveats)
        value: Bounds | None = sum_of(one.value for _, one in told if one.value is not None)
        if doubled:
            names = tuple(dict.fromkeys(str(double).rstrip(".") for double in doubled))
            caveats = (*caveats, Caveat(CaveatKind.DOUBLE_COUNT, names))
            value = None
        missing: tuple[str, ...] = ()
        if indicator.nature is not Nature.STOCK:
            missing = tuple(map(str, gaps(period, (part for part, _ in told))))
        if missing:
            caveats = (*caveats, Caveat(CaveatKind.MISSING, missing))
            unknown = Bounds(None if indicator.code in self.signed else 0, None)
            value = None if value is None else value + unknown
        return Restated(
            unit=unit,
            indicator=indicator,
            value=value,
            sources=tuple(dict.fromkeys(source for _, one in told for source in one.sources)),
            caveats=caveats,
        )

    def cells(self, indicator: Indicator, period: Period) -> dict[str, Restated]:
        """Give the figures of all units that have one.

        Raises:
            InvalidValueError: The series has no such indicator or period.
        """
        self._check(None, indicator, period)
        found = ((unit, self.get(unit, indicator, period)) for unit in self.units)
        return {unit: one for unit, one in found if one is not None}

    def change(
        self, unit: str, indicator: Indicator, period: Period, *, since: Period
    ) -> RestatedChange:
        """Say by how much a unit's figure differs from that of an earlier period.

        Where the definition changed in between there is no difference to tell.

        Raises:
            InvalidValueError: There is no figure of one of the two; as with ``cell``.
        """
        now, before = self.cell(unit, indicator, period), self.cell(unit, indicator, since)
        broken = [
            one
            for one in self.breaks
            if one.indicator.code == indicator.code
            and (one.lies_between(since, period) or one.lies_between(period, since))
            and one.affects((unit, *now.sources, *before.sources))
        ]
        change = None
        if now.value is not None and before.value is not None and not broken:
            change = difference(indicator, now.value, before.value)
        caveats = tuple(
            Caveat(CaveatKind.DEFINITION, (f"{one.note or indicator.code} ({one.on})",))
            for one in broken
        )
        return RestatedChange(now=now, before=before, change=change, caveats=caveats)

    def changes(
        self, indicator: Indicator, period: Period, *, since: Period
    ) -> dict[str, RestatedChange]:
        """Say by how much the figures of all units differ that have both.

        Raises:
            InvalidValueError: The series has no such indicator, or not one of the periods.
        """
        both = self.cells(indicator, period).keys() & self.cells(indicator, since).keys()
        return {
            unit: self.change(unit, indicator, period, since=since)
            for unit in self.units
            if unit in both
        }

    def total(self, indicator: Indicator, period: Period) -> Bounds:
        """Give all there is on the map, put together before it was brought over.

        Raises:
            InvalidValueError: The series has no such indicator or period.
        """
        self._check(None, indicator, period)
        parts = self._parts(indicator, period)
        return sum_of(mapped.total for column in parts for mapped in column.mapped)

    # -- what could not be brought over ---------------------------------------------------------

    @property
    def unmapped(self) -> tuple[Observation, ...]:
        """The observations of units that the registry did not know on their day."""
        return tuple(
            observed[unit]
            for column in self.columns
            for mapped, observed in zip(column.mapped, column.observed, strict=True)
            for unit in mapped.unmapped
        )

    @property
    def unassigned(self) -> tuple[tuple[Observation, Bounds], ...]:
        """The observations of units that ended without successor, and how much of each."""
        return tuple(
            (observed[unit], amount)
            for column in self.columns
            for mapped, observed in zip(column.mapped, column.observed, strict=True)
            for unit, amount in mapped.unassigned.items()
        )

    @property
    def outside(self) -> tuple[tuple[Observation, Bounds], ...]:
        """The observations that went, or may have gone, outside, and how much of each."""
        return tuple(
            (observed[unit], amount)
            for column in self.columns
            for mapped, observed in zip(column.mapped, column.observed, strict=True)
            for unit, amount in mapped.outside.items()
        )

    # -- to show --------------------------------------------------------------------------------

    def to_rows(self) -> list[dict[str, str | Exact | list[str] | None]]:
        """Give one dictionary for each cell, of which any library makes a dataframe."""
        return series_rows(self)

    def table(
        self,
        language: str = "vi",
        *,
        indicators: Iterable[Indicator] | None = None,
        units: Iterable[str] | None = None,
    ) -> Table:
        """Lay out units and indicators below each other, periods beside each other.

        A bounded figure shows its bounds; one that is not comparable says so.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        return series_table(
            self,
            language,
            self.indicators if indicators is None else tuple(indicators),
            self.units if units is None else tuple(units),
        )

    def _repr_html_(self) -> str:
        return self.table(units=self.units[:60]).html()

    # -- inside ---------------------------------------------------------------------------------

    def _keys(self) -> Iterator[tuple[str, Indicator, Period]]:
        for indicator in self.indicators:
            for period in self.periods:
                for unit in self.units:
                    if self.get(unit, indicator, period) is not None:
                        yield unit, indicator, period

    def _parts(self, indicator: Indicator, period: Period) -> tuple[Column, ...]:
        by_period = self._by_indicator.get(indicator.code, {})
        return tuple(by_period[part] for part in parts_of(period, indicator, by_period))

    @cached_property
    def _by_indicator(self) -> dict[str, dict[Period, Column]]:
        found: dict[str, dict[Period, Column]] = {}
        for column in self.columns:
            found.setdefault(column.indicator.code, {})[column.period] = column
        return found

    @cached_property
    def _doubled(self) -> dict[int, list[DoubleCount]]:
        found: dict[int, list[DoubleCount]] = {}
        for double in self.double_counts:
            for one in (double.first, double.second):
                found.setdefault(id(one), []).append(double)
        return found

    def _twice(self, into: Mapping[int, Observation]) -> list[DoubleCount]:
        """Give the double counts that both sides of would be in one figure."""
        return [
            double
            for one in into
            for double in self._doubled.get(one, ())
            if double.kind is DoubleCountKind.SAME_UNIT
            or (id(double.first) in into and id(double.second) in into)
        ]

    def _check(self, unit: str | None, indicator: Indicator, period: Period) -> None:
        check_indicator("ComparableSeries.indicator", indicator)
        if indicator.code not in self._by_indicator:
            said = f"one of {', '.join(self._by_indicator) or 'none'}"
            raise NotThereError("indicator", indicator.code, said)
        if period not in self.periods:
            said = f"one of {', '.join(map(str, self.periods))}"
            raise NotThereError("period", cast("object", period), said)
        if unit is not None and unit not in self.units:
            said = f"the id of a unit of the series{near_hint(unit, self.units)}"
            raise NotThereError("unit", unit, said)


def _merged(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    by_kind: dict[CaveatKind, dict[str, None]] = {}
    for caveat in caveats:
        by_kind.setdefault(caveat.kind, {}).update(dict.fromkeys(caveat.units))
    return tuple(Caveat(kind, tuple(units)) for kind, units in by_kind.items())

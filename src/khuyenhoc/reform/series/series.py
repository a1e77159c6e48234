"""Figures of many years on one map, cell by cell, with what could not be brought there."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Final, cast

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc.errors import NotThereError
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.mapped import Mapped
from khuyenhoc.reform.restating.putting_together import together
from khuyenhoc.reform.restating.restated import Restated
from khuyenhoc.reform.series.columns import Column
from khuyenhoc.reform.series.definition_break import DefinitionBreak, caveat_of
from khuyenhoc.reform.series.double_count import DoubleCount
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
    #: What no figure is made of: of other periods than those asked for, or of a part of one that a
    #: longer figure of the same unit holds.
    unused: tuple[Observation, ...]
    #: The keys of figures that say nothing of a unit as a whole, by their report.
    left_out: Mapping[str, tuple[str, ...]]
    breaks: tuple[DefinitionBreak, ...]
    #: The codes of the indicators that may be below 0.
    signed: frozenset[str] = frozenset()
    #: The units that each break is of, on whatever map; ``None`` is all.
    _affected: tuple[frozenset[str] | None, ...] = field(default=(), alias="affected")

    def __repr__(self) -> str:
        figures = [(column, unit) for column in self.columns for unit in column.units]
        exact = sum(self._is_exact(*one) for one in figures)
        return (
            f"<ComparableSeries on {self.on}: {len(self.units)} units, {len(self.periods)} "
            f"periods; {exact} of {len(figures)} figures exact{self.not_shown('en')}>"
        )

    def not_shown(self, language: str = "vi") -> str:
        """Say how many observations are not in the figures, or not as told; nothing if all are.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        words = in_language(language, vi=_NOT_SHOWN_VI, en=_NOT_SHOWN_EN)
        lists = (self.unmapped, self.unassigned, self.replaced, self.unused, self.double_counts)
        said = (f"{len(some)} {word}" for word, some in zip(words, lists, strict=True) if some)
        return "".join(f"; {one}" for one in said)

    # -- what it is made of ---------------------------------------------------------------------

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of which something was brought over, in the order given."""
        return tuple({column.indicator.code: column.indicator for column in self.columns}.values())

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units of which there is a figure, in the order of the map."""
        have = {unit for column in self.columns for unit in column.units}
        ordered = dict.fromkeys(
            target
            for column in self.columns
            for layer in column.layers
            for target in layer.mapped.crosswalk.targets
        )
        return tuple(unit for unit in ordered if unit in have)

    def name(self, unit: str) -> str:
        """Give what a unit of the map is called; a group is called by its own name."""
        return self.registry.label(unit, on=self.on)

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
        check_indicator("ComparableSeries.indicator", indicator)
        column = self._by_key.get((indicator.code, period))
        layers = [] if column is None else column.of(unit)
        if column is None or not layers:
            return None
        told = [layer.mapped[unit] for layer in layers]
        caveats = [caveat for one in told for caveat in one.caveats]
        twice = self._twice(column, unit)
        missing = column.gaps(layers)
        if indicator.nature is Nature.DISTINCT_PEOPLE:
            parts = [layer.period for layer in layers if any(layer.into(unit))]
            if len(parts) > 1:
                caveats.append(Caveat(CaveatKind.DISTINCT, periods=tuple(dict.fromkeys(parts))))
        if missing:
            caveats.append(Caveat(CaveatKind.MISSING, periods=missing))
        if twice:
            names = (name for one in twice for name in (one.first_name, one.second_name))
            caveats.append(Caveat(CaveatKind.DOUBLE_COUNT, tuple(dict.fromkeys(names))))
        if self.breaks and indicator.nature is not Nature.STOCK:
            into = {unit, *self.told_by(unit, indicator, (period,))}
            across = (one for one in self.breaks_of(into, indicator) if one.is_inside(period))
            caveats += map(caveat_of, across)
        values = [one.value for one in told if one.value is not None]
        value: Bounds | None = None
        if len(values) == len(told) and not twice:
            value = together(values, indicator)
            if missing:
                value += Bounds(None if indicator.code in self.signed else 0, None)
        return Restated(
            unit=unit,
            indicator=indicator,
            value=value,
            sources=tuple(dict.fromkeys(source for one in told for source in one.sources)),
            caveats=_merged(caveats),
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
        told = {unit, *self.told_by(unit, indicator, (period, since))}
        broken = [one for one in self.breaks_of(told, indicator) if one.lies_between(since, period)]
        change = None
        if now.value is not None and before.value is not None and not broken:
            change = difference(indicator, now.value, before.value)
        caveats = tuple(map(caveat_of, broken))
        return RestatedChange(now=now, before=before, change=change, caveats=caveats)

    def breaks_of(
        self, units: Collection[str], indicator: Indicator
    ) -> tuple[DefinitionBreak, ...]:
        """Give the breaks of an indicator that concern one of ``units``, of the map or before."""
        return tuple(
            one
            for one, affected in zip(self.breaks, self._affected, strict=True)
            if one.indicator.code == indicator.code
            and (affected is None or not affected.isdisjoint(units))
        )

    def told_by(
        self, unit: str, indicator: Indicator, periods: Iterable[Period] | None = None
    ) -> frozenset[str]:
        """Give the units whose observations the figures of a unit are made of."""
        asked = self.periods if periods is None else periods
        columns = (self._by_key.get((indicator.code, period)) for period in asked)
        return frozenset(
            one.unit
            for column in columns
            if column is not None
            for layer in column.of(unit)
            for one in layer.into(unit)
        )

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

    def total(self, indicator: Indicator, period: Period) -> Bounds | None:
        """Give all that was reported and is on the map, put together before it was brought over.

        What nobody reported is not in it. There is none where some of it was reported twice.

        Raises:
            InvalidValueError: The series has no such indicator or period.
        """
        self._check(None, indicator, period)
        column = self._by_key.get((indicator.code, period))
        layers = () if column is None else column.layers
        if column is not None and any(
            self._are_in(one, column.ids) and column.reaches(one.first, one.second)
            for one in self.double_counts
        ):
            return None
        return together((layer.mapped.total for layer in layers), indicator)

    # -- what could not be brought over ---------------------------------------------------------

    @property
    def unmapped(self) -> tuple[Observation, ...]:
        """The observations of units that the registry did not know on their day."""
        return tuple(one for one, _ in self._beyond(lambda mapped: mapped.unmapped))

    @property
    def unassigned(self) -> tuple[tuple[Observation, Bounds], ...]:
        """The observations of units that ended without successor, and how much of each."""
        return self._beyond(lambda mapped: mapped.unassigned)

    @property
    def outside(self) -> tuple[tuple[Observation, Bounds], ...]:
        """The observations that went, or may have gone, outside, and how much of each."""
        return self._beyond(lambda mapped: mapped.outside)

    def _beyond(
        self, part: Callable[[Mapped], Mapping[str, Exact | Bounds]]
    ) -> tuple[tuple[Observation, Bounds], ...]:
        """Give each observation once, though the half and the year may be made of it."""
        found: dict[int, tuple[Observation, Bounds]] = {}
        for column in self.columns:
            for layer in column.layers:
                for unit, amount in part(layer.mapped).items():
                    one = layer.observed[unit]
                    bounds = amount if isinstance(amount, Bounds) else Bounds.exactly(amount)
                    found[id(one)] = (one, bounds)
        return tuple(found.values())

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
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or the series has no
                such indicator or unit.
        """
        shown = self.indicators if indicators is None else tuple(indicators)
        of = self.units if units is None else tuple(units)
        for indicator in shown:
            self._check_indicator(indicator)
        for unit in of:
            self._check_unit(unit)
        return series_table(self, language, shown, of)

    def _repr_html_(self) -> str:
        return self.table(units=self.units[:60]).html()

    # -- inside ---------------------------------------------------------------------------------

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, Period], Column]:
        return {(column.indicator.code, column.period): column for column in self.columns}

    @cached_property
    def _codes(self) -> Mapping[str, None]:
        return dict.fromkeys(column.indicator.code for column in self.columns)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.units)

    @cached_property
    def _doubled(self) -> dict[int, list[DoubleCount]]:
        found: dict[int, list[DoubleCount]] = {}
        for double in self.double_counts:
            found.setdefault(id(double.first), []).append(double)
        return found

    @staticmethod
    def _are_in(double: DoubleCount, ids: Collection[int]) -> bool:
        return id(double.first) in ids and id(double.second) in ids

    def _twice(self, column: Column, unit: str) -> list[DoubleCount]:
        """Give the double counts that both sides of would be in one figure."""
        if not self._doubled:
            return []
        into = dict.fromkeys(id(one) for layer in column.of(unit) for one in layer.into(unit))
        return [
            double
            for one in into
            for double in self._doubled.get(one, ())
            if self._are_in(double, into)
        ]

    def _is_exact(self, column: Column, unit: str) -> bool:
        layers = column.of(unit)
        return (
            all(layer.mapped.is_exact(unit) for layer in layers)
            and (len(layers) == 1 or column.indicator.nature is not Nature.DISTINCT_PEOPLE)
            and not column.gaps(layers)
            and not self._twice(column, unit)
        )

    def _check(self, unit: str | None, indicator: Indicator, period: Period) -> None:
        self._check_indicator(indicator)
        if period not in self.periods:
            said = f"one of {', '.join(map(str, self.periods))}"
            raise NotThereError("period", cast("object", period), said)
        if unit is not None:
            self._check_unit(unit)

    def _check_indicator(self, indicator: Indicator) -> None:
        check_indicator("ComparableSeries.indicator", indicator)
        if indicator.code not in self._codes:
            said = f"one of {', '.join(self._codes) or 'none'}"
            raise NotThereError("indicator", indicator.code, said)

    def _check_unit(self, unit: str) -> None:
        if unit not in self._known:
            said = f"the id of a unit of the series{near_hint(unit, self.units)}"
            raise NotThereError("unit", unit, said)


_NOT_SHOWN_EN: Final = (
    "of units not known on their day",
    "without successor",
    "replaced",
    "of no column",
    "pairs counted twice",
)
_NOT_SHOWN_VI: Final = (
    "số liệu của đơn vị không có trong danh mục vào ngày đó",
    "số liệu chưa có nơi kế thừa",
    "số liệu đã được thay thế",
    "số liệu không thuộc cột nào",
    "trường hợp tính trùng",
)


def _merged(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    """Say what is of one kind once."""
    units: dict[CaveatKind, dict[str, None]] = {}
    periods: dict[CaveatKind, dict[Period, None]] = {}
    for caveat in caveats:
        units.setdefault(caveat.kind, {}).update(dict.fromkeys(caveat.units))
        periods.setdefault(caveat.kind, {}).update(dict.fromkeys(caveat.periods))
    return tuple(Caveat(kind, tuple(named), tuple(periods[kind])) for kind, named in units.items())

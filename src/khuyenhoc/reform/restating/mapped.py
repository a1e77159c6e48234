"""The figures of one indicator on another map, and where the rest of them went."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import cast

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc.errors import NotThereError
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, grouped, hull
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.putting_together import people_of, share_of, together
from khuyenhoc.reform.restating.restated import Comparability, Restated, value_cell
from khuyenhoc.reform.restating.telling import told_twice
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Mapped"]

#: A notebook is shown so many units; ``table`` sets them all.
_SHOWN = 60


@frozen(kw_only=True, repr=False, eq=False)
class Mapped(Mapping[str, Restated]):
    """What the figures of one indicator come to on another map (số liệu quy đổi), by unit.

    Units of the other map are in it that may be made of a unit that reported. Nothing is lost:
    ``total``, ``outside``, ``unassigned`` and ``unmapped`` together are what was ``given``. What is
    ``told_twice``, as of a ward beside its district, is in none of them, and a figure that both
    would be in is not comparable.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.reform.crosswalks.building import crosswalk
    >>> from khuyenhoc.reform.territories.binh_thanh import binh_thanh_wards
    >>> walk = crosswalk(binh_thanh_wards(), date(2025, 6, 30), date(2025, 7, 1))
    >>> carried = walk.apply({"phuong-27": 900, "phuong-28": 700, "phuong-9": 400}, MEMBERS)
    >>> print(carried["phuong-binh-quoi-2025"])
    1,600 (exact)
    >>> carried.given, carried.total, dict(carried.unmapped)
    (Bounds(2000, 2000), Bounds(1600, 1600), {'phuong-9': 400})
    """

    indicator: Indicator
    crosswalk: Walk
    #: What was given of each unit that the crosswalk knows.
    reported: Mapping[str, Exact | Bounds]
    #: What was given of units that it does not know.
    unmapped: Mapping[str, Exact | Bounds]
    #: The units that did not report and are not missed: a unit that they were under did.
    silent: frozenset[str]
    #: Whether figures may be below 0.
    signed: bool
    _amounts: Mapping[str, Bounds | Exact] = field(alias="amounts")

    def __getitem__(self, unit: str) -> Restated:
        """Give the figure of a unit of the other map.

        Raises:
            InvalidValueError: There is no such unit, or nothing was reported of what it is made
                of. It is a ``KeyError`` too.
        """
        amount = self._amounts.get(unit) if isinstance(cast("object", unit), str) else None
        if amount is None:
            known = unit in self.crosswalk.sources
            said = (
                f"a unit of which something was reported, by one of {self._parts(unit)}"
                if known
                else f"the id of a unit of {self.crosswalk.end}"
                f"{near_hint(unit, self.crosswalk.targets)}"
            )
            raise NotThereError("unit", unit, said)
        value = amount if isinstance(amount, Bounds) else Bounds.exactly(amount)
        caveats, twice = tuple(self._caveats(unit)), self._areas_twice(unit)
        if twice:
            caveats = (*caveats, Caveat(CaveatKind.DOUBLE_COUNT, twice))
        return Restated(
            unit=unit,
            indicator=self.indicator,
            value=None if twice else value,
            sources=self.crosswalk.sources[unit],
            caveats=caveats,
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._amounts)

    def __len__(self) -> int:
        return len(self._amounts)

    def __contains__(self, unit: object) -> bool:
        return unit in self._amounts

    def __repr__(self) -> str:
        exact = sum(self.is_exact(unit) for unit in self)
        return (
            f"<Mapped {self.indicator.code} on {self.crosswalk.end}: {len(self)} units, "
            f"{exact} of them exact>"
        )

    def is_exact(self, unit: str) -> bool:
        """Tell whether the figure of a unit is one number, and no estimate."""
        amount = self._amounts[unit]
        if isinstance(amount, Bounds) and amount.value is None:
            return False
        return unit not in self._doubtful or self[unit].status is Comparability.EXACT

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        """The units of the other map whose figures may be estimates, or counted twice."""
        walk = self.crosswalk
        return frozenset(
            weight.target
            for unit in self.reported
            if len(walk.rows[unit]) > 1 or unit in walk.areas
            for weight in walk.rows[unit]
            if not isinstance(weight.target, Beyond)
        )

    @property
    def not_reported(self) -> tuple[str, ...]:
        """The units of the other map of which nothing was reported by what they are made of."""
        return tuple(
            target
            for target, sources in self.crosswalk.sources.items()
            if sources and target not in self._amounts
        )

    # -- where everything went ------------------------------------------------------------------

    @property
    def given(self) -> Bounds:
        """All that was given, of units known and not known."""
        return together([*self._told_once.values(), *self.unmapped.values()], self.indicator)

    @cached_property
    def total(self) -> Bounds:
        """All that is on the other map, put together before it was carried over."""
        share = people_of if self.indicator.nature is Nature.DISTINCT_PEOPLE else share_of
        parts = [
            share(one, value)
            for unit, value in self._told_once.items()
            for one in self._on_the_map(unit)
            if not isinstance(one.target, Beyond)
        ]
        return together(parts, self.indicator)

    def _on_the_map(self, unit: str) -> Row:
        """Give the weights of a unit towards all units of the map together, and beyond."""
        rows = self.crosswalk.rows
        below = self.crosswalk.areas.get(unit)
        if below is None:
            return grouped(rows[unit], lambda _: "on the map")
        return hull(grouped(rows[one], lambda _: "on the map") for one in below)

    @cached_property
    def told_twice(self) -> Mapping[str, tuple[str, ...]]:
        """The units that were told beside an area that holds them, each with these areas."""
        return told_twice(self.crosswalk, self.reported)

    @cached_property
    def _told_once(self) -> Mapping[str, Exact | Bounds]:
        twice = self.told_twice
        return {unit: value for unit, value in self.reported.items() if unit not in twice}

    @property
    def outside(self) -> Mapping[str, Bounds]:
        """What is, or may be, outside the registry, by the unit that it was reported of."""
        return self._gone(Beyond.OUTSIDE)

    @property
    def unassigned(self) -> Mapping[str, Bounds]:
        """What has no successor, by the unit that it was reported of."""
        return self._gone(Beyond.UNASSIGNED)

    def _gone(self, where: Beyond) -> Mapping[str, Bounds]:
        gone: dict[str, Bounds] = {}
        for unit, value in self._told_once.items():
            for weight in self._on_the_map(unit):
                if weight.target is where:
                    gone[unit] = Bounds(weight.low, weight.high) * value
        return gone

    # -- to show --------------------------------------------------------------------------------

    def to_rows(self) -> list[dict[str, str | Exact | list[str] | None]]:
        """Give one dictionary for each unit, of which any library makes a dataframe.

        ``low`` and ``high`` are the ends of what it can be, ``None`` where there is none.
        """
        return [
            {
                "unit": unit,
                "indicator": self.indicator.code,
                "low": None if one.value is None else one.value.low,
                "high": None if one.value is None else one.value.high,
                "exact": None if one.value is None else one.value.value,
                "status": one.status.value,
                "sources": list(one.sources),
                "caveats": [str(caveat) for caveat in one.caveats],
            }
            for unit, one in self.items()
        ]

    def table(self, language: str = "vi", *, units: Iterable[str] | None = None) -> Table:
        """Lay out the figures of ``units``, by default of all, with what is bounded and why.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or there is no such
                unit.
        """
        label = self.indicator.label(language)
        headings = in_language(
            language, vi=("Đơn vị", label, "Ghi chú"), en=("Unit", label, "Note")
        )
        rows = tuple(
            (
                self.crosswalk.target_name(unit),
                value_cell(one.value, language, self.indicator),
                "; ".join(caveat.sentence(language) for caveat in one.caveats) or None,
            )
            for unit, one in ((unit, self[unit]) for unit in (self if units is None else units))
        )
        return Table(headings, rows)

    def _repr_html_(self) -> str:
        return self.table(units=[*self][:_SHOWN]).html()

    # -- inside ---------------------------------------------------------------------------------

    def _parts(self, unit: str) -> str:
        return ", ".join(self.crosswalk.sources[unit][:9]) or "none, for it comes from nothing"

    def _areas_twice(self, unit: str) -> tuple[str, ...]:
        """Give the names of areas that a figure would hold together with what they hold."""
        into = self.crosswalk.sources[unit]
        areas = (area for one in into for area in self.told_twice.get(one, ()) if area in into)
        return tuple(map(self.crosswalk.name, dict.fromkeys(areas)))

    def _caveats(self, unit: str) -> Iterator[Caveat]:
        walk = self.crosswalk
        by_kind: dict[CaveatKind, list[str]] = {}
        # What is silent counts nobody; it is missed where others do not tell of it.
        sources = [
            one for one in walk.sources[unit] if one in self.reported or one not in self.silent
        ]
        for source in sources:
            for kind in self._of_source(source, unit):
                by_kind.setdefault(kind, []).append(walk.name(source))
        if self.indicator.nature is Nature.DISTINCT_PEOPLE and len(sources) > 1:
            by_kind[CaveatKind.DISTINCT] = [walk.name(source) for source in sources]
        for kind in CaveatKind:
            if kind in by_kind:
                yield Caveat(kind, tuple(by_kind[kind]))

    def _of_source(self, source: str, unit: str) -> Iterator[CaveatKind]:
        walk, value = self.crosswalk, self.reported.get(source)
        row = walk.rows[source]
        if value is None:
            yield CaveatKind.MISSING
            return
        if isinstance(value, Bounds):
            yield CaveatKind.BOUNDED
        if len(row) > 1 and self.signed:
            yield CaveatKind.SIGNED
        if len(row) > 1 and value != 0:  # of nothing, every share is nothing
            exact = all(weight.is_exact for weight in row if weight.target == unit)
            yield CaveatKind.BY_SHARE if exact else CaveatKind.SPLIT
        if source in walk.loose and value != 0:
            yield CaveatKind.LOOSE

"""Who covers what: the association beside the territory, on one day."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc._validators import one_of_type, text, texts
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.tree import Tree

__all__ = ["Coverage", "CoverageCode", "CoverageFinding", "coverage"]


class CoverageCode(StrEnum):
    """What is to be said of how the association covers the territory."""

    #: A unit with nothing under it that nobody covers.
    UNCOVERED = "uncovered"
    #: A unit that several cover of which none is above the other.
    COVERED_TWICE = "covered-twice"
    #: An organisation names a unit that the territory does not have on that day.
    UNKNOWN_UNIT = "unknown-unit"


@frozen(kw_only=True)
class CoverageFinding:
    """One thing to be said of who covers what; after a reform it may well be so, for a time.

    >>> finding = CoverageFinding(code=CoverageCode.UNCOVERED, unit="p6", vi="p6 chưa có hội.",
    ...                           en="p6 has none.")
    >>> print(finding)
    p6 chưa có hội.
    """

    code: CoverageCode = field(validator=one_of_type(CoverageCode))
    #: The id of the unit of territory.
    unit: str = field(validator=text)
    #: The ids of the organisations, in the order of the association.
    organisations: tuple[str, ...] = field(default=(), validator=texts)
    #: The sentence in Vietnamese and in English.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "code": self.code.value,
            "unit": self.unit,
            "organisations": list(self.organisations),
            "vi": self.vi,
            "en": self.en,
        }


def _tree(name: str, value: object) -> None:
    if not isinstance(value, Tree):
        raise InvalidValueError(name, value, "a Tree, as Hierarchy.on gives it")


@frozen(repr=False)
class Coverage:
    """Which organisations cover which units of territory (địa bàn) on one day.

    An organisation covers the units it names and all under them. After a reform the association
    lags behind: a commune with no association yet, and two provincial ones in one province, are
    findings and no errors.

    Raises:
        InvalidValueError: One is no tree, or they are trees of different days.
    """

    association: Tree
    territory: Tree

    def __attrs_post_init__(self) -> None:
        _tree("Coverage.association", self.association)
        _tree("Coverage.territory", self.territory)
        if self.association.day != self.territory.day:
            said = f"a tree of {self.association.day.isoformat()}, the day of the association's"
            raise InvalidValueError("Coverage.territory", self.territory.day, said)

    @property
    def day(self) -> date:
        """The day of both trees."""
        return self.territory.day

    def __repr__(self) -> str:
        found = len(self.findings)
        return f"<Coverage of {self.territory.name!r} on {self.day}: {found} findings>"

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[str, ...]]:
        """The units that each organisation names and that are there, in the territory's order."""
        return {
            organisation.id: tuple(sorted(known, key=self.territory.index))
            for organisation in self.association.units
            if (known := {unit for unit in _covers(organisation) if unit in self.territory})
        }

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[str, ...]]:
        """Who covers each unit, directly or through a unit above it; ``()`` where nobody does."""
        return {
            unit: tuple(sorted(found, key=self.association.index))
            for unit, found in self._covering.items()
        }

    @cached_property
    def uncovered(self) -> tuple[str, ...]:
        """The units with nothing under them that nobody covers."""
        return tuple(unit for unit in self.territory.leaves if not self.by_unit[unit])

    @cached_property
    def covered_twice(self) -> Mapping[str, tuple[str, ...]]:
        """Units that several cover of which none is above the other, and these organisations.

        A unit is listed where one of them names it: of a province that two provincial associations
        cover, the province, and not each of its communes.
        """
        found: dict[str, tuple[str, ...]] = {}
        for unit, all_of_it in self.by_unit.items():
            beside = {
                organisation
                for here in self._direct.get(unit, ())
                for other in all_of_it
                if not self._is_above(here, other) and not self._is_above(other, here)
                for organisation in (here, other)
            }
            if beside:
                found[unit] = tuple(sorted(beside, key=self.association.index))
        return found

    @cached_property
    def unknown(self) -> tuple[tuple[str, str], ...]:
        """Each organisation with a unit it names that the territory does not have on that day."""
        return tuple(
            (organisation.id, unit)
            for organisation in self.association.units
            for unit in dict.fromkeys(_covers(organisation))
            if unit not in self.territory
        )

    @cached_property
    def findings(self) -> tuple[CoverageFinding, ...]:
        """All that is to be said: what nobody covers, what several do, what is not there."""
        return tuple(self._found())

    def table(self, language: str = "vi") -> Table:
        """Give a row per unit of territory: who covers it, and what is to be said of that.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        headings = in_language(
            language,
            vi=("Đơn vị", "Tổ chức hội", "Ghi chú"),
            en=("unit", "organisations", "note"),
        )
        said = {
            finding.unit: finding.sentence(language)
            for finding in self.findings
            if finding.code is not CoverageCode.UNKNOWN_UNIT
        }
        rows = [
            (self.territory.label(unit), self._names(found) or None, said.get(unit))
            for unit, found in self.by_unit.items()
        ]
        rows += (
            (finding.unit, self._names(finding.organisations), finding.sentence(language))
            for finding in self.findings
            if finding.code is CoverageCode.UNKNOWN_UNIT
        )
        return Table(headings, tuple(rows), caption=f"{self.territory.name}, {self.day}")

    def _repr_html_(self) -> str:
        return self.table().html()

    # -- inside ---------------------------------------------------------------------------------

    @cached_property
    def _direct(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for organisation, units in self.by_organisation.items():
            for unit in units:
                found.setdefault(unit, []).append(organisation)
        return found

    @cached_property
    def _covering(self) -> dict[str, frozenset[str]]:
        # Breadth first, what a unit hangs under comes before it.
        found: dict[str, frozenset[str]] = {}
        for unit, above in zip(self.territory.ids, self.territory.parents, strict=True):
            through = frozenset[str]() if above < 0 else found[self.territory.ids[above]]
            here = self._direct.get(unit)
            found[unit] = through.union(here) if here else through
        return found

    def _is_above(self, higher: str, lower: str) -> bool:
        """Tell whether one is the other or above it."""
        return higher == lower or higher in self.association.ancestors(lower)

    def _names(self, organisations: tuple[str, ...]) -> str:
        return ", ".join(map(self.association.label, organisations))

    def _found(self) -> Iterator[CoverageFinding]:
        for unit in self.uncovered:
            name = self.territory.label(unit)
            yield CoverageFinding(
                code=CoverageCode.UNCOVERED,
                unit=unit,
                vi=f"{name} chưa có tổ chức hội nào phụ trách.",
                en=f"no organisation covers {name}.",
            )
        for unit, several in self.covered_twice.items():
            name, names = self.territory.label(unit), self._names(several)
            yield CoverageFinding(
                code=CoverageCode.COVERED_TWICE,
                unit=unit,
                organisations=several,
                vi=f"{name} có nhiều tổ chức hội cùng phụ trách: {names}.",
                en=f"{name} is covered by several organisations side by side: {names}.",
            )
        for organisation, unit in self.unknown:
            name = self.association.label(organisation)
            yield CoverageFinding(
                code=CoverageCode.UNKNOWN_UNIT,
                unit=unit,
                organisations=(organisation,),
                vi=f"{name} phụ trách {unit}, mà ngày {self.day} không có đơn vị này.",
                en=f"{name} covers {unit}, which does not exist on {self.day}.",
            )


def coverage(association: Tree, territory: Tree) -> Coverage:
    """Lay the association beside the territory of the same day, by what its organisations cover.

    >>> day = date(2025, 7, 1)
    >>> from khuyenhoc.models.hierarchy import Hierarchy
    >>> association = Hierarchy(name="association", units=tuple(
    ...     Organisation(id=f"hoi-{place}", name=f"Hội {place}", covers=("tay-ninh-2025",))
    ...     for place in ("Tây Ninh", "Long An")))
    >>> print(coverage(association.on(day), Tree.of(day, {"tay-ninh-2025": None})).findings[0])
    tay-ninh-2025 có nhiều tổ chức hội cùng phụ trách: Hội Long An, Hội Tây Ninh.

    Raises:
        InvalidValueError: One is no tree, or they are trees of different days.
    """
    return Coverage(association, territory)


def _covers(unit: object) -> tuple[str, ...]:
    # Units of territory cover nothing.
    return unit.covers if isinstance(unit, Organisation) else ()

"""How a table of wards before and since 1 July 2025 is written down, and what is made of it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = [
    "DISTRICT_TIER",
    "FIRST_DAY",
    "NewWard",
    "OldWard",
    "moves_of",
    "new_wards",
    "old_wards",
    "urban_district",
]

#: The first day of the new wards; with the day before the district tier ended.
FIRST_DAY: Final = date(2025, 7, 1)
DISTRICT_TIER: Final = Period(None, FIRST_DAY)


@frozen
class OldWard:
    """A ward until 30 June 2025: its id, name and code, and the new wards that it went to."""

    id: str
    name: str
    code: str
    into: tuple[str, ...]


@frozen
class NewWard:
    """A ward founded on 1 July 2025: its id, name and code."""

    id: str
    name: str
    code: str


def urban_district(id: str, name: str) -> AdministrativeUnit:  # noqa: A002 - as the field
    """Make a district as it was to the end of its tier; from when on is not stated."""
    kind = AdministrativeKind.URBAN_DISTRICT
    return AdministrativeUnit(id=id, name=name, kind=kind, period=DISTRICT_TIER)


def old_wards(rows: Iterable[OldWard], period: Period) -> tuple[AdministrativeUnit, ...]:
    """Make the units of ``rows``; what established them is not stated."""
    return tuple(_ward(row, period, None) for row in rows)


def new_wards(rows: Iterable[NewWard], basis: Citation) -> tuple[AdministrativeUnit, ...]:
    """Make the units of ``rows``, established by ``basis``."""
    return tuple(_ward(row, Period(FIRST_DAY), basis) for row in rows)


def moves_of(rows: Iterable[OldWard], share: Share) -> tuple[Move, ...]:
    """Make the moves of ``rows``: ``share`` of each ward to every one that it went to."""
    return tuple(Move(row.id, target, share) for row in rows for target in row.into)


def _ward(row: OldWard | NewWard, period: Period, basis: Citation | None) -> AdministrativeUnit:
    return AdministrativeUnit(
        id=row.id,
        name=row.name,
        kind=AdministrativeKind.WARD,
        period=period,
        codes=(("gso", row.code),),
        basis=basis,
    )

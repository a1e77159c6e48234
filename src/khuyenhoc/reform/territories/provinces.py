"""The provinces of Vietnam over time, and what became of which on 1 July 2025."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from attrs import evolve

from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.reform.territories.province_table import AFTER, BEFORE, TURNED_INTO_CITIES
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["provinces"]

_FIRST_DAY: Final = date(2025, 7, 1)
_REFORM: Final = Citation(
    instrument="202/2025/QH15",
    place="34 đơn vị cấp tỉnh, hoạt động từ ngày 1/7/2025",
    evidence=Evidence.SECONDARY,
    url="laodong.vn/1522769",
)
_IN_FORCE: Final = date(2025, 6, 12)

#: The day of the last change that the sources have, by which Bắc Ninh became a city. They tell
#: nothing of the days after it.
_VERIFIED_ON: Final = date(2026, 9, 20)


@cache
def provinces() -> Registry:
    """Give the 63 provinces until 30 June 2025 and the 34 since (đơn vị hành chính cấp tỉnh).

    Each of the 52 that were merged went into one new unit as a whole, so a figure of people, money
    or anything else that adds up is carried over exactly. The 11 others are the same unit before
    and after. All are roots: there is no unit of the whole country. Codes are of the scheme
    ``"gso"``, the statistics office's. They identify nobody, and neither do names: 44 was Quảng
    Bình and is Quảng Trị, which was 45.

    From when on there were 63 is not stated: they are given for any day before the reform, however
    long ago, and Thừa Thiên Huế as a province for any day up to the end of 2024. What changed in
    earlier years is not in the table, nor by what the units of that time were established.

    >>> registry = provinces()
    >>> before, after = registry.on(date(2025, 6, 30)), registry.on(date(2025, 7, 1))
    >>> len(before), len(after), registry.verified_on
    (63, 34, datetime.date(2026, 9, 20))
    >>> before.with_code("gso", "44"), after.with_code("gso", "44")
    ('quang-binh', 'quang-tri-2025')
    >>> [move.source for move in registry.changes[0].moves if move.target == "can-tho-2025"]
    ['can-tho', 'hau-giang', 'soc-trang']
    """
    return Registry(
        hierarchy=Hierarchy(name="provinces", units=tuple(_versions())),
        changes=(
            StructureChange(
                effective=_FIRST_DAY,
                moves=tuple(Move(row.id, row.into) for row in BEFORE if row.into),
                is_exhaustive=True,
                basis=_REFORM,
                in_force=_IN_FORCE,
            ),
        ),
        verified_on=_VERIFIED_ON,
    )


def _versions() -> Iterator[AdministrativeUnit]:
    turned = {city.id: city for city in TURNED_INTO_CITIES}
    for row, start, end, basis in (
        *((row, None, _FIRST_DAY if row.into else None, None) for row in BEFORE),
        *((row, _FIRST_DAY, None, _REFORM) for row in AFTER),
    ):
        unit = AdministrativeUnit(
            id=row.id,
            name=row.name,
            kind=row.kind,
            period=Period(start, end) if start or end else None,
            codes=(("gso", row.code),),
            basis=basis,
        )
        city = turned.get(row.id)
        if city is None:
            yield unit
            continue
        yield evolve(unit, period=Period(start, city.first_day))
        yield evolve(
            unit,
            name=city.name,
            kind=AdministrativeKind.CENTRALLY_RUN_CITY,
            period=Period(city.first_day, end),
            basis=Citation(instrument=city.instrument, evidence=Evidence.SECONDARY),
        )

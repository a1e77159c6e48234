"""Quảng Bình and Quảng Trị before and after 1 July 2025: a code and a name that change hands."""

from datetime import date, timedelta
from typing import Final

from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

JULY: Final = date(2025, 7, 1)
JUNE: Final = date(2025, 6, 30)
BASIS: Final = Citation(instrument="202/2025/QH15", evidence=Evidence.SECONDARY)


def unit(
    unit: str,
    name: str,
    code: str | None = None,
    period: Period | None = None,
    kind: AdministrativeKind = AdministrativeKind.PROVINCE,
) -> AdministrativeUnit:
    codes = () if code is None else (("gso", code),)
    return AdministrativeUnit(id=unit, name=name, kind=kind, codes=codes, period=period)


BEFORE, SINCE = Period(None, JULY), Period(JULY)
TWO_PROVINCES: Final = Registry(
    hierarchy=Hierarchy(
        name="territory",
        units=(
            unit("quang-binh", "Quảng Bình", "44", BEFORE),
            unit("quang-tri", "Quảng Trị", "45", BEFORE),
            unit("quang-tri-2025", "Quảng Trị", "44", SINCE),
            unit("hue", "Thừa Thiên Huế", "46", Period.until(date(2024, 12, 31))),
            unit(
                "hue",
                "Huế",
                "46",
                Period(date(2025, 1, 1)),
                AdministrativeKind.CENTRALLY_RUN_CITY,
            ),
            unit("x-ht", "Hoà Bình", "19999", kind=AdministrativeKind.COMMUNE),
            unit("p-ht", "Hoà Bình", "19998", kind=AdministrativeKind.WARD),
            unit("p-cc", "Hòa Bình", "19997", kind=AdministrativeKind.WARD),
        ),
        links=(
            Link("x-ht", "hue"),
            Link("p-ht", "hue"),
            Link("p-cc", "quang-tri", BEFORE),
            Link("p-cc", "quang-tri-2025", SINCE),
        ),
    ),
    changes=(
        StructureChange(
            effective=JULY,
            moves=(Move("quang-binh", "quang-tri-2025"), Move("quang-tri", "quang-tri-2025")),
            basis=BASIS,
        ),
    ),
)
ONE_DAY: Final = timedelta(days=1)


def days_near(registry: Registry) -> list[date]:
    """Give the day before and the day of each on which a unit or a link begins or ends."""
    dated = (*registry.hierarchy.units, *registry.hierarchy.links)
    periods = [one.period for one in dated if one.period]
    ends = {day for period in periods for day in (period.start, period.end) if day}
    return sorted({day + shift for day in ends for shift in (-ONE_DAY, ONE_DAY * 0)})

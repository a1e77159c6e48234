"""What users tell of years before and after July 2025, told from the top of the package."""

from datetime import date
from typing import Final

import pytest

import khuyenhoc as kh

BEFORE: Final = date(2025, 6, 30)
AFTER: Final = date(2025, 7, 1)
EARLIER: Final = kh.Period.year(2023)
LATER: Final = kh.Period.year(2025)

#: The five associations of the published reports: the registry, the units that an earlier figure
#: is of, those that a later one is of, and the group that they are one of, where there is one.
FIVE: Final = {
    "Cần Thơ": (
        kh.provinces,
        {"can-tho": 383_058, "hau-giang": 1, "soc-trang": 1},
        {"can-tho-2025": 400_000},
        None,
    ),
    "Quảng Trị": (
        kh.provinces,
        {"quang-tri": 216_652, "quang-binh": 1},
        {"quang-tri-2025": 230_000},
        None,
    ),
    "Hải Phòng": (
        kh.provinces,
        {"hai-phong": 500_000, "hai-duong": 502_825},
        {"hai-phong-2025": 1_000_000},
        None,
    ),
    "quận Bình Thạnh": (
        kh.binh_thanh_wards,
        {"quan-binh-thanh": 52_873},
        {
            "phuong-binh-loi-trung-2025": 9_000,
            "phuong-binh-quoi-2025": 6_000,
            "phuong-binh-thanh-2025": 12_000,
            "phuong-gia-dinh-2025": 13_000,
            "phuong-thanh-my-tay-2025": 13_000,
        },
        "Bình Thạnh",
    ),
    "quận Hoàn Kiếm": (
        kh.hoan_kiem_wards,
        {"quan-hoan-kiem": 23_880},
        {
            "phuong-ba-dinh-2025": 9_000,
            "phuong-hoan-kiem-2025": 9_000,
            "phuong-cua-nam-2025": 9_000,
            "phuong-hong-ha-2025": 9_000,
            "phuong-van-mieu-quoc-tu-giam-2025": 9_000,
        },
        "Hoàn Kiếm",
    ),
}


@pytest.mark.parametrize("place", FIVE)
def test_two_years_of_each_seed_are_compared(place: str) -> None:
    """Kills: a join by code, a district that has no way into the new map, a year that is lost."""
    registry_of, earlier, later, group = FIVE[place]
    registry = registry_of()
    told = [
        *(
            kh.Observation.of(unit, kh.MEMBERS, EARLIER, members, structure=BEFORE)
            for unit, members in earlier.items()
        ),
        *(kh.Observation.of(unit, kh.MEMBERS, LATER, members) for unit, members in later.items()),
    ]
    groups = None if group is None else dict.fromkeys(later, group)
    series = kh.comparable(told, registry, on=AFTER, areas=True, groups=groups)
    unit = group or next(iter(later))
    before, now = (series.cell(unit, kh.MEMBERS, period) for period in (EARLIER, LATER))
    assert before.value is not None
    assert sum(earlier.values()) in before.value
    assert now.value == kh.Bounds.exactly(sum(later.values()))
    change = series.change(unit, kh.MEMBERS, LATER, since=EARLIER).change
    assert change is not None
    assert sum(later.values()) - sum(earlier.values()) in change.units


def test_provinces_of_2024_are_34_exact_sums() -> None:
    """Kills: a province that is left out, or shared out."""
    provinces = kh.provinces()
    walk = kh.crosswalk(provinces, date(2024, 12, 31), AFTER)
    members_2024 = {unit: 1 << place for place, unit in enumerate(walk)}
    carried = walk.apply(members_2024, kh.MEMBERS)
    assert len(carried) == 34
    assert all(one.status is kh.Comparability.EXACT for one in carried.values())
    assert carried.total == carried.given == kh.Bounds.exactly((1 << 63) - 1)


def test_neither_code_nor_name_alone_finds_quang_tri() -> None:
    """Kills: a look-up that takes today's meaning, or the first that it comes upon."""
    provinces = kh.provinces()
    for ask, said in ((provinces.resolve, "44"), (provinces.named, "Quảng Trị")):
        with pytest.raises(kh.AmbiguousUnitError) as raised:
            ask(said)
        assert "quang-tri-2025 (Quảng Trị, from 2025-07-01)" in str(raised.value)
    assert provinces.named("Quảng Trị", on=BEFORE) == provinces.resolve("45", on=BEFORE)

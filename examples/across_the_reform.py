"""The associations of five places before and after 1 July 2025, on one map.

    python examples/across_the_reform.py

Printed are the members of Cần Thơ and Quảng Trị in 2023 with what both raised, the learning
families of Cần Thơ, the members of Quảng Trị in 2022, of quận Bình Thạnh in 2022 and of quận Hoàn
Kiếm in 2019; all other figures are made up.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date

import khuyenhoc as kh

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PROVINCES = kh.provinces()
MEMBERS, FAMILIES, RAISED = kh.MEMBERS, kh.LEARNING_FAMILIES, kh.FUND_RAISED
LAST_OF_OLD, FIRST_OF_NEW = kh.Period.half(2025, 1), kh.Period.half(2025, 2)


def told(
    period: kh.Period, indicator: kh.Indicator, figures: Mapping[str, int | str]
) -> list[kh.Observation]:
    """Take the figures of several units, plain numbers or as they were printed."""
    return [
        kh.Observation.of(
            unit, indicator, period, kh.read_quantity(value) if isinstance(value, str) else value
        )
        for unit, value in figures.items()
    ]


def years(*numbers: int) -> list[kh.Period]:
    """Give calendar years."""
    return [kh.Period.year(number) for number in numbers]


def names_and_codes() -> Iterator[str]:
    """Ask for Quảng Trị: by its code, by its name, and by both with a day."""
    for ask, what in ((PROVINCES.resolve, "44"), (PROVINCES.named, "Quảng Trị")):
        try:
            ask(what)
        except kh.AmbiguousUnitError as error:
            yield str(error)
    yield f"44, {BEFORE}: {PROVINCES.resolve('44', on=BEFORE)}"
    yield f"44, {AFTER}: {PROVINCES.resolve('44', on=AFTER)}"
    table = [("44", "Quảng Bình"), ("45", "Quảng Trị"), ("92", "Cần Thơ"), ("44", "Quảng Trị")]
    yield from PROVINCES.editions(table).sentences("vi")


def can_tho() -> kh.ComparableSeries:
    """Three associations until 2025, one since: members, titles and funds of four years."""
    series = [
        *told(
            kh.Period.year(2023),
            MEMBERS,
            {"can-tho": 383_058, "soc-trang": 251_300, "hau-giang": 190_740},
        ),
        *told(
            kh.Period.year(2024),
            MEMBERS,
            {"can-tho": 391_400, "soc-trang": 256_020, "hau-giang": 193_115},
        ),
        *told(kh.Period.year(2025), MEMBERS, {"can-tho-2025": 846_210}),
        *told(kh.Period.half(2026, 1), MEMBERS, {"can-tho-2025": 851_900}),
        *told(
            kh.Period.year(2023),
            FAMILIES,
            {"can-tho": 237_192, "soc-trang": 201_444, "hau-giang": 139_870},
        ),
        *told(kh.Period.year(2025), FAMILIES, {"can-tho-2025": 590_011}),
        *told(
            kh.Period.year(2023),
            RAISED,
            {"can-tho": "gần 60 tỉ đồng", "soc-trang": 31_200_000_000, "hau-giang": 22_450_000_000},
        ),
        *told(
            kh.Period.year(2024), RAISED, {"can-tho": 58_300_000_000, "soc-trang": 30_800_000_000}
        ),
        *told(
            LAST_OF_OLD,
            RAISED,
            {"can-tho": 27_100_000_000, "soc-trang": 14_900_000_000, "hau-giang": 10_050_000_000},
        ),
        *told(FIRST_OF_NEW, RAISED, {"can-tho-2025": 55_000_000_000}),
    ]
    columns = [*years(2023, 2024, 2025), kh.Period.half(2026, 1)]
    return kh.comparable(series, PROVINCES, on=AFTER, periods=columns)


def changes(series: kh.ComparableSeries) -> Iterator[str]:
    """Say by how much the members grew from year to year, and what was raised."""
    for indicator in (MEMBERS, RAISED):
        for since, year in ((2023, 2024), (2024, 2025), (2023, 2025)):
            one = series.change(
                "can-tho-2025", indicator, *years(year), since=kh.Period.year(since)
            )
            said = f"{indicator.label_vi}, {year} so với {since}"
            yield f"{said}: {one.sentence()} ({one.status.label_vi})"


def quang_tri() -> kh.ComparableSeries:
    """A province whose new namesake holds another one besides."""
    series = [
        *told(kh.Period.year(2022), MEMBERS, {"quang-tri": 206_689, "quang-binh": 301_508}),
        *told(kh.Period.year(2023), MEMBERS, {"quang-tri": 216_652, "quang-binh": 309_274}),
        *told(kh.Period.year(2025), MEMBERS, {"quang-tri-2025": 541_030}),
        *told(kh.Period.year(2023), RAISED, {"quang-tri": "gần 40 tỉ đồng"}),
    ]
    return kh.comparable(series, PROVINCES, on=AFTER)


def binh_thanh() -> Iterator[str]:
    """Fifteen wards that became five: each is a sum, and the district goes on as all of them."""
    wards = kh.binh_thanh_wards()
    walk = kh.crosswalk(wards, BEFORE, AFTER)
    old = [unit for unit in walk if wards.on(BEFORE).parent(unit)]
    members = {unit: 3_000 + 37 * place for place, unit in enumerate(old)}
    yield str(walk.apply(members, MEMBERS).table())
    district = wards.on(BEFORE).roots[0]
    printed = kh.Observation.of(district, MEMBERS, kh.Period.year(2022), 52_873, structure=BEFORE)
    together = dict.fromkeys(wards.existing(AFTER), "Bình Thạnh (cũ)")
    year = kh.Period.year(2022)
    alone = kh.comparable([printed], wards, on=AFTER, areas=True)
    whole = kh.comparable([printed], wards, on=AFTER, areas=True, groups=together)
    for series, unit in ((alone, alone.units[0]), (whole, whole.units[0])):
        figure = series.cell(unit, MEMBERS, year).sentence()
        yield f"Quận Bình Thạnh 2022, {series.name(unit)}: {figure}"


def hoan_kiem() -> Iterator[str]:
    """Eighteen wards, six of them divided: what became of the members of the old district."""
    wards = kh.hoan_kiem_wards()
    tree = wards.on(BEFORE)
    walk = kh.crosswalk(wards, BEFORE, AFTER)
    of_district = tree.children("quan-hoan-kiem")
    members = dict.fromkeys(of_district, 1_326)
    members[of_district[0]] += 23_880 - sum(members.values())
    neighbours = {unit: 900 for unit in walk if unit not in (*of_district, "quan-hoan-kiem")}
    carried = walk.apply(members | neighbours, MEMBERS)
    yield str(carried.table())
    gone = sum(carried.outside.values(), kh.Bounds.exactly(0))
    yield (
        f"Đã cho {kh.format_vi(carried.given)}: trên bản đồ mới {kh.format_vi(carried.total)}, "
        f"ngoài danh mục {kh.format_vi(gone)}"
    )


def counted_twice() -> Iterator[str]:
    """A whole year of the new association beside the first half of its predecessors."""
    year = kh.Period.year(2025)
    series = [
        *told(LAST_OF_OLD, RAISED, {"can-tho": 27_100_000_000}),
        *told(year, RAISED, {"can-tho-2025": 107_050_000_000}),
    ]
    for double in kh.double_counts(series, PROVINCES):
        yield double.sentence()
    found = kh.comparable(series, PROVINCES, on=AFTER, periods=[year])
    yield found.cell("can-tho-2025", RAISED, year).sentence()


def main() -> None:
    """Print it all."""
    print("# Mã và tên không phải là định danh", *names_and_codes(), sep="\n")
    series = can_tho()
    print(
        "\n# Cần Thơ, Sóc Trăng, Hậu Giang trên bản đồ mới", series.table().text(width=28), sep="\n"
    )
    print(*changes(series), sep="\n")
    print("\n# Quảng Trị và Quảng Bình", quang_tri().table().text(width=28), sep="\n")
    print("\n# Quận Bình Thạnh: nhập nguyên trạng", *binh_thanh(), sep="\n")
    print("\n# Quận Hoàn Kiếm: phường bị chia tách", *hoan_kiem(), sep="\n")
    print("\n# Tính trùng", *counted_twice(), sep="\n")


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

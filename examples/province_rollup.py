"""A province of 9 districts, 80 communes and 1,500 chapters: its totals, and who has not reported.

    python examples/province_rollup.py

The province is made up, but lifelike: chapters of all sectors under communes, districts and the
province, of which some have not reported, some reported twice, and some wrote what cannot be read.
Its tables stand in the folder ``province``.
"""

import csv
import os
import sys
from datetime import date
from pathlib import Path

import khuyenhoc as kh

TABLES = Path(__file__).parent / "province"


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a table."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reported_in(year: int) -> kh.RowsRead[kh.Report]:
    """Give what was reported for a year, the rows that cannot be read beside it."""
    return kh.reports_from_rows(rows(f"{year}.csv"), period=kh.Period.year(year))


def rolled_up(year: int, known_on: date | None = None) -> kh.Totals:
    """Give the totals of a year, on its last day's tree."""
    tree = kh.hierarchy_from_rows(rows("units.csv")).on(date(year, 12, 31))
    sectors = {unit.id: unit.sector for unit in tree.units if isinstance(unit, kh.Organisation)}
    villages = [unit for unit in tree.leaves if sectors[unit] is kh.Sector.TERRITORIAL]
    communes = [unit for unit in tree if tree.unit(unit).tier is kh.Tier.COMMUNE]
    return kh.roll_up(
        reported_in(year).items,
        tree,
        known_on=known_on,
        # Communes know the population, and chapters of villages the families; all have members.
        expected={
            kh.POPULATION: communes,
            kh.HOUSEHOLDS_REGISTERED: villages,
            kh.LEARNING_FAMILIES: villages,
        },
        # Nobody has seen a chapter of more than 300 members, or a village of more families.
        limits=dict.fromkeys(
            (kh.MEMBERS, kh.PARTY_MEMBERS, kh.HOUSEHOLDS_REGISTERED, kh.LEARNING_FAMILIES),
            kh.Bounds(0, 300),
        ),
    )


def main() -> None:
    """Print totals, ratios and changes by district, who is missing, and what is wrong."""
    before, totals = rolled_up(2022), rolled_up(2023)
    tree = totals.tree
    shown = ["tinh", *(it for it in tree if tree.unit(it).tier is kh.Tier.DISTRICT)]

    print("NĂM 2023\n")
    print(totals.table("vi", units=shown))
    print("\nTỶ LỆ HỘI VIÊN TRONG DÂN SỐ\n")
    print(totals.ratios(kh.MEMBERS, of=kh.POPULATION).table("vi", units=shown))
    print("\nGIA ĐÌNH HỌC TẬP TRONG SỐ HỘ ĐĂNG KÝ\n")
    families = totals.ratios(kh.LEARNING_FAMILIES, of=kh.HOUSEHOLDS_REGISTERED)
    print(families.table("vi", units=shown))
    print("\nHỘI VIÊN SO VỚI NĂM 2022\n")
    print(totals.changes(kh.MEMBERS, since=before).table("vi", units=shown))

    print("\nCHƯA BÁO CÁO HỘI VIÊN\n")
    for unit in totals["tinh"][kh.MEMBERS].missing:
        print(f"  {unit}, {tree.label(unit)}, {tree.label(tree.parent(unit) or unit)}")
    print("\nDÒNG KHÔNG ĐỌC ĐƯỢC\n")
    for bad in reported_in(2023).bad:
        print(f"  {bad}")
    print("\nMÂU THUẪN, BÁO CÁO KHÔNG DÙNG ĐƯỢC\n")
    for finding in totals.findings:
        print(f"  {finding}")
    early = rolled_up(2023, known_on=date(2024, 1, 15))
    print("\nĐến ngày 15/01/2024 mới biết:", early["tinh"][kh.MEMBERS].sentence("vi"))


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as after ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

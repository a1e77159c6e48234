"""The tables of the page on territories are those of the code."""

from datetime import date
from pathlib import Path
from typing import Final

import khuyenhoc as kh

PAGE: Final = Path(__file__).parents[3] / "docs" / "reference" / "territories.md"
JULY_1: Final = date(2025, 7, 1)


def units() -> list[kh.AdministrativeUnit]:
    return [one for one in kh.provinces().hierarchy.units if isinstance(one, kh.AdministrativeUnit)]


def starts(one: kh.AdministrativeUnit) -> date | None:
    return None if one.period is None else one.period.start


def rows_of_merged() -> list[str]:
    before = kh.provinces().on(date(2025, 6, 30))
    (change,) = kh.provinces().changes
    rows: list[str] = []
    for one in units():
        parts = [before.label(move.source) for move in change.moves if move.target == one.id]
        if starts(one) == JULY_1:
            rows.append(f"| {one.codes[0][1]} | {one.name} | `{one.id}` | {', '.join(parts)} |")
    return rows


def rows_of_cities() -> list[str]:
    turned = [
        (starts(one), f"{one.name} (`{one.id}`) | {one.basis.instrument}")
        for one in units()
        if one.basis and starts(one) != JULY_1
    ]
    return [f"| {day} | {said} |" for day, said in sorted(turned, key=str)]


def rows_of_registries() -> list[str]:
    return [
        f"`kh.{wards.__name__}()`: {wards().verified_on}"
        for wards in (kh.provinces, kh.binh_thanh_wards, kh.hoan_kiem_wards)
    ]


def printed(heading: str) -> list[str]:
    """Give the rows of the table on the page that has this heading."""
    table = PAGE.read_text("utf-8").partition(f"{heading}\n")[2].partition("\n\n")[0]
    return table.splitlines()[1:]


def test_the_tables_are_those_of_the_code() -> None:
    """Kills: a merged province or a city of the code that is missing on its page."""
    assert printed("| code | unit | id | of |") == rows_of_merged()
    assert printed("| from | city | by |") == rows_of_cities()
    cells = [row.strip("| ").split(" | ") for row in printed("| | what | by | verified on |")]
    assert [f"{row[0]}: {row[-1]}" for row in cells] == rows_of_registries()


def test_the_untouched_are_named() -> None:
    """Kills: a name left out of the list of those that kept their id."""
    (change,) = kh.provinces().changes
    gone = {move.source for move in change.moves}
    tree = kh.provinces().on(JULY_1)
    stayed = {
        tree.label(unit) for unit in kh.provinces().on(date(2025, 6, 30)).ids if unit not in gone
    }
    line = PAGE.read_text("utf-8").partition("Untouched, with one id before and after: ")[2]
    assert set(line.partition(".\n")[0].split(", ")) == stayed

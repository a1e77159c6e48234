"""A made-up country of five tiers, and figures for its chapters: the same on every run."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Final

import khuyenhoc as kh

__all__ = ["DAY", "INDICATORS", "YEAR", "columns_of", "parents_of", "rows_of"]

DAY: Final = date(2023, 12, 31)
YEAR: Final = kh.Period.year(2023)

_ADDED: Final = [
    indicator for indicator in kh.CATALOGUE if indicator.nature in (kh.Nature.STOCK, kh.Nature.FLOW)
]
#: 18 that are counted, and 6 in đồng.
INDICATORS: Final = [
    *[one for one in _ADDED if one.unit is not None and one.unit.kind is kh.UnitKind.COUNT][:18],
    *[one for one in _ADDED if one.unit == kh.VND][:6],
]


def parents_of(chapters: int) -> dict[str, str | None]:
    """Give what each unit hangs under: 19 chapters a commune, 9 communes a district, 9 of these."""
    above: dict[str, str | None] = {"nation": None}
    for chapter in range(chapters):
        commune = chapter // 19
        district, province = commune // 9, commune // 81
        above[f"province-{province}"] = "nation"
        above[f"district-{district}"] = f"province-{province}"
        above[f"commune-{commune}"] = f"district-{district}"
        above[f"chapter-{chapter}"] = f"commune-{commune}"
    return above


def columns_of(tree: kh.Tree) -> dict[kh.Indicator, list[int | None]]:
    """Give a column for each indicator: counts up to 400, amounts up to 50 million đồng.

    Of a hundred chapters three have not reported; of the others, two cells in a hundred are blank.
    """
    chance = Random(2023)
    leaves = set(tree.leaves)
    speaks = [unit in leaves and chance.random() >= 0.03 for unit in tree.ids]
    return {
        indicator: [
            (
                chance.randrange(50_001) * 1_000
                if indicator.unit == kh.VND
                else chance.randrange(401)
            )
            if spoke and chance.random() >= 0.02
            else None
            for spoke in speaks
        ]
        for indicator in INDICATORS
    }


def rows_of(tree: kh.Tree) -> Iterator[dict[str, str]]:
    """Give the rows of a spreadsheet: a line for each chapter, its cells as text."""
    columns = columns_of(tree)
    for place, unit in enumerate(tree.ids):
        if tree.slices[place][0] == tree.slices[place][1]:
            cells = {
                indicator.code: "" if (number := column[place]) is None else str(number)
                for indicator, column in columns.items()
            }
            yield {"Mã đơn vị": unit, **cells}

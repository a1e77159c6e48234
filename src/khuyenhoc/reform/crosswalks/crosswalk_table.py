"""The weights of a crosswalk as a table."""

from collections.abc import Mapping
from typing import Final

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["crosswalk_rows", "crosswalk_table"]


def crosswalk_table(walk: Walk, chosen: Mapping[str, Row], language: str) -> Table:
    """Lay out the weights of the units of ``chosen`` in percent."""
    headings = in_language(language, vi=("Từ", "Thuộc về", "%"), en=("From", "Belongs to", "%"))
    beyond = in_language(language, vi=_BEYOND_VI, en=_BEYOND_EN)
    rows = tuple(
        (
            walk.name(unit),
            beyond[target] if isinstance(target, Beyond) else walk.target_name(target),
            _percent(low, high, language),
        )
        for unit, row in chosen.items()
        for target, low, high in row
    )
    return Table(headings, rows)


def crosswalk_rows(walk: Walk) -> list[dict[str, str | Exact | None]]:
    """Give one dictionary for each weight."""
    return [
        {
            "source": unit,
            "target": None if isinstance(target, Beyond) else target,
            "beyond": target.value if isinstance(target, Beyond) else None,
            "low": low,
            "high": high,
        }
        for unit, row in walk.rows.items()
        for target, low, high in row
    ]


_BEYOND_VI: Final = {Beyond.OUTSIDE: "(ngoài danh mục)", Beyond.UNASSIGNED: "(chưa có nơi kế thừa)"}
_BEYOND_EN: Final = {Beyond.OUTSIDE: "(outside)", Beyond.UNASSIGNED: "(no successor stated)"}


def _percent(low: Exact, high: Exact, language: str) -> str:
    if language == "en":
        return bounds_in_english(Bounds(low * 100, high * 100))
    return format_vi(low * 100 if low == high else Bounds(low * 100, high * 100))

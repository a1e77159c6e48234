"""A comparable series as a table, and as rows for a dataframe."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reform.restating.restated import value_cell
from khuyenhoc.reform.series.definition_break import caveat_of
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.number import Exact

if TYPE_CHECKING:
    from khuyenhoc.reform.series.series import ComparableSeries

__all__ = ["series_rows", "series_table"]


def series_table(
    series: "ComparableSeries",
    language: str,
    indicators: tuple[Indicator, ...],
    units: tuple[str, ...],
) -> Table:
    """Lay out the cells, and beside each row why some are not exact."""
    first, second, last = in_language(
        language, vi=("Đơn vị", "Chỉ tiêu", "Ghi chú"), en=("Unit", "Indicator", "Note")
    )
    headings = [
        str(period) if language == "en" else format_period_vi(period) for period in series.periods
    ]
    rows: list[tuple[str | None, ...]] = []
    for unit in units:
        for indicator in indicators:
            cells = [series.get(unit, indicator, period) for period in series.periods]
            if not any(cells):
                continue
            notes = dict.fromkeys(
                caveat.sentence(language) for cell in cells if cell for caveat in cell.caveats
            )
            said = (
                None if cell is None else value_cell(cell.value, language, indicator)
                for cell in cells
            )
            notes |= dict.fromkeys(_breaks(series, unit, indicator, language))
            row = (series.name(unit), indicator.label(language), *said, "; ".join(notes) or None)
            rows.append(row)
    caption = series.not_shown(language).removeprefix("; ")
    return Table((first, second, *headings, last), tuple(rows), caption=caption)


def _breaks(
    series: "ComparableSeries", unit: str, indicator: Indicator, language: str
) -> Iterator[str]:
    """Say which definitions changed between the columns of a row."""
    for one in series.breaks_of({unit, *series.told_by(unit, indicator)}, indicator):
        if any(one.lies_between(*pair) for pair in pairwise(series.periods)):
            yield caveat_of(one).sentence(language)


def series_rows(series: "ComparableSeries") -> list[dict[str, str | Exact | list[str] | None]]:
    """Give one dictionary for each cell."""
    return [
        {
            "unit": unit,
            "name": series.name(unit),
            "indicator": indicator.code,
            "period": str(period),
            "low": None if cell.value is None else cell.value.low,
            "high": None if cell.value is None else cell.value.high,
            "exact": None if cell.value is None else cell.value.value,
            "status": cell.status.value,
            "caveats": [str(caveat) for caveat in cell.caveats],
        }
        for indicator in series.indicators
        for period in series.periods
        for unit, cell in series.cells(indicator, period).items()
    ]

"""A comparable series as a table, and as rows for a dataframe."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reform.restating.restated import Restated, value_cell
from khuyenhoc.reform.series.definition_break import DefinitionBreak, caveat_of
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

__all__ = ["Laid", "series_rows", "series_table"]


class Laid(Protocol):
    """What is laid out: a series as its table sees it, which ``ComparableSeries`` is."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """The columns, in order."""
        ...

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of which something was brought over."""
        ...

    def name(self, unit: str) -> str:
        """Give what a unit is called."""
        ...

    def get(self, unit: str, indicator: Indicator, period: Period) -> Restated | None:
        """Give the figure of a unit where there is one."""
        ...

    def cells(self, indicator: Indicator, period: Period) -> dict[str, Restated]:
        """Give the figures of all units that have one."""
        ...

    def breaks_of(
        self, units: Collection[str], indicator: Indicator
    ) -> tuple[DefinitionBreak, ...]:
        """Give the breaks of an indicator that concern one of ``units``."""
        ...

    def told_by(self, unit: str, indicator: Indicator) -> frozenset[str]:
        """Give the units whose observations the figures of a unit are made of."""
        ...

    def not_shown(self, language: str) -> str:
        """Say how many observations are not in the figures."""
        ...


def series_table(
    series: Laid,
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


def _breaks(series: Laid, unit: str, indicator: Indicator, language: str) -> Iterator[str]:
    """Say which definitions changed between the columns of a row."""
    for one in series.breaks_of({unit, *series.told_by(unit, indicator)}, indicator):
        if any(one.lies_between(*pair) for pair in pairwise(series.periods)):
            yield caveat_of(one).sentence(language)


def series_rows(series: Laid) -> list[dict[str, str | Exact | list[str] | None]]:
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

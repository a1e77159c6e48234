"""Totals that units reported of themselves, against what their parts come to."""

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.rollup.sums import Sums
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english

__all__ = ["contradicted"]


def contradicted(sums: Sums) -> list[tuple[int, Finding]]:
    """Find the units whose own total cannot be what their parts come to."""
    found: list[tuple[int, Finding]] = []
    indicator, ids = sums.column.indicator, sums.layout.tree.ids
    for place, parts in sums.parts.items():
        own = sums.said(place)
        if own is None or own & parts is not None:
            continue
        gap = own - parts
        figures = sums.figures_at(place)
        unit = indicator.unit
        found.append(
            (
                place,
                Finding(
                    code="own-total-differs",
                    verdict=Verdict.CONTRADICTORY,
                    figures=tuple(f"{ids[place]}/{figure.key}" for figure in figures),
                    indicator=indicator,
                    unit=unit,
                    value=gap,
                    vi=f"{ids[place]} tự báo cáo {indicator.label_vi} là "
                    f"{bounds_in_vietnamese(own, unit)}, các đơn vị trực thuộc cộng lại là "
                    f"{bounds_in_vietnamese(parts, unit)}: chênh lệch "
                    f"{bounds_in_vietnamese(gap, unit)}.",
                    en=f"{ids[place]} itself reported {indicator.label_en} as "
                    f"{bounds_in_english(own)}, its parts come to {bounds_in_english(parts)}: "
                    f"a difference of {bounds_in_english(gap)}.",
                ),
            )
        )
    return found

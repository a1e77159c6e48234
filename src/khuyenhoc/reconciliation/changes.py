"""Printed changes: what there was before."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.case import Case
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, period_in_english, quoted
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Change
from khuyenhoc.values.unit import PERCENT

__all__ = ["changes"]


def changes(case: Case) -> Iterator[Finding]:
    """Derive the earlier figure from a level and its change or factor."""
    for figure in case.report:
        level = case.level(figure.about)
        if figure.says not in (Says.CHANGE, Says.FACTOR) or level is None or figure.target:
            continue
        now, moved = case.bounds(level), case.bounds(figure)
        if figure.says is Says.CHANGE:
            fell = figure.quantity.change is Change.DECREASE
            earlier = now + moved if fell else now - moved
        else:
            times = moved / 100 if figure.quantity.unit == PERCENT else moved
            if times.value == 0:
                continue  # "0 times" says nothing of what there was
            earlier = now / times
        yield _earlier(figure, level, earlier)


def _earlier(figure: Figure, level: Figure, earlier: Bounds) -> Finding:
    unit = level.quantity.unit
    tightened = earlier.whole() if unit is not None and unit.whole else earlier
    when_vi = "kỳ trước" if figure.since is None else format_period_vi(figure.since)
    when_en = "the earlier period" if figure.since is None else period_in_english(figure.since)
    label_vi, label_en = level.indicator.label("vi").lower(), level.indicator.label("en")
    source_vi = f"Từ {quoted(level)} và {quoted(figure)}"
    source_en = f"From {quoted(level)} and {quoted(figure)}"
    if tightened is None or (tightened.high is not None and tightened.high < 0):
        return Finding(
            code="no-earlier-level",
            verdict=Verdict.CONTRADICTORY,
            figures=(figure.key, level.key),
            indicator=level.indicator,
            unit=unit,
            value=tightened,
            vi=f"{source_vi}: {label_vi} {when_vi} không thể có, vì thấp hơn 0 hoặc không nguyên.",
            en=f"{source_en}: {label_en} in {when_en} cannot be, below 0 or not whole.",
        )
    return Finding(
        code="earlier-level",
        verdict=Verdict.DERIVED,
        figures=(figure.key, level.key),
        indicator=level.indicator,
        unit=unit,
        value=tightened,
        vi=f"{source_vi}: {label_vi} {when_vi} là {in_vietnamese(tightened, unit)}.",
        en=f"{source_en}: {label_en} in {when_en}: {in_english(tightened, unit)}.",
    )

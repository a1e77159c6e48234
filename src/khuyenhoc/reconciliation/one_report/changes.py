"""Printed changes: what there was before."""

from collections.abc import Iterator
from fractions import Fraction

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case
from khuyenhoc.reconciliation.wording import (
    in_english,
    in_vietnamese,
    lowered,
    period_in_english,
    quoted,
)
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Change
from khuyenhoc.values.unit import FACTOR, PERCENT, UnitKind

__all__ = ["changes"]


def changes(case: Case) -> Iterator[Finding]:
    """Derive the earlier figure from a level and its change or factor, or find it denied."""
    for figure in case.report:
        level = case.level(figure.about)
        if figure.says not in (Says.CHANGE, Says.FACTOR) or level is None or figure.target:
            continue
        earlier = _before(case, figure, level)
        if earlier is None or (earlier.low is None and earlier.high is None):
            continue
        yield _derived(case, figure, level, earlier)


def _before(case: Case, figure: Figure, level: Figure) -> Bounds | None:
    """Compute what there was, or ``None`` where the change does not say it."""
    now, moved = case.possible(level), case.possible(figure)
    fell = figure.quantity.change is Change.DECREASE
    if figure.quantity.unit == level.quantity.unit:
        return now + moved if fell else now - moved
    rate = _rate(figure, moved, fell=fell)
    rate = None if rate is None else rate & Bounds.more_than(0)
    return None if rate is None else now / rate


def _rate(figure: Figure, moved: Bounds, *, fell: bool) -> Bounds | None:
    """Give the level as a multiple of the earlier one.

    "Tăng 20%" is 1,2 times and "giảm 20%" 0,8; "gấp 2 lần" is 2 and "giảm 2 lần" a half; a percent
    without a direction ("bằng 120% năm trước") is the multiple itself.
    """
    if figure.quantity.unit == PERCENT:
        part = moved / 100
        if figure.quantity.change is None:
            return part if figure.says is Says.FACTOR else None
        return 1 - part if fell else 1 + part
    if figure.quantity.unit != FACTOR:
        return None
    some = moved & Bounds.more_than(0)
    return None if some is None else Fraction(1) / some if fell else some


def _derived(case: Case, figure: Figure, level: Figure, earlier: Bounds) -> Finding:
    unit = level.quantity.unit
    found: Bounds | None = earlier
    if unit is not None and unit.kind is UnitKind.COUNT:
        found = earlier & Bounds.at_least(0)
    if found is not None and unit is not None and unit.whole:
        found = found.whole()
    when_vi = "kỳ trước" if figure.since is None else format_period_vi(figure.since)
    when_en = "earlier period" if figure.since is None else period_in_english(figure.since)
    label_vi, label_en = lowered(level.indicator, "vi"), lowered(level.indicator, "en")
    source_vi = f"Từ {quoted(level)} và {quoted(figure)}"
    source_en = f"From {quoted(level)} and {quoted(figure)}"
    keys: tuple[str, ...] = (figure.key, level.key)
    if found is None:
        return Finding(
            code="no-earlier-level",
            verdict=Verdict.CONTRADICTORY,
            figures=keys,
            indicator=level.indicator,
            unit=unit,
            value=earlier,
            vi=f"{source_vi}: {label_vi} {when_vi} không thể có, vì thấp hơn 0 hoặc không nguyên.",
            en=f"{source_en}: {label_en} ({when_en}) cannot be, below 0 or not whole.",
        )
    printed = None
    if figure.since is not None:
        printed = case.only_level(level.indicator, level.scope, figure.since)
    denied = printed is not None and printed.key != level.key and not case.possible(printed) & found
    end_vi, end_en = "", ""
    if printed is not None and denied:
        keys = (*keys, printed.key)
        end_vi, end_en = f", nhưng in {quoted(printed)}", f", but {quoted(printed)} is printed"
    return Finding(
        code="change-contradicts" if denied else "earlier-level",
        verdict=Verdict.CONTRADICTORY if denied else Verdict.DERIVED,
        figures=keys,
        indicator=level.indicator,
        unit=unit,
        value=found,
        vi=f"{source_vi}: {label_vi} {when_vi} là {in_vietnamese(found, unit)}{end_vi}.",
        en=f"{source_en}: {label_en} ({when_en}) {in_english(found, unit)}{end_en}.",
    )

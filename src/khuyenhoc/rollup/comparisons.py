"""Totals of every unit set against each other: in ratio, and against an earlier time."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.by_unit import ByUnit
from khuyenhoc.rollup.change import TotalChange, change
from khuyenhoc.rollup.plan_result import PlanResult, against_plan
from khuyenhoc.rollup.pooling import check_kinds, pooled
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.unit import PERCENT

__all__ = ["changes", "plan_results", "ratios"]

_UnitTotals = Mapping[str, Mapping[Indicator, Total]]


def ratios(
    totals: _UnitTotals, tree: Tree, part: Indicator, whole: Indicator
) -> ByUnit[Ratio | BoundedRatio]:
    """Put the totals of ``part`` and ``whole`` of every unit in ratio.

    Raises:
        InvalidValueError: One is an amount of money and the other a count.
    """
    check_kinds(part, whole)
    found: dict[str, Ratio | BoundedRatio] = {}
    why: dict[str, Finding] = {}
    for unit in tree:
        counted, base = totals[unit].get(part), totals[unit].get(whole)
        if counted is None or base is None or counted.value is None or base.value is None:
            continue
        if base.value.value == 0:
            why[unit] = _of_nothing(tree.label(unit), counted, base)
            continue
        try:
            found[unit] = pooled(counted, base)
        except InvalidValueError:
            why[unit] = _above(tree.label(unit), counted, base, counted.value - base.value)
    return ByUnit(tree, found, why, _RatioCells(totals, part, whole))


def changes(
    totals: _UnitTotals, tree: Tree, indicator: Indicator, before: _UnitTotals
) -> ByUnit[TotalChange]:
    """Set the totals of every unit against those of the same unit at an earlier time."""
    found: dict[str, TotalChange] = {}
    for unit in tree:
        now = totals[unit].get(indicator)
        then = before[unit].get(indicator) if unit in before else None
        if now is None or then is None or now.value is None or then.value is None:
            continue
        found[unit] = change(now, then)
    return ByUnit(tree, found, {}, _ChangeCells(totals, indicator, before))


def plan_results(
    totals: _UnitTotals, tree: Tree, indicator: Indicator, planned: _UnitTotals
) -> ByUnit[PlanResult]:
    """Set the totals of every unit against what was planned there."""
    found: dict[str, PlanResult] = {}
    for unit in tree:
        actual = totals[unit].get(indicator)
        plan = planned[unit].get(indicator) if unit in planned else None
        if actual is None or plan is None or actual.value is None or plan.value is None:
            continue
        found[unit] = against_plan(actual, plan)
    return ByUnit(tree, found, {}, _PlanCells(totals, indicator, planned))


@frozen
class _RatioCells:
    """Part, whole and share, with how many reported each."""

    totals: _UnitTotals
    part: Indicator
    whole: Indicator

    def headings(self, language: str) -> tuple[str, ...]:
        part, whole = self.part.label(language), self.whole.label(language)
        of = in_language(language, vi="của", en="of")
        share = f"% {of} {whole[:1].lower()}{whole[1:]}"
        return (part, f"{whole} ({self.whole.code})" if part == whole else whole, share)

    def cells(
        self, unit: str, result: Ratio | BoundedRatio, language: str
    ) -> tuple[str | None, ...]:
        part, whole = self._sides(unit)
        return (
            part.short(language),
            whole.short(language),
            _percent(result.bounds * 100, language),
        )

    def row(self, unit: str, result: Ratio | BoundedRatio) -> dict[str, Any]:
        part, whole = self._sides(unit)
        return {
            "indicator": self.part.code,
            "of": self.whole.code,
            **_ends("part_", part.value),
            **_ends("whole_", whole.value),
            **_ends("", result.bounds),
            "part_coverage": part.coverage,
            "whole_coverage": whole.coverage,
            "zeros": part.zeros + whole.zeros,
        }

    def _sides(self, unit: str) -> tuple[Total, Total]:
        return self.totals[unit][self.part], self.totals[unit][self.whole]


@frozen
class _ChangeCells:
    """Before and now, and the change in units and in percent."""

    totals: _UnitTotals
    indicator: Indicator
    before: _UnitTotals

    def headings(self, language: str) -> tuple[str, ...]:
        return in_language(
            language,
            vi=("Kỳ trước", "Kỳ này", "Tăng, giảm", "Tăng, giảm (%)"),
            en=("Before", "Now", "Change", "Change (%)"),
        )

    def cells(self, unit: str, result: TotalChange, language: str) -> tuple[str | None, ...]:
        before, now = self._sides(unit)
        say = in_language(language, vi=bounds_in_vietnamese, en=bounds_in_english)
        percent = None if result.percent is None else _percent(result.percent, language)
        return (before.short(language), now.short(language), say(result.units), percent)

    def row(self, unit: str, result: TotalChange) -> dict[str, Any]:
        before, now = self._sides(unit)
        return {
            "indicator": self.indicator.code,
            **_ends("before_", before.value),
            **_ends("now_", now.value),
            **_ends("", result.units),
            **_ends("percent_", result.percent),
            "before_coverage": before.coverage,
            "now_coverage": now.coverage,
            "zeros": result.zeros,
        }

    def _sides(self, unit: str) -> tuple[Total, Total]:
        return self.before[unit][self.indicator], self.totals[unit][self.indicator]


@frozen
class _PlanCells:
    """Plan and what was reached, the share of it and the difference."""

    totals: _UnitTotals
    indicator: Indicator
    planned: _UnitTotals

    def headings(self, language: str) -> tuple[str, ...]:
        return in_language(
            language,
            vi=("Kế hoạch", "Thực hiện", "% kế hoạch", "Chênh lệch"),
            en=("Plan", "Reached", "% of plan", "Difference"),
        )

    def cells(self, unit: str, result: PlanResult, language: str) -> tuple[str | None, ...]:
        plan, actual = self._sides(unit)
        say = in_language(language, vi=bounds_in_vietnamese, en=bounds_in_english)
        share = None if result.ratio is None else _percent(result.ratio.bounds * 100, language)
        return (plan.short(language), actual.short(language), share, say(result.difference))

    def row(self, unit: str, result: PlanResult) -> dict[str, Any]:
        plan, actual = self._sides(unit)
        return {
            "indicator": self.indicator.code,
            **_ends("plan_", plan.value),
            **_ends("reached_", actual.value),
            **_ends("", None if result.ratio is None else result.ratio.bounds),
            **_ends("difference_", result.difference),
            "achieved": result.achieved,
            "plan_coverage": plan.coverage,
            "reached_coverage": actual.coverage,
            "zeros": result.zeros,
        }

    def _sides(self, unit: str) -> tuple[Total, Total]:
        return self.planned[unit][self.indicator], self.totals[unit][self.indicator]


def _percent(bounds: Bounds, language: str) -> str:
    if in_language(language, vi=True, en=False):
        return bounds_in_vietnamese(bounds, PERCENT)
    return f"{bounds_in_english(bounds)}%"


def _ends(prefix: str, bounds: Bounds | None) -> dict[str, Any]:
    """Give the ends of what is possible as columns of a dataframe, and the number if it is one."""
    return {
        f"{prefix}low": None if bounds is None else bounds.low,
        f"{prefix}high": None if bounds is None else bounds.high,
        f"{prefix}exact": None if bounds is None else bounds.value,
    }


def _of_nothing(name: str, part: Total, whole: Total) -> Finding:
    return Finding(
        code="share-of-nothing",
        verdict=Verdict.UNDETERMINED,
        figures=(f"{part.unit}/{part.indicator.code}", f"{whole.unit}/{whole.indicator.code}"),
        indicator=part.indicator,
        unit=part.indicator.unit,
        value=part.value,
        vi=f"{name}: {whole.indicator.label_vi} bằng 0, không tính được tỷ lệ "
        f"{part.indicator.label_vi}.",
        en=f"{name}: {whole.indicator.label_en} come to 0, so {part.indicator.label_en} have no "
        "share of them.",
    )


def _above(name: str, part: Total, whole: Total, gap: Bounds) -> Finding:
    return Finding(
        code="part-above-whole",
        verdict=Verdict.CONTRADICTORY,
        figures=(f"{part.unit}/{part.indicator.code}", f"{whole.unit}/{whole.indicator.code}"),
        indicator=part.indicator,
        unit=part.indicator.unit,
        value=gap,
        vi=f"{name}: {part.indicator.label_vi} cộng lại là {part.short('vi')}, nhiều hơn "
        f"{whole.indicator.label_vi}, {whole.short('vi')}.",
        en=f"{name}: {part.indicator.label_en} come to {part.short('en')}, which is above "
        f"{whole.indicator.label_en}, {whole.short('en')}.",
    )

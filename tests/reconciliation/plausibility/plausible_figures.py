"""Builders of reports and ranges, and strategies for ranges of every kind."""

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import bounds, prints_of
from khuyenhoc.values.unit import VND

WHY = "số liệu các năm trước"
YEAR = kh.Period.year(2023)
EVERYTHING = kh.Bounds(None, None)
#: A range that has one end, and that nothing printed is outside of.
SOME = kh.Bounds.at_least(0)
Exact = int | Fraction
Ranged = kh.LevelRange | kh.UnitValueRange | kh.ShareRange | kh.GrowthRange


def report(*figures: kh.Figure, period: kh.Period = YEAR, **more: Any) -> kh.Report:
    return kh.Report(organisation="p6", period=period, figures=figures, **more)


def figure(indicator: kh.Indicator, quantity: kh.Quantity | int | str, **more: Any) -> kh.Figure:
    if isinstance(quantity, str):
        quantity = kh.read_quantity(quantity)
    elif isinstance(quantity, int):
        quantity = kh.Quantity(value=quantity, unit=indicator.unit)
    return kh.Figure(**{"key": indicator.code, "indicator": indicator, **more}, quantity=quantity)


def members(value: kh.Quantity | int, period: kh.Period = YEAR, **more: Any) -> kh.Report:
    return report(figure(kh.MEMBERS, value), period=period, **more)


def a_level(allowed: kh.Bounds, **more: Any) -> kh.LevelRange:
    return kh.LevelRange(**{"indicator": kh.MEMBERS, **more}, range=allowed, because=WHY)


def a_unit_value(allowed: kh.Bounds, **more: Any) -> kh.UnitValueRange:
    values = {"amount": kh.PIGGY_BANK_SAVINGS, "per": kh.PIGGY_BANKS, **more}
    return kh.UnitValueRange(**values, range=allowed, because=WHY)


def a_share(allowed: kh.Bounds, **more: Any) -> kh.ShareRange:
    values = {"part": kh.MEMBERS, "base": kh.POPULATION, **more}
    return kh.ShareRange(**values, range=allowed, because=WHY)


def a_growth(
    low: Fraction | int | None, high: Fraction | int | None, **more: Any
) -> kh.GrowthRange:
    values = {"indicator": kh.MEMBERS, **more}
    return kh.GrowthRange(**values, range=kh.Bounds(low, high), because=WHY)


def day(year: int, month: int, of_month: int) -> kh.Period:
    return kh.Period.until(date(year, month, of_month))


@st.composite
def ranges(draw: st.DrawFn) -> Ranged:
    """Ranges of every kind, some of them narrow, about the figures of ``cases``."""
    match draw(st.sampled_from(("level", "unit", "share", "growth"))):
        case "level":
            allowed = draw(bounds(min_value=0, max_value=200_000))
            return a_level(SOME if allowed == EVERYTHING else allowed)
        case "unit":
            return a_unit_value(draw(bounds(min_value=0, max_value=2_000_000)))
        case "share":
            allowed = draw(bounds(min_value=0, max_value=100))
            low = None if allowed.low is None else min(Fraction(allowed.low, 100), Fraction(1))
            return a_share(kh.Bounds(low, 1))
        case _:
            low = draw(st.fractions(Fraction(1, 4), 1, max_denominator=20))
            return a_growth(low, low + draw(st.fractions(0, 1, max_denominator=20)))


@st.composite
def widened(draw: st.DrawFn, one: Ranged) -> Ranged:
    """The same range with one end or both further out."""
    low, high = one.range.low, one.range.high
    low = draw(st.sampled_from((low, None if low is None else low / Fraction(2), None)))
    high = draw(st.sampled_from((high, None if high is None else high * 2, None)))
    if isinstance(one, kh.LevelRange) and low is None and high is None:
        low = 0
    if isinstance(one, kh.GrowthRange) and low == 0:
        low = None
    return evolve(
        one,
        range=kh.Bounds(
            low,
            high,
            low_open=one.range.low_open and low == one.range.low and low is not None,
            high_open=one.range.high_open and high == one.range.high and high is not None,
        ),
    )


@st.composite
def truths(draw: st.DrawFn) -> dict[kh.Indicator, int]:
    """What a report's figures truly are."""
    return {
        kh.MEMBERS: draw(st.integers(0, 150_000)),
        kh.POPULATION: draw(st.integers(1, 400_000)),
        kh.PIGGY_BANKS: draw(st.integers(0, 60_000)),
        kh.PIGGY_BANK_SAVINGS: draw(st.integers(0, 10**11)),
    }


@st.composite
def reports_of(
    draw: st.DrawFn, truth: dict[kh.Indicator, int], period: kh.Period = YEAR
) -> kh.Report:
    """A report that prints ``truth`` truly, in whatever words."""
    made: list[kh.Figure] = []
    for indicator, value in truth.items():
        unit = indicator.unit or VND
        about = kh.PIGGY_BANKS.code if indicator == kh.PIGGY_BANK_SAVINGS else None
        quantity = draw(prints_of(value, unit=unit))
        made.append(figure(indicator, quantity, about=about))
    return report(*made, period=period)

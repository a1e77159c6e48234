"""What type checkers must say of values: mypy reads this file, and nothing runs it.

An ``ignore`` is an expectation too: mypy fails when the error it names is no longer found.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.habit import RoundingHabit, infer_rounding
from khuyenhoc.values.hidden import hidden_part, hidden_whole
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Quantity
from khuyenhoc.values.ratio import Base, Ratio
from khuyenhoc.values.rounding import Rounding, round_to, unround
from khuyenhoc.values.timeline import Timeline


def bounds_are_closed_under_arithmetic(a: Bounds, b: Bounds) -> None:
    assert_type(a + b, Bounds)
    assert_type(a - 1, Bounds)
    assert_type(1 - a, Bounds)
    assert_type(a * Fraction(1, 2), Bounds)
    assert_type(1 / a, Bounds)
    assert_type(-a, Bounds)
    assert_type(a | b, Bounds)
    assert_type(a.low, int | Fraction | None)
    a + 0.5  # type: ignore[operator]
    a * "2"  # type: ignore[operator]
    Bounds(0, 1, True)  # type: ignore[call-arg]  # noqa: FBT003


def what_may_be_nothing_must_be_asked_about(a: Bounds, b: Bounds) -> None:
    assert_type(a & b, Bounds | None)
    assert_type(a.whole(), Bounds | None)
    assert_type(hidden_whole(54, "96,42%"), Bounds | None)
    assert_type(hidden_part(56, "96,42%", rounding=Rounding.DOWN), Bounds | None)
    (a & b).low  # type: ignore[union-attr]


def a_quantity_has_bounds(quantity: Quantity) -> None:
    assert_type(quantity.bounds(), Bounds)
    assert_type(quantity.bounds(Rounding.DOWN, WITHIN_A_TENTH), Bounds)
    assert_type(quantity.value, int | Fraction)
    assert_type(quantity.whole, Quantity | None)
    quantity.bounds("down")  # type: ignore[arg-type]
    quantity.value = 3  # type: ignore[misc]


def a_ratio_is_exact_and_prints_as_decimal(ratio: Ratio) -> None:
    assert_type(ratio.value, Fraction)
    assert_type(ratio.percent(), Decimal)
    assert_type(ratio.percent(places=2, rounding=Rounding.DOWN), Decimal)
    assert_type(ratio.pool(ratio, ratio), Ratio)
    assert_type(ratio < ratio, bool)
    ratio < 1  # type: ignore[operator]
    ratio.percent(2)  # type: ignore[call-arg]


def a_ratio_names_its_base(indicator: Indicator) -> None:
    base: Base = indicator
    assert_type(Ratio(54, 56, of=base), Ratio)
    Ratio(54, 56)  # type: ignore[call-arg]
    Ratio(54, 56, of="clans")  # type: ignore[arg-type]
    Ratio(54.0, 56, of=base)  # type: ignore[arg-type]


def money_meets_its_own_kind(dong: Dong) -> None:
    assert_type(dong + dong, Dong)
    assert_type(3 * dong, Dong)
    assert_type(dong / dong, Fraction)
    assert_type(sum([dong, dong], Dong(0)), Dong)
    dong + 1  # type: ignore[operator]
    dong * dong  # type: ignore[operator]
    dong / 2  # type: ignore[operator]


def a_timeline_keeps_the_type_of_its_values(period: Period, day: date) -> None:
    shares = Timeline(((period, Fraction(9, 10)),))
    assert_type(shares, Timeline[Fraction])
    assert_type(shares.at(day), Fraction)
    assert_type(shares.during(period), tuple[tuple[Period, Fraction], ...])
    shares.at("2024-01-26")  # type: ignore[arg-type]
    Timeline([(period, 1)])  # type: ignore[arg-type]


def a_period_may_have_no_end(period: Period, day: date) -> None:
    assert_type(period.start, date | None)
    assert_type(period.last_day, date | None)
    assert_type(period & period, Period | None)
    assert_type(period.split(day), tuple[Period, Period])
    assert_type(Period.year(2023), Period)
    Period.through(day, day)  # type: ignore[call-arg]


def rounding_is_named() -> None:
    assert_type(round_to(Fraction(1, 3), Fraction(1, 100), Rounding.DOWN), int | Fraction)
    assert_type(unround(60, 10), Bounds)
    assert_type(infer_rounding([(54, 56, "96,42%")]), RoundingHabit)
    assert_type(infer_rounding([]).only, Rounding | None)
    round_to(Fraction(1, 3), Fraction(1, 100))  # type: ignore[call-arg]

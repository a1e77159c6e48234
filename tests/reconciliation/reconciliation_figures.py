"""Builders of figures and reports, and ways to find one finding among many."""

from fractions import Fraction

from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.values.unit import PERCENT

YEAR = kh.Period.year(2023)
HABITS = st.sampled_from((kh.Rounding.HALF_UP, kh.Rounding.DOWN))


def report(*figures: kh.Figure) -> kh.Report:
    return kh.Report(organisation="p6", period=YEAR, figures=figures)


def level(key: str, value: int, indicator: kh.Indicator = kh.MEMBERS, **more: object) -> kh.Figure:
    quantity = kh.Quantity(value=value, unit=indicator.unit)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def share(key: str, printed: kh.Quantity, **more: object) -> kh.Figure:
    values: dict[str, object] = {
        "indicator": kh.MEMBERS,
        "says": kh.Says.SHARE,
        "base": kh.POPULATION,
        "about": "members",
    }
    return kh.Figure(key=key, quantity=printed, **{**values, **more})  # type: ignore[arg-type]


def percent(value: int | Fraction, step: int | Fraction = 1, **more: object) -> kh.Quantity:
    return kh.Quantity(value=value, unit=PERCENT, resolution=step, **more)  # type: ignore[arg-type]


def money(
    key: str, words: str, indicator: kh.Indicator = kh.FUND_RAISED, **more: object
) -> kh.Figure:
    quantity = kh.read_quantity(words)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def change(words: str, *, since: kh.Period | None = None, **more: object) -> kh.Figure:
    quantity = kh.read_quantity(words)
    values: dict[str, object] = {
        "key": "change",
        "indicator": kh.MEMBERS,
        "says": kh.Says.CHANGE,
        "about": "members",
    }
    return kh.Figure(quantity=quantity, since=since, **{**values, **more})  # type: ignore[arg-type]


def codes(found: kh.Reconciliation) -> list[str]:
    return [finding.code for finding in found]


def only(found: kh.Reconciliation, code: str) -> kh.Finding:
    (finding,) = [finding for finding in found if finding.code == code]
    return finding

"""Builders of reports for the ledger of claims, and strategies that draw them from one truth."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st

import khuyenhoc as kh

Y2018, H1, H2 = kh.Period.year(2018), kh.Period.half(2018, 1), kh.Period.half(2018, 2)
#: What is told of in drawn reports: what there is on a day, and what happens in a period.
TOLD = (kh.MEMBERS, kh.FUND_RAISED)


def figure(key: str, indicator: kh.Indicator, words: str, **more: object) -> kh.Figure:
    quantity = kh.read_quantity(words)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def share(key: str, words: str, **more: object) -> kh.Figure:
    values = {"says": kh.Says.SHARE, "base": kh.POPULATION, **more}
    return figure(key, kh.MEMBERS, words, **values)


def change(key: str, words: str, about: str, since: kh.Period, **more: object) -> kh.Figure:
    values = {"says": kh.Says.CHANGE, "about": about, "since": since, **more}
    return figure(key, kh.MEMBERS, words, **values)


def report(
    *figures: kh.Figure,
    on: date | None = None,
    by: str | None = None,
    of: str = "hai-duong",
    period: kh.Period = Y2018,
    scope: str | None = None,
) -> kh.Report:
    return kh.Report(
        organisation=of,
        period=period,
        figures=figures,
        published_by=by,
        published_on=on,
        scope=scope,
    )


def members(words: str, **more: object) -> kh.Report:
    """Make a report that says one number of members."""
    return report(figure("members", kh.MEMBERS, words), **more)  # type: ignore[arg-type]


def raised(words: str, **more: object) -> kh.Report:
    return report(figure("raised", kh.FUND_RAISED, words), **more)  # type: ignore[arg-type]


def codes(ledger: kh.ClaimsLedger) -> list[str]:
    return [finding.code for finding in ledger.findings]


def only(ledger: kh.ClaimsLedger, code: str) -> kh.Finding:
    (finding,) = [finding for finding in ledger.findings if finding.code == code]
    return finding


def found(*reports: kh.Report, **more: object) -> kh.ClaimsLedger:
    return kh.ClaimsLedger.of(reports, **more)  # type: ignore[arg-type]


PERIODS = st.sampled_from(
    [
        *(kh.Period.year(year) for year in (2017, 2018)),
        *(kh.Period.half(year, half) for year in (2017, 2018) for half in (1, 2)),
        kh.Period.first_months(2018, 9),
        *(kh.Period.quarter(2018, quarter) for quarter in (2, 3)),
        kh.Period.until(date(2018, 12, 31)),
    ]
)
SCOPES = st.sampled_from((None, None, "12 huyện", "khối trường học"))
DAYS = st.none() | st.sampled_from((date(2018, 7, 6), date(2018, 12, 20), date(2019, 3, 1)))
Truth = Callable[[kh.Indicator, str, str | None, kh.Period], int]


@st.composite
def printed(draw: st.DrawFn, value: int, unit: kh.Unit | None) -> kh.Quantity:
    """Draw one of the ways in which print says a number: exactly, rounded, with a bounding word."""
    step = draw(st.sampled_from((1, 10, 100)))
    below = value - value % step
    ways: tuple[dict[str, Any], ...] = (
        {"value": value},
        {"value": (value + step // 2) // step * step, "resolution": step},
        {"value": below, "resolution": step},
        {"value": value + step, "qualifier": kh.Qualifier.NEARLY},
        {"value": below, "high": below + step, "qualifier": kh.Qualifier.RANGE},
        {"value": value, "qualifier": kh.Qualifier.APPROX},
        {
            "value": max(value - 1, 0),
            "qualifier": kh.Qualifier.MORE_THAN if value else kh.Qualifier.EXACT,
        },
    )
    return kh.Quantity(unit=unit, **draw(st.sampled_from(ways)))


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Draw what there is on each day and what happens in each half-year, of each part alone."""
    drawn: dict[tuple[object, ...], int] = {}

    def one(*key: object) -> int:
        if key not in drawn:
            drawn[key] = draw(st.integers(0, 3_000))
        return drawn[key]

    def truth(
        indicator: kh.Indicator, organisation: str, scope: str | None, period: kh.Period
    ) -> int:
        if indicator.nature is kh.Nature.STOCK:
            return one(indicator.code, organisation, scope, period.last_day)
        if period.start is None:
            return one(indicator.code, organisation, scope, period)
        months = [str(month.start) for month in period.months()]
        return sum(one(indicator.code, organisation, scope, month) // 12 for month in months)

    return truth


@st.composite
def reports_of(draw: st.DrawFn, truth: Truth | None, max_size: int = 6) -> list[kh.Report]:
    """Draw reports, of one truth or, where there is none, of any numbers at all."""
    made: list[kh.Report] = []
    for _ in range(draw(st.integers(1, max_size))):
        organisation = draw(st.sampled_from(("hai-duong", "quang-tri")))
        period, scope = draw(PERIODS), draw(SCOPES)
        figures: list[kh.Figure] = []
        for indicator in TOLD:

            def value(of: kh.Period, told: kh.Indicator = indicator) -> int:
                if truth is None:
                    return draw(st.integers(0, 3_000))
                return truth(told, organisation, scope, of)  # noqa: B023 - called at once

            now = value(period)
            quantity = draw(printed(now, indicator.unit))
            figures.append(kh.Figure(key=indicator.code, indicator=indicator, quantity=quantity))
            if draw(st.booleans()):
                since = draw(PERIODS)
                moved = now - value(since)
                figures.append(
                    kh.Figure(
                        key=f"{indicator.code}-moved",
                        indicator=indicator,
                        says=kh.Says.CHANGE,
                        about=indicator.code,
                        since=since,
                        quantity=kh.Quantity(
                            value=abs(moved),
                            unit=indicator.unit,
                            change=kh.Change.DECREASE if moved < 0 else kh.Change.INCREASE,
                        ),
                    )
                )
        made.append(
            kh.Report(
                organisation=organisation,
                period=period,
                figures=tuple(figures),
                scope=scope,
                published_on=draw(DAYS),
                published_by=draw(st.sampled_from((None, "Báo A", "Báo B"))),
            )
        )
    return distinct(made)


def distinct(reports: Iterable[kh.Report]) -> list[kh.Report]:
    return list(dict.fromkeys(reports))

"""Reports of a province and its districts that all tell one truth, and builders of figures."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.prints import prints_of
from khuyenhoc.testing.reports import printed_percent

DISTRICTS: Final = ("d1", "d2", "d3")
TREE: Final = kh.Tree.of(date(2023, 12, 31), dict.fromkeys(DISTRICTS, "p"))
Y2022: Final = kh.Period.year(2022)
Y2023: Final = kh.Period.year(2023)
H1: Final = kh.Period.half(2023, 1)
H2: Final = kh.Period.half(2023, 2)
Truth = Mapping[tuple[str, kh.Indicator, kh.Period], int]

STOCKS: Final = (kh.MEMBERS, kh.WOMEN_MEMBERS, kh.POPULATION)
FLOWS: Final = (kh.MEMBERS_NEW, kh.FUND_RAISED, kh.FUND_SPENT)


def level(key: str, value: int, indicator: kh.Indicator = kh.MEMBERS, **more: object) -> kh.Figure:
    quantity = kh.Quantity(value=value, unit=indicator.unit)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def change(key: str, value: int, about: str, since: kh.Period, **more: object) -> kh.Figure:
    way = kh.Change.INCREASE if value >= 0 else kh.Change.DECREASE
    indicator = more.pop("indicator", kh.MEMBERS)
    quantity = kh.Quantity(value=abs(value), unit=kh.MEMBERS.unit, change=way)
    return kh.Figure(
        key=key,
        indicator=indicator,  # type: ignore[arg-type]
        says=kh.Says.CHANGE,
        quantity=quantity,
        about=about,
        since=since,
        **more,  # type: ignore[arg-type]
    )


def percent(key: str, value: str, **more: object) -> kh.Figure:
    number = Fraction(value)
    places = len(value.partition(".")[2])
    quantity = kh.Quantity(value=number, unit=kh.PERCENT, resolution=Fraction(1, 10**places))
    values: dict[str, object] = {"indicator": kh.MEMBERS, "says": kh.Says.SHARE}
    return kh.Figure(key=key, quantity=quantity, **{**values, **more})  # type: ignore[arg-type]


def report(organisation: str, period: kh.Period, *figures: kh.Figure, **more: object) -> kh.Report:
    return kh.Report(
        organisation=organisation,
        period=period,
        figures=figures,
        **more,  # type: ignore[arg-type]
    )


@st.composite
def truths(draw: st.DrawFn, *, direct: bool = True) -> Truth:
    """Draw what was true of each district and of the province, which may have more than theirs."""
    true: dict[tuple[str, kh.Indicator, kh.Period], int] = {}
    counts = st.integers(0, 5_000)
    for unit in (*DISTRICTS, "direct"):
        none = unit == "direct" and not direct
        some = st.just(0) if none else counts
        for period in (Y2022, H1, Y2023):
            women = true[unit, kh.WOMEN_MEMBERS, period] = draw(some)
            members = true[unit, kh.MEMBERS, period] = women + draw(some)
            true[unit, kh.POPULATION, period] = members + draw(some)
        opening = true[unit, kh.FUND_BALANCE, Y2022] = draw(some)
        for indicator in (kh.MEMBERS_NEW, kh.FUND_RAISED):
            for half in (H1, H2):
                true[unit, indicator, half] = draw(some)
        spent = draw(st.integers(0, opening + true[unit, kh.FUND_RAISED, H1]))
        true[unit, kh.FUND_SPENT, H1] = spent
        left = opening - spent + true[unit, kh.FUND_RAISED, H1] + true[unit, kh.FUND_RAISED, H2]
        true[unit, kh.FUND_SPENT, H2] = draw(st.integers(0, left))
        for indicator in FLOWS:
            halves = true[unit, indicator, H1] + true[unit, indicator, H2]
            true[unit, indicator, Y2023] = halves
        true[unit, kh.RECIPIENTS, Y2023] = draw(some)
    _add_up(draw, true)
    for (unit, indicator, period), number in tuple(true.items()):
        if indicator in STOCKS and period == Y2023:
            true[unit, indicator, H2] = number
    return true


def _add_up(draw: st.DrawFn, true: dict[tuple[str, kh.Indicator, kh.Period], int]) -> None:
    for (unit, indicator, period), number in tuple(true.items()):
        if unit != "direct":
            continue
        parts = [true[district, indicator, period] for district in DISTRICTS]
        everyone = sum(parts) + number
        if indicator == kh.RECIPIENTS:  # the same people may be in several
            everyone = draw(st.integers(max(*parts, number), everyone))
        true["p", indicator, period] = everyone


@st.composite
def true_reports(draw: st.DrawFn, truth: Truth) -> tuple[kh.Report, ...]:
    """Draw reports that print parts of ``truth`` in whatever words, and what proves nothing."""
    places = st.tuples(
        st.sampled_from(("p", "p", *DISTRICTS)), st.sampled_from((Y2022, H1, H2, Y2023))
    )
    chosen = draw(st.lists(places, min_size=1, max_size=5))
    made = [_true_report(draw, truth, unit, period) for unit, period in chosen]
    return tuple(dict.fromkeys(made))


def _true_report(draw: st.DrawFn, truth: Truth, unit: str, period: kh.Period) -> kh.Report:
    figures: dict[str, kh.Figure] = {}
    known = {i: n for (who, i, when), n in truth.items() if (who, when) == (unit, period)}
    for indicator, number in known.items():
        if draw(st.booleans()):
            figures[indicator.code] = _printed(draw, indicator.code, indicator, number)
    members, people = known.get(kh.MEMBERS), known.get(kh.POPULATION)
    if members and people and "members" in figures and draw(st.booleans()):
        habit = draw(st.sampled_from((kh.Rounding.HALF_UP, kh.Rounding.DOWN)))
        figures["share"] = kh.Figure(
            key="share",
            indicator=kh.MEMBERS,
            says=kh.Says.SHARE,
            base=kh.POPULATION,
            about="members",
            quantity=printed_percent(members, people, draw(st.integers(0, 3)), habit),
        )
    if members is not None and "members" in figures and draw(st.booleans()):
        since = draw(st.sampled_from((Y2022, H1)))
        figures["up"] = change("up", members - truth[unit, kh.MEMBERS, since], "members", since)
    for noise in draw(st.lists(st.sampled_from(sorted(NOISE)), unique=True, max_size=2)):
        value = draw(st.integers(0, 20_000))
        figures[noise] = level(noise, value, kh.MEMBERS, **NOISE[noise])
    day = draw(st.none() | st.dates(date(2023, 1, 1), date(2024, 12, 31)))
    return report(unit, period, *figures.values(), published_on=day)


#: What another report does not have to agree with.
NOISE: Final[Mapping[str, Mapping[str, object]]] = {
    "scoped": {"scope": "3 xã"},
    "aim": {"target": True},
    "open": {"period": kh.Period(date(2021, 1, 1))},
    "earlier": {"period": kh.Period.year(2015), "scope": "đã báo cáo"},
}


def _printed(draw: st.DrawFn, key: str, indicator: kh.Indicator, number: int) -> kh.Figure:
    unit = indicator.unit or kh.PERSON
    exact = kh.Quantity(value=number, unit=unit)
    quantity = draw(st.just(exact) | prints_of(number, unit=unit))
    return kh.Figure(key=key, indicator=indicator, quantity=quantity)

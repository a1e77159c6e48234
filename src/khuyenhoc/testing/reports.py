"""Strategies for whole reports whose figures can be true together."""

from fractions import Fraction

from hypothesis import strategies as st

from khuyenhoc.errors import UndefinedRatioError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import (
    CHAPTERS,
    MEMBERS,
    ORGANISATIONS,
    PARTY_MEMBERS,
    POPULATION,
)
from khuyenhoc.models.report import Report
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Change, Quantity
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import ORGANISATION, PERCENT, PERSON

__all__ = ["printed_percent", "reports"]


def printed_percent(part: int, whole: int, places: int, rounding: Rounding) -> Quantity:
    """Print ``part`` of ``whole`` in percent, as a report that rounds so would.

    >>> printed_percent(54, 56, 2, Rounding.DOWN).value
    Fraction(4821, 50)

    Raises:
        UndefinedRatioError: ``whole`` is 0.
    """
    if not whole:
        raise UndefinedRatioError(f"{part} of 0 in percent")
    step = Fraction(1, 10**places)
    value = round_to(Fraction(100 * part, whole), step, rounding)
    return Quantity(value=value, unit=PERCENT, resolution=step)


@st.composite
def reports(
    draw: st.DrawFn,
    *,
    rounding: st.SearchStrategy[Rounding] = st.sampled_from((Rounding.HALF_UP, Rounding.DOWN)),  # noqa: B008 - a strategy is a value
) -> Report:
    """Draw a report whose parts add up and whose percentages are all printed in one habit.

    It says its organisations and their chapters by kind, a complete breakdown; its members, their
    share of a population that is printed or not, and their increase; and its party members with
    their share of the members. Use it to show that your code finds nothing wrong where nothing is,
    and change one figure to show that it finds what is.

    >>> from hypothesis import find
    >>> find(reports(), lambda report: "population" in {figure.key for figure in report})["members"]
    Figure(key='members', indicator=members, quantity=Quantity(value=0, unit=person))
    """
    habit = draw(rounding)
    places = draw(st.integers(0, 4))
    kinds = draw(st.lists(st.integers(0, 100_000), min_size=1, max_size=5))
    population = draw(st.integers(1, 10_000_000))
    members = draw(st.integers(0, population))
    figures = [
        _level("organisations", ORGANISATIONS, sum(kinds)),
        *(
            Figure(
                key=f"chapters-{place}",
                indicator=CHAPTERS,
                quantity=Quantity(value=count, unit=ORGANISATION),
                part_of="organisations",
            )
            for place, count in enumerate(kinds)
        ),
        _level("members", MEMBERS, members),
    ]
    printed = draw(st.booleans())
    if printed:
        figures.append(_level("population", POPULATION, population))
    figures.append(
        Figure(
            key="members-share",
            indicator=MEMBERS,
            says=Says.SHARE,
            base=POPULATION,
            about="members",
            out_of="population" if printed else None,
            quantity=printed_percent(members, population, places, habit),
        )
    )
    increase = draw(st.integers(0, members))
    figures.append(
        Figure(
            key="members-change",
            indicator=MEMBERS,
            says=Says.CHANGE,
            about="members",
            since=Period.year(2022),
            quantity=Quantity(value=increase, unit=PERSON, change=Change.INCREASE),
        )
    )
    if members:
        party = draw(st.integers(0, members))
        figures += [
            _level("party-members", PARTY_MEMBERS, party),
            Figure(
                key="party-members-share",
                indicator=PARTY_MEMBERS,
                says=Says.SHARE,
                base=MEMBERS,
                about="party-members",
                out_of="members",
                quantity=printed_percent(party, members, places, habit),
            ),
        ]
    return Report(organisation="made-up", period=Period.year(2023), figures=tuple(figures))


def _level(key: str, indicator: Indicator, value: int) -> Figure:
    return Figure(key=key, indicator=indicator, quantity=Quantity(value=value, unit=indicator.unit))

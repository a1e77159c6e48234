"""A figure says one thing, in a unit that can say it."""

from fractions import Fraction

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import FACTOR, PERCENT, PERSON

SHARE = kh.Quantity(value=Fraction(641, 20), unit=PERCENT, resolution=Fraction(1, 100))
COUNT = kh.Quantity(value=41, unit=PERSON)


def made(**changes: object) -> kh.Figure:
    values: dict[str, object] = {"key": "members", "indicator": kh.MEMBERS, "quantity": COUNT}
    return kh.Figure(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"says": kh.Says.SHARE},
            (
                "Figure.quantity.unit: expected percent or fraction, since it says a share, "
                "got 'person'"
            ),
        ),
        (
            {"quantity": SHARE},
            (
                "Figure.quantity.unit: expected a count or an amount, since it says a level, "
                "got 'percent'"
            ),
        ),
        (
            {"says": kh.Says.FACTOR},
            (
                "Figure.quantity.unit: expected factor or percent, since it says a factor, "
                "got 'person'"
            ),
        ),
        (
            {"says": kh.Says.EACH, "quantity": kh.Quantity(value=1)},
            "Figure.quantity.unit: expected a currency, since it says how much for each, got None",
        ),
        (
            {"base": kh.POPULATION},
            "Figure.base: expected a base only where it says a share, got 'population'",
        ),
        (
            {"since": kh.Period.year(2022)},
            (
                "Figure.since: expected an earlier period only for a change or factor, got "
                "Period(date(2022, 1, 1), date(2023, 1, 1))"
            ),
        ),
        ({"key": ""}, "Figure.key: expected a text that is not blank, got ''"),
        ({"quantity": 41}, "Figure.quantity: expected a value of Quantity, got 41"),
        ({"target": "no"}, "Figure.target: expected True or False, got 'no'"),
        ({"overlapping": "x"}, "Figure.overlapping: expected True or False, got 'x'"),
    ],
)
def test_what_a_figure_cannot_be(changes: dict[str, object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        made(**changes)
    assert str(caught.value) == message


def test_what_a_figure_can_say() -> None:
    """Kills: a unit check that refuses what print has."""
    assert made(says=kh.Says.SHARE, quantity=SHARE, base=kh.POPULATION).base == kh.POPULATION
    assert made(says=kh.Says.CHANGE, since=kh.Period.year(2022)).since == kh.Period.year(2022)
    twice = kh.Quantity(value=2, unit=FACTOR)
    assert made(says=kh.Says.FACTOR, quantity=twice).quantity.value == 2
    price = kh.Quantity(value=1_000_000, unit=kh.VND, each=True)
    assert made(says=kh.Says.EACH, quantity=price).quantity.each
    per_head = kh.Quantity(value=32, unit=PERCENT)
    assert made(indicator=kh.FUND_PER_HEAD, quantity=per_head).says is kh.Says.LEVEL


def test_its_repr_says_what_was_said_and_no_more() -> None:
    assert repr(made(scope="Phường 6")) == (
        "Figure(key='members', indicator=members, quantity=Quantity(value=41, unit=person), "
        "scope='Phường 6')"
    )

"""The oracle of these tests is right: it agrees with trying all numbers."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linear_oracle import can_be_true, lots

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation

ENDS = st.integers(0, 12)


@st.composite
def small_systems(draw: st.DrawFn) -> kh.System:
    """Make systems of few numbers that need not be possible."""

    def some(most: int) -> kh.Bounds:
        low, high = sorted((draw(ENDS), draw(ENDS)))
        return kh.Bounds(low, min(high, low + most))

    keys = ("all", "one", "other", "before", "more")
    share = kh.Quantity(
        value=draw(st.sampled_from((20, 50, 80, 100, 110))), unit=kh.PERCENT, resolution=10
    )
    variables = (
        *(kh.Variable(key=key, unit=kh.PERSON, known=some(3)) for key in keys),
        kh.Variable(key="share", quantity=share),
    )
    relations: tuple[Relation, ...] = (
        kh.PartsOf("all", ("one", "other")),
        kh.ShareOf("one", "all", share="share"),
        kh.ChangeSince("all", "before", change="more", decrease=draw(st.booleans())),
        kh.AtMost(("one",), ("before", "other")),
    )
    chosen = draw(st.lists(st.sampled_from(relations), min_size=1, unique=True))
    return kh.System(variables, tuple(chosen))


def holds(relation: object, at: dict[str, int], share: kh.Bounds) -> bool:
    match relation:
        case kh.PartsOf():
            return at["one"] + at["other"] == at["all"]
        case kh.ShareOf():
            return 0 < at["all"] >= at["one"] and Fraction(100 * at["one"], at["all"]) in share
        case kh.ChangeSince(decrease=decrease):
            return at["all"] == at["before"] + (-1 if decrease else 1) * at["more"]
        case _:
            return at["one"] <= at["before"] + at["other"]


@settings(max_examples=200)
@given(small_systems(), st.sampled_from([None, kh.Rounding.HALF_UP, kh.Rounding.DOWN]))
def test_the_oracle_agrees_with_trying_all_numbers(
    system: kh.System, rounding: kh.Rounding | None
) -> None:
    """Kills: a strict limit taken for another one, a branch that is not taken, a wrong pivot."""
    share = system["share"].domain(rounding)
    assert share is not None
    ranges = []
    for variable in system:
        bounds = variable.domain()
        if variable.key != "share" and bounds is not None:
            ranges.append(range(int(bounds.low or 0), int(bounds.high or 0) + 1))
    keys = [variable.key for variable in system if variable.key != "share"]
    expected = any(
        all(
            holds(relation, dict(zip(keys, values, strict=True)), share)
            for relation in system.relations
        )
        for values in product(*ranges)
    )
    assert can_be_true(system, rounding=rounding) is expected


@pytest.mark.parametrize(
    ("money", "possible"), [(58_499, False), (58_500, True), (62_997, True), (62_998, False)]
)
def test_the_oracle_multiplies(money: int, *, possible: bool) -> None:
    """Kills: a price in thousands taken for an exact one, or for a fraction of đồng."""
    relations = [kh.ProductOf("money", "gifts", each="price")]
    system = kh.System.of(
        {"money": money, "gifts": "3 suất quà", "price": "20 nghìn đồng"}, relations
    )
    assert can_be_true(system) is possible


def test_a_number_that_denies_itself_is_impossible() -> None:
    assert can_be_true(kh.System((kh.Variable(key="a", known=kh.Bounds(1, 2)),))) is True
    denied = kh.Variable(
        key="a", quantity=kh.Quantity(value=3, unit=kh.PERSON), known=kh.Bounds(1, 2)
    )
    assert can_be_true(kh.System((denied,))) is False


def test_lots_are_what_hangs_together() -> None:
    """Kills: a lot with a relation whose figures are in another one."""
    relations = [kh.EqualTo(("a",), ("b",)), kh.EqualTo(("c",), ("d",))]
    system = kh.System.of({"a": 1, "b": 1, "c": 2, "d": 2}, relations)
    assert [[variable.key for variable in lot] for lot in lots(system)] == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(("part", "percent", "possible"), [(10, 100, True), (11, 110, False)])
def test_a_part_is_at_most_the_whole(part: int, percent: int, *, possible: bool) -> None:
    """Kills: a share above all of it, where the whole encloses the part."""
    system = kh.System.of(
        {
            "part": kh.Quantity(value=part, unit=kh.PERSON),
            "whole": "10 người",
            "share": kh.Quantity(value=percent, unit=kh.PERCENT),
        },
        [kh.ShareOf("part", "whole", share="share")],
    )
    assert can_be_true(system) is possible

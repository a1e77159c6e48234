"""Ratios on another map: pooled, bounded by what can be, or not comparable."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyenhoc.errors import StructuringError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS, POPULATION
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Row, Weight, whole
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.caveat import CaveatKind
from khuyenhoc.reform.restating.restated import Comparability
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.ratio import Ratio

PLAN = Indicator(
    code="plan",
    label_vi="Kế hoạch",
    label_en="plan",
    unit=None,
    nature=Nature.YARDSTICK,
    encloses=False,
)
EITHER: Row = (Weight("x", 0, 1), Weight("y", 0, 1))
THIRD: Row = (
    Weight("x", Fraction(1, 3), Fraction(1, 3)),
    Weight("y", Fraction(2, 3), Fraction(2, 3)),
)


def walk_of(**rows: Row) -> Crosswalk:
    return Crosswalk(
        start=date(2025, 6, 30),
        end=date(2025, 7, 1),
        of=Moved.PEOPLE,
        rows=rows,
        targets=("x", "y"),
    )


def people(part: int, of: int) -> Ratio:
    return Ratio(part, of, of=POPULATION)


@st.composite
def small(draw: st.DrawFn) -> Ratio:
    of = draw(st.integers(0, 4))
    return people(draw(st.integers(0, of)), of)


@given(st.lists(small(), min_size=1, max_size=4))
def test_ratios_of_wholes_are_pooled(ratios: list[Ratio]) -> None:
    """Kills: the mean of shares; a whole of 0 taken for a share of 0."""
    told = {f"u{place}": ratio for place, ratio in enumerate(ratios)}
    found = walk_of(**dict.fromkeys(told, whole("x"))).apply_ratios(told, of=POPULATION)["x"]
    pooled = ratios[0].pool(*ratios[1:])
    assert found.ratio == (pooled if pooled.whole else None)


def divisions(ratio: Ratio) -> Iterator[tuple[int, int]]:
    """Give all parts and wholes that some of the people of a unit can have."""
    assert isinstance(ratio.part, int)
    assert isinstance(ratio.whole, int)
    for part, of in product(range(ratio.part + 1), range(ratio.whole + 1)):
        if part <= of and ratio.part - part <= ratio.whole - of:
            yield part, of


@settings(max_examples=80)
@given(st.lists(small(), min_size=1, max_size=2), st.lists(small(), max_size=2))
def test_both_ends_are_attained_by_some_division(divided: list[Ratio], wholes: list[Ratio]) -> None:
    """Kills: part and whole bounded apart from each other; a share of 0 of 10 that can be 1."""
    told = {f"d{place}": ratio for place, ratio in enumerate(divided)}
    rows: dict[str, Row] = dict.fromkeys(told, EITHER)
    for place, ratio in enumerate(wholes):
        told[f"w{place}"], rows[f"w{place}"] = ratio, whole("x")
    found = walk_of(**rows).apply_ratios(told, of=POPULATION)["x"].ratio
    fixed = [(int(str(one.part)), int(str(one.whole))) for one in wholes]
    shares: set[Fraction] = set()
    for pieces in product(*map(divisions, divided)):
        part, of = (sum(one[at] for one in (*pieces, *fixed)) for at in (0, 1))
        if of:
            shares.add(Fraction(part, of))
    if not shares:
        assert found is None
    else:
        assert found is not None
        assert (found.bounds.low, found.bounds.high) == (min(shares), max(shares))


@settings(max_examples=60)
@given(
    st.tuples(st.integers(0, 5), st.integers(0, 3)),
    st.tuples(st.integers(0, 5), st.integers(0, 3)),
)
def test_what_can_be_of_a_plan_is_inside(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Kills: a part that is held to be at most its whole where it is not."""
    told = {"d": Ratio(*one, of=PLAN), "w": Ratio(*other, of=PLAN)}
    found = walk_of(d=EITHER, w=whole("x")).apply_ratios(told, of=PLAN)["x"].ratio
    for part, of in product(range(one[0] + 1), range(one[1] + 1)):
        if of + other[1]:
            assert found is not None
            assert Fraction(part + other[0], of + other[1]) in found.bounds
    assert (found is None) is (one[1] + other[1] == 0)


@pytest.mark.parametrize("base", [POPULATION, PLAN])
def test_a_known_share_divides_both_counts(base: Indicator) -> None:
    told = {"a": Ratio(3, 9, of=base), "b": Ratio(1, 1, of=base)}
    found = walk_of(a=THIRD, b=whole("x")).apply_ratios(told, of=base)
    assert found["x"].ratio == BoundedRatio(Bounds.exactly(Fraction(2, 4)), of=base)
    assert found["x"].status is Comparability.PROPORTIONAL
    assert [caveat.kind for caveat in found["x"].caveats] == [CaveatKind.BY_SHARE]
    nothing = walk_of(a=THIRD).apply_ratios({"a": Ratio(0, 0, of=base)}, of=base)
    assert nothing["x"].status is Comparability.NOT_COMPARABLE


def share(low: Fraction | int, high: Fraction | int) -> BoundedRatio:
    return BoundedRatio(Bounds(low, high), of=POPULATION)


def test_of_shares_alone_a_merger_lies_between_the_least_and_the_greatest() -> None:
    half, tenth = Fraction(1, 2), Fraction(1, 10)
    told: dict[str, Ratio | BoundedRatio] = {
        "a": share(tenth, tenth),
        "b": share(half, half),
        "c": people(3, 4),
        "d": people(0, 0),
    }
    walk = walk_of(**dict.fromkeys(told, whole("x")))
    found = walk.apply_ratios(told, of=POPULATION)["x"]
    assert found.ratio == share(tenth, Fraction(3, 4))
    assert found.status is Comparability.BOUNDED
    alone = walk_of(a=whole("x")).apply_ratios({"a": told["a"]}, of=POPULATION)["x"]
    assert alone.ratio == told["a"]


def test_what_comes_of_a_divided_unit_can_be_any_share_beside_one_without_counts() -> None:
    """Kills: the share of a divided unit taken for that of its part."""
    told: dict[str, Ratio | BoundedRatio] = {
        "a": share(Fraction(1, 2), Fraction(1, 2)),
        "b": people(1, 4),
    }
    found = walk_of(a=whole("x"), b=EITHER).apply_ratios(told, of=POPULATION)["x"]
    assert found.ratio == share(0, 1)
    assert [str(caveat) for caveat in found.caveats] == ["divided in shares that are not known: b"]


def test_a_share_without_counts_is_not_divided() -> None:
    told: dict[str, Ratio | BoundedRatio] = {"a": share(0, 1), "b": people(1, 2)}
    found = walk_of(a=EITHER, b=whole("x")).apply_ratios(told, of=POPULATION)
    assert found["x"].ratio is None
    assert str(found["x"].caveats[0]) == "a share without its counts cannot be divided: a"
    assert found["y"].status is Comparability.NOT_COMPARABLE


def test_one_that_did_not_report_leaves_nothing_to_compare() -> None:
    walk = walk_of(a=whole("x"), b=whole("x"), c=whole("y"))
    found = walk.apply_ratios({"a": people(1, 2)}, of=POPULATION)
    assert list(found) == ["x"]
    assert found["x"].ratio is None
    assert [str(caveat) for caveat in found["x"].caveats] == ["nothing was reported of b"]


def test_every_wrong_ratio_is_told() -> None:
    """Kills: an unknown unit dropped in silence; only the first problem told."""
    told: dict[str, Any] = {
        "phuong": people(1, 2),
        "a": Ratio(1, 2, of=MEMBERS),
        "b": 0.5,
        "c": Ratio(1, 2, of=POPULATION),
        "d": Ratio(Dong(1), Dong(2), of=POPULATION),
    }
    walk = walk_of(**dict.fromkeys(("phuong-1", "a", "b", "c", "d"), whole("x")))
    with pytest.raises(StructuringError) as caught:
        walk.apply_ratios(told, of=POPULATION)
    assert str(caught.value) == (
        "Crosswalk.apply_ratios: 4 problems\n"
        "  ratios: expected the id of a unit of 2025-06-30 (near: phuong-1), got 'phuong'\n"
        "  ratios['a']: expected a ratio of population, got 'members'\n"
        "  ratios['b']: expected a Ratio or a BoundedRatio, got 0.5\n"
        "  ratios['d']: expected a count, as phuong has, got Dong(1)"
    )
    money = {"a": Ratio(Dong(1), Dong(2), of=FUND_RAISED), "b": Ratio(1, 2, of=FUND_RAISED)}
    with pytest.raises(StructuringError, match="an amount of đồng, as a has, got 1"):
        walk.apply_ratios(money, of=FUND_RAISED)

"""Numbers that prove that relations can hold."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest
from drawn_systems import Numbers, Printed, holds, printed_systems, system_of
from hypothesis import given, settings

import khuyenhoc as kh
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.witness import witness
from khuyenhoc.values.number import Exact
from khuyenhoc.values.unit import PERCENT, PERSON


def found(system: kh.System, wanted: Mapping[str, Exact]) -> dict[str, Exact] | None:
    scenes = Scenes(system)
    return witness(system.constraints, scenes.either, scenes.whole, wanted)


@settings(max_examples=40)
@given(printed_systems())
def test_the_truth_is_its_own_witness(printed: Printed) -> None:
    """Kills: numbers that are possible and asked for, and yet replaced by others."""
    assert found(printed.system, printed.truth) == printed.truth


@settings(max_examples=40)
@given(printed_systems())
def test_a_witness_is_one(printed: Printed) -> None:
    """Kills: numbers that are not checked, or not all chosen."""
    values = found(printed.system, {})
    assert values is not None
    assert all(holds(relation, values) for relation in printed.system.relations)
    assert all(values[v.key] in (v.domain() or ()) for v in printed.system)


def test_a_contradiction_has_none() -> None:
    system = system_of({"a": 1, "b": 2}, kh.EqualTo(("a",), ("b",)))
    assert found(system, {}) is None


def test_whole_numbers_are_chosen_before_their_rate() -> None:
    """5,71 % of no number up to 1.700 is whole.  Kills: the printed percentage put in first."""
    numbers: Numbers = {
        "all": kh.Bounds(1_000, 1_700),
        "percent": "5,71%",
        "some": PERSON,
    }
    system = kh.System(
        (
            kh.Variable(key="all", known=kh.Bounds(1_000, 1_700), unit=PERSON),
            *system_of({key: numbers[key] for key in ("percent", "some")}),
        ),
        (kh.ShareOf("some", "all", share="percent"),),
    )
    values = found(system, {"percent": Fraction(571, 100)})
    assert values is not None
    assert holds(system.relations[0], values)


def test_where_none_is_found_nothing_is_proved() -> None:
    """Never going back, the search chooses x = y and then has no z.  Kills: a false proof."""
    odd = ((0, Linear((("x", 2), ("y", -2), ("z", -2)), kh.Bounds.exactly(1))),)
    free = dict.fromkeys("xyz", kh.Bounds(0, 9))
    assert witness(odd, free, frozenset("xyz"), {}) is None
    assert witness(odd, free, frozenset("xy"), {}) is not None


@pytest.mark.parametrize(
    ("bounds", "wanted", "chosen"),
    [
        (kh.Bounds(2, 9), 5, 5),
        (kh.Bounds(2, 9), 1, 2),
        (kh.Bounds(2, 9, low_open=True), None, 9),
        (kh.Bounds(2, 9, low_open=True, high_open=True), None, Fraction(11, 2)),
        (kh.Bounds(None, 9, high_open=True), None, 8),
        (kh.Bounds(2, None, low_open=True), None, 3),
        (kh.Bounds(None, None), None, 0),
    ],
)
def test_the_printed_number_is_chosen_or_an_end_or_one_between(
    bounds: kh.Bounds, wanted: Exact | None, chosen: Exact
) -> None:
    """Kills: an open end chosen, a number outside."""
    asked = {} if wanted is None else {"x": wanted}
    assert witness((), {"x": bounds}, frozenset(), asked) == {"x": chosen}


def test_between_whole_numbers_a_whole_one_is_chosen() -> None:
    """Kills: half a person."""
    apart = ((0, Linear((("x", 1),), kh.Bounds(2, 5, low_open=True, high_open=True))),)
    assert witness(apart, {"x": kh.Bounds(0, 9)}, frozenset("x"), {}) == {"x": 3}


def test_percentages_and_fractions_are_one_kind() -> None:
    """Kills: 1/3 taken for 1/3 of a percent."""
    system = system_of(
        {"headline": "1/3 dân số", "body": PERCENT}, kh.EqualTo(("headline",), ("body",))
    )
    values = kh.judge(system).witness
    assert values is not None
    assert values["body"] == Fraction(100, 3)


class IdleSum(Linear):
    """A sum that narrows nothing."""

    def narrowed(self, domains: Mapping[str, kh.Bounds]) -> Iterator[tuple[str, kh.Bounds]]:
        yield from domains.items()


class IdleProduct(Product):
    """A product that narrows nothing."""

    def narrowed(self, domains: Mapping[str, kh.Bounds]) -> Iterator[tuple[str, kh.Bounds | None]]:
        yield from domains.items()


@pytest.mark.parametrize(("last", "holds_so"), [(6, True), (7, False)])
def test_numbers_that_narrowing_lets_through_are_checked(last: int, *, holds_so: bool) -> None:
    """Kills: numbers given as a proof because nothing spoke against them on the way."""
    exact = {"a": kh.Bounds.exactly(2), "b": kh.Bounds.exactly(3), "c": kh.Bounds.exactly(last)}
    product = IdleProduct(product="c", number="a", rate="b")
    total = IdleSum((("a", 1), ("b", 1), ("c", -1)), kh.Bounds.exactly(-1))
    for constraint in (product, total):
        values = witness(((0, constraint),), exact, frozenset(), {})
        assert (values is not None) is holds_so


def test_where_both_ends_fail_one_between_is_whole() -> None:
    """x = y = 4 and z = 1 are 9.  Kills: 4,5 tried for want of a whole number between 0 and 9."""
    numbers: Numbers = {"x": PERSON, "y": PERSON, "z": kh.Bounds(0, 1), "sum": 9}
    system = system_of(numbers, kh.EqualTo(("x", "y", "z"), ("sum",)), kh.EqualTo(("x",), ("y",)))
    assert found(system, {}) == {"x": 4, "y": 4, "z": 1, "sum": 9}

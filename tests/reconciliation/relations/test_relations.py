"""What each relation allows, one below, at and above its limits, and what it is called."""

from fractions import Fraction
from typing import Any

import pytest

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.values.unit import (
    FACTOR,
    FRACTION,
    HECTARE,
    PERCENT,
    PERCENTAGE_POINT,
    PERSON,
    USD,
    VND,
    VND_PER_PERSON,
    Unit,
)

RATES = {"percent": PERCENT, "fraction": FRACTION, "factor": FACTOR, "point": PERCENTAGE_POINT}


def variable(key: str, value: int | Fraction | kh.Bounds, unit: Unit | None) -> kh.Variable:
    known = value if isinstance(value, kh.Bounds) else kh.Bounds.exactly(value)
    return kh.Variable(key=key, known=known, unit=unit)


def can_be(relation: Relation, unit: Unit | None = VND, **numbers: Any) -> bool:
    """Whether no contradiction shows; a number is in ``unit``, a rate in that it is named for."""
    variables = tuple(
        variable(key, value, RATES.get(key.rstrip("123"), unit)) for key, value in numbers.items()
    )
    return kh.propagate(kh.System(variables, (relation,))).contradiction is None


ALLOWED = [
    # relation, numbers, and the key that goes up and down with whether one less and more are fine
    (kh.PartsOf("all", ("a", "b")), {"all": 7, "a": 3, "b": 4}, "all", (False, False)),
    (kh.PartsOf("all", ("a", "b")), {"all": 4, "a": 4, "b": 0}, "b", (False, False)),
    (kh.PartsOf("all", "a", complete=False), {"all": 7, "a": 7}, "a", (True, False)),
    (kh.PartsOf("all", "a", complete=False), {"all": 7, "a": 0}, "a", (False, True)),
    (kh.PartsOf("all", ("a", "b"), overlap=True), {"all": 7, "a": 3, "b": 4}, "b", (False, True)),
    (kh.PartsOf("all", ("a", "b"), overlap=True), {"all": 4, "a": 3, "b": 4}, "b", (True, False)),
    (
        kh.PartsOf("all", ("a", "b"), overlap=True, complete=False),
        {"all": 4, "a": 0, "b": 4},
        "b",
        (True, False),
    ),
    (
        kh.PartsOf("all", ("a", "b"), overlap=True, complete=False),
        {"all": 4, "a": 0, "b": 4},
        "a",
        (False, True),
    ),
    (kh.EqualTo(("a", "b"), "c"), {"a": 2, "b": -3, "c": -1}, "c", (False, False)),
    (kh.AtMost("a", ("b", "c")), {"a": 5, "b": 2, "c": 3}, "a", (True, False)),
    (kh.AtMost("a", "b", strictly=True), {"a": 4, "b": 5}, "b", (False, True)),
    (kh.InOrder(("a", "b", "c")), {"a": 1, "b": 1, "c": 3}, "b", (False, True)),
    (kh.InOrder(("a", "b", "c")), {"a": 1, "b": 3, "c": 3}, "b", (True, False)),
    (kh.InOrder(("a", "b"), strictly=True), {"a": 1, "b": 2}, "b", (False, True)),
    (kh.WithinDrift("a", "b", drift=Fraction(1, 50)), {"a": 50, "b": 51}, "b", (True, False)),
    (kh.WithinDrift("a", "b", drift=Fraction(1, 50)), {"a": 51, "b": 50}, "b", (False, True)),
    (kh.WithinDrift("a", "b", drift=0), {"a": 0, "b": 0}, "b", (False, False)),
    (kh.ChangeSince("now", "old", change="up"), {"now": 7, "old": 9, "up": -2}, "up", (0, 0)),
    (
        kh.ChangeSince("now", "old", change="up", decrease=True),
        {"now": 7, "old": 9, "up": 2},
        "up",
        (False, False),
    ),
    (kh.GrowthSince("now", "old", rate="percent"), {"now": 6, "old": 5, "percent": 20}, "now", ()),
    (
        kh.GrowthSince("now", "old", rate="percent", decrease=True),
        {"now": 4, "old": 5, "percent": 20},
        "percent",
        (False, False),
    ),
    (
        kh.TimesSince("now", "old", factor="factor"),
        {"now": 12, "old": 4, "factor": 3},
        "factor",
        (False, False),
    ),
    (
        kh.TimesSince("now", "old", factor="factor", decrease=True),
        {"now": 4, "old": 12, "factor": 3},
        "old",
        (False, False),
    ),
    (kh.ShareOf("a", "b", share="percent"), {"a": 1, "b": 4, "percent": 25}, "percent", (0, 0)),
    (kh.ShareOf("a", "b", share="percent"), {"a": 4, "b": 4, "percent": 100}, "b", (0, 0)),
    (kh.ShareOf("a", "b", share="fraction"), {"a": 0, "b": 4, "fraction": 0}, "a", (0, 0)),
    (
        kh.ShareOf("a", "b", share="percent", encloses=False),
        {"a": 5, "b": 4, "percent": 125},
        "a",
        (False, False),
    ),
    (kh.ProductOf("all", "n", each="each"), {"all": 12, "n": 3, "each": 4}, "all", (0, 0)),
    (kh.ProductOf("all", "n", each="each"), {"all": 0, "n": 0, "each": 4}, "all", (0, 0)),
    (kh.ProductOf("all", "n", each="each"), {"all": 0, "n": 0, "each": 4}, "each", (1, 1)),
    (kh.MeanOf("all", "n", mean="each"), {"all": -12, "n": 3, "each": -4}, "each", (0, 0)),
]


@pytest.mark.parametrize(("relation", "numbers", "moved", "neighbours"), ALLOWED, ids=repr)
def test_each_relation_is_true_up_to_its_limit_and_no_further(
    relation: Relation, numbers: dict[str, Any], moved: str, neighbours: tuple[object, ...]
) -> None:
    """Kills: a sign, a flag or a direction the other way; a limit one off."""
    assert can_be(relation, **numbers)
    less, more = neighbours or (False, False)
    assert can_be(relation, **{**numbers, moved: numbers[moved] - 1}) == bool(less)
    assert can_be(relation, **{**numbers, moved: numbers[moved] + 1}) == bool(more)


@pytest.mark.parametrize(
    ("relation", "divisor"),
    [
        (kh.ShareOf("a", "b", share="factor"), "b"),
        (kh.GrowthSince("a", "b", rate="factor"), "b"),
        (kh.TimesSince("a", "b", factor="factor"), "b"),
        (kh.TimesSince("b", "a", factor="factor", decrease=True), "b"),
        (kh.MeanOf("a", "b", mean="factor"), "b"),
    ],
    ids=repr,
)
def test_nothing_is_a_share_or_a_multiple_of_nothing(relation: Relation, divisor: str) -> None:
    """Kills: 0 / 0 taken for any rate at all; a base below 0."""
    anything = kh.Bounds(None, None)
    for value, fine in ((0, False), (-1, False), (Fraction(1, 9), True)):
        numbers: dict[str, Any] = {"a": 0, divisor: value, "factor": anything}
        assert can_be(relation, **numbers) == fine


def test_a_share_of_more_than_all_is_none_even_of_what_nobody_knows() -> None:
    """Kills: an endless search among unknown numbers for one that is above itself."""
    anything = kh.Bounds(None, None)
    share = kh.ShareOf("a", "b", share="percent")
    assert not can_be(share, PERSON, a=anything, b=anything, percent=101)
    assert can_be(share, PERSON, a=anything, b=anything, percent=100)
    plan = kh.ShareOf("a", "b", share="percent", encloses=False)
    assert can_be(plan, PERSON, a=anything, b=anything, percent=101)


def test_amounts_that_are_parts_or_drift_are_not_below_0() -> None:
    """Kills: a part below 0 that makes room for one above the whole; -3 near -3."""
    parts = kh.PartsOf("all", ("a", "b"))
    assert not can_be(parts, all=2, a=kh.Bounds(None, None), b=3)
    assert not can_be(parts, all=2, a=-1, b=3)
    same = kh.WithinDrift("a", "b", drift=0)
    assert not can_be(same, a=-3, b=-3)
    assert not can_be(same, a=kh.Bounds(-3, -1), b=kh.Bounds(None, None))


@pytest.mark.parametrize(
    "relation",
    [kh.MeanOf("all", "n", mean="factor"), kh.ProductOf("all", "n", each="factor")],
    ids=repr,
)
def test_counts_find_their_whole_partners_at_once(relation: Relation) -> None:
    """Kills: ends moved by one from the one to the other and back, until the rounds are over."""
    factor = Fraction(123_457, 1_000_003)
    variables = (
        variable("all", kh.Bounds(1, 10**6), PERSON),
        variable("n", kh.Bounds(1, 10**7), PERSON),
        variable("factor", factor, FACTOR),
    )
    found = kh.propagate(kh.System(variables, (relation,)))
    assert found.settled
    assert (found["all"].low, found["n"].low) == (123_457, 1_000_003)


SAME = [
    ({"percent": 150, "factor": Fraction(3, 2)}, True),
    ({"percent": 150, "factor": 150}, False),
    ({"percent": 150, "fraction": Fraction(3, 2)}, True),
    ({"fraction": Fraction(3, 2), "factor": Fraction(3, 2)}, True),
    ({"percent": 5, "point": 5}, True),
    ({"fraction": Fraction(1, 20), "point": 5}, True),
    ({"percent": 5, "other": 5}, True),
    ({"fraction": Fraction(1, 2), "other": Fraction(1, 2)}, True),
]


@pytest.mark.parametrize(("numbers", "same"), SAME)
def test_shares_are_compared_on_one_scale(numbers: dict[str, Any], same: bool) -> None:  # noqa: FBT001
    """Kills: "gấp 1,5 lần" against "150%" as 1,5 against 150; points not taken for percent."""
    one, other = numbers
    assert can_be(kh.EqualTo(one, other), None, **numbers) == same


def test_percentage_points_are_added_to_percentages_of_either_kind() -> None:
    """Kills: 0,45 and 5 points taken for 5,45."""
    risen = kh.ChangeSince("fraction1", "fraction2", change="point")
    assert can_be(risen, fraction1=Fraction(1, 2), fraction2=Fraction(9, 20), point=5)
    assert not can_be(risen, fraction1=Fraction(1, 2), fraction2=Fraction(9, 20), point=6)
    growth = kh.GrowthSince("now", "old", rate="point")
    assert can_be(growth, now=105, old=100, point=5)


def test_the_same_on_both_sides_is_taken_off() -> None:
    """Kills: only the last of two coefficients of one number kept."""
    equal = kh.EqualTo(("a", "b"), ("a", "c"))
    assert can_be(equal, a=kh.Bounds(0, 9), b=4, c=4)
    assert not can_be(equal, a=kh.Bounds(0, 9), b=4, c=5)
    assert can_be(kh.EqualTo("a", "a"), a=3)
    assert can_be(kh.AtMost("a", "a"), a=3)


FORMULAS = [
    (kh.PartsOf("x", ("a", "b")), "A + B = X"),
    (kh.PartsOf("x", ("a", "b"), complete=False), "A + B ≤ X"),
    (kh.PartsOf("x", ("a", "b"), overlap=True), "max(A; B) ≤ X ≤ A + B"),
    (kh.PartsOf("x", ("a", "b"), overlap=True, complete=False), "max(A; B) ≤ X"),
    (kh.EqualTo(("a", "b"), "x"), "A + B = X"),
    (kh.AtMost("a", ("b", "x")), "A ≤ B + X"),
    (kh.AtMost("a", "b", strictly=True), "A < B"),
    (kh.InOrder(("a", "b", "x")), "A ≤ B ≤ X"),
    (kh.InOrder(("a", "b"), strictly=True), "A < B"),
    (kh.WithinDrift("a", "b", drift=Fraction(1, 50)), "|A - B| ≤ 1/50 × min(A; B)"),
    (kh.ChangeSince("a", "b", change="x"), "A = B + X"),
    (kh.ChangeSince("a", "b", change="x", decrease=True), "A = B - X"),
    (kh.GrowthSince("a", "b", rate="x"), "A = B × (1 + X)"),
    (kh.GrowthSince("a", "b", rate="x", decrease=True), "A = B × (1 - X)"),
    (kh.TimesSince("a", "b", factor="x"), "A = X × B"),
    (kh.TimesSince("a", "b", factor="x", decrease=True), "B = X × A"),
    (kh.ShareOf("a", "b", share="x"), "A = X × B"),
    (kh.ProductOf("a", "b", each="x"), "A = B × X"),
    (kh.MeanOf("a", "b", mean="x"), "A / B = X"),
]


@pytest.mark.parametrize(("relation", "formula"), FORMULAS, ids=repr)
def test_each_relation_is_written_down_as_it_is(relation: Relation, formula: str) -> None:
    """Kills: a flag that the formula does not show; a term that a relation does not list."""
    assert relation.formula(str.upper) == formula
    assert sorted(relation.terms) == sorted({c.lower() for c in formula if c in "ABX"})


KEYS = "a key or a tuple of different keys"
TEXT = "a text that is not blank"
REASON = "a text that is not blank, or one in Vietnamese and one in English"
DRIFT = "a whole number or Fraction of at least 0, such as Fraction(2, 100)"
WRONG: list[tuple[str, tuple[Any, ...], dict[str, Any], str, str]] = [
    ("PartsOf", (" ", "a"), {}, "whole", TEXT),
    ("PartsOf", ("a", ()), {}, "parts", KEYS),
    ("PartsOf", ("a", ("b", "b")), {}, "parts", KEYS),
    ("PartsOf", ("a", ("b", " ")), {}, "parts", KEYS),
    ("PartsOf", ("a", ["b"]), {}, "parts", KEYS),
    ("PartsOf", ("a", "b"), {"overlap": 1}, "overlap", "True or False"),
    ("PartsOf", ("a", "b"), {"complete": None}, "complete", "True or False"),
    ("PartsOf", ("a", "b"), {"because": " "}, "because", REASON),
    ("EqualTo", ("a", ("b", 3)), {}, "right", KEYS),
    ("EqualTo", ("", "a"), {}, "left", KEYS),
    ("AtMost", ((), "a"), {}, "less", KEYS),
    ("AtMost", ("a", None), {}, "more", KEYS),
    (
        "AtMost",
        (("a", "b"), ("b", "a")),
        {"strictly": True},
        "more",
        "other keys than less has: nothing is less than itself",
    ),
    ("AtMost", ("a", "b"), {"strictly": "no"}, "strictly", "True or False"),
    ("InOrder", (("a",),), {}, "terms", "at least two keys"),
    ("InOrder", ("a",), {}, "terms", KEYS),
    ("WithinDrift", ("a", "b"), {"drift": 0.02}, "drift", DRIFT),
    ("WithinDrift", ("a", "b"), {"drift": Fraction(-1, 9)}, "drift", DRIFT),
    ("WithinDrift", ("a", "b"), {"drift": True}, "drift", DRIFT),
    ("WithinDrift", ("a", " "), {"drift": 0}, "other", TEXT),
    ("ChangeSince", ("a", ""), {"change": "c"}, "before", TEXT),
    ("ChangeSince", ("a", "b"), {"change": "c", "decrease": 1}, "decrease", "True or False"),
    ("GrowthSince", ("a", "b"), {"rate": 3}, "rate", TEXT),
    ("TimesSince", ("", "b"), {"factor": "c"}, "now", TEXT),
    ("ShareOf", ("a", "b"), {"share": ""}, "share", TEXT),
    ("ShareOf", ("a", "b"), {"share": "c", "encloses": 0}, "encloses", "True or False"),
    ("ProductOf", ("", "b"), {"each": "c"}, "total", TEXT),
    ("MeanOf", ("a", "b"), {"mean": None}, "mean", TEXT),
]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_what_cannot_be_a_relation_is_refused_where_it_is_wrong(
    wrong: tuple[str, tuple[Any, ...], dict[str, Any], str, str],
) -> None:
    """Kills: a wrong key that only shows when the system is propagated."""
    name, args, more, field, expected = wrong
    with pytest.raises(kh.InvalidValueError) as caught:
        getattr(kh, name)(*args, **more)
    assert (caught.value.field, caught.value.expected) == (f"{name}.{field}", expected)


def test_a_money_per_head_is_no_money_and_hectares_are_no_heads() -> None:
    """Kills: a mean that has to be of the kind of its total."""
    numbers = {"all": VND, "n": PERSON, "each": VND_PER_PERSON, "area": HECTARE, "dollars": USD}
    system = kh.System.of(numbers, [kh.MeanOf("all", "n", mean="each")])
    assert len(system.constraints) == 2
    for one, other in (("all", "dollars"), ("each", "area"), ("n", "all")):
        with pytest.raises(kh.StructuringError):
            kh.System.of(numbers, [kh.EqualTo(one, other)])

"""What narrows without an end, or nothing limits, ends all the same and stays true."""

import itertools
from fractions import Fraction
from typing import Any

import pytest

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.values.unit import FACTOR, PERSON, VND

ANYTHING = kh.Bounds(None, None)


def test_half_of_itself_narrows_for_ever_and_is_cut_short() -> None:
    """Kills: "settled" said of what was only stopped; 0 cut off, which is true."""
    half = kh.ProductOf("a", "b", each="half")
    numbers = {
        "a": kh.Bounds(0, 8),
        "b": kh.Bounds(0, 8),
        "half": kh.Bounds.exactly(Fraction(1, 2)),
    }
    found = kh.propagate(kh.System.of(numbers, [half, kh.EqualTo("a", "b")]))
    assert not found.settled
    assert found.contradiction is None
    assert 0 in found["a"]
    assert found["a"].high is not None
    assert 0 < found["a"].high < Fraction(1, 2**100)
    above = {**numbers, "a": kh.Bounds(Fraction(1, 10**30), 8)}
    assert kh.propagate(kh.System.of(above, [half, kh.EqualTo("a", "b")])).contradiction


def test_of_counts_the_same_is_settled_at_none() -> None:
    """Kills: whole numbers that are never reached."""
    variables = (
        kh.Variable(key="a", unit=PERSON, known=kh.Bounds(0, 8)),
        kh.Variable(key="b", unit=PERSON),
        kh.Variable(key="half", unit=FACTOR, known=kh.Bounds.exactly(Fraction(1, 2))),
    )
    relations = (kh.TimesSince("a", "b", factor="half"), kh.EqualTo("a", "b"))
    assert kh.propagate(kh.System(variables, relations)).contradiction
    product = (kh.ProductOf("a", "b", each="half"), kh.EqualTo("a", "b"))
    found = kh.propagate(kh.System(variables, product))
    assert (found.settled, found["a"], found["b"]) == (True, kh.Bounds(0, 0), kh.Bounds(0, 0))


def test_digits_that_double_in_every_round_end_it() -> None:
    """Kills: numbers of more digits than any machine holds, which hang the caller."""
    numbers = {
        "x": kh.Bounds(0, 1),
        "y": kh.Bounds(0, Fraction(1, 3)),
        "z": kh.Bounds(0, 1),
        "half": kh.Bounds(Fraction(1, 2), Fraction(1, 2)),
    }
    relations: list[Relation] = [
        kh.ProductOf("x", "y", each="z"),
        kh.EqualTo("z", ("y", "half")),
        kh.EqualTo("x", "y"),
    ]
    found = kh.propagate(kh.System.of(numbers, relations))
    assert (found.settled, found.contradiction) == (False, None)
    assert 0 in found["x"]
    assert found["x"].high is not None
    assert found["x"].high < Fraction(1, 100)


LONG = Fraction(1, 10**700 + 1)


@pytest.mark.parametrize(
    ("room", "left", "settled"),
    [
        # Long ends say nothing where they narrow nothing, and else leave what is there.
        (kh.Bounds(-LONG, 9), kh.Bounds(0, 5), True),
        (kh.Bounds(LONG, 4), kh.Bounds(0, 4), False),
        (kh.Bounds(1, 5 - LONG, high_open=True), kh.Bounds(1, 5), False),
        (kh.Bounds(1, 5 + LONG, low_open=True), kh.Bounds(1, 5, low_open=True), True),
        (kh.Bounds(10**601, None), None, True),
        (kh.Bounds(None, -LONG), None, True),
    ],
)
def test_an_end_with_too_many_digits_is_left_out_but_never_a_contradiction(
    room: kh.Bounds,
    left: kh.Bounds | None,
    settled: bool,  # noqa: FBT001
) -> None:
    """Kills: the other end left out as well; "settled" where an end was left out."""
    found = kh.propagate(kh.System.of({"a": kh.Bounds(0, 5), "b": room}, [kh.EqualTo("a", "b")]))
    assert (found.contradiction is None) == (left is not None)
    if left is not None:
        assert (found["a"], found.settled) == (left, settled)


def test_a_count_takes_over_a_long_end_for_it_is_whole() -> None:
    """Kills: counts left wide where a long fraction limits them."""
    count = kh.Variable(key="a", unit=PERSON)
    known = kh.Variable(key="b", known=kh.Bounds(2 + LONG, 5 - LONG))
    found = kh.propagate(kh.System((count, known), (kh.EqualTo("a", "b"),)))
    assert found["a"] == kh.Bounds(3, 4)


@pytest.mark.parametrize("whole", [True, False])
def test_one_more_than_itself_is_none_but_may_not_show(whole: bool) -> None:  # noqa: FBT001
    """Kills: an endless climb; "no contradiction" taken for a proof."""
    unit = PERSON if whole else VND
    numbers: dict[str, Any] = {"x": unit, "y": unit, "one": kh.Bounds.exactly(1)}
    relations = [kh.EqualTo("x", ("y", "one")), kh.EqualTo("x", "y")]
    found = kh.propagate(kh.System.of(numbers, relations))
    assert found.contradiction is None
    assert found.settled == (not whole)  # nothing at all limits an amount
    assert found["x"] == (kh.Bounds((250 + len(relations)) // 2, None) if whole else ANYTHING)
    assert found.before["x"] == (kh.Bounds(0, None) if whole else ANYTHING)
    limited = (*kh.System.of(numbers).variables, kh.Variable(key="top", known=kh.Bounds(0, 40)))
    stopped = kh.System(limited, (*relations, kh.InOrder(("x", "top")), kh.InOrder(("one", "x"))))
    assert kh.propagate(stopped).contradiction


def test_after_so_many_rounds_it_is_given_as_it_is() -> None:
    """Kills: a round more or fewer than asked for."""
    chain = [kh.AtMost(str(i), str(i + 1), strictly=True) for i in range(5)]
    system = kh.System.of({str(i): PERSON for i in range(6)}, chain)
    assert [kh.propagate(system, rounds=n)["5"].low for n in (1, 2, 4, 5, 6)] == [1, 2, 4, 5, 5]
    assert [kh.propagate(system, rounds=n).settled for n in (4, 5, 6)] == [False, False, True]


def test_a_whole_end_may_be_too_long_as_well() -> None:
    """Kills: only the digits below the fraction bar looked at, while those above double."""
    far = kh.Bounds.at_least(10**601)
    found = kh.propagate(kh.System.of({"a": None, "b": far}, [kh.EqualTo("a", "b")]))
    assert (found["a"], found.settled) == (ANYTHING, False)


def test_a_chain_of_any_length_is_gone_through() -> None:
    """Kills: a limit of rounds that a long chain of relations runs into."""
    links = 700
    keys = tuple(f"n{at}" for at in range(links + 1))
    numbers: dict[str, Any] = {**dict.fromkeys(keys, PERSON), keys[0]: 10, keys[-1]: 5}
    pairs = [kh.AtMost(one, other) for one, other in itertools.pairwise(keys)]
    assert kh.propagate(kh.System.of(numbers, pairs)).contradiction

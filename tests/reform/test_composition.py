"""Crosswalks put together, made coarser, and narrowed by what a host knows."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from small_rows import Target, exact_rows, rows
from walks import JULY_1, JUNE_30, hand_made, inside, parts

from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.indicators import MEMBERS
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk, check_crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, Weight, is_exact, tight, whole
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

HALF = Fraction(1, 2)
DAYS = tuple(date(2025 + year, 7, 1) for year in range(4))
#: The units of each of four days.
STAGES = (("a", "b"), ("u", "v", "w"), ("x", "y", "z"), ("p", "q"))


def stage(number: int, given_rows: dict[str, Row]) -> Crosswalk:
    return Crosswalk(
        start=DAYS[number],
        end=DAYS[number + 1],
        of=Moved.EVERYTHING,
        rows=given_rows,
        targets=STAGES[number + 1],
        is_verified=True,
    )


@st.composite
def chains(draw: st.DrawFn, *, exact: bool = False) -> list[Crosswalk]:
    made: list[Crosswalk] = []
    for number in range(3):
        places: tuple[Target, ...] = (*STAGES[number + 1], Beyond.OUTSIDE, Beyond.UNASSIGNED)
        row_of = exact_rows(places) if exact else rows(places)
        made.append(stage(number, {unit: draw(row_of) for unit in STAGES[number]}))
    return made


def identity(number: int) -> Crosswalk:
    units = STAGES[number]
    staying = stage(min(number, 2), {}) if number < 3 else stage(2, {})
    return evolve(
        staying,
        start=DAYS[number],
        end=DAYS[number],
        rows={unit: whole(unit) for unit in units},
        targets=units,
    )


@settings(max_examples=40)
@given(chains())
def test_to_go_nowhere_before_or_after_changes_nothing(chain: list[Crosswalk]) -> None:
    """Kills: weights multiplied by a count; what is beyond lost on the way; everything loose."""
    for number, walk in enumerate(chain):
        for same in (identity(number).then(walk), walk.then(identity(number + 1))):
            assert dict(same) == dict(walk)
            assert (same.start, same.end, same.targets) == (walk.start, walk.end, walk.targets)
            assert same.loose == walk.loose == frozenset()
            assert same.is_verified


@settings(max_examples=40)
@given(chains(exact=True))
def test_exact_crosswalks_compose_as_matrices_in_any_order(chain: list[Crosswalk]) -> None:
    """Kills: looseness where everything is known; a way that is forgotten; products in bounds."""
    first, second, third = chain
    one, other = first.then(second).then(third), first.then(second.then(third))
    assert dict(one) == dict(other)
    assert one.loose == other.loose == frozenset()
    for unit, row in first.then(second).items():
        product: dict[Target, Exact] = {}
        for middle, part, _ in first[unit]:
            further = whole(middle) if isinstance(middle, Beyond) else second[middle]
            for target, then, _ in further:
                product[target] = product.get(target, 0) + part * then
        assert {one.target: one.low for one in row} == product
        assert is_exact(row)


@settings(max_examples=40)
@given(chains())
def test_the_latest_first_is_within_the_first_first(chain: list[Crosswalk]) -> None:
    """Kills: bounds that depend on the order the other way round; looseness that composing
    sheds."""
    first, second, third = chain
    latest, earliest = first.then(second.then(third)), first.then(second).then(third)
    for unit in first:
        assert inside(latest[unit], earliest[unit])
    assert latest.loose <= earliest.loose
    assert second.then(third).loose <= {"u", "v", "w"}


@settings(max_examples=40)
@given(chains(), st.integers(0, 20), st.integers(0, 20))
def test_to_carry_twice_is_no_narrower_than_to_carry_along_both(
    chain: list[Crosswalk], a: int, b: int
) -> None:
    """Kills: an upper end of a figure carried on that forgets what was missing; bounds multiplied
    outwards."""
    first, second, _ = chain
    once = first.then(second).apply({"a": a, "b": b}, MEMBERS)
    halfway = first.apply({"a": a, "b": b}, MEMBERS)
    values = {unit: one.value for unit, one in halfway.items()}
    twice = second.apply({unit: values.get(unit, Bounds.exactly(0)) for unit in second}, MEMBERS)
    for unit, restated in once.items():
        wider = twice[unit].value
        assert restated.value
        assert wider
        assert restated.value & wider == restated.value


def test_first_first_can_be_wider() -> None:
    """The case in which composing by pairs is not associative, told as loose."""
    first = stage(0, {"a": (Weight("u", HALF, HALF), Weight("v", HALF, HALF))})
    second = stage(1, {"u": parts("x", "y"), "v": whole("z"), "w": whole("z")})
    third = stage(2, {"x": whole("p"), "y": whole("p"), "z": whole("q")})
    assert first.then(second.then(third))["a"] == (Weight("p", HALF, HALF), Weight("q", HALF, HALF))
    assert first.then(second.then(third)).loose == frozenset()
    assert first.then(second)["a"] == (
        Weight("x", 0, HALF),
        Weight("y", 0, HALF),
        Weight("z", HALF, HALF),
    )
    fourfold = stage(1, {"u": parts("x", "y"), "v": parts("y", "z"), "w": whole("z")})
    apart = stage(2, {"x": whole("p"), "y": whole("q"), "z": whole("p")})
    assert first.then(fourfold.then(apart))["a"] == (Weight("p", 0, 1), Weight("q", 0, 1))
    assert first.then(fourfold).loose == {"a"}


@pytest.mark.parametrize(
    ("further", "said"),
    [
        ("x", "Crosswalk.then: expected a Crosswalk, as kh.crosswalk gives it, got 'x'"),
        (
            hand_made({"x": whole("p")}, "p"),
            (
                "Crosswalk.then: expected a crosswalk from 2025-07-01, of everything, "
                "got 'one from 2025-06-30, of everything'"
            ),
        ),
        (
            evolve(hand_made({"x": whole("p")}, "p"), start=JULY_1, of=Moved.PEOPLE),
            (
                "Crosswalk.then: expected a crosswalk from 2025-07-01, of everything, "
                "got 'one from 2025-07-01, of people'"
            ),
        ),
        (
            evolve(hand_made({"x": whole("p")}, "p"), start=JULY_1),
            "Crosswalk.then: expected one that knows all targets of this one, got 'y, z'",
        ),
    ],
)
def test_what_does_not_lead_on_is_refused(further: Any, said: str) -> None:
    walk = hand_made({"a": parts("x", "y", "z")}, "x", "y", "z")
    with pytest.raises(InvalidValueError) as caught:
        walk.then(further)
    assert str(caught.value) == said


def test_a_crosswalk_is_checked_by_the_name_of_its_place() -> None:
    check_crosswalk("here", hand_made({}, "x"))
    with pytest.raises(InvalidValueError, match="here: expected a Crosswalk"):
        check_crosswalk("here", None)


def test_a_composed_crosswalk_is_verified_if_both_are() -> None:
    """Kills: verified by one of them; the names of the middle for those of the end."""
    first, second = stage(0, {"a": whole("u")}), identity(1)
    assert first.then(second).is_verified
    assert not first.then(evolve(second, is_verified=False)).is_verified
    assert not evolve(first, is_verified=False).then(second).is_verified
    named = evolve(first, names=str.upper).then(evolve(second, target_names=str.title))
    assert (named.name("a"), named.target_name("u")) == ("A", "U")


# -- coarser ------------------------------------------------------------------------------------


def test_a_target_left_out_of_groups_stays_by_itself_under_its_name() -> None:
    """Kills: left out taken as lost or as one group; a group called by the name of a unit."""
    walk = evolve(
        hand_made(
            {"a": parts("x", "y", "z"), "b": whole("z"), "c": parts("x", Beyond.OUTSIDE)},
            "x",
            "y",
            "z",
        ),
        target_names=str.upper,
    )
    coarse = walk.coarsen({"x": "both", "y": "both"})
    assert coarse.targets == ("both", "z")
    assert coarse["a"] == parts("both", "z")
    assert coarse["b"] == whole("z")
    assert coarse["c"] == parts("both", Beyond.OUTSIDE)
    assert (coarse.target_name("both"), coarse.target_name("z")) == ("both", "Z")
    assert walk.coarsen({})["a"] == walk["a"]


def test_groups_of_what_is_no_target_are_refused_all_at_once() -> None:
    walk = hand_made({"a": whole("x")}, "x")
    with pytest.raises(InvalidValueError) as caught:
        walk.coarsen({"x": "g", "w": "g", "a": "g"})
    assert str(caught.value) == "Crosswalk.coarsen: expected units of 2025-07-01, got 'a, w'"


# -- narrowed -----------------------------------------------------------------------------------


def test_a_share_that_is_told_tightens_the_others() -> None:
    """Kills: a share taken in without tightening; one that replaces what is known better."""
    walk = hand_made({"a": parts("x", "y", "z"), "b": parts("x", Beyond.OUTSIDE)}, "x", "y", "z")
    more = walk.narrowed({("a", "x"): Share.between(HALF, 1), ("b", "x"): Share.exactly(HALF)})
    assert more["a"] == (Weight("x", HALF, 1), Weight("y", 0, HALF), Weight("z", 0, HALF))
    assert more["b"] == (Weight("x", HALF, HALF), Weight(Beyond.OUTSIDE, HALF, HALF))
    assert dict(more.narrowed({("a", "x"): Share.unknown()})) == dict(more)
    nothing = walk.narrowed({("b", None): Share.exactly(0)})
    assert nothing["b"] == whole("x")
    assert dict(walk) == dict(walk.narrowed({}))


def test_shares_that_contradict_what_is_known_are_refused_all_at_once() -> None:
    """Kills: the first problem alone; ends that change places kept; shares above or below all."""
    quarter = Fraction(1, 4)
    known = tight([Weight("x", 0, quarter), Weight("y", 0, 1), Weight(Beyond.OUTSIDE, 0, quarter)])
    walk = hand_made({"a": known, "b": parts("x", "y"), "c": parts("x", "y")}, "x", "y", "z")
    with pytest.raises(StructuringError) as caught:
        walk.narrowed(
            {
                ("?", "x"): Share.whole(),
                ("a", "z"): Share.whole(),
                ("a", "y"): Share.remainder(),
                ("b", None): Share.exactly(0),
                ("a", "x"): Share.exactly(HALF),
                ("b", "x"): Share.exactly(HALF),
                ("b", "y"): Share.between(Fraction(3, 4), 1),
                ("c", "x"): Share.exactly(quarter),
                ("c", "y"): Share.exactly(quarter),
            }
        )
    assert str(caught.value) == (
        "Crosswalk.narrowed: 7 problems\n"
        "  shares['?', 'x']: expected the id of a unit, got '?'\n"
        "  shares['a', 'z']: expected one that a may belong to: x 0 to 25%, y 50 to 100%, "
        "outside 0 to 25%, got 'z'\n"
        "  shares['a', 'y']: expected a number or bounds: what the others leave follows by itself, "
        "got Share.remainder()\n"
        "  shares['b', None]: expected one that b may belong to: x 0 to 100%, y 0 to 100%, got "
        "None\n"
        "  shares['a']: expected shares of a that agree with what is known, x 0 to 25%, "
        "y 50 to 100%, outside 0 to 25%, got 'x'\n"
        "  shares['b']: expected shares of b that agree with what is known, x 0 to 100%, "
        "y 0 to 100%, got 'x, y'\n"
        "  shares['c']: expected shares of c that agree with what is known, x 0 to 100%, "
        "y 0 to 100%, got 'x, y'"
    )
    assert walk.start == JUNE_30

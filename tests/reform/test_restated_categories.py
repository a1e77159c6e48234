"""Classes on another map: by a policy that is named, or none."""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Row, Weight, whole
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.categories import CategoryPolicy
from khuyenhoc.reform.restating.restated import Comparability

HALF: Final = Fraction(1, 2)
ROWS: Final[dict[str, Row]] = {
    "whole": whole("x"),
    "perhaps": (Weight("x", 0, 1), Weight("y", 0, 1)),
    "some": (Weight("x", HALF, 1), Weight("y", 0, HALF)),
    "half": (Weight("x", HALF, HALF), Weight("y", HALF, HALF)),
}


def walk_of(rows: dict[str, Row]) -> Crosswalk:
    return Crosswalk(
        start=date(2025, 6, 30),
        end=date(2025, 7, 1),
        of=Moved.PEOPLE,
        rows=rows,
        targets=("x", "y"),
    )


@st.composite
def classed(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, bool | None], dict[str, int]]:
    kinds = draw(st.lists(st.sampled_from(sorted(ROWS)), min_size=1, max_size=3))
    units = {f"u{place}": kind for place, kind in enumerate(kinds)}
    classes = {unit: draw(st.sampled_from((True, False, None))) for unit in units}
    return units, classes, {unit: draw(st.integers(0, 3)) for unit in units}


def worlds(units: dict[str, str]) -> list[dict[str, Fraction]]:
    """Give every way in which the units can have gone to x, by ends of their weights."""
    ends = {
        unit: sorted({Fraction(one.low), Fraction(one.high)})
        for unit, kind in units.items()
        for one in ROWS[kind]
        if one.target == "x"
    }
    return [dict(zip(ends, world, strict=True)) for world in product(*ends.values())]


@settings(max_examples=150)
@given(classed())
def test_each_policy_says_what_holds_however_units_went(
    drawn: tuple[dict[str, str], dict[str, bool | None], dict[str, int]],
) -> None:
    """Kills: any of units that perhaps brought nothing; most counted with shares of one half."""
    units, classes, people = drawn
    known = {unit: one for unit, one in classes.items() if one is not None}
    walk = walk_of({unit: ROWS[kind] for unit, kind in units.items()})

    def of(policy: CategoryPolicy) -> bool | None:
        found = walk.apply_categories(known, policy=policy, people=people)
        assert ("x" in found) is bool(known)
        return found["x"].category if known else None

    each = set(classes.values())
    assert of(CategoryPolicy.ALL) == (next(iter(each)) if len(each) == 1 else None)
    alone = list(units.values()) == ["whole"]
    assert of(CategoryPolicy.REASSESS) == (classes["u0"] if alone else None)
    any_of = set[bool | None]()
    most_of = set[bool | None]()
    for world in worlds(units):
        there = [classes[unit] for unit, part in world.items() if part]
        any_of.add(True if True in there else None if None in there else False)
        count = {
            one: sum(part * people[unit] for unit, part in world.items() if classes[unit] is one)
            for one in (True, False, None)
        }
        all_people = sum(count.values())
        most_of.add(next((one for one in (True, False) if 2 * count[one] > all_people), None))
    if known:
        assert of(CategoryPolicy.ANY) == (any_of.pop() if len(any_of) == 1 else None)
    assert of(CategoryPolicy.MOST_PEOPLE) == (most_of.pop() if len(most_of) == 1 else None)


def test_a_class_of_what_went_on_alone_is_its_own_and_says_so() -> None:
    found = walk_of({"a": whole("x")}).apply_categories({"a": False})
    assert found["x"].category is False
    assert found["x"].status is Comparability.EXACT
    assert found["x"].caveats == ()


@pytest.mark.parametrize(
    ("classes", "people", "said"),
    [
        ({"a": 1, "b": 1}, {"a": 1, "b": 1}, []),
        ({"a": 1}, {"a": 1, "b": 1}, ["nothing was reported of b"]),
        (
            {"a": 1, "b": 1},
            {"a": 9},
            [
                "nothing was reported of b",
                "to be assessed anew, being made of several or of parts: a, b",
            ],
        ),
        (
            {"a": 1, "b": 2},
            {"a": 1, "b": 1},
            ["to be assessed anew, being made of several or of parts: a, b"],
        ),
    ],
)
def test_what_keeps_a_class_from_being_there_is_said(
    classes: dict[str, int], people: dict[str, int], said: list[str]
) -> None:
    walk = walk_of({"a": whole("x"), "b": whole("x")})
    most = walk.apply_categories(classes, policy=CategoryPolicy.MOST_PEOPLE, people=people)
    assert [str(caveat) for caveat in most["x"].caveats] == said
    vietnamese = [caveat.sentence("vi") for caveat in most["x"].caveats]
    assert len(vietnamese) == len(said)
    assert not any("being made" in one for one in vietnamese)


def test_a_divided_unit_alone_is_mixed() -> None:
    found = walk_of({"a": ROWS["perhaps"]}).apply_categories({"a": 1}, people={})
    assert found["x"].status is Comparability.NOT_COMPARABLE
    assert [caveat.sentence("vi") for caveat in found["x"].caveats] == [
        "Cần đánh giá lại, vì gồm nhiều đơn vị hoặc phần của đơn vị: a"
    ]


def test_what_a_policy_cannot_be_asked_of_is_refused_all_at_once() -> None:
    """Kills: classes of unknown units dropped in silence."""
    walk = walk_of({"phuong-1": whole("x")})
    policy: Any = "all"
    with pytest.raises(InvalidValueError, match=r"^apply_categories\(policy\): expected a Categ"):
        walk.apply_categories({}, policy=policy)
    with pytest.raises(InvalidValueError, match="the people of each unit, as most-people asks"):
        walk.apply_categories({}, policy=CategoryPolicy.MOST_PEOPLE)
    with pytest.raises(StructuringError) as caught:
        walk.apply_categories(
            {"phuong": True, "phuong-1": "good"},
            policy=CategoryPolicy.ANY,
            people={"phuong-1": -1},
        )
    assert str(caught.value) == (
        "Crosswalk.apply_categories: 3 problems\n"
        "  categories: expected the id of a unit of 2025-06-30 (near: phuong-1), got 'phuong'\n"
        "  categories['phuong-1']: expected True or False, as any asks for, got 'good'\n"
        "  people['phuong-1']: expected a whole number of at least 0, got -1"
    )

"""What units report of themselves added to their parts: records counted, not totals printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.hierarchies import forests

DAY = date(2023, 12, 31)
UNTIL = kh.Period.until(DAY)
CENTRES, TEACHERS = kh.LEARNING_CENTRES, kh.SECONDED_TEACHERS
TREE = kh.Tree.of(DAY, {"v1": "x", "v2": "x", "x": "p", "y": "p"})
ADD = kh.OwnValue.ADD


def count(unit: str, centres: int, teachers: kh.Quantity | int | None = None) -> kh.Report:
    figures: dict[kh.Indicator, int | kh.Dong | kh.Quantity] = {CENTRES: centres}
    if teachers is not None:
        figures[TEACHERS] = teachers
    return kh.Report.of(unit, UNTIL, figures)


def at_least(number: int) -> kh.Quantity:
    return kh.Quantity(value=number, unit=kh.PERSON, qualifier=kh.Qualifier.AT_LEAST)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[kh.Tree, dict[str, kh.Report]]:
    """A forest, and counts at any of its units, some with a figure left out or open above."""
    tree = kh.Tree.of(DAY, draw(forests(max_size=8)))
    sizes = st.integers(0, 3)
    teachers = st.none() | sizes | sizes.map(at_least)
    counted = draw(st.sets(st.sampled_from(tree.ids))) if len(tree) else set[str]()
    return tree, {unit: count(unit, draw(sizes), draw(teachers)) for unit in counted}


@given(worlds(), st.none() | st.integers(0, 255))
def test_a_unit_has_its_own_and_all_that_is_below_it(
    world: tuple[kh.Tree, dict[str, kh.Report]], mask: int | None
) -> None:
    """Kills: its own left out, or instead of those below; what is left out taken as 0."""
    tree, counts = world
    expected = None if mask is None else [u for at, u in enumerate(tree) if mask >> at & 1]
    totals = kh.roll_up(
        counts.values(), tree, own=ADD, expected=expected, indicators=[CENTRES, TEACHERS]
    )
    for top in tree:
        below = [top, *tree.descendants(top)]
        waited = [one for one in below if expected is None or one in expected]
        for indicator in (CENTRES, TEACHERS):
            said = {
                one: counts[one].figures_of(indicator)[0]
                for one in below
                if one in counts and counts[one].figures_of(indicator)
            }
            missing = tuple(one for one in waited if one not in said)
            if not said and not waited:
                assert indicator not in totals[top]
                continue
            total = totals[top][indicator]
            known = sum((it.quantity.value for it in said.values()), 0)
            is_open = missing or any(it.quantity.qualifier.value != "exact" for it in said.values())
            assert total.value == kh.Bounds(known, None if is_open else known)
            assert (total.missing, total.expected) == (missing, len(waited))
            assert total.figures == tuple(said.items())
            assert total.own == (
                said[top].quantity.bounds() if top in said and len(below) > 1 else None
            )
            assert not total.stand_ins


@given(worlds())
def test_of_counts_at_leaves_every_own_value_says_the_same(
    world: tuple[kh.Tree, dict[str, kh.Report]],
) -> None:
    """Kills: another coverage, or another sum, where there is nothing to add to parts."""
    tree, counts = world
    at_leaves = [one for unit, one in counts.items() if unit in tree.leaves]
    added = kh.roll_up(at_leaves, tree, own=ADD, expected=tree.leaves)
    plain = kh.roll_up(at_leaves, tree)
    assert [dict(added[unit]) for unit in tree] == [dict(plain[unit]) for unit in tree]


def test_people_each_counted_once_are_at_least_the_largest_own_number() -> None:
    """Kills: a unit's own donors left out of the largest; a sum of people as exact."""
    donors = [
        kh.Report.of(unit, UNTIL, {kh.DONORS: number})
        for unit, number in (("v1", 3), ("v2", 4), ("x", 9))
    ]
    total = kh.roll_up(donors, TREE, own=ADD, expected=["v1", "v2", "x"])["x"][kh.DONORS]
    assert total.value == kh.Bounds(9, 16)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (kh.MissingPolicy.BOUNDS, "at least 4, 3 of 5 reported"),
        (kh.MissingPolicy.NON_NULL, "not given"),
        (kh.MissingPolicy.PARTIAL_ZERO, "4, 3 of 5 reported, 2 counted as 0 (partial_zero)"),
        (kh.MissingPolicy.ALWAYS_NULL, "unknown, 3 of 5 reported"),
    ],
)
def test_every_unit_is_waited_for(missing: kh.MissingPolicy, said: str) -> None:
    """Kills: a commune without a count of its own taken for one that has none."""
    counts = [count("v1", 1), count("x", 2), count("y", 1)]
    total = kh.roll_up(counts, TREE, own=ADD, missing=missing)["p"].get(CENTRES, "not given")
    assert str(total) == said


def test_what_is_added_contradicts_nothing() -> None:
    """Kills: an own number still compared with the parts."""
    counts = [count("v1", 1), count("v2", 1), count("x", 9)]
    assert kh.roll_up(counts, TREE, own=ADD).findings == ()
    assert kh.roll_up(counts, TREE).findings[0].code == "own-total-differs"


def test_a_total_of_which_nothing_below_was_waited_for_stands() -> None:
    """Kills: the only figure there is compared with a sum of nothing."""
    own = kh.Report.of("x", UNTIL, {CENTRES: 7})
    for how in kh.OwnValue:
        totals = kh.roll_up([own], TREE, expected=["y"], own=how)
        assert str(totals["x"][CENTRES]) == "7, 0 of 0 reported"
        assert str(totals["p"][CENTRES]) == "at least 7, 0 of 1 reported"
        assert totals.findings == ()
        assert CENTRES not in totals["v1"]


def test_a_count_of_its_own_does_not_stand_for_a_missing_leaf() -> None:
    """Kills: as many counts as there are leaves taken for one of each leaf."""
    tree = kh.Tree.of(DAY, {"v1": "x", "v2": "x"})
    totals = kh.roll_up([count("v1", 1), count("x", 1)], tree, own=ADD, expected=["v1", "v2"])
    assert str(totals["x"][CENTRES]) == "at least 2, 1 of 2 reported"

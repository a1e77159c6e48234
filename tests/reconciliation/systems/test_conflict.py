"""The fewest figures that cannot all be true: none of them can be left out."""

import pytest
from drawn_systems import Numbers, chain, system_of
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.systems.conflict import conflict, smallest
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.unit import PERSON

ITEMS = st.integers(0, 11)


@given(
    st.lists(ITEMS, unique=True),
    st.lists(st.frozensets(ITEMS, max_size=4), min_size=1, max_size=4),
)
def test_nothing_that_is_left_can_be_left_out(items: list[int], bad: list[frozenset[int]]) -> None:
    """Kills: an item too many, an item too few, a search that stops after one pass."""

    def clashes(kept: frozenset[int]) -> bool:
        return any(one <= kept for one in bad)

    left = smallest(items, clashes)
    assert list(left) == [item for item in items if item in left], "in the order they had"
    if not clashes(frozenset(items)):
        assert list(left) == items
        return
    assert clashes(frozenset(left))
    assert not any(clashes(frozenset(left) - {item}) for item in left)


@given(st.lists(ITEMS, unique=True, min_size=2), st.data())
def test_of_two_clashes_the_one_of_earlier_items_is_kept(
    items: list[int], data: st.DataObject
) -> None:
    """Kills: the earlier ones left out first."""
    one, other = data.draw(st.permutations(range(len(items))))[:2]
    left = smallest(items, lambda kept: items[one] in kept or items[other] in kept)
    assert left == (items[min(one, other)],)


def test_few_questions_are_asked_of_many_items() -> None:
    """Kills: every one of thousands of items asked for by itself."""
    asked = 0

    def clashes(kept: frozenset[int]) -> bool:
        nonlocal asked
        asked += 1
        return {17, 900} <= kept

    assert smallest(range(1_024), clashes) == (17, 900)
    assert asked < 60


@pytest.mark.parametrize("links", [1, 2, 7])
def test_a_chain_needs_both_of_its_ends_and_all_of_its_links(links: int) -> None:
    """Kills: relations left in that have no part in it, or out that have."""
    system = chain(links, 5, 6)
    numbers = (*system.variables, kh.Variable(key="else", quantity=kh.Quantity(value=1)))
    beside = kh.System(numbers, (kh.AtMost(("n0",), ("n0", "else")), *system.relations))
    scenes = Scenes(beside)
    keys, places = conflict(scenes, range(links + 1), scenes.either)
    assert keys == ("n0", f"n{links}")
    assert places == tuple(range(1, links + 1))


def test_what_is_known_is_never_among_the_suspected() -> None:
    """Kills: known bounds withdrawn like print."""
    numbers: Numbers = {"a": 5, "b": PERSON, "c": kh.Bounds.at_most(4)}
    system = system_of(numbers, kh.EqualTo(("a",), ("b",)), kh.AtMost(("b",), ("c",)))
    scenes = Scenes(system)
    assert conflict(scenes, (0, 1), scenes.either) == (("a",), (0, 1))
    (finding,) = kh.judge(system).contradictions
    assert finding.figures == ("a",)
    assert finding.nearest == (("a", kh.Bounds(0, 4)),)

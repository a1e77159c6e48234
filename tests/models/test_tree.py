"""Trees: laid out breadth first, so that what hangs under one unit is one slice."""

import copy
import pickle
import re
from datetime import date, datetime
from itertools import chain, pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from khuyenhoc.errors import HierarchyError, InvalidValueError
from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.tree import Tree
from khuyenhoc.testing.hierarchies import forests

Forest = dict[str, str | None]

DAY = date(2023, 12, 31)
#: hcm over bt and gv, p6 and p7 under bt; hue by itself.
TREE = Tree.of(DAY, {"p7": "bt", "bt": "hcm", "p6": "bt", "gv": "hcm", "hue": None})


def walk_up(parents: Forest, unit: str) -> list[str]:
    """Give the units above one by asking for each one's parent."""
    above: list[str] = []
    parent = parents[unit]
    while parent is not None:
        above.append(parent)
        parent = parents[parent]
    return above


def below(parents: Forest, unit: str) -> set[str]:
    return {other for other in parents if unit in walk_up(parents, other)}


@given(forests())
def test_both_orders_have_each_unit_once(parents: Forest) -> None:
    """Kills: a walk that forgets the last root, or one that starts from a unit twice."""
    tree = Tree.of(DAY, parents)
    assert sorted(tree.breadth_first) == sorted(tree.preorder) == sorted(tree) == sorted(parents)
    assert len(tree) == len(parents)


@given(forests())
def test_breadth_first_goes_level_by_level_with_siblings_by_id(parents: Forest) -> None:
    """Kills: depth first; siblings in the order given; roots out of order."""
    tree = Tree.of(DAY, parents)
    places = [(tree.depth(unit), tree.parents[tree.index(unit)], unit) for unit in tree]
    assert places == sorted(places)
    assert [tree.depth(unit) for unit in tree] == [len(walk_up(parents, unit)) for unit in tree]


@given(forests())
def test_in_preorder_what_hangs_under_a_unit_comes_directly_after_it(parents: Forest) -> None:
    """Kills: siblings in reverse; a queue where there should be a stack."""
    order = Tree.of(DAY, parents).preorder
    for place, unit in enumerate(order):
        under = below(parents, unit)
        assert set(order[place + 1 : place + 1 + len(under)]) == under
    for unit, following in pairwise(order):
        if parents[unit] == parents[following]:
            assert unit < following


@given(forests())
def test_the_slices_of_children_part_all_that_is_no_root(parents: Forest) -> None:
    """Kills: a slice that is one off; a leaf whose empty slice stands elsewhere."""
    tree = Tree.of(DAY, parents)
    in_slices = chain.from_iterable(range(*piece) for piece in tree.slices)
    assert list(in_slices) == list(range(len(tree.roots), len(tree)))
    for unit, (first, after) in zip(tree, tree.slices, strict=True):
        assert tree.children(unit) == tree.ids[first:after]
        assert set(tree.children(unit)) == {one for one in parents if parents[one] == unit}
        assert (unit in tree.leaves) == (first == after)
    assert set(tree.roots) == {unit for unit in parents if parents[unit] is None}


@given(forests())
def test_a_path_is_the_ancestors_from_the_other_end(parents: Forest) -> None:
    """Kills: ancestors from the root down; a path without its unit; children taken for all."""
    tree = Tree.of(DAY, parents)
    for unit in tree:
        above = walk_up(parents, unit)
        assert tree.ancestors(unit) == tuple(above)
        assert tree.path(unit) == (*reversed(above), unit)
        assert tree.parent(unit) == (above[0] if above else None)
        assert set(tree.descendants(unit)) == below(parents, unit)
        assert list(tree.descendants(unit)) == [one for one in tree if one in below(parents, unit)]


@given(forests(), st.data())
def test_the_order_in_which_units_are_given_makes_no_difference(
    parents: Forest, data: st.DataObject
) -> None:
    """Kills: siblings in the order of insertion."""
    shuffled = data.draw(st.permutations(list(parents.items())))
    assert Tree.of(DAY, dict(shuffled)) == Tree.of(DAY, parents)


@given(forests(), st.data())
def test_moving_a_unit_changes_the_paths_below_it_and_no_others(
    parents: Forest, data: st.DataObject
) -> None:
    """Kills: places of parents that are kept from before the move."""
    assume(parents)
    moved = data.draw(st.sampled_from(sorted(parents)))
    free = sorted(set(parents) - below(parents, moved) - {moved})
    target = data.draw(st.sampled_from([None, *free]))
    before, after = Tree.of(DAY, parents), Tree.of(DAY, {**parents, moved: target})
    lead = () if target is None else before.path(target)
    for unit in before:
        path = before.path(unit)
        if moved in path:
            assert after.path(unit) == (*lead, *path[path.index(moved) :])
        else:
            assert after.path(unit) == path


@given(forests(), st.data())
def test_a_subtree_is_the_unit_and_what_hangs_under_it(
    parents: Forest, data: st.DataObject
) -> None:
    """Kills: a subtree that keeps the places of the whole tree."""
    assume(parents)
    top = data.draw(st.sampled_from(sorted(parents)))
    kept: Forest = {unit: parents[unit] for unit in below(parents, top)}
    assert Tree.of(DAY, parents).subtree(top) == Tree.of(DAY, {**kept, top: None})


@given(forests())
def test_a_tree_arrives_as_it_left(parents: Forest) -> None:
    """Kills: a lookup that is lost on the way."""
    tree = Tree.of(DAY, parents)
    for arrived in (
        pickle.loads(pickle.dumps(tree)),  # noqa: S301 - made here
        copy.deepcopy(tree),
        evolve(tree),
        Tree(name=tree.name, day=tree.day, units=tree.units, parents=tree.parents),
    ):
        assert arrived == tree
        assert hash(arrived) == hash(tree)
        assert arrived.preorder == tree.preorder
        assert [arrived.index(unit) for unit in tree] == list(range(len(tree)))


@given(forests())
def test_rows_say_the_same_as_the_tree(parents: Forest) -> None:
    tree = Tree.of(DAY, parents)
    assert tree.to_rows() == [
        {
            "id": unit,
            "name": unit,
            "parent": parents[unit],
            "depth": len(walk_up(parents, unit)),
            "path": " / ".join(tree.path(unit)),
        }
        for unit in tree
    ]


@given(st.sets(st.sampled_from("abcdef"), min_size=1), forests(max_size=5), st.data())
def test_units_above_themselves_make_no_tree(
    ring: set[str], parents: Forest, data: st.DataObject
) -> None:
    """Kills: a ring that is left out in silence, since no root leads to it."""
    members = sorted(ring)
    order = data.draw(st.permutations(members))
    circle = dict(zip(order, [*order[1:], order[0]], strict=True))
    with pytest.raises(HierarchyError) as caught:
        Tree.of(DAY, {**parents, **circle, "tail": order[0]})
    (fault,) = caught.value.faults
    walked = [members[0]]
    while circle[walked[-1]] != members[0]:
        walked.append(circle[walked[-1]])
    said = " under ".join([*walked, members[0]])
    assert fault.sentence("en") == f"a cycle: {said} (2023-12-31)."


# One tree by hand


def test_the_tree_of_a_city() -> None:
    assert TREE.ids == ("hcm", "hue", "bt", "gv", "p6", "p7")
    assert TREE.parents == (-1, -1, 0, 0, 2, 2)
    assert TREE.slices == ((2, 4), (4, 4), (4, 6), (6, 6), (6, 6), (6, 6))
    assert TREE.preorder == ("hcm", "bt", "p6", "p7", "gv", "hue")
    assert TREE.depths == (0, 0, 1, 1, 2, 2)
    assert (TREE.roots, TREE.leaves) == (("hcm", "hue"), ("hue", "gv", "p6", "p7"))
    assert TREE.unit("p6") == Organisation(id="p6", name="p6")
    assert repr(TREE) == "<Tree 'hierarchy' on 2023-12-31: 6 units, 2 roots>"


def test_no_units_are_a_tree_too() -> None:
    empty = Tree.of(DAY, {})
    assert (empty.ids, empty.roots, empty.leaves, empty.preorder, empty.slices) == ((),) * 5
    assert len(empty) == 0
    assert empty.to_rows() == []


def test_what_is_no_unit_is_not_in_it() -> None:
    assert "p6" in TREE
    assert "p8" not in TREE
    assert ["p6"] not in TREE


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("hc", "unit: expected the id of a unit of {} (near: hcm), got 'hc'"),
        ("hcmm", "unit: expected the id of a unit of {} (near: hcm), got 'hcmm'"),
        ("Đà Lạt", "unit: expected the id of a unit of {}, got 'Đà Lạt'"),
        (["p6"], "unit: expected the id of a unit of {}, got ['p6']"),
        (None, "unit: expected the id of a unit of {}, got None"),
    ],
)
def test_an_unknown_unit_is_refused_with_those_like_it(unit: str, said: str) -> None:
    for ask in (
        TREE.index,
        TREE.unit,
        TREE.label,
        TREE.parent,
        TREE.children,
        TREE.ancestors,
        TREE.descendants,
        TREE.path,
        TREE.depth,
        TREE.subtree,
    ):
        with pytest.raises(InvalidValueError) as caught:
            ask(unit)
        assert str(caught.value) == said.format(TREE)


# Names

NAMED = (
    Organisation(id="a", name="Phường Cẩn Thọ"),
    AdministrativeUnit(
        id="b",
        name="PHƯỜNG CẦN  THƠ",
        kind=AdministrativeKind.WARD,
        codes=(("gso", "31117"), ("post", "900")),
    ),
    Organisation(id="c", name="phường Cần Thơ"),
)


NAMESAKES = Tree(name="territory", day=DAY, units=NAMED, parents=(-1, 0, 0))


def test_a_name_finds_all_that_bear_it() -> None:
    """Kills: one of two namesakes chosen; marks that never count."""
    assert NAMESAKES.find("Phường Cần Thơ") == ("b", "c")
    assert NAMESAKES.find("phuong can tho") == ()
    assert NAMESAKES.find("phuong can tho", accents=False) == ("a", "b", "c")
    assert [NAMESAKES.label(unit) for unit in "ab"] == ["Phường Cẩn Thọ", "PHƯỜNG CẦN  THƠ"]


def test_a_code_finds_the_one_unit_that_bears_it_in_its_scheme() -> None:
    """Kills: a code of any scheme; the first of several units; nothing found as no error."""
    assert NAMESAKES.with_code("gso", "31117") == "b"
    twice = evolve(
        NAMESAKES, units=(*NAMED[:2], Organisation(id="c", name="C", codes=(("gso", "31117"),)))
    )
    both = "b (PHƯỜNG CẦN  THƠ), c (C)"
    for tree, scheme, said in (
        (NAMESAKES, "post", f"a code of post that one unit of {NAMESAKES!r} bears"),
        (
            twice,
            "gso",
            f"a code of gso that one unit of {twice!r} bears, not {both} together",
        ),
    ):
        with pytest.raises(InvalidValueError) as caught:
            tree.with_code(scheme, "31117")
        assert str(caught.value) == f"code: expected {said}, got '31117'"


# In a notebook


@given(forests(), st.integers(0, 40))
def test_in_html_each_unit_is_listed_inside_its_parent(parents: Forest, most: int) -> None:
    """Kills: a list that is not closed; one closed once too often; a child without its parent."""
    tree = Tree.of(DAY, parents)
    inside: list[str | None] = []
    listed: list[str] = []
    html = tree.html(most=most)
    for tag, words in re.findall(r"<(/?[a-z]+)>([^<]*)", html):
        if tag == "li":
            inside.append(words)
            listed.append(words)
            assert tree.path(words) == tuple(one for one in inside if one is not None)
        elif tag == "ul":
            assert not inside or inside[-1] is not None
            inside.append(None)
        elif tag in ("/li", "/ul"):
            assert (inside.pop() is None) == (tag == "/ul")
        else:
            assert (tag, words) in {("p", f"… +{len(tree) - most}"), ("/p", "")}
    assert inside == []
    assert sorted(listed) == sorted(tree.ids[:most])
    assert ("<p>" in html) == (len(tree) > most)


def test_in_a_notebook_names_stay_words() -> None:
    """Kills: a name that becomes markup."""
    unit = Organisation(id="a", name="Phường <b>6</b>")
    tree = Tree(name="territory", day=DAY, units=(unit,), parents=(-1,))
    assert tree._repr_html_() == "<ul><li>Phường &lt;b&gt;6&lt;/b&gt;</li></ul>"
    with pytest.raises(InvalidValueError) as caught:
        tree.html(most=-1)
    assert str(caught.value) == "Tree.html(most): expected a whole number of at least 0, got -1"


# What is laid out in another way is refused


def units(ids: str) -> tuple[Organisation, ...]:
    return tuple(Organisation(id=unit, name=unit) for unit in ids)


@pytest.mark.parametrize(
    ("ids", "parents", "said"),
    [
        ("ab", (-1,), "Tree.parents: expected 2 places, as many as there are units, got (-1,)"),
        ("ab", (-1, "a"), "Tree.parents[1]: expected a value of int, got 'a'"),
        (
            "abc",
            (-1, 0, -1),
            "Tree.parents[2]: expected a place from 0 to 1, as breadth first has it, got -1",
        ),
        (
            "ab",
            (-1, 1),
            "Tree.parents[1]: expected a place from -1 to 0, as breadth first has it, got 1",
        ),
        (
            "ab",
            (-1, -2),
            "Tree.parents[1]: expected a place from -1 to 0, as breadth first has it, got -2",
        ),
        (
            "acb",
            (-1, 0, 0),
            "Tree.units[2]: expected an id after its sibling's, c, got 'b'",
        ),
        (
            "aa",
            (-1, 0),
            "Tree.units: expected units of which no two have one id, got ('a', 'a')",
        ),
    ],
)
def test_another_layout_is_refused(ids: str, parents: tuple[int, ...], said: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Tree(name="territory", day=DAY, units=units(ids), parents=parents)
    assert str(caught.value) == said


def test_a_blank_parent_is_refused_and_no_root_made_of_its_child() -> None:
    """Kills: a parent taken for missing because it is empty."""
    with pytest.raises(InvalidValueError, match=r"^Organisation\.id: expected a text that is not"):
        Tree.of(DAY, {"a": ""})


def test_on_the_calendar_s_last_day_a_cycle_is_told_like_on_any_other() -> None:
    with pytest.raises(HierarchyError) as caught:
        Tree.of(date.max, {"a": "a"})
    assert caught.value.faults[0].sentence("en") == "a cycle: a under a (from 9999-12-31)."


def test_a_moment_is_no_day() -> None:
    with pytest.raises(InvalidValueError, match=r"^Tree\.day: expected a date without a time"):
        Tree.of(datetime(2023, 12, 31), {})  # noqa: DTZ001


def test_to_grow_from_two_units_of_one_id_is_refused() -> None:
    """Kills: one of two units lost in silence."""
    with pytest.raises(InvalidValueError) as caught:
        Tree.grown("territory", DAY, units("aba"), {})
    assert str(caught.value) == "units: expected units of which no two have one id, got 'a'"


# Size


def test_a_chain_of_100_000_units_is_a_tree_like_any_other() -> None:
    """Kills: recursion. A walk that is quadratic in the depth would go on for hours."""
    ids = [f"u{place:06}" for place in range(100_000)]
    tree = Tree.of(DAY, dict(zip(ids[1:], ids, strict=False)))
    assert tree.path(ids[-1]) == tuple(ids) == tree.preorder
    assert tree.descendants(ids[0]) == tuple(ids[1:])
    assert tree.depth(ids[-1]) == 99_999
    assert len(tree.subtree(ids[1])) == 99_999
    with pytest.raises(InvalidValueError, match=r"near: u05"):
        tree.index("u0500000")
    with pytest.raises(HierarchyError) as caught:
        Tree.of(DAY, dict(zip(ids, [*ids[1:], ids[0]], strict=True)))
    assert len(str(caught.value)) < 250

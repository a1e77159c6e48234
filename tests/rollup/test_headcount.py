"""People counted once at every unit, beside sets of people."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import forests

DAY = date(2023, 12, 31)
NEAR = [DAY + timedelta(days=shift) for shift in (-2, -1, 0, 1, 2)]
KIND, SECTOR = kh.MembershipKind, kh.Sector
NAMES = ("hưu trí", "dân tộc thiểu số")

near = st.sampled_from(NEAR)
periods = (
    st.none()
    | st.builds(kh.Period, near)
    | st.builds(kh.Period, st.none(), near)
    | st.lists(near, min_size=2, max_size=2, unique=True).map(lambda two: kh.Period(*sorted(two)))
)


@st.composite
def trees(draw: st.DrawFn) -> kh.Tree:
    """Make forests, deep and wide, of organisations of some sectors."""
    parents = draw(forests(max_size=9))
    units = [
        kh.Organisation(
            id=unit, name=unit, sector=draw(st.sampled_from((None, SECTOR.SCHOOL, SECTOR.AGENCY)))
        )
        for unit in parents
    ]
    tree = kh.Tree.grown("made-up", DAY, units, {u: up for u, up in parents.items() if up})
    assert tree is not None
    return tree


def rows_in(units: Iterable[str]) -> st.SearchStrategy[list[kh.Membership]]:
    return st.lists(
        st.builds(
            kh.Membership,
            person=st.sampled_from(("m-1", "m-2", "m-3")),
            organisation=st.sampled_from([*units, "elsewhere"]),
            period=periods,
            kind=st.none() | st.sampled_from(KIND),
            party_member=st.none() | st.booleans(),
            attributes=st.dictionaries(
                st.sampled_from(NAMES), st.sampled_from(("có", "không")), max_size=2
            ).map(lambda all_: tuple(all_.items())),
        ),
        max_size=12,
    )


def at_and_below(tree: kh.Tree, unit: str) -> set[str]:
    return {unit, *tree.descendants(unit)}


def people(rows: Iterable[kh.Membership], tree: kh.Tree, unit: str) -> set[str]:
    inside = at_and_below(tree, unit)
    return {one.person for one in rows if one.organisation in inside and one.in_force_on(tree.day)}


@given(trees(), st.data())
def test_every_unit_has_the_people_of_the_union_of_its_parts(
    tree: kh.Tree, data: st.DataObject
) -> None:
    """Kills: the same unit twice; a unit and one above it; three in the order given; two roots.

    Also: a period's end that still counts; memberships of other organisations that are lost.
    """
    rows = data.draw(rows_in(tree))
    count = kh.headcount(iter(rows), tree)
    assert dict(count) == {unit: len(people(rows, tree, unit)) for unit in tree}
    there = [one for one in rows if one.in_force_on(DAY)]
    assert [*count.unplaced] == [one for one in there if one.organisation not in tree]
    for unit in tree:
        inside = at_and_below(tree, unit)
        assert count.registrations(unit) == sum(one.organisation in inside for one in there)
    assert kh.headcount(data.draw(st.permutations(rows)), tree).to_rows() == count.to_rows()
    assert [*count] == [*tree]
    assert len(count) == len(tree)


@pytest.mark.parametrize("count", [999, 1_000, 5_000])
def test_people_of_many_memberships_count_once_wherever_these_stand_in_the_list(count: int) -> None:
    """Kills: people divided into parts or blocks of which one is lost, or one person in two.

    Every id is a text of its own, as when each row of a file was read by itself; and one object
    given twice is two memberships.
    """
    chance = Random(count)  # noqa: S311 - nothing secret
    units = [f"to-{number}" for number in range(40)]
    above = {unit: f"phuong-{number % 7}" for number, unit in enumerate(units)}
    tree = kh.Tree.of(DAY, {**above, **{f"phuong-{number}": "quan" for number in range(6)}})
    rows = [
        kh.Membership(person=f"m-{chance.randrange(count)}", organisation=chance.choice(units))
        for _ in range(count)
    ]
    rows += rows[: count // 10]
    found = kh.headcount(rows, tree)
    assert dict(found) == {unit: len(people(rows, tree, unit)) for unit in tree}
    assert found.registrations("quan") + found.registrations("phuong-6") == len(rows)


@given(trees(), st.data())
def test_breakdowns_count_each_person_once_in_each_category(
    tree: kh.Tree, data: st.DataObject
) -> None:
    """Kills: one kind a person; what is not stated left out; a kind of another day."""
    rows = data.draw(rows_in(tree))
    count = kh.headcount(rows, tree)
    for unit in tree:
        of_kind = {
            kind: len(people([one for one in rows if one.kind is kind], tree, unit))
            for kind in (*KIND, None)
        }
        assert count.by_kind(unit) == {kind: some for kind, some in of_kind.items() if some}
        of_sector = {
            sector: len(people([one for one in rows if of(tree, one) is sector], tree, unit))
            for sector in (*SECTOR, None)
        }
        assert count.by_sector(unit) == {one: some for one, some in of_sector.items() if some}


@given(trees(), st.data())
def test_each_value_of_an_attribute_has_the_people_of_whom_it_is_stated(
    tree: kh.Tree, data: st.DataObject
) -> None:
    """Kills: what was kept of one name given for another; one value a person; another day's.

    Also: not stated counted as "không", or only of whom no membership states it.
    """
    rows = data.draw(rows_in(tree))
    count = kh.headcount(rows, tree)
    for unit in tree:
        for name in (*NAMES, "giới tính"):
            expected = {
                value: len(people([one for one in rows if said(one, name) == value], tree, unit))
                for value in ("có", "không", None)
            }
            found = count.by_attribute(unit, name)
            assert [*found.items()] == [(one, some) for one, some in expected.items() if some]


def said(one: kh.Membership, name: str) -> str | None:
    return dict(one.attributes).get(name)


def test_values_of_an_attribute_come_in_vietnamese_order() -> None:
    """Kills: the order of the rows; of code points, which has Ê-đê after Tày."""
    tree = kh.Tree.of(DAY, {"to-4": "p6"})
    rows = [kh.Membership(person="m-0", organisation="to-4")]
    rows += [
        kh.Membership(person=f"m-{value}", organisation="to-4", attributes=(("dân tộc", value),))
        for value in ("Tày", "Ê-đê", "Kinh")
    ]
    count = kh.headcount(rows, tree)
    assert [*count.by_attribute("p6", "dân tộc")] == ["Ê-đê", "Kinh", "Tày", None]


def of(tree: kh.Tree, one: kh.Membership) -> kh.Sector | None:
    unit = tree.unit(one.organisation) if one.organisation in tree else None
    return unit.sector if isinstance(unit, kh.Organisation) else None


@given(trees(), st.data())
def test_party_members_are_bounded_by_what_is_stated_of_each(
    tree: kh.Tree, data: st.DataObject
) -> None:
    """Kills: not stated counted as not being one; the last statement winning; another day's.

    What a membership elsewhere says of the person holds here too.
    """
    rows = data.draw(rows_in(tree))
    count = kh.headcount(rows, tree)
    said = {
        person: {one.party_member for one in rows if one.person == person and one.in_force_on(DAY)}
        - {None}
        for person in ("m-1", "m-2", "m-3")
    }
    for unit in tree:
        here = people(rows, tree, unit)
        low = sum(said[person] == {True} for person in here)
        high = sum(said[person] != {False} for person in here)
        assert count.party_members(unit) == kh.Bounds(low, high)


@given(trees(), st.data())
def test_one_membership_more_is_at_most_one_person_more_and_only_above_it(
    tree: kh.Tree, data: st.DataObject
) -> None:
    """Kills: a count that falls, or changes beside or below what was joined."""
    rows = data.draw(rows_in(tree))
    if not len(tree):
        return
    unit = data.draw(st.sampled_from([*tree]))
    before = kh.headcount(rows, tree)
    after = kh.headcount([*rows, kh.Membership(person="m-1", organisation=unit)], tree)
    more = {one for one in tree if after[one] == before[one] + 1}
    assert more <= {*tree.path(unit)}
    assert all(after[one] == before[one] for one in tree if one not in more)
    assert more == {one for one in tree.path(unit) if "m-1" not in people(rows, tree, one)}


@given(trees(), st.data())
def test_people_are_within_the_bounds_that_their_parts_leave(
    tree: kh.Tree, data: st.DataObject
) -> None:
    """Kills: the sum as the least; the largest part as the most."""
    count = kh.headcount(data.draw(rows_in(tree)), tree)
    for unit in tree:
        below = [count[part] for part in tree.children(unit)]
        own = [one for one in count._here if one.organisation == unit]  # noqa: SLF001
        assert count[unit] in kh.people_bounds([*below, len({one.person for one in own})])
        assert count[unit] <= count.registrations(unit)


TREE = kh.Tree.of(DAY, {"to-4": "phuong-6", "truong": "phuong-6"})
ROWS = [
    kh.Membership(person="m-1", organisation="to-4"),
    kh.Membership(person="m-1", organisation="truong"),
    kh.Membership(person="m-2", organisation="moved-away"),
]


def test_a_unit_that_the_tree_does_not_have_is_named_and_no_key() -> None:
    count = kh.headcount(ROWS, TREE)
    asks = (count.__getitem__, count.registrations, count.by_kind)
    by_name = partial(count.by_attribute, name=NAMES[0])
    for ask in (*asks, by_name, count.party_members):
        with pytest.raises(kh.NotThereError) as caught:
            ask("phuong-7")
        assert str(caught.value) == (
            "unit: expected the id of a unit of <Tree 'hierarchy' on 2023-12-31: 3 units, 1 roots> "
            "(near: phuong-6), got 'phuong-7'"
        )
    assert "phuong-7" not in count
    assert "to-4" in count
    assert count.get("phuong-7") is None


def test_what_is_no_membership_is_named_by_its_place_and_not_quoted() -> None:
    """Kills: a message with whatever was in a row of somebody's table."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.headcount([*ROWS, {"number": "000000001234"}], TREE)  # type: ignore[list-item]
    assert str(caught.value) == (
        "headcount.memberships[3]: expected a Membership, got <class 'dict'>"
    )


@frozen(kw_only=True)
class WithCard(kh.Membership):
    card: str


def test_a_membership_of_the_hosts_own_class_counts() -> None:
    """Kills: refusing what a host made of a membership."""
    own = WithCard(person="m-9", organisation="to-4", card="blue")
    assert kh.headcount([*ROWS, own], TREE)["to-4"] == 2


def test_results_are_shown_without_anybodys_id() -> None:
    count = kh.headcount(ROWS, TREE)
    assert repr(count) == "<Headcount: 2 memberships in 3 units on 2023-12-31; 1 unplaced>"
    assert count.table("en", units=["phuong-6"]).rows == (("phuong-6", "1", "2"),)
    assert count.table().headings == ("Đơn vị", "Người", "Lượt hội viên")
    assert "m-1" not in count._repr_html_() + str(count.table()) + str(count.to_rows())
    many = [kh.Membership(person=f"m-{n}", organisation="to-4") for n in range(1_200)]
    assert kh.headcount(many, TREE).table(units=["to-4"]).rows == (("to-4", "1.200", "1.200"),)
    assert kh.headcount(many, TREE).table("en").rows[0] == ("phuong-6", "1,200", "1,200")


def test_a_share_of_the_population_is_a_ratio_of_the_count() -> None:
    share = kh.Ratio(kh.headcount(ROWS, TREE)["phuong-6"], 4, of=kh.POPULATION)
    assert share.percent(places=0) == 25


# Parts alone

some_people = st.integers(0, 5)


@given(st.lists(st.frozensets(st.integers(0, 5)), min_size=1), st.data())
def test_the_union_of_groups_is_within_the_bounds_of_their_sizes(
    groups: list[frozenset[int]], data: st.DataObject
) -> None:
    """Kills: a universe that narrows nothing; the sum without it."""
    union = {one for group in groups for one in group}
    sizes: list[Any] = [
        data.draw(st.sampled_from((len(group), kh.Bounds(len(group), len(group) + 1))))
        for group in groups
    ]
    found = kh.people_bounds(sizes)
    assert len(union) in found
    assert len(union) in kh.people_bounds(sizes, universe=6)
    assert kh.people_bounds(sizes, universe=kh.Bounds.at_least(6)) == found


@given(st.lists(some_people, min_size=1), st.integers(5, 20))
def test_both_ends_can_be_so(parts: list[int], universe: int) -> None:
    """Kills: bounds wider than what groups of these sizes in that universe can come to."""
    found = kh.people_bounds(parts, universe)
    nested = set().union(*(range(part) for part in parts))
    spread: set[int] = set()
    taken = 0
    for part in parts:
        spread |= {(taken + one) % universe for one in range(part)}
        taken += part
    assert (found.low, found.high) == (len(nested), len(spread))


@pytest.mark.parametrize(
    ("parts", "universe", "found"),
    [
        ((0,), None, kh.Bounds(0, 0)),
        ((3, 4), None, kh.Bounds(4, 7)),
        ((3, 4), 4, kh.Bounds(4, 4)),
        ((3, kh.Bounds.at_least(4)), None, kh.Bounds(4, None)),
        ((3, kh.Bounds.at_least(4)), 9, kh.Bounds(4, 9)),
        ((kh.Bounds.less_than(4),), None, kh.Bounds(0, 3)),
        ((3, 4), kh.Bounds.less_than(6), kh.Bounds(4, 5)),
    ],
)
def test_bounds_of_people(parts: tuple[Any, ...], universe: Any, found: kh.Bounds) -> None:
    assert kh.people_bounds(parts, universe) == found


@pytest.mark.parametrize(
    ("parts", "universe", "message"),
    [
        (
            (3, 4),
            3,
            "people_bounds.universe: expected at least as many as the largest part, 4, got 3",
        ),
        (
            (3, -1),
            None,
            (
                "people_bounds.parts[1]: expected a number of people: whole and at least 0, "
                "or bounds, got -1"
            ),
        ),
        (
            (True,),
            None,
            (
                "people_bounds.parts[0]: expected a number of people: whole and at least 0, "
                "or bounds, got True"
            ),
        ),
        (
            (),
            5,
            "people_bounds.parts: expected numbers of people, at least one, as in a list, got ()",
        ),
        (
            5,
            None,
            "people_bounds.parts: expected numbers of people, at least one, as in a list, got 5",
        ),
        (
            (0,),
            kh.Bounds.less_than(0),
            (
                "people_bounds.universe: expected a number of people: whole and at least 0, "
                "or bounds, got Bounds(None, 0, high_open=True)"
            ),
        ),
    ],
)
def test_impossible_numbers_of_people_are_refused(
    parts: tuple[Any, ...], universe: Any, message: str
) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.people_bounds(parts, universe)
    assert str(caught.value) == message


# From day to day

EVE, LAST = date(2022, 12, 31), DAY
YEAR = kh.Period.year(2023)
ids = [f"u{place}" for place in range(5)]
turning = st.sampled_from((EVE, date(2023, 1, 1), date(2023, 6, 1), LAST, date(2024, 1, 1)))
of_the_year = (
    st.none()
    | st.builds(kh.Period, turning)
    | st.builds(kh.Period, st.none(), turning)
    | st.lists(turning, min_size=2, max_size=2, unique=True).map(
        lambda two: kh.Period(*sorted(two))
    )
)


@given(st.data())
def test_opening_and_joined_less_left_is_closing_and_each_is_a_set(data: st.DataObject) -> None:
    """Kills: a move inside a unit as joining it; a version after another as leaving and joining.

    Also: a unit moved by the structure; who came and went in between; the first day as opening.
    """
    first, second = (
        kh.Tree.of(day, data.draw(forests(max_size=5)), name="made-up") for day in (EVE, LAST)
    )
    rows = [
        evolve(one, period=data.draw(of_the_year)) for one in data.draw(rows_in({*first, *second}))
    ]
    changes = kh.members_change(iter(rows), (first, second), YEAR)
    assert [*changes] == [*second, *(unit for unit in first if unit not in second)]
    assert len(changes) == len({*first, *second})
    anywhere_first = {p for unit in first for p in people(rows, first, unit)}
    anywhere_second = {p for unit in second for p in people(rows, second, unit)}
    for unit, change in changes.items():
        old = people(rows, first, unit) if unit in first else set()
        new = people(rows, second, unit) if unit in second else set()
        assert change == kh.MembersChange(
            opening=len(old),
            joined=len(new - old),
            left=len(old - new),
            closing=len(new),
            moved_in=len((new - old) & anywhere_first),
            moved_out=len((old - new) & anywhere_second),
        )
        assert change.opening + change.joined - change.left == change.closing
    assert changes.opening.unplaced == kh.headcount(rows, first).unplaced
    assert changes.closing.to_rows() == kh.headcount(rows, second).to_rows()


WARD = kh.Hierarchy(
    name="association",
    units=tuple(kh.Organisation(id=unit, name=unit) for unit in ("p6", "p7", "to-4", "to-9")),
    links=(kh.Link("to-4", "p6"), kh.Link("to-9", "p6")),
)
MOVED = date(2023, 9, 1)
MOVER = [
    kh.Membership(person="m-1", organisation="to-4", period=kh.Period(None, MOVED)),
    kh.Membership(person="m-1", organisation="to-9", period=kh.Period(MOVED)),
]


def test_a_move_shows_where_it_begins_and_ends_and_not_above() -> None:
    changes = kh.members_change(MOVER, WARD, YEAR)
    stayed = kh.MembersChange(opening=1, joined=0, left=0, closing=1)
    assert changes["p6"] == stayed
    assert changes["to-4"] == kh.MembersChange(opening=1, joined=0, left=1, closing=0, moved_out=1)
    assert changes["to-9"] == kh.MembersChange(opening=0, joined=1, left=0, closing=1, moved_in=1)
    assert repr(changes) == "<MembersChanges: 4 units between 2022-12-31 and 2023-12-31>"
    assert changes.to_rows()[2] == {
        "unit": "to-4",
        "opening": 1,
        "joined": 0,
        "left": 1,
        "closing": 0,
        "moved_in": 0,
        "moved_out": 1,
    }


@pytest.mark.parametrize(
    ("joined_on", "joined"),
    [(EVE, 0), (date(2023, 1, 1), 1), (LAST, 1), (date(2024, 1, 1), 0)],
)
def test_who_joins_on_the_first_or_the_last_day_joined_in_the_year(
    joined_on: date, joined: int
) -> None:
    """Kills: the first day as the opening, which loses who joined on it."""
    row = kh.Membership(person="m-1", organisation="to-4", period=kh.Period(joined_on))
    assert kh.members_change([row], WARD, YEAR)["p6"].joined == joined


def test_who_retires_in_the_year_neither_joined_nor_left() -> None:
    """Kills: a version that says something else of the same person taken for another's."""
    rows = [
        kh.Membership(
            person="m-1", organisation="to-4", period=period, attributes=((NAMES[0], value),)
        )
        for period, value in ((kh.Period(None, MOVED), "không"), (kh.Period(MOVED), "có"))
    ]
    changes = kh.members_change(rows, WARD, YEAR)
    for unit in ("p6", "to-4"):
        assert changes[unit] == kh.MembersChange(opening=1, joined=0, left=0, closing=1)
        assert changes.opening.by_attribute(unit, NAMES[0]) == {"không": 1}
        assert changes.closing.by_attribute(unit, NAMES[0]) == {"có": 1}


TREES = (WARD.on(EVE), WARD.on(LAST))
NO_DAYS = "members_change.period: expected a period with a start, an end and a day before it"
NO_TREES = (
    "members_change.structure: expected a Hierarchy, or a pair of trees of 2022-12-31 and "
    "2023-12-31"
)


@pytest.mark.parametrize(
    ("structure", "period", "message"),
    [
        (WARD, 2023, "members_change.period: expected a Period, got 2023"),
        (
            WARD,
            kh.Period(MOVED),
            (f"{NO_DAYS}, got Period(date(2023, 9, 1))"),
        ),
        (
            WARD,
            kh.Period(None, MOVED),
            (f"{NO_DAYS}, got Period(None, date(2023, 9, 1))"),
        ),
        (
            WARD,
            kh.Period.day(date.min),
            (f"{NO_DAYS}, got Period(date(1, 1, 1), date(1, 1, 2))"),
        ),
        (
            TREES[1],
            YEAR,
            (f"{NO_TREES}, got <Tree 'association' on 2023-12-31: 4 units, 2 roots>"),
        ),
        (
            TREES[::-1],
            YEAR,
            (
                f"{NO_TREES}, got (<Tree 'association' on 2023-12-31: 4 units, 2 roots>, "
                "<Tree 'association' on 2022-12-31: 4 units, 2 roots>)"
            ),
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(structure: Any, period: Any, message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.members_change([], structure, period)
    assert str(caught.value) == message


def test_a_unit_of_neither_tree_is_named() -> None:
    with pytest.raises(kh.NotThereError) as caught:
        kh.members_change([], TREES, YEAR)["p8"]
    assert str(caught.value).startswith("unit: expected the id of a unit of <Tree 'association'")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"closing": 44},
            "MembersChange.closing: expected 40 + 7 - 2: opening, joined and left, got 44",
        ),
        ({"left": 41}, "MembersChange.left: expected at most the 40 of opening, got 41"),
        ({"moved_in": 8}, "MembersChange.moved_in: expected at most the 7 of joined, got 8"),
        ({"moved_out": 3}, "MembersChange.moved_out: expected at most the 2 of left, got 3"),
        ({"joined": -1}, "MembersChange.joined: expected a whole number of at least 0, got -1"),
    ],
)
def test_a_change_that_cannot_be_is_refused(wrong: dict[str, int], message: str) -> None:
    sound = {"opening": 40, "joined": 7, "left": 2, "closing": 45}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.MembersChange(**(sound | wrong))
    assert str(caught.value) == message

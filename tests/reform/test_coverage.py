"""Who covers what on a day: the association beside the territory."""

from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_provinces import unit

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.tree import Tree
from khuyenhoc.reform.registries.coverage import Coverage, CoverageCode, coverage
from khuyenhoc.testing.hierarchies import forests
from khuyenhoc.values.period import Period

DAY = date(2025, 7, 1)


def body(one: str, *covers: str, period: Period | None = None) -> Organisation:
    return Organisation(id=one, name=f"Hội {one}", covers=covers, period=period)


def bodies(parents: dict[str, str | None], covers: dict[str, tuple[str, ...]]) -> Tree:
    links = tuple(Link(child, above) for child, above in parents.items() if above is not None)
    units = tuple(body(one, *covers.get(one, ())) for one in parents)
    return Hierarchy(name="association", units=units, links=links).on(DAY)


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    territory = {
        f"t{one}": above and f"t{above}" for one, above in draw(forests(max_size=8)).items()
    }
    parents = draw(forests(max_size=6))
    known = st.sampled_from([*territory, "gone"])
    covers = {one: tuple(draw(st.lists(known, max_size=3))) for one in parents}
    return coverage(bodies(parents, covers), Tree.of(DAY, territory))


@given(coverages())
def test_a_unit_is_covered_by_who_names_it_or_what_it_hangs_under(found: Coverage) -> None:
    """Kills: only what is named; what hangs under a unit covering what is above it."""
    covers = {
        one.id: one.covers for one in found.association.units if isinstance(one, Organisation)
    }
    for place in found.territory:
        wanted = {one for one, named in covers.items() if {*named} & {*found.territory.path(place)}}
        assert {*found.by_unit[place]} == wanted
        assert len(found.by_unit[place]) == len(wanted)
    assert [*found.by_unit] == [*found.territory]
    for one, named in covers.items():
        known = [place for place in found.territory if place in named]
        assert [*found.by_organisation.get(one, ())] == known
        unknown = {place for of, place in found.unknown if of == one}
        assert unknown == {*named} - {*found.territory}
    assert len(set(found.unknown)) == len(found.unknown)


@given(coverages())
def test_what_nobody_covers_is_all_leaves_without_anyone(found: Coverage) -> None:
    """Kills: a province listed as uncovered where its communes are covered one by one."""
    wanted = [one for one in found.territory.leaves if not found.by_unit[one]]
    assert [*found.uncovered] == wanted


@given(coverages())
def test_two_side_by_side_are_found_where_they_first_meet(found: Coverage) -> None:
    """Kills: a commune's association reported beside the province's above it; every commune of a
    province with two associations listed; the same one told twice of itself.
    """

    def beside(place: str) -> set[frozenset[str]]:
        covering = found.by_unit[place]
        return {
            frozenset((one, other))
            for one in covering
            for other in covering
            if one not in found.association.path(other) and other not in found.association.path(one)
        }

    for place in found.territory:
        above = found.territory.parent(place)
        new = beside(place) - (set[frozenset[str]]() if above is None else beside(above))
        pairs = found.covered_twice.get(place, ())
        # One that is named again further down meets the same ones again.
        assert {one for pair in new for one in pair} <= {*pairs}
        if not beside(place):
            assert pairs == ()
        assert {*pairs} <= {one for pair in beside(place) for one in pair}


@given(coverages())
def test_each_finding_is_said_once_and_none_is_an_error(found: Coverage) -> None:
    """Kills: a finding that is counted and not said."""
    codes = [finding.code for finding in found.findings]
    assert codes.count(CoverageCode.UNCOVERED) == len(found.uncovered)
    assert codes.count(CoverageCode.COVERED_TWICE) == len(found.covered_twice)
    assert codes.count(CoverageCode.UNKNOWN_UNIT) == len(found.unknown)
    assert len(found.table().rows) == len(found.territory) + len(found.unknown)


LAGS = coverage(
    bodies(
        {"T": None, "L": None, "p1": "L"},
        {"T": ("tay-ninh",), "L": ("tay-ninh", "long-an"), "p1": ("p1",)},
    ),
    Tree.of(DAY, {"p1": "tay-ninh", "p2": "tay-ninh", "hue": None}, name="territory"),
)


def test_what_lags_behind_a_reform_is_told_and_not_refused() -> None:
    assert [finding.sentence("vi") for finding in LAGS.findings] == [
        "hue chưa có tổ chức hội nào phụ trách.",
        "tay-ninh có nhiều tổ chức hội cùng phụ trách: Hội L, Hội T.",
        "p1 có nhiều tổ chức hội cùng phụ trách: Hội T, Hội p1.",
        "Hội L phụ trách long-an, mà ngày 2025-07-01 không có đơn vị này.",
    ]
    assert [finding.sentence("en") for finding in LAGS.findings] == [
        "no organisation covers hue.",
        "tay-ninh is covered by several organisations side by side: Hội L, Hội T.",
        "p1 is covered by several organisations side by side: Hội T, Hội p1.",
        "Hội L covers long-an, which does not exist on 2025-07-01.",
    ]
    assert LAGS.by_unit["p1"] == ("L", "T", "p1")
    assert str(LAGS.findings[0]) == LAGS.findings[0].vi
    assert LAGS.findings[1].to_dict() == {
        "code": "covered-twice",
        "unit": "tay-ninh",
        "organisations": ["L", "T"],
        "vi": LAGS.findings[1].vi,
        "en": LAGS.findings[1].en,
    }
    assert repr(LAGS) == "<Coverage of 'territory' on 2025-07-01: 4 findings>"
    assert LAGS.day == DAY


def test_the_table_has_every_unit_and_what_is_said_of_it() -> None:
    assert LAGS.table("en").to_rows() == [
        {"unit": "hue", "organisations": None, "note": LAGS.findings[0].en},
        {"unit": "tay-ninh", "organisations": "Hội L, Hội T", "note": LAGS.findings[1].en},
        {"unit": "p1", "organisations": "Hội L, Hội T, Hội p1", "note": LAGS.findings[2].en},
        {"unit": "p2", "organisations": "Hội L, Hội T", "note": None},
        {"unit": "long-an", "organisations": "Hội L", "note": LAGS.findings[3].en},
    ]
    as_notebooks_do = "_repr_html_"
    assert getattr(LAGS, as_notebooks_do)() == LAGS.table().html()
    assert LAGS.table().headings == ("Đơn vị", "Tổ chức hội", "Ghi chú")


def test_who_covers_what_is_dated() -> None:
    """Kills: the last version of an organisation taken for every day."""
    hierarchy = Hierarchy(
        name="association",
        units=(
            body("a", "quang-binh", period=Period(None, DAY)),
            body("a", "quang-tri-2025", period=Period(DAY)),
        ),
    )
    before = date(2025, 6, 30)
    old = coverage(hierarchy.on(before), Tree.of(before, {"quang-binh": None}))
    new = coverage(hierarchy.on(DAY), Tree.of(DAY, {"quang-tri-2025": None}))
    assert (old.findings, new.findings) == ((), ())
    assert coverage(hierarchy.on(DAY), Tree.of(DAY, {"quang-binh": None})).unknown == (
        ("a", "quang-tri-2025"),
    )


def test_units_of_territory_cover_nothing() -> None:
    """Kills: a tree of the territory in place of the association that looks for what is not."""
    province = unit("a", "A")
    tree = Hierarchy(name="territory", units=(province,)).on(DAY)
    assert coverage(tree, tree).uncovered == ("a",)


def test_trees_of_two_days_and_what_is_no_tree_are_refused() -> None:
    one, other = Tree.of(DAY, {"a": None}), Tree.of(date(2025, 6, 30), {"a": None})
    with pytest.raises(InvalidValueError) as caught:
        coverage(one, other)
    assert str(caught.value) == (
        "Coverage.territory: expected a tree of 2025-07-01, the day of the association's, "
        "got 2025-06-30"
    )
    with pytest.raises(InvalidValueError, match=r"Coverage.association: expected a Tree, as"):
        coverage(cast("Tree", None), one)
    with pytest.raises(InvalidValueError, match=r"Coverage.territory: expected a Tree, as"):
        coverage(one, cast("Tree", {}))
    with pytest.raises(InvalidValueError, match="language"):
        LAGS.table("fr")

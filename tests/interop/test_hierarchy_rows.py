"""Hierarchies from rows: dated parents, words of both languages, every bad row by its number."""

import csv
import io
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.hierarchy_rows import hierarchy_from_rows, read_hierarchy_rows
from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation, OrganisationKind, Sector
from khuyenhoc.models.tier import Tier
from khuyenhoc.testing.dates import days

REFORM: Final = date(2025, 7, 1)
BEFORE: Final = kh.Period(None, REFORM)
SINCE: Final = kh.Period(REFORM)
TABLE: Final = """Mã đơn vị,Trực thuộc,Tên đơn vị,Loại,Mã GSO,Từ ngày,Đến ngày
hcm,,TP. Hồ Chí Minh,Thành phố trực thuộc trung ương,79,,
bt,hcm,Quận Bình Thạnh,Quận,765,,30/6/2025
p12,bt,Phường 12,Phường,26935,,2025-06-30
p12,hcm,Phường Bình Thạnh,Phường,26929,01/07/2025,
"""


def of(*rows: dict[str, Any], **how: Any) -> Hierarchy:
    return hierarchy_from_rows(rows, **how)


def problems(*rows: Any) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        hierarchy_from_rows(rows)
    assert isinstance(caught.value.read[0], Hierarchy)
    return [str(problem) for problem in caught.value.problems]


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Make rows of a sound forest: each unit after the first has an earlier one as its parent."""
    rows: list[dict[str, Any]] = []
    for place in range(draw(st.integers(1, 8))):
        parent = draw(st.none() | st.sampled_from(range(place))) if place else None
        first, last = sorted(draw(st.tuples(days(), days())))
        rows.append(
            {
                "id": f"u{place}",
                "parent": "" if parent is None else f"u{parent}",
                "kind": draw(st.sampled_from(OrganisationKind)).value,
                "sector": draw(st.sampled_from(Sector)).label_vi,
                "tier": draw(st.sampled_from(Tier)).label_vi,
                "from": draw(st.sampled_from(["", f"{first:%d/%m/%Y}"])),
                "to": draw(st.sampled_from([None, last])),
            }
        )
    return rows


@given(tables())
def test_rows_say_what_the_hierarchy_holds(rows: list[dict[str, Any]]) -> None:
    """Kills: the last day as the end; a parent dropped; a sector for a kind."""
    hierarchy = of(*rows)
    parents = {link.child: link for link in hierarchy.links}
    for row, unit in zip(rows, hierarchy.units, strict=True):
        assert isinstance(unit, Organisation)
        assert unit.id == row["id"]
        assert unit.kind
        assert unit.sector
        assert unit.tier
        assert (unit.kind.value, unit.sector.label_vi, unit.tier.label_vi) == (
            row["kind"],
            row["sector"],
            row["tier"],
        )
        link = parents.get(unit.id)
        assert (link.parent if link else "") == row["parent"]
        assert link is None or link.period == unit.period
        start, last = (unit.period.start, unit.period.last_day) if unit.period else (None, None)
        assert (f"{start:%d/%m/%Y}" if start else "") == row["from"]
        assert last == row["to"]


@given(tables(), st.data())
def test_the_order_of_rows_changes_nothing_but_the_order(
    rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    """Kills: a parent that has to stand before its children; the first of two rows winning."""
    rows = [*rows, {"id": "u0", "parent": "u1", "kind": "ban", "from": "", "to": None}]
    straight = read_hierarchy_rows(rows)
    mixed = read_hierarchy_rows(data.draw(st.permutations(rows)))
    assert set(map(repr, straight.items[0].units)) == set(map(repr, mixed.items[0].units))
    assert set(straight.items[0].links) == set(mixed.items[0].links)
    assert sorted(str(bad.label) for bad in straight.bad) == sorted(
        str(bad.label) for bad in mixed.bad
    )


def test_a_unit_that_moved_has_a_row_for_each_parent() -> None:
    hierarchy = hierarchy_from_rows(csv.DictReader(io.StringIO(TABLE)), name="territory")
    assert hierarchy.name == "territory"
    assert hierarchy.units == (
        AdministrativeUnit(
            id="hcm",
            name="TP. Hồ Chí Minh",
            kind=AdministrativeKind.CENTRALLY_RUN_CITY,
            codes=(("gso", "79"),),
        ),
        AdministrativeUnit(
            id="bt",
            name="Quận Bình Thạnh",
            kind=AdministrativeKind.URBAN_DISTRICT,
            codes=(("gso", "765"),),
            period=BEFORE,
        ),
        AdministrativeUnit(
            id="p12",
            name="Phường 12",
            kind=AdministrativeKind.WARD,
            codes=(("gso", "26935"),),
            period=BEFORE,
        ),
        AdministrativeUnit(
            id="p12",
            name="Phường Bình Thạnh",
            kind=AdministrativeKind.WARD,
            codes=(("gso", "26929"),),
            period=SINCE,
        ),
    )
    assert hierarchy.check() == ()
    assert hierarchy.links == (
        Link("bt", "hcm", BEFORE),
        Link("p12", "bt", BEFORE),
        Link("p12", "hcm", SINCE),
    )
    assert hierarchy.on(date(2025, 6, 30)).path("p12") == ("hcm", "bt", "p12")
    assert hierarchy.on(REFORM).path("p12") == ("hcm", "p12")


@pytest.mark.parametrize(
    ("spans", "period"),
    [
        ([("1/1/2020", "31/12/2020"), ("1/1/2021", "31/12/2021")], kh.Period.years(2020, 2021)),
        ([("1/1/2021", ""), ("1/1/2020", "31/12/2020")], kh.Period(date(2020, 1, 1))),
        ([("", "31/12/2020"), ("1/1/2021", "31/12/2021")], kh.Period.until(date(2021, 12, 31))),
        ([("", ""), ("1/1/2021", "31/12/2021")], None),
    ],
)
def test_a_unit_exists_from_its_first_day_to_its_last(
    spans: list[tuple[str, str]], period: kh.Period | None
) -> None:
    """Kills: the days of one row for the whole; a row without days ignored."""
    rows = [
        {"id": "a", "parent": f"p{n}", "from": first, "to": last}
        for n, (first, last) in enumerate(spans)
    ]
    assert of(*rows).units[0].period == period


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("Loại", "Chi hội", "kind", OrganisationKind.CHAPTER),
        ("kind", "SUB-CHAPTER", "kind", OrganisationKind.SUB_CHAPTER),
        ("Loại tổ chức", "Ban khuyến học", "kind", OrganisationKind.BOARD),
        ("Khối", "Trường học", "sector", Sector.SCHOOL),
        ("sector", "Công an, quân sự", "sector", Sector.FORCES),
        ("Cấp", "Cấp xã", "tier", Tier.COMMUNE),
        ("cấp", "thi tran", "tier", Tier.COMMUNE),
        ("tier", "village", "tier", Tier.VILLAGE),
        ("Loại", "Ban", "kind", OrganisationKind.BOARD),
        ("Loại", "Bản", "kind", AdministrativeKind.VILLAGE),
        ("Loại", "thi tran", "kind", AdministrativeKind.TOWNSHIP),
        ("type", "special-zone", "kind", AdministrativeKind.SPECIAL_ZONE),
        ("Địa bàn", "hcm-bt", "covers", ("hcm-bt",)),
        ("Địa bàn", "p6; p7 ;", "covers", ("p6", "p7")),
        ("Mã TCTK", "26740", "codes", (("gso", "26740"),)),
        ("Code: HKH", "92-014", "codes", (("HKH", "92-014"),)),
        ("code:gso", "-", "codes", ()),
        ("Tên", " Phường 6 ", "name", "Phường 6"),
        ("Tên", "-", "name", "a"),
    ],
)
def test_words_of_both_languages(heading: str, cell: str, field: str, value: object) -> None:
    (unit,) = of({"id": "a", heading: cell}).units
    assert getattr(unit, field) == value


def test_don_vi_is_the_id_or_the_name() -> None:
    """Kills: two units of one name taken for one where there is a column of ids."""
    assert of({"Đơn vị": "p6"}).units[0].id == "p6"
    (unit,) = of({"STT": 1, "Đơn vị": "Phường 6", "Mã đơn vị": 26_740}).units
    assert (unit.id, unit.name) == ("26740", "Phường 6")


def test_the_caller_says_what_headings_mean() -> None:
    row = {"Tên đơn vị": "p6", "Thuộc": "bt", "Nam": 3}
    made = of(row, headings={"Tên đơn vị": "id", "Thuộc": "Trực thuộc", "Nam": None})
    assert made.links == (Link("p6", "bt"),)
    with pytest.raises(kh.InvalidValueError) as caught:
        of(headings={"Thuộc": "trực thuộcc"})
    assert str(caught.value).startswith(
        "headings['Thuộc']: expected a known heading (near: 'trực thuộc'"
    )


def test_every_bad_cell_is_named_at_once() -> None:
    rows = [
        {"id": "a", "Cấp": "thành phố", "Từ ngày": "31/02/2023"},
        {"id": "", "Cấp": "xã", "Từ ngày": ""},
        {"id": "c", "Cấp": "xã", "Từ ngày": "1/1/2023", "Đến ngày": "31/12/2022", "Cấp ": "?"},
        "d",
        {"id": "e", "Từ ngày": "", "Đến ngày": date.max},
        {"id": "Tổng cộng"},
    ]
    found = problems(*rows)
    assert found[0].startswith("heading 'Cấp': expected one column for it, but 'Cấp ' means the")
    assert found[2].startswith("row 1 (a), Từ ngày: expected a day such as 2023-12-31")
    assert found[3].startswith("row 1 (a), Cấp: expected one of nation, trung ương, ")
    assert found[4:] == [
        "row 2, id: expected the id of an organisation, got nothing",
        ("row 3 (c), Đến ngày: expected a day on or after the start, 2023-01-01, got 2022-12-31"),
        found[6],
        "row 5 (e), Đến ngày: expected an earlier day; there is none after it, got 9999-12-31",
        "row 6 (Tổng cộng), id: expected an organisation; this sums up others, got 'Tổng cộng'",
    ]
    assert found[6].startswith("row 4, the row: expected a mapping")


def test_a_heading_nobody_knows_is_named() -> None:
    (problem,) = problems({"id": "a", "Trực thuôcj": "b"})
    assert problem.startswith("heading 'Trực thuôcj': expected a known heading (near: 'trực thuộc'")


def test_rows_of_one_unit_that_contradict_each_other_are_all_bad() -> None:
    """Kills: the last row wins."""
    read = read_hierarchy_rows(
        [
            {"id": "a", "kind": "hội", "parent": "x"},
            {"id": "x", "kind": ""},
            {"id": "a", "kind": "ban", "parent": "y"},
            {"id": "a", "kind": "", "parent": "y"},
        ]
    )
    assert [unit.id for unit in read.items[0].units] == ["x"]
    assert read.items[0].links == ()
    said = "one on any day: one in each row, and days apart (rows 1, 3, 4)"
    assert [str(problem) for problem in read.problems] == [
        f"row 1 (a), kind: expected {said}, got 'hội'",
        f"row 3 (a), kind: expected {said}, got 'ban'",
        f"row 4 (a), kind: expected {said}, got ''",
    ]


def test_a_row_without_the_column_that_others_contradict_each_other_in_is_bad_with_them() -> None:
    """Kills: a row that is neither read nor bad where rows have different columns."""
    read = read_hierarchy_rows(
        [{"id": "a", "kind": "hội"}, {"id": "a", "parent": "x"}, {"id": "a", "kind": "ban"}]
    )
    assert read.items[0].units == ()
    assert [bad.number for bad in read.bad] == [1, 2, 3]
    assert str(read.bad[1]) == (
        "row 2 (a), kind: expected one on any day: one in each row, and days apart (rows 1, 2, 3), "
        "got nothing"
    )
    codes = [{"id": "a", "code:gso": "1"}, {"id": "a", "code:gso": "2"}, {"id": "a"}]
    (_, _, third) = read_hierarchy_rows(codes).bad
    assert third.problems[0].path == "code:gso"


def test_a_unit_that_turned_into_another_kind_has_a_version_for_each() -> None:
    """Kills: the last row for all days; a parent's row that makes a version of its own."""
    made = of(
        {"id": "a", "Loại": "chi hội", "Trực thuộc": "x", "Đến ngày": "30/06/2023"},
        {
            "id": "a",
            "Loại": "chi hội",
            "Trực thuộc": "y",
            "Từ": "1/7/2023",
            "Đến ngày": "2023-12-31",
        },
        {"id": "a", "Loại": "ban", "Trực thuộc": "y", "Từ": "01/01/2024", "Tên": "Ban Sở Y tế"},
        {"id": "x"},
        {"id": "y"},
        headings={"Từ": "first_day"},
    )
    turned = date(2024, 1, 1)
    assert made.versions("a") == (
        Organisation(
            id="a",
            name="Ban Sở Y tế",
            kind=OrganisationKind.CHAPTER,
            period=kh.Period(None, turned),
        ),
        Organisation(
            id="a", name="Ban Sở Y tế", kind=OrganisationKind.BOARD, period=kh.Period(turned)
        ),
    )
    assert [made.on(date(2023, month, 30)).parent("a") for month in (6, 7)] == ["x", "y"]
    assert made.check() == ()


def test_what_one_row_of_a_unit_tells_holds_in_all() -> None:
    """Kills: a blank cell taken for another value; the first row's cells alone."""
    told = {"Địa bàn": "p6;p7", "Khối": "trường học", "Cấp": "xã", "code:hkh": "014"}
    blank = dict.fromkeys(told, "")
    first, second = ({"id": "a", "to": "31/12/2023"}, {"id": "a", "from": "1/1/2024"})
    assert of({**first, **told}, {**second, **blank}).units == (
        Organisation(
            id="a",
            name="a",
            sector=Sector.SCHOOL,
            tier=Tier.COMMUNE,
            covers=("p6", "p7"),
            codes=(("hkh", "014"),),
        ),
    )
    assert of({**first, **blank}, {**second, **told}) == of({**first, **told}, {**second, **blank})


def test_a_unit_of_territory_has_nothing_that_only_an_association_has() -> None:
    """Kills: a sector dropped in silence; a tier that contradicts the kind."""
    found = problems(
        {"id": "a", "Loại": "Phường", "Khối": "trường học", "Địa bàn": "b", "Cấp": "Huyện"},
        {"id": "b", "Loại": "Phường", "Khối": "", "Địa bàn": "", "Cấp": "Xã"},
    )
    assert found == [
        "row 1 (a), Khối: expected nothing: a ward is no body of the association, got 'trường học'",
        "row 1 (a), Địa bàn: expected nothing: a ward is no body of the association, got 'b'",
        "row 1 (a), Cấp: expected commune, the tier of a ward, got 'Huyện'",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("A", "", ""), ("B", "", "")],
        [("A", "", "30/6/2025"), ("B", "30/6/2025", "")],
        [("A", "", "30/6/2025"), ("", "1/7/2025", "31/12/2025"), ("B", "1/1/2026", "")],
    ],
    ids=["undated", "on-one-day", "unnamed"],
)
def test_two_names_on_one_day_are_bad(rows: list[tuple[str, str, str]]) -> None:
    """Kills: one of the names chosen; the days between two names left without one."""
    read = read_hierarchy_rows(
        [{"id": "a", "name": name, "from": first, "to": last} for name, first, last in rows]
    )
    assert read.items[0].units == ()
    assert [bad.number for bad in read.bad] == list(range(1, len(rows) + 1))
    assert read.bad[0].problems[0].expected.startswith("one on any day: one in each row, and")


def test_the_structure_is_taken_as_it_is() -> None:
    """Kills: a cycle mended or refused where ``check`` would have named all of it."""
    ring = of({"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}, {"id": "c", "parent": "?"})
    assert len(ring.links) == 3
    assert len(ring.check()) == 2


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "parent", "name", "tier", "from", "to"]) | st.text(),
            st.from_type(type).flatmap(st.from_type) | st.text() | st.dates() | st.just("a"),
        ),
        max_size=4,
    )
)
def test_whatever_is_in_a_table_only_one_error_is_raised(rows: list[dict[str, Any]]) -> None:
    """Kills: an error of Python's own from a cell of a kind nobody thought of."""
    read = read_hierarchy_rows(rows)
    assert len(read.items) == 1
    assert len(read.items[0].units) + len(read.bad) <= len(rows)

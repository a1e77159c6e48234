"""A province from its spreadsheets: the lines an analyst writes, and what comes of bad ones."""

import csv
from datetime import date

import pytest

import khuyenhoc as kh

YEAR = kh.Period.year(2023)
DAY = date(2023, 12, 31)
UNITS = """Mã đơn vị,Trực thuộc,Tên đơn vị,Loại,Đến ngày
can-tho,,Hội Khuyến học thành phố Cần Thơ,hội,
ninh-kieu,can-tho,Hội Khuyến học quận Ninh Kiều,hội,
o-mon,can-tho,Hội Khuyến học quận Ô Môn,hội,
thot-not,can-tho,Hội Khuyến học quận Thốt Nốt,hội,
cu,thot-not,Chi hội cũ,chi hội,30/6/2023
"""


def tree_of(text: str) -> kh.Tree:
    return kh.hierarchy_from_rows(csv.DictReader(text.splitlines())).on(DAY)


def read(text: str) -> kh.RowsRead[kh.Report]:
    return kh.reports_from_rows(csv.DictReader(text.splitlines()), period=YEAR)


def test_a_province_in_ten_lines() -> None:
    """Kills: the story of the roll-up, if a step of it no longer fits the next."""
    tree = tree_of(UNITS)
    rows = read(
        "Mã đơn vị,Số hội viên,Dân số\n"
        "ninh-kieu,150.000,280.000\no-mon,90.058,132.000\nthot-not,143.000,159.000\n"
    )
    totals = kh.roll_up(rows.raise_if_bad().items, tree)
    members = totals["can-tho"][kh.MEMBERS]
    assert str(members) == "383,058, 3 of 3 reported"
    share = totals["can-tho"].ratio(kh.MEMBERS, of=kh.POPULATION)
    assert share == kh.Ratio(383_058, 571_000, of=kh.POPULATION)
    assert [unit for unit, _ in members.figures] == ["ninh-kieu", "o-mon", "thot-not"]
    assert totals.ratios(kh.MEMBERS, of=kh.POPULATION).table("en", units=["o-mon"]).rows == (
        ("Hội Khuyến học quận Ô Môn", "90,058", "132,000", "68.23%"),
    )


def test_last_year_is_compared_unit_by_unit() -> None:
    tree = tree_of(UNITS)
    now = kh.roll_up(read("Mã đơn vị,Hội viên\nninh-kieu,383.058\n").items, tree)
    before = kh.roll_up(read("Mã đơn vị,Hội viên\nninh-kieu,361.609\n").items, tree)
    assert str(now.changes(kh.MEMBERS, since=before)["ninh-kieu"]) == "21,449, 5.93%"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "o-mon,ninh-kieu,,,\nninh-kieu,o-mon,,,\n",
            (
                "association: no forest on 2023-12-31: 3 faults\n"
                "  a cycle: ninh-kieu under o-mon under ninh-kieu (at all times).\n"
                "  ninh-kieu hangs under can-tho, o-mon at once (at all times).\n"
                "  o-mon hangs under can-tho, ninh-kieu at once (at all times)."
            ),
        ),
        (
            "o-mon,thot-not,,,\n",
            (
                "association: no forest on 2023-12-31: 1 fault\n"
                "  o-mon hangs under can-tho, thot-not at once (at all times)."
            ),
        ),
    ],
    ids=["its own ancestor", "two parents"],
)
def test_a_structure_that_cannot_be_is_told_whole(more: str, said: str) -> None:
    """Kills: the first fault alone; a unit put under one of its parents in silence."""
    with pytest.raises(kh.HierarchyError) as caught:
        tree_of(UNITS + more)
    assert str(caught.value) == said


def test_reports_that_fit_nowhere_are_named_and_the_rest_is_added() -> None:
    """Kills: a report lost; one added to a unit that has ended; one of two chosen in silence."""
    rows = read("Mã đơn vị,Hội viên\nninh-kieu,100\nninh-kieu,105\no-mon,40\ncu,9\nvung-tau,7\n")
    totals = kh.roll_up(rows.items, tree_of(UNITS))
    assert [finding.sentence("en") for finding in totals.findings] == [
        "cu reported, but is not in the tree on 2023-12-31; it is added nowhere.",
        "vung-tau reported, but is not in the tree on 2023-12-31; it is added nowhere.",
        (
            "members was reported with different figures, which is the latest is not known "
            "(ninh-kieu/members: 100; ninh-kieu/members: 105); taken as 100 to 105."
        ),
    ]
    assert [report.organisation for report in totals.unplaced] == ["cu", "vung-tau"]
    assert str(totals["can-tho"][kh.MEMBERS]) == "at least 140, 2 of 3 reported"


def test_three_bad_lines_of_ten_thousand_are_told_by_their_number() -> None:
    """Kills: all lost for three lines; a line number that counts from another place."""
    lines = [f"c{line},{line % 90 + 10},ghi chú" for line in range(1, 10_001)]
    lines[16], lines[4_999], lines[9_999] = "c17,1.5.0,x", "c5000,-3,x", ",12,x"
    text = "\n".join(["Mã đơn vị,Hội viên,Chưa ai biết", *lines])
    found = read(text)
    assert (len(found.items), len(found.bad)) == (9_997, 3)
    assert [bad.place for bad in found.bad] == ["row 17 (c17)", "row 5000 (c5000)", "row 10000"]
    assert [problem.path for bad in found.bad for problem in bad.problems] == [
        "Hội viên",
        "Hội viên",
        "Mã đơn vị",
    ]
    (unknown,) = found.unknown_headings
    assert str(unknown).startswith("heading 'Chưa ai biết': expected a known heading")
    with pytest.raises(kh.StructuringError) as caught:
        found.raise_if_bad()
    assert str(caught.value).startswith("rows: 4 problems\n  heading 'Chưa ai biết': expected")
    assert len(caught.value.read) == 9_997

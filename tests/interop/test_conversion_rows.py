"""The office's conversion table: notes as moves, what goes on, slips that are told, what lacks."""

import csv
import io
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.conversion.notes import Note, read_note
from khuyenhoc.interop.conversion.rows import PROVINCES_KEPT

LAST: Final = date(2025, 6, 30)
REFORM: Final = date(2025, 7, 1)
#: Lines as they are printed, with their spaces, ends of lines and spellings.
PRINTED: Final = """"Tỉnh, thành phố",Tên Xã mới,Mã Xã mới,Tên Xã cũ,Mã Xã cũ,Ghi chú,Quận/huyện,Tỉnh cũ,
THÀNH PHỐ HÀ NỘI  ,,,,,,,,
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Trúc Bạch,00004,Nhập toàn bộ,Quận Ba Đình (001),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Thụy Khuê,00112,Nhập một phần diện tích,Quận Tây Hồ (003),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Tây Hồ,00103,Phường Thụy Khuê,00112,"Nhập một phần diện tích, toàn bộ dân số",Quận Tây Hồ (003),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Cửa Nam,00073,Nhập một phần,Quận Hoàn Kiếm (002),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Cửa Nam,00082,Phường Cửa Nam,00073,Nhập một phần,Quận Hoàn Kiếm (002),Thành phố Hà Nội (01),
SƠN LA,,,,,,,,
Tỉnh Sơn La (14),Xã Mường Lèo,04240,Xã Mường Lèo,04240,Giữ nguyên,Huyện Sốp Cộp (127),Tỉnh Sơn La (14),
LÀO CAI,,,,,,,,
Tỉnh Lào Cai (15),Phường Sa Pa,03006,Phường Sa Pa,03001,Nhập toàn bộ,Thị Xã Sa Pa (088),Tỉnh Lào Cai (10),
Tỉnh Lào Cai (15),Phường Sa Pa,03006,Phường Sa Pả,03002,Nhập toàn bộ,Thị xã Sa Pa (088),Tỉnh Lào Cai (10),
Tỉnh Lào Cai (15),Phường Yên Bái,04252,Phường Yên Ninh ,04252,Nhập toàn bộ,Thành phố Yên Bái (132),Tỉnh Yên Bái (15),
THÀNH PHỐ HỒ CHÍ MINH,,,,,,,,
Thành phố Hồ Chí Minh (79),"Phường Tân Bình
",27004,Phường 15,27007,Nhập một phần,Quận Tân Bình (766),Thành phố Hồ Chí Minh (79),
Thành phố Hồ Chí Minh (79),Phường Tân Sơn,27007,Phường 15,27007,Đổi tên từ một phần Phường 15,Quận Tân Bình (766),Thành phố Hồ Chí Minh (79),
Thành phố Hồ Chí Minh (79),"Đặc khu Côn Đảo
",26732,,,Sắp xếp toàn bộ huyện Côn Đảo thành đặc khu Côn Đảo,Huyện Côn Đảo (755),Tỉnh Bà Rịa - Vũng Tàu (77),
"""  # noqa: E501  (as they are printed)


def printed() -> list[dict[str, Any]]:
    return [*csv.DictReader(io.StringIO(PRINTED))]


def line(  # noqa: PLR0913 - the columns of the table
    old: str | None,
    new: str,
    note: str = "Nhập toàn bộ",
    *,
    name: str | None = None,
    new_name: str | None = None,
    district: str = "Quận Tây Hồ (003)",
    province: str = "Thành phố Hà Nội (01)",
    new_province: str = "Thành phố Hà Nội (01)",
) -> dict[str, Any]:
    """Make a line of made-up communes, old and new by two digits."""
    return {
        "Tỉnh, thành phố": new_province,
        "Tên Xã mới": new_name or f"Phường N{new}",
        "Mã Xã mới": f"000{new}",
        "Tên Xã cũ": name or f"Phường O{old}",
        "Mã Xã cũ": f"000{old}",
        "Ghi chú": note,
        "Quận/huyện": district,
        "Tỉnh cũ": province,
    }


def told(read: kh.ConversionRead) -> list[tuple[str, str | None, str, kh.Moved, bool]]:
    return [
        (move.source, move.target, repr(move.share), move.of, change.is_exhaustive)
        for change in read.registry.changes
        for move in change.moves
    ]


ALL: Final = kh.Moved.EVERYTHING
PEOPLE: Final = kh.Moved.PEOPLE
PART: Final = "Nhập một phần"
LAND: Final = "Nhập một phần diện tích"
ALL_PEOPLE: Final = "Nhập một phần diện tích, toàn bộ dân số"
ALL_LAND: Final = "Nhập toàn bộ diện tích"
SOME_PEOPLE: Final = "Nhập một phần dân số"
REST: Final = "Nhập phần còn lại"
UNKNOWN: Final = "Share.unknown()"
WHOLE: Final = "Share.whole()"
NOBODY: Final = "Share(0, 0)"


OUTSIDE: Final = kh.Beyond.OUTSIDE


def weights(
    read: kh.ConversionRead, unit: str, of: kh.Moved = ALL
) -> dict[str | kh.Beyond, tuple[Any, Any]]:
    walk = kh.crosswalk(read.registry, LAST, REFORM, of=of)
    return {weight.target: (weight.low, weight.high) for weight in walk[unit]}


# -- as it is printed ---------------------------------------------------------------------------


def test_the_printed_table_is_read_as_it_is() -> None:
    """Kills: lines of provinces told as bad; "Thị Xã" another town; ends of lines in names."""
    read = kh.read_conversion_rows(printed())
    assert read.raise_if_bad() is read
    assert read.registry.check() == ()
    assert [str(one) for one in read.remarks] == [("row 16: Huyện Côn Đảo had no communes: it moves"
                                                  " as a whole")]  # fmt: skip
    assert told(read) == [
        ("gso-00004-old", "gso-00004-new", WHOLE, ALL, True),
        ("gso-00112-old", "gso-00004-new", UNKNOWN, ALL, True),
        ("gso-00112-old", "gso-00004-new", NOBODY, PEOPLE, True),
        ("gso-00112-old", "gso-00103-new", UNKNOWN, ALL, True),
        ("gso-00112-old", "gso-00103-new", WHOLE, PEOPLE, True),
        ("gso-00073-old", "gso-00004-new", UNKNOWN, ALL, True),
        ("gso-00073-old", "gso-00082-new", UNKNOWN, ALL, True),
        ("gso-03001-old", "gso-03006-new", WHOLE, ALL, True),
        ("gso-03002-old", "gso-03006-new", WHOLE, ALL, True),
        ("gso-04252-old", "gso-04252-new", WHOLE, ALL, True),
        ("gso-27007-old", "gso-27004-new", UNKNOWN, ALL, True),
        ("gso-27007-old", "gso-27007-new", UNKNOWN, ALL, True),
        ("gso-district-755-old", "gso-26732-new", WHOLE, ALL, True),
    ]


def test_units_hang_under_what_there_was_and_what_there_is() -> None:
    """The day before and of the reform.  Kills: districts that last; new communes under old."""
    registry = kh.read_conversion_rows(printed()).registry
    before, since = registry.on(LAST), registry.on(REFORM)
    assert before.path("gso-00112-old") == (
        "gso-province-01", "gso-district-003-old", "gso-00112-old",
    )  # fmt: skip
    assert since.path("gso-00103-new") == ("gso-province-01", "gso-00103-new")
    assert before.path("gso-03002-old")[0] == "gso-province-10-old"
    assert since.path("gso-03006-new") == ("gso-province-15-new", "gso-03006-new")
    assert before.label("gso-27007-old") == "Phường 15"
    assert since.label("gso-27004-new") == "Phường Tân Bình"
    kinds = {unit.id: unit.kind for unit in registry.hierarchy.units}
    assert kinds["gso-district-088-old"] is kh.AdministrativeKind.TOWN
    assert kinds["gso-district-132-old"] is kh.AdministrativeKind.DISTRICT_CITY
    assert kinds["gso-province-79-old"] is kh.AdministrativeKind.CENTRALLY_RUN_CITY
    assert kinds["gso-26732-new"] is kh.AdministrativeKind.SPECIAL_ZONE
    assert not any("district" in unit for unit in registry.existing(REFORM))


def test_a_code_never_makes_an_old_unit_and_a_new_one_the_same() -> None:
    """Cửa Nam, Hoàn Kiếm: 00073 went in parts, and 00004 is used before and after."""
    registry = kh.read_conversion_rows(printed()).registry
    codes = [
        (unit.id, code)
        for unit in registry.hierarchy.units
        for code in unit.codes
        if code == ("gso", "00004")
    ]
    assert [unit for unit, _ in codes] == ["gso-00004-old", "gso-00004-new"]


def test_what_goes_on_is_one_unit_with_two_links_and_no_move() -> None:
    """ "Giữ nguyên".  Kills: a unit that ends and begins; a move from itself to itself."""
    registry = kh.read_conversion_rows(printed()).registry
    (kept,) = registry.hierarchy.versions("gso-04240")
    assert kept.period is None
    assert registry.on(LAST).path("gso-04240") == (
        "gso-province-14", "gso-district-127-old", "gso-04240",
    )  # fmt: skip
    assert registry.on(REFORM).path("gso-04240") == ("gso-province-14", "gso-04240")
    moves = [move for change in registry.changes for move in change.moves]
    assert "gso-04240" not in {move.source for move in moves}


def test_a_province_goes_on_where_the_law_left_it_alone() -> None:
    """202/2025/QH15.  Kills: Cần Thơ kept because its name and code are."""
    assert len(PROVINCES_KEPT) == 11
    one = line("11", "21", province="Thành phố Cần Thơ (92)", new_province="Thành phố Cần Thơ (92)")
    ids = [unit.id for unit in kh.read_conversion_rows([one]).registry.hierarchy.units]
    assert {"gso-province-92-old", "gso-province-92-new"} < {*ids}
    kept = kh.read_conversion_rows([one], kept_provinces=["92"]).registry
    assert [unit.id for unit in kept.hierarchy.units].count("gso-province-92") == 1


def test_what_a_caller_says_is_kept() -> None:
    basis = kh.Citation(instrument="1656/NQ-UBTVQH15", evidence=kh.Evidence.SECONDARY)
    day = date(2026, 7, 1)
    registry = kh.read_conversion_rows(
        [line("11", "21")], effective=day, basis=basis, scheme="x", name="y", exhaustive=False
    ).registry
    (change,) = registry.changes
    assert (change.effective, change.basis, change.is_exhaustive) == (day, basis, False)
    assert change.moves == (kh.Move("x-00011-old", "x-00021-new"),)
    assert registry.name == "y"
    assert registry.existing(date(2026, 6, 30)) != registry.existing(day)


@pytest.mark.parametrize("day", ["2025-07-01", date.min, None])
def test_the_day_is_a_date(day: Any) -> None:
    with pytest.raises(kh.InvalidValueError, match="effective"):
        kh.read_conversion_rows([], effective=day)


# -- notes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "note", "as_spelled"),
    [
        ("Nhập toàn bộ", Note.WHOLE, True),
        ("nhập  TOÀN BỘ ", Note.WHOLE, True),
        ("Nhập toàn bộ diện tích, dân số", Note.WHOLE, True),
        ("Nhập nguyên trạng", Note.WHOLE, True),
        ("Nhập một phần.", Note.PART, True),
        ("Nhập 1 phần", Note.PART, True),
        ("Nhập một phần diện tích và dân số", Note.PART, True),
        ("Nhập một phần diện tích, một phần dân số", Note.PART, True),
        ("Đổi tên từ một phần Phường 15", Note.PART, True),
        ("Nhâp một phần diện tích", Note.LAND, False),
        ("Nhập một phần diện tích tự nhiên  ", Note.LAND, True),
        ("Nhập phần còn lại", Note.REST, True),
        ("phan con lai", Note.REST, False),
        ("Nhập toàn bộ diện tích", Note.ALL_LAND, True),
        ("Nhập một phần dân số", Note.SOME_PEOPLE, True),
        ("Nhập một phần diện tích,toàn bộ dân số", Note.PEOPLE, True),
        ("Nhập một phần diện tích và toàn bộ quy mô dân số", Note.PEOPLE, True),
        ("Nhap mot phan dien tich, toan bo dan so", Note.PEOPLE, False),
        ("Giữ nguyên", Note.KEPT, True),
        ("Không sắp xếp", Note.KEPT, True),
        ("Đổi tên", Note.RENAMED, True),
        ("Đổi tên từ Xã Cò Nòi", Note.RENAMED, True),
        ("Sắp xếp toàn bộ huyện Côn Đảo thành đặc khu Côn Đảo", Note.DISTRICT, True),
    ],
)
def test_a_note_is_read_in_every_spelling(text: str, note: Note, as_spelled: bool) -> None:  # noqa: FBT001
    """Kills: "một phần diện tích" read as a part with people, for its first words are the same."""
    found = read_note(text)
    assert found is not None
    assert (found.note, found.is_as_spelled) == (note, as_spelled)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Nhập", "Nhập toàn bộ và một phần", "Nhập toàn bộ dân số", "Không nhập toàn bộ"),
        *("Nhập một phần diện tích, một nửa dân số", "Giữ nguyên một phần", "Sắp xếp toàn bộ"),
    ],
)
def test_what_only_resembles_a_note_is_not_read(text: str) -> None:
    """Kills: a search for "toàn bộ" anywhere in a note."""
    assert read_note(text) is None
    (bad,) = kh.read_conversion_rows([line("11", "21", text)]).bad
    assert [problem.path for problem in bad.problems] == ["Ghi chú"]


def test_a_note_without_its_accents_is_taken_and_told() -> None:
    read = kh.read_conversion_rows([line("11", "21", "Nhâp toàn bộ")])
    assert [str(one) for one in read.remarks] == ['row 1 (00011): "Nhâp toàn bộ" is taken as whole']
    assert told(read)[0][2] == WHOLE


def test_parts_beside_land_have_people_stated_for_all() -> None:
    """Kills: an edge without people whose share is left to the moves of everything."""
    notes = (PART, LAND, PART)
    read = kh.read_conversion_rows([line("11", f"2{n}", note) for n, note in enumerate(notes)])
    assert [one[2:4] for one in told(read)] == [
        *((UNKNOWN, ALL), (UNKNOWN, PEOPLE)),
        *((UNKNOWN, ALL), (NOBODY, PEOPLE)),
        *((UNKNOWN, ALL), (UNKNOWN, PEOPLE)),
    ]
    assert not read.remarks


def test_a_new_name_is_a_version_of_the_same_unit() -> None:
    """Kills: a rename that ends a unit; one that loses the old name."""
    one = line("11", "21", "Đổi tên", new_name="Xã Mới")
    read = kh.read_conversion_rows([one])
    first, second = read.registry.hierarchy.versions("gso-00011")
    assert (first.name, second.name) == ("Phường O11", "Xã Mới")
    assert (first.codes, second.codes) == ((("gso", "00011"),), (("gso", "00021"),))
    assert read.registry.changes == ()
    assert read.remarks == ()
    kept = kh.read_conversion_rows([line("11", "21", "Giữ nguyên", new_name="Xã Mới")])
    assert [str(one) for one in kept.remarks] == [
        "row 1 (00011): Phường O11 goes on as Xã Mới, though the note tells no new name"
    ]


def test_what_goes_on_may_take_in_parts_of_others() -> None:
    read = kh.read_conversion_rows(
        [line("11", "21", "Giữ nguyên"), line("12", "21"), line("13", "21", PART)]
    )
    assert [one[:2] for one in told(read)] == [
        ("gso-00012-old", "gso-00011"),
        ("gso-00013-old", "gso-00011"),
    ]


# -- what lacks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notes", "why"),
    [
        ([PART], "no other line says where the other people go"),
        ([PART, LAND], "no other line says where the other people go"),
        ([LAND], "no line says where the people go"),
        ([LAND, LAND], "no line says where the people go"),
    ],
)
def test_people_whom_no_line_takes_may_be_outside(notes: list[str], why: str) -> None:
    """Kills: a lone part that is made the whole, because the table was called exhaustive."""
    read = kh.read_conversion_rows([line("11", f"2{n}", note) for n, note in enumerate(notes)])
    assert not any(one[-1] for one in told(read))
    assert [str(one) for one in read.remarks] == [
        f"row 1 (00011): {why}: they may have gone outside"
    ]
    assert not read.bad


def test_a_bad_line_leaves_the_rest_of_its_commune_open() -> None:
    """Kills: parts that are all there are, though one could not be read."""
    lines = [line("11", "21", PART), line("11", "22", PART), line("11", "23", "?")]
    read = kh.read_conversion_rows([*lines, line("12", "21")])
    assert [(one[0], one[-1]) for one in told(read)] == [
        ("gso-00012-old", True),
        ("gso-00011-old", False),
        ("gso-00011-old", False),
        ("gso-00011-old", False),
    ]
    assert weights(read, "gso-00011-old") == dict.fromkeys(
        ("gso-00021-new", "gso-00022-new", "gso-00023-new", OUTSIDE), (0, 1)
    )
    assert [str(one) for one in read.remarks] == [
        "row 1 (00011): row 3 of the same commune could not be taken: they may have gone outside"
    ]


def test_all_the_people_leave_none_for_a_part() -> None:
    read = kh.read_conversion_rows([line("11", "21", ALL_PEOPLE), line("11", "22", PART)])
    assert [one[2] for one in told(read) if one[3] is PEOPLE] == [WHOLE, UNKNOWN]
    assert [str(one) for one in read.remarks] == [
        'row 2 (00011): "một phần" beside "toàn bộ dân số" of another line: taken as without people'
    ]


def test_part_of_the_land_with_all_the_people_leaves_other_land() -> None:
    """Kills: exact land and money of a commune of which one line alone is told."""
    read = kh.read_conversion_rows([line("11", "21", ALL_PEOPLE)])
    bounded = {"gso-00021-new": (0, 1), OUTSIDE: (0, 1)}
    assert weights(read, "gso-00011-old", PEOPLE) == {"gso-00021-new": (1, 1)}
    for of in (ALL, kh.Moved.LAND, kh.Moved.MONEY):
        assert weights(read, "gso-00011-old", of) == bounded
    assert [str(one) for one in read.remarks] == [
        "row 1 (00011): no other line says where the other land goes: it may have gone outside"
    ]


@pytest.mark.parametrize("notes", [[LAND], [LAND, LAND], [SOME_PEOPLE, SOME_PEOPLE], [REST]])
def test_what_no_line_takes_is_not_certainly_lost(notes: list[str]) -> None:
    """The remark says "may", and so does the row.  Kills: people who are all outside."""
    read = kh.read_conversion_rows([line("11", f"2{n}", note) for n, note in enumerate(notes)])
    for of in (PEOPLE, kh.Moved.LAND):
        row = weights(read, "gso-00011-old", of)
        assert {*row.values()} == {(0, 1)}
        assert OUTSIDE in row
    assert "may have gone outside" in str(read.remarks[0])


def test_the_rest_is_what_other_lines_leave() -> None:
    """ "Phần còn lại".  Kills: a rest that may be outside; one of the people beside all of them."""
    read = kh.read_conversion_rows([line("11", "21", LAND), line("11", "22", REST)])
    assert weights(read, "gso-00011-old", PEOPLE) == {"gso-00022-new": (1, 1)}
    assert weights(read, "gso-00011-old") == {"gso-00021-new": (0, 1), "gso-00022-new": (0, 1)}
    read = kh.read_conversion_rows([line("11", "21", ALL_PEOPLE), line("11", "22", REST)])
    assert weights(read, "gso-00011-old", PEOPLE) == {"gso-00021-new": (1, 1)}
    assert not read.remarks


def test_land_and_people_are_told_apart() -> None:
    """Kills: "một phần dân số" with land; "toàn bộ diện tích" as a whole, with all its people."""
    read = kh.read_conversion_rows([line("11", "21", ALL_LAND), line("11", "22", SOME_PEOPLE)])
    assert weights(read, "gso-00011-old", kh.Moved.LAND) == {"gso-00021-new": (1, 1)}
    both = {"gso-00021-new": (0, 1), "gso-00022-new": (0, 1)}
    assert weights(read, "gso-00011-old", PEOPLE) == weights(read, "gso-00011-old") == both
    assert not read.remarks
    read = kh.read_conversion_rows([line("11", "21", ALL_LAND), line("11", "22", PART)])
    assert [str(one) for one in read.remarks] == [
        (
            'row 2 (00011): "một phần" beside "toàn bộ diện tích" of another line: taken as'
            " without land"
        )
    ]
    alone = kh.read_conversion_rows([line("11", "21", ALL_LAND)])
    assert "the other people go" in str(alone.remarks[0])


@pytest.mark.parametrize("note", [PART, LAND, SOME_PEOPLE])
def test_a_commune_that_stays_may_give_a_part(note: str) -> None:
    """Kills: "Giữ nguyên" refused beside a part; a part that takes all; one left outside."""
    read = kh.read_conversion_rows(
        [line("11", "21", "Giữ nguyên", new_name="Phường O11"), line("11", "22", note)]
    )
    assert read.problems == ()
    assert not read.remarks
    assert weights(read, "gso-00011") == {"gso-00011": (0, 1), "gso-00022-new": (0, 1)}
    people = weights(read, "gso-00011", PEOPLE)
    assert (people == {"gso-00011": (1, 1)}) is (note == LAND)


# -- what bad lines leave open ------------------------------------------------------------------


def test_an_unreadable_code_is_found_by_its_name_and_district() -> None:
    """Kills: two parts that are all there are, beside a third whose code lost its zeros."""
    lines = [
        line("11", "21", PART),
        line("11", "22", PART),
        line("12", "23"),
        line("13", "24", PART),
    ]
    third = line("11", "23", PART) | {"Mã Xã cũ": "11"}
    read = kh.read_conversion_rows([*lines, line("13", "21", PART), third])
    assert weights(read, "gso-00011-old") == dict.fromkeys(
        ("gso-00021-new", "gso-00022-new", "gso-00023-new", OUTSIDE), (0, 1)
    )
    assert OUTSIDE not in weights(read, "gso-00013-old")
    assert [str(one) for one in read.remarks] == [
        (
            "row 1 (00011): row 6, which may be of the same commune, could not be taken: they may"
            " have gone outside"
        )
    ]


@pytest.mark.parametrize("district", ["Quận Tây Hồ (003)", "Quận Tây Hồ"])
def test_without_code_and_name_a_line_may_be_of_each_divided_commune(district: str) -> None:
    """Kills: communes of other districts, or whole ones, left open; a district not read as none."""
    elsewhere = {"district": "Quận A (004)"}
    lines = [line("11", "21", PART), line("11", "22", PART), line("12", "22"),
             line("13", "23", PART, **elsewhere), line("13", "24", PART, **elsewhere)]  # fmt: skip
    lost = line("11", "23", PART, district=district) | {"Mã Xã cũ": "", "Tên Xã cũ": "Khu A"}
    read = kh.read_conversion_rows([*lines, lost])
    assert weights(read, "gso-00012-old") == {"gso-00022-new": (1, 1)}
    assert {"gso-00023-new", OUTSIDE} < {*weights(read, "gso-00011-old")}
    assert (OUTSIDE in weights(read, "gso-00013-old")) is (district == "Quận Tây Hồ")


@pytest.mark.parametrize(
    ("cell", "target"),
    [
        ({"Ghi chú": "?"}, "gso-00022-new"),
        ({"Tên Xã mới": "N22"}, "gso-00022-new"),
        ({"Mã Xã mới": "22"}, "gso-00022-new"),
        ({"Mã Xã mới": "22", "Tên Xã mới": "?"}, OUTSIDE),
    ],
)
def test_a_bad_line_makes_no_certain_loss(cell: dict[str, str], target: Any) -> None:
    """Kills: people who are all outside, as their line could not be read; its target exact."""
    lines = [line("11", "21", LAND), line("12", "22"), line("11", "22", ALL_PEOPLE) | cell]
    read = kh.read_conversion_rows(lines)
    for of in (ALL, PEOPLE):
        row = weights(read, "gso-00011-old", of)
        assert {target, OUTSIDE} <= {*row}
        assert {*row.values()} == {(0, 1)}
    assert str(read.remarks[0]).endswith("could not be taken: they may have gone outside")


@pytest.mark.parametrize(
    ("note", "certain"), [(LAND, True), (PART, True), (ALL_PEOPLE, False), ("?", False)]
)
def test_all_the_people_are_certain_beside_land_alone(note: str, certain: bool) -> None:  # noqa: FBT001
    """Kills: a bad line that may have all the people beside another that surely has."""
    bad = line("11", "22", note) | {"Tên Xã mới": "N22"}
    read = kh.read_conversion_rows([line("11", "21", ALL_PEOPLE), line("12", "22"), bad])
    people = weights(read, "gso-00011-old", PEOPLE)
    assert (people == {"gso-00021-new": (1, 1)}) is certain
    assert {*people.values()} == {(1, 1) if certain else (0, 1)}


def test_a_part_is_not_said_to_be_without_people_where_a_bad_line_may_have_them() -> None:
    """Kills: a remark that no longer fits the row."""
    notes = (ALL_PEOPLE, PART, "?")
    read = kh.read_conversion_rows([line("11", f"2{n}", note) for n, note in enumerate(notes)])
    (said,) = read.remarks
    assert "row 3 of the same commune could not be taken" in said.said
    assert {*weights(read, "gso-00011-old", PEOPLE).values()} == {(0, 1)}


def test_a_whole_beside_a_line_that_cannot_be_read_is_not_certain() -> None:
    for bad in (line("11", "22", "?"), line("11", "22") | {"Mã Xã cũ": "11"}):
        read = kh.read_conversion_rows([line("11", "21"), line("12", "22"), bad])
        assert weights(read, "gso-00011-old") == dict.fromkeys(
            ("gso-00021-new", "gso-00022-new", OUTSIDE), (0, 1)
        )


@pytest.mark.parametrize("cell", [{}, {"Mã Xã cũ": "11"}])
def test_a_line_told_twice_takes_nothing(cell: dict[str, str]) -> None:
    """Kills: a remark that some may be outside of what goes as a whole."""
    read = kh.read_conversion_rows([line("11", "21"), line("11", "21") | cell])
    assert [bad.number for bad in read.bad] == [2]
    assert weights(read, "gso-00011-old") == {"gso-00021-new": (1, 1)}
    assert not read.remarks


def test_a_commune_that_stays_may_have_lost_what_a_bad_line_takes() -> None:
    """Kills: a commune that is whole and exact beside a line of it that could not be read."""
    kept = [line("11", "21", "Giữ nguyên"), line("12", "22")]
    read = kh.read_conversion_rows([*kept, line("11", "22", "?")])
    assert weights(read, "gso-00011") == {"gso-00011": (0, 1), "gso-00022-new": (0, 1)}
    read = kh.read_conversion_rows([*kept, line("11", "2", PART)])
    assert weights(read, "gso-00011") == {"gso-00011": (0, 1), OUTSIDE: (0, 1)}
    read = kh.read_conversion_rows([*kept, line("11", "21", "?")])
    assert weights(read, "gso-00011") == {"gso-00011": (1, 1)}


def test_lines_that_contradict_each_other_leave_it_open() -> None:
    """Kills: a commune that is gone from the registry, and targets that look exact without it."""
    read = kh.read_conversion_rows([line("11", "21"), line("11", "22"), line("12", "21")])
    assert [bad.number for bad in read.bad] == [1, 2]
    assert weights(read, "gso-00011-old") == dict.fromkeys(
        ("gso-00021-new", "gso-00022-new", OUTSIDE), (0, 1)
    )


def test_two_notes_for_the_same_communes_are_both_refused() -> None:
    """Kills: the first of the two taken."""
    for notes in ((PART, ALL_PEOPLE), (ALL_PEOPLE, PART)):
        read = kh.read_conversion_rows([line("11", "21", note) for note in notes])
        assert [bad.number for bad in read.bad] == [1, 2]
        assert "one note for the same two communes (rows 1, 2)" in str(read.bad[0])


def test_a_bad_line_of_a_whole_district_leaves_it_open() -> None:
    note = "Sắp xếp toàn bộ huyện Côn Đảo thành đặc khu Côn Đảo"
    whole = line(None, "21", note) | {"Tên Xã cũ": "", "Mã Xã cũ": None}
    again = whole | {"Mã Xã mới": "00022", "Tên Xã mới": "N22"}
    read = kh.read_conversion_rows([whole, line("12", "22", district="Quận A (004)"), again])
    assert weights(read, "gso-district-003-old") == dict.fromkeys(
        ("gso-00021-new", "gso-00022-new", OUTSIDE), (0, 1)
    )


# -- what is refused ----------------------------------------------------------------------------


def refused(*lines: dict[str, Any]) -> list[str]:
    read = kh.read_conversion_rows(lines)
    good = {unit.id for unit in read.registry.hierarchy.units}
    assert good or len(read.bad) == len(lines)
    return [str(problem) for problem in read.problems]


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        (["Nhập toàn bộ", "Nhập toàn bộ"], "no more than one line where one says whole"),
        ([PART, "Nhập toàn bộ"], "no more than one line where one says whole"),
        (["Giữ nguyên", "Giữ nguyên"], "no more than one line where one says kept"),
        (["Giữ nguyên", REST], "no more than one line where one says kept"),
        (["Giữ nguyên", ALL_PEOPLE, PART], "no more than one line where one says kept"),
        ([REST, REST, PART], "the rest in no more than one line"),
        ([ALL_PEOPLE, SOME_PEOPLE], "all the people in no more than one line"),
        ([LAND, ALL_LAND], "all the land in no more than one line"),
        ([ALL_LAND, ALL_PEOPLE], "all the land in no more than one line"),
        ([ALL_PEOPLE, ALL_PEOPLE, LAND], "all the people in no more than one line"),
    ],
)
def test_lines_that_contradict_each_other_are_all_refused(notes: list[str], said: str) -> None:
    """Kills: the first of them taken."""
    rows = ", ".join(str(n) for n, _ in enumerate(notes, 1))
    found = refused(*(line("11", f"2{n}", note) for n, note in enumerate(notes)))
    assert found == [
        f"row {n} (00011), Ghi chú: expected {said} (rows {rows}), got {note!r}"
        for n, note in enumerate(notes, 1)
    ]


def test_a_line_is_told_once() -> None:
    (found,) = refused(line("11", "21", PART), line("11", "22", PART), line("11", "21", PART))
    assert found == (
        "row 3 (00011), Mã Xã mới: expected a line told once; row 1 tells it too, got '00021'"
    )


def test_two_communes_do_not_both_go_on_as_one() -> None:
    found = refused(line("11", "21", "Giữ nguyên"), line("12", "21", "Đổi tên"))
    assert ["one commune that goes on as the new one (rows 1, 2)" in one for one in found] == [
        True,
        True,
    ]


def test_a_code_typed_for_two_names_is_told_of_both() -> None:
    """01651 typed as 01615.  Kills: the more frequent of two communes taken for the other."""
    lines = [
        line("11", "21", PART, name="Xã An"), line("11", "22", PART, name="Xã An "),
        line("11", "23", name="Xã Bình"),
    ]  # fmt: skip
    assert [one.partition(", got")[0] for one in refused(*lines)] == [
        f"row {n} (00011), Tên Xã cũ: expected one name for code 00011, not Xã An, Xã Bình"
        for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Xã Hoà Bình", "Xã  Hòa Bình"), ("Phường IX", "PHƯỜNG IX"), ("Xã\nAn", "Xã An")],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert refused(line("11", "21", PART, name=one), line("11", "22", PART, name=other)) == []


def test_spaces_too_many_are_no_part_of_a_name() -> None:
    """Kills: "Xã  Vĩnh Bình" kept as it was typed."""
    registry = kh.read_conversion_rows([line("11", "21", name=" Xã  Vĩnh\nBình ")]).registry
    assert registry.on(LAST).label("gso-00011-old") == "Xã Vĩnh Bình"


def test_a_new_code_has_one_name_and_one_province() -> None:
    found = refused(line("11", "21"), line("12", "21", new_name="Phường Khác"))
    assert [one.partition(":")[0] for one in found] == [
        "row 1 (00011), Tên Xã mới",
        "row 2 (00012), Tên Xã mới",
    ]
    found = refused(line("11", "21"), line("12", "21", new_province="Tỉnh Sơn La (14)"))
    assert [one.partition(":")[0] for one in found] == [
        "row 1 (00011), Tỉnh, thành phố",
        "row 2 (00012), Tỉnh, thành phố",
    ]


def test_a_commune_is_in_one_district() -> None:
    found = refused(line("11", "21", PART), line("11", "22", PART, district="Quận A (004)"))
    assert found[0] == (
        "row 1 (00011), Quận/huyện: expected one for Phường O11, not Quận Tây Hồ, Quận A,"
        " got 'Quận Tây Hồ (003)'"
    )


def test_a_province_is_named_as_most_lines_name_it() -> None:
    """Cồn Cỏ under "Quảng Trị (44)", which was Quảng Bình.  Kills: a slip taken as a province."""
    quang_binh, quang_tri = "Tỉnh Quảng Bình (44)", "Tỉnh Quảng Trị (44)"
    lines = [line(f"1{n}", "21", province=quang_binh) for n in range(3)]
    slip = line("19", "21", province=quang_tri, district="Huyện Cồn Cỏ (471)")
    (found,) = refused(*lines, slip)
    assert found.startswith("row 4 (00019), Tỉnh cũ: expected one name for code 44, not Tỉnh Quảng")
    assert len(refused(lines[0], slip)) == 2


TAN_AN: Final = "Thành phố Tân An (794)"


def test_a_district_is_in_the_province_that_most_of_its_lines_name() -> None:
    """Phường 4, Tân An, is labelled Tiền Giang.  Kills: a district under two provinces."""
    lines = [line(f"1{n}", "21", district=TAN_AN, province="Tỉnh Long An (80)") for n in range(2)]
    slip = line("19", "21", district=TAN_AN, province="Tỉnh Tiền Giang (82)")
    read = kh.read_conversion_rows([*lines, slip])
    assert not read.bad
    assert [str(one) for one in read.remarks] == [
        (
            "row 3 (00019): Tỉnh Tiền Giang is taken as Tỉnh Long An (80), which most lines of"
            " Thành phố Tân An name"
        )
    ]
    assert read.registry.on(LAST).path("gso-00019-old")[0] == "gso-province-80-old"
    assert not any("province-82" in unit.id for unit in read.registry.hierarchy.units)
    assert [one.partition(", got")[0] for one in refused(lines[0], slip)] == [
        f"row {n} ({code}), Tỉnh cũ: expected one province of Thành phố Tân An, not Tỉnh Long An,"
        " Tỉnh Tiền Giang"
        for n, code in ((1, "00010"), (2, "00019"))
    ]


def test_a_whole_district_has_no_communes_and_no_old_name() -> None:
    note = "Sắp xếp toàn bộ huyện Côn Đảo thành đặc khu Côn Đảo"
    whole = line(None, "21", note) | {"Tên Xã cũ": "", "Mã Xã cũ": None}
    assert "a district without communes" in refused(line("11", "22"), whole)[0]
    assert [one.partition(":")[0] for one in refused(line("11", "21", note))] == [
        "row 1, Tên Xã cũ",
        "row 1, Mã Xã cũ",
    ]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *(("Mã Xã mới", 4), ("Mã Xã mới", "04"), ("Mã Xã cũ", "0001 1"), ("Mã Xã cũ", "")),
        *(("Mã Xã cũ", "0001a"), ("Tên Xã mới", "Ba Đình"), ("Tên Xã cũ", 5)),
        ("Tên Xã cũ", "Khu vực bãi bồi ven biển do huyện Kim Sơn quản lý"),
        *(("Quận/huyện", "Quận Tây Hồ"), ("Quận/huyện", "Phường Tây Hồ (003)")),
        *(("Quận/huyện", None), ("Quận/huyện", "Quận Tây Hồ (3)")),
        *(("Tỉnh cũ", "Hà Nội (01)"), ("Tỉnh, thành phố", "Tỉnh A (001)"), ("Ghi chú", None)),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(heading: str, cell: object) -> None:
    """Kills: zeros put back; a kind guessed from the tier; a line without a code dropped."""
    read = kh.read_conversion_rows([line("12", "22"), line("11", "21") | {heading: cell}])
    assert [(bad.number, bad.problems[0].path) for bad in read.bad] == [(2, heading)]
    with pytest.raises(kh.StructuringError) as caught:
        read.raise_if_bad()
    assert caught.value.read == (read.registry,)
    assert told(read)[0] == ("gso-00012-old", "gso-00022-new", WHOLE, ALL, True)
    assert all(one[2] == UNKNOWN for one in told(read)[1:])


def test_other_schemes_have_codes_of_any_length() -> None:
    one = line("11", "21") | {"Mã Xã cũ": "A1", "Quận/huyện": "Quận Tây Hồ (T)"}
    read = kh.read_conversion_rows([one], scheme="post")
    assert told(read)[0][0] == "post-A1-old"


def test_the_first_of_two_lines_of_headings_is_told() -> None:
    """Kills: ten thousand bad lines where one setting was wrong."""
    rows = [{"Đơn vị hành chính từ ngày 01/7/2025": "Thành phố Hà Nội (01)", "": "x"}]
    read = kh.read_conversion_rows(rows)
    assert [problem.path for problem in read.problems] == [
        "heading 'Đơn vị hành chính từ ngày 01/7/2025'",
        "headings",
    ]
    assert "skip the first" in read.problems[-1].expected
    assert read.registry.hierarchy.units == ()


def test_no_lines_and_no_mappings() -> None:
    assert kh.read_conversion_rows([]).problems == ()
    rows: Any = ["x"]
    (problem,) = kh.read_conversion_rows(rows).problems
    assert problem.path == "row 1, the row"


def test_headings_may_be_mapped() -> None:
    one = {{"Ghi chú": "Cách nhập"}.get(key, key): cell for key, cell in line("11", "21").items()}
    read = kh.read_conversion_rows([one | {"STT": 1}], headings={"Cách nhập": "note"})
    assert read.problems == ()
    with pytest.raises(kh.InvalidValueError, match="a known heading"):
        kh.read_conversion_rows([one], headings={"Cách nhập": "notes"})


# -- laws ---------------------------------------------------------------------------------------

NOTES: Final = [
    "Nhập toàn bộ",
    PART,
    LAND,
    ALL_PEOPLE,
    "Giữ nguyên",
    "Đổi tên",
    "Nhâp toàn bộ",
    "?",
]


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Make lines, many of which contradict others."""
    return [
        line(
            draw(st.sampled_from(["11", "12", "13"])),
            draw(st.sampled_from(["21", "22", "23"])),
            draw(st.sampled_from(NOTES)),
            name=draw(st.sampled_from([None, None, None, "Xã Sai"])),
            district=draw(st.sampled_from([TAN_AN, TAN_AN, "Huyện X (005)"])),
            province=draw(st.sampled_from(["Tỉnh A (50)", "Tỉnh A (50)", "Tỉnh B (53)"])),
        )
        for _ in range(draw(st.integers(0, 8)))
    ]


@given(tables())
def test_every_line_is_a_move_or_goes_on_or_is_told(lines: list[dict[str, Any]]) -> None:
    """Kills: a line lost in silence; moves that cannot be; units under nobody."""
    read = kh.read_conversion_rows(lines)
    bad = {one.number for one in read.bad}
    good = [one for number, one in enumerate(lines, 1) if number not in bad]
    moves = {(one[0][:9], one[1]) for one in told(read)}
    for one in good:
        if one["Ghi chú"] not in ("Giữ nguyên", "Đổi tên"):
            assert any(
                (source, (target or "")[:9])
                == (f"gso-{one['Mã Xã cũ']}", f"gso-{one['Mã Xã mới']}")
                for source, target in moves
            ) or any(f"gso-{kept['Mã Xã cũ']}" in {to for _, to in moves} for kept in good)
    assert read.registry.check() == ()
    assert {one.number for one in read.remarks} <= set(range(1, len(lines) + 1))


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(lines: list[dict[str, Any]], chance: Any) -> None:
    """But of a line told twice, of which the later is refused."""
    once = [*{(one["Mã Xã cũ"], one["Mã Xã mới"]): one for one in lines}.values()]
    mixed = [*once]
    chance.shuffle(mixed)
    one, other = kh.read_conversion_rows(once), kh.read_conversion_rows(mixed)
    assert sorted(told(one), key=repr) == sorted(told(other), key=repr)
    assert set(one.registry.hierarchy.links) == set(other.registry.hierarchy.links)


@given(tables())
def test_people_of_a_commune_are_stated_for_all_its_lines_or_none(
    lines: list[dict[str, Any]],
) -> None:
    """Kills: an edge without a statement on people beside one that has it, which decides alone."""
    moves = told(kh.read_conversion_rows(lines))
    everything = [(one[0], one[1]) for one in moves if one[3] is ALL]
    people = [(one[0], one[1]) for one in moves if one[3] is PEOPLE]
    sources = {source for source, _ in people}
    assert people == [edge for edge in everything if edge[0] in sources]


@st.composite
def tables_with_slips(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Make lines of few communes, in one of which a cell may be wrong."""
    lines = [
        line(draw(st.sampled_from(["11", "12"])), draw(st.sampled_from(["21", "22", "23"])), note)
        for note in draw(
            st.lists(st.sampled_from([*NOTES, REST, ALL_LAND, SOME_PEOPLE]), max_size=5)
        )
    ]
    slips: list[dict[str, Any]] = [
        *({"Ghi chú": "?"}, {"Mã Xã cũ": "1"}, {"Mã Xã mới": "2"}, {"Quận/huyện": "?"}),
        *({"Tên Xã mới": "N"}, {"Mã Xã cũ": "1", "Tên Xã cũ": "?"}, {}),
    ]
    return [one | draw(st.sampled_from([{}, {}, *slips])) for one in lines]


@given(tables_with_slips())
def test_a_bad_line_may_take_what_no_other_line_is_sure_of(lines: list[dict[str, Any]]) -> None:
    """Kills: a commune of a bad line whose other lines have all of it; a certain loss."""
    read = kh.read_conversion_rows(lines)
    good = {one.number for one in read.bad}.symmetric_difference(range(1, len(lines) + 1))
    told_once = {
        (lines[n - 1]["Tên Xã cũ"], lines[n - 1]["Mã Xã mới"], read_note(lines[n - 1]["Ghi chú"]))
        for n in good
    }
    before = read.registry.existing(LAST)
    for bad in read.bad:
        one = lines[bad.number - 1]
        if (one["Tên Xã cũ"], one["Mã Xã mới"], read_note(one["Ghi chú"])) in told_once:
            continue
        for unit in before:
            if read.registry.label(unit, on=LAST) == one["Tên Xã cũ"]:
                row = weights(read, unit)
                stays = row.get(unit) == (1, 1) and one["Mã Xã mới"] in str(
                    read.registry.hierarchy.versions(unit)
                )
                assert stays or {*row.values()} == {(0, 1)}
                if unit not in row:
                    assert OUTSIDE in row


@given(tables_with_slips())
def test_the_row_of_a_commune_says_what_its_remark_says(lines: list[dict[str, Any]]) -> None:
    """Kills: a remark that some may be outside beside a row that is certain, or the reverse."""
    read = kh.read_conversion_rows(lines)
    said = {one.label for one in read.remarks if "outside" in one.said}
    good = {
        one["Mã Xã cũ"] for n, one in enumerate(lines, 1) if n not in {b.number for b in read.bad}
    }
    for unit in read.registry.existing(LAST):
        code = unit[4:9]
        if unit.endswith("-old") and code in good:
            open_ = any(OUTSIDE in weights(read, unit, of) for of in kh.Moved)
            assert open_ is (code in said)

"""Registries from rows: shares in every spelling, codes by the day, every bad row of two tables."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.share_cells import share_cell
from khuyenhoc.reform.registries.change_problems import change_problems

REFORM: Final = date(2025, 7, 1)
UNITS: Final = """Mã,Tên,Loại,Trực thuộc,Mã GSO,Từ ngày,Đến ngày
p12,Phường 12,phường,,26917,,30/6/2025
p14,Phường 14,phường,,26929,,30/6/2025
bt,Phường Bình Thạnh,phường,,26929,1/7/2025,
gd,Phường Gia Định,phường,,26944,1/7/2025,
an,Xã An,xã,,30001,,
"""


def units() -> list[dict[str, Any]]:
    return [*csv.DictReader(io.StringIO(UNITS))]


def row(source: str, target: str | None, share: object = "toàn bộ", **more: Any) -> dict[str, Any]:
    told = {"Mã cũ": source, "Mã mới": target, "Phần nhập": share, "Ngày hiệu lực": "1/7/2025"}
    return told | more


def read(*moves: Any, **how: Any) -> kh.RowsRead[kh.Registry]:
    return kh.read_registry_rows(units(), moves, **how)


def problems(*moves: Any, **how: Any) -> list[str]:
    return [str(problem) for problem in read(*moves, **how).problems]


def unknown(source: str, *targets: str) -> tuple[kh.Move, ...]:
    """Make what is said of a unit that bad rows tell of."""
    return tuple(kh.Move(source, target, kh.Share.unknown()) for target in (*targets, None))


def moves_of(registry: kh.Registry) -> Counter[tuple[date, bool, kh.Move]]:
    return Counter(
        (change.effective, change.is_exhaustive, move)
        for change in registry.changes
        for move in change.moves
    )


# -- shares -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("Toàn bộ", kh.Share.whole()),
        ("nguyên trạng", kh.Share.whole()),
        ("MOT PHAN", kh.Share.unknown()),
        ("Nhập nguyên trạng", kh.Share.whole()),
        ("toàn bộ diện tích và dân số", kh.Share.whole()),
        ("Nhập một phần diện tích, một phần dân số", kh.Share.unknown()),
        ("Nhập phần còn lại", kh.Share.remainder()),
        ("phần còn lại", kh.Share.remainder()),
        ("remainder", kh.Share.remainder()),
        ("1/4", kh.Share.exactly(Fraction(1, 4))),
        ("642/6.168", kh.Share.counted(642, out_of=6_168)),
        ("1.000.000 / 4.000.000", kh.Share.exactly(Fraction(1, 4))),
        ("25%", kh.Share.exactly(Fraction(1, 4))),
        ("12,5 %", kh.Share.exactly(Fraction(1, 8))),
        ("0,25", kh.Share.exactly(Fraction(1, 4))),
        ("0.25", kh.Share.exactly(Fraction(1, 4))),
        ("0.125", kh.Share.exactly(Fraction(1, 8))),
        ("12,500%", kh.Share.exactly(Fraction(1, 8))),
        ("12.50%", kh.Share.exactly(Fraction(1, 8))),
        ("10-20%", kh.Share.between(Fraction(1, 10), Fraction(1, 5))),
        ("10% – 20%", kh.Share.between(Fraction(1, 10), Fraction(1, 5))),
        ("từ 10 đến 20%", kh.Share.between(Fraction(1, 10), Fraction(1, 5))),
        ("0,1 - 0,2", kh.Share.between(Fraction(1, 10), Fraction(1, 5))),
        ("100%", kh.Share.whole()),
        (1, kh.Share.whole()),
        (0, kh.Share.exactly(0)),
        (Fraction(1, 3), kh.Share.exactly(Fraction(1, 3))),
        (Decimal("0.125"), kh.Share.exactly(Fraction(1, 8))),
        (kh.Share.unknown(), kh.Share.unknown()),
    ],
)
def test_a_share_is_read_in_every_spelling(cell: object, share: kh.Share) -> None:
    """Kills: 6.168 read as a decimal; the sign of a range on its first end alone."""
    assert share_cell(cell) == share


@pytest.mark.parametrize(
    "cell",
    [
        *("25", "-1%", "101%", "1/0", "5/4", "20-10%", "50% - 1", "ít", "1/1.5", "1e3"),
        *(2, -1, True, 0.25, date(2025, 2, 1), Decimal("1.5"), Decimal("1E+99999"), Fraction(3, 2)),
        *("0," + "1" * 41, Decimal("Infinity"), "1.000", "12.500%", "0.5-1.000", "01.000"),
    ],
)
def test_what_is_no_share_is_refused(cell: object) -> None:
    """Kills: 25 taken as 25 %; a float read; a swapped range mended."""
    with pytest.raises(kh.InvalidValueError, match="a share as text"):
        share_cell(cell)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_count_out_of_another_is_exact(part: int, whole: int) -> None:
    """Kills: digits lost on the way; a dot taken as a decimal point in one of the two."""
    text = f"{part:,}/{whole:,}".replace(",", ".")
    if part > whole:
        with pytest.raises(kh.InvalidValueError):
            share_cell(text)
    else:
        assert share_cell(text) == kh.Share.exactly(Fraction(part, whole))


@pytest.mark.parametrize(
    "cell",
    [
        *("Nhập toàn bộ diện tích", "Nhập một phần dân số", "một phần diện tích"),
        "Nhập một phần diện tích, toàn bộ dân số",
    ],
)
def test_a_share_of_land_or_people_alone_is_told_where_to_say_so(cell: str) -> None:
    """Kills: a share of the land taken for one of everything."""
    with pytest.raises(kh.InvalidValueError, match="a row for the land, and one for the people"):
        share_cell(cell)


def test_nothing_is_no_share() -> None:
    assert share_cell(" ") is None


# -- whole tables -------------------------------------------------------------------------------


def test_two_tables_make_a_registry() -> None:
    """Kills: columns dropped; the day of force taken for that of effect; basis without evidence."""
    registry = kh.registry_from_rows(
        units(),
        [
            row("p12", "bt", **{"Căn cứ": "1685/NQ-UBTVQH15", "STT": 1, "Đủ": "đủ"}),
            row("p14", None, "1/4", **{"Đối tượng": "dân số", "Tên mới": "ngoài"}),
            row("an", "bt", "10-20%", **{"Hiệu lực thi hành": "2025-06-12", "Đủ": "chưa đủ"}),
        ],
        verified_on=date(2026, 1, 1),
        evidence=kh.Evidence.PRIMARY,
    )
    assert registry.name == "territory"
    assert registry.verified_on == date(2026, 1, 1)
    assert registry.changes == (
        kh.StructureChange(
            effective=REFORM,
            moves=(kh.Move("p12", "bt"),),
            is_exhaustive=True,
            basis=kh.Citation(instrument="1685/NQ-UBTVQH15", evidence=kh.Evidence.PRIMARY),
        ),
        kh.StructureChange(
            effective=REFORM,
            moves=(kh.Move("p14", None, kh.Share.exactly(Fraction(1, 4)), kh.Moved.PEOPLE),),
        ),
        kh.StructureChange(
            effective=REFORM,
            moves=(kh.Move("an", "bt", kh.Share.between(Fraction(1, 10), Fraction(1, 5))),),
            in_force=date(2025, 6, 12),
        ),
    )


def test_rows_of_one_instrument_are_one_change() -> None:
    """Kills: a change for each row; changes of two instruments put together."""
    same, other = {"Căn cứ": "A"}, {"Căn cứ": "B"}
    (registry,) = read(
        row("p12", "bt", **same), row("an", "bt", "1/4", **other), row("p14", "gd", **same)
    ).items
    assert [len(change.moves) for change in registry.changes] == [2, 1]
    assert registry.name == "territory"


def test_the_argument_decides_where_no_cell_does() -> None:
    """Kills: exhaustive= forgotten, or stronger than the cell."""
    moves = [row("p12", "bt", Đủ=None), row("p14", "bt", Đủ="không")]
    (registry,) = read(*moves, exhaustive=True).items
    assert [change.is_exhaustive for change in registry.changes] == [True, False]


def test_without_a_column_for_it_every_move_is_whole() -> None:
    (registry,) = read({"Mã cũ": "p12", "Mã mới": "bt", "Ngày hiệu lực": REFORM}).items
    assert registry.changes[0].moves == (kh.Move("p12", "bt"),)


def test_headings_may_be_mapped_in_each_table() -> None:
    table = [{"Mã": "a", "x": "?"}, {"Mã": "b", "x": "?"}]
    moves = [{"A": "a", "B": "b", "D": "2025-07-01", "S": "whole"}]
    how = {"A": "source", "B": "target", "D": "effective", "S": "share"}
    registry = kh.registry_from_rows(table, moves, headings={"x": None}, move_headings=how)
    assert registry.changes[0].moves == (kh.Move("a", "b"),)
    with pytest.raises(kh.InvalidValueError, match="a known heading"):
        kh.registry_from_rows(table, moves, move_headings={"A": "sources"})


@pytest.mark.parametrize("old", ["source_code:gso", "old code: gso", "Mã GSO cũ", "MÃ TCTK CŨ"])
@pytest.mark.parametrize("new", ["target_code:gso", "NEW_CODE:gso", "Mã NSO mới"])
def test_a_code_is_read_by_its_day(old: str, new: str) -> None:
    """Kills: a code taken as an identity: 26929 was p14 and is bt."""
    moves = [{old: "26929", new: "26929", "Ngày hiệu lực": "1/7/2025"}]
    assert kh.registry_from_rows(units(), moves).changes[0].moves == (kh.Move("p14", "bt"),)


def test_a_blank_code_leaves_it_to_the_id() -> None:
    moves: list[dict[str, Any]] = [
        {"Mã cũ": "p12", "Mã GSO cũ": "", "Mã mới": "bt", "Ngày hiệu lực": REFORM},
        {"Mã cũ": None, "Mã GSO cũ": "26929", "Mã mới": None, "Ngày hiệu lực": REFORM},
    ]
    made = kh.registry_from_rows(units(), moves).changes[0].moves
    assert made == (kh.Move("p12", "bt"), kh.Move("p14", None))


# -- what is refused ----------------------------------------------------------------------------


def test_a_code_of_nobody_on_that_day_is_told_with_who_had_it() -> None:
    told = {"Ngày hiệu lực": "1/7/2025", "Phần nhập": "một phần"}
    assert problems(
        {"Mã GSO cũ": "26944", "Mã mới": "bt", **told},
        {"Mã GSO cũ": "26918", "Mã mới": "bt", **told},
        {"Mã GSO cũ": "26917", "Mã cũ": "an", "Mã mới": "bt", **told},
        {"Mã GSO cũ": "26929", "Mã GSO mới": "26929", **told},
    ) == [
        (
            "moves row 1 (26944), Mã GSO cũ: expected a code of gso that one unit has on 2025-06-30"
            "; it belongs to gd (Phường Gia Định, from 2025-07-01), got '26944'"
        ),
        (
            "moves row 2 (26918), Mã GSO cũ: expected a code of gso that one unit has on 2025-06-30"
            " (near: 26917, 26944, 26929), got '26918'"
        ),
        "moves row 3 (an), Mã GSO cũ: expected a code of an; it is one of p12, got '26917'",
    ]


def test_an_ambiguous_code_lists_its_candidates() -> None:
    table = [{"id": one, "name": one.upper(), "code:gso": "1"} for one in "ab"]
    moves = [{"source_code:gso": "1", "target": "a", "effective": "2025-07-01"}]
    (problem,) = kh.read_registry_rows(table, moves).problems
    assert "belongs to a (A, always), b (B, always)" in problem.expected


def test_everything_is_told_in_one_pass_with_its_table_and_row() -> None:
    """Kills: problems of units hiding those of moves; cells hiding what moves cannot be."""
    table = [*units(), {"Mã": "x", "Loại": "?"}]
    moves: Any = [
        row("p12", "bt", "nhiều"),
        row("p13", "bt"),
        row("p14", "p12"),
        row("", "bt", **{"Ngày hiệu lực": ""}),
        row("an", "bt", "1/2"),
        row("an", "gd", "2/3"),
        row("an", "bt", "", **{"Căn cứ": 0.5}),
        "an",
    ]
    with pytest.raises(kh.StructuringError) as caught:
        kh.registry_from_rows(table, moves)
    assert [problem.path for problem in caught.value.problems] == [
        "units row 6 (x), Loại",
        "moves row 1 (p12), Phần nhập",
        "moves row 2 (p13), Mã cũ",
        "moves row 3 (p14), Mã mới",
        "moves row 4, Mã cũ",
        "moves row 4, Ngày hiệu lực",
        "moves row 5 (an), Mã cũ",
        "moves row 6 (an), Phần nhập",
        "moves row 7 (an), Căn cứ",
        "moves row 7 (an), Phần nhập",
        "moves row 8, the row",
    ]
    (registry,) = caught.value.read
    assert isinstance(registry, kh.Registry)


def test_what_moves_cannot_be_is_told_by_the_row() -> None:
    """Kills: paths of changes that no table has; the value of a sum replaced by one cell."""
    assert problems(row("p14", "bt", "1/4"), row("p14", "bt", "1/2")) == [
        (
            "moves row 1 (p14), Mã cũ: expected a unit no move of which on 2025-07-01 is bad, as"
            " row 2 is, got 'p14'"
        ),
        (
            "moves row 2 (p14), Mã mới: expected a move that is told once on a day; row 1"
            " tells it too, got 'bt'"
        ),
    ]
    (said,) = problems(row("p14", "bt", "1/4", Đủ="có"))
    assert said.endswith(
        "shares of p14 that come to 100%, for they are said to be all there are, got '25%'"
    )
    (said,) = problems(row("p14", "p12"))
    assert said.endswith("a unit that exists on 2025-07-01; it ends after 2025-06-30, got 'p12'")


def test_a_unit_of_codes_alone_is_told_under_their_heading() -> None:
    moves = [
        {"Mã GSO cũ": "26929", "Mã mới": "bt", "Ngày hiệu lực": REFORM},
        {"Mã GSO cũ": "26929", "Mã mới": "x", "Ngày hiệu lực": REFORM},
    ]
    first = read(*moves).problems[0]
    assert (first.path, first.value) == ("moves row 1 (26929), Mã GSO cũ", "26929")


def test_a_table_says_where_moves_go() -> None:
    """Kills: a missing column read as a move to the outside."""
    told = {"Mã cũ": "p12", "Ngày hiệu lực": "1/7/2025", "Mã mơi đến": "bt"}
    assert [problem.path for problem in read(told).problems] == [
        "moves heading 'Mã mơi đến'",
        "moves row 1 (p12), target",
    ]


@pytest.mark.parametrize("day", ["31/6/2025", "1/7", 45839, None])
def test_a_day_is_needed(day: object) -> None:
    (problem,) = read(row("p12", "bt", **{"Ngày hiệu lực": day})).problems
    assert problem.path == "moves row 1 (p12), Ngày hiệu lực"


def test_a_code_without_a_day_is_told_of_its_day_alone() -> None:
    told = {"Mã GSO cũ": "26917", "Mã mới": "bt", "Ngày hiệu lực": "?", "Phần nhập": ""}
    assert [problem.path for problem in read(told).problems] == [
        "moves row 1 (26917), Ngày hiệu lực",
        "moves row 1 (26917), Phần nhập",
    ]


def test_before_the_first_day_there_is_no_unit() -> None:
    moves = [{"Mã GSO cũ": "26917", "Mã mới": "bt", "Ngày hiệu lực": date.min}]
    (problem,) = read(*moves).problems
    assert (problem.path, problem.value) == ("moves row 1 (26917), Ngày hiệu lực", date.min)


# -- what is left -------------------------------------------------------------------------------


def test_the_moves_of_a_unit_stand_or_fall_together() -> None:
    """What one row takes is not left to the others.  Kills: the bad row alone left out."""
    found = read(
        row("p14", "bt", "1/4"), row("p14", "nowhere", "phần còn lại"), row("p12", "gd"),
    )  # fmt: skip
    assert moves_of(found.items[0]) == {
        (REFORM, False, move): 1 for move in (kh.Move("p12", "gd"), *unknown("p14", "bt"))
    }
    assert [bad.number for bad in found.bad] == [1, 2]


def test_a_unit_that_goes_on_does_not_keep_what_bad_rows_take() -> None:
    """Kills: figures that stay as they were where a move could not be read."""
    found = read(row("an", "bt", "nhiều"), row("an", "gd", "1/4"), row("p12", "bt"))
    *_, change = found.items[0].changes
    assert change.moves == unknown("an", "bt", "gd")
    assert change.note == "moves that could not be read: rows 1, 2"
    assert not change.is_exhaustive


def test_a_row_of_an_unknown_day_may_be_of_any() -> None:
    found = read(row("an", "bt", "1/4"), row("an", "gd", "1/4", **{"Ngày hiệu lực": "?"}))
    assert [bad.number for bad in found.bad] == [1, 2]
    assert found.items[0].changes[0].moves == unknown("an", "bt", "gd")


@pytest.mark.parametrize("day", ["1/7/2025", "?"])
def test_a_unit_that_ended_has_not_vanished_because_of_a_bad_row(day: str) -> None:
    """Kills: the good moves of a divided unit dropped, so that it ends without a successor."""
    found = read(row("p14", "bt", "60%"), row("p14", "x", "40%", **{"Ngày hiệu lực": day}))
    walk = kh.crosswalk(found.items[0], REFORM - timedelta(days=1), REFORM)
    assert walk["p14"] == (kh.Weight("bt", 0, 1), kh.Weight(kh.Beyond.OUTSIDE, 0, 1))
    assert not any(
        event.kind is kh.EventKind.ABOLISH and event.sources == ("p14",)
        for event in found.items[0].events()
    )


def test_a_move_without_a_day_may_be_of_any_day_of_change() -> None:
    """Kills: a unit that stays, whole and exact, because the day of its move is a slip."""
    found = read(
        row("an", "gd", "1/4", **{"Ngày hiệu lực": "31/6/2025"}),
        row("p12", "bt"),
        row("bt", "gd", "một phần", **{"Ngày hiệu lực": "1/9/2026"}),
    )
    said = [change for change in found.items[0].changes if change.note]
    assert [(one.effective, one.moves) for one in said] == [
        (day, unknown("an", "gd")) for day in (REFORM, date(2026, 9, 1))
    ]
    (problem,) = found.problems
    assert problem.expected.endswith("; what it takes is unknown on 2025-07-01, 2026-09-01")


def test_a_move_without_a_day_is_of_a_day_on_which_its_units_end_or_begin() -> None:
    """Kills: days of other rows alone."""
    (registry,) = read(row("p12", "an", **{"Ngày hiệu lực": "?"})).items
    assert [(one.effective, one.moves) for one in registry.changes] == [
        (REFORM, unknown("p12", "an"))
    ]
    (registry,) = read(row("an", "bt", **{"Ngày hiệu lực": "?"})).items
    assert [(one.effective, one.moves) for one in registry.changes] == [
        (REFORM, unknown("an", "bt"))
    ]


def test_a_move_that_can_be_of_no_day_is_said_to_be_left_out() -> None:
    table = [{"id": "a"}, {"id": "b"}]
    found = kh.read_registry_rows(table, [{"source": "a", "target": "b", "effective": "?"}])
    assert found.items[0].changes == ()
    (problem,) = found.problems
    assert problem.expected.endswith("; it is left out, for no day is known on which it could be")


def test_a_bad_row_may_be_of_each_unit_that_its_cells_name() -> None:
    """Kills: the unit of the id alone, or of the code, left open where the two disagree."""
    one: dict[str, Any] = {"Mã cũ": "an", "Mã GSO cũ": "26917", "Mã mới": "gd"}
    told = {"Phần nhập": "toàn bộ", "Ngày hiệu lực": "1/7/2025"}
    (registry,) = read(
        one | told,
        {"Mã cũ": "an", "Mã GSO cũ": None, "Mã mới": "bt", **told, "Phần nhập": "1/4"},
        {"Mã cũ": "p12", "Mã GSO cũ": None, "Mã mới": "bt", **told},
        {"Mã cũ": "p14", "Mã GSO cũ": None, "Mã mới": "bt", **told},
    ).items
    assert moves_of(registry) == {
        (REFORM, False, move): 1
        for move in (
            *(kh.Move("p14", "bt"),),
            *(*unknown("an", "bt", "gd"), *unknown("p12", "bt", "gd")),
        )
    }


def test_a_code_that_was_of_another_day_may_mean_who_had_it() -> None:
    """Kills: a target that looks as if nothing else came to it."""
    told = {"Phần nhập": "toàn bộ", "Ngày hiệu lực": "1/7/2025"}
    (registry,) = read({"Mã GSO cũ": "26929", "Mã GSO mới": "26917", **told}).items
    assert registry.changes[0].moves == unknown("p14")
    undated = {**told, "Ngày hiệu lực": "?"}
    (registry,) = read({"Mã GSO cũ": "26929", "Mã GSO mới": "26929", **undated}).items
    assert [(one.effective, one.moves) for one in registry.changes] == [
        (REFORM, unknown("p14", "bt"))
    ]


def test_a_ring_leaves_all_its_units_open() -> None:
    """Kills: the last row of a ring refused, so that another order keeps other rows."""
    table = [{"id": one} for one in "abc"]
    moves = [{"source": one, "target": to, "effective": REFORM} for one, to in ("ab", "bc", "ca")]
    found = kh.read_registry_rows(table, moves)
    assert [bad.number for bad in found.bad] == [1, 2, 3]
    assert [change.moves for change in found.items[0].changes] == [
        unknown("a", "b"), unknown("b", "c"), unknown("c", "a"),
    ]  # fmt: skip


# -- rows told twice ----------------------------------------------------------------------------


def test_a_row_of_units_told_twice_is_named_with_the_other() -> None:
    """Kills: a repeated line that nobody is told of; one of which the unit is lost."""
    table = units()
    found = kh.read_registry_rows([*table, {}, {**table[0], "Mã": " p12 "}], [])
    assert [str(problem) for problem in found.problems] == [
        "units row 7 (p12), Mã: expected a row told once; row 1 tells the same, got ' p12 '"
    ]
    assert found.items[0].hierarchy == kh.read_registry_rows(table, []).items[0].hierarchy
    assert found.items[0].check() == ()


def test_two_rows_of_a_unit_that_differ_are_no_repeat() -> None:
    """Kills: the rows of a unit under two parents, one after the other, told as twice the same."""
    table: list[dict[str, Any]] = [
        {"id": "a", "parent": "x", "to": "30/6/2025", "no": 1},
        {"id": "a", "parent": "y", "from": "1/7/2025", "no": 1},
        {"id": "x", "parent": None},
        {"id": "y", "parent": None},
    ]
    assert kh.read_registry_rows(table, []).problems == ()


def test_all_that_is_wrong_with_units_is_told_by_the_row() -> None:
    """Kills: repeats told after everything else; a row that is no row taken for a repeat."""
    bad: Any = {"id": "b", "tier": "?"}
    table: Any = [{"id": "a"}, {"id": "a"}, bad, bad, "x", "x", {"id": "a"}]
    found = kh.read_registry_rows(table, [])
    assert [(one.number, one.table) for one in found.bad] == [
        (number, "units") for number in (2, 3, 4, 5, 6, 7)
    ]


def test_a_bad_row_of_another_day_takes_nothing_along() -> None:
    """Kills: all days of a unit left out for one."""
    later = {"Ngày hiệu lực": "1/7/2026"}
    found = read(row("an", "bt", "1/4"), row("an", "gd", "nhiều", **later))
    assert [bad.number for bad in found.bad] == [2]
    first, second = found.items[0].changes
    assert first.moves == (kh.Move("an", "bt", kh.Share.exactly(Fraction(1, 4))),)
    assert (second.effective, second.moves) == (date(2026, 7, 1), unknown("an", "gd"))


ANY_UNIT: Final = st.sampled_from(["p12", "p14", "bt", "gd", "an", "nobody"])


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Make rows, many of them impossible."""
    cells = ["toàn bộ", "một phần", "phần còn lại", "1/4", "60%", "10-20%", "nhiều", "0"]
    return [
        row(
            draw(ANY_UNIT),
            draw(ANY_UNIT | st.just("")),
            draw(st.sampled_from(cells)),
            **{
                "Đối tượng": draw(st.sampled_from(["", "dân số", "diện tích"])),
                "Đủ": draw(st.sampled_from(["", "đủ"])),
                "Ngày hiệu lực": draw(st.sampled_from(["1/7/2025", "2026-07-01", "?"])),
            },
        )
        for _ in range(draw(st.integers(0, 6)))
    ]


@given(tables())
def test_what_is_left_is_sound_and_every_row_is_somewhere(rows: list[dict[str, Any]]) -> None:
    """Kills: rows lost in silence; a removed row that makes others impossible."""
    found = read(*rows)
    (registry,) = found.items
    assert not change_problems(registry.name, registry.existence, registry.changes)
    stated = [change for change in registry.changes if change.note is None]
    assert sum(len(change.moves) for change in stated) + len(found.bad) == len(rows)
    bad = {(bad.label, rows[bad.number - 1]["Ngày hiệu lực"]) for bad in found.bad}
    good = {(move.source, change.effective) for change in stated for move in change.moves}
    days = {"1/7/2025": REFORM, "2026-07-01": date(2026, 7, 1)}
    assert not {(source, days.get(day)) for source, day in bad} & good


@given(tables())
def test_nothing_that_a_bad_row_may_take_is_certain_elsewhere(rows: list[dict[str, Any]]) -> None:
    """Kills: an exact share, or no successor at all, of a unit that a bad row is of."""
    found = read(*rows)
    (registry,) = found.items
    days = {"1/7/2025": [REFORM], "2026-07-01": [date(2026, 7, 1)], "?": registry.days_of_change}
    for bad in found.bad:
        for day in days[rows[bad.number - 1]["Ngày hiệu lực"]]:
            before = day - timedelta(days=1)
            walk = kh.crosswalk(registry, before, day)
            if bad.label in registry.existing(before):
                weights = {weight.target: weight for weight in walk[bad.label]}
                low = 0 if len(weights) > 1 else 1  # alone, there is nowhere else it could be
                assert all((one.low, one.high) == (low, 1) for one in weights.values())
                target = rows[bad.number - 1]["Mã mới"]
                may_be = target if target in registry.existing(day) else kh.Beyond.OUTSIDE
                assert may_be in weights


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, Any]], chance: Any) -> None:
    """Kills: the first of rows that contradict each other taken."""
    mixed, table = [*rows], units()
    chance.shuffle(mixed)
    chance.shuffle(table)
    (one,), (other,) = read(*rows).items, kh.read_registry_rows(table, mixed).items
    assert moves_of(one) == moves_of(other)
    assert set(one.hierarchy.units) == set(other.hierarchy.units)


@given(tables())
def test_good_rows_alone_read_the_same(rows: list[dict[str, Any]]) -> None:
    """Kills: a good row that leans on a bad one."""
    found = read(*rows)
    bad = {bad.number for bad in found.bad}
    good = [one for number, one in enumerate(rows, 1) if number not in bad]
    again = read(*good)
    assert not again.bad
    stated = [change for change in found.items[0].changes if change.note is None]
    assert again.items[0].changes == tuple(stated)


def test_a_day_later_or_earlier_is_another_unit() -> None:
    """The day before, of, and after.  Kills: the codes of the day of the change for sources."""
    table = [
        {"Mã": "old", "Mã GSO": "1", "Đến ngày": "30/6/2025"},
        {"Mã": "new", "Mã GSO": "1", "Từ ngày": "1/7/2025"},
    ]
    for shift, bad in ((-1, True), (0, False), (1, True)):
        day = REFORM + timedelta(days=shift)
        moves = [{"Mã GSO cũ": "1", "Mã GSO mới": "1", "Ngày hiệu lực": day}]
        found = kh.read_registry_rows(table, moves)
        if not bad:
            assert found.items[0].changes[0].moves == (kh.Move("old", "new"),)
        else:
            only = {-1: "old", 1: "new"}[shift]
            made = [move for change in found.items[0].changes for move in change.moves]
            assert not made or {made[0].source, made[0].target} == {only}

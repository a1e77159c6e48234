"""Rows read all at once say what the same rows say one by one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

FUNDS: Final = (
    kh.Fund(id="q1", owner="p6"),
    kh.Fund(id="q2", owner="p7", period=kh.Period.year(2023)),
    kh.Fund(id="3", owner="p8"),
)
#: What cells of a column may say, most of it good.
CELLS: Final[dict[str, Sequence[object]]] = {
    "id": ["1", "ct-2", " 3 ", "a", "row 2", 1, 4, True],
    "kind": ["Thu", "Chi", "Thu", "Chi", "Chuyển quỹ", "Chuyển đi", "Nhận chuyển", "Mua"],
    "Quỹ": ["q1", "q2", " q1", "3", 3, "q9"],
    "on": ["5/9/2023", "2023-09-05", date(2023, 9, 5), datetime(2023, 9, 5), "1/1/2024"],  # noqa: DTZ001
    "Số tiền": ["2.000", "5", 7, 0, "0", "-3", "1,5", Decimal(9), "2 triệu", "gần 5", 10**20],
    "Số tiền (triệu đồng)": ["2", "1,5", 3, 0, "-1"],
    "to": ["q2", "q1", "3", 3],
    "received_on": ["6/9/2023", date(2023, 9, 6), "1/1/2022"],
    "currency": ["VND", "USD", "VNĐ", "XXX"],
    "goods": ["xe đạp", "book", "Xe dap", "suất"],
    "number": ["2", 3, 0, "0", -1, "-2", True, "nhiều"],
    "counted_in": ["suất học bổng", "book", "?"],
    "value": ["5.000", 0, "0", 9, "-1"],
    "unit_value": ["1.000", 5],
    "basis": ["cost", "theo người tặng"],
    "got_amount": ["5", 7],
    "got_goods": ["sách", "book"],
    "got_number": [2, "3"],
    "got_value": ["9"],
    "recipients": [5, "3", 0, "0", -1],
    "occurrences": [5, "7", 0],
    "purpose": ["Học bổng", "gifts", "?"],
    "campaign": ["nuôi heo đất", 5],
    "donor": ["d1", 2],
    "donor_name": ["Nguyễn Văn An"],
    "earmarked_for": ["hs-1"],
    "recipient": ["hs-2"],
    "state_ordered": ["có", "x", True, False, 0, "không", "?"],
    "endowment": [True, False, "no"],
    "note": ["ghi chú", 5, 5.0],
    "STT": ["1", 2],
    "Lạ": ["x", 1],
}
NEEDED: Final = ("kind", "Quỹ", "on", "Số tiền")
MISSING: Final = [None, "", "-", "NA", "chưa báo cáo", " ", float("nan")]
ODD: Final = [1, 1.0, True, False, 0, 0.5, "x", date(2023, 1, 1), Decimal("1.5"), b"1", [], [1]]


def one_by_one(rows: Sequence[Any]) -> list[Any]:
    """Hide from the reader that the rows are plain dictionaries."""
    return [MappingProxyType(row) if isinstance(row, dict) else row for row in rows]


def said(rows: Sequence[Any], **how: Any) -> tuple[Any, ...]:
    """Give all that came of reading, with the types of what was read."""
    read = kh.read_ledger_rows(rows, FUNDS, **how)
    bad = [(one.number, one.label, list(map(exactly, one.problems))) for one in read.bad]
    entries = tuple(read.items)
    return entries, list(map(repr, entries)), bad, list(map(exactly, read.unknown_headings))


def exactly(problem: kh.Problem) -> tuple[str, str, str]:
    return problem.path, repr(problem.value), problem.expected


def agree(rows: Sequence[Any], **how: Any) -> kh.RowsRead[Any]:
    at_once = said(rows, **how)
    assert at_once == said(one_by_one(rows), **how)
    return kh.read_ledger_rows(rows, FUNDS, **how)


def cell_of(heading: str, *, as_text: bool, odd: int) -> st.SearchStrategy[Any]:
    good = [one for one in CELLS[heading] if isinstance(one, str) or not as_text]
    odd_ones = [one for one in [*MISSING, *ODD] if isinstance(one, str) or not as_text]
    chances = [st.sampled_from(good)] * (12 - odd)
    if heading not in NEEDED and heading != "id":
        chances += [st.just("")] * 12
    return st.one_of(*chances, *[st.sampled_from(odd_ones)] * odd)


@st.composite
def tables(draw: st.DrawFn) -> list[Any]:
    """Make rows of one table, some of them with another width, other headings or none at all."""
    others = [heading for heading in CELLS if heading not in NEEDED]
    more = draw(st.lists(st.sampled_from(others), unique=True, max_size=8))
    headings = draw(st.permutations([*NEEDED, *more]))
    as_text, odd = draw(st.booleans()), draw(st.integers(0, 2))
    row = st.fixed_dictionaries(
        {heading: cell_of(heading, as_text=as_text, odd=odd) for heading in headings}
    )
    rows: list[Any] = draw(st.lists(row, min_size=1, max_size=8))
    if "id" in headings and draw(st.booleans()):
        for place, one in enumerate(rows):
            one["id"] = f"ct-{place}"
    for place in draw(st.lists(st.integers(0, len(rows) - 1), max_size=2)):
        rows[place] = draw(st.sampled_from(OTHER_ROWS))(rows[place])
    return rows


def renamed(row: Any, old: str, new: Any) -> Any:
    return {(new if heading == old else heading): cell for heading, cell in row.items()}


def wider(row: Any, heading: Any, cell: object) -> Any:
    return {**row, heading: cell} if isinstance(row, dict) else row


OTHER_ROWS: Final[tuple[Callable[[Any], Any], ...]] = (
    lambda row: dict.fromkeys(row, "") if isinstance(row, dict) else row,
    lambda row: wider(row, None, ["Nguyễn"]),
    lambda row: wider(row, None, None),
    lambda row: wider(row, "", "5"),
    lambda row: wider(row, "Unnamed: 3", 7),
    lambda row: wider(row, "Ghi chú", "x"),
    lambda row: wider(row, "Amount", "5"),
    lambda row: wider(row, 7, "5"),
    lambda row: renamed(row, "STT", "Amount") if isinstance(row, dict) else row,
    lambda row: renamed(row, "Lạ", None) if isinstance(row, dict) else row,
    lambda row: renamed(row, "kind", "Loại") if isinstance(row, dict) else row,
    lambda row: dict(reversed(row.items())) if isinstance(row, dict) else row,
    lambda _: "a row",
    lambda _: None,
    lambda _: {},
)


@given(tables())
def test_rows_at_once_say_what_they_say_one_by_one(rows: list[Any]) -> None:
    """Kills: blank for 0, True for 1, a column dropped, a check that the quick way leaves out."""
    agree(rows)


@given(tables(), st.sampled_from(["id", "STT", "note", "kind"]))
def test_so_they_do_with_headings_of_the_caller(rows: list[Any], left_out: str) -> None:
    """Kills: headings= forgotten on one of the two ways."""
    agree(rows, headings={left_out: None, "Lạ": "campaign"})


GIFT: Final = {"id": "ct-1", "kind": "Thu", "fund": "q1", "on": "5/9/2023", "amount": "2.000"}


def gifts(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{**GIFT, "id": f"ct-{number}", **more} for number in range(1, count + 1)]


def test_a_bad_row_far_below_is_named_by_its_own_number() -> None:
    """Kills: a place within some rows that are read together for the place among all."""
    rows = gifts(2_500)
    rows[1_700]["amount"] = "nhiều"
    rows[2_499]["fund"] = "q8"
    read = agree(rows)
    assert [bad.place for bad in read.bad] == ["row 1701 (ct-1701)", "row 2500 (ct-2500)"]
    assert len(read.items) == 2_498
    assert read.items[1_700].id == "ct-1702"


def test_a_column_that_says_something_only_far_below_is_read() -> None:
    """Kills: a column left out for what its first cells say."""
    rows = gifts(1_200, note="", donor=None)
    rows[1_100] |= {"note": "x", "donor": 5}
    read = agree(rows)
    assert (read.items[1_100].note, read.items[1_100].donor) == ("x", kh.Donor("5"))
    assert read.items[0].note is None


def test_rows_with_other_headings_far_below_are_read() -> None:
    """Kills: what stands in other columns read by the headings of the first row."""
    rows: list[Any] = gifts(2_100, STT=1)
    rows[1_500] = renamed(rows[1_500], "STT", "Số tiền")
    rows[1_600] = renamed(rows[1_600], "STT", "Ghi chú")
    rows[1_700] = dict(reversed(rows[1_700].items()))
    read = agree(rows)
    assert [bad.number for bad in read.bad] == [1_501]
    assert read.items[1_599].note == "1"
    assert [one.path for one in read.unknown_headings] == ["heading 'Số tiền'", "heading 'amount'"]


@pytest.mark.parametrize(
    "row",
    [
        {"recipients": 0, "kind": "Chi"},
        {"recipients": "0", "kind": "Chi"},
        {"occurrences": 0},
        {"number": 0, "counted_in": "suất học bổng"},
        {"number": -1, "counted_in": "suất học bổng"},
        {"recipients": -1, "kind": "Chi"},
        {"occurrences": "-5", "kind": "Chi"},
        {"recipients": -1},
        {"value": 0},
        {"goods": "xe đạp", "number": 0, "amount": ""},
        {"goods": "xe đạp", "number": 2, "amount": "", "value": 0},
        {"goods": "xe đạp", "number": 2, "amount": "", "counted_in": "book"},
        {"goods": "xe đạp", "number": 2, "amount": "", "counted_in": "xe đạp"},
        {"goods": "xe đạp", "number": 2, "amount": 0},
        {"amount": 0},
        {"amount": "0"},
        {"amount": True},
        {"amount": 2.0},
        {"amount": Decimal(5)},
        {"amount": "-", "goods": "NA"},
        {"state_ordered": 1},
        {"state_ordered": 0, "kind": "Chi"},
        {"endowment": True, "kind": "Chi"},
        {"id": " 5 "},
        {"id": " 5"},
        {"id": "\xa05"},
        {"id": "chưa báo cáo"},
        {"id": ""},
        {"id": None, "amount": "?"},
        {"fund": None},
        {"fund": "q2", "on": "1/1/2024"},
        {"kind": "Chuyển quỹ", "to": "q2", "received_on": "1/1/2024"},
        {"kind": "Chuyển quỹ", "to": "q1"},
        {"kind": "Chuyển quỹ", "to": ""},
        {"kind": "Chuyển quỹ", "to": "q2", "on": ""},
        {"kind": "Chuyển quỹ", "to": "q2", "number": 2, "counted_in": "suất học bổng"},
        {"to": "q2"},
        {"received_on": "6/9/2023"},
        {"donor": "", "donor_name": "An"},
        {"kind": "Chi", "donor_name": "An"},
        {"currency": "VND"},
        {"currency": "VND", "goods": "xe đạp", "number": 2, "amount": ""},
        {"recipients": 5, "occurrences": 5, "kind": "Chi"},
        {"currency": "USD", "amount": "2,5"},
    ],
    ids=str,
)
@pytest.mark.parametrize("how", ["alone", "among", "everywhere"])
def test_unusual_cells(row: dict[str, Any], how: str) -> None:
    """Kills: one check of a row one by one that the quick way does without."""
    usual = {**GIFT, **dict.fromkeys(row, "")} | {
        heading: GIFT[heading] for heading in row if heading in GIFT
    }
    rows: list[Mapping[str, Any]] = [{**GIFT, **row}]
    if how == "among":
        rows = [{**usual, "id": "a"}, *rows, {**usual, "id": "b"}]
    if how == "everywhere":
        rows = [{**GIFT, "id": f"ct-{place}", **row} for place in range(3)]
    agree(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [{"goods": "xe đạp", "number": 2, "amount": 5}, {"amount": ""}],
        [{"goods": "xe đạp", "amount": ""}, {"number": 2}],
        [{"counted_in": "suất học bổng"}, {"number": 2}],
        [
            {"goods": "xe đạp", "number": 2, "amount": "", "counted_in": "xe đạp"},
            {"number": 2},
        ],
        [{"goods": "xe đạp", "number": 2, "amount": ""}, {"value": 5}],
        [{"goods": "xe đạp", "number": 2, "amount": "", "value": 5}, {"number": 2, "value": 5}],
    ],
    ids=str,
)
def test_what_one_row_has_too_much_of_another_does_not_make_up_for(rows: list[Any]) -> None:
    """Kills: cells counted and not looked at."""
    blank = dict.fromkeys(("goods", "number", "counted_in", "value"), "")
    table = [
        {**GIFT, **blank, "id": f"ct-{place}", **row}
        for place, row in enumerate([{}, *rows, {"number": 3, "counted_in": "suất học bổng"}])
    ]
    agree(table)
    agree(table[::-1])


@pytest.mark.parametrize("heading", [None, "", "Unnamed: 5"])
@pytest.mark.parametrize("cell", ["x", ["x", ""], [""], 0, float("nan")])
def test_a_column_without_a_heading_is_blank_or_refused(heading: object, cell: object) -> None:
    """Kills: a stray cell passed over where all rows have such a column."""
    rows: list[dict[Any, Any]] = [{**one, heading: ""} for one in gifts(4)]
    rows[2][heading] = cell
    bad = agree(rows).bad
    assert [one.number for one in bad] == ([3] if cell in ("x", ["x", ""], 0) else [])


class Text(str):
    """A text as numpy has them."""

    __slots__ = ()


def test_texts_of_other_libraries_become_plain_ones() -> None:
    """Kills: ids kept as they are, which no entry takes."""
    rows = [{heading: Text(cell) for heading, cell in row.items()} for row in gifts(3)]
    read = agree(rows)
    assert {type(one.id) for one in read.items} == {str}


def test_no_rows_are_no_entries() -> None:
    assert agree([]).items[:] == ()

"""Funds from rows."""

from datetime import date
from typing import Any

import pytest

import khuyenhoc as kh
from khuyenhoc.models.funds.purpose import FOR_HOMES
from khuyenhoc.models.tier import Tier


def fund(**cells: Any) -> kh.Fund:
    row = {name.replace("_", " "): cell for name, cell in cells.items()}
    (made,) = kh.funds_from_rows([{"Mã quỹ": "q", "Đơn vị": "bt", **row}])
    return made


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({}, "owner", "bt"),
        ({"Tên_quỹ": " Quỹ khuyến học "}, "name", "Quỹ khuyến học"),
        ({"Loại_quỹ": "Quỹ được cấp phép"}, "kind", kh.FundKind.LICENSED),
        ({"Loại": "noi bo"}, "kind", kh.FundKind.INTERNAL),
        ({"kind": "licensed"}, "kind", kh.FundKind.LICENSED),
        ({"Loại_quỹ": ""}, "kind", kh.FundKind.INTERNAL),
        ({"Mục_đích": "mái ấm khuyến học"}, "purpose", FOR_HOMES),
        ({"Chỉ_chi_đúng_mục_đích": "có"}, "restricted", True),
        ({"Chỉ_chi_đúng_mục_đích": "-"}, "restricted", False),
        ({"Cấp": "cấp huyện"}, "tier", Tier.DISTRICT),
        ({"Có_yếu_tố_nước_ngoài": "không"}, "foreign_contributors", False),
        ({"Có_yếu_tố_nước_ngoài": ""}, "foreign_contributors", None),
        ({"raises_money": True}, "raises_money", True),
        ({"Đến_ngày": "30/6/2025"}, "period", kh.Period.until(date(2025, 6, 30))),
        ({"Từ_ngày": "2025-07-01"}, "period", kh.Period(date(2025, 7, 1))),
        ({"Từ_ngày": "1/1/2023", "Đến_ngày": "31/12/2023"}, "period", kh.Period.year(2023)),
        ({"STT": 5}, "period", None),
    ],
)
def test_what_a_row_tells(cells: dict[str, Any], field: str, value: object) -> None:
    """Kills: a blank taken for no; the last day for the end."""
    assert getattr(fund(**cells), field) == value


def test_every_bad_cell_is_named_at_once() -> None:
    rows: list[dict[str, Any]] = [
        {"Mã quỹ": "q", "Đơn vị": "", "Loại quỹ": "lớn", "Cấp": "xã", "Từ ngày": "hôm qua"},
        {"Mã quỹ": "", "Đơn vị": "p6", "Loại quỹ": "", "Cấp": "", "Từ ngày": ""},
        {"Mã quỹ": 7, "Đơn vị": "p6", "Loại quỹ": "", "Cấp": "", "Từ ngày": ""},
        {"Mã quỹ": "7", "Đơn vị": 5.5, "Loại quỹ": "", "Cấp": "", "Từ ngày": ""},
        {"Mã quỹ": "7", "Đơn vị": "p7", "Loại quỹ": "", "Cấp": "", "Từ ngày": ""},
        {"Mã quỹ": "", "Đơn vị": "", "Loại quỹ": "", "Cấp": "", "Từ ngày": ""},
    ]
    read = kh.read_fund_rows(rows)
    assert [one.id for one in read.items] == ["7"]
    said = "one of licensed, quỹ được cấp phép, licensed fund, quỹ xã hội, quỹ từ thiện"
    assert str(read.problems[0]).startswith(f"row 1 (q), Loại quỹ: expected {said}")
    assert [str(problem) for problem in read.problems[1:]] == [
        "row 1 (q), Từ ngày: expected a day such as 2023-12-31 or 31/12/2023, got 'hôm qua'",
        "row 1 (q), Đơn vị: expected the id of the unit that keeps it, got ''",
        "row 2, Mã quỹ: expected the id of a fund, got ''",
        "row 4 (7), Đơn vị: expected a text, or a whole number, got 5.5",
        "row 5 (7), Mã quỹ: expected an id of its own; row 3 has the same, got '7'",
    ]
    with pytest.raises(kh.StructuringError) as caught:
        kh.funds_from_rows([*rows, {"Mã quỹ": "8", "Chủ": "x"}])
    assert str(caught.value.problems[0]).startswith("heading 'Chủ': expected a known heading")
    assert str(caught.value.problems[-1]) == (
        "row 7 (8), owner: expected the id of the unit that keeps it, got nothing"
    )


def test_the_caller_says_what_headings_and_purposes_mean() -> None:
    fees = kh.Purpose("fees", "Học phí", "fees")
    row = {"Mã": "q", "Ai giữ": "bt", "Mục đích": "học phí", "Lạ": 1}
    headings = {"Ai giữ": "owner", "Lạ": None}
    (made,) = kh.funds_from_rows([row], headings=headings, purposes=[fees])
    assert made == kh.Fund(id="q", owner="bt", purpose=fees)
    with pytest.raises(kh.InvalidValueError, match="a known heading"):
        kh.funds_from_rows([], headings={"Lạ": "lạ"})

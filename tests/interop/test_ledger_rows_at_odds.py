"""Rows of entries that contradict each other or their headings."""

from datetime import date
from typing import Any, Final

import pytest

import khuyenhoc as kh

FUNDS: Final = (
    kh.Fund(id="q-hcm", owner="hcm"),
    kh.Fund(id="q-bt", owner="bt", period=kh.Period.until(date(2025, 6, 30))),
)
GIFT: Final = {"Mã": "1", "Loại": "Thu", "Ngày": "5/9/2023", "Quỹ": "q-hcm", "Số tiền": "5.000"}


def problems(*rows: dict[str, Any], **how: Any) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.ledger_from_rows(rows, FUNDS, **how)
    return [str(problem) for problem in caught.value.problems]


def test_two_sides_that_contradict_each_other_are_both_refused() -> None:
    """Kills: the row that comes first believed."""
    sent = {"Mã": "t", "Loại": "Chuyển đi", "Ngày": "1/2/2023", "Quỹ": "q-hcm", "Số tiền": 5_000}
    sent |= {"Quỹ đối ứng": "q-bt", "Hiện vật": "", "Số lượng": ""}
    got = {**sent, "Loại": "Nhận chuyển", "Quỹ": "q-bt", "Quỹ đối ứng": "q-hcm"}
    elsewhere = {**got, "Quỹ đối ứng": "q-x"}
    funds = (*FUNDS, kh.Fund(id="q-x", owner="x"))
    read = kh.read_ledger_rows([sent, elsewhere], funds)
    assert [str(bad) for bad in read.bad] == [
        "row 1 (t), Quỹ đối ứng: expected the funds of the other side of t, row 2, got 'q-bt'",
        "row 2 (t), Quỹ đối ứng: expected the funds of the other side of t, row 1, got 'q-x'",
    ]
    in_kind = {**got, "Số tiền": "", "Hiện vật": "xe đạp", "Số lượng": 2}
    read = kh.read_ledger_rows([sent, in_kind], funds)
    assert [str(bad) for bad in read.bad] == [
        (
            "row 1 (t), Số tiền: expected the same kind of money or goods as the other side, row"
            " 2, got"
            " 5000"
        ),
        (
            "row 2 (t), Số tiền: expected the same kind of money or goods as the other side, row"
            " 1, got"
            " ''"
        ),
    ]
    for twice in ([sent, sent], [got, got], [sent, got, got]):
        assert len(kh.read_ledger_rows(twice, funds).bad) == len(twice) - 1


def test_a_scale_is_of_dong_alone() -> None:
    """Kills: five dollars in a column of millions of đồng read as five dollars."""
    row = {**GIFT, "Số tiền": 5, "Loại tiền": "USD"}
    row["Số tiền (triệu đồng)"] = row.pop("Số tiền")
    assert problems(row) == [
        (
            "row 1 (1), Loại tiền: expected đồng, as the heading of the amount says; other money"
            " needs"
            " a column without it, got 'USD'"
        )
    ]
    half = {**row, "Loại tiền": "", "Số tiền (triệu đồng)": "1,5"}
    entry = kh.ledger_from_rows([half], FUNDS).entries[0]
    assert isinstance(entry, kh.Contribution)
    assert entry.amount == kh.Dong(1_500_000)


def test_two_columns_of_amounts_are_one_too_many() -> None:
    """Kills: one of them chosen by where it stands."""
    assert problems({**GIFT, "Số tiền (triệu đồng)": 5})[:2] == [
        (
            "heading 'Số tiền': expected one column for it, but 'Số tiền (triệu đồng)' means the"
            " same,"
            " got 'Số tiền'"
        ),
        (
            "heading 'Số tiền (triệu đồng)': expected one column for it, but 'Số tiền' means the"
            " same,"
            " got 'Số tiền (triệu đồng)'"
        ),
    ]

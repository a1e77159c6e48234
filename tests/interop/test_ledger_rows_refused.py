"""Rows of entries that are refused: each with its number and every reason, in words to act on."""

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


def problem(**cells: Any) -> str:
    """Give the one problem of a gift with other cells, without the place of its row."""
    (only,) = problems({**GIFT, **{name.replace("_", " "): cell for name, cell in cells.items()}})
    place, _, said = only.partition(", ")
    assert place == "row 1 (1)"
    return said


CURRENCIES: Final = "a currency: VND, USD, EUR, JPY, KRW, GBP, CNY, AUD"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"Số_tiền": "1.500,5"},
            "Số tiền: expected a whole number of đồng, as there is no part of one, got '1.500,5'",
        ),
        (
            {"Số_tiền": "0,5"},
            "Số tiền: expected a whole number of đồng, as there is no part of one, got '0,5'",
        ),
        (
            {"Số_tiền": "-5.000"},
            (
                "Số tiền: expected more than 0; what went the other way is an entry of another"
                " kind,"
                " got '-5.000'"
            ),
        ),
        (
            {"Số_tiền": 0},
            (
                "Số tiền: expected more than 0; what went the other way is an entry of another"
                " kind,"
                " got 0"
            ),
        ),
        (
            {"Số_tiền": -1, "Loại": "Tồn đầu kỳ"},
            "Số tiền: expected at least 0, as books begin with nothing or more, got -1",
        ),
        (
            {"Số_tiền": "gần 5 triệu"},
            (
                "Số tiền: expected an exact whole number of đồng; what is only bounded has no"
                " place in"
                " books, got 'gần 5 triệu'"
            ),
        ),
        (
            {"Số_tiền": ""},
            "Số tiền: expected an amount; goods stand under Hiện vật with their Số lượng, got ''",
        ),
        (
            {"Số_tiền": "nhiều"},
            "Số tiền: expected a number in words or digits, got 'nhiều'",
        ),
        (
            {"Loại": "Chuyển quỹ", "Quỹ_nhận": "q-hcm"},
            "Quỹ nhận: expected another fund than q-hcm itself, got 'q-hcm'",
        ),
        (
            {"Loại": "Chuyển quỹ", "Quỹ_nhận": "q-hc"},
            "Quỹ nhận: expected the id of a fund of the ledger (near: q-hcm), got 'q-hc'",
        ),
        (
            {"Loại": "Chuyển quỹ"},
            "to: expected the id of the other fund, got nothing",
        ),
        (
            {"Loại": "Chuyển quỹ", "Quỹ_nhận": "q-bt", "Ngày": ""},
            "Ngày: expected the day, here or as Ngày nhận: one side at least has it, got ''",
        ),
        (
            {"Loại": "Chuyển quỹ", "Quỹ_nhận": "q-bt", "Ngày_nhận": "1/7/2025"},
            (
                "Ngày nhận: expected a day on which the fund q-bt exists (until 2025-06-30), got"
                " '1/7/2025'"
            ),
        ),
        (
            {"Quỹ": "q-bt", "Ngày": "2025-07-01"},
            (
                "Ngày: expected a day on which the fund q-bt exists (until 2025-06-30), got"
                " '2025-07-01'"
            ),
        ),
        ({"Quỹ": "quy-1"}, "Quỹ: expected the id of a fund of the ledger, got 'quy-1'"),
        ({"Quỹ": ""}, "Quỹ: expected the id of a fund, got ''"),
        ({"Ngày": ""}, "Ngày: expected the day of the entry, got ''"),
        (
            {"Ngày": "31/2/2023"},
            "Ngày: expected a day such as 2023-12-31 or 31/12/2023, got '31/2/2023'",
        ),
        (
            {"Loại": "Thuế"},
            (
                "Loại: expected the kind of the entry: thu, chi, chuyển quỹ, mua, đánh giá lại,"
                " số dư"
                " đầu kỳ (near: 'thu', 'chuyển'), got 'Thuế'"
            ),
        ),
        (
            {"Loại": ""},
            (
                "Loại: expected the kind of the entry: thu, chi, chuyển quỹ, mua, đánh giá lại,"
                " số dư"
                " đầu kỳ, got ''"
            ),
        ),
        ({"Loại_tiền": "XXX"}, f"Loại tiền: expected {CURRENCIES}, got 'XXX'"),
        (
            {"Loại_tiền": "USD", "Số_tiền": "2,555"},
            (
                "Số tiền: expected an exact amount of at most two decimals, with a comma before"
                " them,"
                " got '2,555'"
            ),
        ),
        (
            {"Loại_tiền": "USD", "Số_tiền": "hơn 2"},
            (
                "Số tiền: expected an exact amount of at most two decimals, with a comma before"
                " them,"
                " got 'hơn 2'"
            ),
        ),
        (
            {"Số_tiền": "500 USD"},
            "Số tiền: expected a number of VND (đồng), got '500 USD'",
        ),
        (
            {"Loại_tiền": "USD", "Số_tiền": ""},
            "Số tiền: expected an amount; goods stand under Hiện vật with their Số lượng, got ''",
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_lượng": 5},
            (
                "Số tiền: expected nothing where there are goods; what they are worth is a value,"
                " got"
                " '5.000'"
            ),
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": ""},
            "number: expected how many there are, got nothing",
        ),
        (
            {"Hiện_vật": "xe đạp điện", "Số_tiền": "", "Số_lượng": 2},
            (
                "Hiện vật: expected known goods, or those of units= (near: 'xe đạp'), got"
                " 'xe đạp điện'"
            ),
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": "", "Số_lượng": -2},
            "Số lượng: expected an exact whole number of at least 0, got -2",
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": "", "Số_lượng": 0},
            (
                "Số lượng: expected more than 0; what went the other way is an entry of another"
                " kind,"
                " got 0"
            ),
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": "", "Số_lượng": 2, "ĐVT": "cuốn sách"},
            "ĐVT: expected bicycle, as the goods, or nothing, got 'cuốn sách'",
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": "", "Số_lượng": 2, "Trị_giá": -5},
            "Trị giá: expected at least 0, or a blank where nobody valued them, got -5",
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": "", "Số_lượng": 2, "Căn_cứ_định_giá": "cost"},
            "Căn cứ định giá: expected nothing where there is no value, got 'cost'",
        ),
        (
            {"Hiện_vật": "xe đạp", "Số_tiền": "", "Số_lượng": 2, "Đơn_giá": 5, "Trị_giá": 9},
            "Trị giá: expected 2 times the unit value, 10, got 9",
        ),
        (
            {"Trị_giá": 5},
            "Trị giá: expected nothing where there are no goods; money is an amount, got 5",
        ),
        (
            {"Số_lượng": 5},
            "counted_in: expected what the number counts, such as suất học bổng, got nothing",
        ),
        ({"ĐVT": "suất học bổng"}, "number: expected how many there are, got nothing"),
        (
            {"Người_nhận": "hs-1"},
            "Người nhận: expected nothing in a row of contribution, got 'hs-1'",
        ),
        (
            {"Loại": "Chi", "Số_người_nhận": 5, "Số_lượt": 7},
            "Số lượt: expected nothing where the people who got it are counted, got 7",
        ),
        (
            {"Loại": "Chi", "Số_lượt": -7},
            "Số lượt: expected an exact whole number of at least 0, got -7",
        ),
        (
            {"Nhà_nước_đặt_hàng": "chắc"},
            "Nhà nước đặt hàng: expected yes or no: có, x, không or a blank, got 'chắc'",
        ),
        ({"Mã": ""}, "row 1, Mã: expected the id of the entry, got ''"),
        (
            {"Loại": "Mua", "Hiện_vật_mua": "cuốn sách", "Trị_giá_mua": 5},
            "got_number: expected how many there are, got nothing",
        ),
        (
            {"Loại": "Mua", "Hiện_vật_mua": "cuốn sách", "Số_lượng_mua": 5},
            (
                "got_value: expected what the goods are worth in đồng, as they are bought or"
                " sold, got"
                " nothing"
            ),
        ),
        ({"Loại": "Mua"}, "got_amount: expected what was got, money or goods, got nothing"),
        (
            {"Loại": "Mua", "Số_tiền_nhận": 7},
            "Số tiền nhận: expected another kind of thing than what was given, Dong(5_000), got 7",
        ),
        (
            {"Loại": "Đánh giá lại", "Số_tiền": ""},
            "goods: expected the goods that are worth more or less than before, got nothing",
        ),
        (
            {"Loại": "Đánh giá lại", "Số_tiền": "", "Hiện_vật": "cuốn sách"},
            "value: expected by how much the goods are worth more, or less, got nothing",
        ),
        (
            {"Loại": "Đánh giá lại", "Số_tiền": "", "Hiện_vật": "cuốn sách", "Trị_giá": 0},
            "Trị giá: expected a change of the value, got 0",
        ),
    ],
    ids=str,
)
def test_a_cell_that_does_not_fit_is_refused_in_words(cells: dict[str, Any], said: str) -> None:
    """Kills: a cell passed over; an error that only a programmer could act on."""
    if said.startswith("row 1, "):
        assert problems({**GIFT, **cells}) == [said]
    else:
        assert problem(**cells) == said


ALL_WRONG: Final = {
    **GIFT,
    "Số tiền": "nhiều",
    "Quỹ": "q-hc",
    "Ngày": "hôm qua",
    "Số lượng": "nhiều",
    "ĐVT": "",
    "Người nhận": "hs-1",
    "Nhà tài trợ": "Nguyễn Văn An",
    "Mục đích": "học phí",
}


def test_all_that_is_wrong_with_a_row_is_said_in_one_pass() -> None:
    """Kills: the first problem hides the others, and a file that takes ten tries."""
    found = [one.removeprefix("row 1 (1), ").partition(":")[0] for one in problems(ALL_WRONG)]
    assert sorted(found) == [
        *("Mục đích", "Ngày", "Người nhận", "Quỹ", "Số lượng", "Số tiền", "donor"),
    ]


@pytest.mark.parametrize("kind", ["Thu", "Chi", "Chuyển quỹ", "Mua", "?", ""])
@pytest.mark.parametrize("name", ["Nguyễn Văn An", ["Nguyễn Văn An"], b"Nguyen", 5.5])
def test_no_error_quotes_the_name_of_a_donor(kind: str, name: object) -> None:
    """Kills: a name that a log keeps for ever."""
    row = {"Nhà tài trợ": name, **GIFT, "Loại": kind}
    for rows in ([row], [{**row, "Mã nhà tài trợ": "d1"}, row]):
        read = kh.read_ledger_rows(rows, FUNDS)
        assert read.bad
        said = f"{read} {read.problems} {read.bad}".join(map(str, read.bad))
        assert not {"Nguy", "5.5"} & {
            said[at : at + size] for at in range(len(said)) for size in (3, 4)
        }
        with pytest.raises(kh.StructuringError) as caught:
            kh.ledger_from_rows(rows, FUNDS)
        assert "Nguy" not in f"{caught.value}{caught.value!r}"
        assert read.bad[0].row is rows[0] or len(rows) == 2


def test_three_bad_lines_of_ten_thousand_are_named_and_the_others_kept() -> None:
    """Kills: all refused for three; two of the three named; a number that is off by a line."""
    rows: list[dict[str, Any]] = [{**GIFT, "Mã": f"ct-{line}"} for line in range(1, 10_001)]
    rows[16] |= {"Số tiền": "1.500,5"}
    rows[4_999] |= {"Loại": "Chuyển quỹ", "Quỹ nhận": "q-hcm"}
    rows[9_999] |= {"Mã": "ct-3"}
    read = kh.read_ledger_rows(rows, FUNDS, on_bad=kh.OnBad.KEEP_GOOD)
    assert len(read.items) == 9_997
    assert {f"ct-{line}" for line in range(1, 10_000)} - {one.id for one in read.items} == {
        *("ct-17", "ct-5000"),
    }
    named = [
        (
            "row 17 (ct-17), Số tiền: expected a whole number of đồng, as there is no part of"
            " one, got"
            " '1.500,5'"
        ),
        "row 5000 (ct-5000), Quỹ nhận: expected another fund than q-hcm itself, got 'q-hcm'",
        "row 10000 (ct-3), Mã: expected an id of its own; row 3 has the same, got 'ct-3'",
    ]
    assert [str(bad) for bad in read.bad] == named
    with pytest.raises(kh.StructuringError) as caught:
        kh.ledger_from_rows(rows, FUNDS)
    assert [str(problem) for problem in caught.value.problems] == named
    assert len(caught.value.read) == 9_997


def test_what_no_row_can_be_is_refused_before_any_is_read() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.read_ledger_rows([], FUNDS, on_bad="keep")  # type: ignore[arg-type]
    assert str(caught.value) == "on_bad: expected OnBad.KEEP_GOOD or OnBad.REFUSE_ALL, got 'keep'"
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.ledger_from_rows([], ["q-hcm"])  # type: ignore[list-item]
    assert str(caught.value) == "funds[0]: expected a Fund, got 'q-hcm'"
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.read_ledger_rows([], FUNDS, headings={"Tiền": "số tiềnn"})
    assert str(caught.value).startswith(
        "headings['Tiền']: expected a known heading (near: 'số tiền'"
    )

"""Ledgers from rows: every kind of entry, in the headings and words of either language."""

import csv
import io
from datetime import date
from fractions import Fraction
from typing import Any, Final
from unicodedata import normalize

import pytest

import khuyenhoc as kh
from khuyenhoc.models.funds.purpose import FOR_SCHOLARSHIPS
from khuyenhoc.text.names import without_accents
from khuyenhoc.values.unit import (
    BICYCLE,
    BOOK,
    EUR,
    OCCURRENCE,
    PERSON,
    PIGGY_BANK,
    SCHOLARSHIP,
    USD,
    Unit,
)

FUNDS: Final = (
    kh.Fund(id="q-bt", owner="bt", period=kh.Period.until(date(2025, 6, 30))),
    kh.Fund(id="q-p6", owner="p6"),
)
DAY: Final = date(2022, 9, 5)
WHO: Final = {"Mã": "1", "Ngày": "5/9/2022", "Quỹ": "q-bt"}


def plain(heading: str) -> str:
    """Give a heading without accents; single syllables would mean too many things."""
    longer = {"Mã": "Mã chứng từ", "Ngày": "Ngày chứng từ", "Quỹ": "Mã quỹ", "Loại": "Nghiệp vụ"}
    if heading in {"Ngoại tệ", "ĐVT"}:
        return heading
    return without_accents(longer.get(heading, heading))


def entry(cells: dict[str, Any], **how: Any) -> Any:
    """Read one row, and see that it says the same in all the ways in which rows are read."""
    row = {**WHO, **cells}
    amounts = (heading for heading in row if heading == "Số tiền" or "đồng)" in heading)
    amount = next((one for one in amounts if "Đơn giá" not in one), "Số tiền")
    ways: list[list[dict[str, Any]]] = [
        [row],
        [{plain(heading): cell for heading, cell in row.items()}],
        [{normalize("NFD", heading): cell for heading, cell in row.items()}],
        [{heading.upper(): cell for heading, cell in row.items()}],
        [row, {**dict.fromkeys(row, ""), **WHO, "Mã": "2", "Loại": "Thu", amount: 1}],
    ]
    if "Quỹ" not in row or how.get("headings"):
        ways = ways[:1]
    read = [kh.ledger_from_rows(rows, FUNDS, **how).entries[0] for rows in ways]
    assert all(one == read[0] for one in read)
    return read[0]


def gift(amount: Any, **more: Any) -> kh.Contribution:
    return kh.Contribution(id="1", fund="q-bt", on=DAY, amount=amount, **more)


def given(amount: Any, **more: Any) -> kh.Disbursement:
    return kh.Disbursement(id="1", fund="q-bt", on=DAY, amount=amount, **more)


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        ({"Số tiền": "2.000.000"}, kh.Dong(2_000_000)),
        ({"Số tiền": 2_000_000}, kh.Dong(2_000_000)),
        ({"Số tiền": "2 triệu đồng"}, kh.Dong(2_000_000)),
        ({"Số tiền": "2.000", "Loại tiền": "đồng"}, kh.Dong(2_000)),
        ({"Số tiền": "2.000", "Loại tiền": "vnđ"}, kh.Dong(2_000)),
        ({"Số tiền (triệu đồng)": "1,5"}, kh.Dong(1_500_000)),
        ({"Số tiền (nghìn đồng)": 15}, kh.Dong(15_000)),
        ({"Số tiền (ĐVT: tỷ đồng)": "2"}, kh.Dong(2_000_000_000)),
        ({"Số tiền (đồng)": "2.000"}, kh.Dong(2_000)),
        ({"Số tiền": "12,50", "Loại tiền": "USD"}, kh.ForeignMoney(Fraction("12.5"), USD)),
        ({"Số tiền": "1.200", "Loại tiền": "euro"}, kh.ForeignMoney(1_200, EUR)),
        ({"Số tiền": 500, "Ngoại tệ": "Đô la Mỹ"}, kh.ForeignMoney(500, USD)),
        ({"Hiện vật": "xe đạp", "Số lượng": "20"}, kh.Goods(kh.Count(20, BICYCLE))),
        (
            {"Hiện vật": "bicycle", "Số lượng": 20, "Trị giá": "47.500.000"},
            kh.Goods(kh.Count(20, BICYCLE), kh.Dong(47_500_000)),
        ),
        (
            {"Hiện vật": "Xe đạp", "Số lượng": 2, "Đơn giá (triệu đồng)": "1,5"},
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(3_000_000)),
        ),
        (
            {"Hiện vật": "Xe đạp", "Số lượng": 2, "Đơn giá": 5, "Trị giá": 10, "ĐVT": "xe đạp"},
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(10)),
        ),
        (
            {"Hiện vật": "Xe đạp", "Số lượng": 2, "Trị giá": 0, "Căn cứ định giá": "giá mua"},
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(0), kh.ValuationBasis.COST),
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", ["Thu", "Chi", "Số dư đầu kỳ"])
def test_what_is_moved(cells: dict[str, Any], amount: Any, kind: str) -> None:
    """Kills: a scale or a currency forgotten, a value of all taken for that of each."""
    made = {
        "Thu": gift(amount),
        "Chi": given(amount),
        "Số dư đầu kỳ": kh.OpeningBalance(id="1", fund="q-bt", on=DAY, amount=amount),
    }
    assert entry({"Loại": kind, **cells}) == made[kind]


def test_books_open_with_nothing_at_the_least() -> None:
    opening = entry({"Loại": "Tồn quỹ đầu kỳ", "Số tiền": 0})
    assert opening == kh.OpeningBalance(id="1", fund="q-bt", on=DAY, amount=kh.Dong(0))


@pytest.mark.parametrize(
    ("cells", "made"),
    [
        (
            {
                "Loại": "Vận động",
                "Số tiền": "26.542.000",
                "Phong trào": "nuôi heo đất",
                "Số lượng": 120,
                "ĐVT": PIGGY_BANK.label_vi,
                "Mục đích": "Học bổng",
                "Mã nhà tài trợ": "d-17",
                "Nhà tài trợ": "Nguyễn Văn An",
                "Người nhận chỉ định": "hs-3",
                "Ghi chú": "đợt 1",
            },
            gift(
                kh.Dong(26_542_000),
                campaign="nuôi heo đất",
                count=kh.Count(120, PIGGY_BANK),
                purpose=FOR_SCHOLARSHIPS,
                donor=kh.Donor("d-17", "Nguyễn Văn An"),
                earmarked_for="hs-3",
                note="đợt 1",
            ),
        ),
        (
            {"Loại": "Tài trợ", "Số tiền": 5, "Nhà nước đặt hàng": "x", "Vốn thành lập": "không"},
            gift(kh.Dong(5), state_ordered=True),
        ),
        (
            {"Loại": "Tài trợ", "Số tiền": 5, "Tài sản thành lập quỹ": True},
            gift(kh.Dong(5), endowment=True),
        ),
        (
            {
                "Loại": "Chi hỗ trợ",
                "Số tiền": "558.600.000",
                "Số lượng": 614,
                "Đơn vị tính": "suất học bổng",
                "Số người nhận": "600",
                "Mục đích": "scholarships",
            },
            given(
                kh.Dong(558_600_000),
                count=kh.Count(614, SCHOLARSHIP),
                recipients=kh.Count(600, PERSON),
                purpose=FOR_SCHOLARSHIPS,
            ),
        ),
        (
            {"Loại": "Chi", "Số tiền": 5, "Số lượt": "1.500", "Mã người nhận": "hs-9"},
            given(kh.Dong(5), recipients=kh.Count(1_500, OCCURRENCE), recipient="hs-9"),
        ),
        (
            {"Loại": "Chi", "Số tiền": 5, "Số người nhận": 0, "Số lượt": ""},
            given(kh.Dong(5), recipients=kh.Count(0, PERSON)),
        ),
    ],
)
def test_what_is_told_of_gifts(cells: dict[str, Any], made: Any) -> None:
    """Kills: people for attendances, a cell of one column read as another's."""
    assert entry(cells) == made


@pytest.mark.parametrize(
    ("cells", "gave", "got"),
    [
        (
            {"Số tiền": 9, "Hiện vật mua": "xe đạp", "Số lượng mua": 2, "Trị giá mua": 9},
            kh.Dong(9),
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(9)),
        ),
        (
            {
                "Hiện vật": "xe đạp",
                "Số lượng": 2,
                "Trị giá": 9,
                "Số tiền nhận": "2,5",
                "Loại tiền nhận": "USD",
            },
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(9)),
            kh.ForeignMoney(Fraction("2.5"), USD),
        ),
        (
            {
                "Số tiền": 9,
                "Hiện vật mua": "book",
                "Số lượng mua": 2,
                "Trị giá mua": 9,
                "Cơ sở định giá nhận": "cost",
            },
            kh.Dong(9),
            kh.Goods(kh.Count(2, BOOK), kh.Dong(9), kh.ValuationBasis.COST),
        ),
        (
            {"Hiện vật": "xe đạp", "Số lượng": 2, "Đơn giá": 4, "Số tiền nhận": 9},
            kh.Goods(kh.Count(2, BICYCLE), kh.Dong(8)),
            kh.Dong(9),
        ),
    ],
)
def test_exchanges(cells: dict[str, Any], gave: Any, got: Any) -> None:
    """Kills: what was given and what was got mixed up."""
    made = kh.Exchange(id="1", fund="q-bt", on=DAY, gave=gave, got=got)
    assert entry({"Loại": "Mua sắm", **cells}) == made


@pytest.mark.parametrize(
    ("cells", "change", "first_valued"),
    [
        ({"Trị giá": -500}, -500, 0),
        ({"Trị giá": "500", "Số lượng": 5}, 500, 5),
        ({"Đơn giá": 100, "Số lượng": 5}, 500, 5),
    ],
)
def test_revaluations(cells: dict[str, Any], change: int, first_valued: int) -> None:
    """Kills: a value that can only rise; the number of all goods needed."""
    read = entry({"Loại": "Đánh giá lại", "Hiện vật": "xe đạp", **cells})
    assert (read.change, read.first_valued, read.unit) == (kh.Dong(change), first_valued, BICYCLE)


# -- transfers ------------------------------------------------------------------------------------

LATER: Final = date(2022, 9, 7)
MOVED: Final = {"Loại": "Chuyển quỹ", "Quỹ nhận": "q-p6", "Số tiền": "5.000"}
SENT: Final = {**WHO, "Loại": "Chuyển đi", "Quỹ đối ứng": "q-p6", "Số tiền": "5.000"}
GOT: Final = {
    "Mã": "1",
    "Ngày": "7/9/2022",
    "Quỹ": "q-p6",
    "Loại": "Nhận chuyển",
    "Quỹ đối ứng": "q-bt",
    "Số tiền": "5.000",
}


def moved(**more: Any) -> kh.Transfer:
    how = {"amount": kh.Dong(5_000), "sent_on": DAY, "received_on": LATER, **more}
    return kh.Transfer(id="1", sender="q-bt", receiver="q-p6", **how)


def test_a_transfer_in_one_row() -> None:
    """Kills: the day of one side for both."""
    assert entry({**MOVED, "Ngày nhận": "7/9/2022"}) == moved()
    assert entry(MOVED) == moved(received_on=None)
    assert entry({**MOVED, "Ngày": "", "Ngày nhận": "7/9/2022"}) == moved(sent_on=None)
    assert entry({**MOVED, "Ngày nhận": LATER, "Số tiền nhận": 4_000}) == moved(
        received_amount=kh.Dong(4_000)
    )
    in_kind = {"Số tiền": "", "Hiện vật": "xe đạp", "Số lượng": 3}
    assert entry({**MOVED, **in_kind}) == moved(
        amount=kh.Goods(kh.Count(3, BICYCLE)), received_on=None
    )


@pytest.mark.parametrize("turned", [False, True])
def test_a_transfer_in_two_rows_of_one_id(*, turned: bool) -> None:
    """Kills: counted twice, or only where the sender's row comes first."""

    def read(*rows: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(kh.ledger_from_rows(rows[::-1] if turned else rows, FUNDS).entries)

    assert read(SENT, GOT) == (moved(),)
    assert read(SENT, {**GOT, "Số tiền": 4_000}) == (moved(received_amount=kh.Dong(4_000)),)
    assert read({**SENT, "Ghi chú": ""}, {**GOT, "Ghi chú": "x"}) == (moved(note="x"),)
    assert read(SENT) == (moved(received_on=None),)
    assert read(GOT) == (moved(sent_on=None),)
    other = {**GOT, "Mã": "2", "Ngày nhận": "8/9/2022"}
    assert {one.received_on for one in read(SENT, {**GOT, "Ngày nhận": ""}, other)} == {
        *(LATER, date(2022, 9, 8)),
    }


def test_what_an_ended_fund_sent_may_come_later() -> None:
    """Kills: the receiver's day looked for in the life of the sender."""
    late = {"Ngày": "", "Ngày nhận": "1/7/2025"}
    (one,) = kh.ledger_from_rows([{**GOT, **late}], FUNDS).entries
    assert one == moved(sent_on=None, received_on=date(2025, 7, 1))
    assert [one] == [*kh.ledger_from_rows([{**GOT, "Ngày": "1/7/2025"}], FUNDS).entries]
    (bad,) = kh.read_ledger_rows([{**SENT, "Ngày": "1/7/2025"}], FUNDS).bad
    assert bad.problems[0].path == "Ngày"


# -- tables ---------------------------------------------------------------------------------------


def test_a_table_in_english_with_its_fields_as_headings() -> None:
    table = """no,id,kind,fund,to,on,received_on,amount,goods,number,value,note
1,a,contribution,q-bt,,2022-09-05,,5000,,,,
2,b,transfer,q-bt,q-p6,2022-09-05,2022-09-07,,bicycle,2,,
,,,,,,,,,,,
3,c,spent,q-p6,,2022-09-05,,,bicycle,2,,to whom
"""
    read = kh.read_ledger_rows(csv.DictReader(io.StringIO(table)), FUNDS).raise_if_bad()
    assert [one.id for one in read.items] == ["a", "b", "c"]
    assert read.items[2].note == "to whom"


def test_what_the_caller_says_of_headings_units_and_purposes() -> None:
    """Kills: an own word of the host's that nobody knows."""
    desk, fees = Unit("desk", "bộ bàn ghế"), kh.Purpose("fees", "Học phí", "fees")
    read = entry(
        {"Loại": "Thu", "Món": "Bo ban ghe", "Số lượng": 2, "Mục đích": "Học phí", "Ai": "An"},
        headings={"Món": "goods", "Ai": None},
        units=[desk],
        purposes=[fees],
    )
    assert (read.amount, read.purpose) == (kh.Goods(kh.Count(2, desk)), fees)
    tokens = Unit("TOK", "tín chỉ", kh.UnitKind.MONEY)
    read = entry({"Loại": "Thu", "Số tiền": "2,5", "Loại tiền": "tok"}, units=[tokens])
    assert read.amount == kh.ForeignMoney(Fraction("2.5"), tokens)


def test_an_own_word_for_a_unit_of_the_package_counts_the_same() -> None:
    """Kills: two words for one unit that only one of the ways of reading takes for one."""
    own = Unit("scholarship", "phần học bổng")
    row = {**WHO, "Loại": "Chi", "Số tiền": 5, "Số lượng": 3, "ĐVT": "phần học bổng"}
    books = {**row, "Mã": "3", "ĐVT": "cuốn sách"}
    rows = [row, {**row, "Mã": "2", "ĐVT": "suất học bổng"}, books]
    counts = [
        one.count
        for one in kh.ledger_from_rows(rows, FUNDS, units=[own]).entries
        if isinstance(one, kh.Disbursement)
    ]
    assert counts == [kh.Count(3, SCHOLARSHIP), kh.Count(3, SCHOLARSHIP), kh.Count(3, BOOK)]


def test_without_a_column_of_ids_an_entry_is_called_by_its_row() -> None:
    row = {"Loại": "Thu", "Ngày": DAY, "Quỹ": "q-bt", "Số tiền": 1}
    foreign = {**row, "Loại tiền": "USD"}
    for rows in ([row, {}, row], [foreign, {}, foreign]):
        assert [one.id for one in kh.ledger_from_rows(rows, FUNDS).entries] == ["row 1", "row 3"]


def test_people_and_attendances_stand_side_by_side() -> None:
    """Kills: one of two columns of a table that hides the other."""
    row = {**WHO, "Loại": "Chi", "Số tiền": 5, "Số người nhận": "", "Số lượt": ""}
    rows = [{**row, "Số người nhận": 3}, {**row, "Mã": "2", "Số lượt": 7}, {**row, "Mã": "3"}]
    got: list[Any] = [*kh.ledger_from_rows(rows, FUNDS).entries]
    assert [one.recipients for one in got] == [kh.Count(3, PERSON), kh.Count(7, OCCURRENCE), None]

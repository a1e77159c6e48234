"""Make the books of ``fund_year.py``: made-up entries that come to what Cần Thơ printed for 2023.

    python examples/funds/make_books.py

The city is real and so are its nine districts of 2023; the wards and communes below them are a few,
called by numbers, and every entry is made up. What is not made up is what all of it comes to.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
DISTRICTS = {
    "ninh-kieu": "Ninh Kiều",
    "binh-thuy": "Bình Thủy",
    "cai-rang": "Cái Răng",
    "o-mon": "Ô Môn",
    "thot-not": "Thốt Nốt",
    "phong-dien": "Phong Điền",
    "co-do": "Cờ Đỏ",
    "thoi-lai": "Thới Lai",
    "vinh-thanh": "Vĩnh Thạnh",
}
HEADINGS = (
    *("Số chứng từ", "Ngày", "Loại", "Quỹ", "Quỹ nhận", "Ngày nhận", "Số tiền", "Hiện vật"),
    *("Số lượng", "Đơn vị tính", "Đơn giá", "Hiện vật nhận", "Số lượng nhận", "Trị giá nhận"),
    *("Mục đích", "Phong trào"),
)
#: In đồng: 168,75 % of a plan of 35,5 tỉ, of which 300 bicycles are 450 triệu.
RAISED_IN_CASH = 59_906_250_000 - 450_000_000
#: 54,7 tỉ, of which 380 bicycles are 570 triệu.
SPENT_IN_CASH = 54_700_000_000 - 570_000_000
GIVEN = {"suất học bổng": 61_230, "phần quà": 82_450, "phần thưởng": 51_370}
PURPOSES = {"suất học bổng": "Học bổng", "phần quà": "Quà tặng", "phần thưởng": "Khen thưởng"}
CAMPAIGNS = ("Tết khuyến học", "nuôi heo đất", "doanh nghiệp đồng hành")

Row = dict[str, object]


def parts(total: int, count: int, step: int = 1) -> list[int]:
    """Split a total into unequal parts, all but the last multiples of ``step``."""
    weights = [3 + place * 7 % 11 for place in range(count)]
    shares = [total * weight // sum(weights) // step * step for weight in weights]
    return [*shares[:-1], total - sum(shares[:-1])]


def day(month: int, number: int) -> str:
    """Give a day of 2023 as the table has it."""
    return f"{1 + number % 27:02}/{month:02}/2023"


def entries(funds: Sequence[str]) -> Iterator[Row]:
    """Give the year's entries of all funds."""
    for fund in funds:
        yield {"Ngày": "01/01/2023", "Loại": "Số dư đầu kỳ", "Quỹ": fund, "Số tiền": 2_500_000_000}
    raised = parts(RAISED_IN_CASH, 3 * len(funds), 50_000)
    for number, amount in enumerate(raised):
        yield {
            "Ngày": day(2 + number % 6, number),
            "Loại": "Thu",
            "Quỹ": funds[number % len(funds)],
            "Số tiền": amount,
            "Phong trào": CAMPAIGNS[number % 3],
        }
    yield from transfers(funds)
    yield from bicycles(funds)
    spent = iter(parts(SPENT_IN_CASH, 3 * len(funds), 10_000))
    for word, total in GIVEN.items():
        for number, count in enumerate(parts(total, len(funds))):
            yield {
                "Ngày": day(9 + number % 3, number),
                "Loại": "Chi",
                "Quỹ": funds[number],
                "Số tiền": next(spent),
                "Số lượng": count,
                "Đơn vị tính": word,
                "Mục đích": PURPOSES[word],
            }


def transfers(funds: Sequence[str]) -> Iterator[Row]:
    """Pass money on over three levels: down to districts and wards, and up again."""
    city, districts, wards = funds[0], funds[1:10], funds[10:]
    ways = [
        *((city, district, 220_000_000) for district in districts),
        *((districts[place // 2], ward, 90_000_000) for place, ward in enumerate(wards)),
        *((ward, districts[place // 2], 15_000_000) for place, ward in enumerate(wards)),
    ]
    for number, (sender, receiver, amount) in enumerate(ways):
        row: Row = {"Quỹ": sender, "Quỹ nhận": receiver, "Số tiền": amount}
        sent = day(4 + number % 3, number)
        # One ward never booked what its district sent: somebody should ask.
        received = "" if number == 11 else day(4 + number % 3, number + (number % 5 == 0))
        yield {"Ngày": sent, "Loại": "Chuyển quỹ", **row, "Ngày nhận": received}


def bicycles(funds: Sequence[str]) -> Iterator[Row]:
    """Raise 300 bicycles, buy 80, and give all of them away."""
    districts = funds[1:10]
    for fund, count in zip(districts, parts(300, 9), strict=True):
        goods: Row = {"Quỹ": fund, "Hiện vật": "xe đạp", "Đơn giá": 1_500_000}
        bought = 80 if fund == districts[0] else 0
        yield {"Ngày": day(7, 11), "Loại": "Thu", **goods, "Số lượng": count}
        if bought:
            yield {
                "Ngày": day(8, 2),
                "Loại": "Mua",
                "Quỹ": fund,
                "Số tiền": bought * 1_500_000,
                "Hiện vật nhận": "xe đạp",
                "Số lượng nhận": bought,
                "Trị giá nhận": bought * 1_500_000,
            }
        yield {"Ngày": day(9, 4), "Loại": "Chi", **goods, "Số lượng": count + bought}


def write(name: str, headings: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a table."""
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write the three tables."""
    units: list[Row] = [{"Mã đơn vị": "can-tho", "Tên đơn vị": "Cần Thơ", "Trực thuộc": ""}]
    for district, name in DISTRICTS.items():
        units.append({"Mã đơn vị": district, "Tên đơn vị": name, "Trực thuộc": "can-tho"})
    for district, name in DISTRICTS.items():
        for number in (1, 2):
            ward = {
                "Mã đơn vị": f"{district}-{number}",
                "Tên đơn vị": f"Xã, phường {number}, {name}",
            }
            units.append({**ward, "Trực thuộc": district})
    write("units", ("Mã đơn vị", "Tên đơn vị", "Trực thuộc"), units)
    funds = [f"quy-{unit['Mã đơn vị']}" for unit in units]
    numbered = [
        {"Số chứng từ": f"ct-{number:03}", **row} for number, row in enumerate(entries(funds), 1)
    ]
    write("entries", HEADINGS, numbered)


if __name__ == "__main__":
    main()

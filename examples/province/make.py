"""Writes the tables of the made-up province beside this file: units.csv, 2022.csv and 2023.csv.

    python examples/province/make.py

The province does not exist, nor do its people; its shape and its untidiness are taken from life.
The same tables come out every time.
"""

import csv
from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path
from zlib import crc32

HERE = Path(__file__).parent
DISTRICTS = (
    *("Thành phố Sông Tiên", "Thị xã Bến Gỗ", "Huyện Đồng Sen", "Huyện Cồn Phượng"),
    *("Huyện Tân Lộ", "Huyện Kinh Đông", "Huyện Rạch Vàng", "Huyện Ba Giồng", "Huyện Mỹ Điền"),
)
FIRST = ("An", "Bình", "Hưng", "Long", "Phú", "Tân", "Thạnh", "Vĩnh")
SECOND = ("Hòa", "Khánh", "Lộc", "Mỹ", "Phước", "Quới", "Thuận", "Thới", "Tiến", "Trung")
CLANS = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
#: How many of each sector, its kind, what it is called, and what it hangs under.
SECTORS = (
    ("khu dân cư", 800, "chi hội", "Chi hội ấp {}", "x"),
    ("trường học", 240, "chi hội", "Chi hội Trường {}", "x"),
    ("dòng họ", 150, "ban", "Ban Khuyến học dòng họ {}", "x"),
    ("chùa", 40, "ban", "Ban Khuyến học chùa {}", "x"),
    ("chợ", 16, "chi hội", "Chi hội chợ {}", "x"),
    ("cơ quan", 90, "ban", "Ban Khuyến học cơ quan {}", "h"),
    ("doanh nghiệp", 60, "chi hội", "Chi hội Công ty {}", "h"),
    ("lực lượng vũ trang", 18, "chi hội", "Chi hội đơn vị {}", "h"),
    ("đồng hương", 20, "chi hội", "Chi hội đồng hương {}", "tinh"),
    ("trường học", 30, "chi hội", "Chi hội Trường THPT {}", "tinh"),
    ("cơ quan", 30, "ban", "Ban Khuyến học sở, ngành {}", "tinh"),
    ("lực lượng vũ trang", 6, "chi hội", "Chi hội đơn vị tỉnh {}", "tinh"),
)
UNITS = ("Mã đơn vị", "Trực thuộc", "Tên đơn vị", "Loại", "Khối", "Cấp", "Đến ngày")
FIGURES = (
    *("Mã đơn vị", "Ngày báo cáo", "Dân số", "Hội viên", "Hội viên là đảng viên"),
    *("Hộ đăng ký gia đình học tập", "Gia đình học tập", "Quỹ vận động được (nghìn đồng)"),
)


def made_up(place: int, year: int, most: int) -> int:
    """Give a number below ``most`` that looks like chance, and is the same each time."""
    return crc32(f"{place} in {year}".encode()) % most


def units() -> Iterator[tuple[str, ...]]:
    """Give a row for each organisation of the province."""
    yield "tinh", "", "Hội Khuyến học tỉnh Sông Tiên", "hội", "", "tỉnh", ""
    for number, name in enumerate(DISTRICTS, 1):
        yield f"h{number}", "tinh", f"Hội Khuyến học {name}", "hội", "", "huyện", ""
    for number, words in enumerate(product(FIRST, SECOND), 1):
        above = f"h{(number - 1) % 9 + 1}"
        yield f"x{number}", above, f"Hội Khuyến học xã {' '.join(words)}", "hội", "", "xã", ""
    numbers = count(1)
    for sector, many, kind, called, under in SECTORS:
        for place, number in enumerate(islice(numbers, many)):
            above = {"x": f"x{place % 80 + 1}", "h": f"h{place % 9 + 1}"}.get(under, under)
            called_after = CLANS[place % 8] if sector == "dòng họ" else str(place + 1)
            tier = "thôn" if sector == "khu dân cư" else ""
            ended = "30/06/2023" if number == 77 else ""
            name = called.format(called_after)
            yield f"c{number:04}", above, name, kind, sector, tier, ended


def reports(year: int) -> Iterator[tuple[str, ...]]:
    """Give what was sent in for a year, as untidy as it comes."""
    for number in range(1, 81):
        population = 6_000 + made_up(number, 0, 9_000) + (year - 2022) * 60
        yield f"x{number}", f"05/01/{year + 1}", f"{population:,}".replace(",", "."), *[""] * 5
    chapters = [row for row in units() if row[0].startswith("c")]
    for place, (unit, _, _, _, sector, *_) in enumerate(chapters, 1):
        if made_up(place, year, 97) == 0:
            continue  # has not reported
        members = 40 + made_up(place, 0, 160) + made_up(place, year, 9) * (year - 2022)
        party = members // (3 if sector in ("cơ quan", "lực lượng vũ trang") else 8)
        raised = f"{members * 25 + made_up(place, year, 400)},5"
        households = families = ""
        if sector == "khu dân cư":
            of_all = 90 + made_up(place, 0, 140)
            households, families = str(of_all), str(of_all * (70 + made_up(place, year, 25)) // 100)
        row = [
            unit,
            f"10/01/{year + 1}",
            "",
            str(members),
            str(party),
            households,
            families,
            raised,
        ]
        if made_up(place, year, 211) == 1:
            row[3] = f"gần {members + 1}"
        if made_up(place, year, 499) == 2:
            row[3] = "đang bổ sung"
        yield tuple(row)
        if made_up(place, year, 151) == 3:  # reported again, with two members more
            yield (unit, f"20/01/{year + 1}", "", str(members + 2), *row[4:])
        if made_up(place, year, 401) == 4:  # and once with another number on the same day
            yield (unit, f"10/01/{year + 1}", "", str(members + 5), *row[4:])
    yield "c9999", f"12/01/{year + 1}", "", "57", "9", "", "", "1.250"


def main() -> None:
    """Write the three tables."""
    for name, head, rows in (
        ("units.csv", UNITS, units()),
        ("2022.csv", FIGURES, reports(2022)),
        ("2023.csv", FIGURES, reports(2023)),
    ):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(head)
            out.writerows(rows)


if __name__ == "__main__":
    main()

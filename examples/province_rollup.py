"""A province of 9 districts, 80 communes and 1,500 chapters: its totals, and who has not reported.

    python examples/province_rollup.py

The province is made up, but lifelike: chapters of villages, schools, agencies and clans, some of
which have not reported, some reported twice, and some wrote what cannot be read.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date

import khuyenhoc as kh

SECTORS = ("khu dân cư", "trường học", "cơ quan", "doanh nghiệp", "dòng họ", "chùa")
YEAR = kh.Period.year(2023)
RAISED = "Quỹ vận động được (nghìn đồng)"


def organisations() -> Iterator[dict[str, str]]:
    """Give the rows of a spreadsheet of organisations, each below the one it belongs to."""
    yield {"Mã đơn vị": "tinh", "Tên đơn vị": "Hội Khuyến học tỉnh", "Trực thuộc": ""}
    for district in range(1, 10):
        name = f"Hội Khuyến học huyện {district}"
        yield {"Mã đơn vị": f"h{district}", "Tên đơn vị": name, "Trực thuộc": "tinh"}
    for commune in range(1, 81):
        name = f"Hội Khuyến học xã {commune}"
        above = f"h{(commune - 1) % 9 + 1}"
        yield {"Mã đơn vị": f"x{commune}", "Tên đơn vị": name, "Trực thuộc": above}
    for chapter in range(1, 1501):
        name = f"Chi hội {SECTORS[chapter % len(SECTORS)]} {chapter}"
        above = f"x{(chapter - 1) % 80 + 1}"
        yield {"Mã đơn vị": f"c{chapter}", "Tên đơn vị": name, "Trực thuộc": above}


def spreadsheet() -> str:
    """Give what the chapters sent in, as a file of comma-separated values."""
    sheet = io.StringIO()
    out = csv.writer(sheet)
    out.writerow(("Mã đơn vị", "Ngày báo cáo", "Số hội viên", "Hội viên là đảng viên", RAISED))
    for chapter in range(1, 1501):
        members = 40 + chapter * 7919 % 180
        row = [f"c{chapter}", "05/01/2024", str(members), str(members // 6), f"{members * 25},5"]
        if chapter % 97 == 0:
            continue  # has not reported
        if chapter % 211 == 0:
            row[2] = f"gần {members + 1}"
        if chapter % 499 == 0:
            row[2] = "đang bổ sung"
        out.writerow(row)
        if chapter % 301 == 0:  # reported again, with two members more
            out.writerow([row[0], "20/01/2024", str(members + 2), *row[3:]])
    return sheet.getvalue()


def main() -> None:
    """Print the province's totals by district, who is missing, and what could not be read."""
    tree = kh.hierarchy_from_rows(organisations()).on(date(2023, 12, 31))
    rows = kh.reports_from_rows(csv.DictReader(io.StringIO(spreadsheet())), period=YEAR)
    # Nobody counts a chapter of more than 300, so one that has not reported has at most that many.
    most = {kh.MEMBERS: kh.Bounds(0, 300), kh.PARTY_MEMBERS: kh.Bounds(0, 300)}
    totals = kh.roll_up(rows.items, tree, limits=most)

    print(totals.table("vi", units=("tinh", *tree.children("tinh"))))
    province = totals["tinh"]
    members = province[kh.MEMBERS]
    print(f"\nHội viên toàn tỉnh: {members.sentence('vi')}")
    print("Chưa báo cáo:", ", ".join(members.missing))
    share = province.ratio(kh.PARTY_MEMBERS, of=kh.MEMBERS).bounds * 100
    print("Đảng viên trong số hội viên:", kh.format_vi(share, kh.PERCENT))
    print("\nDòng không đọc được:")
    for bad in rows.bad:
        for problem in bad.problems:
            print(f"  {bad.place}, {problem}")
    early = kh.roll_up(rows.items, tree, limits=most, known_on=date(2024, 1, 10))
    print("\nĐến ngày 10/01/2024 mới biết:", early["tinh"][kh.MEMBERS].sentence("vi"))


if __name__ == "__main__":
    main()

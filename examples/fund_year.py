"""A city's fund year: made-up books over three levels that come to what its report printed.

    python examples/fund_year.py

The folder ``funds`` holds the tables: Cần Thơ, its nine districts of 2023 and two wards or communes
of each, with entries that are made up. What they come to is printed: raised "gần 60 tỉ đồng",
168,75% of the year's plan, of which 195.050 scholarships, gifts and prizes and 380 bicycles were
given, worth 54,7 tỉ đồng. At the end, the printed gifts of quận Bình Thạnh, 2022, which cannot be
part of the sum beside them.
"""

import csv
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import khuyenhoc as kh

YEAR = kh.Period.year(2023)
PLAN = kh.Dong(35_500_000_000)


def rows(table: str) -> list[dict[str, str]]:
    """Give the rows of a table."""
    path = Path(__file__).parent / "funds" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TREE = kh.hierarchy_from_rows(rows("units")).on(date(2023, 12, 31))
FUNDS = [kh.Fund(id=f"quy-{unit}", owner=unit) for unit in TREE]
LEDGER = kh.ledger_from_rows(rows("entries"), FUNDS)


def holds(printed: str, value: kh.Bounds) -> str:
    """Say whether a figure that was printed can be the one that the books come to."""
    possible = kh.read_quantity(printed).bounds()
    return f"{printed}: {'đúng' if possible & value == value else 'KHÔNG đúng'}"


def printed_figures(city: kh.Statement) -> Iterator[str]:
    """Set what the report printed beside what the books come to."""
    yield holds("gần 60 tỉ đồng", city.raised.together)
    plan = city.against_plan(PLAN)
    yield f"168,75% kế hoạch: {plan.sentence()}"
    gifts = {one.unit.label_vi: one.number or 0 for one in city.gifts if one.unit is not None}
    bicycles = gifts.pop("xe đạp")
    yield holds("195.050 suất học bổng, quà, phần thưởng", kh.Bounds.exactly(sum(gifts.values())))
    yield holds("380 xe đạp", kh.Bounds.exactly(bicycles))
    yield holds("54,7 tỉ đồng", city.spent.together)


def counted_twice(year: kh.Statements) -> Iterator[str]:
    """Add up by hand what every unit has in its books, and say what is in it twice."""
    own = [year.own(unit) for unit in year]
    by_hand = kh.Amounts.total(one.raised + one.received for one in own)
    whole = year["can-tho"]
    twice = by_hand - whole.raised
    yield f"Cộng sổ của {len(own)} đơn vị, kể cả tiền nhận của nhau: {by_hand.sentence()}"
    yield f"Hợp nhất: {whole.raised.sentence()}"
    yield f"Tính hai lần: {twice.sentence()}, qua {len(whole.eliminated)} lần chuyển"


def gifts(statement: kh.Statement) -> kh.Table:
    """Lay out what was given, by its kind."""
    return kh.Table(
        ("Loại", "Số lượng", "Trị giá (đồng)"),
        tuple(
            (
                "khác" if given.unit is None else given.unit.label_vi,
                "" if given.number is None else kh.format_number_vi(given.number),
                kh.format_number_vi(given.worth.stated.amount),
            )
            for given in statement.gifts
        ),
    )


# -- quận Bình Thạnh, 2022 ------------------------------------------------------------------------


def binh_thanh() -> kh.Statement:
    """State the printed gifts of the district as disbursements of one fund."""
    given: tuple[tuple[kh.Dong | kh.Goods, kh.Count | None], ...] = (
        (kh.Dong(43_850_000), kh.Count(355, kh.UNITS["gift"])),
        (kh.Dong(558_600_000), kh.Count(614, kh.UNITS["scholarship"])),
        (kh.Goods(kh.Count(20, kh.UNITS["bicycle"]), kh.Dong(47_500_000)), None),
        (kh.Count(80, kh.UNITS["gift"]) * kh.Dong(1_000_000), kh.Count(80, kh.UNITS["gift"])),
    )
    fund = kh.Fund(id="quy-binh-thanh", owner="binh-thanh")
    entries = tuple(
        kh.Disbursement(
            id=f"in-{place}", fund=fund.id, on=date(2022, 12, 31), amount=amount, count=count
        )
        for place, (amount, count) in enumerate(given, 1)
    )
    return kh.statement(kh.Ledger((fund,), entries), fund.id, kh.Period.year(2022))


def contradiction(parts: kh.Statement) -> Iterator[str]:
    """Set the gifts against the sum that was printed beside them."""
    printed = kh.read_quantity("gần 165 triệu đồng")
    spent = parts.spent.together
    over = spent - printed.bounds()
    yield f"Các khoản cộng lại: {kh.format_vi(kh.Dong(int(spent.value or 0)))}; in: {printed.text}"
    if spent & printed.bounds() is None:
        yield f"Mâu thuẫn: các khoản vượt số in {kh.format_vi(over, kh.VND)}."
    for finding in kh.reconcile(kh.sample_report("binh-thanh-2022")).findings:
        if finding.verdict is kh.Verdict.CONTRADICTORY:
            yield finding.sentence()


def sections() -> Iterator[tuple[str, Iterator[str]]]:
    """Give each section's heading and lines."""
    year = kh.statements(LEDGER, TREE, YEAR)
    city = year["can-tho"]
    yield "Sổ quỹ Cần Thơ năm 2023, hợp nhất ba cấp", iter(str(city.table()).splitlines())
    yield "Số đã in", printed_figures(city)
    yield "Vì sao không cộng tay", counted_twice(year)
    yield "Đã trao", iter(str(gifts(city)).splitlines())
    months = (f"{one.period.start:%m}: {one.spent.sentence()}" for one in city.monthly())
    yield "Chi từng tháng", months
    yield "Các quận, huyện", iter(str(year.table(units=TREE.children("can-tho"))).splitlines())
    yield "Cần hỏi lại", (finding.sentence() for finding in city.findings)
    yield "Bình Thạnh năm 2022: quà và số tiền in bên cạnh", contradiction(binh_thanh())


def main() -> None:
    """Print all sections."""
    for heading, lines in sections():
        print(f"\n{heading}\n{'=' * len(heading)}")
        for line in lines:
            print(line)


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on, as after "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

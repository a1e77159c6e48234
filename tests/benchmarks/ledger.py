"""How long the books of a country take, beside building bare objects of the same rows.

Rows are read, validated, checked for balances below zero and stated for every unit of a tree of
10,000 units, with transfers over three tiers. What they are compared with makes one bare frozen
attrs object of each row, of as many fields as the row has cells, and reads, checks and adds up
nothing. The country's totals are compared with plain sums first.
"""

import argparse
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from statistics import median
from typing import Any

import attrs
from turns import by_turns, peak_memory, show

import khuyenhoc as kh

YEAR = kh.Period.year(2023)
OURS = "read, validate, check, state every unit"
HEADINGS = (
    *("id", "on", "kind", "fund", "amount", "goods", "number", "counted_in", "value"),
    *("to", "received_on", "purpose", "campaign", "donor", "note"),
)
Bare: Any = attrs.make_class("Bare", HEADINGS, frozen=True)


def tree_of(units: int) -> kh.Tree:
    """Make a province of districts and communes."""
    parents: dict[str, str | None] = {"tỉnh": None}
    districts = max(1, units // 50)
    for number in range(districts):
        parents[f"huyện-{number}"] = "tỉnh"
    for number in range(units - districts - 1):
        parents[f"xã-{number}"] = f"huyện-{number % districts}"
    return kh.Tree.of(date(2023, 12, 31), parents)


def rows_of(count: int, tree: kh.Tree) -> list[dict[str, str]]:
    """Make rows as csv.DictReader gives them: nine in ten of cash, the rest goods and transfers."""
    chance = Random(2023)
    units, parents = tree.ids, tree.parents
    opening = {"kind": "opening-balance", "on": "1/1/2023", "amount": "500.000.000.000"}
    rows: list[dict[str, str]] = [
        {**dict.fromkeys(HEADINGS, ""), **opening, "id": f"tồn-{place}", "fund": f"quỹ-{unit}"}
        for place, unit in enumerate(units)
    ]
    for number in range(count - len(units)):
        place = chance.randrange(len(units))
        day = date(2023, 1, 1) + timedelta(days=chance.randrange(365))
        row = dict.fromkeys(HEADINGS, "")
        row |= {
            "id": f"ct-{number}",
            "on": f"{day.day}/{day.month}/{day.year}",
            "fund": f"quỹ-{units[place]}",
            "amount": f"{chance.randrange(1, 50_000) * 1_000:,}".replace(",", "."),
            "kind": "Thu" if number % 3 else "Chi",
        }
        what = chance.random()
        if what < 0.05 and parents[place] >= 0:
            there = units[parents[place]]
            row |= {"kind": "Chuyển quỹ", "to": f"quỹ-{there}", "received_on": row["on"]}
        elif what < 0.10:
            goods = {"goods": "xe đạp", "number": str(chance.randrange(1, 9))}
            row |= {"kind": "Thu", **goods, "value": row["amount"], "amount": ""}
        elif row["kind"] == "Chi":
            given = {"number": str(chance.randrange(1, 99)), "counted_in": "suất học bổng"}
            row |= {**given, "purpose": "Học bổng"}
        elif what < 0.5:
            row |= {"campaign": "nuôi heo đất", "donor": f"ntt-{number % 5000}"}
        rows.append(row)
    return rows


def bare(rows: list[dict[str, str]]) -> list[Any]:
    """Make an object of each row and nothing more."""
    return [Bare(**row) for row in rows]


def stated(rows: list[dict[str, str]], funds: list[kh.Fund], tree: kh.Tree) -> kh.Statements:
    """Read the rows, validate them as a whole, check the balances and state the year."""
    ledger = kh.ledger_from_rows(rows, funds)
    if ledger.findings:
        raise SystemExit(ledger.findings[0].en)
    return kh.statements(ledger, tree, YEAR)


def compare(rows: list[dict[str, str]], statements: kh.Statements) -> None:
    """Stop where our totals are not those of plain sums."""
    plain = {"Thu": 0, "Chi": 0}
    for row in rows:
        if row["kind"] in plain:
            plain[row["kind"]] += int((row["amount"] or row["value"]).replace(".", ""))
    whole = statements["tỉnh"]
    ours = {"Thu": whole.raised.together.value, "Chi": whole.spent.together.value}
    if ours != plain or whole.received.cash.amount:
        message = f"{ours} is not {plain}"
        raise SystemExit(message)


def main() -> None:
    """Compare, time by turns, and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="*", type=int, default=[20_000, 100_000, 1_000_000])
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    tree = tree_of(given.units)
    funds = [kh.Fund(id=f"quỹ-{unit}", owner=unit) for unit in tree.ids]
    for count in given.entries:
        rows = rows_of(count, tree)
        compare(rows, stated(rows, funds, tree))
        ways: dict[str, Callable[[], object]] = {
            OURS: partial(stated, rows, funds, tree),
            "bare frozen attrs objects": partial(bare, rows),
        }
        times = by_turns(ways, given.rounds)
        show(f"{count:,} entries, {len(tree):,} units", times, [OURS])
        peak, _ = peak_memory(ways[OURS])
        print(f"  at its peak {peak / count:,.0f} bytes an entry beside the rows")
        print(f"  {median(times[OURS]) / count * 1000:.2f} microseconds an entry")


if __name__ == "__main__":
    main()

"""How long the balance of every fund takes from our entries, beside beancount from their text.

Ours makes a ledger of entry objects, finds what is doubtful about it, and adds up each fund; or
states the whole country as one instead. beancount loads the text that ``to_beancount`` writes of
the same ledger, with its checks and without its cache, and adds up the accounts of each fund. The
balances are compared first.

Ours begins with objects, or makes them of columns, and beancount with text: to read entries from
rows belongs here too, once there is a reader of them (see ``main``).

The peer is among what the tests need::

    python tests/benchmarks/beancount_balances.py 10000 100000
"""

import argparse
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any, Final

from beancount import loader
from beancount.core import realization
from beancount.core.data import Open, Transaction
from beancount.core.inventory import Inventory
from country import parents_of
from turns import by_turns, show

import khuyenhoc as kh
from khuyenhoc.models.funds.amounts import Tally
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.holding import Holding
from khuyenhoc.values.unit import BICYCLE, USD

#: Its functions have no types.
TREE_OF_ACCOUNTS: Final[Any] = realization
EACH: Final = "Ledger, findings, sums of each fund"
MADE: Final = "the same, entries made of columns too"
WHOLE: Final = "Ledger, findings, consolidate of all"
START: Final = date(2022, 1, 1)
DAY: Final = date(2022, 12, 31)
YEAR: Final = kh.Period.year(2022)
#: So many entries for each fund.
A_FUND: Final = 10


def made_up(entries: int) -> tuple[kh.Tree, tuple[kh.Fund, ...], tuple[Entry, ...]]:
    """Make a country whose chapters each have a fund: one opening, one transfer, gifts, spending.

    Of ten entries one is of goods and one of foreign money.
    """
    chance = Random(2022)
    tree = kh.Tree.of(DAY, parents_of(max(2, entries // A_FUND)))
    funds = tuple(kh.Fund(id=f"fund-of-{unit}", owner=unit) for unit in tree.leaves)
    made: list[Entry] = []
    for number in range(entries):
        name, fund = f"e-{number}", funds[number % len(funds)].id
        on = START + timedelta(chance.randrange(365))
        cash = kh.Dong(chance.randrange(1, 50_000) * 1_000)
        turn = number // len(funds) % A_FUND
        if turn == 0:
            made.append(
                kh.OpeningBalance(id=name, fund=fund, on=START, amount=kh.Dong(1_000_000_000))
            )
        elif turn == 1:
            made.append(
                kh.Transfer(
                    id=name,
                    sender=fund,
                    receiver=funds[(number + 1) % len(funds)].id,
                    amount=cash,
                    sent_on=on,
                    received_on=min(on + timedelta(3), DAY),
                )
            )
        elif turn == 2:
            goods = kh.Goods(kh.Count(chance.randrange(1, 9), BICYCLE), cash)
            made.append(kh.Contribution(id=name, fund=fund, on=on, amount=goods))
        elif turn == 3:
            money = kh.ForeignMoney.of_cents(chance.randrange(1, 1_000_000), USD)
            made.append(kh.Contribution(id=name, fund=fund, on=on, amount=money))
        elif turn < 7:
            made.append(kh.Contribution(id=name, fund=fund, on=on, amount=cash))
        else:
            made.append(kh.Disbursement(id=name, fund=fund, on=on, amount=cash))
    return tree, funds, tuple(made)


def checked(funds: tuple[kh.Fund, ...], entries: tuple[Entry, ...]) -> kh.Ledger:
    """Make the ledger, and find what is doubtful."""
    ledger = kh.Ledger(funds, entries)
    _ = ledger.findings
    return ledger


def of_each_fund(ledger: kh.Ledger) -> dict[str, kh.Amounts]:
    """Add up each fund in one pass over the postings."""
    tallies = [Tally() for _ in ledger.funds]
    kinds = ledger.postings.kinds
    for fund, _, _, kind, size, value, _, _ in ledger.postings.rows:
        tallies[fund].add(kinds[kind], size, value)
    return {
        fund.id: kh.Amounts(tally.sizes) for fund, tally in zip(ledger.funds, tallies, strict=True)
    }


def loaded(text: str) -> list[object]:
    """Load a text in beancount, with all that it checks."""
    directives, errors, _ = loader.load_string(text)
    if errors:
        raise SystemExit(str(errors[0].message))
    return list(directives)


def added_up(text: str) -> dict[str, Inventory]:
    """Let beancount add up what is posted to each account, goods in those of their own."""
    found: dict[str, Inventory] = {}
    for one in loaded(text):
        if isinstance(one, Transaction):
            for posting in one.postings:
                found.setdefault(posting.account, Inventory()).add_position(posting)
    return found


def realised(text: str) -> dict[str, Any]:
    """Let beancount make its tree of accounts, and add up each fund with what is below it."""
    directives = loaded(text)
    root = TREE_OF_ACCOUNTS.realize(directives)
    return {
        one.meta["fund"]: TREE_OF_ACCOUNTS.compute_balance(TREE_OF_ACCOUNTS.get(root, one.account))
        for one in directives
        if isinstance(one, Open) and "fund" in one.meta
    }


def check(ours: dict[str, kh.Amounts], theirs: dict[str, Any]) -> None:
    """Stop if beancount does not come to our balances."""
    for fund, amounts in ours.items():
        expected: dict[str, Fraction] = {"VND": Fraction(amounts.cash.amount)}
        expected["USD"] = Fraction(amounts.sizes.get(Holding(USD, valued=False), (0, 0))[0], 100)
        expected["BICYCLE"] = Fraction(amounts.number(BICYCLE))
        expected["VND.IN-KIND"] = Fraction(amounts.stated.amount - amounts.cash.amount)
        for commodity, number in expected.items():
            found = theirs[fund].get_currency_units(commodity).number
            if found is None or Fraction(found) != number:
                message = f"{fund}: {found} is not {number} {commodity}"
                raise SystemExit(message)


def main() -> None:
    """Print the times and ratios for each number of entries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="*", type=int, default=[10_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    for count in given.entries:
        tree, funds, entries = made_up(count)
        text = kh.to_beancount(kh.Ledger(funds, entries), tree)
        check(of_each_fund(checked(funds, entries)), realised(text))
        columns = kh.EntryColumns.of(entries)
        ways: dict[str, Callable[[], object]] = {  # called at once, hence B023
            EACH: lambda: of_each_fund(checked(funds, entries)),  # noqa: B023
            MADE: lambda: of_each_fund(checked(funds, tuple(columns))),  # noqa: B023
            WHOLE: lambda: kh.consolidate(checked(funds, entries), tree, "nation", YEAR),  # noqa: B023
            # A reader of rows goes here: the rows that csv gives, to the same sums of each fund.
            "beancount, sums of each account": lambda: added_up(text),  # noqa: B023
            "beancount, realised": lambda: realised(text),  # noqa: B023
            "beancount, loaded only": lambda: loaded(text),  # noqa: B023
            "to_beancount": lambda: kh.to_beancount(kh.Ledger(funds, entries), tree),  # noqa: B023
        }
        times = by_turns(ways, given.rounds)
        heading = f"{count:,} entries of {len(funds):,} funds, {len(text) / 1e6:.1f} MB of text"
        show(f"{heading}, {given.rounds} rounds", times, [EACH, MADE, WHOLE])


if __name__ == "__main__":
    main()

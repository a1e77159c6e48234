"""The lines of a statement, found entry by entry, and books in trees to try them on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from attrs import evolve, frozen
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.testing import amounts, forests, ledgers

ONE_DAY: Final = timedelta(days=1)
#: What a statement says, and what it is of.
SAID: Final = (
    *("opening", "raised", "received", "spent", "passed_on", "exchanged", "revalued"),
    *("closing", "in_transit", "unassigned"),
)
#: What something is, and whether it is worth a stated number of đồng; how much, and its worth.
Kind = tuple[str, bool]
Lines = dict[str, dict[Kind, tuple[int, int]]]

_CUTS: Final = (date(2021, 1, 1), date(2022, 1, 1), date(2022, 7, 1), date(2023, 1, 1))
_DAYS: Final = tuple(cut + shift * ONE_DAY for cut in _CUTS for shift in (0, -1, 200))
#: From before all entries to after them, at the days on which funds begin and end and beside.
periods: Final = st.one_of(
    st.sampled_from([kh.Period(a, b) for a in _CUTS for b in (*_CUTS, date(2024, 1, 1)) if a < b]),
    st.sampled_from([kh.Period.day(cut + shift * ONE_DAY) for cut in _CUTS for shift in (-1, 0)]),
    st.tuples(
        *(st.dates(date(2020, 12, 1), date(2024, 2, 1)), st.integers(1, 900)),
    ).map(lambda two: kh.Period(two[0], two[0] + two[1] * ONE_DAY)),
)


@frozen
class Books:
    tree: kh.Tree
    ledger: kh.Ledger


@st.composite
def books_in_trees(draw: st.DrawFn) -> Books:
    """Make the books of a forest or a tree; some funds belong to units that it does not have."""
    top = draw(st.sampled_from((None, "top", "top")))
    parents = {unit: up or top for unit, up in draw(forests(max_size=6)).items()} or {"u0": top}
    tree = kh.Tree.of(date(2023, 12, 31), parents)
    wider = kh.Tree.of(tree.day, {**parents, "elsewhere": None})
    books = draw(ledgers(draw(st.sampled_from((tree, tree, wider))), max_entries=12))
    units = st.sampled_from(tree.ids)
    funds = (*books.funds, *(kh.Fund(id=f"x{place}", owner=draw(units)) for place in range(2)))
    more = draw(transfers_among(funds, most=8))
    return Books(tree, kh.Ledger(funds, (*books.entries, *more)))


@st.composite
def transfers_among(
    draw: st.DrawFn, funds: Sequence[kh.Fund], *, most: int, prefix: str = "x"
) -> list[kh.Transfer]:
    """Make transfers between two or more funds; most were sent on another day than received."""
    made: list[kh.Transfer] = []
    for place in range(draw(st.integers(0, most)) if len(funds) > 1 else 0):
        ends = draw(st.permutations(funds))[:2]
        sent, got = (
            draw(st.sampled_from([day for day in _DAYS if fund.exists_on(day)])) for fund in ends
        )
        amount = draw(amounts())
        sides = draw(st.sampled_from(("both", "both", "sent", "received", "unequal")))
        made.append(
            kh.Transfer(
                id=f"{prefix}{place}",
                sender=ends[0].id,
                receiver=ends[1].id,
                amount=amount,
                sent_on=None if sides == "received" else sent,
                received_on=None if sides == "sent" else got,
                received_amount=amount_like(amount) if sides == "unequal" else None,
            )
        )
    return made


def amount_like(amount: Amount) -> Amount:
    """Give one more of the same."""
    match amount:
        case kh.Dong(number):
            return kh.Dong(number + 1)
        case kh.ForeignMoney(_, currency):
            return kh.ForeignMoney.of_cents(amount.cents + 1, currency)
        case kh.Goods(count):
            return evolve(amount, count=kh.Count(count.number + 1, count.unit))


@st.composite
def some(draw: st.DrawFn, funds: Iterable[kh.Fund]) -> list[str]:
    """Choose some of the funds, in any order, or none."""
    ids = draw(st.permutations([fund.id for fund in funds]))
    return ids[: draw(st.integers(0, len(ids)))]


@frozen
class Move:
    """What one entry does to one fund; what goes out is below 0."""

    fund: str
    day: date
    line: str
    kind: Kind
    size: int
    value: int
    #: The other fund of a transfer.
    other: str | None = None


def moves(entry: Entry) -> Iterator[Move]:
    match entry:
        case kh.Contribution():
            yield moved((entry.fund, entry.on, "raised"), entry.amount)
        case kh.Disbursement():
            yield moved((entry.fund, entry.on, "spent"), entry.amount, -1)
        case kh.OpeningBalance():
            yield moved((entry.fund, entry.on, "opening"), entry.amount)
        case kh.Exchange():
            yield moved((entry.fund, entry.on, "exchanged"), entry.gave, -1)
            yield moved((entry.fund, entry.on, "exchanged"), entry.got)
        case kh.Revaluation(fund=fund, on=day, unit=unit, first_valued=number):
            yield Move(fund, day, "revalued", (unit.code, False), -number, 0)
            yield Move(fund, day, "revalued", (unit.code, True), number, entry.change.amount)
        case kh.Transfer():
            if entry.sent_on:
                here = (entry.sender, entry.sent_on, "passed_on")
                yield moved(here, entry.amount, -1, entry.receiver)
            if entry.received_on:
                here = (entry.receiver, entry.received_on, "received")
                yield moved(here, entry.received, 1, entry.sender)


def moved(
    where: tuple[str, date, str], amount: Amount, sign: int = 1, other: str | None = None
) -> Move:
    match amount:
        case kh.Dong(number):
            return Move(*where, ("VND", True), sign * number, sign * number, other)
        case kh.ForeignMoney(_, currency):
            return Move(*where, (currency.code, False), sign * amount.cents, 0, other)
        case kh.Goods(count, value):
            worth = 0 if value is None else sign * value.amount
            kind = (count.unit.code, value is not None)
            return Move(*where, kind, sign * count.number, worth, other)


def all_moves(ledger: kh.Ledger) -> list[Move]:
    """Find what moves; of opening balances those that nothing of their kind comes before."""
    found = [one for entry in ledger.entries for one in moves(entry)]
    first: dict[tuple[str, Kind], date] = {}
    for one in found:
        if one.size or one.value or one.line == "opening":
            account = (one.fund, one.kind)
            first[account] = min(one.day, first.get(account, date.max))
    return [one for one in found if one.line != "opening" or one.day == first[one.fund, one.kind]]


def lines_of(ledger: kh.Ledger, funds: Iterable[str], period: kh.Period) -> Lines:
    """Find what a statement of ``funds`` has to say."""
    inside = set(funds)
    start, end = period.start or date.min, period.end or date.max
    ended = {
        fund.id for fund in ledger.funds if fund.period and (fund.period.end or date.max) <= end
    }
    sums: dict[str, dict[Kind, list[int]]] = {line: defaultdict(lambda: [0, 0]) for line in SAID}

    def add(line: str, one: Move, sign: int = 1) -> None:
        sums[line][one.kind][0] += sign * one.size
        sums[line][one.kind][1] += sign * one.value

    held: dict[tuple[str, Kind], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in all_moves(ledger):
        if one.fund not in inside or one.day >= end:
            continue
        if one.fund in ended:
            lies = held[one.fund, one.kind]
            held[one.fund, one.kind] = (lies[0] + one.size, lies[1] + one.value)
        if one.other in inside:
            add("in_transit", one, -1)
            continue
        line = "opening" if one.day < start else one.line
        add(line, one, -1 if line in ("spent", "passed_on") else 1)
        add("closing", one)
    for (_, kind), (size, value) in held.items():
        if size > 0 or (size == 0 and value > 0):  # what one is short of lies in no other
            sums["unassigned"][kind][0] += size
            sums["unassigned"][kind][1] += value
    return {
        line: {
            kind: (size, value) for kind, (size, value) in kinds.items() if (size, value) != (0, 0)
        }
        for line, kinds in sums.items()
    }


def plain(amounts: kh.Amounts) -> dict[Kind, tuple[int, int]]:
    """Give amounts by the code of what they are of, and whether it has a value."""
    return {(kind.unit.code, kind.valued): size for kind, size in amounts.sizes.items()}


def said(one: kh.Statement) -> Lines:
    return {line: plain(getattr(one, line)) for line in SAID}


def whole(one: kh.Statement) -> tuple[Any, ...]:
    """Give all that a statement tells but what it is called."""
    told = (one.period, one.funds, one.eliminated, one.crossing, one.findings)
    return said(one), *told

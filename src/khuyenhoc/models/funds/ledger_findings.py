"""What is doubtful about the books of funds."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress, count

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.models.funds.postings import Account, Postings, Stated
from khuyenhoc.models.funds.transfer import Transfer
from khuyenhoc.models.funds.transfer_findings import transfer_findings
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import UnitKind

__all__ = ["ledger_findings"]

#: What happens in an account: day, size and value of each posting.
_Moves = list[tuple[int, int, int]]


def ledger_findings(
    funds: Sequence[Fund], transfers: Sequence[Transfer], postings: Postings
) -> tuple[Finding, ...]:
    """Find balances below zero, values left of goods that are gone, and books that disagree.

    Each is listed under its fund or its transfer. Balances are those at the end of a day, as
    nobody knows the order of what happened on it.
    """
    doubtful = _doubtful_accounts(postings)
    accounts: dict[Account, _Moves] = {account: [] for account in doubtful}
    for fund, day, kind, size, value in postings.moves if doubtful else ():
        if (fund, kind) in doubtful:
            accounts[fund, kind].append((day, size, value))
    found = [*transfer_findings({fund.id: fund for fund in funds}, transfers)]
    for (fund, kind), moves in accounts.items():
        found += _of_balance(funds[fund], postings.kinds[kind], moves)
    for stated in postings.stated:
        fund, kind = stated.account
        moves = accounts[stated.account]
        found += _of_opening(funds[fund], postings.kinds[kind], moves, stated)
    for late in postings.late:
        fund, kind = late.account
        found += _of_opening(funds[fund], postings.kinds[kind], [], late)
    return tuple(sorted(found, key=lambda finding: (finding.figures, finding.code, finding.en)))


def _doubtful_accounts(postings: Postings) -> set[Account]:
    """Find the accounts that need a closer look.

    They are those of goods, those of which a balance is stated, and those of money that some day
    leaves below zero: whatever came first on that day, then the last of its postings does.
    """
    wide = len(postings.kinds)
    goods = {at for at, kind in enumerate(postings.kinds) if kind.unit.kind is UnitKind.COUNT}
    accounts = [fund * wide + kind for fund, kind in zip(postings.fund, postings.kind, strict=True)]
    found = {fund * wide + kind for fund, kind in (stated.account for stated in postings.stated)}
    if goods:
        found |= {account for account in {*accounts} if account % wide in goods}
    short = _short_of_the_first_day(accounts, postings) - found
    found |= _below_zero_on_a_day(short, accounts, postings)
    return {divmod(account, wide) for account in found}


def _short_of_the_first_day(accounts: list[int], postings: Postings) -> set[int]:
    """Find the accounts that lose more in all than what the first day of the books brings them.

    No day leaves the others below zero.
    """
    sizes, first = postings.size, min(postings.day, default=0)
    left: dict[int, int] = dict.fromkeys(accounts, 0)
    for place in compress(count(), map(first.__eq__, postings.day)):
        left[accounts[place]] += max(sizes[place], 0)
    lost = map((0).__gt__, sizes)
    for account, size in compress(zip(accounts, sizes, strict=True), lost):
        left[account] += size
    return {account for account, size in left.items() if size < 0}


def _below_zero_on_a_day(short: set[int], accounts: list[int], postings: Postings) -> set[int]:
    """Find which accounts some day may leave below zero, in one pass over the days."""
    found: set[int] = set()
    if not short:
        return found
    here = [*compress(count(), map(short.__contains__, accounts))]
    days, sizes = postings.day, postings.size
    by_day: dict[int, list[int]] = {day: [] for day in {*days}}
    for place in here:
        by_day[days[place]].append(place)
    balances = dict.fromkeys(short, 0)
    for day in sorted(by_day):
        for place in by_day[day]:
            account = accounts[place]
            balances[account] = balance = balances[account] + sizes[place]
            if balance < 0:
                found.add(account)
    return found


def _of_balance(fund: Fund, kind: Holding, moves: _Moves) -> Iterator[Finding]:
    moves.sort()
    size = value = lowest = lowest_value = 0
    below_from = left_from = None
    for place, (day, more, worth) in enumerate(moves, 1):
        size, value = size + more, value + worth
        if place < len(moves) and moves[place][0] == day:
            continue
        if size < 0 or value < 0:
            below_from = below_from or day
            lowest, lowest_value = min(lowest, size), min(lowest_value, value)
        left_from = None if size or value <= 0 else left_from or day
    if below_from is not None:
        yield _below_zero(fund, kind, below_from, (-lowest, -lowest_value))
    if left_from is not None:
        yield _value_left(fund, kind, left_from, value)


def _below_zero(fund: Fund, kind: Holding, day: int, most: tuple[int, int]) -> Finding:
    first, short = date.fromordinal(day), Amounts({kind: most})
    return _found(
        "below-zero",
        fund,
        Bounds.exactly(most[0] or most[1]),
        vi=f"âm quỹ từ ngày {format_vi(first)}, nhiều nhất {short.sentence('vi')}",
        en=f"below zero from {first}, by {short} at the most",
    )


def _value_left(fund: Fund, kind: Holding, day: int, value: int) -> Finding:
    since, left = date.fromordinal(day), Amounts({CASH: (value, value)})
    return _found(
        "value-without-goods",
        fund,
        Bounds.exactly(value),
        vi=f"từ ngày {format_vi(since)} không có {kind.unit.label_vi} nào nhưng còn ghi giá trị"
        f" {left.sentence('vi')}",
        en=f"from {since} there are no goods of {kind.unit.code}, but a value of {left} is booked",
    )


def _of_opening(fund: Fund, kind: Holding, moves: _Moves, stated: Stated) -> Iterator[Finding]:
    size = sum(more for day, more, _ in moves if day < stated.day)
    value = sum(worth for day, _, worth in moves if day < stated.day)
    if (size, value) != (stated.size, stated.value):
        day = date.fromordinal(stated.day)
        opened = Amounts({kind: (stated.size, stated.value)})
        before = Amounts({kind: (size, value)})
        yield _found(
            "opening-differs",
            fund,
            Bounds.exactly(stated.size - size or stated.value - value),
            vi=f"số dư đầu ngày {format_vi(day)} ghi {opened.sentence('vi')}, sổ trước đó tính ra"
            f" {before.sentence('vi')}",
            en=f"opened on {day} with {opened}, though the entries before come to {before}",
        )


def _found(code: str, fund: Fund, value: Bounds, *, vi: str, en: str) -> Finding:
    return Finding(
        code=code,
        verdict=Verdict.CONTRADICTORY,
        figures=(fund.id,),
        value=value,
        vi=f"{fund.id}: {vi}.",
        en=f"{fund.id}: {en}.",
    )

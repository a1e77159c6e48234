"""Statements: they balance to the đồng, and two as one count nothing twice."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product
from random import Random
from typing import Any

import pytest
from attrs import evolve
from fund_lines import (
    ONE_DAY,
    SAID,
    all_moves,
    books_in_trees,
    lines_of,
    periods,
    plain,
    said,
    some,
    whole,
)
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.values.unit import BICYCLE, USD

full_ledgers = books_in_trees().map(lambda books: books.ledger)

YEAR = kh.Period.year(2022)
FIRST, LAST, NEXT = date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1)
BEFORE_ALL = date(2020, 1, 1)


def days(period: kh.Period) -> tuple[date, date]:
    assert period.start is not None
    assert period.last_day is not None
    return period.start, period.last_day


@given(full_ledgers, periods, st.data())
def test_every_statement_balances_to_the_dong(
    books: kh.Ledger, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: a line left out or of the wrong sign; the last day left out; a day counted twice.

    Also: books that open within the period and are lost; what is under way counted with nobody.
    """
    funds = data.draw(some(books.funds))
    one = kh.statement(books, funds, period)
    first, last = days(period)
    ins = (one.opening, one.raised, one.received, one.exchanged, one.revalued)
    assert kh.Amounts.total(ins) - one.spent - one.passed_on == one.closing
    at_last = kh.Amounts.total(books.balance(fund, at=last) for fund in funds)
    assert one.closing == at_last + one.in_transit
    earlier = kh.statement(books, funds, kh.Period(BEFORE_ALL, first))
    at_first = kh.Amounts.total(books.balance(fund, at=first - ONE_DAY) for fund in funds)
    assert earlier.closing == at_first + earlier.in_transit
    opened = [
        move
        for move in all_moves(books)
        if move.line == "opening" and move.fund in funds and first <= move.day <= last
    ]
    more = plain(one.opening - earlier.closing)
    assert more == total(opened)


def total(found: list[Any]) -> dict[Any, tuple[int, int]]:
    sums: dict[Any, tuple[int, int]] = {}
    for one in found:
        size, value = sums.get(one.kind, (0, 0))
        sums[one.kind] = size + one.size, value + one.value
    return {kind: size for kind, size in sums.items() if size != (0, 0)}


@given(full_ledgers, periods, st.data())
def test_every_line_is_what_its_entries_come_to(
    books: kh.Ledger, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: a side of a transfer inside that is received or passed on; a sign; a day off by one.

    Also: what is under way, and what an ended fund still has, without one kind or one side.
    """
    funds = data.draw(some(books.funds))
    assert said(kh.statement(books, funds, period)) == lines_of(books, funds, period)


@given(full_ledgers, periods, st.data(), st.randoms(use_true_random=False))
def test_two_as_one_are_one_however_they_are_put_together(
    books: kh.Ledger, period: kh.Period, data: st.DataObject, chance: Random
) -> None:
    """Kills: sums of statements; transfers between parts eliminated late or in one direction.

    Also: only those within the period; those between the first two of three.
    """
    funds = data.draw(some(books.funds))
    cuts = sorted(chance.sample(range(len(funds) + 1), min(2, len(funds) + 1)))
    edges = [0, *cuts, len(funds)]
    parts = [kh.statement(books, funds[a:b], period) for a, b in pairwise(edges)]
    while len(parts) > 1:
        first, second = chance.sample(range(len(parts)), 2)
        joined = parts[first] + parts[second]
        parts = [*(one for at, one in enumerate(parts) if at not in (first, second)), joined]
    assert whole(parts[0]) == whole(kh.statement(books, funds, period))


@given(full_ledgers, periods, st.randoms(use_true_random=False))
def test_the_order_of_entries_and_funds_is_no_matter(
    books: kh.Ledger, period: kh.Period, chance: Random
) -> None:
    """Kills: a line of the first or the last entry alone."""
    shuffled = kh.Ledger(books.funds, tuple(chance.sample(books.entries, len(books.entries))))
    funds = [fund.id for fund in books.funds]
    one = kh.statement(books, funds, period)
    other = kh.statement(shuffled, chance.sample(funds, len(funds)), period)
    assert said(one) == said(other)
    assert (one.findings, one.funds) == (other.findings, other.funds)
    assert {each.id for each in one.eliminated} == {each.id for each in other.eliminated}


def is_of_goods(entry: Entry) -> bool:
    match entry:
        case kh.Revaluation():
            return True
        case kh.Exchange():
            return False
        case _:
            return isinstance(entry.amount, kh.Goods)


@given(full_ledgers, periods, st.data())
def test_goods_and_cash_never_cross_without_a_valuation(
    books: kh.Ledger, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: the value of goods in the cash of a line; cash in what is worth something in kind.

    Also: a statement that is exact with unvalued goods or dollars in it.
    """
    funds = data.draw(some(books.funds))
    kept = tuple(entry for entry in books.entries if not is_of_goods(entry))
    with_goods = kh.statement(books, funds, period)
    without = kh.statement(kh.Ledger(books.funds, kept), funds, period)
    for line in SAID:
        held: kh.Amounts = getattr(with_goods, line)
        assert (held.cash, held.foreign) == (
            getattr(without, line).cash,
            getattr(without, line).foreign,
        )
        unvalued = any(not valued for _, valued in plain(held))
        assert (held.together.value is None) is unvalued
        assert held.is_valued is not unvalued
        assert held.in_kind.value is None or held.is_valued or held.foreign


@given(full_ledgers, periods, st.data())
def test_each_transfer_is_inside_or_crosses_or_is_of_others(
    books: kh.Ledger, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: a transfer that crosses by the day of the other side; one that is in both lists."""
    funds = data.draw(some(books.funds))
    one = kh.statement(books, funds, period)

    def here(day: date | None) -> bool:
        return day is not None and day in period

    assert [each.id for each in one.eliminated] == [
        each.id
        for each in books.transfers
        if each.sender in funds and each.receiver in funds and any(map(here, each.days))
    ]
    assert [each.id for each in one.crossing] == [
        each.id
        for each in books.transfers
        if (each.sender in funds and each.receiver not in funds and here(each.sent_on))
        or (each.receiver in funds and each.sender not in funds and here(each.received_on))
    ]


@given(full_ledgers, periods, st.data())
def test_findings_are_those_of_its_funds_up_to_the_end(
    books: kh.Ledger, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: a one-sided transfer found by the sender alone, or before anybody has it; a balance
    that falls below zero years later.
    """
    funds, last = data.draw(some(books.funds)), days(period)[1]
    upto = kh.Ledger(books.funds, tuple(cut for one in books.entries for cut in cut_off(one, last)))
    of_balances = {
        one for one in upto.findings if len(one.figures) == 1 and one.figures[0] in funds
    }
    ends = {each.id: each for each in books.transfers}
    of_transfers = {
        one
        for one in books.findings
        if len(one.figures) > 1
        and not {*one.figures[1:]}.isdisjoint(funds)
        and all(day is None or day <= last for day in ends[one.figures[0]].days)
    }
    found = kh.statement(books, funds, period).findings
    assert {*found} == of_balances | of_transfers
    assert len({*found}) == len(found)


def cut_off(entry: Entry, last: date) -> Iterator[Entry]:
    """Give what books have of an entry that were closed on ``last``."""
    if not isinstance(entry, kh.Transfer):
        if entry.on <= last:
            yield entry
        return
    sent, received = (day if day and day <= last else None for day in entry.days)
    if sent and received:
        yield entry
    elif sent:
        yield evolve(entry, received_on=None, received_amount=None)
    elif received:
        amount = entry.received
        yield evolve(entry, sent_on=None, received_on=received, amount=amount, received_amount=None)


# By hand

FUNDS = (
    kh.Fund(id="q-bt", owner="binh-thanh"),
    kh.Fund(id="q-p6", owner="p6"),
    kh.Fund(id="q-p7", owner="p7"),
)


def gift(day: date, number: int = 5, **fields: Any) -> kh.Contribution:
    said_of: dict[str, Any] = {"id": "c-1", "fund": "q-bt", "amount": kh.Dong(number)}
    return kh.Contribution(**said_of | {"on": day} | fields)


def transfer(sent: date | None, received: date | None, **fields: Any) -> kh.Transfer:
    said_of: dict[str, Any] = {"id": "t-1", "sender": "q-bt", "receiver": "q-p6"}
    days_of: dict[str, Any] = {"sent_on": sent, "received_on": received}
    return kh.Transfer(**said_of | days_of | {"amount": kh.Dong(5)} | fields)


@pytest.mark.parametrize(
    ("day", "opening", "raised"),
    [
        (FIRST - ONE_DAY, 5, 0),
        (FIRST, 0, 5),
        (LAST, 0, 5),
        (NEXT, 0, 0),
    ],
)
def test_a_gift_is_raised_on_the_days_of_the_period(day: date, opening: int, raised: int) -> None:
    """Kills: ``<=`` for ``<`` at either end."""
    one = kh.statement(kh.Ledger(FUNDS, (gift(day),)), "q-bt", YEAR)
    assert (one.opening.cash, one.raised.cash) == (kh.Dong(opening), kh.Dong(raised))
    assert one.closing.cash == kh.Dong(opening + raised)


@pytest.mark.parametrize(
    ("sent", "received", "in_2022", "in_2023"),
    [
        (LAST, NEXT, 5, 0),
        (LAST, LAST, 0, 0),
        (NEXT, LAST, -5, 0),
        (NEXT, NEXT, 0, 0),
        (LAST, None, 5, 5),
        (None, LAST, -5, -5),
        (FIRST - ONE_DAY, NEXT, 5, 0),
    ],
)
def test_what_is_under_way_at_the_end_is_in_the_closing_balance(
    sent: date | None, received: date | None, in_2022: int, in_2023: int
) -> None:
    """Kills: money that is nobody's over New Year; a transfer inside that is received or passed on.

    Also: an opening that is not the closing of the year before.
    """
    opening = kh.OpeningBalance(id="o", fund="q-bt", on=FIRST - ONE_DAY, amount=kh.Dong(9))
    books = kh.Ledger(FUNDS, (opening, transfer(sent, received)))
    both = ("q-bt", "q-p6")
    now, then = kh.statement(books, both, YEAR), kh.statement(books, both, kh.Period.year(2023))
    assert (now.in_transit.cash, then.in_transit.cash) == (kh.Dong(in_2022), kh.Dong(in_2023))
    assert now.opening.cash == now.closing.cash == then.opening.cash == kh.Dong(9)
    for one in (now, then):
        assert not one.received
        assert not one.passed_on


AROUND = (date(2021, 3, 1), FIRST - ONE_DAY, FIRST, LAST, NEXT, None)


@pytest.mark.parametrize("received_amount", [None, kh.Dong(3)])
@pytest.mark.parametrize(("sent", "received"), [*product(AROUND, repeat=2)][:-1])
def test_two_as_one_are_one_on_whatever_days_something_passed_between_them(
    sent: date | None, received: date | None, received_amount: kh.Dong | None
) -> None:
    """Kills: a side before the period left in the opening balance; one after it eliminated."""
    other = None if sent is None or received is None else received_amount
    passed = transfer(sent, received, received_amount=other)
    books = kh.Ledger(FUNDS, (gift(date(2021, 1, 1), 9), passed))
    first, second = kh.statement(books, "q-bt", YEAR), kh.statement(books, "q-p6", YEAR)
    both = kh.statement(books, ("q-bt", "q-p6"), YEAR)
    assert whole(first + second) == whole(second + first) == whole(both)
    assert both.opening.cash == both.closing.cash == kh.Dong(9)


def test_the_difference_of_two_amounts_stays_under_way() -> None:
    """Kills: a difference that the sum of the balances swallows."""
    books = kh.Ledger(FUNDS, (gift(FIRST), transfer(LAST, LAST, received_amount=kh.Dong(3))))
    one = kh.statement(books, ("q-bt", "q-p6"), YEAR)
    assert (one.closing.cash, one.in_transit.cash) == (kh.Dong(5), kh.Dong(2))
    assert [finding.code for finding in one.findings] == ["unequal-transfer"]


def test_a_fund_alone_receives_and_passes_on() -> None:
    books = kh.Ledger(FUNDS, (gift(FIRST), transfer(LAST, LAST, received_amount=kh.Dong(3))))
    assert kh.statement(books, "q-bt", YEAR).passed_on.cash == kh.Dong(5)
    assert kh.statement(books, "q-p6", YEAR).received.cash == kh.Dong(3)
    assert kh.statement(books, ("q-p6", "q-p7"), YEAR).received.cash == kh.Dong(3)


@pytest.mark.parametrize(
    ("last_day", "unassigned"), [(LAST - ONE_DAY, 5), (LAST, 5), (LAST + ONE_DAY, 0)]
)
def test_what_lies_in_a_fund_that_has_ended_is_nobodys_until_it_is_handed_over(
    last_day: date, unassigned: int
) -> None:
    """Kills: a fund that ends with the period taken for one that goes on; an heir by itself."""
    ended = evolve(FUNDS[0], period=kh.Period.until(last_day))
    books = kh.Ledger((ended, *FUNDS[1:]), (gift(FIRST), transfer(None, FIRST)))
    one = kh.statement(books, ("q-bt", "q-p6"), YEAR)
    assert one.unassigned.cash == kh.Dong(unassigned)
    after = books.hand_over("q-bt", to="q-p7", received_on=NEXT)
    handed = kh.statement(after, ("q-bt", "q-p6", "q-p7"), YEAR)
    assert not handed.unassigned
    assert handed.closing == one.closing


@given(full_ledgers, periods, st.data())
def test_a_hand_over_leaves_nothing_unassigned_and_the_same_in_all(
    books: kh.Ledger, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: what is handed over counted as spent, raised or gone; an ended fund's debts hidden.

    Opening balances are left out: one that comes after what is handed over would be compared.
    """
    ended = kh.Fund(id="ended", owner="u0", period=kh.Period.until(date(2022, 6, 30)))
    gifts = tuple(
        evolve(entry, id=f"more-{entry.id}", fund="ended", on=date(2022, 6, data.draw(june)))
        for entry in books.entries
        if isinstance(entry, kh.Contribution)
    )
    kept = (entry for entry in books.entries if not isinstance(entry, kh.OpeningBalance))
    heir, day = kh.Fund(id="heir", owner="u0"), date(2022, 7, 1)
    before = kh.Ledger((*books.funds, ended, heir), (*kept, *gifts))
    to = data.draw(st.sampled_from([fund for fund in (*books.funds, heir) if fund.exists_on(day)]))
    after = before.hand_over("ended", to=to.id, received_on=day)
    ids = [fund.id for fund in after.funds]
    without, handed = kh.statement(before, ids, period), kh.statement(after, ids, period)
    left = kh.statement(before, "ended", period)
    is_over = (period.end or date.max) > date(2022, 6, 30)
    assert left.unassigned == (left.closing if is_over else kh.Amounts())
    assert not kh.statement(after, "ended", period).unassigned
    for line in SAID:
        if line not in ("in_transit", "unassigned"):
            assert getattr(handed, line) == getattr(without, line)


june = st.integers(1, 30)


def test_a_fund_and_a_transfer_of_one_id_are_two() -> None:
    """Kills: the findings of a fund lost because a later transfer is called as it is."""
    funds = (evolve(FUNDS[0], id="x-1"), FUNDS[1])
    spent = kh.Disbursement(id="d-1", fund="x-1", on=FIRST, amount=kh.Dong(5))
    later = kh.Transfer(id="x-1", sender="q-p6", receiver="x-1", amount=kh.Dong(1), sent_on=NEXT)
    one = kh.statement(kh.Ledger(funds, (spent, later)), "x-1", YEAR)
    assert [finding.code for finding in one.findings] == ["below-zero"]


def test_a_statement_is_shown_by_what_it_is_of() -> None:
    one = kh.statement(kh.Ledger(FUNDS, ()), ["q-p6", "q-bt"], YEAR)
    assert repr(one) == "<Statement of q-p6 + q-bt, 2022-01-01 to 2022-12-31: 2 funds>"
    assert [fund.id for fund in one.funds] == ["q-bt", "q-p6"]
    assert one == kh.statement(kh.Ledger(FUNDS, ()), ["q-p6", "q-bt"], YEAR)
    both = one + kh.statement(one.books.ledger, "q-p7", YEAR)
    assert both.of == "q-p6 + q-bt + q-p7"


BOOKS = kh.Ledger(FUNDS, (gift(FIRST, amount=kh.ForeignMoney(5, USD)),))
STATED = kh.statement(BOOKS, "q-bt", YEAR)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((FUNDS, "q-bt", YEAR), "statement.ledger: expected a Ledger, got (Fund(id='q-bt', "),
        (
            (BOOKS, "q-p8", YEAR),
            "fund: expected the id of a fund of the ledger (near: q-p7, q-p6), got 'q-p8'",
        ),
        ((BOOKS, ["q-bt", None], YEAR), "fund: expected the id of a fund of the ledger, got None"),
        (
            (BOOKS, 5, YEAR),
            ("statement.fund: expected the id of a fund, or those of several, as in a list, got 5"),
        ),
        (
            (BOOKS, "q-bt", kh.Period(FIRST)),
            (
                "period: expected a Period with a start and an end, such as Period.year(2023), "
                "got Period(date(2022, 1, 1))"
            ),
        ),
        (
            (BOOKS, "q-bt", kh.Period.until(LAST)),
            (
                "period: expected a Period with a start and an end, such as Period.year(2023), "
                "got Period(None, date(2023, 1, 1))"
            ),
        ),
        (
            (BOOKS, "q-bt", 2022),
            (
                "period: expected a Period with a start and an end, such as Period.year(2023), "
                "got 2022"
            ),
        ),
    ],
)
def test_what_has_no_statement_is_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.statement(*arguments)
    assert str(caught.value)[: len(message)] == message


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (STATED, "a statement that has no fund of q-bt"),
        (kh.statement(BOOKS, ["q-bt", "q-p6"], YEAR), "a statement that has no fund of q-bt"),
        (
            kh.statement(BOOKS, "q-p6", kh.Period.year(2023)),
            "a statement of the same ledger in the same period, 2022-01-01 to 2022-12-31",
        ),
        (
            kh.statement(kh.Ledger(FUNDS, ()), "q-p6", YEAR),
            "a statement of the same ledger in the same period, 2022-01-01 to 2022-12-31",
        ),
    ],
)
def test_what_is_not_one_is_refused(other: kh.Statement, expected: str) -> None:
    """Kills: a fund counted twice; two years, or two states of the books, in one line."""
    with pytest.raises(kh.InvalidValueError) as caught:
        _ = STATED + other
    assert (caught.value.field, caught.value.expected) == ("Statement + Statement", expected)


def test_a_statement_meets_only_statements() -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = STATED + STATED.closing  # type: ignore[operator]


def test_bicycles_that_are_bought_and_given_away_are_no_cash() -> None:
    """Kills: the price of what was bought among what was spent."""
    bicycles = kh.Goods(kh.Count(20, BICYCLE), kh.Dong(47))
    bought = kh.Exchange(id="x", fund="q-bt", on=FIRST, gave=kh.Dong(47), got=bicycles)
    given_away = kh.Disbursement(id="d", fund="q-bt", on=LAST, amount=bicycles)
    one = kh.statement(kh.Ledger(FUNDS, (gift(FIRST, 50), bought, given_away)), "q-bt", YEAR)
    assert (one.raised.cash, one.spent.cash, one.closing.cash) == (
        kh.Dong(50),
        kh.Dong(0),
        kh.Dong(3),
    )
    assert one.exchanged.sentence("en") == "-47 VND, 20 bicycle worth 47 VND"
    assert (one.spent.number(BICYCLE), one.closing.number(BICYCLE)) == (20, 0)

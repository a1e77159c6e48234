"""A unit and all below it as one: what passes between them is neither income nor expense."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import add
from random import Random
from typing import Any

import pytest
from attrs import evolve
from fund_lines import SAID, Books, books_in_trees, lines_of, periods, said, transfers_among, whole
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

ALL = kh.Period(date(2020, 1, 1), date(2025, 1, 1))
ABOUT_TRANSFERS = {"one-sided-transfer", "unequal-transfer"}


def units_in(books: Books) -> st.SearchStrategy[str]:
    """Choose any unit, but every second time the root with the most funds."""
    most = max(books.tree.roots, key=lambda root: len(funds_below(books, root)))
    return st.sampled_from((*books.tree.ids, *(most,) * len(books.tree)))


def funds_below(books: Books, unit: str) -> list[str]:
    inside = {unit, *books.tree.descendants(unit)}
    return [fund.id for fund in books.ledger.funds if fund.owner in inside]


@given(books_in_trees(), periods, st.data())
def test_a_subtree_is_what_its_units_have_to_do_with_all_others(
    books: Books, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: a sum over units; a transfer to a fund outside eliminated; grandchildren left out.

    Also: funds of units beside it, and of owners that the tree does not have.
    """
    unit = data.draw(units_in(books))
    inside = funds_below(books, unit)
    one = kh.consolidate(books.ledger, books.tree, unit, period)
    assert one.of == unit
    assert {fund.id for fund in one.funds} == {*inside}
    assert said(one) == lines_of(books.ledger, inside, period)
    assert whole(one) == whole(kh.statement(books.ledger, inside, period))


def cut(books: Books, unit: str, period: kh.Period, chance: Random) -> Iterator[kh.Statement]:
    """Cut a subtree anywhere: a unit whole, or its own funds and its parts, cut further."""
    if chance.random() < 0.4:
        yield kh.consolidate(books.ledger, books.tree, unit, period)
        return
    own = [fund.id for fund in books.ledger.funds if fund.owner == unit]
    if chance.random() < 0.5:
        yield kh.statement(books.ledger, own, period)
    else:
        yield from (kh.statement(books.ledger, fund, period) for fund in own)
    for part in books.tree.children(unit):
        yield from cut(books, part, period, chance)


@given(books_in_trees(), periods, st.data(), st.randoms(use_true_random=False))
def test_the_parts_of_any_cut_come_to_the_whole_in_any_order_and_grouping(
    books: Books, period: kh.Period, data: st.DataObject, chance: Random
) -> None:
    """Kills: commune → province that differs from commune → district → province.

    Also: transfers whose two days fall in different periods, or before the period, eliminated on
    one day and not on the other.
    """
    unit = data.draw(units_in(books))
    total = kh.consolidate(books.ledger, books.tree, unit, period)
    parts = [*cut(books, unit, period, chance)] or [kh.statement(books.ledger, (), period)]
    chance.shuffle(parts)
    while len(parts) > 1:
        at = chance.randrange(len(parts) - 1)
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    assert whole(parts[0]) == whole(total)


def without_openings(books: Books) -> Books:
    """Leave out opening balances: those that come after a transfer are compared and not taken."""
    kept = (one for one in books.ledger.entries if not isinstance(one, kh.OpeningBalance))
    return evolve(books, ledger=kh.Ledger(books.ledger.funds, tuple(kept)))


@given(books_in_trees(), periods, st.data())
def test_transfers_inside_change_nothing_outside(
    books: Books, period: kh.Period, data: st.DataObject
) -> None:
    """Kills: money passed down three levels that is raised three times.

    Also: a side that falls in another period, or that the other books lack, taken for income.
    """
    books = without_openings(books)
    unit = data.draw(units_in(books))
    inside = [books.ledger.fund(fund) for fund in funds_below(books, unit)]
    more = data.draw(transfers_among(inside, most=6, prefix="more"))
    before = kh.consolidate(books.ledger, books.tree, unit, period)
    after = kh.consolidate(books.ledger.with_entries(*more), books.tree, unit, period)
    for line in SAID:
        if line not in ("in_transit", "unassigned"):
            assert getattr(after, line) == getattr(before, line)
    assert {*after.eliminated} - {*before.eliminated} <= {*more}
    assert after.crossing == before.crossing


@given(books_in_trees(), st.data(), st.sampled_from((0, 1)))
def test_a_side_that_is_taken_away_is_one_finding_more_and_no_money(
    books: Books, data: st.DataObject, side: int
) -> None:
    """Kills: what one side lacks taken off the whole, or found nowhere, or twice."""
    books = without_openings(books)
    unit = data.draw(units_in(books))
    inside = [books.ledger.fund(fund) for fund in funds_below(books, unit)]
    for drawn in data.draw(transfers_among(inside, most=2, prefix="more")):
        day = drawn.sent_on or drawn.received_on
        sent = drawn.sent_on or lasting(books, drawn.sender, day)
        got = drawn.received_on or lasting(books, drawn.receiver, day)
        both = evolve(drawn, sent_on=sent, received_on=got, received_amount=None)
        half = evolve(both, sent_on=None) if side else evolve(both, received_on=None)
        first, second = (
            kh.consolidate(books.ledger.with_entries(one), books.tree, unit, ALL)
            for one in (both, half)
        )
        assert second.closing == first.closing
        [found] = about_transfers(second) - about_transfers(first)
        assert about_transfers(first) < about_transfers(second)
        owners = (books.ledger.fund(fund).owner for fund in (both.sender, both.receiver))
        assert found.figures == (both.id, both.sender, both.receiver)
        for word in (*found.figures, *owners, str(got if side else sent)):
            assert word in found.en


def lasting(books: Books, fund: str, day: date | None) -> date:
    """Give a day on which a fund exists, that one if it does."""
    period = books.ledger.fund(fund).period
    days = (day,) if period is None or (day and day in period) else (period.start, period.last_day)
    return next(one for one in days if one is not None)


def about_transfers(one: kh.Statement) -> set[kh.Finding]:
    return {finding for finding in one.findings if finding.code in ABOUT_TRANSFERS}


# By hand

CITY, DISTRICT, WARD = "can-tho", "ninh-kieu", "p-an-hoa"
TREE = kh.Tree.of(date(2023, 12, 31), {WARD: DISTRICT, DISTRICT: CITY, "p-thoi-binh": DISTRICT})
FUNDS = (
    kh.Fund(id="q-ct", owner=CITY),
    kh.Fund(id="q-nk", owner=DISTRICT),
    kh.Fund(id="q-ah", owner=WARD),
    kh.Fund(id="q-elsewhere", owner="hcm"),
)
DAY, YEAR = date(2023, 5, 1), kh.Period.year(2023)


def transfer(id: str, sender: str, receiver: str, **fields: Any) -> kh.Transfer:  # noqa: A002 - as it is called
    said_of: dict[str, Any] = {"amount": kh.Dong(20), "sent_on": DAY, "received_on": DAY}
    return kh.Transfer(id=id, sender=sender, receiver=receiver, **said_of | fields)


BOOKS = kh.Ledger(
    FUNDS,
    (
        kh.Contribution(id="c-1", fund="q-ct", on=DAY, amount=kh.Dong(50)),
        transfer("t-1", "q-ct", "q-nk"),
        transfer("t-2", "q-nk", "q-ah"),
        kh.Disbursement(id="d-1", fund="q-ah", on=DAY, amount=kh.Dong(15)),
        transfer("t-3", "q-ah", "q-elsewhere", amount=kh.Dong(2)),
    ),
)


@pytest.mark.parametrize(
    ("unit", "lines", "crossing"),
    [
        (CITY, (50, 0, 15, 2, 33), ["t-3"]),
        (DISTRICT, (0, 20, 15, 2, 3), ["t-1", "t-3"]),
        (WARD, (0, 20, 15, 2, 3), ["t-2", "t-3"]),
        ("p-thoi-binh", (0, 0, 0, 0, 0), []),
    ],
)
def test_what_is_passed_down_is_raised_once_and_spent_once(
    unit: str, lines: tuple[int, ...], crossing: list[str]
) -> None:
    one = kh.consolidate(BOOKS, TREE, unit, YEAR)
    found = (one.raised, one.received, one.spent, one.passed_on, one.closing)
    assert tuple(line.cash.amount for line in found) == lines
    assert [each.id for each in one.crossing] == crossing


def test_the_units_of_one_level_come_to_their_parent() -> None:
    """Kills: the parent's own fund left out, or in twice."""
    parts = [kh.consolidate(BOOKS, TREE, part, YEAR) for part in TREE.children(DISTRICT)]
    total = reduce(add, parts, kh.statement(BOOKS, "q-nk", YEAR))
    assert whole(total) == whole(kh.consolidate(BOOKS, TREE, DISTRICT, YEAR))
    assert total.of == f"q-nk + {WARD} + p-thoi-binh"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((FUNDS, TREE, CITY, YEAR), "consolidate.ledger: expected a Ledger, got (Fund(id='q-ct', "),
        (
            (BOOKS, TREE, "can-to", YEAR),
            (
                "unit: expected the id of a unit of <Tree 'hierarchy' on 2023-12-31: 4 units, "
                "1 roots> (near: can-tho), got 'can-to'"
            ),
        ),
        (
            (BOOKS, TREE, CITY, kh.Period(DAY)),
            (
                "period: expected a Period with a start and an end, such as Period.year(2023), "
                "got Period(date(2023, 5, 1))"
            ),
        ),
        (
            (BOOKS, {WARD: CITY}, CITY, YEAR),
            "structure: expected a Tree or a Hierarchy, got {'p-an-hoa': 'can-tho'}",
        ),
    ],
)
def test_what_cannot_be_consolidated_is_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.consolidate(*arguments)
    assert str(caught.value)[: len(message)] == message

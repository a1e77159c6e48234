"""The ledger: what it refuses, what a fund holds, and what passes when one ends."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from ledger_days import days_of, plain

import khuyenhoc as kh
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.ledger import check_ledger
from khuyenhoc.models.funds.postings import Line
from khuyenhoc.testing import amounts, days, entries_of, ledgers
from khuyenhoc.values.unit import BICYCLE, USD

ONE_DAY = timedelta(days=1)
DAY = date(2022, 9, 5)
LAST = date(2025, 6, 30)
within = days(date(2020, 12, 31), date(2024, 1, 1))


def gift(number: int = 5, **fields: Any) -> kh.Contribution:
    said: dict[str, Any] = {"id": "c-1", "fund": "q-bt", "on": DAY, "amount": kh.Dong(number)}
    return kh.Contribution(**said | fields)


def opening(number: int = 5, **fields: Any) -> kh.OpeningBalance:
    said: dict[str, Any] = {"id": "o-1", "fund": "q-bt", "on": DAY, "amount": kh.Dong(number)}
    return kh.OpeningBalance(**said | fields)


# What a fund holds


@given(ledgers(), st.data())
def test_a_fund_holds_what_its_entries_come_to(books: kh.Ledger, data: st.DataObject) -> None:
    """Kills: a sign; a side of a transfer; a sent amount as received; an opening added twice.

    Also: the day itself left out; the first value of goods that stay among those without one.
    """
    found, fund = days_of(books), data.draw(st.sampled_from(books.funds)).id
    for day in (data.draw(within), date.min, date.max):
        assert plain(books.balance(fund, at=day)) == found.at(fund, day)


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_the_entries_is_no_matter(books: kh.Ledger, chance: Random) -> None:
    """Kills: books that open with whatever comes first in the list; findings in its order."""
    shuffled = kh.Ledger(books.funds, tuple(chance.sample(books.entries, len(books.entries))))
    assert shuffled.findings == books.findings
    day = date(2022, 1, 1) + chance.randint(-100, 500) * ONE_DAY
    for fund in books.funds:
        assert shuffled.balance(fund.id, at=day) == books.balance(fund.id, at=day)
    assert sorted(one.id for one in shuffled.transfers) == sorted(one.id for one in books.transfers)


@given(ledgers(), st.data())
def test_an_entry_more_moves_its_own_funds_from_its_own_days_on(
    books: kh.Ledger, data: st.DataObject
) -> None:
    """Kills: what is posted to another fund, or counts before its day."""
    books = without_openings(books)
    entry = data.draw(
        entries_of(books.funds, id="more").filter(
            lambda one: not isinstance(one, kh.OpeningBalance)
        )
    )
    after, before = books.with_entries(entry), date(2020, 1, 1)
    sides = (
        {entry.sender: entry.sent_on, entry.receiver: entry.received_on}
        if isinstance(entry, kh.Transfer)
        else {entry.fund: entry.on}
    )
    for fund in books.funds:
        day = sides.get(fund.id)
        unmoved = (before, date.max) if day is None else (before, day - ONE_DAY)
        for one in unmoved:
            assert after.balance(fund.id, at=one) == books.balance(fund.id, at=one)
        if day is not None:
            assert after.balance(fund.id, at=day) != books.balance(fund.id, at=day)


@pytest.mark.parametrize(
    ("period", "days_of"),
    [
        (kh.Period.year(2030), {date(2030, 1, 1), date(2030, 12, 31)}),
        (kh.Period(date(2024, 1, 1)), {date(2024, 1, 1)}),
        (kh.Period.until(date(2020, 12, 31)), {date(2020, 12, 31)}),
    ],
)
@given(data=st.data())
def test_entries_are_drawn_within_the_life_of_any_fund(
    period: kh.Period, days_of: set[date], data: st.DataObject
) -> None:
    """Kills: entries of 2021 to 2023 alone, for a host whose funds are of other years."""
    fund = kh.Fund(id="q", owner="o", period=period)
    entry = data.draw(entries_of([fund]))
    assert not isinstance(entry, kh.Transfer)
    assert entry.on in days_of
    assert kh.Ledger((fund,), (entry,)).entries == (entry,)


def without_openings(books: kh.Ledger) -> kh.Ledger:
    kept = (entry for entry in books.entries if not isinstance(entry, kh.OpeningBalance))
    return kh.Ledger(books.funds, tuple(kept))


@given(ledgers())
def test_every_posting_but_an_opening_is_of_its_entry_and_its_kind(books: kh.Ledger) -> None:
    """Kills: the place of another entry; a transfer whose other side is not told."""
    lines = {
        kh.Contribution: {Line.RAISED},
        kh.Disbursement: {Line.SPENT},
        kh.Transfer: {Line.PASSED_ON, Line.RECEIVED},
        kh.Exchange: {Line.EXCHANGED},
        kh.Revaluation: {Line.REVALUED},
        kh.OpeningBalance: {Line.OPENING},
    }
    assert len(books.postings) == len([*books.postings.rows])
    for fund, day, line, _, _, _, other, place in books.postings.rows:
        entry = books.entries[place]
        assert line in lines[type(entry)]
        if isinstance(entry, kh.Transfer):
            ends = (entry.sender, entry.receiver)
            side = (Line.PASSED_ON, Line.RECEIVED).index(Line(line))
            assert books.funds[fund].id == ends[side]
            assert books.funds[other].id == ends[1 - side]
            assert date.fromordinal(day) == entry.days[side]
        else:
            assert (books.funds[fund].id, other) == (entry.fund, -1)
            assert date.fromordinal(day) == entry.on


@pytest.mark.parametrize(
    ("day", "held"), [(DAY - ONE_DAY, 0), (DAY, 5), (DAY + ONE_DAY, 5), (date.max, 5)]
)
def test_a_balance_is_that_of_the_end_of_the_day(day: date, held: int) -> None:
    """Kills: ``<`` for ``<=``."""
    books = kh.Ledger((kh.Fund(id="q-bt", owner="binh-thanh"),), (gift(),))
    assert books.balance("q-bt", at=day).cash == kh.Dong(held)


@pytest.mark.parametrize(
    ("shift", "held"),
    [(-1, 12), (0, 12), (1, 5)],
)
def test_books_begin_with_an_opening_balance_that_nothing_comes_before(
    shift: int, held: int
) -> None:
    """Kills: an opening on the day of the first entry that is compared; a later one that adds."""
    first = opening(7, on=DAY + shift * ONE_DAY)
    books = kh.Ledger((kh.Fund(id="q-bt", owner="binh-thanh"),), (gift(), first))
    assert books.balance("q-bt", at=date.max).cash == kh.Dong(held)


def test_of_an_opening_of_several_entries_each_counts() -> None:
    """Kills: the last one of a day and kind; one for every kind."""
    books = kh.Ledger(
        (kh.Fund(id="q-bt", owner="binh-thanh"),),
        (
            opening(7),
            opening(id="o-2"),
            opening(id="o-3", amount=kh.ForeignMoney(9, USD)),
            gift(amount=kh.Goods(kh.Count(2, BICYCLE))),
        ),
    )
    assert books.balance("q-bt", at=DAY) == kh.Amounts.of(
        kh.Dong(12), kh.ForeignMoney(9, USD), kh.Goods(kh.Count(2, BICYCLE))
    )


def test_a_new_value_of_some_goods_begins_no_books_of_those_without_one() -> None:
    """Kills: a posting of nothing, which an opening balance would be compared with."""
    dearer = kh.Revaluation(
        id="r-1", fund="q-bt", on=DAY - ONE_DAY, unit=BICYCLE, change=kh.Dong(5)
    )
    unvalued = opening(amount=kh.Goods(kh.Count(7, BICYCLE)))
    books = kh.Ledger((kh.Fund(id="q-bt", owner="binh-thanh"),), (dearer, unvalued))
    assert books.balance("q-bt", at=DAY).unvalued(BICYCLE) == 7


# What is refused

FUNDS = (
    kh.Fund(id="q-bt", owner="binh-thanh", period=kh.Period.until(LAST)),
    kh.Fund(id="q-p6", owner="p6"),
)
TRANSFER = kh.Transfer(
    id="t-1", sender="q-bt", receiver="q-p6", amount=kh.Dong(5), sent_on=DAY, received_on=DAY
)


def test_all_that_is_wrong_is_listed_at_once_with_its_place() -> None:
    """Kills: an error at the first problem; the place of one among those of its kind."""
    good: list[Entry] = [gift(id=f"c-{place}") for place in range(17)]
    bad: list[Entry] = [
        gift(id="c-17", fund="q-bn"),
        gift(id="c-18", on=LAST + ONE_DAY),
        gift(id="c-3"),
        evolve(TRANSFER, sender="nobody", received_on=None),
        evolve(TRANSFER, id="t-2", receiver="q-p7", sent_on=LAST + ONE_DAY),
        opening(id="o-22", fund="q-p66"),
        kh.Exchange(
            id="x-23", fund="q-xx-yy", on=DAY, gave=kh.Dong(5), got=kh.ForeignMoney(1, USD)
        ),
        kh.Revaluation(id="r-24", fund="q-bt", on=LAST + ONE_DAY, unit=BICYCLE, change=kh.Dong(5)),
        evolve(TRANSFER, id="t-3", received_on=LAST + ONE_DAY),
        evolve(TRANSFER, id="t-1", sender="q-p6", receiver="q-bt", received_on=LAST + ONE_DAY),
    ]
    twice = (*FUNDS, kh.Fund(id="q-p6", owner="p7"))
    after = "a day on which the fund q-bt exists (until 2025-06-30), got 2025-07-01"
    known = "the id of a fund of the ledger"
    own = "expected an id of its own"
    for entries in (tuple(good + bad), kh.EntryColumns.of(good + bad)):
        with pytest.raises(kh.StructuringError) as caught:
            kh.Ledger(twice, entries)
        assert str(caught.value).split("\n  ") == [
            "ledger: 12 problems",
            f"funds[2].id: {own}; funds[1] has the same, got 'q-p6'",
            f"entries[19].id: {own}; entries[3] has the same, got 'c-3'",
            f"entries[26].id: {own}; entries[20] has the same, got 't-1'",
            f"entries[17].fund: expected {known} (near: q-bt), got 'q-bn'",
            f"entries[18].on: expected {after}",
            f"entries[20].sender: expected {known}, got 'nobody'",
            f"entries[21].receiver: expected {known} (near: q-p6), got 'q-p7'",
            f"entries[21].sent_on: expected {after}",
            f"entries[22].fund: expected {known} (near: q-p6), got 'q-p66'",
            f"entries[23].fund: expected {known}, got 'q-xx-yy'",
            f"entries[24].on: expected {after}",
            f"entries[26].received_on: expected {after}",
        ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: kh.Ledger(FUNDS, [gift()]),
            "Ledger.entries: expected a tuple of entries, got [Contribution(id='c-1', ",
        ),
        (
            lambda: kh.Ledger(FUNDS, (gift(), kh.Dong(5))),  # type: ignore[arg-type]
            (
                "Ledger.entries[1]: expected an entry: a Contribution, Disbursement, Transfer, "
                "Exchange, Revaluation or OpeningBalance, got Dong(5)"
            ),
        ),
        (
            lambda: kh.Ledger([*FUNDS], ()),  # type: ignore[arg-type]
            "Ledger.funds: expected a tuple of Fund, got [Fund(id='q-bt', ",
        ),
        (
            lambda: kh.Ledger(FUNDS, ()).fund("q-p7"),
            "fund: expected the id of a fund of the ledger (near: q-p6), got 'q-p7'",
        ),
        (
            lambda: kh.Ledger(FUNDS, ()).balance("x", at=DAY),
            "fund: expected the id of a fund of the ledger, got 'x'",
        ),
        (
            lambda: kh.Ledger(FUNDS, ()).place(5),  # type: ignore[arg-type]
            "fund: expected the id of a fund of the ledger, got 5",
        ),
        (
            lambda: kh.Ledger(FUNDS, ()).balance("q-p6", at=datetime(2022, 9, 5)),  # noqa: DTZ001
            "Ledger.balance(at): expected a date without a time, got datetime.datetime(2022, ",
        ),
        (
            lambda: kh.Ledger(FUNDS, ()).hand_over("q-p6", to="q-bt", received_on=DAY),
            "Ledger.hand_over(fund): expected a fund whose period has an end, got 'q-p6'",
        ),
        (
            lambda: kh.Ledger(FUNDS, (gift(),)).hand_over("q-bt", to="q-bt", received_on=LAST),
            "Transfer.receiver: expected another fund than the sender, q-bt, got 'q-bt'",
        ),
        (
            lambda: check_ledger("statement.ledger", FUNDS),
            "statement.ledger: expected a Ledger, got (Fund(id='q-bt', ",
        ),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        make()
    assert str(caught.value)[: len(message)] == message


def test_a_ledger_is_shown_by_its_size_and_travels() -> None:
    books = kh.Ledger(FUNDS, (gift(), TRANSFER))
    assert repr(books) == "<Ledger: 2 funds, 2 entries>"
    assert books.fund("q-p6") is FUNDS[1]
    for arrived in (pickle.loads(pickle.dumps(books)), copy.deepcopy(books)):  # noqa: S301 - ours
        assert arrived == books
        assert arrived.balance("q-p6", at=DAY).cash == kh.Dong(5)
    assert kh.Ledger((), ()).findings == ()


# When a fund ends


@given(st.lists(amounts(), max_size=12), days(date(2022, 6, 30), date(2024, 1, 1)))
def test_after_a_hand_over_the_ended_fund_is_empty_and_its_heir_has_all(
    held: list[Amount], received_on: date
) -> None:
    """Kills: cash alone handed over; a value, or a kind, that stays; what came in on the last day.

    Also: a second hand-over that repeats the first.
    """
    last = date(2022, 6, 30)
    ended = kh.Fund(id="ended", owner="u0", period=kh.Period.until(last))
    heir = kh.Fund(id="heir", owner="u1")
    gifts = tuple(
        kh.Contribution(id=f"e{place}", fund="ended", on=last - (place % 2) * ONE_DAY, amount=one)
        for place, one in enumerate(held)
    )
    before = kh.Ledger((ended, heir), gifts)
    after = before.hand_over("ended", to="heir", received_on=received_on)
    assert after.balance("ended", at=last) == kh.Amounts()
    assert after.balance("heir", at=received_on) == before.balance("ended", at=last)
    assert after.balance("ended", at=last - ONE_DAY) == before.balance("ended", at=last - ONE_DAY)
    assert {one.sent_on for one in after.transfers} <= {last}
    assert after.hand_over("ended", to="heir", received_on=received_on) == after


def test_what_comes_after_a_hand_over_is_handed_over_too() -> None:
    """Kills: the ids of the first hand-over given again."""
    books = kh.Ledger(FUNDS, (gift(),)).hand_over("q-bt", to="q-p6", received_on=LAST)
    found = books.with_entries(gift(id="late", on=LAST))
    handed = found.hand_over("q-bt", to="q-p6", received_on=LAST)
    assert handed.balance("q-p6", at=LAST).cash == kh.Dong(10)
    assert [one.id for one in handed.transfers] == ["q-bt:handed-over:1", "q-bt:handed-over:2"]


def test_to_several_what_is_left_goes_to_the_last() -> None:
    third = kh.Fund(id="q-p7", owner="p7")
    books = kh.Ledger((*FUNDS, third), (gift(7), TRANSFER))
    handed = books.hand_over("q-bt", to="q-p7", received_on=LAST + ONE_DAY)
    assert handed.balance("q-p6", at=LAST).cash == kh.Dong(5)
    assert handed.balance("q-p7", at=LAST + ONE_DAY).cash == kh.Dong(2)
    assert not handed.balance("q-bt", at=LAST)


def test_debts_are_not_handed_over() -> None:
    """Kills: a transfer of less than nothing, or one of all but the debt."""
    spent = kh.Disbursement(id="d-1", fund="q-bt", on=DAY, amount=kh.Dong(6))
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Ledger(FUNDS, (gift(), spent)).hand_over("q-bt", to="q-p6", received_on=LAST)
    assert str(caught.value) == (
        "Amounts.amounts: expected at least nothing of each kind, to be moved as a whole, "
        "got '-1 VND'"
    )


def test_a_value_without_its_goods_is_not_handed_over() -> None:
    """Kills: a value that stays behind in silence, in a fund that is no more."""
    two, less = (kh.Goods(kh.Count(2, BICYCLE), kh.Dong(value)) for value in (5, 4))
    spent = kh.Disbursement(id="d-1", fund="q-bt", on=DAY, amount=less)
    books = kh.Ledger(FUNDS, (gift(amount=two), spent))
    with pytest.raises(kh.InvalidValueError) as caught:
        books.hand_over("q-bt", to="q-p6", received_on=LAST)
    assert str(caught.value) == (
        "Ledger.hand_over(fund): expected a fund in which no value is left of goods that are gone;"
        " revalue it first, got 'q-bt'"
    )
    written_off = kh.Revaluation(id="r-1", fund="q-bt", on=DAY, unit=BICYCLE, change=kh.Dong(-1))
    handed = books.with_entries(written_off).hand_over("q-bt", to="q-p6", received_on=LAST)
    assert handed.transfers == ()


@pytest.mark.parametrize(
    ("to", "received_on", "problem"),
    [
        (
            "q-p7",
            LAST,
            (
                "entries[1].receiver: expected the id of a fund of the ledger (near: q-p6), "
                "got 'q-p7'"
            ),
        ),
        (
            "q-late",
            LAST,
            (
                "entries[1].received_on: expected a day on which the fund q-late exists "
                "(from 2025-07-01), got 2025-06-30"
            ),
        ),
    ],
)
def test_an_heir_is_there_on_the_day(to: str, received_on: date, problem: str) -> None:
    late = kh.Fund(id="q-late", owner="p12", period=kh.Period(LAST + ONE_DAY))
    with pytest.raises(kh.StructuringError) as caught:
        kh.Ledger((*FUNDS, late), (gift(),)).hand_over("q-bt", to=to, received_on=received_on)
    assert str(caught.value) == f"ledger: 1 problem\n  {problem}"


def test_nobody_is_handed_over_to_before_a_fund_ends() -> None:
    """Kills: what two funds hold at once for half a year."""
    books = kh.Ledger(FUNDS, (gift(),))
    with pytest.raises(kh.InvalidValueError) as caught:
        books.hand_over("q-bt", to="q-p6", received_on=LAST - timedelta(days=1))
    assert str(caught.value) == (
        "Ledger.hand_over(received_on): expected a day not before the fund's last,"
        f" {LAST}, got {LAST - timedelta(days=1)}"
    )

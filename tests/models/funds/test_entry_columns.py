"""Entries as columns: the same entries, and the same ledger."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.funds.entry_columns import NAMES
from khuyenhoc.models.funds.flat_entry import FlatEntry, flat_of
from khuyenhoc.testing import ledgers
from khuyenhoc.values.unit import BICYCLE, USD

DAY = date(2022, 9, 5)


@given(ledgers())
def test_what_is_taken_apart_comes_together_again(books: kh.Ledger) -> None:
    """Kills: a field that has no column; a received amount, a basis or a sign lost."""
    columns = kh.EntryColumns.of(books.entries)
    assert tuple(columns) == books.entries
    assert len(columns) == len(books.entries)
    assert [flat_of(entry) for entry in books.entries] == [
        columns.flat(place) for place in range(len(columns))
    ]
    assert columns[1:-1] == books.entries[1:-1]
    assert columns[::-1] == tuple(reversed(books.entries))
    assert list(reversed(columns)) == [*books.entries][::-1]


@given(ledgers(), st.data())
def test_a_ledger_of_columns_is_the_same_ledger(books: kh.Ledger, data: st.DataObject) -> None:
    """Kills: postings of objects and of rows that differ; columns that differ from their tuple."""
    by_column = kh.Ledger(books.funds, kh.EntryColumns.of(books.entries))
    assert by_column == books
    assert hash(by_column) == hash(books)
    assert by_column.transfers == books.transfers
    assert by_column.findings == books.findings
    assert by_column.columns.columns == books.columns.columns
    year = data.draw(st.sampled_from((2021, 2022, 2023)))
    fund = data.draw(st.sampled_from(books.funds)).id
    assert by_column.balance(fund, at=date(year, 6, 30)) == books.balance(
        fund, at=date(year, 6, 30)
    )
    period = kh.Period.year(year)
    assert kh.statement(by_column, fund, period) == kh.statement(books, fund, period)
    more = kh.OpeningBalance(id="more", fund=fund, on=DAY, amount=kh.Dong(0))
    if books.fund(fund).exists_on(DAY):
        assert by_column.with_entries(more) == books.with_entries(more)


@given(ledgers())
def test_columns_that_no_entry_needs_may_be_left_out(books: kh.Ledger) -> None:
    """Kills: a default that is not that of the entry; a column of another length."""
    made = kh.EntryColumns.of(books.entries)
    whole = {name: made.column(name) for name in NAMES}
    bare = FlatEntry(kind=kh.EntryKind.CONTRIBUTION, id="", fund="", on=None, number=0)
    needed = {"kind", "id", "fund", "on", "number"}
    said = {
        name
        for name in NAMES
        if name in needed or any(one != getattr(bare, name) for one in whole[name])
    }
    columns = kh.EntryColumns({name: whole[name] for name in NAMES if name in said})
    assert made.columns.keys() == said
    assert tuple(columns) == books.entries
    for name in NAMES:
        assert columns.column(name) == whole[name]


def test_units_that_are_equal_and_not_the_same_are_one() -> None:
    """Kills: ``is VND`` for the kind of thing, in rows that came from a file."""
    dong = kh.Unit("VND", "đồng", kh.UnitKind.MONEY)
    gift = kh.Contribution(id="c-1", fund="q", on=DAY, amount=kh.Dong(5_000_000))
    columns = kh.EntryColumns.of([gift]).columns | {"unit": [dong]}
    books = kh.Ledger((kh.Fund(id="q", owner="o"),), kh.EntryColumns(columns))
    assert books.balance("q", at=DAY) == kh.Amounts.of(kh.Dong(5_000_000))


def test_columns_are_shown_by_how_many_entries_they_have() -> None:
    assert repr(kh.EntryColumns.of([])) == "<EntryColumns: 0 entries>"


COLUMNS = kh.EntryColumns.of(
    [
        kh.Contribution(id="c-1", fund="q", on=DAY, amount=kh.ForeignMoney(5, USD)),
        kh.Revaluation(id="r-1", fund="q", on=DAY, unit=BICYCLE, change=kh.Dong(-5)),
    ]
).columns


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            {},
            (
                "EntryColumns: expected columns of FlatEntry, among them fund, id, kind, number, "
                "on, got []"
            ),
        ),
        (
            {name: COLUMNS[name] for name in ("fund", "id", "kind", "on")},
            (
                "EntryColumns: expected columns of FlatEntry, among them fund, id, kind, number, "
                "on, got ['fund', 'id', 'kind', 'on']"
            ),
        ),
        (
            {name: COLUMNS[name] for name in ("fund", "id", "kind", "number", "on")}
            | {"amount": [1, 2]},
            (
                "EntryColumns: expected columns of FlatEntry, among them fund, id, kind, number, "
                "on, got ['fund', 'id', 'kind', 'number', 'on', 'amount']"
            ),
        ),
        (
            {name: COLUMNS[name] for name in ("fund", "id", "kind", "on")} | {"number": [500]},
            (
                "EntryColumns: expected lists of one length, "
                "got {'fund': 2, 'id': 2, 'kind': 2, 'number': 1, ...}"
            ),
        ),
    ],
)
def test_columns_that_make_no_entries_are_refused(columns: dict[str, Any], message: str) -> None:
    """Kills: an error about a key or an index, long after."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.EntryColumns(columns)
    assert str(caught.value) == message


def test_there_is_no_entry_after_the_last() -> None:
    columns = kh.EntryColumns(COLUMNS)
    assert columns[-1] == columns[1]
    with pytest.raises(IndexError):
        _ = columns[2]

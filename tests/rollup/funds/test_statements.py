"""The statement of every unit of a tree at once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import ledgers

DAY = date(2023, 5, 1)
YEAR = kh.Period.year(2023)
TREE = kh.Tree.of(
    date(2023, 12, 31), {"c1": "a", "c2": "a", "a": "top", "b": "top", "d": "b", "other": None}
)
UNITS = st.sampled_from([*TREE, "nowhere"])
PERIODS = st.sampled_from([kh.Period.year(year) for year in (2021, 2022, 2023)])


@given(ledgers(), st.lists(UNITS, min_size=12, max_size=12), PERIODS)
def test_each_is_what_consolidating_the_unit_gives(
    books: kh.Ledger, owners: list[str], period: kh.Period
) -> None:
    """Kills: a transfer eliminated too high or too low; what is under way lost on the way up."""
    funds = tuple(
        kh.Fund(id=fund.id, owner=owner, period=fund.period)
        for fund, owner in zip(books.funds, owners, strict=False)
    )
    if len(funds) < len(books.funds):
        return
    books = kh.Ledger(funds, tuple(books.entries))
    found = kh.statements(books, TREE, period)
    assert [*found] == [*TREE]
    for unit, statement in found.items():
        assert statement == kh.consolidate(books, TREE, unit, period)
        assert found.own(unit).raised == kh.Amounts.total(
            kh.statement(books, fund.id, period).raised for fund in funds if fund.owner == unit
        )
    assert {fund.id for fund in found.unplaced} == {
        fund.id for fund in funds if fund.owner == "nowhere"
    }
    assert found["top"].unplaced == found.unplaced
    assert set(found.without_funds) == {*TREE} - {fund.owner for fund in funds}


def books() -> kh.Ledger:
    funds = tuple(kh.Fund(id=f"q-{unit}", owner=unit) for unit in ("c1", "top"))
    gift = kh.Contribution(id="c", fund="q-c1", on=DAY, amount=kh.Dong(1_500))
    return kh.Ledger(funds, (gift,))


def test_a_unit_of_which_no_books_are_kept_is_blank_and_not_nothing() -> None:
    """Kills: 0 đồng said of a district that nobody keeps books for."""
    found = kh.statements(books(), TREE, YEAR)
    lines = str(found.table("en", units=["top", "a", "b"])).splitlines()
    assert [" ".join(line.split()) for line in (lines[0], *lines[2:])] == [
        "Unit opening raised received from other funds spent passed on to other funds closing",
        "top 0 1,500 0 0 0 1,500",
        "a 0 1,500 0 0 0 1,500",
        "b – – – – – –",
    ]
    assert "Vận động được" in found.table().html()
    rows = {row["unit"]: row for row in found.to_rows()}
    assert (rows["b"]["funds"], rows["a"]["funds"], rows["a"]["raised_cash"]) == (0, 1, 1_500)
    assert (rows["a"]["start"], rows["a"]["end"]) == (YEAR.start, YEAR.end)


def test_it_is_a_mapping_that_names_what_it_does_not_have() -> None:
    """Kills: Python's own KeyError, which tells of no tree."""
    found = kh.statements(books(), TREE, YEAR)
    assert (len(found), "a" in found, "e" in found) == (7, True, False)
    assert repr(found) == "<Statements: 7 units, 2023-01-01 to 2023-12-31; 2 funds, 0 unplaced>"
    with pytest.raises(kh.NotThereError) as missing:
        _ = found["e"]
    assert str(missing.value).startswith("unit: expected the id of a unit of <Tree")
    assert "<table>" in found._repr_html_()

"""Ledgers written as rows, which say the same when they are read."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.funds.purpose import PURPOSES
from khuyenhoc.values.unit import OCCURRENCE, PERSON, UNITS, VND, Unit, UnitKind

FUNDS: Final = tuple(kh.Fund(id=one, owner="p6") for one in ("q1", "q 2", "3"))
DESK: Final = Unit("desk", "bộ bàn ghế")
FEES: Final = kh.Purpose("fees", "Học phí", "fees")
THINGS: Final = [
    *(
        one
        for one in UNITS.values()
        if one.kind is UnitKind.COUNT and one not in (PERSON, OCCURRENCE)
    ),
    DESK,
]
MONEY: Final = [unit for unit in UNITS.values() if unit.kind is UnitKind.MONEY and unit != VND]

TEXTS: Final = st.sampled_from(["x", "nuôi heo đất", "007", "không", "1,5"])
DAYS: Final = st.integers(0, 800).map(lambda days: date(2023, 1, 1) + timedelta(days=days))
SIZES: Final = st.integers(1, 10**12)
COUNTS: Final = st.builds(kh.Count, SIZES, st.sampled_from(THINGS))
DONG: Final = st.builds(kh.Dong, SIZES)
FOREIGN: Final = st.builds(
    lambda cents, unit: kh.ForeignMoney(Fraction(cents, 100), unit), SIZES, st.sampled_from(MONEY)
)
BASES: Final = st.none() | st.sampled_from(kh.ValuationBasis)
VALUED: Final = st.builds(kh.Goods, COUNTS, st.builds(kh.Dong, st.integers(0, 10**9)), BASES)
AMOUNTS: Final = DONG | FOREIGN | st.builds(kh.Goods, COUNTS) | VALUED
#: What entries have besides their id, by their fields.
DONORS: Final = st.none() | st.builds(kh.Donor, TEXTS, st.none() | st.just("Nguyễn Văn An"))
GIVEN: Final = {
    "amount": AMOUNTS,
    "count": st.none() | COUNTS,
    "purpose": st.none() | st.sampled_from([*PURPOSES.values(), FEES]),
    "campaign": st.none() | TEXTS,
}
DATED: Final = {
    "fund": st.sampled_from([fund.id for fund in FUNDS]),
    "on": DAYS,
    "note": st.none() | TEXTS,
}
PEOPLE: Final = st.builds(kh.Count, SIZES, st.sampled_from([PERSON, OCCURRENCE]))


def disbursed(**fields: Any) -> kh.Disbursement:
    """Goods count themselves."""
    if isinstance(fields["amount"], kh.Goods):
        fields["count"] = None
    return kh.Disbursement(**fields)


@st.composite
def transfers(draw: st.DrawFn) -> kh.Transfer:
    """Make transfers that one or both sides have, alike or not."""
    sender, receiver = draw(st.permutations([fund.id for fund in FUNDS]))[:2]
    both = st.tuples(DAYS, DAYS)
    sent, received = draw(both | st.tuples(DAYS, st.none()) | st.tuples(st.none(), DAYS))
    amount = draw(AMOUNTS)
    other = None
    if None not in (sent, received) and isinstance(amount, kh.Dong):
        other = draw(st.none() | DONG)
    return kh.Transfer(
        id="t",
        sender=sender,
        receiver=receiver,
        amount=amount,
        sent_on=sent,
        received_on=received,
        received_amount=other,
        note=draw(st.none() | TEXTS),
    )


ENTRIES: Final[st.SearchStrategy[Any]] = st.one_of(
    st.builds(
        kh.Contribution,
        id=st.just("c"),
        donor=DONORS,
        earmarked_for=st.none() | TEXTS,
        state_ordered=st.booleans(),
        endowment=st.booleans(),
        **DATED,
        **GIVEN,
    ).map(lambda gift: evolve(gift, count=None) if isinstance(gift.amount, kh.Goods) else gift),
    st.builds(
        disbursed,
        id=st.just("d"),
        recipients=st.none() | PEOPLE,
        recipient=st.none() | TEXTS,
        **DATED,
        **GIVEN,
    ),
    transfers(),
    st.builds(kh.Exchange, id=st.just("x"), gave=DONG, got=FOREIGN | VALUED, **DATED),
    st.builds(kh.Exchange, id=st.just("x"), gave=FOREIGN | VALUED, got=DONG, **DATED),
    st.builds(
        kh.Revaluation,
        id=st.just("r"),
        unit=st.sampled_from(THINGS),
        change=DONG,
        first_valued=st.integers(0, 9),
        basis=BASES,
        **DATED,
    ),
    st.builds(kh.OpeningBalance, id=st.just("o"), amount=AMOUNTS | st.just(kh.Dong(0)), **DATED),
)


@st.composite
def ledgers(draw: st.DrawFn) -> kh.Ledger:
    entries = draw(st.lists(ENTRIES, max_size=6))
    return kh.Ledger(
        FUNDS, tuple(evolve(one, id=f"{one.id}-{place}") for place, one in enumerate(entries))
    )


@given(ledgers())
def test_rows_written_are_read_back_to_the_same_ledger(ledger: kh.Ledger) -> None:
    """Kills: cents lost, a basis or a one-sided transfer dropped, 0 written as a blank."""
    rows = kh.ledger_to_rows(ledger, donor_names=True)
    assert kh.ledger_from_rows(rows, FUNDS, units=[DESK], purposes=[FEES]) == ledger
    assert len({tuple(row) for row in rows}) <= 1
    as_text = [
        {heading: "" if cell is None else str(cell) for heading, cell in row.items()}
        for row in rows
    ]
    assert kh.ledger_from_rows(as_text, FUNDS, units=[DESK], purposes=[FEES]) == ledger


def test_names_of_donors_are_there_only_where_they_are_asked_for() -> None:
    """Kills: a name in a file that nobody asked to hold it."""
    gift = kh.Contribution(
        id="c", fund="3", on=date(2023, 1, 1), amount=kh.Dong(5), donor=kh.Donor("d", "An")
    )
    ledger = kh.Ledger(FUNDS, (gift,))
    assert "donor_name" not in kh.ledger_to_rows(ledger)[0]
    assert kh.ledger_to_rows(ledger)[0]["donor"] == "d"
    assert kh.ledger_to_rows(ledger, donor_names=True)[0]["donor_name"] == "An"


def test_what_a_cell_cannot_say_is_refused() -> None:
    """Kills: a campaign called "-" that comes back as none; a name in an error."""
    gift = kh.Contribution(
        id=" c", fund="3", on=date(2023, 1, 1), amount=kh.Dong(5), donor=kh.Donor("d", " An")
    )
    ledger = kh.Ledger(FUNDS, (gift, evolve(gift, id="e", campaign="-", donor=None)))
    with pytest.raises(kh.StructuringError) as caught:
        kh.ledger_to_rows(ledger, donor_names=True)
    said = "a text that a cell can hold: without space around it, and no word for nothing"
    assert [str(problem) for problem in caught.value.problems] == [
        f"entries[0].id: expected {said}, got ' c'",
        f"entries[0].donor_name: expected {said}, got what is not shown",
        f"entries[1].campaign: expected {said}, got '-'",
    ]


def test_of_no_entries_there_are_no_rows_and_of_no_ledger_an_error() -> None:
    assert kh.ledger_to_rows(kh.Ledger(FUNDS, ())) == []
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.ledger_to_rows([])  # type: ignore[arg-type]
    assert str(caught.value) == "ledger_to_rows: expected a Ledger, got []"

"""Ledgers as text that beancount reads, accepts, and comes to the same balances from."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve, frozen
from beancount import loader
from beancount.core.account import is_valid_leaf
from beancount.core.amount import CURRENCY_RE
from beancount.core.data import Balance, Close, Commodity, Note, Open, Transaction
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.beancount_accounts import fund_accounts
from khuyenhoc.interop.beancount_names import account_part, commodity_name, distinct
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.holding import CASH, kind_held
from khuyenhoc.values.unit import BICYCLE, JPY, SAVINGS_BOOK, USD, VND, Unit, UnitKind

DAY: Final = date(2022, 3, 1)
LATER: Final = date(2022, 3, 9)
#: Ids that read alike, are no names for beancount, or are names that it or we use.
IDS: Final = (
    *("q-p6", "Q-P6", "q_p6", "a-b", "a_b", "A-b", "a-b-2", "a b", "p6", "P6", "0", "-", "?"),
    *("Hội", unicodedata.normalize("NFD", "Hội"), "Quỹ khuyến học", "đ", "ß", "ǰ", "យ", "🎓"),
    *("transit", "Transit", "valued", "Unvalued", "assets:transit", 'say "hi"', "a\\", "\n;x\r"),
)
UNITS: Final = (
    *(BICYCLE, SAVINGS_BOOK, Unit("savings-book", "sổ"), Unit("bộ bàn ghế", "bộ"), Unit("7", "x")),
    *(Unit("true", "x"), Unit("VND.IN-KIND", "x"), Unit("🎁", "quà"), Unit("transit", "x")),
)
#: Often the same, so that entries meet.
units = st.sampled_from(UNITS[:2]) | st.sampled_from(UNITS)
CURRENCIES: Final = (USD, JPY, Unit("usd", "x", UnitKind.MONEY), Unit("vnd", "x", UnitKind.MONEY))
TEXTS: Final = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)

# -- ledgers ---------------------------------------------------------------------------------------

ids = st.sampled_from(IDS) | TEXTS
numbers = st.integers(1, 9) | st.integers(1, 10**24)
dong = st.builds(kh.Dong, numbers)
valued = st.builds(
    kh.Goods,
    st.builds(kh.Count, numbers, units),
    st.just(kh.Dong(0)) | dong,
    st.none() | st.sampled_from(kh.ValuationBasis),
)
unvalued = valued.map(lambda goods: kh.Goods(goods.count))
foreign = st.builds(kh.ForeignMoney.of_cents, numbers, st.sampled_from(CURRENCIES))
amounts: st.SearchStrategy[Amount] = dong | foreign | valued | unvalued
nothing: st.SearchStrategy[Amount] = st.sampled_from(
    (
        *(kh.Dong(0), kh.ForeignMoney(0, USD), kh.Goods(kh.Count(0, BICYCLE))),
        *(kh.Goods(kh.Count(0, BICYCLE), kh.Dong(worth)) for worth in (0, 5)),
    )
)
periods = st.sampled_from(
    (None, None, kh.Period.year(2022), kh.Period(DAY), kh.Period.until(LATER), kh.Period.day(DAY))
)


def of_size(amount: Amount, size: int) -> Amount:
    """Give as much of the same kind."""
    match amount:
        case kh.Dong():
            return kh.Dong(size)
        case kh.ForeignMoney():
            return kh.ForeignMoney.of_cents(size, amount.currency)
        case kh.Goods():
            return evolve(amount, count=kh.Count(size, amount.count.unit))


@st.composite
def trees(draw: st.DrawFn) -> kh.Tree:
    """Draw a tree in which each unit hangs under an earlier one or under nothing."""
    units = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    above = {
        unit: draw(st.none() | st.sampled_from(units[:place])) if place else None
        for place, unit in enumerate(units)
    }
    return kh.Tree.of(DAY, above)


@frozen
class Books:
    """A ledger and a tree that has some of its owners."""

    ledger: kh.Ledger
    tree: kh.Tree | None


@st.composite
def books(draw: st.DrawFn) -> Books:
    tree = draw(st.none() | trees())
    owners = ids if tree is None else st.sampled_from(tree.ids) | ids
    funds = [
        kh.Fund(id=one, owner=draw(owners), name=draw(st.none() | TEXTS), period=draw(periods))
        for one in draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    ]
    names = draw(st.lists(ids, max_size=12, unique=True))
    entries = tuple(draw(entry_of(funds, name)) for name in names)
    return Books(kh.Ledger(tuple(funds), entries), tree)


@st.composite
def entry_of(draw: st.DrawFn, funds: list[kh.Fund], name: str) -> Entry:
    fund = draw(st.sampled_from(funds))
    about: dict[str, Any] = {"id": name, "note": draw(st.none() | TEXTS)}
    alone = {**about, "fund": fund.id, "on": draw(days_of(fund))}
    gift: dict[str, Any] = {
        "amount": draw(amounts),
        "purpose": draw(st.none() | st.sampled_from([*kh.PURPOSES.values()])),
        "campaign": draw(st.none() | TEXTS),
        "count": draw(st.none() | st.builds(kh.Count, numbers, units)),
    }
    kinds: list[Callable[[], Entry]] = [
        lambda: kh.Contribution(**alone, **gift, donor=draw(donors), endowment=draw(st.booleans())),
        lambda: kh.Disbursement(**alone, **uncounted(gift)),
        lambda: kh.OpeningBalance(**alone, amount=draw(amounts | nothing)),
        lambda: kh.Revaluation(**alone, **draw(changes)),
        lambda: kh.Exchange(**alone, **draw(exchanged)),
    ]
    others = [one for one in funds if one is not fund]
    if others:
        kinds.append(lambda: draw(transfer(fund, draw(st.sampled_from(others)), about)))
    return draw(st.sampled_from(kinds))()


def uncounted(gift: dict[str, Any]) -> dict[str, Any]:
    """Goods count themselves."""
    return gift | {"count": None} if isinstance(gift["amount"], kh.Goods) else gift


donors = st.none() | st.builds(kh.Donor, ids, st.none() | st.just("Trần Thị Bình"))
changes: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "unit": units,
        "change": st.integers(-9, 9).filter(bool).map(kh.Dong),
    }
) | st.fixed_dictionaries(
    {"unit": units, "change": st.just(kh.Dong(0)) | dong, "first_valued": numbers}
)
sold = dong | foreign | valued
exchanged: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"gave": sold, "got": sold}
).filter(lambda both: kind_held(both["gave"]) != kind_held(both["got"]))


def days_of(fund: kh.Fund) -> st.SearchStrategy[date]:
    """Give days of a fund's life, near each other and at the ends of the calendar."""
    near = [DAY + timedelta(days) for days in (0, 1, 2, 8, 30)]
    found = [day for day in (*near, date.min, date.max) if fund.exists_on(day)]
    return st.sampled_from(found)


@st.composite
def transfer(
    draw: st.DrawFn, sender: kh.Fund, receiver: kh.Fund, about: dict[str, Any]
) -> kh.Transfer:
    sent, got = draw(days_of(sender)), draw(days_of(receiver))
    amount, how = draw(amounts), draw(st.sampled_from(("same", "less", "sent", "received", "day")))
    if how == "day" and receiver.exists_on(sent):
        got = sent
    other = of_size(amount, draw(numbers)) if how == "less" else None
    return kh.Transfer(
        **about,
        sender=sender.id,
        receiver=receiver.id,
        amount=amount,
        sent_on=None if how == "received" else sent,
        received_on=None if how == "sent" else got,
        received_amount=other,
    )


# -- what beancount makes of them ------------------------------------------------------------------


@frozen
class Read:
    """A text as beancount reads it."""

    directives: list[Any]

    @classmethod
    def of(cls, text: str) -> "Read":
        directives, errors, _ = loader.load_string(text)
        assert [error.message for error in errors] == []
        return cls(directives)

    def all(self, kind: type) -> list[Any]:
        return [one for one in self.directives if isinstance(one, kind)]

    @property
    def accounts(self) -> dict[str, str]:
        """The account of each fund, as the text tells."""
        return {one.meta["fund"]: one.account for one in self.all(Open) if "fund" in one.meta}

    @property
    def units(self) -> dict[str, str]:
        """The code of the unit of each commodity, as the text tells."""
        return {one.currency: one.meta["unit"] for one in self.all(Commodity)}

    def sums(self, account: str, at: date) -> dict[tuple[str, str], Fraction]:
        """Add up what is posted to an account and those below it, by what is below and what it is.

        Not in decimals, which would round as beancount itself does.
        """
        found: dict[tuple[str, str], Fraction] = {}
        for one in self.all(Transaction):
            for posting in one.postings if one.date <= at else ():
                if f"{posting.account}:".startswith(f"{account}:"):
                    key = posting.account[len(account) + 1 :], posting.units.currency
                    found[key] = found.get(key, Fraction(0)) + Fraction(posting.units.number)
        return found

    def held(self, account: str, at: date) -> dict[tuple[str, bool], tuple[int, int]]:
        """Give size and value of each kind in an account of funds."""
        found: dict[tuple[str, bool], list[Fraction]] = {}
        for (below, commodity), number in self.sums(account, at).items():
            if not below:
                cash = commodity == VND.code
                key = (VND.code, True) if cash else (self.units[commodity], False)
                both = [number, number] if cash else [number * 100, Fraction(0)]
            else:
                which, name = below.split(":")
                key = self.units[name], which == "Valued"
                both = (
                    [Fraction(0), number] if commodity == "VND.IN-KIND" else [number, Fraction(0)]
                )
            before = found.setdefault(key, [Fraction(0), Fraction(0)])
            found[key] = [first + more for first, more in zip(before, both, strict=True)]
        whole = {key: (int(size), int(value)) for key, (size, value) in found.items()}
        assert all(found[key] == [*both] for key, both in whole.items())
        return {key: both for key, both in whole.items() if both != (0, 0)}


def by_kind(amounts: kh.Amounts) -> dict[tuple[str, bool], tuple[int, int]]:
    return {(kind.unit.code, kind.valued): size for kind, size in amounts.sizes.items()}


def days_around(ledger: kh.Ledger) -> list[date]:
    """Give the days on which something happens, the days before them, and some others."""
    days = {date.fromordinal(row[1]) for row in ledger.postings.rows}
    return sorted({*days, *(day - timedelta(1) for day in days if day > date.min), DAY, date.max})


# -- balances --------------------------------------------------------------------------------------


@given(books())
def test_beancount_accepts_every_ledger_and_comes_to_its_balances(given: Books) -> None:
    """Kills: a wrong sign; a value left out; valued and unvalued goods as one; merged accounts."""
    read = Read.of(kh.to_beancount(given.ledger, given.tree))
    for fund in given.ledger.funds:
        for at in days_around(given.ledger):
            account = read.accounts.get(fund.id, "Assets:No-such-account")
            expected = by_kind(given.ledger.balance(fund.id, at=at))
            assert read.held(account, at) == expected, (fund.id, at)


@given(books(), st.data())
def test_all_funds_and_what_is_in_transit_are_what_is_stated(
    given: Books, data: st.DataObject
) -> None:
    """Kills: no transit account; a transfer that is raised and spent; exchanges as income."""
    at = data.draw(st.sampled_from(days_around(given.ledger)[:-1]))
    if at == date.max:
        at -= timedelta(1)
    read = Read.of(kh.to_beancount(given.ledger, given.tree))
    period = kh.Period.through(date.min, last_day=at)
    stated = kh.statement(given.ledger, [fund.id for fund in given.ledger.funds], period)
    assert read.held("Assets:Transit", at) == by_kind(stated.in_transit)
    funds = kh.Amounts.total(given.ledger.balance(one.id, at=at) for one in given.ledger.funds)
    assert stated.closing == funds + stated.in_transit  # which the property above compares
    for account, sign, line in (("Income", -1, stated.raised), ("Expenses", 1, stated.spent)):
        sums = of_commodities(read.sums(account, at))
        assert {name: sign * number for name, number in sums.items() if number} == of_amounts(
            line, read.units
        )


def of_commodities(sums: dict[tuple[str, str], Fraction]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for (_, commodity), number in sums.items():
        found[commodity] = found.get(commodity, Fraction(0)) + number
    return found


def of_amounts(amounts: kh.Amounts, units: dict[str, str]) -> dict[str, Fraction]:
    """Give amounts by beancount's commodities, goods with and without a value as one."""
    names = {code: name for name, code in units.items() if name != "VND.IN-KIND"}
    found: dict[str, Fraction] = {}
    for kind, (size, value) in amounts.sizes.items():
        name = VND.code if kind == CASH else names[kind.unit.code]
        number = Fraction(size, 100 if kind != CASH and kind.unit.kind is UnitKind.MONEY else 1)
        found[name] = found.get(name, Fraction(0)) + number
        if kind != CASH:
            found["VND.IN-KIND"] = found.get("VND.IN-KIND", Fraction(0)) + value
    return {name: number for name, number in found.items() if number}


@given(books(), st.data())
def test_the_order_of_funds_and_entries_is_no_matter(given: Books, data: st.DataObject) -> None:
    """Kills: numbers of like names by who comes first; the id of the first of several openings."""
    funds = data.draw(st.permutations(given.ledger.funds))
    entries = data.draw(st.permutations(given.ledger.entries))
    again = kh.Ledger(tuple(funds), kh.EntryColumns.of(entries))
    assert kh.to_beancount(again, given.tree) == kh.to_beancount(given.ledger, given.tree)


# -- what is said ----------------------------------------------------------------------------------


@given(books())
def test_every_text_comes_back_as_it_was(given: Books) -> None:
    """Kills: a quote, a backslash or the end of a line that is not escaped."""
    read = Read.of(kh.to_beancount(given.ledger, given.tree))
    said = {one.meta["id"]: one for one in read.all(Transaction)}
    for fund in given.ledger.funds:
        account = read.accounts.get(fund.id)
        about: dict[str, Any] = next(
            (one.meta for one in read.all(Open) if one.account == account), {}
        )
        assert about.get("owner", fund.owner) == fund.owner
        assert not about or about.get("name") == fund.name
    stated = {place for one in given.ledger.postings.stated for place in one.entries}
    for place, entry in enumerate(given.ledger.entries):
        if place not in stated:
            found = said.pop(entry.id)
            assert found.narration == (entry.note or found.meta["kind"])
            assert found.meta.get("campaign") == getattr(entry, "campaign", None)
            donor = getattr(entry, "donor", None)
            assert found.meta.get("donor") == (donor and donor.id)
            assert found.meta.get("endowment", False) is getattr(entry, "endowment", False)
    assert not said


@given(books())
def test_the_name_of_a_donor_is_never_written(given: Books) -> None:
    """Kills: the donor as payee."""
    assert "Trần Thị Bình" not in kh.to_beancount(given.ledger, given.tree)


def test_who_was_given_something_is_not_written() -> None:
    """Kills: every field as metadata."""
    about: dict[str, Any] = {"fund": "q", "on": DAY, "amount": kh.Dong(5)}
    text = written(
        kh.Contribution(id="c", **about, earmarked_for="hs-17"),
        kh.Disbursement(id="d", **about, recipient="hs-18"),
    )
    assert "hs-1" not in text


# -- names -----------------------------------------------------------------------------------------


@given(st.lists(st.tuples(ids, ids), unique_by=lambda pair: pair[0], max_size=12), trees())
def test_distinct_ids_stay_distinct_accounts(pairs: list[tuple[str, str]], tree: kh.Tree) -> None:
    """No account is another's, above another's or a unit's.  Kills: ids that are cleaned alone."""
    funds = [kh.Fund(id=fund, owner=owner) for fund, owner in pairs]
    funds += [kh.Fund(id=f"fund of {unit}", owner=unit) for unit in tree if unit not in dict(pairs)]
    by_id = {fund.id: fund for fund in funds}
    accounts = fund_accounts([*by_id.values()], tree)
    assert all(is_valid_leaf(account) for account in accounts)
    units = {account.rpartition(":")[0] for account in accounts}
    for place, account in enumerate(accounts):
        assert account not in units
        others = accounts[:place] + accounts[place + 1 :]
        assert not any(f"{other}:".startswith(f"{account}:") for other in others)
    owners = {fund.owner for fund in by_id.values()}
    assert len(units) == len(owners)


def test_ids_that_read_alike_are_numbered_in_their_order() -> None:
    """What is a name as it stands keeps it.  Kills: numbers by the ledger's order, or by chance."""
    funds = [kh.Fund(id=one, owner="p6") for one in ("a_b", "a/b", "a-b", "a.b", "a b", "a-b-2")]
    numbered = ["P6:A-b-6", "P6:A-b-5", "P6:A-b", "P6:A-b-4", "P6:A-b-3", "P6:A-b-2"]
    assert fund_accounts(funds, None) == numbered
    assert fund_accounts(funds[::-1], None) == numbered[::-1]


@given(st.lists(ids, unique=True))
def test_distinct_units_stay_distinct_commodities(codes: list[str]) -> None:
    """Kills: savings_book and savings-book as one; words that mean something to beancount."""
    taken = ["TRUE", "FALSE", "NULL", "VND"]
    names = distinct([(code, commodity_name(code)) for code in codes], taken)
    assert len({*names.values(), *taken}) == len(codes) + len(taken)
    assert all(re.fullmatch(CURRENCY_RE, name) and len(name) > 1 for name in names.values())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        *[("q-p6", "Q-p6"), ("Q-P6", "Q-P6"), ("a_b", "A-b"), (" a/b? ", "A-b"), ("", "X")],
        *[("đống đa", "Đống-đa"), (unicodedata.normalize("NFD", "ấp 6"), "Ấp-6")],
        *[("79", "79"), ("-7", "7"), ("ß", "SS"), ("ǰa", "Xǰa"), ("ƻ", "Xƻ"), ("យ", "X")],
    ],
)
def test_ids_become_parts_of_accounts(text: str, part: str) -> None:
    """Kills: a first letter in small; decomposed letters cut to pieces."""
    assert account_part(text) == part


@pytest.mark.parametrize(
    ("code", "name"),
    [
        *[("bicycle", "BICYCLE"), ("savings_book", "SAVINGS-BOOK"), ("Đôi giày", "DOI-GIAY")],
        *[("", "XX"), ("7", "X7"), ("7up", "X7UP"), ("a", "XA"), ("🎁", "XX"), ("ß", "SS")],
    ],
)
def test_units_become_commodities(code: str, name: str) -> None:
    """Kills: accents; one letter, which is a flag; a digit in front."""
    assert commodity_name(code) == name


# -- one by one ------------------------------------------------------------------------------------

FUND: Final = kh.Fund(id="q", owner="p6")
OTHER: Final = kh.Fund(id="r", owner="p7")


def written(*entries: Entry, funds: tuple[kh.Fund, ...] = (FUND, OTHER)) -> str:
    text = kh.to_beancount(kh.Ledger(funds, entries))
    Read.of(text)
    return text


def passed(sent_on: date | None, received_on: date | None, **changes: Any) -> kh.Transfer:
    return kh.Transfer(
        id="t",
        sender="q",
        receiver="r",
        amount=kh.Dong(500),
        sent_on=sent_on,
        received_on=received_on,
        **changes,
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            passed(DAY, DAY),
            [("*", DAY, [("Assets:P6:Q", -500), ("Assets:P7:R", 500)])],
        ),
        (
            passed(DAY, LATER),
            [
                ("*", DAY, [("Assets:P6:Q", -500), ("Assets:Transit", 500)]),
                ("*", LATER, [("Assets:P7:R", 500), ("Assets:Transit", -500)]),
            ],
        ),
        (
            passed(DAY, DAY, received_amount=kh.Dong(480)),
            [
                ("!", DAY, [("Assets:P6:Q", -500), ("Assets:Transit", 500)]),
                ("!", DAY, [("Assets:P7:R", 480), ("Assets:Transit", -480)]),
            ],
        ),
        (passed(DAY, None), [("!", DAY, [("Assets:P6:Q", -500), ("Assets:Transit", 500)])]),
        (passed(None, DAY), [("!", DAY, [("Assets:P7:R", 500), ("Assets:Transit", -500)])]),
    ],
)
def test_a_transfer_is_one_transaction_or_goes_through_transit(
    entry: kh.Transfer, expected: list[object]
) -> None:
    """Kills: transit where both sides agree; a missing side made up; no flag."""
    found = [
        (one.flag, one.date, [(each.account, each.units.number) for each in one.postings])
        for one in Read.of(written(entry)).all(Transaction)
    ]
    assert found == expected


def test_goods_of_one_number_and_another_value_go_through_transit() -> None:
    """Kills: sides compared by their numbers alone."""
    sent, got = (kh.Goods(kh.Count(5, BICYCLE), kh.Dong(worth)) for worth in (500, 400))
    entry = evolve(passed(DAY, DAY), amount=sent, received_amount=got)
    sums = Read.of(written(entry)).sums("Assets:Transit", DAY)
    assert sums["Valued:BICYCLE", "VND.IN-KIND"] == 100
    assert sums["Valued:BICYCLE", "BICYCLE"] == 0


def test_a_transfer_of_nobody_knows_where_is_no_fund_of_that_name() -> None:
    """Kills: a unit called transit that gets what is under way."""
    funds = (kh.Fund(id="q", owner="transit"), kh.Fund(id="r", owner="Transit"))
    text = written(passed(DAY, None), funds=funds)
    assert "open Assets:Transit VND" in text
    assert "Assets:Transit-3:Q  -500 VND" in text


OPENED: Final = kh.OpeningBalance(
    id="o", fund="q", on=DAY, amount=kh.ForeignMoney(Fraction("12.50"), USD)
)
LATER_OPENED: Final = evolve(OPENED, id="p", on=LATER, note="sổ mới")


def test_a_later_opening_balance_is_asserted_at_the_start_of_its_day() -> None:
    """Kills: the balance after what happens on that day; one that a cent cannot break."""
    spent = kh.Disbursement(id="d", fund="q", on=LATER, amount=kh.ForeignMoney(5, USD))
    text = written(OPENED, spent, LATER_OPENED)
    (balance,) = Read.of(text).all(Balance)
    assert [one.meta["id"] for one in Read.of(text).all(Transaction)] == ["o", "d"]
    assert (balance.date, str(balance.amount), balance.tolerance) == (LATER, "12.50 USD", 0)
    assert (balance.meta["id"], balance.meta["remark"]) == ("p", "sổ mới")
    _, errors, _ = loader.load_string(text.replace("12.50 ~", "12.51 ~"))
    assert len(errors) == 1


def test_a_later_opening_balance_of_goods_is_asserted_with_their_value() -> None:
    """Kills: a number asserted alone."""
    goods = kh.Goods(kh.Count(5, BICYCLE), kh.Dong(0))
    text = written(evolve(OPENED, amount=goods), evolve(LATER_OPENED, amount=goods))
    balances = [str(one.amount) for one in Read.of(text).all(Balance)]
    assert balances == ["5 BICYCLE", "0 VND.IN-KIND"]


def test_a_later_opening_balance_that_differs_is_a_note() -> None:
    """Kills: a balance that bean-check refuses."""
    other = evolve(LATER_OPENED, amount=kh.ForeignMoney(13, USD))
    read = Read.of(written(OPENED, other))
    (note,) = read.all(Note)
    assert not read.all(Balance)
    assert (note.date, note.account) == (LATER, "Assets:P6:Q")
    assert note.comment == "opened with 13 USD, though the entries before come to 12.5 USD"
    assert note.meta["id"] == "p"


def test_nothing_is_an_opening_balance_too() -> None:
    """Kills: a note on an account that was never opened."""
    none = evolve(OPENED, amount=kh.ForeignMoney(0, USD))
    (note,) = Read.of(written(none, LATER_OPENED)).all(Note)
    assert note.comment == "opened with 12.5 USD, though the entries before come to nothing"


def test_several_later_opening_balances_of_a_day_are_one_sum() -> None:
    """Kills: two balances of which neither is the whole; their order by that of the entries."""
    half = kh.ForeignMoney(Fraction("6.25"), USD)
    first, second = (evolve(LATER_OPENED, id=one, note=one, amount=half) for one in ("s", "t"))
    for later in ((first, second), (second, first)):
        (balance,) = Read.of(written(OPENED, *later)).all(Balance)
        assert str(balance.amount) == "12.50 USD"
        assert (balance.meta["id"], balance.meta["remark"]) == ("s, t", "s, t")


def test_several_opening_balances_of_a_day_are_transactions_of_their_own() -> None:
    """Kills: the id of the first for all of them."""
    read = Read.of(written(OPENED, evolve(OPENED, id="n")))
    assert [one.meta["id"] for one in read.all(Transaction)] == ["n", "o"]


ENDED: Final = kh.Fund(id="q", owner="p6", period=kh.Period.until(LATER))


@pytest.mark.parametrize(("left", "closed"), [(0, ["Assets:P6:Q"]), (1, [])])
def test_a_fund_that_ended_with_nothing_left_is_closed(left: int, closed: list[str]) -> None:
    """Kills: closing what still holds something, or the day before the last entry."""
    text = written(
        kh.Contribution(id="c", fund="q", on=DAY, amount=kh.Dong(500 + left)),
        passed(LATER, LATER),
        funds=(ENDED, OTHER),
    )
    ends = Read.of(text).all(Close)
    assert [(one.account, one.date) for one in ends] == [(account, LATER) for account in closed]


def test_value_left_of_goods_that_are_gone_keeps_a_fund_open() -> None:
    """Kills: a fund that is empty by the numbers alone."""
    goods = kh.Goods(kh.Count(5, BICYCLE), kh.Dong(500))
    text = written(
        kh.Contribution(id="c", fund="q", on=DAY, amount=goods),
        kh.Disbursement(id="d", fund="q", on=DAY, amount=evolve(goods, value=kh.Dong(400))),
        funds=(ENDED,),
    )
    assert not Read.of(text).all(Close)


def test_a_fund_without_entries_is_told_all_the_same() -> None:
    """Kills: a fund that is not in the text; one opened on a day that nobody stated."""
    text = written(funds=(kh.Fund(id="s\n", owner="p6", period=kh.Period(DAY)), FUND))
    assert text == (
        'option "title" "Study-promotion funds"\n'
        'option "operating_currency" "VND"\n'
        '; Assets:P6:Q: the fund "q" of "p6" has no entry and no first day\n'
        "\n"
        "2022-03-01 open Assets:P6:S VND\n"
        '  fund: "s\\n"\n'
        '  owner: "p6"\n'
    )


def test_what_lies_under_a_unit_is_under_its_account() -> None:
    """Kills: a fund under its owner alone; one fund above another."""
    tree = kh.Tree.of(DAY, {"p6": "bt", "bt": "hcm"})
    funds = [kh.Fund(id=one, owner=owner) for one, owner in (("q", "p6"), ("p6", "bt"), ("z", "x"))]
    assert fund_accounts(funds, tree) == ["Hcm:Bt:P6:Q", "Hcm:Bt:P6-2", "X:Z"]


def test_an_exchange_is_neither_income_nor_expense() -> None:
    """Kills: a purchase that crosses cash and kind; a value that is lost on the way."""
    bikes = kh.Goods(kh.Count(20, BICYCLE), kh.Dong(470), kh.ValuationBasis.COST)
    text = written(kh.Exchange(id="x", fund="q", on=DAY, gave=kh.Dong(475), got=bikes))
    assert text.endswith(
        '2022-03-01 * "exchange"\n'
        '  id: "x"\n'
        '  kind: "exchange"\n'
        '  got-basis: "cost"\n'
        "  Assets:P6:Q  -475 VND\n"
        "  Assets:P6:Q:Valued:BICYCLE  20 BICYCLE\n"
        "  Assets:P6:Q:Valued:BICYCLE  470 VND.IN-KIND\n"
        "  Equity:Exchanges  475 VND\n"
        "  Equity:Exchanges  -20 BICYCLE\n"
        "  Equity:Exchanges  -470 VND.IN-KIND\n"
    )


def test_a_first_value_moves_goods_to_those_with_one() -> None:
    """Kills: goods that are counted twice once they are valued."""
    text = written(
        kh.Revaluation(id="r", fund="q", on=DAY, unit=BICYCLE, change=kh.Dong(70), first_valued=5)
    )
    assert text.endswith(
        "  Assets:P6:Q:Unvalued:BICYCLE  -5 BICYCLE\n"
        "  Assets:P6:Q:Valued:BICYCLE  5 BICYCLE\n"
        "  Assets:P6:Q:Valued:BICYCLE  70 VND.IN-KIND\n"
        "  Equity:Revaluations  -70 VND.IN-KIND\n"
    )


# -- bean-check ------------------------------------------------------------------------------------


def checked(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "beancount.scripts.check", "--no-cache", str(path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_bean_check_accepts_the_file(tmp_path: Path) -> None:
    """Kills: what loads as a text and not from a file; a check that accepts anything."""
    text = written(
        OPENED,
        evolve(LATER_OPENED, note='Quỹ "Mái ấm"\r\n\\'),
        passed(DAY, LATER, note="chuyển về phường"),
        kh.Contribution(id="c", fund="r", on=DAY, amount=kh.Goods(kh.Count(3, SAVINGS_BOOK))),
    )
    sound, broken = tmp_path / "sound.beancount", tmp_path / "broken.beancount"
    sound.write_text(text, "utf-8")
    broken.write_text(text.replace("Assets:P6:Q  -500 VND", "Assets:P6:Q  -501 VND"), "utf-8")
    assert (checked(sound).returncode, checked(sound).stderr) == (0, "")
    assert checked(broken).returncode == 1


# -- what cannot be written ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ledger", "tree", "message"),
    [
        (5, None, "to_beancount.ledger: expected a Ledger, got 5"),
        (
            kh.Ledger((), ()),
            "hcm",
            "to_beancount.tree: expected a Tree, such as hierarchy.on(day), or None, got 'hcm'",
        ),
    ],
)
def test_other_things_are_refused(ledger: Any, tree: Any, message: str) -> None:
    """Kills: an AttributeError from the midst of the export."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_beancount(ledger, tree)
    assert str(caught.value) == message


def raised(number: int, **about: Any) -> kh.Ledger:
    gift = kh.Contribution(id="c", fund="q", on=DAY, amount=kh.Dong(number), **about)
    return kh.Ledger((FUND,), (gift,))


def test_what_beancount_would_round_is_refused() -> None:
    """Kills: sums of more than 28 digits, and numbers that Python itself does not print."""
    most = (10**28 - 1) // 4
    assert f"  {most} VND" in kh.to_beancount(raised(most))
    count = kh.Count(10**5000, BICYCLE)
    for ledger in (raised(most + 1), raised(10**5000), raised(1, count=count)):
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.to_beancount(ledger)
        assert str(caught.value) == (
            "to_beancount.ledger: expected amounts that add up to at most 28 digits, all that"
            " beancount is exact to, got <Ledger: 1 funds, 1 entries>"
        )


def test_half_of_a_character_is_refused() -> None:
    """Kills: a text that no file can hold."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_beancount(raised(1, note="\ud800"))
    assert str(caught.value).startswith(
        "to_beancount.ledger: expected texts of whole characters, which UTF-8 can hold, got "
    )

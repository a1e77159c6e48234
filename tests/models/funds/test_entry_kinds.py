"""Gifts, payments, exchanges, revaluations and opening balances: what each of them can be."""

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

import khuyenhoc as kh
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.entry import Entry, check_entry
from khuyenhoc.testing import amounts
from khuyenhoc.values.unit import BICYCLE, BOOK, EUR, GIFT, SCHOLARSHIP, USD

DAY = date(2022, 9, 5)
DATED: dict[str, Any] = {"id": "e-1", "fund": "q-bt", "on": DAY}
DOLLAR, EURO = kh.ForeignMoney(1, USD), kh.ForeignMoney(1, EUR)
BICYCLES = kh.Goods(kh.Count(2, BICYCLE), kh.Dong(5))
MOVES: tuple[Callable[..., Any], ...] = (kh.Contribution, kh.Disbursement)


def number_of(amount: Amount) -> int:
    match amount:
        case kh.Dong(number):
            return number
        case kh.ForeignMoney():
            return amount.cents
        case kh.Goods(count):
            return count.number


@given(amounts(min_size=0))
def test_nothing_is_given_or_paid_but_books_may_open_with_it(amount: Amount) -> None:
    """Kills: ``>= 0`` for ``> 0`` and the reverse; goods of no number, whatever their value."""
    assert kh.OpeningBalance(**DATED, amount=amount).amount == amount
    for kind in MOVES:
        if number_of(amount):
            assert kind(**DATED, amount=amount).amount == amount
        else:
            with pytest.raises(kh.InvalidValueError):
                kind(**DATED, amount=amount)


@pytest.mark.parametrize("kind", MOVES)
@pytest.mark.parametrize(
    "amount",
    [
        kh.Dong(0),
        kh.Dong(-1),
        kh.ForeignMoney(0, USD),
        kh.ForeignMoney(Fraction(-1, 100), USD),
        kh.Goods(kh.Count(0, BICYCLE), kh.Dong(5)),
        20_000_000,
        kh.Count(2, SCHOLARSHIP),
        (kh.Dong(5), BICYCLES),
        None,
    ],
)
def test_a_gift_is_above_nothing_and_of_one_kind(kind: Callable[..., Any], amount: Any) -> None:
    """Kills: a negative gift, which is a payment; a bare number; a mixture."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kind(**DATED, amount=amount)
    assert str(caught.value) == (
        f"{kind.__name__}.amount: expected đồng as Dong(…), a ForeignMoney or Goods, above 0, "
        f"got {amount!r}"
    )


@pytest.mark.parametrize("amount", [kh.Dong(1), kh.ForeignMoney(Fraction(1, 100), USD)])
def test_the_smallest_amounts_are_amounts(amount: Amount) -> None:
    """Kills: ``> 1`` for ``> 0``; a cent rounded to nothing."""
    for kind in MOVES:
        assert kind(**DATED, amount=amount).amount == amount


def test_half_a_dong_is_not_given() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Contribution(**DATED, amount=kh.Dong(Fraction(1, 2)))  # type: ignore[arg-type]
    assert str(caught.value) == ("Dong.amount: expected a whole number of đồng, got Fraction(1, 2)")


NOT_NOTHING = "expected đồng as Dong(…), a ForeignMoney or Goods, above 0"
VALUED = "expected goods with a value, as they are bought or sold"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: kh.OpeningBalance(**DATED, amount=kh.Dong(-1)),
            (
                "OpeningBalance.amount: expected đồng as Dong(…), a ForeignMoney or Goods, of at "
                "least 0, got Dong(-1)"
            ),
        ),
        (
            lambda: kh.Contribution(**DATED | {"fund": ""}, amount=kh.Dong(1)),
            "Contribution.fund: expected a text that is not blank, got ''",
        ),
        (
            lambda: kh.Contribution(**DATED, amount=kh.Dong(1), state_ordered=1),  # type: ignore[arg-type]
            "Contribution.state_ordered: expected True or False, got 1",
        ),
        (
            lambda: kh.Contribution(**DATED, amount=kh.Dong(1), donor="Nguyễn Văn An"),  # type: ignore[arg-type]
            (
                "Contribution.donor: expected a Donor; only the type of what was given is shown,"
                " got <class 'str'>"
            ),
        ),
        (
            lambda: kh.Disbursement(**DATED, amount=kh.Dong(1), recipients=kh.Count(80, GIFT)),
            (
                "Disbursement.recipients: expected a Count of PERSON or of OCCURRENCE (lượt), or "
                "None, got Count(80, gift)"
            ),
        ),
        (
            lambda: kh.Disbursement(**DATED, amount=kh.Dong(1), recipients=80),  # type: ignore[arg-type]
            (
                "Disbursement.recipients: expected a Count of PERSON or of OCCURRENCE (lượt), or "
                "None, got 80"
            ),
        ),
        (
            lambda: kh.Exchange(**DATED, gave=kh.Dong(0), got=DOLLAR),
            f"Exchange.gave: {NOT_NOTHING}, got Dong(0)",
        ),
        (
            lambda: kh.Exchange(**DATED, gave=kh.Dong(5), got=kh.Goods(kh.Count(2, BICYCLE))),
            (f"Exchange.got: {VALUED}, got Goods(count=Count(2, bicycle), value=None, basis=None)"),
        ),
        (
            lambda: kh.Exchange(**DATED, gave=kh.Goods(kh.Count(2, BICYCLE)), got=kh.Dong(5)),
            (
                f"Exchange.gave: {VALUED}, "
                "got Goods(count=Count(2, bicycle), value=None, basis=None)"
            ),
        ),
        (
            lambda: kh.Exchange(**DATED, gave=kh.Dong(5), got=kh.Dong(4)),
            (
                "Exchange.got: expected another kind of thing than what was given, Dong(5), "
                "got Dong(4)"
            ),
        ),
        (
            lambda: kh.Revaluation(**DATED, unit=USD, change=kh.Dong(5)),
            (
                "Revaluation.unit: expected a unit of goods, got "
                "Unit(code='USD', label_vi='đô la Mỹ', kind=<UnitKind.MONEY: 'money'>)"
            ),
        ),
        (
            lambda: kh.Revaluation(**DATED, unit=BICYCLE, change=kh.Dong(0)),
            "Revaluation.change: expected a change of the value, got Dong(0)",
        ),
        (
            lambda: kh.Revaluation(**DATED, unit=BICYCLE, change=kh.Dong(-1), first_valued=1),
            (
                "Revaluation.change: expected at least 0 đồng, the first value of goods that had "
                "none, got Dong(-1)"
            ),
        ),
        (
            lambda: kh.Revaluation(**DATED, unit=BICYCLE, change=kh.Dong(1), first_valued=-1),
            "Revaluation.first_valued: expected a whole number of at least 0, got -1",
        ),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        make()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "kind", [kh.Contribution, kh.Disbursement, kh.OpeningBalance, kh.Exchange, kh.Revaluation]
)
@pytest.mark.parametrize("day", ["2022-09-05", None, datetime(2022, 9, 5)])  # noqa: DTZ001
def test_what_happens_has_a_day(kind: Callable[..., Any], day: Any) -> None:
    """Kills: an instant for a day; a day that is not known."""
    moves: dict[Any, dict[str, Any]] = {
        kh.Exchange: {"gave": kh.Dong(5), "got": DOLLAR},
        kh.Revaluation: {"unit": BICYCLE, "change": kh.Dong(5)},
    }
    with pytest.raises(kh.InvalidValueError) as caught:
        kind(**DATED | {"on": day}, **moves.get(kind, {"amount": kh.Dong(5)}))
    assert caught.value.expected == "a date without a time"


@pytest.mark.parametrize("first_valued", [0, 1])
@pytest.mark.parametrize("change", [-1, 0, 1])
def test_a_revaluation_changes_something(first_valued: int, change: int) -> None:
    """Kills: ``<= 0`` for ``< 0`` of a first value; a lower value refused to what has one."""
    can_be = change > 0 or (change == 0 and first_valued) or (change < 0 and not first_valued)
    fields: dict[str, Any] = {"change": kh.Dong(change), "first_valued": first_valued}
    if can_be:
        assert kh.Revaluation(**DATED, unit=BICYCLE, **fields).change == kh.Dong(change)
    else:
        with pytest.raises(kh.InvalidValueError):
            kh.Revaluation(**DATED, unit=BICYCLE, **fields)


@pytest.mark.parametrize(
    ("gave", "got"),
    [
        (kh.Dong(5), DOLLAR),
        (DOLLAR, EURO),
        (BICYCLES, kh.Dong(5)),
        (kh.Dong(5), BICYCLES),
        (BICYCLES, kh.Goods(kh.Count(1, BOOK), kh.Dong(0))),
        (DOLLAR, BICYCLES),
    ],
)
def test_anything_valued_is_exchanged_for_anything_else(gave: Amount, got: Amount) -> None:
    """Kills: an exchange that is for cash in đồng alone."""
    one = kh.Exchange(id="x", fund="q", on=DAY, gave=gave, got=got)
    books = kh.Ledger((kh.Fund(id="q", owner="o"),), (one,))
    assert books.balance("q", at=DAY) == kh.Amounts.of(got) - kh.Amounts.of(gave)


def test_an_entry_is_shown_by_what_was_said_of_it() -> None:
    entries: list[Entry] = [
        kh.Contribution(id="c", fund="q", on=DAY, amount=kh.Dong(5)),
        kh.Disbursement(id="d", fund="q", on=DAY, amount=kh.Dong(5)),
        kh.Exchange(id="x", fund="q", on=DAY, gave=kh.Dong(5), got=DOLLAR),
        kh.Revaluation(id="r", fund="q", on=DAY, unit=BICYCLE, change=kh.Dong(5)),
        kh.OpeningBalance(id="o", fund="q", on=DAY, amount=kh.Dong(5)),
        kh.Transfer(id="t", sender="q", receiver="p", amount=kh.Dong(5), sent_on=DAY),
    ]
    day = "datetime.date(2022, 9, 5)"
    assert [repr(entry) for entry in entries] == [
        f"Contribution(id='c', fund='q', on={day}, amount=Dong(5))",
        f"Disbursement(id='d', fund='q', on={day}, amount=Dong(5))",
        f"Exchange(id='x', fund='q', on={day}, gave=Dong(5), got=ForeignMoney(1, USD))",
        f"Revaluation(id='r', fund='q', on={day}, unit=bicycle, change=Dong(5))",
        f"OpeningBalance(id='o', fund='q', on={day}, amount=Dong(5))",
        f"Transfer(id='t', sender='q', receiver='p', amount=Dong(5), sent_on={day})",
    ]


def test_what_is_no_entry_is_named_by_where_it_was() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        check_entry("rows[3]", kh.Dong(5))
    assert str(caught.value) == (
        "rows[3]: expected an entry: a Contribution, Disbursement, Transfer, Exchange, "
        "Revaluation or OpeningBalance, got Dong(5)"
    )


@pytest.mark.parametrize("unit", [kh.PERSON, kh.OCCURRENCE])
def test_people_and_occasions_are_recipients_and_no_gifts(unit: kh.Unit) -> None:
    """Kills: 30 people and 30 people counted as 60 gifts of a kind."""
    said = (
        "expected a Count of things, such as SCHOLARSHIP or BICYCLE; people and lượt are recipients"
    )
    count = kh.Count(30, unit)
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Goods(count)
    assert str(caught.value) == f"Goods.count: {said}, got {count!r}"
    about: dict[str, Any] = {"id": "d", "fund": "q", "on": date(2022, 9, 5), "amount": kh.Dong(5)}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Disbursement(**about, count=count)
    assert str(caught.value) == f"Disbursement.count: {said}, got {count!r}"


def test_goods_count_themselves() -> None:
    """Kills: 300 scholarships said of 5 bicycles, which no sum would have."""
    goods = kh.Goods(kh.Count(5, kh.UNITS["bicycle"]))
    count = kh.Count(300, kh.UNITS["scholarship"])
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Disbursement(id="d", fund="q", on=date(2022, 9, 5), amount=goods, count=count)
    assert str(caught.value) == (
        "Disbursement.count: expected None for goods, which count themselves,"
        " got Count(300, scholarship)"
    )

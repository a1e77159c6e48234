"""Funds: whose they are, from which day to which, and under which law."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

import khuyenhoc as kh
from khuyenhoc.testing import days, funds

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2022, 1, 1), date(2022, 6, 30)
FUND = kh.Fund(id="q-bt", owner="binh-thanh", period=kh.Period.through(FIRST, last_day=LAST))
LICENCE = kh.Citation(instrument="5/QĐ-UBND", evidence=kh.Evidence.PRIMARY)


@given(funds(), days())
def test_a_fund_exists_on_the_days_of_its_period_and_without_one_on_all(
    fund: kh.Fund, day: date
) -> None:
    """Kills: no period for no day."""
    assert fund.exists_on(day) is (fund.period is None or day in fund.period)


@pytest.mark.parametrize(
    ("day", "exists"),
    [(FIRST - ONE_DAY, False), (FIRST, True), (LAST, True), (LAST + ONE_DAY, False)],
)
def test_books_are_kept_from_the_first_day_of_a_fund_to_its_last(day: date, exists: bool) -> None:  # noqa: FBT001 - from the table
    """Kills: a life that is open at its start, or closed at its end."""
    assert FUND.exists_on(day) is exists
    entry = kh.OpeningBalance(id="o-1", fund="q-bt", on=day, amount=kh.Dong(0))
    if exists:
        assert kh.Ledger((FUND,), (entry,)).entries == (entry,)
    else:
        with pytest.raises(kh.StructuringError) as caught:
            kh.Ledger((FUND,), (entry,))
        assert str(caught.value) == (
            "ledger: 1 problem\n"
            "  entries[0].on: expected a day on which the fund q-bt exists "
            f"(2022-01-01 to 2022-06-30), got {day}"
        )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": " "}, "Fund.id: expected a text that is not blank, got ' '"),
        ({"owner": None}, "Fund.owner: expected a text that is not blank, got None"),
        ({"name": ""}, "Fund.name: expected a text that is not blank, got ''"),
        ({"kind": "licensed"}, "Fund.kind: expected a value of FundKind, got 'licensed'"),
        ({"restricted": 1}, "Fund.restricted: expected True or False, got 1"),
        ({"raises_money": "có"}, "Fund.raises_money: expected True or False, got 'có'"),
        ({"purpose": "gifts"}, "Fund.purpose: expected a value of Purpose, got 'gifts'"),
        ({"period": 2022}, "Fund.period: expected a value of Period, got 2022"),
    ],
)
def test_a_fund_that_cannot_be_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Fund(**({"id": "q-bt", "owner": "binh-thanh"} | fields))
    assert str(caught.value) == message


def test_only_a_licensed_fund_has_a_licence() -> None:
    """Kills: a licence of an internal fund, which no decree reaches."""
    licensed = kh.Fund(id="q", owner="o", kind=kh.FundKind.LICENSED, licence=LICENCE)
    assert licensed.licence is LICENCE
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Fund(id="q", owner="o", licence=LICENCE)
    assert caught.value.field == "Fund.licence"
    assert caught.value.expected == "None for an internal fund"


def test_a_time_of_day_is_no_day() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        FUND.exists_on(datetime(2022, 1, 1))  # noqa: DTZ001 - what is refused
    assert caught.value.expected == "a date without a time"


def test_a_fund_is_shown_by_what_was_said_of_it() -> None:
    assert repr(kh.Fund(id="q", owner="o")) == "Fund(id='q', owner='o')"
    assert [kind.label("vi") for kind in kh.FundKind] == ["quỹ được cấp phép", "quỹ nội bộ của hội"]
    assert [kind.label("en") for kind in kh.FundKind] == ["licensed fund", "internal fund"]


def test_two_purposes_are_one_where_their_codes_are() -> None:
    """Kills: purposes compared by what they are called."""
    own = kh.Purpose("gifts", "Tặng quà", "presents")
    assert own == kh.PURPOSES["gifts"]
    assert own.label() == "Tặng quà"
    assert own.label("en") == "presents"
    labels = {one.label(language) for one in kh.PURPOSES.values() for language in ("vi", "en")}
    assert len(labels) == 2 * len(kh.PURPOSES)

"""What statements tell beside their lines: gifts, recipients, months, plans, shares, tables."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

import khuyenhoc as kh

YEAR = kh.Period.year(2022)
GIFT, BICYCLE = kh.UNITS["gift"], kh.UNITS["bicycle"]
SCHOLARSHIP = kh.UNITS["scholarship"]
FUND = kh.Fund(id="q", owner="bt")


def spent(
    number: int,
    amount: kh.Dong | kh.ForeignMoney | kh.Goods,
    *,
    count: kh.Count | None = None,
    recipients: kh.Count | None = None,
    on: date = date(2022, 9, 5),
) -> kh.Disbursement:
    return kh.Disbursement(
        id=f"d-{number}", fund="q", on=on, amount=amount, count=count, recipients=recipients
    )


def raised(number: int, amount: kh.Dong | kh.ForeignMoney | kh.Goods) -> kh.Contribution:
    return kh.Contribution(id=f"c-{number}", fund="q", on=date(2022, 2, 1), amount=amount)


def stated(*entries: kh.Contribution | kh.Disbursement) -> kh.Statement:
    return kh.statement(kh.Ledger((FUND,), entries), "q", YEAR)


def test_gifts_are_counted_by_what_they_are() -> None:
    """Kills: suất, phần and xe added up, and cash that was given as nothing counted as a gift."""
    statement = stated(
        spent(1, kh.Dong(43_850_000), count=kh.Count(355, GIFT)),
        spent(2, kh.Dong(558_600_000), count=kh.Count(614, SCHOLARSHIP)),
        spent(3, kh.Goods(kh.Count(20, BICYCLE), kh.Dong(47_500_000))),
        spent(4, kh.Count(80, GIFT) * kh.Dong(1_000_000), count=kh.Count(80, GIFT)),
        spent(5, kh.Dong(3_000_000)),
    )
    told = [(given.unit, given.number, given.worth.stated.amount) for given in statement.gifts]
    assert told == [
        (BICYCLE, 20, 47_500_000),
        (GIFT, 435, 123_850_000),
        (SCHOLARSHIP, 614, 558_600_000),
        (None, None, 3_000_000),
    ]


def test_occasions_add_up_and_people_stay_bounded() -> None:
    """Kills: 900 lượt that become 900 people, and people of two gifts who are added up."""
    person, times = kh.PERSON, kh.OCCURRENCE
    statement = stated(
        spent(1, kh.Dong(1), recipients=kh.Count(600, person)),
        spent(2, kh.Dong(1), recipients=kh.Count(450, person)),
        spent(3, kh.Dong(1), recipients=kh.Count(900, times)),
        spent(4, kh.Dong(1), recipients=kh.Count(50, times)),
        spent(5, kh.Dong(1)),
    )
    got = statement.recipients
    assert (got.people, got.occurrences, got.unstated) == (kh.Bounds.at_least(600), 950, 1)
    assert stated(spent(1, kh.Dong(1))).recipients.people is None
    all_told = stated(
        spent(1, kh.Dong(1), recipients=kh.Count(600, person)),
        spent(2, kh.Dong(1), recipients=kh.Count(450, person)),
        spent(3, kh.Dong(1), recipients=kh.Count(50, times)),
    )
    assert all_told.recipients.people == kh.Bounds(600, 1_100)
    only_times = stated(spent(1, kh.Dong(1), recipients=kh.Count(50, times)))
    assert only_times.recipients.people == kh.Bounds(1, 50)


def test_months_follow_each_other_and_make_up_the_period() -> None:
    """Kills: a month that opens with anything but what the one before closed with."""
    statement = kh.statement(
        kh.Ledger((FUND,), (raised(1, kh.Dong(100)), spent(2, kh.Dong(40)))),
        "q",
        kh.Period(date(2022, 1, 15), date(2022, 10, 2)),
    )
    months = statement.monthly()
    assert [str(one.period) for one in (months[0], months[-1])] == [
        "2022-01-15 to 2022-01-31",
        "2022-10-01",
    ]
    assert len(months) == 10
    for before, after in pairwise(months):
        assert before.closing == after.opening
    assert kh.Amounts.total(one.raised for one in months) == statement.raised
    assert kh.Amounts.total(one.spent for one in months) == statement.spent
    assert (months[0].opening, months[-1].closing) == (statement.opening, statement.closing)


def test_what_was_raised_is_set_against_its_plan() -> None:
    """Kills: a plan measured against cash alone."""
    statement = stated(raised(1, kh.Dong(59_456_250_000)), raised(2, bicycles(300, 450_000_000)))
    result = statement.against_plan(kh.Dong(35_500_000_000))
    assert isinstance(result.ratio, kh.Ratio)
    assert str(result.ratio.percent(places=2)) == "168.75"
    open_plan = statement.against_plan(kh.Bounds.at_least(35_500_000_000))
    assert isinstance(open_plan.ratio, kh.BoundedRatio)
    assert open_plan.achieved is None


def bicycles(number: int, value: int | None = None) -> kh.Goods:
    return kh.Goods(kh.Count(number, BICYCLE), None if value is None else kh.Dong(value))


def test_a_share_of_what_was_raised_is_exact_only_where_all_has_a_value() -> None:
    """Kills: goods without a value that count as worth nothing."""
    assert stated(spent(1, kh.Dong(40))).spent_of_raised is None
    exact = stated(raised(1, kh.Dong(100)), spent(2, kh.Dong(40))).spent_of_raised
    assert exact == kh.Ratio(kh.Dong(40), kh.Dong(100), of=kh.FUND_RAISED)
    bounded = stated(raised(1, kh.Dong(100)), raised(2, bicycles(1)), spent(3, kh.Dong(40)))
    share = bounded.spent_of_raised
    assert isinstance(share, kh.BoundedRatio)
    assert (share.bounds.low, share.bounds.high) == (0, Fraction(2, 5))


def test_per_head_is_of_what_there_was_in_the_end() -> None:
    closing = stated(raised(1, kh.Dong(100)), spent(2, kh.Dong(40))).closing_per_head(8)
    assert closing == kh.Bounds.exactly(Fraction(15, 2))
    with pytest.raises(kh.UndefinedRatioError):
        stated(raised(1, kh.Dong(100))).closing_per_head(0)


def test_sums_by_what_entries_tell() -> None:
    """Kills: a purpose that takes what was raised for what was spent."""
    statement = stated(raised(1, kh.Dong(100)), spent(2, kh.Dong(40)), spent(3, bicycles(2, 30)))
    assert statement.raised_by(lambda one: one.purpose) == {None: kh.Amounts.of(kh.Dong(100))}
    by_month = statement.spent_by(lambda one: one.on.month)
    assert by_month == {9: kh.Amounts.of(kh.Dong(40), bicycles(2, 30))}


def test_a_table_has_the_lines_in_which_there_is_something() -> None:
    """Kills: goods without a value shown as 0 đồng, and a line of nothing."""
    statement = stated(
        raised(1, kh.Dong(1_000)),
        raised(2, bicycles(3)),
        raised(3, kh.ForeignMoney(500, kh.UNITS["USD"])),
        spent(4, kh.Dong(400)),
    )
    assert str(statement.table("en")).splitlines() == [
        "q, 2022-01-01 to 2022-12-31",
        "Line     Cash (VND)  In kind (VND)  Together (VND)  Beside VND",
        "───────  ──────────  ─────────────  ──────────────  ───────────────────────────",
        "opening           0              0               0  –",
        "raised        1,000  at least 0     at least 1,000  500 USD, 3 bicycle unvalued",
        "spent           400              0             400  –",
        "closing         600  at least 0     at least 600    500 USD, 3 bicycle unvalued",
    ]
    assert str(statement.table()).splitlines()[:2] == [
        "q, năm 2022",
        "Khoản mục      Tiền (đồng)  Hiện vật (đồng)  Cộng (đồng)    Ngoài đồng",
    ]
    assert "Vận động được" in statement._repr_html_()
    row = statement.to_row()
    assert (row["raised_cash"], row["closing_low"]) == (1_000, 600)
    assert row["closing_high"] is None

"""A licensed fund's year judged by its books."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

DAY = date(2024, 5, 1)
USD = kh.UNITS["USD"]


def fund(**fields: Any) -> kh.Fund:
    return kh.Fund(**{"id": "q", "owner": "can-tho", "kind": kh.FundKind.LICENSED, **fields})


def raised(
    number: int, amount: kh.Dong | kh.ForeignMoney | kh.Goods, **fields: Any
) -> kh.Contribution:
    return kh.Contribution(
        **{"id": f"c-{number}", "fund": "q", "on": DAY, "amount": amount, **fields}
    )


def managed(amount: int, on: date = DAY) -> kh.Disbursement:
    return kh.Disbursement(
        id=f"m-{amount}-{on}", fund="q", on=on, amount=kh.Dong(amount), purpose=kh.FOR_MANAGEMENT
    )


def judged(
    *entries: Any, year: int = 2024, of: kh.Fund | None = None, **said: Any
) -> dict[str, kh.FundFinding]:
    ledger = kh.Ledger((fund() if of is None else of,), entries)
    found = kh.check_fund_year(ledger, "q", year, **{"on": date(year + 1, 4, 1), **said})
    return {one.rule: one for one in found}


@given(
    st.lists(st.tuples(st.integers(1, 10**12), st.sampled_from(["in", "state", "named", "kind"])))
)
def test_the_base_has_no_gift_that_the_decree_takes_out(gifts: list[tuple[int, str]]) -> None:
    """Kills: a base of all that was raised, by which any cost looks small."""
    bicycle = kh.UNITS["bicycle"]
    entries = [
        raised(
            place,
            kh.Goods(kh.Count(1, bicycle), kh.Dong(amount)) if how == "kind" else kh.Dong(amount),
            state_ordered=how == "state",
            earmarked_for="hs-1" if how == "named" else None,
        )
        for place, (amount, how) in enumerate(gifts)
    ]
    books = kh.statement(kh.Ledger((fund(),), tuple(entries)), "q", kh.Period.year(2024))
    counted = sum(amount for amount, how in gifts if how == "in")
    assert kh.management_base(books) == kh.Bounds.exactly(counted)


@pytest.mark.parametrize(("cost", "verdict"), [(49, "met"), (50, "met"), (51, "not-assessable")])
def test_five_percent_is_enough_and_more_is_not_judged(cost: int, verdict: str) -> None:
    """Kills: a ceiling that no source was seen for, and below 5% instead of at most."""
    found = judged(raised(1, kh.Dong(1_000)), managed(cost))
    assert found["fund/management-cost"].verdict.value == verdict


def test_only_management_of_that_year_counts() -> None:
    """Kills: scholarships taken for the cost of management, and the cost of another year."""
    given_ = kh.Disbursement(
        id="d", fund="q", on=DAY, amount=kh.Dong(900), purpose=kh.FOR_SCHOLARSHIPS
    )
    found = judged(raised(1, kh.Dong(1_000)), managed(20), managed(500, date(2023, 12, 31)), given_)
    assert found["fund/management-cost"].margin == kh.Bounds.exactly(3)


def test_foreign_money_leaves_the_base_open_upwards() -> None:
    """Kills: dollars counted as đồng, and dollars counted as nothing."""
    dollars = raised(2, kh.ForeignMoney(500, USD))
    met = judged(raised(1, kh.Dong(1_000)), dollars, managed(50))["fund/management-cost"]
    open_ = judged(raised(1, kh.Dong(1_000)), dollars, managed(51))["fund/management-cost"]
    assert (met.verdict.value, open_.verdict.value) == ("met", "not-assessable")


def test_founding_assets_and_what_was_passed_on_are_between() -> None:
    """Kills: a doubt decided in silence, either way."""
    other = kh.Fund(id="x", owner="hcm")
    passed = kh.Transfer(
        id="t", sender="x", receiver="q", amount=kh.Dong(70), sent_on=DAY, received_on=DAY
    )
    opening = kh.OpeningBalance(id="o", fund="x", on=DAY, amount=kh.Dong(70))
    entries = (raised(1, kh.Dong(900)), raised(2, kh.Dong(30), endowment=True), passed, opening)
    books = kh.statement(kh.Ledger((fund(), other), entries), "q", kh.Period.year(2024))
    assert kh.management_base(books) == kh.Bounds(900, 1_000)


def test_capital_is_what_the_fund_was_founded_with_by_its_tier() -> None:
    """Kills: what was raised later taken for capital, and a fund without a tier judged."""
    founded = (raised(1, kh.Dong(1_300_000_000), endowment=True), raised(2, kh.Dong(5)))
    of = fund(tier=kh.Tier.PROVINCE, foreign_contributors=False)
    capital = judged(*founded, of=of)["fund/minimum-capital"]
    assert (capital.verdict, capital.margin) == (kh.RuleVerdict.MET, kh.Bounds.exactly(0))
    short = judged(raised(1, kh.Dong(1_299_999_999), endowment=True), of=of)["fund/minimum-capital"]
    assert (short.verdict, short.margin) == (kh.RuleVerdict.NOT_MET, kh.Bounds.exactly(-1))
    assert "fund/minimum-capital" not in judged(*founded)


def test_pay_out_is_of_what_there_was_at_any_time_of_the_year() -> None:
    """Kills: assets of a day that no source names."""
    of = fund(raises_money=False)
    opening = kh.OpeningBalance(id="o", fund="q", on=date(2027, 1, 1), amount=kh.Dong(1_000))
    spent = kh.Disbursement(id="d", fund="q", on=date(2027, 6, 1), amount=kh.Dong(49))
    paid = judged(opening, spent, of=of, year=2027)["fund/endowment-payout"]
    assert paid.verdict is kh.RuleVerdict.NOT_ASSESSABLE  # 49 of 1.000, but 49 of 951 is enough
    enough = judged(
        opening,
        kh.Disbursement(id="d", fund="q", on=date(2027, 6, 1), amount=kh.Dong(50)),
        of=of,
        year=2027,
    )["fund/endowment-payout"]
    assert enough.verdict is kh.RuleVerdict.MET


def test_debts_are_no_assets() -> None:
    """Kills: a share of less than nothing, which would be refused."""
    overdrawn = kh.Disbursement(id="d", fund="q", on=date(2027, 6, 1), amount=kh.Dong(50))
    paid = judged(overdrawn, of=fund(raises_money=False), year=2027)["fund/endowment-payout"]
    assert (paid.verdict, paid.observed.whole) == (kh.RuleVerdict.MET, kh.Dong(0))  # type: ignore[union-attr]


def test_publication_is_what_the_host_states() -> None:
    late = judged(
        raised(1, kh.Dong(5)), year=2025, published_on=date(2026, 4, 1), with_results=True
    )
    assert late["fund/disclosure"].verdict is kh.RuleVerdict.NOT_MET
    in_time = judged(
        raised(1, kh.Dong(5)), year=2025, published_on=date(2026, 3, 31), with_results=True
    )
    assert in_time["fund/disclosure"].verdict is kh.RuleVerdict.MET


def test_what_a_board_decided_is_judged_by_that() -> None:
    board = kh.CostCeiling(
        Fraction(3, 100),
        kh.Citation(instrument="Nghị quyết 02/NQ-HĐQL", evidence=kh.Evidence.PRACTICE),
    )
    found = judged(raised(1, kh.Dong(1_000)), managed(40), ceiling=board)
    assert found["fund/management-cost"].verdict is kh.RuleVerdict.NOT_MET


def test_an_internal_fund_stands_under_no_decree() -> None:
    """Kills: the decrees on funds laid on what an association keeps for itself."""
    assert judged(raised(1, kh.Dong(5)), of=fund(kind=kh.FundKind.INTERNAL)) == {}


def test_bad_input_is_named() -> None:
    ledger = kh.Ledger((fund(),), ())
    with pytest.raises(kh.InvalidValueError) as refused:
        kh.check_fund_year(ledger, "q", "2024", on=DAY)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert str(refused.value) == "check_fund_year.year: expected a year, such as 2024, got '2024'"
    with pytest.raises(kh.InvalidValueError) as refused:
        kh.check_fund_year(ledger, "q-2", 2024, on=DAY)
    assert str(refused.value) == "fund: expected the id of a fund of the ledger, got 'q-2'"
    with pytest.raises(kh.InvalidValueError) as refused:
        kh.check_fund_year(5, "q", 2024, on=DAY)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert str(refused.value) == "check_fund_year.ledger: expected a Ledger, got 5"


def test_of_a_year_without_books_nothing_is_judged() -> None:
    """Kills: 0 of 0 đồng that is called met."""
    assert judged() == {}


def test_what_has_no_purpose_may_have_been_management() -> None:
    """Kills: spending that says nothing counted as no management."""
    unsaid = kh.Disbursement(id="d", fund="q", on=DAY, amount=kh.Dong(900))
    found = judged(raised(1, kh.Dong(1_000)), unsaid)["fund/management-cost"]
    assert found.verdict is kh.RuleVerdict.NOT_ASSESSABLE


def test_a_fund_founded_before_its_books_begin_is_not_short() -> None:
    """Kills: capital that is missing from the books called missing from the fund."""
    of = fund(tier=kh.Tier.PROVINCE, foreign_contributors=False)
    opening = kh.OpeningBalance(id="o", fund="q", on=date(2024, 1, 1), amount=kh.Dong(10**10))
    for entries in ((opening,), (raised(1, kh.Dong(5)),)):
        capital = judged(*entries, of=of)["fund/minimum-capital"]
        assert capital.verdict is kh.RuleVerdict.NOT_ASSESSABLE


def test_the_pay_out_is_measured_against_the_most_that_there_was() -> None:
    """Kills: money that came and went within the year, and was no asset of either end."""
    opening = kh.OpeningBalance(id="o", fund="q", on=date(2027, 1, 1), amount=kh.Dong(1_000))
    came = raised(1, kh.Dong(100_000), on=date(2027, 2, 1))
    other = kh.Fund(id="x", owner="hcm")
    went = kh.Transfer(
        id="t",
        sender="q",
        receiver="x",
        amount=kh.Dong(100_000),
        sent_on=date(2027, 3, 1),
        received_on=date(2027, 3, 1),
    )
    spent = kh.Disbursement(id="d", fund="q", on=date(2027, 6, 1), amount=kh.Dong(60))
    ledger = kh.Ledger((fund(raises_money=False), other), (opening, came, went, spent))
    found = {one.rule: one for one in kh.check_fund_year(ledger, "q", 2027, on=date(2028, 4, 1))}
    assert found["fund/endowment-payout"].verdict is kh.RuleVerdict.NOT_ASSESSABLE

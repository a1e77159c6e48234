"""The books of a licensed fund in a year, judged by the decrees on funds."""

from datetime import date
from typing import cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.funds.fund import Fund, FundKind
from khuyenhoc.models.funds.ledger import Ledger, check_ledger
from khuyenhoc.models.funds.purpose import FOR_MANAGEMENT
from khuyenhoc.rollup.funds.statement import Statement, statement
from khuyenhoc.rules.funds.capital import minimum_capital
from khuyenhoc.rules.funds.disclosure import fund_disclosure
from khuyenhoc.rules.funds.finding import FundFinding
from khuyenhoc.rules.funds.management import CostCeiling, management_cost
from khuyenhoc.rules.funds.payout import endowment_payout
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["check_fund_year", "management_base", "management_spent"]


def check_fund_year(  # noqa: PLR0913 - what the books do not tell, each named
    ledger: Ledger,
    fund: str,
    year: int,
    *,
    on: date,
    published_on: date | None = None,
    with_results: bool | None = None,
    in_force_from: date | None = None,
    ceiling: CostCeiling | None = None,
) -> tuple[FundFinding, ...]:
    """Judge a licensed fund's year by the decrees on funds, as far as its books tell it.

    Management is ``management_spent``; its base is ``management_base``. The founding assets are the
    contributions marked ``endowment`` up to ``on``, judged by the fund's tier on that day: at least
    so much where the books begin with a balance, or where nothing is marked. Of a fund whose tier
    is not stated they are not judged. What must be paid out is measured against what the fund held
    on any day of the year, as no source tells which. Whether and when the year was published the
    books do not say.

    An internal fund stands under neither decree, and nothing is found of it, nor of a year of which
    the books say nothing.

    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.models.funds.disbursement import Disbursement
    >>> from khuyenhoc.values.dong import Dong
    >>> fund = Fund(id="q-ct", owner="can-tho", kind=FundKind.LICENSED)
    >>> books = Ledger((fund,), (
    ...     Contribution(id="c", fund="q-ct", on=date(2024, 2, 1), amount=Dong(900_000_000)),
    ...     Disbursement(id="d", fund="q-ct", on=date(2024, 3, 1), amount=Dong(40_000_000),
    ...                  purpose=FOR_MANAGEMENT)))
    >>> cost, *_ = check_fund_year(books, "q-ct", 2024, on=date(2025, 4, 1))
    >>> cost.rule, cost.verdict.value, cost.margin.value
    ('fund/management-cost', 'met', Fraction(5, 9))

    Raises:
        InvalidValueError: There is no such fund, or an argument has another type or cannot be.
    """
    check_ledger("check_fund_year.ledger", ledger)
    if type(cast("object", year)) is not int:
        raise InvalidValueError("check_fund_year.year", year, "a year, such as 2024")
    one, books = ledger.fund(fund), statement(ledger, fund, Period.year(year))
    if one.kind is not FundKind.LICENSED:
        return ()
    if not _are_kept(books):
        return ()
    found = [
        management_cost(
            management_spent(books),
            management_base(books),
            year=year,
            in_force_from=in_force_from,
            ceiling=ceiling,
        ),
        *_capital(ledger, one, on, in_force_from),
        fund_disclosure(
            year=year,
            published_on=published_on,
            with_results=with_results,
            on=on,
            in_force_from=in_force_from,
        ),
        endowment_payout(
            books.spent.together,
            _assets(books),
            year=year,
            raises_money=one.raises_money,
        ),
    ]
    return tuple(found)


def management_base(books: Statement) -> Bounds:
    """Bound the revenue that the cost of management is measured against, in đồng.

    What counts without doubt is cash that was raised and neither ordered by the state nor meant for
    a named recipient, nor given to found the fund. Whether founding assets, and what other funds
    passed on, are revenue of the year no source tells: the upper end has them too. What foreign
    money is worth is not known, and leaves the upper end open. Gifts in kind never count.

    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.values.dong import Dong
    >>> day, fund = date(2024, 2, 1), Fund(id="q", owner="can-tho", kind=FundKind.LICENSED)
    >>> books = Ledger((fund,), (
    ...     Contribution(id="1", fund="q", on=day, amount=Dong(900)),
    ...     Contribution(id="2", fund="q", on=day, amount=Dong(70), earmarked_for="x-1"),
    ...     Contribution(id="3", fund="q", on=day, amount=Dong(30), endowment=True)))
    >>> management_base(statement(books, "q", Period.year(2024)))
    Bounds(900, 930)
    """
    counted = [
        one for one in books.contributions if not one.state_ordered and one.earmarked_for is None
    ]
    surely = Amounts.of(*(one.amount for one in counted if not one.endowment)).cash.amount
    perhaps = Amounts.of(*(one.amount for one in counted))
    if perhaps.foreign or books.received.foreign:
        return Bounds.at_least(surely)
    return Bounds(surely, perhaps.cash.amount + books.received.cash.amount)


def management_spent(books: Statement) -> Bounds:
    """Bound what was spent on management, in đồng: what has no purpose may have been.

    >>> from khuyenhoc.models.funds.disbursement import Disbursement
    >>> from khuyenhoc.values.dong import Dong
    >>> day, fund = date(2024, 2, 1), Fund(id="q", owner="can-tho", kind=FundKind.LICENSED)
    >>> books = Ledger((fund,), (
    ...     Disbursement(id="1", fund="q", on=day, amount=Dong(40), purpose=FOR_MANAGEMENT),
    ...     Disbursement(id="2", fund="q", on=day, amount=Dong(9))))
    >>> management_spent(statement(books, "q", Period.year(2024)))
    Bounds(40, 49)
    """
    by_purpose = books.spent_by(lambda given: given.purpose)
    surely = by_purpose.get(FOR_MANAGEMENT, Amounts())
    perhaps = surely + by_purpose.get(None, Amounts())
    return Bounds(surely.together.low, perhaps.together.high)


def _are_kept(books: Statement) -> bool:
    """Whether the books say anything of the year: of nothing no rule can be judged."""
    return any(books.lines[name] for name in ("opening", "raised", "received", "spent"))


def _capital(
    ledger: Ledger, fund: Fund, on: date, in_force_from: date | None
) -> tuple[FundFinding, ...]:
    if fund.tier is None:
        return ()
    upto = statement(ledger, fund.id, Period.through(date.min, last_day=on))
    founded = Amounts.of(*(one.amount for one in upto.contributions if one.endowment)).together
    if upto.opening or founded.high == 0:  # it may have been founded before its books begin
        founded = Bounds(founded.low, None)
    return (
        minimum_capital(
            founded,
            tier=fund.tier,
            on=on,
            foreign_contributors=fund.foreign_contributors,
            in_force_from=in_force_from,
        ),
    )


def _assets(books: Statement) -> Bounds:
    """Bound what the fund held on any day of the year; what is owed is no asset."""
    day, end = books.period.start, books.period.end
    held = [books.opening.together]
    days = {
        one
        for one in books.books.ledger.days_of(books.funds[0].id)
        if day is not None and end is not None and day <= one < end
    }
    held += [books.books.ledger.balance(books.funds[0].id, at=one).together for one in sorted(days)]
    none = Bounds.exactly(0)
    owned = none
    for place, one in enumerate(held):
        here = one & Bounds.at_least(0) or none
        owned = here if not place else owned | here
    return owned

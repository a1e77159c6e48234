"""Whether a licensed fund published in time what it was given and what it did with it."""

from datetime import date

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.rules.funds.decrees import (
    DECREE_OF_2026,
    DISCLOSURE_OF_2019,
    DISCLOSURE_OF_2026,
    FIRST_DUE,
    FIRST_YEAR_DISCLOSED,
)
from khuyenhoc.rules.funds.finding import FundFinding, under
from khuyenhoc.rules.funds.in_force import check_day, over_year
from khuyenhoc.rules.funds.missing import FundMissing
from khuyenhoc.rules.funds.shares import check_answer
from khuyenhoc.rules.funds.wording import DISCLOSURE
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["fund_disclosure"]


def fund_disclosure(
    *,
    year: int,
    published_on: date | None,
    with_results: bool | None,
    on: date,
    in_force_from: date | None = None,
) -> FundFinding:
    """Judge when a fund published its year (công khai đóng góp), as it is known ``on`` a day.

    By 03/2026/NĐ-CP the contributions and assets received in a year, and the results of their use,
    are published by 31 March of the next. That the year 2025 is the first is inferred: 31/3/2026
    is the first such day on which the decree is in force. ``published_on`` is ``None`` where
    nothing was published, ``with_results`` where it is not stated whether the results were. What
    is published without them can still be completed in time.

    By 93/2019/NĐ-CP only contributions were published, and no source tells by which day: earlier
    years are not judged. Its first day is as in ``management_cost``.

    >>> def published(day, results=True):
    ...     return fund_disclosure(year=2026, published_on=day, with_results=results,
    ...                            on=date(2027, 4, 10))
    >>> published(date(2027, 3, 31)).verdict.value, published(date(2027, 4, 2)).margin
    ('met', Bounds(-2, -2))
    >>> print(published(None, None).sentence("en"))
    publishing contributions, assets received and results of use, 2026: not published, \
by 2027-03-31 asked for: not met, at least 10 days late (03/2026/NĐ-CP, secondary source).

    Raises:
        InvalidValueError: ``year`` is none, a day is not exactly a ``date``, ``published_on`` is
            within the year or after ``on``, there are results of what was not published, or
            ``in_force_from`` is no day on which the decree can have come into force.
    """
    decree, missing = over_year("fund_disclosure", year, in_force_from)
    check_day("fund_disclosure.on", on)
    check_answer("fund_disclosure.with_results", with_results)
    _check_published(year, published_on, with_results, on)
    found = FundFinding(
        rule=DISCLOSURE,
        period=Period.year(year),
        verdict=RuleVerdict.NOT_ASSESSABLE,
        observed=published_on,
    )
    if year < FIRST_YEAR_DISCLOSED:
        return under(found, decree, DISCLOSURE_OF_2019, missing or FundMissing.DEADLINE)
    citation = FIRST_DUE if year == FIRST_YEAR_DISCLOSED else DISCLOSURE_OF_2026
    found = under(found, DECREE_OF_2026, citation)
    due = date(year + 1, 3, 31)
    verdict, missing = _judged(due, published_on, with_results, on)
    # Where it is for want of the results that it is not met, days have nothing to do with it.
    in_days = verdict is not RuleVerdict.NOT_MET or published_on is None or published_on > due
    return evolve(
        found,
        verdict=verdict,
        required=due,
        margin=_margin(due, published_on, on) if in_days else None,
        missing=missing,
    )


def _judged(
    due: date,
    published_on: date | None,
    with_results: bool | None,  # noqa: FBT001 - an answer
    on: date,
) -> tuple[RuleVerdict, FundMissing | None]:
    if published_on is not None and published_on > due:
        return RuleVerdict.NOT_MET, None
    if published_on is not None and with_results:
        return RuleVerdict.MET, None
    if on <= due:
        return RuleVerdict.NOT_ASSESSABLE, FundMissing.NOT_DUE
    if published_on is not None and with_results is None:
        return RuleVerdict.NOT_ASSESSABLE, FundMissing.RESULTS
    return RuleVerdict.NOT_MET, None


def _margin(due: date, published_on: date | None, on: date) -> Bounds | None:
    """Give how many days it was early, below 0 late; what is not published is later still."""
    if published_on is not None:
        return Bounds.exactly((due - published_on).days)
    return Bounds.at_most((due - on).days) if on > due else None


def _check_published(
    year: int,
    published_on: date | None,
    with_results: bool | None,  # noqa: FBT001 - an answer
    on: date,
) -> None:
    if published_on is None:
        if with_results:
            expected = "False or None, for nothing was published"
            raise InvalidValueError("fund_disclosure.with_results", with_results, expected)
        return
    check_day("fund_disclosure.published_on", published_on)
    if published_on.year <= year:
        expected = f"a day after the year {year}, which it is of"
        raise InvalidValueError("fund_disclosure.published_on", published_on, expected)
    if published_on > on:
        expected = f"a day not after the one asked about, {on}"
        raise InvalidValueError("fund_disclosure.published_on", published_on, expected)

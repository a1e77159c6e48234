"""How much a licensed fund must be founded with, and how much of that in cash."""

from datetime import date
from typing import cast

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.tier import Tier
from khuyenhoc.rules.assessments.missing import Missing
from khuyenhoc.rules.funds.decrees import (
    CAPITAL,
    CASH_OF_2026,
    CASH_SHARE,
    DECREE_OF_2026,
    Capital,
)
from khuyenhoc.rules.funds.finding import FundFinding, under
from khuyenhoc.rules.funds.in_force import check_day, on_day
from khuyenhoc.rules.funds.missing import FundMissing, Lacking
from khuyenhoc.rules.funds.shares import (
    FOUNDING_ASSETS,
    amount_in,
    check_answer,
    margin_of,
    share_of,
    stated_amount,
)
from khuyenhoc.rules.funds.wording import FOUNDING_CASH, MINIMUM_CAPITAL
from khuyenhoc.rules.requirements.threshold import compared
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period

__all__ = ["founding_cash", "minimum_capital"]

_UNKNOWN = RuleVerdict.NOT_ASSESSABLE


def minimum_capital(
    assets: Dong | Bounds,
    *,
    tier: Tier,
    on: date,
    foreign_contributors: bool | None = None,
    in_force_from: date | None = None,
) -> FundFinding:
    """Judge the assets that a fund is founded with (tài sản đóng góp thành lập quỹ) on a day.

    ``tier`` is how far the fund reaches: of several provinces as of the nation. By 03/2026/NĐ-CP,
    from 1/3/2026, more is asked for where foreigners contribute; where ``foreign_contributors`` is
    not stated, what is asked for lies between the two. By 93/2019/NĐ-CP no source tells how much
    that is: there it is judged only where no foreigner contributes. The decree of 2026 knows no
    funds of a district, and neither sets anything for a village.

    The first day of the decree of 2019 is as in ``management_cost``.

    >>> ward = minimum_capital(Dong(150_000_000), tier=Tier.COMMUNE, on=date(2026, 3, 1))
    >>> ward.verdict.value, ward.required, ward.missing.value
    ('not-assessable', Bounds(100000000, 1200000000), 'foreign-contributors')
    >>> minimum_capital(Dong(150_000_000), tier=Tier.COMMUNE, on=date(2026, 2, 28),
    ...                 foreign_contributors=False).margin
    Bounds(125000000, 125000000)

    Raises:
        InvalidValueError: ``assets`` are none of at least 0 whole đồng, another argument has the
            wrong type, or ``in_force_from`` is no day on which the decree can have come into force.
    """
    amount = amount_in("minimum_capital.assets", assets)
    if not isinstance(cast("object", tier), Tier):
        raise InvalidValueError("minimum_capital.tier", tier, "a Tier")
    check_answer("minimum_capital.foreign_contributors", foreign_contributors)
    decree, missing = on_day("minimum_capital", on, in_force_from)
    found = FundFinding(
        rule=MINIMUM_CAPITAL,
        period=Period.day(on),
        verdict=_UNKNOWN,
        observed=stated_amount(amount),
        missing=missing,
    )
    if decree is None:
        return found
    capital = CAPITAL[decree.instrument]
    found = under(found, decree, capital.citation, missing)
    if missing is not None:
        return found
    required = _required(capital, tier, foreign_contributors)
    if isinstance(required, Missing | FundMissing):
        return evolve(found, missing=required)
    verdict = compared(amount, required)
    return evolve(
        found,
        verdict=verdict,
        required=stated_amount(required),
        margin=amount - required,
        missing=_open(amount, required) if verdict is _UNKNOWN else None,
    )


def _required(
    capital: Capital,
    tier: Tier,
    foreign_contributors: bool | None,  # noqa: FBT001 - an answer
) -> Bounds | Lacking:
    """Give all that can be asked for, or why no source tells."""
    without, with_foreigners = (
        capital.without_foreigners.get(tier),
        capital.with_foreigners.get(tier),
    )
    if without is None:
        return FundMissing.TIER
    if foreign_contributors is False:
        return Bounds.exactly(without.amount)
    if with_foreigners is None:
        return Missing.THRESHOLD if foreign_contributors else FundMissing.FOREIGN_CONTRIBUTORS
    if foreign_contributors:
        return Bounds.exactly(with_foreigners.amount)
    return Bounds(without.amount, with_foreigners.amount)


def _open(amount: Bounds, required: Bounds) -> Lacking:
    """Tell whether to know of foreigners would settle it, of either answer."""
    each = (end for end in (required.low, required.high) if end is not None)
    settled = any(compared(amount, end) is not _UNKNOWN for end in each)
    return FundMissing.FOREIGN_CONTRIBUTORS if settled else Missing.PRECISION


def founding_cash(cash: Dong | Bounds, assets: Dong | Bounds, *, on: date) -> FundFinding:
    """Judge how much of its founding assets a fund has in cash of đồng (tiền đồng Việt Nam).

    By 03/2026/NĐ-CP, from 1/3/2026, at least half; the rest may be other money, goods and rights
    at their value in đồng. Whether the decree before it asked for any, no source tells.

    >>> founding_cash(Dong(50_000_000), Dong(100_000_000), on=date(2026, 3, 1)).verdict.value
    'met'
    >>> founding_cash(Dong(50_000_000), Dong(100_000_000), on=date(2026, 2, 28)).missing.value
    'criterion'

    Raises:
        InvalidValueError: An amount is none of at least 0 whole đồng, there is more cash than
            assets, or ``on`` is not exactly a ``date``.
    """
    part, whole = amount_in("founding_cash.cash", cash), amount_in("founding_cash.assets", assets)
    if part.low is not None and whole.high is not None and part.low > whole.high:
        expected = "at most the founding assets, which it is part of"
        raise InvalidValueError("founding_cash.cash", cash, expected)
    check_day("founding_cash.on", on)
    found = FundFinding(
        rule=FOUNDING_CASH,
        period=Period.day(on),
        verdict=_UNKNOWN,
        observed=share_of(part, whole, FOUNDING_ASSETS),
    )
    if on not in DECREE_OF_2026.in_force:
        return evolve(found, missing=Missing.CRITERION)
    found = under(found, DECREE_OF_2026, CASH_OF_2026)
    verdict = compared(part, whole * CASH_SHARE)
    lacking: Lacking | None = Missing.PRECISION if verdict is _UNKNOWN else None
    if whole.value == 0:
        verdict, lacking = _UNKNOWN, FundMissing.NO_BASE
    return evolve(
        found,
        verdict=verdict,
        required=CASH_SHARE,
        margin=margin_of(found.observed, CASH_SHARE),
        missing=lacking,
    )

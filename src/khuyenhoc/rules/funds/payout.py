"""How much of its assets a licensed fund that raises no money must spend in a year."""

from attrs import evolve

from khuyenhoc.rules.assessments.missing import Missing
from khuyenhoc.rules.funds.decrees import DECREE_OF_2026, PAYOUT_OF_2026, PAYOUT_SHARE
from khuyenhoc.rules.funds.finding import FundFinding, under
from khuyenhoc.rules.funds.in_force import over_year
from khuyenhoc.rules.funds.missing import FundMissing, Lacking
from khuyenhoc.rules.funds.shares import (
    TOTAL_ASSETS,
    amount_in,
    check_answer,
    margin_of,
    share_of,
)
from khuyenhoc.rules.funds.wording import ENDOWMENT_PAYOUT
from khuyenhoc.rules.requirements.threshold import compared
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period

__all__ = ["endowment_payout"]


def endowment_payout(
    spent: Dong | Bounds, assets: Dong | Bounds, *, year: int, raises_money: bool | None
) -> FundFinding:
    """Judge what a fund from a gift or will spent in a year (quỹ được hiến, tặng, thừa kế).

    By 03/2026/NĐ-CP a fund that was endowed so and raises no money spends at least 5% of its total
    assets a year. Of a fund that raises money the rule is not made: ``applies`` is ``False``, and
    there is no verdict. 2026 is under the decree only in part and is not judged; whether there was
    such a rule before, no source tells.

    Of which day the total assets are, no source tells either: ``assets`` are what whoever asks
    takes for them. ``Bounds`` from the least to the most that they were in the year give a verdict
    that holds whichever day is meant.

    >>> finding = endowment_payout(Dong(40), Bounds(900, 1_100), year=2027, raises_money=False)
    >>> finding.verdict.value, finding.margin
    ('not-met', Bounds(Fraction(-15, 11), Fraction(-5, 9)))
    >>> other = endowment_payout(Dong(40), Dong(1_000), year=2027, raises_money=True)
    >>> other.applies, other.verdict.value, other.missing
    (False, 'not-assessable', None)

    Raises:
        InvalidValueError: An amount is none of at least 0 whole đồng, ``year`` is none, or
            ``raises_money`` is neither a yes, a no nor ``None``.
    """
    payout = amount_in("endowment_payout.spent", spent)
    total = amount_in("endowment_payout.assets", assets)
    decree, missing = over_year("endowment_payout", year, None)
    check_answer("endowment_payout.raises_money", raises_money)
    found = FundFinding(
        rule=ENDOWMENT_PAYOUT,
        period=Period.year(year),
        verdict=RuleVerdict.NOT_ASSESSABLE,
        observed=share_of(payout, total, TOTAL_ASSETS),
    )
    if decree is not DECREE_OF_2026:
        return evolve(found, missing=Missing.CRITERION)
    if raises_money:
        return evolve(under(found, decree, PAYOUT_OF_2026), applies=False)
    found = under(found, decree, PAYOUT_OF_2026, missing)
    if missing is not None:
        return found
    verdict = compared(payout, total * PAYOUT_SHARE)
    lacking: Lacking | None = Missing.PRECISION if verdict is RuleVerdict.NOT_ASSESSABLE else None
    if verdict is RuleVerdict.NOT_MET and raises_money is None:
        verdict, lacking = RuleVerdict.NOT_ASSESSABLE, FundMissing.RAISES_MONEY
    return evolve(
        found,
        verdict=verdict,
        required=PAYOUT_SHARE,
        margin=margin_of(found.observed, PAYOUT_SHARE),
        missing=lacking,
    )

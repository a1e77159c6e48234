"""How much of a year's revenue a licensed fund may spend on running itself."""

from datetime import date
from fractions import Fraction
from typing import cast

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._validators import field_name, one_of_type
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.rules.assessments.missing import Missing
from khuyenhoc.rules.funds.decrees import (
    COST_OF_2019,
    COST_OF_2026,
    COST_SHARE,
    DECREE_OF_2026,
)
from khuyenhoc.rules.funds.finding import FundFinding, under
from khuyenhoc.rules.funds.in_force import over_year
from khuyenhoc.rules.funds.missing import FundMissing, Lacking
from khuyenhoc.rules.funds.shares import COST_BASE, amount_in, margin_of, share_of
from khuyenhoc.rules.funds.wording import MANAGEMENT_COST
from khuyenhoc.rules.requirements.threshold import compared
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period

__all__ = ["CostCeiling", "management_cost"]


def _share(instance: object, attribute: "Attribute[Fraction]", value: object) -> None:
    if type(value) is not Fraction or not 0 <= value <= 1:
        expected = "a Fraction from 0 to 1, such as Fraction(3, 100)"
        raise InvalidValueError(field_name(instance, attribute), value, expected)


@frozen
class CostCeiling:
    """The most that a fund may spend on running itself, as somebody cites it (mức chi quản lý).

    The board of a fund (hội đồng quản lý quỹ) decides it within the law; where no source of this
    package tells what the law allows, whoever knows it states it.

    >>> from khuyenhoc.values.citation import Evidence
    >>> board = Citation(instrument="Nghị quyết 02/NQ-HĐQL", evidence=Evidence.PRACTICE)
    >>> CostCeiling(Fraction(3, 100), board).share
    Fraction(3, 100)

    Raises:
        InvalidValueError: ``share`` is no ``Fraction`` from 0 to 1, or ``citation`` none.
    """

    #: Of the same base as the decree's own.
    share: Fraction = field(validator=_share)
    citation: Citation = field(validator=one_of_type(Citation))


def management_cost(
    spent: Dong | Bounds,
    base: Dong | Bounds,
    *,
    year: int,
    in_force_from: date | None = None,
    ceiling: CostCeiling | None = None,
) -> FundFinding:
    """Judge what a fund spent in a year on running itself (chi hoạt động quản lý quỹ).

    By 93/2019/NĐ-CP, article 37, its board sets how much, at most 5% of the year's revenue. What
    follows in the article, on more than 5%, is cut off in the source: above it nothing is judged.
    The share of 03/2026/NĐ-CP was found in no source: of 2026, which is under both, and of later
    years nothing is judged either.

    ``base`` is the year's revenue less gifts in kind, the state's money for what it orders or
    gives the fund to do, and donations given with their amount for a named recipient. To reach 5%
    is within it. Of a base of 0 nothing may be spent, and what is spent is no share of it.

    With a ``ceiling`` the cost is judged by that alone, in any year, and its citation is the
    finding's: who states it answers for it.

    No source tells the first day of the decree of 2019. It is known to apply from 1/9/2022 on:
    earlier years are judged only ``in_force_from`` a day that somebody states.

    >>> finding = management_cost(Dong(40_000_000), Dong(1_000_000_000), year=2023)
    >>> finding.verdict.value, finding.margin
    ('met', Bounds(1, 1))
    >>> above = management_cost(Dong(60_000_000), Dong(1_000_000_000), year=2023)
    >>> above.verdict.value, above.missing.value
    ('not-assessable', 'next-clause')
    >>> from khuyenhoc.values.citation import Evidence
    >>> board = CostCeiling(Fraction(3, 100),
    ...     Citation(instrument="Nghị quyết 02/NQ-HĐQL", evidence=Evidence.PRACTICE))
    >>> print(management_cost(Dong(40_000_000), Dong(1_000_000_000), year=2023,
    ...                       ceiling=board).sentence("en"))
    management cost, 2023: 40,000,000 đồng/1,000,000,000 đồng = 4%, at most 3% asked for: not met, \
1 percentage point above (Nghị quyết 02/NQ-HĐQL, local practice).

    Raises:
        InvalidValueError: An amount is none of at least 0 whole đồng, ``year`` or ``ceiling`` is
            none, or ``in_force_from`` is no day on which the decree can have come into force.
    """
    cost = amount_in("management_cost.spent", spent)
    revenue = amount_in("management_cost.base", base)
    decree, undated = over_year("management_cost", year, in_force_from)
    if not isinstance(cast("object", ceiling), CostCeiling | None):
        raise InvalidValueError("management_cost.ceiling", ceiling, "a CostCeiling, or None")
    found = FundFinding(
        rule=MANAGEMENT_COST,
        period=Period.year(year),
        verdict=RuleVerdict.NOT_ASSESSABLE,
        observed=share_of(cost, revenue, COST_BASE),
    )
    if ceiling is not None:
        found = evolve(found, citation=ceiling.citation)
        return _judged(found, cost, revenue, ceiling.share, above=None)
    if decree is DECREE_OF_2026:
        no_share = Missing.THRESHOLD if undated is None else FundMissing.TWO_DECREES
        return under(found, decree, COST_OF_2026, no_share)
    found = under(found, decree, COST_OF_2019, undated)
    if undated is not None:
        return found
    return _judged(found, cost, revenue, COST_SHARE, above=FundMissing.NEXT_CLAUSE)


def _judged(
    found: FundFinding,
    cost: Bounds,
    revenue: Bounds,
    share: Fraction,
    *,
    above: FundMissing | None,
) -> FundFinding:
    """Compare with a share, above which ``above`` is missing, or else nothing is."""
    verdict = compared(revenue * share, cost)
    missing: Lacking | None = above
    if verdict is RuleVerdict.MET:
        missing = None
    elif revenue.value == 0:
        missing = FundMissing.NO_BASE
    elif verdict is RuleVerdict.NOT_ASSESSABLE or (above is None and 0 in revenue):
        missing = Missing.PRECISION
    return evolve(
        found,
        verdict=verdict if missing is None else RuleVerdict.NOT_ASSESSABLE,
        required=share,
        margin=margin_of(found.observed, share, at_most=True),
        missing=missing,
    )

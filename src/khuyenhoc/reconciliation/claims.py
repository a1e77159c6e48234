"""The same share printed twice: in a headline and in the text, say."""

from collections.abc import Iterator
from itertools import combinations

from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.case import Case
from khuyenhoc.reconciliation.wording import quoted
from khuyenhoc.values.unit import PERCENT

__all__ = ["claims"]


def claims(case: Case) -> Iterator[Finding]:
    """Compare every two shares of one thing, base, scope and time."""
    printed = [figure for figure in case.report if figure.says is Says.SHARE and not figure.target]
    for one, other in combinations(printed, 2):
        if (one.indicator, one.base, one.scope, one.period, one.about) != (
            other.indicator,
            other.base,
            other.scope,
            other.period,
            other.about,
        ) or one.base is None:
            continue
        common = case.percent(one) & case.percent(other)
        agree = common is not None
        yield Finding(
            code="claims-agree" if agree else "claims-contradict",
            verdict=Verdict.CONSISTENT if agree else Verdict.CONTRADICTORY,
            figures=(one.key, other.key),
            indicator=one.indicator,
            unit=PERCENT,
            value=common,
            vi=f"{quoted(one)} {'khớp' if agree else 'trái'} với {quoted(other)}.",
            en=f"{quoted(one)} {'agrees with' if agree else 'contradicts'} {quoted(other)}.",
        )

"""Targets given by a higher level, and whether they were met."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.case import Case, is_positive
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, quoted
from khuyenhoc.values.unit import PERCENTAGE_POINT

__all__ = ["targets"]


def targets(case: Case) -> Iterator[Finding]:
    """Compare every target with the figure it was set for; reaching it is enough."""
    for figure in case.report:
        if not figure.target or figure.about is None:
            continue
        actual = case.report[figure.about]
        if actual.says is not figure.says:
            continue
        # A target is a number that somebody set, not one that was rounded for print.
        margin = case.actual(actual) - figure.quantity.value
        if margin.low is not None and margin.low >= 0:
            code, verdict, vi, en = "target-met", Verdict.CONSISTENT, "đạt, vượt", "met, over by"
        elif is_positive(-margin):
            margin = -margin
            code, verdict, vi, en = (
                "target-missed",
                Verdict.CONSISTENT,
                "không đạt, thiếu",
                "missed, by",
            )
        else:
            code, verdict = "target-open", Verdict.UNDETERMINED
            vi, en = "chưa rõ đạt hay không, chênh lệch", "met or missed is open, the difference is"
        unit = PERCENTAGE_POINT if figure.says is Says.SHARE else figure.quantity.unit
        yield Finding(
            code=code,
            verdict=verdict,
            figures=(figure.key, actual.key),
            indicator=figure.indicator,
            unit=unit,
            value=margin,
            vi=f"{quoted(figure)}, thực hiện {quoted(actual)}: {vi} {in_vietnamese(margin, unit)}.",
            en=f"{quoted(figure)}, reached {quoted(actual)}: {en} {in_english(margin, unit)}.",
        )

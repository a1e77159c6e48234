"""Targets given by a higher level, and whether they were met."""

from collections.abc import Iterator
from typing import Final

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case, is_positive
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, quoted
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Change, Qualifier
from khuyenhoc.values.unit import FRACTION, PERCENT, PERCENTAGE_POINT

__all__ = ["targets"]

#: What a target's bounding word asks for; "gần" and "khoảng" set no mark to reach or miss.
_AT_LEAST: Final = (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.RANGE)
_AT_MOST: Final = (Qualifier.AT_MOST, Qualifier.LESS_THAN)
_BEYOND: Final = (Qualifier.MORE_THAN, Qualifier.LESS_THAN)


def targets(case: Case) -> Iterator[Finding]:
    """Compare every target with the figure it was set for; reaching it is enough."""
    for figure in case.report:
        if not figure.target or figure.about is None:
            continue
        actual = case.report[figure.about]
        qualifier = figure.quantity.qualifier
        if not _comparable(figure, actual) or qualifier not in (*_AT_LEAST, *_AT_MOST):
            continue
        # A target is a number that somebody set, not one that was rounded for print.
        mark = Bounds.exactly(figure.quantity.value) * _scale(figure)
        margin = _reached(case, actual) - mark
        if qualifier in _AT_MOST:
            margin = -margin
        yield _judged(figure, actual, margin, beyond=qualifier in _BEYOND)


def _comparable(target: Figure, actual: Figure) -> bool:
    """Say whether both are of one thing, in one unit and one direction."""
    shares = target.says is Says.SHARE and actual.says is Says.SHARE
    units = {target.quantity.unit, actual.quantity.unit}
    return (
        not actual.target
        and target.says is actual.says
        and target.base == actual.base
        and (len(units) == 1 or (shares and units <= {PERCENT, FRACTION}))
        and target.quantity.change is actual.quantity.change is not Change.DECREASE
    )


def _scale(figure: Figure) -> int:
    return 100 if figure.quantity.unit == FRACTION else 1


def _reached(case: Case, actual: Figure) -> Bounds:
    """Give the best that is known of what was reached: the pair behind a share before its print."""
    if actual.says is not Says.SHARE:
        return case.possible(actual)
    part, whole = case.level(actual.about), case.whole_of(actual)
    exact = case.ratio(part, whole) if part is not None and whole is not None else None
    percents = case.percents(actual)
    if exact is None and not percents:
        return case.percent_if(actual, None)
    return exact or case.narrowed(percents)


def _judged(figure: Figure, actual: Figure, margin: Bounds, *, beyond: bool) -> Finding:
    """Judge by the margin, which is above 0 where the target was passed."""
    above = is_positive(margin)
    level = not above and margin.low is not None and margin.low >= 0  # reached, perhaps just so
    if above or (level and not beyond):
        code, verdict = "target-met", Verdict.CONSISTENT
        vi, en = "đạt, vượt {}", "met, over by {}"
        if margin.value == 0:
            vi, en = "đạt vừa đúng", "met exactly"
    elif is_positive(-margin) or (beyond and margin.high == 0):
        margin = -margin
        code, verdict = "target-missed", Verdict.CONSISTENT
        vi, en = "không đạt, thiếu {}", "missed, by {}"
        if margin.value == 0:
            vi, en = "không đạt, vì phải vượt mới đạt", "missed, since it had to be passed"
    else:
        code, verdict = "target-open", Verdict.UNDETERMINED
        vi, en = "chưa rõ đạt hay không, chênh lệch {}", "met or missed is open, off by {}"
    percent = figure.quantity.unit in (PERCENT, FRACTION)
    unit = PERCENTAGE_POINT if percent else figure.quantity.unit
    return Finding(
        code=code,
        verdict=verdict,
        figures=(figure.key, actual.key),
        indicator=figure.indicator,
        unit=unit,
        value=margin,
        vi=f"{quoted(figure)}, thực hiện {quoted(actual)}: "
        f"{vi.format(in_vietnamese(margin, unit))}.",
        en=f"{quoted(figure)}, reached {quoted(actual)}: {en.format(in_english(margin, unit))}.",
    )

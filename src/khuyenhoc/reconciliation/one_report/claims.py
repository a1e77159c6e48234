"""The same share or change printed twice: in a headline and in the text, say."""

from collections.abc import Iterator
from itertools import combinations

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case
from khuyenhoc.reconciliation.wording import HABITS, quoted
from khuyenhoc.values.unit import PERCENT

__all__ = ["claims"]


def claims(case: Case) -> Iterator[Finding]:
    """Compare every two shares of one thing, base, scope and time, and two changes of a figure."""
    printed = [figure for figure in case.report if not figure.target and _is_claim(figure)]
    for one, other in combinations(printed, 2):
        if _same(case, one, other):
            yield _compared(case, one, other)


def _is_claim(figure: Figure) -> bool:
    of_a_base = figure.says is Says.SHARE and figure.base is not None
    return of_a_base or (figure.says is Says.CHANGE and figure.about is not None)


def _same(case: Case, one: Figure, other: Figure) -> bool:
    about = {one.about, other.about} - {None}
    return _subject(case, one) == _subject(case, other) and len(about) <= 1


def _subject(case: Case, figure: Figure) -> tuple[object, ...]:
    """Give what two claims must have in common; a change also its unit, way and earlier period."""
    said = (figure.says, figure.indicator, figure.base, figure.scope, case.time(figure))
    if figure.says is Says.SHARE:
        return said
    return (*said, figure.quantity.unit, figure.quantity.change, figure.since)


def _compared(case: Case, one: Figure, other: Figure) -> Finding:
    """Agree in one habit at least; what only two habits side by side can explain stays open."""
    together = [
        common
        for habit in HABITS
        if (common := case.percent_if(one, habit) & case.percent_if(other, habit)) is not None
    ]
    mixed = case.percent_if(one, None) & case.percent_if(other, None)
    if together:
        code, verdict = "claims-agree", Verdict.CONSISTENT
        vi, en = "khớp với {}", "agrees with {}"
    elif mixed is not None:
        code, verdict = "claims-open", Verdict.UNDETERMINED
        vi = "chỉ khớp với {} nếu một số làm tròn, một số cắt bỏ"
        en = "agrees with {} only if one is rounded and the other cut off"
    else:
        code, verdict = "claims-contradict", Verdict.CONTRADICTORY
        vi, en = "trái với {}", "contradicts {}"
    value = together[0] if len(together) == 1 else mixed
    return Finding(
        code=code,
        verdict=verdict,
        figures=(one.key, other.key),
        indicator=one.indicator,
        unit=PERCENT if one.says is Says.SHARE else one.quantity.unit,
        value=value,
        vi=f"{quoted(one)} {vi.format(quoted(other))}.",
        en=f"{quoted(one)} {en.format(quoted(other))}.",
    )

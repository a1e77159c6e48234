"""Parts of a whole: whether they exceed it, reach it or fall short."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.case import Case, is_positive
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, quoted
from khuyenhoc.values.bounds import Bounds

__all__ = ["parts"]


def parts(case: Case) -> Iterator[Finding]:
    """Compare every printed whole with the sum of its printed parts."""
    for whole in case.report:
        members = [figure for figure in case.report if figure.part_of == whole.key]
        if members and not whole.target:
            yield _compared(case, whole, members)


def _amount(case: Case, part: Figure) -> Bounds:
    """Give what ``part`` comes to: a price times the number it is the price of."""
    count = case.level(part.about)
    amount = case.bounds(part)
    return amount * case.bounds(count) if part.says is Says.EACH and count else amount


def _compared(case: Case, whole: Figure, members: list[Figure]) -> Finding:
    of = case.bounds(whole)
    unit = whole.quantity.unit
    amounts = [_amount(case, part) for part in members]
    overlapping = any(part.overlapping for part in members)
    total = amounts[0]
    for amount in amounts[1:]:
        # Parts that may overlap come to the largest of them at least, to their sum at most.
        total = _union(total, amount) if overlapping else total + amount
    if unit is not None and unit.whole:
        total = total.whole() or total
    keys = (whole.key, *(part.key for part in members))
    sum_vi, sum_en = in_vietnamese(total, unit), in_english(total, unit)
    listed = ", ".join(quoted(part) for part in members)
    gap = total - of
    if is_positive(gap):
        return Finding(
            code="parts-exceed-whole",
            verdict=Verdict.CONTRADICTORY,
            figures=keys,
            indicator=whole.indicator,
            unit=unit,
            value=gap,
            vi=f"Các phần {listed} cộng lại là {sum_vi}, vượt {quoted(whole)} "
            f"{in_vietnamese(gap, unit)}.",
            en=f"The parts {listed} come to {sum_en}, above {quoted(whole)} by "
            f"{in_english(gap, unit)}.",
        )
    missing = -gap
    if is_positive(missing):
        missing = missing.whole() or missing
        return Finding(
            code="parts-fall-short",
            verdict=Verdict.UNDETERMINED,
            figures=keys,
            indicator=whole.indicator,
            unit=unit,
            value=missing,
            vi=f"Các phần {listed} cộng lại là {sum_vi}, chưa đủ {quoted(whole)}: "
            f"còn {in_vietnamese(missing, unit)} chưa được kể.",
            en=f"The parts {listed} come to {sum_en}, short of {quoted(whole)}: "
            f"{in_english(missing, unit)} not listed.",
        )
    return Finding(
        code="parts-hold",
        verdict=Verdict.CONSISTENT,
        figures=keys,
        indicator=whole.indicator,
        unit=unit,
        value=total,
        vi=f"Các phần {listed} cộng lại là {sum_vi}, không trái với {quoted(whole)}.",
        en=f"The parts {listed} come to {sum_en}, which does not contradict {quoted(whole)}.",
    )


def _union(one: Bounds, other: Bounds) -> Bounds:
    """Give what two parts that may overlap come to together."""
    lowest = max(
        (b for b in (one, other) if b.low is not None), key=lambda b: b.low or 0, default=None
    )
    summed = one + other
    return Bounds(
        None if lowest is None else lowest.low,
        summed.high,
        low_open=lowest is not None and lowest.low_open,
        high_open=summed.high_open,
    )

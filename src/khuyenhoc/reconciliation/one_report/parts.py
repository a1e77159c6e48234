"""Parts of a whole: whether they exceed it, reach it or fall short."""

from collections.abc import Iterator, Sequence

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case, is_positive
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, quoted
from khuyenhoc.values.bounds import Bounds

__all__ = ["parts"]


def parts(case: Case) -> Iterator[Finding]:
    """Compare every printed whole with the sum of its printed parts.

    A part in another unit, a share, a change or a target is no amount of the whole. It is left
    out, and then nothing is said of what is missing.
    """
    for figure in case.report:
        whole = case.level(figure.key)
        members = [part for part in case.report if part.part_of == figure.key]
        if whole is None or not members:
            continue
        amounts = {part.key: amount for part in members if (amount := _amount(case, part, whole))}
        added = [part for part in members if part.key in amounts]
        total = _together(added, amounts)
        if total is not None:
            yield from _compared(case, whole, added, total, complete=len(added) == len(members))


def _amount(case: Case, part: Figure, whole: Figure) -> Bounds | None:
    """Give what ``part`` comes to: a price times the number it is the price of."""
    if part.target or part.quantity.unit != whole.quantity.unit:
        return None
    if part.says is Says.LEVEL:
        return case.possible(part)
    count = case.level(part.about)
    if part.says is not Says.EACH or count is None:
        return None
    return case.price(part) * case.possible(count)


def _together(members: Sequence[Figure], amounts: dict[str, Bounds]) -> Bounds | None:
    """Add parts up; those that may overlap come to at least the largest of them."""
    if not members:
        return None
    total = Bounds.exactly(0)
    apart = Bounds.exactly(0)
    for part in members:
        total += amounts[part.key]
        if not part.overlapping:
            apart += amounts[part.key]
    overlapping = [amounts[part.key] for part in members if part.overlapping]
    if not overlapping:
        return total
    lows = [bounds.low for bounds in (apart, *overlapping)]
    if any(bounds.low is None or bounds.low < 0 for bounds in amounts.values()):
        return None  # of what may be negative, neither the largest nor the sum is a limit
    return Bounds(
        max(low for low in lows if low is not None), total.high, high_open=total.high_open
    )


def _compared(
    case: Case, whole: Figure, members: Sequence[Figure], total: Bounds, *, complete: bool
) -> Iterator[Finding]:
    unit = whole.quantity.unit
    gap = total - case.possible(whole)
    missing = -gap
    if unit is not None and unit.whole:
        total, missing = total.whole() or total, missing.whole() or missing
    if is_positive(gap):
        code, verdict, value = "parts-exceed-whole", Verdict.CONTRADICTORY, gap
        end_vi = f"vượt {quoted(whole)} {in_vietnamese(gap, unit)}"
        end_en = f"above {quoted(whole)} by {in_english(gap, unit)}"
    elif not complete or (total.low is None and total.high is None):
        return
    elif is_positive(missing):
        code, verdict, value = "parts-fall-short", Verdict.UNDETERMINED, missing
        end_vi = f"chưa đủ {quoted(whole)}: còn {in_vietnamese(value, unit)} chưa được kể"
        end_en = f"short of {quoted(whole)}: {in_english(value, unit)} not listed"
    else:
        code, verdict, value = "parts-hold", Verdict.CONSISTENT, total
        end_vi = f"không trái với {quoted(whole)}"
        end_en = f"which does not contradict {quoted(whole)}"
    listed = ", ".join(quoted(part) for part in members)
    start_vi = f"Các phần {listed} cộng lại" if len(members) > 1 else f"Phần {listed}"
    start_en = f"The parts {listed} come" if len(members) > 1 else f"The part {listed} comes"
    yield Finding(
        code=code,
        verdict=verdict,
        figures=(whole.key, *(part.key for part in members)),
        indicator=whole.indicator,
        unit=unit,
        value=value,
        vi=f"{start_vi} là {in_vietnamese(total, unit)}, {end_vi}.",
        en=f"{start_en} to {in_english(total, unit)}, {end_en}.",
    )

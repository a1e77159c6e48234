"""What happened in a part of a period, against what happened in the whole of it."""

from collections.abc import Iterator, Mapping

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Nature
from khuyenhoc.reconciliation.case import is_positive
from khuyenhoc.reconciliation.ledger.evidence import Evidence, Known
from khuyenhoc.reconciliation.ledger.meaning import narrowed
from khuyenhoc.reconciliation.ledger.statement import Series, each_with_each
from khuyenhoc.reconciliation.ledger.telling import found, headed, said, supposing
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.unit import Unit

__all__ = ["parts_of_periods"]


def parts_of_periods(evidence: Evidence) -> Iterator[Finding]:
    """Compare flows of periods that begin or end together: six months and their year.

    The part is at most the whole, and the two parts of a period come to it. People each counted
    once may be in both parts: of them only the first holds.
    """
    for series, known in evidence.levels(Nature.FLOW, Nature.DISTINCT_PEOPLE):
        for part, whole, is_next in _nested(known):
            yield from _compared(evidence, series, known, (part, whole), is_next=is_next)


def _nested(known: Mapping[Period, Known]) -> Iterator[tuple[Period, Period, bool]]:
    """Give each part with its whole, where they begin or end on one day.

    With them goes whether nothing is known of any period in between.
    """
    closed = [one for one in known if one.start is not None and one.end is not None]
    for edge in ("start", "end"):
        alike: dict[object, list[Period]] = {}
        for period in closed:
            alike.setdefault(getattr(period, edge), []).append(period)
        for of_one_edge in alike.values():
            of_one_edge.sort(key=lambda period: period.days or 0)
            for (place, part), (other, whole) in each_with_each(enumerate(of_one_edge)):
                yield part, whole, other == place + 1


def _compared(
    evidence: Evidence,
    series: Series,
    known: Mapping[Period, Known],
    periods: tuple[Period, Period],
    *,
    is_next: bool,
) -> Iterator[Finding]:
    part, whole = periods
    mine, all_of_it = known[part], known[whole]
    over = mine.bounds - all_of_it.bounds
    if is_positive(over):
        yield _exceeding(evidence, mine, all_of_it, over)
        return
    if evidence.reach is not None and is_positive(mine.near - all_of_it.near):
        over = mine.near - all_of_it.near
        yield _exceeding(evidence, mine, all_of_it, over, evidence.reach)
        return
    if series.indicator.nature is not Nature.FLOW:
        return
    rest = _rest(part, whole)
    if rest not in known:
        if is_next:
            yield from _derived(evidence, series, (mine, all_of_it), rest)
    elif part.start == whole.start:  # told once, and not again from the other end
        yield from _added(evidence, series, (mine, known[rest], all_of_it))


def _rest(part: Period, whole: Period) -> Period:
    return (
        Period(part.end, whole.end)
        if part.start == whole.start
        else Period(whole.start, part.start)
    )


def _exceeding(
    evidence: Evidence,
    part: Known,
    whole: Known,
    over: Bounds,
    reach: Reach | None = None,
) -> Finding:
    one, other = part.statements[0], whole.statements[0]
    (part_vi, part_en), (whole_vi, whole_en) = said(one), said(other)
    (head_vi, head_en), unit = headed(one), one.thing.series.unit
    at_vi, at_en = format_period_vi(other.thing.when), period_in_english(other.thing.when)
    gap = narrowed(over, unit)
    difference = evidence.difference(one, other)
    code, verdict = "part-exceeds-period", Verdict.CONTRADICTORY
    end_vi = f"lớn hơn số của toàn kỳ {at_vi}, {whole_vi}, chênh nhau {in_vietnamese(gap, unit)}"
    end_en = f"is above all of {at_en}, {whole_en}, by {in_english(gap, unit)}"
    if difference is not None:
        code, verdict, reach = "claims-differ-in-structure", Verdict.UNDETERMINED, None
        end_vi += f"; nhưng tổ chức không còn như trước: {difference.vi}"
        end_en += f"; but the organisation is not what it was: {difference.en}"
    elif reach is not None:
        code, verdict = "part-hardly-fits-period", Verdict.DOUBTFUL
        if_vi, if_en = supposing(reach)
        end_vi, end_en = f"{end_vi}, {if_vi}", f"{end_en}, {if_en}"
    high, low = whole.bounds.high, part.bounds.low
    most = None if high is None else Bounds(None, high, high_open=whole.bounds.high_open)
    least = None if low is None else Bounds(low, None, low_open=part.bounds.low_open)
    return found(
        code,
        verdict,
        (*part.claims, *whole.claims),
        unit=unit,
        gap=gap,
        nearest=(
            *((claim.id, most) for claim in part.alone if most is not None),
            *((claim.id, least) for claim in whole.alone if least is not None),
        ),
        convention=None if reach is None else reach.name,
        periods=(one.thing.when, other.thing.when),
        vi=f"{head_vi}: {part_vi} {end_vi}.",
        en=f"{head_en}: {part_en} {end_en}.",
    )


def _derived(
    evidence: Evidence, series: Series, sides: tuple[Known, Known], rest: Period
) -> Iterator[Finding]:
    """Derive what happened in the rest of a period, which nobody printed."""
    part, whole = sides
    unit, reach = series.unit, None
    left = (whole.bounds - part.bounds) & Bounds.at_least(0)
    if left == Bounds.at_least(0) and evidence.reach is not None:
        left, reach = (whole.near - part.near) & Bounds.at_least(0), evidence.reach
    if left is None or left == Bounds.at_least(0):
        return
    left = narrowed(left, unit)
    (head_vi, head_en), (part_vi, part_en) = (
        headed(whole.statements[0], rest),
        said(part.statements[0]),
    )
    whole_vi, whole_en = said(whole.statements[0])
    by_vi, by_en = ("", "") if reach is None else (f" ({one})" for one in supposing(reach))
    yield found(
        "rest-of-period",
        Verdict.DERIVED,
        (*whole.claims, *part.claims),
        unit=unit,
        value=left,
        convention=None if reach is None else reach.name,
        periods=(rest,),
        vi=f"{head_vi}: {in_vietnamese(left, unit)}{by_vi}, từ {whole_vi} trừ {part_vi}.",
        en=f"{head_en}: {in_english(left, unit)}{by_en}, from {whole_en} less {part_en}.",
    )


def _added(
    evidence: Evidence, series: Series, sides: tuple[Known, Known, Known]
) -> Iterator[Finding]:
    first, second, whole = sides
    total, unit = first.bounds + second.bounds, series.unit
    one, other, of_all = (known.statements[0] for known in sides)
    difference = evidence.difference(one, of_all) or evidence.difference(other, of_all)
    gap = None
    apart = total - whole.bounds
    code, verdict = "parts-of-period-hold", Verdict.CONSISTENT
    end_vi, end_en = "không trái với", "which does not contradict"
    if is_positive(apart) or is_positive(-apart):
        gap = narrowed(apart if is_positive(apart) else -apart, unit)
        code, verdict = "parts-of-period-contradict", Verdict.CONTRADICTORY
        end_vi, end_en = "trái với", "which contradicts"
        if difference is not None:
            code, verdict = "claims-differ-in-structure", Verdict.UNDETERMINED
            end_vi, end_en = f"({difference.vi}) khác với", f"({difference.en}), which differs from"
    head_vi, head_en = headed(of_all)
    quotes = [said(one), said(other), said(of_all)]
    total = narrowed(total, unit)
    by_vi = "" if gap is None else f", chênh nhau {in_vietnamese(gap, unit)}"
    by_en = "" if gap is None else f", apart by {in_english(gap, unit)}"
    yield found(
        code,
        verdict,
        (*first.claims, *second.claims, *whole.claims),
        unit=unit,
        value=total,
        gap=gap,
        nearest=() if gap is None else tuple(_mending(sides, unit)),
        periods=(whole.statements[0].thing.when,),
        vi=f"{head_vi}: {quotes[0][0]} và {quotes[1][0]} cộng lại là "
        f"{in_vietnamese(total, unit)}, {end_vi} {quotes[2][0]}{by_vi}.",
        en=f"{head_en}: {quotes[0][1]} and {quotes[1][1]} come to {in_english(total, unit)}, "
        f"{end_en} {quotes[2][1]}{by_en}.",
    )


def _mending(sides: tuple[Known, Known, Known], unit: Unit | None) -> Iterator[tuple[str, Bounds]]:
    """Give what each claim that alone could be at fault would have to be."""
    first, second, whole = sides
    for known, wanted in (
        (first, whole.bounds - second.bounds),
        (second, whole.bounds - first.bounds),
        (whole, first.bounds + second.bounds),
    ):
        yield from ((claim.id, narrowed(wanted, unit)) for claim in known.alone)

"""What happened in a part of a period, against what happened in the whole of it."""

from collections.abc import Iterator, Mapping, Sequence

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Nature
from khuyenhoc.reconciliation.case import is_positive
from khuyenhoc.reconciliation.ledger.evidence import Evidence, Excuse, Known, told_early
from khuyenhoc.reconciliation.ledger.meaning import narrowed
from khuyenhoc.reconciliation.ledger.nesting import chained, nestings
from khuyenhoc.reconciliation.ledger.statement import Series
from khuyenhoc.reconciliation.ledger.telling import found, headed, said, supposing
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.unit import Unit

__all__ = ["parts_of_periods"]


def parts_of_periods(evidence: Evidence) -> Iterator[Finding]:
    """Compare flows of a period with those of what covers it: six months, or May, and their year.

    The part is at most the whole, and parts that adjoin come to it: two of them, or of more the
    shortest that are known. People each counted once may be in several parts: of them only the
    first holds.
    """
    for series, known in evidence.levels(Nature.FLOW, Nature.DISTINCT_PEOPLE):
        adds = series.indicator.nature is Nature.FLOW
        nested, chains = nestings(known), chained(known) if adds else {}
        for part, whole, is_next in nested:
            above = list(_above(evidence, known[part], known[whole]))
            yield from above
            if adds and not above and (part.start == whole.start or part.end == whole.end):
                sides = known, part, whole
                told = is_next and whole not in chains
                yield from _completed(evidence, series, sides, derives=told)
        for whole, parts in chains.items():
            if not any(_is_above(known, part, whole) for part in parts):
                yield from _added(evidence, series, [known[part] for part in parts], known[whole])


def _is_above(known: Mapping[Period, Known], part: Period, whole: Period) -> bool:
    return is_positive(known[part].bounds - known[whole].bounds)


def _above(evidence: Evidence, mine: Known, all_of_it: Known) -> Iterator[Finding]:
    over = mine.bounds - all_of_it.bounds
    if is_positive(over):
        yield _exceeding(evidence, mine, all_of_it, over)
    elif evidence.reach is not None and is_positive(mine.near - all_of_it.near):
        over = mine.near - all_of_it.near
        yield _exceeding(evidence, mine, all_of_it, over, evidence.reach)


def _completed(
    evidence: Evidence,
    series: Series,
    sides: tuple[Mapping[Period, Known], Period, Period],
    *,
    derives: bool,
) -> Iterator[Finding]:
    """Hold a part and the rest against the whole, or derive the rest."""
    known, part, whole = sides
    mine, all_of_it, rest = known[part], known[whole], _rest(part, whole)
    if rest not in known:
        if derives:
            yield from _derived(evidence, series, (mine, all_of_it), rest)
    elif part.start == whole.start:  # told once, and not again from the other end
        yield from _added(evidence, series, [mine, known[rest]], all_of_it)


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
    excuse = _excuse(evidence, part, whole)
    code, verdict = "part-exceeds-period", Verdict.CONTRADICTORY
    end_vi = f"lớn hơn số của toàn kỳ {at_vi}, {whole_vi}, chênh nhau {in_vietnamese(gap, unit)}"
    end_en = f"is above all of {at_en}, {whole_en}, by {in_english(gap, unit)}"
    if excuse is not None:
        code, verdict, reach = excuse.code, Verdict.UNDETERMINED, None
        end_vi, end_en = f"{end_vi}; {excuse.vi}", f"{end_en}; {excuse.en}"
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


def _excuse(evidence: Evidence, part: Known, whole: Known) -> Excuse | None:
    """Say why a part may be above its whole: of another structure, or of days after the whole's."""
    one, other = part.statements[0], whole.statements[0]
    if evidence.difference(one, other) is not None:
        return evidence.excuse(one, other)
    until = max((each.until for each in part.statements if each.until), default=None)
    for each in whole.statements:
        if each.is_early and until and each.until and until > each.until:
            return told_early(each)
    return None


def _excuse_of_sum(
    evidence: Evidence, parts: Sequence[Known], whole: Known, *, above: bool
) -> Excuse | None:
    """Say why parts may not come to their whole: a part cut short is no reason to be above it."""
    of_all = whole.statements[0]
    for part in parts:
        if evidence.difference(part.statements[0], of_all) is not None:
            return evidence.excuse(part.statements[0], of_all)
    if above:
        return _excuse(evidence, parts[-1], whole)
    early = [one for part in parts for one in part.statements if one.is_early]
    return told_early(early[0]) if early else None


def _added(
    evidence: Evidence, series: Series, parts: Sequence[Known], whole: Known
) -> Iterator[Finding]:
    total, unit = _sum(parts), series.unit
    of_all = whole.statements[0]
    gap, why_vi, why_en = None, "", ""
    apart = total - whole.bounds
    code, verdict = "parts-of-period-hold", Verdict.CONSISTENT
    end_vi, end_en = "không trái với", "which does not contradict"
    if is_positive(apart) or is_positive(-apart):
        gap = narrowed(apart if is_positive(apart) else -apart, unit)
        code, verdict = "parts-of-period-contradict", Verdict.CONTRADICTORY
        end_vi, end_en = "trái với", "which contradicts"
        excuse = _excuse_of_sum(evidence, parts, whole, above=is_positive(apart))
        if excuse is not None:
            code, verdict = excuse.code, Verdict.UNDETERMINED
            end_vi, end_en = "khác với", "which differs from"
            why_vi, why_en = f"; {excuse.vi}", f"; {excuse.en}"
    head_vi, head_en = headed(of_all)
    quotes = [said(part.statements[0]) for part in parts]
    all_vi, all_en = said(of_all)
    *start_vi, last_vi = (vi for vi, _ in quotes)
    *start_en, last_en = (en for _, en in quotes)
    sum_vi, sum_en = f"{', '.join(start_vi)} và {last_vi}", f"{', '.join(start_en)} and {last_en}"
    total = narrowed(total, unit)
    by_vi = "" if gap is None else f", chênh nhau {in_vietnamese(gap, unit)}"
    by_en = "" if gap is None else f", apart by {in_english(gap, unit)}"
    yield found(
        code,
        verdict,
        (*(claim for part in parts for claim in part.claims), *whole.claims),
        unit=unit,
        value=total,
        gap=gap,
        nearest=() if gap is None else tuple(_mending(parts, whole, unit)),
        periods=(whole.statements[0].thing.when,),
        vi=f"{head_vi}: {sum_vi} cộng lại là {in_vietnamese(total, unit)}, {end_vi} "
        f"{all_vi}{by_vi}{why_vi}.",
        en=f"{head_en}: {sum_en} come to {in_english(total, unit)}, {end_en} "
        f"{all_en}{by_en}{why_en}.",
    )


def _mending(
    parts: Sequence[Known], whole: Known, unit: Unit | None
) -> Iterator[tuple[str, Bounds]]:
    """Give what each claim that alone could be at fault would have to be."""
    for part in parts:
        wanted = whole.bounds - _sum([other for other in parts if other is not part])
        yield from ((claim.id, narrowed(wanted, unit)) for claim in part.alone)
    yield from ((claim.id, narrowed(_sum(parts), unit)) for claim in whole.alone)


def _sum(parts: Sequence[Known]) -> Bounds:
    """Add up what happened in several parts."""
    total = Bounds.exactly(0)
    for part in parts:
        total += part.bounds
    return total

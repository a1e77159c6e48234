"""What there is on one day, against what there was on the day told of before."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Nature
from khuyenhoc.reconciliation.case import is_positive
from khuyenhoc.reconciliation.ledger.evidence import ADDED_UP, Evidence, Known
from khuyenhoc.reconciliation.ledger.meaning import narrowed
from khuyenhoc.reconciliation.ledger.statement import Series
from khuyenhoc.reconciliation.ledger.telling import found, headed, said, supposing
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import Unit

__all__ = ["levels_over_time"]

_ALL: Final = (Nature.STOCK, Nature.RATIO, Nature.FLOW, Nature.DISTINCT_PEOPLE)


def levels_over_time(evidence: Evidence) -> Iterator[Finding]:
    """Tell by how much a level changed, and where one fell that the host says never falls.

    Of what is added up over time only totals whose beginning is not stated ("tính đến nay") are
    such a level, and only where the host says so.
    """
    for series, known in evidence.levels(*_ALL):
        keeps = series.indicator in evidence.not_falling
        if keeps or series.indicator.nature is Nature.STOCK:
            over_time = sorted(
                (one for when, one in known.items() if _is_level(series, when)), key=_day
            )
            for earlier, later in pairwise(over_time):
                yield from _compared(evidence, earlier, later, keeps=keeps)


def _is_level(series: Series, when: Period) -> bool:
    if when.last_day is None:
        return False
    return when.start is None or series.indicator.nature not in ADDED_UP


def _day(known: Known) -> str:
    return str(known.statements[0].thing.when.last_day)


def _compared(
    evidence: Evidence, earlier: Known, later: Known, *, keeps: bool
) -> Iterator[Finding]:
    rise, reach = later.bounds - earlier.bounds, None
    nearer = later.near - earlier.near
    if not is_positive(-rise) and (_says_nothing(rise) or (keeps and is_positive(-nearer))):
        rise, reach = nearer, evidence.reach
    if _says_nothing(rise):
        return
    one, other = later.statements[0], earlier.statements[0]
    unit = one.thing.series.unit
    rise = narrowed(rise, unit)
    difference = evidence.difference_of_days(one, other)
    code, verdict, gap = "change-derived", Verdict.DERIVED, None
    end_vi = end_en = ""
    if difference is not None:
        code, verdict = "levels-on-two-structures", Verdict.UNDETERMINED
        end_vi = f"; nhưng tổ chức không còn như trước: {difference.vi}"
        end_en = f"; but the organisation is not what it was: {difference.en}"
    elif keeps and is_positive(-rise):
        code, verdict, gap = "level-falls", Verdict.UNDETERMINED, -rise
        end_vi, end_en = ", dù số này được coi là không giảm", ", though it is taken never to fall"
    if reach is not None:
        if_vi, if_en = supposing(reach)
        end_vi, end_en = f" ({if_vi}){end_vi}", f" ({if_en}){end_en}"
    head_vi, head_en = headed(one)
    (one_vi, one_en), (other_vi, other_en) = said(one), said(other)
    moved_vi, moved_en = _moved(rise, unit)
    before = other.thing.when
    before_vi, before_en = format_period_vi(before), period_in_english(before)
    yield found(
        code,
        verdict,
        (*later.claims, *earlier.claims),
        unit=unit,
        value=rise,
        gap=gap,
        convention=None if reach is None else reach.name,
        periods=(one.thing.when, before),
        vi=f"{head_vi}: {one_vi}, {moved_vi} so với {other_vi} của {before_vi}{end_vi}.",
        en=f"{head_en}: {one_en}, {moved_en} {other_en} of {before_en}{end_en}.",
    )


def _says_nothing(rise: Bounds) -> bool:
    return rise.low is None and rise.high is None


def _moved(rise: Bounds, unit: Unit | None) -> tuple[str, str]:
    """Say a change as a rise or a fall where it is one."""
    if rise.value == 0:
        return "không đổi", "the same as"
    if rise.low is not None and rise.low >= 0:
        return f"tăng {in_vietnamese(rise, unit)}", f"up {in_english(rise, unit)} from"
    if rise.high is not None and rise.high <= 0:
        return f"giảm {in_vietnamese(-rise, unit)}", f"down {in_english(-rise, unit)} from"
    return (
        f"thay đổi {in_vietnamese(rise, unit)}",
        f"a change of {in_english(rise, unit)} from",
    )

"""From a number and its range to a doubt: by how much, what would be plausible, what was meant."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.full_numbers import said, said_exactly
from khuyenhoc.reconciliation.plausibility.check import About, Check, Refusal
from khuyenhoc.reconciliation.plausibility.doubt import Doubt, PlausibleReading
from khuyenhoc.reconciliation.readings import misreadings
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.rounding import Rounding, round_to

__all__ = ["judged", "refused"]

#: So many of the readings are told in the sentence; the doubt has them all.
_TOLD: Final = 3
#: A smaller factor says less than the gap.
_WORTH_SAYING: Final = Fraction(101, 100)
#: What is said around a number: before and after it in Vietnamese, after it in English.
_AROUND: Final = {
    About.LEVEL: ("", "", ""),
    About.UNIT_VALUE: ("bình quân ", "", " each"),
    About.SHARE: ("tỷ lệ ", "", ""),
    About.GROWTH: ("gấp ", " mỗi năm", " a year"),
}
_SOMETHING: Final = Bounds.more_than(0)


def judged(
    check: Check, report: Report, reach: Reach | None, *, undetermined: bool
) -> Doubt | None:
    """Doubt a number that is outside its range whatever the print means; ``None`` for no doubt.

    Numbers that have no ratio are told as such.
    """
    ratio = check.ratio(reach)
    if ratio is None:
        refusal = check.undivided(reach)
        return None if refusal is None else refused(refusal, report)
    if check.within(ratio) is None:
        return _doubt(check, report, ratio, reach)
    if undetermined and not check.inside(ratio):
        return _open(check, report, ratio)
    return None


def refused(refusal: Refusal, report: Report) -> Doubt:
    """Say that figures were not compared, and why."""
    printed = [operand for operand in refusal.operands if operand.figure is not None]
    return Doubt(
        finding=Finding(
            code=f"{refusal.about.value}-not-comparable",
            verdict=Verdict.UNDETERMINED,
            figures=tuple(operand.key for operand in printed),
            printed=tuple(operand.words for operand in printed),
            subjects=(report.organisation,),
            periods=tuple(dict.fromkeys(operand.period for operand in printed)),
            vi=refusal.vi,
            en=refusal.en,
        ),
        expected=refusal.expected,
    )


def _doubt(check: Check, report: Report, ratio: Bounds, reach: Reach | None) -> Doubt:
    shown = check.shown(ratio)
    low = _is_below(check, ratio)
    factor = _factor(shown, check.expected.range, low=low)
    bare = check.ratio(None)
    hangs = bare is None or check.within(bare) is not None
    convention = reach.name if hangs and reach is not None else None
    readings = tuple(_plausible(check, reach))
    times_vi, times_en = _times(factor, low=low)
    by_vi, by_en = "", ""
    if convention is not None:
        by_vi = f", theo quy ước “{convention}” về “gần” và “hơn”"
        by_en = f", by the convention “{convention}” for “gần” and “hơn”"
    offered_vi, offered_en = _offered(readings)
    return _found(
        check,
        report,
        shown,
        code=f"implausible-{check.about.value}",
        verdict=Verdict.DOUBTFUL,
        where=("thấp hơn", "below") if low else ("cao hơn", "above"),
        end=(f"{times_vi}{by_vi}{offered_vi}", f"{times_en}{by_en}{offered_en}"),
        gap=_gap(shown, check.expected.range, low=low),
        nearest=_nearest(check, reach),
        convention=convention,
        factor=factor,
        readings=readings,
    )


def _open(check: Check, report: Report, ratio: Bounds) -> Doubt:
    return _found(
        check,
        report,
        check.shown(ratio),
        code=f"{check.about.value}-open",
        verdict=Verdict.UNDETERMINED,
        where=("chưa rõ có đúng", "perhaps not"),
    )


def _found(  # noqa: PLR0913 - what a finding is made of
    check: Check,
    report: Report,
    shown: Bounds,
    *,
    code: str,
    verdict: Verdict,
    where: tuple[str, str],
    end: tuple[str, str] = ("", ""),
    gap: Bounds | None = None,
    nearest: tuple[tuple[str, Bounds], ...] = (),
    convention: str | None = None,
    factor: Bounds | None = None,
    readings: tuple[PlausibleReading, ...] = (),
) -> Doubt:
    because = check.expected.because
    printed = [operand for operand in check.operands if operand.figure is not None]
    (vi, en), (range_vi, range_en) = _value(check, shown), said(check.expected.range, check.unit)
    return Doubt(
        finding=Finding(
            code=code,
            verdict=verdict,
            figures=tuple(operand.key for operand in printed),
            indicator=check.indicator,
            unit=check.unit,
            value=shown,
            gap=gap,
            nearest=nearest,
            printed=tuple(operand.words for operand in printed),
            subjects=(report.organisation,),
            periods=tuple(dict.fromkeys(operand.period for operand in printed)),
            convention=convention,
            vi=f"{check.vi}: {vi}, {where[0]} mức dự kiến ({range_vi}; {because}){end[0]}.",
            en=f"{check.en}: {en}, {where[1]} what is expected ({range_en}; {because}){end[1]}.",
        ),
        expected=check.expected,
        factor=factor,
        readings=readings,
    )


def _is_below(check: Check, ratio: Bounds) -> bool:
    """Tell on which side of the range a ratio is that has nothing in common with it."""
    wider = Bounds(ratio.low, None, low_open=ratio.low_open)
    return check.within(wider) is not None


def _gap(shown: Bounds, allowed: Bounds, *, low: bool) -> Bounds | None:
    edge = allowed.low if low else allowed.high
    gap = None if edge is None else edge - shown if low else shown - edge
    return gap and gap & Bounds.at_least(0)


def _factor(shown: Bounds, allowed: Bounds, *, low: bool) -> Bounds | None:
    """Give how many times the nearer end of the range is the number, or the number that end."""
    edge, some = allowed.low if low else allowed.high, shown & _SOMETHING
    if edge is None or edge <= 0 or some is None:
        return None
    return edge / some if low else some / edge


def _times(factor: Bounds | None, *, low: bool) -> tuple[str, str]:
    """Say how many times, cut off after two decimals and so at least."""
    if factor is None or factor.low is None or factor.low < _WORTH_SAYING:
        return "", ""
    least = round_to(factor.low, Fraction(1, 100), Rounding.DOWN)
    vi, en = said_exactly(least, None)
    at_vi, at_en = ("", "") if factor.value == least else ("ít nhất ", "at least ")
    said_vi = f"kém cận dưới {at_vi}{vi} lần" if low else f"gấp {at_vi}{vi} lần cận trên"
    return f", {said_vi}", f", by a factor of {at_en}{en}"


def _nearest(check: Check, reach: Reach | None) -> tuple[tuple[str, Bounds], ...]:
    found = (
        (operand.key, check.nearest(place, reach))
        for place, operand in enumerate(check.operands)
        if operand.figure is not None
    )
    return tuple((key, bounds) for key, bounds in found if bounds is not None)


def _plausible(check: Check, reach: Reach | None) -> Iterator[PlausibleReading]:
    """Try each way in which each figure may have been misprinted, the others being right."""
    for place, operand in enumerate(check.operands):
        if operand.figure is None:
            continue
        for misreading in misreadings(operand.figure.quantity):
            instead = check.read(place, misreading.quantity)
            ratio = instead.ratio(reach)
            if ratio is None or instead.within(ratio) is None:
                continue
            shown = instead.shown(ratio)
            vi, en = _meant(instead, shown)
            yield PlausibleReading(
                figure=operand.key,
                misreading=misreading,
                value=shown,
                vi=f"“{operand.words}” là {misreading.vi}{vi}",
                en=f"“{operand.words}” is {misreading.en}{en}",
            )


def _meant(instead: Check, shown: Bounds) -> tuple[str, str]:
    """Say what a reading comes to, by the numbers as they stand; of a level that is said."""
    if instead.about is About.LEVEL:
        return "", ""
    plain = instead.plain
    vi, en = _value(instead, shown if plain is None else instead.shown(Bounds.exactly(plain)))
    return f": {vi}", f": {en}"


def _value(check: Check, shown: Bounds) -> tuple[str, str]:
    before_vi, after_vi, after_en = _AROUND[check.about]
    vi, en = said(shown, check.unit)
    return f"{before_vi}{vi}{after_vi}", f"{en}{after_en}"


def _offered(readings: tuple[PlausibleReading, ...]) -> tuple[str, str]:
    """Say which readings would be plausible."""
    if not readings:
        return "", ""
    vi = f". Hợp lý nếu {'; hoặc '.join(reading.vi for reading in readings[:_TOLD])}"
    en = f". Plausible if {'; or '.join(reading.en for reading in readings[:_TOLD])}"
    more = len(readings) - _TOLD
    if more > 0:
        vi, en = f"{vi}; và {more} cách đọc nữa", f"{en}; and {more} more"
    return vi, en

"""A change that contradicts its earlier period, but fits another one exactly."""

from collections.abc import Iterator

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.ledger.evidence import Evidence
from khuyenhoc.reconciliation.ledger.statement import Series, Statement
from khuyenhoc.reconciliation.ledger.telling import cited, found, headed, said
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.number import Exact

__all__ = ["other_origins"]


def other_origins(evidence: Evidence) -> Iterator[Finding]:
    """Tell where a change was likely measured from another period than the one it names.

    "Tăng 29 chi hội so với năm 2017" that leads back to exactly what was printed for the middle of
    2018, and not to what else is said of 2017, was likely measured from there.
    """
    printed: dict[tuple[Series, Exact], list[Statement]] = {}
    for thing, statements in evidence.things.items():
        for one in statements:
            if not one.implied and one.meaning.either.value is not None:
                key = thing.series, one.meaning.either.value
                printed.setdefault(key, []).append(one)
    for thing, statements in evidence.things.items():
        told = {one.meaning.either for one in statements}
        for one in statements:
            value = one.meaning.either.value
            if not one.implied or value is None:
                continue
            denied = any(one.meaning.either & other is None for other in told)
            likely = [
                other
                for other in printed.get((thing.series, value), ())
                if _lies_between(one, other)
            ]
            if denied and likely:
                yield _told(one, likely[-1])


def _lies_between(one: Statement, other: Statement) -> bool:
    """Whether ``other`` is of a day between the one named and that of the level itself."""
    named, day, now = (
        period.last_day for period in (one.thing.when, other.thing.when, one.claims[0].when)
    )
    return named is not None and day is not None and now is not None and named < day < now


def _told(one: Statement, other: Statement) -> Finding:
    level, change = one.claims
    unit = one.thing.series.unit
    (both_vi, both_en), (other_vi, other_en) = cited(level, change), said(other)
    head_vi, head_en = headed(one)
    at = other.thing.when
    bounds = one.meaning.either
    return found(
        "change-since-another-period",
        Verdict.DOUBTFUL,
        (change, level, *other.claims),
        unit=unit,
        value=bounds,
        periods=(one.thing.when, at),
        vi=f"{head_vi}: {both_vi} suy ra {in_vietnamese(bounds, unit)}, trái với "
        f"số khác của kỳ đó nhưng đúng bằng {other_vi} của {format_period_vi(at)}: có lẽ so với "
        "kỳ ấy.",
        en=f"{head_en}: {both_en} lead back to {in_english(bounds, unit)}, "
        f"against what else is said of it, but exactly to {other_en} of {period_in_english(at)}: "
        "likely measured from there.",
    )

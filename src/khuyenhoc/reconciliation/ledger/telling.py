"""How findings across documents are put together and worded."""

from collections.abc import Iterable, Sequence
from typing import Final

from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.ledger.claim import Claim, dated
from khuyenhoc.reconciliation.ledger.statement import Series, Statement
from khuyenhoc.reconciliation.wording import (
    in_english,
    in_vietnamese,
    lowered,
    percent_in_words,
    period_in_english,
)
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.unit import PERCENT, PERCENTAGE_POINT, Unit

__all__ = ["apart_in", "cited", "found", "headed", "said", "supposing"]

#: So many documents are cited; of more the number is told.
_CITED: Final = 3


def found(  # noqa: PLR0913 - each is one field of a finding
    code: str,
    verdict: Verdict,
    claims: Iterable[Claim],
    *,
    vi: str,
    en: str,
    unit: Unit | None = None,
    value: Bounds | None = None,
    gap: Bounds | None = None,
    nearest: tuple[tuple[str, Bounds], ...] = (),
    convention: str | None = None,
    periods: Sequence[Period] = (),
) -> Finding:
    """Make a finding about claims, with their printed words and whom they concern."""
    about = tuple({claim.id: claim for claim in claims}.values())
    first = about[0]
    return Finding(
        code=code,
        verdict=verdict,
        figures=tuple(claim.id for claim in about),
        indicator=first.indicator,
        unit=unit,
        value=value,
        gap=gap,
        nearest=nearest,
        printed=tuple(claim.printed for claim in about),
        subjects=tuple(dict.fromkeys(claim.organisation for claim in about)),
        periods=tuple(dict.fromkeys((*periods, *(claim.period for claim in about)))),
        convention=convention,
        vi=vi,
        en=en,
    )


def apart_in(unit: Unit | None) -> Unit | None:
    """Give the unit in which two numbers are apart: percentages are so in percentage points."""
    return PERCENTAGE_POINT if unit == PERCENT else unit


def supposing(reach: Reach) -> tuple[str, str]:
    """Say in both languages what is supposed of "gần" and "hơn"."""
    vi, en = percent_in_words(reach.share)
    return (
        f"nếu “gần”, “hơn” lệch không quá {vi}",
        f"if “gần” and “hơn” are off by at most {en}",
    )


def headed(statement: Statement, when: Period | None = None) -> tuple[str, str]:
    """Say in both languages what a statement is about: of whom, which part, and when.

    A stock is said to be of its day, whatever period its report is of.
    """
    claim, series = statement.claims[0], statement.thing.series
    scope = "" if statement.scope is None else f" ({statement.scope})"
    at = when or statement.thing.when
    at_vi, at_en = format_period_vi(at), period_in_english(at)
    if series.since is not None:
        at_vi += f" so với {format_period_vi(series.since)}"
        at_en += f" against {period_in_english(series.since)}"
    label_vi, label_en = _labels(series)
    name = claim.report.label
    return (
        f"{label_vi} của {name}{scope}, {at_vi}",
        f"{label_en[0].upper()}{label_en[1:]} of {name}{scope}, {at_en}",
    )


def _labels(series: Series) -> tuple[str, str]:
    """Name what is told of again and again: a share with its base, a change as a change."""
    vi, en = lowered(series.indicator, "vi"), lowered(series.indicator, "en")
    match series.says:
        case Says.LEVEL:
            label = series.indicator.label_vi, en
        case Says.SHARE:
            of_vi = "" if series.of is None else f" so với {lowered(series.of, 'vi')}"
            of_en = "" if series.of is None else f" in {lowered(series.of, 'en')}"
            label = f"Tỷ lệ {vi}{of_vi}", f"share of {en}{of_en}"
        case Says.CHANGE:
            label = f"Mức thay đổi {vi}", f"change in {en}"
        case Says.FACTOR:
            label = f"Số lần {vi}", f"multiple of {en}"
        case Says.EACH:
            label = f"Mức bình quân {vi}", f"{en} for each one"
    vi, en = label
    return (f"Chỉ tiêu: {vi[0].lower()}{vi[1:]}", f"target: {en}") if series.target else (vi, en)


def cited(*claims: Claim) -> tuple[str, str]:
    """Quote claims of one document in both languages, with who published it and when."""
    by = claims[0].published_by
    start = "" if by is None else f"{by}, "
    words = [f"“{claim.printed}”" for claim in claims]
    return (
        f"{' và '.join(words)} ({start}{dated(claims[0], 'vi')})",
        f"{' and '.join(words)} ({start}{dated(claims[0], 'en')})",
    )


def said(statement: Statement) -> tuple[str, str]:
    """Quote who says so; of what follows from two figures say what, and quote them both."""
    if statement.implied:
        vi, en = cited(*statement.claims)
        bounds, unit = statement.meaning.either, statement.thing.series.unit
        return (
            f"{in_vietnamese(bounds, unit)} suy ra từ {vi}",
            f"{in_english(bounds, unit)}, which follows from {en}",
        )
    pairs = [cited(claim) for claim in statement.claims[:_CITED]]
    all_vi, all_en = ("; ".join(side) for side in zip(*pairs, strict=True))
    more = len(statement.claims) - _CITED
    if more > 0:
        return f"{all_vi} và {more} văn bản khác", f"{all_en} and {more} more"
    return all_vi, all_en

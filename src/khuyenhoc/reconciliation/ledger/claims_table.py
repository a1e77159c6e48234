"""The claims of a ledger as one table, with the numbers of what was found out about them."""

from collections.abc import Sequence
from typing import Final

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.models.finding import Finding, Severity
from khuyenhoc.reconciliation.ledger.claim import Claim, dated
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, period_in_english
from khuyenhoc.text.periods import format_period_vi

__all__ = ["claims_table"]

_VI: Final = (
    "Chỉ tiêu",
    "Đơn vị",
    "Phạm vi",
    "Kỳ",
    "Số in",
    "Nghĩa là",
    "Nơi công bố",
    "Ngày công bố",
    "Ghi chú",
)
_EN: Final = (
    "Indicator",
    "Organisation",
    "Scope",
    "Period",
    "Printed",
    "Means",
    "Published by",
    "Published on",
    "Notes",
)


def claims_table(claims: Sequence[Claim], findings: Sequence[Finding], language: str) -> Table:
    """Lay out each claim, with the numbers, from 1, of the findings that ask for a second look."""
    headings = in_language(language, vi=_VI, en=_EN)
    noted: dict[str, list[str]] = {}
    for number, finding in enumerate(findings, 1):
        if finding.severity is not Severity.INFO:
            for claim in finding.figures:
                noted.setdefault(claim, []).append(str(number))
    rows = [_row(claim, ", ".join(noted.get(claim.id, ())) or None, language) for claim in claims]
    return Table(headings, tuple(rows))


def _row(claim: Claim, notes: str | None, language: str) -> tuple[str | None, ...]:
    say = in_language(language, vi=in_vietnamese, en=in_english)
    period = in_language(language, vi=format_period_vi, en=period_in_english)
    written = None if claim.published_on is None else dated(claim, language)
    label = claim.indicator.label(language)
    target = in_language(language, vi="chỉ tiêu", en="target")
    return (
        f"{label} ({target})" if claim.figure.target else label,
        claim.report.label,
        claim.scope,
        period(claim.period),
        claim.printed,
        None if claim.bounds.value is not None else say(claim.bounds, claim.unit),
        claim.published_by,
        written,
        notes,
    )

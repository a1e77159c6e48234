"""What the dates of a document say of its figures."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.days import day_vi
from khuyenhoc.reconciliation.ledger.telling import found
from khuyenhoc.reconciliation.wording import period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.period import Period

__all__ = ["dates", "undated"]


def dates(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Tell which figures were published before their time was over, or are of after their report.

    A figure that is aimed at may be of the future.
    """
    early: dict[tuple[str, Period], list[Claim]] = {}
    for claim in claims:
        if claim.figure.target:
            continue
        last_day, published = claim.period.last_day, claim.published_on
        if published is not None and last_day is not None and published < last_day:
            early.setdefault((claim.document, claim.period), []).append(claim)
        if claim.figure.period is not None and claim.report.period.precedes(claim.figure.period):
            yield _after_report(claim)
    for (_, period), of_one_time in early.items():
        yield _early(of_one_time, period)


def _early(claims: list[Claim], period: Period) -> Finding:
    first = claims[0]
    day = first.published_on
    vi_day = "" if day is None else day_vi(day)
    return found(
        "published-before-end",
        Verdict.DOUBTFUL,
        claims,
        vi=f"Văn bản của {first.report.label} công bố ngày {vi_day}, trước khi kỳ "
        f"“{format_period_vi(period)}” kết thúc: số liệu có lẽ chỉ tính đến ngày công bố.",
        en=f"The document of {first.report.label} was published on {day}, before "
        f"{period_in_english(period)} was over: its figures are likely as of that day.",
    )


def _after_report(claim: Claim) -> Finding:
    of, whole = claim.period, claim.report.period
    return found(
        "dated-after-report",
        Verdict.DOUBTFUL,
        (claim,),
        periods=(of, whole),
        vi=f"“{claim.printed}” được ghi là của {format_period_vi(of)}, sau kỳ của cả báo cáo, "
        f"{format_period_vi(whole)}.",
        en=f"“{claim.printed}” is dated {period_in_english(of)}, after the period of its report, "
        f"{period_in_english(whole)}.",
    )


def undated(claims: Sequence[Claim], known_on: date) -> Finding:
    """Tell which claims are left out of what was known on a day, for nobody knows when they were.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.models.report import Report
    >>> report = Report.of("p6", Period.year(2023), {MEMBERS: 41})
    >>> claim = Claim(document="p6/2023", report=report, figure=report["members"])
    >>> undated([claim], date(2024, 1, 1)).figures
    ('p6/2023/members',)
    """
    count = len(claims)
    day = day_vi(known_on)
    return found(
        "undated-claims",
        Verdict.UNDETERMINED,
        claims,
        vi=f"{count} số liệu không ghi ngày công bố, không rõ ngày {day} đã có chưa; không xét.",
        en=f"{count} figure{'' if count == 1 else 's'} not dated, so whether known on {known_on} "
        "is not clear; left out.",
    )

"""Two reports of one organisation held against the range of growth in a year."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.lengths import as_long
from khuyenhoc.reconciliation.plausibility.check import About, Check, Operand, Refusal
from khuyenhoc.reconciliation.plausibility.looking_up import is_for, levels, time
from khuyenhoc.reconciliation.plausibility.ranges import GrowthRange
from khuyenhoc.reconciliation.wholes import scope_keys
from khuyenhoc.reconciliation.wording import period_in_english, quoted
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import FACTOR

__all__ = ["growth_checks"]

#: Of figures further apart, growth by the year says nothing.
_MOST_YEARS: Final = 100
_Span = tuple[Fraction, Fraction]


class _Why(NamedTuple):
    """Why two figures are not compared, in both languages."""

    vi: str
    en: str


_NO_DAY: Final = _Why("không rõ số liệu tính đến ngày nào", "the day they are of is not known")
_NO_PERIOD: Final = _Why("không rõ kỳ bắt đầu hay kết thúc", "a period has no start or no end")
_NOT_EARLIER: Final = _Why("kỳ so sánh không sớm hơn", "what is compared with is not earlier")
_OVERLAP: Final = _Why("hai kỳ trùng nhau một phần", "the two periods overlap")
_UNEQUAL: Final = _Why(
    "hai kỳ dài ngắn khác nhau, mà số phát sinh chỉ so được giữa hai kỳ dài bằng nhau",
    "the periods differ in length, and what happens is compared over equal ones only",
)
_OTHER_SCOPE: Final = _Why(
    "hai báo cáo có phạm vi khác nhau", "the two reports are of different parts"
)
_TOO_NEAR: Final = _Why("cách nhau chưa đầy một tháng", "they are less than a month apart")
_TOO_FAR: Final = _Why("cách nhau quá 100 năm", "they are more than 100 years apart")


def growth_checks(
    expected: GrowthRange, report: Report, earlier: Sequence[Report]
) -> Iterator[Check | Refusal]:
    """Hold a report against each earlier one of its organisation, or say why that cannot be."""
    for now in levels(expected.indicator, report):
        if now != _of_report((now, report), report) or not is_for(expected, time(now, report)):
            continue
        for other in earlier:
            before = _of_report((now, report), other)
            if other.organisation == report.organisation and before is not None and other != report:
                yield _compared(expected, (now, report), (before, other))


def _of_report(like: tuple[Figure, Report], report: Report) -> Figure | None:
    """Give the level of the report's own time, or the only one, of that indicator and scope.

    Where none is of the same part, that of the same words of its own is given, and refused.
    """
    now, scopes = like[0], scope_keys(*like)
    every = levels(now.indicator, report)
    found = [one for one in every if scope_keys(one, report) == scopes]
    found = found or [one for one in every if one.scope == now.scope]
    if len(found) > 1:
        found = [figure for figure in found if time(figure, report) == report.period]
    return found[0] if len(found) == 1 else None


def _compared(
    expected: GrowthRange, now: tuple[Figure, Report], before: tuple[Figure, Report]
) -> Check | Refusal:
    here = Operand.printed(*now)
    there = Operand.printed(*before, here=False, below=True)
    there_vi = f"{quoted(before[0])} ({format_period_vi(there.period)})"
    there_en = f"{quoted(before[0])} ({period_in_english(there.period)})"
    vi = f"{quoted(now[0])} so với {there_vi}"
    en = f"{quoted(now[0])} against {there_en}"
    stock = expected.indicator.nature is Nature.STOCK
    years = (_between_days if stock else _between_periods)(here.period, there.period)
    if scope_keys(*now) != scope_keys(*before):
        years = _OTHER_SCOPE
    if isinstance(years, _Why):
        return Refusal(
            expected=expected,
            about=About.GROWTH,
            operands=(here, there),
            vi=f"{vi}: không so được, vì {years.vi}.",
            en=f"{en}: not compared, for {years.en}.",
        )
    return Check(
        expected=expected,
        about=About.GROWTH,
        operands=(here, there),
        indicator=expected.indicator,
        unit=FACTOR,
        vi=vi,
        en=en,
        years=years,
    )


def _between_days(now: Period, before: Period) -> _Span | _Why:
    """Give the years between the days whose state two figures tell."""
    if now.end is None or before.end is None:
        return _NO_DAY
    return _NOT_EARLIER if before.end >= now.end else _years(before.end, now.end)


def _between_periods(now: Period, before: Period) -> _Span | _Why:
    """Give the years between two periods in which as long something happened."""
    if now.start is None or now.end is None or before.start is None or before.end is None:
        return _NO_PERIOD
    if before.start >= now.start:
        return _NOT_EARLIER
    if not as_long(now, before):
        return _UNEQUAL
    return _OVERLAP if before.end > now.start else _years(before.start, now.start)


def _years(first: date, last: date) -> _Span | _Why:
    """Give the years between two days: those of the whole months, and of one more if some days."""
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    if not months:
        return _TOO_NEAR
    if months >= 12 * _MOST_YEARS:
        return _TOO_FAR
    return Fraction(months, 12), Fraction(months + (last.day != first.day), 12)

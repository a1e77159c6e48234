"""A reconciliation as one table: each figure, its base, its ratio, and what follows."""

from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.one_report.case import is_plain
from khuyenhoc.reconciliation.wording import (
    HABITS,
    in_english,
    in_vietnamese,
    lowered,
    period_in_english,
    printed_words,
)
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import PERCENT, Unit

__all__ = ["reconciliation_table"]

#: Verdicts that ask for a second look, and so are numbered in the table.
_NOTED: Final = (Verdict.CONTRADICTORY, Verdict.DOUBTFUL, Verdict.UNDETERMINED)


@frozen(kw_only=True)
class _Words:
    """What the table says in one language."""

    language: str
    headings: tuple[str, ...]
    unstated: str
    either: str
    neither: str
    target: str
    each: str
    base: str
    before: str
    say: Callable[[Bounds, Unit | None], str]
    period: Callable[[Period], str]
    habits: dict[Rounding, str]


_VI: Final = _Words(
    language="vi",
    headings=(
        "Chỉ tiêu",
        "Số in",
        "Nghĩa là",
        "Gốc",
        "Tỷ lệ in",
        "Tỷ lệ đúng",
        "Cách in",
        "Suy ra",
        "Ghi chú",
    ),
    unstated="không nêu",
    either="làm tròn hoặc cắt bỏ",
    neither="không khớp",
    target="chỉ tiêu",
    each="bình quân",
    base="gốc",
    before="kỳ trước",
    say=in_vietnamese,
    period=format_period_vi,
    habits={habit: vi for habit, (vi, _) in HABITS.items()},
)
_EN: Final = _Words(
    language="en",
    headings=(
        "Indicator",
        "Printed",
        "Means",
        "Base",
        "Printed ratio",
        "Exact ratio",
        "Print",
        "Follows",
        "Notes",
    ),
    unstated="not stated",
    either="rounded or cut off",
    neither="neither",
    target="target",
    each="each",
    base="base",
    before="before",
    say=in_english,
    period=period_in_english,
    habits={habit: en for habit, (_, en) in HABITS.items()},
)


def reconciliation_table(report: Report, findings: Sequence[Finding], language: str) -> Table:
    """Lay out ``report`` with its ``findings``, which are numbered from 1.

    A share stands beside the figure that it is said of; of several the plainest does, and the
    others have rows of their own.
    """
    words = in_language(language, vi=_VI, en=_EN)
    beside: dict[str, Figure] = {}
    for figure in report:
        if figure.says is not Says.SHARE or figure.about is None or figure.target:
            continue
        if report[figure.about].says is Says.LEVEL:
            rival = beside.get(figure.about)
            if rival is None or (is_plain(figure) and not is_plain(rival)):
                beside[figure.about] = figure
    shown_beside = {share.key for share in beside.values()}
    rows: list[tuple[str | None, ...]] = []
    for figure in report:
        if figure.key not in shown_beside:
            share = figure if figure.says is Says.SHARE else beside.get(figure.key)
            keys = {figure.key} if share is None else {figure.key, share.key}
            mine = {n: f for n, f in enumerate(findings, 1) if keys.intersection(f.figures[:1])}
            rows.append(_row(words, report, figure, share, mine))
    return Table(
        words.headings, tuple(rows), caption=f"{report.label}, {words.period(report.period)}"
    )


def _row(
    words: _Words,
    report: Report,
    figure: Figure,
    share: Figure | None,
    mine: dict[int, Finding],
) -> tuple[str | None, ...]:
    checked = [f for f in mine.values() if f.code in ("share-holds", "share-contradicts")]
    derived = [
        (f, f.value) for f in mine.values() if f.verdict is Verdict.DERIVED and f.value is not None
    ]
    noted = [n for n, f in mine.items() if f.verdict in _NOTED or f.code.startswith("target-")]
    return (
        _label(words, figure),
        None if share is figure else printed_words(figure),
        _meaning(words, figure),
        None if share is None else _base(words, share),
        None if share is None else printed_words(share),
        "; ".join(words.say(f.value, PERCENT) for f in checked if f.value is not None) or None,
        "; ".join(_habit(words, f) for f in checked) or None,
        "; ".join(_derived(words, report, f, value) for f, value in derived) or None,
        ", ".join(map(str, noted)) or None,
    )


def _label(words: _Words, figure: Figure) -> str:
    asides = [words.target] if figure.target else []
    asides += [figure.scope] if figure.scope is not None else []
    label = figure.indicator.label(words.language)
    return f"{label} ({'; '.join(asides)})" if asides else label


def _meaning(words: _Words, figure: Figure) -> str | None:
    """Say what a printed figure leaves open, where it leaves anything open."""
    bounds = figure.quantity.bounds()
    plain_share = is_plain(figure) and figure.says is Says.SHARE
    if bounds.value is not None or plain_share or figure.quantity.items:
        return None
    return words.say(bounds, figure.quantity.unit)


def _base(words: _Words, share: Figure) -> str:
    return words.unstated if share.base is None else share.base.label(words.language)


def _habit(words: _Words, finding: Finding) -> str:
    fits = [words.habits[habit] for habit, _ in finding.by_rounding]
    if len(fits) == 1:
        return fits[0]
    return words.either if fits else words.neither


def _derived(words: _Words, report: Report, finding: Finding, value: Bounds) -> str:
    subject = words.base
    if finding.code == "unit-value":
        subject = words.each
    elif finding.code == "earlier-level":
        since = report[finding.figures[0]].since
        subject = words.before if since is None else words.period(since)
    elif finding.indicator is not None:
        subject = lowered(finding.indicator, words.language)
    return f"{subject}: {words.say(value, finding.unit)}"

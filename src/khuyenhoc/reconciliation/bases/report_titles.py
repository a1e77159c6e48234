"""What the printed percentages of the learning titles in a report are of."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.bases.printed_title import PrintedTitle, TitleShare, whole_count
from khuyenhoc.reconciliation.bases.title_bases import TitleBases
from khuyenhoc.reconciliation.one_report.case import Case
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.habit import RoundingHabit
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import FRACTION, PERCENT

__all__ = ["title_bases"]

_TITLES: Final = {
    indicator: title
    for title in LearningTitle
    for indicator in (title.achieved, title.registered)
    if indicator is not None
}


def title_bases(report: Report) -> tuple[TitleBases, ...]:
    """Find what the percentages of the titles in ``report`` are of, a title at a time.

    A title is looked at, at each place and time, where a percentage is printed of those that
    achieved it or registered for it, and of one of the title's bases or of none that is named.
    What else follows from the percentages of a report is found by ``reconcile``.

    >>> from khuyenhoc.interop.samples import sample_report
    >>> report = sample_report("binh-thanh-2022")
    >>> [found.title.value for found in title_bases(report) if None in found.bases]
    ['commune-unit']

    Raises:
        InvalidValueError: ``report`` is no report.
    """
    _check_report(report)
    case = Case(report, RoundingHabit(()), (), None)
    places: dict[_Place, list[Figure]] = {}
    for figure in report:
        title = _title_of(figure)
        if title is not None:
            place = _Place(title, figure.scope, case.time(figure))
            places.setdefault(place, []).append(figure)
    return tuple(_bases(case, place, shares) for place, shares in places.items())


def _check_report(value: object) -> None:
    if not isinstance(value, Report):
        raise InvalidValueError("report", value, "a Report")


@frozen
class _Place:
    """A title at one place and time."""

    title: LearningTitle
    scope: str | None
    time: Period


def _title_of(figure: Figure) -> LearningTitle | None:
    """Give the title that a figure is a percentage of, if it is one, and of one of its bases."""
    quantity = figure.quantity
    is_share = figure.says is Says.SHARE and not figure.target and quantity.change is None
    of_a_base = figure.base in (None, *figure.indicator.bases)
    return _TITLES.get(figure.indicator) if is_share and of_a_base else None


def _bases(case: Case, place: _Place, shares: list[Figure]) -> TitleBases:
    title, said = place.title, [*_said(case, place.title, shares)]
    registered = title.registered
    return PrintedTitle(
        title=title,
        achieved=_count(case, place, said, title.achieved),
        registered=None if registered is None else _count(case, place, said, registered),
        all_holders=_count(case, place, said, title.all_holders),
        out_of=_count(case, place, said, None),
    ).bases(
        TitleShare(printed=_in_percent(share.quantity), said_of=share.indicator, stated=share.base)
        for share in shares
    )


def _in_percent(share: Quantity) -> Quantity:
    """Give "1/3 số hộ" in percent, in its own words."""
    if share.unit != FRACTION:
        return share
    return evolve(
        share,
        value=100 * share.value,
        high=None if share.high is None else 100 * share.high,
        items=tuple(100 * item for item in share.items),
        resolution=100 * share.resolution,
        unit=PERCENT,
    )


def _said(
    case: Case, title: LearningTitle, shares: list[Figure]
) -> Iterator[tuple[Indicator | None, Figure]]:
    """Give the counts that the percentages name, with what each is; ``None`` is not said."""
    for share in shares:
        about = case.level(share.about)
        whole = case.level(share.out_of or (None if about is None else about.out_of))
        if about is not None:
            yield share.indicator, about
        if whole is not None:
            yield _what_is(whole, title, share), whole


def _what_is(whole: Figure, title: LearningTitle, share: Figure) -> Indicator | None:
    """Say what the whole of a percentage, or of the pair before it, counts.

    "15.772/17.528 hộ đăng ký, bằng 72% số hộ": the whole of the pair is not that of the percentage.
    """
    if whole.indicator == title.registered:
        return title.registered
    if share.indicator == title.registered:
        return title.all_holders
    return whole.indicator if share.base is not None and share.out_of is None else share.base


def _count(
    case: Case,
    place: _Place,
    said: list[tuple[Indicator | None, Figure]],
    of: Indicator | None,
) -> Bounds | None:
    """Give the one count of something: that the percentages name, or else that the report has."""
    figures = {figure.key: figure for what, figure in said if what == of}
    other = None if of is None or figures else case.only_level(of, place.scope, place.time)
    if other is not None and all(other.key != figure.key for _, figure in said):
        figures[other.key] = other
    return whole_count(next(iter(figures.values())).quantity) if len(figures) == 1 else None

"""Figures that say how many or how much there is, and are in no total all the same."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._validators import one_of_type, text
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.report import Report
from khuyenhoc.rollup.claims import Column, is_added, is_part_of_its_like, of_its_time

__all__ = ["LeftOut", "LeftOutFor", "left_out"]


class LeftOutFor(Labelled, Enum):
    """Why a figure is in no total (lý do không cộng)."""

    #: Its indicator is a ratio or a yardstick.
    NOT_ADDED = "not-added"
    #: It is limited to a part of its organisation or territory.
    SCOPE = "scope"
    #: It holds for each of several.
    EACH = "each"
    #: It is part of another figure of the same indicator in its report.
    PART = "part"
    #: It is of another day or period than its report.
    OTHER_TIME = "other-time"
    #: It is in another unit than its indicator; a finding says so too.
    OTHER_UNIT = "other-unit"
    #: A later report of the same unit says it anew.
    SUPERSEDED = "superseded"
    #: The same unit says it once more, and no different.
    REPEATED = "repeated"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS[self][1]


_LABELS: Final = {
    LeftOutFor.NOT_ADDED: ("chỉ tiêu không cộng được", "its indicator is not added"),
    LeftOutFor.SCOPE: ("chỉ tính một phạm vi", "limited to a scope"),
    LeftOutFor.EACH: ("tính cho mỗi đơn vị", "said of each one"),
    LeftOutFor.PART: ("là một phần của số khác", "part of another figure"),
    LeftOutFor.OTHER_TIME: ("thuộc thời điểm khác", "of another time than its report"),
    LeftOutFor.OTHER_UNIT: ("đơn vị tính khác", "in another unit"),
    LeftOutFor.SUPERSEDED: ("đã có báo cáo sau", "superseded by a later report"),
    LeftOutFor.REPEATED: ("đã có số như vậy", "said once more"),
}


@frozen(kw_only=True)
class LeftOut:
    """A figure that is in no total (số không cộng), with the unit that reported it and the reason.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.text.quantities import read_quantity
    >>> print(LeftOut(unit="p6", why=LeftOutFor.SCOPE, figure=Figure(
    ...     key="schools", indicator=MEMBERS, scope="khối trường học",
    ...     quantity=read_quantity("57 hội viên"))))
    p6/schools: 57 hội viên (limited to a scope)
    """

    #: The id of the unit.
    unit: str = field(validator=text)
    figure: Figure = field(validator=one_of_type(Figure))
    why: LeftOutFor = field(validator=one_of_type(LeftOutFor))

    def __str__(self) -> str:
        said = self.figure.quantity.text or self.figure.indicator.label_en
        return f"{self.unit}/{self.figure.key}: {said} ({self.why.label_en})"


def left_out(
    reports: Mapping[int, Sequence[Report]], columns: Mapping[str, Column], *, all_wanted: bool
) -> Iterator[LeftOut]:
    """Give the levels of the reports of each place that are in none of ``columns``.

    Those of indicators that were not asked for are none of them.
    """
    for place in sorted(reports):
        for report in reports[place]:
            for figure in report.figures:
                column = columns.get(figure.indicator.code)
                if figure.says is not Says.LEVEL or figure.target:
                    continue
                if column is None and not all_wanted:
                    continue
                if column is None or all(it is not figure for it in column.given_at(place)):
                    why = _why(report, figure, reports[place])
                    yield LeftOut(unit=report.organisation, figure=figure, why=why)


def _why(report: Report, figure: Figure, of_unit: Sequence[Report]) -> LeftOutFor:
    reasons = {
        LeftOutFor.NOT_ADDED: not is_added(figure.indicator),
        LeftOutFor.SCOPE: figure.scope is not None,
        LeftOutFor.EACH: figure.quantity.each,
        LeftOutFor.PART: is_part_of_its_like(figure, report),
        LeftOutFor.OTHER_TIME: not of_its_time(figure, report),
        LeftOutFor.OTHER_UNIT: figure.quantity.unit not in (None, figure.indicator.unit),
        LeftOutFor.SUPERSEDED: any(
            _is_later(other, report) and other.figures_of(figure.indicator) for other in of_unit
        ),
    }
    return next((why for why, holds in reasons.items() if holds), LeftOutFor.REPEATED)


def _is_later(one: Report, other: Report) -> bool:
    days = one.published_on, other.published_on
    return None not in days and (days[0] or date.min) > (days[1] or date.min)

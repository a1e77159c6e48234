"""One figure of one report, with who published it and when."""

from datetime import date
from functools import cached_property
from typing import Any

from attrs import Attribute, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import field_name, one_of_type, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.ledger.days import day_vi
from khuyenhoc.reconciliation.one_report.case import is_plain
from khuyenhoc.reconciliation.wholes import scopes_of
from khuyenhoc.reconciliation.wording import (
    in_english,
    in_vietnamese,
    period_in_english,
    printed_words,
)
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import FRACTION, PERCENT, Unit, UnitKind

__all__ = ["Claim", "dated"]


def _of_its_report(instance: "Claim", attribute: "Attribute[Any]", value: Figure) -> None:
    one_of_type(Figure)(instance, attribute, value)
    figures = instance.report.figures
    if not any(one is value for one in figures) and value not in figures:
        raise InvalidValueError(
            field_name(instance, attribute), value.key, "a figure of Claim.report"
        )


@frozen(kw_only=True, repr=False)
class Claim:
    """One figure as a report says it (số liệu đã công bố), with publisher, day and source.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> report = Report.of("can-tho", Period.year(2023), {MEMBERS: 383_058})
    >>> claim = Claim(document="can-tho/2023", report=report, figure=report["members"])
    >>> print(claim)
    Hội viên (can-tho), năm 2023: “383.058 người”; không ghi ngày công bố
    >>> claim.id, claim.bounds, claim.published_on
    ('can-tho/2023/members', Bounds(383058, 383058), None)

    Raises:
        InvalidValueError: A field has the wrong type, or the figure is not one of the report.
    """

    #: What its report is called in the ledger.
    document: str = field(validator=text)
    report: Report = field(validator=one_of_type(Report))
    figure: Figure = field(validator=_of_its_report)

    @property
    def id(self) -> str:
        """What it is called in findings: its document, and the figure's key there."""
        return f"{self.document}/{self.key}"

    @property
    def key(self) -> str:
        """The key of its figure in its report."""
        return self.figure.key

    @property
    def indicator(self) -> Indicator:
        """What is counted."""
        return self.figure.indicator

    @property
    def says(self) -> Says:
        """Whether it is a level, a share, a change …."""
        return self.figure.says

    @property
    def organisation(self) -> str:
        """The id of who it is about."""
        return self.report.organisation

    @property
    def published_by(self) -> str | None:
        """Who published it, where that is stated."""
        return self.report.published_by

    @property
    def published_on(self) -> date | None:
        """The day on which it was published, where that is stated."""
        return self.report.published_on

    @property
    def source(self) -> str | None:
        """Where it was published, where that is stated."""
        return self.report.source

    @property
    def period(self) -> Period:
        """Its period as stated: the figure's own, or the report's."""
        return self.figure.period or self.report.period

    @property
    def when(self) -> Period:
        """The days it speaks of: of what there is on a day (a stock), the last day of its period.

        >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
        >>> from khuyenhoc.values.dong import Dong
        >>> report = Report.of("p6", Period.year(2023), {MEMBERS: 41, FUND_RAISED: Dong(5_000)})
        >>> [str(Claim(document="p6/2023", report=report, figure=one).when) for one in report]
        ['2023-12-31', '2023-01-01 to 2023-12-31']
        """
        period = self.period
        last_day = period.last_day
        if last_day is None or self.indicator.nature is not Nature.STOCK:
            return period
        return Period.day(last_day)

    @property
    def scopes(self) -> tuple[str, ...]:
        """To which parts of the organisation it is limited: the report's words, then its own."""
        return scopes_of(self.figure, self.report)

    @property
    def scope(self) -> str | None:
        """The same as one text; ``None`` where it is not limited."""
        return "; ".join(self.scopes) or None

    @property
    def unit(self) -> Unit | None:
        """The unit of ``bounds``: that of the print, but percent for every share."""
        unit = self.figure.quantity.unit
        return PERCENT if unit == FRACTION and self.says is Says.SHARE else unit

    @cached_property
    def printed(self) -> str:
        """The words it was printed in, the direction of a change before them."""
        return printed_words(self.figure)

    @property
    def is_price(self) -> bool:
        """Whether it is a plain price for each one."""
        return self.says is Says.EACH and is_plain(self.figure)

    @property
    def bounds(self) -> Bounds:
        """The numbers that the print leaves possible, in either habit of rounding.

        A price for each one was agreed, and so is what was printed.
        """
        if self.is_price:
            return Bounds.exactly(self.figure.quantity.value)
        unit = self.figure.quantity.unit
        money = unit is not None and unit.kind is UnitKind.MONEY
        found = self.figure.quantity.bounds() if money else self.figure.quantity.possible()
        return found if self.unit == unit else found * 100

    def sentence(self, language: str = "vi") -> str:
        """Say in ``"vi"`` or ``"en"`` what was printed, of whom and when, and who published it.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self._in_vietnamese, en=self._in_english)()

    def _in_vietnamese(self) -> str:
        base = self.figure.base
        parts = (
            f"{self.indicator.label_vi} ({', '.join((self.report.label, *self.scopes))})",
            f"tính trên {base.label_vi.lower()}" if base is not None else "",
            f"so với {format_period_vi(self.figure.since)}" if self.figure.since else "",
            "chỉ tiêu" if self.figure.target else "",
            format_period_vi(self.period),
        )
        said = in_vietnamese(self.bounds, self.unit)
        means = "" if self.bounds.value is not None else f", nghĩa là {said}"
        published = (self.published_by or "", dated(self, "vi"))
        return (
            f"{', '.join(part for part in parts if part)}: “{self.printed}”{means}; "
            f"{', '.join(part for part in published if part)}"
        )

    def _in_english(self) -> str:
        base = self.figure.base
        parts = (
            f"{self.indicator.label_en} ({', '.join((self.report.label, *self.scopes))})",
            f"of {base.label_en.lower()}" if base is not None else "",
            f"since {period_in_english(self.figure.since)}" if self.figure.since else "",
            "target" if self.figure.target else "",
            period_in_english(self.period),
        )
        said = in_english(self.bounds, self.unit)
        means = "" if self.bounds.value is not None else f", which means {said}"
        published = (self.published_by or "", dated(self, "en"))
        return (
            f"{', '.join(part for part in parts if part)}: “{self.printed}”{means}; "
            f"{', '.join(part for part in published if part)}"
        )

    def __str__(self) -> str:
        return self.sentence()

    def __repr__(self) -> str:
        return f"<Claim {self.id}: {self.printed}>"

    def to_row(self) -> dict[str, str | bool | None]:
        """Give it as one flat row; numbers as text, so that none is rounded.

        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> report = Report.of("p6", Period.year(2023), {MEMBERS: 41})
        >>> row = Claim(document="p6/2023", report=report, figure=report["members"]).to_row()
        >>> row["value"], row["low"], row["published_on"]
        ('41', '41', None)
        """
        figure, quantity, bounds = self.figure, self.figure.quantity, self.bounds
        return {
            "claim": self.id,
            "document": self.document,
            "key": figure.key,
            "organisation": self.organisation,
            "name": self.report.name,
            "indicator": self.indicator.code,
            "says": self.says.value,
            "base": None if figure.base is None else figure.base.code,
            "target": figure.target,
            "since": None if figure.since is None else str(figure.since),
            "scope": self.scope,
            "period": str(self.period),
            "printed": self.printed,
            "value": str(quantity.value),
            "unit": None if quantity.unit is None else quantity.unit.code,
            "qualifier": quantity.qualifier.value,
            "low": None if bounds.low is None else str(bounds.low),
            "high": None if bounds.high is None else str(bounds.high),
            "low_open": bounds.low_open,
            "high_open": bounds.high_open,
            "published_by": self.published_by,
            "published_on": None if self.published_on is None else self.published_on.isoformat(),
            "source": self.source,
        }


def dated(claim: Claim, language: str) -> str:
    """Say when a claim was published, or that it does not say so."""
    day = claim.published_on
    if day is None:
        return in_language(language, vi="không ghi ngày công bố", en="not dated")
    return in_language(language, vi=day_vi(day), en=day.isoformat())

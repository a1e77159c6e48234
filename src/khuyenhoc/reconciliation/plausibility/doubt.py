"""What a range makes doubtful, with the readings that would be plausible."""

from typing import Any

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, tuple_of
from khuyenhoc.models.finding import Finding, Severity, Verdict, plain_bounds
from khuyenhoc.reconciliation.plausibility.ranges import (
    GrowthRange,
    LevelRange,
    PlausibleRange,
    ShareRange,
    UnitValueRange,
)
from khuyenhoc.reconciliation.readings import Misreading
from khuyenhoc.values.bounds import Bounds

__all__ = ["Doubt", "PlausibleReading"]


@frozen(kw_only=True)
class PlausibleReading:
    """A reading of one figure that makes a doubted number plausible (cách đọc hợp lý).

    >>> from khuyenhoc.reconciliation.readings import misreadings
    >>> from khuyenhoc.values.quantity import Quantity
    >>> PlausibleReading(figure="members", misreading=misreadings(Quantity(value=41))[0],
    ...                  value=Bounds.exactly(41_000), vi="41.000", en="41,000").sentence("en")
    '41,000'
    """

    #: The key of the figure that would have been misprinted, the others being right.
    figure: str = field(validator=text)
    misreading: Misreading = field(validator=one_of_type(Misreading))
    #: What the doubted number would then be.
    value: Bounds = field(validator=one_of_type(Bounds))
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    def sentence(self, language: str = "vi") -> str:
        """Give the words in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "figure": self.figure,
            "misreading": self.misreading.to_dict(),
            "value": plain_bounds(self.value),
            "vi": self.vi,
            "en": self.en,
        }


@frozen(kw_only=True)
class Doubt:
    """One number that is outside a range, as far as the print tells (điều đáng ngờ).

    What is found is in ``finding``, whose fields can be asked of the doubt as well; the readings
    that would be plausible are offered, and never applied.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> few = LevelRange(indicator=MEMBERS, range=Bounds.at_least(100), because="số năm ngoái")
    >>> found = Finding(code="implausible-level", verdict=Verdict.DOUBTFUL, figures=("members",),
    ...                 vi="41 hội viên: đáng ngờ.", en="41 members: doubtful.")
    >>> doubt = Doubt(finding=found, expected=few)
    >>> doubt.code, doubt.readings, doubt.sentence("en")
    ('implausible-level', (), '41 members: doubtful.')
    """

    finding: Finding = field(validator=one_of_type(Finding))
    #: The range that it was held against.
    expected: PlausibleRange = field(
        validator=one_of_type(LevelRange, UnitValueRange, ShareRange, GrowthRange)
    )
    #: How many times too large or too small it is; ``None`` where that says nothing.
    factor: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    readings: tuple[PlausibleReading, ...] = field(default=(), validator=tuple_of(PlausibleReading))

    @property
    def code(self) -> str:
        """The stable code of the finding."""
        return self.finding.code

    @property
    def verdict(self) -> Verdict:
        """Doubtful, or undetermined where the print reaches into the range or was not compared."""
        return self.finding.verdict

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.finding.severity

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys of the figures; those of other reports with their period."""
        return self.finding.figures

    @property
    def value(self) -> Bounds | None:
        """What the number can be, in the unit of the range."""
        return self.finding.value

    @property
    def gap(self) -> Bounds | None:
        """How far it is from the range."""
        return self.finding.gap

    @property
    def nearest(self) -> tuple[tuple[str, Bounds], ...]:
        """For each figure, if it alone is wrong: what it would have to be."""
        return self.finding.nearest

    @property
    def convention(self) -> str | None:
        """The convention for "gần" and "hơn" that the doubt hangs on, if it hangs on one."""
        return self.finding.convention

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return self.finding.sentence(language)

    def __str__(self) -> str:
        return str(self.finding)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: that of the finding, of its range and of the readings."""
        source = self.expected.source
        return {
            **self.finding.to_dict(),
            "range": {
                "id": self.expected.id,
                "bounds": plain_bounds(self.expected.range),
                "because": self.expected.because,
                "source": None if source is None else str(source),
            },
            "factor": plain_bounds(self.factor),
            "readings": [reading.to_dict() for reading in self.readings],
        }

    def html(self, language: str = "vi") -> str:
        """Give the sentence as a paragraph of HTML, marked with its verdict.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        return self.finding.html(language)

    def _repr_html_(self) -> str:
        return self.html()

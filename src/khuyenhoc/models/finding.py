"""What was found out about printed figures."""

from enum import Enum
from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import field_name, one_of_type, optional, text, texts, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import Unit

__all__ = ["Finding", "Severity", "Verdict", "plain_bounds"]


class Verdict(Enum):
    """What a relation between figures comes to."""

    #: They can be true together.
    CONSISTENT = "consistent"
    #: They can be true together only if the percentage was cut off and not rounded.
    CUT_OFF = "cut-off"
    #: They cannot be true together.
    CONTRADICTORY = "contradictory"
    #: Something that nobody printed follows from them.
    DERIVED = "derived"
    #: They can be true as read, but another reading is likelier.
    DOUBTFUL = "doubtful"
    #: What was printed does not decide it.
    UNDETERMINED = "undetermined"

    @property
    def severity(self) -> "Severity":
        """How much it matters.

        >>> Verdict.CONTRADICTORY.severity
        <Severity.ERROR: 'error'>
        """
        match self:
            case Verdict.CONTRADICTORY:
                return Severity.ERROR
            case Verdict.CONSISTENT | Verdict.DERIVED:
                return Severity.INFO
            case _:
                return Severity.WARNING


class Severity(Enum):
    """How much a finding matters to who answers for the figures (mức độ).

    >>> Severity("error")
    <Severity.ERROR: 'error'>
    """

    #: Some figure is wrong.
    ERROR = "error"
    #: A person should look.
    WARNING = "warning"
    #: Good to know.
    INFO = "info"


def _by_rounding(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name, expected = field_name(instance, attribute), "a pair of a Rounding and Bounds"
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of pairs of a Rounding and Bounds")
    for index, item in enumerate(cast("tuple[object, ...]", value)):
        match item:
            case (Rounding(), Bounds()):
                pass
            case _:
                raise InvalidValueError(f"{name}[{index}]", item, expected)


def _nearest(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name, expected = field_name(instance, attribute), "a pair of a figure's key and Bounds"
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of pairs of a figure's key and Bounds")
    for index, item in enumerate(cast("tuple[object, ...]", value)):
        match item:
            case (str(), Bounds()):
                pass
            case _:
                raise InvalidValueError(f"{name}[{index}]", item, expected)


@frozen(kw_only=True)
class Finding:
    """One thing found out about printed figures, with its numbers and its sentence.

    >>> from khuyenhoc.models.indicators import POPULATION
    >>> found = Finding(code="implied-base", verdict=Verdict.DERIVED, figures=("members", "share"),
    ...                 indicator=POPULATION, value=Bounds(1_194_816, 1_195_375),
    ...                 vi="Dân số từ 1.194.816 đến 1.195.375 người.",
    ...                 en="The population is from 1,194,816 to 1,195,375 people.")
    >>> print(found)
    Dân số từ 1.194.816 đến 1.195.375 người.
    """

    #: A stable name for the kind of finding.
    code: str = field(validator=text)
    verdict: Verdict = field(validator=one_of_type(Verdict))
    #: The keys of the figures it is about, the first being the one it is listed under.
    figures: tuple[str, ...] = field(validator=texts)
    #: What ``value`` counts, where it counts something.
    indicator: Indicator | None = field(default=None, validator=optional(one_of_type(Indicator)))
    #: The unit of ``value``.
    unit: Unit | None = field(default=None, validator=optional(one_of_type(Unit)))
    #: The number that follows, the ratio that was checked, or by how much the figures disagree.
    value: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: The same for each habit of rounding that explains the print.
    by_rounding: tuple[tuple[Rounding, Bounds], ...] = field(default=(), validator=_by_rounding)
    #: By how much figures that cannot be true together are apart.
    gap: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: For each figure that alone could be at fault: what it would have to be.
    nearest: tuple[tuple[str, Bounds], ...] = field(default=(), validator=_nearest)
    #: The words in which ``figures`` were printed, in their order; blank for one that was not.
    printed: tuple[str, ...] = field(default=(), validator=tuple_of(str))
    #: The ids of the organisations it is about.
    subjects: tuple[str, ...] = field(default=(), validator=texts)
    #: The periods that it speaks of.
    periods: tuple[Period, ...] = field(default=(), validator=tuple_of(Period))
    #: The convention for "gần" and "hơn" that the verdict hangs on, if it hangs on one.
    convention: str | None = field(default=None, validator=optional(text))
    #: The sentence in Vietnamese and in English.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    @property
    def severity(self) -> Severity:
        """How much it matters: an error, a warning or no more than something to know."""
        return self.verdict.severity

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: ends of bounds as text, so that fractions stay exact."""
        return {
            "code": self.code,
            "verdict": self.verdict.value,
            "severity": self.severity.value,
            "figures": list(self.figures),
            "indicator": None if self.indicator is None else self.indicator.code,
            "unit": None if self.unit is None else self.unit.code,
            "value": plain_bounds(self.value),
            "by_rounding": {
                rounding.value: plain_bounds(value) for rounding, value in self.by_rounding
            },
            "gap": plain_bounds(self.gap),
            "nearest": {key: plain_bounds(bounds) for key, bounds in self.nearest},
            "printed": list(self.printed),
            "subjects": list(self.subjects),
            "periods": [str(period) for period in self.periods],
            "convention": self.convention,
            "vi": self.vi,
            "en": self.en,
        }

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, language: str = "vi") -> str:
        """Give the sentence as a paragraph of HTML, marked with its verdict.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        from html import escape  # noqa: PLC0415 - slow to import

        return f'<p data-verdict="{self.verdict.value}">{escape(self.sentence(language))}</p>'


def plain_bounds(bounds: Bounds | None) -> dict[str, Any] | None:
    """Give bounds as plain data for JSON, their ends as text, so that fractions stay exact."""
    if bounds is None:
        return None
    return {
        "low": None if bounds.low is None else str(bounds.low),
        "high": None if bounds.high is None else str(bounds.high),
        "low_open": bounds.low_open,
        "high_open": bounds.high_open,
    }

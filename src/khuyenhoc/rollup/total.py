"""What the figures of many units come to, and who reported."""

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, tuple_of, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.rollup.wording import bounds_in_vietnamese, value_in_words
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds

__all__ = ["Total", "check_total"]


def check_total(name: str, value: object) -> None:
    """Refuse what is no total.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Total):
        raise InvalidValueError(name, value, "a Total, such as totals[unit][indicator]")


@frozen(kw_only=True, repr=False)
class Total:
    """What a unit and all below it come to (tổng số), with who reported and who did not.

    Of people each counted once, who may be the same in several units, the total runs from the
    largest part to the sum of all: ``is_distinct`` says so.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> print(Total(indicator=MEMBERS, unit="can-tho", value=Bounds.at_least(300_000), reported=7,
    ...             expected=9, missing=("co-do", "o-mon")))
    at least 300,000, 7 of 9 reported

    Raises:
        InvalidValueError: Those that reported and those that did not are not all that should have.
    """

    indicator: Indicator = field(validator=one_of_type(Indicator))
    #: The id of the unit that it is the total of.
    unit: str = field(validator=one_of_type(str))
    #: Everything it can be, in the indicator's unit; ``None`` where a null policy knows nothing.
    value: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: How many of the units that should have reported it did.
    reported: int = field(validator=whole_number)
    expected: int = field(validator=whole_number)
    #: The ids of those that did not, in the order of the tree.
    missing: tuple[str, ...] = field(default=(), validator=tuple_of(str))
    policy: MissingPolicy = field(
        default=MissingPolicy.BOUNDS, validator=one_of_type(MissingPolicy)
    )
    #: How many that did not report were counted as 0, as a zero policy asks.
    zeros: int = field(default=0, validator=whole_number)
    #: What the unit, having parts, reported of itself.
    own: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: The ids of units with parts whose own total stands for these.
    stand_ins: tuple[str, ...] = field(default=(), validator=tuple_of(str))
    #: The figures in it, each with the id of the unit that reported it, in the order of the tree.
    figures: tuple[tuple[str, Figure], ...] = field(default=(), validator=tuple_of(tuple))
    #: What contradicts itself in it, at the unit or below.
    conflicts: tuple[Finding, ...] = field(default=(), validator=tuple_of(Finding))

    def __attrs_post_init__(self) -> None:
        if self.reported + len(self.missing) != self.expected:
            expected = f"{self.reported} that reported and {len(self.missing)} that did not"
            raise InvalidValueError("Total.expected", self.expected, expected)

    @property
    def is_complete(self) -> bool:
        """Whether all that should have reported did."""
        return self.reported == self.expected

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, with nothing counted as 0 that was not reported."""
        return self.value is not None and self.value.value is not None and not self.zeros

    @property
    def is_distinct(self) -> bool:
        """Whether it counts people each once, and so runs from the largest part to the sum."""
        return self.indicator.nature is Nature.DISTINCT_PEOPLE

    @property
    def coverage(self) -> str:
        """How many of how many reported, as a table has it: ``7/9``."""
        return f"{self.reported}/{self.expected}"

    def known(self, name: str) -> Bounds:
        """Give what it can be, where the policy leaves that known.

        Raises:
            InvalidValueError: It is not; the error calls the total ``name``.
        """
        if self.value is None:
            said = f"a total of {self.unit} that is known under {self.policy.value} ({self})"
            raise InvalidValueError(name, self.indicator.code, said)
        return self.value

    def short(self, language: str = "vi") -> str:
        """Say the total as a cell of a table has it: with what it lacks, where it lacks any.

        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> Total(indicator=MEMBERS, unit="can-tho", value=Bounds.at_least(9_000), reported=1,
        ...       expected=2, missing=("o-mon",)).short("en")
        'at least 9,000 (1/2)'

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        said = value_in_words(self.value, self.zeros, language)
        return said if self.is_complete else f"{said} ({self.coverage})"

    def sentence(self, language: str = "vi") -> str:
        """Say the total, and how many reported, in ``"vi"`` or ``"en"``.

        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> Total(indicator=MEMBERS, unit="can-tho", value=Bounds.exactly(383_058), reported=9,
        ...       expected=9).sentence("vi")
        '383.058 người, 9/9 đơn vị đã báo cáo'

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        return in_language(language, vi=self._vietnamese, en=self._english)()

    def _vietnamese(self) -> str:
        said = "không rõ"
        if self.value is not None:
            said = bounds_in_vietnamese(self.value, self.indicator.unit)
        said += f", {self.coverage} đơn vị đã báo cáo"
        return f"{said}, {self.zeros} đơn vị tính là 0" if self.zeros else said

    def _english(self) -> str:
        said = "unknown" if self.value is None else bounds_in_english(self.value)
        said += f", {self.reported} of {self.expected} reported"
        return f"{said}, {self.zeros} counted as 0 ({self.policy.value})" if self.zeros else said

    def __str__(self) -> str:
        return self.sentence("en")

    def __repr__(self) -> str:
        return f"<Total {self.indicator.code} of {self.unit}: {self}>"

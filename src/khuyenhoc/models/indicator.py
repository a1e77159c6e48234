"""What a figure counts."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from attrs import Attribute, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._near import near_hint
from khuyenhoc._validators import flag, one_of_type, optional, text, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.unit import Unit

__all__ = ["Catalogue", "Indicator", "Nature", "check_indicator"]


class Nature(Enum):
    """What may be done with the figures of an indicator."""

    #: What there is on a day (số hiện có): added over places, never over time.
    STOCK = "stock"
    #: What happened in a period (số phát sinh): added over places and over time.
    FLOW = "flow"
    #: People, each counted once (số người): never added where they may be the same people.
    DISTINCT_PEOPLE = "distinct-people"
    #: A number per number (tỷ lệ, bình quân): computed from its two sides, never added.
    RATIO = "ratio"
    #: What other figures are measured against (kế hoạch, kỳ trước): only ever a base.
    YARDSTICK = "yardstick"


def _indicators(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    tuple_of(Indicator)(instance, attribute, value)


@frozen(kw_only=True)
class Indicator:
    """What associations count (chỉ tiêu thống kê), and what its ratios are of.

    Two indicators are the same when their codes are. A host counts what it likes by making its
    own; nothing has to be registered.

    >>> from khuyenhoc.values.unit import Unit
    >>> desks = Indicator(code="desks-given", label_vi="Bàn học trao tặng",
    ...                   label_en="desks given", unit=Unit("desk", "bộ bàn"), nature=Nature.FLOW)
    >>> desks.label("vi")
    'Bàn học trao tặng'

    Raises:
        InvalidValueError: A code or label is blank, or only a yardstick has no unit.
    """

    code: str = field(validator=text)
    label_vi: str = field(validator=text, eq=False)
    label_en: str = field(validator=text, eq=False)
    #: ``None`` for a yardstick, which has the unit of whatever is measured against it.
    unit: Unit | None = field(validator=optional(one_of_type(Unit)), eq=False, repr=False)
    nature: Nature = field(validator=one_of_type(Nature), eq=False)
    #: Whether what is counted "of" it is part of it, and so never more than it: members are part of
    #: the population; what was raised is not part of the plan, nor what was spent part of that.
    encloses: bool = field(default=True, validator=flag, eq=False, repr=False)
    #: What its ratios are usually of, the most usual first.
    bases: tuple["Indicator", ...] = field(default=(), validator=_indicators, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.unit is None) != (self.nature is Nature.YARDSTICK):
            raise InvalidValueError("Indicator.unit", self.unit, "a unit, except for a yardstick")
        if self.nature is Nature.YARDSTICK and self.encloses:
            raise InvalidValueError("Indicator.encloses", True, "False for a yardstick")  # noqa: FBT003

    @classmethod
    def stock(
        cls, code: str, label_vi: str, label_en: str, unit: Unit, *bases: "Indicator"
    ) -> "Indicator":
        """Make an indicator of what there is on a day."""
        return cls(
            code=code,
            label_vi=label_vi,
            label_en=label_en,
            unit=unit,
            nature=Nature.STOCK,
            bases=bases,
        )

    @classmethod
    def flow(
        cls, code: str, label_vi: str, label_en: str, unit: Unit, *bases: "Indicator"
    ) -> "Indicator":
        """Make an indicator of what happens in a period."""
        return cls(
            code=code,
            label_vi=label_vi,
            label_en=label_en,
            unit=unit,
            nature=Nature.FLOW,
            bases=bases,
        )

    def label(self, language: str = "vi") -> str:
        """Give the label in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.label_vi, en=self.label_en)


def check_indicator(name: str, value: object) -> None:
    """Refuse what is no indicator, such as the code of one.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Indicator):
        said = "an Indicator, such as kh.MEMBERS; of a code it is kh.CATALOGUE[code]"
        raise InvalidValueError(name, value, said)


@frozen
class Catalogue:
    """Indicators by code (danh mục chỉ tiêu), in the order given.

    >>> from khuyenhoc.models.indicators import CATALOGUE
    >>> CATALOGUE["members"].label_vi
    'Hội viên'

    Raises:
        InvalidValueError: Two indicators have one code.
    """

    indicators: tuple[Indicator, ...] = field(validator=tuple_of(Indicator))
    _by_code: dict[str, Indicator] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_code: dict[str, Indicator] = {}
        for indicator in self.indicators:
            if indicator.code in by_code:
                raise InvalidValueError(
                    "Catalogue.indicators", indicator.code, "each code only once"
                )
            by_code[indicator.code] = indicator
        object.__setattr__(self, "_by_code", by_code)  # the way attrs itself fills frozen fields

    def __getitem__(self, code: str) -> Indicator:
        if code not in self._by_code:
            said = f"the code of an indicator of the catalogue{near_hint(code, self._by_code)}"
            raise InvalidValueError("indicator", code, said)
        return self._by_code[code]

    def __contains__(self, item: object) -> bool:
        return item in self._by_code or item in self.indicators

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def extended(self, *indicators: Indicator) -> "Catalogue":
        """Make a catalogue that also holds ``indicators``; this one stays as it is.

        >>> from khuyenhoc.models.indicators import CATALOGUE, MEMBERS
        >>> desks = Indicator(code="desks-given", label_vi="Bàn học", label_en="desks given",
        ...                   unit=MEMBERS.unit, nature=Nature.FLOW)
        >>> "desks-given" in CATALOGUE.extended(desks), "desks-given" in CATALOGUE
        (True, False)
        """
        return Catalogue((*self.indicators, *indicators))

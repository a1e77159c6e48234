"""A figure on another map than the one it was reported on."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled, in_language
from khuyenhoc._validators import one_of_type, optional, text, texts, tuple_of
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import UnitKind

__all__ = ["Comparability", "Restated", "status_of", "value_cell"]


class Comparability(Labelled, Enum):
    """What can be said of a figure on another map (mức độ so sánh được).

    >>> [(status.value, status.label_vi) for status in Comparability][0]
    ('exact', 'chính xác')
    """

    #: One number.
    EXACT = "exact"
    #: One number, if what is counted was divided as something else was: an estimate.
    PROPORTIONAL = "proportional"
    #: All that it can be, both ends attained unless a caveat says otherwise.
    BOUNDED = "bounded"
    #: Nothing: a caveat says why.
    NOT_COMPARABLE = "not-comparable"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")


_LABELS_VI: Final = {
    Comparability.EXACT: "chính xác",
    Comparability.PROPORTIONAL: "theo tỷ lệ",
    Comparability.BOUNDED: "trong khoảng",
    Comparability.NOT_COMPARABLE: "không so sánh được",
}


@frozen(kw_only=True, repr=False)
class Restated:
    """What a unit would have reported, had there been one of its kind then (số liệu quy đổi).

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> print(Restated(unit="hoan-kiem-2025", indicator=MEMBERS, value=Bounds(11_000, 14_500),
    ...                sources=("hang-bac", "cua-nam"),
    ...                caveats=(Caveat(CaveatKind.SPLIT, ("Phường Cửa Nam",)),)))
    11,000 to 14,500 (bounded): divided in shares that are not known: Phường Cửa Nam

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    unit: str = field(validator=text)
    indicator: Indicator = field(validator=one_of_type(Indicator))
    #: Everything it can be, in the indicator's unit; ``None`` where nothing can be said.
    value: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: The units that it is, or may be, made of.
    sources: tuple[str, ...] = field(default=(), validator=texts)
    #: What keeps it from being exact, or from being there.
    caveats: tuple[Caveat, ...] = field(default=(), validator=tuple_of(Caveat))

    @property
    def status(self) -> Comparability:
        """Whether it is exact, an estimate by shares, bounded or not comparable."""
        return status_of(self.value, self.caveats)

    def sentence(self, language: str = "vi") -> str:
        """Say it, what it is and why, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        said = value_cell(self.value, language, self.indicator)
        if self.value is not None:
            said += f" ({self.status.label(language)})"
        reasons = "; ".join(caveat.sentence(language) for caveat in self.caveats)
        return f"{said}: {reasons}" if reasons else said

    def __str__(self) -> str:
        return self.sentence("en")

    def __repr__(self) -> str:
        return f"<Restated {self.indicator.code} of {self.unit}: {self}>"


def status_of(value: Bounds | None, caveats: Iterable[Caveat]) -> Comparability:
    """Say what can be said of a value: a number that a share of something else made is an estimate.

    >>> status_of(Bounds.exactly(5), [Caveat(CaveatKind.BY_SHARE, ("Phường Cửa Nam",))]).value
    'proportional'
    """
    if value is None:
        return Comparability.NOT_COMPARABLE
    if value.value is None:
        return Comparability.BOUNDED
    estimated = any(caveat.kind in _ESTIMATED for caveat in caveats)
    return Comparability.PROPORTIONAL if estimated else Comparability.EXACT


#: What a number rests on that is an estimate.
_ESTIMATED: Final = frozenset({CaveatKind.BY_SHARE, CaveatKind.SIGNED})


def value_cell(value: Bounds | None, language: str, indicator: Indicator) -> str:
    """Say a value as a cell of a table has it: what is bounded looks bounded.

    Counts stand without their unit; money is in tỉ or triệu, bounds of it with two decimals.

    >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
    >>> value_cell(Bounds(11_000, 14_500), "vi", MEMBERS)
    'từ 11.000 đến 14.500'
    >>> value_cell(Bounds.exactly(107_050_000_000), "vi", FUND_RAISED)
    '107,05 tỉ đồng'
    """
    if value is None:
        return Comparability.NOT_COMPARABLE.label(language)
    if value.low is None and value.high is None:
        return in_language(language, vi="không rõ", en="unknown")
    if in_language(language, vi=False, en=True):
        return bounds_in_english(value)
    unit, exact = indicator.unit, value.value
    if unit is None or unit.kind is not UnitKind.MONEY:
        return format_vi(value if exact is None else exact)
    # The ends of what is bounded are rounded outwards, so that nothing that can be is lost.
    return format_vi(value, unit, places=2) if exact is None else format_vi(exact, unit)

"""A fund: whose it is, what for, and under which law."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.purpose import Purpose
from khuyenhoc.models.tier import Tier
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["Fund", "FundKind"]


class FundKind(Labelled, Enum):
    """Under which law a fund stands (loại quỹ).

    Few localities have a licensed fund: most of what associations hold lies in funds of their own,
    which the decrees on funds do not reach.
    """

    #: A legal person of its own under the decree on social and charity funds.
    LICENSED = "licensed"
    #: Kept by an association, a school, a clan or a village in its own name.
    INTERNAL = "internal"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS_EN[self]


_LABELS_VI: Final = {
    FundKind.LICENSED: "quỹ được cấp phép",
    FundKind.INTERNAL: "quỹ nội bộ của hội",
}
_LABELS_EN: Final = {FundKind.LICENSED: "licensed fund", FundKind.INTERNAL: "internal fund"}


@frozen(kw_only=True, repr=False)
class Fund:
    """Money and goods kept together, with books of their own (quỹ khuyến học, quỹ khuyến tài).

    >>> fund = Fund(id="q-bt", owner="binh-thanh", period=Period.until(date(2025, 6, 30)))
    >>> fund.exists_on(date(2025, 6, 30)), fund.exists_on(date(2025, 7, 1))
    (True, False)

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, or a licence is stated for
            a fund that is not licensed.
    """

    #: An opaque id that never changes.
    id: str = field(validator=text)
    #: The id of the organisation that keeps it.
    owner: str = field(validator=text)
    #: ``None`` where it is called by its id.
    name: str | None = field(default=None, validator=optional(text))
    kind: FundKind = field(default=FundKind.INTERNAL, validator=one_of_type(FundKind))
    #: ``None`` for whatever the association does.
    purpose: Purpose | None = field(default=None, validator=optional(one_of_type(Purpose)))
    #: Whether it may be spent on its purpose only.
    restricted: bool = field(default=False, validator=flag)
    #: Where a licensed fund works: what its minimum capital depends on.
    tier: Tier | None = field(default=None, validator=optional(one_of_type(Tier)))
    #: Whether foreigners take part in it; ``None`` where it is not stated.
    foreign_contributors: bool | None = field(default=None, validator=optional(flag))
    #: Whether it raises money beyond what it was founded with; ``None`` where it is not stated.
    raises_money: bool | None = field(default=None, validator=optional(flag))
    #: The decision that licensed it.
    licence: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    #: When it exists, half-open; ``None`` where that is not stated, and then it always does.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def __attrs_post_init__(self) -> None:
        if self.licence is not None and self.kind is not FundKind.LICENSED:
            raise InvalidValueError("Fund.licence", self.licence, "None for an internal fund")

    def __repr__(self) -> str:
        return sparse_repr(self)

    def exists_on(self, day: date) -> bool:
        """Tell whether it exists on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period

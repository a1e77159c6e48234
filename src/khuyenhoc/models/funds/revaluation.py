"""A change of what goods in a fund are worth."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, one_of_type, optional, text, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.goods import ValuationBasis
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["Revaluation"]


@frozen(kw_only=True, repr=False)
class Revaluation:
    """A new value for goods that a fund holds (đánh giá lại), or the first for some without one.

    >>> from khuyenhoc.values.unit import BICYCLE
    >>> Revaluation(id="r-1", fund="q-bt", on=date(2022, 12, 31), unit=BICYCLE,
    ...             change=Dong(5_500_000), first_valued=5, basis=ValuationBasis.COMMITTEE).change
    Dong(5_500_000)

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, nothing changes, or what
            gets its first value gets one below 0.
    """

    #: Its own in the whole ledger.
    id: str = field(validator=text)
    #: The id of the fund.
    fund: str = field(validator=text)
    on: date = field(validator=day)
    #: What the goods are.
    unit: Unit = field(validator=one_of_type(Unit))
    #: By how much all of them together are worth more than before; below 0, less.
    change: Dong = field(validator=one_of_type(Dong))
    #: How many of them had no value before and have one now, which is the change.
    first_valued: int = field(default=0, validator=whole_number)
    #: ``None`` where it is not stated.
    basis: ValuationBasis | None = field(
        default=None, validator=optional(one_of_type(ValuationBasis))
    )
    note: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        if self.unit.kind is not UnitKind.COUNT:
            raise InvalidValueError("Revaluation.unit", self.unit, "a unit of goods")
        if not self.change.amount and not self.first_valued:
            raise InvalidValueError("Revaluation.change", self.change, "a change of the value")
        if self.first_valued and self.change.amount < 0:
            said = "at least 0 đồng, the first value of goods that had none"
            raise InvalidValueError("Revaluation.change", self.change, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

"""The kinds of things that books keep apart, so that nothing is summed up that must not be."""

from typing import Final

from attrs import field, frozen

from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import ForeignMoney
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["CASH", "Holding", "kind_held", "value_of"]


@frozen
class Holding:
    """One kind of thing in the books: đồng, a foreign currency, goods with or without a value.

    >>> from khuyenhoc.values.count import Count
    >>> from khuyenhoc.values.unit import BICYCLE
    >>> kind_held(Goods(Count(2, BICYCLE))) == kind_held(Goods(Count(2, BICYCLE), Dong(1)))
    False
    """

    unit: Unit
    #: Whether its value in đồng is stated: of cash in đồng it is, of foreign money never.
    valued: bool
    #: Whether it is money: a host's goods may bear the code of a host's currency.
    is_money: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        # The way attrs itself fills frozen fields.
        object.__setattr__(self, "is_money", self.unit.kind is UnitKind.MONEY)


CASH: Final = Holding(VND, valued=True)


def kind_held(amount: Amount) -> Holding:
    """Give the kind that an amount is of."""
    match amount:
        case Dong():
            return CASH
        case ForeignMoney():
            return Holding(amount.currency, valued=False)
        case Goods():
            return Holding(amount.count.unit, valued=amount.value is not None)


def value_of(amount: Amount) -> int:
    """Give the đồng that an amount is worth by itself or is stated to be; 0 where nothing is."""
    match amount:
        case Dong():
            return amount.amount
        case ForeignMoney():
            return 0
        case Goods():
            return 0 if amount.value is None else amount.value.amount

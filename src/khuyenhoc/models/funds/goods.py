"""Things given in kind: what, how many, and what they are worth by whose word."""

from enum import Enum
from typing import Final

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._validators import field_name, one_of_type, optional
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.count import Count, count_of_things
from khuyenhoc.values.dong import Dong

__all__ = ["Goods", "ValuationBasis"]


class ValuationBasis(Labelled, Enum):
    """By whose word goods are worth what is said (cơ sở định giá).

    No rule for the value of gifts in kind was found in any source; what is here only names
    where a value comes from.
    """

    #: What was paid for them, by an invoice or a receipt.
    COST = "cost"
    #: What the same would have cost then and there.
    MARKET_PRICE = "market-price"
    #: What the donor says.
    DONOR = "donor"
    #: What a committee of the association or of the commune decided.
    COMMITTEE = "committee"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS_EN[self]


_LABELS_VI: Final = {
    ValuationBasis.COST: "giá mua",
    ValuationBasis.MARKET_PRICE: "giá thị trường",
    ValuationBasis.DONOR: "theo người tặng",
    ValuationBasis.COMMITTEE: "hội đồng định giá",
}
_LABELS_EN: Final = {
    ValuationBasis.COST: "cost",
    ValuationBasis.MARKET_PRICE: "market price",
    ValuationBasis.DONOR: "the donor's word",
    ValuationBasis.COMMITTEE: "a committee's valuation",
}


def _not_negative(instance: object, attribute: "Attribute[Dong | None]", value: object) -> None:
    if not isinstance(value, Dong) or value.amount < 0:
        said = "an amount of at least 0 đồng, or None where nobody valued them"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen
class Goods:
    """Things in kind (hiện vật), with the value of all of them together where it is stated.

    Without a value they are counted and never summed up with money.

    >>> from khuyenhoc.values.unit import BICYCLE
    >>> Goods(Count(5, BICYCLE)).worth_each(Dong(1_100_000), ValuationBasis.COST).value
    Dong(5_500_000)

    Raises:
        InvalidValueError: A field has the wrong type, people or lượt are counted, the value is
            negative, or a basis is stated for goods that have no value.
    """

    count: Count = field(validator=count_of_things)
    #: In đồng, of all of them; ``None`` where nobody valued them.
    value: Dong | None = field(default=None, validator=optional(_not_negative))
    #: ``None`` where it is not stated.
    basis: ValuationBasis | None = field(
        default=None, validator=optional(one_of_type(ValuationBasis))
    )

    def __attrs_post_init__(self) -> None:
        if self.basis is not None and self.value is None:
            raise InvalidValueError("Goods.basis", self.basis, "None where there is no value")

    def worth_each(self, value: Dong, basis: ValuationBasis | None = None) -> "Goods":
        """Give the same goods at ``value`` for each of them."""
        return evolve(self, value=self.count * value, basis=basis)

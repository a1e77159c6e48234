"""One kind of thing turned into another in the same fund."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.amount import Amount, positive
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.holding import kind_held

__all__ = ["Exchange"]


@frozen(kw_only=True, repr=False)
class Exchange:
    """A purchase, a sale or a change of money (mua, bán, đổi tiền): nothing is raised or spent.

    It is the one way from cash to goods, from goods to cash and between currencies, and says what
    was given for what.

    >>> from khuyenhoc.models.funds.goods import Goods, ValuationBasis
    >>> from khuyenhoc.values.count import Count
    >>> from khuyenhoc.values.dong import Dong
    >>> from khuyenhoc.values.unit import BICYCLE
    >>> Exchange(id="x-1", fund="q-bt", on=date(2022, 8, 20), gave=Dong(47_500_000),
    ...          got=Goods(Count(20, BICYCLE), Dong(47_500_000), ValuationBasis.COST)).fund
    'q-bt'

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, an amount is not above 0,
            both are of one kind, or goods are bought or sold that have no value.
    """

    #: Its own in the whole ledger.
    id: str = field(validator=text)
    #: The id of the fund.
    fund: str = field(validator=text)
    on: date = field(validator=day)
    gave: Amount = field(validator=positive)
    got: Amount = field(validator=positive)
    note: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        for name, amount in (("gave", self.gave), ("got", self.got)):
            if isinstance(amount, Goods) and amount.value is None:
                said = "goods with a value, as they are bought or sold"
                raise InvalidValueError(f"Exchange.{name}", amount, said)
        if kind_held(self.gave) == kind_held(self.got):
            said = f"another kind of thing than what was given, {self.gave!r}"
            raise InvalidValueError("Exchange.got", self.got, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

"""What a fund holds when its books begin."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, optional, text
from khuyenhoc.models.funds.amount import Amount, not_negative

__all__ = ["OpeningBalance"]


@frozen(kw_only=True, repr=False)
class OpeningBalance:
    """What a fund holds of one kind at the start of a day (số dư đầu kỳ, tồn quỹ đầu kỳ).

    Where the books have nothing of that kind before that day, they begin with it; if they had begun
    with something else by then, that is a finding, as it came from nowhere. Where they do have
    something of it, the opening is compared with what they come to, and a difference is a finding.
    Goods with a value and goods without one are two kinds.

    >>> from khuyenhoc.values.dong import Dong
    >>> OpeningBalance(id="o-1", fund="q-bt", on=date(2022, 1, 1), amount=Dong(85_000_000)).fund
    'q-bt'

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, or the amount is negative.
    """

    #: Its own in the whole ledger.
    id: str = field(validator=text)
    #: The id of the fund.
    fund: str = field(validator=text)
    on: date = field(validator=day)
    amount: Amount = field(validator=not_negative)
    note: str | None = field(default=None, validator=optional(text))

    def __repr__(self) -> str:
        return sparse_repr(self)

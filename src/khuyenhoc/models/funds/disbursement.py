"""What a fund gave away or paid."""

from datetime import date

from attrs import Attribute, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, field_name, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.amount import Amount, positive
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.purpose import Purpose
from khuyenhoc.values.count import Count, count_of_things
from khuyenhoc.values.unit import OCCURRENCE, PERSON

__all__ = ["Disbursement"]


def _of_recipients(instance: object, attribute: "Attribute[Count | None]", value: object) -> None:
    if not isinstance(value, Count) or value.unit not in (PERSON, OCCURRENCE):
        said = "a Count of PERSON or of OCCURRENCE (lượt), or None"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True, repr=False)
class Disbursement:
    """Money or goods that went out of the association (chi, cấp phát).

    What cash was given as (614 suất học bổng) is counted in ``count``; of goods that is their own
    count. Neither says how many people got it: that is ``recipients``.

    >>> from khuyenhoc.values.dong import Dong
    >>> from khuyenhoc.values.unit import SCHOLARSHIP
    >>> given = Disbursement(id="d-1", fund="q-bt", on=date(2022, 9, 5), amount=Dong(558_600_000),
    ...                      count=Count(614, SCHOLARSHIP), recipients=Count(600, PERSON))
    >>> given.count, given.recipients
    (Count(614, scholarship), Count(600, person))

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, the amount is not above 0,
            the recipients are no people and no lượt, or goods are counted as something else.
    """

    #: Its own in the whole ledger.
    id: str = field(validator=text)
    #: The id of the fund.
    fund: str = field(validator=text)
    on: date = field(validator=day)
    amount: Amount = field(validator=positive)
    #: What the money was given as: scholarships, gifts, prizes. ``None`` for goods, which count
    #: themselves, and for what is no gift.
    count: Count | None = field(default=None, validator=optional(count_of_things))
    #: ``None`` where it is not stated.
    purpose: Purpose | None = field(default=None, validator=optional(one_of_type(Purpose)))
    #: How many got it, as people or as lượt; ``None`` where it is not stated.
    recipients: Count | None = field(default=None, validator=optional(_of_recipients))
    #: Who got it, by an opaque id, where it is one.
    recipient: str | None = field(default=None, validator=optional(text))
    #: As of a contribution.
    campaign: str | None = field(default=None, validator=optional(text))
    note: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        if self.count is not None and isinstance(self.amount, Goods):
            said = "None for goods, which count themselves"
            raise InvalidValueError("Disbursement.count", self.count, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

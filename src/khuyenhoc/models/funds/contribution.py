"""What somebody gave to a fund."""

from datetime import date

from attrs import Attribute, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, field_name, flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.amount import Amount, positive
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.purpose import Purpose
from khuyenhoc.values.count import Count, count_of_things

__all__ = ["Contribution"]


def _donor(instance: object, attribute: "Attribute[Donor | None]", value: object) -> None:
    """Accept a donor; what else is given may be somebody's name, which no error quotes."""
    if not isinstance(value, Donor):
        said = "a Donor; only the type of what was given is shown"
        raise InvalidValueError(field_name(instance, attribute), type(value), said)


@frozen(kw_only=True, repr=False)
class Contribution:
    """Money or goods raised from outside the association (vận động, tiếp nhận tài trợ).

    >>> from khuyenhoc.values.dong import Dong
    >>> from khuyenhoc.values.unit import PIGGY_BANK
    >>> Contribution(id="c-1", fund="q-p6", on=date(2022, 12, 30), amount=Dong(26_542_000),
    ...              campaign="nuôi heo đất", count=Count(120, PIGGY_BANK)).amount
    Dong(26_542_000)

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, or the amount is not above
            0.
    """

    #: Its own in the whole ledger.
    id: str = field(validator=text)
    #: The id of the fund.
    fund: str = field(validator=text)
    on: date = field(validator=day)
    amount: Amount = field(validator=positive)
    #: What it was collected in, where that is counted: piggy banks opened, savings books.
    count: Count | None = field(default=None, validator=optional(count_of_things))
    #: What it may be used for; ``None`` for whatever the fund is for.
    purpose: Purpose | None = field(default=None, validator=optional(one_of_type(Purpose)))
    #: What it was collected by (phong trào, đợt vận động): "nuôi heo đất", "mái ấm khuyến học".
    campaign: str | None = field(default=None, validator=optional(text))
    #: ``None`` where it is not known or not kept.
    donor: Donor | None = field(default=None, validator=optional(_donor))
    #: Whom the donor named as the one to get it (người nhận có địa chỉ), by an opaque id.
    earmarked_for: str | None = field(default=None, validator=optional(text))
    #: Whether it is state money for services, research, programmes or orders (kinh phí nhà nước).
    state_ordered: bool = field(default=False, validator=flag)
    #: Whether it is to be kept and only what it yields to be spent, or the fund is made of it
    #: (tài sản thành lập quỹ).
    endowment: bool = field(default=False, validator=flag)
    note: str | None = field(default=None, validator=optional(text))

    def __repr__(self) -> str:
        return sparse_repr(self)

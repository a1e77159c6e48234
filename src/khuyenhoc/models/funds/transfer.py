"""What one fund passed on to another: one object, seen from two sides."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.amount import Amount, positive
from khuyenhoc.models.funds.holding import kind_held

__all__ = ["Transfer"]


@frozen(kw_only=True, repr=False)
class Transfer:
    """Money or goods passed on from one fund to another (chuyển quỹ, hỗ trợ cấp trên cấp dưới).

    It is neither raised nor spent, wherever both funds are looked at together. A side whose books
    do not have it has no day, and that is a finding; so is another amount in the receiver's books.

    >>> from khuyenhoc.values.dong import Dong
    >>> sent = Transfer(id="t-1", sender="q-bt", receiver="q-p6", amount=Dong(20_000_000),
    ...                 sent_on=date(2022, 12, 30), received_on=date(2023, 1, 3))
    >>> sent.is_one_sided, sent.received
    (False, Dong(20_000_000))

    Raises:
        InvalidValueError: A field has the wrong type, a text is blank, an amount is not above 0,
            sender and receiver are one fund, neither side has it, or what the receiver has is of
            another kind or without a day.
    """

    #: Its own in the whole ledger.
    id: str = field(validator=text)
    #: The id of the fund that passed it on.
    sender: str = field(validator=text)
    #: The id of the fund that got it.
    receiver: str = field(validator=text)
    amount: Amount = field(validator=positive)
    #: The day in the sender's books; ``None`` where they do not have it.
    sent_on: date | None = field(default=None, validator=optional(day))
    #: The day in the receiver's books; ``None`` where they do not have it.
    received_on: date | None = field(default=None, validator=optional(day))
    #: What the receiver's books have, where that is another amount.
    received_amount: Amount | None = field(default=None, validator=optional(positive))
    note: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        if self.sender == self.receiver:
            said = f"another fund than the sender, {self.sender}"
            raise InvalidValueError("Transfer.receiver", self.receiver, said)
        if self.sent_on is None and self.received_on is None:
            said = "a day, here or in received_on: one side at least has it in its books"
            raise InvalidValueError("Transfer.sent_on", self.sent_on, said)
        if self.received_amount is not None:
            self._check_received(self.received_amount)

    def _check_received(self, received: Amount) -> None:
        if self.sent_on is None or self.received_on is None:
            said = "None where only one side has it: its amount is the amount"
            raise InvalidValueError("Transfer.received_amount", received, said)
        if kind_held(received) != kind_held(self.amount):
            said = f"an amount of the same kind as what was sent, {self.amount!r}"
            raise InvalidValueError("Transfer.received_amount", received, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def received(self) -> Amount:
        """What the receiver's books have; as much as was sent, unless they say otherwise."""
        return self.amount if self.received_amount is None else self.received_amount

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The day in the sender's books and that in the receiver's."""
        return self.sent_on, self.received_on

    def is_known_before(self, day: date) -> bool:
        """Tell whether the books of every side that has it had it before ``day``.

        What only one of two has by then is under way.
        """
        return all(one is None or one < day for one in self.days)

    @property
    def is_one_sided(self) -> bool:
        """Whether the books of one side do not have it."""
        return self.sent_on is None or self.received_on is None

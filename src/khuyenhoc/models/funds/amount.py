"""What an entry moves: đồng, foreign money or goods."""

from typing import Any, Final

from attrs import Attribute

from khuyenhoc._validators import field_name
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import ForeignMoney

__all__ = ["AN_AMOUNT", "Amount", "not_negative", "positive", "size_of"]

#: Cash in đồng, cash in one foreign currency, or goods: one of them, never a mixture.
Amount = Dong | ForeignMoney | Goods

#: What an error says was expected.
AN_AMOUNT: Final = "đồng as Dong(…), a ForeignMoney or Goods"


def size_of(amount: Amount) -> int:
    """Give how much it is as a whole number: of đồng, of cents, or of things."""
    match amount:
        case Dong():
            return amount.amount
        case ForeignMoney():
            return amount.cents
        case Goods():
            return amount.count.number


def positive(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept an amount above 0: where money went the other way, another kind of entry says so."""
    _at_least(1, f"{AN_AMOUNT}, above 0", instance, attribute, value)


def not_negative(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept an amount of at least 0."""
    _at_least(0, f"{AN_AMOUNT}, of at least 0", instance, attribute, value)


def _at_least(
    least: int, expected: str, instance: object, attribute: "Attribute[Any]", value: object
) -> None:
    if not isinstance(value, Amount) or size_of(value) < least:
        raise InvalidValueError(field_name(instance, attribute), value, expected)

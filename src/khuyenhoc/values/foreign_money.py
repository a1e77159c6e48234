"""An amount of foreign money."""

from fractions import Fraction
from typing import cast

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name
from khuyenhoc.errors import InvalidValueError, shown
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["CENTS", "ForeignMoney"]

#: The parts of one unit of a currency that amounts are whole numbers of.
CENTS = 100


def _plain(value: Exact) -> Exact:
    return simplest(value) if type(value) is Fraction else value


def _in_cents(instance: object, attribute: "Attribute[Exact]", value: object) -> None:
    exact = type(value) is int or (type(value) is Fraction and not (value * CENTS) % 1)
    if not exact:
        said = "an int or a Fraction of at most two decimals"
        raise InvalidValueError(field_name(instance, attribute), value, said)


def _foreign(instance: object, attribute: "Attribute[Unit]", value: object) -> None:
    if not isinstance(value, Unit) or value.kind is not UnitKind.MONEY or value == VND:
        said = "a Unit of foreign money, such as USD or EUR; đồng are Dong(…)"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen
class ForeignMoney:
    """An amount in a currency other than đồng (ngoại tệ), exact to a hundredth of its unit.

    It never meets đồng or another currency: what it is worth is for an exchange to say, with what
    was given for it.

    >>> from khuyenhoc.values.unit import EUR, USD
    >>> ForeignMoney(500, USD) + ForeignMoney(Fraction("12.50"), USD)
    ForeignMoney(512.50, USD)
    >>> ForeignMoney(500, USD) + ForeignMoney(500, EUR)
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.InvalidValueError: ForeignMoney + ForeignMoney: expected an amount of USD, as \
the first, got ForeignMoney(500, EUR)

    Raises:
        InvalidValueError: The amount is no ``int`` or ``Fraction``, or has more than two decimals,
            or the currency is no unit of money or the đồng.
    """

    amount: Exact = field(converter=_plain, validator=_in_cents)
    currency: Unit = field(validator=_foreign)

    @classmethod
    def of_cents(cls, cents: int, currency: Unit) -> "ForeignMoney":
        """Make an amount of so many hundredths of the currency's unit."""
        return cls(simplest(Fraction(cents, CENTS)), currency)

    @property
    def cents(self) -> int:
        """How many hundredths of the currency's unit it is."""
        return int(self.amount * CENTS)

    def __add__(self, other: "ForeignMoney") -> "ForeignMoney":
        if not isinstance(cast("object", other), ForeignMoney):
            return NotImplemented
        if self.currency != other.currency:
            said = f"an amount of {self.currency.code}, as the first"
            raise InvalidValueError("ForeignMoney + ForeignMoney", other, said)
        return ForeignMoney(self.amount + other.amount, self.currency)

    def __neg__(self) -> "ForeignMoney":
        return ForeignMoney(-self.amount, self.currency)

    def __sub__(self, other: "ForeignMoney") -> "ForeignMoney":
        if not isinstance(cast("object", other), ForeignMoney):
            return NotImplemented
        return self + -other

    def __repr__(self) -> str:
        return f"ForeignMoney({_printed(self.cents)}, {self.currency.code})"


def _printed(cents: int) -> str:
    whole, part = divmod(abs(cents), CENTS)
    try:
        return f"{'-' if cents < 0 else ''}{whole:_}" + (f".{part:02}" if part else "")
    except ValueError:  # more digits than Python prints
        return f"{shown(cents)} of cents"

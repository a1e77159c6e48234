"""An amount of Vietnamese money."""

from fractions import Fraction

from attrs import Attribute, field, frozen

from khuyenhoc.errors import InvalidValueError, UndefinedRatioError, shown

__all__ = ["Dong", "plain_amount"]


def _whole_dong(_instance: object, _attribute: "Attribute[int]", value: object) -> None:
    if type(value) is not int:
        raise InvalidValueError("Dong.amount", value, "a whole number of đồng")


@frozen(order=True, repr=False)
class Dong:
    """A whole number of đồng (số tiền), owed as well as owned.

    It meets only its own kind: added to a count it is refused, and divided by another amount it
    is a number again. To add up many, start from none: ``sum(gifts, Dong(0))``.

    >>> Dong(54_700_000_000) + 3 * Dong(1_000_000)
    Dong(54_703_000_000)
    >>> Dong(60) / Dong(45)
    Fraction(4, 3)

    Raises:
        InvalidValueError: ``amount`` is not exactly an ``int``: half a đồng does not exist.
    """

    amount: int = field(validator=_whole_dong)

    def __add__(self, other: "Dong") -> "Dong":
        more = _amount(other)
        return NotImplemented if more is None else Dong(self.amount + more)

    def __sub__(self, other: "Dong") -> "Dong":
        less = _amount(other)
        return NotImplemented if less is None else Dong(self.amount - less)

    def __mul__(self, times: int) -> "Dong":
        return Dong(self.amount * times) if type(times) is int else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: "Dong") -> Fraction:
        divisor = _amount(other)
        if divisor is None:
            return NotImplemented
        if not divisor:
            raise UndefinedRatioError(f"{self!r} / {other!r}")
        return Fraction(self.amount, divisor)

    def __neg__(self) -> "Dong":
        return Dong(-self.amount)

    def __abs__(self) -> "Dong":
        return Dong(abs(self.amount))

    def __repr__(self) -> str:
        try:
            return f"Dong({self.amount:_})"
        except ValueError:  # more digits than Python prints
            return f"Dong({shown(self.amount)})"


def _amount(term: object) -> int | None:
    return term.amount if isinstance(term, Dong) else None


def plain_amount(field: str, value: object) -> int:
    """Take a count, or an amount of đồng, of at least 0 as a whole number.

    >>> plain_amount("Ratio.part", Dong(35_000_000_000))
    35000000000

    Raises:
        InvalidValueError: It is neither, or below 0.
    """
    amount = value.amount if isinstance(value, Dong) else value
    if type(amount) is not int or amount < 0:
        raise InvalidValueError(field, value, "a whole number or an amount of đồng of at least 0")
    return amount

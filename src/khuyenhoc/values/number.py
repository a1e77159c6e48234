"""What an exact number is: a whole number, or a fraction that is not one."""

from fractions import Fraction

from khuyenhoc.errors import InvalidValueError

__all__ = ["Exact", "exact", "simplest"]

#: A number without error: never a ``float``, and never a ``bool``.
Exact = int | Fraction


def simplest(value: Exact) -> Exact:
    """Give a whole fraction back as ``int``, anything else as it is.

    >>> simplest(Fraction(6, 3)), simplest(Fraction(1, 3))
    (2, Fraction(1, 3))
    """
    return value.numerator if value.denominator == 1 else value


def exact(field: str, value: object) -> Exact:
    """Take ``value`` as an exact number in its simplest form.

    Raises:
        InvalidValueError: It is not exactly an ``int`` or a ``Fraction``; ``True`` and 3.7 are not.
    """
    if type(value) is int:
        return value
    if type(value) is Fraction:
        return simplest(value)
    raise InvalidValueError(
        field, value, "an exact number (int or Fraction; a float has already lost digits)"
    )

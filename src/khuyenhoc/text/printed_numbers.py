"""Bare numbers as Vietnamese print has them: a comma for the decimals, a dot between thousands."""

from typing import Final

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.number import Exact, exact
from khuyenhoc.values.rounding import Rounding, round_to

__all__ = ["USUAL_PLACES", "check_places", "decimals_of", "format_number_vi"]

#: The places of a number that no number of places gives exactly, and of a ratio.
USUAL_PLACES: Final = 2
_MOST_PLACES: Final = 100
# About 3.000 digits; Python itself prints at most 4.300.
_MOST_BITS: Final = 10_000


def format_number_vi(
    value: Exact, *, places: int | None = None, rounding: Rounding = Rounding.HALF_UP
) -> str:
    """Print a bare number, as a cell of a table has it: "383.058", "32,05", "-5".

    Without ``places`` all its decimals, or two if they never end.

    >>> from fractions import Fraction
    >>> format_number_vi(1_195_375), format_number_vi(Fraction(641, 20))
    ('1.195.375', '32,05')
    >>> format_number_vi(Fraction(5400, 56), places=1, rounding=Rounding.DOWN)
    '96,4'

    Raises:
        InvalidValueError: ``value`` is not exact or has more than 3.000 digits, or ``places`` is no
            whole number from 0 to 100.
    """
    number = exact("format_number_vi.value", value)
    check_places(places)
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _MOST_BITS:
        raise InvalidValueError("format_number_vi.value", number, "at most 3.000 digits")
    if places is None:
        decimals = decimals_of(number)
        places = USUAL_PLACES if decimals is None else decimals
    last_places = round_to(number * 10**places, 1, rounding).numerator
    units, decimals = divmod(abs(last_places), 10**places)
    sign = "-" if last_places < 0 else ""
    tail = f",{decimals:0{places}}" if places else ""
    return f"{sign}{units:,}".replace(",", ".") + tail


def check_places(places: object) -> None:
    """Refuse what is no number of decimals.

    Raises:
        InvalidValueError: ``places`` is neither ``None`` nor a whole number from 0 to 100.
    """
    if places is not None and (type(places) is not int or not 0 <= places <= _MOST_PLACES):
        raise InvalidValueError("places", places, f"a whole number from 0 to {_MOST_PLACES}")


def decimals_of(number: Exact) -> int | None:
    """Give how many decimals ``number`` has, or ``None`` when they never end.

    >>> from fractions import Fraction
    >>> decimals_of(Fraction(641, 20)), decimals_of(Fraction(1, 3))
    (2, None)
    """
    rest, counts = number.denominator, [0, 0]
    for index, prime in enumerate((2, 5)):
        while rest % prime == 0:
            rest //= prime
            counts[index] += 1
    return max(counts) if rest == 1 else None

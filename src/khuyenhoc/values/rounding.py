"""How a number was rounded for print, and what a printed one can have been."""

from enum import Enum
from fractions import Fraction

from khuyenhoc.errors import InvalidValueError, shown
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, exact, simplest

__all__ = ["Rounding", "round_to", "rounded_quotient", "unround"]


class Rounding(Enum):
    """How digits that are not printed are dropped (cách làm tròn)."""

    HALF_UP = "half_up"  # làm tròn: to the nearest, a tie away from zero
    DOWN = "down"  # cắt bỏ: towards zero
    UP = "up"  # away from zero
    HALF_EVEN = "half_even"  # to the nearest, a tie to an even last digit


def round_to(value: Exact, resolution: Exact, rounding: Rounding) -> Exact:
    """Round ``value`` to a multiple of ``resolution``; one of 0 rounds nothing.

    >>> round_to(Fraction(5400, 56), Fraction(1, 100), Rounding.DOWN)
    Fraction(4821, 50)
    >>> round_to(59_950_000_000, 100_000_000, Rounding.HALF_UP)
    60000000000

    Raises:
        InvalidValueError: A number is not exact, ``resolution`` is below 0, or ``rounding`` is no
            ``Rounding``.
    """
    number, step = exact("round_to.value", value), _step("round_to.resolution", resolution)
    _check("round_to.rounding", rounding)
    if not step:
        return number
    steps = Fraction(number) / step
    return simplest(rounded_quotient(steps.numerator, steps.denominator, rounding) * step)


def unround(printed: Exact, resolution: Exact, rounding: Rounding | None = None) -> Bounds:
    """Give all numbers that are printed as ``printed``.

    Without ``rounding`` those that are printed so in either habit of print, half up or cut off.
    A ``resolution`` of 0 says that nothing was rounded.

    >>> unround(Fraction(641, 20), Fraction(1, 100), Rounding.HALF_UP)
    Bounds(Fraction(6409, 200), Fraction(6411, 200), high_open=True)
    >>> unround(0, 10, Rounding.DOWN)
    Bounds(-10, 10, low_open=True, high_open=True)

    Raises:
        InvalidValueError: A number is not exact, ``resolution`` is below 0, ``rounding`` is no
            ``Rounding``, or no number prints so: ``printed`` is no multiple of ``resolution``.
    """
    number, step = exact("unround.printed", printed), _step("unround.resolution", resolution)
    if rounding is None:
        return unround(number, step, Rounding.HALF_UP) | unround(number, step, Rounding.DOWN)
    _check("unround.rounding", rounding)
    if not step:
        return Bounds.exactly(number)
    if number % step:
        raise InvalidValueError(
            "unround.printed", printed, f"a multiple of the resolution, {shown(step)}"
        )
    if number < 0:
        return -_unround_positive(-number, step, rounding)
    if number > 0:
        return _unround_positive(number, step, rounding)
    return _unround_zero(step, rounding)


def rounded_quotient(dividend: int, divisor: int, rounding: Rounding) -> int:
    """Divide by a ``divisor`` above 0 and round to a whole number.

    >>> rounded_quotient(-7, 2, Rounding.HALF_UP)
    -4
    """
    count, rest = divmod(abs(dividend), divisor)
    match rounding:
        case Rounding.HALF_UP:
            away = 2 * rest >= divisor
        case Rounding.DOWN:
            away = False
        case Rounding.UP:
            away = rest > 0
        case Rounding.HALF_EVEN:
            away = 2 * rest + count % 2 > divisor
    return (count + away) * (1 if dividend > 0 else -1)


def _unround_positive(number: Exact, step: Exact, rounding: Rounding) -> Bounds:
    half = Fraction(step) / 2
    match rounding:
        case Rounding.HALF_UP:
            return Bounds(number - half, number + half, high_open=True)
        case Rounding.DOWN:
            return Bounds(number, number + step, high_open=True)
        case Rounding.UP:
            return Bounds(number - step, number, low_open=True)
        case Rounding.HALF_EVEN:
            odd = (Fraction(number) / step).numerator % 2 == 1
            return Bounds(number - half, number + half, low_open=odd, high_open=odd)


def _unround_zero(step: Exact, rounding: Rounding) -> Bounds:
    half = Fraction(step) / 2
    match rounding:
        case Rounding.HALF_UP:
            return Bounds(-half, half, low_open=True, high_open=True)
        case Rounding.DOWN:
            return Bounds(-step, step, low_open=True, high_open=True)
        case Rounding.UP:
            return Bounds.exactly(0)
        case Rounding.HALF_EVEN:
            return Bounds(-half, half)


def _step(field: str, resolution: object) -> Exact:
    step = exact(field, resolution)
    if step < 0:
        raise InvalidValueError(
            field, resolution, "the last place printed, or 0 if nothing was rounded"
        )
    return step


def _check(field: str, rounding: object) -> None:
    if not isinstance(rounding, Rounding):
        raise InvalidValueError(field, rounding, "a Rounding")

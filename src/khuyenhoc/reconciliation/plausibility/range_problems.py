"""What a range of plausible numbers cannot be of."""

from collections.abc import Iterator
from typing import Final

from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import VND, UnitKind

__all__ = [
    "counted",
    "divisible",
    "ended",
    "in_dong",
    "never_below_nothing",
    "one_kind",
    "positive",
    "refuse",
    "unit_given",
    "whole_parts",
]

_NO_LEVEL: Final = {
    Nature.RATIO: "an indicator of what is counted or paid; a ratio is computed from two of them",
    Nature.YARDSTICK: "an indicator with a unit; a yardstick has that of what it measures",
}


def refuse(name: str, *problems: Iterator[Problem]) -> None:
    """Raise all ``problems`` of one range together, if there are any.

    Raises:
        StructuringError: There is one at least.
    """
    found = [problem for some in problems for problem in some]
    if found:
        raise StructuringError(name, found)


def divisible(*named: tuple[str, Indicator]) -> Iterator[Problem]:
    """Find ratios and yardsticks, which are not divided again."""
    for path, indicator in named:
        if indicator.nature in _NO_LEVEL:
            yield Problem(path, indicator.code, _NO_LEVEL[indicator.nature])


def unit_given(path: str, indicator: Indicator) -> Iterator[Problem]:
    """Find a yardstick, which has no numbers of its own."""
    if indicator.unit is None:
        yield Problem(path, indicator.code, _NO_LEVEL[Nature.YARDSTICK])


def ended(allowed: Bounds) -> Iterator[Problem]:
    """Find a range in which every number is, and which so never doubts one."""
    if allowed.low is None and allowed.high is None:
        yield Problem("range", allowed, "a range with one end at least: Bounds.at_least(1)")


def in_dong(path: str, indicator: Indicator) -> Iterator[Problem]:
    """Find what is no amount of đồng, the only money that is divided."""
    if indicator.unit != VND:
        code = None if indicator.unit is None else indicator.unit.code
        yield Problem(path, f"{indicator.code} ({code})", "an indicator in đồng (VND)")


def counted(path: str, indicator: Indicator) -> Iterator[Problem]:
    """Find what is not counted in whole things."""
    unit = indicator.unit
    if unit is None or unit.kind is not UnitKind.COUNT:
        said = "an indicator that counts whole things: people, awards, piggy banks"
        yield Problem(path, f"{indicator.code} ({None if unit is None else unit.code})", said)


def one_kind(part: Indicator, base: Indicator) -> Iterator[Problem]:
    """Find a part and a base that are not counted, or paid, alike."""
    mine, whole = part.unit, base.unit
    if mine is None or whole is None:
        return  # said of the yardstick itself
    alike = mine.kind is whole.kind and (mine.kind is UnitKind.COUNT or mine == whole)
    if not alike:
        said = f"a base of the same kind as {part.code} ({mine.code})"
        yield Problem("base", f"{base.code} ({whole.code})", said)


def never_below_nothing(allowed: Bounds) -> Iterator[Problem]:
    """Find a range that only numbers below 0 lie in."""
    if not allowed & Bounds.at_least(0):
        yield Problem("range", allowed, "a range that holds a number of at least 0")


def positive(allowed: Bounds) -> Iterator[Problem]:
    """Find a range of factors that are not all above 0."""
    low, high = allowed.low, allowed.high
    above = low is None or low > 0 or (low == 0 and allowed.low_open)
    if not above or (high is not None and high <= 0):
        said = "factors above 0, such as Bounds(Fraction(8, 10), Fraction(13, 10)); None is no end"
        yield Problem("range", allowed, said)


def whole_parts(base: Indicator, allowed: Bounds) -> Iterator[Problem]:
    """Find a share of all that no part can be: 5 for 5 %."""
    if base.encloses and not allowed & Bounds(0, 1):
        said = f"a share of {base.code} as a fraction, from 0 to 1: 5 % is Fraction(5, 100)"
        yield Problem("range", allowed, said)

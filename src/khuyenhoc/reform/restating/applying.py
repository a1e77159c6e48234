"""Figures carried along a crosswalk: sums, and people each counted once."""

from collections.abc import Mapping
from typing import Final, cast

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.restating.column import Column
from khuyenhoc.reform.restating.mapped import Mapped, people_together
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact, exact
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import VND

__all__ = ["Value", "apply", "plain_value"]

#: A figure as a host has it: exact, printed, bounded, or not reported.
Value = Exact | Dong | Quantity | Bounds | None

_A_VALUE: Final = "an exact number, a Dong, a Quantity, Bounds, or None where none was reported"
_NOTHING_BELOW: Final = Bounds.at_least(0)
_ANYTHING: Final = Bounds(None, None)


def apply(
    walk: Walk,
    values: Mapping[str, Value],
    indicator: Indicator,
    *,
    signed: bool = False,
    universe: Mapping[str, int] | None = None,
) -> Mapped:
    """Carry figures over; see ``Crosswalk.apply``."""
    check_indicator("Crosswalk.apply.indicator", indicator)
    _check_nature(indicator)
    distinct = indicator.nature is Nature.DISTINCT_PEOPLE
    if signed and distinct:
        said = "False for people, of whom there cannot be fewer than none"
        raise InvalidValueError("Crosswalk.apply.signed", signed, said)
    plain = _plain(values, indicator, signed=signed)
    unknown = plain.keys() - walk.rows.keys()
    unmapped = {unit: plain.pop(unit) for unit in values if unit in unknown}
    silent = _silent(walk, plain)
    if distinct:
        amounts = _people(walk, plain, silent)
    else:
        amounts = _sums(walk, plain, silent, signed=signed)
    if universe is not None:
        amounts = {unit: _within(amount, universe.get(unit)) for unit, amount in amounts.items()}
    return Mapped(
        indicator=indicator,
        crosswalk=walk,
        reported=plain,
        unmapped=unmapped,
        silent=silent,
        signed=signed,
        amounts=amounts,
    )


def _plain(
    values: Mapping[str, Value], indicator: Indicator, *, signed: bool
) -> dict[str, Exact | Bounds]:
    """Take figures as numbers or bounds; what was not reported is left out."""
    if {*map(type, values.values())} == {int}:
        plain = cast("dict[str, int]", dict(values))
        if signed or min(plain.values()) >= 0:
            return {**plain}
    made: dict[str, Exact | Bounds] = {}
    problems: list[Problem] = []
    for unit, value in values.items():
        try:
            plain_one = plain_value(indicator, value, signed=signed)
        except InvalidValueError as error:
            problems.append(Problem(f"values[{unit!r}]", error.value, error.expected))
        else:
            if plain_one is not None:
                made[unit] = plain_one
    if problems:
        raise StructuringError("Crosswalk.apply", problems, tuple(made))
    return made


def plain_value(indicator: Indicator, value: Value, *, signed: bool) -> Exact | Bounds | None:
    """Take a figure of ``indicator`` as a number or as the bounds of one.

    Raises:
        InvalidValueError: It is neither, in another unit, or below 0 where that cannot be.
    """
    plain = None if value is None else _number(indicator, value)
    if plain is None or signed:
        return plain
    within = plain & _NOTHING_BELOW if isinstance(plain, Bounds) else plain
    if within is None or (not isinstance(within, Bounds) and within < 0):
        raise InvalidValueError("value", value, "at least 0, or signed=True")
    if isinstance(within, Bounds) and within.value is not None:
        return within.value
    return within


def _number(indicator: Indicator, value: Exact | Dong | Quantity | Bounds) -> Exact | Bounds:
    if isinstance(value, Bounds):
        return value
    if isinstance(value, Dong):
        if indicator.unit != VND:
            raise InvalidValueError("value", value, f"a number of {_unit(indicator)}")
        return value.amount
    if isinstance(value, Quantity):
        if value.unit not in (None, indicator.unit):
            raise InvalidValueError("value", value, f"a quantity of {_unit(indicator)}")
        return value.possible()
    try:
        return exact("value", value)
    except InvalidValueError:
        raise InvalidValueError("value", value, _A_VALUE) from None


def _unit(indicator: Indicator) -> str:
    return "a yardstick" if indicator.unit is None else indicator.unit.code


def _check_nature(indicator: Indicator) -> None:
    if indicator.nature is Nature.RATIO:
        said = "an indicator that is added up; of ratios call apply_ratios with their counts"
        raise InvalidValueError("Crosswalk.apply.indicator", indicator.code, said)
    if indicator.nature is Nature.YARDSTICK:
        said = "an indicator that is added up; a yardstick is only what others are measured by"
        raise InvalidValueError("Crosswalk.apply.indicator", indicator.code, said)


def _silent(walk: Walk, values: Mapping[str, object]) -> frozenset[str]:
    """Give the units that nothing is missed of: areas, and what is told by the area it is in."""
    told = (unit for area, below in walk.areas.items() if area in values for unit in below)
    return frozenset(walk.areas).union(told)


def _sums(
    walk: Walk,
    values: Mapping[str, Exact | Bounds],
    silent: frozenset[str],
    *,
    signed: bool,
) -> dict[str, Exact | Bounds]:
    """Add up what each target is made of; bounds only where there are some."""
    column = Column(len(walk.targets), silent)
    column.add_wholes(walk.wholes, values.get)
    column.add_shares(walk.shares, values.get)
    return column.amounts(walk.targets, _ANYTHING if signed else _NOTHING_BELOW)


def _people(
    walk: Walk, values: Mapping[str, Exact | Bounds], silent: frozenset[str]
) -> dict[str, Exact | Bounds]:
    """Give all that people each counted once can come to: the same ones may be in several parts."""
    amounts: dict[str, Exact | Bounds] = {}
    for target, sources in walk.sources.items():
        parts = [
            Bounds(weight.low, weight.high) * values[unit]
            for unit in sources
            if unit in values
            for weight in walk.rows[unit]
            if weight.target == target
        ]
        if parts:
            people = people_together(parts)
            complete = all(unit in values or unit in silent for unit in sources)
            amounts[target] = people if complete else people + _NOTHING_BELOW
    return amounts


def _within(amount: Exact | Bounds, most: int | None) -> Exact | Bounds:
    if most is None:
        return amount
    bounds = amount if isinstance(amount, Bounds) else Bounds.exactly(amount)
    within = bounds & Bounds.at_most(most)
    if within is None:
        raise InvalidValueError("Crosswalk.apply.universe", most, f"at least {bounds.low}")
    return within

"""Figures carried along a crosswalk: sums, and people each counted once."""

from collections.abc import Mapping
from typing import Final, cast

from khuyenhoc._near import near_hint
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.restating.column import Column
from khuyenhoc.reform.restating.mapped import Mapped
from khuyenhoc.reform.restating.moved_with import check_carried, moved_with
from khuyenhoc.reform.restating.putting_together import people_of, people_together
from khuyenhoc.reform.restating.telling import silent
from khuyenhoc.text.english import bounds_in_english
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


def apply(  # noqa: PLR0913 - each is a question of its own
    walk: Walk,
    values: Mapping[str, Value],
    indicator: Indicator,
    *,
    signed: bool = False,
    universe: Mapping[str, int] | None = None,
    told_elsewhere: frozenset[str] = frozenset(),
) -> Mapped:
    """Carry figures over; see ``Crosswalk.apply``.

    Nothing is missed of units ``told_elsewhere``.
    """
    check_indicator("Crosswalk.apply.indicator", indicator)
    _check_nature(indicator)
    check_carried(walk, "Crosswalk.apply.indicator", indicator.code, moved_with(indicator))
    if not isinstance(cast("object", values), Mapping):
        raise InvalidValueError("Crosswalk.apply.values", values, "a figure of each unit by its id")
    distinct = indicator.nature is Nature.DISTINCT_PEOPLE
    if signed and distinct:
        said = "False for people, of whom there cannot be fewer than none"
        raise InvalidValueError("Crosswalk.apply.signed", signed, said)
    plain = _plain(values, indicator, signed=signed)
    unknown = plain.keys() - walk.rows.keys()
    unmapped = {unit: plain.pop(unit) for unit in values if unit in unknown}
    spared = silent(walk, told_elsewhere.union(plain)) | told_elsewhere
    if distinct:
        amounts = _people(walk, plain, spared)
    else:
        amounts = _sums(walk, plain, spared, signed=signed)
    if universe is not None:
        if not distinct:
            said = f"None for {indicator.code}: it is people each counted once that it holds back"
            raise InvalidValueError("Crosswalk.apply.universe", "a universe", said)
        amounts = _within(amounts, universe, walk)
    return Mapped(
        indicator=indicator,
        crosswalk=walk,
        reported=plain,
        unmapped=unmapped,
        silent=spared,
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


def _sums(
    walk: Walk,
    values: Mapping[str, Exact | Bounds],
    spared: frozenset[str],
    *,
    signed: bool,
) -> dict[str, Exact | Bounds]:
    """Add up what each target is made of; bounds only where there are some."""
    column = Column(len(walk.targets), spared)
    column.add_wholes(walk.wholes, values.get)
    column.add_shares(walk.shares, values.get)
    return column.amounts(walk.targets, _ANYTHING if signed else _NOTHING_BELOW)


def _people(
    walk: Walk, values: Mapping[str, Exact | Bounds], spared: frozenset[str]
) -> dict[str, Exact | Bounds]:
    """Give all that people each counted once can come to: the same ones may be in several parts."""
    amounts: dict[str, Exact | Bounds] = {}
    for target, sources in walk.sources.items():
        parts = [
            people_of(weight, values[unit])
            for unit in sources
            if unit in values
            for weight in walk.rows[unit]
            if weight.target == target
        ]
        if parts:
            people = people_together(parts)
            complete = all(unit in values or unit in spared for unit in sources)
            amounts[target] = people if complete else people + _NOTHING_BELOW
    return amounts


def _within(
    amounts: Mapping[str, Exact | Bounds], universe: Mapping[str, int], walk: Walk
) -> dict[str, Exact | Bounds]:
    """Hold people to those there are at all."""
    made = dict(amounts)
    problems: list[Problem] = []
    for unit, most in universe.items():
        path = f"universe[{unit!r}]"
        if unit not in walk.places:
            said = f"the id of a unit of {walk.end}{near_hint(unit, walk.targets)}"
            problems.append(Problem("universe", unit, said))
        elif type(most) is not int or most < 0:
            problems.append(Problem(path, most, "a whole number of at least 0"))
        elif unit in made:
            amount = made[unit]
            bounds = amount if isinstance(amount, Bounds) else Bounds.exactly(amount)
            within = bounds & Bounds.at_most(most)
            if within is None:
                said = f"at least as many as were counted, {bounds_in_english(bounds)}"
                problems.append(Problem(path, most, said))
            else:
                made[unit] = within
    if problems:
        raise StructuringError("Crosswalk.apply", problems)
    return made

"""The algebra of a crosswalk: what part of one unit belongs to which others, as bounds.

A row holds the weights of one unit: every vector of numbers within the bounds that adds up to 1.
Rows are kept tight: each end of each weight is attained by such a vector. Intervals that must add
up to 1 are known as reachable probability intervals (L. de Campos, J. Huete, S. Moral, 1994).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from itertools import pairwise, repeat
from typing import Final, NamedTuple

from khuyenhoc.values.number import Exact, simplest

__all__ = [
    "Beyond",
    "Row",
    "Weight",
    "composed",
    "grouped",
    "hull",
    "is_exact",
    "is_loose",
    "is_tight",
    "of_areas",
    "still_loose",
    "tight",
    "whole",
    "wholes",
]


class Beyond(Enum):
    """Where the part of a unit is that belongs to no unit after the change."""

    #: In a unit that the registry does not follow, or that no move of an ended unit accounts for.
    OUTSIDE = "outside"
    #: Nowhere: the unit ended, and nothing states its successor.
    UNASSIGNED = "unassigned"


class Weight(NamedTuple):
    """How much of a unit belongs to ``target``, at least and at most, both ends attained."""

    target: str | Beyond
    low: Exact
    high: Exact

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


#: The weights of one unit, by id, what is beyond last; those that can only be 0 are left out.
Row = tuple[Weight, ...]

_WEIGHT: Final[Callable[[Iterable[object]], Weight]] = partial(
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    Weight,
)
_ORDER: Final = {Beyond.OUTSIDE: 1, Beyond.UNASSIGNED: 2}


def whole(target: str | Beyond) -> Row:
    """Make the row of a unit that belongs to ``target`` as a whole."""
    return (Weight(target, 1, 1),)


def wholes(targets: Sequence[str]) -> dict[str, Row]:
    """Make the row of each of ``targets`` that stays what it is."""
    # Thousands at once: no call of Python's own for each, as ``Weight`` itself would be.
    weights = map(_WEIGHT, zip(targets, repeat(1), repeat(1), strict=False))
    return dict(zip(targets, zip(weights, strict=False), strict=True))


def is_exact(row: Row) -> bool:
    """Tell whether every weight of a row is one number."""
    return all(weight.low == weight.high for weight in row)


def tight(weights: Iterable[Weight]) -> Row:
    """Make a row of weights that may tell less than follows from their adding up to 1.

    >>> from fractions import Fraction
    >>> tight([Weight("a", Fraction(1, 4), 1), Weight("b", 0, Fraction(1, 2))])
    (Weight(target='a', low=Fraction(1, 2), high=1), Weight(target='b', low=0, high=Fraction(1, 2)))
    """
    given = [*weights]
    for _, low, high in given:
        if low != 0 or high != 1:
            break
    else:
        if len(given) > 1:
            return _ordered(given)  # nothing is known, and nothing follows
    lowest = sum(weight.low for weight in given)
    highest = sum(weight.high for weight in given)
    made = (
        Weight(
            target,
            simplest(max(low, 1 - highest + high)),
            simplest(min(high, 1 - lowest + low)),
        )
        for target, low, high in given
    )
    return _ordered([weight for weight in made if weight.high > 0])


def is_tight(row: Row) -> bool:
    """Tell whether weights are of different targets, in their order, and as tight as can be."""
    lowest: Exact = 0
    highest: Exact = 0
    places: list[tuple[int, str]] = []
    for target, low, high in row:
        places.append((_ORDER[target], "") if isinstance(target, Beyond) else (0, target))
        lowest += low
        highest += high
    if any(first >= second for first, second in pairwise(places)):
        return False
    for _, low, high in row:
        if not (0 <= low <= high and high > 0 and 1 - highest + high <= low):
            return False
        if high > 1 - lowest + low:
            return False
    return True


def _ordered(weights: list[Weight]) -> Row:
    """Put weights in the order of ids, what is beyond last."""
    for weight in weights:
        if type(weight[0]) is Beyond:
            return tuple(sorted(weights, key=_place))
    return tuple(sorted(weights))  # of different ids, so that nothing else is compared


def _place(weight: Weight) -> tuple[int, str]:
    if isinstance(weight.target, Beyond):
        return _ORDER[weight.target], ""
    return 0, weight.target


def grouped(row: Row, group_of: Callable[[str], str]) -> Row:
    """Make the row towards groups of targets; what is beyond stays there.

    Bounds of a group are first added and then made tight: that loses nothing.

    >>> halves = (Weight("a", 0, 1), Weight("b", 0, 1))
    >>> grouped(halves, lambda target: "ab")
    (Weight(target='ab', low=1, high=1),)
    """
    sums: dict[str | Beyond, tuple[Exact, Exact]] = {}
    for target, low, high in row:
        group = target if isinstance(target, Beyond) else group_of(target)
        before = sums.get(group, (0, 0))
        sums[group] = (before[0] + low, before[1] + high)
    return tight(Weight(group, low, high) for group, (low, high) in sums.items())


def composed(row: Row, further: Callable[[str | Beyond], Row]) -> Row:
    """Make the row that leads on from the targets of ``row`` along their rows.

    Each end is attained on its own: all that is free in ``row`` is poured where it weighs least,
    or most. Taken together the ends hold more than what can be: see ``Crosswalk.loose``.

    >>> from fractions import Fraction
    >>> rows = {"a": whole("c"), "b": (Weight("c", 0, 1), Weight("d", 0, 1))}
    >>> half = Fraction(1, 2)
    >>> composed((Weight("a", half, half), Weight("b", half, half)), lambda unit: rows[unit])
    (Weight(target='c', low=Fraction(1, 2), high=1), Weight(target='d', low=0, high=Fraction(1, 2)))
    """
    if len(row) == 1:
        return further(row[0].target)
    onward = [further(weight.target) for weight in row]
    reached: dict[str | Beyond, None] = {weight.target: None for rows in onward for weight in rows}
    if len(reached) == len(row) and all(len(rows) == 1 for rows in onward):
        if all(rows[0].target == weight.target for rows, weight in zip(onward, row, strict=True)):
            return row  # everything stays where it is
        pairs = zip(onward, row, strict=True)
        moved = (Weight(rows[0].target, low, high) for rows, (_, low, high) in pairs)
        return _ordered([*moved])
    made: list[Weight] = []
    for target in reached:
        ends = [_ends(rows, target) for rows in onward]
        low = _poured(row, [end[0] for end in ends], least=True)
        high = _poured(row, [end[1] for end in ends], least=False)
        made.append(Weight(target, low, high))
    return tight(made)


def _ends(row: Row, target: str | Beyond) -> tuple[Exact, Exact]:
    for weight in row:
        if weight.target == target:
            return weight.low, weight.high
    return 0, 0


def _poured(row: Row, into: Sequence[Exact], *, least: bool) -> Exact:
    """Give the least or the most of Σ weight · ``into`` that weights of ``row`` can make."""
    free = 1 - sum(weight.low for weight in row)
    made = sum(weight.low * part for weight, part in zip(row, into, strict=True))
    for place in sorted(range(len(row)), key=into.__getitem__, reverse=not least):
        poured = min(free, row[place].high - row[place].low)
        made += poured * into[place]
        free -= poured
    return simplest(made)


def hull(rows: Iterable[Row]) -> Row:
    """Make the row of a unit whose figure stands for several, however it is made up of them.

    >>> hull([whole("a"), (Weight("a", 0, 1), Weight("b", 0, 1))])
    (Weight(target='a', low=0, high=1), Weight(target='b', low=0, high=1))
    """
    all_rows = [*rows]
    ends: dict[str | Beyond, list[Weight]] = {}
    for row in all_rows:
        for weight in row:
            ends.setdefault(weight.target, []).append(weight)
    return tight(
        Weight(
            target,
            # Where some row leads elsewhere altogether, nothing at all may be there.
            min(weight.low for weight in found) if len(found) == len(all_rows) else 0,
            max(weight.high for weight in found),
        )
        for target, found in ends.items()
    )


def of_areas(rows: Mapping[str, Row], areas: Mapping[str, tuple[str, ...]]) -> dict[str, Row]:
    """Make the rows of units that stand for others, from the rows of these.

    They are made anew whenever those change: what was put together of hulls would be wider.
    """
    return {area: hull(rows[unit] for unit in below) for area, below in areas.items()}


def still_loose(rows: Mapping[str, Row], loose: Iterable[str]) -> frozenset[str]:
    """Give the units whose bounds still hold more than what can be: what is exact does not."""
    return frozenset(unit for unit in loose if not is_exact(rows[unit]))


def is_loose(
    row: Row, onward: Callable[[str | Beyond], Row], loose: frozenset[str] | set[str]
) -> bool:
    """Tell whether bounds that lead on along ``onward`` hold more than what can be.

    They do not where the unit goes on as a whole, where all it leads to do, or where every weight
    on the way is one number.
    """
    if any(weight.target in loose for weight in row):
        return True
    if len(row) == 1:
        return False
    rows = [onward(weight.target) for weight in row]
    divided = any(len(one) > 1 for one in rows)
    return divided and not (is_exact(row) and all(map(is_exact, rows)))

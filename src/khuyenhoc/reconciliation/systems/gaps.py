"""By how much relations are from holding."""

from collections.abc import Mapping, Sequence

from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Constraint
from khuyenhoc.reconciliation.systems.narrowing import narrow
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import DAY, PERCENTAGE_POINT, Unit

__all__ = ["Gap", "gap_beside", "gap_of"]

#: By how much, and in what.
Gap = tuple[Bounds | None, Unit | None]


def gap_of(scenes: Scenes, place: int, given: Mapping[str, Bounds]) -> Gap:
    """Give by how much the sides of the relation at ``place`` are apart, and in what.

    What else the relation says, such as that no part is below 0, is taken into account.
    """
    held = {key: given[key] for key in scenes.system.relations[place].terms}
    for pair in sorted(scenes.by_constraint[place], key=_is_a_limit):
        _, constraint = pair
        rest = [other for other in scenes.by_constraint[place] if other is not pair]
        left = narrow(rest, held, scenes.whole)
        gap = None if left.clash is not None else constraint.gap(left.domains)
        if gap is not None and 0 not in gap:  # one of 0 says no more than that it cannot be
            return _in_points(scenes, constraint, gap)
    return None, None


def gap_beside(scenes: Scenes, places: Sequence[int], given: Mapping[str, Bounds]) -> Gap:
    """Give by how much one relation is off where all others hold; a sum sooner than a product."""
    for place in sorted(places, key=lambda place: _is_product(scenes, place)):
        left = scenes.narrowed([other for other in places if other != place], given)
        if left.clash is None:
            gap, unit = gap_of(scenes, place, {**given, **left.domains})
            if gap is not None:
                return gap, unit
    return None, None


def _is_product(scenes: Scenes, place: int) -> bool:
    return any(isinstance(constraint, Product) for _, constraint in scenes.by_constraint[place])


def _is_a_limit(pair: tuple[int, Constraint]) -> bool:
    """Put a product before what else has to hold for there to be one."""
    return not isinstance(pair[1], Product)


def _in_points(scenes: Scenes, constraint: Constraint, gap: Bounds) -> Gap:
    """Give a gap with its unit; between fractions in percentage points, too."""
    unit = _unit(scenes, constraint)
    shares = [scenes.system[key] for key in constraint.keys if scenes.system[key].is_share]
    in_fractions = unit == PERCENTAGE_POINT and all(share.per_one == 1 for share in shares)
    return (gap * 100 if in_fractions else gap), unit


def _unit(scenes: Scenes, constraint: Constraint) -> Unit | None:
    """Give what the two sides are in: a share or a sum of shares in percentage points."""
    if isinstance(constraint, Product):
        rate = scenes.system[constraint.rate]
        return PERCENTAGE_POINT if rate.per_one == 100 else rate.unit
    variables = [scenes.system[key] for key in constraint.keys]
    if any(variable.is_day for variable in variables):
        return DAY
    if any(variable.is_share for variable in variables):
        return PERCENTAGE_POINT
    return next((variable.unit for variable in variables if variable.unit is not None), None)

"""Relations that hang together only by numbers nobody said anything of."""

from collections.abc import Mapping, Sequence

from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.relations.relation import Constraint, Relation
from khuyenhoc.reconciliation.systems.components import components
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.bounds import Bounds

__all__ = ["apart"]


def apart(
    scenes: Scenes, places: Sequence[int], given: Mapping[str, Bounds]
) -> tuple[tuple[int, ...], ...]:
    """Part relations that hang together where a sum that nobody printed is all that joins them.

    Such a sum can be whatever its parts come to, and so lets none of them be doubted for another:
    each lot clashes, or does not, by itself.
    """
    uses: dict[str, int] = {}
    for place in places:
        for _, constraint in scenes.by_constraint[place]:
            for key in constraint.keys:
                uses[key] = uses.get(key, 0) + 1
    idle = [place for place in places if _is_idle(scenes, place, given, uses)]
    relations = scenes.system.relations
    lots = components(relations, [place for place in places if place not in idle])
    found: list[tuple[int, ...]] = []
    for lot in lots:
        keys = {key for place in lot for key in relations[place].terms}
        # with the sum, what it says of each part alone: that it is not below 0
        beside = [
            p for p in idle if len(scenes.by_constraint[p]) > 1 and _meets(relations[p], keys)
        ]
        found.append(tuple(sorted((*lot, *beside))))
    return tuple(found)


def _meets(relation: Relation, keys: set[str]) -> bool:
    return not keys.isdisjoint(relation.terms)


def _is_idle(
    scenes: Scenes, place: int, given: Mapping[str, Bounds], uses: Mapping[str, int]
) -> bool:
    """Say whether a relation only says what a number is that nothing else is said of.

    Beside limits of single numbers, which what is given of them keeps to.
    """
    limits, sums = list[Linear](), list[Constraint]()
    for _, constraint in scenes.by_constraint[place]:
        if isinstance(constraint, Linear) and len(constraint.terms) == 1:
            limits.append(constraint)
        else:
            sums.append(constraint)
    return (
        len(sums) == 1
        and all(limit.total(given) & limit.limits is not None for limit in limits)
        and scenes.whole.isdisjoint(key for limit in limits for key in limit.keys)
        and any(uses[key] == 1 and _is_any_sum(scenes, key, sums[0], given) for key in sums[0].keys)
    )


def _is_any_sum(
    scenes: Scenes, key: str, constraint: Constraint, given: Mapping[str, Bounds]
) -> bool:
    """Say whether what is given of a number is any that the others of a sum can come to.

    As a count is of counts added up, which are not below 0 even where they are withdrawn.
    """
    if not isinstance(constraint, Linear) or constraint.limits != Bounds.exactly(0):
        return False
    signs = dict(constraint.terms)
    own = signs.pop(key)
    if given[key] == Bounds(None, None) and key not in scenes.whole:
        return True
    return (
        given[key] == Bounds.at_least(0)
        and all(scenes.whole.issuperset(constraint.keys) and s == -own for s in signs.values())
        and all(_is_not_below_0(scenes.withdrawn[other]) for other in signs)
        and abs(own) == 1
    )


def _is_not_below_0(bounds: Bounds) -> bool:
    return bounds.low is not None and bounds.low >= 0

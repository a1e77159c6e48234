"""A requirement with something in it otherwise, all else being kept."""

from collections.abc import Callable

from attrs import evolve

from khuyenhoc.rules.requirements.conditions import PointsAtLeast
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf, AnyOf, OnlyFor, Requirement

__all__ = ["rewritten"]


def rewritten(
    requirement: Requirement,
    condition: Callable[[Requirement], Requirement],
    points: Callable[[Points], Points] = lambda one: one,
) -> Requirement:
    """Give ``requirement`` with each single condition and all points in it as the functions say."""
    match requirement:
        case AllOf() | AnyOf():
            parts = tuple(rewritten(part, condition, points) for part in requirement.parts)
            return evolve(requirement, parts=parts)
        case OnlyFor():
            return evolve(requirement, part=rewritten(requirement.part, condition, points))
        case PointsAtLeast():
            return condition(
                evolve(requirement, points=_rewritten_points(requirement.points, points))
            )
        case _:
            return condition(requirement)


def _rewritten_points(one: Points, points: Callable[[Points], Points]) -> Points:
    items = tuple(_rewritten_points(item, points) for item in one.items)
    return points(evolve(one, items=items))

"""Which units speak for which: what is not missed, and what is told twice."""

from collections.abc import Container

from khuyenhoc.reform.crosswalks.walk import Walk

__all__ = ["silent", "told_twice"]


def silent(walk: Walk, told: Container[str]) -> frozenset[str]:
    """Give the units that nothing is missed of: areas, and what is told by an area above it."""
    below = (unit for area, under in walk.areas.items() if area in told for unit in under)
    return frozenset(walk.areas).union(below)


def told_twice(walk: Walk, told: Container[str]) -> dict[str, tuple[str, ...]]:
    """Give the units that were told beside an area that holds them, each with these areas."""
    areas = [area for area in walk.areas if area in told]  # the higher before the lower
    leaves = {area: frozenset(walk.areas[area]) for area in areas}
    found: dict[str, list[str]] = {}
    for place, area in enumerate(areas):
        inner = [other for other in areas[place + 1 :] if leaves[other] <= leaves[area]]
        for unit in (*inner, *(leaf for leaf in walk.areas[area] if leaf in told)):
            found.setdefault(unit, []).append(area)
    return {unit: tuple(holders) for unit, holders in found.items()}

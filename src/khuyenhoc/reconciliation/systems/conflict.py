"""The fewest printed numbers that cannot all be true."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.bounds import Bounds

__all__ = ["conflict", "smallest"]


T = TypeVar("T", bound=Hashable)


def smallest(items: Iterable[T], clashes: Callable[[frozenset[T]], bool]) -> tuple[T, ...]:
    """Leave out of ``items`` all without which the rest still clash, the later ones first.

    Of those that are left none can be left out: without it the others can be true.

    >>> smallest("abcd", lambda kept: {"a", "c"} <= kept)
    ('a', 'c')
    """
    kept = list(items)
    size = len(kept)
    while size:  # whole stretches first, then ever shorter ones
        place = len(kept)
        while place > 0:
            start = max(0, place - size)
            fewer = kept[:start] + kept[place:]
            if len(fewer) < len(kept) and clashes(frozenset(fewer)):
                kept = fewer
            place = start
        size //= 2
    return tuple(kept)


def conflict(
    scenes: Scenes, relations: Sequence[int], *readings: Mapping[str, Bounds]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the fewest printed numbers and relations that clash in all readings, of those that do.

    In either habit, say, or in each of the two by itself.
    """
    printed = [
        variable.key
        for variable in scenes.system
        if variable.is_printed
        and any(variable.key in scenes.system.relations[place].terms for place in relations)
    ]

    def clashes(kept: frozenset[str], places: Collection[int]) -> bool:
        return all(scenes.clashes(places, left(given, kept)) for given in readings)

    def left(given: Mapping[str, Bounds], kept: frozenset[str]) -> dict[str, Bounds]:
        return {
            key: bounds if key in kept or not scenes.system[key].is_printed else withdrawn[key]
            for key, bounds in given.items()
        }

    withdrawn = scenes.withdrawn
    keys = smallest(printed, lambda kept: clashes(kept, relations))
    places = smallest(relations, lambda kept: clashes(frozenset(keys), sorted(kept)))
    return keys, places

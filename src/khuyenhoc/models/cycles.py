"""Units that are their own ancestors."""

from collections.abc import Collection, Mapping

__all__ = ["cycles"]


def cycles(above: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """Find all groups of units that are above each other, given the parents of each.

    A group is told from its smallest id upwards, under each unit the one that it hangs under;
    where cycles share units they are one group.

    >>> cycles({"c": ["a"], "b": ["c"], "a": ["b"], "d": ["a"]})
    (('a', 'b', 'c'),)
    """
    found = (_upwards(group, above) for group in _components(above))
    return tuple(sorted(group for group in found if group))


def _upwards(group: set[str], above: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Put the group in order; nothing if it is one unit that does not hang under itself."""
    unit = min(group)
    if len(group) == 1 and unit not in above[unit]:
        return ()
    walk: dict[str, None] = {}
    while unit not in walk:
        walk[unit] = None
        unit = min(group.intersection(above[unit]))
    return (*walk, *sorted(group.difference(walk)))


def _components(above: Mapping[str, Collection[str]]) -> list[set[str]]:  # noqa: C901 - one algorithm
    """Find the strongly connected components (R. Tarjan, SIAM J. Comput. 1 (2), 1972).

    It keeps its own stack, for a chain of units may be longer than Python's.
    """
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: dict[str, None] = {}
    found: list[set[str]] = []
    for start in above:
        work = [] if start in number else [(start, iter(above[start]))]
        while work:
            unit, parents = work[-1]
            if unit not in number:
                number[unit] = lowest[unit] = len(number)
                waiting[unit] = None
            for parent in parents:
                if parent not in number:
                    if parent in above:  # a unit without parents is in no cycle
                        work.append((parent, iter(above[parent])))
                        break
                elif parent in waiting:
                    lowest[unit] = min(lowest[unit], number[parent])
            else:
                work.pop()
                if work:
                    below = work[-1][0]
                    lowest[below] = min(lowest[below], lowest[unit])
                if lowest[unit] == number[unit]:
                    group: set[str] = set()
                    while unit not in group:
                        group.add(waiting.popitem()[0])
                    found.append(group)
    return found

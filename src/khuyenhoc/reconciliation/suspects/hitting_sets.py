"""The lightest sets that have something of each of several others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

__all__ = ["independent", "lightest_hitting_sets"]


def lightest_hitting_sets(
    conflicts: Sequence[tuple[str, ...]], weights: Mapping[str, int], most: int | None = None
) -> tuple[tuple[str, ...], ...]:
    """Give every set of the least weight that has at least one member of each conflict.

    Members of a set, and the sets, are in the order of ``weights``, all of them above 0. Of no
    conflicts it is the empty set; where a conflict has no member there is none. Of more than
    ``most`` sets only so many are given, and which ones is left open.

    >>> lightest_hitting_sets([("a", "b"), ("b", "c")], {"a": 1, "b": 1, "c": 1})
    (('b',),)
    >>> lightest_hitting_sets([("a", "b")], {"a": 1, "b": 1})
    (('a',), ('b',))
    """
    if not all(conflicts):
        return ()
    lots = [_lightest(lot, weights, most) for lot in independent(conflicts)]
    place = {key: at for at, key in enumerate(weights)}
    ordered = [
        tuple(sorted((key for members in chosen for key in members), key=place.__getitem__))
        for chosen in islice(product(*lots), most)
    ]
    return tuple(sorted(ordered, key=lambda members: [place[key] for key in members]))


def _lightest(
    conflicts: Sequence[tuple[str, ...]], weights: Mapping[str, int], most: int | None
) -> list[frozenset[str]]:
    """Find the least weight first, and then so many of the sets that have it."""
    best = sum(weights[key] for key in {key for conflict in conflicts for key in conflict})
    while True:  # each is lighter than the one before
        lighter = next(_hitting(conflicts, weights, frozenset(), frozenset(), 0, best - 1), None)
        if lighter is None:
            break
        best = lighter[0]
    found = _hitting(conflicts, weights, frozenset(), frozenset(), 0, best)
    return [members for _, members in islice(found, most)]


def independent(
    conflicts: Iterable[tuple[str, ...]],
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Part conflicts so that those with a common member stay together.

    What is lightest for all of them is what is lightest for each lot, put together.

    >>> independent([("a", "b"), ("c",), ("b", "d")])
    ((('a', 'b'), ('b', 'd')), (('c',),))
    """
    lots: list[list[tuple[str, ...]]] = []
    for conflict in conflicts:
        joined = [lot for lot in lots if any(not set(conflict).isdisjoint(own) for own in lot)]
        if not joined:
            lots.append([conflict])
            continue
        for lot in joined[1:]:
            joined[0].extend(lot)
        joined[0].append(conflict)
        lots = [lot for lot in lots if not any(lot is gone for gone in joined[1:])]
    return tuple(map(tuple, lots))


def _hitting(  # noqa: PLR0913, PLR0917 - a search carries its state
    conflicts: Sequence[tuple[str, ...]],
    weights: Mapping[str, int],
    taken: frozenset[str],
    refused: frozenset[str],
    weight: int,
    best: int,
) -> Iterator[tuple[int, frozenset[str]]]:
    """Branch over the members of the first conflict that nothing taken is in.

    A member that an earlier branch took is refused in the later ones, so that each set is found
    once. What needs more than ``best`` is left; conflicts that have nothing in common need one
    member each at least.
    """
    open_ones = [conflict for conflict in conflicts if taken.isdisjoint(conflict)]
    if weight + _least(open_ones, weights) > best:
        return
    if not open_ones:
        yield weight, taken
        return
    first = min(open_ones, key=len)
    for key in first:
        if key in refused:
            continue
        added = weight + weights[key]
        yield from _hitting(conflicts, weights, taken | {key}, refused, added, best)
        refused |= {key}


def _least(conflicts: Sequence[tuple[str, ...]], weights: Mapping[str, int]) -> int:
    """Give a weight that no hitting set is below: that of conflicts without a common member."""
    seen: set[str] = set()
    least = 0
    for conflict in sorted(conflicts, key=len):
        if seen.isdisjoint(conflict):
            seen.update(conflict)
            least += min(weights[key] for key in conflict)
    return least

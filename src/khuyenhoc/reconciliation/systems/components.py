"""Relations that have a say in each other: those that share numbers, one way or another."""

from collections.abc import Iterable, Sequence

from khuyenhoc.reconciliation.relations.relation import Relation

__all__ = ["components"]


def components(relations: Sequence[Relation], places: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Group the relations at ``places`` so that no two groups share a number.

    >>> from khuyenhoc.reconciliation.relations.comparisons import EqualTo
    >>> components([EqualTo("a", "b"), EqualTo("c", "d"), EqualTo("b", "e")], range(3))
    ((0, 2), (1,))
    """
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    kept = list(places)
    for place in kept:
        first, *others = relations[place].terms
        for other in others:
            leader[find(other)] = find(first)
    groups: dict[str, list[int]] = {}
    for place in kept:
        groups.setdefault(find(relations[place].terms[0]), []).append(place)
    return tuple(map(tuple, groups.values()))

"""Relations that have a say in each other: those that share numbers, one way or another."""

from collections.abc import Iterable, Sequence

from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.systems.lots import Lots

__all__ = ["components"]


def components(relations: Sequence[Relation], places: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Group the relations at ``places`` so that no two groups share a number.

    >>> from khuyenhoc.reconciliation.relations.comparisons import EqualTo
    >>> components([EqualTo("a", "b"), EqualTo("c", "d"), EqualTo("b", "e")], range(3))
    ((0, 2), (1,))
    """
    lots = Lots[str]()
    kept = list(places)
    for place in kept:
        lots.join(relations[place].terms)
    groups: dict[str, list[int]] = {}
    for place in kept:
        groups.setdefault(lots.of(relations[place].terms[0]), []).append(place)
    return tuple(map(tuple, groups.values()))

"""People in a tree, each counted once at every unit, however often they stand below it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, TypeVar

from khuyenhoc.models.membership import Membership, check_membership
from khuyenhoc.models.tree import Tree

__all__ = ["counted", "counted_once", "counted_once_by", "placed"]

T = TypeVar("T")

#: Into so many parts people are divided, so that a dictionary of those of one stays small: that
#: takes less memory than one of all, and stays near the processor.
_PARTS: Final = 256
_ORGANISATION: Final = attrgetter("organisation")


def placed(
    name: str, memberships: Iterable[Membership], tree: Tree
) -> tuple[list[Membership], list[Membership]]:
    """Give the memberships in force on the tree's day: those of its units, and those of others.

    Raises:
        InvalidValueError: One is no membership; the error calls the argument ``name``.
    """
    rows = memberships if isinstance(memberships, list | tuple) else tuple(memberships)
    if {*map(type, rows)} - {Membership}:
        for place, one in enumerate(rows):
            check_membership(f"{name}[{place}]", one)
    day = tree.day
    # What ``day in period`` says, without looking at the type of the same day each time.
    there = [
        one
        for one in rows
        if (period := one.period) is None
        or (
            ((start := period.start) is None or start <= day)
            and ((end := period.end) is None or day < end)
        )
    ]
    if {*map(_ORGANISATION, there)} <= {*tree.ids}:
        return there, []
    return (
        [one for one in there if one.organisation in tree],
        [one for one in there if one.organisation not in tree],
    )


def counted_once(memberships: Iterable[Membership], tree: Tree) -> list[int]:
    """Count the people of ``memberships``, all in ``tree``, by the place of each of its units.

    Each membership adds 1 at its unit. Of one person's, put in the order in which a walk through
    the tree comes to their units, any two neighbours take 1 away at the lowest unit that both
    stand at or below: what is at and below any unit is a stretch of that walk, and holds one
    membership more than pairs of neighbours. Sums of what is below are then exact everywhere.
    """
    parents = tree.parents
    ones = [0] * len(parents)
    ranks: dict[int, int] = {}
    for people, stands in _parts(memberships, tree):
        _add(ones, stands)
        for several in _several(people, stands):
            if len(several) > 2:  # of two, either order makes the one pair
                if not ranks:
                    ranks = {tree.index(unit): rank for rank, unit in enumerate(tree.preorder)}
                several.sort(key=ranks.__getitem__)
            for one, other in pairwise(several):
                shared = _lowest_shared(one, other, parents)
                if shared >= 0:
                    ones[shared] -= 1
    return _summed(ones, parents)


def counted_once_by(
    key: Callable[[Membership], T], memberships: Iterable[Membership], tree: Tree
) -> dict[T, list[int]]:
    """Count the people who have memberships of each ``key``, once for each of them."""
    split: dict[T, list[Membership]] = {}
    for one in memberships:
        split.setdefault(key(one), []).append(one)
    return {which: counted_once(some, tree) for which, some in split.items()}


def counted(memberships: Iterable[Membership], tree: Tree) -> list[int]:
    """Count ``memberships``, all in ``tree``, by the place of each of its units."""
    ones = [0] * len(tree)
    _add(ones, map(tree.index, map(_ORGANISATION, memberships)))
    return _summed(ones, tree.parents)


def _parts(memberships: Iterable[Membership], tree: Tree) -> Iterator[tuple[list[str], list[int]]]:
    """Divide memberships by person, and give the people of each part with the places they have.

    Which person is in which part differs from run to run, and no count depends on it.
    """
    places = {unit: place for place, unit in enumerate(tree.ids)}
    parts: list[tuple[list[str], list[int]]] = [([], []) for _ in range(_PARTS)]
    adders = [(people.append, stands.append) for people, stands in parts]
    for one in memberships:
        person = one.person
        add_person, add_place = adders[hash(person) % _PARTS]
        add_person(person)
        add_place(places[one.organisation])
    while parts:
        yield parts.pop()


def _several(people: Sequence[str], stands: Sequence[int]) -> Iterable[list[int]]:
    """Give the places of each of ``people`` who has more than one."""
    first: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    firsts = map(first.setdefault, people, range(len(people)))
    for at, before in enumerate(firsts):
        if before != at:
            several.setdefault(people[at], [stands[before]]).append(stands[at])
    return several.values()


def _lowest_shared(one: int, other: int, parents: Sequence[int]) -> int:
    """Give the place of the lowest unit that two stand at or below; -1 where there is none."""
    while one != other:  # breadth first: what stands later is above nothing before it
        if one < other:
            other = parents[other]
        else:
            one = parents[one]
    return one


def _add(ones: list[int], stands: Iterable[int]) -> None:
    for place, count in Counter(stands).items():
        ones[place] += count


def _summed(ones: list[int], parents: Sequence[int]) -> list[int]:
    for place in range(len(ones) - 1, -1, -1):
        above = parents[place]
        if above >= 0:
            ones[above] += ones[place]
    return ones

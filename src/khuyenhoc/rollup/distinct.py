"""People in a tree, each counted once at every unit, however often they stand below it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeVar

from khuyenhoc.models.membership import Membership, check_membership
from khuyenhoc.models.tree import Tree

__all__ = ["by_organisation", "counted", "counted_once", "counted_once_by", "in_force"]

T = TypeVar("T")

#: People are divided into parts of about so many memberships, so that a dictionary of those of one
#: stays small: that takes less memory than one of all, and stays near the processor.
_PART: Final = 1_000
#: So many ids are fetched before the first of them is looked at.
_BLOCK: Final = 512


def in_force(name: str, memberships: Iterable[Membership], day: date) -> list[Membership]:
    """Give the memberships in force on ``day``.

    Raises:
        InvalidValueError: One is no membership; the error calls the argument ``name``.
    """
    rows = memberships if isinstance(memberships, list | tuple) else tuple(memberships)
    if {*map(type, rows)} - {Membership}:
        for place, one in enumerate(rows):
            check_membership(f"{name}[{place}]", one)
    # What ``day in period`` says, without looking at the type of the same day each time.
    return [
        one
        for one in rows
        if (period := one.period) is None
        or (
            ((start := period.start) is None or start <= day)
            and ((end := period.end) is None or day < end)
        )
    ]


def by_organisation(memberships: Iterable[Membership]) -> Counter[str]:
    """Count the memberships of each organisation itself."""
    return Counter([one.organisation for one in memberships])


def counted_once(
    memberships: Sequence[Membership], each: Mapping[str, int], tree: Tree
) -> list[int]:
    """Count the people of ``memberships``, all in ``tree``, by the place of each of its units.

    ``each`` is ``by_organisation`` of the same memberships. Each membership adds 1 at its unit. Of
    one person's, put in the order in which a walk through the tree comes to their units, any two
    neighbours take 1 away at the lowest unit that both stand at or below: what is at and below any
    unit is a stretch of that walk, and holds one membership more than pairs of neighbours. Sums of
    what is below are then exact everywhere.
    """
    ones, parents = _ones(each, tree), tree.parents
    places = {unit: place for place, unit in enumerate(tree.ids)}
    ranks: dict[int, int] = {}
    for part in _parts(memberships):
        for stands in _several(part, places):
            if len(stands) > 2:  # of two, either order makes the one pair
                if not ranks:
                    ranks = {places[unit]: rank for rank, unit in enumerate(tree.preorder)}
                stands.sort(key=ranks.__getitem__)
            for one, other in pairwise(stands):
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
    return {which: counted_once(some, by_organisation(some), tree) for which, some in split.items()}


def counted(each: Mapping[str, int], tree: Tree) -> list[int]:
    """Add up the counts ``by_organisation``, by the place of each unit of ``tree``."""
    return _summed(_ones(each, tree), tree.parents)


def _ones(each: Mapping[str, int], tree: Tree) -> list[int]:
    return [each.get(unit, 0) for unit in tree.ids]


def _parts(memberships: Sequence[Membership]) -> Iterator[list[Membership]]:
    """Divide memberships by person.

    Which person is in which part differs from run to run, and no count depends on it.
    """
    number = 1 + len(memberships) // _PART
    parts: list[list[Membership]] = [[] for _ in range(number)]
    adders = [part.append for part in parts]
    for start in range(0, len(memberships), _BLOCK):
        block = memberships[start : start + _BLOCK]
        # Ids lie all over the memory. To list those of a block has them come from there together;
        # each hash alone would wait for its own, which takes a quarter longer.
        people = [one.person for one in block]
        for person, one in zip(people, block, strict=True):
            adders[hash(person) % number](one)
    while parts:
        yield parts.pop()


def _several(part: Sequence[Membership], places: Mapping[str, int]) -> Iterable[list[int]]:
    """Give the places that each person of ``part`` has, of those who have more than one."""
    before: dict[str, int] = {}
    firsts = map(before.setdefault, [one.person for one in part], range(len(part)))
    again = [(first, at) for at, first in enumerate(firsts) if first != at]
    several = {first: [places[part[first].organisation]] for first, _ in again}
    for first, at in again:
        several[first].append(places[part[at].organisation])
    return several.values()


def _lowest_shared(one: int, other: int, parents: Sequence[int]) -> int:
    """Give the place of the lowest unit that two stand at or below; -1 where there is none."""
    while one != other:  # breadth first: what stands later is above nothing before it
        if one < other:
            other = parents[other]
        else:
            one = parents[one]
    return one


def _summed(ones: list[int], parents: Sequence[int]) -> list[int]:
    for place in range(len(ones) - 1, -1, -1):
        above = parents[place]
        if above >= 0:
            ones[above] += ones[place]
    return ones

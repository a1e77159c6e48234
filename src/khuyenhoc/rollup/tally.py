"""How many there are of something, at each unit of a tree with all below it."""

from collections.abc import Iterable

from attrs import frozen

__all__ = ["Branch", "Tally"]

#: A unit with parts: its rank among these, its place, the slice of its children in the order of
#: the tree, and the slice of those children with parts among the ranks. The deepest have rank 0.
Branch = tuple[int, int, int, int, int, int]


@frozen(eq=False)
class Tally:
    """Ones, and how many there are below each unit with parts.

    A byte for each unit and a number for each with parts: most units of a tree have none, and
    bytes are counted as fast as memory is read.
    """

    #: 1 for each unit that counts as one itself, else 0.
    ones: bytearray
    #: How many there are below each unit with parts, by its rank.
    below: list[int]
    #: The rank of each place that has parts.
    ranks: dict[int, int]

    @classmethod
    def of(cls, ones: bytearray, ranks: dict[int, int]) -> "Tally":
        """Take ``ones``, of which none are counted yet."""
        return cls(ones, [0] * len(ranks), ranks)

    def count(self, branches: Iterable[Branch]) -> None:
        """Count what is below each of ``branches``, those below it being counted."""
        ones, below = self.ones, self.below
        for rank, _, start, end, first, after in branches:
            found = ones.count(1, start, end)
            below[rank] = found + sum(below[first:after]) if first < after else found

    def put(self, place: int, one: bool) -> None:  # noqa: FBT001 - a value, no choice
        """Let a unit with all below it count as one, or as none."""
        self.ones[place] = one
        if place in self.ranks:
            self.below[self.ranks[place]] = 0

    def __getitem__(self, place: int) -> int:
        rank = self.ranks.get(place)
        return self.ones[place] if rank is None else self.ones[place] + self.below[rank]

"""A tree as sums need it."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.tally import Branch, Tally

__all__ = ["NOT", "Layout"]

#: What makes 0 of 1, and 1 of 0, by ``bytes.translate``.
NOT: Final = bytes((1, 0)).ljust(256)


@frozen(eq=False)
class Layout:
    """Who of a tree is expected to report, and where the sums are taken; once for all columns."""

    tree: Tree
    #: Whether each unit is expected to report.
    awaited: bytes
    #: How many are, at each unit and below.
    expected: Tally
    #: Whether each unit speaks for itself: a leaf, one expected to report with none below it, or
    #: any where what they report is added to their parts.
    speaks: bytes
    #: The places of which no figure is waited for: of no other does a sum lack anything.
    not_waited_for: tuple[int, ...]
    #: Every unit with parts, the deepest first.
    inner: tuple[Branch, ...]
    #: Whether those expected to report are the leaves and nobody else, and only they are added.
    plain: bool
    #: Whether what a unit with parts reports is added to them, and is no total of them.
    adds: bool
    #: The gaps of every column that has none.
    no_gaps: Tally

    @classmethod
    def of(cls, tree: Tree, expected: Iterable[str] | None, *, adds: bool = False) -> "Layout":
        """Lay out ``tree``, of which the leaves are expected to report unless others are named.

        Where units report what ``adds`` to their parts, all are expected to.
        """
        inner = _branches(tree)
        ranks = {at: rank for rank, at, *_ in inner}
        leaves = bytearray(b"\1") * len(tree)
        for at in ranks:
            leaves[at] = 0
        awaited = leaves
        if adds and expected is None:
            awaited = bytearray(b"\1") * len(tree)
        elif expected is not None:
            awaited = bytearray(len(leaves))
            for unit in expected:
                awaited[tree.index(unit)] = 1
        counts = Tally.of(awaited, ranks)
        counts.count(inner)
        speaks = bytearray(leaves)
        for rank, at, *_ in inner:
            speaks[at] = adds or (awaited[at] and not counts.below[rank])
        plain = awaited == leaves and not adds
        apart = ranks if plain else _zeros(awaited, speaks)
        return cls(
            tree=tree,
            awaited=bytes(awaited),
            expected=counts,
            speaks=bytes(speaks),
            not_waited_for=tuple(apart),
            inner=inner,
            plain=plain,
            adds=adds,
            no_gaps=Tally.of(bytearray(len(leaves)), ranks),
        )

    def below(self, place: int) -> tuple[int, ...]:
        """Give the places of a unit and of all below it, in the order of the tree."""
        slices = self.tree.slices
        places = [place]
        start, end = slices[place]
        while start < end:  # what hangs under neighbours stands together
            places.extend(range(start, end))
            start, end = slices[start][0], slices[end - 1][1]
        return tuple(places)


def _branches(tree: Tree) -> tuple[Branch, ...]:
    """Give the units with parts, the last of the tree first."""
    at_ends = [(at, start, end) for at, (start, end) in enumerate(tree.slices) if start < end]
    at_ends.reverse()
    branches: list[Branch] = []
    first = 0
    for rank, (at, start, end) in enumerate(at_ends):
        after = first
        while at_ends[after][0] >= start:  # children with parts stand together here as well
            after += 1
        branches.append((rank, at, start, end, first, after))
        first = after
    return tuple(branches)


def _zeros(one: bytes | bytearray, other: bytes | bytearray) -> Iterable[int]:
    """Give the places at which one of two is 0."""
    return (at for at, (a, b) in enumerate(zip(one, other, strict=True)) if not (a and b))

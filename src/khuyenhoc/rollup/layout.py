"""A tree as sums need it."""

from collections.abc import Iterable

from attrs import frozen

from khuyenhoc.models.tree import Tree

__all__ = ["Layout"]


@frozen(eq=False)
class Layout:
    """Who of a tree is expected to report, and where the sums are taken; once for all columns."""

    tree: Tree
    #: Whether each unit is expected to report.
    awaited: tuple[bool, ...]
    #: How many are, at each unit and below.
    expected: tuple[int, ...]
    #: Whether each unit speaks for itself: a leaf, or one expected to report with none below it.
    speaks: tuple[bool, ...]
    #: The places of which no figure is waited for: of no other does a sum lack anything.
    not_waited_for: tuple[int, ...]
    #: The place and the slice of children of every unit with parts, the deepest first.
    inner: tuple[tuple[int, int, int], ...]
    #: Whether those expected to report are the leaves and nobody else.
    plain: bool

    @classmethod
    def of(cls, tree: Tree, expected: Iterable[str] | None) -> "Layout":
        """Lay out ``tree``, of which the leaves are expected to report unless others are named."""
        leaves = [start == end for start, end in tree.slices]
        awaited = list(leaves)
        if expected is not None:
            awaited = [False] * len(leaves)
            for unit in expected:
                awaited[tree.index(unit)] = True
        inner = [(at, start, end) for at, (start, end) in enumerate(tree.slices) if start < end]
        inner.reverse()
        counts, speaks = [int(it) for it in awaited], list(leaves)
        for at, start, end in inner:
            below = sum(counts[start:end])
            speaks[at] = awaited[at] and not below
            counts[at] += below
        plain = awaited == leaves
        apart = (
            at
            for at, (speaking, waited) in enumerate(zip(speaks, awaited, strict=True))
            if not (speaking and waited)
        )
        return cls(
            tree,
            tuple(awaited),
            tuple(counts),
            tuple(speaks),
            tuple(apart),
            tuple(inner),
            plain,
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

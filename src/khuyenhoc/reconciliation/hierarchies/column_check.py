"""One column of figures: every parent less the sum of its children, in one pass."""

from collections.abc import Iterator

from attrs import frozen

from khuyenhoc.models.finding import Verdict
from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.hierarchies.treatment import (
    EQUAL,
    Treatment,
    as_bounds,
    judged,
    treatment,
)
from khuyenhoc.rollup.claims import Column, possible
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["ColumnCheck", "Parents"]


@frozen(eq=False)
class Parents:
    """The units of a tree that have children, once for all columns."""

    tree: Tree
    #: The place of each, and where its children stand: the first place, and the one after the last.
    slices: tuple[tuple[int, int, int], ...]
    #: Which of them a unit is, by its place.
    ranks: dict[int, int]

    @classmethod
    def of(cls, tree: Tree) -> "Parents":
        """Look at ``tree`` once."""
        slices = tuple(
            (at, first, after) for at, (first, after) in enumerate(tree.slices) if first < after
        )
        return cls(tree, slices, {at: rank for rank, (at, _, _) in enumerate(slices)})

    def around(self, places: Iterator[int]) -> set[int]:
        """Give the parents whose comparison a unit at one of ``places`` has a part in."""
        ranks, above = self.ranks, self.tree.parents
        found: set[int] = set()
        for place in places:
            if place in ranks:
                found.add(ranks[place])
            if above[place] >= 0:
                found.add(ranks[above[place]])
        return found


@frozen(eq=False)
class ColumnCheck:
    """What each parent says of one indicator, less what its children come to."""

    parents: Parents
    column: Column
    mode: MissingPolicy
    #: What each parent says less what its children come to; ``None`` where that is not known.
    gaps: list[Exact | Bounds | None]
    #: What a comparison comes to that is not simply between whole numbers, all of them reported;
    #: ``None`` where there is no comparison.
    special: dict[int, Verdict | None]
    #: The parents that their children contradict, as they stand in the tree.
    failing: list[int]

    @classmethod
    def of(cls, column: Column, parents: Parents, mode: MissingPolicy) -> "ColumnCheck":
        """Compare every parent with its children."""
        values = column.values
        gaps: list[Exact | Bounds | None] = [
            values[at] - sum(values[first:after]) for at, first, after in parents.slices
        ]
        special: dict[int, Verdict | None] = {}
        made = cls(parents, column, mode, gaps, special, [])
        if column.indicator.nature is Nature.DISTINCT_PEOPLE:
            careful = set(range(len(gaps)))
        else:
            careful = parents.around(_others(column))
        for rank in careful:
            gaps[rank], special[rank] = made._looked_at(rank)
        if mode is MissingPolicy.NON_ZERO:
            made._leave_out_zeros()
        if special:
            wrong = Verdict.CONTRADICTORY
            made.failing.extend(
                rank for rank, gap in enumerate(gaps) if gap and special.get(rank, wrong) is wrong
            )
        else:
            made.failing.extend(rank for rank, gap in enumerate(gaps) if gap)
        return made

    @property
    def code(self) -> str:
        """The code of what is compared."""
        return self.column.indicator.code

    def verdict(self, rank: int) -> Verdict | None:
        """Say what the comparison at a parent comes to; ``None`` where there is none."""
        if rank in self.special:
            return self.special[rank]
        return Verdict.CONTRADICTORY if self.gaps[rank] else Verdict.CONSISTENT

    def known_gap(self, rank: int) -> Exact | Bounds | None:
        """Give the gap at a parent without anything that was counted as 0 for want of a number."""
        if rank not in self.special or self.mode is MissingPolicy.BOUNDS:
            return self.gaps[rank]
        at, first, after = self.parents.slices[rank]
        if not self.column.told[at] or self.column.told.count(0, first, after):
            return None
        return self.gaps[rank] or 0  # nothing is missing: it was left out for being 0

    def said(self, place: int) -> Exact | Bounds | None:
        """Give what the unit at ``place`` reported."""
        if not self.column.told[place]:
            return None
        return self.column.bounded.get(place, self.column.values[place])

    def missing(self, rank: int) -> tuple[int, ...]:
        """Give the places of the children that have not reported."""
        _, first, after = self.parents.slices[rank]
        told = self.column.told
        if not told.count(0, first, after):
            return ()
        return tuple(place for place in range(first, after) if not told[place])

    def come_to(self, rank: int) -> Exact | Bounds:
        """Give what the children of a parent come to, with what is missing treated as asked.

        Where there is no comparison nothing was counted as 0: it stays open.
        """
        _, first, after = self.parents.slices[rank]
        column = self.column
        lacking = column.told.count(0, first, after)
        compared = self.special.get(rank, Verdict.UNDETERMINED) is not None
        is_open = lacking and not (compared and self._treatment(rank) is Treatment.FILL)
        if column.indicator.nature is Nature.DISTINCT_PEOPLE:
            total = self._people(first, after)
        else:
            total = sum(column.values[first:after])
            if column.bounded:
                for place in range(first, after):
                    if place in column.bounded:
                        total = total + column.bounded[place]
        if not is_open:
            return total
        if possible(column.indicator).low is None:
            return Bounds(None, None)
        least = as_bounds(total)
        return Bounds(least.low, None, low_open=least.low_open)

    def _people(self, first: int, after: int) -> Exact | Bounds:
        """Say how many people there are in places that may have some of them in common."""
        known = [said for place in range(first, after) if (said := self.said(place)) is not None]
        if len(known) < 2:
            return known[0] if known else 0
        total: Bounds = EQUAL
        lows: list[tuple[Exact, bool]] = []
        for said in known:
            some = as_bounds(said)
            total += some
            lows.append((0 if some.low is None else some.low, some.low_open))
        low, low_open = max(lows)
        if total.low is None:  # printed as below 0: neither the largest nor the sum is a limit
            return Bounds(None, None)
        return Bounds(low, total.high, low_open=low_open, high_open=total.high_open)

    def _treatment(self, rank: int) -> Treatment:
        at, first, after = self.parents.slices[rank]
        told = self.column.told
        return treatment(self.mode, given=told[at] + told.count(1, first, after))

    def _looked_at(self, rank: int) -> tuple[Exact | Bounds | None, Verdict | None]:
        """Compare one parent and its children, of which some are bounded or have not reported."""
        at, first, after = self.parents.slices[rank]
        own, lacking = self.said(at), self.column.told.count(0, first, after)
        if own is None or lacking:
            match self._treatment(rank):
                case Treatment.SKIP:
                    return None, None
                case Treatment.OPEN:
                    return None, Verdict.UNDETERMINED
                case Treatment.FILL:
                    own, lacking = 0 if own is None else own, 0
                case Treatment.BOUND:
                    if own is None:  # nothing was printed that its children could contradict
                        return None, None
        come_to = self.come_to(rank)
        gap = own - come_to
        return gap, judged(gap, EQUAL, missing=lacking)

    def _leave_out_zeros(self) -> None:
        """Make no comparison where all numbers are 0."""
        values = self.column.values
        bounded = self.parents.around(iter(self.column.bounded))
        for rank, (at, first, after) in enumerate(self.parents.slices):
            if rank not in bounded and not values[at] and not any(values[first:after]):
                self.gaps[rank] = self.special[rank] = None


def _others(column: Column) -> Iterator[int]:
    """Give the places of units that reported nothing or no one number."""
    told = column.told
    place = told.find(0)
    while place >= 0:
        yield place
        place = told.find(0, place + 1)
    yield from column.bounded

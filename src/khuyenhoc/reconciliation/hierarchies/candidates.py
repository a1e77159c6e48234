"""The units that are the whole of what a parent lacks, or has too many."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from khuyenhoc.reconciliation.hierarchies.evidence import Evidence
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Candidates", "Hung", "one_number"]

#: A unit and what it hangs under.
Hung = tuple[str, str | None]


@frozen(eq=False)
class _Index:
    """Units by what they have."""

    #: By the number of a cell and a value there: who has it.
    who: dict[tuple[int, Exact], list[Hung]]
    #: In how many cells each has something, and the fewest of these.
    sizes: dict[Hung, int]
    fewest: int


@frozen(eq=False)
class Candidates:
    """Who may hang wrongly, judged at one end."""

    evidence: Evidence

    def among_children(self, sign: int) -> dict[tuple[str, str], list[int]]:
        """Find children that are, with ``sign``, the whole gap of their parent."""
        found: dict[tuple[str, str], list[int]] = {}
        for parent, gaps in self.evidence.gaps.items():
            tried: set[str] = set()
            for number, gap in gaps.items():
                cell = self.evidence.cells[number]
                tree, values = cell.check.tree, cell.column.column.values
                first, after = tree.slices[tree.index(parent)]
                if sign * gap not in values[first:after]:
                    continue
                for place in range(first, after):
                    unit = tree.ids[place]
                    if cell.one_number(place) == sign * gap and unit not in tried:
                        tried.add(unit)
                        cells = self.evidence.agreeing(unit, parent, parent, sign)
                        if cells:
                            found[unit, parent] = cells
        return found

    def only_children(self) -> dict[tuple[str, str], list[int]]:
        """Find only children: without its own, a parent has nothing that could contradict it."""
        found: dict[tuple[str, str], list[int]] = {}
        for parent, gaps in self.evidence.gaps.items():
            trees = [self.evidence.cells[number].check.tree for number in gaps]
            children = {tree.children(parent) for tree in trees}
            if len(children) == 1 and len(only := children.pop()) == 1:
                found[only[0], parent] = []
        return found

    def indexed(self, units: Iterable[Hung]) -> _Index:
        """Put units in order by what they have."""
        who: dict[tuple[int, Exact], list[Hung]] = {}
        sizes: dict[Hung, int] = {}
        for hung in units:
            for number, cell in enumerate(self.evidence.cells):
                value = one_number(cell.value(*hung))
                if value:
                    who.setdefault((number, value), []).append(hung)
                    sizes[hung] = sizes.get(hung, 0) + 1
        return _Index(who, sizes, min(sizes.values(), default=0))

    def entering(
        self,
        index: _Index,
        least: int,
        *,
        done: frozenset[str] = frozenset(),
        common: int | None = None,
    ) -> Iterator[tuple[str, Hung, list[int]]]:
        """Find the units of ``index`` that are the whole gap of a parent not in ``done``."""
        for parent, gaps in self.evidence.gaps.items():
            if parent in done or len(set(gaps.values())) < least:
                continue
            unknown = self.evidence.unknown[parent]
            # Wherever such a unit has something it agrees, or nothing is known: so it is in some
            # of these even if it is in all the largest.
            buckets = sorted((index.who.get(cell, []) for cell in gaps.items()), key=len)
            looked_at = len(buckets) + 1 - max(least, index.fewest - unknown)
            tried: set[Hung] = set()
            for bucket in buckets[: max(0, looked_at)]:
                if common is not None and len(bucket) > common:
                    break
                for hung in bucket:
                    if hung in tried or index.sizes[hung] > len(gaps) + unknown:
                        continue
                    tried.add(hung)
                    cells = self.evidence.agreeing(*hung, parent, 1)
                    if not cells or self.evidence.below(parent, hung[0]):
                        continue
                    if self.enough(*hung, cells, least):
                        yield parent, hung, cells

    def enough(self, unit: str, under: str | None, cells: Iterable[int], least: int) -> bool:
        """Say whether ``least`` different numbers of a unit agree."""
        return self.evidence.independent(unit, under, list(cells)) >= least


def one_number(value: Exact | Bounds | None) -> Exact | None:
    """Give a number that is one; none of bounds."""
    return None if isinstance(value, Bounds) else value

"""What the gaps of several checks say for and against one unit under one parent."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from attrs import evolve, frozen

from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.hierarchies.column_check import ColumnCheck
from khuyenhoc.reconciliation.hierarchies.hierarchy_check import HierarchyCheck
from khuyenhoc.reconciliation.hierarchies.treatment import as_bounds
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Cell", "Evidence"]


@frozen(eq=False)
class Cell:
    """One indicator of one check: the figures of one period."""

    check: HierarchyCheck
    column: ColumnCheck

    def gap(self, parent: str) -> Exact | Bounds | None:
        """Give what a unit says less what its children come to; ``None`` if that is not known."""
        tree = self.check.tree
        if parent not in tree:
            return None
        rank = self.column.parents.ranks.get(tree.index(parent))
        return None if rank is None else self.column.known_gap(rank)

    def value(self, unit: str, under: str | None) -> Exact | Bounds | None:
        """Give what a unit reported that hangs under ``under``; ``None`` where it does not."""
        tree = self.check.tree
        if unit in tree:
            return self.column.said(tree.index(unit)) if tree.parent(unit) == under else None
        figures = self.check.figures
        place, column = figures.outside.get(unit), figures.beyond.get(self.column.code)
        if under is not None or place is None or column is None or not column.told[place]:
            return None
        return column.bounded.get(place, column.values[place])

    def one_number(self, place: int) -> Exact | None:
        """Give what the unit at ``place`` reported, if that is one number and not 0."""
        column = self.column.column
        known = column.told[place] and place not in column.bounded
        return (column.values[place] or None) if known else None


@frozen(eq=False)
class Evidence:
    """All checks at hand, and where they found a parent to be above or below its children."""

    cells: tuple[Cell, ...]
    #: By parent: the cells in which a known number is between it and its children.
    gaps: dict[str, dict[int, Exact]]
    #: In how many cells nothing exact is known of the gap of each of these parents.
    unknown: dict[str, int]
    trees: tuple[Tree, ...]
    #: Every check with the numbers of its cells.
    by_check: tuple[tuple[HierarchyCheck, range], ...]
    #: By parent and cell: what units that are taken to have moved do to its gap.
    shifts: dict[tuple[str, int], Exact]

    @classmethod
    def of(cls, checks: tuple[HierarchyCheck, ...]) -> "Evidence":
        """Gather the contradictions of ``checks``."""
        cells = tuple(Cell(check, column) for check in checks for column in check.columns)
        gaps: dict[str, dict[int, Exact]] = {}
        for number, cell in enumerate(cells):
            ids, column = cell.check.tree.ids, cell.column
            for rank in column.failing:
                gap = column.known_gap(rank)
                if gap is not None and not isinstance(gap, Bounds):
                    parent = ids[column.parents.slices[rank][0]]
                    gaps.setdefault(parent, {})[number] = gap
        return cls(
            cells=cells,
            gaps=gaps,
            unknown=_unknown(checks, gaps),
            trees=tuple({id(check.tree): check.tree for check in checks}.values()),
            by_check=tuple(
                (check, range(after - len(check.columns), after))
                for check, after in zip(
                    checks, accumulate(len(check.columns) for check in checks), strict=True
                )
            ),
            shifts={},
        )

    def gap(self, number: int, parent: str) -> Exact | Bounds | None:
        """Give the gap at a parent in a cell, moves that are taken to have been made counted in."""
        gap = self.cells[number].gap(parent)
        return None if gap is None else gap + self.shifts.get((parent, number), 0)

    def after(self, moves: Iterable[tuple[str, str, str]]) -> "Evidence":
        """Take each unit to have moved from the second to the third."""
        shifts, gaps = dict(self.shifts), {at: dict(found) for at, found in self.gaps.items()}
        for unit, home, parent in moves:
            for number, cell in enumerate(self.cells):
                value = cell.value(unit, home)
                if value is not None and not isinstance(value, Bounds):
                    for at, more in ((home, value), (parent, -value)):
                        shifts[at, number] = shifts.get((at, number), 0) + more
                        gaps[at][number] = gaps[at].get(number, 0) + more
        kept = {
            at: {number: gap for number, gap in found.items() if self._is_known(number, at, gap)}
            for at, found in gaps.items()
        }
        return evolve(self, shifts=shifts, gaps=kept)

    def _is_known(self, number: int, parent: str, gap: Exact) -> bool:
        known = self.cells[number].gap(parent)
        return gap != 0 and known is not None and not isinstance(known, Bounds)

    def agreeing(self, unit: str, under: str | None, at: str, sign: int) -> list[int] | None:
        """Give the cells in which the gap at ``at`` is what ``unit`` has, with ``sign``.

        ``None`` where a cell says otherwise. What is 0, or not known, says nothing.
        """
        found: list[int] = []
        for number, cell in enumerate(self.cells):
            value = cell.value(unit, under)
            if value is None or value == 0:
                continue
            gap = self.gap(number, at)
            if gap is None:
                continue
            if isinstance(gap, Bounds) or isinstance(value, Bounds):
                if as_bounds(gap) & as_bounds(value * sign) is None:
                    return None
            elif gap == sign * value:
                found.append(number)
            else:
                return None
        return found

    def independent(self, unit: str, under: str | None, cells: list[int]) -> int:
        """Count the different numbers that ``unit`` has in ``cells``.

        One number that agrees twice may be one error that was carried on.
        """
        return len({self.cells[number].value(unit, under) for number in cells})

    def below(self, unit: str, other: str) -> bool:
        """Say whether ``unit`` is ``other`` or hangs below it in some tree."""
        if unit == other:
            return True
        return any(
            unit in tree and other in tree and other in tree.ancestors(unit) for tree in self.trees
        )

    def fitting(self, least: int, done: frozenset[str]) -> list[tuple[str, str]]:
        """Give the units below others that may be the whole gap of a parent not in ``done``.

        What such a unit has in a cell is a gap there, or a parent's gap is not known; of gaps it
        explains ``least`` different ones.
        """
        wanted: dict[int, set[Exact]] = {}
        slack = 0
        for parent, gaps in self.gaps.items():
            if parent not in done and len(set(gaps.values())) >= least:
                slack = max(slack, self.unknown[parent])
                for number, gap in gaps.items():
                    wanted.setdefault(number, set()).add(gap)
        if not wanted:
            return []
        short: dict[tuple[str, str], int] = {}
        for check, numbers in self.by_check:
            tree = check.tree
            for place, lacking in self._lacking(check, numbers, wanted):
                if tree.parents[place] >= 0 and lacking <= slack:
                    hung = tree.ids[place], tree.ids[tree.parents[place]]
                    short[hung] = short.get(hung, 0) + lacking
        return [hung for hung, lacking in short.items() if lacking <= slack]

    def _lacking(
        self, check: HierarchyCheck, numbers: range, wanted: Mapping[int, set[Exact]]
    ) -> Iterator[tuple[int, int]]:
        """Say of units that have something wanted how much else they have."""
        columns = [self.cells[number].column.column.values for number in numbers]
        hits = [0] * len(check.tree)
        for number, column in zip(numbers, columns, strict=True):
            values = wanted.get(number)
            if values:
                for place, value in enumerate(column):
                    if value in values:
                        hits[place] += 1
        for place, row in enumerate(zip(*columns, strict=True)):
            if hits[place]:
                yield place, len(row) - row.count(0) - hits[place]


def _unknown(checks: Iterable[HierarchyCheck], gaps: Iterable[str]) -> dict[str, int]:
    """Count for each parent the cells in which no exact gap is known."""
    unknown = dict.fromkeys(gaps, 0)
    for check in checks:
        columns = check.columns
        parents = columns[0].parents if columns else None
        known = set[str]() if parents is None else {check.tree.ids[at] for at in parents.ranks}
        for parent in unknown:
            if parent not in known:
                unknown[parent] += len(columns)
        for column in columns:
            for rank in column.special:
                parent = check.tree.ids[column.parents.slices[rank][0]]
                gap = column.known_gap(rank)
                if parent in unknown and (gap is None or isinstance(gap, Bounds)):
                    unknown[parent] += 1
    return unknown

"""The search for units whose place in a tree, and not a number, is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.hierarchies.evidence import Evidence
from khuyenhoc.reconciliation.hierarchies.hierarchy_check import HierarchyCheck
from khuyenhoc.reconciliation.hierarchies.moved_together import moved_together
from khuyenhoc.reconciliation.hierarchies.wrong_parent import TreeFault, WrongParent
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["misplaced"]

#: So many different numbers must agree before a tree is doubted: one is a coincidence.
_LEAST: Final = 2
#: And so many where one end only can agree, and any unit of the tree may be the one.
_LEAST_OF_ANY: Final = 3
#: A number that so many units have tells none of them apart.
_COMMON: Final = 200

#: A unit and what it hangs under.
_Hung = tuple[str, str | None]


@frozen(eq=False)
class _Index:
    """Units by what they have."""

    #: By the number of a cell and a value there: who has it.
    who: dict[tuple[int, Exact], list[_Hung]]
    #: In how many cells each has something, and the fewest of these.
    sizes: dict[_Hung, int]
    fewest: int


@frozen(eq=False)
class _Claim:
    """A unit that may hang wrongly."""

    fault: TreeFault
    unit: str
    under: str | None
    belongs: str | None
    agreeing: tuple[int, ...]
    #: The contradictions it explains: at which parent, in which cell.
    explained: frozenset[tuple[str, int]]
    #: The gaps that it is the whole of: those of a parent that others explain as well are ties.
    alone: frozenset[str]
    #: The units that explain them only together with it.
    together: tuple[str, ...] = ()


def misplaced(checks: Iterable[HierarchyCheck]) -> tuple[WrongParent, ...]:
    """Find units that hang wrongly in the tree, from checks of one or several periods together.

    A unit that the tree has under one parent while the totals count it under another leaves a gap
    at both, in every indicator and period: the first lacks what the unit has, the second has it
    too many. No other parent is touched, however far apart the two are, for each is compared with
    what its direct children reported.

    A unit is named only if in every indicator and period at hand in which it has something the
    gaps are what it has, and if at least two different numbers agree; what is 0, bounded or not
    known proves nothing, but a bounded figure that rules it out does. A tree that has the unit
    elsewhere has no say. That a unit of any other place is counted twice takes three different
    numbers. Several units that fit one gap are all named, each with the others as ``ties``.

    Of several units that left one parent those for different parents are found. Several that went
    the same way are, if the two gaps are alike in three different numbers and just one set of
    children comes to them; a chain, in which one parent both lost and took a unit, is not. A unit that belongs under
    one without children in the tree is found as not counted where it hangs.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import CHAPTERS, MEMBERS
    >>> from khuyenhoc.models.tree import Tree
    >>> from khuyenhoc.reconciliation.hierarchies.hierarchy_check import check_hierarchy
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q1", "p7": "q1", "p8": "q2"})
    >>> members = {"q1": 800, "q2": 2_100, "p6": 1_200, "p7": 800, "p8": 900}
    >>> chapters = {"q1": 8, "q2": 18, "p6": 11, "p7": 8, "p8": 7}
    >>> check = check_hierarchy({MEMBERS: members, CHAPTERS: chapters}, tree)
    >>> for found in misplaced([check]):
    ...     print(found.sentence("en"))
    p6 hangs under q1, but probably belongs under q2: its numbers are what q1 lacks and q2 has above their children (chapters 11, members 1,200); put right, 4 contradictions go.

    Raises:
        InvalidValueError: ``checks`` are not several checks, as in a list.
    """  # noqa: E501 (a sentence is one line)
    given = cast("object", checks)
    expected = "several HierarchyCheck, as in a list"
    if isinstance(given, HierarchyCheck) or not isinstance(given, Iterable):
        raise InvalidValueError("misplaced.checks", given, f"{expected}; of one it is .misplaced")
    taken = tuple(cast("Iterable[object]", given))
    for place, check in enumerate(taken):
        if not isinstance(check, HierarchyCheck):
            raise InvalidValueError(f"misplaced.checks[{place}]", check, expected)
    search = _Search(Evidence.of(cast("tuple[HierarchyCheck, ...]", taken)))
    return search.found()


@frozen(eq=False)
class _Search:
    evidence: Evidence

    def found(self) -> tuple[WrongParent, ...]:
        """Look for moves first, and explain by other faults only the parents that they leave."""
        leaving = self._among_children(-1)
        claims = list(self._moves({**self._only_children(), **leaving}))
        claims.extend(self._left_out(_explained(claims)))
        claims.extend(self._scattered(_explained(claims)))
        claims.extend(self._together(_explained(claims)))
        done = _explained(claims)
        claims.extend(
            _one_ended(TreeFault.NOT_COUNTED, unit, under, None, cells)
            for (unit, under), cells in leaving.items()
            if under not in done and self._enough(unit, under, cells)
        )
        claims.extend(
            _one_ended(TreeFault.COUNTED_TWICE, unit, under, under, cells)
            for (unit, under), cells in self._among_children(1).items()
            if under not in done and self._enough(unit, under, cells)
        )
        claims.extend(self._counted_elsewhere(_explained(claims)))
        return self._told(claims)

    def _enough(
        self, unit: str, under: str | None, cells: Iterable[int], least: int = _LEAST
    ) -> bool:
        return self.evidence.independent(unit, under, list(cells)) >= least

    # -- one end ------------------------------------------------------------------------------

    def _among_children(self, sign: int) -> dict[tuple[str, str], list[int]]:
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

    def _only_children(self) -> dict[tuple[str, str], list[int]]:
        """Find only children: without its own, a parent has nothing that could contradict it."""
        found: dict[tuple[str, str], list[int]] = {}
        for parent, gaps in self.evidence.gaps.items():
            trees = [self.evidence.cells[number].check.tree for number in gaps]
            children = {tree.children(parent) for tree in trees}
            if len(children) == 1 and len(only := children.pop()) == 1:
                found[only[0], parent] = []
        return found

    def _indexed(self, units: Iterable[_Hung]) -> _Index:
        who: dict[tuple[int, Exact], list[_Hung]] = {}
        sizes: dict[_Hung, int] = {}
        for hung in units:
            for number, cell in enumerate(self.evidence.cells):
                value = _one_number(cell.value(*hung))
                if value:
                    who.setdefault((number, value), []).append(hung)
                    sizes[hung] = sizes.get(hung, 0) + 1
        return _Index(who, sizes, min(sizes.values(), default=0))

    def _entering(
        self,
        index: _Index,
        least: int,
        *,
        done: frozenset[str] = frozenset(),
        common: int | None = None,
    ) -> Iterator[tuple[str, _Hung, list[int]]]:
        """Find the units of ``index`` that are the whole gap of a parent not in ``done``."""
        for parent, gaps in self.evidence.gaps.items():
            if parent in done or len(set(gaps.values())) < least:
                continue
            unknown = self.evidence.unknown[parent]
            # Wherever such a unit has something it agrees, or nothing is known: so it is in some
            # of these even if it is in all the largest.
            buckets = sorted((index.who.get(cell, []) for cell in gaps.items()), key=len)
            looked_at = len(buckets) + 1 - max(least, index.fewest - unknown)
            tried: set[_Hung] = set()
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
                    if self._enough(*hung, cells, least):
                        yield parent, hung, cells

    # -- what it comes to ---------------------------------------------------------------------

    def _moves(self, leaving: Mapping[tuple[str, str], list[int]]) -> Iterator[_Claim]:
        """Find units that one parent lacks and another has too many."""
        index = self._indexed(leaving)
        for parent, (unit, under), cells in self._entering(index, 1):
            home = cast("str", under)  # it hangs under what it is leaving
            left = leaving[unit, home]
            agreeing = sorted({*cells, *left})
            if parent != home and self._enough(unit, under, agreeing):
                gone = left or [*self.evidence.gaps[home]]
                yield _Claim(
                    fault=TreeFault.WRONG_PARENT,
                    unit=unit,
                    under=under,
                    belongs=parent,
                    agreeing=tuple(agreeing),
                    explained=_at(home, gone) | _at(parent, cells),
                    alone=frozenset((home, parent)),
                )

    def _left_out(self, done: frozenset[str]) -> Iterator[_Claim]:
        """Find units that hang under nothing and that a parent has too many."""
        loose = {
            unit: None
            for check in dict.fromkeys(cell.check for cell in self.evidence.cells)
            for unit in (*check.tree.roots, *check.outside)
        }
        index = self._indexed((unit, None) for unit in loose)
        for parent, (unit, _), cells in self._entering(index, _LEAST, done=done):
            yield _one_ended(TreeFault.LEFT_OUT, unit, None, parent, cells)

    def _scattered(self, done: frozenset[str]) -> Iterator[_Claim]:
        """Find several units that left one parent for different ones."""
        left: dict[str, list[tuple[str, str, list[int]]]] = {}
        index = self._indexed(self.evidence.fitting(_LEAST, done))
        for parent, (unit, under), cells in self._entering(index, _LEAST, done=done):
            if under in self.evidence.gaps:
                left.setdefault(under, []).append((unit, parent, cells))
        for home, gone in left.items():
            gaps = self.evidence.gaps[home]
            touched = {cell for _, _, cells in gone for cell in cells}
            if len(gone) > 1 and all(
                gaps.get(cell, 0) + sum(self._number(unit, home, cell) for unit, _, _ in gone) == 0
                for cell in touched
            ):
                for unit, parent, its in gone:
                    yield _Claim(
                        fault=TreeFault.WRONG_PARENT,
                        unit=unit,
                        under=home,
                        belongs=parent,
                        agreeing=tuple(its),
                        explained=_at(home, its) | _at(parent, its),
                        alone=frozenset((parent,)),
                    )

    def _together(self, done: frozenset[str]) -> Iterator[_Claim]:
        """Find several units that left one parent for the same other one."""
        for group in moved_together(self.evidence, done):
            for unit in group.units:
                yield _Claim(
                    fault=TreeFault.WRONG_PARENT,
                    unit=unit,
                    under=group.home,
                    belongs=group.parent,
                    agreeing=tuple(
                        cell for cell in group.cells if self._number(unit, group.home, cell)
                    ),
                    explained=_at(group.home, group.cells) | _at(group.parent, group.cells),
                    alone=frozenset(),
                    together=tuple(one for one in group.units if one != unit),
                )

    def _counted_elsewhere(self, done: frozenset[str]) -> Iterator[_Claim]:
        """Find units that one parent has too many though nothing is wrong where they hang."""
        index = self._indexed(self.evidence.fitting(_LEAST_OF_ANY, done))
        entering = self._entering(index, _LEAST_OF_ANY, done=done, common=_COMMON)
        for parent, (unit, under), cells in entering:
            at_home = self.evidence.gaps.get(cast("str", under), {})
            if not at_home.keys() & set(cells):
                yield _one_ended(TreeFault.COUNTED_TWICE, unit, under, parent, cells)

    def _number(self, unit: str, under: str | None, cell: int) -> Exact:
        return _one_number(self.evidence.cells[cell].value(unit, under)) or 0

    # -- what is said of it -------------------------------------------------------------------

    def _told(self, claims: list[_Claim]) -> tuple[WrongParent, ...]:
        by_end: dict[str, list[_Claim]] = {}
        for claim in claims:
            for end in claim.alone:
                by_end.setdefault(end, []).append(claim)
        order = list(TreeFault)
        claims.sort(
            key=lambda one: (order.index(one.fault), one.unit, one.under or "", one.belongs or "")
        )
        return tuple(self._tell(claim, by_end) for claim in claims)

    def _tell(self, claim: _Claim, by_end: Mapping[str, list[_Claim]]) -> WrongParent:
        rivals = {
            (other.unit, other.belongs)
            for end in claim.alone
            for other in by_end[end]
            if other is not claim and other.explained & claim.explained
        }
        cells = [self.evidence.cells[number] for number in claim.agreeing]
        return WrongParent(
            fault=claim.fault,
            unit=claim.unit,
            label=self._label(claim.unit),
            under=claim.under,
            under_label=None if claim.under is None else self._label(claim.under),
            belongs_under=claim.belongs,
            belongs_label=None if claim.belongs is None else self._label(claim.belongs),
            explains=len(claim.explained),
            agreements=tuple(
                (
                    cell.column.column.indicator,
                    cell.check.period,
                    self._number(claim.unit, claim.under, number),
                )
                for number, cell in zip(claim.agreeing, cells, strict=True)
            ),
            together=claim.together,
            ties=tuple(sorted(rivals, key=lambda pair: (pair[0], pair[1] or ""))),
        )

    def _label(self, unit: str) -> str:
        for cell in self.evidence.cells:
            if unit in cell.check.tree:
                return cell.check.tree.label(unit)
        return unit


def _at(parent: str, cells: Iterable[int]) -> frozenset[tuple[str, int]]:
    return frozenset((parent, cell) for cell in cells)


def _explained(claims: Iterable[_Claim]) -> frozenset[str]:
    return frozenset(parent for claim in claims for parent, _ in claim.explained)


def _one_number(value: Exact | Bounds | None) -> Exact | None:
    return None if isinstance(value, Bounds) else value


def _one_ended(
    fault: TreeFault, unit: str, under: str | None, belongs: str | None, cells: list[int]
) -> _Claim:
    end = cast("str", under if belongs is None else belongs)
    return _Claim(
        fault=fault,
        unit=unit,
        under=under,
        belongs=belongs,
        agreeing=tuple(cells),
        explained=_at(end, cells),
        alone=frozenset((end,)),
    )

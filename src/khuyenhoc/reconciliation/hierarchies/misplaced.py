"""The search for units whose place in a tree, and not a number, is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.hierarchies.candidates import Candidates, one_number
from khuyenhoc.reconciliation.hierarchies.evidence import Evidence
from khuyenhoc.reconciliation.hierarchies.hierarchy_check import HierarchyCheck
from khuyenhoc.reconciliation.hierarchies.moved_together import moved_together
from khuyenhoc.reconciliation.hierarchies.wrong_parent import TreeFault, WrongParent
from khuyenhoc.values.number import Exact

__all__ = ["misplaced"]

#: So many different numbers must agree before a tree is doubted: one is a coincidence.
_LEAST: Final = 2
#: And so many where one end only can agree, and any of many units may be the one.
_LEAST_OF_ANY: Final = 3
#: So many roots are still few.
_FEW: Final = 20
#: A number that so many units have tells none of them apart.
_COMMON: Final = 200


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
    gaps are what it has, and if at least two different numbers agree, at both parents; what is 0,
    bounded or not known proves nothing, but a bounded figure that rules it out does. An only child
    leaves nothing that its parent could be compared with, and so its numbers agree at the other one
    alone. A tree that has the unit elsewhere has no say. That a unit of any other place is counted
    twice takes three different numbers, and so does a unit of no tree, or one of more than twenty
    roots. Several units that fit one gap are all named, each with the others as ``ties``.

    Where units left one parent for several, or a parent both lost and took one, they are named if
    no gap is left once all are put right. Several that went the same way together are, if the two
    gaps are alike in three different numbers and just one set of children comes to them. Two that
    changed places are not found. A unit that belongs under one without children in the tree is
    found as not counted where it hangs; if it is the only child there, or a root, it is not found.

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
    evidence = Evidence.of(cast("tuple[HierarchyCheck, ...]", taken))
    return _Search(evidence, Candidates(evidence)).found() if evidence.gaps else ()


@frozen(eq=False)
class _Search:
    evidence: Evidence
    ends: Candidates

    def found(self) -> tuple[WrongParent, ...]:
        """Look for moves first, and explain by other faults only the parents that they leave."""
        leaving = self.ends.among_children(-1)
        alone = self.ends.only_children()
        claims = list(self._moves({**alone, **leaving}, alone))
        claims.extend(self._left_out(_explained(claims)))
        claims.extend(self._unravelled(_explained(claims)))
        claims.extend(self._together(_explained(claims)))
        done = _explained(claims)
        claims.extend(
            _one_ended(TreeFault.NOT_COUNTED, unit, under, None, cells)
            for (unit, under), cells in leaving.items()
            if under not in done and self.ends.enough(unit, under, cells, _LEAST)
        )
        claims.extend(
            _one_ended(TreeFault.COUNTED_TWICE, unit, under, under, cells)
            for (unit, under), cells in self.ends.among_children(1).items()
            if under not in done and self.ends.enough(unit, under, cells, _LEAST)
        )
        claims.extend(self._counted_elsewhere(_explained(claims)))
        return self._told(claims)

    # -- what it comes to ---------------------------------------------------------------------

    def _moves(
        self,
        leaving: Mapping[tuple[str, str], list[int]],
        alone: Mapping[tuple[str, str], list[int]],
    ) -> Iterator[_Claim]:
        """Find units that one parent lacks and another has too many, in the same cells."""
        index = self.ends.indexed(leaving)
        for parent, (unit, under), cells in self.ends.entering(index, _LEAST):
            home = cast("str", under)  # it hangs under what it is leaving
            left = leaving[unit, home]
            # Of an only child nothing is left where it hangs that could agree.
            agreeing = cells if (unit, home) in alone else sorted({*cells} & {*left})
            if parent != home and self.ends.enough(unit, under, agreeing, _LEAST):
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
        """Find units that hang under nothing and that a parent has too many.

        Of a tree's own roots there are few; of others that reported there may be hundreds, and
        among so many small numbers two agree with some gap by chance.
        """
        checks = dict.fromkeys(cell.check for cell in self.evidence.cells)
        roots = {unit for check in checks for unit in check.tree.roots}
        least = _LEAST if len(roots) <= _FEW else _LEAST_OF_ANY
        loose = {unit: None for check in checks for unit in (*check.tree.roots, *check.outside)}
        index = self.ends.indexed((unit, None) for unit in loose)
        for parent, (unit, _), cells in self.ends.entering(index, least, done=done):
            wanted = least if unit in roots else _LEAST_OF_ANY
            if self.ends.enough(unit, None, cells, wanted):
                yield _one_ended(TreeFault.LEFT_OUT, unit, None, parent, cells)

    def _unravelled(self, done: frozenset[str]) -> Iterator[_Claim]:
        """Find moves of which several touch one parent: units from one to many, and chains.

        Whoever is the whole gap of a parent is taken to have moved there; that leaves the gap
        where it hangs to others, until nothing is found any more. Moves are only told where no gap
        is left at any parent that they touch.
        """
        evidence, moves = self.evidence, dict[str, tuple[str, str, list[int]]]()
        while True:
            at: dict[str, list[tuple[str, str, list[int]]]] = {}
            ends = Candidates(evidence)
            index = ends.indexed(evidence.fitting(_LEAST, done))
            for parent, (unit, under), cells in ends.entering(index, _LEAST, done=done):
                if under in evidence.gaps and unit not in moves:
                    at.setdefault(parent, []).append((unit, under, cells))
            new = {
                one[0][0]: (one[0][1], parent, one[0][2])
                for parent, one in at.items()
                if len(one) == 1
            }
            if not new:
                break
            moves |= new
            evidence = evidence.after((unit, home, to) for unit, (home, to, _) in new.items())
        for units in _linked({unit: (home, to) for unit, (home, to, _) in moves.items()}):
            told = {unit: moves[unit] for unit in units}
            left = {
                number
                for home, to, _ in told.values()
                for at_end in (home, to)
                for number in evidence.gaps[at_end]
            }
            if len(told) > 1 and not any(self._all_known(told, number) for number in left):
                for unit, (home, to, cells) in told.items():
                    yield _Claim(
                        fault=TreeFault.WRONG_PARENT,
                        unit=unit,
                        under=home,
                        belongs=to,
                        agreeing=tuple(cells),
                        explained=_at(home, cells) | _at(to, cells),
                        alone=frozenset(),
                    )

    def _all_known(self, moves: Mapping[str, tuple[str, str, list[int]]], number: int) -> bool:
        """Say whether a gap in a cell is none that a move could explain were its number known."""
        cell = self.evidence.cells[number]
        return all(
            one_number(cell.value(unit, home)) is not None for unit, (home, _, _) in moves.items()
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
        index = self.ends.indexed(self.evidence.fitting(_LEAST_OF_ANY, done))
        entering = self.ends.entering(index, _LEAST_OF_ANY, done=done, common=_COMMON)
        for parent, (unit, under), cells in entering:
            at_home = self.evidence.gaps.get(cast("str", under), {})
            if not at_home.keys() & set(cells):
                yield _one_ended(TreeFault.COUNTED_TWICE, unit, under, parent, cells)

    def _number(self, unit: str, under: str | None, cell: int) -> Exact:
        return one_number(self.evidence.cells[cell].value(unit, under)) or 0

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


def _linked(moves: Mapping[str, tuple[str, str]]) -> list[list[str]]:
    """Put the moves together that touch the same parents, be it by others between them."""
    groups: list[tuple[set[str], list[str]]] = []
    for unit, ends in moves.items():
        touched, units = {*ends}, [unit]
        apart: list[tuple[set[str], list[str]]] = []
        for group in groups:
            if group[0] & touched:
                touched |= group[0]
                units = [*group[1], *units]
            else:
                apart.append(group)
        groups = [*apart, (touched, units)]
    return [units for _, units in groups]


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

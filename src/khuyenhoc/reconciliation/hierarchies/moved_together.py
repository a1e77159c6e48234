"""Several units that hang under one parent and are counted by another."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from khuyenhoc.reconciliation.hierarchies.evidence import Evidence
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Group", "moved_together"]

#: So many different numbers must agree: any of the children may be among them.
_LEAST: Final = 3
#: So many sets of children are tried, and then it is given up.
_TRIED: Final = 20_000


@frozen(eq=False)
class Group:
    """The only children of one parent that are together what it lacks and another has too many."""

    units: tuple[str, ...]
    home: str
    parent: str
    cells: tuple[int, ...]


def moved_together(evidence: Evidence, done: frozenset[str]) -> Iterator[Group]:
    """Find units that went the same way, between parents of which none is in ``done``.

    What one parent lacks is what another has too many, and just one set of the first one's children
    comes to that; if several do, or several parents, nothing is said.
    """
    by_gaps: dict[tuple[tuple[int, Exact], ...], list[str]] = {}
    for parent, gaps in evidence.gaps.items():
        if parent not in done and len(set(gaps.values())) >= _LEAST:
            by_gaps.setdefault(tuple(sorted(gaps.items())), []).append(parent)
    for key, above in by_gaps.items():
        lacking = by_gaps.get(tuple((number, -gap) for number, gap in key), [])
        if len(above) == len(lacking) == 1:
            units = _parted(evidence, lacking[0], above[0])
            if units:
                cells = tuple(number for number, _ in key)
                yield Group(units, lacking[0], above[0], cells)


def _parted(evidence: Evidence, home: str, parent: str) -> tuple[str, ...]:
    """Give the one set of children that ``home`` lacks, or none."""
    known = [
        (cell, -gap)
        for cell in evidence.cells
        if (gap := cell.gap(home)) is not None and not isinstance(gap, Bounds)
    ]
    wanted = [gap for _, gap in known]
    families = {cell.check.tree.children(home) for cell, _ in known}
    if len(families) > 1 or min(wanted) < 0:
        return ()
    units: list[str] = []
    have: list[list[Exact]] = []
    for unit in families.pop():
        values = [cell.value(unit, home) for cell, _ in known]
        numbers = [value for value in values if value is not None and not isinstance(value, Bounds)]
        if len(numbers) < len(values) or min(numbers) < 0:
            return ()  # what is not known, or below 0, may make up for anything
        if any(numbers) and not evidence.below(parent, unit):
            units.append(unit)
            have.append(numbers)
    found = _sums(have, wanted)
    return tuple(units[place] for place in found[0]) if len(found) == 1 else ()


def _sums(have: Sequence[Sequence[Exact]], wanted: Sequence[Exact]) -> list[tuple[int, ...]]:
    """Find the sets of rows that come to ``wanted``: none, the only one, or any two."""
    # What all rows from each one on come to: of less than is wanted, nothing is to be had.
    left: list[list[Exact]] = [[0 for _ in wanted]]
    for row in reversed(have):
        left.append([one + more for one, more in zip(left[-1], row, strict=True)])
    left.reverse()
    found: list[tuple[int, ...]] = []
    waiting: list[tuple[int, tuple[int, ...], Sequence[Exact]]] = [(0, (), wanted)]
    for _ in range(_TRIED):
        if not waiting or len(found) > 1:
            return found
        place, taken, rest = waiting.pop()
        if not any(rest):
            found.append(taken)
        elif all(one <= most for one, most in zip(rest, left[place], strict=True)):
            waiting.append((place + 1, taken, rest))
            less = [one - mine for one, mine in zip(rest, have[place], strict=True)]
            if min(less) >= 0:
                waiting.append((place + 1, (*taken, place), less))
    return []

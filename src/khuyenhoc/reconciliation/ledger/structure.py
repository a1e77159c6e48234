"""Whether an organisation was the same on two days: its name, what hangs under it, what it took."""

from bisect import bisect
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from attrs import Factory, frozen

from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import span_of
from khuyenhoc.models.tree import Tree
from khuyenhoc.reform.registries.registry import Registry

__all__ = ["Difference", "Structures"]

#: So many units are named; of more the number is told.
_NAMED: Final = 3


class Difference(NamedTuple):
    """What is another about an organisation, in both languages."""

    vi: str
    en: str


@frozen(eq=False)
class Structures:
    """The trees of all days that claims are of; each is made once."""

    source: Hierarchy | Registry
    _trees: dict[int, Tree] = Factory(dict[int, Tree])
    _below: dict[tuple[int, str], frozenset[tuple[str, str]]] = Factory(
        dict[tuple[int, str], frozenset[tuple[str, str]]]
    )

    @property
    def hierarchy(self) -> Hierarchy:
        """The units and their links."""
        return self.source.hierarchy if isinstance(self.source, Registry) else self.source

    @cached_property
    def _edges(self) -> list[int]:
        """The days on which anything becomes another, by their numbers, in order."""
        dated = (*self.hierarchy.units, *self.hierarchy.links)
        return sorted({day for one in dated for day in span_of(one.period)})

    def _stretch(self, day: date) -> int:
        return bisect(self._edges, day.toordinal())

    def tree(self, day: date) -> Tree:
        """Give the tree of a day.

        Raises:
            HierarchyError: There is no forest on that day.
        """
        stretch = self._stretch(day)
        if stretch not in self._trees:
            self._trees[stretch] = self.hierarchy.on(day)
        return self._trees[stretch]

    def below(self, organisation: str, day: date) -> frozenset[tuple[str, str]]:
        """Give what hangs under an organisation on a day, each with its parent."""
        key = self._stretch(day), organisation
        if key not in self._below:
            tree = self.tree(day)
            units = tree.descendants(organisation) if organisation in tree else ()
            self._below[key] = frozenset((unit, tree.parent(unit) or "") for unit in units)
        return self._below[key]

    def ids_below(self, organisation: str, day: date) -> frozenset[str]:
        """Give what hangs under an organisation on a day, at any depth."""
        return frozenset(unit for unit, _ in self.below(organisation, day))

    def difference(self, organisation: str, one: date, other: date) -> Difference | None:
        """Say what became another about an organisation between two days; ``None``: nothing."""
        first, last = sorted((one, other))
        found = [
            said
            for said in (
                self._existence(organisation, first, last),
                self._name(organisation, first, last),
                self._units(organisation, first, last),
                self._moves(organisation, first, last),
            )
            if said is not None
        ]
        if not found:
            return None
        return Difference("; ".join(one.vi for one in found), "; ".join(one.en for one in found))

    def knows(self, organisation: str) -> bool:
        """Tell whether there is such a unit on any day."""
        return organisation in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self.hierarchy.units)

    def _existence(self, organisation: str, first: date, last: date) -> Difference | None:
        before, after = (organisation in self.tree(day) for day in (first, last))
        if before == after:
            return None
        if after:
            return Difference(f"chưa có ngày {_vi(first)}", f"not there yet on {first}")
        return Difference(f"không còn ngày {_vi(last)}", f"no longer there on {last}")

    def _name(self, organisation: str, first: date, last: date) -> Difference | None:
        trees = [self.tree(day) for day in (first, last)]
        if any(organisation not in tree for tree in trees):
            return None
        before, after = (tree.label(organisation) for tree in trees)
        if before == after:
            return None
        return Difference(f"đổi tên từ {before} thành {after}", f"renamed from {before} to {after}")

    def _units(self, organisation: str, first: date, last: date) -> Difference | None:
        before, after = self.below(organisation, first), self.below(organisation, last)
        if before == after:
            return None
        moved = sorted({unit for unit, _ in before ^ after})
        return Difference(
            f"đơn vị trực thuộc thay đổi từ {len(before)} thành {len(after)}: {_listed(moved)}",
            f"the units under it changed from {len(before)} to {len(after)}: {_listed(moved)}",
        )

    def _moves(self, organisation: str, first: date, last: date) -> Difference | None:
        """Find moves into or out of the organisation, or between what is outside and under it."""
        if not isinstance(self.source, Registry):
            return None
        inside = {organisation}
        inside.update(unit for day in (first, last) for unit, _ in self.below(organisation, day))
        crossing = sorted(
            {
                other
                for day in self.source.days_of_change
                if first < day <= last
                for change in self.source.changes_of[day]
                for move in change.moves
                for mine, other in ((move.source, move.target), (move.target, move.source))
                if mine in inside and other is not None and other not in inside
            }
        )
        if not crossing:
            return None
        return Difference(
            f"có chuyển giao với {_listed(crossing)}", f"parts moved from or to {_listed(crossing)}"
        )


def _listed(units: list[str]) -> str:
    more = len(units) - _NAMED
    return ", ".join(units[:_NAMED]) + (f" (+{more})" if more > 0 else "")


def _vi(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"

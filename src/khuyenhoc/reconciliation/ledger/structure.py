"""Whether an organisation was the same on two days: its name, what hangs under it, what it took."""

from bisect import bisect
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from attrs import Factory, frozen

from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import span_of
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.ledger.days import day_vi
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.values.period import Period

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
    _below: dict[tuple[int, str], frozenset[str]] = Factory(dict[tuple[int, str], frozenset[str]])

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

    def ids_below(self, organisation: str, day: date) -> frozenset[str]:
        """Give what hangs under an organisation on a day, at any depth."""
        key = self._stretch(day), organisation
        if key not in self._below:
            tree = self.tree(day)
            units = tree.descendants(organisation) if organisation in tree else ()
            self._below[key] = frozenset(units)
        return self._below[key]

    def difference(
        self, organisation: str, one: date, other: date, *, of: Period | None = None
    ) -> Difference | None:
        """Say what became another about an organisation between two days; ``None``: nothing.

        What is hung elsewhere within the organisation changes nothing of it. ``of`` is the time
        that both are about, where that is one time: a unit founded later had nothing then, unless
        another ended, which it may have taken over from.
        """
        first, last = sorted((one, other))
        found = [
            said
            for said in (
                self._existence(organisation, first, last),
                self._name(organisation, first, last),
                self._units(organisation, first, last, of),
                self._moves(organisation, first, last),
            )
            if said is not None
        ]
        if not found:
            return None
        return Difference("; ".join(one.vi for one in found), "; ".join(one.en for one in found))

    def knows(self, organisation: str) -> bool:
        """Tell whether there is such a unit on any day."""
        return organisation in self._times

    def _existence(self, organisation: str, first: date, last: date) -> Difference | None:
        before, after = (organisation in self.tree(day) for day in (first, last))
        if before == after:
            return None
        if after:
            return Difference(f"chưa có ngày {day_vi(first)}", f"not there yet on {first}")
        return Difference(f"không còn ngày {day_vi(last)}", f"no longer there on {last}")

    def _name(self, organisation: str, first: date, last: date) -> Difference | None:
        trees = [self.tree(day) for day in (first, last)]
        if any(organisation not in tree for tree in trees):
            return None
        before, after = (tree.label(organisation) for tree in trees)
        if before == after:
            return None
        return Difference(f"đổi tên từ {before} thành {after}", f"renamed from {before} to {after}")

    def _units(
        self, organisation: str, first: date, last: date, of: Period | None
    ) -> Difference | None:
        before, after = self.ids_below(organisation, first), self.ids_below(organisation, last)
        joined, left = after - before, before - after
        if of is not None and not self._one_ended(first, last):
            joined = frozenset(unit for unit in joined if self._is_there(unit, of))
        said = [
            Difference(f"{vi} {_listed(sorted(units))}", f"{en} {_listed(sorted(units))}")
            for units, vi, en in (
                (joined, "thêm đơn vị trực thuộc", "now also under it:"),
                (left, "không còn đơn vị trực thuộc", "no longer under it:"),
            )
            if units
        ]
        if not said:
            return None
        return Difference("; ".join(one.vi for one in said), "; ".join(one.en for one in said))

    def _is_there(self, unit: str, when: Period) -> bool:
        return any(time is None or time.overlaps(when) for time in self._times[unit])

    def _one_ended(self, first: date, last: date) -> bool:
        ends = (time.end for times in self._times.values() for time in times if time is not None)
        return any(end is not None and first < end <= last for end in ends)

    @cached_property
    def _times(self) -> dict[str, list[Period | None]]:
        found: dict[str, list[Period | None]] = {}
        for unit in self.hierarchy.units:
            found.setdefault(unit.id, []).append(unit.period)
        return found

    def _moves(self, organisation: str, first: date, last: date) -> Difference | None:
        """Find moves into or out of the organisation, or between what is outside and under it."""
        if not isinstance(self.source, Registry):
            return None
        inside = {organisation}
        inside.update(unit for day in (first, last) for unit in self.ids_below(organisation, day))
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

"""The structures of a registry, each from the day it begins on: what figures are reported by."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from khuyenhoc.models.spans import Span, span_of
from khuyenhoc.models.tree import Tree
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.weights import Row, whole
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.registry import Registry

__all__ = ["Structures"]


class Structures:
    """Numbers the structures of a registry, in time; keeps the trees and crosswalks it made.

    A new one begins where something moves, where a unit begins or ends, and where one comes under
    another parent: on all days of one structure there are the same units at the same places.
    """

    def __init__(self, registry: Registry) -> None:
        """Find the days on which a structure begins."""
        self.registry = registry
        spans: list[Span] = [span for unit in registry.existence.values() for span in unit]
        spans += (span_of(link.period) for link in registry.hierarchy.links)
        moved = {day.toordinal() for day in registry.days_of_change}
        self._begins = sorted({day for span in spans for day in span} | moved)
        self._seen: dict[int, date] = {}
        self.tree: Callable[[int], Tree] = cache(self._tree)
        self.rows: Callable[[int, int, Moved], Mapping[str, Row]] = cache(self._rows)

    def number(self, day: date) -> int:
        """Give the number of the structure of a day."""
        number = bisect_right(self._begins, day.toordinal())
        self._seen.setdefault(number, day)
        return number

    def day(self, number: int) -> date:
        """Give a day of a structure, the first that was asked for."""
        return self._seen[number]

    def are_without_moves(self, one: int, other: int) -> bool:
        """Tell whether nothing moved between two structures: who is in both is the same."""
        days = self.registry.days_of_change
        return bisect_right(days, self.day(one)) == bisect_right(days, self.day(other))

    def goes_on(self, unit: str, of: Moved, *, start: int, end: int) -> bool:
        """Tell whether all that a unit was in one structure is in it in the other too.

        Back in time that is so where it was made of nothing but itself.
        """
        if start == end or self.are_without_moves(start, end):
            return True
        return self.rows(start, end, of).get(unit) == whole(unit)

    def _tree(self, number: int) -> Tree:
        return self.registry.on(self.day(number))

    def _rows(self, start: int, end: int, of: Moved) -> Mapping[str, Row]:
        return crosswalk(self.registry, self.day(start), self.day(end), of=of).rows

"""The same people, money or things reported twice: of a unit and of what it is made of."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, text
from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.tree import Tree
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.registry import Registry, check_registry
from khuyenhoc.reform.series.observation import Observation, moved_with

__all__ = ["DoubleCount", "DoubleCountKind", "double_counts"]


#: The observations of each unit, by structure, with their places among those given.
_Index = dict[tuple[int, str], list[tuple[int, Observation]]]


class DoubleCountKind(Enum):
    """How two observations come to be of the same."""

    #: Both are of one unit.
    SAME_UNIT = "same-unit"
    #: One is of a unit above the other.
    ABOVE = "above"
    #: One is of a unit that the other, or a part of it, came from.
    PREDECESSOR = "predecessor"


@frozen(kw_only=True)
class DoubleCount:
    """Two observations that are not to be added: they hold the same (tính trùng)."""

    kind: DoubleCountKind = field(validator=one_of_type(DoubleCountKind))
    #: The one of the higher unit, or of the earlier structure.
    first: Observation = field(validator=one_of_type(Observation))
    second: Observation = field(validator=one_of_type(Observation))
    #: What the two units are called.
    first_name: str = field(validator=text)
    second_name: str = field(validator=text)

    def sentence(self, language: str = "vi") -> str:
        """Say it in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        label = self.first.indicator.label(language)
        one = f"{self.first_name} ({self.first.period})"
        other = f"{self.second_name} ({self.second.period})"
        vi = {
            DoubleCountKind.SAME_UNIT: f"{label}: {one} báo cáo hai lần, cùng {other}.",
            DoubleCountKind.ABOVE: f"{label}: {one} đã gồm {other}.",
            DoubleCountKind.PREDECESSOR: f"{label}: {other} đã gồm một phần hoặc toàn bộ {one}.",
        }
        en = {
            DoubleCountKind.SAME_UNIT: f"{label}: {one} is reported twice, with {other}.",
            DoubleCountKind.ABOVE: f"{label}: {one} holds {other} already.",
            DoubleCountKind.PREDECESSOR: f"{label}: {other} holds {one}, or a part of it, already.",
        }
        return in_language(language, vi=vi, en=en)[self.kind]

    def __str__(self) -> str:
        return self.sentence("en")


def double_counts(
    observations: Iterable[Observation], registry: Registry
) -> tuple[DoubleCount, ...]:
    """Find every pair that holds the same: by unit, by what hangs under it, by what it came from.

    Stocks are compared where they are of one day, what happened where periods overlap. Ratios are
    not added up, and so not counted twice. Units that the registry does not know are passed over.

    Raises:
        InvalidValueError: ``registry`` is none.
        HierarchyError: There is no forest on a day that figures are reported by.
    """
    check_registry("double_counts.registry", registry)
    by_indicator: dict[str, list[Observation]] = {}
    for one in observations:
        if one.indicator.nature not in (Nature.RATIO, Nature.YARDSTICK):
            by_indicator.setdefault(one.indicator.code, []).append(one)
    finder = _Finder(registry)
    return tuple(found for same in by_indicator.values() for found in finder.doubles_among(same))


class _Finder:
    """Looks for pairs; keeps the trees and crosswalks it made."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.tree: Callable[[date], Tree] = cache(registry.on)
        self.reached = cache(self._reached)

    def doubles_among(self, same: Sequence[Observation]) -> Iterator[DoubleCount]:
        """Find the pairs among observations of one indicator, in the order given."""
        known = [one for one in same if one.unit in self.tree(one.day)]
        at: _Index = {}
        days: dict[int, date] = {}
        for place, one in enumerate(known):
            edition = self._edition(one)
            at.setdefault((edition, one.unit), []).append((place, one))
            days.setdefault(edition, one.day)
        for place, one in enumerate(known):
            edition = self._edition(one)
            for after, other in at[edition, one.unit]:
                if place < after and one.is_of_the_same_time(other):
                    yield self._found(DoubleCountKind.SAME_UNIT, one, other)
            for other in self._at(at, edition, self.tree(one.day).ancestors(one.unit)):
                if one.is_of_the_same_time(other):
                    yield self._found(DoubleCountKind.ABOVE, other, one)
            for other in self._later(one, at, days):
                if one.is_of_the_same_time(other):
                    yield self._found(DoubleCountKind.PREDECESSOR, one, other)

    def _edition(self, one: Observation) -> int:
        """Number the structures: those of two days are one where no move lies between."""
        return bisect_right(self.registry.days_of_change, one.day)

    def _at(self, at: _Index, edition: int, units: Iterable[str]) -> Iterator[Observation]:
        for unit in units:
            for _, other in at.get((edition, unit), ()):
                yield other

    def _later(
        self, one: Observation, at: _Index, days: Mapping[int, date]
    ) -> Iterator[Observation]:
        """Give what was observed, in later structures, of units that hold a part of it."""
        edition = self._edition(one)
        tree = self.tree(one.day)
        for later, day in days.items():
            if later > edition:
                reached = self.reached(one.day, day, moved_with(one.indicator))
                above = self.tree(day).ancestors
                found: dict[str, None] = {}
                for unit in (one.unit, *tree.descendants(one.unit)):
                    for target in () if tree.children(unit) else reached.get(unit, ()):
                        found.update(dict.fromkeys((target, *above(target))))
                yield from self._at(at, later, found)

    def _reached(self, start: date, end: date, of: Moved) -> dict[str, tuple[str, ...]]:
        walk = crosswalk(self.registry, start, end, of=of)
        return {
            unit: tuple(one.target for one in row if not isinstance(one.target, Beyond))
            for unit, row in walk.rows.items()
        }

    def _found(self, kind: DoubleCountKind, first: Observation, second: Observation) -> DoubleCount:
        label = self.registry.label
        return DoubleCount(
            kind=kind,
            first=first,
            second=second,
            first_name=label(first.unit, on=first.day),
            second_name=label(second.unit, on=second.day),
        )

"""Points that are all stated and whole, judged by sums and comparisons alone.

It is what nearly every application for such a title states, and no finding is made for it: a
million of them can be counted in a second or two. Whatever is otherwise is left to ``judge``.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import gt, itemgetter
from typing import Any

from attrs import frozen

from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.conditions import PointsAtLeast
from khuyenhoc.rules.points import Points
from khuyenhoc.rules.requirement import AllOf, Requirement
from khuyenhoc.rules.rule_set import RuleSet
from khuyenhoc.values.number import Exact

__all__ = ["WholePoints"]


@frozen
class _Level:
    """What one grade takes: so much of sums of items, so much of single ones."""

    grade: TitleGrade | None
    #: The id of each sum, the places of its items, none of them for all, and its cut-off.
    sums: tuple[tuple[str, tuple[int, ...], Exact], ...]
    #: The id of each item that has a floor, its place and its floor.
    floors: tuple[tuple[str, int, Exact], ...]
    highest_floor: Exact

    def missed(self, points: Sequence[int], least: int, total: int) -> list[str]:
        """Give the ids of what is not met by points of which the least and the sum are known."""
        missed: list[str] = []
        for key, places, cut_off in self.sums:
            if (sum([points[at] for at in places]) if places else total) < cut_off:
                missed.append(key)
        if least < self.highest_floor:
            missed += [key for key, at, floor in self.floors if points[at] < floor]
        return missed


@frozen
class WholePoints:
    """A rule set of points and nothing else, ready for applications that state whole points."""

    _stated: Callable[[Mapping[str, Any]], Any]
    _caps: tuple[int, ...]
    _lowest_cap: int
    _levels: tuple[_Level, ...]

    @classmethod
    def of(cls, rule_set: RuleSet) -> "WholePoints | None":
        """Prepare a rule set, if it asks for nothing but points whose items and caps are known."""
        items: dict[str, Points] = {}
        for one in rule_set.asked.values():
            if not isinstance(one, Points):
                return None
            if not one.items:
                items[one.id] = one
        caps = tuple(one.cap for one in items.values() if one.cap is not None)
        if len(items) < 2 or len(caps) < len(items):
            return None
        places = {key: place for place, key in enumerate(items)}
        levels: list[_Level] = []
        for level in rule_set.levels:
            made = _level(level.grade, _conditions(level.requirement), places)
            if made is None:
                return None
            levels.append(made)
        return cls(itemgetter(*items), caps, min(caps), tuple(levels))

    def judge(self, facts: Mapping[str, Any]) -> "tuple[TitleGrade | None] | list[str] | None":
        """Give the grade that is met, in a tuple, or the ids of what is missed at the lowest.

        ``None`` says that the facts are not all stated as whole points within the caps.
        """
        if len(facts) != len(self._caps):
            return None
        try:
            points: Sequence[int] = self._stated(facts)
            total, least, most = sum(points), min(points), max(points)
        except (KeyError, TypeError):  # one is not stated, not known, or only in bounds
            return None
        # To Python ``True`` is 1 and ``False`` 0.
        unlike = type(total) is not int or (least < 2 and (least < 0 or bool in map(type, points)))
        if unlike or (most > self._lowest_cap and any(map(gt, points, self._caps))):
            return None
        missed: list[str] = []
        for level in self._levels:
            missed = level.missed(points, least, total)
            if not missed:
                return (level.grade,)
        return list(dict.fromkeys(missed))


def _conditions(requirement: Requirement) -> list[PointsAtLeast]:
    """Give the conditions that must all be met; none if there is anything but points."""
    parts = requirement.parts if isinstance(requirement, AllOf) else (requirement,)
    found = [part for part in parts if isinstance(part, PointsAtLeast)]
    return found if len(found) == len(parts) else []


def _level(
    grade: TitleGrade | None, conditions: list[PointsAtLeast], places: Mapping[str, int]
) -> _Level | None:
    sums: list[tuple[str, tuple[int, ...], Exact]] = []
    floors: list[tuple[str, int, Exact]] = []
    for one in conditions:
        points, least = one.points, one.at_least
        if not isinstance(least, int | Fraction):
            return None
        if not points.items:
            floors.append((one.id, places[points.id], least))
        elif points.complete and _adds_up(points):
            summed = tuple(places[item.id] for item in points.items)
            sums.append((one.id, () if len(summed) == len(places) else summed, least))
        else:
            return None
    if not conditions:
        return None
    highest = max((floor for _, _, floor in floors), default=0)
    return _Level(grade, tuple(sums), tuple(floors), highest)


def _adds_up(points: Points) -> bool:
    """Tell whether no sum of single items can be above the cap."""
    caps = [item.cap for item in points.items if item.cap is not None and not item.items]
    return len(caps) == len(points.items) and (points.cap is None or sum(caps) <= points.cap)

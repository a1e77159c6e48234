"""Points that are all stated and whole, judged by sums and comparisons alone.

It is what nearly every application for such a title states. Where they are counted no finding is
made at all, and else one for each condition and number of points, of which there are few. Whatever
is otherwise is left to ``judge``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from operator import gt, itemgetter
from typing import Any

from attrs import frozen

from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.models.target import AreaClass
from khuyenhoc.rules.assessments.finding import RuleFinding
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import PointsAtLeast
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf, Requirement
from khuyenhoc.rules.requirements.threshold import compared, required_in
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["WholePoints"]


class _Findings(dict[int, RuleFinding]):
    """What a condition comes to at so many points, made when they occur for the first time."""

    def __init__(self, condition: PointsAtLeast, required: Exact) -> None:
        super().__init__()
        self._condition, self._required = condition, required

    def __missing__(self, points: int) -> RuleFinding:
        verdict = compared(points, self._required)
        found = RuleFinding(self._condition, verdict, points, self._required)
        self[points] = found
        return found


@frozen(eq=False)
class _Condition:
    """So much that is asked for, and where it stands among the amounts of an application."""

    id: str
    at: int
    required: Exact
    findings: _Findings


@frozen(eq=False)
class _Level:
    """What one grade takes."""

    requirement: Requirement
    #: What an application comes to that meets it.
    met: tuple[TitleGrade | None]
    conditions: tuple[_Condition, ...]
    #: Those of the conditions that ask for sums, and those that ask for single items.
    sums: tuple[_Condition, ...]
    floors: tuple[_Condition, ...]
    highest_floor: Exact

    def missed(self, amounts: Sequence[int], least: int) -> list[str]:
        """Give the ids of what is not met by amounts of which the least is known."""
        missed: list[str] = []
        for one in self.sums:  # mostly one: to set up a comprehension takes longer
            if amounts[one.at] < one.required:
                missed.append(one.id)  # noqa: PERF401
        if least < self.highest_floor:
            missed += [one.id for one in self.floors if amounts[one.at] < one.required]
        return missed

    def clear(self, lowest_cap: int, at: int) -> frozenset[int]:
        """Give points that alone meet all but a sum, if that is the one of all, which is at ``at``.

        They are above 1, which to Python ``True`` is as well, and not so many as to fill memory.
        """
        if any(one.at != at for one in self.sums):
            return frozenset()
        return frozenset(range(max(2, ceil(self.highest_floor)), min(lowest_cap, 1000) + 1))

    def finding(self, amounts: Sequence[int], least: int) -> RuleFinding:
        """Give what is found of such amounts."""
        parts = tuple([one.findings[amounts[one.at]] for one in self.conditions])
        if not isinstance(self.requirement, AllOf):
            return parts[0]
        verdict = RuleVerdict.of(not self.missed(amounts, least))
        return RuleFinding(self.requirement, verdict, parts=parts)


@frozen(eq=False)
class WholePoints:
    """A rule set of points and nothing else, ready for applications that state whole points."""

    _stated: Callable[[Mapping[str, Any]], Any]
    _caps: tuple[int, ...]
    _lowest_cap: int
    #: What picks the points that are summed up, where these are not all of them.
    _sums: tuple[Callable[[Sequence[int]], Any], ...]
    _levels: tuple[_Level, ...]
    #: Points of this kind that come to so much meet the highest level, which is soon seen of most.
    _clear: frozenset[int]
    _clear_total: Exact

    @classmethod
    def of(cls, rule_set: RuleSet, area: AreaClass | None) -> "WholePoints | None":
        """Prepare a rule set for an area, if it asks for nothing but points of known caps."""
        asked = [_asked(level.requirement, area) for level in rule_set.levels]
        leaves = [_leaves(one.points) for level in asked for one, _ in level]
        stated = {leaf.id: leaf for sum_of in leaves for leaf in sum_of}
        if not all(asked) or not all(leaves) or len(stated) < 2:
            return None
        if not _is_clear([one.points for level in asked for one, _ in level], stated):
            return None
        amounts = _Amounts(stated)
        levels = [*map(amounts.level, rule_set.levels, asked)]
        caps = tuple([leaf.cap or 0 for leaf in stated.values()])
        pick: Callable[[Mapping[str, Any]], Any] = itemgetter(*stated)
        clear = levels[0].clear(min(caps), len(caps))
        total = max((one.required for one in levels[0].sums), default=0)
        return cls(pick, caps, min(caps), amounts.sums, tuple(levels), clear, total)

    def judge(self, facts: Mapping[str, Any]) -> "tuple[TitleGrade | None] | list[str] | None":
        """Give the grade that is met, in a tuple, or the ids of what is missed at the lowest.

        ``None`` says that the facts are not all stated as whole points within the caps.
        """
        read = self._read(facts)
        if read is None:
            return None
        points, total = read
        if total >= self._clear_total and self._clear.issuperset(points):
            return self._levels[0].met
        found = self._amounts(points, total)
        if found is None:
            return None
        missed: list[str] = []
        for level in self._levels:
            missed = level.missed(*found)
            if not missed:
                return level.met
        return missed

    def findings(self, facts: Mapping[str, Any]) -> tuple[RuleFinding, ...] | None:
        """Give the finding of each level; ``None`` as ``judge`` does."""
        read = self._read(facts)
        found = None if read is None else self._amounts(*read)
        if found is None:
            return None
        amounts, least = found
        return tuple([level.finding(amounts, least) for level in self._levels])

    def _read(self, facts: Mapping[str, Any]) -> tuple[tuple[int, ...], int] | None:
        """Give the points and what they come to; ``None`` where that is no whole number."""
        if len(facts) != len(self._caps):
            return None
        try:
            points: tuple[int, ...] = self._stated(facts)
            total = sum(points)
        except (KeyError, TypeError):  # one is not stated, or is not known
            return None
        return (points, total) if type(total) is int else None

    def _amounts(self, points: tuple[int, ...], total: int) -> tuple[tuple[int, ...], int] | None:
        """Give the points, what they come to and what some of them do; and the least points."""
        ordered = sorted(points)  # faster than to look for the least and then for the most
        least = ordered[0]
        # To Python ``True`` is 1 and ``False`` 0.
        unlike = least < 2 and (least < 0 or bool in map(type, points))
        if unlike or (ordered[-1] > self._lowest_cap and any(map(gt, points, self._caps))):
            return None
        amounts = (*points, total)
        for pick in self._sums:  # mostly none
            amounts += (sum(pick(points)),)
        return amounts, least


class _Amounts:
    """Where the amounts of an application stand: each points, the sum of all, and other sums."""

    def __init__(self, stated: Iterable[str]) -> None:
        self._places = {key: place for place, key in enumerate(stated)}
        self._summed: list[tuple[int, ...]] = []

    @property
    def sums(self) -> tuple[Callable[[Sequence[int]], Any], ...]:
        """What picks the points that are summed up, where these are not all of them."""
        return tuple(map(_picking, self._summed))

    def level(self, level: Level, asked: "_Asked") -> _Level:
        conditions = tuple(
            [
                _Condition(one.id, self._at(one.points), required, _Findings(one, required))
                for one, required in asked
            ]
        )
        floors = tuple([one for one in conditions if one.at < len(self._places)])
        return _Level(
            requirement=level.requirement,
            met=(level.grade,),
            conditions=conditions,
            sums=tuple([one for one in conditions if one not in floors]),
            floors=floors,
            highest_floor=max((one.required for one in floors), default=0),
        )

    def _at(self, points: Points) -> int:
        places = tuple([self._places[leaf.id] for leaf in _leaves(points)])
        if len(places) == 1:
            return places[0]
        if sorted(places) == [*self._places.values()]:
            return len(self._places)
        if places not in self._summed:
            self._summed.append(places)
        return len(self._places) + 1 + self._summed.index(places)


_Asked = list[tuple[PointsAtLeast, Exact]]


def _asked(requirement: Requirement, area: AreaClass | None) -> _Asked:
    """Give the conditions that must all be met, each with how much it asks for.

    There are none if there is anything but points, or if that is not known.
    """
    parts = requirement.parts if isinstance(requirement, AllOf) else (requirement,)
    found: dict[str, tuple[PointsAtLeast, Exact]] = {}
    for one in parts:
        if isinstance(one, PointsAtLeast) and one.at_least is not None:
            required = required_in(one.at_least, area)
            if not isinstance(required, Bounds):
                found[one.id] = one, required
    return [*found.values()] if len(found) == len(parts) else []


def _picking(places: Iterable[int]) -> Callable[[Sequence[int]], Any]:
    return itemgetter(*places)


def _leaves(points: Points) -> list[Points]:
    """Give what must be stated for points to be a plain sum of it; none if it may not be one.

    Points of which not all items are known are stated as a whole.
    """
    if not points.items or not points.complete:
        return [] if points.cap is None else [points]
    parts = [_leaves(item) for item in points.items]
    leaves = [leaf for part in parts for leaf in part]
    most = sum(leaf.cap or 0 for leaf in leaves)
    return leaves if all(parts) and most <= (points.cap or most) else []


def _is_clear(asked: Iterable[Points], stated: Mapping[str, Points]) -> bool:
    """Tell whether each id is of the same points everywhere, and nothing is stated twice."""
    known: dict[str, Points] = {}
    for points in asked:
        for one in points.walk():
            if known.setdefault(one.id, one) != one:
                return False
    within = (inner for leaf in stated.values() for item in leaf.items for inner in item.walk())
    return not any(inner.id in stated for inner in within)

"""What holds between figures of different reports."""

from collections.abc import Iterable, Mapping
from itertools import combinations, permutations

from khuyenhoc.models.figure import Says
from khuyenhoc.models.indicator import Nature
from khuyenhoc.reconciliation.deriving.draft import Draft, Told
from khuyenhoc.reconciliation.deriving.reasons import ADDED_UP, SAME, WITHIN
from khuyenhoc.reconciliation.relations.comparisons import AtMost, EqualTo
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.values.period import Period

__all__ = ["joint_relations"]


def joint_relations(draft: Draft) -> None:
    """Put the same thing said in two reports together, and what happened in parts of a period."""
    for level in draft.levels:
        _equal(draft, draft.only(level))
    _shares(draft)
    _flows(draft)


def _shares(draft: Draft) -> None:
    """Shares of one thing, base, organisation and time are the same share."""
    same: dict[object, list[Told]] = {}
    for told in draft.told:
        if _is_of_all(draft, told):
            figure = told.figure
            subject = (told.organisation, figure.indicator, figure.base, told.time)
            same.setdefault(subject, []).append(told)
    for found in same.values():
        documents = [told.document for told in found]
        _equal(draft, [told for told in found if documents.count(told.document) == 1])


def _is_of_all(draft: Draft, told: Told) -> bool:
    """Say whether a share is of all there is of its base, and so the same in every report.

    Two plans, or two earlier periods, may be two things.
    """
    figure = told.figure
    base = figure.base
    if figure.says is not Says.SHARE or figure.quantity.change is not None or base is None:
        return False
    stated = told.level_of(base, told.time).within is None and told.time.start is not None
    if base.nature is Nature.YARDSTICK or not stated:
        return False
    sides = ((figure.about, figure.indicator), (figure.out_of, base))
    return all(
        (other := draft.level_beside(told, key)) is not None
        and other.level == told.level_of(indicator, told.time)
        and draft.stands_alone(other)
        for key, indicator in sides
        if key is not None
    )


def _equal(draft: Draft, found: list[Told]) -> None:
    """Put together what several reports say, each only once: twice may mean two things."""
    for one, other in combinations(found, 2):
        draft.relate(EqualTo(one.key, other.key, because=SAME))


def _flows(draft: Draft) -> None:
    """What happened in a part of a period is no more than in all of it; all parts are all."""
    series: dict[object, dict[Period, Told]] = {}
    for level in draft.levels:
        single = draft.only(level)
        if level.indicator.nature is Nature.FLOW and level.within is None and single:
            same = (level.organisation, level.indicator, level.unit, level.about)
            # What several reports say of one period is put together already.
            series.setdefault(same, {})[level.time] = single[-1]
    for by_time in series.values():
        for (part, less), (whole, more) in permutations(by_time.items(), 2):
            if whole.covers(part):
                draft.relate(AtMost(less.key, more.key, because=WITHIN))
        for whole, told in by_time.items():
            for parts in _parts(by_time, whole):
                draft.relate(PartsOf(told.key, parts, because=ADDED_UP))


def _parts(by_time: Mapping[Period, Told], whole: Period) -> Iterable[tuple[str, ...]]:
    """Find two neighbouring periods, or as many of one length, that make up ``whole``."""
    found: dict[tuple[str, ...], None] = {}
    for first in by_time:
        if first.start != whole.start or first == whole:
            continue
        rest = by_time.get(Period(first.end, whole.end)) if _ends_within(first, whole) else None
        if rest is not None:
            found[by_time[first].key, rest.key] = None
        run = _run(by_time, first, whole)
        if run:
            found[run] = None
    return found


def _ends_within(first: Period, whole: Period) -> bool:
    return first.end is not None and whole.end is not None and first.end < whole.end


def _run(by_time: Mapping[Period, Told], first: Period, whole: Period) -> tuple[str, ...]:
    """Follow periods as long as the first through all of ``whole``; none where one is missing."""
    by_start = {
        period.start: period for period in by_time if _months(period) == _months(first) != 0
    }
    keys: list[str] = []
    at = by_start.get(whole.start)
    while at is not None and whole.covers(at):
        keys.append(by_time[at].key)
        if at.end == whole.end:
            return tuple(keys)
        at = by_start.get(at.end)
    return ()


def _months(period: Period) -> int:
    """Count the months of a period of whole ones; 0 for another."""
    start, end = period.start, period.end
    if start is None or end is None or start.day != 1 or end.day != 1:
        return 0
    return 12 * (end.year - start.year) + end.month - start.month

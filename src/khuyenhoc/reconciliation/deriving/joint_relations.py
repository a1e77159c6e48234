"""What holds between figures of different reports."""

from itertools import combinations
from typing import Final

from khuyenhoc.models.figure import Says
from khuyenhoc.models.indicator import Nature
from khuyenhoc.reconciliation.deriving.draft import Draft, Level, Told
from khuyenhoc.reconciliation.relations.comparisons import AtMost, EqualTo
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.values.period import Period

__all__ = ["joint_relations"]

_SAME: Final = ("cùng một số liệu", "the same figure")
_WITHIN: Final = ("kỳ ngắn nằm trong kỳ dài", "a period within the other")


def joint_relations(draft: Draft) -> None:
    """Put the same thing said in two reports together, and what happened in parts of a period."""
    _levels(draft)
    _shares(draft)
    _flows(draft)


def _levels(draft: Draft) -> None:
    for found in draft.levels.values():
        _equal(draft, found)


def _shares(draft: Draft) -> None:
    """Shares of one thing, base, organisation and time are the same share."""
    same: dict[object, list[Told]] = {}
    for told in draft.told:
        if told.figure.says is Says.SHARE and told.figure.quantity.change is None:
            figure = told.figure
            subject = (told.organisation, told.scope, figure.indicator, figure.base, told.time)
            same.setdefault(subject, []).append(told)
    for found in same.values():
        if found[0].figure.base is not None:
            _equal(draft, found)


def _equal(draft: Draft, found: list[Told]) -> None:
    """Put together what several reports say, each only once: twice may mean two things."""
    by_document: dict[str, list[Told]] = {}
    for told in found:
        by_document.setdefault(told.document, []).append(told)
    single = [said[0] for said in by_document.values() if len(said) == 1]
    if len(single) < 2:
        return
    first, *others = single
    for other in others:
        if _comparable(first, other):
            draft.relate(EqualTo(first.key, other.key, because=_SAME))


def _comparable(one: Told, other: Told) -> bool:
    kinds = {told.figure.says for told in (one, other)}
    return kinds == {Says.SHARE} or one.figure.quantity.unit == other.figure.quantity.unit


def _flows(draft: Draft) -> None:
    """What happened in a part of a period is no more than in all of it, and two halves are all."""
    series: dict[object, list[tuple[Level, Told]]] = {}
    for level, found in draft.levels.items():
        single = len({told.document for told in found}) == len(found)
        if level.indicator.nature is Nature.FLOW and single:
            subject = (level.organisation, level.scope, level.indicator)
            series.setdefault(subject, []).append((level, found[0]))
    for told in series.values():
        for (one, part), (other, whole) in combinations(told, 2):
            if other.time != one.time and _covers(other.time, one.time):
                _within(draft, part, whole)
            elif other.time != one.time and _covers(one.time, other.time):
                _within(draft, whole, part)
        _halves(draft, told)


def _covers(whole: Period, part: Period) -> bool:
    """Say whether a stated period holds another stated one."""
    stated = None not in (whole.start, whole.end, part.start, part.end)
    return stated and whole.covers(part)


def _within(draft: Draft, part: Told, whole: Told) -> None:
    if part.document != whole.document and _comparable(part, whole):
        draft.relate(AtMost(part.key, whole.key, because=_WITHIN))


def _halves(draft: Draft, told: list[tuple[Level, Told]]) -> None:
    """Add what was said of neighbouring periods up to what was said of both."""
    by_time = {level.time: figure for level, figure in told}
    for (one, first), (other, second) in combinations(told, 2):
        early, late = sorted(
            ((one.time, first), (other.time, second)), key=lambda pair: str(pair[0])
        )
        stated = None not in (early[0].start, early[0].end, late[0].start, late[0].end)
        if not stated or early[0].end != late[0].start:
            continue
        whole = by_time.get(Period(early[0].start, late[0].end))
        if whole is not None and _comparable(first, whole) and _comparable(second, whole):
            draft.relate(PartsOf(whole.key, (early[1].key, late[1].key), because=_WITHIN))

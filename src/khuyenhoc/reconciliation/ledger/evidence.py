"""The claims of a ledger by the things they are about, with what follows from changes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from attrs import evolve, frozen

from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reconciliation.case import Case
from khuyenhoc.reconciliation.changes import changes
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.days import day_vi
from khuyenhoc.reconciliation.ledger.meaning import Meaning, meaning_of
from khuyenhoc.reconciliation.ledger.statement import Series, Statement, Thing, thing_of
from khuyenhoc.reconciliation.ledger.structure import Difference, Structures
from khuyenhoc.reconciliation.lengths import as_long
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.habit import infer_rounding
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Reach

__all__ = ["ADDED_UP", "Evidence", "Excuse", "Known", "evidence_of", "told_early"]

#: So many documents that lead back to one and the same earlier level are looked at.
_ENOUGH: Final = 2
#: What happens in a period, and so has a length.
ADDED_UP: Final = (Nature.FLOW, Nature.DISTINCT_PEOPLE)


class Excuse(NamedTuple):
    """Why what differs is no contradiction: the code of the finding, and the words for it."""

    code: str
    vi: str
    en: str


def told_early(one: Statement) -> Excuse:
    """Give the reason of a statement that was published before its time was over."""
    until = one.until
    vi = "" if until is None else day_vi(until)
    return Excuse(
        "claims-differ-in-day",
        f"nhưng một số công bố ngày {vi}, trước khi kỳ kết thúc, có lẽ chỉ tính đến ngày đó",
        f"but one was published on {until}, before its period was over, and is likely as of then",
    )


@frozen(eq=False)
class Known:
    """What all that is said of one thing leaves possible, with who says so."""

    bounds: Bounds
    near: Bounds
    statements: tuple[Statement, ...]

    @property
    def alone(self) -> tuple[Claim, ...]:
        """The one claim that it rests on; none where it rests on several."""
        return self.claims if len(self.claims) == len(self.statements[0].claims) == 1 else ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The first claim of each statement that it rests on."""
        return tuple(statement.claims[0] for statement in self.statements)


@frozen(eq=False)
class Evidence:
    """What relations between claims look at."""

    claims: tuple[Claim, ...]
    #: All that is said of each thing, the printed first, each in order of publication.
    things: dict[Thing, list[Statement]]
    structures: Structures | None
    reach: Reach | None
    not_falling: tuple[Indicator, ...]

    def difference(self, one: Statement, other: Statement) -> Difference | None:
        """Say what became another about the organisation between two statements."""
        first, second = one.said_on, other.said_on
        if self.structures is None or first is None or second is None:
            return None
        when = one.thing.when
        of = when if when == other.thing.when else None
        return self.structures.difference(one.thing.series.organisation, first, second, of=of)

    def difference_of_days(self, one: Statement, other: Statement) -> Difference | None:
        """Say what became another about the organisation between the days two levels are of."""
        first, second = one.thing.when.last_day, other.thing.when.last_day
        if self.structures is None or first is None or second is None:
            return None
        return self.structures.difference(one.thing.series.organisation, first, second)

    def excuse(self, one: Statement, other: Statement) -> Excuse | None:
        """Give the reason for which two statements that differ do not contradict each other."""
        difference = self.difference(one, other)
        if difference is not None:
            vi, en = difference
            return Excuse(
                "claims-differ-in-structure",
                f"nhưng tổ chức không còn như trước: {vi}",
                f"but the organisation is not what it was: {en}",
            )
        early = [each for each in (one, other) if each.is_early]
        return told_early(early[0]) if len(early) == 1 else None

    def levels(self, *natures: Nature) -> Iterator[tuple[Series, dict[Period, Known]]]:
        """Give what is known of levels of these natures, by series and time, in order of time."""
        found: dict[Series, dict[Period, Known]] = {}
        for thing, statements in self.things.items():
            series = thing.series
            if series.says is not Says.LEVEL or series.target:
                continue
            if series.indicator.nature in natures:
                printed = [one for one in statements if not one.implied]
                if printed:
                    found.setdefault(series, {})[thing.when] = _together(printed)
        yield from found.items()


def _together(statements: Sequence[Statement]) -> Known:
    """Put together what can be true together, from the one that was published last backwards."""
    by_day = sorted(statements, key=lambda one: one.claims[-1].published_on or date.min)
    *earlier, last = by_day
    bounds, near, kept = last.meaning.either, last.meaning.near, [last]
    for one in reversed(earlier):
        narrower = bounds & one.meaning.either
        nearer = near & one.meaning.near
        if narrower is None or nearer is None or (narrower, nearer) == (bounds, near):
            continue
        bounds, near = narrower, nearer
        kept.append(one)
    return Known(bounds, near, tuple(kept))


def evidence_of(
    claims: Sequence[Claim],
    structures: Structures | None,
    reach: Reach | None,
    not_falling: tuple[Indicator, ...],
) -> Evidence:
    """Gather what claims, which are in order, say of each thing."""
    alike: dict[Thing, dict[Meaning, list[Claim]]] = {}
    for claim in claims:
        thing = thing_of(claim)
        if thing is not None:
            alike.setdefault(thing, {}).setdefault(meaning_of(claim, reach), []).append(claim)
    things = {
        thing: [
            Statement(thing, meaning, tuple(same), scope=same[0].scope)
            for meaning, same in meanings.items()
        ]
        for thing, meanings in alike.items()
    }
    led_back: dict[tuple[Thing, Meaning], list[Statement]] = {}
    for statement in _implied(claims):
        same_level = led_back.setdefault((statement.thing, statement.meaning), [])
        # Of a report that a hundred papers repeat two stand for all: each thing that is said is
        # held against at least one that another document leads back to.
        if len(same_level) < _ENOUGH and not any(
            one.documents == statement.documents for one in same_level
        ):
            same_level.append(statement)
            things.setdefault(statement.thing, []).append(statement)
    return Evidence(tuple(claims), things, structures, reach, not_falling)


def _implied(claims: Iterable[Claim]) -> Iterator[Statement]:
    """Give each earlier level that follows from a level and the change that led to it."""
    moved = (Says.CHANGE, Says.FACTOR)
    by_id = {claim.id: claim for claim in claims}
    seen: set[str] = set()
    for claim in by_id.values():
        if claim.says not in moved or claim.document in seen:
            continue
        seen.add(claim.document)
        case = Case(claim.report, infer_rounding([]), (), None)
        for found in changes(case):
            change, level = (by_id.get(f"{claim.document}/{key}") for key in found.figures[:2])
            if change is not None and level is not None:
                yield from _earlier(change, level, found)


def _earlier(change: Claim, level: Claim, found: Finding) -> Iterator[Statement]:
    since, thing = change.figure.since, thing_of(level)
    impossible = found.code == "no-earlier-level"
    if since is None or thing is None or found.value is None or impossible:
        return
    nature = level.indicator.nature
    if nature in ADDED_UP and not as_long(since, thing.when):
        return  # what happened in half a year, less a change, is nothing of a whole one
    of_a_day = nature is Nature.STOCK and since.last_day is not None
    when = Period.day(since.last_day) if of_a_day and since.last_day is not None else since
    if when != thing.when:
        yield Statement(
            evolve(thing, when=when),
            Meaning.plainly(found.value),
            (level, change),
            implied=True,
            scope=level.scope,
        )

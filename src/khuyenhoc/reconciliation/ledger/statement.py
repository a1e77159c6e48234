"""What is said of one thing: the thing, and every number that it is said to be."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise
from typing import Final, TypeVar

from attrs import evolve, field, frozen

from khuyenhoc.models.figure import Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.meaning import Meaning
from khuyenhoc.reconciliation.wholes import is_class_of_its_like
from khuyenhoc.text.names import name_key
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Change
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["Series", "Statement", "Thing", "each_with_each", "in_order", "thing_of"]

T = TypeVar("T")

#: Of so many or fewer, each is held against each.
_FEW: Final = 8


@frozen
class Series:
    """What is told of again and again, by one organisation about one of its parts."""

    organisation: str
    indicator: Indicator
    says: Says
    #: What a share is of, and what a change or a price is one of.
    of: Indicator | None
    unit: Unit | None
    target: bool
    #: Whether a share or a factor is a rise or a fall; a change has its sign in its number.
    direction: Change | bool | None
    since: Period | None
    #: The scopes as they are compared.
    scope: tuple[str, ...]

    @property
    def unlimited(self) -> "Series":
        """The same, whatever part it is limited to."""
        return evolve(self, scope=())


@frozen
class Thing:
    """One thing that may be said twice: a series on one day or in one period."""

    series: Series
    when: Period


@frozen(eq=False)
class Statement:
    """One number, or one range, that a thing is said to be, with who says so."""

    thing: Thing
    meaning: Meaning
    #: Who says so in the same numbers, the earliest first; of what follows from a level and a
    #: change, these two.
    claims: tuple[Claim, ...]
    #: Whether it was printed, or follows from a level and the change that led to it.
    implied: bool = False
    #: The scope in the words of the print.
    scope: str | None = field(default=None)

    @property
    def documents(self) -> frozenset[str]:
        """The documents that say so."""
        return frozenset(claim.document for claim in self.claims)

    @property
    def until(self) -> date | None:
        """The day up to which it can tell: that of its time, or an earlier one of publication."""
        last_day = self.thing.when.last_day
        days = [claim.published_on for claim in self.claims]
        if last_day is None or None in days:
            return last_day
        return min(last_day, max(day for day in days if day is not None))

    @property
    def is_early(self) -> bool:
        """Whether all that say so were published before its time was over; an aim always is."""
        return not self.thing.series.target and self.until != self.thing.when.last_day

    @property
    def said_on(self) -> date | None:
        """The day on whose structure it was said: when it was published, if that is known."""
        first = self.claims[0]
        return first.published_on or first.period.last_day


def thing_of(claim: Claim) -> Thing | None:
    """Give what a claim is about; ``None`` where it does not say enough to be held against any.

    A share of something unstated, and a change since nobody knows when, are such.
    """
    figure, report = claim.figure, claim.report
    of = figure.base
    if figure.says is Says.SHARE:
        of = of or _indicator(claim, figure.out_of)
        if of is None:
            return None
    elif figure.says is not Says.LEVEL:
        of = _indicator(claim, figure.about) or figure.indicator
        if figure.since is None and figure.says is not Says.EACH:
            return None
    elif is_class_of_its_like(figure, report.figures):
        return None
    change = figure.quantity.change
    series = Series(
        organisation=claim.organisation,
        indicator=figure.indicator,
        says=figure.says,
        of=of,
        unit=_unit(claim),
        target=figure.target,
        direction=change is None if figure.says is Says.CHANGE else change,
        since=figure.since,
        scope=tuple(sorted(name_key(one) for one in claim.scopes)),
    )
    return Thing(series, claim.when)


def _unit(claim: Claim) -> Unit | None:
    """Give the unit of a claim; of a plain number of what is counted, that of its indicator."""
    unit, counted = claim.unit, claim.indicator.unit
    if unit is None and claim.says is Says.LEVEL and counted is not None:
        return counted if counted.kind is UnitKind.COUNT else None
    return unit


def _indicator(claim: Claim, key: str | None) -> Indicator | None:
    return None if key is None else claim.report[key].indicator


def in_order(claim: Claim) -> tuple[object, ...]:
    """Order claims by the days they speak of, then by publication; the undated ones last."""
    when, day = claim.when, claim.published_on
    last = when.last_day or date.max
    return last, when.start or date.min, day is None, day or date.max, claim.document


def each_with_each(items: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Pair up items: each with each of few, and of many each with the next one alone.

    >>> len(list(each_with_each(range(8)))), len(list(each_with_each(range(1_000))))
    (28, 999)
    """
    given = list(items)
    return combinations(given, 2) if len(given) <= _FEW else pairwise(given)

"""What printed words can mean, in each habit of rounding, and how two of them stand."""

from enum import Enum

from attrs import frozen

from khuyenhoc.models.figure import Says
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.one_report.case import is_positive
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Change, Reach
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["Likeness", "Meaning", "gap_between", "likeness", "meaning_of", "narrowed"]


@frozen
class Meaning:
    """The numbers that words can stand for; of a fall they are below 0."""

    #: In each habit of rounding, in the order of ``HABITS``.
    by_habit: tuple[Bounds, ...]
    #: In either habit.
    either: Bounds
    #: In either habit, with a far end for "gần" and "hơn".
    near: Bounds

    @classmethod
    def plainly(cls, bounds: Bounds, near: Bounds | None = None) -> "Meaning":
        """Make the meaning of what does not hang on a habit."""
        return cls(tuple(bounds for _ in HABITS), bounds, bounds if near is None else near)


class Likeness(Enum):
    """How two statements of one thing stand to each other."""

    AGREE = "agree"
    #: They agree only if one was rounded and the other cut off.
    MIXED = "mixed"
    #: They agree only if "gần" or "hơn" reaches further than the convention has it.
    FAR = "far"
    APART = "apart"


def meaning_of(claim: Claim, reach: Reach | None) -> Meaning:
    """Give what a claim can mean, a fall below 0 and every share in percent."""
    either = claim.bounds if claim.is_price else _said(claim, None, None)
    if either.value is not None:
        return Meaning.plainly(either)
    by_habit = tuple(_said(claim, habit, None) for habit in HABITS)
    return Meaning(by_habit, either, either if reach is None else _said(claim, None, reach))


def _said(claim: Claim, habit: Rounding | None, reach: Reach | None) -> Bounds:
    quantity = claim.figure.quantity
    money = quantity.unit is not None and quantity.unit.kind is UnitKind.MONEY
    found = quantity.bounds(habit, reach) if money else quantity.possible(habit, reach)
    if claim.unit != quantity.unit:
        found *= 100
    fell = claim.says is Says.CHANGE and quantity.change is Change.DECREASE
    return -found if fell else found


def likeness(one: Meaning, other: Meaning) -> Likeness:
    """Say how two meanings of one thing stand: bounds that overlap can both be true.

    >>> about = Meaning.plainly(Bounds.less_than(60), Bounds(54, 60, high_open=True))
    >>> likeness(about, Meaning.plainly(Bounds.exactly(59))).value
    'agree'
    >>> likeness(about, Meaning.plainly(Bounds.exactly(20))).value
    'far'
    """
    if one.either & other.either is None:
        return Likeness.APART
    if one.near & other.near is None:
        return Likeness.FAR
    pairs = zip(one.by_habit, other.by_habit, strict=True)
    together = any(mine & theirs is not None for mine, theirs in pairs)
    return Likeness.AGREE if together else Likeness.MIXED


def gap_between(one: Bounds, other: Bounds, unit: Unit | None) -> Bounds:
    """Give by how much bounds that do not overlap are apart."""
    apart = one - other
    return narrowed(apart if is_positive(apart) else -apart, unit)


def narrowed(bounds: Bounds, unit: Unit | None) -> Bounds:
    """Tighten to whole numbers what is counted in whole units."""
    whole = unit is not None and unit.whole
    return (bounds.whole() or bounds) if whole else bounds

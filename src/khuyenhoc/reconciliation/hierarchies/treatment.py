"""What a comparison does about numbers that were not reported."""

from enum import Enum
from typing import Final

from khuyenhoc.models.finding import Verdict
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["EQUAL", "Treatment", "as_bounds", "judged", "treatment"]

#: What the gap between two that are the same can be.
EQUAL: Final = Bounds.exactly(0)


class Treatment(Enum):
    """What becomes of one comparison in which something is missing."""

    #: What is missing may be anything it can be.
    BOUND = "bound"
    #: It counts as 0.
    FILL = "fill"
    #: There is a comparison, and what it comes to is not known.
    OPEN = "open"
    #: There is none.
    SKIP = "skip"


def treatment(mode: MissingPolicy, *, given: int) -> Treatment:
    """Give what ``mode`` does where something is missing and ``given`` numbers are not."""
    match mode:
        case MissingPolicy.BOUNDS:
            return Treatment.BOUND
        case MissingPolicy.NON_NULL:
            return Treatment.SKIP
        case MissingPolicy.PARTIAL_NULL:
            return Treatment.OPEN if given else Treatment.SKIP
        case MissingPolicy.PARTIAL_ZERO:
            return Treatment.FILL if given else Treatment.SKIP
        case MissingPolicy.ALWAYS_NULL:
            return Treatment.OPEN
        case MissingPolicy.NON_ZERO | MissingPolicy.ALWAYS_ZERO:
            return Treatment.FILL


def judged(gap: Exact | Bounds, allowed: Bounds, *, missing: int) -> Verdict:
    """Say whether ``gap`` is one of ``allowed``.

    While something is missing that stays open, unless the gap can be nothing else.
    """
    can_be = as_bounds(gap)
    holding = can_be & allowed
    if holding is None:
        return Verdict.CONTRADICTORY
    return Verdict.UNDETERMINED if missing and holding != can_be else Verdict.CONSISTENT


def as_bounds(value: Exact | Bounds) -> Bounds:
    """Give a number as bounds; bounds stay as they are."""
    return value if isinstance(value, Bounds) else Bounds.exactly(value)

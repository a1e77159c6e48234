"""Parts of a whole."""

from collections.abc import Callable
from typing import ClassVar, Final

from attrs import field, frozen

from khuyenhoc._validators import flag, optional, text
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.relations.relation import (
    Constraint,
    Reason,
    Variables,
    keys,
    one_or_more,
    reason,
)
from khuyenhoc.reconciliation.relations.scaling import sum_within
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import UnitKind

__all__ = ["PartsOf"]

_NOT_BELOW_0: Final = Bounds.at_least(0)


@frozen
class PartsOf:
    """``parts`` make up ``whole``, or some of it (các phần của một tổng).

    Parts that are not ``complete`` add up to at most the whole. Parts that may ``overlap`` add up
    to at least it, where they are complete, and each is at most the whole. No part is below 0
    unless it is printed so, as what is owed may be.

    >>> PartsOf("all", ("ward", "school"), complete=False).formula(str)
    'ward + school ≤ all'

    Raises:
        InvalidValueError: There are no parts, or one of them twice, or a key is blank.
    """

    code: ClassVar[str] = "parts"

    whole: str = field(validator=text)
    parts: tuple[str, ...] = field(converter=one_or_more, validator=keys)
    #: Whether there are no other parts.
    complete: bool = field(default=True, kw_only=True, validator=flag)
    #: Whether what one part counts may also be counted by another.
    overlap: bool = field(default=False, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.whole, *self.parts)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: all."""
        return self.terms

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the sum, no part below 0, and where parts overlap a limit for each."""
        limits = Bounds.exactly(0) if self.complete else _NOT_BELOW_0
        if self.overlap:
            limits = Bounds.at_most(0)
        rest = sum_within(
            variables,
            ((self.whole, 1), *((part, -1) for part in self.parts)),
            limits,
        )
        some = tuple(
            Linear(((part, 1),), _NOT_BELOW_0)
            for part in self.parts
            if not _needs_no_limit(variables[part])
        )
        if not self.overlap:
            return (*some, rest)
        each = tuple(
            sum_within(variables, ((self.whole, 1), (part, -1)), _NOT_BELOW_0)
            for part in self.parts
        )
        return (*some, *each, rest) if self.complete else (*some, *each)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        added = " + ".join(name(part) for part in self.parts)
        if not self.overlap:
            return f"{added} {'=' if self.complete else '≤'} {name(self.whole)}"
        largest = f"max({'; '.join(name(part) for part in self.parts)}) ≤ {name(self.whole)}"
        return f"{largest} ≤ {added}" if self.complete else largest


def _needs_no_limit(part: Variable) -> bool:
    """Say whether a part is a count, which never is below 0, or was printed below it."""
    if part.kind is UnitKind.COUNT:
        return True
    return part.quantity is not None and part.quantity.value < 0

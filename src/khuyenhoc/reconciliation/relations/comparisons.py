"""Sums that are equal, at most or about the same, and numbers in order."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar, Final

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, flag, optional, text
from khuyenhoc.errors import InvalidValueError
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
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["AtMost", "EqualTo", "InOrder", "WithinDrift"]

_NOTHING: Final = Bounds.exactly(0)


@frozen
class EqualTo:
    """What is on the ``left`` adds up to the same as what is on the ``right`` (bằng nhau).

    The same thing said elsewhere, or an account: opening and raised are spent and closing.

    >>> EqualTo(("opening", "raised"), ("spent", "closing")).terms
    ('opening', 'raised', 'spent', 'closing')

    Raises:
        InvalidValueError: A side is no key nor a tuple of different keys.
    """

    code: ClassVar[str] = "equality"

    left: tuple[str, ...] = field(converter=one_or_more, validator=keys)
    right: tuple[str, ...] = field(converter=one_or_more, validator=keys)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return tuple(dict.fromkeys((*self.left, *self.right)))

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: all."""
        return self.terms

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the one sum that is nothing."""
        return (sum_within(variables, _difference(self.left, self.right), _NOTHING),)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        return f"{_sum(self.left, name)} = {_sum(self.right, name)}"


@frozen
class AtMost:
    """What is in ``less`` adds up to no more than what is in ``more`` (không quá).

    >>> AtMost("spent", ("opening", "raised")).formula(str)
    'spent ≤ opening + raised'

    Raises:
        InvalidValueError: A side is no key nor a tuple of different keys, or what is strictly less
            than itself.
    """

    code: ClassVar[str] = "limit"

    less: tuple[str, ...] = field(converter=one_or_more, validator=keys)
    more: tuple[str, ...] = field(converter=one_or_more, validator=keys)
    #: Whether the two may not be equal either.
    strictly: bool = field(default=False, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    def __attrs_post_init__(self) -> None:
        if self.strictly and set(self.less) == set(self.more):
            said = "other keys than less has: nothing is less than itself"
            raise InvalidValueError("AtMost.more", self.more, said)

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return tuple(dict.fromkeys((*self.less, *self.more)))

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: all."""
        return self.terms

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the one sum that is not above 0."""
        limits = Bounds.less_than(0) if self.strictly else Bounds.at_most(0)
        return (sum_within(variables, _difference(self.less, self.more), limits),)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        return f"{_sum(self.less, name)} {'<' if self.strictly else '≤'} {_sum(self.more, name)}"


@frozen
class InOrder:
    """Numbers or days each of which is at least the one before (theo thứ tự, không giảm).

    >>> InOrder(("founded", "congress", "reported")).formula(str)
    'founded ≤ congress ≤ reported'

    Raises:
        InvalidValueError: ``terms`` is no tuple of at least two different keys.
    """

    code: ClassVar[str] = "order"

    terms: tuple[str, ...] = field(validator=keys)
    #: Whether no two of them may be equal.
    strictly: bool = field(default=False, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    def __attrs_post_init__(self) -> None:
        if len(self.terms) < 2:
            raise InvalidValueError("InOrder.terms", self.terms, "at least two keys")

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: all."""
        return self.terms

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give one difference for each neighbours."""
        limits = Bounds.less_than(0) if self.strictly else Bounds.at_most(0)
        return tuple(
            sum_within(variables, ((less, 1), (more, -1)), limits)
            for less, more in pairwise(self.terms)
        )

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        return f" {'<' if self.strictly else '≤'} ".join(name(key) for key in self.terms)


def _drift(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, int | Fraction) or type(value) is bool or value < 0:
        said = "a whole number or Fraction of at least 0, such as Fraction(2, 100)"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen
class WithinDrift:
    """Neither number is above the other by more than the share ``drift`` (gần bằng nhau).

    For what changes slowly, such as a population over a year or two. Both are at least 0.

    >>> WithinDrift("pop2022", "pop2023", drift=Fraction(2, 100)).terms
    ('pop2022', 'pop2023')

    Raises:
        InvalidValueError: ``drift`` is not exact or below 0, or a key is blank.
    """

    code: ClassVar[str] = "drift"

    one: str = field(validator=text)
    other: str = field(validator=text)
    drift: Exact = field(kw_only=True, validator=_drift)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.one, self.other)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: both."""
        return self.terms

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give a limit for each against the other, and neither below 0."""
        most = 1 + self.drift
        limits = Bounds.at_most(0)
        return (
            *(Linear(((key, 1),), Bounds.at_least(0)) for key in self.terms),
            sum_within(variables, ((self.one, 1), (self.other, -most)), limits),
            sum_within(variables, ((self.other, 1), (self.one, -most)), limits),
        )

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        one, other = name(self.one), name(self.other)
        return f"|{one} - {other}| ≤ {self.drift} × min({one}; {other})"


def _difference(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, Exact]]:
    return [*((key, 1) for key in left), *((key, -1) for key in right)]


def _sum(terms: tuple[str, ...], name: Callable[[str], str]) -> str:
    return " + ".join(name(key) for key in terms)

"""What there is now, what there was, and how the one became the other."""

from collections.abc import Callable
from typing import ClassVar

from attrs import field, frozen

from khuyenhoc._validators import flag, optional, text
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Constraint, Reason, Variables, reason
from khuyenhoc.reconciliation.relations.scaling import sum_within
from khuyenhoc.values.bounds import Bounds

__all__ = ["ChangeSince", "GrowthSince", "TimesSince"]


@frozen
class ChangeSince:
    """``now`` is ``before`` and ``change`` more, or fewer (tăng, giảm so với).

    >>> ChangeSince("members", "last_year", change="up").formula(str)
    'members = last_year + up'

    Raises:
        InvalidValueError: A key is blank.
    """

    code: ClassVar[str] = "change"

    now: str = field(validator=text)
    before: str = field(validator=text)
    change: str = field(kw_only=True, validator=text)
    #: Whether the change is what was lost.
    decrease: bool = field(default=False, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.change, self.now, self.before)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: all."""
        return self.terms

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the one sum that is nothing."""
        moved = 1 if self.decrease else -1
        terms = ((self.now, 1), (self.before, -1), (self.change, moved))
        return (sum_within(variables, terms, Bounds.exactly(0)),)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        sign = "-" if self.decrease else "+"
        return f"{name(self.now)} = {name(self.before)} {sign} {name(self.change)}"


@frozen
class GrowthSince:
    """``now`` is ``before`` and ``rate`` of it more, or less (tăng trưởng): 20 % more than it was.

    The rate is in percent or a fraction; what there was is more than nothing.

    >>> GrowthSince("raised", "last_year", rate="up").formula(str)
    'raised = last_year × (1 + up)'

    Raises:
        InvalidValueError: A key is blank.
    """

    code: ClassVar[str] = "growth"

    now: str = field(validator=text)
    before: str = field(validator=text)
    rate: str = field(kw_only=True, validator=text)
    #: Whether the rate is of what was lost.
    decrease: bool = field(default=False, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.rate, self.now, self.before)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: now and before."""
        return (self.now, self.before)

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the product, and something to grow from."""
        one = variables[self.rate].per_one
        product = Product(
            product=self.now,
            number=self.before,
            rate=self.rate,
            scale=one,
            offset=one,
            sign=-1 if self.decrease else 1,
            whole=variables[self.now].is_whole and variables[self.before].is_whole,
        )
        return (Linear(((self.before, 1),), Bounds.more_than(0)), product)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        sign = "-" if self.decrease else "+"
        return f"{name(self.now)} = {name(self.before)} × (1 {sign} {name(self.rate)})"


@frozen
class TimesSince:
    """``now`` is ``factor`` times ``before``, or ``before`` that many times ``now`` (gấp … lần).

    >>> TimesSince("families", "in2010", factor="times").formula(str)
    'families = times × in2010'

    Raises:
        InvalidValueError: A key is blank.
    """

    code: ClassVar[str] = "multiple"

    now: str = field(validator=text)
    before: str = field(validator=text)
    factor: str = field(kw_only=True, validator=text)
    #: Whether it fell that many times ("giảm 2 lần").
    decrease: bool = field(default=False, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.factor, self.now, self.before)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: now and before."""
        return (self.now, self.before)

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the product, and something to be a multiple of."""
        more, less = (self.before, self.now) if self.decrease else (self.now, self.before)
        product = Product(
            product=more,
            number=less,
            rate=self.factor,
            scale=variables[self.factor].per_one,
            whole=variables[self.now].is_whole and variables[self.before].is_whole,
        )
        return (Linear(((less, 1),), Bounds.more_than(0)), product)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        more, less = (self.before, self.now) if self.decrease else (self.now, self.before)
        return f"{name(more)} = {name(self.factor)} × {name(less)}"

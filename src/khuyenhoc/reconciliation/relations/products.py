"""A count, what there is for each one, and what that comes to."""

from collections.abc import Callable
from typing import ClassVar

from attrs import field, frozen

from khuyenhoc._validators import optional, text
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Constraint, Reason, Variables, reason
from khuyenhoc.values.bounds import Bounds

__all__ = ["MeanOf", "ProductOf"]


@frozen
class ProductOf:
    """``total`` is ``count`` times the value of ``each`` (số lượng nhân đơn giá).

    >>> ProductOf("money", "gifts", each="price").formula(str)
    'money = gifts × price'

    Raises:
        InvalidValueError: A key is blank.
    """

    code: ClassVar[str] = "product"

    total: str = field(validator=text)
    count: str = field(validator=text)
    each: str = field(kw_only=True, validator=text)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.total, self.count, self.each)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: a price may be per person, so none."""
        return ()

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the product."""
        return (_product(variables, self.total, self.count, self.each),)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        return f"{name(self.total)} = {name(self.count)} × {name(self.each)}"


@frozen
class MeanOf:
    """``mean`` is ``total`` divided by ``count``, which is more than nothing (bình quân).

    >>> MeanOf("money", "people", mean="each").formula(str)
    'money / people = each'

    Raises:
        InvalidValueError: A key is blank.
    """

    code: ClassVar[str] = "mean"

    total: str = field(validator=text)
    count: str = field(validator=text)
    mean: str = field(kw_only=True, validator=text)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.mean, self.total, self.count)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: none."""
        return ()

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the product, and something to divide by."""
        some = Linear(((self.count, 1),), Bounds.more_than(0))
        return (some, _product(variables, self.total, self.count, self.mean))

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        return f"{name(self.total)} / {name(self.count)} = {name(self.mean)}"


def _product(variables: Variables, total: str, count: str, each: str) -> Product:
    return Product(
        product=total,
        number=count,
        rate=each,
        scale=variables[each].per_one,
        whole=variables[total].is_whole and variables[count].is_whole,
    )

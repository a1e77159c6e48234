"""A share of a base."""

from collections.abc import Callable
from typing import ClassVar

from attrs import field, frozen

from khuyenhoc._validators import flag, optional, text
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Constraint, Reason, Variables, reason
from khuyenhoc.values.bounds import Bounds

__all__ = ["ShareOf"]


@frozen
class ShareOf:
    """``part`` is ``share`` of ``whole`` (tỷ lệ trên gốc): members, their 32,05 %, the population.

    A share is in percent, a fraction or a factor. The whole is more than nothing; a part that it
    ``encloses`` is none that can be above it, as a plan can be exceeded.

    >>> ShareOf("members", "population", share="percent").formula(str)
    'members = percent × population'

    Raises:
        InvalidValueError: A key is blank.
    """

    code: ClassVar[str] = "share"

    part: str = field(validator=text)
    whole: str = field(validator=text)
    share: str = field(kw_only=True, validator=text)
    encloses: bool = field(default=True, kw_only=True, validator=flag)
    because: Reason | None = field(default=None, kw_only=True, validator=optional(reason))

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about."""
        return (self.share, self.part, self.whole)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those that have to be of one kind: part and whole."""
        return (self.part, self.whole)

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give the product, something to be a share of, and no share of more than all."""
        part, whole = variables[self.part], variables[self.whole]
        product = Product(
            product=self.part,
            number=self.whole,
            rate=self.share,
            scale=variables[self.share].per_one,
            whole=part.is_whole and whole.is_whole,
        )
        some = Linear(((self.whole, 1),), Bounds.more_than(0))
        if not self.encloses:
            return (some, product)
        # By the product the part is then not above the whole; the other way round it never shows
        # that a share of more than all is none.
        most = Linear(((self.share, 1),), Bounds.at_most(variables[self.share].per_one))
        return (some, most, product)

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        return f"{name(self.part)} = {name(self.share)} × {name(self.whole)}"

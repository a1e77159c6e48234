"""A number that is another one times a factor."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from khuyenhoc.reconciliation.constraints.whole_multiples import with_partners
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Product"]

_BELOW_0: Final = Bounds.less_than(0)
_ABOVE_0: Final = Bounds.more_than(0)


@frozen(kw_only=True)
class Product:
    """``product`` is ``number`` times the factor: (``offset`` + ``sign`` × ``rate``) / ``scale``.

    A share in percent has a scale of 100, a growth by so many percent an offset of 100 as well,
    and a fall a sign of -1.

    >>> share = Product(product="members", number="people", rate="percent", scale=100)
    >>> domains = {"members": Bounds.exactly(54), "people": Bounds(50, 60),
    ...            "percent": Bounds(96, 97)}
    >>> dict(share.narrowed(domains))["people"]
    Bounds(Fraction(5400, 97), Fraction(225, 4))
    """

    product: str
    number: str
    rate: str
    scale: Exact = 1
    offset: Exact = 0
    sign: int = 1
    #: Whether ``product`` and ``number`` count whole things; then their ends have a partner each.
    whole: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The numbers it is about."""
        return (self.product, self.number, self.rate)

    def factor(self, rate: Bounds) -> Bounds:
        """Give the factor of a rate."""
        factor = rate if self.sign > 0 else -rate
        if self.offset:
            factor += self.offset
        return factor if self.scale == 1 else factor / self.scale

    def rate_of(self, domains: Mapping[str, Bounds]) -> Bounds | None:
        """Give the rates that product and number come to, whatever the rate was said to be."""
        some = domains[self.number] & Bounds.more_than(0)
        if some is None:
            return None
        return (domains[self.product] / some * self.scale - self.offset) * self.sign

    def gap(self, domains: Mapping[str, Bounds]) -> Bounds | None:
        """Give how far the rate is from what the others come to; ``None`` where it may be it."""
        found, rate = self.rate_of(domains), domains[self.rate]
        if found is None or found & rate is not None:
            return None
        above = found.low is not None and rate.high is not None and found.low >= rate.high
        return found - rate if above else rate - found

    def narrowed(self, domains: Mapping[str, Bounds]) -> Iterator[tuple[str, Bounds | None]]:
        """Give what the others leave for each number; ``None`` for nothing."""
        product, number = domains[self.product], domains[self.number]
        factor = self.factor(domains[self.rate])
        products = number * factor & product
        numbers = _quotients(product, factor, number)
        factors = _quotients(product, number, factor)
        rates = None if factors is None else (factors * self.scale - self.offset) * self.sign
        if products is not None and numbers is not None and self.whole:
            products, numbers = _in_whole_things(products, numbers, factor)
        yield self.product, products
        yield self.number, numbers
        yield self.rate, rates


def _quotients(product: Bounds, divisor: Bounds, room: Bounds) -> Bounds | None:
    """Give what of ``room`` gives ``product`` times some ``divisor``."""
    if 0 in product and 0 in divisor:
        return room  # nothing times anything is nothing
    found: Bounds | None = None
    above_0 = divisor.low is not None and divisor.low > 0
    for side in (divisor,) if above_0 else (divisor & _BELOW_0, divisor & _ABOVE_0):
        quotients = None if side is None else product / side & room
        if quotients is not None:
            found = quotients if found is None else found | quotients
    return found


def _in_whole_things(
    products: Bounds, numbers: Bounds, factor: Bounds
) -> tuple[Bounds | None, Bounds | None]:
    """Leave only ends that have a whole partner on the other side."""
    whole_products, whole_numbers = products.whole(), numbers.whole()
    if whole_products is None or whole_numbers is None:
        return whole_products, whole_numbers
    numbers_left = with_partners(whole_numbers, whole_products, factor)
    if numbers_left is None:
        return None, None
    positive = factor & _ABOVE_0
    if positive is None:
        return whole_products, numbers_left
    return with_partners(whole_products, numbers_left, 1 / positive), numbers_left

"""Strategies for what the books of funds hold: đồng, foreign money, and goods of many kinds."""

from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.goods import Goods, ValuationBasis
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.values.count import Count
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import ForeignMoney
from khuyenhoc.values.unit import (
    BICYCLE,
    BOOK,
    EUR,
    GIFT,
    OCCURRENCE,
    PERSON,
    SCHOLARSHIP,
    USD,
    Unit,
    UnitKind,
)

__all__ = [
    "BASES",
    "FOREIGN",
    "GOODS",
    "HOLDINGS",
    "VALUED",
    "amounts",
    "amounts_of",
    "counts",
    "foreign_money",
    "goods",
    "sizes",
]

#: Of đồng, of cents and of things.
_MOST: Final = 10**18
GOODS: Final = (BICYCLE, BOOK)
VALUED: Final = (CASH, *(Holding(unit, valued=True) for unit in GOODS))
FOREIGN: Final = tuple(Holding(unit, valued=False) for unit in (USD, EUR))
_UNVALUED: Final = tuple(Holding(unit, valued=False) for unit in GOODS)
HOLDINGS: Final = st.sampled_from((CASH, CASH, *VALUED, *FOREIGN, *_UNVALUED))
BASES: Final = st.sampled_from((None, *ValuationBasis))


def counts(*, unit: Unit | None = None, min_number: int = 0) -> st.SearchStrategy[Count]:
    """Make numbers of things, of ``unit`` or of any: scholarships, bicycles, people, lượt.

    >>> from hypothesis import given
    >>> @given(counts(unit=SCHOLARSHIP))
    ... def test_scholarships_of_nothing_cost_nothing(count: Count) -> None:
    ...     assert count * Dong(0) == Dong(0)
    >>> test_scholarships_of_nothing_cost_nothing()
    """
    any_unit = st.sampled_from((SCHOLARSHIP, GIFT, BICYCLE, OCCURRENCE, PERSON))
    return st.builds(Count, sizes(min_number), any_unit if unit is None else st.just(unit))


def foreign_money(
    *, currency: Unit | None = None, min_cents: int = -_MOST
) -> st.SearchStrategy[ForeignMoney]:
    """Make amounts of ``currency`` or of several, with cents and without; some are owed.

    >>> from hypothesis import find
    >>> find(foreign_money(currency=USD), lambda amount: type(amount.amount) is not int)
    ForeignMoney(0.01, USD)
    """
    units = st.sampled_from((USD, EUR)) if currency is None else st.just(currency)
    whole = st.integers(-(-min_cents // 100), _MOST // 100).map(lambda number: number * 100)
    return st.builds(ForeignMoney.of_cents, sizes(min_cents) | whole, units)


def goods(*, min_number: int = 0) -> st.SearchStrategy[Goods]:
    """Make bicycles and books, with a value on some word or on none, and without a value.

    >>> from hypothesis import find
    >>> find(goods(min_number=1), lambda gift: gift.value is not None)
    Goods(count=Count(1, bicycle), value=Dong(0), basis=None)
    """
    things = st.one_of([counts(unit=unit, min_number=min_number) for unit in GOODS])
    valued = st.builds(Goods, things, sizes(0).map(Dong), BASES)
    return st.builds(Goods, things) | valued


@st.composite
def amounts(draw: st.DrawFn, *, min_size: int = 1) -> Amount:
    """Make what entries move: đồng, foreign money, or goods with and without a value.

    There are at most 10**18 đồng, cents or things, and one or two come up often. With ``min_size``
    0 some are nothing, as opening balances can be.

    >>> from hypothesis import given
    >>> @given(amounts(), amounts())
    ... def test_the_order_of_gifts_does_not_matter(first: Amount, second: Amount) -> None:
    ...     assert Amounts.of(first, second) == Amounts.of(second, first)
    >>> from khuyenhoc.models.funds.amounts import Amounts
    >>> test_the_order_of_gifts_does_not_matter()
    """
    return amounts_of(draw, draw(HOLDINGS), min_size)


def amounts_of(draw: st.DrawFn, kind: Holding, least: int = 1) -> Amount:
    """Draw an amount of one kind."""
    size = draw(sizes(least))
    if kind == CASH:
        return Dong(size)
    if kind.unit.kind is UnitKind.MONEY:
        return ForeignMoney.of_cents(size, kind.unit)
    things = Goods(Count(size, kind.unit))
    return evolve(things, value=Dong(draw(sizes(0))), basis=draw(BASES)) if kind.valued else things


def sizes(least: int) -> st.SearchStrategy[int]:
    """Make numbers of which the small ones come up often, so that books come to nothing."""
    return _SIZES[least] if least in _SIZES else st.integers(least, _MOST)


_SIZES: Final = {least: st.integers(least, 3) | st.integers(least, _MOST) for least in (0, 1)}

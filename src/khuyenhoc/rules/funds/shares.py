"""Amounts of a fund, and how much of one another is."""

from fractions import Fraction
from typing import Final

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.unit import VND

__all__ = [
    "COST_BASE",
    "FOUNDING_ASSETS",
    "TOTAL_ASSETS",
    "amount_in",
    "check_answer",
    "margin_of",
    "share_of",
    "stated_amount",
]

#: As a base it encloses nothing: a year may spend what earlier ones have left.
COST_BASE: Final = Indicator(
    code="fund-revenue-counted",
    label_vi="Tổng thu trong năm được tính",
    label_en="the year's revenue that counts",
    unit=VND,
    nature=Nature.FLOW,
    encloses=False,
)
FOUNDING_ASSETS: Final = Indicator.stock(
    "fund-founding-assets", "Tài sản đóng góp thành lập quỹ", "founding assets", VND
)
TOTAL_ASSETS: Final = Indicator(
    code="fund-total-assets",
    label_vi="Tổng tài sản của quỹ",
    label_en="total assets of the fund",
    unit=VND,
    nature=Nature.STOCK,
    encloses=False,
)


def amount_in(field: str, value: object) -> Bounds:
    """Take an amount of đồng as the whole numbers that it can be.

    >>> amount_in("management_cost.spent", Bounds.less_than(60)), amount_in("x", Dong(5))
    (Bounds(0, 59), Bounds(5, 5))

    Raises:
        InvalidValueError: It is neither an amount nor ``Bounds``, or none of at least 0.
    """
    amount: Bounds | None = None
    if isinstance(value, Bounds):
        amount = value & Bounds.at_least(0)
        amount = None if amount is None else amount.whole()
    elif isinstance(value, Dong) and value.amount >= 0:
        amount = Bounds.exactly(value.amount)
    if amount is None:
        expected = "an amount of đồng of at least 0 (Dong, or Bounds that hold one)"
        raise InvalidValueError(field, value, expected)
    return amount


def stated_amount(amount: Bounds) -> Dong | Bounds:
    """Give an amount back as it is shown: one number as đồng."""
    return Dong(amount.value) if type(amount.value) is int else amount


def check_answer(field: str, value: object) -> None:
    """Refuse what is neither a yes, a no nor ``None`` for what is not stated.

    Raises:
        InvalidValueError: It is something else, such as 1.
    """
    if value is not None and type(value) is not bool:
        raise InvalidValueError(field, value, "True, False, or None where it is not stated")


def share_of(part: Bounds, whole: Bounds, of: Indicator) -> Ratio | BoundedRatio | None:
    """Put one amount in ratio to another; ``None`` where the other is 0 and the one not sure.

    >>> share_of(Bounds.exactly(30), Bounds(40, 60), TOTAL_ASSETS).bounds
    Bounds(Fraction(1, 2), Fraction(3, 4))
    """
    if type(part.value) is int and type(whole.value) is int:
        return Ratio(Dong(part.value), Dong(whole.value), of=of)
    if whole.value == 0:
        return None
    share = part / whole
    most = share & Bounds.at_most(1) if of.encloses else share
    return BoundedRatio(share if most is None else most, of=of)


def margin_of(observed: object, required: Fraction, *, at_most: bool = False) -> Bounds | None:
    """Give by how many percentage points a share is on the right side of what is required.

    ``None`` where there is no share: of 0 nothing is.
    """
    if not isinstance(observed, Ratio | BoundedRatio) or (
        isinstance(observed, Ratio) and observed.whole == Dong(0)
    ):
        return None
    over = (observed.bounds - required) * 100
    return -over if at_most else over

"""A ratio from two totals."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.rollup.total import Total
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.unit import VND, UnitKind

__all__ = ["check_kinds", "pooled"]


def pooled(part: Total, whole: Total) -> Ratio | BoundedRatio:
    """Put two totals of one unit in ratio: a ``Ratio`` where both are known, else its bounds.

    A part is at most the whole that encloses it; spent of raised is no such part.

    Raises:
        InvalidValueError: A side is not known at all, they are not of one kind (an amount of money
            out of people), or the part is above a whole that encloses it.
        UndefinedRatioError: The whole can only be 0.
    """
    check_kinds(part.indicator, whole.indicator)
    counted, base = part.known("ratio.part"), whole.known("ratio.of")
    of, zeros = whole.indicator, part.zeros + whole.zeros
    number, all_of_them = counted.value, base.value
    if of.encloses:
        counted, base = _enclosed(part, counted, base)
    if (
        type(number) is int
        and type(all_of_them) is int
        and min(number, all_of_them) >= 0
        and not zeros
    ):
        if part.indicator.unit == VND:
            return Ratio(Dong(number), Dong(all_of_them), of=of)
        return Ratio(number, all_of_them, of=of)
    share = counted / base
    if of.encloses:  # what an end that is not known leaves open, the other side may rule out
        least = 0 if counted.low is not None and counted.low >= 0 else None
        share = share & Bounds(least, 1) or share
    return BoundedRatio(share, of=of, zeros=zeros)


def check_kinds(part: Indicator, whole: Indicator) -> None:
    """Refuse an amount of money out of a count, or the other way round.

    Raises:
        InvalidValueError: They are not of one kind.
    """
    if _money(part) != _money(whole):
        kind = f"an amount in {_money(part)}" if _money(part) else "a count"
        raise InvalidValueError("ratio.of", whole.code, f"{kind}, as {part.code} is")


def _money(indicator: Indicator) -> str:
    unit = indicator.unit
    return unit.code if unit is not None and unit.kind is UnitKind.MONEY else ""


def _enclosed(part: Total, counted: Bounds, base: Bounds) -> tuple[Bounds, Bounds]:
    """Let each side narrow the other: a part is at most the whole that encloses it."""
    most = counted & Bounds(None, base.high, high_open=base.high_open)
    least = base & Bounds(counted.low, None, low_open=counted.low_open)
    if most is None or least is None:
        said = f"at most the whole, {bounds_in_english(base)}"
        raise InvalidValueError(f"ratio.{part.indicator.code}", counted, said)
    return most, least

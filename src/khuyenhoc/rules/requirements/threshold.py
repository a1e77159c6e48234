"""How much a requirement asks for, which may differ by the class of an area."""

from fractions import Fraction
from typing import Any

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.target import AreaClass
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["ByArea", "Threshold", "amounts_of", "as_bounds", "compared", "required_in"]


def _amount(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if type(value) is not int and type(value) is not Fraction:
        raise InvalidValueError(field_name(instance, attribute), value, "an int or a Fraction")


@frozen(kw_only=True)
class ByArea:
    """A threshold for difficult areas and one for all others (ngưỡng theo vùng).

    >>> by_area = ByArea(general=80, difficult=70)
    >>> required_in(by_area, AreaClass.DIFFICULT), required_in(by_area, None)
    (70, Bounds(70, 80))

    Raises:
        InvalidValueError: One of them is neither an ``int`` nor a ``Fraction``.
    """

    general: Exact = field(validator=_amount)
    #: For mountainous, remote and specially difficult areas.
    difficult: Exact = field(validator=_amount)


Threshold = Exact | ByArea


def amounts_of(threshold: Threshold) -> tuple[Exact, ...]:
    """Give all that a threshold asks for anywhere."""
    if isinstance(threshold, ByArea):
        return threshold.general, threshold.difficult
    return (threshold,)


def required_in(threshold: Threshold, area: AreaClass | None) -> Exact | Bounds:
    """Give what is asked for in an area; where its class is not known, the bounds of it."""
    if not isinstance(threshold, ByArea):
        return threshold
    if area is None:
        return Bounds(*sorted(amounts_of(threshold)))
    return threshold.general if area is AreaClass.GENERAL else threshold.difficult


def as_bounds(value: Exact | Bounds) -> Bounds:
    """Take a number as bounds that hold nothing else."""
    return value if isinstance(value, Bounds) else Bounds.exactly(value)


def compared(observed: Exact | Bounds, required: Exact | Bounds) -> RuleVerdict:
    """Tell whether what is observed is at least what is required; to reach it is enough.

    Bounds that leave it open are not assessable.

    >>> compared(Bounds(85, 95), 90), compared(Bounds.less_than(90), 90)
    (<RuleVerdict.NOT_ASSESSABLE: 'not-assessable'>, <RuleVerdict.NOT_MET: 'not-met'>)
    """
    if not isinstance(observed, Bounds) and not isinstance(required, Bounds):
        return RuleVerdict.MET if observed >= required else RuleVerdict.NOT_MET
    margin = as_bounds(observed) - as_bounds(required)
    if margin.low is not None and margin.low >= 0:
        return RuleVerdict.MET
    if margin.high is not None and (margin.high < 0 or (margin.high == 0 and margin.high_open)):
        return RuleVerdict.NOT_MET
    return RuleVerdict.NOT_ASSESSABLE

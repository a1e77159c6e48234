"""What one unit that has not reported can have."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.rollup.claims import possible
from khuyenhoc.values.bounds import Bounds

__all__ = ["limited"]


def limited(name: str, indicator: Indicator, limit: Bounds) -> Bounds:
    """Narrow ``limit`` to the numbers that ``indicator`` can have.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> limited("limits", MEMBERS, Bounds(-5, 900))
    Bounds(0, 900)

    Raises:
        InvalidValueError: There are none; the error calls the argument ``name``.
    """
    within = limit & possible(indicator)
    if within is not None and indicator.unit is not None and indicator.unit.whole:
        within = within.whole()
    if within is None:
        said = f"bounds that hold a number {indicator.code} can have"
        raise InvalidValueError(name, limit, said)
    return within

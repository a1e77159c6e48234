"""What one unit that has not reported can have."""

from collections.abc import Mapping

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.rollup.claims import possible
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.values.bounds import Bounds

__all__ = ["limited", "narrowed"]


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


def narrowed(
    limits: Mapping[Indicator, Bounds] | None, missing: MissingPolicy, name: str
) -> dict[str, Bounds]:
    """Narrow ``limits`` to the numbers that each indicator can have, by its code.

    Raises:
        InvalidValueError: They leave nothing possible, or ``missing`` does not use them; the error
            calls the argument ``name``.
    """
    if limits and missing is not MissingPolicy.BOUNDS:
        said = f"none with the policy {missing.value}, which does not use them"
        raise InvalidValueError(name, list(limits), said)
    return {
        indicator.code: limited(name, indicator, limit)
        for indicator, limit in (limits or {}).items()
    }

"""By which shares an indicator is carried."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.values.unit import UnitKind

__all__ = ["check_carried", "moved_with"]


def moved_with(indicator: Indicator) -> Moved:
    """Say by which shares an indicator is carried: money by that of money, all else by people's.

    >>> from khuyenhoc.models.indicators import FUND_RAISED, LEARNING_FAMILIES
    >>> moved_with(FUND_RAISED).value, moved_with(LEARNING_FAMILIES).value
    ('money', 'people')
    """
    unit = indicator.unit
    return Moved.MONEY if unit is not None and unit.kind is UnitKind.MONEY else Moved.PEOPLE


def check_carried(walk: Walk, name: str, what: str, of: Moved) -> None:
    """Refuse to carry by shares of one thing what some moves tell other shares of.

    Raises:
        InvalidValueError: The crosswalk is of another thing than moves are told of by themselves;
            the error says which crosswalk to make.
    """
    general = Moved.EVERYTHING
    wanted = of if of in walk.told_apart else general
    given = walk.of if walk.of in walk.told_apart else general
    if wanted is not given:
        said = f"something carried as {given.value} is; for it call kh.crosswalk(…, of={wanted})"
        raise InvalidValueError(name, what, said)

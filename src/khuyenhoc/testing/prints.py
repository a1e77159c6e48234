"""Strategies for how a true number may have been printed."""

from hypothesis import strategies as st

from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import PERSON, Unit

__all__ = ["prints_of"]

_HABITS = (Rounding.HALF_UP, Rounding.DOWN)


@st.composite
def prints_of(  # noqa: PLR0911 - one way of printing each
    draw: st.DrawFn, value: int, *, unit: Unit = PERSON
) -> Quantity:
    """Make quantities that print the whole number ``value`` truly.

    In full, rounded or cut off at a larger place, behind any bounding word, or as a range. Use it
    to show that what your code derives from print still holds the number that was printed.

    >>> from hypothesis import find
    >>> find(prints_of(383), lambda printed: printed.qualifier is Qualifier.NEARLY).value
    384
    """
    qualifier: Qualifier = draw(st.sampled_from(list(Qualifier)))
    away = draw(st.integers(0, max(1, value // 10)))
    match qualifier:
        case Qualifier.EXACT:
            place = 10 ** draw(st.integers(0, 4))
            printed = round_to(value, place, draw(st.sampled_from(_HABITS)))
            return Quantity(value=printed, unit=unit, resolution=place)
        case Qualifier.NEARLY | Qualifier.LESS_THAN:
            return Quantity(value=value + max(1, away), unit=unit, qualifier=qualifier)
        case Qualifier.MORE_THAN:
            least = value - max(1, away)
            if least < 0:  # nothing that is printed is below none
                return Quantity(value=value, unit=unit, qualifier=Qualifier.AT_LEAST)
            return Quantity(value=least, unit=unit, qualifier=qualifier)
        case Qualifier.APPROX | Qualifier.AT_MOST:
            return Quantity(value=value + away, unit=unit, qualifier=qualifier)
        case Qualifier.AT_LEAST:
            return Quantity(value=max(0, value - away), unit=unit, qualifier=qualifier)
        case Qualifier.RANGE:
            low = max(0, value - away)
            return Quantity(value=low, high=value + away, unit=unit, qualifier=qualifier)

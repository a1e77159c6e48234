"""How many people there are in all where only the parts were counted."""

from collections.abc import Iterable
from typing import cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.bounds import Bounds

__all__ = ["people_bounds"]


def people_bounds(parts: Iterable[int | Bounds], universe: int | Bounds | None = None) -> Bounds:
    """Give how many people there can be in all, of whom ``parts`` count groups that may overlap.

    At least as many as the largest part, if it has all the others in it; at most as many as all
    parts together, if nobody is in two, and as the ``universe``, where everybody is of it (the
    population, the adults).

    >>> people_bounds([1_200, 800, 450]), people_bounds([1_200, 800, 450], universe=2_100)
    (Bounds(1200, 2450), Bounds(1200, 2100))

    Raises:
        InvalidValueError: There is no part, which says nothing of how many there are; a part or
            the universe can be no number of people, or a part is above the universe.
    """
    given = tuple(parts) if isinstance(cast("object", parts), Iterable) else ()
    if not given:
        said = "numbers of people, at least one, as in a list"
        raise InvalidValueError("people_bounds.parts", parts, said)
    all_parts = [_people(f"people_bounds.parts[{at}]", part) for at, part in enumerate(given)]
    low = max(part.low or 0 for part in all_parts)
    together = sum(all_parts, Bounds.exactly(0))
    if universe is None:
        return Bounds(low, together.high)
    most = _people("people_bounds.universe", universe).high
    ends = [end for end in (together.high, most) if end is not None]
    if most is not None and most < low:
        said = f"at least as many as the largest part, {low}"
        raise InvalidValueError("people_bounds.universe", universe, said)
    return Bounds(low, min(ends, default=None))


def _people(name: str, given: object) -> Bounds:
    """Narrow what was given to whole numbers of at least 0."""
    bounds = Bounds.exactly(given) if type(given) is int else given
    within = bounds & Bounds.at_least(0) if isinstance(bounds, Bounds) else None
    whole = None if within is None else within.whole()
    if whole is None:
        raise InvalidValueError(name, given, "a number of people: whole and at least 0, or bounds")
    return whole

"""Rows that lead on along a second crosswalk."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Row, composed, is_loose, of_areas, still_loose

__all__ = ["chained"]


def chained(walk: Walk, further: Walk) -> tuple[dict[str, Row], frozenset[str]]:
    """Give the rows, and the units whose bounds are loose; see ``Crosswalk.then``."""
    if walk.is_coarsened:
        said = "a crosswalk whose targets are units: lead on first, and coarsen last"
        raise InvalidValueError("Crosswalk.then", "one that was coarsened", said)
    if further.start != walk.end or further.of is not walk.of:
        said = f"a crosswalk from {walk.end}, of {walk.of.value}"
        other = f"one from {further.start}, of {further.of.value}"
        raise InvalidValueError("Crosswalk.then", other, said)
    unknown = [target for target in walk.targets if target not in further.rows]
    if unknown:
        said = "one that knows all targets of this one"
        raise InvalidValueError("Crosswalk.then", ", ".join(unknown[:9]), said)
    rows: dict[str, Row] = {}
    loose = set(walk.loose)
    for unit, row in walk.rows.items():
        rows[unit] = composed(row, further.onward)
        if is_loose(row, further.onward, further.loose):
            loose.add(unit)
    rows |= of_areas(rows, walk.areas)
    return rows, still_loose(rows, loose)

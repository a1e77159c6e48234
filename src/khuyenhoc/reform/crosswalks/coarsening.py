"""Rows towards groups of targets, put together before anything is carried over."""

from collections.abc import Callable, Mapping
from typing import cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, grouped, of_areas, whole

__all__ = ["coarsened"]


def coarsened(
    walk: Walk, groups: Mapping[str, str]
) -> tuple[dict[str, Row], tuple[str, ...], Callable[[str], str]]:
    """Give the rows, the targets and what these are called; see ``Crosswalk.coarsen``."""
    if not isinstance(cast("object", groups), Mapping):
        said = "the name of a group for each unit by its id"
        raise InvalidValueError("Crosswalk.coarsen", groups, said)
    for target, group in groups.items():
        if type(group) is not str or not group.strip():
            said = "the name of a group, a text that is not blank"
            raise InvalidValueError(f"Crosswalk.coarsen[{target!r}]", group, said)
    unknown = sorted(set(groups).difference(walk.targets))
    if unknown:
        said = f"units of {walk.end}"
        raise InvalidValueError("Crosswalk.coarsen", ", ".join(unknown[:9]), said)

    def group_of(target: str) -> str:
        return groups.get(target, target)

    ready = {target: whole(group_of(target)) for target in walk.targets}
    rows = {
        unit: ready[row[0].target]
        if len(row) == 1 and not isinstance(row[0].target, Beyond)
        else grouped(row, group_of)
        for unit, row in walk.rows.items()
    }
    rows |= of_areas(rows, walk.areas)
    named = set(groups.values())

    def name(target: str) -> str:
        return target if target in named else walk.target_name(target)

    return rows, tuple(dict.fromkeys(map(group_of, walk.targets))), name

"""Where what has a parent of its own went: chapters, villages, learning centres."""

from collections.abc import Mapping

from khuyenhoc._near import near_hint
from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, whole

__all__ = ["followed"]


def followed(walk: Walk, belonged: Mapping[str, str], belongs: Mapping[str, str]) -> dict[str, Row]:
    """Make the rows of what was under units of the first day; see ``Crosswalk.follow``."""
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    for one, unit in belonged.items():
        row, target = walk.rows.get(unit), belongs.get(one)
        if row is None:
            said = f"the id of a unit of {walk.start}{near_hint(unit, walk.rows)}"
            problems.append(Problem(f"belonged[{one!r}]", unit, said))
        elif target is None:
            rows[one] = row
        elif any(weight.target == target or isinstance(weight.target, Beyond) for weight in row):
            # What is outside, or where nothing says where it went, may be there.
            rows[one] = whole(target) if target in walk.places else whole(Beyond.OUTSIDE)
        else:
            reached = ", ".join(str(weight.target) for weight in row)
            problems.append(
                Problem(f"belongs[{one!r}]", target, f"one that {unit} may belong to: {reached}")
            )
    for one in belongs:
        if one not in belonged:
            said = "one that belonged names too, with the unit that it was under"
            problems.append(Problem("belongs", one, said))
    if problems:
        raise StructuringError("Crosswalk.follow", problems, tuple(rows))
    return rows

"""What a host knows of shares, taken into the rows of a crosswalk."""

from collections.abc import Mapping
from typing import cast

from khuyenhoc._near import near_hint
from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, Weight, of_areas, tight
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds

__all__ = ["Shares", "narrowed"]

#: Shares by the unit and the one it belongs to; ``None`` stands for what is outside.
Shares = (
    Mapping[tuple[str, str], Share]
    | Mapping[tuple[str, None], Share]
    | Mapping[tuple[str, str | None], Share]
)


def narrowed(walk: Walk, shares: Shares) -> dict[str, Row]:
    """Make rows that also hold to ``shares``; see ``Crosswalk.narrowed``."""
    known = walk.rows
    problems: list[Problem] = []
    by_unit: dict[str, dict[str | Beyond, Share]] = {}
    for (unit, end), share in shares.items():
        row, path = known.get(unit), f"shares[{unit!r}, {end!r}]"
        target = Beyond.OUTSIDE if end is None else end
        if row is None:
            problems.append(Problem(path, unit, f"the id of a unit{near_hint(unit, known)}"))
        elif not isinstance(cast("object", share), Share):
            said = "a Share, such as kh.Share.counted(280, out_of=700)"
            problems.append(Problem(path, share, said))
        elif share.is_remainder:
            said = "a number or bounds: what the others leave follows by itself"
            problems.append(Problem(path, share, said))
        elif all(weight.target != target for weight in row):
            said = f"one that {unit} may belong to: {_in_words(row)}"
            problems.append(Problem(path, end, said))
        else:
            by_unit.setdefault(unit, {})[target] = share
    rows = dict(known)
    for unit, told in by_unit.items():
        weights = [_both(weight, told) for weight in rows[unit]]
        sound = all(weight.low <= weight.high for weight in weights)
        lowest = sum(weight.low for weight in weights)
        if sound and lowest <= 1 <= sum(weight.high for weight in weights):
            rows[unit] = tight(weights)
        else:
            said = f"shares of {unit} that agree with what is known, {_in_words(rows[unit])}"
            problems.append(Problem(f"shares[{unit!r}]", ", ".join(map(str, told)), said))
    if problems:
        raise StructuringError("Crosswalk.narrowed", problems)
    # Of an area that nothing was told of itself, more may be known now of what is under it.
    others = {area: below for area, below in walk.areas.items() if area not in by_unit}
    return rows | of_areas(rows, others)


def _both(weight: Weight, told: Mapping[str | Beyond, Share]) -> Weight:
    share = told.get(weight.target)
    if share is None:
        return weight
    return Weight(weight.target, max(weight.low, share.low), min(weight.high, share.high))


def _in_words(row: Row) -> str:
    return ", ".join(
        f"{weight.target.value if isinstance(weight.target, Beyond) else weight.target} "
        f"{bounds_in_english(Bounds(weight.low * 100, weight.high * 100))}%"
        for weight in row
    )

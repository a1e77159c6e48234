"""Ratios carried along a crosswalk: pooled from their counts, never averaged."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, cast

from attrs import field, frozen

from khuyenhoc._frozen_dict import FrozenDict
from khuyenhoc._near import near_hint
from khuyenhoc._validators import one_of_type, optional, text, texts, tuple_of
from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator, check_indicator
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Weight
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.moved_with import check_carried, moved_with
from khuyenhoc.reform.restating.restated import Comparability, status_of
from khuyenhoc.reform.restating.telling import silent, told_twice
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong, plain_amount
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

__all__ = ["RestatedRatio", "apply_ratios"]

#: What leaves nothing to compare.
_BARRING: Final = frozenset(
    {CaveatKind.DOUBLE_COUNT, CaveatKind.MISSING, CaveatKind.UNDIVIDED_RATIO}
)
#: A ratio that a target is made of, and how much of its unit belongs there.
_Part = tuple[Ratio | BoundedRatio, Weight]


@frozen(kw_only=True)
class RestatedRatio:
    """A ratio on another map than the one it was reported on.

    >>> from khuyenhoc.models.indicators import POPULATION
    >>> one = RestatedRatio(unit="can-tho-2025", ratio=Ratio(1, 3, of=POPULATION))
    >>> one.status.value, RestatedRatio(unit="hong-ha", ratio=None).status.value
    ('exact', 'not-comparable')
    """

    unit: str = field(validator=text)
    #: ``None`` where nothing can be said.
    ratio: Ratio | BoundedRatio | None = field(validator=optional(one_of_type(Ratio, BoundedRatio)))
    sources: tuple[str, ...] = field(default=(), validator=texts)
    caveats: tuple[Caveat, ...] = field(default=(), validator=tuple_of(Caveat))

    @property
    def status(self) -> Comparability:
        """Whether it is exact, bounded or not comparable."""
        return status_of(None if self.ratio is None else self.ratio.bounds, self.caveats)


def apply_ratios(
    walk: Walk, ratios: Mapping[str, Ratio | BoundedRatio], *, of: Indicator
) -> Mapping[str, RestatedRatio]:
    """Carry ratios over; see ``Crosswalk.apply_ratios``."""
    check_indicator("Crosswalk.apply_ratios(of)", of)
    _check(walk, ratios, of)
    money = any(isinstance(one, Ratio) and isinstance(one.part, Dong) for one in ratios.values())
    carried = Moved.MONEY if money else moved_with(of)
    check_carried(walk, "Crosswalk.apply_ratios(of)", of.code, carried)
    spared = silent(walk, ratios)
    twice = told_twice(walk, ratios)
    made: dict[str, RestatedRatio] = {}
    for target, sources in walk.sources.items():
        if not any(unit in ratios for unit in sources):
            continue
        caveats: dict[CaveatKind, list[str]] = {}
        parts: list[_Part] = []
        for unit in sources:
            if unit in twice:
                caveats.setdefault(CaveatKind.DOUBLE_COUNT, []).append(walk.name(unit))
                continue
            weight = next(weight for weight in walk.rows[unit] if weight.target == target)
            if unit not in ratios:
                if unit in spared:
                    continue
                caveats.setdefault(CaveatKind.MISSING, []).append(walk.name(unit))
                continue
            if weight.low < 1:
                kind = CaveatKind.BY_SHARE if weight.is_exact else CaveatKind.SPLIT
                if isinstance(ratios[unit], BoundedRatio):
                    kind = CaveatKind.UNDIVIDED_RATIO
                caveats.setdefault(kind, []).append(walk.name(unit))
            parts.append((ratios[unit], weight))
        comparable = _BARRING.isdisjoint(caveats)
        made[target] = RestatedRatio(
            unit=target,
            ratio=_together(parts, of) if comparable else None,
            sources=sources,
            caveats=tuple(Caveat(kind, tuple(units)) for kind, units in caveats.items()),
        )
    return FrozenDict(made)


def _check(walk: Walk, ratios: Mapping[str, Ratio | BoundedRatio], of: Indicator) -> None:
    problems: list[Problem] = []
    pairs = [(unit, one) for unit, one in ratios.items() if isinstance(one, Ratio)]
    for unit, ratio in ratios.items():
        path = f"ratios[{unit!r}]"
        if unit not in walk.rows:
            said = f"the id of a unit of {walk.start}{near_hint(unit, walk.rows)}"
            problems.append(Problem("ratios", unit, said))
        if not isinstance(cast("object", ratio), Ratio | BoundedRatio):
            problems.append(Problem(path, ratio, "a Ratio or a BoundedRatio"))
        elif ratio.of.code != of.code:
            problems.append(Problem(path, ratio.of.code, f"a ratio of {of.code}"))
    for unit, ratio in pairs:
        first, other = pairs[0]
        if isinstance(ratio.part, Dong) is not isinstance(other.part, Dong):
            kind = "an amount of đồng" if isinstance(other.part, Dong) else "a count"
            said = f"{kind}, as {first} has"
            problems.append(Problem(f"ratios[{unit!r}]", ratio.part, said))
    if problems:
        raise StructuringError("Crosswalk.apply_ratios", problems)


def _together(parts: list[_Part], of: Indicator) -> Ratio | BoundedRatio | None:
    counted = [(ratio, weight) for ratio, weight in parts if isinstance(ratio, Ratio)]
    if len(counted) < len(parts):
        # A pooled ratio lies between those it is pooled from. One is there that is no pair of
        # counts, and as a whole: what is not known is only how much of all it is.
        found = (
            ratio.bounds if isinstance(ratio, BoundedRatio) else _of_part(ratio, weight, of)
            for ratio, weight in parts
        )
        bounds = [one for one in found if one is not None]
        hull = bounds[0]
        for other in bounds[1:]:
            hull |= other
        return BoundedRatio(hull, of=of)
    if all(weight.low == 1 for _, weight in counted):
        first, *others = (ratio for ratio, _ in counted)
        pooled = first.pool(*others)
        return pooled if _has_value(pooled) else None
    divided = _divided(counted, of)
    return None if divided is None else BoundedRatio(divided, of=of)


def _has_value(ratio: Ratio) -> bool:
    return plain_amount("whole", ratio.whole) > 0


def _of_part(ratio: Ratio, weight: Weight, of: Indicator) -> Bounds | None:
    """Give all that the share of what a unit brings can be; ``None`` where it brings nothing."""
    return _divided([(ratio, weight)], of)


def _divided(parts: list[tuple[Ratio, Weight]], of: Indicator) -> Bounds | None:
    return (_enclosed if of.encloses else _beside)(parts)


def _amounts(parts: Iterable[tuple[Ratio, Weight]]) -> Iterable[tuple[int, int, Exact, Exact]]:
    for ratio, weight in parts:
        part, whole = plain_amount("part", ratio.part), plain_amount("whole", ratio.whole)
        yield part, whole, weight.low, weight.high


def _enclosed(parts: list[tuple[Ratio, Weight]]) -> Bounds | None:
    """Give all that a share can be of which each divided unit brings a part of both its counts.

    What it brings is itself a share of at most 1, and so is what it leaves. The share is greatest
    where all that can come of the part comes, and of the whole no more than goes with it.
    """
    most_part = most_whole = least_part = least_whole = all_wholes = Fraction(0)
    for part, whole, low, high in _amounts(parts):
        most_part += high * part
        most_whole += whole * low if low == high else max(low * whole, high * part)
        least_part += low * part
        least_whole += whole * high if low == high else min(high * whole, whole - part + low * part)
        all_wholes += high * whole
    if not least_whole:
        # All that can come is of the part.
        return Bounds.exactly(1) if all_wholes else None
    # Where no whole is needed to bring all of the part, there is none to bring.
    return Bounds(least_part / least_whole, most_part / most_whole if most_whole else 0)


def _beside(parts: list[tuple[Ratio, Weight]]) -> Bounds | None:
    """Give all that a ratio can be whose whole does not hold its part, as of a plan."""
    if all(weight.is_exact for _, weight in parts):
        all_parts = all_wholes = Fraction(0)
        for part, whole, low, _ in _amounts(parts):
            all_parts += low * part
            all_wholes += low * whole
        return Bounds.exactly(all_parts / all_wholes) if all_wholes else None
    part_sum, whole_sum = Bounds.exactly(0), Bounds.exactly(0)
    for part, whole, low, high in _amounts(parts):
        part_sum += Bounds(low * part, high * part)
        whole_sum += Bounds(low * whole, high * whole)
    return None if whole_sum.high == 0 else part_sum / whole_sum

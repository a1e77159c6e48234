"""Strategies for forests, sound hierarchies, and hierarchies with faults that are known."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from attrs import frozen
from hypothesis import strategies as st

from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.fault import FaultCode
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.tier import Tier
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.values.period import Period

__all__ = ["PlantedFaults", "forests", "hierarchies", "planted_faults"]

_Known = tuple[FaultCode, tuple[str, ...], Period | None]

_ROOT: Final = "u0"
_TWO_TIERS_FROM: Final = date(2025, 7, 1)
_FIRST, _LAST = date(1990, 1, 1), date(2040, 1, 1)


@st.composite
def forests(draw: st.DrawFn, *, max_size: int = 30) -> dict[str, str | None]:
    """Make the parent of each unit: chains, stars, several roots, and no unit at all.

    >>> from hypothesis import find
    >>> sorted(find(forests(), lambda parents: len(parents) == 2 and any(parents.values())))
    ['u0', 'u1']
    """
    size = draw(st.integers(0, max_size))
    ids = draw(st.permutations([f"u{place}" for place in range(size)]))
    shape = draw(st.sampled_from(("any", "any", "chain", "star")))
    parents: dict[str, str | None] = {}
    for place, unit in enumerate(ids):
        lowest, highest = {"chain": (place - 1, place - 1), "star": (0, 0)}.get(shape, (-1, place))
        above = draw(st.integers(lowest, highest)) if place else -1
        parents[unit] = None if above in (-1, place) else ids[above]
    return parents


@st.composite
def hierarchies(draw: st.DrawFn, *, max_size: int = 10) -> Hierarchy:
    """Make sound hierarchies: units come and go, move, and change places with those above them.

    There is at least one unit. Some have a tier, some are administrative units, and none is of a
    tier or kind on days without such: no district or township outlives 30 June 2025.

    >>> from hypothesis import given
    >>> @given(hierarchies())
    ... def test_nothing_is_wrong(hierarchy: Hierarchy) -> None:
    ...     assert hierarchy.check() == ()
    >>> test_nothing_is_wrong()
    """
    size = draw(st.integers(0, max_size - 1))
    cuts = sorted(draw(st.sets(st.just(_TWO_TIERS_FROM) | days(_FIRST, _LAST), max_size=3)))
    limits = [None, *cuts, None]
    last = len(cuts)
    units = [_unit(_ROOT, tier=draw(st.sampled_from((None, Tier.NATION))))]
    stays = {_ROOT: (0, last)}
    for place in range(1, size + 1):
        first = draw(st.integers(0, last))
        stays[f"u{place}"] = (first, draw(st.integers(first, last)))
        period = _from_to(limits, *stays[f"u{place}"])
        tier = draw(st.sampled_from((None, *list(Tier)[1:])))
        if tier is Tier.DISTRICT and not Period(None, _TWO_TIERS_FROM).covers(period or _EVER):
            tier = Tier.COMMUNE
        kinds = [
            kind
            for kind in AdministrativeKind
            if kind.tier is tier and (kind.period is None or kind.period.covers(period or _EVER))
        ]
        kind = draw(st.none() | st.sampled_from(kinds)) if kinds else None
        units.append(_unit(f"u{place}", tier=tier, kind=kind, period=period))
    hangs = {
        unit: (draw(st.integers(first, after)), after) for unit, (first, after) in stays.items()
    }
    links: list[Link] = []
    for epoch in range(last + 1):
        above: list[UnitVersion] = units[:1]
        for unit in draw(st.permutations(units[1:])):
            first, after = hangs[unit.id]
            if first <= epoch <= after:
                higher = [one for one in above if _may_be_above(one, unit)]
                parent = draw(st.sampled_from(higher))
                links.append(Link(unit.id, parent.id, _from_to(limits, epoch, epoch)))
            if stays[unit.id][0] <= epoch <= stays[unit.id][1]:
                above = [*above, unit]
    return Hierarchy(
        name="made-up",
        units=tuple(draw(st.permutations(units))),
        links=tuple(draw(st.permutations(links))),
    )


#: Longer than any period made here; a unit that always exists outlives the district tier.
_EVER: Final = Period(date.min)


def _from_to(limits: list[date | None], first: int, last: int) -> Period | None:
    start, end = limits[first], limits[last + 1]
    return None if start is None and end is None else Period(start, end)


def _may_be_above(higher: UnitVersion, lower: UnitVersion) -> bool:
    return higher.tier is None or lower.tier is None or higher.tier.is_above(lower.tier)


@frozen(kw_only=True)
class PlantedFaults:
    """A hierarchy, and all that is wrong with it: each fault's code, units and days.

    >>> from hypothesis import find
    >>> find(planted_faults(), lambda planted: len(planted.faults) == 1).hierarchy.name
    'made-up'
    """

    hierarchy: Hierarchy
    faults: frozenset[_Known]


_Planted = tuple[list[UnitVersion], list[Link], set[_Known]]


@st.composite
def planted_faults(draw: st.DrawFn) -> PlantedFaults:
    """Make sound hierarchies with one to three faults planted, of every kind there is.

    Use it to show that your code says what is wrong where something is.

    >>> from hypothesis import given
    >>> @given(planted_faults())
    ... def test_all_is_found_and_nothing_else(planted: PlantedFaults) -> None:
    ...     found = planted.hierarchy.check()
    ...     assert {(fault.code, fault.units, fault.period) for fault in found} == planted.faults
    >>> test_all_is_found_and_nothing_else()
    """
    sound = draw(hierarchies(max_size=4))
    units, links = [*sound.units], [*sound.links]
    faults: set[_Known] = set()
    for place in range(draw(st.integers(1, 3))):
        plant = draw(st.sampled_from(_PLANTERS))
        more_units, more_links, more_faults = plant(draw, f"planted-{place}-")
        units += more_units
        links += more_links
        faults |= more_faults
    return PlantedFaults(
        hierarchy=Hierarchy(
            name=sound.name,
            units=tuple(draw(st.permutations(units))),
            links=tuple(draw(st.permutations(links))),
        ),
        faults=frozenset(faults),
    )


def _unit(
    unit: str,
    *,
    tier: Tier | None = None,
    kind: AdministrativeKind | None = None,
    period: Period | None = None,
) -> UnitVersion:
    if kind is None:
        return Organisation(id=unit, name=f"made-up {unit}", tier=tier, period=period)
    return AdministrativeUnit(id=unit, name=f"made-up {unit}", kind=kind, period=period)


def _maybe(draw: st.DrawFn) -> Period | None:
    return draw(st.none() | periods(days(_FIRST, _LAST)))


def _two_with_a_common_day(draw: st.DrawFn) -> tuple[Period, Period, Period]:
    first = draw(periods(limited=True))
    start = draw(days(first.start or _FIRST, first.last_day or _LAST))
    second = draw(periods(st.just(start)))
    return first, second, first & second or first


def _a_cycle(draw: st.DrawFn, prefix: str) -> _Planted:
    ids = [f"{prefix}{place}" for place in range(draw(st.integers(1, 4)))]
    period = _maybe(draw)
    wider = [draw(st.sampled_from((None, period))) for _ in ids[1:]]
    links = [
        Link(child, parent, when)
        for (child, parent), when in zip(
            pairwise([*ids, ids[0]]), draw(st.permutations([period, *wider])), strict=True
        )
    ]
    return [_unit(one) for one in ids], links, {(FaultCode.CYCLE, tuple(ids), period)}


def _an_unknown_unit(draw: st.DrawFn, prefix: str) -> _Planted:
    known, unknown, period = f"{prefix}unit", f"{prefix}nobody", _maybe(draw)
    ends = (known, unknown) if draw(st.booleans()) else (unknown, known)
    faults: set[_Known] = {(FaultCode.UNKNOWN_UNIT, (unknown, known), period)}
    return [_unit(known)], [Link(*ends, period)], faults


def _two_links_at_once(draw: st.DrawFn, prefix: str) -> _Planted:
    first, second, both = _two_with_a_common_day(draw)
    child, one, other = (f"{prefix}{place}" for place in range(3))
    same = draw(st.booleans())
    code, parents = (FaultCode.OVERLAP, (one,)) if same else (FaultCode.SECOND_PARENT, (one, other))
    links = [Link(child, one, first), Link(child, parents[-1], second), Link(one, _ROOT)]
    units = [_unit(child), _unit(one), _unit(other)]
    return units, links, {(code, (child, *parents), both)}


def _a_gap(draw: st.DrawFn, prefix: str) -> _Planted:
    gap = draw(periods(limited=True))
    child, one = f"{prefix}0", f"{prefix}1"
    other = draw(st.sampled_from((one, _ROOT)))
    links = [
        Link(child, one, Period(None, gap.start)),
        Link(child, other, Period(gap.end or _LAST)),
    ]
    return [_unit(child), _unit(one)], links, {(FaultCode.GAP, (child, one, other), gap)}


def _an_orphan(draw: st.DrawFn, prefix: str) -> _Planted:
    child, parent = f"{prefix}0", f"{prefix}1"
    period = draw(periods(days(_FIRST, _LAST)))
    outside = [Period(None, period.start), *([Period(period.end)] if period.end else [])]
    links = [Link(child, parent), Link(parent, _ROOT)]
    units = [_unit(child), _unit(parent, period=period)]
    return units, links, {(FaultCode.ORPHAN, (child, parent), without) for without in outside}


def _a_tier_inversion(draw: st.DrawFn, prefix: str) -> _Planted:
    tiers = [tier for tier in Tier if tier is not Tier.DISTRICT]
    upper = draw(st.sampled_from(tiers))
    lower = draw(st.sampled_from([tier for tier in tiers if not upper.is_above(tier)]))
    child, parent, period = f"{prefix}0", f"{prefix}1", _maybe(draw)
    units = [_unit(child, tier=lower), _unit(parent, tier=upper)]
    faults: set[_Known] = {(FaultCode.TIER_INVERSION, (child, parent), period)}
    return units, [Link(child, parent, period)], faults


def _a_duplicate_id(draw: st.DrawFn, prefix: str) -> _Planted:
    first, second, both = _two_with_a_common_day(draw)
    units = [_unit(f"{prefix}0", period=first), _unit(f"{prefix}0", period=second)]
    return units, [], {(FaultCode.DUPLICATE_ID, (f"{prefix}0",), both)}


def _a_tier_not_in_force(draw: st.DrawFn, prefix: str) -> _Planted:
    unit = f"{prefix}0"
    last_day = draw(st.none() | days(_TWO_TIERS_FROM, _LAST))
    end = None if last_day is None else last_day + timedelta(days=1)
    start = draw(st.none() | days(_FIRST, last_day or _LAST))
    period = None if start is None and end is None else Period(start, end)
    outside = Period(max(start or _FIRST, _TWO_TIERS_FROM), end)
    faults: set[_Known] = {(FaultCode.TIER_NOT_IN_FORCE, (unit,), outside)}
    return [_unit(unit, tier=Tier.DISTRICT, period=period)], [], faults


def _a_kind_not_in_force(draw: st.DrawFn, prefix: str) -> _Planted:
    unit, reform = f"{prefix}0", _TWO_TIERS_FROM
    kind = draw(st.sampled_from((AdministrativeKind.TOWNSHIP, AdministrativeKind.SPECIAL_ZONE)))
    early, late = Period(None, reform), Period(reform)
    outside, inside = (late, early) if kind is AdministrativeKind.TOWNSHIP else (early, late)
    period = draw(periods(days(_FIRST, _LAST)).filter(lambda one: not inside.covers(one)))
    faults: set[_Known] = {(FaultCode.KIND_NOT_IN_FORCE, (unit,), period & outside)}
    return [_unit(unit, kind=kind, period=period)], [], faults


_PLANTERS: Final[tuple[Callable[[st.DrawFn, str], _Planted], ...]] = (
    _a_cycle,
    _an_unknown_unit,
    _two_links_at_once,
    _a_gap,
    _an_orphan,
    _a_tier_inversion,
    _a_duplicate_id,
    _a_tier_not_in_force,
    _a_kind_not_in_force,
)

"""The structure check, beside one that looks at every day by itself."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import HierarchyError
from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.fault import Fault, FaultCode
from khuyenhoc.models.hierarchy import Hierarchy, Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.structure import structure_faults
from khuyenhoc.models.tier import Tier
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.testing.hierarchies import PlantedFaults, hierarchies, planted_faults
from khuyenhoc.values.period import Period

Wrong = tuple[FaultCode, tuple[str, ...]]
Found = set[Wrong]

#: Ten days around the end of the district tier, so that everything meets everything.
FIRST = date(2025, 6, 26)
DAYS = [FIRST + timedelta(days=shift) for shift in range(10)]


@st.composite
def short_periods(draw: st.DrawFn) -> Period | None:
    start, end = draw(st.sampled_from([None, *DAYS])), draw(st.sampled_from([None, *DAYS]))
    if start is None and end is None:
        return None
    if start is not None and end is not None and end <= start:
        start, end = (end, start) if end < start else (start, None)
    return Period(start, end)


@st.composite
def tangles(draw: st.DrawFn) -> Hierarchy:
    """Make units and links with no care for sense; "z" is never a unit."""
    units = st.builds(
        Organisation,
        id=st.sampled_from("abc"),
        name=st.just("made-up"),
        tier=st.sampled_from([None, None, *Tier]),
        period=st.none() | short_periods(),
    ) | st.builds(
        AdministrativeUnit,
        id=st.sampled_from("abc"),
        name=st.just("made-up"),
        kind=st.sampled_from(AdministrativeKind),
        period=st.none() | short_periods(),
    )
    links = st.builds(Link, st.sampled_from("aabbccz"), st.sampled_from("aabbccz"), short_periods())
    return Hierarchy(
        name="tangle",
        units=tuple(draw(st.lists(units, max_size=6))),
        links=tuple(draw(st.lists(links, max_size=8))),
    )


def in_force(period: Period | None, day: date) -> bool:
    return period is None or day in period


def reachable(above: dict[str, set[str]], unit: str) -> set[str]:
    seen: set[str] = set()
    waiting = [unit]
    while waiting:
        for parent in above.get(waiting.pop(), set()) - seen:
            seen.add(parent)
            waiting.append(parent)
    return seen


def of_units(units: list[UnitVersion], day: date) -> Iterator[Wrong]:
    for one, other in combinations(units, 2):
        if one.id == other.id:
            yield FaultCode.DUPLICATE_ID, (one.id,)
    for unit in units:
        if unit.tier is Tier.DISTRICT and day >= date(2025, 7, 1):
            yield FaultCode.TIER_NOT_IN_FORCE, (unit.id,)
        if isinstance(unit, AdministrativeUnit) and unit.kind is (
            AdministrativeKind.TOWNSHIP
            if day >= date(2025, 7, 1)
            else AdministrativeKind.SPECIAL_ZONE
        ):
            yield FaultCode.KIND_NOT_IN_FORCE, (unit.id,)


def of_links(links: list[Link], known: set[str], existing: set[str]) -> Iterator[Wrong]:
    for link in links:
        if link.child not in known:
            yield FaultCode.UNKNOWN_UNIT, (link.child, link.parent)
        if link.parent not in known:
            yield FaultCode.UNKNOWN_UNIT, (link.parent, link.child)
        if link.child in existing and link.parent in known - existing:
            yield FaultCode.ORPHAN, (link.child, link.parent)
    for child in existing:
        above = [link.parent for link in links if link.child == child]
        if len(set(above)) > 1:
            yield FaultCode.SECOND_PARENT, (child, *sorted(set(above)))
        for parent in above:
            if above.count(parent) > 1:
                yield FaultCode.OVERLAP, (child, parent)


def of_tiers(links: list[Link], units: list[UnitVersion]) -> Iterator[Wrong]:
    tiers = [(unit.id, unit.tier.rank) for unit in units if unit.tier is not None]
    for link in links:
        for child, low in tiers:
            for parent, high in tiers:
                if (child, parent) == (link.child, link.parent) and low <= high:
                    yield FaultCode.TIER_INVERSION, (child, parent)


def of_rings(links: list[Link], existing: set[str]) -> Iterator[Wrong]:
    inside: dict[str, set[str]] = {}
    for link in links:
        if {link.child, link.parent} <= existing:
            inside.setdefault(link.child, set()).add(link.parent)
    for one in existing:
        ring = {other for other in reachable(inside, one) if one in reachable(inside, other)}
        if ring:
            yield FaultCode.CYCLE, tuple(sorted(ring))


def looked_at_on(tangle: Hierarchy, day: date) -> Found:
    """Find what is wrong on one day, gaps aside; the units of a cycle in the order of their ids."""
    known = {unit.id for unit in tangle.units}
    units = [unit for unit in tangle.units if in_force(unit.period, day)]
    links = [link for link in tangle.links if in_force(link.period, day)]
    existing = {unit.id for unit in units}
    return {
        *of_units(units, day),
        *of_links(links, known, existing),
        *of_tiers(links, units),
        *of_rings(links, existing),
    }


def childless_between(tangle: Hierarchy, day: date) -> set[str]:
    """Find the units that have no parent on a day, but had one before and have one again."""

    def has_parent(unit: UnitVersion, day: date) -> bool:
        exists = any(in_force(one.period, day) for one in tangle.units if one.id == unit.id)
        linked = (link for link in tangle.links if link.child == unit.id)
        return exists and any(in_force(link.period, day) for link in linked)

    long_before, long_after = FIRST - timedelta(days=9), FIRST + timedelta(days=99)
    return {
        unit.id
        for unit in tangle.units
        if in_force(unit.period, day)
        and not has_parent(unit, day)
        and any(has_parent(unit, other) for other in [long_before, *DAYS] if other < day)
        and any(has_parent(unit, other) for other in [*DAYS, long_after] if other > day)
    }


def found_on(faults: tuple[Fault, ...], day: date) -> Found:
    return {
        (fault.code, tuple(sorted(fault.units)) if fault.code is FaultCode.CYCLE else fault.units)
        for fault in faults
        if in_force(fault.period, day)
    }


@given(tangles())
def test_on_every_day_it_finds_what_is_wrong_on_that_day(tangle: Hierarchy) -> None:
    """Kills: a check of the days on which something starts; closed ends; a child that is not there.

    Also: cycles seen in links that never hold together; a duplicate whose periods only meet.
    """
    faults = tangle.check()
    for day in [FIRST - timedelta(days=9), *DAYS, FIRST + timedelta(days=99)]:
        found = found_on(faults, day)
        assert {one for one in found if one[0] is not FaultCode.GAP} == looked_at_on(tangle, day)
        gaps = {ids[0] for code, ids in found if code is FaultCode.GAP}
        assert gaps == childless_between(tangle, day)


@given(tangles(), st.data())
def test_the_order_of_units_and_links_makes_no_difference(
    tangle: Hierarchy, data: st.DataObject
) -> None:
    """Kills: a parent that counts because it came first; a ring told from where it was entered."""
    units = data.draw(st.permutations(tangle.units))
    links = data.draw(st.permutations(tangle.links))
    assert structure_faults(units, links) == tangle.check()


@given(tangles(), short_periods())
def test_within_a_period_it_finds_what_of_it_belongs_to_the_period(
    tangle: Hierarchy, during: Period | None
) -> None:
    """Kills: faults of other days; a gap that is lost because the links around it are outside."""
    cut = tangle.check(during=during)
    for day in DAYS:
        inside = in_force(during, day)
        assert found_on(cut, day) == (found_on(tangle.check(), day) if inside else set())
    for fault in cut:
        assert during is None or (fault.period is not None and during.covers(fault.period))


@given(tangles())
def test_a_fault_is_told_once_for_each_stretch_of_days(tangle: Hierarchy) -> None:
    """Kills: a fault cut in pieces wherever some other link begins."""
    for one, other in combinations(tangle.check(), 2):
        if (one.code, one.units) == (other.code, other.units):
            assert one.period is not None
            assert other.period is not None
            assert one.period.precedes(other.period)
            assert not one.period.meets(other.period)


@given(tangles())
def test_a_day_is_refused_for_each_fault_that_leaves_no_forest_and_for_no_other(
    tangle: Hierarchy,
) -> None:
    """Kills: two parents of a child that is not there; an error that has nothing to say."""
    for day in DAYS:
        fatal = tuple(
            fault
            for fault in tangle.check()
            if fault.code.prevents_a_tree and in_force(fault.period, day)
        )
        if fatal:
            with pytest.raises(HierarchyError) as caught:
                tangle.on(day)
            assert caught.value.faults == fatal
        else:
            existing = {unit.id for unit in tangle.units if in_force(unit.period, day)}
            assert set(tangle.on(day)) == existing


@given(hierarchies())
def test_a_sound_forest_has_no_faults(hierarchy: Hierarchy) -> None:
    """Kills: links that meet taken for overlapping ones; a move and a swap taken for a cycle."""
    assert hierarchy.check() == ()


@given(planted_faults())
def test_every_planted_fault_is_found_with_its_units_and_days_and_nothing_else(
    planted: PlantedFaults,
) -> None:
    """Kills: a check that stops at the first fault; the last day of a fault taken for its end."""
    found = planted.hierarchy.check()
    assert {(fault.code, fault.units, fault.period) for fault in found} == planted.faults
    assert len(found) == len(planted.faults)


# One of each, in words


def unit(unit: str, tier: Tier | None = None, period: Period | None = None) -> Organisation:
    return Organisation(id=unit, name=unit, tier=tier, period=period)


A, B, C = unit("a"), unit("b"), unit("c")
Y2023, Y2024 = Period.year(2023), Period.year(2024)
WORDS: list[tuple[list[UnitVersion], list[Link], str, str]] = [
    (
        [A, unit("a", period=Y2023)],
        [],
        "two units have the id a (2023-01-01 to 2023-12-31).",
        "Hai đơn vị có cùng mã định danh a (năm 2023).",
    ),
    (
        [A],
        [Link("a", "z")],
        "there is no unit z, which a link ties to a (at all times).",
        "Không có đơn vị nào là z, dù có liên kết với a (mọi thời điểm).",
    ),
    (
        [A, B, C],
        [Link("c", "a"), Link("a", "b", Period.until(date(2024, 12, 31))), Link("b", "c")],
        "a cycle: a under b under c under a (until 2024-12-31).",
        "Vòng lặp: a trực thuộc b trực thuộc c trực thuộc a (tính đến ngày 31/12/2024).",
    ),
    (
        [A, B, C],
        [Link("a", "c", Period.years(2023, 2024)), Link("a", "b", Period.years(2024, 2025))],
        "a hangs under b, c at once (2024-01-01 to 2024-12-31).",
        "a cùng lúc trực thuộc b, c (năm 2024).",
    ),
    (
        [A, B],
        [Link("a", "b"), Link("a", "b", Period(date(2024, 1, 1)))],
        "a hangs under b twice (from 2024-01-01).",
        "a được ghi hai lần là trực thuộc b (từ ngày 1/1/2024).",
    ),
    (
        [A, B, C],
        [Link("a", "b", Y2023), Link("a", "c", Period.day(date(2024, 1, 2)))],
        "a hangs under nothing between b and c (2024-01-01).",
        "a không trực thuộc đơn vị nào, sau b và trước c (ngày 1/1/2024).",
    ),
    (
        [A, unit("b", period=Period(None, date(2025, 1, 1)))],
        [Link("a", "b", Period.years(2023, 2025))],
        "a hangs under b, which does not exist then (2025-01-01 to 2025-12-31).",
        "a trực thuộc b, mà khi đó không tồn tại (năm 2025).",
    ),
    (
        [unit("a", Tier.COMMUNE), unit("b", Tier.COMMUNE)],
        [Link("a", "b", Y2024)],
        "a hangs under b, which is of no higher tier (2024-01-01 to 2024-12-31).",
        "a trực thuộc b, mà không ở cấp cao hơn (năm 2024).",
    ),
    (
        [unit("a", Tier.DISTRICT)],
        [],
        "a is of a tier that there is not (from 2025-07-01).",
        "a thuộc một cấp không còn (từ ngày 1/7/2025).",
    ),
    (
        [AdministrativeUnit(id="a", name="a", kind=AdministrativeKind.SPECIAL_ZONE, period=Y2024)],
        [],
        "a is of an administrative kind that there is not (2024-01-01 to 2024-12-31).",
        "a thuộc một loại đơn vị hành chính không có khi đó (năm 2024).",
    ),
]


#: A code that several bear is a fault of a registry, where codes mean units.
STRUCTURAL = [code for code in FaultCode if code is not FaultCode.SHARED_CODE]


@pytest.mark.parametrize(
    ("units", "links", "en", "vi"), WORDS, ids=[code.value for code in STRUCTURAL]
)
def test_a_fault_says_what_where_and_when(
    units: list[UnitVersion], links: list[Link], en: str, vi: str
) -> None:
    (fault,) = structure_faults(units, links)
    assert fault.sentence("en") == en
    assert fault.sentence("vi") == str(fault) == vi


def test_every_code_is_told_in_words() -> None:
    assert [structure_faults(units, links)[0].code for units, links, _, _ in WORDS] == STRUCTURAL


def test_as_plain_data_a_fault_keeps_its_days() -> None:
    fault, always = (structure_faults(*WORDS[place][:2])[0].to_dict() for place in (8, 1))
    assert fault == {
        "code": "tier-not-in-force",
        "units": ["a"],
        "start": "2025-07-01",
        "end": None,
        "vi": WORDS[8][3],
        "en": WORDS[8][2],
    }
    assert (always["start"], always["end"]) == (None, None)
    ended = structure_faults(*WORDS[2][:2])[0].to_dict()
    assert (ended["start"], ended["end"]) == (None, "2025-01-01")


@pytest.mark.parametrize(("size", "dots"), [(8, ""), (9, "… under ")])
def test_the_sentence_of_a_long_cycle_is_short_and_its_units_are_all_there(
    size: int, dots: str
) -> None:
    ids = [f"u{place}" for place in range(size)]
    ring = [Link(*pair) for pair in zip(ids, [*ids[1:], ids[0]], strict=True)]
    (fault,) = structure_faults([unit(one) for one in ids], ring)
    assert fault.units == tuple(ids)
    up_to_7 = " under ".join(ids[:8])
    assert fault.sentence("en") == f"a cycle: {up_to_7} under {dots}u0 (at all times)."


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_calendar_s_own_ends_are_days_like_any_other(day: date) -> None:
    """Kills: a start that is not stated taken for the day before the first."""
    period = Period(day, None if day == date.max else day + timedelta(days=1))
    (fault,) = structure_faults([A, B], [Link("a", "b", period), Link("b", "a")])
    assert fault.period is not None
    assert day in fault.period
    whole = Period(date.min)
    assert structure_faults([unit("a"), unit("b", period=whole)], [Link("a", "b")]) == ()


@pytest.mark.parametrize("lower", [Tier.PROVINCE, Tier.COMMUNE, Tier.VILLAGE])
@pytest.mark.parametrize("upper", [Tier.NATION, Tier.PROVINCE, Tier.COMMUNE, Tier.VILLAGE])
def test_a_unit_may_skip_tiers_but_not_climb(lower: Tier, upper: Tier) -> None:
    """Kills: a tier that has to be the next one; an equal tier let through."""
    order = [Tier.NATION, Tier.PROVINCE, Tier.COMMUNE, Tier.VILLAGE]
    faults = structure_faults([unit("a", lower), unit("b", upper)], [Link("a", "b")])
    assert bool(faults) == (order.index(upper) >= order.index(lower))


@pytest.mark.parametrize(
    "links",
    [
        [Link("a", "b", Y2023), Link("a", "b", Y2023)],
        [Link("a", "b", Y2023), Link("a", "c", Y2023)],
        [Link("a", "d", Y2023)],
        [Link("a", "b", Period.year(2021)), Link("a", "b", Y2023)],
        [Link("a", "b", Period.year(2022)), Link("a", "b", Y2024)],
        [Link("a", "b", Y2023), Link("b", "a")],
    ],
    ids=["overlap", "second parent", "tier inversion and orphan", "gap", "gap before", "cycle"],
)
def test_what_does_not_exist_has_no_faults(links: list[Link]) -> None:
    """Kills: links that count on days on which there is no child."""
    child = unit("a", Tier.PROVINCE, Y2024)
    below = [link for link in links if link.child != "a"]
    faults = structure_faults([child, B, C, unit("d", Tier.COMMUNE, Y2024)], links)
    assert {fault.code for fault in faults} == ({FaultCode.ORPHAN} if below else set())


def test_a_short_link_inside_a_long_one_makes_no_gap() -> None:
    """Kills: a gap measured from the end of the last link to begin."""
    links = [Link("a", "b", Period.years(2020, 2023)), Link("a", "c", Period.year(2021))]
    faults = structure_faults([A, B, C], [*links, Link("a", "c", Period.year(2025))])
    assert [(fault.code, fault.units, fault.period) for fault in faults] == [
        (FaultCode.SECOND_PARENT, ("a", "b", "c"), Period.year(2021)),
        (FaultCode.GAP, ("a", "b", "c"), Y2024),
    ]


def test_where_cycles_share_units_they_are_one_fault() -> None:
    links = [Link("a", "b"), Link("b", "a"), Link("c", "a"), Link("a", "c", Y2024)]
    cycles = [
        (fault.units, fault.period)
        for fault in structure_faults([A, B, C], links)
        if fault.code is FaultCode.CYCLE
    ]
    assert cycles == [
        (("a", "b"), Period(None, date(2024, 1, 1))),
        (("a", "b"), Period(date(2025, 1, 1))),
        (("a", "b", "c"), Y2024),
    ]


def test_cycles_are_told_in_the_order_of_ids() -> None:
    """Kills: the order in which Python happens to keep a set."""
    hub = {"a": list("hgfedcb"), **{one: ["a"] for one in "hgfedcb"}}
    assert cycles({"z": ["y"], "y": ["z"], **hub}) == (tuple("abcdefgh"), ("y", "z"))

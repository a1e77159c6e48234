"""Crosswalks back in time: where units of today were, as far as that can be known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walks import (
    ALWAYS,
    BEFORE,
    JULY_1,
    JUNE_30,
    SINCE,
    Walk,
    change,
    parts,
    registry_of,
    values_of,
    walks,
    within,
)

from khuyenhoc.models.indicators import MEMBERS
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Weight, tight, whole
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.values.bounds import Bounds


def back_of(walk: Walk) -> Crosswalk:
    return crosswalk(walk.registry, walk.told.end, walk.told.start, of=walk.told.of)


def july_back(registry: Registry, *, of: Moved = Moved.EVERYTHING) -> Crosswalk:
    return crosswalk(registry, JULY_1, JUNE_30, of=of)


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_there_and_back_holds_what_every_unit_had_and_did_not_lose(
    walk: Walk, data: st.DataObject
) -> None:
    """Kills: shares turned round as if they were of the new unit; equal shares; a source that is
    left out because its share is small."""
    values = data.draw(values_of(walk.told))
    truth = walk.carried(values)
    now = {unit: truth[unit] for unit in walk.told.targets}
    carried = back_of(walk).apply(now, MEMBERS)
    for unit, value in values.items():
        lost = sum(part for target, part in walk.truth(unit).items() if isinstance(target, Beyond))
        remained = value * (1 - lost)
        if unit in carried:
            found = carried[unit].value
            assert found
            assert remained in found
        else:
            assert remained == 0


@settings(max_examples=40)
@given(walks(back=True))
def test_a_row_back_is_the_one_source_or_all_of_them_in_shares_not_known(walk: Walk) -> None:
    """Kills: a known share forward taken as known back; sources out of order; weights not tight."""
    forward = crosswalk(walk.registry, walk.told.end, walk.told.start, of=walk.told.of)
    for unit, row in walk.told.items():
        sources = sorted(forward.sources[unit])
        assert row == (parts(*sources) if sources else whole(Beyond.UNASSIGNED))
        assert tight(row) == row
    assert walk.told.loose == frozenset()
    assert walk.told.targets == tuple(walk.registry.existing(walk.told.end))


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_comparable_areas_are_points_and_equal_on_both_sides(
    walk: Walk, data: st.DataObject
) -> None:
    """Kills: an area that leaves out a unit tied to it by a part; bounds of its units added up."""
    values = data.draw(values_of(walk.told))
    truth = walk.carried(values)
    now = {unit: truth[unit] for unit in walk.told.targets}
    forward, back = walk.told, back_of(walk)
    in_areas = forward.to_common_areas().apply(values, MEMBERS)
    for area in forward.common_areas():
        if not area.is_comparable:
            continue
        there = forward.coarsen(dict.fromkeys(area.after, "area")).apply(values, MEMBERS)["area"]
        here = back.coarsen(dict.fromkeys(area.before, "area")).apply(now, MEMBERS)["area"]
        assert there.value == Bounds.exactly(sum(values[unit] for unit in area.before))
        assert here.value == there.value == in_areas[area.id].value


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_all_that_is_carried_back_is_accounted_for(walk: Walk, data: st.DataObject) -> None:
    """Kills: what came from nowhere dropped on the way back."""
    back = back_of(walk)
    values = data.draw(values_of(back))
    carried = back.apply(values, MEMBERS)
    nowhere = sum(carried.unassigned.values(), Bounds.exactly(0))
    assert carried.total + nowhere == carried.given == Bounds.exactly(sum(values.values()))
    assert dict(carried.outside) == {}
    for unit in carried:
        found = carried[unit].value
        assert found
        assert within(found, Bounds(0, sum(values.values())))


def test_what_one_unit_brought_alone_was_all_its_own() -> None:
    """Kills: a part that alone founded a unit taken as not known; a merger as one source."""
    registry = registry_of(
        {"a": BEFORE, "b": ALWAYS, "x": SINCE, "y": SINCE, "z": SINCE},
        change(
            Move("a", "x", Share.unknown()),
            Move("a", "y", Share.remainder()),
            Move("b", "y", Share.unknown()),
        ),
    )
    back = july_back(registry)
    assert dict(back) == {
        "b": whole("b"),
        "x": whole("a"),
        "y": (Weight("a", 0, 1), Weight("b", 0, 1)),
        "z": whole(Beyond.UNASSIGNED),
    }
    assert back.targets == ("a", "b")


@pytest.mark.parametrize("of", [Moved.PEOPLE, Moved.MONEY])
def test_people_and_money_are_asked_for_apart(of: Moved) -> None:
    """Kills: back in time by the moves of everything, whatever is asked for."""
    registry = registry_of(
        {"a": BEFORE, "b": BEFORE, "x": SINCE},
        change(Move("a", "x"), Move("b", "x", of=Moved.PEOPLE)),
    )
    expected = parts("a", "b") if of is Moved.PEOPLE else whole("a")
    assert july_back(registry, of=of)["x"] == expected

"""Crosswalks forward in time: where units belong, and what can never be lost or made up."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from walks import (
    ALWAYS,
    BEFORE,
    JULY_1,
    JUNE_30,
    ONE_DAY,
    SINCE,
    Walk,
    change,
    inside,
    july,
    registry_of,
    turning_days,
    walks,
)

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Weight, is_exact, tight, whole
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.testing.registries import RegistryAndTruth, registries, registries_and_truth
from khuyenhoc.values.period import Period

HALF = Fraction(1, 2)
QUARTER = Fraction(1, 4)


@settings(max_examples=60)
@given(walks())
def test_the_true_part_lies_within_the_bounds_of_its_weight(walk: Walk) -> None:
    """Kills: equal shares; a target by default; what stays taken as all or as nothing; moves of
    everything added to those of people; the change on the first day, or none on the last."""
    for unit, row in walk.told.items():
        assert inside(walk.true[unit], row)
        assert is_exact(walk.true[unit])
    assert walk.told.keys() == walk.true.keys()


@settings(max_examples=60)
@given(walks())
def test_weights_of_a_unit_come_to_all_of_it_and_are_tight(walk: Walk) -> None:
    """Kills: a part left out; bounds that tell less than follows; a target that does not exist."""
    existing = {*walk.registry.existing(walk.told.end)}
    assert {*walk.told.targets} == existing
    for row in walk.told.values():
        assert tight(row) == row
        assert {one.target for one in row} <= existing | {*Beyond}


@settings(max_examples=50)
@given(registries(), st.data())
def test_from_a_day_to_itself_everything_stays(registry: Registry, data: st.DataObject) -> None:
    """Kills: the change of the first day taken to lie between."""
    day = data.draw(st.sampled_from(turning_days(registry)))
    same = crosswalk(registry, day, day)
    assert dict(same) == {unit: whole(unit) for unit in registry.existing(day)}
    assert same.divided == same.unassigned == ()


@settings(max_examples=50)
@given(registries(), st.data())
def test_on_days_without_a_beginning_an_end_or_a_move_everything_stays(
    registry: Registry, data: st.DataObject
) -> None:
    """Kills: a change that is made again on later days."""
    days = turning_days(registry)
    first, after = data.draw(st.sampled_from([*pairwise(days)]))
    if after - first > ONE_DAY:
        walk = crosswalk(registry, first, after - ONE_DAY)
        assert dict(walk) == {unit: whole(unit) for unit in registry.existing(first)}


@settings(max_examples=40)
@given(registries_and_truth(max_size=4, gaps=True), st.sampled_from(Moved), st.data())
def test_over_several_days_bounds_are_within_those_of_going_day_by_day(
    drawn: RegistryAndTruth, of: Moved, data: st.DataObject
) -> None:
    """And where every share is known, they are the same.

    Kills: putting the first changes together first; a day left out; a unit that ended and came
    back taken to have been there all along.
    """
    days = turning_days(drawn.registry)
    stops = sorted(data.draw(st.sets(st.sampled_from(days), min_size=2, max_size=4)))
    for registry in (drawn.registry, drawn.truth):
        at_once = crosswalk(registry, stops[0], stops[-1], of=of)
        step_by_step = crosswalk(registry, stops[0], stops[1], of=of)
        for stop in stops[2:]:
            step_by_step = step_by_step.then(crosswalk(registry, step_by_step.end, stop, of=of))
        for unit, row in at_once.items():
            assert inside(row, step_by_step[unit])
        assert at_once.targets == step_by_step.targets
        assert at_once.loose <= step_by_step.loose
        if registry is drawn.truth:
            assert dict(at_once) == dict(step_by_step)
            assert at_once.loose == frozenset()


@settings(max_examples=60)
@given(walks())
def test_to_name_the_units_divided_changed_or_lost_leaves_none_out(walk: Walk) -> None:
    """Kills: sources that may be left out; a whole one listed as divided; lost parts not told."""
    told = walk.told
    assert {*told.divided} | {unit for unit, row in told.items() if is_exact(row)} >= {*told}
    for unit, row in told.items():
        assert (unit in told.divided) == (len(row) > 1)
        assert (unit in told.unassigned) == any(one.target is Beyond.UNASSIGNED for one in row)
    for target in told.targets:
        made_of = {unit for unit, row in told.items() if target in {one.target for one in row}}
        assert {*told.sources[target]} == made_of
    assert {unit: told.targets[place] for unit, place in told.wholes} == {
        unit: row[0].target
        for unit, row in told.items()
        if len(row) == 1 and not isinstance(row[0].target, Beyond)
    }


# -- what becomes of a unit ---------------------------------------------------------------------


@settings(max_examples=40)
@given(registries(max_size=5), st.data())
def test_names_kinds_codes_and_parents_leave_every_row_as_it_is(
    registry: Registry, data: st.DataObject
) -> None:
    """Kills: a new version taken for a new unit; figures that hang on a parent."""
    days = turning_days(registry)
    day, start, end = (data.draw(st.sampled_from(days)) for _ in range(3))
    units: list[UnitVersion] = []
    for unit in registry.hierarchy.units:
        period = unit.period or Period(None, date(9000, 1, 1))
        if day in period and day != period.start:
            before, since = period.split(day)
            units.append(evolve(unit, period=before))
            unit = evolve(unit, name="Tên mới", codes=(), period=since)  # noqa: PLW2901
        units.append(unit)
    other = Registry(
        hierarchy=Hierarchy(name="other", units=tuple(units)), changes=registry.changes
    )
    for of in Moved:
        rows = dict(crosswalk(registry, start, end, of=of))
        assert dict(crosswalk(other, start, end, of=of)) == rows


@settings(max_examples=40)
@given(registries(max_size=5), st.sampled_from(Moved))
def test_over_the_night_to_a_change_only_what_it_names_moves(registry: Registry, of: Moved) -> None:
    """Kills: a change that takes effect a day early or late; one that moves its neighbours."""
    for day in registry.days_of_change:
        walk = crosswalk(registry, day - ONE_DAY, day, of=of)
        told = {
            move.source
            for change in registry.changes_of[day]
            for move in change.moves
            if move.of in (of, Moved.EVERYTHING)
        }
        for unit in walk:
            if unit not in told:
                stays = unit in walk.targets
                assert walk[unit] == whole(unit if stays else Beyond.UNASSIGNED)
        quiet = crosswalk(registry, day, day, of=of)
        assert all(quiet[unit] == whole(unit) for unit in quiet)


def test_what_no_move_takes_stays_with_the_unit_that_stays() -> None:
    """Kills: all of it gone; all of it there; a quarter of what is left."""
    registry = registry_of(
        {"a": ALWAYS, "x": ALWAYS}, change(Move("a", "x", Share.exactly(QUARTER)))
    )
    assert july(registry)["a"] == (
        Weight("a", 1 - QUARTER, 1 - QUARTER),
        Weight("x", QUARTER, QUARTER),
    )
    unknown = registry_of({"a": ALWAYS, "x": ALWAYS}, change(Move("a", "x", Share.unknown())))
    assert july(unknown)["a"] == (Weight("a", 0, 1), Weight("x", 0, 1))
    everything = registry_of({"a": ALWAYS, "x": ALWAYS}, change(Move("a", "x")))
    assert july(everything)["a"] == whole("x")
    left = registry_of({"a": ALWAYS, "x": ALWAYS}, change(Move("a", "x", Share.remainder())))
    assert july(left)["a"] == whole("x")


def test_a_part_told_to_stay_leaves_the_rest_outside_unless_these_are_all_moves() -> None:
    """Kills: the rest given back to the unit that stays, of which a move said how much."""
    moves = (Move("a", "a", Share.exactly(HALF)), Move("a", "x", Share.between(0, HALF)))
    told = registry_of({"a": ALWAYS, "x": ALWAYS}, change(*moves))
    assert july(told)["a"] == (
        Weight("a", HALF, HALF),
        Weight("x", 0, HALF),
        Weight(Beyond.OUTSIDE, 0, HALF),
    )
    all_told = registry_of({"a": ALWAYS, "x": ALWAYS}, change(*moves, exhaustive=True))
    assert july(all_told)["a"] == (Weight("a", HALF, HALF), Weight("x", HALF, HALF))


def test_what_moves_of_an_ended_unit_leave_is_outside_unless_they_are_all_there_are() -> None:
    """Kills: the rest spread over its targets; the rest without successor; a unit of one unknown
    part taken to go there as a whole, though nothing says so."""
    units = {"a": BEFORE, "x": SINCE}
    some = registry_of(units, change(Move("a", "x", Share.exactly(QUARTER))))
    assert july(some)["a"] == (
        Weight("x", QUARTER, QUARTER),
        Weight(Beyond.OUTSIDE, 1 - QUARTER, 1 - QUARTER),
    )
    unknown = registry_of(units, change(Move("a", "x", Share.unknown())))
    assert july(unknown)["a"] == (Weight("x", 0, 1), Weight(Beyond.OUTSIDE, 0, 1))
    alone = registry_of(units, change(Move("a", "x", Share.unknown()), exhaustive=True))
    assert july(alone)["a"] == whole("x")
    gone = registry_of(units, change(Move("a", None)))
    assert july(gone)["a"] == whole(Beyond.OUTSIDE)
    partly_gone = registry_of(
        units,
        change(Move("a", None, Share.exactly(QUARTER)), Move("a", "x", Share.exactly(QUARTER))),
    )
    assert july(partly_gone)["a"] == (
        Weight("x", QUARTER, QUARTER),
        Weight(Beyond.OUTSIDE, 1 - QUARTER, 1 - QUARTER),
    )


def test_what_is_told_to_go_outside_is_there_at_least() -> None:
    """Kills: the low end of what goes outside forgotten for the rest that may be there too."""
    told = Move("a", None, Share.between(QUARTER, HALF)), Move("a", "x", Share.unknown())
    registry = registry_of({"a": BEFORE, "x": SINCE}, change(*told))
    assert july(registry)["a"] == (
        Weight("x", 0, 1 - QUARTER),
        Weight(Beyond.OUTSIDE, QUARTER, 1),
    )


def test_a_remainder_leaves_nothing_outside() -> None:
    """Kills: outside beside what is said to be all the rest; a remainder of everything known."""
    registry = registry_of(
        {"a": BEFORE, "x": SINCE, "y": SINCE},
        change(Move("a", "x", Share.exactly(QUARTER)), Move("a", "y", Share.remainder())),
    )
    assert july(registry)["a"] == (
        Weight("x", QUARTER, QUARTER),
        Weight("y", 1 - QUARTER, 1 - QUARTER),
    )


def test_a_unit_that_ended_without_a_move_has_no_successor_at_any_time_after() -> None:
    """Kills: outside for without successor; one that came back under its id taken to have stayed,
    or to be lost to those who ask from the day of its return on."""
    registry = registry_of({"a": BEFORE, "x": SINCE})
    assert july(registry)["a"] == whole(Beyond.UNASSIGNED)
    assert july(registry).unassigned == ("a",)
    again = date(2026, 3, 1)
    before = registry_of({"a": BEFORE, "b": BEFORE, "x": ALWAYS}).hierarchy.units
    after = registry_of({"a": Period(again), "b": Period(again)}).hierarchy.units
    returned = Registry(
        hierarchy=Hierarchy(name="wards", units=(*before, *after)),
        changes=(
            change(Move("b", "x")),
            change(Move("x", "a", Share.exactly(HALF)), day=again),
        ),
    )
    assert july(returned)["b"] == whole("x")
    over_all = crosswalk(returned, JUNE_30, again)
    assert over_all["a"] == whole(Beyond.UNASSIGNED)
    assert over_all["x"] == (Weight("a", HALF, HALF), Weight("x", HALF, HALF))
    assert crosswalk(returned, JUNE_30, again - ONE_DAY)["a"] == whole(Beyond.UNASSIGNED)
    assert crosswalk(returned, again, again + ONE_DAY)["a"] == whole("a")


def test_moves_of_people_decide_alone_on_people() -> None:
    """Kills: shares of everything added to those of people, or taken for money's in their stead."""
    registry = registry_of(
        {"a": BEFORE, "x": SINCE, "y": SINCE},
        change(
            Move("a", "x", Share.exactly(HALF)),
            Move("a", "y", Share.exactly(HALF)),
            Move("a", "y", of=Moved.PEOPLE),
            exhaustive=True,
        ),
    )
    halves = (Weight("x", HALF, HALF), Weight("y", HALF, HALF))
    assert july(registry, of=Moved.PEOPLE)["a"] == whole("y")
    for of in (Moved.EVERYTHING, Moved.LAND, Moved.MONEY):
        assert july(registry, of=of)["a"] == halves
        assert july(registry, of=of).of is of


def test_a_unit_keeps_or_leaves_unassigned_what_no_move_of_its_kind_tells() -> None:
    """Kills: money that goes where people go; money of a unit that stays without successor."""
    ended = registry_of({"a": BEFORE, "x": SINCE}, change(Move("a", "x", of=Moved.PEOPLE)))
    assert july(ended, of=Moved.PEOPLE)["a"] == whole("x")
    assert july(ended, of=Moved.MONEY)["a"] == whole(Beyond.UNASSIGNED)
    stayed = registry_of({"a": ALWAYS, "x": SINCE}, change(Move("a", "x", of=Moved.PEOPLE)))
    assert july(stayed, of=Moved.MONEY)["a"] == whole("a")


def test_all_moves_of_people_are_not_all_moves_of_everything() -> None:
    """Kills: one instrument that lists all moves of people closing what another says of the rest:
    half of it then came to more than half and to all at once.
    """
    registry = registry_of(
        {"a": BEFORE, "x": SINCE, "y": SINCE},
        change(Move("a", "x", of=Moved.PEOPLE), exhaustive=True),
        change(Move("a", "y", Share.exactly(HALF))),
    )
    assert july(registry)["a"] == (Weight("y", HALF, HALF), Weight(Beyond.OUTSIDE, HALF, HALF))
    assert july(registry, of=Moved.PEOPLE)["a"] == whole("x")


def test_all_moves_of_a_day_are_of_the_units_of_the_day_before() -> None:
    """Kills: a move led on along another of the same day, in whatever order they are told."""
    moves = (Move("a", "b", Share.exactly(HALF)), Move("b", "c", Share.exactly(HALF)))
    for told in (moves, moves[::-1]):
        registry = registry_of(
            {"a": ALWAYS, "b": ALWAYS, "c": ALWAYS}, *(change(one) for one in told)
        )
        walk = july(registry)
        assert walk["a"] == (Weight("a", HALF, HALF), Weight("b", HALF, HALF))
        assert walk["b"] == (Weight("b", HALF, HALF), Weight("c", HALF, HALF))
        assert walk["c"] == whole("c")


def test_a_part_does_not_lead_on_with_what_goes_as_a_whole_on_the_same_day() -> None:
    """Kills: parts led on along the wholes of their own day."""
    moves = (Move("a", "b", Share.exactly(HALF)), Move("b", "c"))
    walk = july(registry_of({"a": ALWAYS, "b": ALWAYS, "c": ALWAYS}, change(*moves)))
    assert walk["a"] == (Weight("a", HALF, HALF), Weight("b", HALF, HALF))
    assert walk["b"] == whole("c")


def test_a_change_lies_between_the_day_before_it_and_its_own_day() -> None:
    """Kills: a change made a day early or late."""
    registry = registry_of({"a": BEFORE, "x": SINCE}, change(Move("a", "x")))
    assert dict(crosswalk(registry, JUNE_30 - ONE_DAY, JUNE_30)) == {"a": whole("a")}
    assert dict(crosswalk(registry, JUNE_30, JULY_1)) == {"a": whole("x")}
    assert dict(crosswalk(registry, JULY_1, JULY_1 + ONE_DAY)) == {"x": whole("x")}


def test_parts_divided_again_on_a_later_day_are_loose() -> None:
    """Kills: bounds of two changes told to be as good as those of one; looseness that a later
    change of the whole forgets, or that spreads to units on the way that were divided once."""
    later = date(2026, 1, 1)
    units = {"a": ALWAYS, "w": ALWAYS, "b": ALWAYS, "x": ALWAYS, "y": ALWAYS}
    registry = registry_of(
        units,
        change(Move("w", "a"), day=date(2025, 1, 1)),
        change(Move("a", "b", Share.unknown())),
        change(Move("b", "x", Share.unknown()), Move("x", "y"), day=later),
    )
    assert july(registry).loose == frozenset()
    assert crosswalk(registry, JUNE_30, later).loose == {"a"}
    assert crosswalk(registry, date(2024, 12, 31), later).loose == {"w", "a"}
    assert crosswalk(registry, JULY_1, later).loose == frozenset()
    emptied = registry.with_changes([change(Move("a", "y"), day=date(2025, 3, 1))])
    assert crosswalk(emptied, date(2025, 2, 28), later).loose == frozenset()
    assert crosswalk(emptied, date(2025, 3, 1), later).loose == {"a"}


def test_a_crosswalk_is_verified_up_to_the_later_of_its_days() -> None:
    """Kills: the earlier day; one day past the last that was compared."""
    sound = registry_of({"a": ALWAYS})
    registry = Registry(hierarchy=sound.hierarchy, verified_on=JULY_1)
    assert july(registry).is_verified
    assert not crosswalk(registry, JUNE_30, JULY_1 + ONE_DAY).is_verified
    assert not crosswalk(registry, JULY_1 + ONE_DAY, JUNE_30).is_verified
    assert not july(sound).is_verified


def test_units_are_called_by_their_names_of_either_day() -> None:
    """Kills: names of one day for both; ids for names."""
    renamed = registry_of({"a": BEFORE})
    after = registry_of({"b": SINCE})
    registry = Registry(
        hierarchy=Hierarchy(name="wards", units=(*renamed.hierarchy.units, *after.hierarchy.units)),
        changes=(change(Move("a", "b")),),
    )
    walk = july(registry)
    assert (walk.name("a"), walk.target_name("b")) == ("A", "B")
    assert (walk.name("b"), walk.target_name("a")) == ("b", "a")
    assert repr(walk) == (
        "<Crosswalk 2025-06-30 to 2025-07-01 of everything: 1 units to 1, 0 of them divided, "
        "not verified>"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("provinces", JUNE_30, JULY_1, {}),
            "crosswalk.registry: expected a Registry, such as kh.provinces(), got 'provinces'",
        ),
        (
            (registry_of({"a": ALWAYS}), datetime(2025, 6, 30), JULY_1, {}),  # noqa: DTZ001
            (
                "crosswalk.start: expected a date without a time, got "
                "datetime.datetime(2025, 6, 30, 0, 0)"
            ),
        ),
        (
            (registry_of({"a": ALWAYS}), JUNE_30, 2025, {}),
            "crosswalk.end: expected a date without a time, got 2025",
        ),
        (
            (registry_of({"a": ALWAYS}), JUNE_30, JULY_1, {"of": "people"}),
            "crosswalk.of: expected a Moved, such as kh.Moved.PEOPLE, got 'people'",
        ),
    ],
)
def test_what_no_crosswalk_can_be_made_of_is_refused(arguments: Any, said: str) -> None:
    *places, named = arguments
    with pytest.raises(InvalidValueError) as caught:
        crosswalk(*places, **named)
    assert str(caught.value) == said


def test_a_unit_that_is_not_there_is_told_with_those_spelled_nearly_so() -> None:
    """Kills: a bare KeyError; a unit of the other day given the row of none."""
    walk = july(
        registry_of({"phuong-7": BEFORE, "gia-dinh": SINCE}, change(Move("phuong-7", "gia-dinh")))
    )
    assert "gia-dinh" not in walk
    assert walk.get("gia-dinh") is None
    for sought, hint in (("phuong-17", " (near: phuong-7)"), (7, "")):
        with pytest.raises(KeyError) as caught:
            walk[sought]  # type: ignore[index]
        assert (
            str(caught.value)
            == f"unit: expected the id of a unit of 2025-06-30{hint}, got {sought!r}"
        )


ROWS: Any = {
    "come to less than 1": (Weight("x", HALF, HALF),),
    "come to more than 1": (Weight("x", HALF, HALF), Weight("y", HALF, 1)),
    "can be more than 1": (Weight("x", 1, 2),),
    "can be less than nothing": (Weight("x", -HALF, HALF), Weight("y", HALF, 1 + HALF)),
    "are not tight": (Weight("x", HALF, 1), Weight("y", 0, 1)),
    "are out of order": (Weight("y", 0, 1), Weight("x", 0, 1)),
    "have an end below the other": (Weight("x", 1, HALF),),
    "name one target twice": (Weight("x", HALF, HALF), Weight("x", HALF, HALF)),
    "lead to no target": (Weight("z", 1, 1),),
    "are none": (),
    "can only be 0": (Weight("x", 1, 1), Weight("y", 0, 0)),
}


@pytest.mark.parametrize("fault", ROWS)
def test_rows_written_by_hand_must_add_up(fault: str) -> None:
    """Kills: each check left out; a row of one weight taken unseen."""
    said = "weights towards targets that add up to 1, as tight as that makes them"
    with pytest.raises(InvalidValueError) as caught:
        Crosswalk(
            start=JUNE_30,
            end=JULY_1,
            of=Moved.EVERYTHING,
            rows={"a": ROWS[fault]},
            targets=("x", "y"),
        )
    assert (caught.value.field, caught.value.expected) == ("Crosswalk.rows['a']", said)


def test_a_row_may_lead_beyond() -> None:
    """Kills: what is beyond taken as an unknown target."""
    row = (
        Weight("x", HALF, HALF),
        Weight(Beyond.OUTSIDE, QUARTER, QUARTER),
        Weight(Beyond.UNASSIGNED, QUARTER, QUARTER),
    )
    walk = Crosswalk(
        start=JUNE_30,
        end=JULY_1,
        of=Moved.EVERYTHING,
        rows={"a": row, "b": whole(Beyond.OUTSIDE)},
        targets=("x",),
    )
    assert walk["a"] == row
    assert walk.unassigned == ("a",)


def test_a_crosswalk_keeps_its_rows_whatever_becomes_of_those_it_was_given() -> None:
    """Kills: rows shared with the caller."""
    rows = {"a": whole("x")}
    walk = Crosswalk(start=JUNE_30, end=JULY_1, of=Moved.EVERYTHING, rows=rows, targets=("x",))
    rows["b"] = whole("x")
    assert [*walk] == ["a"]
    assert len(walk) == 1
    assert timedelta(days=1) == walk.end - walk.start

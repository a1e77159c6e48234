"""What is left of each number is all that can be true, and mostly no more."""

from typing import Any

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_systems import (
    ANY,
    HABITS,
    domains,
    hulls,
    of_two,
    ranges,
    rates,
    shuffled,
    solutions,
    systems,
    trees,
    within,
)

import khuyenhoc as kh
from khuyenhoc.reconciliation.systems.propagation import domains as domains_of
from khuyenhoc.values.unit import PERSON


@settings(max_examples=100)
@given(systems(), st.sampled_from((None, *HABITS)))
def test_nothing_that_can_be_true_is_cut_off(
    system: kh.System, rounding: kh.Rounding | None
) -> None:
    """Kills: an end moved by its own openness; 0 × anything forgotten; a partner skipped."""
    found = kh.propagate(system, rounding=rounding)
    true = list(solutions(system, rounding))
    assert not (true and found.contradiction)
    for solution in true:
        for key, value in solution.items():
            if value is ANY:
                assert found[key] == found.before[key]
            else:
                assert value in found[key]


@given(trees())
def test_of_sums_without_a_way_round_exactly_what_can_be_true_is_left(system: kh.System) -> None:
    """Kills: an end that is not taken over; one round; "at most" that narrows one side only."""
    found, hull = kh.propagate(system), hulls(system)
    assert found.settled
    if not hull:
        assert found.contradiction is not None
    else:
        assert found.contradiction is None
        assert {key: found[key] for key in found} == hull


@settings(max_examples=100)
@given(st.data(), ranges(0, 20, 14), ranges(0, 20, 14), st.sampled_from((None, *HABITS)))
def test_of_counts_with_one_rate_exactly_the_counts_that_can_be_are_left(
    data: st.DataObject, one: kh.Bounds, other: kh.Bounds, rounding: kh.Rounding | None
) -> None:
    """Kills: ends rounded to whole numbers that no whole partner fits; a share above the whole."""
    relation = data.draw(of_two("one", "other", "rate"))
    rate = data.draw(rates("rate", ANY, low=0))
    variables = (
        kh.Variable(key="one", known=one, unit=PERSON),
        kh.Variable(key="other", known=other, unit=PERSON),
        rate,
    )
    bounds = rate.domain(rounding)
    assume(bounds is not None and bounds.low is not None and bounds.low >= 0)
    assume(not isinstance(relation, kh.GrowthSince) or not relation.decrease)
    system = kh.System(variables, (relation,))
    found, hull = kh.propagate(system, rounding=rounding), hulls(system, rounding)
    if not hull:
        assert found.contradiction is not None
    else:
        assert (found["one"], found["other"]) == (hull["one"], hull["other"])


@given(systems(), st.data())
def test_no_order_has_a_say(system: kh.System, data: st.DataObject) -> None:
    """Kills: narrowing in place; a round that stops half way at a contradiction."""
    other = kh.System(
        tuple(data.draw(st.permutations(system.variables))),
        tuple(
            shuffled(relation, data.draw)
            for relation in data.draw(st.permutations(system.relations))
        ),
    )
    one, two = kh.propagate(system), kh.propagate(other)
    assert {key: one[key] for key in one} == {key: two[key] for key in two}
    assert (one.contradiction is None) == (two.contradiction is None)
    assert one.settled == two.settled


@given(systems())
def test_what_is_left_leaves_itself(system: kh.System) -> None:
    """Kills: stopping before nothing narrows any more."""
    found = kh.propagate(system)
    assume(found.settled and found.contradiction is None)
    known = tuple(
        kh.Variable(key=key, known=found[key], unit=system[key].unit, is_day=system[key].is_day)
        for key in found
    )
    again = kh.propagate(kh.System(known, system.relations))
    assert {key: again[key] for key in again} == {key: found[key] for key in found}
    assert again.settled
    assert again.narrowed == ()


@given(systems(), st.data())
def test_nothing_is_ever_widened_and_more_said_never_leaves_more(
    system: kh.System, data: st.DataObject
) -> None:
    """Kills: a room taken instead of what it leaves; bounds joined."""
    full = kh.propagate(system)
    assert all(within(full[key], full.before[key]) for key in full)
    key = data.draw(st.sampled_from(["a", "b"]))
    bounds = domains(system)[key]
    more = kh.System(
        tuple(
            evolve(one, known=kh.Bounds(bounds.low, bounds.low)) if one.key == key else one
            for one in system
        ),
        system.relations,
    )
    fewer = kh.System(system.variables, system.relations[1:])
    for wide, narrow in ((kh.propagate(fewer), full), (full, kh.propagate(more))):
        assert narrow.contradiction or not wide.contradiction
        if narrow.contradiction is None and narrow.settled:
            assert all(within(narrow[key], wide[key]) for key in wide)


@given(systems(possible=True), st.sampled_from(HABITS))
def test_without_a_habit_all_is_left_that_any_habit_leaves(
    system: kh.System, habit: kh.Rounding
) -> None:
    """Kills: the usual habit taken for the only one."""
    open_, settled = kh.propagate(system), kh.propagate(system, rounding=habit)
    assert settled.contradiction or not open_.contradiction
    if settled.contradiction is None and settled.settled:
        assert all(within(settled[key], open_[key]) for key in open_)


def replayed(system: kh.System, relations: list[Any]) -> kh.Propagation:
    return kh.propagate(kh.System(system.variables, tuple(relations)))


@given(systems())
def test_the_relations_of_the_steps_lead_there_by_themselves(system: kh.System) -> None:
    """Kills: a step that forgets what its number was narrowed by before, or one of the others."""
    found = kh.propagate(system)
    assume(found.settled)
    for key in found:
        again = replayed(system, [step.relation for step in found.why(key)])
        assert again[key] == found[key]
        assert not found.why(key) or found.why(key)[-1].variable.key == key
    if found.contradiction is not None:
        assert found.contradiction.relation is not None
        last = system.relations[found.contradiction.relation]
        again = replayed(system, [last, *(step.relation for step in found.why_not())])
        assert again.contradiction is not None


@given(systems())
def test_each_step_is_narrower_than_the_one_before_it(system: kh.System) -> None:
    """Kills: steps out of order; a step that tells of the room and not of what was left."""
    found = kh.propagate(system)
    for key in found:
        held = found.before[key]
        for step in found.why(key):
            if step.variable.key == key:
                assert within(step.bounds, held)
                assert step.bounds != held
                held = step.bounds
        assert held == found[key]
        assert (key in found.narrowed) == bool(found.why(key))


@given(systems())
def test_what_was_printed_and_what_is_left_are_told_apart(system: kh.System) -> None:
    """Kills: ``before`` that is narrowed as well."""
    found = kh.propagate(system)
    assert found.before == domains_of(system)[0]
    assert set(found) == {variable.key for variable in system}
    assert len(found) == len(system)


@given(systems(), st.integers(1, 3))
def test_stopped_early_it_is_wide_but_true(system: kh.System, rounds: int) -> None:
    """Kills: a round too many; "settled" said of what was stopped."""
    early, full = kh.propagate(system, rounds=rounds), kh.propagate(system)
    assert early.contradiction is None or full.contradiction is not None
    if full.contradiction is None:
        assert all(within(full[key], early[key]) for key in full)
    if early.settled:
        assert all(early[key] == full[key] for key in full)

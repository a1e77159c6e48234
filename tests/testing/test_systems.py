"""Made-up systems tell the truth: every relation holds of it and every print may stand for it."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import khuyenhoc as kh
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.testing import (
    SystemAndTruth,
    consistent_systems,
    system_and_truth,
    systems_and_truth,
)
from khuyenhoc.testing.system_prints import is_true, printed_like

_HABITS = (kh.Rounding.HALF_UP, kh.Rounding.DOWN)
#: By seed, which is quick; and number by number, which tries the smallest and the roundest.
DRAWN = st.builds(
    system_and_truth, st.integers(0, 10**6), max_children=st.integers(2, 4)
) | systems_and_truth(max_children=3)


@settings(max_examples=60)
@given(DRAWN)
def test_every_relation_holds_of_the_truth(drawn: SystemAndTruth) -> None:
    """Kills: a total that lacks a unit, a share of another base, an account that does not close."""
    truth = drawn.truth
    assert set(truth) == {variable.key for variable in drawn.system}
    for _, constraint in drawn.system.constraints:
        if isinstance(constraint, Linear):
            added = sum((truth[key] * times for key, times in constraint.terms), Fraction())
            assert added in constraint.limits
        else:
            factor = Fraction(constraint.sign * truth[constraint.rate] + constraint.offset)
            assert truth[constraint.number] * factor / constraint.scale == truth[constraint.product]


@settings(max_examples=60)
@given(DRAWN)
def test_every_print_may_stand_for_the_truth(drawn: SystemAndTruth) -> None:
    """Kills: "gần" of a number below, a percentage in another habit than the report's."""
    for variable in drawn.system:
        if variable.quantity is not None:
            assert is_true(variable.quantity, drawn.truth[variable.key], drawn.habit), variable
        allowed = variable.domain(drawn.habit)
        assert allowed is not None
        assert drawn.truth[variable.key] in allowed


@settings(max_examples=40)
@given(DRAWN)
def test_a_share_is_printed_as_a_report_with_the_habit_would(drawn: SystemAndTruth) -> None:
    """Kills: shares of one report with different habits or places."""
    shares = [v for v in drawn.system if v.unit == kh.PERCENT and v.quantity is not None]
    assert shares
    for variable in shares:
        assert variable.quantity is not None
        true, step = drawn.truth[variable.key], variable.quantity.resolution
        assert kh.round_to(true, step, drawn.habit) == variable.quantity.value
    assert len({v.quantity.resolution for v in shares if v.quantity is not None}) == 1


@settings(max_examples=40)
@given(DRAWN)
def test_units_have_a_parent_and_the_size_of_real_ones(drawn: SystemAndTruth) -> None:
    """Kills: a commune below the province, one of no members, one child alone."""
    parents = drawn.parents
    assert {parent for unit, parent in parents.items() if unit.startswith("district")} == {
        "province"
    }
    for unit in ("province", *{parent for parent in parents.values() if parent != "province"}):
        assert 2 <= sum(parent == unit for parent in parents.values()) <= 4
    for unit, parent in parents.items():
        if parent != "province":
            assert 200 <= drawn.truth[f"{unit}/members"] <= 3_000
            assert drawn.truth[f"{unit}/members"] < drawn.truth[f"{unit}/population"]


def test_a_seed_stands_for_one_system_and_others_for_others() -> None:
    """Kills: a sequence that forgets its seed, or that takes chance from elsewhere."""
    assert system_and_truth(5) == system_and_truth(5)
    assert len({repr(dict(system_and_truth(seed).truth)) for seed in range(50)}) == 50
    assert {system_and_truth(seed).habit for seed in range(20)} == {
        kh.Rounding.HALF_UP,
        kh.Rounding.DOWN,
    }


def test_no_unit_has_more_children_than_asked() -> None:
    """Kills: a limit that counts all units, or that only holds for districts."""
    sizes = set()
    for seed in range(100):
        parents = tuple(system_and_truth(seed, max_children=3).parents.values())
        sizes.add(max(parents.count(parent) for parent in parents))
    assert sizes == {2, 3}


@pytest.mark.parametrize(
    "ends",
    ["/gift-price", "/members-again", "/raised-source-2", "/recognised-share", "/closing"],
)
def test_some_reports_tell_it_and_some_do_not(ends: str) -> None:
    """Kills: what is told by no report, or by each."""
    told = [any(key.endswith(ends) for key in system_and_truth(s).truth) for s in range(60)]
    assert len(set(told)) == 2


@pytest.mark.parametrize("qualifier", [kh.Qualifier.NEARLY, kh.Qualifier.MORE_THAN])
@pytest.mark.parametrize("unit", [kh.PERSON, kh.HOUSEHOLD, kh.VND])
def test_some_numbers_stand_behind_a_word(qualifier: kh.Qualifier, unit: kh.Unit) -> None:
    prints = [variable.quantity for seed in range(60) for variable in system_and_truth(seed).system]
    assert any(q and q.qualifier is qualifier and q.unit == unit for q in prints)


@pytest.mark.parametrize(("unit", "step"), [(kh.PERSON, 1_000), (kh.VND, 1_000_000)])
def test_some_numbers_are_printed_in_thousands_or_millions(unit: kh.Unit, step: int) -> None:
    """Kills: one that is rounded in one habit only, as amounts in print are in either."""
    habits = set()
    for seed in range(80):
        drawn = system_and_truth(seed)
        for variable in drawn.system:
            q = variable.quantity
            if q and q.unit == unit and (q.qualifier, q.resolution) == (kh.Qualifier.EXACT, step):
                true = drawn.truth[variable.key]
                habits.add(tuple(h for h in _HABITS if kh.round_to(true, step, h) == q.value))
    assert habits == {_HABITS, _HABITS[:1], _HABITS[1:]}


def test_what_hypothesis_prints_is_short() -> None:
    """Kills: a report of a failing test that nobody can read for its length."""
    drawn = system_and_truth(1, max_children=2)
    assert pretty(drawn) == repr(drawn) == f"<{len(drawn.system)} made-up figures of 7 units>"


@settings(max_examples=5)
@given(consistent_systems(max_children=2))
def test_no_truth_is_beside_a_system(system: kh.System) -> None:
    """Kills: a strategy that hands out the truth with the system, or fewer figures than units."""
    assert isinstance(system, kh.System)
    assert len(system) > 7 * 4


@pytest.mark.parametrize(
    ("qualifier", "value", "shown"),
    [
        (kh.Qualifier.NEARLY, 42_000, 43_000),
        (kh.Qualifier.NEARLY, 41_999, 42_000),
        (kh.Qualifier.MORE_THAN, 42_000, 41_000),
        (kh.Qualifier.MORE_THAN, 42_001, 42_000),
        (kh.Qualifier.MORE_THAN, 0, 0),
        (kh.Qualifier.EXACT, 42_500, 43_000),
    ],
)
def test_another_value_is_printed_in_the_same_way(
    qualifier: kh.Qualifier, value: int, shown: int
) -> None:
    """Kills: "gần" or "hơn" of the number itself."""
    printed = kh.Quantity(value=60_000, unit=kh.PERSON, qualifier=qualifier, resolution=1_000)
    assert printed_like(printed, value, kh.Rounding.HALF_UP).value == shown


@pytest.mark.parametrize("seed", [-1, True, "1", None])
def test_a_seed_is_a_whole_number(seed: object) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        system_and_truth(seed)  # type: ignore[arg-type]
    assert str(caught.value) == f"seed: expected a whole number of at least 0, got {seed!r}"


@pytest.mark.parametrize("most", [1, True, "3"])
def test_there_are_at_least_two_children(most: object) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        system_and_truth(1, max_children=most)  # type: ignore[arg-type]
    assert str(caught.value) == (
        f"max_children: expected a whole number of at least 2, got {most!r}"
    )

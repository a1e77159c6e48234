"""Every planted fault is what its kind says, is false, and is all that was changed."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import FaultKind, PlantedFault, SystemAndTruth, plant, system_and_truth
from khuyenhoc.testing.system_prints import is_true, printed_like

SYSTEMS = st.builds(system_and_truth, st.integers(0, 10**6), max_children=st.just(2))
PLACES = st.integers(0, 10**6)


def planted(kind: FaultKind, drawn: SystemAndTruth, at: int) -> PlantedFault | None:
    """Plant, where there is room: a report of few percentages may have none for another habit."""
    try:
        return plant(kind, drawn, at=at)
    except kh.InvalidValueError:
        assert kind is FaultKind.CUT_NOT_ROUNDED
        return None


@settings(max_examples=100)
@given(st.sampled_from(FaultKind), SYSTEMS, PLACES)
def test_only_what_is_said_is_changed_and_it_is_false(
    kind: FaultKind, drawn: SystemAndTruth, at: int
) -> None:
    """Kills: a slip that prints another true number, a figure changed and not named."""
    fault = planted(kind, drawn, at)
    if fault is None:
        return
    changed = [
        (new.key, new.quantity, old.quantity)
        for new, old in zip(fault.system, drawn.system, strict=True)
        if new != old
    ]
    assert changed == list(zip(fault.figures, fault.printed, fault.meant, strict=True))
    assert len(changed) == (2 if kind is FaultKind.WRONG_PARENT else 1)
    assert fault.system.relations == drawn.system.relations
    assert fault.clean is drawn
    for key, printed, true in zip(fault.figures, fault.printed, fault.true, strict=True):
        assert drawn.truth[key] == true
        assert not is_true(printed, true, drawn.habit)
    assert plant(kind, drawn, at=at) == fault


def digits(printed: kh.Quantity) -> str:
    return str(printed.value / Fraction(printed.resolution))


@settings(max_examples=100)
@given(SYSTEMS, PLACES)
def test_one_digit_is_another_or_two_are_swapped(drawn: SystemAndTruth, at: int) -> None:
    """Kills: a number with a digit more or less, and a 0 before the others."""
    fault = plant(FaultKind.DIGIT, drawn, at=at)
    wrong, right = digits(fault.printed[0]), digits(fault.meant[0])
    assert len(wrong) == len(right)
    apart = [place for place in range(len(right)) if wrong[place] != right[place]]
    if len(apart) == 2:
        first, second = apart
        assert second == first + 1
        assert (wrong[first], wrong[second]) == (right[second], right[first])
    else:
        assert len(apart) == 1


def test_every_digit_is_changed_and_every_pair_swapped_somewhere() -> None:
    """Kills: a last digit or pair that is never reached, of long numbers too."""
    drawn = system_and_truth(1, max_children=2)
    only = evolve(
        drawn,
        system=kh.System.of({"money": kh.Quantity(value=98_765_432_101, unit=kh.VND)}),
        truth={"money": 98_765_432_101},
    )
    found = {digits(plant(FaultKind.DIGIT, only, at=at).printed[0]) for at in range(400)}
    right = "98765432101"
    swapped = {
        right[:place] + right[place + 1] + right[place] + right[place + 2 :] for place in range(10)
    }
    others = {
        right[:place] + digit + right[place + 1 :]
        for place in range(11)
        for digit in "0123456789"
        if digit != right[place] and (place or digit != "0")
    }
    assert found == swapped | others


@settings(max_examples=50)
@given(SYSTEMS, PLACES)
def test_a_thousand_slips(drawn: SystemAndTruth, at: int) -> None:
    """Kills: a slip by another power of ten, or of a percentage."""
    fault = plant(FaultKind.THOUSAND, drawn, at=at)
    ((wrong,), (right,)) = fault.printed, fault.meant
    assert Fraction(wrong.value) / right.value in (1000, Fraction(1, 1000))
    assert right.unit != kh.PERCENT
    assert wrong.value % wrong.resolution == 0


def test_a_thousand_slips_either_way() -> None:
    found = {
        fault.printed[0].value > fault.meant[0].value
        for seed in range(10)
        for fault in [plant(FaultKind.THOUSAND, system_and_truth(seed), at=seed * 7_919)]
    }
    assert found == {True, False}


@settings(max_examples=50)
@given(SYSTEMS, PLACES)
def test_a_percentage_is_of_another_base(drawn: SystemAndTruth, at: int) -> None:
    """Kills: the share of the registered, where that of all is meant; that of the same base."""
    fault = plant(FaultKind.BASE, drawn, at=at)
    unit, _, measure = fault.figures[0].partition("/")
    part, whole = {
        "recognised-share": ("recognised", "registered"),
        "members-share": ("members-before", "population"),
    }[measure]
    share = Fraction(100 * drawn.truth[f"{unit}/{part}"]) / drawn.truth[f"{unit}/{whole}"]
    assert fault.printed[0] == printed_like(fault.meant[0], share, drawn.habit)


@settings(max_examples=50)
@given(SYSTEMS, PLACES)
def test_a_total_leaves_a_part_out(drawn: SystemAndTruth, at: int) -> None:
    """Kills: a part counted twice, or that of another total."""
    fault = plant(FaultKind.PART_LEFT_OUT, drawn, at=at)
    (whole,) = fault.figures
    rests = [
        drawn.truth[whole] - drawn.truth[part]
        for relation in drawn.system.relations
        if isinstance(relation, kh.PartsOf) and relation.whole == whole
        for part in relation.parts
        if fault.units == (part.partition("/")[0],)
    ]
    assert fault.printed[0] in [printed_like(fault.meant[0], rest, drawn.habit) for rest in rests]


@settings(max_examples=50)
@given(SYSTEMS, PLACES)
def test_a_unit_is_counted_under_another_parent(drawn: SystemAndTruth, at: int) -> None:
    """Kills: one that is left out of the one, or counted in both."""
    fault = plant(FaultKind.WRONG_PARENT, drawn, at=at)
    moved, old, new = fault.units
    assert drawn.parents[moved] == old != new
    assert drawn.parents[new] == "province"
    measure = fault.figures[0].partition("/")[2]
    counted = drawn.truth[f"{moved}/{measure}"]
    for unit, change in ((old, -counted), (new, counted)):
        place = fault.figures.index(f"{unit}/{measure}")
        wrong = fault.true[place] + change
        assert fault.printed[place] == printed_like(fault.meant[place], wrong, drawn.habit)


def test_both_totals_of_a_wrong_parent_are_false() -> None:
    """Kills: a unit so small that a total in thousands stays as it is."""
    for seed in range(40):
        drawn = system_and_truth(seed, max_children=3)
        for at in range(0, 200, 9):
            fault = plant(FaultKind.WRONG_PARENT, drawn, at=at)
            for key, printed in zip(fault.figures, fault.printed, strict=True):
                assert not is_true(printed, drawn.truth[key], drawn.habit)


@settings(max_examples=50)
@given(SYSTEMS, PLACES)
def test_the_figure_of_last_year_is_printed(drawn: SystemAndTruth, at: int) -> None:
    """Kills: that of this year as that of last."""
    fault = plant(FaultKind.STALE, drawn, at=at)
    (key,) = fault.figures
    assert key.endswith("/members")
    before = drawn.truth[f"{key}-before"]
    assert fault.printed[0] == printed_like(fault.meant[0], before, drawn.habit)


@settings(max_examples=50)
@given(SYSTEMS, PLACES)
def test_a_percentage_has_the_other_habit(drawn: SystemAndTruth, at: int) -> None:
    """Kills: one that is off by more than the last place, or towards the wrong side."""
    fault = planted(FaultKind.CUT_NOT_ROUNDED, drawn, at)
    if fault is None:
        return
    ((wrong,), (right,)) = fault.printed, fault.meant
    up = drawn.habit is kh.Rounding.DOWN
    assert wrong.value - right.value == (right.resolution if up else -right.resolution)
    assert is_true(wrong, fault.true[0], kh.Rounding.HALF_UP if up else kh.Rounding.DOWN)


def test_neighbouring_places_are_of_different_figures() -> None:
    """Kills: places that are all of the first figure, and an end of places."""
    drawn = system_and_truth(3, max_children=2)
    first = [plant(FaultKind.DIGIT, drawn, at=at).figures[0] for at in range(30)]
    assert len(set(first)) >= 28  # what is not false is passed over, to the next
    assert plant(FaultKind.STALE, drawn, at=10**9).kind is FaultKind.STALE


def test_what_has_no_room_is_refused() -> None:
    """Kills: a fault that is none, and a search without an end."""
    drawn = system_and_truth(1)
    empty = evolve(drawn, system=kh.System.of({"a": 3}), truth={"a": 3})
    for kind in set(FaultKind) - {FaultKind.DIGIT, FaultKind.THOUSAND}:
        with pytest.raises(kh.InvalidValueError) as caught:
            plant(kind, empty)
        assert caught.value.expected == "a kind of fault that the system has room for"
    none = evolve(drawn, system=kh.System.of({"a": 0}), truth={"a": 0})
    with pytest.raises(kh.InvalidValueError):
        plant(FaultKind.THOUSAND, none)


@pytest.mark.parametrize(
    ("kind", "drawn", "at", "message"),
    [
        ("digit", None, 0, "kind: expected a FaultKind, such as FaultKind.DIGIT, got 'digit'"),
        (
            FaultKind.DIGIT,
            None,
            0,
            "drawn: expected a SystemAndTruth, such as system_and_truth(1), got None",
        ),
        (FaultKind.DIGIT, system_and_truth(1), -1, "at: expected a whole number of at least 0"),
        (FaultKind.DIGIT, system_and_truth(1), True, "at: expected a whole number of at least 0"),
    ],
)
def test_what_cannot_be_planted(kind: object, drawn: object, at: object, message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        plant(kind, drawn, at=at)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)

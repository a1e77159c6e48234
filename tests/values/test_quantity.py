"""Printed figures, and the numbers they leave possible."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.testing.numbers import quantities, roundings
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.quantity import (
    WITHIN_A_TENTH,
    Change,
    Qualifier,
    Quantity,
    Reach,
    ReadingWarning,
)
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import HOUSEHOLD, PERCENT, PERCENTAGE_POINT, PERSON, VND, YEAR

ANY = quantities(unit=PERSON) | quantities(unit=PERCENT) | quantities(unit=VND)
LEVELS = st.integers(0, 10**6)


@given(ANY, st.none() | roundings(), st.sampled_from([None, WITHIN_A_TENTH]))
def test_a_figure_leaves_its_own_number_possible_or_next_to_impossible(
    printed: Quantity, rounding: Rounding | None, reach: Reach | None
) -> None:
    """Kills: "gần" taken for "không quá"; the far end on the near side."""
    possible = printed.bounds(rounding, reach)
    excluded = {Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.LESS_THAN}
    assert (printed.value in possible) is (printed.qualifier not in excluded)
    assert all(item in possible for item in printed.items)
    if printed.qualifier is Qualifier.NEARLY:
        assert (possible.high, possible.high_open) == (printed.value, True)
    if printed.qualifier is Qualifier.MORE_THAN:
        assert (possible.low, possible.low_open) == (printed.value, True)


@given(ANY, st.none() | roundings())
def test_a_reach_only_narrows_and_only_where_the_word_says_near(
    printed: Quantity, rounding: Rounding | None
) -> None:
    """Kills: a reach for "dưới" or "ít nhất"; one that leaves 0 no room and raises."""
    far, near = printed.bounds(rounding), printed.bounds(rounding, WITHIN_A_TENTH)
    assert near & far == near
    reaching = {Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.APPROX}
    assert (near != far) is (printed.qualifier in reaching and printed.value != 0)


@given(
    ANY | quantities(unit=None),
    st.none() | roundings(),
    st.sampled_from([None, WITHIN_A_TENTH]),
    st.integers(0, 10**7),
)
def test_what_is_possible_is_what_print_and_unit_allow(
    printed: Quantity, rounding: Rounding | None, reach: Reach | None, number: int
) -> None:
    """Kills: a whole number lost; a limit of 0 for what has none; an end that is no count."""
    bounds, possible = printed.bounds(rounding, reach), printed.possible(rounding, reach)
    assert possible & bounds == possible
    near = [
        number,
        *(
            floor(end) + step
            for end in (bounds.low, bounds.high)
            if end is not None
            for step in (-1, 0, 1)
        ),
    ]
    for whole in near:
        if whole >= 0:
            assert (whole in possible) is (whole in bounds)
    below_none = printed.value == 0 and printed.qualifier in (Qualifier.NEARLY, Qualifier.LESS_THAN)
    if printed.unit == PERSON and not below_none:
        assert possible.low is not None
        assert possible.low >= 0
        assert possible.whole() == possible


@pytest.mark.parametrize(
    ("printed", "possible"),
    [
        (Quantity(value=100, unit=PERSON, qualifier=Qualifier.NEARLY), Bounds(0, 99)),
        (Quantity(value=260, unit=PERSON, qualifier=Qualifier.MORE_THAN), Bounds.at_least(261)),
        (Quantity(value=5, unit=PERSON, qualifier=Qualifier.APPROX), Bounds.at_least(0)),
        (
            Quantity(value=100, unit=PERSON, qualifier=Qualifier.NEARLY, change=Change.INCREASE),
            Bounds(0, 99),
        ),
        (Quantity(value=0, unit=PERSON, qualifier=Qualifier.LESS_THAN), Bounds.less_than(0)),
        (Quantity(value=60, unit=VND, qualifier=Qualifier.NEARLY), Bounds.at_most(59)),
        (
            Quantity(value=60, unit=PERCENT, qualifier=Qualifier.NEARLY),
            Bounds(0, 60, high_open=True),
        ),
        (Quantity(value=0, unit=PERCENT, qualifier=Qualifier.LESS_THAN), Bounds.less_than(0)),
        (
            Quantity(value=60, unit=PERCENT, qualifier=Qualifier.NEARLY, change=Change.DECREASE),
            Bounds.less_than(60),
        ),
        (Quantity(value=-5, unit=PERCENT, qualifier=Qualifier.AT_MOST), Bounds.at_most(-5)),
        (Quantity(value=2, unit=PERCENT, items=(2, -3)), Bounds(-3, 2)),
        (
            Quantity(value=2, unit=PERCENTAGE_POINT, qualifier=Qualifier.LESS_THAN),
            Bounds.less_than(2),
        ),
        (Quantity(value=10, unit=YEAR, qualifier=Qualifier.NEARLY), Bounds.less_than(10)),
        (Quantity(value=10, qualifier=Qualifier.NEARLY), Bounds.less_than(10)),
    ],
)
def test_what_a_figure_can_really_be(printed: Quantity, possible: Bounds) -> None:
    assert printed.possible() == possible


@pytest.mark.parametrize(
    ("qualifier", "possible"),
    [
        (Qualifier.NEARLY, Bounds.exactly(8)),
        (Qualifier.MORE_THAN, Bounds.exactly(10)),
        (Qualifier.APPROX, Bounds(8, 10)),
    ],
)
def test_a_reach_of_less_than_one_person_reaches_the_next(
    qualifier: Qualifier, possible: Bounds
) -> None:
    """Kills: "hơn 9 người" that nobody can be, since a tenth of 9 is not one."""
    for unit in (PERSON, VND):
        printed = Quantity(value=9, unit=unit, qualifier=qualifier)
        assert printed.possible(reach=WITHIN_A_TENTH) == possible


@given(quantities(unit=PERCENT) | quantities(unit=VND), roundings())
def test_naming_the_habit_only_narrows(printed: Quantity, rounding: Rounding) -> None:
    """Kills: the hull of both habits that leaves out one of them."""
    if rounding in (Rounding.HALF_UP, Rounding.DOWN):
        named, either = printed.bounds(rounding), printed.bounds()
        assert named & either == named


@given(LEVELS, st.sampled_from([1, 10, 1000]), roundings())
def test_a_count_printed_in_large_places_is_some_whole_number_printed_so(
    count: int, resolution: int, rounding: Rounding
) -> None:
    """Kills: open or broken ends for whole things; a resolution of 1 widened."""
    value = round_to(count, resolution, rounding)
    possible = Quantity(value=value, unit=PERSON, resolution=resolution).bounds(rounding)
    assert count in possible
    assert possible.low is not None
    assert possible.high is not None
    for end in (possible.low, possible.high):
        assert type(end) is int
        assert end in possible
        assert round_to(end, resolution, rounding) == value
    assert (possible.value is not None) is (
        resolution == 1 or (rounding is Rounding.UP and value == 0)
    )


@pytest.mark.parametrize(
    ("printed", "possible"),
    [
        (Quantity(value=383_058), Bounds.exactly(383_058)),
        (
            Quantity(value=54_700_000_000, unit=VND, resolution=100_000_000),
            Bounds(54_650_000_000, 54_799_999_999),
        ),
        (Quantity(value=Fraction(1, 3), resolution=0), Bounds.exactly(Fraction(1, 3))),
        (
            Quantity(value=Fraction(641, 20), unit=PERCENT, resolution=Fraction(1, 100)),
            Bounds(Fraction("32.045"), Fraction("32.06"), high_open=True),
        ),
        (Quantity(value=32, unit=PERCENT), Bounds(Fraction("31.5"), 33, high_open=True)),
        (
            Quantity(value=Fraction(5, 2), resolution=Fraction(1, 2)),
            Bounds(Fraction(9, 4), 3, high_open=True),
        ),
        (
            Quantity(value=80, unit=PERCENT, qualifier=Qualifier.RANGE, high=90),
            Bounds(80, 90),
        ),
        (Quantity(value=0, qualifier=Qualifier.RANGE, high=0), Bounds.exactly(0)),
        (Quantity(value=7, items=(7, 3, 5)), Bounds(3, 7)),
        (Quantity(value=1_500, resolution=1_000, items=(1_500, 2_000)), Bounds(1_500, 2_000)),
        (Quantity(value=60, qualifier=Qualifier.NEARLY), Bounds.less_than(60)),
        (Quantity(value=60, qualifier=Qualifier.LESS_THAN), Bounds.less_than(60)),
        (Quantity(value=60, qualifier=Qualifier.MORE_THAN), Bounds.more_than(60)),
        (Quantity(value=60, qualifier=Qualifier.AT_LEAST), Bounds.at_least(60)),
        (Quantity(value=60, qualifier=Qualifier.AT_MOST), Bounds.at_most(60)),
        (Quantity(value=60, qualifier=Qualifier.APPROX), Bounds(None, None)),
    ],
)
def test_what_a_printed_figure_can_mean(printed: Quantity, possible: Bounds) -> None:
    assert printed.bounds() == possible


@pytest.mark.parametrize(
    ("qualifier", "possible"),
    [
        (Qualifier.NEARLY, Bounds(54, 60, high_open=True)),
        (Qualifier.MORE_THAN, Bounds(60, 66, low_open=True)),
        (Qualifier.APPROX, Bounds(54, 66)),
        (Qualifier.AT_LEAST, Bounds.at_least(60)),
    ],
)
def test_a_reach_gives_near_words_their_far_end(qualifier: Qualifier, possible: Bounds) -> None:
    assert Quantity(value=60, qualifier=qualifier).bounds(reach=WITHIN_A_TENTH) == possible


def test_a_reach_goes_away_from_a_number_below_0_as_from_one_above() -> None:
    """Kills: a tenth of -60 added where it should be taken away."""
    nearly = Quantity(value=-60, unit=VND, qualifier=Qualifier.NEARLY)
    assert nearly.bounds(reach=WITHIN_A_TENTH) == Bounds(-66, -60, high_open=True)


def make(**fields: object) -> Callable[[], Quantity]:
    return lambda: Quantity(**fields)  # type: ignore[arg-type]


COUNTED = "a whole number of at least 0"
PLACE_OF_1204 = "a place down to which 1204 is printed, or 0 if not rounded"
ENDS = "expected a start of at least 0 and an end not before it, both whole numbers"
NONE = ": expected a Quantity that has no whole, share or worth itself, got Quantity(value=2, "
EXACT = "an exact number (int or Fraction; a float has already lost digits)"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (make(value=3.7), f"Quantity.value: expected {EXACT}, got 3.7"),
        (make(value=True), f"Quantity.value: expected {EXACT}, got True"),
        (make(value=float("nan")), f"Quantity.value: expected {EXACT}, got nan"),
        (
            make(value=-5, unit=PERSON),
            f"Quantity.value: expected {COUNTED} (person), got -5",
        ),
        (
            make(value=Fraction(37, 10), unit=HOUSEHOLD),
            f"Quantity.value: expected {COUNTED} (household), got Fraction(37, 10)",
        ),
        (
            make(value=Fraction(1, 2), unit=VND),
            "Quantity.value: expected a whole number (VND), got Fraction(1, 2)",
        ),
        (
            make(value=1, unit=PERSON, items=(1, -2)),
            f"Quantity.value: expected {COUNTED} (person), got -2",
        ),
        (make(value=1, items=(1, True)), f"Quantity.items: expected {EXACT}, got True"),
        (
            make(value=1, items=[1, 2]),
            "Quantity.items: expected a tuple of exact numbers, got [1, 2]",
        ),
        (make(value=1, resolution=0.1), f"Quantity.resolution: expected {EXACT}, got 0.1"),
        (
            make(value=1, resolution=-1),
            "Quantity.resolution: expected the last place printed, or 0 if not rounded, got -1",
        ),
        (
            make(value=1_204, resolution=10),
            f"Quantity.resolution: expected {PLACE_OF_1204}, got 10",
        ),
        (make(value=1, high=1.5), f"Quantity.high: expected {EXACT}, got 1.5"),
        (
            make(value=1, high=2),
            "Quantity.high: expected the far end for a range, and for nothing else, got 2",
        ),
        (
            make(value=1, qualifier=Qualifier.RANGE),
            "Quantity.high: expected the far end for a range, and for nothing else, got None",
        ),
        (
            make(value=90, qualifier=Qualifier.RANGE, high=80),
            "Quantity.high: expected at least the near end, 90, got 80",
        ),
        (
            make(value=1, qualifier="nearly"),
            "Quantity.qualifier: expected a value of Qualifier, got 'nearly'",
        ),
        (make(value=1, unit="person"), "Quantity.unit: expected a value of Unit, got 'person'"),
        (
            make(value=1, change="increase"),
            "Quantity.change: expected a value of Change, got 'increase'",
        ),
        (
            make(value=1, warnings=("odd",)),
            "Quantity.warnings[0]: expected a value of ReadingWarning, got 'odd'",
        ),
        (make(value=1, text=5), "Quantity.text: expected a text, got 5"),
        (make(value=1, each="x"), "Quantity.each: expected True or False, got 'x'"),
        (make(value=1, whole=5), "Quantity.whole: expected a value of Quantity, got 5"),
        (make(value=1, share=5), "Quantity.share: expected a value of Quantity, got 5"),
        (make(value=1, worth="5"), "Quantity.worth: expected a value of Quantity, got '5'"),
        (
            make(value=1, whole=Quantity(value=2, whole=Quantity(value=3))),
            f"Quantity.whole{NONE}whole=Quantity(value=3))",
        ),
        (
            make(value=1, share=Quantity(value=2, share=Quantity(value=3))),
            f"Quantity.share{NONE}share=Quantity(value=3))",
        ),
        (
            make(value=1, worth=Quantity(value=2, worth=Quantity(value=3))),
            f"Quantity.worth{NONE}worth=Quantity(value=3))",
        ),
        (make(value=1, span=(5, -2)), f"Quantity.span: {ENDS}, got (5, -2)"),
        (make(value=1, span=(5, 4)), f"Quantity.span: {ENDS}, got (5, 4)"),
        (make(value=1, span=(-1, 4)), f"Quantity.span: {ENDS}, got (-1, 4)"),
        (make(value=1, span=(0, 1, 2)), f"Quantity.span: {ENDS}, got (0, 1, 2)"),
        (make(value=1, span=[0, 1]), f"Quantity.span: {ENDS}, got [0, 1]"),
        (make(value=1, span=(False, True)), f"Quantity.span: {ENDS}, got (False, True)"),
        (
            lambda: ReadingWarning("a", "b", (1.5,)),  # type: ignore[arg-type]
            f"ReadingWarning.alternatives: expected {EXACT}, got 1.5",
        ),
        (
            lambda: ReadingWarning("a", "b", 5),  # type: ignore[arg-type]
            "ReadingWarning.alternatives: expected a tuple of exact numbers, got 5",
        ),
        (
            lambda: ReadingWarning(" ", "b"),
            "ReadingWarning.code: expected a text that is not blank, got ' '",
        ),
        (
            lambda: ReadingWarning("a", ""),
            "ReadingWarning.message: expected a text that is not blank, got ''",
        ),
        (
            lambda: Reach("", Fraction(1, 2)),
            "Reach.name: expected a text that is not blank, got ''",
        ),
        (
            lambda: Reach("all of it", Fraction(1)),
            "Reach.share: expected a Fraction between 0 and 1, got Fraction(1, 1)",
        ),
        (
            lambda: Reach("a tenth", 0.1),  # type: ignore[arg-type]
            "Reach.share: expected a Fraction between 0 and 1, got 0.1",
        ),
    ],
)
def test_what_cannot_have_been_printed_says_why(call: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert str(caught.value) == message


def test_a_figure_keeps_what_was_said_around_it() -> None:
    warning = ReadingWarning("grouping", "odd groups", (1_204_567_000,))
    said = Quantity(value=5, unit=PERCENT, change=Change.DECREASE, each=True, warnings=(warning,))
    assert said != Quantity(value=5, unit=PERCENT)
    assert said.warnings[0].alternatives == (1_204_567_000,)


LONGEST = 10**40 - 1
LIMIT = "a number of at most 40 digits (of a fraction, above and below)"


@pytest.mark.parametrize("value", [LONGEST, -LONGEST, Fraction(1, LONGEST)])
def test_a_number_of_forty_digits_is_taken(value: Exact) -> None:
    """Kills: a limit of 39 digits, or one that counts the sign."""
    assert Quantity(value=value, resolution=0).bounds().value == value


@pytest.mark.parametrize(
    "value",
    [10**40, -(10**40), Fraction(1, 10**40), Fraction(10**40, 3), 10**1_000_000],
    ids=["whole", "negative", "below", "above", "million"],
)
@pytest.mark.parametrize("name", ["value", "resolution", "high", "items", "alternatives"])
def test_a_longer_number_is_refused_in_a_line(name: str, value: Exact) -> None:
    """Kills: a limit for one field and not for the next; for the numerator alone."""
    call: Callable[[], object] = make(
        **{"value": 1, name: (1, value) if name == "items" else value}
    )
    if name == "alternatives":
        call = partial(ReadingWarning, "a", "b", (1, value))
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert f".{name}: expected {LIMIT}, got " in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_count_printed_as_none_is_not_below_none() -> None:
    """ "0 nghìn người" may be 999, but not -499.  Kills: unrounding a count below 0."""
    assert Quantity(value=0, unit=PERSON, resolution=1000).bounds() == Bounds(0, 999)
    assert Quantity(value=0, unit=VND, resolution=1000).bounds().low == -999

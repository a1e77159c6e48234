"""Percentages printed, unprinted, and what they leave hidden."""

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import floor, gcd

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, ReadingError, UndefinedRatioError
from khuyenhoc.testing.numbers import roundings
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.habit import PrintedShare, RoundingHabit, infer_rounding
from khuyenhoc.values.hidden import hidden_part, hidden_whole
from khuyenhoc.values.percent import percent_bounds, print_percent
from khuyenhoc.values.quantity import Change, Qualifier, Quantity
from khuyenhoc.values.rounding import Rounding, unround
from khuyenhoc.values.unit import HOUSEHOLD, PERCENT, VND

HALF_UP, DOWN, UP, HALF_EVEN = Rounding
AN_AMOUNT = "a whole number or an amount of đồng of at least 0"
HABITS = (HALF_UP, DOWN)


def printed_in_vietnam(value: Decimal) -> str:
    return f"{value:f}%".replace(".", ",")


def percent(printed: str, **more: object) -> Quantity:
    value = Fraction(printed.replace(",", "."))
    places = len(printed.partition(",")[2])
    return Quantity(value=value, unit=PERCENT, resolution=Fraction(1, 10**places), **more)  # type: ignore[arg-type]


# Printing


@pytest.mark.parametrize("places", range(5))
@pytest.mark.parametrize("rounding", Rounding)
def test_every_percentage_of_small_counts_is_plain_integer_arithmetic(
    places: int, rounding: Rounding
) -> None:
    """All counts up to 300.  Kills: rounding twice; a tie the wrong way; a place lost."""
    scale = 100 * 10**places
    step = Fraction(1, 10**places)
    rounded: Callable[[int, int], int] = {
        HALF_UP: lambda number, by: (2 * number + by) // (2 * by),
        DOWN: lambda number, by: number // by,
        UP: lambda number, by: -(-number // by),
        HALF_EVEN: lambda number, by: round(Fraction(number, by)),
    }[rounding]
    held: dict[int, tuple[Decimal, Bounds]] = {}
    for whole in range(1, 301):
        for part in range(whole + 1):
            last_places = rounded(part * scale, whole)
            if last_places not in held:
                in_print = Decimal(last_places) * Decimal(10) ** -places
                held[last_places] = in_print, unround(last_places * step, step, rounding)
            in_print, bounds = held[last_places]
            printed = print_percent(part, whole, places=places, rounding=rounding)
            assert printed.as_tuple().exponent == -places
            assert printed == in_print
            if gcd(part, whole) == 1:  # 2 of 4 are the same number as 1 of 2
                assert Fraction(100 * part, whole) in bounds


@given(st.integers(0, 10**30), st.integers(1, 10**30), st.integers(0, 9), roundings())
@example(2, 3, 9, HALF_UP)
def test_the_decimal_context_of_the_host_has_no_say(
    part: int, whole: int, places: int, rounding: Rounding
) -> None:
    """Kills: Decimal division, scaleb or quantize in the ambient context."""
    printed = print_percent(part, whole, places=places, rounding=rounding)
    with localcontext(Context(prec=3, rounding="ROUND_CEILING", Emax=3, Emin=-3)):
        assert print_percent(part, whole, places=places, rounding=rounding).compare_total(
            printed
        ) == Decimal(0)
    assert abs(Fraction(printed) - Fraction(100 * part, whole)) < Fraction(1, 10**places)


def test_a_percentage_of_numbers_too_long_to_print_is_exact() -> None:
    part = 10**10_000
    assert print_percent(part, 3 * part, places=4) == Decimal("33.3333")
    assert print_percent(part, 1, places=1) == Decimal(part * 1000).scaleb(-1, Context(10_010))


def test_a_percentage_shows_all_its_places() -> None:
    assert str(print_percent(1, 2, places=2)) == "50.00"
    assert str(print_percent(0, 2, places=1)) == "0.0"
    assert str(print_percent(-1, 3, places=1)) == "-33.3"
    assert str(print_percent(3, 2, places=0)) == "150"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: print_percent(3.7, 5, places=1),  # type: ignore[arg-type]
            "print_percent.part: expected a whole number, got 3.7",
        ),
        (
            lambda: print_percent(True, 5, places=1),  # noqa: FBT003 - the pitfall itself
            "print_percent.part: expected a whole number, got True",
        ),
        (
            lambda: print_percent(3, -5, places=1),
            "print_percent.whole: expected a whole number of at least 0, got -5",
        ),
        (
            lambda: print_percent(3, 5, places=-1),
            "print_percent.places: expected a whole number of at least 0, got -1",
        ),
        (
            lambda: print_percent(3, 5, places=1, rounding="down"),  # type: ignore[arg-type]
            "print_percent.rounding: expected a Rounding, got 'down'",
        ),
        (
            lambda: percent_bounds(32.05),  # type: ignore[arg-type]
            'printed: expected a percentage as printed, such as "32,05%", got 32.05',
        ),
        (
            lambda: hidden_whole(-5, "32,05%"),
            f"hidden_whole.part: expected {AN_AMOUNT}, got -5",
        ),
        (
            lambda: hidden_part(Dong(-5), "32,05%"),
            f"hidden_part.whole: expected {AN_AMOUNT}, got Dong(-5)",
        ),
        (
            lambda: infer_rounding([(54, True, "96,42%")]),
            f"PrintedShare.whole: expected {AN_AMOUNT}, got True",
        ),
        (
            lambda: infer_rounding([(-54, 56, "96,42%")]),
            f"PrintedShare.part: expected {AN_AMOUNT}, got -54",
        ),
    ],
)
def test_what_has_no_percentage_says_why(call: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize("wrong", [Quantity(value=32), percent("5", change=Change.INCREASE)])
def test_only_a_share_in_percent_is_a_printed_percentage(wrong: Quantity) -> None:
    with pytest.raises(InvalidValueError, match="printed: expected a share in percent, and no dif"):
        hidden_whole(5, wrong)


def test_a_part_in_percent_is_no_count() -> None:
    with pytest.raises(InvalidValueError, match=r"hidden_whole\.part: expected a count or an amou"):
        hidden_whole(percent("5"), "5%")


def test_a_percentage_of_nothing_has_no_value() -> None:
    with pytest.raises(UndefinedRatioError) as caught:
        print_percent(0, 0, places=1)
    assert str(caught.value) == "0 of 0 in percent has no value: the whole is zero"


# Reading what is printed


@pytest.mark.parametrize("text", ["32,05%", "32,05 %", "32,05"])
def test_a_percentage_is_read_down_to_its_last_place(text: str) -> None:
    assert percent_bounds(text, HALF_UP) == Bounds(
        Fraction("32.045"), Fraction("32.055"), high_open=True
    )
    assert percent_bounds(text) == percent_bounds(percent("32,05"))


@pytest.mark.parametrize(
    "text",
    ["", "%", "35,%", ",5%", "-5%", "trên 23%", "3 2%", "32,05%%", "32,05  %", "٣٢%", "9" * 41],
)
def test_what_is_no_percentage_is_refused_whole(text: str) -> None:
    """Kills: ``match`` for ``fullmatch``; other digits; numbers Python cannot take in."""
    with pytest.raises(ReadingError, match='expected a percentage as printed, such as "32,05%"'):
        percent_bounds(text)


def test_a_decimal_point_is_refused_with_the_reason() -> None:
    with pytest.raises(ReadingError) as caught:
        percent_bounds("32.05%")
    assert str(caught.value).endswith(", got '32.05%': the decimal mark is a comma")


def test_a_text_of_a_million_digits_is_refused_in_a_line() -> None:
    with pytest.raises(ReadingError) as caught:
        percent_bounds("7" * 1_000_000 + "%")
    assert len(str(caught.value)) < 200


# What a percentage leaves hidden


def brute_wholes(part: int, possible: Bounds, limit: int) -> list[int]:
    return [whole for whole in range(1, limit) if Fraction(100 * part, whole) in possible]


@pytest.mark.parametrize("rounding", [None, HALF_UP, DOWN])
@given(st.integers(0, 60), st.integers(0, 2500), st.integers(0, 1))
@example(0, 0, 0)
@example(7, 0, 0)
@example(7, 1000, 1)
@example(60, 2500, 1)
def test_the_hidden_whole_is_found_by_trying_every_number(
    rounding: Rounding | None, part: int, last_places: int, places: int
) -> None:
    """Kills: an open end kept; a whole of 0; 0 % of something taken for a contradiction."""
    step = Fraction(1, 10**places)
    text = printed_in_vietnam(Decimal(last_places).scaleb(-places))
    possible = unround(last_places * step, step, rounding)
    limit = 3_000
    tried = brute_wholes(part, possible, limit)
    found = hidden_whole(part, text, rounding=rounding)
    if not tried:
        assert found is None or (found.low is not None and found.low >= limit)
    else:
        assert found is not None
        assert found.low == tried[0]
        if found.high is None or found.high >= limit:
            assert tried[-1] == limit - 1
        else:
            assert found.high == tried[-1]


@pytest.mark.parametrize("rounding", [None, HALF_UP, DOWN])
@given(st.integers(0, 400), st.integers(0, 2500), st.integers(0, 1))
@example(0, 0, 0)
def test_the_hidden_part_is_found_by_trying_every_number(
    rounding: Rounding | None, whole: int, last_places: int, places: int
) -> None:
    """Kills: parts below 0 for 0 %; a part of a whole of 0."""
    step = Fraction(1, 10**places)
    text = printed_in_vietnam(Decimal(last_places).scaleb(-places))
    possible = unround(last_places * step, step, rounding)
    near = floor(whole * last_places * step / 100)
    tried = [
        part
        for part in range(max(0, near - 10), near + 10)
        if whole and Fraction(100 * part, whole) in possible
    ]
    found = hidden_part(whole, text, rounding=rounding)
    assert found == (Bounds(tried[0], tried[-1]) if tried else None)


@given(
    st.integers(1, 10**9),
    st.integers(1, 10**9),
    st.integers(0, 4),
    st.sampled_from(HABITS),
)
def test_a_printed_percentage_hides_the_counts_it_was_printed_of(
    part: int, whole: int, places: int, rounding: Rounding
) -> None:
    """Kills: bounds of the ratio taken for bounds of its reciprocal."""
    text = printed_in_vietnam(print_percent(part, whole, places=places, rounding=rounding))
    for habit in (rounding, None):
        wholes = hidden_whole(part, text, rounding=habit)
        parts = hidden_part(whole, text, rounding=habit)
        assert wholes is not None
        assert whole in wholes
        assert parts is not None
        assert part in parts
    assert rounding in PrintedShare(part, whole, text).explained_by


@given(st.integers(1, 500), st.integers(0, 500), st.integers(1, 4000))
def test_a_bounded_part_hides_all_that_each_of_its_numbers_hides(
    low: int, more: int, tenths: int
) -> None:
    """Kills: bounds from the ends of the part taken the wrong way round."""
    text = printed_in_vietnam(Decimal(tenths).scaleb(-1))
    found = hidden_whole(Bounds(low, low + more), text)
    for part in (low, low + more // 2, low + more):
        alone = hidden_whole(part, text)
        assert alone is None or (found is not None and alone & found == alone)


@pytest.mark.parametrize(
    ("part", "printed", "rounding", "low", "high"),
    [
        (383_058, "32,05%", None, 1_194_816, 1_195_375),
        (383_058, "32,05%", HALF_UP, 1_195_003, 1_195_375),
        (216_652, "32,84%", None, 659_520, 659_820),
        (216_652, "32,84%", HALF_UP, 659_620, 659_820),
        (52_873, "16,02%", DOWN, 329_838, 330_043),
        (520, "93%", HALF_UP, 557, 562),
        (520, "93%", DOWN, 554, 559),
    ],
)
def test_what_the_reports_leave_hidden(
    part: int, printed: str, rounding: Rounding | None, low: int, high: int
) -> None:
    assert hidden_whole(part, printed, rounding=rounding) == Bounds(low, high)
    assert hidden_whole(part, percent(printed.rstrip("%")), rounding=rounding) == Bounds(low, high)


def test_a_bounded_sum_leaves_a_bounded_plan_hidden() -> None:
    raised = Bounds(54_000_000_000, 60_000_000_000, high_open=True)
    plan = hidden_whole(raised, "168,75%")
    assert plan == Bounds(31_998_103_817, 35_556_609_084)
    for whole, is_possible in (
        (31_998_103_816, False),
        (31_998_103_817, True),
        (35_556_609_084, True),
        (35_556_609_085, False),
    ):
        shares = (raised.whole() or raised) * 100 / whole
        assert (shares & (percent_bounds("168,75%") or 0) is not None) is is_possible


def test_nearly_60_billion_may_be_of_any_smaller_plan() -> None:
    nearly = Quantity(
        value=60_000_000_000, unit=VND, qualifier=Qualifier.NEARLY, resolution=1_000_000_000
    )
    assert hidden_whole(nearly, "168,75%") == Bounds(1, 35_556_609_084)


def test_money_hides_as_counts_do() -> None:
    assert hidden_whole(Dong(383_058), "32,05%") == hidden_whole(383_058, "32,05%")
    assert hidden_part(Dong(1_195_000), "32,05%") == hidden_part(1_195_000, "32,05%")


def test_a_part_printed_in_thousands_is_bounded_by_the_same_habit() -> None:
    printed = Quantity(value=5_000, unit=HOUSEHOLD, resolution=1_000)
    assert hidden_whole(printed, "50%", rounding=DOWN) == Bounds(9_804, 11_998)
    assert hidden_whole(printed, "50%", rounding=HALF_UP) == Bounds(8_911, 11_109)


def test_the_bounding_word_of_a_percentage_counts() -> None:
    above = percent("23", qualifier=Qualifier.MORE_THAN)
    assert hidden_whole(46, above) == Bounds(1, 199)
    assert hidden_part(200, above) == Bounds.at_least(47)
    assert hidden_whole(46, percent("23", qualifier=Qualifier.LESS_THAN)) == Bounds.at_least(201)
    between = percent("80", qualifier=Qualifier.RANGE, high=90)
    assert hidden_part(200, between) == Bounds(160, 180)


@pytest.mark.parametrize(
    ("part", "printed", "rounding", "whole"),
    [
        (0, "0%", HALF_UP, Bounds.at_least(1)),
        (7, "0%", HALF_UP, Bounds.at_least(1_401)),
        (7, "0%", DOWN, Bounds.at_least(701)),
        (7, "0%", UP, None),
        (7, "100%", HALF_UP, Bounds.exactly(7)),
        (700, "100%", HALF_UP, Bounds(697, 703)),
        (700, "100%", DOWN, Bounds(694, 700)),
        (57, "101,78%", DOWN, Bounds.exactly(56)),
        (0, "32%", None, None),
        (1, "60%", None, None),
        (Bounds.at_most(-1), "60%", None, None),
        (Bounds(Fraction(1, 3), Fraction(2, 3)), "60%", None, None),
        (Bounds(0, 3), "50%", HALF_UP, Bounds(2, 6)),
        (Bounds(0, 3), "0%", HALF_UP, Bounds.at_least(1)),
        (Bounds.at_least(3), "50%", HALF_UP, Bounds.at_least(6)),
    ],
)
def test_hidden_wholes_at_the_edges(
    part: int | Bounds, printed: str, rounding: Rounding | None, whole: Bounds | None
) -> None:
    assert hidden_whole(part, printed, rounding=rounding) == whole


def test_a_percentage_below_0_is_of_nothing() -> None:
    below = Quantity(value=-3, unit=PERCENT)
    assert hidden_whole(5, below) is None
    assert hidden_part(5, below) is None


# The habit


@given(
    st.lists(
        st.integers(1, 10**6).flatmap(lambda w: st.tuples(st.integers(0, w), st.just(w))),
        max_size=6,
    ),
    st.integers(0, 3),
    st.sampled_from(HABITS),
)
def test_the_habit_a_report_was_printed_in_is_always_possible(
    counts: list[tuple[int, int]], places: int, rounding: Rounding
) -> None:
    """Kills: one tie read the wrong way round refutes the true habit."""
    habit = infer_rounding(
        (a, b, printed_in_vietnam(print_percent(a, b, places=places, rounding=rounding)))
        for a, b in counts
    )
    assert rounding in habit.possible
    assert not habit.unexplained
    assert not habit.refuting(rounding)
    other = [
        print_percent(a, b, places=places, rounding=rounding)
        == print_percent(a, b, places=places, rounding=HALF_UP if rounding is DOWN else DOWN)
        for a, b in counts
    ]
    assert habit.only is (None if all(other) else rounding)


def test_one_ratio_that_is_cut_off_tells_the_habit_of_them_all() -> None:
    habit = infer_rounding([(51_119, 66_328, "77,07%"), (54, 56, "96,42%"), (117, 124, "94,35%")])
    assert habit.possible == (DOWN,)
    assert habit.only is DOWN
    assert habit.refuting(HALF_UP) == (PrintedShare(54, 56, "96,42%"),)
    assert habit.refuting(DOWN) == ()
    assert habit.unexplained == ()
    assert str(habit) == "cut off; not rounded half up: 54/56 printed 96,42%"


def test_what_neither_habit_explains_is_set_aside() -> None:
    """Kills: a wrong percentage that refutes both habits; a whole of 0 that raises."""
    habit = infer_rounding([(54, 56, "96,42%"), (5, 10, "70%"), (0, 0, "100%")])
    assert habit.only is DOWN
    assert habit.unexplained == (PrintedShare(5, 10, "70%"), PrintedShare(0, 0, "100%"))
    assert str(habit).endswith("; wrong in either: 5/10 printed 70%, 0/0 printed 100%")


def test_a_report_that_tells_nothing_leaves_both() -> None:
    assert infer_rounding([]).possible == (HALF_UP, DOWN)
    assert infer_rounding([]).only is None
    assert str(infer_rounding([(5, 10, "50%")])) == "rounded half up or cut off"


def test_a_report_in_two_habits_has_no_one_habit() -> None:
    habit = infer_rounding([(54, 56, "96,42%"), (2, 3, percent("66,67", text="66,67%"))])
    assert habit.possible == ()
    assert habit.only is None
    assert str(habit) == (
        "no one habit; not rounded half up: 54/56 printed 96,42%; not cut off: 2/3 printed 66,67%"
    )


def test_money_and_quantities_are_evidence_too() -> None:
    share = PrintedShare(Dong(2), Dong(3), percent("66,6"))
    assert share.explained_by == (DOWN,)
    assert str(share) == "2/3 printed 66,6%"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (Quantity(value=54, unit=PERCENT, resolution=Fraction(1, 100)), "54,00%"),
        (Quantity(value=Fraction(1, 20), unit=PERCENT, resolution=Fraction(1, 100)), "0,05%"),
        (Quantity(value=Fraction(200, 3), unit=PERCENT, resolution=0), "200/3%"),
        (
            Quantity(
                value=Fraction(-1, 2), unit=PERCENT, resolution=1, qualifier=Qualifier.MORE_THAN
            ),
            "more than -0,5%",
        ),
        (Quantity(value=60, unit=PERCENT, qualifier=Qualifier.RANGE, high=70), "range 60-70%"),
        (Quantity(value=7, unit=PERCENT, items=(7, 3)), "7; 3%"),
    ],
)
def test_a_share_without_words_is_shown_by_its_number(printed: Quantity, words: str) -> None:
    """Kills: the sign or the last places lost; fields of a class in a sentence."""
    assert str(PrintedShare(2, 3, printed)) == f"2/3 printed {words}"


def test_a_habit_is_made_of_printed_shares() -> None:
    with pytest.raises(
        InvalidValueError, match=r"RoundingHabit\.observations\[0\]: expected a valu"
    ):
        RoundingHabit(((54, 56, "96,42%"),))  # type: ignore[arg-type]

"""Totals of columns of numbers: what reports that say the same come to, and what is refused."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any, Final

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.values.unit import SQUARE_METRE

DAY: Final = date(2023, 12, 31)
YEAR: Final = kh.Period.year(2023)
MEMBERS, RAISED, BALANCE = kh.MEMBERS, kh.FUND_RAISED, kh.FUND_BALANCE
TREE: Final = kh.Tree.of(DAY, {"a": "q", "b": "q", "c": "q"})
INDICATORS: Final = (MEMBERS, RAISED, BALANCE, kh.DONORS, kh.LAND_DONATED)
Cells = dict[str, int | None]


@frozen
class World:
    """A forest, what its units report, and how it is asked for."""

    tree: kh.Tree
    cells: dict[kh.Indicator, Cells]
    options: dict[str, Any] = field(factory=dict[str, Any])

    @property
    def columns(self) -> dict[kh.Indicator, list[int | None]]:
        return {
            indicator: [cells[unit] for unit in self.tree.ids]
            for indicator, cells in self.cells.items()
        }

    @property
    def from_columns(self) -> kh.Totals:
        return kh.roll_up_columns(self.columns, self.tree, **self.options)

    @property
    def from_reports(self) -> kh.Totals:
        reports = [
            kh.Report.of(
                unit,
                YEAR,
                {
                    indicator: exactly(indicator, number)
                    for indicator, cells in self.cells.items()
                    if (number := cells[unit]) is not None
                },
            )
            for unit in self.tree.ids
        ]
        wanted = sorted(self.cells, key=lambda indicator: indicator.code)
        return kh.roll_up(reports, self.tree, indicators=wanted, **self.options)


def exactly(indicator: kh.Indicator, number: int) -> kh.Quantity:
    resolution = 0 if indicator.unit == SQUARE_METRE else 1
    return kh.Quantity(value=number, unit=indicator.unit, resolution=resolution)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Every unit under an earlier one or under nothing, inner ones with numbers of their own."""
    count = draw(st.integers(1, 10))
    above = [draw(st.integers(-1, at - 1)) for at in range(count)]
    tree = kh.Tree.of(
        DAY, {f"u{at:02}": None if up < 0 else f"u{up:02}" for at, up in enumerate(above)}
    )
    cells: dict[kh.Indicator, Cells] = {}
    for indicator in draw(st.lists(st.sampled_from(INDICATORS), unique=True)):
        numbers = st.none() | st.integers(-20 if indicator == BALANCE else 0, 20)
        leaves_only = draw(st.booleans())
        cells[indicator] = {
            unit: None if leaves_only and tree.children(unit) else draw(numbers)
            for unit in tree.ids
        }
    options: dict[str, Any] = {
        "missing": draw(st.sampled_from(kh.MissingPolicy)),
        "own": draw(st.sampled_from(kh.OwnValue)),
        "expected": draw(st.none() | st.sets(st.sampled_from(tree.ids))),
    }
    if options["missing"] is kh.MissingPolicy.BOUNDS and draw(st.booleans()):
        options["limits"] = {MEMBERS: kh.Bounds(1, 9), BALANCE: kh.Bounds(-3, None)}
    return World(tree, cells, options)


def assert_the_same(one: kh.Totals, other: kh.Totals) -> None:
    assert one == other  # with the figures, the coverage and the conflicts of every total
    assert one.indicators == other.indicators
    assert one.findings == other.findings
    assert one.unplaced == other.unplaced
    assert one.to_rows() == other.to_rows()
    assert str(one.table()) == str(other.table())


# Laws


@given(worlds())
def test_columns_come_to_what_reports_of_the_same_numbers_come_to(world: World) -> None:
    """Kills: None as 0; a sum in the place of what a unit with parts said; gaps of inner units."""
    assert_the_same(world.from_columns, world.from_reports)


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_columns_makes_no_difference(world: World, random: Random) -> None:
    """Kills: numbers taken by place and not by unit; a unit that is not named taken for 0."""
    tree = world.tree
    silent = {u for u in tree.ids if all(cells[u] is None for cells in world.cells.values())}
    units = [unit for unit in tree.ids if unit not in silent or random.random() < 0.5]
    random.shuffle(units)
    indicators = list(world.cells)
    random.shuffle(indicators)
    columns = {one: map(world.cells[one].__getitem__, units) for one in indicators}
    totals = kh.roll_up_columns(columns, tree, units=iter(units), **world.options)
    assert_the_same(totals, world.from_columns)


@given(worlds())
def test_columns_are_added_up_each_by_itself(world: World) -> None:
    """Kills: gaps or sums that columns share, and one of them changes for all."""
    together = world.from_columns
    for indicator, column in world.columns.items():
        alone = kh.roll_up_columns({indicator: column}, world.tree, **world.options)
        for unit in world.tree.ids:
            assert alone[unit].get(indicator) == together[unit].get(indicator)


# What a number is


class Whole:
    """A whole number of another library."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


class Unsure:
    def __index__(self) -> int:
        raise RuntimeError


def test_whole_numbers_of_another_library_are_taken() -> None:
    """Kills: ``int()`` of whatever was given; a number kept as what it was."""
    totals = kh.roll_up_columns({MEMBERS: [None, Whole(3), Whole(0), 4]}, TREE)
    assert str(totals["q"][MEMBERS]) == "7, 3 of 3 reported"
    assert totals.to_rows()[1]["exact"] == 3
    with pytest.raises(kh.StructuringError, match=r"columns\[members\]\[1\]"):
        kh.roll_up_columns({MEMBERS: [None, Whole(-1), 0, 4]}, TREE)


def test_what_was_given_is_left_as_it_is_and_may_change_later() -> None:
    """Kills: sums written into the caller's list."""
    column, units = [None, 1, None, 3], ["q", "a", "b", "c"]
    totals = kh.roll_up_columns({MEMBERS: column}, TREE)
    again = kh.roll_up_columns({MEMBERS: column}, TREE, units=units)
    assert column == [None, 1, None, 3]
    column[1] = 99
    for found in (totals, again):
        assert str(found["q"][MEMBERS]) == "at least 4, 2 of 3 reported"


def test_a_total_leads_to_the_figures_that_it_is_made_of() -> None:
    tree = kh.Tree.of(DAY, {"a": "q", "b": "q"})
    totals = kh.roll_up_columns({MEMBERS: [9, 3, None], kh.LAND_DONATED: [None, 2, 5]}, tree)
    total = totals["q"][MEMBERS]
    (told,) = total.figures
    assert told == ("a", kh.Report.of("a", YEAR, {MEMBERS: 3}).figures[0])
    assert total.own == kh.Bounds.exactly(9)
    land = totals["q"][kh.LAND_DONATED]
    assert land.value == kh.Bounds.exactly(7)
    assert [figure.quantity.bounds() for _, figure in land.figures] == [
        kh.Bounds.exactly(2),
        kh.Bounds.exactly(5),
    ]


def test_an_own_total_that_its_parts_contradict_is_a_finding() -> None:
    (found,) = kh.roll_up_columns({MEMBERS: [10, 3, 4, 0]}, TREE).findings
    assert (found.code, found.figures) == ("own-total-differs", ("q/members",))
    assert found.en == "q itself reported members as 10, its parts come to 7: a difference of 3."


def test_columns_without_a_number_and_no_columns_are_taken() -> None:
    nothing = kh.roll_up_columns({MEMBERS: [None] * 4}, TREE)
    assert str(nothing["q"][MEMBERS]) == "at least 0, 0 of 3 reported"
    assert kh.roll_up_columns({}, TREE).indicators == ()
    assert len(kh.roll_up_columns({MEMBERS: []}, kh.Tree.of(DAY, {}))) == 0
    unnamed = kh.roll_up_columns({MEMBERS: []}, TREE, units=[])
    assert str(unnamed["q"][MEMBERS]) == "at least 0, 0 of 3 reported"


@pytest.mark.parametrize("indicator", [MEMBERS, BALANCE])
def test_numbers_are_as_long_as_print_holds(indicator: kh.Indicator) -> None:
    """Kills: the sum of a column held against the limit of one number; a drill-down that fails."""
    most = 10**40 - 1
    totals = kh.roll_up_columns({indicator: [None, most, most, None]}, TREE)
    assert totals["a"][indicator].figures[0][1].quantity.value == most
    assert refused({indicator: [None, most + 1, most, None]}) == [
        (
            f"columns[{indicator.code}][1]: expected a number of at most 40 digits, got "
            "100000000000000000...0000000000000000000"
        )
    ]


def test_what_can_be_a_debt_may_be_below_0() -> None:
    """Kills: every negative number refused; a long debt let through."""
    least = 1 - 10**40
    assert kh.roll_up_columns({BALANCE: [None, -5, 3, least]}, TREE).findings == ()
    (problem,) = refused({BALANCE: [None, -5, least - 1, None]})
    assert problem.startswith("columns[fund-balance][2]: expected a number of at most 40 digits")
    (problem,) = refused({BALANCE: [None, -5, 10**40, None]})
    assert problem.startswith("columns[fund-balance][2]: expected a number of at most 40 digits")


# What is refused


def refused(columns: Mapping[Any, Any], tree: kh.Tree = TREE, **options: Any) -> list[str]:
    with pytest.raises(kh.StructuringError) as error:
        kh.roll_up_columns(columns, tree, **options)
    assert error.value.document == "roll_up_columns"
    return [str(problem) for problem in error.value.problems]


NUMBER: Final = "a whole number, or None where none was reported"
AT_LEAST_0: Final = "a whole number of at least 0, or None where none was reported"
FOUR: Final = "4 numbers, one for each unit of the tree, in the order of tree.ids"
ADDED: Final = "an indicator that is added up"
NO_SUM: Final = (
    "a ratio has no sum: give the two it is made of, and call totals[unit].ratio(part, of=whole)"
)
NO_PLAN: Final = (
    "this one is only what others are measured against: give these, and call "
    "totals[unit].ratio(part, of=whole)"
)
FLOAT: Final = f"{NUMBER}: a float has already lost digits, and NaN does not say why"


@pytest.mark.parametrize(
    ("cell", "expected", "shown"),
    [
        (True, NUMBER, "True"),
        ("3", NUMBER, "'3'"),
        (3.0, FLOAT, "3.0"),
        (float("nan"), FLOAT, "nan"),
        (kh.Dong(3), NUMBER, "Dong(3)"),
        (-1, AT_LEAST_0, "-1"),
    ],
)
def test_what_is_no_number_of_things_is_refused_by_its_place(
    cell: object, expected: str, shown: str
) -> None:
    """Kills: True as 1; 3.0 cut to 3; NaN taken for not reported."""
    path = "columns[members][2]"
    assert refused({MEMBERS: [None, 1, cell, 2]}) == [f"{path}: expected {expected}, got {shown}"]
    by_name = refused({MEMBERS: [1, 2, cell]}, units=["c", "a", "b"])
    assert by_name == [f"{path}: expected {expected}, got {shown}"]


def test_a_number_that_cannot_say_what_it_is_is_refused() -> None:
    (problem,) = refused({MEMBERS: [None, 1, 2, Unsure()]})
    assert problem.startswith(f"columns[members][3]: expected {NUMBER}, got <")


def test_zero_and_one_are_the_ends_of_what_is_taken_and_refused() -> None:
    assert kh.roll_up_columns({MEMBERS: [None, 0, 0, 0]}, TREE)["q"][MEMBERS].value == kh.Bounds(
        0, 0
    )
    assert len(refused({MEMBERS: [None, 0, -1, 1]})) == 1


COLUMN: Final = (
    "numbers in the order of units, as in a list, each a whole number, or None where none was "
    "reported"
)


@pytest.mark.parametrize("column", [{"a": 1}, {1, 2}, frozenset({1}), "12", b"34", None, 5])
def test_what_has_no_order_is_no_column(column: object) -> None:
    """Kills: the keys of a mapping, the bytes of a text or a set taken for numbers."""
    (problem,) = refused({MEMBERS: column})
    assert problem.startswith(f"columns[members]: expected {COLUMN}, got ")


def test_everything_wrong_is_said_at_once() -> None:
    """Kills: the first problem hides the others; a column too long hides its cells."""
    assert refused(
        {
            MEMBERS: [None, 1.5, -2, 3, 4],
            RAISED: [1, 2, 3],
            kh.FUND_PER_HEAD: [1, 2, 3, 4],
            kh.PLAN: [1, 2, 3, 4],
            "donors": [1, 2, 3, 4],
        }
    ) == [
        f"columns[members][1]: expected {FLOAT}, got 1.5",
        f"columns[members][2]: expected {AT_LEAST_0}, got -2",
        f"columns[members]: expected {FOUR}, got 5",
        f"columns[fund-raised]: expected {FOUR}, got 3",
        f"columns[fund-per-head]: expected {ADDED}; {NO_SUM}, got 'fund-per-head'",
        f"columns[plan]: expected {ADDED}; {NO_PLAN}, got 'plan'",
        "columns: expected an Indicator as key; of a code it is CATALOGUE[code], got 'donors'",
    ]


def test_units_that_are_unknown_or_named_twice_are_refused_with_the_columns() -> None:
    """Kills: the last of two numbers of one unit kept; a unit nobody knows left out."""
    known = "the id of a unit of <Tree 'hierarchy' on 2023-12-31: 4 units, 1 roots>"
    assert refused({MEMBERS: [1, 2, -3]}, units=["b", "z", "b", 4]) == [
        f"units[1]: expected {known}, got 'z'",
        "units[2]: expected each unit once; units[0] is this one, got 'b'",
        f"units[3]: expected {known}, got 4",
        f"columns[members][2]: expected {AT_LEAST_0}, got -3",
        "columns[members]: expected 4 numbers, one for each of units, got 3",
    ]
    for units in ("abc", {"a", "b"}, 3):
        (problem,) = refused({MEMBERS: [1, 2]}, units=units)
        assert problem.startswith("units: expected ids of units of the tree, as in a list, got ")


@pytest.mark.parametrize(
    ("count", "told", "last"),
    [
        (20, 20, "columns[members][19]"),
        (21, 21, "columns[members][20]"),
        (22, 21, "columns[members][20] and 1 more"),
        (40, 21, "columns[members][20] and 19 more"),
    ],
)
def test_of_many_bad_cells_the_first_are_told_and_the_others_counted(
    count: int, told: int, last: str
) -> None:
    """Kills: a million problems of one column; the last ones left out in silence."""
    star = kh.Tree.of(DAY, {f"c{at:02}": None for at in range(count)})
    problems = refused({MEMBERS: [-1] * count}, star)
    assert len(problems) == told
    assert problems[-1].split(":")[0] == last


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(kh.InvalidValueError) as error:
        kh.roll_up_columns([1, 2], TREE)  # type: ignore[arg-type]
    assert str(error.value) == (
        "roll_up_columns.columns: expected a mapping from indicators to columns, got [1, 2]"
    )


def test_options_are_refused_as_for_reports() -> None:
    with pytest.raises(
        kh.InvalidValueError, match=r"^roll_up_columns\.expected\[0\]: expected the id of a unit of"
    ):
        kh.roll_up_columns({}, TREE, expected=["z"])
    limits = {MEMBERS: kh.Bounds(-3, -1)}
    with pytest.raises(kh.InvalidValueError) as error:
        kh.roll_up_columns({}, TREE, limits=limits)
    assert str(error.value) == (
        "roll_up_columns.limits[members]: expected Bounds that hold a number members can have, "
        "got Bounds(-3, -1)"
    )
    limits = {MEMBERS: kh.Bounds(0, 5)}
    with pytest.raises(kh.InvalidValueError, match=r"^roll_up_columns.limits: expected none with"):
        kh.roll_up_columns({}, TREE, limits=limits, missing=kh.MissingPolicy.NON_NULL)

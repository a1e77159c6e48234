"""A unit that should report for all below it and has not, where some below it have."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.hierarchies import forests

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
M = kh.MEMBERS
TWO = kh.Tree.of(DAY, {"p1": "q", "p2": "q"})


def roll_up(tree: kh.Tree, told: dict[str, int], **options: object) -> kh.Totals:
    reports = [kh.Report.of(unit, YEAR, {M: count}) for unit, count in told.items()]
    return kh.roll_up(reports, tree, indicators=[M], **options)  # type: ignore[arg-type]


def test_what_a_part_reported_is_in_the_total_that_is_missing() -> None:
    """Kills: the missing total added to what its own part reported."""
    limits = {M: kh.Bounds(500, 900)}
    for told, value in (
        ({}, kh.Bounds(500, 900)),
        ({"p1": 499}, kh.Bounds(500, 900)),
        ({"p1": 501}, kh.Bounds(501, 900)),
        ({"p1": 900}, kh.Bounds.exactly(900)),
        ({"p1": 901}, kh.Bounds.exactly(901)),
    ):
        assert roll_up(TWO, told, expected=["q"], limits=limits)["q"][M].value == value
    columns = {M: [None, 501, None]}
    totals = kh.roll_up_columns(columns, TWO, expected=["q"], limits=limits)
    assert totals["q"][M].value == kh.Bounds(501, 900)


def test_a_total_is_not_compared_with_limits_of_parts_nobody_waits_for() -> None:
    """Kills: a false contradiction with what one more part could have."""
    for told, limits in (
        ({"p1": 200, "q": 600}, {M: kh.Bounds(500, 900)}),
        ({"p1": 3, "q": 9}, {M: kh.Bounds(0, 2)}),
        ({"q": 7}, {M: kh.Bounds(0, 2)}),
    ):
        totals = roll_up(TWO, told, expected=["q"], limits=limits)
        assert totals.findings == ()
        assert totals["q"][M].value == kh.Bounds.exactly(told["q"])
    (below,) = roll_up(TWO, {"p1": 7, "q": 6}, expected=["q"]).findings
    assert below.value == kh.Bounds(None, -1)
    balance = kh.Report(
        organisation="p1",
        period=YEAR,
        figures=(
            kh.Figure(
                key="fund-balance",
                indicator=kh.FUND_BALANCE,
                quantity=kh.Quantity(value=9, unit=kh.VND),
            ),
        ),
    )
    own = kh.Report.of("q", YEAR, {kh.FUND_BALANCE: kh.Dong(5)})
    assert kh.roll_up([balance, own], TWO, expected=["q"]).findings == ()


@given(forests(max_size=6), st.data())
def test_every_world_that_fits_is_within_the_totals(
    parents: dict[str, str | None], data: st.DataObject
) -> None:
    """Kills: bounds that leave out what can be, at a silent unit or above it."""
    tree = kh.Tree.of(DAY, parents)
    own = {unit: data.draw(st.integers(0, 3)) for unit in tree.leaves}
    truth = {
        unit: sum(own[leaf] for leaf in tree.leaves if unit in (leaf, *tree.ancestors(leaf)))
        for unit in tree
    }
    units = st.sets(st.sampled_from(tree.ids)) if len(tree) else st.just(set[str]())
    told, expected = data.draw(units), data.draw(units)
    most = max(truth.values(), default=0) + data.draw(st.integers(0, 2))
    low = data.draw(st.integers(0, min(truth.values(), default=0)))
    totals = roll_up(
        tree,
        {unit: truth[unit] for unit in sorted(told)},
        expected=sorted(expected),
        limits={M: kh.Bounds(low, most)},
        own=data.draw(st.sampled_from([it for it in kh.OwnValue if it is not kh.OwnValue.ADD])),
    )
    assert totals.findings == ()
    for unit in tree:
        below = [leaf for leaf in tree.leaves if unit in (leaf, *tree.ancestors(leaf))]
        covered = all(expected & {leaf, *tree.path(leaf)[tree.depth(unit) :]} for leaf in below)
        if covered:  # of a leaf that nobody is expected to speak for, nothing is said
            value = totals[unit][M].value
            assert value is not None
            assert truth[unit] in value


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 5), st.integers(0, 5))
def test_the_ends_above_a_silent_unit_are_attained(
    first: int, other: int, low: int, width: int
) -> None:
    """Kills: an end that no world has."""
    tree = kh.Tree.of(DAY, {"a": "q", "b": "q", "c": "r", "q": "t", "r": "t"})
    limits = kh.Bounds(low, low + width)
    totals = roll_up(tree, {"a": first, "c": other}, expected=["q", "c"], limits={M: limits})
    worlds = [whole + other for whole in range(low, low + width + 1) if whole >= first]
    worlds = worlds or [first + other]  # the limit was too low
    assert totals["t"][M].value == kh.Bounds(min(worlds), max(worlds))


def test_a_total_that_stands_for_its_parts_forgets_those_that_are_silent() -> None:
    """Kills: a silent unit under a total that was preferred to it, counted above all the same."""
    tree = kh.Tree.of(DAY, {"a": "q", "q": "t", "t": "r", "z": "r"})
    totals = roll_up(
        tree,
        {"a": 4, "t": 6},
        expected=["q", "z"],
        limits={M: kh.Bounds(5, 9)},
        own=kh.OwnValue.PREFER,
    )
    assert totals["r"][M].value == kh.Bounds(6 + 5, 6 + 9)

"""Counts added up a tree: a unit's own beside those below it, and nothing unknown as 0."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import forests
from khuyenhoc.values.unit import CENTRE

DAY = date(2023, 12, 31)
CENTRES, TEACHERS = kh.LEARNING_CENTRES, kh.SECONDED_TEACHERS
TREE = kh.Tree.of(DAY, {"v1": "x", "v2": "x", "x": "p", "y": "p"})


def count(unit: str, centres: int, teachers: int | kh.Quantity | None = None) -> kh.Report:
    figures: dict[kh.Indicator, int | kh.Dong | kh.Quantity] = {CENTRES: centres}
    if teachers is not None:
        figures[TEACHERS] = teachers
    return kh.Report.of(unit, kh.Period.until(DAY), figures)


def value(tally: kh.Tally, unit: str, indicator: kh.Indicator = CENTRES) -> kh.Bounds | None:
    return tally[unit][indicator].value


def told(of_one: list[kh.Report], indicator: kh.Indicator) -> kh.Bounds:
    total = kh.Bounds.exactly(0)
    for report in of_one:
        figures = report.figures_of(indicator)
        total += figures[0].quantity.bounds() if figures else kh.Bounds.at_least(0)
    return total


@st.composite
def worlds(draw: st.DrawFn) -> tuple[kh.Tree, list[kh.Report]]:
    """A forest, and counts at any of its units: none, one or two, some with a figure left out."""
    parents = draw(forests(max_size=8))
    tree = kh.Tree.of(DAY, parents)
    sizes = st.integers(0, 3)
    reports = [
        count(unit, draw(sizes), draw(st.none() | sizes))
        for unit in tree
        for _ in range(draw(st.integers(0, 2)))
    ]
    return tree, reports


@given(worlds())
def test_a_unit_has_its_own_and_all_that_is_below_it(
    world: tuple[kh.Tree, list[kh.Report]],
) -> None:
    """Kills: its own left out; its own instead of those below; what is left out taken as 0."""
    tree, reports = world
    tally = kh.tally(reports, tree)
    for top in tree:
        below = [one for one in reports if one.organisation in {top, *tree.descendants(top)}]
        for indicator in (CENTRES, TEACHERS):
            if not below or indicator not in tally.indicators:
                assert indicator not in tally[top]
                continue
            total = tally[top][indicator]
            assert total.value == told(below, indicator)
            lacking = {one.organisation for one in below if not one.figures_of(indicator)}
            assert set(total.missing) == lacking
            assert total.figures == tuple(
                (unit, figure)
                for unit in (top, *tree.descendants(top))
                for one in reports
                if one.organisation == unit
                for figure in one.figures_of(indicator)
            )


@given(worlds(), st.data())
def test_counts_in_batches_and_in_any_order_come_to_the_same(
    world: tuple[kh.Tree, list[kh.Report]], data: st.DataObject
) -> None:
    """Kills: a later count of a unit that replaces the one before it."""
    tree, reports = world
    tally, again = kh.tally(reports, tree), kh.tally(data.draw(st.permutations(reports)), tree)
    assert tally.table("en") == again.table("en")
    assert {top: [*tally[top]] for top in tally} == {top: [*again[top]] for top in again}
    centres = [
        kh.LearningCentre(id=f"tt-{place}", name="made-up", unit=unit)
        for place, unit in enumerate(data.draw(st.lists(st.sampled_from([*tree, "?"]), max_size=5)))
    ]
    cut = data.draw(st.integers(0, len(centres)))
    batches = [
        one for part in (centres[:cut], centres[cut:]) for one in kh.count_centres(part, on=DAY)
    ]
    whole = kh.tally(kh.count_centres(centres, on=DAY), tree)
    assert kh.tally(batches, tree).table() == whole.table()


@given(worlds(), st.data())
def test_of_counts_at_leaves_a_roll_up_says_the_same(
    world: tuple[kh.Tree, list[kh.Report]], data: st.DataObject
) -> None:
    """Kills: a unit that did not count taken as 0 where it is expected; another coverage."""
    tree, reports = world
    at_leaves = {one.organisation: one for one in reports if one.organisation in tree.leaves}
    expected = tree.leaves if data.draw(st.booleans()) else tuple(at_leaves)
    counts = list(at_leaves.values())
    tally = kh.tally(counts, tree, expected=expected)
    totals = kh.roll_up(counts, tree, expected=expected)
    for top in tree:
        for indicator in tally[top]:
            ours, theirs = tally[top][indicator], totals[top][indicator]
            for field in ("value", "reported", "expected", "missing", "figures"):
                assert getattr(ours, field) == getattr(theirs, field)


def test_a_count_of_a_unit_with_parts_is_added_where_a_roll_up_compares_it() -> None:
    """Kills: the commune's own centre lost beneath those of its villages."""
    counts = [count("v1", 1), count("v2", 1), count("x", 1), count("y", 1), count("p", 2)]
    tally = kh.tally(counts, TREE)
    assert [value(tally, unit) for unit in ("v1", "x", "y", "p")] == [
        kh.Bounds.exactly(number) for number in (1, 3, 1, 6)
    ]
    assert (tally["x"][CENTRES].own, tally["v1"][CENTRES].own) == (kh.Bounds.exactly(1), None)
    compared = kh.roll_up(counts, TREE)
    assert compared["x"][CENTRES].value == kh.Bounds.exactly(2)
    assert [one.code for one in compared.findings] == ["own-total-differs"] * 2


def test_who_is_expected_and_did_not_count_may_have_anything() -> None:
    """Kills: waiting for everybody; a count of nobody expected left out."""
    counts = [count("v1", 2), count("x", 1)]
    total = kh.tally(counts, TREE, expected=["x", "y"])["p"][CENTRES]
    assert str(total) == "at least 3, 1 of 2 reported"
    assert total.missing == ("y",)
    assert str(kh.tally(counts, TREE)["p"][CENTRES]) == "3, 2 of 2 reported"
    assert str(kh.tally(counts, TREE, expected=[])["p"][CENTRES]) == "3, 0 of 0 reported"


def test_what_a_count_leaves_out_is_open_though_nobody_waits_for_it() -> None:
    """Kills: a centre of unknown staff that makes a total exact."""
    counts = [count("v1", 1), count("x", 1, 4)]
    for expected in (None, ["x"], []):
        total = kh.tally(counts, TREE, expected=expected)["p"][TEACHERS]
        assert (total.value, total.missing) == (kh.Bounds.at_least(4), ("v1",))
    more = kh.Quantity(value=2, unit=kh.PERSON, qualifier=kh.Qualifier.MORE_THAN)
    bounded = kh.tally([count("v1", 1, more), count("x", 1, 4)], TREE)
    assert value(bounded, "p", TEACHERS) == kh.Bounds.at_least(7)
    nearly = kh.Quantity(value=2, unit=kh.PERSON, qualifier=kh.Qualifier.NEARLY)
    assert value(kh.tally([count("v1", 1, nearly)], TREE), "p", TEACHERS) == kh.Bounds(0, 1)


def test_where_nobody_counted_a_thing_there_is_no_total() -> None:
    """Kills: 0 for a commune from which nothing came."""
    tally = kh.tally([count("v1", 0)], TREE)
    assert value(tally, "x") == kh.Bounds.exactly(0)
    assert CENTRES not in tally["y"]
    assert (len(tally["x"]), len(tally["y"]), tally["y"].get(CENTRES)) == (1, 0, None)
    with pytest.raises(kh.InvalidValueError) as caught:
        tally["y"][CENTRES]
    assert isinstance(caught.value, KeyError)
    assert str(caught.value) == (
        "indicator: expected one that was counted at y or below: there is none, "
        "got 'learning-centres'"
    )
    with pytest.raises(kh.InvalidValueError, match="or below: learning-centres, got 'members'"):
        tally["x"][kh.MEMBERS]
    with pytest.raises(KeyError, match="expected the id of a unit of"):
        tally["z"]
    assert "z" not in tally


def test_counts_of_units_that_the_tree_does_not_have_are_kept_apart() -> None:
    tally = kh.tally([count("z", 5), count("w", 1), count("y", 1)], TREE)
    assert [one.organisation for one in tally.unplaced] == ["w", "z"]
    assert value(tally, "p") == kh.Bounds.exactly(1)
    assert repr(tally) == "<Tally of 5 units on 2023-12-31: learning-centres>"
    assert repr(tally["p"]) == "<the tally of p: learning-centres>"
    assert repr(kh.tally([], TREE)) == "<Tally of 5 units on 2023-12-31: nothing>"
    assert repr(tally["x"]) == "<the tally of x: none>"
    assert (len(tally), [*tally]) == (5, [*TREE])


def test_the_table_has_a_column_for_what_was_counted() -> None:
    table = kh.tally([count("v1", 1), count("y", 2, 3)], TREE).table("en", units=["p", "x", "v2"])
    assert table.headings == ("Unit", "community learning centres", "seconded teachers")
    assert table.rows == (("p", "3", "at least 3"), ("x", "1", "at least 0"), ("v2", None, None))
    vietnamese = kh.tally([count("y", 2)], TREE).table().rows
    assert vietnamese[0] == ("p", "2")
    with pytest.raises(kh.InvalidValueError, match=r"^unit: expected"):
        kh.tally([], TREE).table(units=["z"])


YEARLY = kh.Report.of("x", kh.Period.year(2023), {kh.EMULATION_FLAGS: 1})


@pytest.mark.parametrize(
    "change",
    [
        {"target": True},
        {"scope": "riêng khối trường học"},
        {"period": kh.Period.year(2022)},
        {"says": kh.Says.CHANGE},
        {"indicator": kh.RECIPIENTS, "quantity": kh.Quantity(value=1, unit=kh.PERSON)},
        {"indicator": kh.MEMBERS},
        {"indicator": kh.PLAN},
    ],
)
def test_what_is_no_count_is_refused(change: dict[str, object]) -> None:
    """Kills: a target added; people each counted once added up; a figure in another unit."""
    odd = evolve(count("x", 1).figures[0], **change)  # type: ignore[arg-type]
    with pytest.raises(kh.StructuringError) as caught:
        kh.tally(["x", evolve(count("y", 1), figures=(odd,))], TREE)  # type: ignore[list-item]
    first, second = caught.value.problems
    assert str(first) == "counts[0]: expected a Report, got 'x'"
    assert second.path == "counts[1].learning-centres"
    assert second.expected == "how many or how much a unit itself has, as count_centres gives it"
    part = evolve(count("x", 1).figures[0], key="part", part_of="learning-centres")
    whole = evolve(count("x", 1), figures=(*count("x", 1).figures, part))
    with pytest.raises(kh.StructuringError, match=r"counts\[0\]\.part: "):
        kh.tally([whole], TREE)


def test_counts_of_two_times_are_refused() -> None:
    """Kills: a year's flags beside the centres of a day."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.tally([count("x", 1), YEARLY], TREE)
    assert str(caught.value) == (
        "tally.counts: expected counts of one period; tally those of each by themselves, "
        "got ['2023-01-01 to 2023-12-31', 'until 2023-12-31']"
    )
    assert value(kh.tally([YEARLY], TREE), "p", kh.EMULATION_FLAGS) == kh.Bounds.exactly(1)
    with pytest.raises(kh.InvalidValueError, match=r"^unit: expected the id of a unit"):
        kh.tally([], TREE, expected=["z"])


def test_a_province_as_it_was_printed() -> None:
    """125 centres of communes and 768 of villages, from the report on 2023 that is a sample here.

    282 managers, 66 seconded teachers and 60 collaborators stand beside them, so most centres say
    nothing of theirs: the totals are what is known, and not less.
    """
    parents: dict[str, str | None] = {f"x{n}": "tinh" for n in range(125)}
    parents |= {f"v{n}": f"x{n % 125}" for n in range(768)}
    tree = kh.Tree.of(DAY, parents)
    centres = [
        kh.LearningCentre(
            id=f"tt-{unit}",
            name="TTHTCĐ",
            unit=unit,
            tier=kh.Tier.COMMUNE if unit.startswith("x") else kh.Tier.VILLAGE,
            staff=kh.CentreStaff(managers=282 // 125 + (place < 32))
            if unit.startswith("x")
            else kh.CentreStaff(),
        )
        for place, unit in enumerate(parents)
    ]
    province = kh.tally(kh.count_centres(centres, on=DAY), tree)["tinh"]
    assert province[kh.LEARNING_CENTRES].value == kh.Bounds.exactly(893)
    assert province[kh.COMMUNE_LEARNING_CENTRES].value == kh.Bounds.exactly(125)
    assert province[kh.VILLAGE_LEARNING_CENTRES].value == kh.Bounds.exactly(768)
    assert province[kh.CENTRE_MANAGERS].value == kh.Bounds.at_least(282)
    assert province[kh.CENTRE_MANAGERS].coverage == "125/893"
    assert CENTRES.unit == CENTRE

"""What units raised and spent together, of totals that may count the same đồng several times."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

YEAR = kh.Period.year(2023)
Range = tuple[int, int]


def ranges(most: int) -> st.SearchStrategy[Range]:
    return st.tuples(st.integers(0, most), st.integers(0, 1)).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1])
    )


@st.composite
def published(draw: st.DrawFn) -> list[tuple[Range, Range]]:
    """Draw what each of one to three units can have raised and spent."""
    units = draw(st.integers(1, 3))
    amounts = ranges(1 if units == 3 else 3)
    return [(draw(amounts), draw(amounts)) for _ in range(units)]


def passed(raised: Sequence[int], spent: Sequence[int]) -> Iterator[int]:
    """Give the sum of every way in which units can have passed money to others."""
    units = range(len(raised))
    ways = [(giver, getter) for giver in units for getter in units if giver != getter]
    most = [range(min(spent[giver], raised[getter]) + 1) for giver, getter in ways]
    for amounts in product(*most):
        gave, got = [0] * len(raised), [0] * len(raised)
        for (giver, getter), amount in zip(ways, amounts, strict=True):
            gave[giver] += amount
            got[getter] += amount
        if all(gave[unit] <= spent[unit] and got[unit] <= raised[unit] for unit in units):
            yield sum(amounts)


def outcomes(units: list[tuple[Range, Range]], inside: Range) -> set[tuple[int, int, int]]:
    """Give all that can be: raised outside, spent outside, passed inside."""
    choices = [range(low, high + 1) for pair in units for low, high in pair]
    return {
        (sum(values[::2]) - moved, sum(values[1::2]) - moved, moved)
        for values in product(*choices)
        for moved in {*passed(values[::2], values[1::2])}
        if inside[0] <= moved <= inside[1]
    }


def between(low: int, high: int) -> kh.Quantity:
    if low == high:
        return kh.Quantity(value=low, unit=kh.VND)
    return kh.Quantity(value=low, high=high, unit=kh.VND, qualifier=kh.Qualifier.RANGE)


def consolidated(units: list[tuple[Range, Range]], inside: Range) -> kh.PublishedFunds:
    tree = kh.Tree.of(
        date(2023, 12, 31), {str(one): "0" for one in range(1, len(units))} or {"0": None}
    )
    reports = [
        kh.Report.of(
            str(place), YEAR, {kh.FUND_RAISED: between(*raised), kh.FUND_SPENT: between(*spent)}
        )
        for place, (raised, spent) in enumerate(units)
    ]
    return kh.consolidate_published(reports, tree, "0", passed_inside=kh.Bounds(*inside))


@given(published(), st.tuples(st.integers(0, 2), st.integers(0, 9)))
def test_the_bounds_hold_all_that_can_be_and_are_attained(
    units: list[tuple[Range, Range]], most: Range
) -> None:
    """Kills: adding up the pots of all levels, and a unit that could have paid itself."""
    inside = (most[0], most[0] + most[1])
    possible = outcomes(units, inside)
    found = consolidated(units, inside)
    if not possible:
        assert found.is_contradictory
        return
    for bounds, values in zip(
        (found.raised, found.spent, found.passed_inside), zip(*possible, strict=True), strict=True
    ):
        assert bounds is not None
        assert (bounds.low, bounds.high) == (min(values), max(values))


def test_a_unit_that_published_nothing_leaves_it_open_and_is_named() -> None:
    """Kills: silence that is counted as 0, which would let nothing have come from it."""
    tree = kh.Tree.of(date(2023, 12, 31), {"p6": "bt", "p7": "bt"})
    own = kh.Report.of("bt", YEAR, {kh.FUND_RAISED: kh.Dong(900), kh.FUND_SPENT: kh.Dong(600)})
    part = kh.Report.of("p6", YEAR, {kh.FUND_RAISED: kh.Dong(100)})
    found = kh.consolidate_published([own, part], tree, "bt")
    assert found.incomplete == ("p6", "p7")
    assert found.raised == kh.Bounds.at_least(0)
    assert (
        found.sentence("en")
        == "bt: raised at least 0 VND, spent at least 0 VND; 2 units did not publish both."
    )
    assert found.sentence("vi") == (
        "bt: vận động được ít nhất 0 đồng, đã chi ít nhất 0 đồng; 2 đơn vị chưa công bố đủ."
    )


def test_an_open_end_stays_open() -> None:
    """Kills: "gần 60 tỉ" that becomes 60 tỉ."""
    tree = kh.Tree.of(date(2023, 12, 31), {"ct": None})
    raised, spent = kh.read_quantity("gần 60 tỉ đồng"), kh.read_quantity("54,7 tỉ đồng")
    report = kh.Report.of("ct", YEAR, {kh.FUND_RAISED: raised, kh.FUND_SPENT: spent})
    found = kh.consolidate_published([report], tree, "ct")
    assert found.raised == kh.Bounds(0, 59_999_999_999)
    assert found.spent == spent.possible()


def test_several_reports_of_a_unit_narrow_each_other() -> None:
    """Kills: the last report that wins."""
    tree = kh.Tree.of(date(2023, 12, 31), {"ct": None})
    reports = [
        kh.Report.of(
            "ct", YEAR, {kh.FUND_RAISED: kh.read_quantity(words), kh.FUND_SPENT: kh.Dong(5)}
        )
        for words in ("hơn 59 tỉ đồng", "gần 60 tỉ đồng")
    ]
    found = kh.consolidate_published(reports, tree, "ct")
    assert found.raised == kh.Bounds(59_000_000_001, 59_999_999_999)


def test_more_that_passed_inside_than_was_published_is_a_contradiction() -> None:
    """Kills: an impossible sum that is given all the same."""
    found = consolidated([((5, 5), (3, 3)), ((2, 2), (2, 2))], (6, 6))
    assert found.is_contradictory
    assert found.raised is found.spent is found.passed_inside is None
    assert str(found) == "0: more passed between the units than they published."
    assert found.sentence("vi") == "0: số chuyển nội bộ vượt quá số đã công bố."


def test_what_is_no_report_and_no_tree_is_named() -> None:
    tree = kh.Tree.of(date(2023, 12, 31), {"bt": None})
    with pytest.raises(kh.InvalidValueError) as raised:
        kh.consolidate_published([], "cây", "bt")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert str(raised.value) == "consolidate_published.tree: expected a Tree, got 'cây'"
    with pytest.raises(kh.InvalidValueError) as raised:
        kh.consolidate_published(["p6"], tree, "bt")  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    assert str(raised.value) == "consolidate_published.reports[0]: expected a Report, got 'p6'"


@pytest.mark.parametrize("passed_inside", [kh.Dong(-1), kh.Bounds.at_most(-1), 5])
def test_what_passed_inside_is_never_below_nothing(passed_inside: object) -> None:
    tree = kh.Tree.of(date(2023, 12, 31), {"bt": None})
    with pytest.raises(kh.InvalidValueError) as raised:
        kh.consolidate_published([], tree, "bt", passed_inside=passed_inside)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert str(raised.value) == (
        "consolidate_published.passed_inside: expected đồng as Dong(…) or Bounds, of at least 0,"
        f" got {passed_inside!r}"
    )


def test_reports_of_one_unit_that_contradict_each_other_are_named() -> None:
    """Kills: a sum of figures that cannot be true, and an error where data is only bad."""
    tree = kh.Tree.of(date(2023, 12, 31), {"p6": "bt"})
    reports = [kh.Report.of("p6", YEAR, {kh.FUND_RAISED: kh.Dong(amount)}) for amount in (5, 6)]
    found = kh.consolidate_published(reports, tree, "bt")
    assert found.is_contradictory
    assert found.contradicting == ("p6",)
    assert str(found) == "bt: the reports of p6 contradict each other."
    assert found.sentence("vi") == "bt: báo cáo của p6 mâu thuẫn nhau."


def test_reports_of_other_units_are_left_out() -> None:
    tree = kh.Tree.of(date(2023, 12, 31), {"p6": "bt", "p7": "q1"})
    figures = {kh.FUND_RAISED: kh.Dong(7), kh.FUND_SPENT: kh.Dong(7)}
    reports = [kh.Report.of(unit, YEAR, figures) for unit in ("p6", "bt", "p7", "q1")]
    assert kh.consolidate_published(reports, tree, "bt").spent == kh.Bounds(0, 14)


def test_reports_of_several_periods_are_refused() -> None:
    """Kills: a unit's 2022 added to another's 2023."""
    tree = kh.Tree.of(date(2023, 12, 31), {"p6": "bt"})
    figures = {kh.FUND_RAISED: kh.Dong(7), kh.FUND_SPENT: kh.Dong(7)}
    reports = [
        kh.Report.of(unit, kh.Period.year(year), figures)
        for unit, year in (("p6", 2022), ("bt", 2023))
    ]
    with pytest.raises(kh.InvalidValueError) as raised:
        kh.consolidate_published(reports, tree, "bt")
    assert str(raised.value) == (
        "consolidate_published.reports: expected reports of one period; call it for each of them,"
        " got ['2022-01-01 to 2022-12-31', '2023-01-01 to 2023-12-31']"
    )


def test_only_money_is_consolidated() -> None:
    """Kills: members added up as đồng."""
    tree = kh.Tree.of(date(2023, 12, 31), {"p6": "bt"})
    with pytest.raises(kh.InvalidValueError) as raised:
        kh.consolidate_published([], tree, "bt", raised=kh.MEMBERS)
    assert str(raised.value) == (
        "consolidate_published.raised: expected an indicator in đồng, got 'members'"
    )

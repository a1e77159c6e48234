"""Who is expected to report what: the leaves, named units, or other units for each indicator."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.hierarchies import forests

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
PROVINCE = kh.Tree.of(DAY, {"c1": "x1", "c2": "x1", "c3": "x2", "x1": "t", "x2": "t"})
BOTH = (kh.MEMBERS, kh.POPULATION)


@given(forests(max_size=10), st.data())
def test_each_indicator_is_expected_as_if_it_were_alone(
    parents: dict[str, str | None], data: st.DataObject
) -> None:
    """Kills: the units of one indicator for another; the leaves for what is named."""
    tree = kh.Tree.of(DAY, parents)
    some = st.sets(st.sampled_from(tree.ids)) if len(tree) else st.just(set[str]())
    reported = {indicator: data.draw(some) for indicator in BOTH}
    expected = {indicator: data.draw(some) for indicator in BOTH}
    reports = [
        kh.Report.of(unit, YEAR, {one: len(unit) for one in BOTH if unit in reported[one]})
        for unit in tree
    ]
    together = kh.roll_up(reports, tree, indicators=BOTH, expected=expected)
    for one in BOTH:
        alone = kh.roll_up(reports, tree, indicators=[one], expected=expected[one])
        assert [together[unit].get(one) for unit in tree] == [alone[unit].get(one) for unit in tree]


def test_what_is_not_named_is_expected_of_the_leaves() -> None:
    """Kills: nothing expected where another indicator is named."""
    reports = [
        kh.Report.of("c1", YEAR, {kh.MEMBERS: 40}),
        kh.Report.of("x1", YEAR, {kh.POPULATION: 900}),
        kh.Report.of("x2", YEAR, {kh.POPULATION: 100}),
    ]
    totals = kh.roll_up(reports, PROVINCE, expected={kh.POPULATION: ["x1", "x2"]})
    assert str(totals["t"][kh.MEMBERS]) == "at least 40, 1 of 3 reported"
    assert str(totals["t"][kh.POPULATION]) == "1,000, 2 of 2 reported"
    assert totals["x1"].ratio(kh.MEMBERS, of=kh.POPULATION).of == kh.POPULATION
    columns = {kh.MEMBERS: [40, None, None], kh.POPULATION: [900, 100, None]}
    counted = kh.roll_up_columns(
        {kh.POPULATION: columns[kh.POPULATION]},
        PROVINCE,
        units=["x1", "x2", "c1"],
        expected={kh.POPULATION: ["x1", "x2"]},
    )
    assert str(counted["t"][kh.POPULATION]) == "1,000, 2 of 2 reported"


@pytest.mark.parametrize("call", [kh.roll_up, kh.roll_up_columns])
def test_only_indicators_have_units_that_report_them(call: Any) -> None:
    given_: object = [] if call is kh.roll_up else {}
    with pytest.raises(kh.InvalidValueError) as caught:
        call(given_, PROVINCE, expected={"population": ["x1"]})
    said = "an Indicator, such as kh.MEMBERS, got 'population'"
    assert str(caught.value) == f"{call.__name__}.expected: expected {said}"
    said = rf"^{call.__name__}\.expected\[population\]\[0\]: expected the id of a unit of <Tree"
    with pytest.raises(kh.InvalidValueError, match=said):
        call(given_, PROVINCE, expected={kh.POPULATION: ["x3"]})

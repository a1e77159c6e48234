"""What a roll-up is asked for, and what its results are asked: slips are named, all at once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve

import khuyenhoc as kh

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
TREE = kh.Tree.of(DAY, {"p6": "q", "p7": "q"})
REPORT = kh.Report.of("p6", YEAR, {kh.MEMBERS: 5})
HIERARCHY = kh.Hierarchy(name="association", units=())
TOTALS = kh.roll_up([REPORT], TREE)
TOTAL = TOTALS["q"][kh.MEMBERS]
RATIO = kh.Ratio(1, 2, of=kh.POPULATION)
roll_up: Any = kh.roll_up
totals: Any = TOTALS


@pytest.mark.parametrize("call", [kh.roll_up, kh.roll_up_columns])
def test_options_that_cannot_be_are_named_together(call: Any) -> None:
    """Kills: the first slip alone; an option that is not used and not said to be."""
    given: object = [] if call is kh.roll_up else {}
    with pytest.raises(kh.StructuringError) as caught:
        call(given, HIERARCHY, own="prefer", missing="bounds")
    name = call.__name__
    assert str(caught.value) == (
        f"{name}: 3 problems\n"
        f"  {name}.tree: expected a Tree, such as hierarchy.on(day), got {HIERARCHY!r}\n"
        f"  {name}.missing: expected a MissingPolicy, such as kh.MissingPolicy.BOUNDS, got 'bounds'"
        f"\n  {name}.own: expected an OwnValue, such as kh.OwnValue.COMPARE, got 'prefer'"
    )
    with pytest.raises(kh.StructuringError) as caught:
        call(
            given,
            TREE,
            expected={kh.MEMBERS: ["p6", "p13"], kh.FUND_PER_HEAD: [], kh.POPULATION: "p6"},
            limits={"members": 900, kh.MEMBERS: 900, kh.PLAN: kh.Bounds(0, 9)},
        )
    assert [problem.path for problem in caught.value.problems] == [
        f"{name}.limits",
        f"{name}.limits[members]",
        f"{name}.limits",
        f"{name}.expected[members][1]",
        f"{name}.expected",
        f"{name}.expected[population]",
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: roll_up(5, TREE), "roll_up.reports: expected several reports, as in a list; of"),
        (
            lambda: roll_up(kh.RowsRead(items=(REPORT,)), TREE),
            "roll_up.reports: expected several reports, as in a list; of rows that were read, the",
        ),
        (
            lambda: roll_up([], TREE, known_on=datetime(2024, 1, 1)),  # noqa: DTZ001
            "roll_up.known_on: expected a date without a time",
        ),
        (
            lambda: roll_up([], TREE, indicators=kh.MEMBERS),
            "roll_up.indicators: expected several indicators, as in a list",
        ),
        (
            lambda: roll_up([], TREE, indicators=["members"]),
            "roll_up.indicators[0]: expected an Indicator, such as",
        ),
        (lambda: roll_up([], TREE, limits=[5]), "roll_up.limits: expected a mapping from"),
        (
            lambda: roll_up([], TREE, expected="p6"),
            "roll_up.expected: expected ids of units of the tree, as in a list, got 'p6'",
        ),
        (lambda: roll_up([], TREE, expected=5), "roll_up.expected: expected ids of units"),
        (lambda: totals["q"]["members"], "indicator: expected an Indicator, such as kh.MEMBERS"),
        (lambda: totals["q"].get("members"), "indicator: expected an Indicator, such as"),
        (
            lambda: totals["q"].ratio("members", of=kh.POPULATION),
            "indicator: expected an Indicator, such as kh.MEMBERS; of a code it is kh.CATALOGUE",
        ),
        (lambda: totals.ratios(kh.MEMBERS, of="population"), "ratios.of: expected an Indicator"),
        (lambda: totals.ratios("members", of=kh.MEMBERS), "ratios.part: expected an Indicator"),
        (lambda: totals.changes("members", since=TOTALS), "changes.indicator: expected an"),
        (
            lambda: totals.changes(kh.MEMBERS, since=[1]),
            "changes.since: expected Totals, as roll_up gives them, got [1]",
        ),
        (lambda: totals.against(kh.MEMBERS, TOTALS), "against.indicator: expected an Indicator"),
        (lambda: totals.against(None, kh.MEMBERS), "against.plan: expected Totals, as roll_up"),
        (lambda: totals.ratios(kh.MEMBERS, of=kh.MEMBERS)[["q"]], "unit: expected the id of"),
        (lambda: kh.change(1, TOTAL), "change.now: expected a Total, such as"),  # type: ignore[arg-type]
        (lambda: kh.change(TOTAL, RATIO), "change.before: expected a Total, such as"),  # type: ignore[arg-type]
        (
            lambda: kh.point_change(TOTAL, RATIO),  # type: ignore[arg-type]
            "point_change.now: expected a Ratio or a BoundedRatio, as totals[unit].ratio gives it",
        ),
        (lambda: kh.point_change(RATIO, 5), "point_change.before: expected a Ratio or a"),  # type: ignore[arg-type]
        (lambda: kh.against_plan(TOTAL, 5), "against_plan.plan: expected a Total"),  # type: ignore[arg-type]
        (lambda: kh.against_plan(5, TOTAL), "against_plan.actual: expected a Total"),  # type: ignore[arg-type]
        (
            lambda: kh.headcount([], HIERARCHY),  # type: ignore[arg-type]
            "headcount.tree: expected a Tree, such as hierarchy.on(day), got ",
        ),
        (
            lambda: kh.movements([], during=DAY),  # type: ignore[arg-type]
            "movements.during: expected a Period, such as Period.year(2023), got 2023-12-31",
        ),
        (
            lambda: HIERARCHY.check(during=DAY),  # type: ignore[arg-type]
            "Hierarchy.check(during): expected a Period, got 2023-12-31",
        ),
        (lambda: kh.Tree.of(DAY, ["p6"]), "Tree.of(parents): expected the parent of each"),  # type: ignore[arg-type]
        (lambda: TREE.find(3), "name: expected a text, got 3"),  # type: ignore[arg-type]
        (
            lambda: kh.count_organisations(HIERARCHY),  # type: ignore[arg-type]
            "count_organisations.tree: expected a Tree, such as hierarchy.on(day)",
        ),
        (lambda: kh.plans(REPORT), "plans.reports: expected several reports, as in a list"),  # type: ignore[arg-type]
        (lambda: kh.plans(5), "plans.reports: expected several reports, as in a list, got 5"),  # type: ignore[arg-type]
        (
            lambda: kh.from_json(kh.Link, None),  # type: ignore[arg-type]
            "text: expected a text; of a file, call load(kind, path), got <class 'NoneType'>",
        ),
        (
            lambda: kh.hierarchy_from_rows([], headings={"a": kh.MEMBERS}),  # type: ignore[dict-item]
            "headings['a']: expected a heading, or None to leave the column out",
        ),
        (
            lambda: kh.hierarchy_from_rows([], headings=["a"]),  # type: ignore[arg-type]
            "headings: expected a mapping from headings to what they mean, got ['a']",
        ),
        (
            lambda: kh.reports_from_rows([], period=YEAR, headings={"a": 3}),  # type: ignore[dict-item]
            "headings['a']: expected a heading, an Indicator, or None to leave the column out",
        ),
    ],
)
def test_a_slip_is_named_where_it_was_made(call: Callable[[], object], said: str) -> None:
    """Kills: an error of Python's own; a result that is only empty."""
    with pytest.raises(kh.InvalidValueError) as caught:
        call()
    assert str(caught.value).startswith(said)


def test_records_that_are_one_or_none_are_named() -> None:
    centre = kh.LearningCentre(id="tt-1", name="TTHTCĐ", unit="p6")
    with pytest.raises(kh.StructuringError) as caught:
        kh.count_centres(centre, on=DAY)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert (problem.path, problem.expected) == (
        "centres",
        "several values of LearningCentre, as in a list",
    )


def test_two_indicators_of_one_code_are_not_added_together() -> None:
    """Kills: a total that depends on which report came first."""
    people = evolve(kh.MEMBERS, nature=kh.Nature.DISTINCT_PEOPLE)
    one = kh.Report.of("p6", YEAR, {people: 5})
    other = kh.Report.of("p7", YEAR, {kh.MEMBERS: 7})
    again = kh.Report.of("p6", YEAR, {kh.MEMBERS: 7})
    for reports in ([one, other], [other, one], [one, again]):
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.roll_up(reports, TREE)
        assert str(caught.value).startswith(
            "roll_up.reports: expected one indicator of this code, not one of"
        )
    said = evolve(kh.MEMBERS, label_en="those who belong")
    alike = kh.roll_up([kh.Report.of("p6", YEAR, {said: 5}), other], TREE)
    assert alike["q"][kh.MEMBERS].value == kh.Bounds.exactly(12)

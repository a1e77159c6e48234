"""Totals up a tree: laws first, then the policies' truth table, then what is said of the rest."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from random import Random
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.rollup.roll_up import roll_up
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.values.unit import OCCURRENCE, ORDINAL, PERSON, SQUARE_METRE

DAY: Final = date(2023, 12, 31)
YEAR: Final = kh.Period.year(2023)
MEMBERS, RAISED = kh.MEMBERS, kh.FUND_RAISED
Parents = Mapping[str, str | None]


def report(unit: str, members: int | kh.Quantity, **more: object) -> kh.Report:
    made = kh.Report.of(unit, YEAR, {MEMBERS: members})
    return evolve(made, **more)  # type: ignore[arg-type]


def quantity(value: int, qualifier: kh.Qualifier, unit: kh.Unit = PERSON) -> kh.Quantity:
    return kh.Quantity(value=value, unit=unit, qualifier=qualifier)


def star(*units: str) -> Tree:
    return Tree.of(DAY, dict.fromkeys(units, "q"))


def value(totals: Totals, unit: str = "q", indicator: kh.Indicator = MEMBERS) -> kh.Bounds | None:
    return totals[unit][indicator].value


def codes(totals: Totals) -> list[str]:
    return [finding.code for finding in totals.findings]


@st.composite
def forests(draw: st.DrawFn) -> dict[str, str | None]:
    """Every unit under an earlier one, or under nothing."""
    count = draw(st.integers(1, 12))
    above = [draw(st.integers(-1, at - 1)) for at in range(count)]
    return {f"u{at:02}": None if up < 0 else f"u{up:02}" for at, up in enumerate(above)}


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, str | None], dict[str, kh.Quantity]]:
    """A forest, and what some of its leaves report: exact, nearly, more than, a range."""
    parents = draw(forests())
    figures = st.builds(
        quantity,
        st.integers(0, 50),
        st.sampled_from((kh.Qualifier.EXACT, kh.Qualifier.MORE_THAN, kh.Qualifier.AT_MOST)),
    )
    leaves = sorted(parents.keys() - set(parents.values()))
    return parents, {unit: draw(figures) for unit in leaves if draw(st.booleans())}


def ancestors(unit: str, parents: Parents) -> set[str]:
    above = parents[unit]
    return set() if above is None else {above} | ancestors(above, parents)


def told(figures: Mapping[str, kh.Quantity]) -> list[kh.Report]:
    return [report(unit, figure) for unit, figure in figures.items()]


POLICIES: Final = st.sampled_from(MissingPolicy)


# Laws


@given(worlds(), POLICIES)
def test_any_grouping_of_the_tree_gives_the_same_total(
    world: tuple[dict[str, str | None], dict[str, kh.Quantity]], policy: MissingPolicy
) -> None:
    """Kills: a level skipped; a subtotal counted beside its parts; averaging over children."""
    parents, figures = world
    leaves = parents.keys() - set(parents.values())
    deep = Tree.of(DAY, {u: p or "top" for u, p in parents.items()})
    flat = Tree.of(DAY, dict.fromkeys(leaves, "top"))
    grouped = roll_up(told(figures), deep, missing=policy, indicators=[MEMBERS])["top"]
    direct = roll_up(told(figures), flat, missing=policy, indicators=[MEMBERS])["top"]
    assert (MEMBERS in grouped) == (MEMBERS in direct)
    if MEMBERS in direct:
        assert grouped[MEMBERS].value == direct[MEMBERS].value
        assert grouped[MEMBERS].zeros == direct[MEMBERS].zeros
        assert set(grouped[MEMBERS].missing) == set(direct[MEMBERS].missing)
        assert set(grouped[MEMBERS].figures) == set(direct[MEMBERS].figures)


@given(worlds(), st.data())
def test_bounds_hold_every_completion_of_what_is_missing(
    world: tuple[dict[str, str | None], dict[str, kh.Quantity]], data: st.DataObject
) -> None:
    """Kills: a missing unit as 0; an open end lost; the gaps of one child only."""
    parents, figures = world
    tree = Tree.of(DAY, parents)
    totals = roll_up(told(figures), tree, indicators=[MEMBERS])
    truth: dict[str, int] = {}
    for leaf in tree.leaves:
        bounds = figures[leaf].bounds() if leaf in figures else kh.Bounds(0, None)
        bounds = (bounds & kh.Bounds.at_least(0) or bounds).whole() or bounds
        low = int(bounds.low or 0)
        high = low + 40 if bounds.high is None else int(bounds.high)
        truth[leaf] = data.draw(st.integers(low, high))
    for unit in tree.ids:
        below = [unit, *tree.descendants(unit)]
        possible = value(totals, unit)
        assert possible is not None
        assert sum(truth.get(one, 0) for one in below) in possible


@given(worlds())
def test_bounds_are_attained_at_both_ends(
    world: tuple[dict[str, str | None], dict[str, kh.Quantity]],
) -> None:
    """Kills: ends added loosely; "more than 5 people" left open where 6 is the least."""
    parents, figures = world
    tree = Tree.of(DAY, parents)
    totals = roll_up(told(figures), tree, indicators=[MEMBERS])
    for unit in tree.ids:
        leaves = [u for u in (unit, *tree.descendants(unit)) if u in tree.leaves]
        expected = kh.Bounds.exactly(0)
        for leaf in leaves:
            printed = figures[leaf].bounds() if leaf in figures else kh.Bounds.at_least(0)
            least = printed & kh.Bounds.at_least(0)
            assert least is not None
            expected += least.whole() or least
        assert value(totals, unit) == expected


@given(worlds(), st.data())
def test_moving_a_unit_changes_only_the_ancestors_it_left_and_joined(
    world: tuple[dict[str, str | None], dict[str, kh.Quantity]], data: st.DataObject
) -> None:
    """Kills: sums taken by position in an order that the move shifts."""
    parents, figures = world
    moved = data.draw(st.sampled_from(sorted(parents)))
    kept = {"x": None, **{u: p or "x" for u, p in parents.items()}}
    hosts = [u for u in kept if u != moved and moved not in ancestors(u, kept) and u not in figures]
    after = {**kept, moved: data.draw(st.sampled_from(sorted(hosts)))}
    expected = sorted(parents.keys() - set(parents.values()))
    before_totals = roll_up(told(figures), Tree.of(DAY, kept), expected=expected)
    after_totals = roll_up(told(figures), Tree.of(DAY, after), expected=expected)
    touched = ancestors(moved, kept) | ancestors(moved, after)
    for unit in kept.keys() - touched:
        if figures:
            assert value(before_totals, unit) == value(after_totals, unit)
            assert before_totals[unit][MEMBERS].missing == after_totals[unit][MEMBERS].missing


@given(worlds(), st.randoms(use_true_random=False), POLICIES)
def test_the_order_of_reports_makes_no_difference(
    world: tuple[dict[str, str | None], dict[str, kh.Quantity]],
    random: Random,
    policy: MissingPolicy,
) -> None:
    """Kills: the last report wins; findings in the order of arrival."""
    parents, figures = world
    tree = Tree.of(DAY, parents)
    reports = told(figures)
    again = [evolve(one, source="again") for one in reports]
    more = [report(one.organisation, 7) for one in reports]
    more += [report("nowhere", 1), report("elsewhere", 2), report("nowhere", 3)]
    first = [*reports, *again, *more]
    second = list(first)
    random.shuffle(second)
    one, other = roll_up(first, tree, missing=policy), roll_up(second, tree, missing=policy)
    assert one == other
    assert one.findings == other.findings
    assert one.unplaced == other.unplaced
    assert one.to_rows() == other.to_rows()


@given(worlds(), st.sets(st.integers(0, 11)))
def test_coverage_adds_up(
    world: tuple[dict[str, str | None], dict[str, kh.Quantity]], chosen: set[int]
) -> None:
    """Kills: counting an inner unit as one of those expected; missing ones counted twice."""
    parents, figures = world
    tree = Tree.of(DAY, parents)
    expected = [unit for at, unit in enumerate(tree.ids) if at in chosen]
    for named in (None, expected):
        waited = set(tree.leaves if named is None else named)
        totals = roll_up(told(figures), tree, indicators=[MEMBERS], expected=named)
        for unit in tree.ids:
            total = totals[unit].get(MEMBERS)
            below = [one for child in tree.children(unit) if (one := totals[child].get(MEMBERS))]
            if total is None:  # nobody was expected to report, and nobody did
                assert not below
                assert unit not in waited | set(figures)
                continue
            assert total.expected == sum(t.expected for t in below) + (unit in waited)
            own = unit in waited and unit in figures
            assert total.reported == sum(t.reported for t in below) + own
            assert total.reported + len(total.missing) == total.expected
            assert total.is_complete == (not total.missing)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(0, 3))
def test_people_counted_once_are_at_least_the_largest_part_and_at_most_the_sum(
    counts: list[int], silent: int
) -> None:
    """Kills: adding people; the largest child instead of the largest leaf."""
    leaves = [f"c{at}" for at in range(len(counts) + silent)]
    tree = Tree.of(
        DAY,
        {leaf: f"g{at % 2}" for at, leaf in enumerate(leaves)}
        | {"g0": "q"}
        | ({"g1": "q"} if len(leaves) > 1 else {}),
    )
    reports = [
        kh.Report.of(leaf, YEAR, {kh.DONORS: count})
        for leaf, count in zip(leaves, counts, strict=False)
    ]
    total = roll_up(reports, tree)["q"][kh.DONORS]
    assert total.is_distinct
    assert total.value == kh.Bounds(max(counts), None if silent else sum(counts))
    limit = {kh.DONORS: kh.Bounds(3, 60)}
    limited = roll_up(reports, tree, limits=limit)["q"][kh.DONORS]
    most = max(counts) if not silent else max(*counts, 3)
    assert limited.value == kh.Bounds(most, sum(counts) + 60 * silent)


@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 50), st.integers(0, 50))
def test_a_limit_bounds_each_unit_that_is_missing(
    silent: int, spoken: int, low: int, more: int
) -> None:
    """Kills: the limit taken once for all; the limit applied to who did report."""
    leaves = [f"c{at}" for at in range(silent + spoken)]
    totals = roll_up(
        [report(leaf, 1_000) for leaf in leaves[:spoken]],
        star(*leaves),
        indicators=[MEMBERS],
        limits={MEMBERS: kh.Bounds(low, low + more)},
    )
    at_least = 1_000 * spoken + silent * low
    assert value(totals) == kh.Bounds(at_least, at_least + silent * more)


# The policies


ALL, SOME, NONE = {"a": 3, "b": 4}, {"a": 3}, dict[str, int]()
NOT_GIVEN, UNKNOWN = "not given", "unknown"


@pytest.mark.parametrize(
    ("policy", "of_all", "of_some", "of_none"),
    [
        (MissingPolicy.NON_NULL, 7, NOT_GIVEN, NOT_GIVEN),
        (MissingPolicy.NON_ZERO, 7, 3, NOT_GIVEN),
        (MissingPolicy.PARTIAL_NULL, 7, UNKNOWN, NOT_GIVEN),
        (MissingPolicy.PARTIAL_ZERO, 7, 3, NOT_GIVEN),
        (MissingPolicy.ALWAYS_NULL, 7, UNKNOWN, UNKNOWN),
        (MissingPolicy.ALWAYS_ZERO, 7, 3, 0),
        (MissingPolicy.BOUNDS, 7, kh.Bounds.at_least(3), kh.Bounds.at_least(0)),
    ],
)
def test_each_policy_equals_its_truth_table(
    policy: MissingPolicy, of_all: object, of_some: object, of_none: object
) -> None:
    """Kills: any two policies exchanged."""
    for figures, expected in ((ALL, of_all), (SOME, of_some), (NONE, of_none)):
        reports = [report(unit, count) for unit, count in figures.items()]
        totals = roll_up(reports, star("a", "b"), missing=policy, indicators=[MEMBERS])
        total = totals["q"].get(MEMBERS)
        assert (MEMBERS in totals["q"]) == (expected != NOT_GIVEN)
        if total is None:
            assert expected == NOT_GIVEN
            continue
        number = kh.Bounds.exactly(expected) if isinstance(expected, int) else expected
        assert total.value == (None if expected == UNKNOWN else number)
        assert total.zeros == (2 - len(figures) if policy.fills_with_zero else 0)
        assert total.is_exact == (len(figures) == 2)
        assert (total.reported, total.expected) == (len(figures), 2)


def test_non_zero_gives_no_total_that_comes_to_nothing() -> None:
    reports = [report("a", 0), report("b", 0)]
    assert MEMBERS not in roll_up(reports, star("a", "b"), missing=MissingPolicy.NON_ZERO)["q"]
    assert value(roll_up(reports, star("a", "b"), missing=MissingPolicy.ALWAYS_ZERO)) == kh.Bounds(
        0, 0
    )


def test_who_is_not_expected_is_added_and_not_waited_for() -> None:
    totals = roll_up([report("a", 3), report("c", 5)], star("a", "b", "c"), expected=["a"])
    assert str(totals["q"][MEMBERS]) == "8, 1 of 1 reported"
    assert MEMBERS not in totals["b"]  # and no 0
    with pytest.raises(kh.NotThereError) as caught:
        totals["b"][MEMBERS]
    said = "one with a total of b under bounds (0 of 0 reported), got 'members'"
    assert str(caught.value) == f"indicator: expected {said}"
    partial = roll_up(
        [report("c", 5)],
        star("a", "b", "c"),
        expected=["a"],
        missing=MissingPolicy.PARTIAL_ZERO,
    )
    assert str(partial["q"][MEMBERS]) == "5, 0 of 1 reported, 1 counted as 0 (partial_zero)"


# What a unit with parts says of itself

TWO_LEVELS: Final = Tree.of(DAY, {"a": "d", "b": "d", "c": "e", "d": "q", "e": "q"})


@pytest.mark.parametrize(
    ("own", "complete", "gappy", "conflict"),
    [
        (OwnValue.COMPARE, kh.Bounds(12, 12), kh.Bounds.at_least(8), True),
        (OwnValue.PREFER, kh.Bounds(15, 15), kh.Bounds(15, 15), True),
        (OwnValue.FILL, kh.Bounds(12, 12), kh.Bounds(15, 15), True),
        (OwnValue.PARTS, kh.Bounds(12, 12), kh.Bounds.at_least(8), False),
    ],
)
def test_an_own_total_is_used_as_its_priority_says(
    own: OwnValue, complete: kh.Bounds, gappy: kh.Bounds, *, conflict: bool
) -> None:
    """Kills: preferring where filling was asked; filling where the parts are all there."""
    parts = [report("a", 3), report("b", 4), report("c", 5), report("d", 10)]
    totals = roll_up(parts, TWO_LEVELS, own=own)
    total = totals["q"][MEMBERS]
    assert total.value == complete
    assert [found.code for found in total.conflicts] == ["own-total-differs"] * conflict
    assert totals["d"][MEMBERS].own == kh.Bounds(10, 10)
    assert total.stand_ins == (("d",) if own is OwnValue.PREFER else ())
    assert total.coverage == "3/3"
    less = [one for one in parts if one.organisation != "b"]
    with_gap = roll_up(less, TWO_LEVELS, own=own)
    assert value(with_gap) == gappy
    stands = own in (OwnValue.PREFER, OwnValue.FILL)
    assert with_gap["q"][MEMBERS].stand_ins == (("d",) if stands else ())
    assert with_gap["q"][MEMBERS].missing == ("b",)
    units = [unit for unit, _ in with_gap["q"][MEMBERS].figures]
    assert sorted(units) == (["c", "d"] if stands else ["a", "c"])
    assert with_gap.findings == ()


def test_a_contradicted_own_total_is_a_finding_with_by_how_much() -> None:
    reports = [report("a", 3), report("b", 4), report("c", 5), report("d", 10)]
    (found,) = roll_up(reports, TWO_LEVELS).findings
    assert found.value == kh.Bounds.exactly(3)
    assert found.figures == ("d/members",)
    assert found.vi == (
        "d tự báo cáo Hội viên là 10 người, các đơn vị trực thuộc cộng lại là 7 người: "
        "chênh lệch 3 người."
    )
    assert found.en == ("d itself reported members as 10, its parts come to 7: a difference of 3.")
    too_low = [report("a", 3), report("d", 2)]
    (found,) = roll_up(too_low, TWO_LEVELS).findings
    assert found.value == kh.Bounds.at_most(-1)


def test_a_unit_that_is_expected_speaks_for_all_below_it() -> None:
    """Kills: waiting for the leaves below; dropping what they reported; adding both."""
    expected = ["d", "e"]
    only_one = roll_up([report("d", 10), report("a", 3)], TWO_LEVELS, expected=expected)
    assert str(only_one["q"][MEMBERS]) == "at least 10, 1 of 2 reported"
    assert only_one["q"][MEMBERS].stand_ins == ()
    assert [unit for unit, _ in only_one["q"][MEMBERS].figures] == ["d"]
    assert codes(only_one) == []
    from_below = roll_up([report("e", 5), report("a", 3)], TWO_LEVELS, expected=expected)
    assert str(from_below["q"][MEMBERS]) == "at least 8, 1 of 2 reported"
    above = roll_up([report("d", 2), report("a", 3)], TWO_LEVELS, expected=expected)
    assert codes(above) == ["own-total-differs"]
    parts = roll_up([report("d", 10)], TWO_LEVELS, expected=["d"], own=OwnValue.PARTS)
    assert value(parts) == kh.Bounds(10, 10)


def test_a_unit_above_others_that_are_expected_does_not_speak_for_them() -> None:
    """Kills: whoever is expected to report stands for all below it."""
    totals = roll_up([report("d", 10), report("a", 3)], TWO_LEVELS, expected=["d", "a"])
    assert str(totals["d"][MEMBERS]) == "3, 2 of 2 reported"
    assert codes(totals) == ["own-total-differs"]


def test_an_own_total_that_does_not_stand_is_nothing_known_of_the_parts() -> None:
    """Kills: a unit given as unknown, or as 0, because of a figure that is only compared."""
    for policy in (MissingPolicy.PARTIAL_NULL, MissingPolicy.PARTIAL_ZERO):
        totals = roll_up([report("d", 10), report("c", 5)], TWO_LEVELS, missing=policy)
        assert MEMBERS not in totals["d"]
        assert MEMBERS in totals["q"]


def test_a_bounded_own_total_stands_as_bounds() -> None:
    """Kills: the ends of the parts kept under a total that replaced them."""
    more = quantity(20, kh.Qualifier.MORE_THAN)
    reports = [report("a", quantity(9, kh.Qualifier.MORE_THAN)), report("d", more), report("c", 5)]
    assert value(roll_up(reports, TWO_LEVELS, own=OwnValue.PREFER)) == kh.Bounds.at_least(26)
    exact = [report("a", quantity(9, kh.Qualifier.MORE_THAN)), report("d", 30), report("c", 5)]
    assert value(roll_up(exact, TWO_LEVELS, own=OwnValue.PREFER)) == kh.Bounds(35, 35)


def test_an_own_total_hides_all_that_is_below_it() -> None:
    """Kills: the figures of grandchildren listed in a total that does not hold them."""
    reports = [report("a", 3), report("c", 5), report("q", 20)]
    total = roll_up(reports, TWO_LEVELS, own=OwnValue.PREFER)["q"][MEMBERS]
    assert (total.value, total.stand_ins) == (kh.Bounds(20, 20), ("q",))
    assert [unit for unit, _ in total.figures] == ["q"]


def test_an_own_total_is_something_known_to_a_partial_policy() -> None:
    totals = roll_up(
        [report("d", 10)], TWO_LEVELS, own=OwnValue.FILL, missing=MissingPolicy.PARTIAL_ZERO
    )
    assert str(totals["q"][MEMBERS]) == "10, 0 of 3 reported, 1 counted as 0 (partial_zero)"
    assert MEMBERS not in totals["e"]


# Two reports of one thing


def test_a_later_report_supersedes_and_known_on_asks_what_was_known() -> None:
    """Kills: the earlier kept; the day of publishing itself left out."""
    early = report("a", 3, published_on=date(2024, 1, 10))
    late = report("a", 5, published_on=date(2024, 2, 1))
    tree = star("a")
    for reports in ([early, late], [late, early]):
        assert value(roll_up(reports, tree)) == kh.Bounds(5, 5)
        assert roll_up(reports, tree).findings == ()
        for day, known in ((date(2024, 1, 31), 3), (date(2024, 2, 1), 5)):
            assert value(roll_up(reports, tree, known_on=day)) == kh.Bounds(known, known)
    nothing = roll_up([early, late], tree, known_on=date(2024, 1, 9), indicators=[MEMBERS])
    assert nothing["q"][MEMBERS].reported == 0


def test_what_a_later_report_does_not_say_stays_as_it_was() -> None:
    early = evolve(
        kh.Report.of("a", YEAR, {MEMBERS: 3, RAISED: kh.Dong(9)}), published_on=date(2024, 1, 10)
    )
    late = report("a", 5, published_on=date(2024, 2, 1))
    totals = roll_up([early, late], star("a"))
    assert value(totals) == kh.Bounds(5, 5)
    assert value(totals, indicator=RAISED) == kh.Bounds(9, 9)


@pytest.mark.parametrize("day", [date(2024, 1, 10), None])
def test_two_reports_that_nothing_orders_stay_both_possible(day: date | None) -> None:
    """Kills: a silent choice; a finding for the same figure told twice."""
    first = report("a", 3, published_on=day, source="one")
    second = report("a", 5, published_on=day, source="two")
    totals = roll_up([first, second], star("a", "b"), limits={MEMBERS: kh.Bounds(0, 0)})
    total = totals["q"][MEMBERS]
    assert total.value == kh.Bounds(3, 5)
    assert total.conflicts == totals.findings
    assert totals["b"][MEMBERS].conflicts == ()
    assert [figure.quantity.value for _, figure in total.figures] == [3, 5]
    (found,) = totals.findings
    assert (found.code, found.value) == ("reports-differ", kh.Bounds(3, 5))
    assert found.figures == ("a/members", "a/members")
    when = "cùng công bố ngày 10/01/2024" if day else "không rõ số nào công bố sau"
    assert found.vi == (
        f"Hội viên có nhiều số khác nhau, {when} (a/members (one): 3 người; "
        "a/members (two): 5 người); tính là từ 3 đến 5 người."
    )
    when = "all published on 2024-01-10" if day else "which is the latest is not known"
    assert found.en == (
        f"members was reported with different figures, {when} (a/members (one): 3; "
        "a/members (two): 5); taken as 3 to 5."
    )
    same = roll_up([first, evolve(second, figures=first.figures)], star("a"))
    assert same.findings == ()
    assert value(same) == kh.Bounds(3, 3)


def test_a_report_without_a_day_is_not_known_to_be_earlier() -> None:
    dated = report("a", 3, published_on=date(2024, 1, 10))
    totals = roll_up([dated, report("a", 5)], star("a"))
    assert value(totals) == kh.Bounds(3, 5)
    asked = roll_up([dated, report("a", 5)], star("a"), known_on=date(2024, 3, 1))
    assert value(asked) == kh.Bounds(3, 3)
    assert codes(asked) == ["undated-report"]


# Which figures are added


def figure(key: str, count: int, **more: object) -> kh.Figure:
    made = kh.Report.of("a", YEAR, {MEMBERS: count}).figures[0]
    return evolve(made, key=key, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        figure("x", 9, target=True),
        figure("x", 9, scope="riêng khối trường học"),
        figure("x", 9, period=kh.Period.year(2022)),
        figure("x", 2, part_of="members"),
        figure("x", 9, says=kh.Says.CHANGE),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_only_what_there_is_is_added(other: kh.Figure, *, first: bool) -> None:
    """Kills: a target, a scope, last year, a part or a change taken for the total."""
    figures = (other, figure("members", 3)) if first else (figure("members", 3), other)
    made = kh.Report(organisation="a", period=YEAR, figures=figures)
    for reports in ([made], [made, made]):
        totals = roll_up([*reports, report("b", 4)], star("a", "b"))
        assert value(totals) == kh.Bounds(7, 7)
        assert totals.findings == ()


def test_two_figures_of_one_report_that_compete_are_found() -> None:
    made = kh.Report(
        organisation="a",
        period=YEAR,
        figures=(
            figure("members", 3),
            figure("headline", 5),
            *kh.Report.of("a", YEAR, {RAISED: kh.Dong(2)}).figures,
        ),
    )
    totals = roll_up([made], star("a"))
    assert value(totals) == kh.Bounds(3, 5)
    assert value(totals, indicator=RAISED) == kh.Bounds(2, 2)
    assert codes(totals) == ["reports-differ"]
    asked = roll_up([made, made], star("a"), indicators=[RAISED])
    assert asked.indicators == (RAISED,)
    assert roll_up([made, made], star("a")).indicators == (RAISED, MEMBERS)


@pytest.mark.parametrize(
    "figures",
    [
        (figure("x", 9, period=kh.Period.year(2022)),),
        (figure("x", 9, part_of="plan"), figure("plan", 20, target=True)),
    ],
)
def test_a_report_that_says_only_something_else_has_not_reported(
    figures: tuple[kh.Figure, ...],
) -> None:
    """Kills: last year's figure, or a part, taken where nothing competes with it."""
    made = kh.Report(organisation="a", period=YEAR, figures=figures)
    totals = roll_up([made], star("a"), indicators=[MEMBERS])
    assert str(totals["q"][MEMBERS]) == "at least 0, 0 of 1 reported"


def test_findings_and_indicators_stand_in_one_order_whoever_reports_first() -> None:
    """Kills: findings by indicator before place; indicators as they were met."""
    both = [kh.Report.of("b", YEAR, {MEMBERS: n, RAISED: kh.Dong(n)}) for n in (1, 2)]
    one = [report("a", n) for n in (1, 2)]
    for reports in (both + one, one + both):
        totals = roll_up(reports, star("a", "b"))
        assert [found.figures[0] for found in totals.findings] == [
            "a/members",
            "b/fund-raised",
            "b/members",
        ]
        assert totals.indicators == (RAISED, MEMBERS)


def test_a_part_of_another_thing_is_a_total_of_its_own() -> None:
    part = figure("members", 3, part_of="organisations")
    whole = kh.Report.of("a", YEAR, {kh.ORGANISATIONS: 9}).figures[0]
    made = kh.Report(organisation="a", period=YEAR, figures=(whole, part))
    assert value(roll_up([made], star("a"))) == kh.Bounds(3, 3)


def test_a_stock_of_the_same_day_and_a_flow_of_the_same_period_are_of_the_same_time() -> None:
    stock = figure("members", 3, period=kh.Period.until(DAY))
    flow = kh.Report.of("a", YEAR, {RAISED: kh.Dong(2)}).figures[0]
    made = kh.Report(
        organisation="a",
        period=YEAR,
        figures=(stock, evolve(flow, period=kh.Period.until(DAY)), evolve(flow, key="f")),
    )
    totals = roll_up([made], star("a"))
    assert value(totals) == kh.Bounds(3, 3)
    assert totals["a"][RAISED].figures[0][1].key == "f"
    assert totals.findings == ()


def test_a_figure_in_another_unit_is_found_and_not_added() -> None:
    times = kh.Quantity(value=30, unit=OCCURRENCE)
    totals = roll_up([report("a", times), report("b", 4)], star("a", "b"))
    assert str(totals["q"][MEMBERS]) == "at least 4, 1 of 2 reported"
    (found,) = totals.findings
    assert found.code == "another-unit"
    assert found.vi == (
        "a/members: Hội viên tính bằng lượt, không cộng được với số tính bằng người; "
        "coi như chưa báo cáo."
    )
    assert found.en == (
        "a/members: members in occurrence cannot be added to what is counted in person; "
        "taken as not reported."
    )
    bare = kh.Quantity(value=30)
    assert value(roll_up([report("a", bare)], star("a"))) == kh.Bounds(30, 30)


def test_what_was_found_of_figures_that_are_read_again_is_said_once() -> None:
    """Kills: findings and bounds of a first reading left behind by the second."""
    times = kh.Quantity(value=30, unit=OCCURRENCE)
    odd = kh.Figure(key="odd", indicator=MEMBERS, quantity=times)
    nearly = kh.Figure(
        key="raised",
        indicator=RAISED,
        quantity=quantity(9, kh.Qualifier.MORE_THAN, kh.VND),
    )
    made = kh.Report(
        organisation="a",
        period=YEAR,
        figures=(odd, nearly, figure("members", 3), figure("again", 3)),
    )
    totals = roll_up([made], star("a"))
    assert codes(totals) == ["another-unit"]
    assert value(totals) == kh.Bounds(3, 3)
    assert value(totals, indicator=RAISED) == kh.Bounds.at_least(10)


def test_bounded_money_and_land_are_added_as_bounds() -> None:
    land = kh.LAND_DONATED
    tree = star("a", "b")

    def told_of(indicator: kh.Indicator, *printed: kh.Quantity) -> Totals:
        return roll_up(
            [
                kh.Report.of(unit, YEAR, {indicator: one})
                for unit, one in zip("ab", printed, strict=True)
            ],
            tree,
        )

    nearly = quantity(40_000_000_000, kh.Qualifier.NEARLY, kh.VND)
    plain = quantity(1, kh.Qualifier.EXACT, kh.VND)
    assert value(told_of(RAISED, nearly, plain), indicator=RAISED) == kh.Bounds(1, 40_000_000_000)
    half = kh.Quantity(value=Fraction(1, 2), unit=SQUARE_METRE, resolution=0)
    above = quantity(2, kh.Qualifier.MORE_THAN, SQUARE_METRE)
    below = quantity(2, kh.Qualifier.LESS_THAN, SQUARE_METRE)
    assert value(told_of(land, half, half), indicator=land) == kh.Bounds(1, 1)
    assert value(told_of(land, above, half), indicator=land) == kh.Bounds.more_than(Fraction(5, 2))
    assert value(told_of(land, above, below), indicator=land) == kh.Bounds.more_than(2)
    assert value(told_of(land, half, below), indicator=land) == kh.Bounds(
        Fraction(1, 2), Fraction(5, 2), high_open=True
    )


@pytest.mark.parametrize(
    ("printed", "means"),
    [
        (kh.Quantity(value=5_000, unit=PERSON, resolution=1_000), kh.Bounds(4_500, 5_999)),
        (kh.Quantity(value=3, unit=PERSON, items=(3, 8)), kh.Bounds(3, 8)),
        (kh.Quantity(value=3, unit=kh.Unit("person", "hội viên")), kh.Bounds(3, 3)),
    ],
)
def test_a_figure_is_added_as_all_that_it_can_mean(printed: kh.Quantity, means: kh.Bounds) -> None:
    """Kills: "5 nghìn" added as 5.000; the first of several numbers added alone."""
    totals = roll_up([report("a", printed), report("b", 1)], star("a", "b"))
    assert value(totals) == means + 1
    assert totals.findings == ()


def test_the_balance_of_a_fund_that_is_missing_may_be_a_debt() -> None:
    """Kills: "at least" said of what can be below 0."""
    reports = [
        kh.Report.of("a", YEAR, {kh.FUND_BALANCE: kh.Dong(5), RAISED: kh.Dong(5)}),
        kh.Report.of("c", YEAR, {MEMBERS: 1}),
    ]
    totals = roll_up(reports, star("a", "b"))
    assert value(totals, indicator=kh.FUND_BALANCE) == kh.Bounds(None, None)
    assert value(totals, indicator=RAISED) == kh.Bounds.at_least(5)
    nearly = quantity(9, kh.Qualifier.NEARLY, kh.VND)
    open_low = roll_up([kh.Report.of("a", YEAR, {kh.FUND_BALANCE: nearly})], star("a"))
    assert value(open_low, indicator=kh.FUND_BALANCE) == kh.Bounds.at_most(8)


def test_a_count_below_none_stays_as_it_was_printed() -> None:
    bare = kh.Quantity(value=-3)
    assert value(roll_up([report("a", bare)], star("a"))) == kh.Bounds(-3, -3)


# Reports that are not added


def test_a_report_of_what_the_tree_does_not_have_is_given_back() -> None:
    lost = report("dissolved", 9, name="Chi hội cũ")
    totals = roll_up([lost, report("a", 3)], star("a"))
    assert value(totals) == kh.Bounds(3, 3)
    assert totals.unplaced == (lost,)
    (found,) = totals.findings
    assert found.code == "unknown-unit"
    assert found.vi == (
        "Chi hội cũ (dissolved) có báo cáo nhưng không có trong cây tổ chức ngày 31/12/2023; "
        "không được cộng vào đâu."
    )
    assert found.en == (
        "Chi hội cũ (dissolved) reported, but is not in the tree on 2023-12-31; "
        "it is added nowhere."
    )


def test_a_report_that_is_limited_to_a_scope_is_not_added() -> None:
    totals = roll_up([report("a", 9, scope="khối trường học")], star("a"), indicators=[MEMBERS])
    assert totals["q"][MEMBERS].reported == 0
    assert totals.findings[0].vi == "Báo cáo của a chỉ tính khối trường học; không được cộng."
    assert (
        totals.findings[0].en == "The report of a is limited to “khối trường học”; it is not added."
    )


def test_reports_of_several_periods_are_refused_with_the_call_to_make() -> None:
    half = kh.Report.of("b", kh.Period.half(2023, 1), {MEMBERS: 3})
    with pytest.raises(kh.InvalidValueError) as error:
        roll_up([report("a", 3), half], star("a", "b"))
    assert str(error.value) == (
        "roll_up.reports: expected reports of one period; call roll_up([one for one in reports if "
        "one.period == period], tree) for each of them, got "
        "['2023-01-01 to 2023-06-30', '2023-01-01 to 2023-12-31']"
    )


def test_stocks_of_one_day_may_be_told_by_reports_of_several_periods() -> None:
    """Kills: refusing an as-of figure beside a year; mixing the flows of a year and a half."""
    on_the_day = kh.Report.of("b", kh.Period.until(DAY), {MEMBERS: 4})
    assert value(roll_up([report("a", 3), on_the_day], star("a", "b"))) == kh.Bounds(7, 7)
    flows = [
        kh.Report.of("a", YEAR, {RAISED: kh.Dong(3)}),
        kh.Report.of("b", kh.Period.half(2023, 2), {RAISED: kh.Dong(4)}),
    ]
    with pytest.raises(kh.InvalidValueError, match="expected reports of one period"):
        roll_up(flows, star("a", "b"))
    assert value(roll_up([flows[0], on_the_day], star("a", "b"))) == kh.Bounds.at_least(4)
    started = [
        kh.Report.of(u, kh.Period(date(y, 1, 1)), {MEMBERS: 1})
        for u, y in (("a", 2022), ("b", 2023))
    ]
    with pytest.raises(kh.InvalidValueError, match="from 2022-01-01"):
        roll_up(started, star("a", "b"))
    again = kh.Report.of("b", kh.Period.year(2023), {MEMBERS: 4})
    assert value(roll_up([report("a", 3), again], star("a", "b"))) == kh.Bounds(7, 7)


# What cannot be asked


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (
            kh.FUND_PER_HEAD,
            (
                "an indicator that is added up; a ratio has no sum: call "
                'totals["q"].ratio(part, of=whole) with the two it is made of'
            ),
        ),
        (
            kh.PLAN,
            (
                "an indicator that is added up; this one is only what others are measured against: "
                'call totals["q"].ratio(part, of=whole) with a whole that was reported'
            ),
        ),
        (kh.CHAPTERS, "one that was reported: members"),
    ],
)
def test_what_may_not_be_added_is_refused_with_the_right_call(
    indicator: kh.Indicator, expected: str
) -> None:
    per_head = kh.Quantity(value=5, unit=kh.FUND_PER_HEAD.unit)
    made = kh.Report.of("a", YEAR, {kh.FUND_PER_HEAD: per_head, MEMBERS: 3})
    totals = roll_up([made], star("a"))
    with pytest.raises(kh.InvalidValueError) as error:
        totals["q"][indicator]
    assert str(error.value) == f"indicator: expected {expected}, got '{indicator.code}'"
    assert totals["q"].get(indicator) is None
    assert indicator not in totals["q"]


def test_what_no_policy_could_add_is_refused_at_once() -> None:
    with pytest.raises(kh.InvalidValueError) as error:
        roll_up([], star("a"), indicators=[kh.FUND_PER_HEAD])
    assert str(error.value) == (
        "roll_up.indicators[0]: expected an indicator that is added up; a ratio has no sum: give "
        "the two it is made of, and call totals[unit].ratio(part, of=whole), got 'fund-per-head'"
    )
    rank = kh.Indicator.stock("rank", "Hạng", "rank", ORDINAL)
    first = kh.Report.of("a", YEAR, {rank: 1})
    assert roll_up([first], star("a")).indicators == ()
    with pytest.raises(kh.InvalidValueError, match="there is none"):
        roll_up([first], star("a"))["q"][MEMBERS]


def test_a_total_that_the_policy_does_not_give_says_why() -> None:
    totals = roll_up([report("a", 3)], star("a", "b"), missing=MissingPolicy.NON_NULL)
    with pytest.raises(KeyError) as error:
        totals["q"][MEMBERS]
    assert str(error.value) == (
        "indicator: expected one with a total of q under non_null (1 of 2 reported); "
        "the policy bounds gives one always, got 'members'"
    )
    assert list(totals["q"]) == []
    assert list(totals["a"]) == [MEMBERS]
    assert len(totals["q"]) == 0
    with pytest.raises(kh.InvalidValueError, match=r"^indicator: expected an Indicator, such as"):
        assert "members" in totals["a"]  # type: ignore[comparison-overlap]


def test_bad_arguments_are_named() -> None:
    with pytest.raises(kh.InvalidValueError, match="the id of a unit"):
        roll_up([], star("a"), expected=["nowhere"])
    with pytest.raises(kh.InvalidValueError, match="expected several reports, as in a list"):
        roll_up(report("a", 3), star("a"))  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match="expected none with the policy non_null"):
        roll_up(
            [],
            star("a"),
            missing=MissingPolicy.NON_NULL,
            limits={MEMBERS: kh.Bounds(0, 5)},
        )
    with pytest.raises(kh.InvalidValueError, match="Bounds that hold a number members can have"):
        roll_up([], star("a"), limits={MEMBERS: kh.Bounds(-5, -1)})
    land = roll_up(
        [],
        star("a"),
        indicators=[kh.LAND_DONATED],
        limits={kh.LAND_DONATED: kh.Bounds(0, Fraction(1, 2))},
    )
    assert value(land, indicator=kh.LAND_DONATED) == kh.Bounds(0, Fraction(1, 2))


def test_an_unknown_unit_is_a_key_error_that_names_it() -> None:
    totals = roll_up([report("a", 3)], star("a"))
    assert totals.get("nowhere") is None
    assert "nowhere" not in totals
    with pytest.raises(kh.InvalidValueError, match="unit: expected the id of a unit"):
        totals["nowhere"]
    assert list(totals) == ["q", "a"]
    assert len(totals) == 2
    assert len(roll_up([], Tree.of(DAY, {}))) == 0


# Shown


def test_totals_are_shown_with_who_reported() -> None:
    totals = roll_up([report("a", 3)], star("a", "b"))
    assert str(totals["q"][MEMBERS]) == "at least 3, 1 of 2 reported"
    assert repr(totals["q"][MEMBERS]) == "<Total members of q: at least 3, 1 of 2 reported>"
    assert repr(totals) == "<Totals of 3 units on 2023-12-31: members; 0 findings>"
    assert repr(totals["q"]) == "<UnitTotals of q: members>"
    assert totals.table().rows == (
        ("q", "ít nhất 3 (1/2)"),
        ("a", "3"),
        ("b", "ít nhất 0 (0/1)"),
    )
    assert totals.table("en", units=["q"]).rows == (("q", "at least 3 (1/2)"),)
    assert totals["q"].table().rows == (("Hội viên", "ít nhất 3", "1/2", "b"),)
    assert totals["a"].table("en").headings == ("Indicator", "Total", "Reported", "Not reported")
    assert "ít nhất 3" in totals._repr_html_()
    assert "1/2" in totals["q"]._repr_html_()


def test_a_table_names_who_is_missing_and_of_many_the_first() -> None:
    """Kills: ids where units have names; a cell of a thousand names."""
    wards = [kh.Organisation(id=f"p{at:02}", name=f"Phường {at}") for at in range(13)]
    named = (kh.Organisation(id="q", name="Quận"), *wards)
    tree = Tree(name="t", day=DAY, units=named, parents=(-1, *[0] * 13))
    for told, missing in (
        (13, None),
        (12, "Phường 12"),
        (3, ", ".join(f"Phường {place}" for place in range(3, 13))),
        (2, ", ".join([*(f"Phường {place}" for place in range(2, 12)), "… (+1)"])),
    ):
        table = roll_up([report(f"p{place:02}", 1) for place in range(told)], tree)["q"].table()
        assert (table.caption, table.rows[0][-1]) == ("Quận", missing)
    assert roll_up([], tree)["q"].table().rows == ()


def test_marks_of_the_policies_are_shown_in_every_form() -> None:
    tree = star("a", "b")
    zeros = roll_up([report("a", 3)], tree, missing=MissingPolicy.PARTIAL_ZERO)
    assert zeros.table(units=["q", "b"]).rows == (("q", "3 [1 tính là 0] (1/2)"), ("b", None))
    nulls = roll_up([report("a", 3)], tree, missing=MissingPolicy.ALWAYS_NULL)
    assert nulls.table("en", units=["q"]).rows == (("q", "unknown (1/2)"),)
    assert str(nulls["q"][MEMBERS]) == "unknown, 1 of 2 reported"
    assert zeros.to_rows() == [
        {
            "unit": unit,
            "indicator": "members",
            "low": 3,
            "high": 3,
            "exact": 3,
            "reported": 1,
            "expected": expected,
            "missing": missing,
            "policy": "partial_zero",
            "zeros": len(missing),
            "distinct": False,
        }
        for unit, expected, missing in (("q", 2, ["b"]), ("a", 1, []))
    ]
    assert [(row["low"], row["exact"]) for row in nulls.to_rows()] == [
        (None, None),
        (3, 3),
        (None, None),
    ]


def test_two_indicators_with_one_label_stay_two_columns() -> None:
    twin = kh.Indicator.stock("twin", "Hội viên", "members", PERSON)
    made = kh.Report.of("a", YEAR, {MEMBERS: 3, twin: 4})
    headings = roll_up([made], star("a")).table().headings
    assert headings == ("Đơn vị", "Hội viên (members)", "Hội viên (twin)")


def test_a_total_is_said_in_both_languages() -> None:
    """Kills: a total without who reported; a zero policy that goes unsaid."""
    tree = Tree.of(date(2023, 12, 31), {"a": "q", "b": "q"})
    reports = [kh.Report.of("a", kh.Period.year(2023), {kh.MEMBERS: 40})]
    bounded = roll_up(reports, tree)["q"][kh.MEMBERS]
    assert bounded.sentence("vi") == "ít nhất 40 người, 1/2 đơn vị đã báo cáo"
    assert bounded.sentence("en") == str(bounded) == "at least 40, 1 of 2 reported"
    zero = roll_up(reports, tree, missing=MissingPolicy.ALWAYS_ZERO)["q"][kh.MEMBERS]
    assert zero.sentence("vi") == "40 người, 1/2 đơn vị đã báo cáo, 1 đơn vị tính là 0"
    unknown = roll_up(reports, tree, missing=MissingPolicy.ALWAYS_NULL)["q"][kh.MEMBERS]
    assert unknown.sentence("vi") == "không rõ, 1/2 đơn vị đã báo cáo"
    with pytest.raises(kh.InvalidValueError, match='language: expected "vi" or "en"'):
        bounded.sentence("fr")


def test_what_is_no_report_is_named_with_its_place() -> None:
    """Kills: an attribute error from inside for a list that holds something else."""
    tree = Tree.of(date(2023, 12, 31), {"a": "q"})
    report = kh.Report.of("a", kh.Period.year(2023), {kh.MEMBERS: 40})
    with pytest.raises(kh.InvalidValueError) as caught:
        roll_up([report, 5], tree)  # type: ignore[list-item]
    assert str(caught.value) == "roll_up.reports[1]: expected a Report, got 5"

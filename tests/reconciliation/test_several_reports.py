"""Several reports reconciled: nothing true is denied, and what cannot be is found."""

from collections.abc import Callable
from html import unescape

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from true_reports import (
    DISTRICTS,
    H1,
    H2,
    TREE,
    Y2022,
    Y2023,
    change,
    level,
    percent,
    report,
    true_reports,
    truths,
)

import khuyenhoc as kh

DRAWN = settings(max_examples=40, deadline=None)
FEW = settings(max_examples=12, deadline=None)


@st.composite
def drawn(draw: st.DrawFn, *, direct: bool = True) -> tuple[kh.Report, ...]:
    reports = draw(true_reports(draw(truths(direct=direct))))
    assume(any(TREE.day in report.period for report in reports))
    return reports


@DRAWN
@given(drawn())
def test_reports_of_one_truth_never_contradict_each_other(reports: tuple[kh.Report, ...]) -> None:
    """Kills: a scope compared between reports; what joined held to what there is at the end;
    stocks of two days, or of an open time, taken as one; units under one without what it has
    directly; the people of several units added up; a half-year's flow taken as the year's.
    """
    assert kh.reconcile(*reports, tree=TREE, reach=None).contradictions == ()


@DRAWN
@given(drawn(direct=False))
def test_units_make_up_the_one_above_them_where_the_tree_is_complete(
    reports: tuple[kh.Report, ...],
) -> None:
    """Kills: equality where a unit has not reported; people of several units who must differ."""
    found = kh.reconcile(*reports, tree=TREE, complete=True, reach=None)
    assert found.contradictions == ()


@FEW
@given(drawn(), st.data())
def test_the_order_of_reports_makes_no_difference(
    reports: tuple[kh.Report, ...], data: st.DataObject
) -> None:
    """Kills: all held to the first report; the first of several levels taken as the earlier one."""
    wrong = tuple(dict.fromkeys((doctored(reports[0]), *reports[1:])))
    turned = data.draw(st.permutations(wrong))
    found, again = kh.reconcile(*wrong, tree=TREE), kh.reconcile(*turned, tree=TREE)
    if not any("#" in name for name in found.names):  # which tells apart only by the order
        assert set(again.names) == set(found.names)
        assert contradicted(found) == contradicted(again)
    assert len(found.contradictions) == len(again.contradictions)


def contradicted(found: kh.Reconciliation) -> set[object]:
    return {(f.code, frozenset(k for k, _ in f.nearest), f.gap) for f in found.contradictions}


def doctored(one: kh.Report) -> kh.Report:
    """Make the first count of a report a good deal more."""
    figures = list(one)
    for place, figure in enumerate(figures):
        if figure.says is kh.Says.LEVEL and not figure.target:
            more = kh.Quantity(
                value=10 * int(figure.quantity.value) + 99_999, unit=figure.quantity.unit
            )
            figures[place] = evolve(figure, quantity=more)
            break
    return evolve(one, figures=tuple(figures))


@DRAWN
@given(drawn())
def test_the_findings_about_a_report_are_the_same_alone_and_beside_others(
    reports: tuple[kh.Report, ...],
) -> None:
    """Kills: another report's clash told in place of a report's own; a key without its report."""
    if len(reports) == 1:
        return
    together = kh.reconcile(*reports, tree=TREE)
    for name, one in zip(together.names, reports, strict=True):
        for found in kh.reconcile(one):
            keys = {
                f"{name}:{key}" if key in {f.key for f in one} else key for key in found.figures
            }
            same = [
                other
                for other in together
                if other.code == found.code
                and {key for key in other.figures if ":" in key} == {k for k in keys if ":" in k}
            ]
            assert found.value in [other.value for other in same]
            assert found.verdict in [other.verdict for other in same]


@FEW
@given(drawn(), drawn())
def test_another_report_never_removes_a_contradiction(
    reports: tuple[kh.Report, ...], more: tuple[kh.Report, ...]
) -> None:
    """Kills: a level left alone since a second report prints it too."""
    wrong = tuple(dict.fromkeys((doctored(reports[0]), *reports[1:])))
    before = kh.reconcile(*wrong, tree=TREE)
    after = kh.reconcile(*dict.fromkeys((*wrong, *more)), tree=TREE)
    assert bool(after.contradictions) >= bool(before.contradictions)


@given(st.integers(1, 10**6), st.integers(-(10**5), 10**5).filter(bool))
def test_a_level_that_two_reports_say_differently_is_found(number: int, off: int) -> None:
    """Kills: a stock compared only under the very same period."""
    wrong = max(0, number + off)
    found = kh.reconcile(
        report("p", Y2023, level("members", number)), report("p", H2, level("m", wrong))
    )
    (finding,) = found.contradictions
    assert finding.gap == kh.Bounds.exactly(abs(number - wrong))
    assert set(finding.figures) == {"p@2023:members", "p@2023-07-01..2023-12-31:m"}


def test_levels_of_two_days_need_not_agree() -> None:
    found = kh.reconcile(
        report("p", Y2023, level("members", 900)),
        report("p", H1, level("members", 800)),
        report("p", Y2022, level("members", 700)),
        report("q", Y2023, level("members", 600)),
    )
    assert found.findings == ()


def test_one_wrong_district_is_suspected_and_its_slipped_thousand_offered() -> None:
    """Kills: the province blamed for what one of three districts printed."""
    told = (("d1", 21_000, 500), ("d2", 34_500, 700), ("d3", 17_250_000, 250))
    districts = [
        report(unit, Y2023, level("members", n), change("up", up, "members", Y2022))
        for unit, n, up in told
    ]
    told_before = (("d1", 20_500), ("d2", 33_800), ("d3", 17_000))
    before = [report(unit, Y2022, level("members", n)) for unit, n in told_before]
    province = report("p", Y2023, level("members", 72_750))
    found = kh.reconcile(province, *districts, *before, tree=TREE, complete=True)
    assert found.suspects.figures == ("d3@2023:members",)
    repairs = found.suspects.repairs("d3@2023:members")
    assert repairs[0].value == kh.Bounds.exactly(17_250)
    assert repairs[0].kind is kh.RepairKind.MISPRINT


def test_two_figures_of_one_report_that_nothing_tells_apart_prove_nothing() -> None:
    """Kills: the first, or each, of them taken as all there is."""
    two = report("p", Y2023, level("members", 5), level("again", 7))
    one = report("p", H2, level("members", 9), change("up", 1, "members", Y2022))
    assert kh.reconcile(two, one).contradictions == ()


def test_a_share_in_another_report_is_held_to_the_population_that_one_prints() -> None:
    """Kills: the base of a share unrelated to what another report prints of it."""
    members = report(
        "p",
        Y2023,
        level("members", 383_058),
        percent("share", "32.05", base=kh.POPULATION, about="members"),
    )
    for people, verdict in ((1_195_000, False), (1_300_000, True)):
        office = report("p", H2, level("population", people, kh.POPULATION))
        found = kh.reconcile(members, office).contradictions
        assert bool(found) is verdict


def test_findings_of_several_reports_can_be_asked_for_and_laid_out() -> None:
    year = report("p", Y2023, level("members", 900), percent("s", "9", base=kh.POPULATION))
    half = report("p", H2, level("members", 800))
    empty = report("q", Y2023)
    found = kh.reconcile(year, half, empty)
    (clash,) = found.contradictions
    assert found.about("p@2023:members") == (clash,)
    assert [one.code for one in found.about("p@2023:s")] == ["share-without-base"]
    assert [one.code for one in found] == [
        "share-without-base",
        "nothing-said",
        "equality-contradictory",
    ]
    assert found.about("p@2023-07-01..2023-12-31:members") == (clash,)
    for name in found.names[:2]:
        assert found.table("en", of=name).rows[0][-1] == "3"
    assert len(found.table(of="p@2023").rows) == 2
    assert found.table(of="q@2023").rows == ()
    assert found.rounding("en", of="q@2023") == "rounded or cut off: open"
    html = found.html("en")
    assert html.count("<table>") == 3
    assert found.suspects.sentences("en")[0] in unescape(html)
    assert found.why("p@2023:members") == ()
    assert len(found) == 3


def test_what_follows_is_shown_step_by_step() -> None:
    """Kills: a path that stops at the border of a report."""
    year = report("p", Y2023, level("members", 900), change("up", 60, "members", Y2022))
    half = report("p", H1, level("members", 870), change("up", 20, "members", Y2022, scope="3 xã"))
    before = report(
        "p",
        Y2022,
        percent("s", "50", base=kh.POPULATION, about="women", indicator=kh.WOMEN_MEMBERS),
        level("women", 300, kh.WOMEN_MEMBERS),
    )
    found = kh.reconcile(year, half, before)
    assert found.propagation["members (p, 2022)"] == kh.Bounds.exactly(840)
    (step,) = found.why("members (p, 2022)")
    assert step.sentence("en").startswith("members (2022): 840, since")
    assert "900 người" in step.sentence("vi")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda f: f.about("p@2023:member"),
            r"key: expected the key of a figure of a report .*near: p@2023:members",
        ),
        (
            lambda f: f.why("p@2023:member"),
            r"key: expected the key of a number .*near: p@2023:members",
        ),
        (
            lambda f: f.table(of="p@2032"),
            r"of: expected one of p@2023, p@2022 \(near: p@2023, p@2022\)",
        ),
        (lambda f: f.rounding(of=5), "of: expected one of p@2023, p@2022, got 5"),
        (lambda f: f.table(), "of: expected one of p@2023, p@2022, got None"),
        (lambda f: f.report, "of: expected one of p@2023, p@2022, got No"),
        (lambda f: f.habit, "of: expected one of p@2023, p@2022, got"),
        (lambda f: f.html("fr"), 'language: expected "vi" or "en"'),
        (lambda f: evolve(f, habits=f.habits[:1]), "habits: expected one habit for each of the 2"),
        (lambda f: evolve(f, reports=(), habits=()), "reports: expected at least one Report"),
        (lambda f: evolve(f, complete=True), "complete: expected False, for there is no tree"),
    ],
)
def test_what_is_not_there_is_asked_for_in_vain(
    ask: Callable[[kh.Reconciliation], object], said: str
) -> None:
    found = kh.reconcile(
        report("p", Y2023, level("members", 9)), report("p", Y2022, level("members", 8))
    )
    with pytest.raises(kh.InvalidValueError, match=said):
        ask(found)


def test_a_report_given_twice_is_refused_by_its_name() -> None:
    one = report("p", Y2023, level("members", 9))
    with pytest.raises(kh.InvalidValueError, match=r"reports\[1\]: expected each report only once"):
        kh.reconcile(one, one)


def test_one_report_is_named_too() -> None:
    found = kh.reconcile(report("p", Y2023, level("members", 9)))
    assert found.table(of="p@2023") == found.table()
    assert found.about("members") == ()
    with pytest.raises(kh.InvalidValueError, match=r"one of members \(near: members\)"):
        found.about("member")


def test_reports_of_several_units_are_the_same_again_from_a_file() -> None:
    """Kills: a tree, or what was said of it, lost on the way."""
    reports = [
        report(unit, Y2023, level("members", n))
        for unit, n in (("p", 9), ("d1", 4), ("d2", 4), ("d3", 2))
    ]
    found = kh.reconcile(*reports, tree=TREE, complete=True)
    again = kh.from_json(kh.Reconciliation, kh.to_json(found))
    assert again == found
    assert again.suspects.top == found.suspects.top
    assert len(again.system.relations) == 1


def test_shares_that_only_two_habits_explain_together_stay_open() -> None:
    """385 and 281 of 758, the one cut off and the other rounded.  Kills: a contradiction, or
    silence, where a report may have rounded in two ways.
    """
    made = report(
        "p",
        Y2023,
        level("members", 385),
        percent("share", "50.7", base=kh.POPULATION, about="members"),
        level("women", 281, kh.WOMEN_MEMBERS),
        percent("of", "37.1", base=kh.POPULATION, about="women", indicator=kh.WOMEN_MEMBERS),
    )
    (found,) = [one for one in kh.reconcile(made) if one.code.startswith("joint")]
    assert found.code == "joint-undetermined"
    beside = kh.reconcile(made, report("p", Y2022))
    assert [one.code for one in beside if one.code.startswith("joint")] == [found.code]


def test_what_follows_from_one_report_alone_is_not_told_again() -> None:
    """Kills: a population told once more for every report whose share allows it too."""
    fine = report(
        "p",
        Y2023,
        level("members", 900_000),
        percent("share", "32.05", base=kh.POPULATION, about="members"),
    )
    rough = {"base": kh.POPULATION, "about": "women", "indicator": kh.WOMEN_MEMBERS}
    for words, codes in (("11", []), ("10.69", ["number-derived"])):
        women = level("women", 300_000, kh.WOMEN_MEMBERS)
        found = kh.reconcile(fine, report("p", H2, women, percent("of", words, **rough)))
        joint = [one.code for one in found if one.code.startswith("number")]
        assert joint == codes


def test_a_tree_says_nothing_of_other_years() -> None:
    """Kills: a tree of today held against the reports of years ago."""
    last, now = kh.Period.year(2010), kh.Period.year(2023)
    old = [
        kh.Report.of(unit, last, {kh.MEMBERS: members})
        for unit, members in (("p", 100), (DISTRICTS[0], 150))
    ]
    today = kh.Report.of("p", now, {kh.MEMBERS: 400})
    assert kh.reconcile(*old, today, tree=TREE).contradictions == ()
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.reconcile(*old, tree=TREE)
    assert str(caught.value) == (
        "tree.day: expected a tree of a day that one of the reports is of, got 2023-12-31"
    )


def test_a_price_may_be_the_figure_at_fault() -> None:
    """Kills: a price taken for known, so that two right figures are accused in its place."""

    def gifts(day: int, price: str | None) -> kh.Report:
        money = kh.Figure(
            key="money",
            indicator=kh.CATALOGUE["gifts-value"],
            about="gifts",
            quantity=kh.read_quantity("1.000.000 đồng"),
        )
        count = kh.Figure(
            key="gifts", indicator=kh.CATALOGUE["gifts"], quantity=kh.read_quantity("20 phần quà")
        )
        each = (
            []
            if price is None
            else [
                kh.Figure(
                    key="price",
                    indicator=kh.CATALOGUE["gifts-value"],
                    says=kh.Says.EACH,
                    about="gifts",
                    quantity=kh.read_quantity(price),
                )
            ]
        )
        return kh.Report(
            organisation="p6",
            period=kh.Period.year(2023),
            figures=(count, money, *each),
            source=f"page {day}",
        )

    alone = kh.reconcile(gifts(1, "mỗi phần 500.000 đồng"))
    assert set(alone.suspects.figures) >= {"price"}
    both = kh.reconcile(gifts(1, "mỗi phần 500.000 đồng"), gifts(2, None))
    assert both.contradictions
    assert [key.rpartition(":")[2] for key in both.suspects.figures] == ["price"]

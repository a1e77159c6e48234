"""Printed shares, held against the pairs they were computed from."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reconciliation_figures import HABITS, codes, level, money, only, percent, report, share

import khuyenhoc as kh
from khuyenhoc.testing.reports import printed_percent
from khuyenhoc.values.unit import (
    FRACTION,
)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 4), st.integers(-3, 3), HABITS)
def test_a_share_contradicts_its_pair_when_no_habit_prints_it(
    part: int, whole: int, places: int, off: int, habit: kh.Rounding
) -> None:
    """Kills: a tolerance; checking one habit only."""
    assume(part <= whole)
    step = Fraction(1, 10**places)
    value = printed_percent(part, whole, places, habit).value + off * step
    assume(value >= 0)
    exact = Fraction(100 * part, whole)
    prints = {kh.round_to(exact, step, habit) for habit in (kh.Rounding.HALF_UP, kh.Rounding.DOWN)}
    figure = share("share", percent(value, step), out_of="population")
    made = report(level("members", part), level("population", whole, kh.POPULATION), figure)
    found = kh.reconcile(made)
    assert ("share-contradicts" in codes(found)) == (value not in prints)


def test_more_than_all_is_kept_and_found() -> None:
    """91 of 74 and 250 of 208 load, and are findings."""
    for part, whole in ((91, 74), (250, 208)):
        made = report(
            level("all", whole, kh.COMMUNITIES_REGISTERED),
            level("some", part, kh.LEARNING_COMMUNITIES, out_of="all"),
        )
        finding = only(kh.reconcile(made), "part-above-whole")
        assert finding.value == kh.Bounds.exactly(part - whole)
        assert finding.verdict is kh.Verdict.CONTRADICTORY
    assert finding.sentence("vi") == (
        "“250 cộng đồng” nhiều hơn “208 cộng đồng”, số mà nó là một phần: thừa 42 cộng đồng; "
        "có thể hai số bị đảo hoặc sai gốc."
    )
    assert codes(kh.reconcile(report(level("all", 74), level("some", 74, out_of="all")))) == []


def test_a_share_of_nothing_contradicts() -> None:
    made = report(level("members", 0), level("all", 0), share("share", percent(10), out_of="all"))
    finding = only(kh.reconcile(made), "share-of-nothing")
    assert finding.sentence("en") == (
        "0 of 0 has no ratio, since the whole is 0, but “10%” is printed."
    )


def test_more_than_a_hundred_percent_of_what_encloses_it() -> None:
    """Of a plan it may be; of the population it cannot, not even by a hundredth."""
    assert "share-above-all" in codes(kh.reconcile(report(share("s", percent(102), about=None))))
    lone = kh.reconcile(report(share("s", percent(100), about=None)))
    assert codes(lone) == ["share-without-base"]
    plan = kh.Quantity(value=60, unit=kh.VND)
    made = report(
        kh.Figure(key="raised", indicator=kh.FUND_RAISED, quantity=plan),
        share("s", percent(102), about="raised", indicator=kh.FUND_RAISED, base=kh.PLAN),
    )
    assert codes(kh.reconcile(made)) == ["implied-base"]


def test_a_ratio_of_bounded_sides_is_checked_in_bounds() -> None:
    """Kills: taking "hơn 45.900" as 45.900 when the share is checked."""
    hon = kh.read_quantity("hơn 45.900 hội viên")
    figure = kh.Figure(key="members", indicator=kh.MEMBERS, quantity=hon)
    population = level("all", 130_955, kh.POPULATION)
    low, right = percent(35), percent(36)
    assert "share-contradicts" in codes(
        kh.reconcile(report(figure, population, share("s", percent(34), out_of="all")))
    )
    for printed in (low, right):
        found = kh.reconcile(report(figure, population, share("s", printed, out_of="all")))
        assert "share-holds" in codes(found)
    assert found.findings[0].sentence("en").startswith("“hơn 45.900 hội viên” of “130.955 người”")


def test_a_plan_and_a_target_are_no_wholes() -> None:
    """60 of a plan of 35, and 91 of an aim of 74, are results.  Kills: calling them impossible."""
    over_plan = report(money("raised", "60 đồng", out_of="plan"), money("plan", "35 đồng", kh.PLAN))
    assert codes(kh.reconcile(over_plan)) == []
    over_target = report(level("now", 91, out_of="aim"), level("aim", 74, target=True))
    assert codes(kh.reconcile(over_target)) == []
    other_unit = report(level("now", 91, out_of="all"), money("all", "74 đồng"))
    assert codes(kh.reconcile(other_unit)) == []


def test_a_population_that_is_printed_is_used_without_being_named() -> None:
    """Kills: comparing a share only where the print names its whole."""
    made = report(
        level("members", 383_058),
        level("people", 2_000_000, kh.POPULATION),
        share("s", percent(32)),
    )
    assert only(kh.reconcile(made), "share-contradicts").figures == ("s", "members", "people")
    two = report(*made, level("again", 1_195_000, kh.POPULATION))
    assert "implied-base" in codes(kh.reconcile(two))


def test_a_share_is_held_only_against_the_whole_of_its_place_and_time() -> None:
    """Kills: the population of all for that of a ward, or of another year; a plan as a whole."""
    members = level("members", 50)
    there = {"scope": "Phường 6"}
    then = {"period": kh.Period.year(2022)}
    for more in (there, then):
        known = share("s", percent(50), **more)
        people = level("people", 1_000, kh.POPULATION)
        assert codes(kh.reconcile(report(members, people, known))) == ["implied-base"]
        beside = level("beside", 100, kh.POPULATION, **more)
        found = kh.reconcile(report(members, people, beside, known))
        assert only(found, "share-holds").figures == ("s", "members", "beside")
    plan = report(
        money("raised", "60 đồng"),
        money("plan", "35 đồng", kh.PLAN),
        share("s", percent(50), base=kh.PLAN, about="raised"),
    )
    assert codes(kh.reconcile(plan)) == ["implied-base"]


def test_the_verdict_says_which_habit_prints_so() -> None:
    """Kills: the verdicts of the two habits exchanged; a habit claimed that does not fit."""
    exact = kh.Bounds.exactly(Fraction(5400, 56))
    for text, habit, verdict in (
        ("96.42", kh.Rounding.DOWN, kh.Verdict.CUT_OFF),
        ("96.43", kh.Rounding.HALF_UP, kh.Verdict.CONSISTENT),
    ):
        made = report(
            level("members", 54),
            level("all", 56, kh.POPULATION),
            share("s", percent(Fraction(text), Fraction(1, 100)), out_of="all"),
        )
        finding = only(kh.reconcile(made), "share-holds")
        assert finding.verdict is verdict
        assert finding.by_rounding == ((habit, exact),)
    assert finding.sentence("vi") == (
        "54/56 là 96,4285…%: chỉ khớp với “96,43%” nếu làm tròn, không khớp nếu cắt bỏ."
    )


def test_a_target_or_a_figure_beside_itself_is_no_share_to_check() -> None:
    members, people = level("members", 50), level("all", 100, kh.POPULATION)
    aim = share("s", percent(75), out_of="all", target=True)
    assert codes(kh.reconcile(report(members, people, aim))) == []
    itself = share("s", percent(75), out_of="members")
    assert codes(kh.reconcile(report(members, itself))) == []


def test_a_fraction_above_all_is_above_it_in_percent() -> None:
    """Kills: 5/4 held against 100."""
    more = kh.Quantity(value=Fraction(5, 4), unit=FRACTION, resolution=0)
    finding = only(kh.reconcile(report(share("s", more, about=None))), "share-above-all")
    assert finding.value == kh.Bounds.exactly(25)


def test_a_part_that_may_be_owed_is_still_no_share_below_nothing() -> None:
    """Kills: a ratio with no low end, for "gần 5 đồng"."""
    made = report(
        money("some", "gần 5 đồng"),
        level("all", 10, kh.FUND_RAISED),
        share("s", percent(40), base=None, about="some", out_of="all"),
    )
    assert only(kh.reconcile(made), "share-holds").value == kh.Bounds(0, 50, high_open=True)


def test_a_part_above_its_whole_is_listed_under_the_part() -> None:
    made = report(level("all", 74), level("some", 91, out_of="all"))
    assert only(kh.reconcile(made), "part-above-whole").figures == ("some", "all")


NO_PART = "“32%”: báo cáo không in số hội viên{}, nên chưa kiểm tra được tỷ lệ này."
NO_PART_EN = "“32%”: the number of members is not printed{}, so this share cannot be checked."


@pytest.mark.parametrize(
    ("figures", "vi", "en"),
    [
        (
            (share("s", percent(32), about=None),),
            NO_PART.format(" và dân số"),
            NO_PART_EN.format(", nor is that of population"),
        ),
        (
            (share("s", percent(32), about=None, base=None),),
            NO_PART.format(", cũng không nêu tỷ lệ của số nào"),
            NO_PART_EN.format(", nor is it said what it is of"),
        ),
        (
            (share("s", percent(32), about=None), level("all", 900, kh.POPULATION)),
            NO_PART.format(""),
            NO_PART_EN.format(""),
        ),
    ],
)
def test_a_share_without_a_part_says_what_is_missing(
    figures: tuple[kh.Figure, ...], vi: str, en: str
) -> None:
    """Kills: silence about a figure that nobody can check; naming a base that was printed."""
    (found,) = kh.reconcile(report(*figures))
    assert (found.code, found.verdict) == ("share-without-base", kh.Verdict.UNDETERMINED)
    assert (found.figures, found.sentence("vi"), found.sentence("en")) == (("s",), vi, en)


def test_a_share_that_is_compared_is_not_called_uncheckable() -> None:
    """Kills: the finding for a headline that the text repeats, a target, or one above 100 %."""
    made = report(
        share("title", percent(28, qualifier=kh.Qualifier.NEARLY), about=None),
        share("s", percent(Fraction(278, 10), Fraction(1, 10))),
        level("members", 502_825),
        share("aim", percent(30), about=None, base=kh.ADULTS, target=True),
        share("much", percent(130), about=None, base=kh.ADULTS),
    )
    found = codes(kh.reconcile(made))
    assert "share-without-base" not in found
    assert {"claims-agree", "implied-base", "share-above-all"} <= set(found)
    # Neither a target nor a change of a share repeats it.
    alone = report(
        share("s", percent(30), about=None), share("aim", percent(35), about=None, target=True)
    )
    assert codes(kh.reconcile(alone)) == ["share-without-base"]

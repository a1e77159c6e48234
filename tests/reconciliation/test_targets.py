"""Targets, and whether they were met."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from reconciliation_figures import change, codes, level, money, only, percent, report, share

import khuyenhoc as kh
from khuyenhoc.values.unit import (
    FRACTION,
    PERCENT,
    PERCENTAGE_POINT,
    PERSON,
)


@given(st.integers(-300, 300), st.integers(0, 10**6))
def test_reaching_a_target_is_enough(margin: int, target: int) -> None:
    """One below, at, above.  Kills: "greater than"; a margin with the wrong sign."""
    assume(target + margin >= 0)
    made = report(
        level("members", target + margin), level("aim", target, target=True, about="members")
    )
    (finding,) = kh.reconcile(made)
    assert finding.figures == ("aim", "members")
    assert finding.code == ("target-met" if margin >= 0 else "target-missed")
    assert finding.value == kh.Bounds.exactly(abs(margin))


def test_a_target_within_the_bounds_of_the_result_is_open() -> None:
    """ "gần 80%" may be 79 or 60: whether 75 % is reached is not known."""
    near = percent(80, qualifier=kh.Qualifier.NEARLY)
    made = report(
        share("now", near, about=None), share("aim", percent(75), about="now", target=True)
    )
    finding = only(kh.reconcile(made), "target-open")
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.unit == PERCENTAGE_POINT
    wrong_kind = report(level("members", 5), share("aim", percent(75), target=True))
    assert codes(kh.reconcile(wrong_kind)) == []
    nowhere = report(share("aim", percent(75), about=None, target=True))
    assert codes(kh.reconcile(nowhere)) == []


def test_a_target_is_judged_by_the_pair_behind_the_print() -> None:
    """74,996 % is printed as 75,00 % and does not reach 75 %.  Kills: comparing after rounding."""
    made = report(
        level("members", 18_749),
        level("all", 25_000, kh.POPULATION),
        share("now", percent(75, Fraction(1, 100)), out_of="all"),
        share("aim", percent(75), about="now", target=True),
    )
    finding = only(kh.reconcile(made), "target-missed")
    assert finding.value == kh.Bounds.exactly(Fraction(1, 250))


def test_a_target_for_a_share_of_something_unnamed() -> None:
    """Above 100 % is possible there.  Kills: cutting every share at 100 %."""
    made = report(
        share("now", percent(101, 0), about=None, base=None),
        share("aim", percent(100), about="now", base=None, target=True),
    )
    assert only(kh.reconcile(made), "target-met").value == kh.Bounds.exactly(1)


@pytest.mark.parametrize(
    ("aim", "reached", "code", "words"),
    [
        ("không quá 5%", "3%", "target-met", "đạt, vượt"),
        ("không quá 5%", "8%", "target-missed", "không đạt, thiếu"),
        ("không quá 5%", "5 phần trăm", "target-open", "chưa rõ"),
        ("dưới 80%", "75%", "target-met", "đạt, vượt"),
        ("hơn 85%", "84%", "target-missed", "không đạt, thiếu"),
        ("từ 80-90%", "95%", "target-met", "đạt, vượt"),
        ("3/4", "70%", "target-missed", "không đạt, thiếu"),
        ("3/4", "90%", "target-met", "đạt, vượt"),
        ("ít nhất 85%", "90%", "target-met", "đạt, vượt"),
        ("85%", "không quá 85%", "target-open", "chưa rõ"),
        ("hơn 85%", "hơn 85%", "target-met", "đạt, vượt"),
    ],
)
def test_what_a_target_asks_for(aim: str, reached: str, code: str, words: str) -> None:
    """Kills: every target read as "at least"; 3/4 held against 50 % as 0,75."""
    made = report(
        share("now", kh.read_quantity(reached), about=None),
        share("aim", kh.read_quantity(aim), about="now", target=True),
    )
    finding = only(kh.reconcile(made), code)
    assert words in finding.sentence("vi")
    assert "điểm phần trăm" in finding.sentence("vi")


@pytest.mark.parametrize(
    ("aim", "now", "end"),
    [
        ("85 hội viên", 85, "đạt vừa đúng."),
        ("hơn 85 hội viên", 85, "không đạt, vì phải vượt mới đạt."),
        ("hơn 85 hội viên", 86, "đạt, vượt 1 người."),
        ("không quá 85 hội viên", 85, "đạt vừa đúng."),
        ("dưới 85 hội viên", 85, "không đạt, vì phải vượt mới đạt."),
    ],
)
def test_a_target_at_its_mark(aim: str, now: int, end: str) -> None:
    made = report(
        level("now", now),
        kh.Figure(
            key="aim",
            indicator=kh.MEMBERS,
            quantity=kh.read_quantity(aim),
            about="now",
            target=True,
        ),
    )
    assert kh.reconcile(made).findings[0].sentence("vi").endswith(end)


def test_targets_of_something_else_are_not_judged() -> None:
    now = share("now", percent(80), about=None)
    for aim in (
        share("aim", percent(75), about="now", target=True, base=kh.HOUSEHOLDS),
        share("aim", kh.read_quantity("gần 75%"), about="now", target=True),
        level("aim", 75, about="now", target=True),
    ):
        assert codes(kh.reconcile(report(now, aim))) == ["share-without-base"]
    up = kh.Quantity(value=10, unit=PERSON, change=kh.Change.INCREASE)
    down = kh.Quantity(value=12, unit=PERSON, change=kh.Change.DECREASE)
    moved = kh.Figure(key="now", indicator=kh.MEMBERS, says=kh.Says.CHANGE, quantity=down)
    aim = evolve(moved, key="aim", quantity=up, about="now", target=True)
    assert codes(kh.reconcile(report(moved, aim))) == []
    money_aim = money("aim", "40 đồng", kh.MEMBERS, about="now", target=True)
    assert codes(kh.reconcile(report(level("now", 50), money_aim))) == []
    over = report(
        share("now", percent(120), about=None), share("aim", percent(90), about="now", target=True)
    )
    assert codes(kh.reconcile(over)) == ["share-above-all", "target-met"]


def test_a_target_is_judged_by_its_pair_even_where_the_print_is_impossible() -> None:
    """Kills: the printed share, where both sides are known."""
    made = report(
        level("members", 60),
        level("all", 50, kh.POPULATION),
        share("now", percent(119), out_of="all"),
        share("aim", percent(90), about="now", target=True),
    )
    assert only(kh.reconcile(made), "target-met").value == kh.Bounds.exactly(30)


def test_a_target_for_a_change_is_judged_by_what_the_change_can_be() -> None:
    """Kills: a change taken as a share, which need not be whole."""
    now = change("tăng gần 10 hội viên", key="now", about=None)
    aim = change("tăng 10 hội viên", key="aim", about="now", target=True)
    assert only(kh.reconcile(report(now, aim)), "target-missed").value == kh.Bounds(1, 10)
    fell = change("giảm 10 hội viên", key="now", about=None)
    fall = change("giảm 5 hội viên", key="aim", about="now", target=True)
    assert codes(kh.reconcile(report(fell, fall))) == []


def test_a_share_that_was_reached_is_not_below_nothing() -> None:
    """Kills: "gần 80%" that undercuts a limit of 85 % by more than 85."""
    made = report(
        share("now", kh.read_quantity("gần 80%"), about=None),
        share("aim", kh.read_quantity("không quá 85%"), about="now", target=True),
    )
    margin = only(kh.reconcile(made), "target-met").value
    assert margin == kh.Bounds(5, 85, low_open=True)


def test_a_target_of_a_target_and_of_another_base_is_not_judged() -> None:
    for more in ({"target": True}, {"base": kh.HOUSEHOLDS}, {"base": None}):
        made = report(
            share("now", percent(80), about=None, **more),
            share("aim", percent(75), about="now", target=True),
        )
        alone = [] if "target" in more else ["share-without-base"]
        assert codes(kh.reconcile(made)) == alone


def test_a_level_in_percent_is_not_held_against_a_fraction() -> None:
    """Kills: 75 held against 0,8."""
    rate = kh.Indicator(
        code="rate", label_vi="Tỷ lệ", label_en="Rate", nature=kh.Nature.RATIO, unit=PERCENT
    )
    four_fifths = kh.Quantity(value=Fraction(4, 5), unit=FRACTION, resolution=0)
    made = report(
        kh.Figure(key="now", indicator=rate, quantity=four_fifths),
        kh.Figure(key="aim", indicator=rate, quantity=percent(75), about="now", target=True),
    )
    assert codes(kh.reconcile(made)) == []

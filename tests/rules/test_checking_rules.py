"""What cannot be right in a rule book itself, each fault planted by itself and found alone."""

import itertools
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    AVERAGE,
    FAIR,
    GOOD,
    SOURCE,
    all_of,
    any_of,
    book,
    count,
    cut_off,
    level,
    not_sourced,
    only_for,
    points,
    requirements,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.rules import ByArea, Requirement, RuleFaultCode
from khuyenhoc.testing import timelines

F = RuleFaultCode
YEAR = kh.Period.year
CLAN = kh.LearningTitle.CLAN
TOTAL = points("t", 100)


def in_force(key: str, period: kh.Period | None, **more: Any) -> kh.RuleSet:
    return rules(stated(), key=key, in_force=period, **more)


def graded(*at_least: Any) -> kh.RuleSet:
    grades = (GOOD, FAIR, AVERAGE)
    return rules(
        *(level(grade, cut_off(TOTAL, one)) for grade, one in zip(grades, at_least, strict=False))
    )


@given(timelines(st.just("")))
def test_rules_that_follow_each_other_are_sound_and_days_between_them_a_gap(
    timeline: kh.Timeline[str],
) -> None:
    """Kills: neighbours that overlap; a gap at the wrong days; one that the order hides."""
    periods = [period for period, _ in timeline.entries]
    sets = [in_force(f"r{place}", period) for place, period in enumerate(periods)]
    found = kh.check_rules(book(*reversed(sets)))
    gaps = [
        kh.Period(before.end, after.start)
        for before, after in itertools.pairwise(periods)
        if not before.meets(after)
    ]
    assert [(fault.code, fault.period) for fault in found] == [(F.GAP, one) for one in gaps]


@given(requirements())
def test_requirements_with_ids_of_their_own_are_sound(rule: Requirement) -> None:
    """Kills: what is only for some taken for a second requirement of its part's id."""
    reachable = {F.UNREACHABLE}
    assert {fault.code for fault in kh.check_rules(book(rule))} <= reachable


@pytest.mark.parametrize(
    ("held", "code", "named", "en"),
    [
        (
            book(in_force("a", kh.Period(date(2023, 7, 1))), in_force("b", YEAR(2023))),
            F.OVERLAP,
            ("a", "b"),
            "a and b are both in force 2023-07-01 to 2023-12-31.",
        ),
        (
            book(
                in_force("a", YEAR(2023), place="tinh-a"), in_force("b", YEAR(2023), place="tinh-a")
            ),
            F.OVERLAP,
            ("a", "b"),
            "a and b are both in force 2023-01-01 to 2023-12-31.",
        ),
        (
            book(in_force("a", YEAR(2023), applies_to=YEAR(2022)), in_force("b", YEAR(2023))),
            F.OVERLAP,
            ("a", "b"),
            "a and b are both in force 2023-01-01 to 2023-12-31.",
        ),
        (
            book(in_force("b", YEAR(2023)), in_force("a", YEAR(2021))),
            F.GAP,
            ("a", "b"),
            "Between a and b there are no rules 2022-01-01 to 2022-12-31.",
        ),
        (
            book(in_force("a", None)),
            F.UNDATED,
            ("a",),
            "a: no source tells its first day (5/QĐ); RuleBook.in_force_from states one.",
        ),
        (
            book(cut_off(TOTAL, 101)),
            F.UNREACHABLE,
            ("r",),
            "r: t asks for 101 points, and there are 100.",
        ),
        (
            book(cut_off(points("t", None, points("1", 5), points("2", 6)), 12)),
            F.UNREACHABLE,
            ("r",),
            "r: t asks for 12 points, and there are 11.",
        ),
        (
            book(cut_off(TOTAL, ByArea(general=80, difficult=101))),
            F.UNREACHABLE,
            ("r",),
            "r: t asks for 101 points, and there are 100.",
        ),
        (
            book(graded(80, 80, 50)),
            F.SHADOWED_GRADE,
            ("r",),
            "r: nothing comes to fair; what would, meets a higher grade.",
        ),
        (
            book(graded(80, 50, 60)),
            F.SHADOWED_GRADE,
            ("r",),
            "r: nothing comes to average; what would, meets a higher grade.",
        ),
        (
            book(graded(ByArea(general=70, difficult=60), 70)),
            F.SHADOWED_GRADE,
            ("r",),
            "r: nothing comes to fair; what would, meets a higher grade.",
        ),
        (
            book(rules(same_as("x", "clan", "y"))),
            F.DANGLING,
            ("r",),
            "r: x refers to clan, y, which the book does not have.",
        ),
        (
            book(rules(same_as("x", "clan", "y")), in_force("clan", YEAR(2023), title=CLAN)),
            F.DANGLING,
            ("r",),
            "r: x refers to clan, y, which the book does not have.",
        ),
        (
            book(
                rules(same_as("x", "clan", "y")),
                rules(all_of("y", same_as("z", "r", "x")), key="clan", title=CLAN),
            ),
            F.CIRCULAR,
            ("clan", "r"),
            "These refer to each other in a circle: clan y, r x.",
        ),
        (
            book(rules(same_as("x", "r", "x"))),
            F.CIRCULAR,
            ("r",),
            "These refer to each other in a circle: r x.",
        ),
        (
            book(in_force("a", YEAR(2023)), in_force("a", YEAR(2024))),
            F.DUPLICATE_ID,
            ("a",),
            "a: 2 rule sets have this id.",
        ),
        (
            book(all_of("a", stated("x"), share("x"))),
            F.DUPLICATE_ID,
            ("r",),
            "r: two different requirements have the id x.",
        ),
        (
            book(all_of("a", only_for("w", share("x")), count("x"))),
            F.DUPLICATE_ID,
            ("r",),
            "r: two different requirements have the id x.",
        ),
        (
            book(rules(level(GOOD, stated("x")), level(FAIR, share("x")))),
            F.DUPLICATE_ID,
            ("r",),
            "r: facts of different kinds have the id x.",
        ),
        (
            book(
                all_of(
                    "a", cut_off(points("t", 20, points("1", 20)), 9), cut_off(points("1", 10), 5)
                )
            ),
            F.DUPLICATE_ID,
            ("r",),
            "r: facts of different kinds have the id 1.",
        ),
        (
            book(
                rules(all_of("a", stated("y"), same_as("x", "clan", "b"))),
                rules(all_of("b", count("y")), key="clan", title=CLAN),
            ),
            F.DUPLICATE_ID,
            ("r",),
            "r: facts of different kinds have the id y.",
        ),
    ],
)
def test_each_fault_is_found_and_nothing_else(
    held: kh.RuleBook, code: RuleFaultCode, named: tuple[str, ...], en: str
) -> None:
    (fault,) = kh.check_rules(held)
    assert (fault.code, fault.rule_sets, fault.sentence("en")) == (code, named, en)


@pytest.mark.parametrize(
    ("held", "vi"),
    [
        (
            book(in_force("a", YEAR(2023)), in_force("b", YEAR(2023))),
            "a và b cùng có hiệu lực năm 2023.",
        ),
        (
            book(in_force("a", YEAR(2021)), in_force("b", YEAR(2023))),
            "Giữa a và b không có quy định năm 2022.",
        ),
        (book(in_force("a", None)), "a: chưa tìm thấy nguồn nào cho ngày có hiệu lực (5/QĐ)."),
        (book(cut_off(TOTAL, 101)), "r: t yêu cầu 101 điểm, tối đa chỉ có 100."),
        (
            book(graded(80, 80)),
            "r: không hồ sơ nào xếp loại fair, đủ điểm thì được loại cao hơn.",
        ),
        (
            book(rules(same_as("x", "clan", "y"))),
            "r: x dẫn chiếu clan, y, không có trong tập quy định.",
        ),
        (book(rules(same_as("x", "r", "x"))), "Dẫn chiếu vòng tròn: r x."),
        (
            book(in_force("a", YEAR(2023)), in_force("a", YEAR(2024))),
            "a: có 2 bộ tiêu chí cùng mã.",
        ),
        (
            book(rules(level(GOOD, stated("x")), level(FAIR, share("x")))),
            "r: số liệu khác loại cùng mã x.",
        ),
        (
            book(all_of("a", stated("x"), share("x"))),
            "r: hai yêu cầu khác nhau cùng mã x.",
        ),
    ],
)
def test_faults_in_vietnamese(held: kh.RuleBook, vi: str) -> None:
    assert [str(fault) for fault in kh.check_rules(held)] == [vi]


@pytest.mark.parametrize(
    "held",
    [
        book(),
        book(in_force("a", YEAR(2023)), in_force("b", YEAR(2023), place="tinh-a")),
        book(in_force("a", YEAR(2023)), in_force("b", YEAR(2023), title=CLAN)),
        book(
            in_force("a", YEAR(2023), applies_to=YEAR(2022)),
            in_force("b", YEAR(2023), applies_to=YEAR(2023)),
        ),
        book(in_force("a", kh.Period(date(2020, 1, 1)), place="x"), in_force("b", YEAR(2019))),
        book(in_force("a", YEAR(2020), place="x"), in_force("b", YEAR(2022), place="x")),
        book(graded(85, 70, 50)),
        book(graded(85, None, 50)),
        book(graded(ByArea(general=80, difficult=70), ByArea(general=70, difficult=60))),
        book(rules(level(GOOD, cut_off(TOTAL, 50)), level(FAIR, cut_off(points("u", 100), 50)))),
        book(rules(level(GOOD, stated("x")), level(FAIR, stated("x")))),
        book(rules(level(GOOD, share("x", Fraction(1))), level(FAIR, share("x")))),
        book(rules(level(GOOD, count("x", 5)), level(FAIR, count("x", 2)))),
        book(
            rules(all_of("a", share("y"), same_as("x", "clan", "y"))),
            rules(share("y", Fraction(1, 2)), key="clan", title=CLAN),
        ),
        book(
            rules(all_of("a", stated("y"), same_as("x", "clan", "b"))),
            rules(all_of("c", count("y"), stated("b")), key="clan", title=CLAN),
        ),
        book(cut_off(TOTAL, 100)),
        book(cut_off(points("t", None), 1_000)),
        book(all_of("a", stated("w"), any_of("b", stated("w"), only_for("w", share("x"))))),
        book(all_of("a", share("x"), only_for("w", share("x")), not_sourced())),
        book(
            rules(all_of("a", stated("y"), same_as("x", "r", "y"))),
        ),
        book(
            rules(all_of("a", stated("p"), same_as("x", "clan", "q"))),
            rules(all_of("b", stated("q"), same_as("z", "r", "p")), key="clan", title=CLAN),
        ),
    ],
)
def test_what_is_sound_has_no_fault(held: kh.RuleBook) -> None:
    """Kills: provinces beside the nation as an overlap; two articles each way as a circle."""
    assert kh.check_rules(held) == ()


def test_a_decision_put_into_its_frame_is_sound() -> None:
    frame = rules(share("s", None), key="frame")
    decision = kh.LocalDecision(
        citation=SOURCE,
        place="tinh-a",
        in_force=kh.Period(date(2023, 1, 1)),
        completes="frame",
        thresholds={"s": Fraction(1, 2)},
    )
    once = book(frame).with_decisions(decision)
    assert kh.check_rules(once) == ()
    with pytest.raises(kh.StructuringError, match="expected rules that the book does not have yet"):
        once.with_decisions(decision)
    twice = kh.RuleBook((*once, once.rule_sets[-1]))
    assert {fault.code for fault in kh.check_rules(twice)} == {F.OVERLAP, F.DUPLICATE_ID}


def test_a_circle_through_a_decision_is_found() -> None:
    """Kills: a completed rule set under a name that nothing refers to."""
    frame = rules(not_sourced("x"), key="frame")
    other = rules(same_as("y", "frame", "x"), key="other", title=kh.LearningTitle.CLAN)
    decision = kh.LocalDecision(
        citation=SOURCE,
        place="tinh-a",
        in_force=kh.Period(date(2023, 1, 1)),
        completes="frame",
        criteria={"x": same_as("x", "other", "y")},
    )
    held = kh.RuleBook((frame, other)).with_decisions(decision)
    assert F.CIRCULAR in {fault.code for fault in kh.check_rules(held)}

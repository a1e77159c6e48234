"""Requirements and facts put together: what more, less and better known facts can change."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    DAY,
    MET,
    NOT_MET,
    UNKNOWN,
    all_facts,
    all_of,
    any_of,
    application,
    assessed,
    book,
    count,
    cut_off,
    judged,
    known_facts,
    narrower,
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
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import AllOf, AnyOf, OnlyFor, Requirement

AMOUNTS = ("points", "share", "count")
RANK = {NOT_MET: 0, UNKNOWN: 1, MET: 2}
CLAN = kh.LearningTitle.CLAN


@given(requirements(), st.data())
def test_what_is_known_better_never_turns_a_verdict_that_was_decided(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: 0 or no for a missing fact; a verdict told from one end or the middle of bounds."""
    asked = rules(rule).asked
    facts = data.draw(all_facts(asked))
    before, after = judged(rule, facts), judged(rule, data.draw(known_facts(asked, facts)))
    for one, other in zip(before.walk(), after.walk(), strict=True):
        assert one.verdict in (UNKNOWN, other.verdict)


@given(requirements(kinds=(*AMOUNTS, "stated")), st.data())
def test_where_all_facts_and_rules_are_known_nothing_is_open(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: not assessable as a way out."""
    found = judged(rule, data.draw(known_facts(rules(rule).asked, {})))
    for one in found.walk():
        known = getattr(one.requirement, "at_least", 0) is not None
        assert (one.verdict is not UNKNOWN) or not known or one.parts


@given(requirements(kinds=AMOUNTS, only=False), st.data())
def test_more_is_never_worse(rule: Requirement, data: st.DataObject) -> None:
    """Kills: a threshold that is a limit; a share compared upside down."""
    asked = rules(rule).asked
    if not asked:
        return
    facts: dict[str, Any] = data.draw(known_facts(asked, {}))
    key = data.draw(st.sampled_from(sorted(asked)))
    before = judged(rule, facts)
    if isinstance(facts[key], kh.Bounds):
        above = kh.Bounds(facts[key].value, 1)
    else:
        above = kh.Bounds(facts[key], getattr(asked[key], "cap", None) or 30)
    more = data.draw(narrower(asked[key], above))
    after = judged(rule, {**facts, key: more})
    for one, other in zip(before.walk(), after.walk(), strict=True):
        assert RANK[one.verdict] <= RANK[other.verdict]


def shuffled(rule: Requirement, chance: Any) -> Requirement:
    match rule:
        case AllOf() | AnyOf():
            parts = [shuffled(part, chance) for part in rule.parts]
            return evolve(rule, parts=tuple(chance.sample(parts, len(parts))))
        case OnlyFor():
            return evolve(rule, part=shuffled(rule.part, chance))
        case _:
            return rule


@given(requirements(), st.randoms(), st.data())
def test_the_order_of_parts_and_of_facts_makes_no_difference(
    rule: Requirement, chance: Any, data: st.DataObject
) -> None:
    """Kills: the first part deciding; facts read by their place."""
    facts = data.draw(all_facts(rules(rule).asked))
    keys = chance.sample(sorted(facts), len(facts))
    found = judged(rule, facts)
    other = judged(shuffled(rule, chance), {key: facts[key] for key in keys})
    assert found.verdict is other.verdict
    assert {repr(one) for one in found.because()} == {repr(one) for one in other.because()}


@given(requirements(), st.data())
def test_a_missing_fact_is_as_good_as_none(rule: Requirement, data: st.DataObject) -> None:
    """Kills: a None that is 0 or no; a fact that must be there."""
    asked = rules(rule).asked
    facts = data.draw(all_facts(asked))
    named = {**dict.fromkeys(asked), **facts}
    assert judged(rule, named) == judged(rule, facts)


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [(9, 10, MET), (89, 99, NOT_MET), (90, 100, MET), (22_499, 25_000, NOT_MET), (1, 1, MET)],
)
def test_nine_tenths_are_90_percent(part: int, whole: int, verdict: kh.RuleVerdict) -> None:
    """Kills: a float; a share that is rounded before it is compared; more than 90%."""
    ratio = kh.Ratio(part, whole, of=UNIT_MEMBERS)
    assert judged(share("s"), {"s": ratio}).verdict is verdict


@pytest.mark.parametrize(
    ("rule", "fact", "verdict"),
    [
        (cut_off(points("x", 10), 5), kh.Bounds(4, 6), UNKNOWN),
        (cut_off(points("x", 10), 5), kh.Bounds(5, 6), MET),
        (cut_off(points("x", 10), 5), kh.Bounds(4, 5), UNKNOWN),
        (cut_off(points("x", 10), 5), kh.Bounds(4, 5, high_open=True), NOT_MET),
        (cut_off(points("x", 10), 11), None, NOT_MET),
        (cut_off(points("x", 10), 0), None, MET),
        (cut_off(points("x", None), 5), None, UNKNOWN),
        (count("x", 2), kh.Bounds(1, 3), UNKNOWN),
        (count("x", 2), kh.Bounds.at_least(2), MET),
        (count("x", 2), kh.Bounds.more_than(1), MET),
        (count("x", 2), kh.Bounds.at_least(1), UNKNOWN),
        (count("x", 2), kh.Bounds.more_than(2), MET),
        (count("x", 3), kh.Bounds.more_than(1), UNKNOWN),
        (count("x", 2), kh.Bounds(0, 2, high_open=True), NOT_MET),
        (count("x", 2), kh.Bounds(0, Fraction(19, 10)), NOT_MET),
        (count("x", Fraction(3, 2)), kh.Bounds(1, 2, low_open=True), MET),
        (count("x", Fraction(3, 2)), kh.Bounds(1, 2, high_open=True), NOT_MET),
        (count("x", 2), None, UNKNOWN),
        (count("x", 0), None, UNKNOWN),
        (share("x"), kh.Bounds(Fraction(1, 2), 1), UNKNOWN),
        (share("x"), kh.Bounds(Fraction(9, 10), 1), MET),
        (share("x"), None, UNKNOWN),
        (stated("x"), None, UNKNOWN),
        (stated("x"), False, NOT_MET),
        (stated("x"), True, MET),
        (cut_off(points("x", 10), None), 10, UNKNOWN),
        (share("x", None), kh.Bounds(1, 1), UNKNOWN),
        (count("x", None), 100, UNKNOWN),
    ],
)
def test_single_conditions(rule: Requirement, fact: Any, verdict: kh.RuleVerdict) -> None:
    """Kills: a guess where the threshold lies within; a threshold nobody knows that is met."""
    assert judged(rule, {"x": fact}).verdict is verdict


def test_what_no_source_tells_is_never_judged() -> None:
    assert judged(not_sourced()).verdict is UNKNOWN
    assert judged(any_of("a", not_sourced(), stated("y")), {"y": True}).verdict is MET
    assert judged(all_of("a", not_sourced(), stated("y")), {"y": False}).verdict is NOT_MET


@pytest.mark.parametrize(
    ("school", "asked", "verdict"),
    [
        (False, None, MET),
        (False, False, MET),
        (False, True, MET),
        (True, True, MET),
        (True, False, NOT_MET),
        (True, None, UNKNOWN),
        (None, True, MET),
        (None, False, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_what_is_only_for_some(
    *, school: bool | None, asked: bool | None, verdict: kh.RuleVerdict
) -> None:
    """Kills: not met by those whom it is not for; what is not stated taken for a no."""
    found = judged(only_for("school", stated("y")), {"school": school, "y": asked})
    assert found.verdict is verdict
    assert found.applies is (school is not False)


# -- articles -----------------------------------------------------------------------------------


def clan_rules(*requirement: Requirement, **more: Any) -> kh.RuleSet:
    return rules(*requirement, **{"key": "clan", "title": CLAN, **more})


def test_a_reference_asks_for_what_the_article_asks_for() -> None:
    """Kills: a fact of the article that is unknown; a finding without that of the article."""
    held = book(rules(same_as("x", "clan", "s")), clan_rules(share("s")))
    ratio = kh.Ratio(8, 10, of=UNIT_MEMBERS)
    found = kh.assess(application({"s": ratio}), on=DAY, book=held)
    assert [one.id for one in found.walk()] == ["x", "s"]
    assert found.verdict is NOT_MET
    assert [rule_set.id for rule_set in found.referred] == ["clan"]
    assert [one.id for one in found.why_not()] == ["s"]


@pytest.mark.parametrize(
    "there",
    [
        (),
        (clan_rules(share("other")),),
        (clan_rules(share("s"), in_force=kh.Period.until(kh.Period.year(2023).last_day)),),  # type: ignore[arg-type]
        (clan_rules(share("s"), in_force=None),),
        (clan_rules(share("s"), place="tinh-b"),),
    ],
)
def test_an_article_that_is_not_in_force_is_not_met_by_anything(there: tuple[Any, ...]) -> None:
    """Kills: an article of another day; one of no known day; one of another province's own."""
    held = book(rules(same_as("x", "clan", "s")), *there)
    found = kh.assess(application(), on=DAY, book=held)
    assert found.verdict is UNKNOWN
    assert found.findings[0].missing is kh.Missing.ARTICLE
    assert found.referred == ()


def test_articles_may_go_by_one_id_and_refer_on() -> None:
    """Kills: a reference found by its own id, which refers to itself for ever."""
    held = book(
        rules(all_of("a", same_as("x", "clan", "x"), same_as("y", "village", "x"))),
        clan_rules(same_as("x", "village", "x")),
        rules(stated("x"), key="village", title=kh.LearningTitle.VILLAGE_COMMUNITY),
    )
    found = kh.assess(application({"x": True}), on=DAY, book=held)
    assert found.verdict is MET
    assert {one.id for one in found.referred} == {"clan", "village"}


def test_articles_that_refer_to_each_other_in_a_circle_are_named() -> None:
    """Kills: a RecursionError."""
    held = book(rules(same_as("x", "clan", "y")), clan_rules(same_as("y", "r", "x")))
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.assess(application(), on=DAY, book=held)
    assert str(caught.value) == (
        "RuleBook.referred: expected articles that do not refer to each other in a circle, "
        "got 'clan y, r x'"
    )


def test_an_article_that_a_place_completed_is_taken_as_completed() -> None:
    """Kills: the national frame, which leaves it open, before the place's own."""
    decision = kh.LocalDecision(
        citation=kh.Citation(instrument="12/QĐ-UBND", evidence=kh.Evidence.PRIMARY),
        place="tinh-a",
        in_force=kh.Period(kh.Period.year(2024).start),
        completes="clan",
        thresholds={"s": Fraction(1, 2)},
    )
    frames = book(rules(same_as("x", "clan", "s")), clan_rules(share("s", None)))
    held = frames.with_decisions(decision)
    facts = {"s": kh.Ratio(5, 10, of=UNIT_MEMBERS)}
    verdicts = {
        place: kh.assess(application(facts, place=place), on=DAY, book=held).verdict
        for place in ("tinh-a", "tinh-b", None)
    }
    assert verdicts == {"tinh-a": MET, "tinh-b": UNKNOWN, None: UNKNOWN}


def test_whole_points_are_judged_once_for_each_condition_and_area() -> None:
    """Kills: the finding of one condition given for another with the same points."""
    one, two = (cut_off(points(key, 10), least) for key, least in (("1", 5), ("2", 6)))
    found = assessed(all_of("a", one, two), {"1": 5, "2": 5})
    assert [part.verdict for part in found.findings[0].parts] == [MET, NOT_MET]

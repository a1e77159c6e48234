"""Which rule set holds for a title, on a day, in a place and for facts of some period."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    DAY,
    MET,
    SOURCE,
    TITLE,
    UNKNOWN,
    application,
    book,
    count,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.testing import days, timelines

A_DAY = timedelta(days=1)
CLAN = kh.LearningTitle.CLAN
TREE = kh.Tree.of(DAY, {"thon-1": "xa-1", "xa-1": "tinh-a", "xa-2": "tinh-b"})
NATION = rules(stated(), key="nation")
OF_A = rules(stated(), key="of-a", place="tinh-a")
OF_COMMUNE = rules(stated(), key="of-xa-1", place="xa-1")
BOOK = book(NATION, OF_A)


def in_force(key: str, period: kh.Period | None, **more: Any) -> kh.RuleSet:
    return rules(stated(), key=key, in_force=period, **more)


@pytest.mark.parametrize(
    ("place", "tree", "found"),
    [
        (None, None, "nation"),
        ("tinh-a", None, "of-a"),
        ("tinh-b", None, "nation"),
        ("xa-1", None, "nation"),
        ("xa-1", TREE, "of-a"),
        ("thon-1", TREE, "of-a"),
        ("xa-2", TREE, "nation"),
        ("tinh-a", TREE, "of-a"),
        (None, TREE, "nation"),
    ],
)
def test_a_place_s_own_rules_come_before_those_of_the_nation(
    place: str | None, tree: kh.Tree | None, found: str
) -> None:
    """Kills: a province guessed from a name; its rules for those of another."""
    assert BOOK.rule_set(TITLE, on=DAY, place=place, tree=tree).id == found


def test_a_place_s_own_rules_hold_on_their_days_and_those_of_the_nation_else() -> None:
    """Kills: a place without rules because it had some once."""
    own = in_force("of-a", kh.Period.year(2024), place="tinh-a")
    at = {
        day: book(NATION, own).rule_set(TITLE, on=day, place="tinh-a").id
        for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    }
    assert [*at.values()] == ["nation", "of-a", "of-a", "nation"]


@pytest.mark.parametrize(
    ("several", "place", "tree", "named"),
    [
        ((NATION, in_force("two", kh.Period(DAY))), None, None, "nation, two"),
        ((NATION, OF_A, evolve(OF_A, id="of-a-2")), "tinh-a", None, "of-a, of-a-2"),
        ((NATION, OF_A, OF_COMMUNE), "thon-1", TREE, "of-a, of-xa-1"),
    ],
)
def test_several_in_force_at_once_are_all_named(
    several: tuple[kh.RuleSet, ...], place: str | None, tree: kh.Tree | None, named: str
) -> None:
    """Kills: the first or the last one winning in silence."""
    with pytest.raises(kh.AmbiguousRuleError) as caught:
        book(*several).rule_set(TITLE, on=DAY, place=place, tree=tree)
    assert str(caught.value) == (
        f"family: expected one rule set in force on 2024-03-01, got {named}"
    )


@given(timelines(st.just("")), days())
def test_the_error_names_the_nearest_days(timeline: kh.Timeline[str], day: date) -> None:
    """Kills: the first and last day of all; a day that is one off; a default."""
    periods = [period for period, _ in timeline.entries]
    held = book(*(in_force(f"r{place}", period) for place, period in enumerate(periods)))
    within = [place for place, period in enumerate(periods) if day in period]
    if within:
        assert held.rule_set(TITLE, on=day).id == f"r{within[0]}"
        return
    with pytest.raises(kh.NotInForceError) as caught:
        held.rule_set(TITLE, on=day)
    error = caught.value
    assert error.before == max(
        (one.end - A_DAY for one in periods if one.end and one.end <= day), default=None
    )
    assert error.after == min(
        (one.start for one in periods if one.start and one.start > day), default=None
    )
    for near in (error.before, error.after):
        assert near is None or held.rule_set(TITLE, on=near) in held


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            date(2022, 12, 31),
            "no value on 2022-12-31; the first day with one after it is 2023-01-01",
        ),
        (date(2023, 1, 1), None),
        (date(2023, 12, 31), None),
        (
            date(2024, 1, 1),
            (
                "no value on 2024-01-01; the last day with one before it is 2023-12-31; the first "
                "day with one after it is 2025-01-01"
            ),
        ),
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "no value on 2026-01-01; the last day with one before it is 2025-12-31"),
    ],
)
def test_the_first_and_the_last_day_are_days_with_rules(day: date, said: str | None) -> None:
    """Kills: the day before the first; the last day left out."""
    held = book(in_force("one", kh.Period.year(2023)), in_force("two", kh.Period.year(2025)))
    if said is None:
        assert held.rule_set(TITLE, on=day) in held
    else:
        with pytest.raises(kh.NotInForceError) as caught:
            held.rule_set(TITLE, on=day)
        assert str(caught.value) == f"rules for family: {said}"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (book(), "rules for clan: no value on 2024-03-01; there is none on any day"),
        (
            book(rules(stated(), key="c", title=CLAN, in_force=None)),
            (
                "rules for clan (no source tells the first day of c, 5/QĐ; state it with "
                "RuleBook.in_force_from): no value on 2024-03-01; there is none on any day"
            ),
        ),
        (
            book(rules(stated(), key="c", title=CLAN, applies_to=kh.Period.year(2023))),
            (
                "rules for clan that apply to facts of that period: no value on 2024-03-01; "
                "there is none on any day"
            ),
        ),
    ],
)
def test_why_there_are_no_rules_is_said(held: kh.RuleBook, said: str) -> None:
    """Kills: "none" where the rules are known and only their first day is not."""
    with pytest.raises(kh.NotInForceError) as caught:
        held.rule_set(CLAN, on=DAY)
    assert str(caught.value) == said


# -- what they apply to -------------------------------------------------------------------------


LAST_YEAR, THIS_YEAR = kh.Period.year(2023), kh.Period.year(2024)


def test_a_decision_may_apply_to_facts_from_before_it_came_into_force() -> None:
    """Kills: the day of the facts taken for the day of the rules."""
    late = in_force("late", kh.Period(DAY), applies_to=kh.Period(date(2023, 1, 1)))
    old = in_force("old", kh.Period.through(date(2020, 1, 1), last_day=DAY - A_DAY))
    held = book(old, late)
    assert held.rule_set(TITLE, on=DAY, period=LAST_YEAR) is late
    assert held.rule_set(TITLE, on=DAY - A_DAY, period=LAST_YEAR) is old
    for period in (None, kh.Period.year(2022), kh.Period.years(2022, 2023)):
        with pytest.raises(kh.NotInForceError):
            held.rule_set(TITLE, on=DAY, period=period)


def test_a_transition_leaves_the_dossiers_of_last_year_to_the_old_rules() -> None:
    """Kills: the new rules for everything from their first day on."""
    new = in_force("new", kh.Period(DAY), applies_to=kh.Period(date(2024, 1, 1)))
    old = in_force(
        "old", kh.Period(date(2020, 1, 1)), applies_to=kh.Period.until(date(2023, 12, 31))
    )
    held = book(old, new)
    found = {year: held.rule_set(TITLE, on=DAY, period=year).id for year in (LAST_YEAR, THIS_YEAR)}
    assert found == {LAST_YEAR: "old", THIS_YEAR: "new"}
    assert kh.check_rules(held) == ()


# -- looking things up, adding to it ------------------------------------------------------------


def test_a_book_is_looked_into_by_id() -> None:
    assert BOOK["of-a"] is OF_A
    assert ([*BOOK], len(BOOK)) == ([NATION, OF_A], 2)
    assert repr(BOOK) == "<RuleBook: 2 rule sets, 0 targets>"
    with pytest.raises(kh.InvalidValueError) as caught:
        BOOK["of-b"]
    assert str(caught.value) == "RuleBook: expected one of nation, of-a, got 'of-b'"


@pytest.mark.parametrize(
    ("title", "day", "said"),
    [
        ("family", DAY, "RuleBook.rule_set.title: expected a LearningTitle, got 'family'"),
        (TITLE, "2024", "RuleBook.rule_set.on: expected a date without a time, got '2024'"),
        (TITLE, datetime(2024, 3, 1), "RuleBook.rule_set.on: expected a date without a time"),  # noqa: DTZ001
    ],
)
def test_it_is_asked_for_a_title_and_a_day(title: Any, day: Any, said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        BOOK.rule_set(title, on=day)
    assert str(caught.value).startswith(said)


def test_an_unknown_place_of_a_tree_is_refused() -> None:
    with pytest.raises(kh.InvalidValueError, match="xa-9"):
        BOOK.rule_set(TITLE, on=DAY, place="xa-9", tree=TREE)


def test_a_rule_set_of_a_known_id_takes_the_place_of_the_other() -> None:
    other = evolve(NATION, in_force=kh.Period(DAY))
    more = BOOK.with_rule_sets(other, rules(stated(), key="clan", title=CLAN))
    assert (more["nation"], len(more), len(BOOK)) == (other, 3, 2)


def test_a_first_day_that_no_source_tells_can_be_stated() -> None:
    """Kills: a day before it; a stated day whose source is not shown."""
    undated = book(in_force("old", None))
    dated = undated.in_force_from("old", DAY, SOURCE)
    assert dated.rule_set(TITLE, on=DAY).in_force_source == SOURCE
    for held, day in ((dated, DAY - A_DAY), (undated, DAY)):
        with pytest.raises(kh.NotInForceError):
            held.rule_set(TITLE, on=day)


@pytest.mark.parametrize(
    ("key", "day", "source", "said"),
    [
        ("nation", DAY, SOURCE, "RuleBook.in_force_from: expected a rule set of which no source"),
        ("lost", DAY, SOURCE, "RuleBook: expected one of nation, old, got 'lost'"),
        ("old", "2024", SOURCE, "Period.start: expected a date without a time, got '2024'"),
        ("old", DAY, "5/QĐ", "RuleSet.in_force_source: expected a value of Citation, got '5/QĐ'"),
    ],
)
def test_only_an_unknown_first_day_is_stated(key: str, day: Any, source: Any, said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        book(NATION, in_force("old", None)).in_force_from(key, day, source)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rule_sets": [NATION]}, "RuleBook.rule_sets: expected a tuple of RuleSet, got [RuleSet("),
        ({"targets": (5,)}, "RuleBook.targets[0]: expected a value of Target, got 5"),
        ({"decisions": (5,)}, "RuleBook.decisions[0]: expected a value of LocalDecision, got 5"),
    ],
)
def test_a_book_holds_rules_targets_and_decisions(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        evolve(BOOK, **changes)
    assert str(caught.value).startswith(said)


# -- targets ------------------------------------------------------------------------------------


def target(percent: int, unit: str | None = None, **more: Any) -> kh.Target:
    return kh.Target(
        **{
            "indicator": kh.LEARNING_FAMILIES,
            "of": kh.HOUSEHOLDS,
            "share": Fraction(percent, 100),
            "by": 2025,
            "unit": unit,
            "citation": SOURCE,
            **more,
        }
    )


GENERAL, DIFFICULT = kh.AreaClass.GENERAL, kh.AreaClass.DIFFICULT
TARGETS = (
    target(70),
    target(60, by=2020),
    target(50, indicator=kh.LEARNING_CLANS, of=kh.CLANS),
    target(80, "tinh-a"),
    target(85, "xa-1"),
    target(86, "xa-1", area=DIFFICULT),
)


@pytest.mark.parametrize(
    ("asked", "percents"),
    [
        ({}, [70]),
        ({"by": 2020}, [60]),
        ({"by": 2021}, []),
        ({"place": "tinh-a"}, [80]),
        ({"place": "tinh-b"}, [70]),
        ({"place": "thon-1"}, [70]),
        ({"place": "thon-1", "tree": TREE}, [85, 86]),
        ({"place": "thon-1", "tree": TREE, "area": GENERAL}, [85]),
        ({"place": "thon-1", "tree": TREE, "area": DIFFICULT}, [85, 86]),
        ({"place": "xa-1", "by": 2020}, [60]),
    ],
)
def test_the_nearest_targets_are_given(asked: dict[str, Any], percents: list[int]) -> None:
    """Kills: the province's before the commune's; another year's; another area's."""
    held = kh.RuleBook((), targets=TARGETS)
    found = held.targets_for(kh.LEARNING_FAMILIES, **{"by": 2025, **asked})
    assert [one.share * 100 for one in found] == percents


def test_targets_of_a_place_come_with_its_decision() -> None:
    decision = kh.LocalDecision(
        citation=SOURCE, place="tinh-a", in_force=kh.Period(DAY), targets=(target(80, "tinh-a"),)
    )
    held = book(rules(share())).with_decisions(decision)
    assert held.targets_for(kh.LEARNING_FAMILIES, by=2025, place="tinh-a") == decision.targets
    assert (len(held), held.decisions) == (1, (decision,))


def test_a_target_of_a_place_leaves_those_of_other_bases_in_force() -> None:
    """Kills: a district's share of those registered that hides the nation's share of all."""
    own = target(75, "xa-1", of=kh.HOUSEHOLDS_REGISTERED)
    held = kh.RuleBook((), targets=(target(70), own))
    found = held.targets_for(kh.LEARNING_FAMILIES, by=2025, place="thon-1", tree=TREE)
    assert found == (target(70), own)
    elsewhere = kh.RuleBook((), targets=(own,))
    assert elsewhere.targets_for(kh.LEARNING_FAMILIES, by=2025, place="xa-2", tree=TREE) == ()


def test_two_targets_of_a_place_for_one_case_are_an_error() -> None:
    """Kills: a choice between two decisions in silence."""
    twice = (target(75, "xa-1"), target(80, "xa-1"))
    with pytest.raises(kh.AmbiguousRuleError) as caught:
        kh.RuleBook((), targets=twice).targets_for(kh.LEARNING_FAMILIES, by=2025, place="xa-1")
    assert str(caught.value) == (
        "learning-families of households: expected one rule set in force on 2025-12-31, "
        "got 5/QĐ, 5/QĐ"
    )


# -- articles -----------------------------------------------------------------------------------


def test_an_article_of_several_decisions_is_an_error_too() -> None:
    """Kills: the first of two decisions, by the order of the book."""
    lent = {"title": kh.LearningTitle.CLAN, "place": "p", "completes": "art"}
    held = book(
        rules(same_as("same", "art", "k")),
        *(rules(count("k", least), key=f"art-{least}", **lent) for least in (1, 10)),
    )
    with pytest.raises(kh.AmbiguousRuleError) as caught:
        kh.assess(application({"k": 5}, place="p"), on=DAY, book=held)
    assert caught.value.rule_sets == ("art-1", "art-10")


def test_an_article_is_for_its_own_facts_only() -> None:
    """Kills: a transitional article used for the facts of another year."""
    held = book(
        rules(same_as("same", "art", "k")),
        rules(count("k"), key="art", title=kh.LearningTitle.CLAN, applies_to=kh.Period.year(2019)),
    )
    verdicts = []
    for year in (2019, 2021):
        facts = {"k": 5} if year == 2019 else {}
        one = application(facts, period=kh.Period.year(year))
        verdicts.append(kh.assess(one, on=DAY, book=held).verdict)
    assert verdicts == [MET, UNKNOWN]


ANY: Any = kh
A_BOOK: Any = BOOK
AN_APPLICATION: Any = application()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda: A_BOOK.with_rule_sets("x"),
            "RuleBook.with_rule_sets: expected a RuleSet, got 'x'",
        ),
        (lambda: ANY.check_rules("x"), "check_rules: expected a RuleBook, such as RULE_BOOK, got"),
        (lambda: ANY.assess(application(), on=DAY, book=None), "book: expected a RuleBook"),
        (lambda: ANY.assess(application(), on=DAY, tree="x"), "tree: expected a Tree"),
        (lambda: ANY.assess_during(application(), DAY), "assess_during.period: expected a Period"),
        (
            lambda: ANY.assess_during(application(), kh.Period.year(2024), book=BOOK, facts=["x"]),
            "assess_during.facts: expected facts by the ids of rule sets, got ['x']",
        ),
        (lambda: ANY.replay({}, application()), "replay.receipt: expected a Receipt; from_json"),
        (
            lambda: ANY.Application(holder="a", title=kh.LearningTitle.CLAN, facts={}).with_facts(
                None
            ),
            "Application.with_facts: expected a mapping",
        ),
    ],
    ids=range(8),
)
def test_what_is_something_else_is_named(ask: Callable[[], object], said: str) -> None:
    """Kills: an AttributeError from within for an argument of another kind."""
    with pytest.raises(kh.InvalidValueError) as caught:
        ask()
    assert str(caught.value).startswith(said)

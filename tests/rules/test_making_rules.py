"""What conditions, rule sets, applications and receipts are made of, and what cannot be one."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    DAY,
    FAIR,
    GOOD,
    SINCE_2020,
    SOURCE,
    TITLE,
    all_of,
    any_of,
    application,
    count,
    cut_off,
    has_title,
    level,
    not_sourced,
    only_for,
    points,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.rules import AllOf, ByArea, Level, Requirement, RuleFault, RuleFaultCode
from khuyenhoc.rules.requirements.requirement import parts_of, walk

REQUIREMENT = "a requirement: points, a share, a number, a statement or a combination of them"
SHARE = "a Fraction above 0 and at most 1, such as Fraction(90, 100), or two of them ByArea"
NUMBER = "an int or a Fraction of at least 0, or two of them ByArea"
POINTS = points("1", 10)
SMALL = ByArea(general=Fraction(1, 2), difficult=Fraction(3, 2))
RECEIPT = kh.Receipt(
    on=DAY, rule_sets=(("r", "1f"),), application="2e", findings="3d", version="0.1.0"
)
FAULT = RuleFault(code=RuleFaultCode.GAP, rule_sets=("a", "b"), vi="Có khoảng trống.", en="A gap.")


@pytest.mark.parametrize(
    ("sound", "changes", "said"),
    [
        (cut_off(POINTS, 5), {"points": 5}, "points: expected a value of Points, got 5"),
        (cut_off(POINTS, 5), {"at_least": -1}, f"at_least: expected {NUMBER}, got -1"),
        (cut_off(POINTS, 5), {"at_least": True}, f"at_least: expected {NUMBER}, got True"),
        (cut_off(POINTS, 5), {"at_least": "5"}, f"at_least: expected {NUMBER}, got '5'"),
        (
            count(),
            {"at_least": ByArea(general=1, difficult=-1)},
            f"at_least: expected {NUMBER}, got ByArea(general=1, difficult=-1)",
        ),
        (count(), {"unit": "trường"}, "unit: expected a value of Unit, got 'trường'"),
        (share(), {"at_least": 90}, f"at_least: expected {SHARE}, got 90"),
        (share(), {"at_least": 1}, f"at_least: expected {SHARE}, got 1"),
        (share(), {"at_least": Fraction(90)}, f"at_least: expected {SHARE}, got Fraction(90, 1)"),
        (share(), {"at_least": Fraction(0)}, f"at_least: expected {SHARE}, got Fraction(0, 1)"),
        (share(), {"at_least": SMALL}, f"at_least: expected {SHARE}, got ByArea("),
        (share(), {"of": "hộ"}, "of: expected a value of Indicator, got 'hộ'"),
        (share(), {"title": "family"}, "title: expected a value of LearningTitle, got 'family'"),
        (stated(), {"id": ""}, "id: expected a text that is not blank, got ''"),
        (not_sourced(), {"label_en": 5}, "label_en: expected a text that is not blank, got 5"),
        (has_title(), {"title": None}, "title: expected a value of LearningTitle, got None"),
        (has_title(), {"grade": 1}, "grade: expected a value of TitleGrade, got 1"),
        (has_title(), {"for_years": -1}, "for_years: expected a whole number of at least 0"),
        (has_title(), {"for_years": None}, "for_years: expected a whole number of at least 0"),
        (all_of("a", stated()), {"parts": ()}, "parts: expected a tuple of at least one"),
        (all_of("a", stated()), {"parts": [stated()]}, "parts: expected a tuple of at least one"),
        (
            any_of("a", stated()),
            {"parts": (stated(), POINTS)},
            f"parts[1]: expected {REQUIREMENT}, got Points(",
        ),
        (only_for("w", stated()), {"when": share()}, "when: expected a value of Stated, got Share"),
        (only_for("w", stated()), {"part": True}, f"part: expected {REQUIREMENT}, got True"),
        (same_as("a", "r", "1"), {"rule_set": " "}, "rule_set: expected a text that is not blank"),
        (same_as("a", "r", "1"), {"requirement": 1}, "requirement: expected a text that is not"),
        (level(GOOD, stated()), {"grade": "good"}, "grade: expected a value of TitleGrade"),
        (level(GOOD, stated()), {"requirement": 5}, f"requirement: expected {REQUIREMENT}, got 5"),
        (rules(stated()), {"id": None}, "id: expected a text that is not blank, got None"),
        (rules(stated()), {"title": "family"}, "title: expected a value of LearningTitle"),
        (rules(stated()), {"levels": (stated(),)}, "levels[0]: expected a value of Level, got"),
        (rules(stated()), {"levels": ()}, "levels: expected at least one level, and no grade"),
        (
            rules(stated()),
            {"levels": (level(GOOD, stated()), level(GOOD, stated("b")))},
            "levels: expected at least one level, and no grade twice, got (Level(",
        ),
        (
            rules(stated()),
            {"in_force_source": None},
            (
                "in_force_source: expected a Citation for the days in force, or None where there "
                "are none, got None"
            ),
        ),
        (
            rules(stated()),
            {"in_force": None},
            "in_force_source: expected a Citation for the days in force, or None where there are",
        ),
        (rules(stated()), {"applies_to": 2023}, "applies_to: expected a value of Period, got 2023"),
        (rules(stated()), {"place": ""}, "place: expected a text that is not blank, got ''"),
        (rules(stated()), {"supposed": "x"}, "supposed: expected a tuple of texts, got 'x'"),
        (application(), {"holder": 5}, "holder: expected a text that is not blank, got 5"),
        (application(), {"facts": [1]}, "facts: expected a mapping from ids to facts, got [1]"),
        (application(), {"area": "general"}, "area: expected a value of AreaClass, got 'general'"),
        (application(), {"period": 2023}, "period: expected a value of Period, got 2023"),
        (application(), {"recognitions": []}, "recognitions: expected a tuple of Recognition"),
        (RECEIPT, {"on": datetime(2024, 3, 1)}, "on: expected a date without a time"),  # noqa: DTZ001
        (RECEIPT, {"rule_sets": ("r",)}, "rule_sets[0]: expected a value of tuple, got 'r'"),
        (RECEIPT, {"version": ""}, "version: expected a text that is not blank, got ''"),
        (FAULT, {"code": "gap"}, "code: expected a value of RuleFaultCode, got 'gap'"),
        (FAULT, {"rule_sets": ["a"]}, "rule_sets: expected a tuple of texts, got ['a']"),
        (FAULT, {"period": 2023}, "period: expected a value of Period, got 2023"),
    ],
)
def test_what_cannot_be_is_refused(sound: Any, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        evolve(sound, **changes)
    assert str(caught.value).startswith(f"{type(sound).__name__}.{said}")


@pytest.mark.parametrize("least", [0, Fraction(1, 2), ByArea(general=2, difficult=1), None])
def test_a_number_may_be_asked_for_by_area_or_not_be_known(least: Any) -> None:
    assert cut_off(POINTS, least).at_least == count("n", least).at_least == least


@pytest.mark.parametrize(
    "least", [Fraction(1), Fraction(1, 100), ByArea(general=Fraction(1), difficult=Fraction(1, 2))]
)
def test_a_share_may_be_all_or_differ_by_area(least: Any) -> None:
    assert share("s", least).at_least == least


def test_points_and_what_is_only_for_some_go_by_the_name_of_what_they_ask_for() -> None:
    """Kills: a second id that facts would have to be stated by."""
    asked, some = cut_off(POINTS, 5), only_for("school", share("s"))
    assert (asked.id, asked.label_vi, asked.label_en) == ("1", "Mục 1", "item 1")
    assert (some.id, some.label_vi, some.label_en, some.citation) == (
        "s",
        "Mục s",
        "item s",
        SOURCE,
    )


def test_a_requirement_is_walked_from_the_top() -> None:
    """Kills: parts before the whole; the condition of an exception left out."""
    rule = all_of("a", any_of("b", stated("c"), share("d")), only_for("e", count("f")))
    assert [one.id for one in walk(rule)] == ["a", "b", "c", "d", "f", "e", "f"]
    assert parts_of(stated()) == ()


# -- rule sets ----------------------------------------------------------------------------------


TWO_GRADES = rules(
    level(GOOD, all_of("top", cut_off(POINTS, 8), share("s", Fraction(95, 100)))),
    level(FAIR, all_of("low", cut_off(POINTS, 5), share("s"), stated("y"))),
)


def test_a_requirement_is_found_by_its_id_at_the_lowest_level() -> None:
    """Kills: the highest level's; a KeyError without the ids there are."""
    found: Any = TWO_GRADES["s"]
    assert found.at_least == Fraction(90, 100)
    with pytest.raises(kh.InvalidValueError) as caught:
        TWO_GRADES["S"]
    assert str(caught.value) == "RuleSet r: expected one of top, 1, s, low, y, got 'S'"


def test_what_is_asked_for_is_asked_once_whatever_the_level() -> None:
    whole = points("t", 20, POINTS, points("2", 10))
    asked = rules(level(GOOD, cut_off(whole, 5)), level(FAIR, only_for("w", share()))).asked
    assert [*asked] == ["t", "1", "2", "w", "s"]
    assert [one.id for one in TWO_GRADES.requirements] == ["top", "1", "s", "low", "1", "s", "y"]
    assert rules(all_of("a", has_title(), not_sourced(), same_as("x", "q", "1"))).asked == {}


def test_a_supposed_threshold_is_that_of_every_level_or_of_one() -> None:
    """Kills: a supposition that nobody can see; one that changes the rule set itself."""
    at_all = TWO_GRADES.supposing({"1": 9})
    at_one = TWO_GRADES.supposing({"1": 9, "s": Fraction(1, 2)}, grade=FAIR)

    def asked(rule_set: kh.RuleSet, key: str) -> list[Any]:
        return [one.at_least for one in rule_set.requirements if one.id == key]  # type: ignore[union-attr]

    assert (asked(at_all, "1"), asked(at_one, "1"), asked(TWO_GRADES, "1")) == (
        [9, 9],
        [8, 9],
        [8, 5],
    )
    assert asked(at_one, "s") == [Fraction(95, 100), Fraction(1, 2)]
    assert (at_all.supposed, at_one.supposed) == (
        ("1 >= 9",),
        ("fair: 1 >= 9", "fair: s >= 1/2"),
    )
    by_level = rules(level(GOOD, share("s")), level(FAIR, count("n"))).supposing(
        {"n": 5, "s": Fraction(1, 2)}
    )
    assert (asked(by_level, "s"), asked(by_level, "n")) == ([Fraction(1, 2)], [5])
    twice = at_all.supposing({"1": ByArea(general=9, difficult=7)})
    assert twice.supposed == ("1 >= 9", "1 >= 9 / 7")


@pytest.mark.parametrize(
    ("thresholds", "grade", "said"),
    [
        (
            {"q": 5},
            None,
            (
                "RuleSet r.supposing: expected the id of a requirement with a threshold, at that "
                "grade, got 'q'"
            ),
        ),
        ({"y": 5}, None, "RuleSet r.supposing: expected the id of a requirement with a threshold"),
        (
            {"1": 5},
            kh.TitleGrade.LEVEL_1,
            "supposing.grade: expected one of its grades, TitleGrade.GOOD",
        ),
        ({"s": None}, None, "supposing['s']: expected a threshold, got None"),
        ("s", None, "supposing: expected thresholds by the ids of requirements, got 's'"),
        ({"s": 90}, None, f"ShareAtLeast.at_least: expected {SHARE}, got 90"),
    ],
)
def test_what_cannot_be_supposed_is_refused(
    thresholds: dict[str, Any], grade: kh.TitleGrade | None, said: str
) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        TWO_GRADES.supposing(thresholds, grade=grade)
    assert str(caught.value).startswith(said)


def test_a_rule_set_is_called_by_its_title_and_instrument() -> None:
    weak = evolve(SOURCE, evidence=kh.Evidence.SECONDARY)
    one = rules(stated(), citation=weak)
    assert one.label() == "Gia đình học tập (5/QĐ, nguồn thứ cấp)"
    assert one.label("en") == "learning family (5/QĐ, secondary source)"
    with pytest.raises(kh.InvalidValueError, match=r'^language: expected "vi" or "en", got \'fr\''):
        one.label("fr")


# -- applications -------------------------------------------------------------------------------


def test_facts_of_no_known_kind_are_all_refused_at_once() -> None:
    """Kills: a float taken as points; the first problem alone."""
    with pytest.raises(kh.StructuringError) as caught:
        application({"a": 0.9, "b": "90%", 5: 1, "c": kh.Dong(5)})  # type: ignore[dict-item]
    expected = "a yes or no, an int, a Fraction, a ratio or Bounds; None if not known"
    assert str(caught.value).splitlines() == [
        "Application: 4 problems",
        f"  facts['a']: expected {expected}, got 0.9",
        f"  facts['b']: expected {expected}, got '90%'",
        "  facts: expected the id of a fact, a text, got 5",
        f"  facts['c']: expected {expected}, got {kh.Dong(5)!r}",
    ]


def test_the_facts_are_the_application_s_own() -> None:
    """Kills: a dictionary that the caller goes on changing."""
    facts: dict[str, Any] = {"1": 5}
    one = application(facts)
    facts["1"] = 6
    other = one.with_facts({"1": 7, "2": None})
    assert (one.facts, other.facts) == ({"1": 5}, {"1": 7, "2": None})
    with pytest.raises(kh.StructuringError):
        one.with_facts({"1": 0.5})  # type: ignore[dict-item]


@given(st.sampled_from(("on", "rule_sets", "application", "findings", "version")))
def test_a_receipt_names_what_differs(name: str) -> None:
    """Kills: a difference that is not named; one that is not there."""
    changes: dict[str, Any] = {"on": date(2024, 3, 2), "rule_sets": (("r", "2a"),)}
    other = evolve(RECEIPT, **{name: changes.get(name, "other")})
    assert RECEIPT.differs(other) == other.differs(RECEIPT) == (name,)
    assert RECEIPT.differs(RECEIPT) == ()


def test_a_fault_says_its_sentence() -> None:
    assert (str(FAULT), FAULT.sentence("en")) == ("Có khoảng trống.", "A gap.")
    with pytest.raises(kh.InvalidValueError, match=r"^language: expected"):
        FAULT.sentence("fr")


def test_a_level_may_have_no_grade_and_a_rule_set_no_days() -> None:
    alone: Requirement = AllOf(
        id="a", label_vi="x", label_en="x", parts=(stated(),), citation=SOURCE
    )
    one = kh.RuleSet(
        id="r", title=TITLE, citation=SOURCE, in_force=None, levels=(Level(requirement=alone),)
    )
    assert (one.in_force, one.levels[0].grade) == (None, None)
    assert rules(alone, in_force=SINCE_2020).in_force_source == SOURCE

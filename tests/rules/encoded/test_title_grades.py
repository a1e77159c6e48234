"""The grades by which recognitions are checked are those that the rule sets give."""

from typing import Final

import pytest

import khuyenhoc as kh
from khuyenhoc.models.title_grades import TITLE_GRADES

DATED: Final = [one for one in kh.RULE_BOOK if one.in_force is not None]


def test_every_title_with_dated_rules_is_in_the_table_and_no_other() -> None:
    """Kills: grades of a rule set that the table forgot, or of rules that the book has not."""
    days = {
        title: [period for period, _ in timeline.entries]
        for title, timeline in TITLE_GRADES.items()
    }
    in_book = {
        title: [one.in_force for one in DATED if one.title is title]
        for title in dict.fromkeys(one.title for one in DATED)
    }
    assert days == in_book


@pytest.mark.parametrize("rules", DATED, ids=lambda one: one.id)
def test_the_grades_of_a_day_are_the_levels_of_its_rules(rules: kh.RuleSet) -> None:
    """Kills: level 1 under the rules of 2020; a list said to be whole that is not; another source.

    A level without a grade is one of which no source tells the name, or that there are any.
    """
    assert rules.in_force is not None
    assert rules.in_force.start is not None
    known = TITLE_GRADES[rules.title].at(rules.in_force.start)
    levels = [level.grade for level in rules.levels]
    assert set(known.grades) == {grade for grade in levels if grade is not None}
    assert len(known.grades) == len(set(known.grades))
    assert known.complete is (None not in levels)
    assert known.citation == rules.levels[0].requirement.citation


@pytest.mark.parametrize("rules", DATED, ids=lambda one: one.id)
@pytest.mark.parametrize("grade", kh.TitleGrade)
def test_a_grade_is_doubted_on_both_edges_of_rules_that_have_others(
    rules: kh.RuleSet, grade: kh.TitleGrade
) -> None:
    """Kills: the grades of one circular on the last day of the other."""
    days = rules.in_force
    assert days is not None
    levels = [level.grade for level in rules.levels]
    verdict = kh.Verdict.UNDETERMINED if None in levels else kh.Verdict.DOUBTFUL
    for day in (days.start, days.last_day):
        if day is None:
            continue
        given = kh.Recognition(holder="x", title=rules.title, unit="u", decided_on=day, grade=grade)
        found = [
            one.verdict
            for one in kh.check_recognitions([given])
            if one.code == "grade-not-of-its-rules"
        ]
        assert found == ([] if grade in levels else [verdict])

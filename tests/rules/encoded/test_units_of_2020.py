"""Learning units of the district and province tier by the circular of 2020: 100 points."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest

import khuyenhoc as kh

UNITS: Final = (kh.LearningTitle.DISTRICT_UNIT, kh.LearningTitle.PROVINCE_UNIT)
LAST_DAY: Final = date(2024, 1, 25)


def judged(
    facts: Mapping[str, Any], *, title: kh.LearningTitle = UNITS[1], on: date = LAST_DAY
) -> kh.Assessment:
    return kh.assess(kh.Application(holder="so-y-te", title=title, facts=facts), on=on)


@pytest.mark.parametrize("title", UNITS)
@pytest.mark.parametrize(
    ("total", "grade"),
    [
        (0, None),
        (49, None),
        (50, kh.TitleGrade.AVERAGE),
        (69, kh.TitleGrade.AVERAGE),
        (70, kh.TitleGrade.FAIR),
        (84, kh.TitleGrade.FAIR),
        (85, kh.TitleGrade.GOOD),
        (100, kh.TitleGrade.GOOD),
    ],
)
def test_the_cut_offs(title: kh.LearningTitle, total: int, grade: kh.TitleGrade | None) -> None:
    """Kills: a cut-off that is one off, and one that must be passed and not reached."""
    found = judged({"total": total}, title=title)
    assert found.grade is grade
    assert found.verdict is kh.RuleVerdict.of(grade is not None)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"total": 101}, "points from 0 to 100"),
        ({"1": 31}, "points from 0 to 30"),
        ({"2": 31}, "points from 0 to 30"),
        ({"1.1": 11}, "points from 0 to 10"),
        ({"1.2": 11}, "points from 0 to 10"),
        ({"1.3": 11}, "points from 0 to 10"),
        ({"2.1": 11}, "points from 0 to 10"),
        ({"2.2": 6}, "points from 0 to 5"),
        ({"1": 30, "2": 30, "3": 41}, "items that come to at most 100"),
        ({"4": 1}, "a fact that these rules ask for"),
    ],
)
def test_more_points_than_there_are(facts: Mapping[str, int], said: str) -> None:
    with pytest.raises(kh.StructuringError, match=said):
        judged(facts)


def test_all_points_of_the_first_criterion() -> None:
    """Kills: caps of items that do not come to that of their criterion."""
    full = {"1.1": 10, "1.2": 10, "1.3": 10, "2": 30, "3": 40}
    found = judged(full)
    assert found.grade is kh.TitleGrade.GOOD
    assert found.at(kh.TitleGrade.GOOD).observed == 100


def test_the_third_criterion_has_no_cap_of_its_own() -> None:
    """Kills: the 40 points that no source has; only the sum of 100 limits it."""
    assert judged({"1": 20, "2": 30, "3": 45}).grade is kh.TitleGrade.GOOD


def test_items_that_no_source_has_keep_the_second_criterion_open() -> None:
    """Kills: items seen taken for all there are."""
    seen = {"1": 30, "2.1": 10, "2.2": 5, "2.3": 0}
    assert judged({**seen, "3": 15}).possible_grades == (
        kh.TitleGrade.FAIR,
        kh.TitleGrade.AVERAGE,
    )
    assert judged({**seen, "2": 15, "3": 15}).grade is kh.TitleGrade.AVERAGE


@pytest.mark.parametrize("title", UNITS)
def test_the_days_on_which_it_is_in_force(title: kh.LearningTitle) -> None:
    """From 21 September 2020; until the day before the circular of 2023, which is inferred."""
    with pytest.raises(kh.NotInForceError, match="2020-09-21"):
        judged({"total": 85}, title=title, on=date(2020, 9, 20))
    first = judged({"total": 85}, title=title, on=date(2020, 9, 21))
    assert first.grade is kh.TitleGrade.GOOD
    assert judged({"total": 85}, title=title).rule_set is first.rule_set
    with pytest.raises(kh.StructuringError, match="total"):
        judged({"total": 85}, title=title, on=date(2024, 1, 26))
    after = judged({}, title=title, on=date(2024, 1, 26))
    assert after.citation.instrument == "24/2023/TT-BGDĐT"


def test_that_its_last_day_is_inferred_shows() -> None:
    found = judged({"total": 85})
    assert "24/2023/TT-BGDĐT từ ngày 26/1/2024, suy luận" in found.sentence("vi")
    assert "24/2023/TT-BGDĐT từ ngày 26/1/2024, inference" in found.sentence("en")

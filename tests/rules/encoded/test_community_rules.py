"""Learning communes, districts and provinces: parts of the circulars of 2014 and 2023 are known."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest

import khuyenhoc as kh
from khuyenhoc.rules import Points, Stated

COMMUNE: Final = kh.LearningTitle.COMMUNE_COMMUNITY
DISTRICT: Final = kh.LearningTitle.DISTRICT_COMMUNITY
PROVINCE: Final = kh.LearningTitle.PROVINCE_COMMUNITY
LEVEL_1: Final = kh.TitleGrade.LEVEL_1
LEVEL_2: Final = kh.TitleGrade.LEVEL_2
HIGHEST: Final = kh.TitleGrade.HIGHEST
MET: Final = kh.RuleVerdict.MET
NOT_MET: Final = kh.RuleVerdict.NOT_MET
OPEN: Final = kh.RuleVerdict.NOT_ASSESSABLE
OF_2014: Final = date(2024, 2, 11)
OF_2023: Final = date(2024, 2, 12)


def judged(
    facts: Mapping[str, Any], *, title: kh.LearningTitle = COMMUNE, on: date
) -> kh.Assessment:
    return kh.assess(kh.Application(holder="xa-1", title=title, facts=facts), on=on)


def finding(found: kh.Assessment, grade: kh.TitleGrade | None, key: str) -> kh.RuleFinding:
    return next(one for one in found.at(grade).walk() if one.id == key)


# -- 2014 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", [date(2015, 3, 4), OF_2014])
def test_points_and_cut_offs_of_2014_are_not_known(on: date) -> None:
    """Kills: a cut-off from memory."""
    found = judged({"points": 100}, on=on)
    assert found.citation.instrument == "44/2014/TT-BGDĐT"
    assert found.verdict is OPEN
    assert found.possible_grades == (HIGHEST, None)
    (why_not,) = found.why_not()
    assert (why_not.id, why_not.missing) == ("points", kh.Missing.THRESHOLD)
    assert "25/2023/TT-BGDĐT từ ngày 12/2/2024, suy luận" in found.sentence("vi")


def test_there_are_no_rules_for_communes_before_the_first() -> None:
    with pytest.raises(kh.NotInForceError, match="2015-03-04"):
        judged({}, on=date(2015, 3, 3))


@pytest.mark.parametrize(
    ("key", "below", "at", "of"),
    [
        ("nursery", 3_999, 4_000, kh.CHILDREN_UNDER_3),
        ("kindergarten", 8_499, 8_500, kh.CHILDREN_FROM_3_TO_5),
    ],
)
def test_shares_of_children_for_the_highest_grade(
    key: str, below: int, at: int, of: kh.Indicator
) -> None:
    """At least 40 % of those under 3, and 85 % of those from 3 to 5."""
    for part, verdict in ((below, NOT_MET), (at, MET), (at + 1, MET)):
        found = judged({key: kh.Ratio(part, 10_000, of=of)}, on=OF_2014)
        assert finding(found, HIGHEST, key).verdict is verdict


@pytest.mark.parametrize(
    ("key", "below", "at"), [("lower-secondary-at-standard", 0, 1), ("literacy-level", 1, 2)]
)
def test_numbers_for_the_highest_grade(key: str, below: int, at: int) -> None:
    for number, verdict in ((below, NOT_MET), (at, MET), (at + 1, MET), (None, OPEN)):
        assert finding(judged({key: number}, on=OF_2014), HIGHEST, key).verdict is verdict


@pytest.mark.parametrize("key", ["schools-at-level-2", "centre-rated-good", "universal-preschool"])
def test_what_must_be_so_for_the_highest_grade(key: str) -> None:
    """One that is missed rules out the highest grade, and leaves the others open."""
    found = judged({key: False}, on=OF_2014)
    assert found.at(HIGHEST).verdict is NOT_MET
    assert found.verdict is OPEN
    assert found.possible_grades == (None,)


def test_the_criteria_of_2014_have_names_and_neither_points_nor_caps() -> None:
    points = kh.RULE_BOOK["commune-community/44-2014"].asked["points"]
    assert isinstance(points, Points)
    assert points.cap is None
    assert len(points.items) == 16
    assert {one.cap for one in points.items} == {None}
    assert not any(one.id[0].isdigit() for one in points.items), "their numbers were not seen"


# -- 2023 -----------------------------------------------------------------------------------------


def test_learning_communes_pass_from_one_circular_to_the_other() -> None:
    for day, instrument in ((OF_2014, "44/2014/TT-BGDĐT"), (OF_2023, "25/2023/TT-BGDĐT")):
        assert judged({}, on=day).citation.instrument == instrument


def all_stated(title: kh.LearningTitle) -> dict[str, Any]:
    rules = kh.RULE_BOOK[f"{title.value}/25-2023"]
    assert all(isinstance(one, Stated) for one in rules.asked.values())
    return dict.fromkeys(rules.asked, True)


@pytest.mark.parametrize(
    ("title", "known", "open_at_level_1", "open_at_level_2"),
    [
        (
            COMMUNE,
            ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"],
            ["3", "4.level-1", "5.level-1"],
            ["3", "4.level-2", "5.level-2"],
        ),
        (
            DISTRICT,
            ["2.policies", "2.digital"],
            ["1", "2.others", "3", "others"],
            ["criteria.level-2"],
        ),
        (
            PROVINCE,
            ["1.emulation", "2.policies", "2.cooperation"],
            ["1.others", "2.others", "others"],
            ["criteria.level-2"],
        ),
    ],
)
def test_what_is_known_of_the_circular_of_2023(
    title: kh.LearningTitle,
    known: list[str],
    open_at_level_1: list[str],
    open_at_level_2: list[str],
) -> None:
    """Never met, as no share is known; not met where something known is missed."""
    facts = all_stated(title)
    assert [*facts] == known
    found = judged(facts, title=title, on=OF_2023)
    assert found.verdict is OPEN
    assert [one.id for one in found.why_not(LEVEL_1)] == open_at_level_1
    assert [one.id for one in found.why_not(LEVEL_2)] == open_at_level_2
    for grade in (LEVEL_1, LEVEL_2):
        assert {one.missing for one in found.why_not(grade)} == {kh.Missing.CRITERION}
    for key in known:
        missed = judged({**facts, key: False}, title=title, on=OF_2023)
        assert missed.at(LEVEL_1).verdict is NOT_MET
        assert [one.id for one in missed.why_not(LEVEL_1)] == [key]


def test_only_the_last_two_criteria_of_a_commune_differ_by_level() -> None:
    levels = kh.RULE_BOOK["commune-community/25-2023"].levels
    parts = [getattr(level.requirement, "parts") for level in levels]  # noqa: B009
    level_2, level_1 = parts
    assert level_2[:3] == level_1[:3]
    assert [one.label_vi for one in level_2] == [one.label_vi for one in level_1]


@pytest.mark.parametrize("title", [DISTRICT, PROVINCE])
def test_there_are_no_rules_for_higher_tiers_before_2024(title: kh.LearningTitle) -> None:
    with pytest.raises(kh.NotInForceError, match="2024-02-12"):
        judged({}, title=title, on=OF_2014)
    assert judged({}, title=title, on=OF_2023).verdict is OPEN


def test_the_title_of_districts_ends_with_the_districts() -> None:
    """On 30 June 2025, which is inferred and shows as that."""
    last = judged({}, title=DISTRICT, on=date(2025, 6, 30))
    assert "cấp huyện không còn từ ngày 1/7/2025, suy luận" in last.sentence("vi")
    with pytest.raises(kh.NotInForceError, match="the last day with one before it is 2025-06-30"):
        judged({}, title=DISTRICT, on=date(2025, 7, 1))
    for title in (COMMUNE, PROVINCE):
        assert judged({}, title=title, on=date(2025, 7, 1)).rule_set.in_force == kh.Period(OF_2023)


def test_a_share_is_compared_before_it_is_rounded() -> None:
    """84.999 % is not 85 %."""
    found = judged({"kindergarten": kh.Bounds.exactly(Fraction(84_999, 100_000))}, on=OF_2014)
    assert finding(found, HIGHEST, "kindergarten").verdict is NOT_MET

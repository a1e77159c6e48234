"""Learning units of the district and province tier by the circular of 2023: two levels."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest

import khuyenhoc as kh
from khuyenhoc.rules import NotSourced, SameAs, Stated

LEVEL_1: Final = kh.TitleGrade.LEVEL_1
LEVEL_2: Final = kh.TitleGrade.LEVEL_2
PROVINCE: Final = kh.LearningTitle.PROVINCE_UNIT
DISTRICT: Final = kh.LearningTitle.DISTRICT_UNIT
FIRST_DAY: Final = date(2024, 1, 26)
DAY: Final = date(2025, 6, 1)
MET: Final = kh.RuleVerdict.MET
NOT_MET: Final = kh.RuleVerdict.NOT_MET
OPEN: Final = kh.RuleVerdict.NOT_ASSESSABLE


def judged(
    facts: Mapping[str, Any],
    *,
    title: kh.LearningTitle = PROVINCE,
    on: date = DAY,
    recognitions: tuple[kh.Recognition, ...] | None = None,
) -> kh.Assessment:
    unit = kh.Application(holder="so-y-te", title=title, facts=facts, recognitions=recognitions)
    return kh.assess(unit, on=on)


def finding(found: kh.Assessment, grade: kh.TitleGrade, key: str) -> kh.RuleFinding:
    return next(one for one in found.at(grade).walk() if one.id == key)


def all_facts(title: kh.LearningTitle, **others: Any) -> dict[str, Any]:
    """State everything that can be stated, as well as it can be."""
    book, own = kh.RULE_BOOK, kh.RULE_BOOK[f"{title.value}/24-2023"]
    asked = {**book["district-unit/24-2023"].asked, **own.asked}
    facts: dict[str, Any] = {}
    for key, one in asked.items():
        facts[key] = True if isinstance(one, Stated) else kh.Ratio(10, 10, of=getattr(one, "of"))  # noqa: B009
    return facts | others


def members(part: int, whole: int) -> dict[str, Any]:
    return {"3.1.members": kh.Ratio(part, whole, of=kh.UNIT_MEMBERS)}


@pytest.mark.parametrize(
    ("part", "whole", "level_1", "level_2"),
    [
        (8_999, 10_000, NOT_MET, NOT_MET),
        (9, 10, MET, NOT_MET),
        (9_000, 10_000, MET, NOT_MET),
        (9_499, 10_000, MET, NOT_MET),
        (95, 100, MET, MET),
        (10, 10, MET, MET),
    ],
)
def test_learning_citizens_among_members(
    part: int, whole: int, level_1: kh.RuleVerdict, level_2: kh.RuleVerdict
) -> None:
    """At least 90 % and 95 %.  Kills: a share rounded first, by which 89.99 % is 90 %."""
    found = judged(members(part, whole))
    assert finding(found, LEVEL_1, "3.1.members").verdict is level_1
    assert finding(found, LEVEL_2, "3.1.members").verdict is level_2


@pytest.mark.parametrize(
    ("part", "whole", "level_1", "level_2"),
    [
        (94, 100, NOT_MET, NOT_MET),
        (95, 100, MET, NOT_MET),
        (9_699, 10_000, MET, NOT_MET),
        (97, 100, MET, MET),
    ],
)
def test_learning_citizens_among_learners(
    part: int, whole: int, level_1: kh.RuleVerdict, level_2: kh.RuleVerdict
) -> None:
    """At least 95 % and 97 %.  Kills: the shares of members asked of learners."""
    learners = kh.Ratio(part, whole, of=kh.UNIT_LEARNERS)
    found = judged({"is-education-institution": True, "3.1.learners": learners})
    assert finding(found, LEVEL_1, "3.1.learners").verdict is level_1
    assert finding(found, LEVEL_2, "3.1.learners").verdict is level_2


def test_members_and_learners_are_two_populations() -> None:
    """Kills: one ratio for both."""
    with pytest.raises(kh.StructuringError, match=r"3\.1\.members.*unit-members"):
        judged({"3.1.members": kh.Ratio(9, 10, of=kh.UNIT_LEARNERS)})
    with pytest.raises(kh.StructuringError, match=r"3\.1\.learners.*unit-learners"):
        judged({"3.1.learners": kh.Ratio(9, 10, of=kh.UNIT_MEMBERS)})


@pytest.mark.parametrize(
    ("institution", "learners", "verdict"),
    [
        (False, None, MET),
        (False, kh.Bounds(0, Fraction(1, 2)), MET),
        (True, None, OPEN),
        (True, kh.Bounds(0, Fraction(1, 2)), NOT_MET),
        (None, None, OPEN),
        (None, kh.Bounds.exactly(1), MET),
        (None, kh.Bounds(0, Fraction(1, 2)), OPEN),
    ],
)
def test_learners_are_asked_of_education_institutions_only(
    institution: Any, learners: Any, verdict: kh.RuleVerdict
) -> None:
    found = judged({"is-education-institution": institution, "3.1.learners": learners})
    assert finding(found, LEVEL_1, "3.1.learners").verdict is verdict


@pytest.mark.parametrize("title", [DISTRICT, PROVINCE])
@pytest.mark.parametrize(
    ("part", "verdict"),
    [(8_999, NOT_MET), (9_000, MET), (9_001, MET)],
    ids=["89.99 %", "90 %", "90.01 %"],
)
@pytest.mark.parametrize("key", ["2.1", "2.2"])
def test_the_second_criterion_is_that_of_the_district_tier(
    title: kh.LearningTitle, key: str, part: int, verdict: kh.RuleVerdict
) -> None:
    """Kills: an article that is referred to and not looked up."""
    found = judged({key: kh.Ratio(part, 10_000, of=kh.UNIT_MEMBERS)}, title=title)
    below = finding(found, LEVEL_1, key)
    assert below.verdict is verdict
    assert below.citation.place == "cấp huyện, mức độ 1, tiêu chí 2"


def test_the_province_tier_refers_to_articles_of_the_district_tier() -> None:
    rules = kh.RULE_BOOK["province-unit/24-2023"]
    same = {
        (level.grade, one.id, one.rule_set, one.requirement)
        for level in rules.levels
        for one in getattr(level.requirement, "parts", ())
        if isinstance(one, SameAs)
    }
    assert same == {
        (LEVEL_1, "1", "district-unit/24-2023", "1"),
        (LEVEL_1, "2", "district-unit/24-2023", "2"),
        (LEVEL_2, "1", "district-unit/24-2023", "1"),
        (LEVEL_2, "2.level-2", "district-unit/24-2023", "2-of-level-2"),
    }
    found = judged({})
    assert [one.id for one in found.referred] == ["district-unit/24-2023"]
    assert {one.citation.evidence for one in rules.requirements if isinstance(one, SameAs)} == {
        kh.Evidence.INFERENCE
    }


def test_the_first_criterion_at_both_levels_of_the_province_tier() -> None:
    """Kills: a criterion that one level has and the other lost."""
    facts = all_facts(DISTRICT)
    known = {key: facts[key] for key in facts if key.startswith(("1.", "is-state", "is-public"))}
    for grade in (LEVEL_1, LEVEL_2):
        found = judged(known)
        assert finding(found, grade, "1").verdict is MET
        for key in known:
            if key.startswith("1."):
                assert finding(judged({**known, key: False}), grade, "1").verdict is NOT_MET


@pytest.mark.parametrize(
    ("kind", "asked"), [("is-state-body", "1.3"), ("is-public-preschool", "1.2.preschool")]
)
def test_what_is_asked_of_some_units_only(kind: str, asked: str) -> None:
    for answer, verdict in ((True, NOT_MET), (False, MET), (None, OPEN)):
        found = judged({kind: answer, asked: False}, title=DISTRICT)
        assert finding(found, LEVEL_1, asked).verdict is verdict


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("is-general-or-continuing", "3.4.level-1"),
        ("is-higher-education", "3.5"),
        ("is-vocational", "3.6"),
    ],
)
def test_what_is_asked_of_some_institutions_only(kind: str, asked: str) -> None:
    for answer, verdict in ((True, NOT_MET), (False, MET), (None, OPEN)):
        assert finding(judged({kind: answer, asked: False}), LEVEL_1, asked).verdict is verdict


@pytest.mark.parametrize("kind", ["is-higher-education", "is-vocational"])
def test_what_level_2_asks_of_two_kinds_of_institutions_is_open(kind: str) -> None:
    asked = "3.5.level-2" if kind == "is-higher-education" else "3.6.level-2"
    assert finding(judged({kind: True}), LEVEL_2, asked).verdict is OPEN
    assert finding(judged({kind: False}), LEVEL_2, asked).verdict is MET


def given(title: kh.LearningTitle, day: date, grade: kh.TitleGrade = LEVEL_1) -> kh.Recognition:
    return kh.Recognition(holder="so-y-te", title=title, unit="tinh", grade=grade, decided_on=day)


@pytest.mark.parametrize("title", [DISTRICT, PROVINCE])
@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2025, 5, 31), NOT_MET),
        (date(2025, 6, 1), MET),
        (date(2025, 6, 2), MET),
        (date(2024, 6, 1), NOT_MET),
    ],
)
def test_level_2_comes_a_year_after_level_1(
    title: kh.LearningTitle, on: date, verdict: kh.RuleVerdict
) -> None:
    level_1 = given(title, date(2024, 6, 1))
    found = judged({}, title=title, on=on, recognitions=(level_1,))
    assert finding(found, LEVEL_2, "level-1").verdict is verdict


@pytest.mark.parametrize("title", [DISTRICT, PROVINCE])
def test_the_wait_is_asked_only_of_units_of_level_1(title: kh.LearningTitle) -> None:
    """Kills: level 2 kept from a unit that never had level 1, for which there is no source."""
    other = DISTRICT if title is PROVINCE else PROVINCE
    for known, verdict in (
        ((), MET),
        ((given(other, date(2025, 5, 1)),), MET),
        ((given(title, date(2025, 5, 1), LEVEL_2),), MET),
        ((given(title, date(2025, 5, 1)), given(title, date(2024, 5, 1))), MET),
        (None, OPEN),
    ):
        found = judged({}, title=title, recognitions=known)
        assert finding(found, LEVEL_2, "level-1").verdict is verdict


def test_a_level_1_that_lapsed_keeps_nobody_waiting() -> None:
    """It holds for three years after that of the decision."""
    taken_back = kh.Recognition(
        holder="so-y-te",
        title=PROVINCE,
        unit="tinh",
        grade=LEVEL_1,
        decided_on=date(2025, 3, 1),
        withdrawn_on=date(2025, 5, 1),
    )
    found = judged({}, recognitions=(taken_back,))
    assert finding(found, LEVEL_2, "level-1").verdict is MET


@pytest.mark.parametrize(
    ("title", "open_at_level_1"),
    [(DISTRICT, ["2.3", "3"]), (PROVINCE, ["2.3"])],
)
def test_it_is_never_met_and_says_what_is_missing(
    title: kh.LearningTitle, open_at_level_1: list[str]
) -> None:
    """Kills: a title given by criteria of which a part was found in no source."""
    found = judged(all_facts(title), title=title, recognitions=())
    assert found.verdict is OPEN
    assert found.grade is None
    why_not = found.why_not(LEVEL_1)
    assert [one.id for one in why_not] == open_at_level_1
    assert {one.missing for one in why_not} == {kh.Missing.CRITERION}
    at_level_2 = found.why_not(LEVEL_2)
    assert at_level_2[0].id == "2-of-level-2"
    assert {one.missing for one in at_level_2} == {kh.Missing.CRITERION}
    assert all(isinstance(one.requirement, NotSourced) for one in (*why_not, *at_level_2))


@pytest.mark.parametrize("title", [DISTRICT, PROVINCE])
def test_it_is_not_met_where_what_is_known_is_missed(title: kh.LearningTitle) -> None:
    """Kills: a criterion that is not sourced hiding one that is surely missed."""
    facts = all_facts(title, **{"2.1": kh.Ratio(8, 10, of=kh.UNIT_MEMBERS)})
    found = judged(facts, title=title, recognitions=())
    assert found.at(LEVEL_1).verdict is NOT_MET
    assert [one.id for one in found.why_not(LEVEL_1)] == ["2.1"]


@pytest.mark.parametrize("title", [DISTRICT, PROVINCE])
def test_the_days_on_which_it_is_in_force(title: kh.LearningTitle) -> None:
    before = judged({}, title=title, on=date(2024, 1, 25))
    assert before.citation.instrument == "22/2020/TT-BGDĐT"
    assert judged({}, title=title, on=FIRST_DAY).citation.instrument == "24/2023/TT-BGDĐT"
    assert judged({}, title=title, on=date(2030, 1, 1)).rule_set.in_force == kh.Period(FIRST_DAY)


def test_criteria_bear_numbers_where_their_names_were_not_seen() -> None:
    """Kills: names that the circular of 2020 has, given to criteria of 2023."""
    for key in ("district-unit/24-2023", "province-unit/24-2023"):
        labels = {one.id: one.label_vi for one in kh.RULE_BOOK[key].requirements}
        assert [labels[number] for number in "123"] == ["Tiêu chí 1", "Tiêu chí 2", "Tiêu chí 3"]

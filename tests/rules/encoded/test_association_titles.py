"""Families, clans, villages and units of communes: what is sourced is too little to grade by."""

from datetime import date
from typing import Any, Final

import pytest

import khuyenhoc as kh

TITLES: Final = (
    kh.LearningTitle.FAMILY,
    kh.LearningTitle.CLAN,
    kh.LearningTitle.VILLAGE_COMMUNITY,
    kh.LearningTitle.COMMUNE_UNIT,
)
OPEN: Final = kh.RuleVerdict.NOT_ASSESSABLE


def judged(title: kh.LearningTitle, on: date, **facts: Any) -> kh.Assessment:
    application = kh.Application(holder="ho-1", title=title, facts=facts)
    return kh.assess(application, on=on)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("on", "instrument"),
    [
        (date(2016, 1, 1), "448/QĐ-KHVN"),
        (date(2022, 7, 27), "448/QĐ-KHVN"),
        (date(2022, 7, 28), "242/QĐ-KHVN"),
        (date(2030, 1, 1), "242/QĐ-KHVN"),
    ],
)
def test_they_refuse_to_grade_and_say_what_is_missing(
    title: kh.LearningTitle, on: date, instrument: str
) -> None:
    """Kills: a cut-off from memory, and a title met because nothing is known to be asked."""
    found = judged(title, on)
    assert found.citation.instrument == instrument
    assert found.verdict is OPEN
    (why_not,) = found.why_not()
    family = title is kh.LearningTitle.FAMILY and instrument.startswith("448")
    assert why_not.missing is (kh.Missing.THRESHOLD if family else kh.Missing.CRITERION)
    assert "chưa tìm thấy nguồn nào" in why_not.sentence("vi")
    assert "no source tells" in why_not.sentence("en")


@pytest.mark.parametrize("title", TITLES)
def test_there_are_no_rules_before_the_first(title: kh.LearningTitle) -> None:
    with pytest.raises(kh.NotInForceError, match="2016-01-01"):
        judged(title, date(2015, 12, 31))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2022, 7, 27), "hiệu lực từ ngày 1/1/2016 (bản ngày 10/11/2015)"),
        (date(2022, 7, 28), "hiệu lực: ngày 28/7/2022, suy luận"),
    ],
)
def test_that_their_days_are_inferred_shows(title: kh.LearningTitle, on: date, said: str) -> None:
    found = judged(title, on)
    sentence = found.sentence("vi")
    assert said in sentence
    assert "suy luận" in sentence
    assert kh.Evidence.INFERENCE in {one.evidence for one in found.weak_evidence}


def test_the_points_of_a_family_are_capped_as_far_as_a_source_has_caps() -> None:
    """Kills: the 20 points each of criteria 3 and 4, and the scale of 100, which are memory."""
    asked = kh.RULE_BOOK["family/448"].asked
    caps = {key: getattr(one, "cap", "none at all") for key, one in asked.items()}
    assert caps == {
        "total": None,
        "1": 30,
        "1.a": 10,
        "1.b": 10,
        "1.c": 10,
        "2": 30,
        "2.a": 10,
        "2.b": None,
        "3": None,
        "4": None,
    }


@pytest.mark.parametrize(
    ("key", "points"), [("1", 31), ("1.a", 11), ("1.b", 11), ("1.c", 11), ("2", 31), ("2.a", 11)]
)
def test_more_points_of_a_family_than_there_are(key: str, points: int) -> None:
    day = date(2017, 1, 1)
    title = kh.LearningTitle.FAMILY
    facts: dict[str, Any] = {key: points - 1}
    assert judged(title, day, **facts).verdict is OPEN
    with pytest.raises(kh.StructuringError, match=f"points from 0 to {points - 1}"):
        judged(title, day, **{key: points})


def test_all_the_points_of_a_family_are_not_enough_to_grade_it() -> None:
    full = {"1": 30, "2": 30, "3": 20, "4": 20}
    found = judged(kh.LearningTitle.FAMILY, date(2017, 1, 1), **full)
    assert found.verdict is OPEN
    assert found.findings[0].observed == 100


def test_which_text_of_448_was_seen_is_said() -> None:
    """The text of 1 December has the first criterion, that of 10 November the second.

    Kills: what only the other text has said to have been seen in the one in force.
    """
    rules = kh.RULE_BOOK["family/448"]
    places = {key: getattr(one, "citation").place for key, one in rules.asked.items()}  # noqa: B009
    assert places["total"] == "bản ngày 1/12/2015"
    assert all("bản ngày 1/12/2015" in places[key] for key in ("1", "1.a", "1.b", "1.c"))
    assert all("bản ngày 10/11/2015" in places[key] for key in ("2", "2.a", "2.b"))
    evidence = {key: getattr(one, "citation").evidence for key, one in rules.asked.items()}  # noqa: B009
    of_12 = {key for key, one in evidence.items() if one is kh.Evidence.PRIMARY}
    of_11 = {key for key, one in evidence.items() if one is kh.Evidence.INFERENCE}
    assert of_12 == {"total", "1", "1.a", "1.b", "1.c"}
    assert of_11 == {"2", "2.a", "2.b"}


OLDER: Final = [title for title in kh.LearningTitle if title.value.startswith("stud")]


@pytest.mark.parametrize("title", OLDER)
def test_there_are_no_rules_for_the_older_titles(title: kh.LearningTitle) -> None:
    """Kills: criteria for titles (hiếu học, khuyến học) of which no source has any."""
    assert len(OLDER) == 6
    application = kh.Application(holder="ho-1", title=title, facts={})
    with pytest.raises(
        kh.NotInForceError, match=f"rules for {title.value}: .*there is none on any day"
    ):
        kh.assess(application, on=date(2014, 6, 1))

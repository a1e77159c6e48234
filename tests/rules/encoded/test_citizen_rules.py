"""Learning citizens: at least 80 of 100 points, and none of ten indicators below 5."""

from datetime import date
from typing import Any, Final

import pytest

import khuyenhoc as kh

TITLE: Final = kh.LearningTitle.CITIZEN
FIRST_DAY: Final = date(2023, 1, 1)
STATED: Final = kh.Citation(instrument="kế hoạch của tỉnh", evidence=kh.Evidence.PRACTICE)
BOOK: Final = kh.RULE_BOOK.in_force_from("citizen/324", FIRST_DAY, STATED)


def judged(points: list[Any], *, on: date = FIRST_DAY) -> kh.Assessment:
    facts = {f"indicator-{number}": one for number, one in enumerate(points, start=1)}
    citizen = kh.Application(holder="cd-1", title=TITLE, facts=facts)
    return kh.assess(citizen, on=on, book=BOOK)


@pytest.mark.parametrize(
    ("points", "verdict", "why_not"),
    [
        ([8] * 10, kh.RuleVerdict.MET, []),
        ([10] * 10, kh.RuleVerdict.MET, []),
        ([8] * 9 + [7], kh.RuleVerdict.NOT_MET, ["total"]),
        ([10] * 9 + [5], kh.RuleVerdict.MET, []),
        ([10] * 9 + [4], kh.RuleVerdict.NOT_MET, ["indicator-10"]),
        ([0] * 10, kh.RuleVerdict.NOT_MET, ["total", *(f"indicator-{n}" for n in range(1, 11))]),
    ],
    ids=["80", "100", "79", "95 with a 5", "94 with a 4", "0"],
)
def test_the_cut_off_and_the_floor(
    points: list[int], verdict: kh.RuleVerdict, why_not: list[str]
) -> None:
    """Kills: "more than 80", a floor of 6, and a high sum that outweighs a low indicator."""
    found = judged(points)
    assert found.verdict is verdict
    assert [one.id for one in found.why_not()] == why_not


@pytest.mark.parametrize("wrong", [11, -1, True, kh.Bounds(5, 11)])
def test_an_indicator_has_from_0_to_10_points(wrong: Any) -> None:
    with pytest.raises(kh.StructuringError, match=r"indicator-1.*points from 0 to 10"):
        judged([wrong] + [8] * 9)


def test_there_are_ten_indicators_and_no_others() -> None:
    assert len(kh.RULE_BOOK["citizen/324"].asked) == 11
    with pytest.raises(kh.StructuringError, match="indicator-11"):
        judged([8] * 11)


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        (None, kh.RuleVerdict.NOT_ASSESSABLE),
        (kh.Bounds(8, 10), kh.RuleVerdict.MET),
        (kh.Bounds(0, 7), kh.RuleVerdict.NOT_MET),
    ],
)
def test_what_is_not_known_is_open_where_it_matters(last: Any, verdict: kh.RuleVerdict) -> None:
    """Kills: an indicator that is not stated and counts as 0."""
    assert judged([8] * 9 + [last]).verdict is verdict


def test_whoever_applies_it_states_its_first_day() -> None:
    """Kills: a first day that no source has."""
    citizen = kh.Application(holder="cd-1", title=TITLE, facts={})
    with pytest.raises(kh.NotInForceError, match=r"RuleBook\.in_force_from"):
        kh.assess(citizen, on=date(2024, 6, 1))
    with pytest.raises(kh.NotInForceError, match="the first day with one after it is 2023-01-01"):
        judged([8] * 10, on=date(2022, 12, 31))
    found = judged([8] * 10)
    assert found.rule_set.in_force == kh.Period(FIRST_DAY)
    assert "kế hoạch của tỉnh" in found.sentence("vi")


def test_that_the_set_is_decision_324_shows_as_inferred() -> None:
    found = judged([8] * 10)
    assert found.citation.evidence is kh.Evidence.INFERENCE
    assert all("suy luận" in one.sentence("vi") for one in found.walk())

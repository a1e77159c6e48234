"""From a registration to an application, and from an assessment to a recognition."""

from datetime import date
from typing import Any, Final

import pytest

import khuyenhoc as kh
from khuyenhoc import rules

UNIT: Final = kh.LearningTitle.PROVINCE_UNIT
DAY: Final = date(2023, 12, 20)
GOOD: Final = kh.Application(
    holder="so-y-te",
    title=UNIT,
    place="son-la",
    period=kh.Period.year(2023),
    facts={"1": 28, "2": 25, "3": 35},
)


def assessed(**facts: rules.Fact) -> kh.Assessment:
    return kh.assess(GOOD.with_facts({"1": None, "2": None, "3": None, **facts}), on=DAY)


def test_an_application_is_for_what_was_registered() -> None:
    """Kills: an application that is judged in another place or for another year."""
    tried = kh.Registration(
        holder="ho-1", title=kh.LearningTitle.FAMILY, unit="thon-1", period=kh.Period.year(2019)
    )
    given = (kh.Recognition(holder="ho-1", title=UNIT, unit="thon-1", decided_on=DAY),)
    made = kh.Application.of(tried, {"2": 25}, area=kh.AreaClass.DIFFICULT, recognitions=given)
    assert made == kh.Application(
        holder="ho-1",
        title=kh.LearningTitle.FAMILY,
        facts={"2": 25},
        place="thon-1",
        area=kh.AreaClass.DIFFICULT,
        period=kh.Period.year(2019),
        recognitions=given,
    )


def test_what_is_no_registration_is_not_put_forward() -> None:
    nothing: Any = "ho-1"
    with pytest.raises(kh.InvalidValueError, match="a Registration"):
        kh.Application.of(nothing, {})


def test_a_recognition_is_what_was_assessed() -> None:
    """Kills: a recognition of another holder, title, grade, place or year than was judged."""
    decision = kh.Citation(instrument="304/QĐ-UBND", evidence=kh.Evidence.PRIMARY)
    made = kh.assess(GOOD, on=DAY).recognition(
        decided_on=date(2023, 12, 28),
        valid=kh.Period(date(2024, 1, 1)),
        decided_by="UBND tỉnh",
        decision=decision,
    )
    assert made == kh.Recognition(
        holder="so-y-te",
        title=UNIT,
        unit="son-la",
        decided_on=date(2023, 12, 28),
        grade=kh.TitleGrade.GOOD,
        given_for=kh.Period.year(2023),
        valid=kh.Period(date(2024, 1, 1)),
        decided_by="UBND tỉnh",
        decision=decision,
    )


def test_it_may_be_of_another_unit_and_of_a_lower_grade() -> None:
    found = kh.assess(GOOD, on=DAY)
    made = found.recognition(decided_on=DAY, unit="phuong-6", grade=kh.TitleGrade.FAIR)
    assert (made.unit, made.grade) == ("phuong-6", kh.TitleGrade.FAIR)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"1": 10, "2": 10, "3": 10}, "expected a title that is met, got 'not-met'"),
        ({"1": 10}, "expected a title that is met, got 'not-assessable'"),
        ({"1": 30, "2": 30}, "expected a grade that is met, named: average, got 'met'"),
    ],
)
def test_what_is_not_surely_met_is_not_recognised(
    facts: dict[str, rules.Fact], message: str
) -> None:
    """Kills: a recognition made from a refusal, or of a grade that nobody has found yet."""
    with pytest.raises(kh.InvalidValueError, match=message):
        assessed(**facts).recognition(decided_on=DAY)


def test_a_grade_that_is_met_can_be_named_where_a_higher_one_is_open() -> None:
    found = assessed(**{"1": 30, "2": 30})
    made = found.recognition(decided_on=DAY, grade=kh.TitleGrade.AVERAGE)
    assert made.grade is kh.TitleGrade.AVERAGE
    with pytest.raises(kh.InvalidValueError, match="named: average, got 'good'"):
        found.recognition(decided_on=DAY, grade=kh.TitleGrade.GOOD)


def test_a_recognition_is_counted_somewhere() -> None:
    nowhere = kh.Application(holder="so-y-te", title=UNIT, facts=GOOD.facts)
    with pytest.raises(kh.InvalidValueError, match="has no place"):
        kh.assess(nowhere, on=DAY).recognition(decided_on=DAY)


def test_each_rule_set_of_a_period_is_given_its_own_facts() -> None:
    """Kills: points that are asked of the circular which has none, and shares of that of points."""
    unit = kh.Application(holder="so-y-te", title=UNIT, facts={})
    facts: dict[str, dict[str, rules.Fact]] = {
        "province-unit/22-2020": dict(GOOD.facts),
        "province-unit/24-2023": {"3.2": False},
    }
    found = kh.assess_during(unit, kh.Period.years(2023, 2024), facts=facts)
    verdicts = [one and one.verdict for _, one in found]
    assert verdicts == [kh.RuleVerdict.MET, kh.RuleVerdict.NOT_MET]


def test_facts_of_a_frame_are_those_of_what_completes_it() -> None:
    """Kills: facts that are lost as soon as a province has decided."""
    decision = kh.LocalDecision(
        citation=kh.Citation(instrument="12/QĐ-UBND", evidence=kh.Evidence.PRACTICE),
        place="tinh-a",
        in_force=kh.Period(date(2017, 3, 1)),
        completes="family/448",
        thresholds={"total": 50},
    )
    book = kh.RULE_BOOK.with_decisions(decision)
    family = kh.Application(
        holder="ho-1", title=kh.LearningTitle.FAMILY, place="tinh-a", facts={"1": 30}
    )
    own = f"family/448@tinh-a:{decision.citation.instrument} 2017-03-01"
    found = kh.assess_during(
        family,
        kh.Period.year(2017),
        book=book,
        facts={"family/448": {"2": 10, "3": 5}, own: {"2": 20}},
    )
    assert [one and dict(one.application.facts) for _, one in found] == [
        {"1": 30, "2": 10, "3": 5},
        {"1": 30, "2": 20, "3": 5},
    ]


def test_facts_for_rules_of_other_days_are_refused() -> None:
    """Kills: facts under a misspelt id, which nobody would look at."""
    with pytest.raises(kh.InvalidValueError, match="in force in the period: province-unit/24-2023"):
        kh.assess_during(GOOD, kh.Period.year(2025), facts={"province-unit/22-2020": {}})
    with pytest.raises(kh.InvalidValueError, match="in force in the period: none"):
        kh.assess_during(GOOD, kh.Period.year(2019), facts={"province-unit/22-2020": {}})


def test_the_source_of_a_stated_first_day_is_shown_however_well_it_is_known() -> None:
    """Kills: a citizen refused by rules of which the sentence hides who brought them into force."""
    plan = kh.Citation(instrument="02/KH-UBND", evidence=kh.Evidence.PRIMARY)
    book = kh.RULE_BOOK.in_force_from("citizen/324", date(2023, 1, 1), plan)
    person = kh.Application(holder="cd-1", title=kh.LearningTitle.CITIZEN, facts={})
    found = kh.assess(person, on=date(2023, 1, 1), book=book)
    assert "hiệu lực: 02/KH-UBND" in found.sentence()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"decided_on": date(2019, 1, 1)},
            "on or after the assessment, 2023-12-20, got 2019-01-01",
        ),
        ({"decided_on": "2024"}, "on or after the assessment, 2023-12-20, got '2024'"),
        ({"decided_on": DAY, "grade": "good"}, "grade: expected a TitleGrade, got 'good'"),
    ],
)
def test_a_decision_comes_after_what_it_rests_on(asked: dict[str, Any], said: str) -> None:
    """Kills: a title given before anybody looked; a grade by its word."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.assess(GOOD, on=DAY).recognition(**asked)
    assert str(caught.value).endswith(said)


def test_where_a_higher_grade_is_open_none_is_taken_for_granted() -> None:
    """Kills: a title without a grade given where the highest is open."""
    source = kh.Citation(instrument="5/QĐ", evidence=kh.Evidence.PRIMARY)
    named: dict[str, Any] = {"label_vi": "x", "label_en": "x", "citation": source}
    open_, met = (rules.Stated(id=key, **named) for key in ("open", "met"))
    graded = kh.RuleSet(
        id="r",
        title=UNIT,
        citation=source,
        in_force=kh.Period(date(2020, 1, 1)),
        in_force_source=source,
        levels=(
            rules.Level(grade=kh.TitleGrade.HIGHEST, requirement=open_),
            rules.Level(requirement=met),
        ),
    )
    one = kh.Application(holder="a", title=UNIT, facts={"met": True}, place="p")
    found = kh.assess(one, on=DAY, book=kh.RuleBook((graded,)))
    assert found.possible_grades == (kh.TitleGrade.HIGHEST, None)
    with pytest.raises(kh.InvalidValueError, match="a grade that is met, named: none"):
        found.recognition(decided_on=DAY)

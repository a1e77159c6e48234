"""Who meets a learning title, on which day, by which article, and by how much not."""

from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve

import khuyenhoc as kh
from khuyenhoc import rules

MET, NOT_MET, OPEN = kh.RuleVerdict
DECISION: Final = kh.Citation(instrument="12/QĐ-UBND", evidence=kh.Evidence.PRIMARY)
PLAN: Final = kh.Citation(instrument="02/KH-UBND", evidence=kh.Evidence.PRIMARY)
FAMILIES: Final = rules.ShareAtLeast(
    id="criteria",
    label_vi="Hộ là Gia đình học tập",
    label_en="learning families",
    of=kh.HOUSEHOLDS,
    at_least=Fraction(60, 100),
    citation=DECISION,
)
TREE: Final = kh.Tree.of(date(2019, 1, 1), {"xa-a": "huyen-a", "huyen-a": "tinh-a", "xa-b": None})
TENS: Final = {f"indicator-{number}": 10 for number in range(1, 11)}


def decided(completes: str, **what: Any) -> kh.LocalDecision:
    since = kh.Period(date(2017, 3, 1))
    return kh.LocalDecision(
        citation=DECISION, place="tinh-a", in_force=since, completes=completes, **what
    )


FAMILY: Final = decided(
    "family/448",
    caps={"3": 20, "4": 20},
    thresholds={"total": rules.ByArea(general=80, difficult=70)},
)
BOOK: Final = kh.RULE_BOOK.with_decisions(
    FAMILY,
    decided("clan/448", criteria={"criteria": FAMILIES}),
    decided("village-community/448", criteria={"criteria": FAMILIES}),
).in_force_from("citizen/324", date(2023, 1, 1), PLAN)


def asked(title: kh.LearningTitle, facts: dict[str, rules.Fact]) -> kh.Application:
    area = kh.AreaClass.GENERAL
    return kh.Application(holder="x", title=title, facts=facts, place="xa-a", area=area)


HOUSEHOLD: Final = asked(kh.LearningTitle.FAMILY, {"1": 25, "2": 25, "3": 15, "4": 13})


def test_the_first_lines() -> None:
    """Kills: the story of the titles, if the lines of the design do not run as they stand."""
    application = kh.Application(
        holder="so-y-te",
        title=kh.LearningTitle.PROVINCE_UNIT,
        facts={"3.1.members": kh.Ratio(44, 50, of=kh.UNIT_MEMBERS)},
    )
    finding = kh.assess(application, on=date(2024, 3, 1))
    assert finding.verdict is NOT_MET
    assert finding.citation.instrument == "24/2023/TT-BGDĐT"
    assert (
        "88%, yêu cầu ít nhất 90%: không đạt, thiếu 2 điểm phần trăm, cần thêm ít nhất 1 người"
        in str(finding.why_not())
    )


@pytest.mark.parametrize(
    ("application", "day", "article", "margin"),
    [
        (HOUSEHOLD, date(2019, 12, 1), ("12/QĐ-UBND", ""), -2),
        (
            asked(kh.LearningTitle.CLAN, {"criteria": kh.Ratio(11, 20, of=kh.HOUSEHOLDS)}),
            *(date(2019, 12, 1), ("12/QĐ-UBND", ""), -5),
        ),
        (
            asked(
                kh.LearningTitle.VILLAGE_COMMUNITY, {"criteria": kh.Ratio(1, 2, of=kh.HOUSEHOLDS)}
            ),
            *(date(2019, 12, 1), ("12/QĐ-UBND", ""), -10),
        ),
        (
            asked(
                kh.LearningTitle.PROVINCE_UNIT, {"3.1.members": kh.Ratio(4, 5, of=kh.UNIT_MEMBERS)}
            ),
            *(date(2024, 12, 1), ("24/2023/TT-BGDĐT", "cấp tỉnh, mức độ 1, tiêu chí 3.1"), -10),
        ),
        (
            asked(kh.LearningTitle.CITIZEN, {**TENS, "indicator-7": 4}),
            *(date(2024, 12, 1), ("324/QĐ-KHVN", ""), -1),
        ),
    ],
    ids=["family", "clan", "village", "unit", "citizen"],
)
def test_a_backend_asks_whether_by_which_article_and_by_how_much(
    application: kh.Application, day: date, article: tuple[str, str], margin: int
) -> None:
    found = kh.assess(application, on=day, book=BOOK, tree=TREE)
    assert found.verdict is NOT_MET
    (reason,) = found.why_not()
    assert (reason.citation.instrument, reason.citation.place) == article
    assert reason.margin is not None
    assert reason.margin.value == margin


def test_what_would_do() -> None:
    """Kills: a refusal that leaves a family to find out by itself what to do about it."""
    found = kh.assess(HOUSEHOLD, on=date(2019, 12, 1), book=BOOK, tree=TREE)
    assert str(found.why_not()[0]) == (
        "Tổng điểm: 78 điểm, yêu cầu ít nhất 80 điểm: không đạt, thiếu 2 điểm (12/QĐ-UBND)."
    )
    better = HOUSEHOLD.with_facts({"3": 17})
    assert kh.assess(better, on=date(2019, 12, 1), book=BOOK, tree=TREE).verdict is MET
    in_the_hills = evolve(HOUSEHOLD, area=kh.AreaClass.DIFFICULT)
    assert kh.assess(in_the_hills, on=date(2019, 12, 1), book=BOOK, tree=TREE).verdict is MET
    unknown = evolve(HOUSEHOLD, area=None)
    assert kh.assess(unknown, on=date(2019, 12, 1), book=BOOK, tree=TREE).verdict is OPEN


def test_the_same_family_in_a_province_that_has_not_decided() -> None:
    elsewhere = evolve(HOUSEHOLD, place="xa-b")
    found = kh.assess(elsewhere, on=date(2019, 12, 1), book=BOOK, tree=TREE)
    assert found.verdict is OPEN
    assert [one.missing for one in found.why_not()] == [kh.Missing.THRESHOLD]
    assert found.sentence().endswith(
        "Có quyết định của tinh-a, không áp dụng cho xa-b vào ngày này."
    )


@pytest.mark.parametrize(
    ("day", "instrument"),
    [(date(2024, 1, 25), "22/2020/TT-BGDĐT"), (date(2024, 1, 26), "24/2023/TT-BGDĐT")],
)
def test_the_day_tells_the_circular(day: date, instrument: str) -> None:
    unit = asked(kh.LearningTitle.PROVINCE_UNIT, {})
    assert kh.assess(unit, on=day).citation.instrument == instrument


def test_from_registration_to_the_share_of_a_village() -> None:
    """Kills: a step of the way that no longer fits the next."""
    year = kh.Period.year(2019)
    tried = [
        kh.Registration(holder=one, title=kh.LearningTitle.FAMILY, unit="xa-a", period=year)
        for one in ("ho-1", "ho-2")
    ]
    points = {"ho-1": {"1": 30, "2": 30, "3": 20}, "ho-2": {"1": 10, "2": 10, "3": 10, "4": 10}}
    dossiers = [kh.Application.of(one, points[one.holder]) for one in tried]
    found = kh.assess_each(dossiers, on=date(2019, 12, 1), book=BOOK, tree=TREE)
    given = [one.recognition(decided_on=one.on) for one in found if one.verdict is MET]
    homes = ["ho-1", "ho-2", "ho-3"]
    share = kh.title_share(
        kh.LearningTitle.FAMILY, homes, given, on=date(2019, 12, 1), of=kh.HOUSEHOLDS
    )
    assert share == kh.Ratio(1, 3, of=kh.HOUSEHOLDS)


def test_a_receipt_is_kept_and_the_assessment_made_again() -> None:
    receipt = kh.assess(HOUSEHOLD, on=date(2019, 12, 1), book=BOOK, tree=TREE).receipt
    assert kh.replay(receipt, HOUSEHOLD, book=BOOK, tree=TREE).verdict is NOT_MET
    stricter = kh.RULE_BOOK.with_decisions(evolve(FAMILY, thresholds={"total": 90}))
    with pytest.raises(kh.InvalidValueError, match="what is otherwise: rule_sets, findings"):
        kh.replay(receipt, HOUSEHOLD, book=stricter, tree=TREE)


def test_eleven_points_of_ten_and_an_unknown_indicator_are_named_together() -> None:
    """Kills: points that are cut to the cap, and an answer to another question that is dropped."""
    person = asked(kh.LearningTitle.CITIZEN, {**TENS, "indicator-3": 11, "indicator-11": 10})
    with pytest.raises(kh.StructuringError) as refused:
        kh.assess(person, on=date(2024, 12, 1), book=BOOK, tree=TREE)
    assert {(one.path, one.value) for one in refused.value.problems} == {
        ("facts['indicator-3']", 11),
        ("facts", "indicator-11"),
    }
    counts = kh.assess_all([person], on=date(2024, 12, 1), book=BOOK, tree=TREE)
    assert (counts.refusals, counts.refused[0].holder) == (1, "x")


def test_a_citizen_on_a_day_of_which_no_source_says_that_the_rules_held() -> None:
    person = asked(kh.LearningTitle.CITIZEN, dict(TENS))
    with pytest.raises(kh.NotInForceError, match=r"state it with RuleBook\.in_force_from"):
        kh.assess(person, on=date(2024, 12, 1))
    with pytest.raises(kh.NotInForceError, match="2023-01-01"):
        kh.assess(person, on=date(2022, 12, 31), book=BOOK, tree=TREE)


def test_a_decision_of_another_province_decides_nothing_here() -> None:
    """Kills: thresholds of one province that are applied to all."""
    other = kh.RULE_BOOK.with_decisions(evolve(FAMILY, place="xa-b"))
    assert kh.assess(HOUSEHOLD, on=date(2019, 12, 1), book=other, tree=TREE).verdict is OPEN


def test_two_decisions_for_one_case_are_not_chosen_from() -> None:
    again = evolve(FAMILY, citation=PLAN, thresholds={"total": 60})
    book = BOOK.with_decisions(again)
    with pytest.raises(kh.AmbiguousRuleError, match=r"12/QĐ-UBND.*02/KH-UBND"):
        kh.assess(HOUSEHOLD, on=date(2019, 12, 1), book=book, tree=TREE)
    assert [fault.code for fault in kh.check_rules(book)] == ["overlap"]


def test_a_decision_that_does_not_fit_its_frame_is_refused_with_all_that_is_wrong() -> None:
    """Kills: a threshold for what the frame sets itself, or above all points that there are."""
    wrong = evolve(FAMILY, caps={"1": 20, "3": 10, "4": 10}, thresholds={"total": 110})
    with pytest.raises(kh.StructuringError) as refused:
        kh.RULE_BOOK.with_decisions(wrong)
    assert [str(one.path) for one in refused.value.problems] == [
        "decisions[0].thresholds['total']",
        "decisions[0].caps['1']",
    ]

"""What a made-up province decides on titles where the rules of the nation leave it open."""

from datetime import date
from fractions import Fraction
from typing import Any

import khuyenhoc as kh
from khuyenhoc import rules

Title = kh.LearningTitle


def made_up(instrument: str) -> kh.Citation:
    """Cite what nobody has decided; a host cites the decision that it holds in its hands."""
    return kh.Citation(instrument=f"{instrument} (giả định)", evidence=kh.Evidence.PRIMARY)


PROVINCE = made_up("Quyết định 12/2018 của tỉnh Sông Tiên")


def named(id: str, vi: str, en: str) -> dict[str, Any]:  # noqa: A002 - as the field is called
    """Give what every requirement of the province has."""
    return {"id": id, "label_vi": vi, "label_en": en, "citation": PROVINCE}


def families(id: str, at_least: rules.Threshold) -> rules.ShareAtLeast:  # noqa: A002
    """Ask for a share of learning families among households."""
    said = named(id, "Hộ là Gia đình học tập", "households that are learning families")
    return rules.ShareAtLeast(of=kh.HOUSEHOLDS, title=Title.FAMILY, at_least=at_least, **said)


def all_of(*parts: rules.Requirement) -> rules.AllOf:
    """Ask for all of them, where the nation leaves the criteria open."""
    return rules.AllOf(parts=parts, **named("criteria", "Tiêu chí của tỉnh", "criteria"))


def decided(completes: str, **what: Any) -> kh.LocalDecision:  # noqa: ANN401 - all that it decides
    """Give what the province decided to complete one rule set."""
    since = kh.Period(date(2019, 1, 1))
    return kh.LocalDecision(
        citation=PROVINCE, place="song-tien", in_force=since, completes=completes, **what
    )


IN_SCHOOL = rules.Stated(
    **named("in-school", "Mọi trẻ em trong độ tuổi đều đi học", "all children are in school")
)
COMMENDED = rules.CountAtLeast(
    unit=kh.PERSON,
    at_least=2,
    **named("commended", "Được khen thưởng về học tập trong năm", "commended for learning"),
)
VILLAGE = families("criteria", rules.ByArea(general=Fraction(60, 100), difficult=Fraction(1, 2)))
STAFF = rules.ShareAtLeast(
    of=kh.UNIT_MEMBERS,
    at_least=Fraction(80, 100),
    **named("staff", "Người tham gia học tập, bồi dưỡng trong năm", "staff who learned"),
)
PLAN = rules.Stated(**named("plan", "Đơn vị có kế hoạch học tập trong năm", "a plan for learning"))
TARGETS = tuple(
    kh.Target(
        indicator=kh.LEARNING_FAMILIES,
        of=kh.HOUSEHOLDS_REGISTERED,
        share=Fraction(75, 100),
        by=year,
        unit="dong-sen",
        citation=made_up("Chỉ tiêu giao của huyện Đồng Sen"),
    )
    for year in (2019, 2020, 2021)
)
BOOK = kh.RULE_BOOK.with_decisions(
    decided(
        "family/448",
        caps={"3": 20, "4": 20, "total": 100},
        thresholds={"total": rules.ByArea(general=80, difficult=70)},
        extra=(IN_SCHOOL,),
    ),
    decided(
        "clan/448",
        criteria={"criteria": all_of(families("families", Fraction(60, 100)), COMMENDED)},
    ),
    decided("village-community/448", criteria={"criteria": VILLAGE}, targets=TARGETS),
    decided("commune-unit/448", criteria={"criteria": all_of(STAFF, PLAN)}),
).in_force_from("citizen/324", date(2023, 1, 1), made_up("Kế hoạch năm 2023 của tỉnh Sông Tiên"))

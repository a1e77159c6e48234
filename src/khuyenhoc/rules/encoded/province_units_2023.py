"""Learning units of the province tier by the circular of 2023: two levels."""

from fractions import Fraction
from typing import Final

from khuyenhoc.models.indicators import UNIT_LEARNERS, UNIT_MEMBERS
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.encoded.circular_24 import (
    FIRST_DAY,
    PROVINCE_URLS,
    TEXT,
    all_of,
    cited,
    not_sourced,
    stated,
    waiting,
)
from khuyenhoc.rules.encoded.district_units_2023 import DISTRICT_UNIT_OF_2023
from khuyenhoc.rules.requirements.conditions import ShareAtLeast, Stated
from khuyenhoc.rules.requirements.requirement import AllOf, OnlyFor, Requirement, SameAs
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["PROVINCE_UNIT_OF_2023"]

#: The id by which the district tier has the second criterion of its level 2.
_SECOND_OF_LEVEL_2: Final = "2-of-level-2"


def _provincial(level: int) -> dict[str, Citation]:
    return {
        place: cited(f"cấp tỉnh, mức độ {level}, tiêu chí {place}", PROVINCE_URLS[level])
        for place in ("1", "2", "3", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6")
    }


def _same(level: int, id: str, requirement: str, article: str) -> SameAs:  # noqa: A002
    """Refer to an article for the district tier.

    Which article is referred to was seen; which criterion it holds is inferred.
    """
    number = id[0]
    citation = cited(
        f"cấp tỉnh, mức độ {level}, tiêu chí {number}; như {article}",
        PROVINCE_URLS[level],
        Evidence.INFERENCE,
    )
    return SameAs(
        id=id,
        label_vi=f"Tiêu chí {number}",
        label_en=f"criterion {number}",
        rule_set=DISTRICT_UNIT_OF_2023.id,
        requirement=requirement,
        citation=citation,
    )


def _third(level: int, members: int, learners: int, *others: Requirement) -> AllOf:
    """Give what both levels ask for in their third criterion, at other shares."""
    places = _provincial(level)
    institution = stated(
        "is-education-institution",
        "Là cơ sở giáo dục được đánh giá ở cấp tỉnh",
        "it is an education institution assessed at the province tier",
        places["3.1"],
    )
    return all_of(
        "3",
        "Tiêu chí 3",
        "criterion 3",
        places["3"],
        ShareAtLeast(
            id="3.1.members",
            label_vi="Thành viên là Công dân học tập",
            label_en="members who are learning citizens",
            of=UNIT_MEMBERS,
            title=LearningTitle.CITIZEN,
            at_least=Fraction(members, 100),
            citation=places["3.1"],
        ),
        OnlyFor(
            when=institution,
            part=ShareAtLeast(
                id="3.1.learners",
                label_vi="Người học là Công dân học tập",
                label_en="learners who are learning citizens",
                of=UNIT_LEARNERS,
                title=LearningTitle.CITIZEN,
                at_least=Fraction(learners, 100),
                citation=places["3.1"],
            ),
        ),
        stated(
            "3.2",
            "Tạo môi trường học tập, chia sẻ tri thức với đơn vị khác",
            "a learning environment, and knowledge shared with other units",
            places["3.2"],
        ),
        *others,
    )


_OF_LEVEL_1: Final = _provincial(1)
_OF_LEVEL_2: Final = _provincial(2)


def _general_education(citation: Citation) -> Stated:
    return stated(
        "is-general-or-continuing",
        "Là trường trung học phổ thông, trường nhiều cấp học, cơ sở giáo dục thường xuyên",
        "it is an upper-secondary or multi-level school or a continuing-education centre",
        citation,
    )


def _higher_education(citation: Citation) -> Stated:
    return stated(
        "is-higher-education",
        "Là cơ sở giáo dục đại học",
        "it is an institution of higher education",
        citation,
    )


def _vocational(citation: Citation) -> Stated:
    return stated(
        "is-vocational",
        "Là cơ sở giáo dục nghề nghiệp",
        "it is a vocational institution",
        citation,
    )


_LEVEL_1: Final = all_of(
    "level-1-of-province",
    "Mức độ 1",
    "level 1",
    cited("cấp tỉnh, mức độ 1", PROVINCE_URLS[1]),
    _same(1, "1", "1", "Điều 6, khoản 1"),
    _same(1, "2", "2", "Điều 6, khoản 2"),
    _third(
        1,
        90,
        95,
        # The source is a translation: the Vietnamese names of the title and the grades were not
        # seen, and two sources name two decisions for the grades of schools.
        stated(
            "3.3.level-1",
            "Danh hiệu thi đua mà bản dịch gọi là “Advanced Labour Collective” hoặc cao hơn",
            "the emulation title “Advanced Labour Collective”, as translated, or higher",
            _OF_LEVEL_1["3.3"],
        ),
        OnlyFor(
            when=_general_education(_OF_LEVEL_1["3.4"]),
            part=stated(
                "3.4.level-1",
                "Mức độ chuyển đổi số mà bản dịch gọi là “basic response” trở lên",
                "digital transformation at “basic response”, as translated, or higher",
                _OF_LEVEL_1["3.4"],
            ),
        ),
        OnlyFor(
            when=_higher_education(_OF_LEVEL_1["3.5"]),
            part=stated(
                "3.5",
                "Mức độ chuyển đổi số (4740/QĐ-BGDĐT) mà bản dịch gọi là “basic response” trở lên",
                "digital transformation (4740/QĐ-BGDĐT) at “basic response”, as translated,"
                " or higher",
                _OF_LEVEL_1["3.5"],
            ),
        ),
        OnlyFor(
            when=_vocational(_OF_LEVEL_1["3.6"]),
            part=stated(
                "3.6",
                "Đạt kiểm định chất lượng giáo dục nghề nghiệp",
                "accredited for quality",
                _OF_LEVEL_1["3.6"],
            ),
        ),
    ),
)
_LEVEL_2: Final = all_of(
    "level-2-of-province",
    "Mức độ 2",
    "level 2",
    cited("cấp tỉnh, mức độ 2", PROVINCE_URLS[2]),
    waiting(LearningTitle.PROVINCE_UNIT),
    _same(2, "1", "1", "Điều 6, khoản 1"),
    _same(2, "2.level-2", _SECOND_OF_LEVEL_2, "Điều 7, khoản 2"),
    _third(
        2,
        95,
        97,
        stated(
            "3.3.level-2",
            "Danh hiệu thi đua mà bản dịch gọi là “Exemplary Working Group” hoặc cao hơn",
            "the emulation title “Exemplary Working Group”, as translated, or higher",
            _OF_LEVEL_2["3.3"],
        ),
        OnlyFor(
            when=_general_education(_OF_LEVEL_2["3.4"]),
            part=stated(
                "3.4.level-2",
                "Mức độ chuyển đổi số mà bản dịch gọi là “satisfactory response” trở lên",
                "digital transformation at “satisfactory response”, as translated, or higher",
                _OF_LEVEL_2["3.4"],
            ),
        ),
        OnlyFor(
            when=_higher_education(_OF_LEVEL_2["3"]),
            part=not_sourced(
                "3.5.level-2",
                "Chỉ số đối với cơ sở giáo dục đại học",
                "what is asked of higher education",
                _OF_LEVEL_2["3"],
            ),
        ),
        OnlyFor(
            when=_vocational(_OF_LEVEL_2["3"]),
            part=not_sourced(
                "3.6.level-2",
                "Chỉ số đối với cơ sở giáo dục nghề nghiệp",
                "what is asked of vocational institutions",
                _OF_LEVEL_2["3"],
            ),
        ),
    ),
)

#: Learning citizens among members 90 % and 95 %, among learners 95 % and 97 %; level 2 a year after
#: level 1. The first two criteria are those of the district tier.
PROVINCE_UNIT_OF_2023: Final = RuleSet(
    id="province-unit/24-2023",
    title=LearningTitle.PROVINCE_UNIT,
    citation=TEXT,
    in_force=Period(FIRST_DAY),
    in_force_source=TEXT,
    levels=(
        Level(grade=TitleGrade.LEVEL_2, requirement=_LEVEL_2),
        Level(grade=TitleGrade.LEVEL_1, requirement=_LEVEL_1),
    ),
)

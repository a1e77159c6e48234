"""Learning units of the district and province tier by the circular of 2023: two levels."""

from datetime import date
from fractions import Fraction
from typing import Final

from khuyenhoc.models.indicators import UNIT_LEARNERS, UNIT_MEMBERS
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.models.validity import TITLE_VALIDITY
from khuyenhoc.rules.conditions import HasTitle, NotSourced, ShareAtLeast, Stated
from khuyenhoc.rules.requirement import AllOf, OnlyFor, Requirement, SameAs
from khuyenhoc.rules.rule_set import Level, RuleSet
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["DISTRICT_UNIT_OF_2023", "PROVINCE_UNIT_OF_2023"]

_CIRCULAR: Final = "24/2023/TT-BGDĐT"
_FIRST_DAY: Final = date(2024, 1, 26)
_TEXT: Final = Citation(
    instrument=_CIRCULAR,
    place="hiệu lực từ ngày 26/1/2024",
    evidence=Evidence.PRIMARY,
    url="thuviennhadat.vn/vbpl/thong-tu-24-2023-tt-bgddt-danh-gia-cong-nhan-don-vi-hoc-tap-"
    "cap-huyen-tinh-590218.html",
)
_LAWNET: Final = "lawnet.vn/thong-tin-phap-luat/en/"
_DISTRICT_URL: Final = (
    _LAWNET + "chinh-sach-moi/latest-evaluation-criteria-for-recognizing-learning-units-"
    "at-district-level-in-vietnam-129761.html"
)
_PROVINCE_URLS: Final = {
    1: _LAWNET + "thong-bao-van-ban-moi/criteria-for-evaluating-and-recognizing-learning-units-"
    "at-the-provincial-level-in-vietnam-133255.html",
    2: "lawnet.vn/giao-duc/en/"
    "three-criteria-for-evaluating-and-recognizing-a-level-2-provincial-learning-unit-24646.html",
}


def _cited(place: str, url: str, evidence: Evidence = Evidence.SECONDARY) -> Citation:
    return Citation(instrument=_CIRCULAR, place=place, evidence=evidence, url=url)


def _stated(id: str, vi: str, en: str, citation: Citation) -> Stated:  # noqa: A002 - as the field
    return Stated(id=id, label_vi=vi, label_en=en, citation=citation)


def _not_sourced(id: str, vi: str, en: str, citation: Citation) -> NotSourced:  # noqa: A002
    return NotSourced(id=id, label_vi=vi, label_en=en, citation=citation)


def _all(id: str, vi: str, en: str, citation: Citation, *parts: Requirement) -> AllOf:  # noqa: A002
    return AllOf(id=id, label_vi=vi, label_en=en, parts=parts, citation=citation)


def _wait(title: LearningTitle) -> HasTitle:
    """Ask for level 1, for as long as the rule on validity has it."""
    rule = TITLE_VALIDITY[title].at(_FIRST_DAY)
    return HasTitle(
        id="level-1",
        label_vi="Được công nhận mức độ 1 từ 1 năm trở lên",
        label_en="recognised at level 1 for at least 1 year",
        title=title,
        grade=TitleGrade.LEVEL_1,
        for_years=rule.upgrade_after or 0,
        citation=rule.citation,
    )


#: That there are two levels and three criteria, and how the tiers share them.
_LEVELS: Final = _cited("", _DISTRICT_URL)

# -- the district tier ------------------------------------------------------------------------

#: That these are the articles 6 and 7 is inferred from what the provincial articles refer to.
_ARTICLE_6_1: Final = _cited("cấp huyện, mức độ 1, tiêu chí 1", _DISTRICT_URL)
_ARTICLE_6_2: Final = _cited("cấp huyện, mức độ 1, tiêu chí 2", _DISTRICT_URL)
_STATE_BODY: Final = _stated(
    "is-state-body", "Là cơ quan nhà nước", "it is a state body", _ARTICLE_6_1
)
_FIRST_CRITERION: Final = _all(
    "1",
    "Điều kiện học tập thường xuyên",
    "conditions for regular study",
    _ARTICLE_6_1,
    _stated(
        "1.1",
        "Có kế hoạch học tập hằng năm và thực hiện",
        "a yearly study plan, carried out",
        _ARTICLE_6_1,
    ),
    _stated(
        "1.2",
        "Thực hiện quy định về bồi dưỡng, có quy chế khuyến khích học tập",
        "training rules followed, own rules that encourage study",
        _ARTICLE_6_1,
    ),
    OnlyFor(
        when=_STATE_BODY,
        part=_stated(
            "1.3", "Bảo đảm kinh phí bồi dưỡng", "enough budget money for training", _ARTICLE_6_1
        ),
    ),
    _stated(
        "1.4",
        "Chuyển đổi số, có công cụ cho thành viên",
        "digital transformation, with tools for members",
        _ARTICLE_6_1,
    ),
    _stated(
        "1.5",
        "Tham gia hoạt động phục vụ học tập suốt đời của người dân",
        "part in activities for people's lifelong learning",
        _ARTICLE_6_1,
    ),
)
_NINETY: Final = Fraction(90, 100)
_SECOND_CRITERION: Final = _all(
    "2",
    "Kết quả học tập của thành viên",
    "members' results",
    _ARTICLE_6_2,
    ShareAtLeast(
        id="2.1",
        label_vi="Thành viên chấp hành kỷ luật, hợp tác",
        label_en="members keeping discipline and cooperating",
        of=UNIT_MEMBERS,
        at_least=_NINETY,
        citation=_ARTICLE_6_2,
    ),
    ShareAtLeast(
        id="2.2",
        label_vi="Thành viên hoàn thành chương trình học tập, bồi dưỡng bắt buộc",
        label_en="members completing required learning and training",
        of=UNIT_MEMBERS,
        at_least=_NINETY,
        citation=_ARTICLE_6_2,
    ),
    _not_sourced("2.3", "Các chỉ tiêu khác của tiêu chí 2", "its other indicators", _ARTICLE_6_2),
)
_DISTRICT_ID: Final = "district-unit/24-2023"
_SECOND_OF_LEVEL_2: Final = "2-of-level-2"

#: Of level 1 the third criterion, and of level 2 all but what the province tier refers to, were
#: found in no source.
DISTRICT_UNIT_OF_2023: Final = RuleSet(
    id=_DISTRICT_ID,
    title=LearningTitle.DISTRICT_UNIT,
    citation=_TEXT,
    in_force=Period(_FIRST_DAY),
    in_force_source=_TEXT,
    levels=(
        Level(
            grade=TitleGrade.LEVEL_2,
            requirement=_all(
                "level-2-of-district",
                "Mức độ 2",
                "level 2",
                _LEVELS,
                _wait(LearningTitle.DISTRICT_UNIT),
                _not_sourced(
                    _SECOND_OF_LEVEL_2,
                    "Tiêu chí 2 của mức độ 2",
                    "criterion 2 of level 2",
                    _cited("Điều 7, khoản 2", _PROVINCE_URLS[2], Evidence.INFERENCE),
                ),
                _not_sourced("others-of-level-2", "Các tiêu chí khác", "other criteria", _LEVELS),
            ),
        ),
        Level(
            grade=TitleGrade.LEVEL_1,
            requirement=_all(
                "level-1-of-district",
                "Mức độ 1",
                "level 1",
                _LEVELS,
                _FIRST_CRITERION,
                _SECOND_CRITERION,
                _not_sourced("3", "Tiêu chí 3", "criterion 3", _LEVELS),
            ),
        ),
    ),
)


# -- the province tier ------------------------------------------------------------------------


def _provincial(level: int) -> dict[str, Citation]:
    return {
        place: _cited(f"cấp tỉnh, mức độ {level}, tiêu chí {place}", _PROVINCE_URLS[level])
        for place in ("1", "2", "3", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6")
    }


def _same(level: int, id: str, requirement: str, article: str) -> SameAs:  # noqa: A002
    """Refer to an article for the district tier."""
    number = id[0]
    citation = _cited(
        f"cấp tỉnh, mức độ {level}, tiêu chí {number}; như {article}",
        _PROVINCE_URLS[level],
    )
    return SameAs(
        id=id,
        label_vi=f"Tiêu chí {number}",
        label_en=f"criterion {number}",
        rule_set=_DISTRICT_ID,
        requirement=requirement,
        citation=citation,
    )


def _third(level: int, members: int, learners: int, *others: Requirement) -> AllOf:
    """Give what both levels ask for in their third criterion, at other shares."""
    places = _provincial(level)
    institution = _stated(
        "is-education-institution",
        "Là cơ sở giáo dục được đánh giá ở cấp tỉnh",
        "it is an education institution assessed at the province tier",
        places["3.1"],
    )
    return _all(
        "3",
        "Hiệu quả xây dựng đơn vị học tập",
        "effect",
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
        _stated(
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
    return _stated(
        "is-general-or-continuing",
        "Là trường trung học phổ thông, trường nhiều cấp học, cơ sở giáo dục thường xuyên",
        "it is an upper-secondary or multi-level school or a continuing-education centre",
        citation,
    )


def _higher_education(citation: Citation) -> Stated:
    return _stated(
        "is-higher-education",
        "Là cơ sở giáo dục đại học",
        "it is an institution of higher education",
        citation,
    )


def _vocational(citation: Citation) -> Stated:
    return _stated(
        "is-vocational",
        "Là cơ sở giáo dục nghề nghiệp",
        "it is a vocational institution",
        citation,
    )


_LEVEL_1: Final = _all(
    "level-1-of-province",
    "Mức độ 1",
    "level 1",
    _LEVELS,
    _same(1, "1", "1", "Điều 6, khoản 1"),
    _same(1, "2", "2", "Điều 6, khoản 2"),
    _third(
        1,
        90,
        95,
        # The source is a translation: the Vietnamese names of the title and the grades were not
        # seen, and two sources name two decisions for the grades of schools.
        _stated(
            "3.3.level-1",
            "Danh hiệu thi đua mà bản dịch gọi là “Advanced Labour Collective” hoặc cao hơn",
            "the emulation title “Advanced Labour Collective”, as translated, or higher",
            _OF_LEVEL_1["3.3"],
        ),
        OnlyFor(
            when=_general_education(_OF_LEVEL_1["3.4"]),
            part=_stated(
                "3.4.level-1",
                "Mức độ chuyển đổi số mà bản dịch gọi là “basic response” trở lên",
                "digital transformation at “basic response”, as translated, or higher",
                _OF_LEVEL_1["3.4"],
            ),
        ),
        OnlyFor(
            when=_higher_education(_OF_LEVEL_1["3.5"]),
            part=_stated(
                "3.5",
                "Mức độ chuyển đổi số (4740/QĐ-BGDĐT) mà bản dịch gọi là “basic response” trở lên",
                "digital transformation (4740/QĐ-BGDĐT) at “basic response”, as translated,"
                " or higher",
                _OF_LEVEL_1["3.5"],
            ),
        ),
        OnlyFor(
            when=_vocational(_OF_LEVEL_1["3.6"]),
            part=_stated(
                "3.6",
                "Đạt kiểm định chất lượng giáo dục nghề nghiệp",
                "accredited for quality",
                _OF_LEVEL_1["3.6"],
            ),
        ),
    ),
)
_LEVEL_2: Final = _all(
    "level-2-of-province",
    "Mức độ 2",
    "level 2",
    _LEVELS,
    _wait(LearningTitle.PROVINCE_UNIT),
    _same(2, "1", "1", "Điều 6, khoản 1"),
    _same(2, "2.level-2", _SECOND_OF_LEVEL_2, "Điều 7, khoản 2"),
    _third(
        2,
        95,
        97,
        _stated(
            "3.3.level-2",
            "Danh hiệu thi đua mà bản dịch gọi là “Exemplary Working Group” hoặc cao hơn",
            "the emulation title “Exemplary Working Group”, as translated, or higher",
            _OF_LEVEL_2["3.3"],
        ),
        OnlyFor(
            when=_general_education(_OF_LEVEL_2["3.4"]),
            part=_stated(
                "3.4.level-2",
                "Mức độ chuyển đổi số mà bản dịch gọi là “satisfactory response” trở lên",
                "digital transformation at “satisfactory response”, as translated, or higher",
                _OF_LEVEL_2["3.4"],
            ),
        ),
        OnlyFor(
            when=_higher_education(_LEVELS),
            part=_not_sourced(
                "3.5.level-2",
                "Chỉ tiêu đối với cơ sở giáo dục đại học",
                "what is asked of higher education",
                _LEVELS,
            ),
        ),
        OnlyFor(
            when=_vocational(_LEVELS),
            part=_not_sourced(
                "3.6.level-2",
                "Chỉ tiêu đối với cơ sở giáo dục nghề nghiệp",
                "what is asked of vocational institutions",
                _LEVELS,
            ),
        ),
    ),
)

#: Learning citizens among members 90 % and 95 %, among learners 95 % and 97 %; level 2 a year after
#: level 1. The first two criteria are those of the district tier.
PROVINCE_UNIT_OF_2023: Final = RuleSet(
    id="province-unit/24-2023",
    title=LearningTitle.PROVINCE_UNIT,
    citation=_TEXT,
    in_force=Period(_FIRST_DAY),
    in_force_source=_TEXT,
    levels=(
        Level(grade=TitleGrade.LEVEL_2, requirement=_LEVEL_2),
        Level(grade=TitleGrade.LEVEL_1, requirement=_LEVEL_1),
    ),
)

"""Learning communes, districts and provinces by the ministry's circulars of 2014 and 2023."""

from datetime import date
from fractions import Fraction
from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import CHILDREN_FROM_3_TO_5, CHILDREN_UNDER_3
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.conditions import CountAtLeast, NotSourced, ShareAtLeast, Stated
from khuyenhoc.rules.requirement import AllOf
from khuyenhoc.rules.rule_set import Level, RuleSet
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import SCHOOL

__all__ = [
    "COMMUNE_COMMUNITY_OF_2014",
    "COMMUNE_COMMUNITY_OF_2023",
    "DISTRICT_COMMUNITY_OF_2023",
    "PROVINCE_COMMUNITY_OF_2023",
]

_OF_2014: Final = "44/2014/TT-BGDĐT"
_OF_2023: Final = "25/2023/TT-BGDĐT"
_FIRST_DAY: Final = date(2024, 2, 12)
_TOP: Final = Citation(
    instrument=_OF_2014,
    place="điều kiện của xếp loại cao nhất",
    evidence=Evidence.SECONDARY,
    url="ancanmarketing.com/danh-gia-xep-loai-trung-tam-hoc-tap-cong-dong-nam-2024",
)
_CRITERIA_OF_2014: Final = Citation(
    instrument=_OF_2014,
    place="15 tiêu chí",
    evidence=Evidence.SECONDARY,
    url="giaoducthoidai.vn/15-tieu-chi-danh-gia-xep-loai-cong-dong-hoc-tap-post447535.html",
)
#: Its first day was not seen: its procedure was published on 4 March 2015. Its last is inferred
#: from the circular of 2023 on the same places.
_DAYS_OF_2014: Final = Citation(
    instrument=_OF_2014,
    place="645/QĐ-BGDĐT ngày 4/3/2015; 25/2023/TT-BGDĐT từ ngày 12/2/2024",
    evidence=Evidence.INFERENCE,
    url=_TOP.url,
)
_TEXT_OF_2023: Final = Citation(
    instrument=_OF_2023,
    evidence=Evidence.SECONDARY,
    url="luatminhkhue.vn/danh-gia-cong-nhan-cong-dong-hoc-tap-cap-xa-huyen-tinh-the-nao.aspx",
)
_LEVELS_OF_2023: Final = Citation(
    instrument=_OF_2023,
    evidence=Evidence.SECONDARY,
    url="tapchivietduc.vn/hai-muc-do-cong-nhan-cong-dong-hoc-tap-a16926.html",
)


# -- 2014: points of fifteen criteria, and conditions of the highest grade ------------------------

_POINTS_OF_2014: Final = NotSourced(
    id="points",
    label_vi="Điểm của 15 tiêu chí",
    label_en="points of 15 criteria",
    citation=_CRITERIA_OF_2014,
)


def _share(
    id: str,  # noqa: A002 - as the field is called
    vi: str,
    en: str,
    of: Indicator,
    percent: int,
) -> ShareAtLeast:
    return ShareAtLeast(
        id=id,
        label_vi=vi,
        label_en=en,
        of=of,
        at_least=Fraction(percent, 100),
        citation=_TOP,
    )


_TOP_CONDITIONS: Final = (
    CountAtLeast(
        id="schools-at-level-2",
        label_vi="Trường mầm non, tiểu học đạt chuẩn quốc gia mức độ 2",
        label_en="preschools and primary schools at national standard level 2",
        unit=SCHOOL,
        at_least=1,
        citation=_TOP,
    ),
    CountAtLeast(
        id="lower-secondary-at-standard",
        label_vi="Trường trung học cơ sở đạt chuẩn quốc gia",
        label_en="lower-secondary schools at national standard",
        unit=SCHOOL,
        at_least=1,
        citation=_TOP,
    ),
    Stated(
        id="centre-rated-good",
        label_vi="Trung tâm học tập cộng đồng xếp loại Tốt",
        label_en="the community learning centre is rated good",
        citation=_TOP,
    ),
    _share(
        "nursery",
        "Trẻ em dưới 3 tuổi đến nhà trẻ",
        "children under 3 in nurseries",
        CHILDREN_UNDER_3,
        40,
    ),
    _share(
        "kindergarten",
        "Trẻ em từ 3 đến 5 tuổi học mẫu giáo",
        "children aged 3 to 5 in kindergarten",
        CHILDREN_FROM_3_TO_5,
        85,
    ),
    Stated(
        id="universal-preschool",
        label_vi="Đạt phổ cập giáo dục mầm non cho trẻ em 5 tuổi",
        label_en="preschool is universal at the age of 5",
        citation=_TOP,
    ),
    CountAtLeast(
        id="literacy-level",
        label_vi="Mức độ đạt chuẩn xóa mù chữ",
        label_en="level of literacy reached",
        at_least=2,
        citation=_TOP,
    ),
)

#: No source tells the points and the cut-offs, nor what the highest grade is called.
COMMUNE_COMMUNITY_OF_2014: Final = RuleSet(
    id="commune-community/44-2014",
    title=LearningTitle.COMMUNE_COMMUNITY,
    citation=_CRITERIA_OF_2014,
    in_force=Period.through(date(2015, 3, 4), last_day=date(2024, 2, 11)),
    in_force_source=_DAYS_OF_2014,
    levels=(
        Level(
            grade=TitleGrade.HIGHEST,
            requirement=AllOf(
                id="highest",
                label_vi="Xếp loại cao nhất",
                label_en="the highest grade",
                parts=(_POINTS_OF_2014, *_TOP_CONDITIONS),
                citation=_TOP,
            ),
        ),
        Level(requirement=_POINTS_OF_2014),
    ),
)


# -- 2023: indicators that must all be met, at two levels -----------------------------------------


def _indicators(
    criterion: str, vi: str, en: str, citation: Citation, *stated: tuple[str, str]
) -> AllOf:
    parts = tuple(
        Stated(id=f"{criterion}.{number}", label_vi=one[0], label_en=one[1], citation=citation)
        for number, one in enumerate(stated, start=1)
    )
    return AllOf(id=criterion, label_vi=vi, label_en=en, parts=parts, citation=citation)


def _of_commune(criterion: int) -> Citation:
    return Citation(
        instrument=_OF_2023,
        place=f"cấp xã, mức độ 1, tiêu chí {criterion}",
        evidence=Evidence.SECONDARY,
        url="lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/criteria-for-evaluating-and-"
        "recognizing-commune-level-learning-community-level-1-in-vietnam-130572.html",
    )


_LEADERSHIP: Final = _indicators(
    "1",
    "Lãnh đạo của Đảng và chính quyền",
    "leadership of Party and authorities",
    _of_commune(1),
    ("Tuyên truyền", "propaganda"),
    ("Chương trình, kế hoạch hằng năm", "a yearly programme or plan"),
    (
        "Kế hoạch và báo cáo Tuần lễ hưởng ứng học tập suốt đời",
        "a plan for and report on Lifelong Learning Week",
    ),
)
_RESOURCES: Final = _indicators(
    "2",
    "Nguồn lực và môi trường thuận lợi",
    "resources and a favourable environment",
    _of_commune(2),
    ("Kinh phí", "budget"),
    ("Xã hội hóa", "social mobilisation"),
    (
        "Phối hợp giữa hội khuyến học, đoàn thể, nhà trường và thiết chế văn hóa",
        "coordination of association, mass organisations, schools and cultural institutions",
    ),
)


def _not_sourced(id: str, vi: str, en: str) -> NotSourced:  # noqa: A002 - as the field is called
    return NotSourced(id=id, label_vi=vi, label_en=en, citation=_LEVELS_OF_2023)


_CENTRES: Final = _not_sourced(
    "3",
    "Hoạt động của trung tâm học tập cộng đồng, thư viện, trung tâm văn hóa - thể thao",
    "work of the community learning centre, library and culture-sport centre",
)


def _level_of_commune(level: int) -> AllOf:
    """Put the five criteria of a level together: only the last two differ."""
    return AllOf(
        id=f"level-{level}",
        label_vi=f"Mức độ {level}",
        label_en=f"level {level}",
        parts=(
            _LEADERSHIP,
            _RESOURCES,
            _CENTRES,
            _not_sourced(
                f"4.level-{level}",
                "Phổ cập giáo dục, xóa mù chữ",
                "universal schooling and literacy",
            ),
            _not_sourced(f"5.level-{level}", "Hiệu quả xây dựng cộng đồng học tập", "effect"),
        ),
        citation=_LEVELS_OF_2023,
    )


#: Criteria 1 and 2 are known by their indicators, 3 to 5 by name.
COMMUNE_COMMUNITY_OF_2023: Final = RuleSet(
    id="commune-community/25-2023",
    title=LearningTitle.COMMUNE_COMMUNITY,
    citation=_TEXT_OF_2023,
    in_force=Period(_FIRST_DAY),
    in_force_source=_TEXT_OF_2023,
    levels=(
        Level(grade=TitleGrade.LEVEL_2, requirement=_level_of_commune(2)),
        Level(grade=TitleGrade.LEVEL_1, requirement=_level_of_commune(1)),
    ),
)


def _rules_without_criteria(title: LearningTitle) -> RuleSet:
    """Make the rule set of a title that has two levels, of which no share was seen."""
    period, source = title.period, title.period_source
    return RuleSet(
        id=f"{title.value}/25-2023",
        title=title,
        citation=_TEXT_OF_2023,
        in_force=period,
        in_force_source=source,
        levels=tuple(
            Level(
                grade=grade,
                requirement=_not_sourced(
                    f"criteria.{grade.value}",
                    f"Tiêu chí {title.label_vi}, {grade.label_vi}",
                    f"criteria of a {title.label_en}, {grade.label_en}",
                ),
            )
            for grade in (TitleGrade.LEVEL_2, TitleGrade.LEVEL_1)
        ),
    )


#: Inferred to end with the districts, on 30 June 2025.
DISTRICT_COMMUNITY_OF_2023: Final = _rules_without_criteria(LearningTitle.DISTRICT_COMMUNITY)
PROVINCE_COMMUNITY_OF_2023: Final = _rules_without_criteria(LearningTitle.PROVINCE_COMMUNITY)

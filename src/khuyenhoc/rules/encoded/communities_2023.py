"""Learning communes, districts and provinces by the ministry's circular of 2023: two levels."""

from datetime import date
from typing import Final

from attrs import evolve

from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import NotSourced, Stated
from khuyenhoc.rules.requirements.requirement import AllOf, Requirement
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = [
    "COMMUNE_COMMUNITY_OF_2023",
    "DISTRICT_COMMUNITY_OF_2023",
    "PROVINCE_COMMUNITY_OF_2023",
]

_CIRCULAR: Final = "25/2023/TT-BGDĐT"
_FIRST_DAY: Final = date(2024, 2, 12)
_TEXT: Final = Citation(
    instrument=_CIRCULAR,
    evidence=Evidence.SECONDARY,
    url="luatminhkhue.vn/danh-gia-cong-nhan-cong-dong-hoc-tap-cap-xa-huyen-tinh-the-nao.aspx",
)
_LEVELS: Final = Citation(
    instrument=_CIRCULAR,
    evidence=Evidence.SECONDARY,
    url="tapchivietduc.vn/hai-muc-do-cong-nhan-cong-dong-hoc-tap-a16926.html",
)


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
        instrument=_CIRCULAR,
        place=f"cấp xã, mức độ 1, tiêu chí {criterion}",
        evidence=Evidence.SECONDARY,
        url="lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/criteria-for-evaluating-and-"
        "recognizing-commune-level-learning-community-level-1-in-vietnam-130572.html",
    )


_LEADERSHIP: Final = _indicators(
    "1",
    "Sự lãnh đạo của Đảng và chính quyền",
    "leadership of Party and authorities",
    _of_commune(1),
    ("Tổ chức tuyên truyền", "propaganda"),
    ("Có chương trình, kế hoạch hằng năm", "a yearly programme or plan"),
    (
        "Có kế hoạch và báo cáo Tuần lễ hưởng ứng học tập suốt đời",
        "a plan for and report on Lifelong Learning Week",
    ),
)
_RESOURCES: Final = _indicators(
    "2",
    "Nguồn lực và môi trường thuận lợi",
    "resources and a favourable environment",
    _of_commune(2),
    ("Bố trí kinh phí", "budget"),
    ("Thực hiện xã hội hóa", "social mobilisation"),
    (
        "Phối hợp giữa hội khuyến học xã, đoàn thể, nhà trường và thiết chế văn hóa",
        "coordination of association, mass organisations, schools and cultural institutions",
    ),
)


def _not_sourced(id: str, vi: str, en: str) -> NotSourced:  # noqa: A002 - as the field is called
    return NotSourced(id=id, label_vi=vi, label_en=en, citation=_LEVELS)


_CENTRES: Final = _not_sourced(
    "3",
    "Hoạt động của trung tâm học tập cộng đồng, thư viện xã và trung tâm văn hóa - thể thao",
    "work of the community learning centre, the commune's library and its culture-sport centre",
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
            _not_sourced(
                f"5.level-{level}",
                "Hiệu quả xây dựng cộng đồng học tập",
                "effect of building a learning community",
            ),
        ),
        citation=_LEVELS,
    )


#: Criteria 1 and 2 are known by their indicators, 3 to 5 by name.
COMMUNE_COMMUNITY_OF_2023: Final = RuleSet(
    id="commune-community/25-2023",
    title=LearningTitle.COMMUNE_COMMUNITY,
    citation=_TEXT,
    in_force=Period(_FIRST_DAY),
    in_force_source=evolve(_TEXT, place="hiệu lực từ ngày 12/2/2024"),
    levels=(
        Level(grade=TitleGrade.LEVEL_2, requirement=_level_of_commune(2)),
        Level(grade=TitleGrade.LEVEL_1, requirement=_level_of_commune(1)),
    ),
)


_URL: Final = (
    "lawnet.vn/thong-tin-phap-luat/en/tu-van-luat/criteria-for-evaluating-and-recognizing-"
    "{}-from-february-12-2024-in-vietnam-{}.html"
)
_TIERS: Final = {
    LearningTitle.DISTRICT_COMMUNITY: (
        "cấp huyện",
        _URL.format("district-level-learning-community", 130613),
    ),
    LearningTitle.PROVINCE_COMMUNITY: (
        "cấp tỉnh",
        _URL.format("provincial-learning-community", 130616),
    ),
}


def _level_1_of(title: LearningTitle, criterion: int) -> Citation:
    tier, url = _TIERS[title]
    return Citation(
        instrument=_CIRCULAR,
        place=f"{tier}, mức độ 1, tiêu chí {criterion}",
        evidence=Evidence.SECONDARY,
        url=url,
    )


def _known_in_part(criterion: int, citation: Citation, *stated: tuple[str, str, str]) -> AllOf:
    """Give a criterion of which some indicators were seen, and not their numbers."""
    seen = (
        Stated(id=f"{criterion}.{key}", label_vi=vi, label_en=en, citation=citation)
        for key, vi, en in stated
    )
    others = NotSourced(
        id=f"{criterion}.others",
        label_vi=f"Các chỉ số khác của tiêu chí {criterion}",
        label_en=f"other indicators of criterion {criterion}",
        citation=citation,
    )
    return AllOf(
        id=str(criterion),
        label_vi=f"Tiêu chí {criterion}",
        label_en=f"criterion {criterion}",
        parts=(*seen, others),
        citation=citation,
    )


def _rules_of_tier(title: LearningTitle, *criteria: Requirement) -> RuleSet:
    """Make the rule set of a title of which only level 1 was seen, and not all of it."""
    return RuleSet(
        id=f"{title.value}/25-2023",
        title=title,
        citation=_TEXT,
        in_force=title.period,
        in_force_source=title.period_source,
        levels=(
            Level(
                grade=TitleGrade.LEVEL_2,
                requirement=_not_sourced(
                    "criteria.level-2", "Tiêu chí mức độ 2", "criteria of level 2"
                ),
            ),
            Level(
                grade=TitleGrade.LEVEL_1,
                requirement=AllOf(
                    id="level-1",
                    label_vi="Mức độ 1",
                    label_en="level 1",
                    parts=(
                        *criteria,
                        _not_sourced("others", "Các tiêu chí khác", "other criteria"),
                    ),
                    citation=_LEVELS,
                ),
            ),
        ),
    )


_DISTRICT: Final = LearningTitle.DISTRICT_COMMUNITY
_PROVINCE: Final = LearningTitle.PROVINCE_COMMUNITY

#: Of its criteria a source has how many indicators the first has, two of those of the second, and
#: what the third is about. Inferred to end with the districts, on 30 June 2025.
DISTRICT_COMMUNITY_OF_2023: Final = _rules_of_tier(
    _DISTRICT,
    NotSourced(
        id="1",
        label_vi="Tiêu chí 1",
        label_en="criterion 1",
        citation=_level_1_of(_DISTRICT, 1),
    ),
    _known_in_part(
        2,
        _level_1_of(_DISTRICT, 2),
        ("policies", "Áp dụng các chính sách", "policies applied"),
        ("digital", "Có dịch vụ, công cụ số", "digital services and tools"),
    ),
    NotSourced(
        id="3",
        label_vi="Tiêu chí 3: cơ sở được công nhận ở cấp huyện, thư viện,"
        " trung tâm văn hóa - thể thao",
        label_en="criterion 3: institutions recognised at the district tier, library,"
        " culture-sport centre",
        citation=_level_1_of(_DISTRICT, 3),
    ),
)
#: Of its criteria a source has one indicator of the first and two of the second.
PROVINCE_COMMUNITY_OF_2023: Final = _rules_of_tier(
    _PROVINCE,
    _known_in_part(
        1,
        _level_1_of(_PROVINCE, 1),
        ("emulation", "Tổ chức phong trào thi đua", "an emulation movement"),
    ),
    _known_in_part(
        2,
        _level_1_of(_PROVINCE, 2),
        ("policies", "Có chính sách của tỉnh", "the province's own policies"),
        ("cooperation", "Hợp tác quốc tế", "international cooperation"),
    ),
)

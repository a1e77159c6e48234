"""Learning communes by the ministry's circular of 2014: points, and conditions of the top grade."""

from datetime import date
from fractions import Fraction
from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import CHILDREN_FROM_3_TO_5, CHILDREN_UNDER_3
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import SCHOOL

__all__ = ["COMMUNE_COMMUNITY_OF_2014"]

_CIRCULAR: Final = "44/2014/TT-BGDĐT"
_TOP: Final = Citation(
    instrument=_CIRCULAR,
    place="điều kiện của xếp loại cao nhất",
    evidence=Evidence.SECONDARY,
    url="ancanmarketing.com/danh-gia-xep-loai-trung-tam-hoc-tap-cong-dong-nam-2024",
)
_LIST: Final = Citation(
    instrument=_CIRCULAR,
    place="15 tiêu chí",
    evidence=Evidence.SECONDARY,
    url="giaoducthoidai.vn/15-tieu-chi-danh-gia-xep-loai-cong-dong-hoc-tap-post447535.html",
)
#: Its first day was not seen: its procedure was published on 4 March 2015. Its last is inferred
#: from the circular of 2023 on the same places.
_DAYS: Final = Citation(
    instrument=_CIRCULAR,
    place="645/QĐ-BGDĐT ngày 4/3/2015; 25/2023/TT-BGDĐT từ ngày 12/2/2024",
    evidence=Evidence.INFERENCE,
    url=_TOP.url,
)

#: The source lists sixteen for fifteen criteria, so that two are one; which was not seen, nor
#: their numbers in the circular.
_CRITERIA: Final = (
    (
        "leadership",
        "Sự lãnh đạo, chỉ đạo của cấp ủy, chính quyền xã",
        "leadership of Party and commune",
    ),
    (
        "steering-committee",
        "Hoạt động của ban chỉ đạo xây dựng xã hội học tập cấp xã",
        "work of the commune's steering committee for the learning society",
    ),
    (
        "bodies",
        "Sự tham gia của ban, ngành, đoàn thể",
        "part taken by bodies and organisations",
    ),
    (
        "institutions",
        "Mạng lưới, hoạt động của cơ sở giáo dục, thiết chế văn hóa",
        "network and work of education and cultural institutions",
    ),
    (
        "universal-schooling",
        "Kết quả phổ cập giáo dục, xóa mù chữ",
        "results of universal schooling and literacy",
    ),
    ("equity", "Công bằng xã hội trong giáo dục", "social equity in education"),
    ("cadres", "Học tập của cán bộ, công chức xã", "study of the commune's cadres"),
    (
        "workers",
        "Học tập thường xuyên của người lao động từ 15 tuổi trở lên",
        "regular study of workers aged 15 and over",
    ),
    ("studious-families", "Xây dựng Gia đình hiếu học", "building studious families"),
    (
        "village-communities",
        "Xây dựng Cộng đồng khuyến học, Cộng đồng học tập cấp thôn",
        "building study-promoting or learning communities of villages",
    ),
    (
        "cultured-villages",
        "Thôn đạt danh hiệu Khu dân cư văn hóa",
        "villages with the title of a cultured residential area",
    ),
    ("poverty", "Giảm hộ nghèo", "fewer poor households"),
    ("gender", "Bình đẳng giới", "gender equality"),
    ("environment", "Vệ sinh, môi trường", "hygiene and environment"),
    ("health", "Chăm sóc sức khỏe cộng đồng", "community health"),
    ("security", "An ninh, trật tự", "security and order"),
)
_POINTS: Final = PointsAtLeast(
    points=Points(
        id="points",
        label_vi="Tổng điểm của 15 tiêu chí",
        label_en="points of 15 criteria",
        cap=None,
        items=tuple(
            Points(id=key, label_vi=vi, label_en=en, cap=None, citation=_LIST)
            for key, vi, en in _CRITERIA
        ),
        citation=_LIST,
    ),
    at_least=None,
    citation=_LIST,
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
    # Whether it is one of either or one of each is not clear from the source.
    Stated(
        id="schools-at-level-2",
        label_vi="Có ít nhất 1 trường mầm non, tiểu học đạt chuẩn quốc gia mức độ 2",
        label_en="at least 1 preschool and primary school at national standard level 2",
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
        "Trẻ em dưới 3 tuổi đi nhà trẻ",
        "children under 3 in nurseries",
        CHILDREN_UNDER_3,
        40,
    ),
    _share(
        "kindergarten",
        "Trẻ em từ 3 đến 5 tuổi đi học mẫu giáo",
        "children aged 3 to 5 in kindergarten",
        CHILDREN_FROM_3_TO_5,
        85,
    ),
    Stated(
        id="universal-preschool",
        label_vi="Đạt chuẩn phổ cập giáo dục mầm non cho trẻ em 5 tuổi",
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

#: No source tells the points of a criterion and the cut-offs, nor what the grades are called.
COMMUNE_COMMUNITY_OF_2014: Final = RuleSet(
    id="commune-community/44-2014",
    title=LearningTitle.COMMUNE_COMMUNITY,
    citation=_LIST,
    in_force=Period.through(date(2015, 3, 4), last_day=date(2024, 2, 11)),
    in_force_source=_DAYS,
    levels=(
        Level(
            grade=TitleGrade.HIGHEST,
            requirement=AllOf(
                id="highest",
                label_vi="Xếp loại cao nhất",
                label_en="the highest grade",
                parts=(_POINTS, *_TOP_CONDITIONS),
                citation=_TOP,
            ),
        ),
        Level(requirement=_POINTS),
    ),
)

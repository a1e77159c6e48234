"""Learning units of the district tier by the circular of 2023: two levels."""

from fractions import Fraction
from typing import Final

from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.encoded.circular_24 import (
    DISTRICT_URL,
    FIRST_DAY,
    LEVELS,
    PROVINCE_URLS,
    TEXT,
    all_of,
    cited,
    not_sourced,
    stated,
    waiting,
)
from khuyenhoc.rules.requirements.conditions import ShareAtLeast
from khuyenhoc.rules.requirements.requirement import OnlyFor
from khuyenhoc.values.citation import Evidence
from khuyenhoc.values.period import Period

__all__ = ["DISTRICT_UNIT_OF_2023"]

_FIRST: Final = cited("cấp huyện, mức độ 1, tiêu chí 1", DISTRICT_URL)
_SECOND: Final = cited("cấp huyện, mức độ 1, tiêu chí 2", DISTRICT_URL)
_STATE_BODY: Final = stated("is-state-body", "Là cơ quan nhà nước", "it is a state body", _FIRST)
_PUBLIC_PRESCHOOL: Final = stated(
    "is-public-preschool",
    "Là cơ sở giáo dục mầm non công lập",
    "it is a public preschool",
    _FIRST,
)
_FIRST_CRITERION: Final = all_of(
    "1",
    "Tiêu chí 1",
    "criterion 1",
    _FIRST,
    stated(
        "1.1",
        "Có và thực hiện kế hoạch học tập thường xuyên hằng năm",
        "a yearly plan for regular study, carried out",
        _FIRST,
    ),
    stated(
        "1.2",
        "Thực hiện quy định về đào tạo, bồi dưỡng; có quy định nội bộ khuyến khích học tập",
        "training rules followed, own rules that encourage study",
        _FIRST,
    ),
    OnlyFor(
        when=_PUBLIC_PRESCHOOL,
        part=stated(
            "1.2.preschool",
            "Hỗ trợ cơ sở giáo dục mầm non ngoài công lập",
            "support for private preschools",
            _FIRST,
        ),
    ),
    OnlyFor(
        when=_STATE_BODY,
        part=stated(
            "1.3",
            "Bảo đảm kinh phí đào tạo, bồi dưỡng từ ngân sách nhà nước",
            "enough money for training from the state budget",
            _FIRST,
        ),
    ),
    stated(
        "1.4",
        "Thực hiện chuyển đổi số, có công cụ cho thành viên",
        "digital transformation, with tools for members",
        _FIRST,
    ),
    stated(
        "1.5",
        "Tham gia hoạt động phục vụ học tập suốt đời của người dân",
        "part in activities for people's lifelong learning",
        _FIRST,
    ),
)
_NINETY: Final = Fraction(90, 100)
_SECOND_CRITERION: Final = all_of(
    "2",
    "Tiêu chí 2",
    "criterion 2",
    _SECOND,
    ShareAtLeast(
        id="2.1",
        label_vi="Thành viên chấp hành kỷ luật, hợp tác",
        label_en="members keeping discipline and cooperating",
        of=UNIT_MEMBERS,
        at_least=_NINETY,
        citation=_SECOND,
    ),
    ShareAtLeast(
        id="2.2",
        label_vi="Thành viên hoàn thành chương trình học tập, bồi dưỡng bắt buộc",
        label_en="members completing required learning and training",
        of=UNIT_MEMBERS,
        at_least=_NINETY,
        citation=_SECOND,
    ),
    not_sourced(
        "2.3",
        "Các chỉ số khác của tiêu chí 2",
        "other indicators of criterion 2",
        _SECOND,
    ),
)
_DISTRICT_ID: Final = "district-unit/24-2023"
_SECOND_OF_LEVEL_2: Final = "2-of-level-2"

#: Of level 1 the third criterion, and of level 2 all but what the province tier refers to, were
#: found in no source.
DISTRICT_UNIT_OF_2023: Final = RuleSet(
    id=_DISTRICT_ID,
    title=LearningTitle.DISTRICT_UNIT,
    citation=TEXT,
    in_force=Period(FIRST_DAY),
    in_force_source=TEXT,
    levels=(
        Level(
            grade=TitleGrade.LEVEL_2,
            requirement=all_of(
                "level-2-of-district",
                "Mức độ 2",
                "level 2",
                LEVELS,
                waiting(LearningTitle.DISTRICT_UNIT),
                not_sourced(
                    _SECOND_OF_LEVEL_2,
                    "Tiêu chí 2 của mức độ 2",
                    "criterion 2 of level 2",
                    cited("Điều 7, khoản 2", PROVINCE_URLS[2], Evidence.INFERENCE),
                ),
                not_sourced("others-of-level-2", "Các tiêu chí khác", "other criteria", LEVELS),
            ),
        ),
        Level(
            grade=TitleGrade.LEVEL_1,
            requirement=all_of(
                "level-1-of-district",
                "Mức độ 1",
                "level 1",
                LEVELS,
                _FIRST_CRITERION,
                _SECOND_CRITERION,
                not_sourced("3", "Tiêu chí 3", "criterion 3", LEVELS),
            ),
        ),
    ),
)

"""Learning units of the district and province tier by the circular of 2020: points and grades."""

from datetime import date
from typing import Final

from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import PointsAtLeast
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["DISTRICT_UNIT_OF_2020", "PROVINCE_UNIT_OF_2020"]

_CIRCULAR: Final = "22/2020/TT-BGDĐT"
_GRADES: Final = Citation(
    instrument=_CIRCULAR,
    evidence=Evidence.SECONDARY,
    url="lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/"
    "circular-22-regulations-on-the-evaluation-and-classification-of-learning-units-147154.html",
)
_CRITERIA_URL: Final = (
    "lawnet.vn/thong-tin-phap-luat/en/giao-duc/"
    "regulations-on-criteria-for-assessing-the-learning-unit-in-vietnam-114121.html"
)
#: Its first day was seen. Its last is inferred: the circular of 2023 on the same units is in force
#: from the day after, and its clause of repeal was not seen.
_DAYS: Final = Citation(
    instrument=_CIRCULAR,
    place="hiệu lực từ ngày 21/9/2020; 24/2023/TT-BGDĐT từ ngày 26/1/2024",
    evidence=Evidence.INFERENCE,
    url=_GRADES.url,
)


def _criterion(number: int) -> Citation:
    return Citation(
        instrument=_CIRCULAR,
        place=f"tiêu chí {number}",
        evidence=Evidence.SECONDARY,
        url=_CRITERIA_URL,
    )


def _points(
    id: str,  # noqa: A002 - as the field is called
    vi: str,
    en: str,
    cap: int | None,
    *items: Points,
    complete: bool = True,
) -> Points:
    return Points(
        id=id,
        label_vi=vi,
        label_en=en,
        cap=cap,
        items=items,
        complete=complete,
        citation=_criterion(int(id[0])),
    )


_CONDITIONS: Final = _points(
    "1",
    "Điều kiện xây dựng đơn vị học tập",
    "conditions for building a learning unit",
    30,
    _points(
        "1.1",
        "Chủ trương, kế hoạch học tập thường xuyên",
        "a policy or plan for regular study",
        10,
    ),
    _points(
        "1.2",
        "Quy định của đơn vị về khuyến khích học tập",
        "its own rules that encourage study",
        10,
    ),
    _points(
        "1.3",
        "Nguồn lực (kinh phí, cơ sở vật chất, thiết bị)",
        "means (money, premises, equipment)",
        10,
    ),
)
#: The points of its third item, and whatever items follow, were cut off where it was seen.
_RESULTS: Final = _points(
    "2",
    "Kết quả học tập của thành viên",
    "members' results",
    30,
    _points(
        "2.1",
        "100% thành viên có kế hoạch tự học hằng năm được người đứng đầu duyệt",
        "100% of members with a yearly study plan that the head approved",
        10,
    ),
    _points(
        "2.2",
        "100% thành viên chấp hành kỷ luật lao động, hợp tác",
        "100% of members keeping discipline and cooperating",
        5,
    ),
    _points(
        "2.3",
        "100% thành viên hoàn thành chương trình bồi dưỡng bắt buộc",
        "100% of members completing compulsory training",
        None,
    ),
    complete=False,
)
#: Its name and its cap were found in no source.
_THIRD: Final = _points("3", "Tiêu chí 3", "criterion 3", None)
_TOTAL: Final = Points(
    id="total",
    label_vi="Tổng điểm",
    label_en="total",
    cap=100,
    items=(_CONDITIONS, _RESULTS, _THIRD),
    citation=_GRADES,
)
_CUT_OFFS: Final = (
    (TitleGrade.GOOD, 85),
    (TitleGrade.FAIR, 70),
    (TitleGrade.AVERAGE, 50),
)


def _rules(title: LearningTitle) -> RuleSet:
    return RuleSet(
        id=f"{title.value}/22-2020",
        title=title,
        citation=_GRADES,
        in_force=Period.through(date(2020, 9, 21), last_day=date(2024, 1, 25)),
        in_force_source=_DAYS,
        levels=tuple(
            Level(
                grade=grade,
                requirement=PointsAtLeast(points=_TOTAL, at_least=cut_off, citation=_GRADES),
            )
            for grade, cut_off in _CUT_OFFS
        ),
    )


#: Good from 85 points of 100, fair from 70, average from 50.
DISTRICT_UNIT_OF_2020: Final = _rules(LearningTitle.DISTRICT_UNIT)
PROVINCE_UNIT_OF_2020: Final = _rules(LearningTitle.PROVINCE_UNIT)

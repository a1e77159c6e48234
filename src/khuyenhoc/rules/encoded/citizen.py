"""Learning citizens (Công dân học tập): points for ten indicators, by 324/QĐ-KHVN."""

from typing import Final

from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import PointsAtLeast
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf
from khuyenhoc.values.citation import Citation, Evidence

__all__ = ["LEARNING_CITIZEN"]

#: Two localities print the cut-off and the floor for the set of 2021-2030; that this set is the
#: decision 324 is inferred from a third, which gives that title to 324.
_DECISION: Final = Citation(
    instrument="324/QĐ-KHVN",
    evidence=Evidence.INFERENCE,
    url="baothaibinh.com.vn/tin-tuc/265/199546/"
    "thanh-pho-tap-huan-trien-khai-bo-tieu-chi-danh-hieu-cong-dan-hoc-tap",
)
_FLOOR: Final = 5
_CUT_OFF: Final = 80

#: The text of the indicators was found in no source: they bear numbers. Which of the three
#: competencies each belongs to was seen of the pilot of 2021 alone (4, 4 and 2 of them).
_INDICATORS: Final = tuple(
    Points(
        id=f"indicator-{number}",
        label_vi=f"Chỉ số {number}",
        label_en=f"indicator {number}",
        cap=10,
        citation=_DECISION,
    )
    for number in range(1, 11)
)
_TOTAL: Final = Points(
    id="total",
    label_vi="Tổng điểm",
    label_en="total",
    cap=100,
    items=_INDICATORS,
    citation=_DECISION,
)

#: At least 80 of 100 points, and no indicator below 5. No source that was seen gives its first day:
#: whoever applies it states one, with ``RuleBook.in_force_from``.
LEARNING_CITIZEN: Final = RuleSet(
    id="citizen/324",
    title=LearningTitle.CITIZEN,
    citation=_DECISION,
    in_force=None,
    levels=(
        Level(
            requirement=AllOf(
                id="citizen",
                label_vi="Công dân học tập",
                label_en="learning citizen",
                parts=(
                    PointsAtLeast(points=_TOTAL, at_least=_CUT_OFF, citation=_DECISION),
                    *(
                        PointsAtLeast(points=one, at_least=_FLOOR, citation=_DECISION)
                        for one in _INDICATORS
                    ),
                ),
                citation=_DECISION,
            )
        ),
    ),
)

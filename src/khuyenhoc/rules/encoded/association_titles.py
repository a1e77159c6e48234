"""The four titles of the association for families, clans, villages and units of communes.

Its decision of 2015 (448/QĐ-KHVN) gives points to a family; of the rest, and of all in that of 2022
(242/QĐ-KHVN), neither criteria nor cut-offs were found in a source. Provinces complete both. What
the association says of its titles elsewhere, such as that all members of a learning family are
learning citizens, is its view of them, and stands in no text of a decision that was seen.
"""

from datetime import date
from typing import Final

from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import NotSourced, PointsAtLeast
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import Requirement
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["ASSOCIATION_TITLES"]

_OF_2015: Final = "448/QĐ-KHVN"
_OF_2022: Final = "242/QĐ-KHVN"
_YEN_BAI: Final = "khuyenhocyenbai.vn/van-ban/van-ban-TW-hoi/?UserKey="
#: Two texts of one number are about. That of 1 December is taken for the one in force, as the
#: ministry and the provinces cite it; what was seen only in that of 10 November says so.
_FIRST_TEXT: Final = Citation(
    instrument=_OF_2015,
    place="bản ngày 1/12/2015",
    evidence=Evidence.PRIMARY,
    url="phandien76.violet.vn/present/show/entry_id/12164217",
)
_PLAN_49: Final = (
    "hethongphapluat.com/ke-hoach-49-kh-ubnd-nam-2023-thuc-hien-chuong-trinh-day-manh-phong-trao-"
    "hoc-tap-suot-doi-trong-gia-dinh-dong-ho-cong-dong-va-don-vi-giai-doan-2023-2030-tren-dia-ban-"
    "tinh-ba-ria-vung-tau.html"
)
_SECOND_TEXT: Final = Citation(
    instrument=_OF_2022,
    place="căn cứ của kế hoạch 49/KH-UBND (Bà Rịa-Vũng Tàu)",
    evidence=Evidence.SECONDARY,
    url=_PLAN_49,
)
_DECIDED_IN_2022: Final = date(2022, 7, 28)
#: The first day stands in the text of 10 November 2015 alone. The last is inferred from the
#: decision of 2022 on the same titles; this one's own programme was that of 2016-2020.
_DAYS_OF_2015: Final = Citation(
    instrument=_OF_2015,
    place="hiệu lực từ ngày 1/1/2016 (bản ngày 10/11/2015); 242/QĐ-KHVN ngày 28/7/2022",
    evidence=Evidence.INFERENCE,
    url=f"{_YEN_BAI}Quyet-dinh-448-QD-KHVN-ngay-10-thang-11-nam-2015",
)
#: When it came into force was not seen: the day of the decision is taken.
_DAYS_OF_2022: Final = Citation(
    instrument=_OF_2022, place="ngày 28/7/2022", evidence=Evidence.INFERENCE, url=_PLAN_49
)


def _family(place: str, evidence: Evidence, url: str | None) -> Citation:
    return Citation(
        instrument=_OF_2015,
        place=f"Gia đình học tập, tiêu chí {place}",
        evidence=evidence,
        url=url,
    )


_FORM: Final = "hoctapsuotdoi.edu.vn/gia-dinh-hoc-tap-ma-cac-chu-ho-dang-phai-dang-ky-la-gi.html"
_CHILDREN: Final = _family("1 (bản ngày 1/12/2015)", Evidence.PRIMARY, _FIRST_TEXT.url)
#: Seen in the text of 10 November alone: that the one in force has the same is inferred.
_ADULTS: Final = _family(
    "2 (bản ngày 10/11/2015)",
    Evidence.INFERENCE,
    f"{_YEN_BAI}Bo-tieu-chi-ban-hanh-kem-theo-Quyet-dinh-448",
)
#: Of these a form names no more than what they are called.
_MEANS: Final = _family("3", Evidence.SECONDARY, _FORM)
_EFFECT: Final = _family("4", Evidence.SECONDARY, _FORM)
#: That its scale is 100 was seen nowhere.
_FAMILY_POINTS: Final = Points(
    id="total",
    label_vi="Tổng điểm",
    label_en="total",
    cap=None,
    items=(
        Points(
            id="1",
            label_vi="Học tập của trẻ em trong gia đình",
            label_en="children's learning",
            cap=30,
            items=(
                Points(
                    id="1.a",
                    label_vi="Trẻ em trong độ tuổi phổ cập đi học và hoàn thành chương trình"
                    " (trừ trường hợp ốm đau, khuyết tật)",
                    label_en="children of the age for it attend and complete school,"
                    " unless ill or disabled",
                    cap=10,
                    citation=_CHILDREN,
                ),
                Points(
                    id="1.b",
                    label_vi="Học lực từ trung bình, hạnh kiểm từ khá trở lên"
                    " (tiểu học: đạt yêu cầu)",
                    label_en="results at least average, conduct at least fair"
                    " (in primary school: requirements met)",
                    cap=10,
                    citation=_CHILDREN,
                ),
                Points(
                    id="1.c",
                    label_vi="Lễ phép trong gia đình và ngoài xã hội",
                    label_en="politeness at home and outside",
                    cap=10,
                    citation=_CHILDREN,
                ),
            ),
            citation=_CHILDREN,
        ),
        Points(
            id="2",
            label_vi="Học tập của người lớn trong gia đình",
            label_en="adults' learning",
            cap=30,
            items=(
                Points(
                    id="2.a",
                    label_vi="Người lớn từ 19 đến 60 tuổi có khả năng học tập"
                    " đạt chuẩn biết chữ mức độ 1 trở lên",
                    label_en="adults aged 19 to 60 who can learn at literacy level 1 or above",
                    cap=10,
                    citation=_ADULTS,
                ),
                # How many points it has was cut off where it was seen.
                Points(
                    id="2.b",
                    label_vi="Hằng năm mỗi người lớn tham gia ít nhất một nội dung học tập",
                    label_en="each adult takes part in at least one learning content a year",
                    cap=None,
                    citation=_ADULTS,
                ),
            ),
            complete=False,
            citation=_ADULTS,
        ),
        Points(
            id="3",
            label_vi="Điều kiện học tập của gia đình",
            label_en="learning conditions",
            cap=None,
            citation=_MEANS,
        ),
        Points(
            id="4",
            label_vi="Tác dụng, hiệu quả học tập của các thành viên",
            label_en="effect of learning",
            cap=None,
            citation=_EFFECT,
        ),
    ),
    citation=_FIRST_TEXT,
)


def _rules(title: LearningTitle, year: int) -> RuleSet:
    """Make the rule set of a title by one of the two decisions."""
    first = year == 2015
    source = _FIRST_TEXT if first else _SECOND_TEXT
    requirement: Requirement
    if first and title is LearningTitle.FAMILY:
        requirement = PointsAtLeast(points=_FAMILY_POINTS, at_least=None, citation=source)
    else:
        requirement = NotSourced(
            id="criteria",
            label_vi=f"Tiêu chí {title.label_vi}",
            label_en=f"criteria of a {title.label_en}",
            citation=source,
        )
    before = Period(date(2016, 1, 1), _DECIDED_IN_2022)
    return RuleSet(
        id=f"{title.value}/{448 if first else 242}",
        title=title,
        citation=source,
        in_force=before if first else Period(_DECIDED_IN_2022),
        in_force_source=_DAYS_OF_2015 if first else _DAYS_OF_2022,
        levels=(Level(requirement=requirement),),
    )


_TITLES: Final = (
    LearningTitle.FAMILY,
    LearningTitle.CLAN,
    LearningTitle.VILLAGE_COMMUNITY,
    LearningTitle.COMMUNE_UNIT,
)
#: Both decisions for each of the titles. None can be graded until a province completes it.
ASSOCIATION_TITLES: Final = tuple(_rules(title, year) for year in (2015, 2022) for title in _TITLES)

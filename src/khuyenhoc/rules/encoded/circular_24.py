"""What is shared by both tiers of learning units in the ministry's circular of 2023."""

from datetime import date
from typing import Final

from attrs import evolve

from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.models.validity import TITLE_VALIDITY
from khuyenhoc.rules.requirements.conditions import HasTitle, NotSourced, Stated
from khuyenhoc.rules.requirements.requirement import AllOf, Requirement
from khuyenhoc.values.citation import Citation, Evidence

__all__ = [
    "DISTRICT_URL",
    "FIRST_DAY",
    "LEVELS",
    "PROVINCE_URLS",
    "TEXT",
    "all_of",
    "cited",
    "not_sourced",
    "stated",
    "waiting",
]

CIRCULAR: Final = "24/2023/TT-BGDĐT"
FIRST_DAY: Final = date(2024, 1, 26)
TEXT: Final = Citation(
    instrument=CIRCULAR,
    place="hiệu lực từ ngày 26/1/2024",
    evidence=Evidence.PRIMARY,
    url="thuviennhadat.vn/vbpl/thong-tu-24-2023-tt-bgddt-danh-gia-cong-nhan-don-vi-hoc-tap-"
    "cap-huyen-tinh-590218.html",
)
_LAWNET: Final = "lawnet.vn/thong-tin-phap-luat/en/"
DISTRICT_URL: Final = (
    _LAWNET + "chinh-sach-moi/latest-evaluation-criteria-for-recognizing-learning-units-"
    "at-district-level-in-vietnam-129761.html"
)
PROVINCE_URLS: Final = {
    1: _LAWNET + "thong-bao-van-ban-moi/criteria-for-evaluating-and-recognizing-learning-units-"
    "at-the-provincial-level-in-vietnam-133255.html",
    2: "lawnet.vn/giao-duc/en/"
    "three-criteria-for-evaluating-and-recognizing-a-level-2-provincial-learning-unit-24646.html",
}


def cited(place: str, url: str, evidence: Evidence = Evidence.SECONDARY) -> Citation:
    """Cite a place in the circular."""
    return Citation(instrument=CIRCULAR, place=place, evidence=evidence, url=url)


def stated(id: str, vi: str, en: str, citation: Citation) -> Stated:  # noqa: A002 - as the field
    """Ask for something that must be so."""
    return Stated(id=id, label_vi=vi, label_en=en, citation=citation)


def not_sourced(id: str, vi: str, en: str, citation: Citation) -> NotSourced:  # noqa: A002
    """Name what no source tells the content of."""
    return NotSourced(id=id, label_vi=vi, label_en=en, citation=citation)


def all_of(id: str, vi: str, en: str, citation: Citation, *parts: Requirement) -> AllOf:  # noqa: A002
    """Put requirements together that must all be met."""
    return AllOf(id=id, label_vi=vi, label_en=en, parts=parts, citation=citation)


def waiting(title: LearningTitle) -> HasTitle:
    """Make a unit of level 1 wait, for as long as the rule on validity has it.

    That level 2 takes level 1 first stands in no source that was seen, and one city gave both
    levels in one decision.
    """
    rule = TITLE_VALIDITY[title].at(FIRST_DAY)
    return HasTitle(
        id="level-1",
        label_vi="Nếu đã được công nhận mức độ 1 thì phải từ 1 năm trở lên",
        label_en="if recognised at level 1, then for at least 1 year",
        title=title,
        grade=TitleGrade.LEVEL_1,
        for_years=rule.upgrade_after or 0,
        if_held=True,
        citation=evolve(
            rule.citation, place="đề nghị mức độ 2 sớm nhất 1 năm sau quyết định công nhận mức độ 1"
        ),
    )


#: That there are two levels and three criteria. What the criteria are called was not seen.
LEVELS: Final = cited("", DISTRICT_URL)

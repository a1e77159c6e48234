"""Which grades a title has under the rules of a day, as far as a source tells them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from khuyenhoc._validators import flag, one_of_type, tuple_of
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["TITLE_GRADES", "KnownGrades"]


@frozen(kw_only=True)
class KnownGrades:
    """The grades that were seen in the rules for a title.

    >>> units = TITLE_GRADES[LearningTitle.PROVINCE_UNIT]
    >>> [grade.label_en for grade in units.at(date(2024, 1, 25)).grades]
    ['good', 'fair', 'average']
    """

    grades: tuple[TitleGrade, ...] = field(validator=tuple_of(TitleGrade))
    #: Whether these are all: a title of which no grades were seen may have some.
    complete: bool = field(validator=flag)
    citation: Citation = field(validator=one_of_type(Citation))


def _known(citation: Citation, *grades: TitleGrade, complete: bool = True) -> KnownGrades:
    return KnownGrades(grades=grades, complete=complete, citation=citation)


def _dated(*entries: tuple[Period, KnownGrades]) -> Timeline[KnownGrades]:
    return Timeline(entries, name="grades of a title")


_LEVELS: Final = (TitleGrade.LEVEL_1, TitleGrade.LEVEL_2)
#: The last day of each is inferred from the first of the rules that follow.
_ASSOCIATION_OF_2015: Final = Period(date(2016, 1, 1), date(2022, 7, 28))
_ASSOCIATION_OF_2022: Final = Period(date(2022, 7, 28))
_COMMUNES_OF_2014: Final = Period(date(2015, 3, 4), date(2024, 2, 12))
_COMMUNITIES_OF_2023: Final = Period(date(2024, 2, 12))
_UNITS_OF_2020: Final = Period(date(2020, 9, 21), date(2024, 1, 26))
_UNITS_OF_2023: Final = Period(date(2024, 1, 26))

_OF_ASSOCIATION: Final = _dated(
    (
        _ASSOCIATION_OF_2015,
        _known(
            Citation(
                instrument="448/QĐ-KHVN",
                place="bản ngày 1/12/2015",
                evidence=Evidence.PRIMARY,
                url="phandien76.violet.vn/present/show/entry_id/12164217",
            ),
            complete=False,
        ),
    ),
    (
        _ASSOCIATION_OF_2022,
        _known(
            Citation(
                instrument="242/QĐ-KHVN",
                place="căn cứ của kế hoạch 49/KH-UBND (Bà Rịa-Vũng Tàu)",
                evidence=Evidence.SECONDARY,
                url="hethongphapluat.com/ke-hoach-49-kh-ubnd-nam-2023-thuc-hien-chuong-trinh-day-"
                "manh-phong-trao-hoc-tap-suot-doi-trong-gia-dinh-dong-ho-cong-dong-va-don-vi-"
                "giai-doan-2023-2030-tren-dia-ban-tinh-ba-ria-vung-tau.html",
            ),
            complete=False,
        ),
    ),
)
_TOP_OF_2014: Final = _known(
    Citation(
        instrument="44/2014/TT-BGDĐT",
        place="điều kiện của xếp loại cao nhất",
        evidence=Evidence.SECONDARY,
        url="ancanmarketing.com/danh-gia-xep-loai-trung-tam-hoc-tap-cong-dong-nam-2024",
    ),
    TitleGrade.HIGHEST,
    complete=False,
)
_LEVELS_OF_COMMUNITIES: Final = _known(
    Citation(
        instrument="25/2023/TT-BGDĐT",
        evidence=Evidence.SECONDARY,
        url="tapchivietduc.vn/hai-muc-do-cong-nhan-cong-dong-hoc-tap-a16926.html",
    ),
    *_LEVELS,
)
_GRADES_OF_2020: Final = _known(
    Citation(
        instrument="22/2020/TT-BGDĐT",
        evidence=Evidence.SECONDARY,
        url="lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/circular-22-regulations-on-the-"
        "evaluation-and-classification-of-learning-units-147154.html",
    ),
    TitleGrade.GOOD,
    TitleGrade.FAIR,
    TitleGrade.AVERAGE,
)


def _levels_of_units(place: str, url: str) -> KnownGrades:
    citation = Citation(
        instrument="24/2023/TT-BGDĐT", place=place, evidence=Evidence.SECONDARY, url=url
    )
    return _known(citation, *_LEVELS)


#: By the day of the decision. A title that is not here has rules on no day that was seen.
TITLE_GRADES: Final[Mapping[LearningTitle, Timeline[KnownGrades]]] = MappingProxyType(
    {
        LearningTitle.FAMILY: _OF_ASSOCIATION,
        LearningTitle.CLAN: _OF_ASSOCIATION,
        LearningTitle.VILLAGE_COMMUNITY: _OF_ASSOCIATION,
        LearningTitle.COMMUNE_UNIT: _OF_ASSOCIATION,
        LearningTitle.COMMUNE_COMMUNITY: _dated(
            (_COMMUNES_OF_2014, _TOP_OF_2014), (_COMMUNITIES_OF_2023, _LEVELS_OF_COMMUNITIES)
        ),
        LearningTitle.DISTRICT_COMMUNITY: _dated(
            (
                Period.through(date(2024, 2, 12), last_day=date(2025, 6, 30)),
                _LEVELS_OF_COMMUNITIES,
            )
        ),
        LearningTitle.PROVINCE_COMMUNITY: _dated((_COMMUNITIES_OF_2023, _LEVELS_OF_COMMUNITIES)),
        LearningTitle.DISTRICT_UNIT: _dated(
            (_UNITS_OF_2020, _GRADES_OF_2020),
            (
                _UNITS_OF_2023,
                _levels_of_units(
                    "",
                    "lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/latest-evaluation-criteria-"
                    "for-recognizing-learning-units-at-district-level-in-vietnam-129761.html",
                ),
            ),
        ),
        LearningTitle.PROVINCE_UNIT: _dated(
            (_UNITS_OF_2020, _GRADES_OF_2020),
            (
                _UNITS_OF_2023,
                _levels_of_units(
                    "cấp tỉnh, mức độ 2",
                    "lawnet.vn/giao-duc/en/three-criteria-for-evaluating-and-recognizing-"
                    "a-level-2-provincial-learning-unit-24646.html",
                ),
            ),
        ),
    }
)

"""Who decides that a title is held, and since when."""

from datetime import date
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, text
from khuyenhoc.errors import InvalidValueError, NotInForceError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["RecognisingBody", "recognising_body"]


@frozen(kw_only=True)
class RecognisingBody:
    """Whose decision gives a title (thẩm quyền công nhận), and how well that is known.

    >>> body = recognising_body(LearningTitle.PROVINCE_UNIT, on=date(2024, 6, 1))
    >>> body.label("vi"), body.citation.evidence.label_en
    ('Ủy ban nhân dân cấp tỉnh', 'local practice')

    Raises:
        InvalidValueError: A label is blank, or there is no citation.
    """

    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    citation: Citation = field(validator=one_of_type(Citation))

    def label(self, language: str = "vi") -> str:
        """Give the label in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.label_vi, en=self.label_en)


def recognising_body(title: LearningTitle, *, on: date) -> RecognisingBody | None:
    """Give whose decision gave ``title`` ``on`` a day; ``None`` where no source that was seen says.

    That is so of every title under the association's rules and of those without a rule-maker, of
    the learning province, of learning communes before 4 March 2015, of learning districts before 12
    February 2024, of learning units before 21 September 2020, and, from 1 July 2025, of learning
    communes, districts and units of the former district tier.

    >>> recognising_body(LearningTitle.COMMUNE_COMMUNITY, on=date(2024, 2, 11)).label_en
    "the district's People's Committee"
    >>> recognising_body(LearningTitle.COMMUNE_COMMUNITY, on=date(2025, 7, 1)) is None
    True

    Raises:
        InvalidValueError: ``title`` is no ``LearningTitle``, or ``on`` not exactly a ``date``.
    """
    if type(title) is not LearningTitle:
        raise InvalidValueError("recognising_body.title", title, "a LearningTitle")
    if type(on) is not date:
        raise InvalidValueError("recognising_body.on", on, "a date without a time")
    bodies = _BODIES.get(title)
    if bodies is None:
        return None
    try:
        return bodies.at(on)
    except NotInForceError:
        return None


def _body(vi: str, en: str, instrument: str, evidence: Evidence, url: str) -> RecognisingBody:
    citation = Citation(instrument=instrument, evidence=evidence, url=url)
    return RecognisingBody(label_vi=vi, label_en=en, citation=citation)


_CIRCULAR_22: Final = (
    "22/2020/TT-BGDĐT",
    Evidence.SECONDARY,
    (
        "lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/"
        "circular-22-regulations-on-the-evaluation-and-classification-of-learning-units-147154.html"
    ),
)
_CIRCULAR_25: Final = (
    "25/2023/TT-BGDĐT",
    Evidence.SECONDARY,
    "tapchivietduc.vn/hai-muc-do-cong-nhan-cong-dong-hoc-tap-a16926.html",
)
_OF_2015: Final = date(2015, 3, 4)
_OF_2020: Final = date(2020, 9, 21)
_UNITS_OF_2023: Final = date(2024, 1, 26)
_COMMUNITIES_OF_2023: Final = date(2024, 2, 12)
_NO_DISTRICTS: Final = date(2025, 7, 1)
_BODIES: Final = {
    LearningTitle.COMMUNE_COMMUNITY: Timeline(
        (
            (
                # That the circular of 2023 took the place of this one is seen from its start alone.
                Period(_OF_2015, _COMMUNITIES_OF_2023),
                _body(
                    "Ủy ban nhân dân cấp huyện",
                    "the district's People's Committee",
                    "645/QĐ-BGDĐT",
                    Evidence.SECONDARY,
                    "ancanmarketing.com/danh-gia-xep-loai-trung-tam-hoc-tap-cong-dong-nam-2024",
                ),
            ),
            (
                Period(_COMMUNITIES_OF_2023, _NO_DISTRICTS),
                _body(
                    "Trưởng phòng Giáo dục và Đào tạo",
                    "the head of the district's education office",
                    *_CIRCULAR_25,
                ),
            ),
        )
    ),
    LearningTitle.DISTRICT_COMMUNITY: Timeline(
        (
            (
                Period(_COMMUNITIES_OF_2023, _NO_DISTRICTS),
                _body(
                    "Giám đốc Sở Giáo dục và Đào tạo",
                    "the director of the province's education department",
                    *_CIRCULAR_25,
                ),
            ),
        )
    ),
    LearningTitle.DISTRICT_UNIT: Timeline(
        (
            (
                Period(_OF_2020, _UNITS_OF_2023),
                _body(
                    "Chủ tịch Ủy ban nhân dân cấp huyện",
                    "the chair of the district's People's Committee",
                    *_CIRCULAR_22,
                ),
            ),
            (
                Period(_UNITS_OF_2023, _NO_DISTRICTS),
                _body(
                    "Ủy ban nhân dân cấp huyện",
                    "the district's People's Committee",
                    "304/QĐ-UBND (Đà Lạt)",
                    Evidence.PRACTICE,
                    "lite.baomoi.com/"
                    "da-lat-cong-nhan-55-co-quan-don-vi-dat-don-vi-hoc-tap-c51408680.epi",
                ),
            ),
        )
    ),
    LearningTitle.PROVINCE_UNIT: Timeline(
        (
            (
                Period(_OF_2020, _UNITS_OF_2023),
                _body(
                    "Chủ tịch Ủy ban nhân dân cấp tỉnh",
                    "the chair of the province's People's Committee",
                    *_CIRCULAR_22,
                ),
            ),
            (
                Period(_UNITS_OF_2023),
                _body(
                    "Ủy ban nhân dân cấp tỉnh",
                    "the province's People's Committee",
                    "24/2023/TT-BGDĐT (Sơn La)",
                    Evidence.PRACTICE,
                    "en.baosonla.org.vn/xa-hoi/son-la-promotes-learning-society-iel7uNoNg.html",
                ),
            ),
        )
    ),
}

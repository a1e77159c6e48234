"""The learning titles, told apart by who holds them and who makes their rules."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from khuyenhoc._language import Labelled
from khuyenhoc.models import indicators as counted
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.tier import Tier
from khuyenhoc.models.title_holder import TitleHolder
from khuyenhoc.models.title_rule_maker import TitleRuleMaker
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["LearningTitle"]


class LearningTitle(Labelled, Enum):
    """A title for sustained learning (danh hiệu học tập), one for each holder and rule-maker.

    Several bear one name: "Cộng đồng học tập" is the title of a village, of a commune, of a
    district and of a province, under different rules. A label is never a key. The last six are
    older ones, of families, clans, communities and units that are studious (hiếu học) or promote
    study (khuyến học).

    >>> title = LearningTitle.VILLAGE_COMMUNITY
    >>> title.label("vi"), title.holder.label("vi"), title.rule_maker.label("en")
    ('Cộng đồng học tập', 'thôn, bản, khu phố', 'the association')
    >>> title.achieved.code, title.registered.code, title.all_holders.code
    ('learning-communities', 'communities-registered', 'communities')
    """

    CITIZEN = "citizen"
    FAMILY = "family"
    CLAN = "clan"
    VILLAGE_COMMUNITY = "village-community"
    #: Of a unit that the commune manages.
    COMMUNE_UNIT = "commune-unit"
    COMMUNE_COMMUNITY = "commune-community"
    DISTRICT_COMMUNITY = "district-community"
    PROVINCE_COMMUNITY = "province-community"
    #: Of a unit of the district tier; a commune's People's Committee is one.
    DISTRICT_UNIT = "district-unit"
    PROVINCE_UNIT = "province-unit"
    STUDIOUS_FAMILY = "studious-family"
    STUDIOUS_CLAN = "studious-clan"
    STUDIOUS_COMMUNITY = "studious-community"
    STUDY_PROMOTING_CLAN = "study-promoting-clan"
    STUDY_PROMOTING_COMMUNITY = "study-promoting-community"
    STUDY_PROMOTING_UNIT = "study-promoting-unit"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it, which may be how it names another one too."""
        return self.achieved.label_vi

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS_EN.get(self, f"learning {self.value}")

    @property
    def holder(self) -> TitleHolder:
        """What holds it."""
        return _FACTS[self].holder

    @property
    def tier(self) -> Tier | None:
        """The tier at which it is; ``None`` for people and clans, and where none is known."""
        return _FACTS[self].tier

    @property
    def rule_maker(self) -> TitleRuleMaker | None:
        """Who writes its criteria; ``None`` where no source that was seen tells."""
        return _FACTS[self].rule_maker

    @property
    def achieved(self) -> Indicator:
        """What counts those that hold it."""
        return _FACTS[self].achieved

    @property
    def registered(self) -> Indicator | None:
        """What counts those that declared to strive for it; ``None`` where nobody counts them."""
        return _FACTS[self].registered

    @property
    def all_holders(self) -> Indicator:
        """What counts all that could hold it."""
        return self.achieved.bases[-1]

    @property
    def period(self) -> Period | None:
        """The days on which there are rules to give it by; ``None`` where no source tells them.

        Of the citizens' no source has a first day, of the older titles none has rules. What became
        of the units of the district tier after that tier was found in no source: their title has
        no end here.

        >>> print(LearningTitle.FAMILY.period, LearningTitle.FAMILY.period_source.evidence.label_en)
        from 2016-01-01 inference
        >>> LearningTitle.DISTRICT_COMMUNITY.period.last_day
        datetime.date(2025, 6, 30)
        """
        dated = _DATED.get(self)
        return None if dated is None else dated[0]

    @property
    def period_source(self) -> Citation | None:
        """What ``period`` rests on."""
        dated = _DATED.get(self)
        return None if dated is None else dated[1]

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of its attributes are ``None`` because no source that was seen tells them.

        >>> LearningTitle.STUDY_PROMOTING_UNIT.missing
        ('tier', 'rule_maker', 'period')
        """
        # What names the rule-maker of a title names its tier too, if it has one.
        unknown = ("tier", "rule_maker") if self.rule_maker is None else ()
        return unknown if self.period is not None else (*unknown, "period")


@frozen
class _Facts:
    holder: TitleHolder
    tier: Tier | None
    rule_maker: TitleRuleMaker | None
    achieved: Indicator
    registered: Indicator | None = None


_LABELS_EN: Final = {
    LearningTitle.VILLAGE_COMMUNITY: "learning community of a village",
    LearningTitle.COMMUNE_UNIT: "learning unit of a commune",
    LearningTitle.COMMUNE_COMMUNITY: "learning commune",
    LearningTitle.DISTRICT_COMMUNITY: "learning district",
    LearningTitle.PROVINCE_COMMUNITY: "learning province",
    LearningTitle.DISTRICT_UNIT: "learning unit of the district tier",
    LearningTitle.PROVINCE_UNIT: "learning unit of the province tier",
    LearningTitle.STUDIOUS_FAMILY: "studious family",
    LearningTitle.STUDIOUS_CLAN: "studious clan",
    LearningTitle.STUDIOUS_COMMUNITY: "studious community",
    LearningTitle.STUDY_PROMOTING_CLAN: "study-promoting clan",
    LearningTitle.STUDY_PROMOTING_COMMUNITY: "study-promoting community",
    LearningTitle.STUDY_PROMOTING_UNIT: "study-promoting unit",
}

# The rule-makers are as the instruments say: 448/QĐ-KHVN with 6782/BGDĐT-GDTX for families, clans,
# villages and units of communes, 677/QĐ-TTg for citizens, the ministry's circulars for the rest.
_ASSOCIATION: Final = TitleRuleMaker.ASSOCIATION
_MINISTRY: Final = TitleRuleMaker.MINISTRY
_FACTS: Final = {
    LearningTitle.CITIZEN: _Facts(
        TitleHolder.PERSON,
        None,
        _ASSOCIATION,
        counted.LEARNING_CITIZENS,
        counted.CITIZENS_REGISTERED,
    ),
    LearningTitle.FAMILY: _Facts(
        TitleHolder.HOUSEHOLD,
        Tier.VILLAGE,
        _ASSOCIATION,
        counted.LEARNING_FAMILIES,
        counted.HOUSEHOLDS_REGISTERED,
    ),
    LearningTitle.CLAN: _Facts(
        TitleHolder.CLAN, None, _ASSOCIATION, counted.LEARNING_CLANS, counted.CLANS_REGISTERED
    ),
    LearningTitle.VILLAGE_COMMUNITY: _Facts(
        TitleHolder.VILLAGE_COMMUNITY,
        Tier.VILLAGE,
        _ASSOCIATION,
        counted.LEARNING_COMMUNITIES,
        counted.COMMUNITIES_REGISTERED,
    ),
    LearningTitle.COMMUNE_UNIT: _Facts(
        TitleHolder.UNIT,
        Tier.COMMUNE,
        _ASSOCIATION,
        counted.LEARNING_UNITS,
        counted.WORK_UNITS_REGISTERED,
    ),
    LearningTitle.COMMUNE_COMMUNITY: _Facts(
        TitleHolder.COMMUNE,
        Tier.COMMUNE,
        _MINISTRY,
        counted.LEARNING_COMMUNES,
        counted.COMMUNES_REGISTERED,
    ),
    LearningTitle.DISTRICT_COMMUNITY: _Facts(
        TitleHolder.DISTRICT, Tier.DISTRICT, _MINISTRY, counted.LEARNING_DISTRICTS
    ),
    LearningTitle.PROVINCE_COMMUNITY: _Facts(
        TitleHolder.PROVINCE, Tier.PROVINCE, _MINISTRY, counted.LEARNING_PROVINCES
    ),
    LearningTitle.DISTRICT_UNIT: _Facts(
        TitleHolder.UNIT, Tier.DISTRICT, _MINISTRY, counted.DISTRICT_LEARNING_UNITS
    ),
    LearningTitle.PROVINCE_UNIT: _Facts(
        TitleHolder.UNIT, Tier.PROVINCE, _MINISTRY, counted.PROVINCE_LEARNING_UNITS
    ),
    LearningTitle.STUDIOUS_FAMILY: _Facts(
        TitleHolder.HOUSEHOLD,
        Tier.VILLAGE,
        _ASSOCIATION,
        counted.STUDIOUS_FAMILIES,
        counted.STUDIOUS_FAMILIES_REGISTERED,
    ),
    LearningTitle.STUDIOUS_CLAN: _Facts(
        TitleHolder.CLAN,
        None,
        _ASSOCIATION,
        counted.STUDIOUS_CLANS,
        counted.STUDIOUS_CLANS_REGISTERED,
    ),
    LearningTitle.STUDIOUS_COMMUNITY: _Facts(
        TitleHolder.VILLAGE_COMMUNITY,
        None,
        None,
        counted.STUDIOUS_COMMUNITIES,
        counted.STUDIOUS_COMMUNITIES_REGISTERED,
    ),
    LearningTitle.STUDY_PROMOTING_CLAN: _Facts(
        TitleHolder.CLAN, None, None, counted.STUDY_PROMOTING_CLANS
    ),
    LearningTitle.STUDY_PROMOTING_COMMUNITY: _Facts(
        TitleHolder.VILLAGE_COMMUNITY, None, None, counted.STUDY_PROMOTING_COMMUNITIES
    ),
    LearningTitle.STUDY_PROMOTING_UNIT: _Facts(
        TitleHolder.UNIT, None, None, counted.STUDY_PROMOTING_UNITS
    ),
}

#: Two texts of one number are about: that of 10 November 2015 alone has this day, and that of 1
#: December is taken for the one in force.
_ASSOCIATION_OF_2015: Final = Citation(
    instrument="448/QĐ-KHVN",
    place="hiệu lực từ ngày 1/1/2016 (bản ngày 10/11/2015)",
    evidence=Evidence.INFERENCE,
    url="khuyenhocyenbai.vn/van-ban/van-ban-TW-hoi/?UserKey="
    "Quyet-dinh-448-QD-KHVN-ngay-10-thang-11-nam-2015",
)
#: Its first day was not seen: that on which its procedure was published is taken.
_COMMUNES_OF_2014: Final = Citation(
    instrument="44/2014/TT-BGDĐT",
    place="645/QĐ-BGDĐT ngày 4/3/2015",
    evidence=Evidence.INFERENCE,
    url="ancanmarketing.com/danh-gia-xep-loai-trung-tam-hoc-tap-cong-dong-nam-2024",
)
_UNITS_OF_2020: Final = Citation(
    instrument="22/2020/TT-BGDĐT",
    place="hiệu lực từ ngày 21/9/2020",
    evidence=Evidence.SECONDARY,
    url="lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/"
    "circular-22-regulations-on-the-evaluation-and-classification-of-learning-units-147154.html",
)
_COMMUNITIES_OF_2023: Final = Citation(
    instrument="25/2023/TT-BGDĐT",
    place="hiệu lực từ ngày 12/2/2024",
    evidence=Evidence.SECONDARY,
    url="luatminhkhue.vn/danh-gia-cong-nhan-cong-dong-hoc-tap-cap-xa-huyen-tinh-the-nao.aspx",
)
#: One province abolished the procedure, and there are no districts any more; no text says so.
_DISTRICTS_ENDED: Final = Citation(
    instrument="25/2023/TT-BGDĐT",
    place="hiệu lực từ ngày 12/2/2024; cấp huyện không còn từ ngày 1/7/2025",
    evidence=Evidence.INFERENCE,
    url="en.binhthuan.gov.vn/general-news/announcing-the-list-of-administrative-procedures-"
    "to-be-abolished-in-the-education-sector-893378",
)
_SINCE_2016: Final = (Period(date(2016, 1, 1)), _ASSOCIATION_OF_2015)
_DATED: Final = {
    LearningTitle.FAMILY: _SINCE_2016,
    LearningTitle.CLAN: _SINCE_2016,
    LearningTitle.VILLAGE_COMMUNITY: _SINCE_2016,
    LearningTitle.COMMUNE_UNIT: _SINCE_2016,
    LearningTitle.COMMUNE_COMMUNITY: (Period(date(2015, 3, 4)), _COMMUNES_OF_2014),
    LearningTitle.DISTRICT_COMMUNITY: (
        Period.through(date(2024, 2, 12), last_day=date(2025, 6, 30)),
        _DISTRICTS_ENDED,
    ),
    LearningTitle.PROVINCE_COMMUNITY: (Period(date(2024, 2, 12)), _COMMUNITIES_OF_2023),
    LearningTitle.DISTRICT_UNIT: (Period(date(2020, 9, 21)), _UNITS_OF_2020),
    LearningTitle.PROVINCE_UNIT: (Period(date(2020, 9, 21)), _UNITS_OF_2020),
}

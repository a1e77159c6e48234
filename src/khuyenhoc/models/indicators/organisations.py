"""Organisations of the association, by tier, kind and sector."""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators.surroundings import (
    CLANS,
    COMMUNES,
    COMMUNITIES,
    DISTRICTS,
    ENTERPRISES,
    PROVINCES,
    SCHOOLS,
    WORK_UNITS,
)
from khuyenhoc.values.unit import ORGANISATION

__all__ = [
    "AGENCY_CHAPTERS",
    "BOARDS_AND_GROUPS",
    "CHAPTERS",
    "CLAN_BOARDS",
    "CLAN_CHAPTERS",
    "COMMUNE_ASSOCIATIONS",
    "DIRECT_ASSOCIATIONS",
    "DISTRICT_ASSOCIATIONS",
    "ENTERPRISE_CHAPTERS",
    "FORCES_CHAPTERS",
    "GRASSROOTS_ORGANISATIONS",
    "ORGANISATIONS",
    "ORGANISATIONS_ACTIVE",
    "ORGANISATIONS_NEW",
    "ORGANISATIONS_RATED_GOOD",
    "ORGANISATIONS_WITH_FUND",
    "PROMOTION_BOARDS",
    "PROMOTION_GROUPS",
    "PROVINCIAL_ASSOCIATIONS",
    "RESIDENTIAL_CHAPTERS",
    "SCHOOL_CHAPTERS",
    "SUB_CHAPTERS",
]

ORGANISATIONS: Final = Indicator.stock(
    "organisations", "Tổ chức hội", "organisations of the association", ORGANISATION
)
ORGANISATIONS_NEW: Final = Indicator.flow(
    "organisations-new",
    "Tổ chức hội mới",
    "organisations newly set up",
    ORGANISATION,
    ORGANISATIONS,
)
PROVINCIAL_ASSOCIATIONS: Final = Indicator.stock(
    "provincial-associations",
    "Hội cấp tỉnh",
    "provincial associations",
    ORGANISATION,
    PROVINCES,
    ORGANISATIONS,
)
DISTRICT_ASSOCIATIONS: Final = Indicator.stock(
    "district-associations",
    "Hội cấp huyện",
    "district associations",
    ORGANISATION,
    DISTRICTS,
    ORGANISATIONS,
)
COMMUNE_ASSOCIATIONS: Final = Indicator.stock(
    "commune-associations",
    "Hội cấp xã",
    "commune associations",
    ORGANISATION,
    COMMUNES,
    ORGANISATIONS,
)
DIRECT_ASSOCIATIONS: Final = Indicator.stock(
    "direct-associations",
    "Hội trực thuộc",
    "directly attached associations",
    ORGANISATION,
    ORGANISATIONS,
)
GRASSROOTS_ORGANISATIONS: Final = Indicator.stock(
    "grassroots-organisations",
    "Tổ chức hội cơ sở",
    "grassroots organisations",
    ORGANISATION,
    ORGANISATIONS,
)
CHAPTERS: Final = Indicator.stock("chapters", "Chi hội", "chapters", ORGANISATION, ORGANISATIONS)
RESIDENTIAL_CHAPTERS: Final = Indicator.stock(
    "residential-chapters",
    "Chi hội khu dân cư",
    "chapters of residential areas",
    ORGANISATION,
    CHAPTERS,
    COMMUNITIES,
)
SCHOOL_CHAPTERS: Final = Indicator.stock(
    "school-chapters", "Chi hội trường học", "school chapters", ORGANISATION, CHAPTERS, SCHOOLS
)
AGENCY_CHAPTERS: Final = Indicator.stock(
    "agency-chapters", "Chi hội cơ quan", "agency chapters", ORGANISATION, CHAPTERS, WORK_UNITS
)
ENTERPRISE_CHAPTERS: Final = Indicator.stock(
    "enterprise-chapters",
    "Chi hội doanh nghiệp",
    "enterprise chapters",
    ORGANISATION,
    CHAPTERS,
    ENTERPRISES,
)
CLAN_CHAPTERS: Final = Indicator.stock(
    "clan-chapters", "Chi hội dòng họ", "clan chapters", ORGANISATION, CHAPTERS, CLANS
)
FORCES_CHAPTERS: Final = Indicator.stock(
    "forces-chapters",
    "Chi hội công an, quân sự",
    "police and army chapters",
    ORGANISATION,
    CHAPTERS,
)
SUB_CHAPTERS: Final = Indicator.stock(
    "sub-chapters", "Phân hội", "sub-chapters", ORGANISATION, CHAPTERS
)
PROMOTION_BOARDS: Final = Indicator.stock(
    "promotion-boards", "Ban khuyến học", "study-promotion boards", ORGANISATION, ORGANISATIONS
)
CLAN_BOARDS: Final = Indicator.stock(
    "clan-boards",
    "Ban khuyến học dòng họ",
    "study-promotion boards of clans",
    ORGANISATION,
    PROMOTION_BOARDS,
    CLANS,
)
PROMOTION_GROUPS: Final = Indicator.stock(
    "promotion-groups", "Tổ khuyến học", "study-promotion groups", ORGANISATION, ORGANISATIONS
)
BOARDS_AND_GROUPS: Final = Indicator.stock(
    "boards-and-groups",
    "Ban, tổ khuyến học",
    "study-promotion boards and groups",
    ORGANISATION,
    ORGANISATIONS,
)
ORGANISATIONS_RATED_GOOD: Final = Indicator.stock(
    "organisations-rated-good",
    "Tổ chức hội xếp loại tốt",
    "organisations rated good",
    ORGANISATION,
    ORGANISATIONS,
)
ORGANISATIONS_ACTIVE: Final = Indicator.stock(
    "organisations-active",
    "Tổ chức hội hoạt động tích cực",
    "active organisations",
    ORGANISATION,
    ORGANISATIONS,
)
ORGANISATIONS_WITH_FUND: Final = Indicator.stock(
    "organisations-with-fund",
    "Tổ chức hội có quỹ",
    "organisations with a fund of their own",
    ORGANISATION,
    ORGANISATIONS,
)

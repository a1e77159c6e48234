"""Titles before 2016, and local honours of families."""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators.surroundings import CLANS, COMMUNITIES, HOUSEHOLDS, WORK_UNITS
from khuyenhoc.values.unit import CLAN, COMMUNITY, HOUSEHOLD, WORK_UNIT

__all__ = [
    "BACCALAUREATE_FAMILIES",
    "BACHELOR_FAMILIES",
    "DOCTOR_FAMILIES",
    "MASTER_FAMILIES",
    "STUDIOUS_CLANS",
    "STUDIOUS_CLANS_REGISTERED",
    "STUDIOUS_COMMUNITIES",
    "STUDIOUS_COMMUNITIES_REGISTERED",
    "STUDIOUS_FAMILIES",
    "STUDIOUS_FAMILIES_REGISTERED",
    "STUDY_PROMOTING_CLANS",
    "STUDY_PROMOTING_COMMUNITIES",
    "STUDY_PROMOTING_UNITS",
]

STUDIOUS_FAMILIES_REGISTERED: Final = Indicator.stock(
    "studious-families-registered",
    "Hộ đăng ký Gia đình hiếu học",
    "households registered as studious",
    HOUSEHOLD,
    HOUSEHOLDS,
)
STUDIOUS_FAMILIES: Final = Indicator.stock(
    "studious-families",
    "Gia đình hiếu học",
    "studious families",
    HOUSEHOLD,
    STUDIOUS_FAMILIES_REGISTERED,
    HOUSEHOLDS,
)
STUDIOUS_CLANS_REGISTERED: Final = Indicator.stock(
    "studious-clans-registered",
    "Dòng họ đăng ký Dòng họ hiếu học",
    "clans registered as studious",
    CLAN,
    CLANS,
)
STUDIOUS_CLANS: Final = Indicator.stock(
    "studious-clans", "Dòng họ hiếu học", "studious clans", CLAN, STUDIOUS_CLANS_REGISTERED, CLANS
)
STUDIOUS_COMMUNITIES_REGISTERED: Final = Indicator.stock(
    "studious-communities-registered",
    "Cộng đồng đăng ký Cộng đồng hiếu học",
    "communities registered as studious",
    COMMUNITY,
    COMMUNITIES,
)
STUDIOUS_COMMUNITIES: Final = Indicator.stock(
    "studious-communities",
    "Cộng đồng hiếu học",
    "studious communities",
    COMMUNITY,
    STUDIOUS_COMMUNITIES_REGISTERED,
    COMMUNITIES,
)
STUDY_PROMOTING_CLANS: Final = Indicator.stock(
    "study-promoting-clans", "Dòng họ khuyến học", "study-promoting clans", CLAN, CLANS
)
STUDY_PROMOTING_COMMUNITIES: Final = Indicator.stock(
    "study-promoting-communities",
    "Cộng đồng khuyến học",
    "study-promoting communities",
    COMMUNITY,
    COMMUNITIES,
)
STUDY_PROMOTING_UNITS: Final = Indicator.stock(
    "study-promoting-units", "Đơn vị khuyến học", "study-promoting units", WORK_UNIT, WORK_UNITS
)
BACCALAUREATE_FAMILIES: Final = Indicator.stock(
    "baccalaureate-families", "Gia đình tú tài", "baccalaureate families", HOUSEHOLD, HOUSEHOLDS
)
BACHELOR_FAMILIES: Final = Indicator.stock(
    "bachelor-families", "Gia đình cử nhân", "bachelor families", HOUSEHOLD, HOUSEHOLDS
)
MASTER_FAMILIES: Final = Indicator.stock(
    "master-families", "Gia đình thạc sĩ", "master families", HOUSEHOLD, HOUSEHOLDS
)
DOCTOR_FAMILIES: Final = Indicator.stock(
    "doctor-families", "Gia đình tiến sĩ", "doctor families", HOUSEHOLD, HOUSEHOLDS
)

"""Learning titles: who holds them, and who registered for the year."""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators.surroundings import (
    ADULTS,
    CLANS,
    COMMUNES,
    COMMUNITIES,
    DISTRICTS,
    HOUSEHOLDS,
    POPULATION,
    PROVINCES,
    WORK_UNITS,
)
from khuyenhoc.values.unit import (
    CLAN,
    COMMUNE,
    COMMUNITY,
    DISTRICT,
    HOUSEHOLD,
    PERSON,
    PROVINCE,
    WORK_UNIT,
)

__all__ = [
    "CITIZENS_REGISTERED",
    "CLANS_REGISTERED",
    "COMMUNES_REGISTERED",
    "COMMUNITIES_REGISTERED",
    "DISTRICT_LEARNING_UNITS",
    "HOUSEHOLDS_REGISTERED",
    "LEARNING_ACCOUNTS",
    "LEARNING_CITIZENS",
    "LEARNING_CLANS",
    "LEARNING_COMMUNES",
    "LEARNING_COMMUNITIES",
    "LEARNING_DISTRICTS",
    "LEARNING_FAMILIES",
    "LEARNING_PROVINCES",
    "LEARNING_UNITS",
    "PROVINCE_LEARNING_UNITS",
    "WORK_UNITS_REGISTERED",
]

LEARNING_DISTRICTS: Final = Indicator.stock(
    "learning-districts", "Cộng đồng học tập cấp huyện", "learning districts", DISTRICT, DISTRICTS
)
LEARNING_PROVINCES: Final = Indicator.stock(
    "learning-provinces", "Cộng đồng học tập cấp tỉnh", "learning provinces", PROVINCE, PROVINCES
)
DISTRICT_LEARNING_UNITS: Final = Indicator.stock(
    "district-learning-units",
    "Đơn vị học tập cấp huyện",
    "learning units of the district tier",
    WORK_UNIT,
    WORK_UNITS,
)
PROVINCE_LEARNING_UNITS: Final = Indicator.stock(
    "province-learning-units",
    "Đơn vị học tập cấp tỉnh",
    "learning units of the province tier",
    WORK_UNIT,
    WORK_UNITS,
)
HOUSEHOLDS_REGISTERED: Final = Indicator.stock(
    "households-registered",
    "Hộ đăng ký Gia đình học tập",
    "households registered for the title",
    HOUSEHOLD,
    HOUSEHOLDS,
)
LEARNING_FAMILIES: Final = Indicator.stock(
    "learning-families",
    "Gia đình học tập",
    "learning families",
    HOUSEHOLD,
    HOUSEHOLDS_REGISTERED,
    HOUSEHOLDS,
)
CLANS_REGISTERED: Final = Indicator.stock(
    "clans-registered",
    "Dòng họ đăng ký Dòng họ học tập",
    "clans registered for the title",
    CLAN,
    CLANS,
)
LEARNING_CLANS: Final = Indicator.stock(
    "learning-clans", "Dòng họ học tập", "learning clans", CLAN, CLANS_REGISTERED, CLANS
)
COMMUNITIES_REGISTERED: Final = Indicator.stock(
    "communities-registered",
    "Thôn, khu phố đăng ký Cộng đồng học tập",
    "communities registered for the title",
    COMMUNITY,
    COMMUNITIES,
)
LEARNING_COMMUNITIES: Final = Indicator.stock(
    "learning-communities",
    "Cộng đồng học tập",
    "learning communities of villages and neighbourhoods",
    COMMUNITY,
    COMMUNITIES_REGISTERED,
    COMMUNITIES,
)
WORK_UNITS_REGISTERED: Final = Indicator.stock(
    "work-units-registered",
    "Đơn vị đăng ký Đơn vị học tập",
    "units registered for the title",
    WORK_UNIT,
    WORK_UNITS,
)
LEARNING_UNITS: Final = Indicator.stock(
    "learning-units",
    "Đơn vị học tập",
    "learning units managed by the commune",
    WORK_UNIT,
    WORK_UNITS_REGISTERED,
    WORK_UNITS,
)
CITIZENS_REGISTERED: Final = Indicator.stock(
    "citizens-registered",
    "Người đăng ký Công dân học tập",
    "people registered for the title",
    PERSON,
    ADULTS,
)
LEARNING_CITIZENS: Final = Indicator.stock(
    "learning-citizens",
    "Công dân học tập",
    "learning citizens",
    PERSON,
    CITIZENS_REGISTERED,
    ADULTS,
)
COMMUNES_REGISTERED: Final = Indicator.stock(
    "communes-registered",
    "Xã, phường đăng ký Cộng đồng học tập",
    "communes registered for the title",
    COMMUNE,
    COMMUNES,
)
LEARNING_COMMUNES: Final = Indicator.stock(
    "learning-communes",
    "Cộng đồng học tập cấp xã",
    "learning communes",
    COMMUNE,
    COMMUNES_REGISTERED,
    COMMUNES,
)
LEARNING_ACCOUNTS: Final = Indicator.stock(
    "learning-accounts",
    "Tài khoản Công dân học tập",
    "learning citizen accounts registered",
    PERSON,
    POPULATION,
)

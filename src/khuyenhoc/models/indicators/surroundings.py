"""What figures are measured against: people, places and plans."""

from typing import Final

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.values.unit import (
    CLAN,
    COMMUNE,
    COMMUNITY,
    DISTRICT,
    HOUSEHOLD,
    PERSON,
    PROVINCE,
    SCHOOL,
    WORK_UNIT,
)

__all__ = [
    "ADULTS",
    "CLANS",
    "COMMUNES",
    "COMMUNITIES",
    "DISTRICTS",
    "EARLIER_PERIOD",
    "ENTERPRISES",
    "HOUSEHOLDS",
    "PLAN",
    "POPULATION",
    "PROVINCES",
    "SCHOOLS",
    "WORK_UNITS",
]

POPULATION: Final = Indicator.stock("population", "Dân số", "population", PERSON)
ADULTS: Final = Indicator.stock("adults", "Người lớn", "adults", PERSON, POPULATION)
HOUSEHOLDS: Final = Indicator.stock("households", "Hộ gia đình", "households", HOUSEHOLD)
CLANS: Final = Indicator.stock("clans", "Dòng họ", "clans", CLAN)
COMMUNITIES: Final = Indicator.stock(
    "communities", "Thôn, bản, khu phố", "villages, hamlets and neighbourhoods", COMMUNITY
)
WORK_UNITS: Final = Indicator.stock(
    "work-units", "Cơ quan, đơn vị", "agencies, schools and enterprises", WORK_UNIT
)
SCHOOLS: Final = Indicator.stock("schools", "Trường học", "schools", SCHOOL, WORK_UNITS)
ENTERPRISES: Final = Indicator.stock(
    "enterprises", "Doanh nghiệp", "enterprises", WORK_UNIT, WORK_UNITS
)
COMMUNES: Final = Indicator.stock(
    "communes", "Xã, phường, thị trấn", "communes, wards and townships", COMMUNE
)
DISTRICTS: Final = Indicator.stock("districts", "Huyện, quận, thị xã", "districts", DISTRICT)
PROVINCES: Final = Indicator.stock("provinces", "Tỉnh, thành phố", "provinces and cities", PROVINCE)
PLAN: Final = Indicator(
    code="plan",
    label_vi="Kế hoạch",
    label_en="plan",
    unit=None,
    nature=Nature.YARDSTICK,
    encloses=False,
)
EARLIER_PERIOD: Final = Indicator(
    code="earlier-period",
    label_vi="Kỳ trước",
    label_en="earlier period",
    unit=None,
    nature=Nature.YARDSTICK,
    encloses=False,
)

"""Funds raised, spent and held."""

from typing import Final

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.indicators.surroundings import EARLIER_PERIOD, PLAN, POPULATION
from khuyenhoc.values.unit import ORGANISATION, PERSON, SQUARE_METRE, VND, VND_PER_PERSON

__all__ = [
    "DONATIONS",
    "DONORS",
    "DONOR_ORGANISATIONS",
    "FACILITIES_SUPPORT",
    "FUND_BALANCE",
    "FUND_PER_HEAD",
    "FUND_RAISED",
    "FUND_RAISED_IN_KIND",
    "FUND_RAISED_TO_DATE",
    "FUND_SPENT",
    "LAND_DONATED",
    "SUPPORT_CAMPAIGN",
]

#: As a base it encloses nothing: a year may spend what earlier years have left.
FUND_RAISED: Final = Indicator(
    code="fund-raised",
    label_vi="Quỹ vận động được",
    label_en="funds raised",
    unit=VND,
    nature=Nature.FLOW,
    encloses=False,
    bases=(PLAN, EARLIER_PERIOD),
)
FUND_SPENT: Final = Indicator.flow(
    "fund-spent", "Quỹ đã chi", "funds spent", VND, FUND_RAISED, PLAN, EARLIER_PERIOD
)
FUND_BALANCE: Final = Indicator.stock(
    "fund-balance", "Tồn quỹ", "fund balance", VND, EARLIER_PERIOD
)
FUND_RAISED_IN_KIND: Final = Indicator.flow(
    "fund-raised-in-kind", "Hiện vật quy ra tiền", "gifts in kind at their value", VND, FUND_RAISED
)
FUND_RAISED_TO_DATE: Final = Indicator.stock(
    "fund-raised-to-date", "Quỹ vận động cộng dồn", "funds raised to date", VND
)
FUND_PER_HEAD: Final = Indicator(
    code="fund-per-head",
    label_vi="Quỹ bình quân đầu người",
    label_en="fund per head",
    unit=VND_PER_PERSON,
    nature=Nature.RATIO,
    bases=(POPULATION,),
)
DONATIONS: Final = Indicator.flow("donations", "Tiền tài trợ", "donations", VND, FUND_RAISED)
DONORS: Final = Indicator(
    code="donors",
    label_vi="Nhà tài trợ",
    label_en="donors",
    unit=PERSON,
    nature=Nature.DISTINCT_PEOPLE,
)
#: Companies, agencies and other bodies; the people are ``DONORS``.
DONOR_ORGANISATIONS: Final = Indicator.flow(
    "donor-organisations", "Tổ chức, doanh nghiệp tài trợ", "donor organisations", ORGANISATION
)
SUPPORT_CAMPAIGN: Final = Indicator.flow(
    "support-campaign",
    "Tiền khen thưởng, hỗ trợ",
    "money for rewards and support",
    VND,
    FUND_SPENT,
    PLAN,
)
FACILITIES_SUPPORT: Final = Indicator.flow(
    "facilities-support", "Hỗ trợ cơ sở vật chất", "support for facilities", VND
)
LAND_DONATED: Final = Indicator.flow("land-donated", "Đất hiến", "land donated", SQUARE_METRE)

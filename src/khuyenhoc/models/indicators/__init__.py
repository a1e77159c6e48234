"""The catalogue of what associations count (danh mục chỉ tiêu), from 43 published reports.

Of the theme of programmes are those that no report was seen to count: what targets are set for.

An indicator is added in the module of its theme, and named here and at the top of the package.
"""

# ruff: noqa: F403, F405 - each name is imported from its theme, and listed once below

from typing import Final

from khuyenhoc.models.indicator import Catalogue
from khuyenhoc.models.indicators import (
    centres,
    funds,
    honours,
    members,
    older_titles,
    organisations,
    programmes,
    support,
    surroundings,
    titles,
)
from khuyenhoc.models.indicators.centres import *
from khuyenhoc.models.indicators.funds import *
from khuyenhoc.models.indicators.honours import *
from khuyenhoc.models.indicators.members import *
from khuyenhoc.models.indicators.older_titles import *
from khuyenhoc.models.indicators.organisations import *
from khuyenhoc.models.indicators.programmes import *
from khuyenhoc.models.indicators.support import *
from khuyenhoc.models.indicators.surroundings import *
from khuyenhoc.models.indicators.titles import *

__all__ = [
    "ADULTS",
    "ADULTS_IN_LEARNING_PLACES",
    "AGENCY_CHAPTERS",
    "ATTENDANCES",
    "AWARDS",
    "AWARDS_VALUE",
    "BACCALAUREATE_FAMILIES",
    "BACHELOR_FAMILIES",
    "BENEFICIARIES",
    "BICYCLES",
    "BICYCLES_VALUE",
    "BOARDS_AND_GROUPS",
    "CATALOGUE",
    "CENTRE_COLLABORATORS",
    "CENTRE_MANAGERS",
    "CERTIFICATES_OF_MERIT",
    "CHAPTERS",
    "CHILDREN_FROM_3_TO_5",
    "CHILDREN_UNDER_3",
    "CITIZENS_REGISTERED",
    "CLANS",
    "CLANS_REGISTERED",
    "CLAN_BOARDS",
    "CLAN_CHAPTERS",
    "CLASSES",
    "COLLECTIVES_COMMENDED",
    "COMMENDATIONS",
    "COMMUNES",
    "COMMUNES_REGISTERED",
    "COMMUNES_WITH_CENTRE",
    "COMMUNE_ASSOCIATIONS",
    "COMMUNE_LEARNING_CENTRES",
    "COMMUNITIES",
    "COMMUNITIES_REGISTERED",
    "DELEGATES",
    "DIGITALLY_PROFICIENT_CITIZENS",
    "DIGITALLY_SKILLED_CITIZENS",
    "DIGITAL_INSTITUTIONS",
    "DIGITAL_UNIVERSITIES",
    "DIRECT_ASSOCIATIONS",
    "DISTRICTS",
    "DISTRICT_ASSOCIATIONS",
    "DISTRICT_LEARNING_UNITS",
    "DOCTOR_FAMILIES",
    "DONATIONS",
    "DONORS",
    "EARLIER_PERIOD",
    "EDUCATION_INSTITUTIONS",
    "EMULATION_FLAGS",
    "ENTERPRISES",
    "ENTERPRISE_CHAPTERS",
    "EXECUTIVE_COMMITTEE_MEMBERS",
    "FACILITIES_SUPPORT",
    "FAMILIES_REWARDED",
    "FORCES_CHAPTERS",
    "FUND_BALANCE",
    "FUND_PER_HEAD",
    "FUND_RAISED",
    "FUND_RAISED_IN_KIND",
    "FUND_RAISED_TO_DATE",
    "FUND_SPENT",
    "GIFTS",
    "GIFTS_TO_MEMBERS",
    "GIFTS_TO_MEMBERS_VALUE",
    "GIFTS_VALUE",
    "GRADUATES",
    "GRASSROOTS_ORGANISATIONS",
    "HOUSEHOLDS",
    "HOUSEHOLDS_REGISTERED",
    "HOUSES_BUILT",
    "INDIVIDUALS_COMMENDED",
    "LAND_DONATED",
    "LEARNING_ACCOUNTS",
    "LEARNING_CENTRES",
    "LEARNING_CITIZENS",
    "LEARNING_CLANS",
    "LEARNING_COMMUNES",
    "LEARNING_COMMUNITIES",
    "LEARNING_DISTRICTS",
    "LEARNING_FAMILIES",
    "LEARNING_PROVINCES",
    "LEARNING_UNITS",
    "LEARNING_UNIT_STAFF",
    "LIFE_SKILLED_PEOPLE",
    "LITERATE_PROVINCES",
    "LOWER_SECONDARY_PROVINCES",
    "MASTER_FAMILIES",
    "MEMBERS",
    "MEMBERS_KNOWING_CRITERIA",
    "MEMBERS_LEFT",
    "MEMBERS_NEW",
    "MEMBERS_TRAINED",
    "NOTEBOOKS",
    "ORGANISATIONS",
    "ORGANISATIONS_ACTIVE",
    "ORGANISATIONS_NEW",
    "ORGANISATIONS_RATED_GOOD",
    "ORGANISATIONS_WITH_FUND",
    "PARTY_MEMBERS",
    "PEOPLE_FROM_15",
    "PIGGY_BANKS",
    "PIGGY_BANK_SAVINGS",
    "PLAN",
    "POPULATION",
    "PRESCHOOL_PROVINCES",
    "PRIMARY_PROVINCES",
    "PROMOTION_BOARDS",
    "PROMOTION_GROUPS",
    "PROVINCES",
    "PROVINCE_LEARNING_UNITS",
    "PROVINCIAL_ASSOCIATIONS",
    "PUPILS_REWARDED",
    "RECIPIENTS",
    "RESIDENTIAL_CHAPTERS",
    "REWARDS",
    "REWARDS_VALUE",
    "SAVINGS_BOOKS",
    "SCHOLARSHIPS",
    "SCHOLARSHIPS_TO_DATE",
    "SCHOLARSHIPS_VALUE",
    "SCHOOLS",
    "SCHOOL_CHAPTERS",
    "SECONDED_TEACHERS",
    "STUDIOUS_CLANS",
    "STUDIOUS_CLANS_REGISTERED",
    "STUDIOUS_COMMUNITIES",
    "STUDIOUS_COMMUNITIES_REGISTERED",
    "STUDIOUS_FAMILIES",
    "STUDIOUS_FAMILIES_REGISTERED",
    "STUDY_PROMOTING_CLANS",
    "STUDY_PROMOTING_COMMUNITIES",
    "STUDY_PROMOTING_UNITS",
    "SUB_CHAPTERS",
    "SUPPORT_CAMPAIGN",
    "TEACHERS_REWARDED",
    "TECHNICALLY_TRAINED_PEOPLE",
    "UNIT_LEARNERS",
    "UNIT_MEMBERS",
    "UNIVERSITIES",
    "VILLAGE_LEARNING_CENTRES",
    "WOMEN_MEMBERS",
    "WORKING_AGE_PEOPLE",
    "WORK_UNITS",
    "WORK_UNITS_REGISTERED",
]

_THEMES: Final = (
    surroundings,
    organisations,
    members,
    titles,
    older_titles,
    funds,
    support,
    centres,
    honours,
    programmes,
)

#: All of them, by theme; a host adds its own with ``CATALOGUE.extended``.
CATALOGUE: Final = Catalogue(
    tuple(
        getattr(theme, name)
        for theme in _THEMES
        for name in vars(theme)
        if name in theme.__all__  # in the order in which the theme defines them
    )
)

"""Exact, honest statistics for Vietnam's study-promotion associations (Hội Khuyến học).

Figures are read as they were printed, kept with their bounds, put in ratio to a stated base and
checked against each other; nothing is approximated and nothing is repaired in silence.

    >>> import khuyenhoc as kh
    >>> kh.read_quantity("gần 60 tỉ đồng").bounds()
    Bounds(None, 60000000000, high_open=True)
    >>> kh.hidden_whole(383_058, "32,05%")
    Bounds(1194816, 1195375)
"""

# ruff: noqa: F403, F405 - the indicators are imported from their catalogue, and listed in __all__

from khuyenhoc._table import Table
from khuyenhoc.errors import (
    InvalidValueError,
    KhuyenhocError,
    NotInForceError,
    Problem,
    ReadingError,
    StructuringError,
    UndefinedRatioError,
)
from khuyenhoc.interop.converter import make_converter
from khuyenhoc.interop.report_json import dump_report, load_report, report_from_json, report_to_json
from khuyenhoc.interop.samples import SAMPLE_REPORTS, sample_report
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Catalogue, Indicator, Nature
from khuyenhoc.models.indicators import *
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.report import Reconciliation, reconcile
from khuyenhoc.text.names import find_names, same_name, sort_key
from khuyenhoc.text.periods import read_period
from khuyenhoc.text.printing import format_vi
from khuyenhoc.text.quantities import read_quantities, read_quantity
from khuyenhoc.text.readings import Readings, Unread
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.habit import RoundingHabit, infer_rounding
from khuyenhoc.values.hidden import hidden_part, hidden_whole
from khuyenhoc.values.percent import print_percent
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import (
    WITHIN_A_TENTH,
    Change,
    Qualifier,
    Quantity,
    Reach,
    ReadingWarning,
)
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.rounding import Rounding, round_to, unround
from khuyenhoc.values.timeline import Timeline
from khuyenhoc.values.unit import UNITS, VND, Unit, UnitKind

__all__ = [
    "ADULTS",
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
    "DIRECT_ASSOCIATIONS",
    "DISTRICTS",
    "DISTRICT_ASSOCIATIONS",
    "DISTRICT_LEARNING_UNITS",
    "DOCTOR_FAMILIES",
    "DONATIONS",
    "DONORS",
    "EARLIER_PERIOD",
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
    "MASTER_FAMILIES",
    "MEMBERS",
    "MEMBERS_LEFT",
    "MEMBERS_NEW",
    "NOTEBOOKS",
    "ORGANISATIONS",
    "ORGANISATIONS_ACTIVE",
    "ORGANISATIONS_NEW",
    "ORGANISATIONS_RATED_GOOD",
    "ORGANISATIONS_WITH_FUND",
    "PARTY_MEMBERS",
    "PIGGY_BANKS",
    "PIGGY_BANK_SAVINGS",
    "PLAN",
    "POPULATION",
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
    "SAMPLE_REPORTS",
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
    "UNITS",
    "VILLAGE_LEARNING_CENTRES",
    "VND",
    "WITHIN_A_TENTH",
    "WOMEN_MEMBERS",
    "WORK_UNITS",
    "WORK_UNITS_REGISTERED",
    "Bounds",
    "Catalogue",
    "Change",
    "Citation",
    "Dong",
    "Evidence",
    "Figure",
    "Finding",
    "Indicator",
    "InvalidValueError",
    "KhuyenhocError",
    "Nature",
    "NotInForceError",
    "Period",
    "Problem",
    "Qualifier",
    "Quantity",
    "Ratio",
    "Reach",
    "ReadingError",
    "ReadingWarning",
    "Readings",
    "Reconciliation",
    "Report",
    "Rounding",
    "RoundingHabit",
    "Says",
    "StructuringError",
    "Table",
    "Timeline",
    "UndefinedRatioError",
    "Unit",
    "UnitKind",
    "Unread",
    "Verdict",
    "dump_report",
    "find_names",
    "format_vi",
    "hidden_part",
    "hidden_whole",
    "infer_rounding",
    "load_report",
    "make_converter",
    "print_percent",
    "read_period",
    "read_quantities",
    "read_quantity",
    "reconcile",
    "report_from_json",
    "report_to_json",
    "round_to",
    "same_name",
    "sample_report",
    "sort_key",
    "unround",
]
__version__ = "0.1.0"

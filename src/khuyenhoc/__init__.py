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

from importlib import import_module
from typing import TYPE_CHECKING, Final

from khuyenhoc._table import Table
from khuyenhoc.errors import (
    HierarchyError,
    InvalidValueError,
    KhuyenhocError,
    NotInForceError,
    Problem,
    ReadingError,
    StructuringError,
    UndefinedRatioError,
)
from khuyenhoc.models.fault import Fault, FaultCode
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.hierarchy import Hierarchy, Link
from khuyenhoc.models.indicator import Catalogue, Indicator, Nature
from khuyenhoc.models.indicators import *
from khuyenhoc.models.organisation import Organisation, OrganisationKind, Sector
from khuyenhoc.models.report import Report
from khuyenhoc.models.tier import Tier
from khuyenhoc.models.tree import Tree
from khuyenhoc.text.names import (
    bare_name,
    find_names,
    name_key,
    same_name,
    sort_key,
    without_accents,
)
from khuyenhoc.text.periods import read_period
from khuyenhoc.text.printed_numbers import format_number_vi
from khuyenhoc.text.printing import format_vi
from khuyenhoc.text.quantities import read_quantities, read_quantity
from khuyenhoc.text.readings import Readings, Remark, Skipped, Unread
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.habit import PrintedShare, RoundingHabit, infer_rounding
from khuyenhoc.values.hidden import hidden_part, hidden_whole
from khuyenhoc.values.percent import percent_bounds, print_percent
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import (
    WITHIN_A_TENTH,
    Change,
    Qualifier,
    Quantity,
    Reach,
    ReadingWarning,
)
from khuyenhoc.values.ratio import Base, Ratio
from khuyenhoc.values.rounding import Rounding, round_to, unround
from khuyenhoc.values.timeline import Timeline
from khuyenhoc.values.unit import (
    FACTOR,
    FRACTION,
    HOUSEHOLD,
    OCCURRENCE,
    ORGANISATION,
    PERCENT,
    PERSON,
    UNITS,
    VND,
    Unit,
    UnitKind,
)

if TYPE_CHECKING:
    from khuyenhoc.interop.converter import make_converter
    from khuyenhoc.interop.documents import dump, from_json, load, to_json
    from khuyenhoc.interop.hierarchy_rows import hierarchy_from_rows, read_hierarchy_rows
    from khuyenhoc.interop.report_json import (
        dump_report,
        load_report,
        report_from_json,
        report_to_json,
    )
    from khuyenhoc.interop.rows import report_to_row, reports_from_rows
    from khuyenhoc.interop.rows_read import BadRow, OnBad, RowsRead
    from khuyenhoc.interop.samples import SAMPLE_REPORTS, sample_report
    from khuyenhoc.reconciliation.report import Reconciliation, reconcile
    from khuyenhoc.rollup.bounded_ratio import BoundedRatio
    from khuyenhoc.rollup.change import TotalChange, change, point_change
    from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
    from khuyenhoc.rollup.roll_up import roll_up
    from khuyenhoc.rollup.total import Total
    from khuyenhoc.rollup.totals import Totals, UnitTotals

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
    "FACTOR",
    "FAMILIES_REWARDED",
    "FORCES_CHAPTERS",
    "FRACTION",
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
    "HOUSEHOLD",
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
    "OCCURRENCE",
    "ORGANISATION",
    "ORGANISATIONS",
    "ORGANISATIONS_ACTIVE",
    "ORGANISATIONS_NEW",
    "ORGANISATIONS_RATED_GOOD",
    "ORGANISATIONS_WITH_FUND",
    "PARTY_MEMBERS",
    "PERCENT",
    "PERSON",
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
    "BadRow",
    "Base",
    "BoundedRatio",
    "Bounds",
    "Catalogue",
    "Change",
    "Citation",
    "Dong",
    "Evidence",
    "Fault",
    "FaultCode",
    "Figure",
    "Finding",
    "Hierarchy",
    "HierarchyError",
    "Indicator",
    "InvalidValueError",
    "KhuyenhocError",
    "Link",
    "MissingPolicy",
    "Nature",
    "NotInForceError",
    "OnBad",
    "Organisation",
    "OrganisationKind",
    "OwnValue",
    "Period",
    "PrintedShare",
    "Problem",
    "Qualifier",
    "Quantity",
    "Ratio",
    "Reach",
    "ReadingError",
    "ReadingWarning",
    "Readings",
    "Reconciliation",
    "Remark",
    "Report",
    "Rounding",
    "RoundingHabit",
    "RowsRead",
    "Says",
    "Sector",
    "Skipped",
    "StructuringError",
    "Table",
    "Tier",
    "Timeline",
    "Total",
    "TotalChange",
    "Totals",
    "Tree",
    "UndefinedRatioError",
    "Unit",
    "UnitKind",
    "UnitTotals",
    "Unread",
    "Verdict",
    "bare_name",
    "change",
    "dump",
    "dump_report",
    "find_names",
    "format_number_vi",
    "format_vi",
    "from_json",
    "hidden_part",
    "hidden_whole",
    "hierarchy_from_rows",
    "infer_rounding",
    "load",
    "load_report",
    "make_converter",
    "name_key",
    "percent_bounds",
    "point_change",
    "print_percent",
    "read_hierarchy_rows",
    "read_period",
    "read_quantities",
    "read_quantity",
    "reconcile",
    "report_from_json",
    "report_to_json",
    "report_to_row",
    "reports_from_rows",
    "roll_up",
    "round_to",
    "same_name",
    "sample_report",
    "sort_key",
    "to_json",
    "unround",
    "without_accents",
]
#: Where the names of the lower layers are: imported when they are first asked for, so that who only
#: reads figures does not wait for the rest.
_LATER: Final = {
    "BadRow": "khuyenhoc.interop.rows_read",
    "BoundedRatio": "khuyenhoc.rollup.bounded_ratio",
    "MissingPolicy": "khuyenhoc.rollup.policy",
    "OnBad": "khuyenhoc.interop.rows_read",
    "OwnValue": "khuyenhoc.rollup.policy",
    "Reconciliation": "khuyenhoc.reconciliation.report",
    "RowsRead": "khuyenhoc.interop.rows_read",
    "SAMPLE_REPORTS": "khuyenhoc.interop.samples",
    "Total": "khuyenhoc.rollup.total",
    "TotalChange": "khuyenhoc.rollup.change",
    "Totals": "khuyenhoc.rollup.totals",
    "UnitTotals": "khuyenhoc.rollup.totals",
    "change": "khuyenhoc.rollup.change",
    "dump": "khuyenhoc.interop.documents",
    "dump_report": "khuyenhoc.interop.report_json",
    "from_json": "khuyenhoc.interop.documents",
    "hierarchy_from_rows": "khuyenhoc.interop.hierarchy_rows",
    "load": "khuyenhoc.interop.documents",
    "load_report": "khuyenhoc.interop.report_json",
    "make_converter": "khuyenhoc.interop.converter",
    "point_change": "khuyenhoc.rollup.change",
    "read_hierarchy_rows": "khuyenhoc.interop.hierarchy_rows",
    "reconcile": "khuyenhoc.reconciliation.report",
    "report_from_json": "khuyenhoc.interop.report_json",
    "report_to_json": "khuyenhoc.interop.report_json",
    "report_to_row": "khuyenhoc.interop.rows",
    "reports_from_rows": "khuyenhoc.interop.rows",
    "roll_up": "khuyenhoc.rollup.roll_up",
    "sample_report": "khuyenhoc.interop.samples",
    "to_json": "khuyenhoc.interop.documents",
}

__version__ = "0.1.0"


if not TYPE_CHECKING:  # to a type checker, a name that is not there must stay an error

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})

"""Exact, honest statistics for Vietnam's study-promotion associations (Hội Khuyến học).

Figures are read as they were printed, kept with their bounds, put in ratio to a stated base and
checked against each other; nothing is approximated and nothing is repaired in silence.

    >>> import khuyenhoc as kh
    >>> kh.read_quantity("gần 60 tỉ đồng").bounds()
    Bounds(None, 60000000000, high_open=True)
    >>> kh.hidden_whole(383_058, "32,05%")
    Bounds(1194816, 1195375)
"""

# ruff: noqa: F403 - the indicators are imported, and made public, as their catalogue lists them

from importlib import import_module
from typing import TYPE_CHECKING

from khuyenhoc._later import LATER
from khuyenhoc._table import Table
from khuyenhoc._version import VERSION
from khuyenhoc.errors import (
    AmbiguousRuleError,
    HierarchyError,
    InvalidValueError,
    KhuyenhocError,
    NotInForceError,
    NotThereError,
    Problem,
    ReadingError,
    StructuringError,
    UndefinedRatioError,
)
from khuyenhoc.models import indicators as _indicators
from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
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
    from khuyenhoc.models.bounded_ratio import BoundedRatio
    from khuyenhoc.models.centre_staff import CentreStaff
    from khuyenhoc.models.commendation import Commendation, CommendationKind, RecipientKind
    from khuyenhoc.models.congress import Congress
    from khuyenhoc.models.identity_number import IdentityNumber
    from khuyenhoc.models.learning_centre import CentreKind, LearningCentre
    from khuyenhoc.models.learning_title import LearningTitle
    from khuyenhoc.models.membership import Membership, MembershipKind
    from khuyenhoc.models.membership_findings import check_memberships
    from khuyenhoc.models.movement import Movement, movements
    from khuyenhoc.models.national_targets import NATIONAL_TARGETS
    from khuyenhoc.models.person import Person
    from khuyenhoc.models.recognising_body import RecognisingBody, recognising_body
    from khuyenhoc.models.recognition import Recognition, Registration, TitleGrade
    from khuyenhoc.models.recognition_findings import check_recognitions
    from khuyenhoc.models.seat import Office, Seat
    from khuyenhoc.models.target import AreaClass, Target, TargetResult
    from khuyenhoc.models.term import Term
    from khuyenhoc.models.term_findings import check_terms
    from khuyenhoc.models.title_events import TitleEvent, TitleEventKind, title_events
    from khuyenhoc.models.title_holder import TitleHolder
    from khuyenhoc.models.title_rule_maker import TitleRuleMaker
    from khuyenhoc.models.validity import TITLE_VALIDITY, TITLE_VALIDITY_IN_PRACTICE, Validity
    from khuyenhoc.reconciliation.fitting_bases import fitting_bases
    from khuyenhoc.reconciliation.report import Reconciliation, reconcile
    from khuyenhoc.reconciliation.report_titles import title_bases
    from khuyenhoc.reconciliation.title_bases import TitleBases
    from khuyenhoc.rollup.by_unit import ByUnit
    from khuyenhoc.rollup.change import TotalChange, change, point_change
    from khuyenhoc.rollup.columns import roll_up_columns
    from khuyenhoc.rollup.counting import count_centres, count_commendations, count_terms
    from khuyenhoc.rollup.headcount import Headcount, headcount
    from khuyenhoc.rollup.left_out import LeftOut, LeftOutFor
    from khuyenhoc.rollup.members_change import MembersChange, MembersChanges, members_change
    from khuyenhoc.rollup.organisation_counts import count_organisations
    from khuyenhoc.rollup.parts import roll_up_parts
    from khuyenhoc.rollup.people_bounds import people_bounds
    from khuyenhoc.rollup.plan_result import PlanResult, against_plan
    from khuyenhoc.rollup.plans import plans
    from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
    from khuyenhoc.rollup.roll_up import roll_up
    from khuyenhoc.rollup.title_counts import (
        count_recognitions,
        count_registrations,
        count_titles,
    )
    from khuyenhoc.rollup.total import Total
    from khuyenhoc.rollup.totals import Totals
    from khuyenhoc.rollup.unit_totals import UnitTotals
    from khuyenhoc.rules.assessments.application import Application
    from khuyenhoc.rules.assessments.assessing import assess, assess_during, replay
    from khuyenhoc.rules.assessments.assessment import Assessment
    from khuyenhoc.rules.assessments.assessment_counts import AssessmentCounts
    from khuyenhoc.rules.assessments.finding import RuleFinding
    from khuyenhoc.rules.assessments.missing import Missing
    from khuyenhoc.rules.assessments.reasons import Reasons
    from khuyenhoc.rules.assessments.receipt import Receipt
    from khuyenhoc.rules.assessments.streaming import assess_all, assess_each
    from khuyenhoc.rules.books.checking import check_rules
    from khuyenhoc.rules.books.local_decision import LocalDecision
    from khuyenhoc.rules.books.rule_book import RuleBook
    from khuyenhoc.rules.books.rule_set import RuleSet
    from khuyenhoc.rules.encoded.book import RULE_BOOK
    from khuyenhoc.rules.title_shares import title_share
    from khuyenhoc.rules.verdict import RuleVerdict

__all__ = [
    "FACTOR",
    "FRACTION",
    "HOUSEHOLD",
    "NATIONAL_TARGETS",
    "OCCURRENCE",
    "ORGANISATION",
    "PERCENT",
    "PERSON",
    "RULE_BOOK",
    "SAMPLE_REPORTS",
    "TITLE_VALIDITY",
    "TITLE_VALIDITY_IN_PRACTICE",
    "UNITS",
    "VND",
    "WITHIN_A_TENTH",
    "AdministrativeKind",
    "AdministrativeUnit",
    "AmbiguousRuleError",
    "Application",
    "AreaClass",
    "Assessment",
    "AssessmentCounts",
    "BadRow",
    "Base",
    "BoundedRatio",
    "Bounds",
    "ByUnit",
    "Catalogue",
    "CentreKind",
    "CentreStaff",
    "Change",
    "Citation",
    "Commendation",
    "CommendationKind",
    "Congress",
    "Dong",
    "Evidence",
    "Fault",
    "FaultCode",
    "Figure",
    "Finding",
    "Headcount",
    "Hierarchy",
    "HierarchyError",
    "IdentityNumber",
    "Indicator",
    "InvalidValueError",
    "KhuyenhocError",
    "LearningCentre",
    "LearningTitle",
    "LeftOut",
    "LeftOutFor",
    "Link",
    "LocalDecision",
    "MembersChange",
    "MembersChanges",
    "Membership",
    "MembershipKind",
    "Missing",
    "MissingPolicy",
    "Movement",
    "Nature",
    "NotInForceError",
    "NotThereError",
    "Office",
    "OnBad",
    "Organisation",
    "OrganisationKind",
    "OwnValue",
    "Period",
    "Person",
    "PlanResult",
    "PrintedShare",
    "Problem",
    "Qualifier",
    "Quantity",
    "Ratio",
    "Reach",
    "ReadingError",
    "ReadingWarning",
    "Readings",
    "Reasons",
    "Receipt",
    "RecipientKind",
    "RecognisingBody",
    "Recognition",
    "Reconciliation",
    "Registration",
    "Remark",
    "Report",
    "Rounding",
    "RoundingHabit",
    "RowsRead",
    "RuleBook",
    "RuleFinding",
    "RuleSet",
    "RuleVerdict",
    "Says",
    "Seat",
    "Sector",
    "Skipped",
    "StructuringError",
    "Table",
    "Target",
    "TargetResult",
    "Term",
    "Tier",
    "Timeline",
    "TitleBases",
    "TitleEvent",
    "TitleEventKind",
    "TitleGrade",
    "TitleHolder",
    "TitleRuleMaker",
    "Total",
    "TotalChange",
    "Totals",
    "Tree",
    "UndefinedRatioError",
    "Unit",
    "UnitKind",
    "UnitTotals",
    "Unread",
    "Validity",
    "Verdict",
    "against_plan",
    "assess",
    "assess_all",
    "assess_during",
    "assess_each",
    "bare_name",
    "change",
    "check_memberships",
    "check_recognitions",
    "check_rules",
    "check_terms",
    "count_centres",
    "count_commendations",
    "count_organisations",
    "count_recognitions",
    "count_registrations",
    "count_terms",
    "count_titles",
    "dump",
    "dump_report",
    "find_names",
    "fitting_bases",
    "format_number_vi",
    "format_vi",
    "from_json",
    "headcount",
    "hidden_part",
    "hidden_whole",
    "hierarchy_from_rows",
    "infer_rounding",
    "load",
    "load_report",
    "make_converter",
    "members_change",
    "movements",
    "name_key",
    "people_bounds",
    "percent_bounds",
    "plans",
    "point_change",
    "print_percent",
    "read_hierarchy_rows",
    "read_period",
    "read_quantities",
    "read_quantity",
    "recognising_body",
    "reconcile",
    "replay",
    "report_from_json",
    "report_to_json",
    "report_to_row",
    "reports_from_rows",
    "roll_up",
    "roll_up_columns",
    "roll_up_parts",
    "round_to",
    "same_name",
    "sample_report",
    "sort_key",
    "title_bases",
    "title_events",
    "title_share",
    "to_json",
    "unround",
    "without_accents",
]
__all__ += _indicators.__all__
__version__ = VERSION


if not TYPE_CHECKING:  # to a type checker, a name that is not there must stay an error

    def __getattr__(name: str) -> object:
        if name not in LATER:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *LATER})

"""The public names that are imported when they are first asked for, as type checkers see them.

Nothing imports this module at run time: ``_later`` says where each name is.
"""

from khuyenhoc.compliance.fund_year import check_fund_year, management_base, management_spent
from khuyenhoc.interop.beancount_text import to_beancount
from khuyenhoc.interop.conversion.read import ConversionRead, LineRemark
from khuyenhoc.interop.conversion.rows import read_conversion_rows
from khuyenhoc.interop.converter import make_converter
from khuyenhoc.interop.documents import dump, from_json, load, to_json
from khuyenhoc.interop.fund_rows import funds_from_rows, read_fund_rows
from khuyenhoc.interop.hierarchy_rows import hierarchy_from_rows, read_hierarchy_rows
from khuyenhoc.interop.ledger_as_rows import ledger_to_rows
from khuyenhoc.interop.ledger_rows import ledger_from_rows, read_ledger_rows
from khuyenhoc.interop.registry_rows import read_registry_rows, registry_from_rows
from khuyenhoc.interop.report_json import dump_report, load_report, report_from_json, report_to_json
from khuyenhoc.interop.rows import report_to_row, reports_from_rows
from khuyenhoc.interop.rows_read import BadRow, OnBad, RowsRead
from khuyenhoc.interop.samples import SAMPLE_REPORTS, sample_report
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.centre_staff import CentreStaff
from khuyenhoc.models.commendation import Commendation, CommendationKind, RecipientKind
from khuyenhoc.models.congress import Congress
from khuyenhoc.models.finding import Severity
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.exchange import Exchange
from khuyenhoc.models.funds.flat_entry import EntryKind
from khuyenhoc.models.funds.fund import Fund, FundKind
from khuyenhoc.models.funds.goods import Goods, ValuationBasis
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.purpose import (
    FOR_FACILITIES,
    FOR_GIFTS,
    FOR_HOMES,
    FOR_LEARNING_CENTRES,
    FOR_MANAGEMENT,
    FOR_REWARDS,
    FOR_SCHOLARSHIPS,
    FOR_STUDY_PROMOTION,
    FOR_TALENT_PROMOTION,
    PURPOSES,
    Purpose,
)
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.models.funds.transfer import Transfer
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
from khuyenhoc.reconciliation.deriving.report_system import system_of
from khuyenhoc.reconciliation.fitting_bases import fitting_bases
from khuyenhoc.reconciliation.readings import Misreading, MisreadingKind, misreadings
from khuyenhoc.reconciliation.reconciled import Reconciliation
from khuyenhoc.reconciliation.reconciling import reconcile
from khuyenhoc.reconciliation.relations.changes import ChangeSince, GrowthSince, TimesSince
from khuyenhoc.reconciliation.relations.comparisons import AtMost, EqualTo, InOrder, WithinDrift
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.products import MeanOf, ProductOf
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.report_titles import title_bases
from khuyenhoc.reconciliation.suspects.repair import Repair, RepairKind
from khuyenhoc.reconciliation.suspects.suspected import SuspectGroup, Suspects
from khuyenhoc.reconciliation.suspects.suspects import suspects
from khuyenhoc.reconciliation.systems.judgement import Judgement
from khuyenhoc.reconciliation.systems.judging import judge
from khuyenhoc.reconciliation.systems.propagation import Propagation, propagate
from khuyenhoc.reconciliation.systems.step import Step
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.title_bases import TitleBases
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.common_area import CommonArea
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Weight
from khuyenhoc.reform.registries.coverage import Coverage, CoverageCode, CoverageFinding, coverage
from khuyenhoc.reform.registries.editions import Editions, EditionStretch
from khuyenhoc.reform.registries.event import EventKind, StructureEvent
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.reform.restating.categories import CategoryPolicy, RestatedCategory
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.mapped import Mapped
from khuyenhoc.reform.restating.ratios import RestatedRatio
from khuyenhoc.reform.restating.restated import Comparability, Restated
from khuyenhoc.reform.series.comparable import comparable
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.reform.series.double_count import DoubleCount, DoubleCountKind, double_counts
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.series.restated_change import RestatedChange
from khuyenhoc.reform.series.series import ComparableSeries
from khuyenhoc.reform.territories.binh_thanh import binh_thanh_wards
from khuyenhoc.reform.territories.hoan_kiem import hoan_kiem_wards
from khuyenhoc.reform.territories.provinces import provinces
from khuyenhoc.rollup.by_unit import ByUnit
from khuyenhoc.rollup.change import TotalChange, change, point_change
from khuyenhoc.rollup.columns import roll_up_columns
from khuyenhoc.rollup.counting import count_centres, count_commendations, count_terms
from khuyenhoc.rollup.funds.consolidate import consolidate
from khuyenhoc.rollup.funds.gifts import GiftsGiven, Recipients
from khuyenhoc.rollup.funds.published import PublishedFunds, consolidate_published
from khuyenhoc.rollup.funds.statement import Statement, statement
from khuyenhoc.rollup.funds.statements import Statements, statements
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
from khuyenhoc.rollup.title_counts import count_recognitions, count_registrations, count_titles
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
from khuyenhoc.rules.funds.capital import founding_cash, minimum_capital
from khuyenhoc.rules.funds.disclosure import fund_disclosure
from khuyenhoc.rules.funds.finding import FundFinding
from khuyenhoc.rules.funds.management import CostCeiling, management_cost
from khuyenhoc.rules.funds.missing import FundMissing
from khuyenhoc.rules.funds.payout import endowment_payout
from khuyenhoc.rules.title_shares import title_share
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.count import Count
from khuyenhoc.values.foreign_money import ForeignMoney

__all__ = [
    "FOR_FACILITIES",
    "FOR_GIFTS",
    "FOR_HOMES",
    "FOR_LEARNING_CENTRES",
    "FOR_MANAGEMENT",
    "FOR_REWARDS",
    "FOR_SCHOLARSHIPS",
    "FOR_STUDY_PROMOTION",
    "FOR_TALENT_PROMOTION",
    "NATIONAL_TARGETS",
    "PURPOSES",
    "RULE_BOOK",
    "SAMPLE_REPORTS",
    "TITLE_VALIDITY",
    "TITLE_VALIDITY_IN_PRACTICE",
    "Amounts",
    "Application",
    "AreaClass",
    "Assessment",
    "AssessmentCounts",
    "AtMost",
    "BadRow",
    "Beyond",
    "BoundedRatio",
    "ByUnit",
    "CategoryPolicy",
    "Caveat",
    "CaveatKind",
    "CentreKind",
    "CentreStaff",
    "ChangeSince",
    "Commendation",
    "CommendationKind",
    "CommonArea",
    "Comparability",
    "ComparableSeries",
    "Congress",
    "Contribution",
    "ConversionRead",
    "CostCeiling",
    "Count",
    "Coverage",
    "CoverageCode",
    "CoverageFinding",
    "Crosswalk",
    "DefinitionBreak",
    "Disbursement",
    "Donor",
    "DoubleCount",
    "DoubleCountKind",
    "EditionStretch",
    "Editions",
    "EntryColumns",
    "EntryKind",
    "EqualTo",
    "EventKind",
    "Exchange",
    "ForeignMoney",
    "Fund",
    "FundFinding",
    "FundKind",
    "FundMissing",
    "GiftsGiven",
    "Goods",
    "GrowthSince",
    "Headcount",
    "IdentityNumber",
    "InOrder",
    "Judgement",
    "LearningCentre",
    "LearningTitle",
    "Ledger",
    "LeftOut",
    "LeftOutFor",
    "LineRemark",
    "LocalDecision",
    "Mapped",
    "MeanOf",
    "MembersChange",
    "MembersChanges",
    "Membership",
    "MembershipKind",
    "Misreading",
    "MisreadingKind",
    "Missing",
    "MissingPolicy",
    "Move",
    "Moved",
    "Movement",
    "Observation",
    "Office",
    "OnBad",
    "OpeningBalance",
    "OwnValue",
    "PartsOf",
    "Person",
    "PlanResult",
    "ProductOf",
    "Propagation",
    "PublishedFunds",
    "Purpose",
    "Reasons",
    "Receipt",
    "RecipientKind",
    "Recipients",
    "RecognisingBody",
    "Recognition",
    "Reconciliation",
    "Registration",
    "Registry",
    "Repair",
    "RepairKind",
    "Restated",
    "RestatedCategory",
    "RestatedChange",
    "RestatedRatio",
    "Revaluation",
    "RowsRead",
    "RuleBook",
    "RuleFinding",
    "RuleSet",
    "RuleVerdict",
    "Seat",
    "Severity",
    "Share",
    "ShareOf",
    "Statement",
    "Statements",
    "Step",
    "StructureChange",
    "StructureEvent",
    "SuspectGroup",
    "Suspects",
    "System",
    "Target",
    "TargetResult",
    "Term",
    "TimesSince",
    "TitleBases",
    "TitleEvent",
    "TitleEventKind",
    "TitleGrade",
    "TitleHolder",
    "TitleRuleMaker",
    "Total",
    "TotalChange",
    "Totals",
    "Transfer",
    "UnitTotals",
    "Validity",
    "ValuationBasis",
    "Variable",
    "Weight",
    "WithinDrift",
    "against_plan",
    "assess",
    "assess_all",
    "assess_during",
    "assess_each",
    "binh_thanh_wards",
    "change",
    "check_fund_year",
    "check_memberships",
    "check_recognitions",
    "check_rules",
    "check_terms",
    "comparable",
    "consolidate",
    "consolidate_published",
    "count_centres",
    "count_commendations",
    "count_organisations",
    "count_recognitions",
    "count_registrations",
    "count_terms",
    "count_titles",
    "coverage",
    "crosswalk",
    "double_counts",
    "dump",
    "dump_report",
    "endowment_payout",
    "fitting_bases",
    "founding_cash",
    "from_json",
    "fund_disclosure",
    "funds_from_rows",
    "headcount",
    "hierarchy_from_rows",
    "hoan_kiem_wards",
    "judge",
    "ledger_from_rows",
    "ledger_to_rows",
    "load",
    "load_report",
    "make_converter",
    "management_base",
    "management_cost",
    "management_spent",
    "members_change",
    "minimum_capital",
    "misreadings",
    "movements",
    "people_bounds",
    "plans",
    "point_change",
    "propagate",
    "provinces",
    "read_conversion_rows",
    "read_fund_rows",
    "read_hierarchy_rows",
    "read_ledger_rows",
    "read_registry_rows",
    "recognising_body",
    "reconcile",
    "registry_from_rows",
    "replay",
    "report_from_json",
    "report_to_json",
    "report_to_row",
    "reports_from_rows",
    "roll_up",
    "roll_up_columns",
    "roll_up_parts",
    "sample_report",
    "statement",
    "statements",
    "suspects",
    "system_of",
    "title_bases",
    "title_events",
    "title_share",
    "to_beancount",
    "to_json",
]

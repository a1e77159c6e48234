"""The public results that are imported when they are first asked for, as type checkers see them.

What is computed from records; nothing imports this module at run time: see ``_later``.
"""

from khuyenhoc.reconciliation.bases.fitting_bases import fitting_bases
from khuyenhoc.reconciliation.bases.report_titles import title_bases
from khuyenhoc.reconciliation.bases.title_bases import TitleBases
from khuyenhoc.reconciliation.deriving.report_system import system_of
from khuyenhoc.reconciliation.hierarchies.hierarchical_rule import Comparison, HierarchicalRule
from khuyenhoc.reconciliation.hierarchies.hierarchy_check import HierarchyCheck, check_hierarchy
from khuyenhoc.reconciliation.hierarchies.imbalance import Imbalance
from khuyenhoc.reconciliation.hierarchies.item_check import ItemCheck, check_items
from khuyenhoc.reconciliation.hierarchies.misplaced import misplaced
from khuyenhoc.reconciliation.hierarchies.rule_outcome import RuleOutcome
from khuyenhoc.reconciliation.hierarchies.wrong_parent import TreeFault, WrongParent
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.ledger import ClaimsLedger
from khuyenhoc.reconciliation.plausibility.doubt import Doubt, PlausibleReading
from khuyenhoc.reconciliation.plausibility.doubts import doubts
from khuyenhoc.reconciliation.plausibility.ranges import (
    GrowthRange,
    LevelRange,
    ShareRange,
    UnitValueRange,
)
from khuyenhoc.reconciliation.readings import Misreading, MisreadingKind, misreadings
from khuyenhoc.reconciliation.reconcile import reconcile
from khuyenhoc.reconciliation.reconciliation import Reconciliation
from khuyenhoc.reconciliation.relations.changes import ChangeSince, GrowthSince, TimesSince
from khuyenhoc.reconciliation.relations.comparisons import AtMost, EqualTo, InOrder, WithinDrift
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.products import MeanOf, ProductOf
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.suspects.repair import Repair, RepairKind
from khuyenhoc.reconciliation.suspects.suspected import SuspectGroup, Suspects
from khuyenhoc.reconciliation.suspects.suspects import suspects
from khuyenhoc.reconciliation.systems.judgement import Judgement
from khuyenhoc.reconciliation.systems.judging import judge
from khuyenhoc.reconciliation.systems.propagation import Propagation, propagate
from khuyenhoc.reconciliation.systems.step import Step
from khuyenhoc.reconciliation.systems.system import System
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

__all__ = [
    "RULE_BOOK",
    "Application",
    "Assessment",
    "AssessmentCounts",
    "AtMost",
    "Beyond",
    "ByUnit",
    "CategoryPolicy",
    "Caveat",
    "CaveatKind",
    "ChangeSince",
    "Claim",
    "ClaimsLedger",
    "CommonArea",
    "Comparability",
    "ComparableSeries",
    "Comparison",
    "CostCeiling",
    "Coverage",
    "CoverageCode",
    "CoverageFinding",
    "Crosswalk",
    "DefinitionBreak",
    "DoubleCount",
    "DoubleCountKind",
    "Doubt",
    "EditionStretch",
    "Editions",
    "EqualTo",
    "EventKind",
    "FundFinding",
    "FundMissing",
    "GiftsGiven",
    "GrowthRange",
    "GrowthSince",
    "Headcount",
    "HierarchicalRule",
    "HierarchyCheck",
    "Imbalance",
    "InOrder",
    "ItemCheck",
    "Judgement",
    "LeftOut",
    "LeftOutFor",
    "LevelRange",
    "LocalDecision",
    "Mapped",
    "MeanOf",
    "MembersChange",
    "MembersChanges",
    "Misreading",
    "MisreadingKind",
    "Missing",
    "MissingPolicy",
    "Move",
    "Moved",
    "Observation",
    "OwnValue",
    "PartsOf",
    "PlanResult",
    "PlausibleReading",
    "ProductOf",
    "Propagation",
    "PublishedFunds",
    "Reasons",
    "Receipt",
    "Recipients",
    "Reconciliation",
    "Registry",
    "Repair",
    "RepairKind",
    "Restated",
    "RestatedCategory",
    "RestatedChange",
    "RestatedRatio",
    "RuleBook",
    "RuleFinding",
    "RuleOutcome",
    "RuleSet",
    "RuleVerdict",
    "Share",
    "ShareOf",
    "ShareRange",
    "Statement",
    "Statements",
    "Step",
    "StructureChange",
    "StructureEvent",
    "SuspectGroup",
    "Suspects",
    "System",
    "TimesSince",
    "TitleBases",
    "Total",
    "TotalChange",
    "Totals",
    "TreeFault",
    "UnitTotals",
    "UnitValueRange",
    "Variable",
    "Weight",
    "WithinDrift",
    "WrongParent",
    "against_plan",
    "assess",
    "assess_all",
    "assess_during",
    "assess_each",
    "binh_thanh_wards",
    "change",
    "check_hierarchy",
    "check_items",
    "check_rules",
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
    "doubts",
    "endowment_payout",
    "fitting_bases",
    "founding_cash",
    "fund_disclosure",
    "headcount",
    "hoan_kiem_wards",
    "judge",
    "management_cost",
    "members_change",
    "minimum_capital",
    "misplaced",
    "misreadings",
    "people_bounds",
    "plans",
    "point_change",
    "propagate",
    "provinces",
    "reconcile",
    "replay",
    "roll_up",
    "roll_up_columns",
    "roll_up_parts",
    "statement",
    "statements",
    "suspects",
    "system_of",
    "title_bases",
    "title_share",
]

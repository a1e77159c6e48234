"""Rules: dated, cited requirements, what they are made of, and what they come to.

Who assesses applications needs no more than the names at the top of the package. Who writes rules,
such as a province that completes the national ones, finds what they are made of here.
"""

from khuyenhoc.rules.assessments.application import Application, Fact
from khuyenhoc.rules.assessments.assessing import assess, assess_during, replay
from khuyenhoc.rules.assessments.assessment import Assessment
from khuyenhoc.rules.assessments.assessment_counts import AssessmentCounts, ConditionCount, Refused
from khuyenhoc.rules.assessments.finding import RuleFinding
from khuyenhoc.rules.assessments.missing import Missing
from khuyenhoc.rules.assessments.reasons import Reasons
from khuyenhoc.rules.assessments.receipt import Receipt
from khuyenhoc.rules.assessments.streaming import assess_all, assess_each
from khuyenhoc.rules.books.checking import check_rules
from khuyenhoc.rules.books.local_decision import LocalDecision
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.books.rule_fault import RuleFault, RuleFaultCode
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.encoded.book import RULE_BOOK
from khuyenhoc.rules.funds.capital import founding_cash, minimum_capital
from khuyenhoc.rules.funds.disclosure import fund_disclosure
from khuyenhoc.rules.funds.finding import FundFinding
from khuyenhoc.rules.funds.management import CostCeiling, management_cost
from khuyenhoc.rules.funds.missing import FundMissing
from khuyenhoc.rules.funds.payout import endowment_payout
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    HasTitle,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf, AnyOf, OnlyFor, Requirement, SameAs
from khuyenhoc.rules.requirements.threshold import ByArea, Threshold
from khuyenhoc.rules.title_shares import title_share
from khuyenhoc.rules.verdict import RuleVerdict

__all__ = [
    "RULE_BOOK",
    "AllOf",
    "AnyOf",
    "Application",
    "Assessment",
    "AssessmentCounts",
    "ByArea",
    "ConditionCount",
    "CostCeiling",
    "CountAtLeast",
    "Fact",
    "FundFinding",
    "FundMissing",
    "HasTitle",
    "Level",
    "LocalDecision",
    "Missing",
    "NotSourced",
    "OnlyFor",
    "Points",
    "PointsAtLeast",
    "Reasons",
    "Receipt",
    "Refused",
    "Requirement",
    "RuleBook",
    "RuleFault",
    "RuleFaultCode",
    "RuleFinding",
    "RuleSet",
    "RuleVerdict",
    "SameAs",
    "ShareAtLeast",
    "Stated",
    "Threshold",
    "assess",
    "assess_all",
    "assess_during",
    "assess_each",
    "check_rules",
    "endowment_payout",
    "founding_cash",
    "fund_disclosure",
    "management_cost",
    "minimum_capital",
    "replay",
    "title_share",
]

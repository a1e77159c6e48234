"""What the files of each kind of model say they are."""

from typing import Any, Final

from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.centre_staff import CentreStaff
from khuyenhoc.models.commendation import Commendation
from khuyenhoc.models.congress import Congress
from khuyenhoc.models.fault import Fault
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.exchange import Exchange
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.purpose import Purpose
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.models.funds.transfer import Transfer
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.models.learning_centre import LearningCentre
from khuyenhoc.models.link import Link
from khuyenhoc.models.membership import Membership
from khuyenhoc.models.movement import Movement
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.person import Person
from khuyenhoc.models.recognising_body import RecognisingBody
from khuyenhoc.models.recognition import Recognition, Registration
from khuyenhoc.models.report import Report
from khuyenhoc.models.seat import Seat
from khuyenhoc.models.target import Target, TargetResult
from khuyenhoc.models.term import Term
from khuyenhoc.models.title_events import TitleEvent
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.validity import Validity
from khuyenhoc.reconciliation.bases.title_bases import TitleBases
from khuyenhoc.reconciliation.reconciliation import Reconciliation
from khuyenhoc.reform.crosswalks.common_area import CommonArea
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.reform.restating.caveat import Caveat
from khuyenhoc.reform.restating.restated import Restated
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.reform.series.double_count import DoubleCount
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.rollup.change import TotalChange
from khuyenhoc.rollup.left_out import LeftOut
from khuyenhoc.rollup.members_change import MembersChange
from khuyenhoc.rollup.plan_result import PlanResult
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.rules.assessments.application import Application
from khuyenhoc.rules.assessments.receipt import Receipt
from khuyenhoc.rules.books.local_decision import LocalDecision
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.books.rule_set import RuleSet
from khuyenhoc.rules.funds.management import CostCeiling
from khuyenhoc.text.readings import Readings
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.count import Count
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import ForeignMoney
from khuyenhoc.values.habit import PrintedShare, RoundingHabit
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity, Reach, ReadingWarning
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.timeline import Timeline
from khuyenhoc.values.unit import Unit

__all__ = ["SCHEMAS"]

#: What a file of each kind says it is. A change that a reader of today would refuse or misread
#: raises the number.
SCHEMAS: Final[dict[Any, str]] = {
    AdministrativeUnit: "khuyenhoc.administrative-unit/1",
    Amounts: "khuyenhoc.amounts/1",
    Application: "khuyenhoc.application/1",
    BoundedRatio: "khuyenhoc.bounded-ratio/1",
    Bounds: "khuyenhoc.bounds/1",
    Catalogue: "khuyenhoc.catalogue/1",
    Caveat: "khuyenhoc.caveat/1",
    CentreStaff: "khuyenhoc.centre-staff/1",
    Citation: "khuyenhoc.citation/1",
    Commendation: "khuyenhoc.commendation/1",
    CommonArea: "khuyenhoc.common-area/1",
    Congress: "khuyenhoc.congress/1",
    Contribution: "khuyenhoc.contribution/1",
    CostCeiling: "khuyenhoc.cost-ceiling/1",
    Count: "khuyenhoc.count/1",
    DefinitionBreak: "khuyenhoc.definition-break/1",
    Disbursement: "khuyenhoc.disbursement/1",
    Dong: "khuyenhoc.dong/1",
    Donor: "khuyenhoc.donor/1",
    DoubleCount: "khuyenhoc.double-count/1",
    Exchange: "khuyenhoc.exchange/1",
    Fault: "khuyenhoc.fault/1",
    Figure: "khuyenhoc.figure/1",
    Finding: "khuyenhoc.finding/1",
    ForeignMoney: "khuyenhoc.foreign-money/1",
    Fund: "khuyenhoc.fund/1",
    Goods: "khuyenhoc.goods/1",
    Hierarchy: "khuyenhoc.hierarchy/1",
    Indicator: "khuyenhoc.indicator/1",
    LearningCentre: "khuyenhoc.learning-centre/1",
    Ledger: "khuyenhoc.ledger/1",
    LeftOut: "khuyenhoc.left-out/1",
    Link: "khuyenhoc.link/1",
    LocalDecision: "khuyenhoc.local-decision/1",
    MembersChange: "khuyenhoc.members-change/1",
    Membership: "khuyenhoc.membership/1",
    Move: "khuyenhoc.move/1",
    Movement: "khuyenhoc.movement/1",
    Observation: "khuyenhoc.observation/1",
    OpeningBalance: "khuyenhoc.opening-balance/1",
    Organisation: "khuyenhoc.organisation/1",
    Period: "khuyenhoc.period/1",
    Person: "khuyenhoc.person/1",
    PlanResult: "khuyenhoc.plan-result/1",
    PrintedShare: "khuyenhoc.printed-share/1",
    Purpose: "khuyenhoc.purpose/1",
    Quantity: "khuyenhoc.quantity/1",
    Ratio: "khuyenhoc.ratio/1",
    Reach: "khuyenhoc.reach/1",
    ReadingWarning: "khuyenhoc.reading-warning/1",
    Readings: "khuyenhoc.readings/1",
    Receipt: "khuyenhoc.receipt/1",
    RecognisingBody: "khuyenhoc.recognising-body/1",
    Recognition: "khuyenhoc.recognition/1",
    Reconciliation: "khuyenhoc.reconciliation/1",
    Registration: "khuyenhoc.registration/1",
    Registry: "khuyenhoc.registry/1",
    Report: "khuyenhoc.report/1",
    Restated: "khuyenhoc.restated/1",
    Revaluation: "khuyenhoc.revaluation/1",
    RoundingHabit: "khuyenhoc.rounding-habit/1",
    RuleBook: "khuyenhoc.rule-book/1",
    RuleSet: "khuyenhoc.rule-set/1",
    Seat: "khuyenhoc.seat/1",
    Share: "khuyenhoc.share/1",
    StructureChange: "khuyenhoc.structure-change/1",
    Target: "khuyenhoc.target/1",
    TargetResult: "khuyenhoc.target-result/1",
    Term: "khuyenhoc.term/1",
    Timeline: "khuyenhoc.timeline/1",
    TitleBases: "khuyenhoc.title-bases/1",
    TitleEvent: "khuyenhoc.title-event/1",
    Total: "khuyenhoc.total/1",
    TotalChange: "khuyenhoc.total-change/1",
    Totals: "khuyenhoc.totals/1",
    Transfer: "khuyenhoc.transfer/1",
    Tree: "khuyenhoc.tree/1",
    Unit: "khuyenhoc.unit/1",
    Validity: "khuyenhoc.validity/1",
}

"""The public records that are imported when they are first asked for, as type checkers see them.

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
    "SAMPLE_REPORTS",
    "TITLE_VALIDITY",
    "TITLE_VALIDITY_IN_PRACTICE",
    "Amounts",
    "AreaClass",
    "BadRow",
    "BoundedRatio",
    "CentreKind",
    "CentreStaff",
    "Commendation",
    "CommendationKind",
    "Congress",
    "Contribution",
    "ConversionRead",
    "Count",
    "Disbursement",
    "Donor",
    "EntryColumns",
    "EntryKind",
    "Exchange",
    "ForeignMoney",
    "Fund",
    "FundKind",
    "Goods",
    "IdentityNumber",
    "LearningCentre",
    "LearningTitle",
    "Ledger",
    "LineRemark",
    "Membership",
    "MembershipKind",
    "Movement",
    "Office",
    "OnBad",
    "OpeningBalance",
    "Person",
    "Purpose",
    "RecipientKind",
    "RecognisingBody",
    "Recognition",
    "Registration",
    "Revaluation",
    "RowsRead",
    "Seat",
    "Severity",
    "Target",
    "TargetResult",
    "Term",
    "TitleEvent",
    "TitleEventKind",
    "TitleGrade",
    "TitleHolder",
    "TitleRuleMaker",
    "Transfer",
    "Validity",
    "ValuationBasis",
    "check_fund_year",
    "check_memberships",
    "check_recognitions",
    "check_terms",
    "dump",
    "dump_report",
    "from_json",
    "funds_from_rows",
    "hierarchy_from_rows",
    "ledger_from_rows",
    "ledger_to_rows",
    "load",
    "load_report",
    "make_converter",
    "management_base",
    "management_spent",
    "movements",
    "read_conversion_rows",
    "read_fund_rows",
    "read_hierarchy_rows",
    "read_ledger_rows",
    "read_registry_rows",
    "recognising_body",
    "registry_from_rows",
    "report_from_json",
    "report_to_json",
    "report_to_row",
    "reports_from_rows",
    "sample_report",
    "title_events",
    "to_beancount",
    "to_json",
]

"""Exact, honest statistics for Vietnam's study-promotion associations (Hội Khuyến học).

Figures are read as they were printed, kept with their bounds, put in ratio to a stated base and
checked against each other; nothing is approximated and nothing is repaired in silence.

    >>> import khuyenhoc as kh
    >>> kh.read_quantity("gần 60 tỉ đồng").bounds()
    Bounds(None, 60000000000, high_open=True)
    >>> kh.hidden_whole(383_058, "32,05%")
    Bounds(1194816, 1195375)
"""

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
from khuyenhoc.models import indicators
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Catalogue, Indicator, Nature
from khuyenhoc.models.indicators import *  # noqa: F403 - listed in their own modules
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
    "SAMPLE_REPORTS",
    "UNITS",
    "VND",
    "WITHIN_A_TENTH",
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
    "indicators",
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
__all__ += indicators.__all__

__version__ = "0.1.0"

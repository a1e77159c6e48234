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
    AmbiguousUnitError,
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
    from khuyenhoc import _later_results_types, _later_types
    from khuyenhoc._later_results_types import *
    from khuyenhoc._later_types import *

__all__ = [
    "FACTOR",
    "FRACTION",
    "HOUSEHOLD",
    "OCCURRENCE",
    "ORGANISATION",
    "PERCENT",
    "PERSON",
    "UNITS",
    "VND",
    "WITHIN_A_TENTH",
    "AdministrativeKind",
    "AdministrativeUnit",
    "AmbiguousRuleError",
    "AmbiguousUnitError",
    "Base",
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
    "Nature",
    "NotInForceError",
    "NotThereError",
    "Organisation",
    "OrganisationKind",
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
    "Remark",
    "Report",
    "Rounding",
    "RoundingHabit",
    "Says",
    "Sector",
    "Skipped",
    "StructuringError",
    "Table",
    "Tier",
    "Timeline",
    "Tree",
    "UndefinedRatioError",
    "Unit",
    "UnitKind",
    "Unread",
    "Verdict",
    "bare_name",
    "find_names",
    "format_number_vi",
    "format_vi",
    "hidden_part",
    "hidden_whole",
    "infer_rounding",
    "name_key",
    "percent_bounds",
    "print_percent",
    "read_period",
    "read_quantities",
    "read_quantity",
    "round_to",
    "same_name",
    "sort_key",
    "unround",
    "without_accents",
]
__all__ += _indicators.__all__
if TYPE_CHECKING:
    __all__ += _later_types.__all__
    __all__ += _later_results_types.__all__
else:
    __all__ += list(LATER)
__version__ = VERSION


if not TYPE_CHECKING:  # to a type checker, a name that is not there must stay an error

    def __getattr__(name: str) -> object:
        if name not in LATER:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *LATER})

"""For the tests of host applications: Hypothesis strategies for what this package has.

Install ``khuyenhoc[testing]``. Every value drawn is one that can exist, and every report one that
can be true.

>>> from hypothesis import find
>>> import khuyenhoc as kh
>>> from khuyenhoc.testing import reports
>>> find(reports(), lambda report: not kh.reconcile(report).contradictions).organisation
'made-up'
"""

from khuyenhoc.testing.amounts import amounts, counts, foreign_money, goods
from khuyenhoc.testing.applications import applications
from khuyenhoc.testing.dates import calendar_periods, days, periods, timelines
from khuyenhoc.testing.faults import FaultKind, PlantedFault, plant
from khuyenhoc.testing.funds import entries_of, funds, ledgers
from khuyenhoc.testing.hierarchies import PlantedFaults, forests, hierarchies, planted_faults
from khuyenhoc.testing.numbers import (
    bounds,
    dongs,
    exacts,
    numbers_within,
    quantities,
    ratios,
    roundings,
)
from khuyenhoc.testing.prints import prints_of
from khuyenhoc.testing.registries import RegistryAndTruth, registries, registries_and_truth
from khuyenhoc.testing.reports import printed_percent, reports
from khuyenhoc.testing.requirements import requirements
from khuyenhoc.testing.rules import local_decisions, rule_sets
from khuyenhoc.testing.systems import (
    SystemAndTruth,
    consistent_systems,
    system_and_truth,
    systems_and_truth,
)

__all__ = [
    "FaultKind",
    "PlantedFault",
    "PlantedFaults",
    "RegistryAndTruth",
    "SystemAndTruth",
    "amounts",
    "applications",
    "bounds",
    "calendar_periods",
    "consistent_systems",
    "counts",
    "days",
    "dongs",
    "entries_of",
    "exacts",
    "foreign_money",
    "forests",
    "funds",
    "goods",
    "hierarchies",
    "ledgers",
    "local_decisions",
    "numbers_within",
    "periods",
    "plant",
    "planted_faults",
    "printed_percent",
    "prints_of",
    "quantities",
    "ratios",
    "registries",
    "registries_and_truth",
    "reports",
    "requirements",
    "roundings",
    "rule_sets",
    "system_and_truth",
    "systems_and_truth",
    "timelines",
]

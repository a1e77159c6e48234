"""The system of numbers that reports make together."""

from collections.abc import Sequence

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.deriving.catalogue_relations import catalogue_relations
from khuyenhoc.reconciliation.deriving.draft import Draft
from khuyenhoc.reconciliation.deriving.joint_relations import joint_relations
from khuyenhoc.reconciliation.deriving.own_relations import own_relations
from khuyenhoc.reconciliation.deriving.report_names import report_names
from khuyenhoc.reconciliation.deriving.tree_relations import tree_relations
from khuyenhoc.reconciliation.systems.system import System

__all__ = ["Derived", "derived", "system_of"]


@frozen
class Derived:
    """A system made of reports, and what of it findings about one report tell already."""

    system: System
    names: tuple[str, ...]
    #: The places of relations within one report.
    spoken_of: frozenset[int]


def system_of(*reports: Report, tree: Tree | None = None) -> System:
    """Make a system of what ``reports`` say, and of what then has to hold.

    Shares, changes, parts, prices and means as each report says them; each count below those that
    enclose it (recognised, registered, all); the same thing in two reports; a half-year within its
    year; and under ``tree`` each unit made up of those under it. The numbers have the keys of their
    figures, of several reports with the report's name before them: "can-tho@2023:members".

    >>> from khuyenhoc.interop.samples import sample_report
    >>> system = system_of(sample_report("can-tho-2023"))
    >>> [v.key for v in system if not v.is_printed][0]
    'population (can-tho, 2023)'

    Raises:
        InvalidValueError: There is no report, or something else is among them.
    """
    return derived(reports, tree).system


def derived(reports: Sequence[Report], tree: Tree | None = None) -> Derived:
    """Make the system, and remember which relations are of one report."""
    if not reports:
        raise InvalidValueError("reports", (), "at least one Report")
    for index, report in enumerate(reports):
        if not isinstance(report, Report):
            raise InvalidValueError(f"reports[{index}]", report, "a Report")
    if tree is not None and not isinstance(tree, Tree):
        raise InvalidValueError("tree", tree, "a Tree, such as hierarchy.on(day)")
    names = report_names(reports)
    draft = Draft.of(zip(names, reports, strict=True), prefixed=len(reports) > 1)
    own_relations(draft)
    catalogue_relations(draft)
    joint_relations(draft)
    if tree is not None:
        tree_relations(draft, tree)
    return Derived(draft.system(), names, draft.spoken_of)

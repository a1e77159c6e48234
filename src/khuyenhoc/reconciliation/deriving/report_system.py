"""The system of numbers that reports make together."""

from collections.abc import Sequence
from datetime import date
from typing import cast

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

__all__ = ["Derived", "checked", "derived", "system_of"]


@frozen
class Derived:
    """A system made of reports, and what of it findings about one report tell already."""

    system: System
    #: The places of relations within one report.
    spoken_of: frozenset[int]


def system_of(*reports: Report, tree: Tree | None = None, complete: bool = False) -> System:
    """Make a system of what ``reports`` say, and of what then has to hold.

    Shares, changes, parts, prices and means as each report says them; each count below those that
    enclose it (registered below all); the same thing in two reports; a half-year within its year;
    and under ``tree`` what the units under each unit said within its own. Where the tree is
    ``complete``, it names every unit with anything to add, and they make its own up.

    Nothing is said of two figures that only seem to be of one thing: those of a scope, which is in
    each report's own words; those until a day whose beginning is not stated; and two of one report
    that nothing tells apart. The numbers have the keys of their figures, of several reports with
    the report's name before them: "can-tho@2023:members".

    >>> from khuyenhoc.interop.samples import sample_report
    >>> system = system_of(sample_report("can-tho-2023"))
    >>> [v.key for v in system if not v.is_printed][0]
    'population (can-tho, 2023)'

    Raises:
        InvalidValueError: There is no report, something else is among them, ``tree`` is no tree or
            of a day that no report is of, or ``complete`` is said of none.
    """
    checked(reports, tree, complete=complete)
    named = tuple(zip(report_names(reports), reports, strict=True))
    return derived(named, tree, complete=complete, prefixed=len(reports) > 1).system


def checked(reports: Sequence[Report], tree: Tree | None, *, complete: bool) -> None:
    """Refuse what no system can be made of."""
    if not reports:
        raise InvalidValueError("reports", (), "at least one Report")
    for index, report in enumerate(reports):
        if not isinstance(cast("object", report), Report):
            raise InvalidValueError(f"reports[{index}]", report, "a Report")
    if tree is not None and not isinstance(cast("object", tree), Tree):
        raise InvalidValueError("tree", tree, "a Tree, such as hierarchy.on(day)")
    if tree is not None and not any(_is_of(report, tree.day) for report in reports):
        said = "a tree of a day that one of the reports is of"
        raise InvalidValueError("tree.day", tree.day, said)
    if not isinstance(cast("object", complete), bool) or (complete and tree is None):
        raise InvalidValueError("complete", complete, "True or False, and False without a tree")


def _is_of(report: Report, day: date) -> bool:
    return day in report.period or any(
        figure.period is not None and day in figure.period for figure in report
    )


def derived(
    reports: Sequence[tuple[str, Report]],
    tree: Tree | None = None,
    *,
    complete: bool = False,
    prefixed: bool,
) -> Derived:
    """Make the system of reports with their names, which may stand before the keys of figures.

    What is ``spoken_of`` are the relations that findings about one report tell of.

    Raises:
        InvalidValueError: Two figures come to the same key.
    """
    draft = Draft.of(reports, prefixed=prefixed)
    own_relations(draft)
    catalogue_relations(draft)
    joint_relations(draft)
    if tree is not None:
        tree_relations(draft, tree, complete=complete)
    return Derived(draft.system(), draft.spoken_of)

"""What one report's figures say of each other."""

from typing import Final

from attrs import evolve

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.one_report.case import Case, is_plain
from khuyenhoc.reconciliation.one_report.changes import changes
from khuyenhoc.reconciliation.one_report.claims import claims
from khuyenhoc.reconciliation.one_report.hidden_bases import hidden_bases
from khuyenhoc.reconciliation.one_report.parts import parts
from khuyenhoc.reconciliation.one_report.per_head import per_head
from khuyenhoc.reconciliation.one_report.shares import parts_of_wholes, shares
from khuyenhoc.reconciliation.one_report.targets import targets
from khuyenhoc.reconciliation.one_report.unit_values import doubts, prices, unit_values
from khuyenhoc.reconciliation.wording import HABITS, printed_words
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.habit import RoundingHabit, infer_rounding
from khuyenhoc.values.quantity import Quantity, Reach
from khuyenhoc.values.unit import PERCENT

__all__ = ["own_findings", "rounding_habit"]

#: Each derives or checks one kind of relation, from all figures of the report.
_RELATIONS: Final = (
    shares,
    hidden_bases,
    parts_of_wholes,
    parts,
    changes,
    targets,
    claims,
    unit_values,
    per_head,
    prices,
    doubts,
)


def own_findings(
    report: Report, habit: RoundingHabit, evidence: tuple[str, ...], reach: Reach | None
) -> tuple[Finding, ...]:
    """Compare the figures of ``report`` with each other, in the order of its figures."""
    if not len(report):
        return (_empty(report),)
    case = Case(report, habit, evidence, reach)
    found = [finding for relation in _RELATIONS for finding in relation(case)]
    order = {figure.key: place for place, figure in enumerate(report)}
    found.sort(key=lambda finding: order[finding.figures[0]])  # stable: relations keep their order
    return tuple(_in_context(case, finding) for finding in found)


def _in_context(case: Case, finding: Finding) -> Finding:
    """Add the words its figures were printed in, and whom and when they concern."""
    figures = [case.report[key] for key in finding.figures]
    return evolve(
        finding,
        printed=tuple(printed_words(figure) for figure in figures),
        subjects=(case.report.organisation,),
        periods=tuple(dict.fromkeys(case.time(figure) for figure in figures)),
    )


def _empty(report: Report) -> Finding:
    """Tell that a report says nothing that could be compared."""
    when = format_period_vi(report.period)
    return Finding(
        code="nothing-said",
        verdict=Verdict.UNDETERMINED,
        figures=(),
        subjects=(report.organisation,),
        periods=(report.period,),
        vi=f"Báo cáo của {report.label} ({when}) không có số liệu nào để đối chiếu.",
        en=f"The report of {report.label} ({report.period}) holds no figure to compare.",
    )


def rounding_habit(report: Report) -> tuple[RoundingHabit, tuple[str, ...]]:
    """Infer how the report rounds from every share whose two sides are printed as plain numbers.

    The keys are those of the shares that rule out the other habit.
    """
    observed: dict[str, tuple[int, int, Quantity]] = {}
    for figure in report:
        if figure.says is not Says.SHARE or figure.target or not is_plain(figure):
            continue
        if figure.about is None or figure.out_of is None or figure.quantity.unit != PERCENT:
            continue
        part, whole = _count(report[figure.about]), _count(report[figure.out_of])
        if part is not None and whole and figure.quantity.change is None:
            observed[figure.key] = (part, whole, figure.quantity)
    habit = infer_rounding(observed.values())
    if habit.only is None:
        return habit, ()
    other = next(rounding for rounding in HABITS if rounding is not habit.only)
    refuting = habit.refuting(other)
    return habit, tuple(
        key for key, share in zip(observed, habit.observations, strict=True) if share in refuting
    )


def _count(figure: Figure) -> int | None:
    """Give the whole number that ``figure`` says exactly, if it says one."""
    value = figure.quantity.bounds().value if figure.says is Says.LEVEL else None
    return value if isinstance(value, int) and value >= 0 else None

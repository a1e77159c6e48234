"""Reports reconciled: each by itself, and all together."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.deriving.report_system import Derived, derived
from khuyenhoc.reconciliation.own_findings import own_findings, rounding_habit
from khuyenhoc.reconciliation.reconciled import Reconciliation
from khuyenhoc.reconciliation.systems.judgement import Judgement
from khuyenhoc.reconciliation.systems.judging import judged
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach

__all__ = ["reconcile"]


def reconcile(
    *reports: Report, tree: Tree | None = None, reach: Reach | None = WITHIN_A_TENTH
) -> Reconciliation:
    """Compare the figures of one report, or of several, with each other.

    How a report rounds is inferred from all its ratios together, and used where it is certain.
    A contradiction is one however the percentages were rounded; one that hangs on ``reach``, the
    convention for how far "gần" and "hơn" may be from their number, names it. Of several reports
    the same thing said twice, a level and its change since another report, a half-year and its
    year are compared too; with ``tree`` each unit and those under it.

    >>> from khuyenhoc.interop.samples import sample_report
    >>> found = reconcile(sample_report("binh-thanh-2022"))
    >>> found.habit.only
    <Rounding.DOWN: 'down'>
    >>> [finding.code for finding in found.about("clan_pct")]
    ['share-holds']

    Raises:
        InvalidValueError: There is no report, one is given twice, something else is among them,
            ``tree`` is no tree, or ``reach`` no reach.
    """
    if reach is not None and not isinstance(reach, Reach):
        raise InvalidValueError("reach", reach, "a Reach or None")
    made = derived(reports, tree)
    for index, report in enumerate(reports):
        if report in reports[:index]:
            said = "each report only once"
            raise InvalidValueError(f"reports[{index}]", made.names[index], said)
    pairs = [rounding_habit(report) for report in reports]
    own = [
        _prefixed(finding, made, place)
        for place, (report, (habit, evidence)) in enumerate(zip(reports, pairs, strict=True))
        for finding in own_findings(report, habit, evidence, reach)
    ]
    known = zip(made.names, (habit.only for habit, _ in pairs), strict=True)
    habits = {name: only for name, only in known if only is not None}
    together = judged(Scenes(made.system, habits, reach), made.spoken_of)
    return Reconciliation(
        reports=reports,
        habits=tuple(habit for habit, _ in pairs),
        findings=(*own, *_added(made, own, together)),
        tree=tree,
        reach=reach,
    )


def _prefixed(finding: Finding, made: Derived, place: int) -> Finding:
    """Name the figures of one report among those of several."""
    if len(made.names) == 1:
        return finding
    name = made.names[place]
    return evolve(
        finding,
        figures=tuple(f"{name}:{key}" for key in finding.figures),
    )


def _added(made: Derived, own: Sequence[Finding], together: Judgement) -> Iterator[Finding]:
    """Give what the findings about single reports do not tell already."""
    denied = [set(found.figures) for found in own if found.verdict is Verdict.CONTRADICTORY]
    for found in together:
        match found.verdict:
            case Verdict.CONTRADICTORY:
                printed = {key for key, _ in found.nearest}
                told = found.code.startswith("joint") and any(printed <= keys for keys in denied)
            case Verdict.DERIVED:
                told = False
            case Verdict.UNDETERMINED:
                told = found.code.startswith("number")
            case _:
                told = _is_of_one_report(made, found)
        if not told:
            yield found


def _is_of_one_report(made: Derived, found: Finding) -> bool:
    return len({made.system[key].document for key in found.figures}) == 1

"""Reports reconciled: each by itself, and all together."""

from collections.abc import Iterator, Sequence
from typing import cast

from attrs import evolve, frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.deriving.report_names import report_names
from khuyenhoc.reconciliation.deriving.report_system import Derived, checked, derived
from khuyenhoc.reconciliation.own_findings import own_findings, rounding_habit
from khuyenhoc.reconciliation.reconciled import Reconciliation
from khuyenhoc.reconciliation.systems.judgement import Judgement
from khuyenhoc.reconciliation.systems.judging import judged
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.habit import RoundingHabit
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach

__all__ = ["reconcile"]


def reconcile(
    *reports: Report,
    tree: Tree | None = None,
    complete: bool = False,
    reach: Reach | None = WITHIN_A_TENTH,
) -> Reconciliation:
    """Compare the figures of one report, or of several, with each other.

    How a report rounds is inferred from all its ratios together, and used where it is certain.
    A contradiction is one however the percentages were rounded; one that hangs on ``reach``, the
    convention for how far "gần" and "hơn" may be from their number, names it. Of several reports
    the same thing said twice, a level and its change since another report, a half-year and its
    year are compared too; with ``tree``, which is taken to hold for all of them, each unit and
    those under it. These make it up only where the tree is said to be ``complete``. The findings
    about one report are the same alone and beside others.

    >>> from khuyenhoc.interop.samples import sample_report
    >>> found = reconcile(sample_report("binh-thanh-2022"))
    >>> found.habit.only
    <Rounding.DOWN: 'down'>
    >>> [finding.code for finding in found.about("clan_pct")]
    ['share-holds']

    Raises:
        InvalidValueError: There is no report, one is given twice, something else is among them,
            ``tree`` is no tree, ``complete`` is said of none, or ``reach`` is no reach.
    """
    checked(reports, tree, complete=complete)
    if reach is not None and not isinstance(cast("object", reach), Reach):
        raise InvalidValueError("reach", reach, "a Reach or None")
    names = report_names(reports)
    for index, report in enumerate(reports):
        if report in reports[:index]:
            said = "each report only once"
            raise InvalidValueError(f"reports[{index}]", names[index], said)
    named = tuple(zip(names, reports, strict=True))
    several = len(named) > 1
    made = [_alone(name, report, reach, prefixed=several) for name, report in named]
    findings = [finding for one in made for finding in one.findings]
    if several:
        whole = derived(named, tree, complete=complete, prefixed=True)
        findings += _together(whole, made, reach)
    return Reconciliation(
        reports=reports,
        habits=tuple(one.habit for one in made),
        findings=tuple(findings),
        tree=tree,
        complete=complete,
        reach=reach,
    )


@frozen
class _Alone:
    """What was found out about one report."""

    name: str
    habit: RoundingHabit
    derived: Derived
    findings: tuple[Finding, ...]


def _alone(name: str, report: Report, reach: Reach | None, *, prefixed: bool) -> _Alone:
    habit, evidence = rounding_habit(report)
    made = derived(((name, report),), prefixed=prefixed)
    own = own_findings(report, habit, evidence, reach)
    if prefixed:
        own = tuple(
            evolve(found, figures=tuple(f"{name}:{key}" for key in found.figures)) for found in own
        )
    habits = {} if habit.only is None else {name: habit.only}
    together = judged(Scenes(made.system, habits, reach), made.spoken_of)
    denied = [_printed(made, found) for found in together.contradictions]
    agreeing = (Verdict.CONSISTENT, Verdict.CUT_OFF)
    own = tuple(f for f in own if f.verdict not in agreeing or set(f.figures) not in denied)
    return _Alone(name, habit, made, (*own, *_added(own, together, made)))


def _printed(made: Derived, found: Finding) -> set[str]:
    """Give the figures of a finding, without numbers that nobody printed."""
    return {key for key in found.figures if made.system[key].is_printed}


def _added(own: Sequence[Finding], together: Judgement, made: Derived) -> Iterator[Finding]:
    """Give what the findings about each relation by itself do not tell already."""
    denied = [set(found.figures) for found in own if found.verdict is Verdict.CONTRADICTORY]
    for found in together:
        match found.verdict:
            case Verdict.CONTRADICTORY:
                printed = _printed(made, found)
                told = any(printed <= keys or keys <= printed for keys in denied)
            case Verdict.DERIVED:
                told = False
            case Verdict.UNDETERMINED:
                told = found.code.startswith("number")
            case _:
                told = all(made.system[key].is_printed for key in found.figures)
        if not told:
            yield found


def _together(made: Derived, alone: Sequence[_Alone], reach: Reach | None) -> Iterator[Finding]:
    """Give what several reports say together that none of them says alone."""
    habits = {one.name: one.habit.only for one in alone if one.habit.only is not None}
    of_one = {relation for one in alone for relation in one.derived.system.relations}
    places = (n for n, relation in enumerate(made.system.relations) if relation in of_one)
    for found in judged(Scenes(made.system, habits, reach), frozenset(places)):
        documents = {made.system[key].document for key in found.figures} - {""}
        is_open = found.verdict is Verdict.UNDETERMINED and found.code.startswith("number")
        if len(documents) > 1 and not is_open:
            yield found

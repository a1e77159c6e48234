"""What came out of comparing the figures of one report or of several."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape

from attrs import evolve, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc._validators import flag, one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.deriving.report_names import report_names
from khuyenhoc.reconciliation.deriving.report_system import system_of
from khuyenhoc.reconciliation.suspects.suspected import Suspects
from khuyenhoc.reconciliation.suspects.suspects import suspects
from khuyenhoc.reconciliation.systems.propagation import Propagation, propagate
from khuyenhoc.reconciliation.systems.step import Step
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.table import reconciliation_table
from khuyenhoc.reconciliation.wording import habit_in_words
from khuyenhoc.values.habit import RoundingHabit
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["Reconciliation"]


@frozen(kw_only=True, slots=False)
class Reconciliation:
    """The findings about reports (đối chiếu): on each by itself, then on all together.

    Findings about one report come in the order of its figures. Of several reports the figures have
    the report's name before their key ("can-tho@2023:members").

    >>> from khuyenhoc.interop.samples import sample_report
    >>> from khuyenhoc.reconciliation.reconciling import reconcile
    >>> found = reconcile(sample_report("binh-thanh-2022"))
    >>> len(found.contradictions), found.suspects.figures
    (1, ('support',))

    Raises:
        InvalidValueError: There is no report, or not one habit for each, or a tree is said to be
            complete and there is none.
    """

    reports: tuple[Report, ...] = field(validator=tuple_of(Report))
    #: How each report rounds its percentages.
    habits: tuple[RoundingHabit, ...] = field(validator=tuple_of(RoundingHabit))
    findings: tuple[Finding, ...] = field(validator=tuple_of(Finding))
    #: Who is organised under whom, where that was compared too.
    tree: Tree | None = field(default=None, validator=optional(one_of_type(Tree)), repr=False)
    #: Whether those under each unit of the tree make it up, where all of them reported.
    complete: bool = field(default=False, validator=flag, repr=False)
    #: The convention for how far "gần" and "hơn" may be from their number.
    reach: Reach | None = field(
        default=WITHIN_A_TENTH, validator=optional(one_of_type(Reach)), repr=False
    )

    def __attrs_post_init__(self) -> None:
        if not self.reports:
            raise InvalidValueError("Reconciliation.reports", (), "at least one Report")
        if len(self.habits) != len(self.reports):
            said = f"one habit for each of the {len(self.reports)} reports"
            raise InvalidValueError("Reconciliation.habits", len(self.habits), said)
        if self.complete and self.tree is None:
            said = "False, for there is no tree"
            raise InvalidValueError("Reconciliation.complete", self.complete, said)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def report(self) -> Report:
        """The one report.

        Raises:
            InvalidValueError: There are several.
        """
        return self.reports[self._place(None)]

    @property
    def habit(self) -> RoundingHabit:
        """How the one report rounds.

        Raises:
            InvalidValueError: There are several reports.
        """
        return self.habits[self._place(None)]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each report: its organisation and period."""
        return report_names(self.reports)

    @cached_property
    def system(self) -> System:
        """The figures of all reports as one system, with what holds between them."""
        return system_of(*self.reports, tree=self.tree, complete=self.complete)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that prove figures wrong."""
        return tuple(f for f in self.findings if f.verdict is Verdict.CONTRADICTORY)

    def about(self, key: str) -> tuple[Finding, ...]:
        """Give the findings listed under the figure, or the number of the system, with ``key``.

        One on several reports is listed under each of its figures.

        Raises:
            InvalidValueError: There is none.
        """
        prefixed = len(self.reports) > 1
        keys = [
            f"{name}:{figure.key}" if prefixed else figure.key
            for name, report in zip(self.names, self.reports, strict=True)
            for figure in report
        ]
        if key not in keys and key not in {variable.key for variable in self.system}:
            hint = near_hint(key, keys)
            listed = "the key of a figure of a report" if prefixed else f"one of {', '.join(keys)}"
            raise InvalidValueError("key", key, f"{listed}{hint}")
        return tuple(
            finding
            for finding in self.findings
            if finding.figures[:1] == (key,)
            or (key in finding.figures and len(self._told_by(finding)) > 1)
        )

    def _told_by(self, finding: Finding) -> set[str]:
        """Name the reports whose figures a finding is on; none where there is but one report."""
        prefixes = [f"{name}:" for name in self.names] if len(self.reports) > 1 else []
        return {one for one in prefixes for key in finding.figures if key.startswith(one)}

    @cached_property
    def propagation(self) -> Propagation:
        """What all relations together leave of every number, in the reports' own habits."""
        return propagate(self.system, habits=self._known_habits)

    def why(self, key: str) -> tuple[Step, ...]:
        """Give the steps that lead to what is left of a number, printed or not.

        Raises:
            InvalidValueError: There is no such number.
        """
        return self.propagation.why(key)

    @cached_property
    def suspects(self) -> Suspects:
        """The smallest sets of figures whose withdrawal removes every contradiction.

        However percentages were rounded, as contradictions are; ``kh.suspects`` takes habits.
        """
        return suspects(self.system, reach=self.reach)

    @property
    def _known_habits(self) -> Mapping[str, Rounding]:
        pairs = zip(self.names, self.habits, strict=True)
        return {name: habit.only for name, habit in pairs if habit.only is not None}

    def table(self, language: str = "vi", *, of: str | None = None) -> Table:
        """Lay out each figure with its base, its ratio, how that was printed and what follows.

        The last column numbers the findings, from 1, that ask for a second look. Of several
        reports ``of`` names the one to lay out.

        Raises:
            InvalidValueError: There are several reports and ``of`` names none of them.
        """
        place = self._place(of)
        prefix = f"{self.names[place]}:" if len(self.reports) > 1 else ""
        own = [
            evolve(finding, figures=tuple(_own_keys(finding, prefix, self._told_by(finding))))
            for finding in self.findings
        ]
        return reconciliation_table(self.reports[place], own, language)

    def rounding(self, language: str = "vi", *, of: str | None = None) -> str:
        """Say how a report's percentages were printed, and what shows it.

        Raises:
            InvalidValueError: There are several reports and ``of`` names none of them.
        """
        vi, en = habit_in_words(self.habits[self._place(of)])
        return in_language(language, vi=vi, en=en)

    def _place(self, name: str | None) -> int:
        if name is None and len(self.reports) == 1:
            return 0
        if name not in self.names:
            hint = near_hint(name, self.names) if isinstance(name, str) else ""
            raise InvalidValueError("of", name, f"one of {', '.join(self.names)}{hint}")
        return self.names.index(name)

    def html(self, language: str = "vi") -> str:
        """Give the tables and the sentences of all findings in HTML; a notebook shows them so."""
        tables = "".join(self.table(language, of=name).html() for name in self.names)
        found = "".join(
            f'<li value="{number}">{finding.html(language)}</li>'
            for number, finding in enumerate(self.findings, 1)
        )
        doubted = "".join(f"<p>{escape(said)}</p>" for said in self._doubted(language))
        return f"{tables}<ol>{found}</ol>{doubted}"

    def _doubted(self, language: str) -> tuple[str, ...]:
        return self.suspects.sentences(language) if self.contradictions else ()

    def _repr_html_(self) -> str:
        return self.html()


def _own_keys(finding: Finding, prefix: str, told_by: set[str]) -> Iterator[str]:
    """Give the keys that figures have in their own report, without those of others.

    None for a finding on other reports, or on a number that nobody printed.
    """
    first = finding.figures[0] if finding.figures else ""
    if first.startswith((prefix, *told_by)):
        yield from (key.removeprefix(prefix) for key in finding.figures if key.startswith(prefix))

"""What follows from a report's figures, and what does not add up."""

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc._validators import one_of_type, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.case import Case, is_plain
from khuyenhoc.reconciliation.changes import changes
from khuyenhoc.reconciliation.claims import claims
from khuyenhoc.reconciliation.hidden_bases import hidden_bases
from khuyenhoc.reconciliation.parts import parts
from khuyenhoc.reconciliation.per_head import per_head
from khuyenhoc.reconciliation.shares import parts_of_wholes, shares
from khuyenhoc.reconciliation.table import reconciliation_table
from khuyenhoc.reconciliation.targets import targets
from khuyenhoc.reconciliation.unit_values import doubts, prices, unit_values
from khuyenhoc.reconciliation.wording import HABITS, habit_in_words
from khuyenhoc.values.habit import RoundingHabit, infer_rounding
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Quantity, Reach
from khuyenhoc.values.unit import PERCENT

__all__ = ["Reconciliation", "reconcile"]

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


@frozen
class Reconciliation:
    """The findings about one report (đối chiếu), in the order of its figures."""

    report: Report = field(validator=one_of_type(Report))
    habit: RoundingHabit = field(validator=one_of_type(RoundingHabit))
    findings: tuple[Finding, ...] = field(validator=tuple_of(Finding))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def about(self, key: str) -> tuple[Finding, ...]:
        """Give the findings listed under the figure with ``key``.

        Raises:
            InvalidValueError: The report has no such figure.
        """
        key = self.report[key].key
        return tuple(finding for finding in self.findings if finding.figures[0] == key)

    def table(self, language: str = "vi") -> Table:
        """Lay out each figure with its base, its ratio, how that was printed and what follows.

        The last column numbers the findings, from 1, that ask for a second look.
        """
        return reconciliation_table(self.report, self.findings, language)

    def rounding(self, language: str = "vi") -> str:
        """Say how the report's percentages were printed, and what shows it."""
        vi, en = habit_in_words(self.habit)
        return in_language(language, vi=vi, en=en)

    def html(self, language: str = "vi") -> str:
        """Give the table and the sentences of all findings in HTML; a notebook shows them so."""
        found = "".join(
            f'<li value="{number}">{finding.html(language)}</li>'
            for number, finding in enumerate(self.findings, 1)
        )
        return f"{self.table(language).html()}<ol>{found}</ol>"

    def _repr_html_(self) -> str:
        return self.html()

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that prove figures wrong."""
        return tuple(f for f in self.findings if f.verdict is Verdict.CONTRADICTORY)


def reconcile(report: Report, *, reach: Reach | None = WITHIN_A_TENTH) -> Reconciliation:
    """Compare the figures of ``report`` with each other.

    How the report rounds is inferred from all its ratios together, and used where it is certain.
    Verdicts never hang on ``reach``, the convention for how far "gần" and "hơn" may be from their
    number; where a sentence uses it, it says so.

    Raises:
        InvalidValueError: ``report`` is no report, or ``reach`` no reach.

    >>> from khuyenhoc.interop.samples import sample_report
    >>> found = reconcile(sample_report("binh-thanh-2022"))
    >>> found.habit.only
    <Rounding.DOWN: 'down'>
    >>> [finding.code for finding in found.about("clan_pct")]
    ['share-holds']
    """
    _must_be("report", report, "a Report", Report)
    _must_be("reach", reach, "a Reach or None", Reach, type(None))
    habit, evidence = _habit(report)
    case = Case(report, habit, evidence, reach)
    found = [finding for relation in _RELATIONS for finding in relation(case)]
    order = {figure.key: place for place, figure in enumerate(report)}
    found.sort(key=lambda finding: order[finding.figures[0]])  # stable: relations keep their order
    return Reconciliation(report, habit, tuple(found))


def _must_be(name: str, value: object, expected: str, *kinds: type) -> None:
    if not isinstance(value, kinds):
        raise InvalidValueError(name, value, expected)


def _habit(report: Report) -> tuple[RoundingHabit, tuple[str, ...]]:
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

"""A system while it is put together from reports."""

from collections.abc import Iterable

from attrs import define, field, frozen

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.case import is_plain
from khuyenhoc.reconciliation.deriving.report_names import period_name
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import UnitKind

__all__ = ["Draft", "Level", "Told"]


@frozen
class Told:
    """A figure of one of the reports, by the key that it has in the system."""

    key: str
    figure: Figure
    report: Report
    #: The name of the report.
    document: str

    @property
    def organisation(self) -> str:
        """Whose figure it is."""
        return self.report.organisation

    @property
    def time(self) -> Period:
        """The period of the figure: its own, or the report's."""
        return self.figure.period or self.report.period

    @property
    def scope(self) -> tuple[str | None, str | None]:
        """What the report and what the figure is limited to."""
        return self.report.scope, self.figure.scope

    @property
    def is_level(self) -> bool:
        """Whether it says how many or how much there is."""
        return self.figure.says is Says.LEVEL

    @property
    def level(self) -> "Level":
        """What a level is of: two of the same are the same number."""
        return Level(self.organisation, self.scope, self.figure.indicator, self.time)


@frozen
class Level:
    """What a level is of: whose, within what limits, of what, and when."""

    organisation: str
    scope: tuple[str | None, str | None]
    indicator: Indicator
    time: Period

    def key(self) -> str:
        """Name it, where nobody printed it."""
        limits = [limit for limit in self.scope if limit is not None]
        said = ", ".join((self.organisation, period_name(self.time), *limits))
        return f"{self.indicator.code} ({said})"


@define
class Draft:
    """Numbers and relations as they are found; each relation once."""

    told: tuple[Told, ...]
    #: Every figure that says how much there is, by what it is of.
    levels: dict[Level, list[Told]] = field(factory=dict[Level, list[Told]])
    _beside: dict[tuple[str, str], Told] = field(factory=dict[tuple[str, str], Told])
    _variables: dict[str, Variable] = field(factory=dict[str, Variable])
    _relations: dict[Relation, bool] = field(factory=dict[Relation, bool])

    @classmethod
    def of(cls, reports: Iterable[tuple[str, Report]], *, prefixed: bool) -> "Draft":
        """Start with a number for each figure that says one; what was aimed at says none."""
        draft = cls(
            tuple(
                Told(f"{name}:{figure.key}" if prefixed else figure.key, figure, report, name)
                for name, report in reports
                for figure in report
                if _is_a_number(figure)
            )
        )
        for told in draft.told:
            draft._add(told)
        return draft

    def _add(self, told: Told) -> None:
        figure = told.figure
        agreed = figure.says is Says.EACH and is_plain(figure)
        self._beside[told.document, figure.key] = told
        if told.is_level:
            self.levels.setdefault(told.level, []).append(told)
        self._variables[told.key] = Variable(
            key=told.key,
            quantity=figure.quantity,
            known=Bounds.exactly(figure.quantity.value) if agreed else None,
            indicator=figure.indicator,
            document=told.document,
            subject=told.organisation,
            period=told.time,
        )

    def level_beside(self, told: Told, key: str | None) -> Told | None:
        """Give another figure of the same report, if it is a level."""
        other = None if key is None else self._beside.get((told.document, key))
        return other if other is not None and other.is_level else None

    def only(self, level: Level, document: str) -> Told | None:
        """Give the figure of a report that says how much there is of ``level``, if just one does.

        Where the report has none, the only one of all others.
        """
        found = self.levels.get(level, [])
        own = [told for told in found if told.document == document]
        chosen = own or found
        return chosen[0] if len(chosen) == 1 else None

    def unprinted(self, variable: Variable) -> str:
        """Add a number that nobody printed, unless it is there; give its key."""
        return self._variables.setdefault(variable.key, variable).key

    def relate(self, relation: Relation, *, spoken_of: bool = False) -> None:
        """Add a relation; ``spoken_of`` are those that findings about one report tell of."""
        self._relations[relation] = self._relations.get(relation, False) or spoken_of

    def system(self) -> System:
        """Give what was put together."""
        return System(tuple(self._variables.values()), tuple(self._relations))

    @property
    def spoken_of(self) -> frozenset[int]:
        """The places of the relations that findings about one report tell of."""
        return frozenset(n for n, spoken in enumerate(self._relations.values()) if spoken)


def _is_a_number(figure: Figure) -> bool:
    """Say whether a figure says one number that is, and not what was aimed at or a list."""
    unit = figure.quantity.unit
    named = unit is not None and unit.kind is UnitKind.NUMBER
    return not figure.target and not figure.quantity.items and not named

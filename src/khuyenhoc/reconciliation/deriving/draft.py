"""A system while it is put together from reports."""

from collections.abc import Iterable
from datetime import date

from attrs import Factory, define, evolve, frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.deriving.report_names import period_name
from khuyenhoc.reconciliation.one_report.case import is_plain
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.rollup.claims import is_part_of_its_like
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import Unit, UnitKind

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
    def unit(self) -> Unit | None:
        """The unit it was printed in."""
        return self.figure.quantity.unit

    @property
    def is_level(self) -> bool:
        """Whether it says how many or how much there is."""
        return self.figure.says is Says.LEVEL

    @property
    def is_all(self) -> bool:
        """Whether it says all there is of its indicator, as a total takes it (``roll_up``).

        "mỗi xã 1,6 tỉ đồng" does not, nor does what is a part of another figure of its indicator.
        """
        one = self.figure.quantity.each or is_part_of_its_like(self.figure, self.report)
        return self.is_level and not one

    @property
    def level(self) -> "Level":
        """What a level is of: two of the same are the same number."""
        about = None if self.figure.about is None else self.report[self.figure.about].indicator
        level = self.level_of(self.figure.indicator, self.time)
        return evolve(level, unit=self.unit, about=about)

    def level_of(self, indicator: Indicator, time: Period) -> "Level":
        """Make what another level of the same organisation and limits would be of.

        A scope is in a report's own words, "3 xã": in another report they may be other communes.
        Of a time whose end has not come nobody knows which day was meant, and of what happened
        "until" a day not since when. Such levels are the same only within their report.
        """
        stock = indicator.nature is Nature.STOCK
        is_open = time.end is None or (time.start is None and not stock)
        limited = is_open or self.scope != (None, None)
        return Level(
            organisation=self.organisation,
            scope=self.scope,
            indicator=indicator,
            # What there is at the end of a year is what there is at the end of its second half.
            time=Period(None, time.end) if stock and time.end is not None else time,
            unit=indicator.unit,
            within=self.document if limited else None,
        )


@frozen(kw_only=True)
class Level:
    """What a level is of: whose, within what limits, of what, when, in what, and spent on what."""

    organisation: str
    scope: tuple[str | None, str | None]
    indicator: Indicator
    time: Period
    unit: Unit | None
    about: Indicator | None = None
    #: The one report in which it is known to be the same; ``None`` for any.
    within: str | None = None

    @property
    def key(self) -> str:
        """Name it, where nobody printed it: what there is at the end of a year by the year."""
        limits = [limit for limit in self.scope if limit is not None]
        last, time = self.time.last_day, self.time
        if time.start is None and last is not None and (last.month, last.day) == (12, 31):
            time = Period.year(last.year)
        said = ", ".join((self.organisation, period_name(time), *limits))
        return f"{self.indicator.code} ({said})"


@define
class Draft:
    """Numbers and relations as they are found; each relation once."""

    told: tuple[Told, ...]
    #: Every figure that says all there is, by what it is of.
    levels: dict[Level, list[Told]] = Factory(dict[Level, list[Told]])
    _beside: dict[tuple[str, str], Told] = Factory(dict[tuple[str, str], Told])
    _variables: dict[str, Variable] = Factory(dict[str, Variable])
    _unprinted: dict[object, str] = Factory(dict[object, str])
    _relations: dict[Relation, bool] = Factory(dict[Relation, bool])

    @classmethod
    def of(cls, reports: Iterable[tuple[str, Report]], *, prefixed: bool) -> "Draft":
        """Start with a number for each figure that says one; what was aimed at says none.

        Raises:
            InvalidValueError: Two figures come to one key.
        """
        draft = cls(
            tuple(
                Told(f"{name}:{figure.key}" if prefixed else figure.key, figure, report, name)
                for name, report in reports
                for figure in report
                if _is_a_number(figure)
            )
        )
        for told in draft.told:
            if told.key in draft._variables:
                said = "organisations and figures whose keys differ when they are joined by a colon"
                raise InvalidValueError("reports", told.key, said)
            draft._add(told)
        return draft

    def _add(self, told: Told) -> None:
        figure = told.figure
        quantity = figure.quantity
        if figure.says is Says.EACH and is_plain(figure):
            quantity = evolve(quantity, resolution=0)  # a price is agreed, and no rounding
        self._beside[told.document, figure.key] = told
        if told.is_all:
            self.levels.setdefault(told.level, []).append(told)
        self._variables[told.key] = Variable(
            key=told.key,
            quantity=quantity,
            indicator=figure.indicator,
            document=told.document,
            subject=told.organisation,
            period=told.time,
        )

    def level_beside(self, told: Told, key: str | None) -> Told | None:
        """Give another figure of the same report, if it is a level."""
        other = None if key is None else self._beside.get((told.document, key))
        return other if other is not None and other.is_level else None

    def only(self, level: Level) -> list[Told]:
        """Give the figures that alone say in their reports how much there is of ``level``.

        Two of one report may be of two things, however alike. The latest published stands last,
        and what nothing else puts in order does not stand in that of the reports.
        """
        found = self.levels.get(level, [])
        documents = [told.document for told in found]
        single = [told for told in found if documents.count(told.document) == 1]
        return sorted(single, key=_in_order) if len(single) > 1 else single

    def own(self, level: Level, document: str) -> list[Told]:
        """Give all figures of one report that say how much there is of ``level``."""
        return [told for told in self.levels.get(level, []) if told.document == document]

    def said(self, level: Level, document: str) -> Told | None:
        """Give the figure of a report that says how much there is of ``level``, if just one does.

        Where the report has none, the latest of another one.
        """
        own = self.own(level, document)
        chosen = own[:2] if own else self.only(level)[-1:]
        return chosen[0] if len(chosen) == 1 else None

    def stands_alone(self, told: Told) -> bool:
        """Say whether a figure alone says in its report how much there is."""
        return told.is_all and self.own(told.level, told.document) == [told]

    def unprinted(self, variable: Variable, of: object = None) -> str:
        """Add a number that nobody printed, unless the one ``of`` the same is there; give its key.

        A figure may have the key that the number would have: then a mark is added to it.
        """
        same = variable.key if of is None else of
        if same not in self._unprinted:
            key = variable.key
            while key in self._variables:
                key += "*"
            self._unprinted[same] = key
            self._variables[key] = evolve(variable, key=key)
        return self._unprinted[same]

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


def _in_order(told: Told) -> tuple[date, str, str, str]:
    report = told.report
    return report.published_on or date.min, report.source or "", told.figure.key, repr(told.figure)

"""The statement of every unit of a tree with all below it, in one pass over the books."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Final

from attrs import define, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import Holding
from khuyenhoc.models.funds.ledger import Ledger, check_ledger
from khuyenhoc.models.funds.postings import Line
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.by_unit import SHOWN
from khuyenhoc.rollup.funds.books import Books, ended_by, left_in
from khuyenhoc.rollup.funds.flows import Flows
from khuyenhoc.rollup.funds.placing import Placed, placed
from khuyenhoc.rollup.funds.statement import Statement, of_lines, statement_of
from khuyenhoc.rollup.funds.statement_table import LINES, in_dong
from khuyenhoc.values.period import Period

__all__ = ["Statements", "statements"]

#: Beside the lines of postings: what is under way, and what lies in funds that ended.
_IN_TRANSIT: Final = len(Line)
_UNASSIGNED: Final = len(Line) + 1
#: What a table of many units has of each.
_SHOWN_LINES: Final = ("opening", "raised", "received", "spent", "passed_on", "closing")


@frozen(repr=False, eq=False)
class Statements(Mapping[str, Statement]):
    """A statement for each unit of a tree and all below it as one, by the unit's id.

    >>> from datetime import date
    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.values.dong import Dong
    >>> tree = Tree.of(date(2023, 12, 31), {"ninh-kieu": "can-tho", "o-mon": "can-tho"})
    >>> gift = Contribution(id="c-1", fund="q-nk", on=date(2023, 5, 1), amount=Dong(50_000_000))
    >>> books = Ledger((Fund(id="q-nk", owner="ninh-kieu"),), (gift,))
    >>> year = statements(books, tree, Period.year(2023))
    >>> year["can-tho"].raised.cash, year["o-mon"].raised.cash, year.without_funds
    (Dong(50_000_000), Dong(0), ('can-tho', 'o-mon'))
    """

    tree: Tree
    period: Period
    _ledger: Ledger
    _flows: Flows
    _placed: Placed
    #: The places of the funds that are no more, or whose owner is no more.
    _ended: frozenset[int]
    _sums: "_Columns"

    def __getitem__(self, unit: str) -> Statement:
        """Give the statement of ``unit`` and all below it.

        Raises:
            InvalidValueError: The tree has no such unit. It is a ``KeyError`` too.
        """
        try:
            place = self.tree.index(unit)
        except InvalidValueError as error:
            raise NotThereError(error.field, error.value, error.expected) from None
        lines, in_transit, unassigned = self._sums.of(place)
        below = (place, *map(self.tree.index, self.tree.descendants(unit)))
        funds = frozenset(fund for one in below for fund in self._by_place.get(one, ()))
        return of_lines(
            unit,
            self.period,
            self._books(funds),
            lines,
            in_transit=in_transit,
            unassigned=unassigned,
        )

    def __contains__(self, unit: object) -> bool:
        return unit in self.tree

    def __iter__(self) -> Iterator[str]:
        return iter(self.tree)

    def __len__(self) -> int:
        return len(self.tree)

    def __repr__(self) -> str:
        return (
            f"<Statements: {len(self.tree)} units, {self.period}; {len(self._ledger.funds)} funds,"
            f" {len(self.unplaced)} unplaced>"
        )

    @property
    def unplaced(self) -> tuple[Fund, ...]:
        """The funds of owners that the tree does not have: in no statement."""
        funds = self._ledger.funds
        return tuple(one for place, one in enumerate(funds) if place not in self._placed.units)

    @property
    def without_funds(self) -> tuple[str, ...]:
        """The ids of the units that keep no fund in this ledger: of them nothing is known."""
        ids = self.tree.ids
        return tuple(unit for place, unit in enumerate(ids) if place not in self._by_place)

    def own(self, unit: str) -> Statement:
        """Give the statement of a unit's own funds, without those below it or left to it.

        Raises:
            InvalidValueError: The tree has no such unit.
        """
        kept = self._by_place.get(self.tree.index(unit), ())
        funds = frozenset(kept) - self._placed.inherited
        return statement_of(self._books(funds), unit, self.period)

    def _books(self, funds: frozenset[int]) -> Books:
        nowhere = frozenset(range(len(self._ledger.funds))) - self._placed.units.keys()
        return Books(self._ledger, self._flows, funds, self._ended, nowhere)

    def table(self, language: str = "vi", *, units: Iterable[str] | None = None) -> Table:
        """Lay out what ``units``, by default all, raised, spent and hold, in đồng.

        Where neither a unit nor any below it keeps a fund, nothing is known, and its cells are
        blank.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or the tree has no
                such unit.
        """
        first = in_language(language, vi="Đơn vị", en="Unit")
        labels = (LINES[line] for line in _SHOWN_LINES)
        lines = (in_language(language, vi=vi, en=en) for vi, en in labels)
        rows = tuple(
            (self.tree.label(unit), *self._cells(unit, language))
            for unit in (self if units is None else units)
        )
        return Table((first, *lines), rows)

    def _cells(self, unit: str, language: str) -> Iterator[str | None]:
        statement = self[unit]
        for line in _SHOWN_LINES:
            amounts: Amounts = getattr(statement, line)
            yield in_dong(amounts.together, language) if statement.funds else None

    def to_rows(self) -> list[dict[str, Any]]:
        """Give a dictionary for each unit, of which any library makes a dataframe.

        Where no fund is kept there are zeros: ``funds`` counts those that there are.
        """
        return [statement.to_row() for statement in self.values()]

    def _repr_html_(self) -> str:
        return self.table(units=self.tree.ids[:SHOWN]).html()

    @cached_property
    def _by_place(self) -> dict[int, list[int]]:
        by_place: dict[int, list[int]] = {}
        for fund, place in self._placed.units.items():
            by_place.setdefault(place, []).append(fund)
        return by_place


@define(eq=False)
class _Columns:
    """How much of each kind there is in each line of each unit, then of all below it too."""

    units: int
    #: Of each line and kind the sizes and the values, by the places of the units.
    sums: dict[tuple[int, Holding], tuple[list[int], list[int]]] = field(
        factory=dict[tuple[int, Holding], tuple[list[int], list[int]]]
    )

    def add(self, place: int, line: int, kind: Holding, size: int, value: int) -> None:
        """Add so much at one unit."""
        column = self.sums.get((line, kind))
        if column is None:
            column = self.sums[line, kind] = [0] * self.units, [0] * self.units
        sizes, values = column
        sizes[place] += size
        values[place] += value

    def roll_up(self, parents: Sequence[int]) -> None:
        """Add every unit to the one above it, the lowest first."""
        for column in chain.from_iterable(self.sums.values()):
            for place in range(self.units - 1, -1, -1):
                above = parents[place]
                if above >= 0:
                    column[above] += column[place]

    def of(self, place: int) -> tuple[dict[Line, Amounts], Amounts, Amounts]:
        """Give the lines of one unit, what is under way in it, and what is unassigned."""
        by_line: dict[int, dict[Holding, tuple[int, int]]] = {
            line: {} for line in range(_UNASSIGNED + 1)
        }
        for (line, kind), (sizes, values) in self.sums.items():
            by_line[line][kind] = sizes[place], values[place]
        amounts = {line: Amounts(sizes) for line, sizes in by_line.items()}
        lines = {line: amounts[line] for line in Line}
        return lines, amounts[_IN_TRANSIT], amounts[_UNASSIGNED]


def statements(ledger: Ledger, structure: Tree | Hierarchy, period: Period) -> Statements:
    """State what every unit of a tree and all below it had, got, gave and have as one.

    It is ``consolidate`` for all units at once: what passed between two units is received and
    passed on below the unit that both are part of, and is eliminated from there on up.

    Raises:
        InvalidValueError: The period lacks a start or an end, or an argument has another type.
    """
    check_ledger("statements.ledger", ledger)
    flows, where = Flows.of(ledger, period), placed(ledger, structure, period)
    units, parents = where.units, where.tree.parents
    ended = ended_by(ledger, period) | where.inherited
    columns = _Columns(len(where.tree))
    for fund, line, kind, size, value in flows.sums:
        if fund in units:
            columns.add(units[fund], line, kind, size, value)
    for fund, kind, size, value in left_in(flows, ended & units.keys()):
        columns.add(units[fund], _UNASSIGNED, kind, size, value)
    meets: dict[tuple[int, int], int] = {}
    for (fund, line, kind, size, value), other in flows.sides:
        if fund not in units:
            continue
        here, there = units[fund], units.get(other, -1)
        columns.add(here, line, kind, size, value)
        if there >= 0:
            meeting = meets.get((here, there))
            if meeting is None:
                meeting = meets[here, there] = _meeting(here, there, parents)
            if meeting >= 0:
                columns.add(meeting, line, kind, -size, -value)
                columns.add(meeting, _IN_TRANSIT, kind, -size, -value)
    columns.roll_up(parents)
    return Statements(where.tree, period, ledger, flows, where, ended, columns)


def _meeting(first: int, second: int, parents: Sequence[int]) -> int:
    """Give the lowest unit that both are or hang under; -1 where there is none.

    Places grow downwards, so the higher number is never above the lower one.
    """
    while first != second:
        if first > second:
            first = parents[first]
        else:
            second = parents[second]
    return first

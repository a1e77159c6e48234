"""What funds had, got, gave and have, with nothing counted twice."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from attrs import evolve, field, frozen

from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.funds.amount import size_of
from khuyenhoc.models.funds.amounts import Amounts, Tally
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.flat_entry import EntryKind
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import kind_held, value_of
from khuyenhoc.models.funds.ledger import Ledger, check_ledger
from khuyenhoc.models.funds.postings import Line
from khuyenhoc.models.funds.transfer import Transfer
from khuyenhoc.models.indicators import FUND_RAISED
from khuyenhoc.rollup.funds.books import Books, LineTallies, ended_by, left_in
from khuyenhoc.rollup.funds.flows import Flows, days_of
from khuyenhoc.rollup.funds.gifts import GiftsGiven, Recipients, gifts_given, recipients
from khuyenhoc.rollup.funds.statement_table import LINES, statement_row, statement_table
from khuyenhoc.rollup.plan_result import PlanResult
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period
from khuyenhoc.values.ratio import Ratio

__all__ = ["Statement", "of_lines", "statement", "statement_of"]


T = TypeVar("T")
E = TypeVar("E", Contribution, Disbursement)


@frozen(kw_only=True, repr=False)
class Statement:
    """The books of a fund, or of several as one, in a period (báo cáo thu chi quỹ).

    opening + raised + received - spent - passed on + exchanged + revalued = closing, of each kind
    of thing by itself. What one of the funds passed on to another is neither received nor passed
    on; what had left one and not reached the other when the period ended is in the closing
    balance all the same, and by itself in ``in_transit`` (below zero, where it was received before
    it was sent). A transfer that one side does not have stays in it until the other side has it.

    >>> from datetime import date
    >>> from khuyenhoc.values.dong import Dong
    >>> gift = Contribution(id="c-1", fund="q-bt", on=date(2022, 3, 1), amount=Dong(20_000_000))
    >>> books = Ledger((Fund(id="q-bt", owner="binh-thanh"),), (gift,))
    >>> year = statement(books, "q-bt", Period.year(2022))
    >>> year.raised.cash, year.closing.cash
    (Dong(20_000_000), Dong(20_000_000))
    """

    #: The id of the unit or of the fund.
    of: str
    period: Period
    #: What was there when the period began, and what books that begin within it open with.
    opening: Amounts
    raised: Amounts
    received: Amounts
    spent: Amounts
    passed_on: Amounts
    #: What came in by exchanges, less what was given for it.
    exchanged: Amounts
    revalued: Amounts
    #: Of the closing balance, what was under way between the funds.
    in_transit: Amounts
    #: Of the closing balance, what lies in funds that had ended by then, or whose owner had, and
    #: was handed over to nobody (chưa bàn giao).
    unassigned: Amounts
    books: Books = field(eq=False)

    @property
    def closing(self) -> Amounts:
        """What there was when the period ended (tồn quỹ cuối kỳ)."""
        came = (self.opening, self.raised, self.received, self.exchanged, self.revalued)
        return Amounts.total((*came, -self.spent, -self.passed_on))

    @property
    def lines(self) -> dict[str, Amounts]:
        """All lines by their names, in the order of a statement."""
        return {name: getattr(self, name) for name in LINES}

    @property
    def funds(self) -> tuple[Fund, ...]:
        """The funds that it is of, in the order of the ledger."""
        return tuple(self.books.ledger.funds[place] for place in sorted(self.books.funds))

    @property
    def unplaced(self) -> tuple[Fund, ...]:
        """The funds of the ledger that are of no unit, where it was asked by units.

        Their owner is nowhere in the tree or, of a hierarchy, hung under nothing when it ended.
        """
        return tuple(self.books.ledger.funds[place] for place in sorted(self.books.unplaced))

    # -- transfers --------------------------------------------------------------------------------

    @cached_property
    def eliminated(self) -> tuple[Transfer, ...]:
        """The transfers between its funds, a side of which falls in the period."""
        return tuple(one for one in self._touching if {one.sender, one.receiver} <= self._ids)

    @cached_property
    def crossing(self) -> tuple[Transfer, ...]:
        """The transfers from and to other funds that these books have in the period."""
        return tuple(
            one
            for one in self._touching
            if (one.sender in self._ids) is not (one.receiver in self._ids)
            and self._is_here(one.sent_on if one.sender in self._ids else one.received_on)
        )

    @property
    def _touching(self) -> Iterable[Transfer]:
        return (
            one
            for one in self.books.ledger.transfers
            if (self._is_here(one.sent_on) or self._is_here(one.received_on))
            and (one.sender in self._ids or one.receiver in self._ids)
        )

    def _is_here(self, day: date | None) -> bool:
        return day is not None and day in self.period

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(fund.id for fund in self.funds)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is doubtful about the books of its funds up to the end of the period.

        A transfer that one side does not have is found wherever one of the two funds is, from the
        day on that the other side has.
        """
        _, end = days_of(self.period)
        found = self.books.ledger.findings_before(date.fromordinal(end))
        return tuple(one for one in found if not self._ids.isdisjoint(one.figures[-2:]))

    # -- what was raised and given ----------------------------------------------------------------

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """What was raised in the period, one by one."""
        return tuple(
            one for one in self._entries(EntryKind.CONTRIBUTION) if isinstance(one, Contribution)
        )

    @cached_property
    def disbursements(self) -> tuple[Disbursement, ...]:
        """What was spent in the period, one by one."""
        return tuple(
            one for one in self._entries(EntryKind.DISBURSEMENT) if isinstance(one, Disbursement)
        )

    def _entries(self, kind: EntryKind) -> Iterator[Entry]:
        columns, ids, (start, end) = self.books.ledger.columns, self._ids, days_of(self.period)
        names = ("kind", "fund", "on")
        cells = zip(*map(columns.column, names), strict=True)
        for place, (one, fund, on) in enumerate(cells):
            if one is kind and fund in ids and start <= on.toordinal() < end:
                yield columns[place]

    @property
    def gifts(self) -> tuple[GiftsGiven, ...]:
        """What was given, by its kind: how many scholarships, bicycles, and what they came to."""
        return gifts_given(self.disbursements)

    @property
    def recipients(self) -> Recipients:
        """How many got it: people as bounds, lượt as their sum."""
        return recipients(self.disbursements)

    def raised_by(self, what: Callable[[Contribution], T]) -> dict[T, Amounts]:
        """Give what was raised by purpose, campaign or donor, as ``what`` tells of each gift.

        >>> from datetime import date
        >>> from khuyenhoc.values.dong import Dong
        >>> gift = Contribution(id="c-1", fund="q", on=date(2022, 3, 1), amount=Dong(20_000),
        ...                     campaign="nuôi heo đất")
        >>> books = Ledger((Fund(id="q", owner="p6"),), (gift,))
        >>> statement(books, "q", Period.year(2022)).raised_by(lambda one: one.campaign)
        {'nuôi heo đất': <Amounts: 20,000 VND>}
        """
        return _by(what, self.contributions)

    def spent_by(self, what: Callable[[Disbursement], T]) -> dict[T, Amounts]:
        """Give what was spent by purpose or campaign, as ``what`` tells of each disbursement."""
        return _by(what, self.disbursements)

    def monthly(self) -> "tuple[Statement, ...]":
        """Give a statement for each month of the period, or for the part of it that is in it."""
        start, end = map(date.fromordinal, days_of(self.period))
        months: list[Period] = []
        while start < end:
            month = Period.month(start.year, start.month)
            after = end if month.end is None else min(month.end, end)
            months.append(Period(start, after))
            start = after
        ledger, funds = self.books.ledger, self.books.funds
        return tuple(
            statement_of(
                Books(ledger, Flows.of(ledger, month), funds, ended_by(ledger, month)),
                self.of,
                month,
            )
            for month in months
        )

    # -- in ratio ---------------------------------------------------------------------------------

    def against_plan(self, planned: Dong | Bounds) -> PlanResult:
        """Set all that was raised, in đồng, against its plan."""
        plan = Bounds.exactly(planned.amount) if isinstance(planned, Dong) else planned
        return PlanResult(indicator=FUND_RAISED, reached=self.raised.together, planned=plan)

    @property
    def spent_of_raised(self) -> Ratio | BoundedRatio | None:
        """The share of what was raised that was spent; it may be more, of earlier years' money.

        ``None`` where nothing was raised.
        """
        raised, spent = self.raised.together, self.spent.together
        if raised.value == 0:
            return None
        if self.raised.is_valued and self.spent.is_valued:
            return Ratio(self.spent.stated, self.raised.stated, of=FUND_RAISED)
        return BoundedRatio(spent / raised, of=FUND_RAISED)

    def closing_per_head(self, population: int | Bounds) -> Bounds:
        """Give the đồng per head that there were in the end (bình quân đầu người).

        Raises:
            UndefinedRatioError: The population can be 0.
        """
        return self.closing.together / population

    # -- as a table -------------------------------------------------------------------------------

    def table(self, language: str = "vi") -> Table:
        """Lay out the lines: cash, goods at their value, both together, and what has no value.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        return statement_table(self.of, self.period, self.lines, language)

    def to_row(self) -> dict[str, Any]:
        """Give the lines as plain data, of which any library makes a row of a dataframe."""
        return statement_row(self.of, self.period, len(self.books.funds), self.lines)

    def _repr_html_(self) -> str:
        return self.table().html()

    # -- two as one -------------------------------------------------------------------------------

    def __add__(self, other: "Statement") -> "Statement":
        """Give two as one: what passed between them is eliminated.

        Raises:
            InvalidValueError: They are of two ledgers or periods, or have a fund in common.
        """
        if not isinstance(cast("object", other), Statement):
            return NotImplemented
        mine, theirs = self.books, other.books
        if mine.ledger is not theirs.ledger or self.period != other.period:
            said = f"a statement of the same ledger in the same period, {self.period}"
            raise InvalidValueError("Statement + Statement", other, said)
        if mine.funds & theirs.funds:
            said = f"a statement that has no fund of {self.of}"
            raise InvalidValueError("Statement + Statement", other, said)
        between = LineTallies()
        for flow, to in mine.flows.sides:
            if (flow[0] in mine.funds and to in theirs.funds) or (
                flow[0] in theirs.funds and to in mine.funds
            ):
                between.add(flow)
        moved = between.amounts
        return Statement(
            of=f"{self.of} + {other.of}",
            period=self.period,
            opening=self.opening + other.opening - moved[Line.OPENING],
            raised=self.raised + other.raised,
            received=self.received + other.received - moved[Line.RECEIVED],
            spent=self.spent + other.spent,
            passed_on=self.passed_on + other.passed_on + moved[Line.PASSED_ON],
            exchanged=self.exchanged + other.exchanged,
            revalued=self.revalued + other.revalued,
            in_transit=self.in_transit + other.in_transit - Amounts.total(moved.values()),
            unassigned=self.unassigned + other.unassigned,
            books=evolve(mine, funds=mine.funds | theirs.funds),
        )

    def __repr__(self) -> str:
        return f"<Statement of {self.of}, {self.period}: {len(self.books.funds)} funds>"


def statement(ledger: Ledger, fund: str | Iterable[str], period: Period) -> Statement:
    """State what a fund, or several as one, had, got, gave and have in ``period``.

    Raises:
        InvalidValueError: There is no such fund, the period lacks a start or an end, or an
            argument has another type.
    """
    check_ledger("statement.ledger", ledger)
    if not isinstance(cast("object", fund), Iterable):
        said = "the id of a fund, or those of several, as in a list"
        raise InvalidValueError("statement.fund", fund, said)
    funds = (fund,) if isinstance(fund, str) else tuple(fund)
    places = frozenset(map(ledger.place, funds))
    books = Books(ledger, Flows.of(ledger, period), places, ended_by(ledger, period))
    return statement_of(books, " + ".join(dict.fromkeys(funds)), period)


def _by(what: Callable[[E], T], entries: Iterable[E]) -> dict[T, Amounts]:
    tallies: dict[T, Tally] = {}
    for entry in entries:
        amount = entry.amount
        tally = tallies.setdefault(what(entry), Tally())
        tally.add(kind_held(amount), size_of(amount), value_of(amount))
    return {told: Amounts(tally.sizes) for told, tally in tallies.items()}


def statement_of(books: Books, of: str, period: Period) -> Statement:
    """State what some funds have as one."""
    here, between, left = LineTallies(), Tally(), Tally()
    for flow in books.flows.sums:
        if flow[0] in books.funds:
            here.add(flow)
    for _, kind, size, value in left_in(books.flows, books.ended & books.funds):
        left.add(kind, size, value)
    for flow, to in books.flows.sides:
        fund, _, kind, size, value = flow
        if fund in books.funds:
            if to in books.funds:
                between.add(kind, -size, -value)
            else:
                here.add(flow)
    return of_lines(
        of,
        period,
        books,
        here.amounts,
        in_transit=Amounts(between.sizes),
        unassigned=Amounts(left.sizes),
    )


def of_lines(  # noqa: PLR0913 - the parts of a statement, each named
    of: str,
    period: Period,
    books: Books,
    lines: dict[Line, Amounts],
    *,
    in_transit: Amounts,
    unassigned: Amounts,
) -> Statement:
    """Make a statement of lines in which what went out is below 0."""
    return Statement(
        of=of,
        period=period,
        opening=lines[Line.OPENING],
        raised=lines[Line.RAISED],
        received=lines[Line.RECEIVED],
        spent=-lines[Line.SPENT],
        passed_on=-lines[Line.PASSED_ON],
        exchanged=lines[Line.EXCHANGED],
        revalued=lines[Line.REVALUED],
        in_transit=in_transit,
        unassigned=unassigned,
        books=books,
    )

"""One row of a table of entries as the entry it says."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import is_missing, plain_text, whole_cell
from khuyenhoc.interop.figure_cells import figure_cell
from khuyenhoc.interop.ledger_cells import Cells, RowKind
from khuyenhoc.interop.ledger_columns import Column, Field
from khuyenhoc.interop.row_walk import Row
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.flat_entry import EntryKind, FlatEntry, entry_of
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.spans import span_of
from khuyenhoc.values.count import Count
from khuyenhoc.values.foreign_money import CENTS
from khuyenhoc.values.quantity import Qualifier
from khuyenhoc.values.unit import OCCURRENCE, PERSON, VND, Unit

__all__ = ["BY_KIND", "OF_SOME", "EntryRows", "ReadRow"]

_GIFT: Final = frozenset({Field.COUNTED_IN, Field.PURPOSE, Field.CAMPAIGN})
_GOT: Final = frozenset(
    {
        *(Field.GOT_AMOUNT, Field.GOT_CURRENCY, Field.GOT_GOODS, Field.GOT_NUMBER),
        *(Field.GOT_VALUE, Field.GOT_BASIS),
    }
)
#: The columns that rows of a kind may fill beside those that all may.
BY_KIND: Final[Mapping[EntryKind, frozenset[Field]]] = {
    EntryKind.CONTRIBUTION: _GIFT
    | {
        *(Field.DONOR, Field.DONOR_NAME, Field.EARMARKED_FOR),
        *(Field.STATE_ORDERED, Field.ENDOWMENT),
    },
    EntryKind.DISBURSEMENT: _GIFT | {Field.RECIPIENTS, Field.OCCURRENCES, Field.RECIPIENT},
    EntryKind.TRANSFER: _GOT | {Field.TO, Field.RECEIVED_ON},
    EntryKind.EXCHANGE: _GOT,
    EntryKind.REVALUATION: frozenset(),
    EntryKind.OPENING_BALANCE: frozenset(),
}
OF_SOME: Final = frozenset(field for fields in BY_KIND.values() for field in fields)

#: Where an entry's own fields stand in a row.
_WHERE: Final = {
    "sender": Field.FUND,
    "receiver": Field.TO,
    "sent_on": Field.ON,
    "gave": Field.AMOUNT,
    "got": Field.GOT_AMOUNT,
    "received_amount": Field.GOT_AMOUNT,
    "change": Field.VALUE,
    "unit": Field.GOODS,
}
_FIELDS: Final = {field.value: field for field in Field}
_A_KIND: Final = "the kind of the entry: thu, chi, chuyển quỹ, mua, đánh giá lại, số dư đầu kỳ"
_AN_AMOUNT: Final = "an amount; goods stand under Hiện vật with their Số lượng"
_NO_MONEY: Final = "nothing where there are goods; what they are worth is a value"
_NO_GOODS: Final = "nothing where there are no goods; money is an amount"
_A_NUMBER: Final = "how many there are"
_CENTS: Final = "an exact amount of at most two decimals, with a comma before them"


@frozen
class ReadRow:
    """What a row says."""

    flat: FlatEntry
    #: ``"sent"`` or ``"received"`` where it is one side of a transfer, in the books of that side.
    side: str | None = None


class EntryRows:
    """Reads rows one by one, for the funds of a ledger."""

    def __init__(self, cells: Cells, funds: Iterable[Fund]) -> None:
        """Take the readers of cells and the funds that rows may name."""
        self.cells = cells
        self.funds = {fund.id: fund for fund in funds}
        self.lives = {fund.id: span_of(fund.period) for fund in self.funds.values()}

    @property
    def has_lives(self) -> bool:
        """Whether any of the funds begins or ends."""
        return any(fund.period is not None for fund in self.funds.values())

    def read(self, row: Row[Column], told: dict[Field, Any] | None = None) -> ReadRow | None:
        """Read a row; what is wrong with it becomes its problems, and then there is nothing.

        ``told`` is what its cells say, where that is known.
        """
        return _Reading(self, row).read(told)


class _Reading:
    """One row while it is read."""

    def __init__(self, rows: EntryRows, row: Row[Column]) -> None:
        self.rows, self.row = rows, row
        self.told: dict[Field, Any] = {}

    def read(self, told: dict[Field, Any] | None) -> ReadRow | None:
        if told is None or {Field.CURRENCY, Field.GOT_CURRENCY} & told.keys():
            self._read_cells()
        else:
            self.told = told
            self.row.label = told.get(Field.ID)
        self._check_fund(Field.FUND, Field.ON)
        self._check_fund(Field.TO, Field.RECEIVED_ON)
        kind = self.told.get(Field.KIND)
        self._need(Field.KIND, _A_KIND)
        self._need(Field.FUND, "the id of a fund")
        self._need(Field.ID, "the id of the entry", where=self.columns)
        if isinstance(kind, RowKind):
            self._refuse_others(kind.kind)
            flat = self._flat(kind)
            if flat is not None and not self.row.problems:
                self._check_entry(flat)
                return None if self.row.problems else ReadRow(flat, kind.side)
        return None

    def _need(self, field: Field, expected: str, where: Iterable[Field] | None = None) -> None:
        """Refuse a row that lacks what it needs; of a cell that cannot be read that is known."""
        if self.told.get(field) is not None or (where is not None and field not in where):
            return
        if self._heading(field) not in {problem.path for problem in self.row.problems}:
            self.refuse(field, expected)

    def _heading(self, field: Field) -> str:
        column = self.columns.get(field)
        return field.value if column is None else self.row.heading(column, field.value)

    @cached_property
    def columns(self) -> dict[Field, Column]:
        """What is read of the row."""
        return {column.field: column for column in self.row.headings}

    def refuse(self, field: Field, expected: str) -> None:
        """Find the cell of ``field`` wrong, or its lack."""
        column = self.columns.get(field)
        self.row.refuse(Column(field) if column is None else column, expected, field.value)

    def _read_cells(self) -> None:
        amounts = {Field.AMOUNT: Field.CURRENCY, Field.GOT_AMOUNT: Field.GOT_CURRENCY}
        for field, column in self.columns.items():
            if field not in amounts:
                self.told[field] = self.row.read(column, self.rows.cells.reader(column))
        for field, currency in amounts.items():
            if field in self.columns:
                column = self.columns[field]
                foreign = self.told.get(currency) not in (None, VND)
                reader = _cents if foreign else self.rows.cells.reader(column)
                self.told[field] = self.row.read(column, reader)
        self.row.label = self.told.get(Field.ID)

    def _refuse_others(self, kind: EntryKind) -> None:
        others = sorted(OF_SOME - BY_KIND[kind])
        self._refuse_told(others, f"nothing in a row of {kind.value}")

    # -- what the cells come to -------------------------------------------------------------------

    def _check_entry(self, flat: FlatEntry) -> None:
        try:
            entry_of(flat)
        except InvalidValueError as error:
            name = error.field.rpartition(".")[2]
            self.refuse(_WHERE.get(name) or _FIELDS.get(name, Field.AMOUNT), error.expected)

    def _flat(self, row_kind: RowKind) -> FlatEntry | None:
        told, kind = self.told, row_kind.kind
        fund, to, on = told.get(Field.FUND), told.get(Field.TO), told.get(Field.ON)
        received_on = told.get(Field.RECEIVED_ON)
        if row_kind.side == "received":
            # Its own fund, and its own day, are the receiver's; the other fund is the sender.
            fund, to, on, received_on = to, fund, None, received_on or on
        amount = self._amount(kind)
        got = self._got()
        if self.row.problems or amount is None or fund is None:
            return None
        return FlatEntry(
            kind=kind,
            id=told.get(Field.ID) or f"row {self.row.number}",
            fund=fund,
            to=to,
            on=on,
            received_on=received_on,
            count=self._count(),
            recipients=self._recipients(),
            donor=self._donor(),
            state_ordered=bool(told.get(Field.STATE_ORDERED)),
            endowment=bool(told.get(Field.ENDOWMENT)),
            purpose=told.get(Field.PURPOSE),
            campaign=told.get(Field.CAMPAIGN),
            earmarked_for=told.get(Field.EARMARKED_FOR),
            recipient=told.get(Field.RECIPIENT),
            note=told.get(Field.NOTE),
            **amount,
            **got,
        )

    def _amount(self, kind: EntryKind) -> dict[str, Any] | None:
        """Give what is moved, money or goods, and find what lacks or is told of the other."""
        told = self.told
        goods = told.get(Field.GOODS)
        if goods is not None:
            self._refuse_told((Field.AMOUNT, Field.CURRENCY), _NO_MONEY)
            return self._goods(goods, kind)
        self._refuse_told((Field.VALUE, Field.UNIT_VALUE, Field.BASIS), _NO_GOODS)
        self._need(Field.AMOUNT, _AN_AMOUNT)
        if not self._is_enough(Field.AMOUNT, kind):
            return None
        return {"unit": told.get(Field.CURRENCY) or VND, "number": told[Field.AMOUNT]}

    def _goods(self, goods: Unit, kind: EntryKind) -> dict[str, Any] | None:
        told, revalued = self.told, kind is EntryKind.REVALUATION
        number = 0 if revalued and told.get(Field.NUMBER) is None else told.get(Field.NUMBER)
        value, each = told.get(Field.VALUE), told.get(Field.UNIT_VALUE)
        self._need(Field.NUMBER, _A_NUMBER, where=() if revalued else None)
        if not revalued and not self._is_enough(Field.NUMBER, kind):
            return None
        if each is not None:
            if value not in (None, each * number):
                self.refuse(Field.VALUE, f"{number} times the unit value, {each * number}")
            value = each * number
        if revalued and value is None:
            self.refuse(Field.VALUE, "by how much the goods are worth more, or less")
            return None
        return {"unit": goods, "number": number, "value": value, "basis": told.get(Field.BASIS)}

    def _is_enough(self, field: Field, kind: EntryKind) -> bool:
        """Whether there is something that moves: 0 is only opened with."""
        number = self.told.get(field)
        least = 0 if kind is EntryKind.OPENING_BALANCE else 1
        if number is not None and number < least:
            self.refuse(field, f"at least {least}; what went the other way is of another kind")
        return number is not None and number >= least

    def _refuse_told(self, fields: Iterable[Field], expected: str) -> None:
        for field in fields:
            if self.told.get(field):
                self.refuse(field, expected)

    def _got(self) -> dict[str, Any]:
        told = self.told
        goods, number = told.get(Field.GOT_GOODS), told.get(Field.GOT_NUMBER)
        if goods is not None and number is None:
            self.refuse(Field.GOT_NUMBER, _A_NUMBER)
        if goods is not None:
            return {
                "got_unit": goods,
                "got_number": number,
                "got_value": told.get(Field.GOT_VALUE),
                "got_basis": told.get(Field.GOT_BASIS),
            }
        if told.get(Field.GOT_AMOUNT) is None:
            return {}
        unit = told.get(Field.GOT_CURRENCY) or VND
        return {"got_unit": unit, "got_number": told[Field.GOT_AMOUNT]}

    def _count(self) -> Count | None:
        number, unit = self.told.get(Field.NUMBER), self.told.get(Field.COUNTED_IN)
        if self.told.get(Field.GOODS) is not None or (number is None and unit is None):
            return None
        if unit is None:
            self.refuse(Field.COUNTED_IN, "what the number counts, such as suất học bổng")
        elif number is None:
            self.refuse(Field.NUMBER, _A_NUMBER)
        else:
            return Count(number, unit)
        return None

    def _recipients(self) -> Count | None:
        people, times = self.told.get(Field.RECIPIENTS), self.told.get(Field.OCCURRENCES)
        if people is not None and times is not None:
            self.refuse(Field.OCCURRENCES, "nothing where the people who got it are counted")
        if people is not None:
            return Count(people, PERSON)
        return None if times is None else Count(times, OCCURRENCE)

    def _donor(self) -> Donor | None:
        identity, name = self.told.get(Field.DONOR), self.told.get(Field.DONOR_NAME)
        if identity is None and name is not None:
            self.refuse(Field.DONOR, "an id of the donor, who is known by it alone")
        return None if identity is None else Donor(identity, name)

    def _check_fund(self, field: Field, day_field: Field) -> None:
        fund: object = self.told.get(field)
        funds = self.rows.funds
        if fund is None:
            return
        if not isinstance(fund, str) or fund not in funds:
            from difflib import get_close_matches  # noqa: PLC0415 - slow to import

            near = get_close_matches(str(fund), funds, n=3)
            hint = f" (near: {', '.join(near)})" if near else ""
            self.refuse(field, f"the id of a fund of the ledger{hint}")
            return
        day, (first, after) = self.told.get(day_field), self.rows.lives[fund]
        if day is not None and not first <= day.toordinal() < after:
            self.refuse(day_field, f"a day on which the fund {fund} exists ({funds[fund].period})")


def _cents(value: object) -> int | None:
    """Read an amount of foreign money as hundredths of its unit."""
    number = whole_cell(value)
    if number is not None:
        return number * CENTS
    if is_missing(value):
        return None
    quantity = figure_cell(value, None)
    exact = quantity is not None and quantity.qualifier is Qualifier.EXACT
    cents = Fraction(quantity.value) * CENTS if quantity is not None and exact else Fraction(1, 2)
    if quantity is None or quantity.items or quantity.high is not None or cents.denominator != 1:
        raise InvalidValueError("", plain_text(value) or value, _CENTS)
    return cents.numerator

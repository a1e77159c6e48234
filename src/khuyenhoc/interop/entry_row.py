"""One row of a table of entries as the entry it says."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from attrs import frozen

from khuyenhoc._near import near_hint
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import is_missing, plain_text, whole_cell
from khuyenhoc.interop.figure_cells import figure_cell
from khuyenhoc.interop.ledger_cells import A_KIND, Cells, TransferSide
from khuyenhoc.interop.ledger_columns import Column, Field
from khuyenhoc.interop.row_walk import Row
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.flat_entry import EntryKind, FlatEntry, entry_of
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.spans import ALWAYS, Span, span_of
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

_GOT_SIZES: Final = (Field.GOT_GOODS, Field.GOT_NUMBER, Field.GOT_AMOUNT)

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
_AN_AMOUNT: Final = "an amount; goods stand under Hiện vật with their Số lượng"
_ABOVE_NOTHING: Final = "more than 0; what went the other way is an entry of another kind"
_FROM_NOTHING: Final = "at least 0, as books begin with nothing or more"
_NO_MONEY: Final = "nothing where there are goods; what they are worth is a value"
_NO_GOODS: Final = "nothing where there are no goods; money is an amount"
_NO_SCALE: Final = "đồng, as the heading of the amount says; other money needs a column without it"
_A_NUMBER: Final = "how many there are"
_WORTH: Final = "what the goods are worth in đồng, as they are bought or sold"
_CENTS: Final = "an exact amount of at most two decimals, with a comma before them"


@frozen
class ReadRow:
    """What a row says."""

    flat: FlatEntry
    #: Where it is one side of a transfer, in the books of that side.
    side: TransferSide | None = None


class EntryRows:
    """Reads rows one by one, for the funds of a ledger."""

    def __init__(self, cells: Cells, funds: Iterable[Fund]) -> None:
        """Take the readers of cells and the funds that rows may name."""
        self.cells: Cells = cells
        self.funds: dict[str, Fund] = {fund.id: fund for fund in funds}
        self.lives: dict[str, Span] = {
            fund.id: span_of(fund.period) for fund in self.funds.values()
        }
        #: The lives of the funds that begin or end.
        self.mortal: dict[str, Span] = {
            fund: life for fund, life in self.lives.items() if life != ALWAYS
        }

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
        #: What stands in cells that cannot be read.
        self.unread: set[Field] = set()

    def read(self, told: dict[Field, Any] | None) -> ReadRow | None:
        if told is None or {Field.CURRENCY, Field.GOT_CURRENCY} & told.keys():
            self._read_cells()
        else:
            self.told = told
            self.row.label = told.get(Field.ID)
        said = self.told.get(Field.KIND)
        side = said if isinstance(said, TransferSide) else None
        self._check_funds(side)
        self._need(Field.KIND, A_KIND)
        self._need(Field.FUND, "the id of a fund")
        self._need(Field.ID, "the id of the entry", where=self.columns)
        kind = said if side is None else EntryKind.TRANSFER
        if isinstance(kind, EntryKind):
            self._refuse_others(kind)
            self._need_of(kind)
            flat = self._flat(kind, side)
            if flat is not None and not self.row.problems:
                self._check_entry(flat)
                return None if self.row.problems else ReadRow(flat, side)
        return None

    def _need(self, field: Field, expected: str, where: Iterable[Field] | None = None) -> None:
        """Refuse a row that lacks what it needs; of a cell that cannot be read that is known."""
        lacks = self.told.get(field) is None and field not in self.unread
        if lacks and (where is None or field in where):
            self.refuse(field, expected)

    def _need_of(self, kind: EntryKind) -> None:
        """Refuse a row without what entries of its kind cannot be without."""
        if kind is EntryKind.EXCHANGE:
            self._need_of_exchange()
        if kind is not EntryKind.TRANSFER:
            self._need(Field.ON, "the day of the entry")
            return
        self._need(Field.TO, "the id of the other fund")
        if self.told.get(Field.RECEIVED_ON) is None:
            self._need(Field.ON, "the day, here or as Ngày nhận: one side at least has it")
        if self.told.get(Field.TO) is not None and self.told[Field.TO] == self.told.get(Field.FUND):
            self.refuse(Field.TO, f"another fund than {self.told[Field.TO]} itself")

    def _need_of_exchange(self) -> None:
        told = self.told
        if told.get(Field.GOODS) is not None and told.get(Field.UNIT_VALUE) is None:
            self._need(Field.VALUE, _WORTH)
        if told.get(Field.GOT_GOODS) is not None:
            self._need(Field.GOT_VALUE, _WORTH)
        elif Field.GOT_GOODS not in self.unread:
            self._need(Field.GOT_AMOUNT, "what was got, money or goods")

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
                self._read_cell(field, self.rows.cells.reader(column))
        for field, currency in amounts.items():
            if field in self.columns:
                column = self.columns[field]
                foreign = self.told.get(currency) not in (None, VND)
                reader = _cents if foreign else self.rows.cells.reader(column)
                self._read_cell(field, reader)
                if foreign and column.scale != 1:
                    self.refuse(currency, _NO_SCALE)
        self.row.label = self.told.get(Field.ID)

    def _read_cell(self, field: Field, reader: Callable[[object], Any]) -> None:
        known = len(self.row.problems)
        self.told[field] = self.row.read(self.columns[field], reader)
        if len(self.row.problems) > known:
            self.unread.add(field)

    def _refuse_others(self, kind: EntryKind) -> None:
        allowed = BY_KIND[kind]
        if self.told.get(Field.GOODS) is not None:
            allowed |= {Field.COUNTED_IN}  # it counts the goods
        others = sorted(OF_SOME - allowed)
        self._refuse_told(others, f"nothing in a row of {kind.value}")

    # -- what the cells come to -------------------------------------------------------------------

    def _check_entry(self, flat: FlatEntry) -> None:
        try:
            entry_of(flat)
        except InvalidValueError as error:
            name = error.field.rpartition(".")[2]
            self.refuse(_WHERE.get(name) or _FIELDS.get(name, Field.AMOUNT), error.expected)

    def _flat(self, kind: EntryKind, side: TransferSide | None) -> FlatEntry | None:
        told = self.told
        fund, to, on = told.get(Field.FUND), told.get(Field.TO), told.get(Field.ON)
        received_on = told.get(Field.RECEIVED_ON)
        if side is TransferSide.RECEIVED:
            # Its own fund, and its own day, are the receiver's; the other fund is the sender.
            fund, to, on, received_on = to, fund, None, received_on or on
        amount, got = self._amount(kind), self._got()
        count, recipients, donor = self._count(), self._recipients(), self._donor()
        if self.row.problems or amount is None or fund is None:
            return None
        return FlatEntry(
            kind=kind,
            id=told.get(Field.ID) or f"row {self.row.number}",
            fund=fund,
            to=to,
            on=on,
            received_on=received_on,
            count=count,
            recipients=recipients,
            donor=donor,
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
        if Field.GOODS in self.unread:
            return None
        if goods is not None or kind is EntryKind.REVALUATION:
            self._refuse_told((Field.AMOUNT, Field.CURRENCY), _NO_MONEY)
            self._need(Field.GOODS, "the goods that are worth more or less than before")
            return None if goods is None else self._goods(goods, kind)
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
        if not revalued:
            self._refuse_below(Field.VALUE, value)
            self._refuse_below(Field.UNIT_VALUE, each)
            if value is None and each is None:
                self._refuse_told((Field.BASIS,), "nothing where there is no value")
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
            self.refuse(field, _FROM_NOTHING if least == 0 else _ABOVE_NOTHING)
        return number is not None and number >= least

    def _refuse_told(self, fields: Iterable[Field], expected: str) -> None:
        for field in fields:
            if self.told.get(field):
                self.refuse(field, expected)

    def _got(self) -> dict[str, Any]:
        """Give what was got for it, or what the receiver has, where the row tells of it."""
        told = self.told
        goods, number, amount = (told.get(field) for field in _GOT_SIZES)
        if Field.GOT_GOODS in self.unread:
            return {}
        if goods is not None:
            self._refuse_told((Field.GOT_AMOUNT, Field.GOT_CURRENCY), _NO_MONEY)
            self._need(Field.GOT_NUMBER, _A_NUMBER)
            self._refuse_below(Field.GOT_VALUE, told.get(Field.GOT_VALUE))
            return {
                "got_unit": goods,
                "got_number": number,
                "got_value": told.get(Field.GOT_VALUE),
                "got_basis": told.get(Field.GOT_BASIS),
            }
        self._refuse_told((Field.GOT_NUMBER, Field.GOT_VALUE, Field.GOT_BASIS), _NO_GOODS)
        if amount is None:
            self._refuse_told((Field.GOT_CURRENCY,), "nothing where there is no amount")
            return {}
        return {"got_unit": told.get(Field.GOT_CURRENCY) or VND, "got_number": amount}

    def _refuse_below(self, field: Field, value: int | None) -> None:
        if value is not None and value < 0:
            self.refuse(field, "at least 0, or a blank where nobody valued them")

    def _count(self) -> Count | None:
        number, unit = self.told.get(Field.NUMBER), self.told.get(Field.COUNTED_IN)
        goods = self.told.get(Field.GOODS)
        if goods is not None:
            if unit not in (None, goods):
                self.refuse(Field.COUNTED_IN, f"{goods.code}, as the goods, or nothing")
            return None
        if Field.GOODS in self.unread or (number is None and unit is None):
            return None
        if number is not None and unit is not None:
            return Count(number, unit)
        self._need(Field.COUNTED_IN, "what the number counts, such as suất học bổng")
        self._need(Field.NUMBER, _A_NUMBER)
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

    def _check_funds(self, side: TransferSide | None) -> None:
        """Refuse funds that are not known, and days on which they do not exist."""
        own, other = Field.ON, Field.RECEIVED_ON
        if side is TransferSide.RECEIVED:
            # The books are those of the receiver; when it was sent they do not say.
            own = Field.ON if self.told.get(other) is None else other
            self._check_fund(Field.FUND, own)
            self._check_fund(Field.TO, None)
            return
        self._check_fund(Field.FUND, own)
        self._check_fund(Field.TO, other)

    def _check_fund(self, field: Field, day_field: Field | None) -> None:
        fund: object = self.told.get(field)
        funds = self.rows.funds
        if fund is None:
            return
        if not isinstance(fund, str) or fund not in funds:
            self.refuse(field, f"the id of a fund of the ledger{near_hint(fund, funds)}")
            return
        if day_field is None:
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

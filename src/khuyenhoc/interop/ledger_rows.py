"""A ledger from the rows of a table, one for each entry, and back."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from attrs import evolve

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.entry_row import EntryRows, ReadRow
from khuyenhoc.interop.entry_table import FlatColumns, read_by_column
from khuyenhoc.interop.headings import Headings
from khuyenhoc.interop.ledger_cells import Cells, TransferSide
from khuyenhoc.interop.ledger_columns import Column, Field, entry_headings
from khuyenhoc.interop.row_walk import Row, row_at
from khuyenhoc.interop.rows_read import OnBad, RowsRead
from khuyenhoc.interop.told_cells import Told
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.flat_entry import FlatEntry, entry_of
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.purpose import Purpose
from khuyenhoc.values.unit import Unit

__all__ = ["ledger_from_rows", "read_ledger_rows"]


def ledger_from_rows(
    rows: Iterable[Mapping[str, object]],
    funds: Iterable[Fund],
    *,
    headings: Mapping[str, str | None] | None = None,
    units: Iterable[Unit] = (),
    purposes: Iterable[Purpose] = (),
) -> Ledger:
    """Read a ledger from a table with a row for each entry; see ``read_ledger_rows``.

    >>> rows = [{"Mã": "1", "Ngày": "5/9/2022", "Loại": "Thu", "Quỹ": "q", "Số tiền": "2.000.000"},
    ...         {"Mã": "2", "Ngày": "6/9/2022", "Loại": "Chi", "Quỹ": "q", "Số tiền": "500.000"}]
    >>> ledger_from_rows(rows, [Fund(id="q", owner="p6")])
    <Ledger: 1 funds, 2 entries>

    Raises:
        StructuringError: Something could not be read; all of it is listed with its row, and
            ``read`` has the good entries.
        InvalidValueError: ``headings`` maps to what is no heading, or an argument has another type.
    """
    known = tuple(funds)
    read = read_ledger_rows(
        rows, known, headings=headings, units=units, purposes=purposes, on_bad=OnBad.REFUSE_ALL
    )
    return Ledger(known, read.items)


def read_ledger_rows(  # noqa: PLR0913 - the choices of one table, each named
    rows: Iterable[Mapping[str, object]],
    funds: Iterable[Fund],
    *,
    headings: Mapping[str, str | None] | None = None,
    units: Iterable[Unit] = (),
    purposes: Iterable[Purpose] = (),
    on_bad: OnBad = OnBad.KEEP_GOOD,
) -> RowsRead[Entry]:
    """Read the entries of a table, the good ones and, beside them, each bad one with its reasons.

    A row has the entry's id ("Số chứng từ"; without such a column it is called by its number), its
    kind ("Thu", "Chi", "Chuyển quỹ", "Mua", "Đánh giá lại", "Số dư đầu kỳ"), the day and the fund.
    Money stands under "Số tiền", also "(triệu đồng)", with its "Loại tiền" if it is not đồng. Goods
    stand under "Hiện vật" with their "Số lượng" and, if they have a value, the "Trị giá" of all or
    the "Đơn giá" of each. What money was given as is a "Số lượng" with a "Đơn vị tính". A transfer
    has the "Quỹ nhận" and the "Ngày nhận" in one row; or each side has a row in its own books,
    "Chuyển đi" and "Nhận chuyển", of one id, with the other fund under "Quỹ đối ứng". What was got
    in an exchange has columns of its own ("Hiện vật nhận"). ``units`` and ``purposes`` are those of
    the host. The name of a donor stands beside an id, and in no error.

    >>> rows = [{"Mã": "1", "Ngày": "5/9/2022", "Loại": "Thu", "Quỹ": "q", "Số tiền": "2.000.000"},
    ...         {"Mã": "2", "Ngày": "6/9/2022", "Loại": "Chi", "Quỹ": "q", "Số tiền": "1.500,5"}]
    >>> read = read_ledger_rows(rows, [Fund(id="q", owner="p6")])
    >>> read, len(Ledger((Fund(id="q", owner="p6"),), read.items).entries)
    (RowsRead(1 read, 1 bad), 1)
    >>> print(read.bad[0])
    row 2 (2), Số tiền: expected a whole number of đồng, as there is no part of one, got '1.500,5'

    Raises:
        StructuringError: ``on_bad`` is ``OnBad.REFUSE_ALL`` and something could not be read; all
            of it is listed, and ``read`` has the good entries.
        InvalidValueError: ``headings`` maps to what is no heading, or an argument has another type.
    """
    if type(on_bad) is not OnBad:
        raise InvalidValueError("on_bad", on_bad, "OnBad.KEEP_GOOD or OnBad.REFUSE_ALL")
    known = tuple(funds)
    for place, fund in enumerate(known):
        if not isinstance(cast("object", fund), Fund):
            raise InvalidValueError(f"funds[{place}]", fund, "a Fund")
    table = _Rows(
        list(rows), entry_headings(headings or {}), EntryRows(Cells(units, purposes), known)
    )
    read = table.read()
    return read.raise_if_bad() if on_bad is OnBad.REFUSE_ALL else read


#: The name of a donor stands in no error.
_HIDDEN: Final = frozenset({Column(Field.DONOR_NAME)})


class _Rows:
    """All rows while they are read."""

    def __init__(self, given: list[object], headings: Headings[Column], reader: EntryRows) -> None:
        self.given, self.headings, self.reader = given, headings, reader
        self.bad: dict[int, Row[Column]] = {}
        #: The places of the rows that are no entry of their own.
        self.left_out: set[int] = set()
        #: The transfers of which each side has a row, by id.
        self.sides: dict[str, list[tuple[int, ReadRow]]] = {}

    def read(self) -> RowsRead[Entry]:
        columns, odd, told = read_by_column(self.given, self.headings, self.reader)
        for place in sorted(odd):
            flat = self._read_one(place, told)
            if flat is None:
                self.left_out.add(place)
            else:
                columns.put(place, flat)
        for sides in self.sides.values():
            self._join(sides, columns)
        entries = EntryColumns(columns.without(self.left_out | self.bad.keys()))
        if not entries.have_own_ids:
            self._refuse_twins(columns.column("id"))
            entries = EntryColumns(columns.without(self.left_out | self.bad.keys()))
        return RowsRead(
            items=entries,
            bad=tuple(self.bad[place].bad for place in sorted(self.bad)),
            unknown_headings=self.headings.unknown,
        )

    def _row(self, place: int) -> Row[Column] | None:
        return row_at(place + 1, self.given[place], self.headings, _HIDDEN)

    def _read_one(self, place: int, told: Told) -> FlatEntry | None:
        row = self._row(place)
        if row is None:
            return None
        read = self.reader.read(row, told.row(place))
        if read is None:
            self.bad[place] = row
            return None
        if read.side is not None:
            self.sides.setdefault(read.flat.id, []).append((place, read))
        return read.flat

    def _join(self, sides: list[tuple[int, ReadRow]], columns: FlatColumns) -> None:
        """Make one transfer of the rows of both its sides; of one side alone it stays as it is."""
        if len(sides) != 2:
            return  # one is one-sided, and more have one id
        (first_place, first), (second_place, second) = sides
        if first.side == second.side:
            return
        sent, received = (first, second) if first.side is TransferSide.SENT else (second, first)
        if (sent.flat.fund, sent.flat.to) != (received.flat.fund, received.flat.to):
            for (place, read), (other, _) in ((sides[0], sides[1]), (sides[1], sides[0])):
                said = f"the funds of the other side of {read.flat.id}, row {other + 1}"
                self._refuse(place, Field.TO, said)
            return
        flat = _joined(sent.flat, received.flat)
        try:
            entry_of(flat)
        except InvalidValueError:
            for place, other in ((first_place, second_place), (second_place, first_place)):
                said = f"the same kind of money or goods as the other side, row {other + 1}"
                self._refuse(place, Field.AMOUNT, said)
            return
        columns.put(first_place, flat)
        self.left_out.add(second_place)

    def _refuse_twins(self, ids: list[str | None]) -> None:
        left_out = self.left_out | self.bad.keys()
        firsts: dict[str | None, int] = {}
        for place, one in enumerate(ids):
            first = place if place in left_out else firsts.setdefault(one, place)
            if first != place:
                self._refuse(place, Field.ID, f"an id of its own; row {first + 1} has the same")

    def _refuse(self, place: int, field: Field, expected: str) -> None:
        given = cast("Mapping[object, object]", self.given[place])
        row = Row(place + 1, given, self.headings.columns(given), _HIDDEN)
        columns = {column.field: column for column in row.headings}
        row.label = row.read(columns[Field.ID], str) if Field.ID in columns else None
        row.refuse(columns.get(field, Column(field)), expected, field.value)
        self.bad[place] = row


def _joined(sent: FlatEntry, received: FlatEntry) -> FlatEntry:
    """Make one transfer of what each side has."""
    changes: dict[str, Any] = {
        "received_on": received.received_on,
        "note": sent.note or received.note,
    }
    if _moved(sent) != _moved(received):
        changes |= {
            f"got_{name}": getattr(received, name) for name in ("unit", "number", "value", "basis")
        }
    return evolve(sent, **changes)


def _moved(flat: FlatEntry) -> tuple[object, ...]:
    return flat.unit, flat.number, flat.value

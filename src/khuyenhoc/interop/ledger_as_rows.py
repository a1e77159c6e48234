"""A ledger as the rows of a table, which are read back to the same ledger."""

from typing import Any, Final

from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.interop.cells import text_cell
from khuyenhoc.interop.ledger_columns import Field
from khuyenhoc.interop.rows_read import Unshown
from khuyenhoc.models.funds.flat_entry import FlatEntry
from khuyenhoc.models.funds.ledger import Ledger, check_ledger
from khuyenhoc.values.foreign_money import CENTS
from khuyenhoc.values.unit import PERSON, VND, Unit, UnitKind

__all__ = ["ledger_to_rows"]

#: What a table of entries cannot do without.
_ALWAYS: Final = frozenset({Field.ID, Field.KIND, Field.FUND, Field.ON, Field.AMOUNT})
_A_TEXT: Final = "a text that a cell can hold: without space around it, and no word for nothing"


def ledger_to_rows(
    ledger: Ledger, *, donor_names: bool = False
) -> list[dict[str, str | int | None]]:
    """Write the entries of a ledger as rows that ``ledger_from_rows`` reads back to the same.

    A row is an entry; all have the same headings, those of ``ledger_from_rows`` in English, and
    ``None`` where there is nothing. Days are texts, amounts of đồng whole numbers, foreign money
    with cents a text ("12,50"). The names of donors are left out unless they are asked for; units
    and purposes of a host are there by their codes, and to be told to who reads them.

    >>> from datetime import date
    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.models.funds.fund import Fund
    >>> from khuyenhoc.values.dong import Dong
    >>> gift = Contribution(id="c-1", fund="q", on=date(2022, 3, 1), amount=Dong(20_000_000))
    >>> ledger_to_rows(Ledger((Fund(id="q", owner="p6"),), (gift,)))
    [{'id': 'c-1', 'kind': 'contribution', 'fund': 'q', 'on': '2022-03-01', 'amount': 20000000}]

    Raises:
        StructuringError: A text is none that a cell could hold, such as "-", which says that
            nothing is there.
        InvalidValueError: It is no ledger.
    """
    check_ledger("ledger_to_rows", ledger)
    columns = ledger.columns
    rows = [_row(columns.flat(place), donor_names=donor_names) for place in range(len(columns))]
    problems = [
        Problem(f"entries[{place}].{field}", _shown(field, cell), _A_TEXT)
        for place, row in enumerate(rows)
        for field, cell in row.items()
        if type(cell) is str and text_cell(cell) != cell
    ]
    if problems:
        raise StructuringError("ledger_to_rows", problems)
    told = _ALWAYS.union(*(row.keys() for row in rows))
    used = [field for field in Field if field in told]
    return [{field.value: row.get(field) for field in used} for row in rows]


def _shown(field: Field, cell: object) -> object:
    return Unshown() if field is Field.DONOR_NAME else cell


def _row(flat: FlatEntry, *, donor_names: bool) -> dict[Field, str | int]:
    """Give what the row of an entry tells."""
    counted = flat.count
    of_people = flat.recipients is not None and flat.recipients.unit == PERSON
    cells: dict[Field, Any] = {
        Field.ID: flat.id,
        Field.KIND: flat.kind.value,
        Field.FUND: flat.fund,
        Field.TO: flat.to,
        Field.ON: flat.on and flat.on.isoformat(),
        Field.RECEIVED_ON: flat.received_on and flat.received_on.isoformat(),
        **_moved(flat.unit, flat.number),
        Field.VALUE: flat.value,
        Field.BASIS: flat.basis and flat.basis.value,
        **(_moved(flat.got_unit, flat.got_number, got=True)),
        Field.GOT_VALUE: flat.got_value,
        Field.GOT_BASIS: flat.got_basis and flat.got_basis.value,
        Field.PURPOSE: flat.purpose and flat.purpose.code,
        Field.CAMPAIGN: flat.campaign,
        Field.DONOR: flat.donor and flat.donor.id,
        Field.DONOR_NAME: flat.donor.name if flat.donor is not None and donor_names else None,
        Field.EARMARKED_FOR: flat.earmarked_for,
        Field.RECIPIENT: flat.recipient,
        Field.STATE_ORDERED: "yes" if flat.state_ordered else None,
        Field.ENDOWMENT: "yes" if flat.endowment else None,
        Field.NOTE: flat.note,
    }
    if counted is not None:
        cells |= {Field.NUMBER: counted.number, Field.COUNTED_IN: counted.unit.code}
    if flat.recipients is not None:
        cells[Field.RECIPIENTS if of_people else Field.OCCURRENCES] = flat.recipients.number
    return {field: cell for field, cell in cells.items() if cell is not None}


def _moved(unit: Unit | None, number: int | None, *, got: bool = False) -> dict[Field, Any]:
    """Give the cells of what is moved: an amount, with its currency, or a number of goods."""
    if unit is None or number is None:
        return {}
    amount, currency, goods, many = _GOT if got else _MOVED
    if unit.kind is not UnitKind.MONEY:
        return {goods: unit.code, many: number}
    if unit == VND:
        return {amount: number}
    whole, cents = divmod(number, CENTS)
    return {amount: f"{whole},{cents:02}" if cents else whole, currency: unit.code}


_MOVED: Final = (Field.AMOUNT, Field.CURRENCY, Field.GOODS, Field.NUMBER)
_GOT: Final = (Field.GOT_AMOUNT, Field.GOT_CURRENCY, Field.GOT_GOODS, Field.GOT_NUMBER)

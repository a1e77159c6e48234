"""Funds from the rows of a table, one for each fund."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, Final

from khuyenhoc.interop.cells import text_cell
from khuyenhoc.interop.fund_columns import Field, fund_headings
from khuyenhoc.interop.headings import Words
from khuyenhoc.interop.ledger_cells import flag_cell, word_cell
from khuyenhoc.interop.row_walk import Row, walk
from khuyenhoc.interop.rows_read import RowsRead
from khuyenhoc.interop.unit_words import tiers
from khuyenhoc.models.funds.fund import Fund, FundKind
from khuyenhoc.models.funds.purpose import PURPOSES, Purpose

__all__ = ["funds_from_rows", "read_fund_rows"]

_MORE_KINDS: Final = {
    FundKind.LICENSED: ("Quỹ xã hội", "Quỹ từ thiện", "Có giấy phép", "Được cấp phép"),
    FundKind.INTERNAL: ("Quỹ nội bộ", "Nội bộ"),
}


def funds_from_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    headings: Mapping[str, str | None] | None = None,
    purposes: Iterable[Purpose] = (),
) -> tuple[Fund, ...]:
    """Read funds from a table with a row for each.

    A row has the id of a fund ("Mã quỹ") and of the organisation that keeps it ("Đơn vị"). It may
    have a name, a kind ("quỹ nội bộ", "licensed"), a purpose, whether it may be spent on that alone
    ("Chỉ chi đúng mục đích"), the tier at which a licensed fund works, whether foreigners take part
    in it and whether it raises money ("có", "không" or a blank), and the first and the last day on
    which it exists ("Từ ngày", "Đến ngày"). ``purposes`` are those of the host.

    >>> rows = [{"Mã quỹ": "q-bt", "Đơn vị": "bt", "Loại quỹ": "nội bộ", "Đến ngày": "30/6/2025"}]
    >>> funds_from_rows(rows)
    (Fund(id='q-bt', owner='bt', period=Period(None, date(2025, 7, 1))),)

    Raises:
        StructuringError: Something could not be read; all of it is listed with its row, and
            ``read`` has the good funds.
        InvalidValueError: ``headings`` maps to what is no heading.
    """
    read = read_fund_rows(rows, headings=headings, purposes=purposes).raise_if_bad()
    return tuple(read.items)


def read_fund_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    headings: Mapping[str, str | None] | None = None,
    purposes: Iterable[Purpose] = (),
) -> RowsRead[Fund]:
    """Read funds as ``funds_from_rows`` does, and keep the good rows beside the bad.

    >>> read = read_fund_rows([{"id": "q", "owner": "bt"}, {"id": "q", "owner": "p6"}])
    >>> print(read, read.bad[0])
    RowsRead(1 read, 1 bad) row 2 (q), id: expected an id of its own; row 1 has the same, got 'q'

    Raises:
        InvalidValueError: ``headings`` maps to what is no heading.
    """
    known = fund_headings({} if headings is None else headings)
    readers = _readers(purposes)
    funds: list[Fund] = []
    bad: list[Row[Field]] = []
    firsts: dict[str, int] = {}
    for row in walk(rows, known):
        fund = _fund(row, readers)
        if fund is not None and firsts.setdefault(fund.id, row.number) != row.number:
            said = f"an id of its own; row {firsts[fund.id]} has the same"
            row.refuse(Field.ID, said, Field.ID.value)
        if fund is None or row.problems:
            bad.append(row)
        else:
            funds.append(fund)
    return RowsRead(
        items=tuple(funds),
        bad=tuple(row.bad for row in bad),
        unknown_headings=known.unknown,
    )


def _readers(purposes: Iterable[Purpose]) -> dict[Field, Callable[[object], Any]]:
    known = Words.of(
        (words, one)
        for one in (*PURPOSES.values(), *purposes)
        for words in (one.code, one.label_vi, one.label_en)
    )
    kinds, levels = _kinds(), tiers()
    return {
        Field.ID: text_cell,
        Field.OWNER: text_cell,
        Field.NAME: text_cell,
        Field.KIND: partial(word_cell, kinds, f"one of {kinds.listed}"),
        Field.PURPOSE: partial(word_cell, known, "a known purpose, or one of purposes="),
        Field.RESTRICTED: flag_cell,
        Field.TIER: partial(word_cell, levels, f"one of {levels.listed}"),
        Field.FOREIGN_CONTRIBUTORS: flag_cell,
        Field.RAISES_MONEY: flag_cell,
    }


@cache
def _kinds() -> Words[FundKind]:
    return Words.of(
        (words, kind)
        for kind in FundKind
        for words in (kind.value, kind.label_vi, kind.label_en, *_MORE_KINDS[kind])
    )


def _fund(row: Row[Field], readers: Mapping[Field, Callable[[object], Any]]) -> Fund | None:
    told: dict[Field, Any] = {field: row.read(field, reader) for field, reader in readers.items()}
    period = row.read_period(Field.FIRST_DAY, Field.LAST_DAY)
    row.label = told[Field.ID]
    wrong = {problem.path for problem in row.problems}
    needed = ((Field.ID, "the id of a fund"), (Field.OWNER, "the id of the unit that keeps it"))
    for field, said in needed:
        if told[field] is None and row.heading(field, field.value) not in wrong:
            row.refuse(field, said, field.value)
    if row.problems:
        return None
    return Fund(
        id=told[Field.ID],
        owner=told[Field.OWNER],
        name=told[Field.NAME],
        kind=told[Field.KIND] or FundKind.INTERNAL,
        purpose=told[Field.PURPOSE],
        restricted=bool(told[Field.RESTRICTED]),
        tier=told[Field.TIER],
        foreign_contributors=told[Field.FOREIGN_CONTRIBUTORS],
        raises_money=told[Field.RAISES_MONEY],
        period=period,
    )

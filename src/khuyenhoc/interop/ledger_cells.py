"""What the cells of a table of entries say: kinds, amounts, goods, purposes, yes and no."""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from typing import Any, Final, TypeVar

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import day_cell, is_missing, plain_text, text_cell, whole_cell
from khuyenhoc.interop.figure_cells import figure_cell
from khuyenhoc.interop.headings import Words
from khuyenhoc.interop.ledger_columns import MONEY, Column, Field
from khuyenhoc.models.funds.flat_entry import EntryKind
from khuyenhoc.models.funds.goods import ValuationBasis
from khuyenhoc.models.funds.purpose import PURPOSES, Purpose
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.unit import OCCURRENCE, PERSON, UNITS, VND, Unit, UnitKind

__all__ = ["A_KIND", "Cells", "TransferSide", "flag_cell", "word_cell"]

T = TypeVar("T")


class TransferSide(Enum):
    """In whose books a row stands, of a transfer that each side has in a row of its own."""

    SENT = "sent"
    RECEIVED = "received"


_KINDS: Final[dict[EntryKind | TransferSide, tuple[str, ...]]] = {
    EntryKind.CONTRIBUTION: (
        *("Thu", "Vận động", "Tiếp nhận", "Tài trợ", "Ủng hộ", "Thu vận động", "raised"),
        "Tiếp nhận tài trợ",
    ),
    EntryKind.DISBURSEMENT: ("Chi", "Cấp phát", "Trao tặng", "Chi hỗ trợ", "spent"),
    EntryKind.TRANSFER: ("Chuyển", "Chuyển quỹ", "Điều chuyển", "Bàn giao"),
    TransferSide.SENT: ("Chuyển đi", "Chuyển ra", "transfer out"),
    TransferSide.RECEIVED: (
        *("Nhận chuyển", "Chuyển đến", "Chuyển vào", "transfer in"),
        "Nhận điều chuyển",
    ),
    EntryKind.EXCHANGE: ("Mua", "Bán", "Mua sắm", "Đổi", "Đổi tiền", "purchase", "sale"),
    EntryKind.REVALUATION: ("Đánh giá lại", "Định giá", "Định giá lại"),
    EntryKind.OPENING_BALANCE: (
        *("Số dư đầu kỳ", "Tồn đầu kỳ", "Tồn quỹ đầu kỳ", "Dư đầu kỳ", "Số dư đầu năm", "opening"),
        "Tồn quỹ",
    ),
}
_YES: Final = ("có", "x", "true", "yes", "1", "đúng")
_NO: Final = ("không", "false", "no", "0", "sai")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
A_KIND: Final = "the kind of the entry: thu, chi, chuyển quỹ, mua, đánh giá lại, số dư đầu kỳ"
_A_BASIS: Final = f"whose word the value is: {', '.join(one.label_vi for one in ValuationBasis)}"
_AN_AMOUNT: Final = "an exact whole number of đồng; what is only bounded has no place in books"
_WHOLE_DONG: Final = "a whole number of đồng, as there is no part of one"
_A_NUMBER: Final = "an exact whole number of at least 0"


@cache
def _kinds() -> Words[EntryKind | TransferSide]:
    return Words.of((words, kind) for kind, more in _KINDS.items() for words in (kind.value, *more))


@cache
def _bases() -> Words[ValuationBasis]:
    return Words.of(
        (words, basis)
        for basis in ValuationBasis
        for words in (basis.value, basis.label_vi, basis.label_en)
    )


@cache
def _flags() -> Words[bool]:
    return Words.of([*((word, True) for word in _YES), *((word, False) for word in _NO)])


class Cells:
    """Readers of cells, by the column that they stand in.

    A host's own goods and purposes are known by their codes and labels beside those of the package.
    """

    def __init__(self, units: Iterable[Unit], purposes: Iterable[Purpose]) -> None:
        """Take what the host has of its own."""
        goods = [
            unit
            for unit in (*UNITS.values(), *units)
            if unit.kind is UnitKind.COUNT and unit not in (PERSON, OCCURRENCE)
        ]
        money = [unit for unit in (*UNITS.values(), *units) if unit.kind is UnitKind.MONEY]
        things = Words.of((words, unit) for unit in goods for words in (unit.code, unit.label_vi))
        codes = dict.fromkeys(unit.code for unit in money)
        currencies = Words.of(
            [
                *((words, unit) for unit in money for words in (unit.code, unit.label_vi)),
                *((words, VND) for words in ("VNĐ", "đ", "Việt Nam đồng")),
            ]
        )
        known = Words.of(
            (words, one)
            for one in (*PURPOSES.values(), *purposes)
            for words in (one.code, one.label_vi, one.label_en)
        )
        self._readers: dict[Field, Callable[[object], Any]] = {
            Field.KIND: partial(word_cell, _kinds(), A_KIND),
            Field.ON: day_cell,
            Field.RECEIVED_ON: day_cell,
            Field.CURRENCY: partial(word_cell, currencies, f"a currency: {', '.join(codes)}"),
            Field.GOT_CURRENCY: partial(word_cell, currencies, f"a currency: {', '.join(codes)}"),
            Field.GOODS: partial(word_cell, things, "known goods, or those of units="),
            Field.GOT_GOODS: partial(word_cell, things, "known goods, or those of units="),
            Field.COUNTED_IN: partial(
                word_cell, things, "a known unit, or one of units=; people and lượt have columns"
            ),
            Field.BASIS: partial(word_cell, _bases(), _A_BASIS),
            Field.GOT_BASIS: partial(word_cell, _bases(), _A_BASIS),
            Field.PURPOSE: partial(word_cell, known, "a known purpose, or one of purposes="),
            Field.STATE_ORDERED: flag_cell,
            Field.ENDOWMENT: flag_cell,
            **dict.fromkeys(
                (Field.NUMBER, Field.GOT_NUMBER, Field.RECIPIENTS, Field.OCCURRENCES),
                _number,
            ),
        }

    def reader(self, column: Column) -> Callable[[object], Any]:
        """Give what reads the cells of a column; of texts it is a text."""
        if column.field in MONEY:
            return partial(_money, column.scale)
        return self._readers.get(column.field, text_cell)


def word_cell(words: Words[T], expected: str, value: object) -> T | None:
    """Read one of known words; ``None`` where the cell says nothing.

    Raises:
        InvalidValueError: It is none of them; the error says what is ``expected``, and what is
            spelled nearly so.
    """
    text = text_cell(value)
    if text is None:
        return None
    found = words.find(text)
    if len(found) != 1:
        raise InvalidValueError("", value, f"{expected}{words.near(text)}")
    return found[0]


def flag_cell(value: object) -> bool | None:
    """Read yes or no; ``None`` where the cell says nothing.

    Raises:
        InvalidValueError: It is neither.
    """
    if type(value) is bool:
        return value
    return word_cell(_flags(), "yes or no: có, x, không or a blank", value)


def _money(scale: int, value: object) -> int | None:
    """Read an amount of đồng; text of digits alone, which most cells are, without a detour."""
    if scale == 1 and type(value) is str and len(value) < 19:
        if value.isascii() and value.isdecimal():
            return int(value)
        if _GROUPED.fullmatch(value):
            return int(value.replace(".", ""))
    return _whole(VND, scale, _AN_AMOUNT, value)


def _number(value: object) -> int | None:
    """Read how many there are."""
    number = _whole(None, 1, _A_NUMBER, value)
    if number is not None and number < 0:
        raise InvalidValueError("", value, _A_NUMBER)
    return number


def _whole(unit: Unit | None, scale: int, expected: str, value: object) -> int | None:
    number = whole_cell(value)
    if number is not None:
        return number * scale
    if is_missing(value):
        return None
    quantity = _figure(value, unit, scale)
    if (
        quantity is None
        or quantity.qualifier is not Qualifier.EXACT
        or quantity.high is not None
        or quantity.items
        or quantity.whole is not None
        or type(quantity.value) is not int
    ):
        raise InvalidValueError("", plain_text(value) or value, expected)
    return quantity.value


def _figure(value: object, unit: Unit | None, scale: int) -> Quantity | None:
    try:
        return figure_cell(value, unit, scale)
    except InvalidValueError:
        if unit is not None and _is_in_parts(value, scale):
            raise InvalidValueError("", value, _WHOLE_DONG) from None
        raise


def _is_in_parts(value: object, scale: int) -> bool:
    """Whether it is a number, only not a whole one."""
    try:
        plain = figure_cell(value, None, 1)
    except InvalidValueError:
        return False
    return plain is not None and Fraction(plain.value * scale).denominator != 1

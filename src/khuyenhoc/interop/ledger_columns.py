"""What the columns of a table of entries can hold, by their headings in either language."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final
from unicodedata import normalize

from attrs import field as attrs_field
from attrs import frozen

from khuyenhoc.errors import Problem
from khuyenhoc.interop.figure_cells import SCALES
from khuyenhoc.interop.headings import Headings, Words, mapped, unknown
from khuyenhoc.text.names import without_accents

__all__ = ["MONEY", "Column", "Field", "entry_headings"]


class Field(StrEnum):  # hashed for every cell, which of a plain Enum is slow
    """What a column can hold; the value is a heading, and what a caller maps a heading to."""

    ID = "id"
    KIND = "kind"
    FUND = "fund"
    TO = "to"
    ON = "on"
    RECEIVED_ON = "received_on"
    AMOUNT = "amount"
    CURRENCY = "currency"
    GOODS = "goods"
    NUMBER = "number"
    VALUE = "value"
    UNIT_VALUE = "unit_value"
    BASIS = "basis"
    COUNTED_IN = "counted_in"
    GOT_AMOUNT = "got_amount"
    GOT_CURRENCY = "got_currency"
    GOT_GOODS = "got_goods"
    GOT_NUMBER = "got_number"
    GOT_VALUE = "got_value"
    GOT_BASIS = "got_basis"
    RECIPIENTS = "recipients"
    OCCURRENCES = "occurrences"
    PURPOSE = "purpose"
    CAMPAIGN = "campaign"
    DONOR = "donor"
    DONOR_NAME = "donor_name"
    EARMARKED_FOR = "earmarked_for"
    RECIPIENT = "recipient"
    STATE_ORDERED = "state_ordered"
    ENDOWMENT = "endowment"
    NOTE = "note"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


#: The columns in đồng, which may be headed "(triệu đồng)".
MONEY: Final = frozenset(
    {Field.AMOUNT, Field.VALUE, Field.UNIT_VALUE, Field.GOT_AMOUNT, Field.GOT_VALUE}
)


@frozen
class Column:
    """What a column holds, and how many đồng one of it is.

    Two columns of amounts are one too many, whatever they count in.
    """

    field: Field
    scale: int = attrs_field(default=1, eq=False)


_WORDS: Final = {
    Field.ID: ("entry id", "Mã bút toán", "Số chứng từ", "Mã chứng từ", "Số phiếu", "Mã"),
    Field.KIND: ("type", "Loại", "Loại bút toán", "Nghiệp vụ", "Loại nghiệp vụ"),
    Field.FUND: ("fund id", "from", "Mã quỹ", "Quỹ"),
    Field.TO: ("to fund", "receiver", "Quỹ nhận", "Mã quỹ nhận", "Quỹ đối ứng", "other fund"),
    Field.ON: ("date", "day", "sent on", "Ngày", "Ngày chứng từ", "Ngày tháng", "Ngày chuyển"),
    Field.RECEIVED_ON: ("received", "date received", "Ngày nhận"),
    Field.AMOUNT: ("cash", "Số tiền", "Thành tiền", "Tiền mặt"),
    Field.CURRENCY: ("Loại tiền", "Ngoại tệ", "Đơn vị tiền tệ"),
    Field.GOODS: ("in kind", "Hiện vật", "Tên hiện vật", "Loại hiện vật"),
    Field.NUMBER: ("count", "quantity", "Số lượng"),
    Field.VALUE: ("total value", "Trị giá", "Giá trị", "Tổng trị giá"),
    Field.UNIT_VALUE: ("price", "unit price", "Đơn giá"),
    Field.BASIS: ("valuation", "Cơ sở định giá", "Căn cứ định giá"),
    Field.COUNTED_IN: ("count unit", "Đơn vị tính", "ĐVT", "Tính bằng"),
    Field.GOT_AMOUNT: ("received amount", "Số tiền nhận", "Số tiền nhận về"),
    Field.GOT_CURRENCY: ("Loại tiền nhận",),
    Field.GOT_GOODS: ("Hiện vật nhận", "Hiện vật mua"),
    Field.GOT_NUMBER: ("Số lượng nhận", "Số lượng mua"),
    Field.GOT_VALUE: ("Trị giá nhận", "Trị giá mua"),
    Field.GOT_BASIS: ("Cơ sở định giá nhận",),
    Field.RECIPIENTS: ("people", "Số người nhận", "Người thụ hưởng", "Số người thụ hưởng"),
    Field.OCCURRENCES: ("times", "Số lượt nhận", "Lượt người nhận", "Số lượt"),
    Field.PURPOSE: ("for", "Mục đích", "Mục đích sử dụng", "Nội dung chi"),
    Field.CAMPAIGN: ("Phong trào", "Đợt vận động", "Chương trình"),
    Field.DONOR: ("donor id", "Mã nhà tài trợ", "Mã người ủng hộ"),
    Field.DONOR_NAME: ("donor's name", "Nhà tài trợ", "Người ủng hộ", "Đơn vị tài trợ"),
    Field.EARMARKED_FOR: ("earmarked", "Người nhận chỉ định", "Địa chỉ chỉ định"),
    Field.RECIPIENT: ("given to", "Người nhận", "Mã người nhận"),
    Field.STATE_ORDERED: ("state money", "Kinh phí nhà nước", "Nhà nước đặt hàng"),
    Field.ENDOWMENT: ("founding asset", "Tài sản thành lập quỹ", "Vốn thành lập"),
    Field.NOTE: ("remarks", "Ghi chú", "Diễn giải"),
    Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}
_SCALED: Final = re.compile(
    r"(.*?)\s*\(\s*(?:[ĐD]VT:?\s*)?(?:(\w+)\s+)?(?:đồng|dong|VNĐ|VND|đ)\s*\)\s*", re.IGNORECASE
)
_SCALE_OF: Final = {
    **{
        spelled: scale
        for scale, words in SCALES.items()
        for spelled in (words, without_accents(words))
    },
    **dict.fromkeys(("ngàn", "ngan"), 1_000),
    **dict.fromkeys(("tỷ", "ty"), 1_000_000_000),
}


@cache
def _words() -> Words[Field]:
    return Words.of((words, what) for what, more in _WORDS.items() for words in (what.value, *more))


def entry_headings(given: Mapping[str, str | None]) -> Headings[Column]:
    """Give the headings of tables of entries, some of them as a caller maps them.

    Raises:
        InvalidValueError: ``given`` maps to what is no heading.
    """
    known = mapped(given, _known)

    def meaning(heading: str) -> Column | Problem | None:
        meant = known(heading)
        return None if isinstance(meant, Column) and meant.field is Field.LINE else meant

    return Headings[Column](meaning)


def _known(heading: str) -> Column | Problem:
    words, scale = normalize("NFC", heading), 1
    scaled = _SCALED.fullmatch(words)
    if scaled is not None and (scaled[2] or "").lower() in _SCALE_OF:
        words, scale = scaled[1], _SCALE_OF[(scaled[2] or "").lower()]
    found = _words().find(words)
    if len(found) == 1 and (scaled is None or found[0] in MONEY):
        return Column(found[0], scale)
    return unknown(heading, _words().near(words))

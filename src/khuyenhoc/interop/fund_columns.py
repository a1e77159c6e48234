"""What the columns of a table of funds can hold, by their headings in either language."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from khuyenhoc.errors import Problem
from khuyenhoc.interop.headings import Headings, Words, mapped, unknown

__all__ = ["Field", "fund_headings"]


class Field(StrEnum):  # hashed for every cell, which of a plain Enum is slow
    """What a column can hold; the value is a heading, and what a caller maps a heading to."""

    ID = "id"
    OWNER = "owner"
    NAME = "name"
    KIND = "kind"
    PURPOSE = "purpose"
    RESTRICTED = "restricted"
    TIER = "tier"
    FOREIGN_CONTRIBUTORS = "foreign_contributors"
    RAISES_MONEY = "raises_money"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


_WORDS: Final = {
    Field.ID: ("fund id", "fund", "Mã quỹ", "Mã", "Quỹ"),
    Field.OWNER: ("owner id", "Mã đơn vị", "Đơn vị", "Đơn vị quản lý", "Trực thuộc", "Chủ quỹ"),
    Field.NAME: ("fund name", "Tên quỹ", "Tên"),
    Field.KIND: ("type", "Loại quỹ", "Loại"),
    Field.PURPOSE: ("for", "Mục đích", "Mục đích sử dụng"),
    Field.RESTRICTED: ("Chỉ chi đúng mục đích", "Chi đúng mục đích"),
    Field.TIER: ("level", "Cấp", "Phạm vi hoạt động"),
    Field.FOREIGN_CONTRIBUTORS: ("Người nước ngoài góp", "Có yếu tố nước ngoài", "foreign"),
    Field.RAISES_MONEY: ("Vận động tài trợ", "Có vận động"),
    Field.FIRST_DAY: ("from", "start", "Từ ngày", "Ngày thành lập"),
    Field.LAST_DAY: ("to", "through", "Đến ngày", "Đến hết ngày", "Ngày kết thúc"),
    Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}


@cache
def _words() -> Words[Field]:
    return Words.of((words, what) for what, more in _WORDS.items() for words in (what.value, *more))


def fund_headings(given: Mapping[str, str | None]) -> Headings[Field]:
    """Give the headings of tables of funds, some of them as a caller maps them.

    Raises:
        InvalidValueError: ``given`` maps to what is no heading.
    """
    known = mapped(given, _known)

    def meaning(heading: str) -> Field | Problem | None:
        meant = known(heading)
        return None if meant is Field.LINE else meant

    return Headings[Field](meaning)


def _known(heading: str) -> Field | Problem:
    found = _words().find(heading)
    return found[0] if len(found) == 1 else unknown(heading, _words().near(heading))

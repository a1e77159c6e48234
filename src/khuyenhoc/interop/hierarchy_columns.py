"""What the columns of a table of units can hold, by their headings in either language."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import frozen

from khuyenhoc.errors import Problem
from khuyenhoc.interop.headings import Headings, Words, mapped, unknown

__all__ = ["Codes", "Column", "Field", "unit_headings"]


class Field(StrEnum):  # hashed for every cell, which of a plain Enum is slow
    """What a column can hold; the value is a heading, and what a caller maps a heading to."""

    ID = "id"
    PARENT = "parent"
    NAME = "name"
    KIND = "kind"
    SECTOR = "sector"
    TIER = "tier"
    COVERS = "covers"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    #: "Đơn vị": the id or, where another column has that, the name.
    UNIT = "unit"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


@frozen
class Codes:
    """A column of codes of one scheme."""

    scheme: str


Column = Field | Codes

_CODE: Final = re.compile(r"code:\s*(\S+)\s*", re.IGNORECASE)
#: The national statistics office, known by its English abbreviation too.
_STATISTICS_OFFICE: Final = ("Mã GSO", "Mã TCTK", "Mã NSO", "GSO code")
_FIELD_WORDS: Final = {
    Field.ID: ("code", "unit id", "organisation", "Mã đơn vị", "Mã tổ chức", "Mã"),
    Field.PARENT: (
        *("parent id", "under", "Mã đơn vị cấp trên", "Đơn vị cấp trên", "Mã cấp trên"),
        *("Cấp trên", "Trực thuộc", "Mã đơn vị cha", "Đơn vị cha", "Mã cha"),
    ),
    Field.NAME: ("unit name", "organisation name", "Tên đơn vị", "Tên tổ chức", "Tên"),
    Field.KIND: ("type", "Loại", "Loại hình", "Loại tổ chức", "Loại tổ chức hội"),
    Field.SECTOR: ("Khối", "Lĩnh vực"),
    Field.TIER: ("level", "Cấp", "Cấp hành chính"),
    Field.COVERS: ("Địa bàn", "Mã địa bàn"),
    Field.FIRST_DAY: ("from", "start", "Từ ngày", "Ngày bắt đầu"),
    Field.LAST_DAY: ("to", "through", "Đến ngày", "Đến hết ngày", "Ngày kết thúc"),
    Field.UNIT: ("Đơn vị", "Tổ chức"),
    Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}


@cache
def _words() -> Words[Column]:
    fields: list[tuple[str, Column]] = [
        (words, what) for what, more in _FIELD_WORDS.items() for words in (what.value, *more)
    ]
    return Words.of([*fields, *((words, Codes("gso")) for words in _STATISTICS_OFFICE)])


def unit_headings(given: Mapping[str, str | None]) -> Headings[Column]:
    """Give the headings of tables of units, some of them as a caller maps them.

    Raises:
        InvalidValueError: ``given`` maps to what is no heading.
    """
    meaning: Callable[[str], Column | Problem | None] = mapped(given, _known)

    def read(heading: str) -> Column | Problem | None:
        meant = meaning(heading)
        return None if meant is Field.LINE else meant

    return Headings[Column](read, _settle)


def _known(heading: str) -> Column | Problem:
    code = _CODE.fullmatch(heading.strip())
    if code:
        return Codes(code[1])
    found = _words().find(heading)
    return found[0] if len(found) == 1 else unknown(heading, _words().near(heading))


def _settle(columns: dict[str, Column]) -> dict[str, Column]:
    """Decide on "Đơn vị", which is the id or, where another column has that, the name."""
    unit: Column = Field.NAME if Field.ID in columns.values() else Field.ID
    return {heading: unit if at is Field.UNIT else at for heading, at in columns.items()}

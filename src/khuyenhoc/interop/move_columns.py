"""What the columns of a table of moves can hold, by their headings in either language."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import frozen

from khuyenhoc.errors import Problem
from khuyenhoc.interop.headings import Headings, Words, mapped, unknown

__all__ = ["Column", "EndCode", "Field", "move_headings"]


class Field(StrEnum):  # hashed for every cell, which of a plain Enum is slow
    """What a column can hold; the value is a heading, and what a caller maps a heading to."""

    SOURCE = "source"
    TARGET = "target"
    SHARE = "share"
    OF = "of"
    EFFECTIVE = "effective"
    IN_FORCE = "in_force"
    BASIS = "basis"
    EXHAUSTIVE = "exhaustive"
    #: What people read beside the ids, and nothing is read from.
    NAMES = "names"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


@frozen
class EndCode:
    """A column of codes of one scheme, of the units that moves come from or go to."""

    end: Field
    scheme: str


Column = Field | EndCode

_CODE: Final = re.compile(r"(source|target|old|new)[ _]code:\s*(\S+)\s*", re.IGNORECASE)
_ENDS: Final = {
    "source": Field.SOURCE,
    "old": Field.SOURCE,
    "target": Field.TARGET,
    "new": Field.TARGET,
}
#: The national statistics office, known by its English abbreviation too.
_OFFICE: Final = ("GSO", "TCTK", "NSO")
_FIELD_WORDS: Final = {
    Field.SOURCE: ("source id", "from unit", "old unit", "Mã cũ", "Mã đơn vị cũ", "Đơn vị cũ"),
    Field.TARGET: ("target id", "to unit", "new unit", "Mã mới", "Mã đơn vị mới", "Đơn vị mới"),
    Field.SHARE: ("part", "Phần", "Phần nhập", "Tỷ lệ", "Mức độ nhập", "Phần chuyển"),
    Field.OF: ("of what", "moved", "Đối tượng", "Đối tượng chuyển", "Nội dung chuyển"),
    Field.EFFECTIVE: (
        *("effective day", "day", "Ngày hiệu lực", "Ngày hoạt động", "Ngày áp dụng"),
        "Hiệu lực từ ngày",
    ),
    Field.IN_FORCE: ("in force", "legal force", "Ngày có hiệu lực thi hành", "Hiệu lực thi hành"),
    Field.BASIS: ("resolution", "instrument", "Căn cứ", "Nghị quyết", "Văn bản", "Số văn bản"),
    Field.EXHAUSTIVE: ("complete", "is exhaustive", "Đủ", "Đầy đủ"),
    Field.NAMES: (
        *("source name", "target name", "note", "Tên cũ", "Tên mới", "Ghi chú"),
        *("Tên đơn vị cũ", "Tên đơn vị mới"),
    ),
    Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}


@cache
def _words() -> Words[Column]:
    fields: list[tuple[str, Column]] = [
        (words, what) for what, more in _FIELD_WORDS.items() for words in (what.value, *more)
    ]
    codes: list[tuple[str, Column]] = [
        (f"Mã {office} {word}", EndCode(end, "gso"))
        for office in _OFFICE
        for word, end in (("cũ", Field.SOURCE), ("mới", Field.TARGET))
    ]
    return Words.of([*fields, *codes])


def move_headings(given: Mapping[str, str | None]) -> Headings[Column]:
    """Give the headings of tables of moves, some of them as a caller maps them.

    Raises:
        InvalidValueError: ``given`` maps to what is no heading.
    """
    meaning: Callable[[str], Column | Problem | None] = mapped(given, _known)

    def read(heading: str) -> Column | Problem | None:
        meant = meaning(heading)
        return None if meant in (Field.LINE, Field.NAMES) else meant

    return Headings[Column](read)


def _known(heading: str) -> Column | Problem:
    code = _CODE.fullmatch(heading.strip())
    if code:
        return EndCode(_ENDS[code[1].lower()], code[2])
    found = _words().find(heading)
    return found[0] if len(found) == 1 else unknown(heading, _words().near(heading))

"""What the columns of a conversion table of the statistics office hold."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from khuyenhoc.errors import Problem
from khuyenhoc.interop.headings import Headings, Words, mapped, unknown

__all__ = ["NEEDED", "Field", "conversion_headings"]


class Field(StrEnum):  # hashed for every cell, which of a plain Enum is slow
    """What a column can hold; the value is a heading, and what a caller maps a heading to."""

    NEW_PROVINCE = "new_province"
    NEW_NAME = "new_name"
    NEW_CODE = "new_code"
    OLD_NAME = "old_name"
    OLD_CODE = "old_code"
    NOTE = "note"
    DISTRICT = "district"
    OLD_PROVINCE = "old_province"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


#: The columns that every table has.
NEEDED: Final = tuple(field for field in Field if field is not Field.LINE)

_WORDS: Final = {
    Field.NEW_PROVINCE: ("Tỉnh, thành phố", "Tỉnh mới", "Tỉnh, thành phố mới"),
    Field.NEW_NAME: ("Tên Xã mới", "Tên ĐVHC mới"),
    Field.NEW_CODE: ("Mã Xã mới", "Mã ĐVHC mới"),
    Field.OLD_NAME: ("Tên Xã cũ", "Tên ĐVHC cũ"),
    Field.OLD_CODE: ("Mã Xã cũ", "Mã ĐVHC cũ"),
    Field.NOTE: ("Ghi chú",),
    Field.DISTRICT: ("Quận/huyện", "Quận/huyện cũ", "Huyện cũ"),
    Field.OLD_PROVINCE: ("Tỉnh cũ", "Tỉnh, thành phố cũ"),
    Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}


@cache
def _words() -> Words[Field]:
    return Words.of((words, what) for what, more in _WORDS.items() for words in (what.value, *more))


def conversion_headings(given: Mapping[str, str | None]) -> Headings[Field]:
    """Give the headings of conversion tables, some of them as a caller maps them.

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

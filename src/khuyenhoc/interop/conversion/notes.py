"""What the notes of a conversion table say becomes of an old commune."""

import re
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from khuyenhoc.text.names import name_key, without_accents

__all__ = ["Note", "NoteRead", "read_note"]


class Note(Enum):
    """What a line says goes from the old commune to the new one."""

    WHOLE = "whole"
    #: Some of it, land and people: nobody knows how much.
    PART = "part"
    #: "Một phần diện tích": some of the land, and nobody who lives there.
    LAND = "land"
    #: "Một phần diện tích, toàn bộ dân số": some of the land and all the people.
    PEOPLE = "people"
    #: "Giữ nguyên": it is the same commune before and after.
    KEPT = "kept"
    #: "Đổi tên": it is the same commune under another name.
    RENAMED = "renamed"
    #: "Sắp xếp toàn bộ huyện … thành đặc khu …": a district that had no communes.
    DISTRICT = "district"

    @property
    def goes_on(self) -> bool:
        """Whether the commune is the same before and after."""
        return self in (Note.KEPT, Note.RENAMED)


@frozen
class NoteRead:
    """A note, and whether it was spelled so."""

    note: Note
    text: str
    is_as_spelled: bool = True


_LAND: Final = "diện tích(?: tự nhiên)?"
#: As ``name_key`` leaves them, which takes the space around a comma away.
_AND: Final = "(?:,| và |,và )"
_PEOPLE: Final = "(?:quy mô )?dân số"
_UNIT: Final = "(?:phường|xã|thị trấn)"
#: The wordings of the statistics office's table, and their obvious variants. A note that only
#: resembles one of them is not read.
_WORDINGS: Final = {
    Note.WHOLE: f"(?:nhập |sáp nhập )?(?:toàn bộ|nguyên trạng)(?: {_LAND}{_AND}{_PEOPLE})?",
    Note.PART: (
        f"(?:nhập |sáp nhập )?(?:một|1) phần(?: {_LAND}{_AND}(?:(?:một|1) phần )?{_PEOPLE})?"
        f"|đổi tên từ (?:một|1) phần {_UNIT} .+"
    ),
    Note.LAND: f"(?:nhập |sáp nhập )?(?:một|1) phần {_LAND}",
    Note.PEOPLE: f"(?:nhập |sáp nhập )?(?:một|1) phần {_LAND}{_AND}toàn bộ {_PEOPLE}",
    Note.KEPT: "giữ nguyên(?: hiện trạng)?|không (?:thay đổi|sắp xếp)",
    Note.RENAMED: f"đổi tên(?: (?:từ|thành) {_UNIT} .+)?",
    Note.DISTRICT: "sắp xếp toàn bộ huyện .+ thành đặc khu .+",
}


@cache
def _patterns() -> tuple[tuple[Note, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (note, re.compile(words), re.compile(without_accents(words)))
        for note, words in _WORDINGS.items()
    )


@lru_cache(maxsize=64)  # a table has the same few notes ten thousand times
def read_note(text: str) -> NoteRead | None:
    """Read a note; ``None`` where it is none of the known ones.

    A missing accent is overlooked, and told.

    >>> read_note("Nhập một phần diện tích, toàn bộ dân số").note
    <Note.PEOPLE: 'people'>
    >>> read_note("Nhâp toàn bộ")
    NoteRead(note=<Note.WHOLE: 'whole'>, text='Nhâp toàn bộ', is_as_spelled=False)
    >>> read_note("Nhập vào xã khác") is None
    True
    """
    key = name_key(text).strip(" .")
    plain = without_accents(key)
    for note, spelled, without in _patterns():
        if without.fullmatch(plain):
            return NoteRead(note, text.strip(), is_as_spelled=bool(spelled.fullmatch(key)))
    return None

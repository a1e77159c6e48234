"""What the notes of a conversion table say becomes of an old commune."""

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.share import Share
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
    #: "Phần còn lại": all that the other lines leave.
    REST = "rest"
    #: "Toàn bộ diện tích": all the land; of the people it says nothing.
    ALL_LAND = "all the land"
    #: "Một phần dân số": some of the people, and no land.
    SOME_PEOPLE = "some people"
    #: "Giữ nguyên": it is the same commune before and after.
    KEPT = "kept"
    #: "Đổi tên": it is the same commune under another name.
    RENAMED = "renamed"
    #: "Sắp xếp toàn bộ huyện … thành đặc khu …": a district that had no communes.
    DISTRICT = "district"
    #: It could not be read, or other lines contradict it.
    UNREAD = "unread"

    @classmethod
    def in_parts(cls) -> frozenset["Note"]:
        """Give what takes a part, so that other lines may say more of the same commune."""
        return _IN_PARTS

    @property
    def shares(self) -> Mapping[Moved, Share]:
        """What share of everything goes, and of what else another one."""
        return _SHARES[self]

    @property
    def goes_on(self) -> bool:
        """Whether the commune is the same before and after."""
        return self in (Note.KEPT, Note.RENAMED)


_WHOLE: Final = {Moved.EVERYTHING: Share.whole()}
_SOME: Final = {Moved.EVERYTHING: Share.unknown()}
_SHARES: Final[Mapping[Note, Mapping[Moved, Share]]] = {
    Note.WHOLE: _WHOLE,
    Note.PART: _SOME,
    Note.LAND: {**_SOME, Moved.PEOPLE: Share.exactly(0)},
    Note.PEOPLE: {**_SOME, Moved.PEOPLE: Share.whole()},
    Note.REST: {Moved.EVERYTHING: Share.remainder()},
    Note.ALL_LAND: {**_SOME, Moved.LAND: Share.whole()},
    Note.SOME_PEOPLE: {**_SOME, Moved.LAND: Share.exactly(0)},
    Note.KEPT: _SOME,
    Note.RENAMED: _SOME,
    Note.DISTRICT: _WHOLE,
    Note.UNREAD: _SOME,
}
_IN_PARTS: Final = frozenset(
    {Note.PART, Note.LAND, Note.PEOPLE, Note.REST, Note.ALL_LAND, Note.SOME_PEOPLE}
)


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
_MERGED: Final = "(?:nhập |sáp nhập )?"
_A_PART: Final = "(?:một|1) phần"
_UNIT: Final = "(?:phường|xã|thị trấn)"
#: The wordings of the statistics office's table, and their obvious variants: also those of shares
#: in other tables. A note that only resembles one of them is not read.
_WORDINGS: Final = {
    Note.WHOLE: f"{_MERGED}(?:toàn bộ|nguyên trạng)(?: {_LAND}{_AND}{_PEOPLE})?",
    Note.PART: (
        f"{_MERGED}{_A_PART}(?: {_LAND}{_AND}(?:{_A_PART} )?{_PEOPLE})?"
        f"|đổi tên từ {_A_PART} {_UNIT} .+"
    ),
    Note.LAND: f"{_MERGED}{_A_PART} {_LAND}",
    Note.PEOPLE: f"{_MERGED}{_A_PART} {_LAND}{_AND}toàn bộ {_PEOPLE}",
    Note.REST: f"{_MERGED}phần còn lại(?: {_LAND}{_AND}{_PEOPLE})?",
    Note.ALL_LAND: f"{_MERGED}toàn bộ {_LAND}",
    Note.SOME_PEOPLE: f"{_MERGED}{_A_PART} {_PEOPLE}",
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

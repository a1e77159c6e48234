"""The lines of a conversion table, as far as one line alone says what it is."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, cast

from attrs import evolve, frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.cells import is_missing, plain_text
from khuyenhoc.interop.conversion.columns import Field
from khuyenhoc.interop.conversion.notes import Note, NoteRead, read_note
from khuyenhoc.interop.row_walk import Row
from khuyenhoc.models.administrative_unit import AdministrativeKind
from khuyenhoc.text.names import name_key

__all__ = ["Glimpse", "Line", "Named", "Told", "conversion_line"]

_OF_COMMUNES: Final = {
    "phường": AdministrativeKind.WARD,
    "xã": AdministrativeKind.COMMUNE,
    "thị trấn": AdministrativeKind.TOWNSHIP,
    "đặc khu": AdministrativeKind.SPECIAL_ZONE,
}
_OF_DISTRICTS: Final = {
    "quận": AdministrativeKind.URBAN_DISTRICT,
    "huyện": AdministrativeKind.RURAL_DISTRICT,
    "thị xã": AdministrativeKind.TOWN,
    "thành phố": AdministrativeKind.DISTRICT_CITY,
}
_OF_PROVINCES: Final = {
    "tỉnh": AdministrativeKind.PROVINCE,
    "thành phố": AdministrativeKind.CENTRALLY_RUN_CITY,
}
_NAME_AND_CODE: Final = re.compile(r"(.+?) ?\( ?(\w+) ?\)")
#: How many digits the office's codes have: 00004 is no 4.
_DIGITS: Final = {Field.NEW_CODE: 5, Field.OLD_CODE: 5, Field.DISTRICT: 3}
_OF_A_PROVINCE: Final = 2
_A_NOTE: Final = (
    'a known note: "Nhập toàn bộ", "Nhập một phần", "Nhập một phần diện tích", "Nhập một phần'
    ' diện tích, toàn bộ dân số", "Nhập phần còn lại", "Giữ nguyên", "Đổi tên"'
)
_UNREAD: Final = NoteRead(Note.UNREAD, "")


@frozen
class Named:
    """A unit as a line names it."""

    name: str
    kind: AdministrativeKind
    #: What spellings of one name share.
    key: str
    code: str


@frozen(kw_only=True)
class Told:
    """What a line says, if all of it could be read."""

    new_province: Named
    new: Named
    #: ``None`` where a district without communes became a special zone.
    old: Named | None
    note: NoteRead
    district: Named
    old_province: Named

    @property
    def source(self) -> tuple[bool, str]:
        """What it says something of: whether that is a whole district, and its code."""
        return (True, self.district.code) if self.old is None else (False, self.old.code)


@frozen(kw_only=True)
class Glimpse:
    """What a line says as far as it could be read; ``None`` where it could not."""

    old_code: str | None
    #: The names without differences of spelling.
    old_name: str | None
    new_code: str | None
    new_name: str | None
    #: Their codes.
    new_province: str | None
    district: str | None
    note: Note | None


@frozen
class Line:
    """One line, and what it says."""

    row: Row[Field]
    #: ``None`` where something could not be read, but for the note alone.
    told: Told | None
    glimpse: Glimpse

    @property
    def is_good(self) -> bool:
        """Whether nothing is known to be wrong with it."""
        return not self.row.problems

    @property
    def is_placed(self) -> bool:
        """Whether nothing is wrong but with its note: what it is of is then known."""
        if self.is_good:  # as thousands are
            return self.told is not None
        note = self.row.heading(Field.NOTE, Field.NOTE.value)
        return self.told is not None and all(one.path == note for one in self.row.problems)

    @property
    def placed(self) -> Told | None:
        """What it says if nothing is wrong but with its note, which then says nothing."""
        if self.told is None or not self.is_placed:
            return None
        return self.told if self.is_good else evolve(self.told, note=_UNREAD)

    def with_province(self, province: Named) -> "Line":
        """Give the same under another old province."""
        return evolve(self, told=self.told and evolve(self.told, old_province=province))

    def refuse(self, field: Field, expected: str) -> None:
        """Find a cell wrong, for a reason that lies in other lines."""
        self.row.refuse(field, expected, field.value)


def conversion_line(row: Row[Field], scheme: str) -> Line | None:
    """Read one line; ``None`` where it is the heading of a province."""
    given: object = row.row
    cells: Mapping[object, object] = {}
    if isinstance(given, Mapping):
        cells = cast("Mapping[object, object]", given)
    said = [field for field, at in row.headings.items() if not is_missing(cells.get(at))]
    if said == [Field.NEW_PROVINCE] and not row.problems:
        return None
    note = row.read(Field.NOTE, _note)
    of_district = note is not None and note.note is Note.DISTRICT
    old, old_code, old_name = None, None, None
    if of_district:
        for field in (Field.OLD_NAME, Field.OLD_CODE):
            row.read(field, _nothing)
    else:
        old, old_code, old_name = _named(row, scheme, Field.OLD_NAME, Field.OLD_CODE)
    new, new_code, new_name = _named(row, scheme, Field.NEW_NAME, Field.NEW_CODE)
    new_province = _placed(row, Field.NEW_PROVINCE, _OF_PROVINCES, scheme)
    district = _placed(row, Field.DISTRICT, _OF_DISTRICTS, scheme)
    old_province = _placed(row, Field.OLD_PROVINCE, _OF_PROVINCES, scheme)
    glimpse = Glimpse(
        old_code=old_code,
        old_name=old_name,
        new_code=new_code,
        new_name=new_name,
        new_province=None if new_province is None else new_province.code,
        district=None if district is None else district.code,
        note=None if note is None else note.note,
    )
    if (
        new is None
        or (old is None and not of_district)
        or new_province is None
        or district is None
        or old_province is None
    ):
        return Line(row, None, glimpse)
    told = Told(
        new_province=new_province,
        new=new,
        old=old,
        note=note or _UNREAD,
        district=district,
        old_province=old_province,
    )
    return Line(row, told, glimpse)


def _note(value: object) -> NoteRead | None:
    text = None if is_missing(value) else plain_text(value)
    found = None if text is None else read_note(text)
    if found is None:
        raise InvalidValueError("", value, _A_NOTE)
    return found


def _text(value: object) -> str | None:
    """Read a text; spaces too many, and the ends of lines in it, make no difference."""
    text = None if is_missing(value) else plain_text(value)
    return None if text is None else " ".join(unicodedata.normalize("NFC", text).split())


def _code(digits: int | None, value: object) -> str:
    text = _text(value)
    if text is None or re.search(r"\s", text) or (digits is not None and not _is(text, digits)):
        how = "" if digits is None else f" of {digits} digits"
        raise InvalidValueError("", value, f"a code{how}, as text: a number loses its zeros")
    return text


def _is(text: str, digits: int) -> bool:
    return len(text) == digits and text.isascii() and text.isdecimal()


def _name(
    kinds: Mapping[str, AdministrativeKind], value: object
) -> tuple[str, AdministrativeKind, str]:
    text = _text(value)
    key = "" if text is None else name_key(text)
    kind = next((kind for word, kind in kinds.items() if key.startswith(f"{word} ")), None)
    if text is None or kind is None:
        raise InvalidValueError("", value, f"a name that begins with {', '.join(kinds)}")
    return text, kind, key


def _named(
    row: Row[Field], scheme: str, name: Field, code: Field
) -> tuple[Named | None, str | None, str | None]:
    """Read a unit, beside it its code and the key of its name, which may be all one can read."""
    digits = _DIGITS[code] if scheme == "gso" else None
    numbered = row.read(code, partial(_code, digits))
    if code is Field.OLD_CODE:
        row.label = numbered
    called = row.read(name, partial(_name, _OF_COMMUNES))
    both = None if numbered is None or called is None else Named(*called, numbered)
    return both, numbered, None if called is None else called[2]


def _nothing(value: object) -> None:
    if not is_missing(value):
        raise InvalidValueError("", value, "nothing, where a whole district became a special zone")


def _placed(
    row: Row[Field], field: Field, kinds: Mapping[str, AdministrativeKind], scheme: str
) -> Named | None:
    """Read a name with its code in brackets: "Quận Ba Đình (001)"."""
    digits = _DIGITS.get(field, _OF_A_PROVINCE) if scheme == "gso" else None

    def read(value: object) -> Named:
        found = _NAME_AND_CODE.fullmatch(_text(value) or "")
        if found is None:
            raise InvalidValueError("", value, "a name with its code: Quận Ba Đình (001)")
        return Named(*_name(kinds, found[1]), _code(digits, found[2]))

    reader: Callable[[object], Any] = read
    return row.read(field, reader)

"""What the columns of a table of reports can hold, by their headings in either language."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc.errors import InvalidValueError, Problem, ReadingError
from khuyenhoc.interop.figure_cells import SCALES
from khuyenhoc.interop.headings import Words, check_headings
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.text.names import name_key
from khuyenhoc.text.quantities import read_quantity

__all__ = ["Column", "Field", "Meanings", "settle"]


class Field(Enum):
    """What a column can hold that is no figure; the value is its heading in ``report_to_row``."""

    ORGANISATION = "organisation"
    NAME = "name"
    PERIOD = "period"
    SCOPE = "scope"
    PUBLISHED_BY = "published_by"
    PUBLISHED_ON = "published_on"
    SOURCE = "source"
    REMARKS = "remarks"
    #: "Đơn vị": the id or, where another column has that, the name.
    UNIT = "unit"
    #: "STT": the number of the line, which says nothing.
    LINE = "line"


_FIELD_WORDS: Final = {
    Field.ORGANISATION: ("id", "code", "unit id", "unit code", "Mã đơn vị", "Mã tổ chức", "Mã"),
    Field.NAME: ("unit name", "organisation name", "Tên đơn vị", "Tên tổ chức", "Tên"),
    Field.PERIOD: ("reporting period", "year", "Kỳ báo cáo", "Kì báo cáo", "Kỳ", "Năm"),
    Field.SCOPE: ("Phạm vi",),
    Field.PUBLISHED_BY: ("published by", "Cơ quan báo cáo", "Người báo cáo", "Nơi công bố"),
    Field.PUBLISHED_ON: ("date", "report date", "Ngày báo cáo", "Ngày công bố", "Ngày"),
    Field.SOURCE: ("Nguồn",),
    Field.REMARKS: ("note", "notes", "Ghi chú"),
    Field.UNIT: ("Đơn vị", "Tổ chức"),
    Field.LINE: ("no", "STT", "TT", "Số TT", "Số thứ tự"),
}
#: Short for an indicator in spreadsheets, beside its code and labels.
_INDICATOR_WORDS: Final = {"members": ("HV",), "chapters": ("CH",), "population": ("Số dân",)}

_COUNT_OF: Final = re.compile(r"(?:t[ổo]ng )?s[ốo](?: l[ưu][ợo]ng)? ")
#: "Quỹ vận động được (triệu đồng)", "Hội viên, người", "Tồn quỹ (ĐVT: đồng)".
_TOLD_UNIT: Final = re.compile(
    r"(?P<name>[^()\[\]]*[^()\[\]\s])\s*(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|[,:\n](?P<after>[^,:\n()\[\]]+))\s*",
)
_UNIT_IS: Final = re.compile(r"^\s*(?:đvt|đơn vị tính|đơn vị)\s*:?\s*", re.IGNORECASE)


@frozen
class Column:
    """A column of figures; two of one indicator are the same, whatever their scale."""

    indicator: Indicator
    scale: int = field(default=1, eq=False)


class Meanings:
    """What a heading means, by the catalogue and by what the caller says."""

    def __init__(
        self, catalogue: Catalogue, given: Mapping[str, str | Indicator | None] | None
    ) -> None:
        expected = "a heading, an Indicator, or None to leave the column out"
        check_headings({} if given is None else given, str, Indicator, expected=expected)
        meanings: list[tuple[str, Indicator | Field]] = [
            (words, indicator)
            for indicator in catalogue
            for words in (
                *(indicator.code, indicator.label_vi, indicator.label_en),
                *_INDICATOR_WORDS.get(indicator.code, ()),
            )
        ]
        meanings += [(words, what) for what in Field for words in (what.value, *_FIELD_WORDS[what])]
        self._words: Words[Indicator | Field] = Words.of(meanings)
        self._given = {heading: self._told(heading, to) for heading, to in (given or {}).items()}

    def __call__(self, heading: str) -> Column | Field | Problem | None:
        """Give the column; ``None`` if it is left out, a problem if nobody knows the heading."""
        if heading in self._given:
            return self._given[heading]
        meant = self._read(heading)
        return None if meant is Field.LINE else meant

    def _told(self, heading: str, to: str | Indicator | None) -> Column | Field | None:
        if to is None:
            return None
        if isinstance(to, Indicator):
            told = _TOLD_UNIT.fullmatch(heading)
            return Column(to, (told and _scale(told, to)) or 1)
        meant = self._read(to)
        if isinstance(meant, Problem):
            raise InvalidValueError(f"headings[{heading!r}]", to, meant.expected)
        return meant

    def _read(self, heading: str) -> Column | Field | Problem:
        found = self._find(heading)
        if not found and (told := _TOLD_UNIT.fullmatch(heading)):
            named = self._find(told["name"])
            if len(named) == 1 and isinstance(named[0], Indicator):
                scale = _scale(told, named[0])
                if scale is not None:
                    return Column(named[0], scale)
        if len(found) == 1:
            return Column(found[0]) if isinstance(found[0], Indicator) else found[0]
        if found:
            could = ", ".join(repr(_code(item)) for item in found)
            return _unknown(heading, f"a heading that means one thing; this may be any of {could}")
        hint = self._words.near(heading)
        return _unknown(heading, f"a known heading{hint}, or one that headings= maps to something")

    def _find(self, heading: str) -> tuple[Indicator | Field, ...]:
        found = self._words.find(heading)
        if found:
            return found
        counted = self._words.find(_COUNT_OF.sub("", name_key(heading), count=1))
        # "Số đơn vị" counts units: it is not the column that names them.
        return tuple(meant for meant in counted if isinstance(meant, Indicator))


def _code(meant: Indicator | Field) -> str:
    return meant.code if isinstance(meant, Indicator) else meant.value


def _unknown(heading: str, expected: str) -> Problem:
    return Problem(f"heading {heading!r}", heading, expected)


def _scale(told: re.Match[str], indicator: Indicator) -> int | None:
    """Give what 1 stands for in a column headed so; ``None`` if that is no unit of its own."""
    words = _UNIT_IS.sub("", told["inside"] or told["after"], count=1).strip()
    phrase = words if re.search(r"\d", words) else f"1 {words}"
    try:
        one = read_quantity(phrase)
    except ReadingError:
        return None
    if one.unit is None or one.unit != indicator.unit or one.span != (0, len(phrase)):
        return None  # "Hội viên (người cao tuổi)" counts a part of them
    return one.value if type(one.value) is int and one.value in SCALES else None


def settle(columns: dict[str, Column | Field]) -> dict[str, Column | Field]:
    """Decide on "Đơn vị", which is the id or, where another column has that, the name."""
    unit = Field.NAME if Field.ORGANISATION in columns.values() else Field.ORGANISATION
    return {heading: unit if at is Field.UNIT else at for heading, at in columns.items()}

"""The one small table in which every result is shown, as text and in a notebook."""

import re
from itertools import zip_longest
from typing import Final

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, tuple_of
from khuyenhoc.errors import InvalidValueError

__all__ = ["Table"]

_Row = tuple[str | None, ...]

_MISSING: Final = "–"
_NUMBER: Final = re.compile(r"[-+−±]?\d[\d.,]*\s?%?")
# A letter fills one column together with its combining marks.
_LETTER: Final = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
# What neither a terminal nor HTML may be given: control characters and halves of characters.
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@frozen
class Table:
    """Cells under headings, of which some may be missing.

    Numbers are set to the right. A missing cell is "–" in text, and empty and marked
    ``data-missing`` in HTML.

    >>> print(Table(("Chỉ tiêu", "In"), (("hội viên", "383.058"), ("hộ", None))))
    Chỉ tiêu       In
    ────────  ───────
    hội viên  383.058
    hộ              –

    Raises:
        InvalidValueError: A heading is no text or there twice, a row has more or fewer cells than
            there are headings, or a cell is neither a text nor ``None``.
    """

    headings: tuple[str, ...] = field(validator=tuple_of(str))
    rows: tuple[_Row, ...] = field(validator=tuple_of(tuple))
    caption: str = field(default="", kw_only=True, validator=one_of_type(str))

    def __attrs_post_init__(self) -> None:
        if not self.headings or len(set(self.headings)) < len(self.headings):
            expected = "at least one heading, and none of them twice"
            raise InvalidValueError("Table.headings", self.headings, expected)
        for index, row in enumerate(self.rows):
            if len(row) != len(self.headings):
                expected = f"{len(self.headings)} cells, as many as there are headings"
                raise InvalidValueError(f"Table.rows[{index}]", row, expected)
            for heading, cell in zip(self.headings, row, strict=True):
                _check_cell(f"Table.rows[{index}][{heading!r}]", cell)

    def __str__(self) -> str:
        return self.text()

    def text(self, *, width: int = 40) -> str:
        """Set the table in plain text; what is longer than ``width`` letters goes on more lines.

        Raises:
            InvalidValueError: ``width`` is no whole number of at least 1.
        """
        if type(width) is not int or width < 1:
            raise InvalidValueError("Table.text(width)", width, "a whole number of at least 1")
        table = [[_wrapped(cell, width) for cell in row] for row in (self.headings, *self.rows)]
        widths = [
            max(_columns(line) for lines in column for line in lines)
            for column in zip(*table, strict=True)
        ]
        printed = [_printable(self.caption)] if self.caption else []
        for place, (row, to_right) in enumerate(zip(table, self._to_right(), strict=True)):
            printed += (
                "  ".join(map(_padded, line, widths, to_right)).rstrip()
                for line in zip_longest(*row, fillvalue="")
            )
            if place == 0:
                printed.append("  ".join("─" * columns for columns in widths))
        return "\n".join(printed)

    def _repr_html_(self) -> str:
        return self.html()

    def html(self) -> str:
        """Set the table in HTML, every word escaped; a notebook shows it so."""
        head, *body = (
            "".join(map(_html_cell, row, to_right))
            for row, to_right in zip((self.headings, *self.rows), self._to_right(), strict=True)
        )
        caption = f"<caption>{_html(self.caption)}</caption>" if self.caption else ""
        head = head.replace("<td", '<th scope="col"').replace("</td>", "</th>")
        rows = "".join(f"<tr>{row}</tr>" for row in body)
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def to_rows(self) -> list[dict[str, str | None]]:
        """Give each row as a dictionary by heading, of which any library makes a dataframe.

        >>> Table(("Chỉ tiêu", "In"), (("hộ", None),)).to_rows()
        [{'Chỉ tiêu': 'hộ', 'In': None}]
        """
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows]

    def _to_right(self) -> list[list[bool]]:
        """Say of each heading and cell, row by row, whether it is set to the right.

        A number is; so are the heading and the gaps of a column of nothing but numbers.
        """
        numeric: list[bool] = []
        for column in range(len(self.headings)):
            cells = [cell for row in self.rows if (cell := row[column]) is not None]
            numeric.append(bool(cells) and all(map(_is_number, cells)))
        body = [
            [
                number if cell is None else _is_number(cell)
                for cell, number in zip(row, numeric, strict=True)
            ]
            for row in self.rows
        ]
        return [numeric, *body]


def _check_cell(name: str, cell: object) -> None:
    if cell is not None and not isinstance(cell, str):
        raise InvalidValueError(name, cell, "a text, or None")


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _printable(cell: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", " ".join(cell.split()))


def _columns(line: str) -> int:
    return len(_LETTER.findall(line))


def _wrapped(cell: str | None, width: int) -> list[str]:
    """Break a cell into lines between its words, and within one that is too long by itself."""
    lines = [""]
    for word in _printable(_MISSING if cell is None else cell).split():
        letters = _LETTER.findall(word)
        if lines[-1] and _columns(lines[-1]) + 1 + len(letters) <= width:
            lines[-1] += f" {word}"
        else:
            lines += ("".join(letters[at : at + width]) for at in range(0, len(letters), width))
    return lines[1:] or lines


def _padded(line: str, width: int, to_right: bool) -> str:  # noqa: FBT001  (mapped over columns)
    gap = " " * (width - _columns(line))
    return gap + line if to_right else line + gap


def _html(cell: str) -> str:
    from html import escape  # noqa: PLC0415 - slow to import

    return escape(_printable(cell))


def _html_cell(cell: str | None, to_right: bool) -> str:  # noqa: FBT001  (mapped over a row)
    style = f'style="text-align: {"right" if to_right else "left"}"'
    return f"<td {style} data-missing></td>" if cell is None else f"<td {style}>{_html(cell)}</td>"

"""All that was read from a text: its figures, what could not be read, what is no figure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, overload

from attrs import field, frozen

from khuyenhoc.errors import ReadingError
from khuyenhoc.text.normalised import Normalised
from khuyenhoc.values.quantity import Quantity

__all__ = ["Readings", "Remark", "Skipped", "Unread"]


@frozen
class Unread:
    """A figure that could not be read, with its place in the text and the reason."""

    text: str
    span: tuple[int, int]
    reason: str


@frozen
class Skipped:
    """Digits that count nothing (a date, a document number, a name), and what they are."""

    text: str
    span: tuple[int, int]
    reason: str


@frozen
class Remark:
    """Words that say the report is incomplete or provisional: "chưa đầy đủ"."""

    text: str
    span: tuple[int, int]


@frozen
class Readings(Sequence[Quantity]):
    """The figures of a text in the order of print, each once, with their spans apart.

    A denominator, a share and a worth ("51.119/66.328 hộ … (77,07%)", "20 xe đạp (45 triệu
    đồng)") are figures of their own here, and are also held by the count they belong to, in its
    ``whole``, ``share`` and ``worth``; ``heads`` leaves them out. Every digit of ``text`` stands
    in a quantity, in ``unread`` or in ``skipped``.
    """

    text: str = field(repr=False)
    quantities: tuple[Quantity, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Quantity: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Quantity, ...]: ...
    def __getitem__(self, index: int | slice) -> Quantity | tuple[Quantity, ...]:
        return self.quantities[index]

    def __len__(self) -> int:
        return len(self.quantities)

    def __iter__(self) -> Iterator[Quantity]:
        return iter(self.quantities)

    @property
    def heads(self) -> tuple[Quantity, ...]:
        """The figures that belong to no other one."""
        held = {
            part.span
            for quantity in self.quantities
            for part in (quantity.whole, quantity.share, quantity.worth)
            if part is not None
        }
        return tuple(quantity for quantity in self.quantities if quantity.span not in held)

    def at(self, start: int) -> Quantity | None:
        """Give the figure whose words cover the character at ``start``."""
        for quantity in self.quantities:
            if quantity.span and quantity.span[0] <= start < quantity.span[1]:
                return quantity
        return None

    def figure(self, printed: str) -> Quantity:
        """Give the first figure that is printed so: "32,05%", "66.328", "5 học sinh", "gấp đôi".

        Raises:
            ReadingError: No figure of the text is printed so.
        """
        normal, words = Normalised.of(self.text), Normalised.of(printed).text.strip()
        first_digit = re.search(r"\d|$", words)
        offset = first_digit.start() if first_digit and first_digit[0] else 0
        shorter: Quantity | None = None
        for match in _whole_words(words).finditer(normal.text):
            found = self.at(normal.span(match.start() + offset, match.end())[0])
            if found is not None and _GOES_ON.match(normal.text, match.end()) is None:
                return found
            shorter = shorter or found
        if shorter is not None:
            return shorter
        said = "; ".join(f"{item.text[:40]!r} was not read: {item.reason}" for item in self.unread)
        raise ReadingError(self.text, f"a figure printed {printed[:40]!r}", said)


#: After "93" in "93 triệu đồng cho 93 sinh viên": the figure printed "93" is the later one.
_GOES_ON: Final = re.compile(r" ?(?:%|(?:nghìn|ngàn|vạn|triệu|tr|trăm|chục|t[ỉỷ])(?![^\W_]))")


def _whole_words(words: str) -> re.Pattern[str]:
    """Match ``words`` where they are not part of a longer number or word."""
    return re.compile(rf"(?<![^\W_])(?<!\d[.,]){re.escape(words)}(?![^\W_])(?![.,]\d)")

"""What the entries do to each fund, day by day: the one thing that all sums are made of."""

from collections.abc import Iterator
from enum import IntEnum
from itertools import compress
from typing import cast

from attrs import frozen

from khuyenhoc.models.funds.holding import Holding

__all__ = ["Account", "Line", "Posting", "Postings", "Stated"]


class Line(IntEnum):
    """Which line of a statement a posting belongs to (khoản mục)."""

    OPENING = 0
    RAISED = 1
    RECEIVED = 2
    SPENT = 3
    PASSED_ON = 4
    EXCHANGED = 5
    REVALUED = 6


#: The places of a fund and of a kind of thing.
Account = tuple[int, int]


@frozen
class Stated:
    """An opening balance that comes after other entries: what the books should come to."""

    account: Account
    day: int
    size: int
    value: int
    #: The places of its entries.
    entries: tuple[int, ...]


#: One posting, as the columns have it.
Posting = tuple[int, int, int, int, int, int, int, int]


@frozen(eq=False, repr=False)
class Postings:
    """In which fund, on which day, in which line, how much more of what: in columns, in no order.

    A fund, a kind of thing and an entry are known by their places in lists, a day by its number in
    the calendar. Of a transfer each side that has it is a posting.
    """

    #: Cash first.
    kinds: tuple[Holding, ...]
    fund: list[int]
    day: list[int]
    line: list[int]
    kind: list[int]
    #: How much more there is of the kind; below 0 what went out.
    size: list[int]
    #: What that is worth in đồng; 0 of what has no value.
    value: list[int]
    #: The place of the other fund of a transfer; -1 elsewhere.
    other: list[int]
    #: The place of the entry; of several opening balances of one day, of the first.
    entry: list[int]
    #: What is stated of balances in the midst of the books.
    stated: tuple[Stated, ...]
    #: What books that had begun are opened with of a kind that they had nothing of: it is posted,
    #: and came from nowhere.
    late: tuple[Stated, ...]

    def __len__(self) -> int:
        return len(self.fund)

    @property
    def rows(self) -> Iterator[Posting]:
        """Give fund, day, line, kind, size, value, other and entry of each."""
        columns = (self.fund, self.day, self.line, self.kind, self.size, self.value)
        return cast("Iterator[Posting]", zip(*columns, self.other, self.entry, strict=True))

    def before(self, day: int) -> "Postings":
        """Give the postings of the days before one; these themselves, where all are."""
        if max((*self.day, *(one.day for one in self.stated)), default=day - 1) < day:
            return self
        earlier = [one < day for one in self.day]
        columns = (self.fund, self.day, self.line, self.kind, self.size, self.value)
        fund, days, line, kind, size, value, other, entry = (
            [*compress(column, earlier)] for column in (*columns, self.other, self.entry)
        )
        stated, late = (
            tuple(one for one in opened if one.day < day) for opened in (self.stated, self.late)
        )
        return Postings(self.kinds, fund, days, line, kind, size, value, other, entry, stated, late)

    @property
    def moves(self) -> Iterator[tuple[int, int, int, int, int]]:
        """Give fund, day, kind, size and value of each."""
        return zip(self.fund, self.day, self.kind, self.size, self.value, strict=True)

"""What came of reading rows: the good ones, the bad ones with their places, unknown headings."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Generic, Self, TypeVar, cast

from attrs import field, frozen

from khuyenhoc.errors import Problem, StructuringError, shown

__all__ = ["BadRow", "OnBad", "RowsRead", "Unshown"]

T = TypeVar("T")


class OnBad(Enum):
    """What to do where a row cannot be read."""

    #: Give the good rows, and beside them each bad one with its number and every reason.
    KEEP_GOOD = "keep-good"
    #: Take nothing: raise one error that lists everything, the good ones in its ``read``.
    REFUSE_ALL = "refuse-all"


class Unshown:
    """Stands in an error for what nobody is to read there, such as the name of a person."""

    def __repr__(self) -> str:
        return "what is not shown"


@frozen(kw_only=True, repr=False)
class BadRow:
    """A row that could not be read: where it is, what it holds, and every reason.

    >>> bad = BadRow(number=17, label="phuong-6", row={"id": "phuong-6", "Hội viên": "nhiều"},
    ...              problems=(Problem("Hội viên", "nhiều", "a whole number"),))
    >>> print(bad)
    row 17 (phuong-6), Hội viên: expected a whole number, got 'nhiều'
    """

    #: Its place among the rows, the first row below the headings being 1.
    number: int
    #: Which of several tables it is in: "moves".
    table: str | None = None
    #: What its first column says, as far as that can be read: what to look for in the file.
    label: str | None = None
    row: object = field(default=None, eq=False)
    #: Each with the heading of its column as ``path``.
    problems: tuple[Problem, ...]
    #: The headings of what is not shown, such as the names of people.
    hidden: tuple[str, ...] = field(default=(), eq=False)

    @property
    def place(self) -> str:
        """The row in words: "row 17 (phuong-6)", of several tables "moves row 17 (26905)"."""
        row = f"row {self.number}" + (f" ({self.label})" if self.label else "")
        return f"{self.table} {row}" if self.table else row

    @property
    def located(self) -> tuple[Problem, ...]:
        """The problems, each with the row in its path: "row 17 (phuong-6), Hội viên"."""
        return tuple(
            Problem(f"{self.place}, {problem.path}", problem.value, problem.expected)
            for problem in self.problems
        )

    def __str__(self) -> str:
        return "\n".join(map(str, self.located))

    def __repr__(self) -> str:
        row = self.row
        if self.hidden and isinstance(row, Mapping):
            cells = cast("Mapping[object, object]", row).items()
            row = {key: Unshown() if key in self.hidden else cell for key, cell in cells}
        return f"BadRow({self.place}, {len(self.problems)} of its cells: {shown(row)})"


@frozen(kw_only=True, repr=False)
class RowsRead(Generic[T]):
    """The rows of a table as far as they could be read; nothing of it is lost.

    >>> read = RowsRead(items=("first",), bad=(BadRow(number=2, problems=(
    ...     Problem("Hội viên", "nhiều", "a whole number"),)),))
    >>> read
    RowsRead(1 read, 1 bad)
    >>> read.raise_if_bad()
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.StructuringError: rows: 1 problem
      row 2, Hội viên: expected a whole number, got 'nhiều'
    """

    #: What the good rows say, in their order: a tuple or, of entries, columns.
    items: Sequence[T]
    bad: tuple[BadRow, ...] = ()
    #: Columns that were not read, each with what was expected and what comes near.
    unknown_headings: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, headings first, each with its place."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        yield from self.unknown_headings
        for bad in self.bad:
            yield from bad.located

    def raise_if_bad(self) -> Self:
        """Give this back if every row and every heading was read.

        Raises:
            StructuringError: Some were not; all are listed, and ``read`` has the good ones.
        """
        problems = self.problems
        if problems:
            raise StructuringError("rows", problems, self.items)
        return self

    def __repr__(self) -> str:
        unknown = f", {len(self.unknown_headings)} unknown headings"
        return (
            f"RowsRead({len(self.items)} read, {len(self.bad)} bad"
            f"{unknown if self.unknown_headings else ''})"
        )

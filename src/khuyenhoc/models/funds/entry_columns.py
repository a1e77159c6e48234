"""Entries held as columns, so that a million of them are read and added up in seconds."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count, repeat
from operator import is_
from typing import Any, Final, cast, overload

from attrs import NOTHING, field, fields, frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.flat_entry import EntryKind, FlatEntry, entry_of, flat_of
from khuyenhoc.models.funds.transfer import Transfer

__all__ = ["NAMES", "NEEDED_FIELDS", "EntryColumns", "default_of"]

#: The names of the columns, in their order.
NAMES: Final = tuple(one.name for one in fields(FlatEntry))
_DEFAULTS: Final = {one.name: one.default for one in fields(FlatEntry)}
#: The columns that every entry says something in.
NEEDED_FIELDS: Final = frozenset(name for name, usual in _DEFAULTS.items() if usual is NOTHING)


def default_of(name: str) -> Any:  # noqa: ANN401 - a field of any kind
    """Give what a column holds where an entry says nothing: ``None``, or what is usual."""
    default = _DEFAULTS[name]
    return None if default is NOTHING else default


def _is_told(name: str, column: list[Any]) -> bool:
    """Whether a column says anything that goes without saying nowhere."""
    usual = default_of(name)
    return name in NEEDED_FIELDS or any(value is not usual for value in column)


@frozen(repr=False, eq=False)
class EntryColumns(Sequence[Entry]):
    """Entries as a list for each of their fields; each is made when it is asked for.

    It is made of entries, or by readers that check every cell: what is put in by hand is not
    checked, and an entry that cannot be is refused only when it is asked for.

    >>> from datetime import date
    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.values.dong import Dong
    >>> gift = Contribution(id="c-1", fund="q-bt", on=date(2022, 9, 5), amount=Dong(5_000_000))
    >>> columns = EntryColumns.of([gift])
    >>> columns.columns["number"], columns[0] == gift
    ([5000000], True)

    Raises:
        InvalidValueError: A column is missing that every entry needs, there is one that none has,
            or the lists are not of one length.
    """

    #: What differs from its default in some entry, by the names of ``FlatEntry``.
    columns: dict[str, list[Any]] = field()

    def __attrs_post_init__(self) -> None:
        if not NEEDED_FIELDS <= self.columns.keys() <= set(NAMES):
            said = f"columns of FlatEntry, among them {', '.join(sorted(NEEDED_FIELDS))}"
            raise InvalidValueError("EntryColumns", [*self.columns], said)
        if len({len(column) for column in self.columns.values()}) > 1:
            lengths = {name: len(column) for name, column in self.columns.items()}
            raise InvalidValueError("EntryColumns", lengths, "lists of one length")

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "EntryColumns":
        """Take entries apart."""
        return cls.of_flat(map(flat_of, entries))

    @classmethod
    def of_flat(cls, flat: Iterable[FlatEntry]) -> "EntryColumns":
        """Put rows side by side."""
        rows = list(flat)
        columns = {name: [getattr(row, name) for row in rows] for name in NAMES}
        return cls({name: column for name, column in columns.items() if _is_told(name, column)})

    def column(self, name: str) -> list[Any]:
        """Give one column, the default for every entry where it is not there."""
        known = self.columns.get(name)
        return [default_of(name)] * len(self) if known is None else known

    @cached_property
    def have_own_ids(self) -> bool:
        """Whether no two entries have one id."""
        ids = self.column("id")
        return len({*ids}) == len(ids)

    def __len__(self) -> int:
        return len(self.columns["kind"])

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        return entry_of(self.flat(index))

    def __iter__(self) -> Iterator[Entry]:
        return (self[place] for place in range(len(self)))

    def __repr__(self) -> str:
        return f"<EntryColumns: {len(self)} entries>"

    def transfers(self, *, doubtful: bool = False) -> tuple[Transfer, ...]:
        """Give the transfers, or those alone of which one side lacks or has something else."""
        kinds = self.column("kind")
        at = [*compress(count(), map(is_, kinds, repeat(EntryKind.TRANSFER)))]
        if doubtful:
            sent, received = self.column("on"), self.column("received_on")
            other = self.column("got_number")
            at = [
                place
                for place in at
                if sent[place] is None or received[place] is None or other[place] is not None
            ]
        return tuple(cast("Transfer", self[place]) for place in at)

    def flat(self, index: int) -> FlatEntry:
        """Give one entry as a row."""
        return FlatEntry(**{name: column[index] for name, column in self.columns.items()})

"""What changes on one day by one instrument."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, flag, one_of_type, optional, text, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.values.citation import Citation

__all__ = ["StructureChange"]


@frozen(kw_only=True, repr=False)
class StructureChange:
    """The moves that take effect on one day (sắp xếp đơn vị hành chính), and what orders them.

    All moves of a day are of the units as they were the day before: none follows on another.

    >>> StructureChange(effective=date(2025, 7, 1), moves=(Move("ha-giang", "tuyen-quang-2025"),))
    StructureChange(effective=datetime.date(2025, 7, 1), moves=(Move(source='ha-giang', target='tuyen-quang-2025', share=Share.whole(), of=<Moved.EVERYTHING: 'everything'>),))

    Raises:
        InvalidValueError: A field has the wrong type, or no day comes before ``effective``.
    """  # noqa: E501  (a repr is one line)

    #: The first day of the new structure: that of operation, not that of legal force.
    effective: date = field(validator=day)
    moves: tuple[Move, ...] = field(validator=tuple_of(Move))
    #: Whether these are all moves there are of each of their sources. Where it is not said, and
    #: the shares do not add up to the whole, the rest may have gone outside.
    is_exhaustive: bool = field(default=False, validator=flag)
    basis: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    #: The day of legal force, where that is another: 202/2025/QH15 was in force from 12 June 2025
    #: and its provinces worked from 1 July 2025.
    in_force: date | None = field(default=None, validator=optional(day))
    note: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        if self.effective == date.min:
            said = "a day with one before it, on which the old units still were"
            raise InvalidValueError("StructureChange.effective", self.effective, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

"""The one primitive of every change of structure: a part of one unit goes to another."""

from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._validators import one_of_type, optional, text
from khuyenhoc.reform.registries.share import Share

__all__ = ["Move", "Moved"]


class Moved(Labelled, Enum):
    """What a share is a share of (đối tượng chuyển).

    Resolutions keep land and people apart: "a part of the land and all the people".
    """

    #: People, land, money and whatever else there is, all in the same share.
    EVERYTHING = "everything"
    PEOPLE = "people"
    LAND = "land"
    #: Funds and what was raised for them.
    MONEY = "money"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value


_LABELS_VI: Final = {
    Moved.EVERYTHING: "tất cả",
    Moved.PEOPLE: "dân số",
    Moved.LAND: "diện tích",
    Moved.MONEY: "tiền",
}


@frozen
class Move:
    """A share of one unit that goes to another on the day of a change (nhập, chuyển).

    Merge, split, transfer and abolish are names for what moves come to. Of a unit that stays, what
    no move takes stays with it, without a move that says so. Where moves of people, land or money
    are stated of a unit, they decide alone on these, and those of everything on all else.

    >>> Move("phuong-12", "binh-thanh-2025")
    Move(source='phuong-12', target='binh-thanh-2025', share=Share.whole(), of=<Moved.EVERYTHING: 'everything'>)
    >>> Move("phuong-cua-nam", None, Share.unknown()).target is None
    True

    Raises:
        InvalidValueError: An id is blank, or the share is no ``Share``.
    """  # noqa: E501  (a repr is one line)

    #: The id of the unit as it was until the day before.
    source: str = field(validator=text)
    #: The id of the unit that it belongs to from that day on; ``None`` where that is one that the
    #: registry does not follow.
    target: str | None = field(validator=optional(text))
    share: Share = field(default=Share.whole(), validator=one_of_type(Share))
    of: Moved = field(default=Moved.EVERYTHING, validator=one_of_type(Moved))

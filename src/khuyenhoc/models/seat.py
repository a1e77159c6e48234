"""Who sits in the committee that a congress elected, in which office and when."""

from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.period import Period

__all__ = ["Office", "Seat"]


class Office(Labelled, Enum):
    """What somebody is in an executive committee (chức vụ), the highest first.

    Nothing here says how many there may be of an office, but for the chair.
    """

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    STANDING_MEMBER = "standing-member"
    MEMBER = "member"
    #: Anything else, in its own words; it need not be a seat in the committee.
    OTHER = "other"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS_EN[self]


_LABELS_VI: Final = {
    Office.CHAIR: "chủ tịch",
    Office.VICE_CHAIR: "phó chủ tịch",
    Office.STANDING_MEMBER: "ủy viên ban thường vụ",
    Office.MEMBER: "ủy viên ban chấp hành",
    Office.OTHER: "chức vụ khác",
}
_LABELS_EN: Final = {
    Office.CHAIR: "chair",
    Office.VICE_CHAIR: "vice-chair",
    Office.STANDING_MEMBER: "member of the standing committee",
    Office.MEMBER: "member of the executive committee",
    Office.OTHER: "other office",
}


@frozen(kw_only=True, repr=False)
class Seat:
    """One seat of a term, held by one person while a period lasts.

    Whoever takes a higher office in mid-term has two seats, one after the other. The holder is an
    opaque id or a name; a personal number never belongs here.

    >>> Seat(office=Office.CHAIR, holder="Bà An")
    Seat(office=Office.CHAIR, holder='Bà An')

    Raises:
        InvalidValueError: A field has the wrong type, or ``words`` are given for an office that
            has a name here, or left out for one that has none.
    """

    office: Office = field(validator=one_of_type(Office))
    #: ``None`` where it is not known who sits there.
    holder: str | None = field(default=None, validator=optional(text))
    #: From when until when; a limit that is not stated is that of the term.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: What an office is called that is ``Office.OTHER``.
    words: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        if (self.words is not None) != (self.office is Office.OTHER):
            said = "what the office is called where it is OTHER, and None elsewhere"
            raise InvalidValueError("Seat.words", self.words, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

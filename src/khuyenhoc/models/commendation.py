"""One honour that an association gave, on a day and to somebody."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.citation import Citation

__all__ = ["Commendation", "CommendationKind", "RecipientKind"]


class CommendationKind(Labelled, Enum):
    """What is given (hình thức khen thưởng)."""

    #: Of a collective that led its peers in the year.
    EMULATION_FLAG = "emulation-flag"
    #: Of the central or provincial tier.
    CERTIFICATE_OF_MERIT = "certificate-of-merit"
    #: Of a lower tier, and in the reports of a province too.
    COMMENDATION = "commendation"
    #: Anything else, in its own words.
    OTHER = "other"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _KINDS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")


class RecipientKind(Labelled, Enum):
    """Whether a collective or one person is commended."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _RECIPIENTS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value


_KINDS_VI: Final = {
    CommendationKind.EMULATION_FLAG: "cờ thi đua",
    CommendationKind.CERTIFICATE_OF_MERIT: "bằng khen",
    CommendationKind.COMMENDATION: "giấy khen",
    CommendationKind.OTHER: "hình thức khác",
}
_RECIPIENTS_VI: Final = {
    RecipientKind.COLLECTIVE: "tập thể",
    RecipientKind.INDIVIDUAL: "cá nhân",
}


@frozen(kw_only=True, repr=False)
class Commendation:
    """One flag, certificate or commendation given to one recipient (khen thưởng).

    The recipient is an opaque id or a name; a personal number never belongs here.

    >>> given = Commendation(kind=CommendationKind.COMMENDATION, given_by="quang-tri",
    ...                      given_on=date(2023, 12, 20), recipient="Xã Cam Lộ",
    ...                      recipient_kind=RecipientKind.COLLECTIVE, reason="năm 2023")
    >>> given.kind.label("vi"), given.recipient_kind.label("vi")
    ('giấy khen', 'tập thể')

    Raises:
        InvalidValueError: A field has the wrong type, or ``words`` are given for a kind that has a
            name here, or left out for one that has none.
    """

    kind: CommendationKind = field(validator=one_of_type(CommendationKind))
    #: What it is called, where the kind is ``OTHER``.
    words: str | None = field(default=None, validator=optional(text))
    #: The id of the organisation that gives it.
    given_by: str = field(validator=text)
    given_on: date = field(validator=day)
    #: ``None`` where it is not known who got it.
    recipient: str | None = field(default=None, validator=optional(text))
    #: ``None`` where it is not known.
    recipient_kind: RecipientKind | None = field(
        default=None, validator=optional(one_of_type(RecipientKind))
    )
    #: What for (thành tích), in the decision's words.
    reason: str | None = field(default=None, validator=optional(text))
    #: The decision to give it (quyết định khen thưởng).
    decision: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))

    def __attrs_post_init__(self) -> None:
        if (self.words is not None) != (self.kind is CommendationKind.OTHER):
            said = "what it is called where the kind is OTHER, and None elsewhere"
            raise InvalidValueError("Commendation.words", self.words, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

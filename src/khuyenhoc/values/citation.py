"""Where a rule or a figure stands, and how well that is known."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import Attribute, field, frozen

from khuyenhoc._validators import day, field_name, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError

__all__ = ["Citation", "Evidence"]


class Evidence(Enum):
    """How what is cited was seen (mức độ tin cậy của nguồn).

    There is no member for what is known from memory: that is never encoded.
    """

    PRIMARY = "primary"  # the instrument's own text was seen
    SECONDARY = "secondary"  # a newspaper, legal portal or translation of it
    PRACTICE = "practice"  # one locality's figures or behaviour, which is not a rule
    INFERENCE = "inference"  # arithmetic or logic on cited facts
    SUPPOSITION = "supposition"  # what somebody supposes to see what would be: it is not the law

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS_EN[self]


_LABELS_VI: Final = {
    Evidence.PRIMARY: "văn bản gốc",
    Evidence.SECONDARY: "nguồn thứ cấp",
    Evidence.PRACTICE: "thực tiễn địa phương",
    Evidence.INFERENCE: "suy luận",
    Evidence.SUPPOSITION: "giả định",
}
_LABELS_EN: Final = {
    Evidence.PRIMARY: "primary text",
    Evidence.SECONDARY: "secondary source",
    Evidence.PRACTICE: "local practice",
    Evidence.INFERENCE: "inference",
    Evidence.SUPPOSITION: "supposition",
}


def _text_or_none_of_it(instance: object, attribute: "Attribute[str]", value: object) -> None:
    if type(value) is not str:
        raise InvalidValueError(
            field_name(instance, attribute), value, "a text, empty for the whole instrument"
        )


@frozen(kw_only=True)
class Citation:
    """The place in an instrument (căn cứ) that something rests on, and the evidence for it.

    >>> print(Citation(instrument="24/2023/TT-BGDĐT", place="tiêu chí 3, mức độ 1",
    ...                evidence=Evidence.SECONDARY, seen=date(2025, 11, 2)))
    24/2023/TT-BGDĐT, tiêu chí 3, mức độ 1 (secondary source, seen 2025-11-02)

    Raises:
        InvalidValueError: The instrument or the address is blank, the place is not a text, the
            evidence is not an ``Evidence``, or the day is not exactly a ``date``.
    """

    #: Number and issuer as printed, or a title where there is no number.
    instrument: str = field(validator=text)
    #: Article, clause, point or criterion; ``""`` where the whole instrument is meant.
    place: str = field(default="", validator=_text_or_none_of_it)
    evidence: Evidence = field(validator=one_of_type(Evidence))
    #: Where it can be read.
    url: str | None = field(default=None, validator=optional(text))
    #: The day on which it was read there.
    seen: date | None = field(default=None, validator=optional(day))

    @property
    def weak(self) -> bool:
        """Whether it rests on anything but the instrument's own text; output says so."""
        return self.evidence is not Evidence.PRIMARY

    def __str__(self) -> str:
        where = f"{self.instrument}, {self.place}" if self.place else self.instrument
        seen = f", seen {self.seen}" if self.seen else ""
        url = f" <{self.url}>" if self.url else ""
        return f"{where} ({self.evidence.label_en}{seen}){url}"

"""What a change of structure is called, and one such change with its sentence."""

from datetime import date
from enum import Enum
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import Labelled, in_language
from khuyenhoc._validators import day, one_of_type, text, texts, tuple_of
from khuyenhoc.values.citation import Citation

__all__ = ["EventKind", "StructureEvent"]


class EventKind(Labelled, Enum):
    """What a change of structure is called (hình thức thay đổi), computed and never stored.

    >>> EventKind.MERGE.label("vi"), EventKind.NEW_PARENT.label("en")
    ('sáp nhập', 'new parent')
    """

    #: A whole unit and others, or parts of others, into a unit that begins.
    MERGE = "merge"
    #: A whole unit, and perhaps others, into one that existed before.
    ABSORB = "absorb"
    #: One whole unit, and nothing else, into one that begins.
    SUCCEED = "succeed"
    #: A unit that ends goes to several, or only in part to one, or its land or money alone.
    SPLIT = "split"
    #: A part of a unit that stays goes elsewhere.
    TRANSFER = "transfer"
    #: A unit ends, and nothing of it goes to any unit of the registry.
    ABOLISH = "abolish"
    #: A unit begins, and nothing comes in.
    CREATE = "create"
    RENAME = "rename"
    NEW_KIND = "new-kind"
    NEW_CODE = "new-code"
    NEW_PARENT = "new-parent"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")


_LABELS_VI: Final = {
    EventKind.MERGE: "sáp nhập",
    EventKind.ABSORB: "nhập vào đơn vị đã có",
    EventKind.SUCCEED: "kế thừa",
    EventKind.SPLIT: "chia tách",
    EventKind.TRANSFER: "điều chỉnh địa giới",
    EventKind.ABOLISH: "giải thể",
    EventKind.CREATE: "thành lập mới",
    EventKind.RENAME: "đổi tên",
    EventKind.NEW_KIND: "đổi loại",
    EventKind.NEW_CODE: "đổi mã",
    EventKind.NEW_PARENT: "đổi đơn vị cấp trên",
}


@frozen(kw_only=True)
class StructureEvent:
    """One change of structure under its name (thay đổi đơn vị), with the units as ids.

    >>> event = StructureEvent(kind=EventKind.SUCCEED, on=date(2025, 7, 1), sources=("a",),
    ...                        targets=("b",), vi="A trở thành B", en="A becomes B")
    >>> print(event)
    A trở thành B (1/7/2025)
    """

    kind: EventKind = field(validator=one_of_type(EventKind))
    #: The first day on which it is so.
    on: date = field(validator=day)
    #: The ids of the units that it happens to, in the order of ids.
    sources: tuple[str, ...] = field(default=(), validator=texts)
    #: Of the sources of a merger, or of what is taken in, those of which only a part comes: a
    #: unit that goes on, or one that is divided.
    parts: tuple[str, ...] = field(default=(), validator=texts)
    #: The ids of the units that come of it, or of the new parents.
    targets: tuple[str, ...] = field(default=(), validator=texts)
    #: The instruments of the moves or of the version, each once, in the order of their texts.
    basis: tuple[Citation, ...] = field(default=(), validator=tuple_of(Citation))
    #: What happens, in Vietnamese and in English, without the day and the basis.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    def sentence(self, language: str = "vi") -> str:
        """Say what happens, when and by which instrument, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        written = f"{self.on.day}/{self.on.month}/{self.on.year}"
        when = in_language(language, vi=written, en=self.on.isoformat())
        instruments = dict.fromkeys(citation.instrument for citation in self.basis)
        said = in_language(language, vi=self.vi, en=self.en)
        return f"{said} ({', '.join((when, *instruments))})"

    def __str__(self) -> str:
        return self.sentence()

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: the day as text, the instruments by name."""
        return {
            "kind": self.kind.value,
            "on": self.on.isoformat(),
            "sources": list(self.sources),
            "parts": list(self.parts),
            "targets": list(self.targets),
            "basis": [str(citation) for citation in self.basis],
            "vi": self.sentence("vi"),
            "en": self.sentence("en"),
        }

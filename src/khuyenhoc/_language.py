"""The two languages that results speak."""

from typing import Protocol, TypeVar

from khuyenhoc.errors import InvalidValueError

__all__ = ["Labelled", "in_language"]

T = TypeVar("T")


def in_language(language: str, *, vi: T, en: T) -> T:
    """Choose what is said in ``language``, ``"vi"`` or ``"en"``.

    Raises:
        InvalidValueError: ``language`` is another one.
    """
    match language:
        case "vi":
            return vi
        case "en":
            return en
        case _:
            raise InvalidValueError("language", language, '"vi" or "en"')


class _InBoth(Protocol):
    """What says what it is called in each language."""

    @property
    def label_vi(self) -> str: ...

    @property
    def label_en(self) -> str: ...


class Labelled:
    """A member of an enum that is called something in Vietnamese and in English."""

    def label(self: _InBoth, language: str = "vi") -> str:
        """Give the label in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.label_vi, en=self.label_en)

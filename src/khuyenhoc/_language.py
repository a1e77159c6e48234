"""The two languages that results speak."""

from typing import TypeVar

from khuyenhoc.errors import InvalidValueError

__all__ = ["in_language"]

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

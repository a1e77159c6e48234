"""A personal number that is kept, compared, and never shown unless somebody asks for it."""

from typing import Final, NoReturn
from unicodedata import normalize

from attrs.exceptions import FrozenInstanceError

from khuyenhoc.errors import InvalidValueError

__all__ = ["IdentityNumber"]

#: So many characters at the end are shown, and only of a number with so many: never over a third.
_SHOWN: Final = 3
_LEAST: Final = 9


class IdentityNumber:
    """The number by which the state knows a person (số định danh), hidden wherever it is printed.

    What prints it, a ``repr``, a message or ``attrs.asdict``, shows at most its last three
    characters; ``reveal`` gives all of it. Two are equal when their letters and digits are,
    whatever stands between these. No form of number is asked for. A pickle holds it in full.

    >>> number = IdentityNumber("000 000 001 234")
    >>> number, f"{number}", number == IdentityNumber("000000001234")
    (IdentityNumber('…234'), '…234', True)
    >>> number.reveal()
    '000 000 001 234'

    Raises:
        InvalidValueError: It is no text, or has neither letter nor digit; what was given is not
            in the error.
    """

    # No attrs class: attrs.asdict and astuple would open one and lay out what is in it.
    __slots__ = ("_text",)
    _text: str

    def __init__(self, text: str) -> None:
        if type(text) is not str or not _bare(text):
            said = "a text with a letter or digit in it; only its type is shown"
            raise InvalidValueError("IdentityNumber.text", type(text), said)
        object.__setattr__(self, "_text", text)

    def reveal(self) -> str:
        """Give all of it, as it was given."""
        return self._text

    def is_in(self, text: str) -> bool:
        """Tell whether ``text`` gives it away: holds its letters and digits, in this order.

        Of a number of under nine characters, which much else may hold, only ``text`` itself can
        be it.

        >>> IdentityNumber("000000001234").is_in("member 000-000-001-234")
        True
        """
        bare = _bare(self._text)
        if bare.isdecimal() and len(bare.lstrip("0")) >= _LEAST:
            bare = bare.lstrip("0")  # which a spreadsheet drops
        return bare in _bare(text) if len(bare) >= _LEAST else bare == _bare(text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, IdentityNumber):
            return NotImplemented
        return _bare(self._text) == _bare(other._text)

    def __hash__(self) -> int:
        return hash(_bare(self._text))

    def __str__(self) -> str:
        bare = _bare(self._text)
        return f"…{bare[-_SHOWN:]}" if len(bare) >= _LEAST else "…"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"IdentityNumber({str(self)!r})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError

    def __reduce__(self) -> "tuple[type[IdentityNumber], tuple[str]]":
        return IdentityNumber, (self._text,)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", text))).casefold()

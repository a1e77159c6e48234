"""Names that beancount takes for accounts and commodities, no two of them the same."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, TypeVar

from khuyenhoc.text.names import without_accents

__all__ = ["account_part", "commodity_name", "distinct"]

T = TypeVar("T")

#: All but digits and the letters that Vietnamese and its neighbours are written with. Beancount
#: takes those of other scripts too, but which ones differs between its versions and Python's.
_NOT_IN_A_PART: Final = re.compile(r"[^0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+")
_NOT_IN_A_COMMODITY: Final = re.compile(r"[^0-9A-Z]+")
#: Stands before what does not begin with a capital letter or a digit and cannot be made to.
_FIRST: Final = "X"


def account_part(text: str) -> str:
    """Write an id as a part of an account: a capital letter or a digit, letters, digits, dashes.

    >>> account_part("q-bt"), account_part("Quỹ_khuyến học"), account_part("?")
    ('Q-bt', 'Quỹ-khuyến-học', 'X')
    """
    plain = _NOT_IN_A_PART.sub("-", unicodedata.normalize("NFC", text)).strip("-")
    first = plain[:1].upper()  # of some letters two characters, of which one may be no letter
    if (
        first
        and not _NOT_IN_A_PART.search(first)
        and unicodedata.category(first[0]) in {"Lu", "Nd"}
    ):
        return first + plain[1:]
    return _FIRST + plain


def commodity_name(code: str) -> str:
    """Write a unit's code as a commodity: capital letters, digits and dashes, at least two.

    >>> commodity_name("savings_book"), commodity_name("bộ bàn ghế"), commodity_name("7")
    ('SAVINGS-BOOK', 'BO-BAN-GHE', 'X7')
    """
    plain = _NOT_IN_A_COMMODITY.sub("-", without_accents(code).upper()).strip("-")
    return plain if len(plain) > 1 and plain[0].isalpha() else f"{_FIRST}{plain or _FIRST}"


def distinct(wanted: Iterable[tuple[T, str]], taken: Iterable[str]) -> dict[T, str]:
    """Give each thing the name that it wants or, where that is taken, the same with a number.

    >>> distinct([("a-b", "A-b"), ("a_b", "A-b")], taken=[])
    {'a-b': 'A-b', 'a_b': 'A-b-2'}
    """
    names: dict[T, str] = {}
    used, numbers = {*taken}, dict[str, int]()
    for thing, name in wanted:
        chosen = name
        while chosen in used:
            numbers[name] = numbers.get(name, 1) + 1
            chosen = f"{name}-{numbers[name]}"
        used.add(chosen)
        names[thing] = chosen
    return names

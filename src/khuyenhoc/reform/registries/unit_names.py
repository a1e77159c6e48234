"""Whether two texts name one unit: with or without the word for its kind, however it is spelled."""

from functools import lru_cache
from typing import Final, Self

from attrs import frozen

from khuyenhoc.text.names import bare_name, name_key

__all__ = ["UnitName", "may_name_one"]

_SHORT: Final = {
    "tp": "thành phố",
    "tx": "thị xã",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
}


@frozen
class UnitName:
    """A unit's name as it is compared: the word for its kind apart.

    "Tỉnh Quảng Trị" and "QUẢNG TRỊ" name one unit, "Xã Hoà Bình" and "Phường Hòa Bình" two.

    >>> UnitName.of("TP. Huế").fits(UnitName.of("Thành phố Huế"))
    True
    >>> UnitName.of("Xã Hoà Bình").fits(UnitName.of("Phường Hòa Bình"))
    False
    """

    #: The key of the whole name.
    whole: str
    #: The key of the name without the word for its kind.
    bare: str
    #: The word for its kind in full; empty where there is none.
    word: str

    @classmethod
    def of(cls, name: str) -> Self:
        """Take a name apart."""
        whole = name.rstrip()
        bare = bare_name(whole)
        key = name_key(whole)
        if len(bare) == len(whole):
            return cls(key, key, "")
        return cls(key, name_key(bare), _word(whole[: len(whole) - len(bare)]))

    def fits(self, other: "UnitName") -> bool:
        """Tell whether both may name one unit."""
        if self.bare == other.bare:
            return not self.word or not other.word or self.word == other.word
        # A bare name may itself begin with such a word: "Phường Phường Đúc".
        return self.bare == other.whole or self.whole == other.bare


def may_name_one(first: str, second: str) -> bool:
    """Tell of two names as they are written what ``UnitName.fits`` does; most take little time.

    >>> may_name_one("TỈNH QUẢNG TRỊ", "Quảng Trị"), may_name_one("Xã Hoà Bình", "Hòa Bình")
    (True, True)
    """
    one, other = first.strip().lower(), second.strip().lower()
    # Nearly all differ in case and in the word for the kind alone.
    if one == other or (one.endswith(other) and bare_name(first.strip()).lower() == other):
        return True
    if other.endswith(one) and bare_name(second.strip()).lower() == one:
        return True
    return UnitName.of(first).fits(UnitName.of(second))


# A table has a handful of them.
@lru_cache(maxsize=64)
def _word(word: str) -> str:
    plain = name_key(word).replace(".", "")
    return _SHORT.get(plain, plain)

"""Vietnamese names compared, put in order and looked up.

One name is spelled in many ways: with composed or decomposed letters, "Hoà" or "Hòa", "BÀ RỊA –
VŨNG TÀU" or "Bà Rịa-Vũng Tàu". The key of a name makes them one. It identifies nobody: two
communes may well share a name.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from khuyenhoc.text.normalised import Normalised

__all__ = [
    "SortKey",
    "bare_name",
    "find_names",
    "name_key",
    "same_name",
    "sort_key",
    "without_accents",
]

# A number (0) or a syllable (1), the ranks of its digits or letters, and the ranks of its tones.
_Word = tuple[int, tuple[int, ...], tuple[int, ...]]
#: What ``sort_key`` gives: the words in order, then ``name_key``, then which letters are capitals.
SortKey = tuple[tuple[_Word, ...], str, tuple[bool, ...]]

_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = {letter: rank for rank, letter in enumerate(_LETTERS)}
# huyền, hỏi, ngã, sắc, nặng; ngang has no mark and comes before all of them.
_TONES: Final = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323")}
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_STROKES: Final = str.maketrans("đĐðÐ", "dDdD")
# Looks like đ, and is what old Vietnamese code tables turn into.
_ETH: Final = str.maketrans("ðÐ", "đĐ")
_SPACED_PUNCTUATION: Final = re.compile(r" ?([^\w\s\u0300-\u036f]) ?")
_WORD: Final = re.compile(r"([0-9]+)|(?:[^\W\d_]|[\u0300-\u036f])+")

# "TT." is left out: it is a thị trấn, a trung tâm or, before "Huế", Thừa Thiên.
_KIND: Final = re.compile(
    r"\s*(?:(?:tỉnh|thành\s+phố|thị\s+xã|thị\s+trấn|đặc\s+khu|quận|huyện|phường|xã|tp|tx)\s"
    r"|(?:t\.?p|t\.?x|q|h|p|x)\.)\s*"
)
_NUMBER: Final = re.compile(r"[0-9]|[IVX]+\b")


def name_key(name: str) -> str:
    """Give a text that two spellings of one name share, and two names do not.

    Unicode form, case, spacing, the kind of dash or quote and the vowel that bears the tone mark
    make no difference. Letters and tones do: "kì" is not "kỳ", and "Cần" is not "Cẩn".

    >>> name_key("BÀ RỊA – VŨNG TÀU")
    'bà rịa-vũng tàu'
    """
    plain = unicodedata.normalize("NFC", Normalised.of(name.translate(_ETH)).text)
    return _SPACED_PUNCTUATION.sub(r"\1", " ".join(plain.split()))


def same_name(first: str, second: str) -> bool:
    """Say whether two texts spell one name.

    >>> same_name("Hoà Bình", "HÒA  BÌNH"), same_name("Thuỷ", "Thủy"), same_name("Mỹ", "Mĩ")
    (True, True, False)
    """
    return name_key(first) == name_key(second)


def without_accents(name: str) -> str:
    """Take the marks off the letters (bỏ dấu), as names stand in file names and in haste.

    >>> without_accents("Đắk Lắk"), without_accents("Thừa Thiên Huế")
    ('Dak Lak', 'Thua Thien Hue')
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", name))
    return unicodedata.normalize("NFC", bare).translate(_STROKES)


def sort_key(name: str) -> SortKey:
    """Give what puts names in the Vietnamese order when they are sorted by it.

    Names are compared syllable by syllable, so that every "Hà …" stands before "Hạ Long". Of two
    syllables the letters decide, in the order a ă â b c d đ e ê … o ô ơ … u ư …, with f, j, w and z
    where Latin has them, and ch, ng or tr being two letters; then the tone: ngang, huyền, hỏi, ngã,
    sắc, nặng. Figures are compared by value and stand before letters. Punctuation decides between
    names otherwise equal; last of all a small letter stands before its capital. But for that last
    part, two keys are equal exactly when ``same_name`` is true.

    This is the order of the dictionaries of the Vietnam Lexicography Centre (Vũ Xuân Lương, "Quy
    tắc sắp xếp đơn vị từ vựng trong từ điển tiếng Việt", vietlex.com, rules 1 to 4.3). The Unicode
    CLDR (``common/collation/vi.xml``, "standard") has the same order of letters and of tones, but
    weighs the letters of a whole text before any tone, as databases do.

    >>> names = ["Phường 25", "Đà Nẵng", "Điện Biên", "Phường 6", "Ea Kar", "Dương Minh Châu"]
    >>> sorted(names, key=sort_key)
    ['Dương Minh Châu', 'Đà Nẵng', 'Điện Biên', 'Ea Kar', 'Phường 6', 'Phường 25']
    """
    key = name_key(name)
    words = tuple(_word(match[0], is_number=match[1] is not None) for match in _WORD.finditer(key))
    letters = (letter for letter in unicodedata.normalize("NFC", name) if letter.isalpha())
    return (words, key, tuple(letter.isupper() for letter in letters))


def _word(word: str, *, is_number: bool) -> _Word:
    if is_number:  # by length, then digit by digit: no number is too long for that
        digits = word.lstrip("0")
        return (0, (len(digits), *map(int, digits)), ())
    letters: list[str] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tones.append(_TONES[character])
        elif not _MARKS.match(character):
            letters.append(character)
        elif letters:  # the breve of ă, the circumflex of â, the horn of ơ; no other mark matters
            letter = unicodedata.normalize("NFC", letters[-1] + character)
            letters[-1] = letter if letter in _RANKS else letters[-1]
    ranks = (_RANKS.get(letter, len(_LETTERS) + ord(letter)) for letter in letters)
    return (1, tuple(ranks), tuple(tones))


def find_names(query: str, names: Iterable[str], *, accents: bool = True) -> tuple[str, ...]:
    """Find all ``names`` that are the same name as ``query``, in the Vietnamese order.

    Without ``accents`` the marks of either side are disregarded, and one query may well find
    several names; which of them was meant is for the caller to decide.

    >>> find_names("can tho", ["Cẩn Thọ", "Hậu Giang", "Cần Thơ"], accents=False)
    ('Cần Thơ', 'Cẩn Thọ')
    >>> find_names("can tho", ["Cần Thơ"])
    ()
    """
    key_of = name_key if accents else _plain_key
    wanted = key_of(query)
    return tuple(sorted((name for name in names if key_of(name) == wanted), key=sort_key))


def _plain_key(name: str) -> str:
    return without_accents(name_key(name))


def bare_name(name: str) -> str:
    """Take the word for its kind (tỉnh, thành phố, TP., quận, phường, xã …) off a unit's name.

    A number names nothing by itself: "Quận 1" and "Phường VI" keep their kind. One word is taken
    off, so "Phường Phường Đúc" becomes "Phường Đúc"; a bare name that begins with such a word would
    lose it.

    >>> bare_name("TP. Cần Thơ"), bare_name("tỉnh Hoà Bình"), bare_name("Phường 6")
    ('Cần Thơ', 'Hoà Bình', 'Phường 6')
    """
    normalised = Normalised.of(name)
    kind = _KIND.match(normalised.text)
    rest = name[normalised.places[kind.end()] :].rstrip() if kind else ""
    return rest if rest and not _NUMBER.match(rest) else name

"""One spelling for text that looks the same, with the way back to where it stood."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Self

from attrs import frozen

__all__ = ["Normalised"]

_CLUSTERS: Final = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_DROPPED: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ALIKE: Final = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u2032", "'"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    "\uff05": "%",
    "\uff0c": ",",
    "\uff0e": ".",
    "\uff08": "(",
    "\uff09": ")",
}
# The tone of oa, oe and uy is written on either vowel: hoà and hòa are one word.
_TONES: Final = str.maketrans(
    {"à": "ò", "á": "ó", "ả": "ỏ", "ã": "õ", "ạ": "ọ", "è": "ò", "é": "ó", "ẻ": "ỏ", "ẽ": "õ"}
    | {"ẹ": "ọ", "ỳ": "ù", "ý": "ú", "ỷ": "ủ", "ỹ": "ũ", "ỵ": "ụ"}
)
_LATE_TONE: Final = re.compile(r"o[àáảãạ]\b|o[èéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b")


#: What has no single character for a single character: marks, what is dropped, other digits.
_UNEVEN: Final = re.compile(rf"[\u0300-\u036f{''.join(sorted(_DROPPED))}]|(?![0-9])\d")
_ALIKE_AT: Final = str.maketrans(_ALIKE)
_SPACE: Final = re.compile(r"\s")
_PLAIN_SPACES: Final = dict.fromkeys((*range(9, 14), *range(28, 32)), " ")
#: No letter of Vietnamese carries so many marks; longer clusters are not worth remembering.
_LONG: Final = 5


def _spelled(cluster: str) -> str:
    """Spell one character and its marks the one way."""
    spelled = ""
    for character in unicodedata.normalize("NFC", cluster).lower():
        if character in _DROPPED:
            continue
        spaced = " " if character.isspace() else character
        if spaced.isdecimal() and not spaced.isascii():
            spaced = str(unicodedata.decimal(spaced))
        spelled += _ALIKE.get(spaced, spaced)
    return spelled


# A text has some two hundred different ones.
_plain = lru_cache(maxsize=4096)(_spelled)


def _early_tone(match: re.Match[str]) -> str:
    vowel = match[0][1]
    return vowel.translate(_TONES) + unicodedata.normalize("NFD", vowel)[0]


@frozen
class Normalised:
    r"""A text in lower case, composed letters, plain spaces, dashes and quotes.

    >>> found = Normalised.of("Gần\u00a060 TỈ")
    >>> found.text
    'gần 60 tỉ'
    >>> found.original[slice(*found.span(4, 9))]
    '60 TỈ'
    """

    original: str
    text: str
    #: For each character of ``text``, and for its end, where it stands in ``original``.
    places: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> Self:
        """Normalise ``original``."""
        if original.isascii():
            lowered = original.lower().translate(_PLAIN_SPACES)
            return cls(original, lowered, tuple(range(len(original) + 1)))
        if not _UNEVEN.search(original) and unicodedata.is_normalized("NFC", original):
            lowered = original.lower()
            if len(lowered) == len(original):
                even = _SPACE.sub(" ", lowered.translate(_ALIKE_AT))
                text = _LATE_TONE.sub(_early_tone, even)
                return cls(original, text, tuple(range(len(original) + 1)))
        characters: list[str] = []
        places: list[int] = []
        for cluster in _CLUSTERS.finditer(original):
            printed = cluster[0]
            plain = _plain(printed) if len(printed) < _LONG else _spelled(printed)
            characters.append(plain)
            places.extend([cluster.start()] * len(plain))
        text = _LATE_TONE.sub(_early_tone, "".join(characters))
        return cls(original, text, (*places, len(original)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where ``text[start:end]`` stands in ``original``, combining marks included."""
        if start >= end:
            return (self.places[start], self.places[start])
        last = self.places[end - 1]
        cluster = _CLUSTERS.match(self.original, last)
        return (self.places[start], last + (len(cluster[0]) if cluster else 1))

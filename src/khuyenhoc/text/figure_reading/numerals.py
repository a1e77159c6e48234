"""One number in digits or words, with its scale: "54,7 tỉ", "1 tỉ 200 triệu", "hai phần ba"."""

import re
from fractions import Fraction
from functools import cache
from typing import Final

from attrs import evolve, frozen

from khuyenhoc.text.figure_reading.digits import Digits, Malformed, read_digits
from khuyenhoc.values.number import Exact, simplest

__all__ = ["VULGAR", "Numeral", "read_numeral"]

_ONES: Final = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
# Forms that a number takes only after another word of it: hai mươi mốt, mười lăm, bốn tư.
_LATER: Final = _ONES | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES: Final = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "k": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tr": 1_000_000,
    "tỉ": 1_000_000_000,
    "tỷ": 1_000_000_000,
}
#: Scale words multiply up to here: trăm nghìn tỉ.
_HIGHEST: Final = 10**12
_HALF: Final = Fraction(1, 2)
#: Fractions that are one character.
VULGAR: Final = {
    "½": _HALF,
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
}


#: A number in words has no digits, and nothing about their marks is odd.
_WORDS: Final = Digits(0)


@frozen(eq=False, repr=False)
class Numeral:
    """A number read at ``start``: what it says, to which place, and in which words."""

    start: int
    end: int
    value: Exact
    #: The last place printed; 0 for what is not rounded.
    resolution: Exact = 1
    #: What its last digit counts: a million in "54,7 triệu".
    scale: int = 1
    digits: Digits = _WORDS
    #: "1/2", "hai phần ba", "một nửa": a part of one.
    fraction: bool = False
    #: "gấp đôi": how many times.
    factor: bool = False
    #: A number of one plain word, which may also be part of a name or an article.
    plain_word: bool = False
    worded: bool = False

    @property
    def negative(self) -> "Numeral":
        """The number below 0 that "âm" makes of it."""
        return evolve(self, value=-self.value, digits=self.digits.negative)

    def scaled(self, scale: int) -> "Numeral":
        """Give the number with a scale word that it shares with a later one: "1 đến 6 tỷ"."""
        value = simplest(Fraction(self.value) * scale)
        return evolve(self, value=value, resolution=self.resolution * scale, scale=scale)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


_PATTERNS: Final = {
    "digits": r"\d{1,3}(?: ?\. | \.)\d{3}(?:\.\d{3}){0,4}(?!\d|[.,]\d| ?%)"
    r"|\d{1,3}(?: \d{3}){1,4}(?! ?\d|[.,]\d)"
    r"|\d{1,3}(?: ,|, | , )\d{1,2}(?= ?%)"
    r"|\d+(?:[.,]\d+)*",
    "word": r" ?([^\W\d_]+)",
    "scale": r" ?(?:(nghìn|ngàn|vạn|triệu|trăm|chục)(?![^\W_])"
    r"|(t[ỉỷ])(?![^\W_])(?! (?:lệ|trọng|giá|suất)(?![^\W_]))"
    r"|(tr)\.?(?= ?đ(?:ồng)?(?![^\W_]))|(tr)(?![^\W_])|(?<=\d)(k)(?![^\W_]))",
    "half_more": r" rưỡi(?![^\W_])",
    "part_of": r" phần ",
    "half": r"(?:một |1 )?nửa(?![^\W_])",
    "times": r"gấp (đôi|rưỡi)(?![^\W_])",
}


def read_numeral(text: str, start: int) -> Numeral | Malformed | None:
    """Read the number that begins at ``start`` of a normalised text, as long as it goes.

    >>> read_numeral("420 tỷ 936 triệu đồng", 0).value
    420936000000
    >>> read_numeral("hai mươi lăm hội viên", 0).value
    25
    >>> read_numeral("hội viên", 0) is None
    True
    """
    numeral = _in_digits(text, start) if text[start].isdigit() else _in_words(text, start)
    if not isinstance(numeral, Numeral) or numeral.fraction or numeral.factor:
        return numeral
    return _with_parts(text, _scaled(text, numeral))


def _in_digits(text: str, start: int) -> Numeral | Malformed:
    match = _pattern("digits").match(text, start)
    printed = match[0] if match else text[start]
    read = read_digits(printed)
    end = start + len(printed)
    if isinstance(read, Malformed):
        return read
    if (more := VULGAR.get(text[end : end + 1])) and read.places == 0 and not read.items:
        return Numeral(start, end + 1, read.value + more, 0)
    return Numeral(start, end, read.value, Fraction(1, 10**read.places), digits=read)


def _in_words(text: str, start: int) -> Numeral | None:
    if text[start] in VULGAR:
        return Numeral(start, start + 1, VULGAR[text[start]], 0, fraction=True, worded=True)
    if half := _pattern("half").match(text, start):
        scaled = _scaled(text, Numeral(start, half.end(), _HALF, 0, worded=True))
        if scaled.scale == 1:
            return evolve(scaled, fraction=True)
        return evolve(scaled, resolution=scaled.scale // 10)
    if times := _pattern("times").match(text, start):
        value, place = (2, 1) if times[1] == "đôi" else (Fraction(3, 2), Fraction(1, 10))
        return Numeral(start, times.end(), value, place, factor=True, worded=True)
    if _pattern("scale").match(text, start):  # "hơn trăm hội viên": who asks sees the bound
        return Numeral(start, start, 1, worded=True)
    return _in_number_words(text, start)


def _in_number_words(text: str, start: int) -> Numeral | None:
    words = _number_words(text, start)
    counted = _below_thousand([word for word, _ in words], 0)
    if counted is None:
        return None
    value, used, place = counted
    end = words[used - 1][1]
    return Numeral(start, end, value, place, plain_word=used == 1, worded=True)


def _number_words(text: str, start: int) -> list[tuple[str, int]]:
    words: list[tuple[str, int]] = []
    end = start
    while len(words) < 7:
        match = _pattern("word").match(text, end)
        if not match:
            break
        end = match.end()
        words.append((match[1], end))
    return words


def _below_thousand(words: list[str], at: int) -> tuple[int, int, int] | None:
    """Count ``words`` from ``at``: the number, where its words end, and its last place."""

    def word(index: int) -> str:
        return words[index] if index < len(words) else ""

    first = word(at)
    if first not in _ONES and first != "mười":
        return None
    if word(at + 1) != "trăm":
        tens = _below_hundred(words, at)
        return tens if tens is None or tens[1] > at else None
    hundreds, at = _ONES.get(first, 10) * 100, at + 2
    if word(at) in ("linh", "lẻ") and word(at + 1) in _LATER:
        return hundreds + _LATER[word(at + 1)], at + 2, 1
    rest = _below_hundred(words, at) if word(at + 1) == "mươi" or word(at) == "mười" else None
    return (hundreds + rest[0], rest[1], 1) if rest else (hundreds, at, 100)


def _below_hundred(words: list[str], at: int) -> tuple[int, int, int] | None:
    first, second, third = (*words[at : at + 3], "", "", "")[:3]
    if first == "mười":
        digit = 5 if second in ("lăm", "nhăm") else _ONES.get(second, 0)
        more = digit and second != "năm"  # mười năm is ten years; mười lăm is fifteen
        return (10 + digit, at + 2, 1) if more else (10, at + 1, 1)
    if second == "mươi":
        tens = _ONES[first] * 10
        more = third in _LATER and third not in ("năm", "không")
        return (tens + _LATER[third], at + 3, 1) if more else (tens, at + 2, 1)
    if second in ("lăm", "nhăm", "mốt"):
        return _ONES[first] * 10 + _LATER[second], at + 2, 1
    if first == "không" or (first == "năm" and second not in _AFTER_FIVE):
        return None
    return _ONES[first], at + 1, 1


# After any other word "năm" is a year: một năm, năm học, trong năm.
_AFTER_FIVE: Final = frozenset({*_SCALES, "phần", "suất", "chiếc", "cái", "căn", "em", "cháu"})


def _scaled(text: str, numeral: Numeral) -> Numeral:
    scale, end = 1, numeral.end
    while scale < _HIGHEST and (match := _pattern("scale").match(text, end)):
        scale, end = scale * _SCALES[match[match.lastindex or 0]], match.end()
    if scale == 1:
        return numeral
    value, place = Fraction(numeral.value) * scale, Fraction(numeral.resolution) * scale
    half = _pattern("half_more").match(text, end)
    if half:
        value, place, end = value + Fraction(scale, 2), Fraction(scale, 10), half.end()
    return evolve(
        numeral,
        end=end,
        value=simplest(value),
        resolution=simplest(place),
        scale=scale,
        plain_word=False,
    )


def _with_parts(text: str, numeral: Numeral) -> Numeral:
    """Add the smaller parts of a compound: the 936 triệu of "420 tỷ 936 triệu"."""
    if numeral.plain_word or numeral.worded:
        parts = _pattern("part_of").match(text, numeral.end)
        below = _denominator(text, parts.end()) if parts else None
        if below and below.value > 1:
            value = Fraction(numeral.value) / Fraction(below.value)
            return Numeral(numeral.start, below.end, value, 0, fraction=True, worded=True)
    last = numeral.scale
    while last >= 1_000 and numeral.value % last == 0:
        part = _part(text, numeral.end + 1)
        if part is None or not (part.value < last and (part.scale > 1 or last == 1_000)):
            break
        last = part.scale
        numeral = evolve(
            numeral, end=part.end, value=numeral.value + part.value, resolution=part.resolution
        )
    return numeral


def _part(text: str, start: int) -> Numeral | None:
    if start >= len(text) or text[start - 1] != " ":
        return None
    part = _in_digits(text, start) if text[start].isdigit() else _in_words(text, start)
    if not isinstance(part, Numeral) or part.start == part.end or part.factor or part.fraction:
        return None
    if part.digits.items or part.digits.mark:
        return None
    return _scaled(text, part)


def _denominator(text: str, start: int) -> Numeral | None:
    if text.startswith("tư", start):
        return Numeral(start, start + 2, 4)
    part = _part(text, start)
    return part if part and part.scale == 1 and type(part.value) is int else None

"""The numbers of a text, one by one, apart from the digits that count nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Final

from attrs import define, field

from khuyenhoc.text.figure_reading.bounding import bounding_after, bounding_before, each_after
from khuyenhoc.text.figure_reading.digits import Malformed, Mark
from khuyenhoc.text.figure_reading.drafts import Draft
from khuyenhoc.text.figure_reading.non_figures import NonFigures
from khuyenhoc.text.figure_reading.numerals import VULGAR, Numeral, read_numeral
from khuyenhoc.text.figure_reading.unit_words import (
    UnitWords,
    money_by_usage,
    sign_before,
    unit_after,
)
from khuyenhoc.text.normalised import Normalised
from khuyenhoc.text.readings import Skipped, Unread
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.unit import FACTOR, ORDINAL, THING, UnitKind

__all__ = ["Scan", "scan"]

_PATTERNS: Final = {
    "candidate": r"[\d½⅓⅔¼¾]|(?<![^\W_])(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|nửa"
    r"|gấp(?= (?:đôi|rưỡi))|trăm|chục|nghìn|ngàn|vạn|triệu|tỉ|tỷ)(?![^\W_])",
    "previous": r"([^\W\d_]+) ?$",
    "breaks": r"(?:^|[.:;!?])[ \t]*\n|\n\s*\n",
    "spaces": r" {2,}",
    "slashes": r"\d+(?:[.,]\d+)*(?: ?/ ?\d+(?:[.,]\d+)*){2,}",
    "run": r"\d+(?:[.,/]*\d+)*",
    "digits": r"\d+",
    "several": r"\d{1,2}(?: ?, ?\d{1,2})+(?:,? (?:và|-) \d{1,2})?(?![\d%])",
    "ordinals": r"(?:^|\W)lần(?: thứ)? $",
    "times": r"(?:^|\W)gấp(?: (?:hơn|gần|khoảng|trên|từ|ít nhất|tới|đến))* ?$",
    "half_of": r" (?:số|tổng|dân|hội viên|trong|các)(?![^\W_])",
    "half_time": r" (?:đầu|cuối|sau|năm|tháng|nhiệm|thế|đêm|ngày|kỳ|kì|giờ|buổi|chừng|vời)",
    "scale_word": r"(?:trăm|chục|nghìn|ngàn|vạn|triệu|t[ỉỷ])(?![^\W_])",
    "word": r"\w+",
    # "âm" is also a sound, which one utters, records and spells with.
    "negative": r"(?:^|(?<=[^\w]))(?<!phát )(?<!ghi )(?<!thu )(?<!nguyên )(?<!phụ )(?<!lồng )âm $",
    "minus": r"(?:^|[\s(:;,+])-$",
}
# After these a number word names or only shows; it does not count.
_NAMING: Final = frozenset(
    (
        *("thứ", "tháng", "lần", "mùng", "mồng", "khóa", "kỳ", "kì", "quý", "hạng", "loại", "số"),
        *("vài", "mấy", "hàng", "nhiều", "cả", "khu", "phường", "quận", "lớp", "tổ", "thôn", "ấp"),
        *("xóm", "bà", "ông", "chị", "anh", "cô", "chú", "bác", "dì", "cậu", "chi", "đồng"),
        *("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    )
)
# "một" is mostly an article; after these it counts.
_COUNTING: Final = frozenset(("tăng", "giảm", "thêm", "tặng", "trao", "dựng", "lập", "chỉ"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


@define(eq=False, repr=False)
class Scan:
    """What a first pass over a text found."""

    normal: Normalised
    #: The normalised text, with line breaks where a sentence surely ends.
    text: str
    drafts: list[Draft] = field(factory=list[Draft])
    unread: list[Unread] = field(factory=list[Unread])
    skipped: list[Skipped] = field(factory=list[Skipped])
    #: Where its first character stands that is not a space.
    first: int = 0
    #: Whether it is all in capitals, so that they mark no name.
    shouted: bool = False

    def words(self, start: int, end: int) -> tuple[str, tuple[int, int]]:
        """Give the original words of a stretch of ``text``, and their span."""
        span = self.normal.span(start, end)
        return self.normal.original[slice(*span)], span

    def lost(self, kept: Iterable[Quantity | Unread | Skipped]) -> list[Unread]:
        """Find the digits that no reading covers: nothing of a text is lost."""
        covered = sorted(item.span for item in kept if item.span is not None)
        lost: list[Unread] = []
        index, reached = 0, 0
        for match in _pattern("digits").finditer(self.text):
            words, span = self.words(*match.span())
            while index < len(covered) and covered[index][0] <= span[0]:
                reached = max(reached, covered[index][1])
                index += 1
            if reached < span[1]:
                lost.append(Unread(words, span, "digits in no known form"))
        return lost


def scan(text: str, *, phrase: bool = False) -> Scan:
    """Find the numbers of ``text``; in a ``phrase`` a first number word surely counts."""
    normal = _single_spaced(Normalised.of(text))
    found = Scan(normal, normal.text)
    found.first = len(found.text) - len(found.text.lstrip())
    found.shouted = text.isupper()
    other = NonFigures(normal, found.text)
    at = 0
    while match := _pattern("candidate").search(found.text, at):
        start = match.start()
        if found.text[start].isdecimal():
            at = _digits(found, start, other)
        else:
            at = _word(found, start, other, phrase=phrase)
    return found


def _single_spaced(normal: Normalised) -> Normalised:
    """Make one space of many, and keep the line breaks where a sentence ends."""
    text = _with_breaks(normal)
    kept, places, at = list[str](), list[int](), 0
    for spaces in _pattern("spaces").finditer(text):
        kept.append(text[at : spaces.start() + 1])
        places += normal.places[at : spaces.start() + 1]
        at = spaces.end()
    places += normal.places[at:]
    return Normalised(normal.original, "".join(kept) + text[at:], tuple(places))


def _with_breaks(normal: Normalised) -> str:
    """Keep a line break where a sentence or paragraph ends; elsewhere a line only went on."""
    if "\n" not in normal.original:
        return normal.text
    lines = list(normal.text)
    for match in _pattern("breaks").finditer(normal.original):
        place = bisect_left(normal.places, match.end() - 1)
        lines[place] = "\n"
    return "".join(lines)


def _digits(found: Scan, start: int, other: NonFigures) -> int:
    text = found.text
    if no_figure := other.at(start):
        end = max(no_figure[0], start + 1)
        found.skipped.append(Skipped(*found.words(start, end), no_figure[1]))
        return end
    if slashes := _pattern("slashes").match(text, start):
        reason = "neither a day, month and year nor so many of so many"
        found.unread.append(Unread(*found.words(*slashes.span()), reason))
        return slashes.end()
    numeral = read_numeral(text, start)
    if isinstance(numeral, Numeral):
        draft = _draft(text, numeral)
        found.drafts.append(draft)
        return max(draft.right, draft.end)
    run = _pattern("run").match(text, start)
    end = run.end() if run else start + 1
    reason = numeral.reason if isinstance(numeral, Malformed) else "digits in no known form"
    found.unread.append(Unread(*found.words(start, end), reason))
    return end


def _word(found: Scan, start: int, other: NonFigures, *, phrase: bool) -> int:
    text = found.text
    numeral = read_numeral(text, start)
    after = _pattern("word").match(text, start)
    beyond = after.end() if after else start + 1
    if not isinstance(numeral, Numeral) or other.covers(start):
        return beyond
    first = phrase and start == found.first
    if not _counts(found, numeral, first=first):
        return beyond
    draft = _draft(text, numeral)
    found.drafts.append(draft)
    return max(draft.right, draft.end)


def _counts(found: Scan, numeral: Numeral, *, first: bool) -> bool:
    """Whether a number word counts something, and is no name, article or figure of speech."""
    text, start, end = found.text, numeral.start, numeral.end
    if numeral.factor or text[start] in VULGAR:
        return True
    bounded = bounding_before(text, start, end, end).qualifier is not Qualifier.EXACT
    if text.startswith("nửa", start):
        return _counts_half(text, numeral, bounded=bounded)
    if numeral.scale > 1 and _pattern("scale_word").match(text, start):
        return bounded
    previous = _pattern("previous").search(text[max(0, start - 20) : start])
    word = previous[1] if previous else ""
    if (word in _NAMING and not bounded) or _is_name(found, numeral):
        return False
    sure = first or bounded or word in _COUNTING
    return not numeral.plain_word or _counts_one_word(text, numeral, sure=sure)


def _counts_half(text: str, numeral: Numeral, *, bounded: bool) -> bool:
    if _pattern("half_time").match(text, numeral.end):
        return False
    return numeral.scale > 1 or bounded or _pattern("half_of").match(text, numeral.end) is not None


def _counts_one_word(text: str, numeral: Numeral, *, sure: bool) -> bool:
    """Whether "ba" or "một" counts: it has a noun, and "một" is not only its article."""
    if _pattern("times").search(text[max(0, numeral.start - 30) : numeral.start]):
        return True
    unit = unit_after(text, numeral.end)
    if unit is None or unit.unit is THING:
        return False
    return numeral.value != 1 or sure


def _is_name(found: Scan, numeral: Numeral) -> bool:
    """Whether the words are written as a name: Hai Bà Trưng, Ba Đình, Mười Hai."""
    printed, _ = found.words(numeral.start, numeral.end)
    if printed.islower() or found.shouted:
        return False
    after, _ = found.words(numeral.end, min(len(found.text), numeral.end + 3))
    return printed[:1].isupper() and after.strip()[:1].isupper()


def _draft(text: str, numeral: Numeral) -> Draft:
    end, marks = numeral.end, list[Mark]()
    if text[end : end + 1] in (",", ".") and text[end + 1 : end + 2] == "%":
        end += 1
        marks.append(Mark("stray-mark", "the mark before % has no digit after it and was ignored"))
    items = numeral.digits.items
    if _pattern("ordinals").search(text[max(0, numeral.start - 10) : numeral.start]):
        several = _pattern("several").match(text, numeral.start)
        if several:
            items = tuple(int(item) for item in re.findall(r"\d+", several[0]))
            numeral = Numeral(numeral.start, several.end(), items[0])
            return Draft(numeral, several.end(), numeral.start, several.end(), ORDINAL, items=items)
    words = None if numeral.fraction else _unit(text, numeral, end)
    right = words.end if words else end
    bounding = bounding_before(text, numeral.start, end, right)
    draft = Draft(
        numeral,
        end,
        bounding.start,
        right,
        words.unit if words else None,
        bounding,
        bounding.qualifier,
        each=bounding.each or (words is not None and words.each),
        items=items,
        marks=marks,
    )
    if draft.unit is not None and draft.unit.kind is UnitKind.MONEY and each_after(text, right):
        draft.each = True
    if bound := bounding_after(text, right):
        draft.qualifier, draft.right = bound
    if negative := _pattern("negative").search(text[: bounding.start], max(0, bounding.start - 20)):
        outer = bounding_before(text, negative.start(), end, right)
        draft.numeral, draft.left = numeral.negative, outer.start
        if {draft.qualifier, outer.qualifier} != {Qualifier.EXACT} or items:
            draft.failure = "it is not clear which side of a number below 0 is meant"
    elif _pattern("minus").search(text[max(0, numeral.start - 2) : numeral.start]):
        mark = Mark("minus-or-dash", "the stroke before it was read as a dash", (-numeral.value,))
        draft.marks.append(mark)
    return draft


def _unit(text: str, numeral: Numeral, end: int) -> UnitWords | None:
    if numeral.factor:
        return UnitWords(FACTOR, end)
    words = sign_before(text, numeral.start, end) or unit_after(text, end)
    if words is None and numeral.scale >= 1_000_000:
        words = money_by_usage(text, numeral.start, end)
    before = text[max(0, numeral.start - 30) : numeral.start]
    if words is None and _pattern("times").search(before):
        return UnitWords(FACTOR, end)
    return words

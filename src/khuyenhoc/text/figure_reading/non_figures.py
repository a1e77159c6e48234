"""Digits that count nothing: dates, document numbers, names, times, addresses on the net."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from khuyenhoc.text.figure_reading.numerals import Numeral, read_numeral
from khuyenhoc.text.figure_reading.unit_words import UnitWords, unit_after
from khuyenhoc.text.normalised import Normalised
from khuyenhoc.text.periods import period_spans
from khuyenhoc.values.unit import UnitKind

__all__ = ["NonFigures"]

# Nouns that a number after them names: Phường 6, lớp 9A, khu phố 3.
_NAMED: Final = (
    r"phường|quận|huyện|xã|khu phố|tổ dân phố|tổ|thôn|ấp|khóm|bản|xóm|khu|khối|khối phố|khối lớp"
    r"|đội|cụm|lớp|đường|phố|quốc lộ|tỉnh lộ|ql|tl|km|phòng|tầng|khu vực|chi hội|chi bộ|buôn|làng"
    r"|kp|tdp|p\.?|q\.?|tiểu khu|ngõ|hẻm|kiệt|ngách|nhóm|trang|hình|ảnh|bảng|phụ lục|mẫu|biểu|câu"
    r"|bài|tiêu chí|mức độ|cấp độ|loại|bậc|giai đoạn|đợt|vòng|kỳ|kì|khóa|tập|hạng|top|thứ|lần"
    r"|nhiệm kỳ|nhiệm kì|nk|mùng|mồng|điều|khoản|mục|chương|phần|quý|tháng|vùng|kênh|công nghiệp"
    r"|cách mạng|thời đại|kỷ nguyên|phiên bản|web|covid|sars-cov|gmt|(?<!tổng )(?<!dân )(?<!con )"
    r"(?<!trong )(?<!trên )(?<!với )(?<!chỉ )(?<!một )số"
)
_DOCUMENT: Final = (
    "quyết định|nghị quyết|chỉ thị|kế hoạch|chương trình|đề án|dự án|thông tư|nghị định|công văn"
    "|kết luận|hướng dẫn|văn bản|thông báo|báo cáo|tờ trình|công điện|luật|pháp lệnh|quy chế"
    "|quy định|giấy phép|qđ|nq|ct|kh"
)
_SYMBOL: Final = (
    "nqlt|ttlt|vbhn|cttr|ttr|qđ|kh|ct|nq|tt|nđ|cv|hd|bc|tb|kl|gm|pl|cp|tw|ttg|bgdđt|ubnd|hkhvn|hkh"
    "|sgdđt|btc|tu|hu|đu|ctr|gp|gcn|qh|l"
)
_PATTERNS: Final = {
    "token": r"\S+",
    "address": r"https?://|www\.|\w@\w"
    r"|[^\W_]\.(?:vn|com|org|net|html?|aspx|jpg|png|pdf)(?![^\W_])",
    "line": r"(?m)^[^\S\n]{0,40}(?=[-•*+(\d])",
    "time": r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2} ?h ?\d{2}(?!\d)|\d{1,2} ?h(?![^\W_])"
    r"|\d{1,2} giờ \d{1,2}(?: phút)?(?!\d|[.,]\d)",
    "phone": r"(?:\+84|0)\d{8,10}(?![\d.,]\d)|0\d{2,3}([ .])\d{3,4}\1\d{3,4}(?!\d)",
    "document": rf"\d+ ?(?:/ ?\d{{4}} ?)?[/-] ?(?:{_SYMBOL})(?![^\W_])(?:[-/.&]\w+)*",
    "capitals": r"\d+(?:/\d{4})?[/-][^\W\d_]{2,}(?:[-/&]\w+)+",
    "idiom": r"\d+&\d+|24/24(?:h| giờ)?(?![\d/]|[.,]\d)|24/7(?![\d/]|[.,]\d)"
    r"|[1-9]\.0(?!\d|[.,]\d| ?%)",
    "day": r"\d{1,2}\.\d{1,2}(?:\.\d{4})?(?!\d)",
    "bracketed": r"\d{1,2}\]",
    "heading": r"\s{0,40}[-•*+]?\s{0,9}\(?(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:(?P<mark>[.)/])"
    r"|(?<=\.\d)|(?<=\.\d\d))\s{1,9}(?=[^\W\d_])",
    "after_name": rf"(?:^|[^\w.])(?<!số )(?<!lượng )(?:{_NAMED})[ .+-]{{0,2}}$",
    "after_document": rf"(?:^|\W)(?:{_DOCUMENT})(?: số)? ?$",
    "after_mark": r"(?:^|\W)(?:số hiệu|mã số|mst|stk|tài khoản số|số tài khoản|số nhà|nhà số|đt|sđt"
    r"|điện thoại|hotline|tel|fax|lúc|hồi)[ .:]{1,2}$",
    "name": r"\d{1,4}(?:[.,/-]?\d{1,2})?(?![\d%]|[.,]\d)(?:[a-zđ]\d{0,2}(?![^\W_]))?",
    "code": r"\d+(?:[.,]\d+)*[^\W\d_]+\w*",
    "letters": r"[^\W\d_]+$",
    "chain": r"\s*(?:,|;|và|-|đến|hoặc|&)\s*$",
    "ordinals": r"(?:^|\W)lần(?: thứ)? $",
    "several": r"\d{1,2}(?: ?, ?\d{1,2})+(?:,? (?:và|-) \d{1,2})?(?![\d%])",
}
#: Where people or goods follow a name's number, it counts them: "lớp 35 học sinh".
_COUNTED_BESIDE_NAMES: Final = frozenset(
    (
        *("person", "occurrence", "household", "household_occurrence", "scholarship", "award"),
        *("gift", "bicycle", "computer", "notebook", "book", "VND", "percent", "factor"),
    )
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


class NonFigures:
    """Tells, number by number and in order, which digits of one text are no figures."""

    def __init__(self, normal: Normalised, text: str) -> None:
        self._normal, self._text = normal, text
        self._found: dict[int, tuple[int, str]] = {}
        self._last: tuple[int, str] = (-1, "")
        self._shouted = normal.original.isupper()
        self._periods: list[tuple[int, int]] = []
        for start, end in period_spans(normal.original):
            inner = bisect_left(normal.places, start), bisect_left(normal.places, end)
            self._add(*inner, "a date or period")
            self._periods.append(inner)
        for token in _pattern("token").finditer(text) if "." in text or "@" in text else ():
            printed = token[0]
            if ("." in printed or "@" in printed) and _pattern("address").search(printed):
                self._add(*token.span(), "an address on the net")
        for start in self._line_starts():
            match = _pattern("heading").match(text, start)
            if match and not self._counts_at(match):
                self._add(start, match.end(), "the number of a heading")

    def _add(self, start: int, end: int, reason: str) -> None:
        for place in range(start, end):
            if self._text[place].isdecimal():
                self._found.setdefault(place, (end, reason))
                break

    def _line_starts(self) -> list[int]:
        lines = _pattern("line").finditer(self._normal.original)
        return [bisect_left(self._normal.places, line.start()) for line in lines]

    def _counts_at(self, heading: re.Match[str]) -> bool:
        """Whether "1.5 tỷ" at the start of a line is no heading 1.5."""
        if heading["mark"]:
            return False
        numeral = read_numeral(self._text, heading.start("number"))
        scaled = isinstance(numeral, Numeral) and numeral.scale > 1
        return scaled or unit_after(self._text, heading.end("number")) is not None

    def covers(self, place: int) -> bool:
        """Whether ``place`` stands in the name of a date or period."""
        index = bisect_right(self._periods, (place, len(self._text))) - 1
        return index >= 0 and place < self._periods[index][1]

    def at(self, start: int) -> tuple[int, str] | None:
        """Give where the digits at ``start`` end and why they are no figure, or nothing."""
        said = self._found.get(start) or self._by_itself(start) or self._by_its_place(start)
        if said is not None:
            self._last = said
        return said

    def _by_itself(self, start: int) -> tuple[int, str] | None:
        for name, reason in (
            ("time", "a time of day"),
            ("phone", "a telephone number"),
            ("document", "the number of a document"),
            ("idiom", "part of a name"),
        ):
            match = _pattern(name).match(self._text, start)
            if match and not self._all_of(match):
                return match.end(), reason
        capitals = _pattern("capitals").match(self._text, start)
        if capitals and self._in_capitals(*capitals.span()):
            return capitals.end(), "the number of a document"
        day = _pattern("day").match(self._text, start)
        if day and self._text[max(0, start - 5) : start] == "ngày ":
            return day.end(), "a date or period"
        if self._text[start - 1 : start] == "[" and _pattern("bracketed").match(self._text, start):
            return start + 2, "a footnote"
        return None

    def _all_of(self, idiom: re.Match[str]) -> bool:
        """Whether "24/24 xã" says all of them, and not all day long."""
        after = unit_after(self._text, idiom.end()) if idiom[0] == "24/24" else None
        return after is not None and after.unit.kind is UnitKind.COUNT

    def _in_capitals(self, start: int, end: int) -> bool:
        printed = self._normal.original[slice(*self._normal.span(start, end))]
        return printed.upper() == printed and not self._shouted

    def _by_its_place(self, start: int) -> tuple[int, str] | None:
        before = self._text[max(0, start - 30) : start]
        name = _pattern("name").match(self._text, start)
        letters = _pattern("letters").search(before)
        if letters and not _is_word(letters[0]) and not _pattern("after_name").search(before):
            return (name.end() if name else start + 1), "part of a name"
        numeral = read_numeral(self._text, start)
        scaled = isinstance(numeral, Numeral) and numeral.scale > 1
        reason = None if scaled or name is None else self._named(start, name.end(), before)
        return (name.end(), reason) if name and reason else self._code(start)

    def _named(self, start: int, end: int, before: str) -> str | None:
        """Give what the words before a short number make of it."""
        if _pattern("ordinals").search(before) and _pattern("several").match(self._text, start):
            return None
        after = unit_after(self._text, end)
        if not _is_counted(self._text, after):
            if _pattern("after_document").search(before):
                return "the number of a document"
            if self._is_chained(start):
                return self._last[1]
        if _pattern("after_name").search(before) and not _beside_a_name(after):
            return "part of a name"
        return "part of a name" if _pattern("after_mark").search(before) else None

    def _is_chained(self, start: int) -> bool:
        """Whether it goes on with what named before: "Phường 6, 25 và 28"."""
        last, reason = self._last
        if reason not in ("part of a name", "the number of a document"):
            return False
        near = 0 <= start - last < 10
        return near and _pattern("chain").fullmatch(self._text, last, start) is not None

    def _code(self, start: int) -> tuple[int, str] | None:
        """Whether letters that are no unit stick to it: 9A, 5G, 12A1."""
        match = _pattern("code").match(self._text, start)
        if match is None:
            return None
        letters = re.sub(r"^[\d.,]+", "", match[0])
        digits = match.end() - len(letters)
        if _is_word(letters) or unit_after(self._text, digits) or _SCALED.match(letters):
            return None
        return match.end(), "part of a name"


_SCALED: Final = re.compile(r"(?:k|tr|trđ|tr\.đ)(?![^\W_])")


def _is_word(letters: str) -> bool:
    """Whether letters that stick to a number are a word of the sentence: "có125 hội viên"."""
    return len(letters) > 1 and not letters.isascii()


def _is_counted(text: str, after: UnitWords | None) -> bool:
    return after is not None and not _numbered(text, after)


def _beside_a_name(after: UnitWords | None) -> bool:
    return after is not None and after.unit.code in _COUNTED_BESIDE_NAMES


def _numbered(text: str, after: UnitWords) -> bool:
    """Whether the noun begins the next name: the khu phố of "tổ 5 khu phố 3"."""
    named = after.unit.kind in (UnitKind.COUNT, UnitKind.NUMBER)
    return named and text[after.end : after.end + 2].strip()[:1].isdecimal()

"""The words beside a number that bound it: gần, hơn, khoảng, trở lên; tăng, giảm; mỗi."""

import re
from functools import cache
from typing import Final

from attrs import frozen

from khuyenhoc.values.quantity import Change, Qualifier

__all__ = ["Bounding", "bounding_after", "bounding_before", "each_after"]

# The leftmost phrase that reaches the number wins, so that "không quá" is never "quá".
_PHRASES: Final = {
    Qualifier.AT_MOST: r"không (?:vượt )?quá|không (?:nhiều )?hơn|không vượt|(?:tối đa|nhiều nhất)"
    r"(?: (?:là|đạt|có|chỉ|không quá))?|≤|<=",
    Qualifier.AT_LEAST: r"(?:ít nhất|tối thiểu|chí ít)(?: (?:là|đạt|có|phải|từ|được))*"
    r"|không dưới|không (?:ít|thấp|kém) hơn|đạt và vượt|≥|>=",
    Qualifier.LESS_THAN: r"chưa (?:đến|tới|đầy)|không (?:đến|tới|đầy)|dưới|<",
    Qualifier.APPROX: r"(?:vào )?khoảng(?: chừng)?(?: từ)?|chừng|trên dưới|xấp xỉ|sấp sỉ|áng chừng"
    r"|ước(?: (?:tính|đạt|khoảng|chừng|có|thực hiện|lượng))*|tầm|cỡ|~|≈"
    r"|(?<!trình )(?<!mức )(?<!cường )(?<!tốc )(?<!cấp )(?<!chế )(?<!tiến )(?<!thái )độ",
    Qualifier.NEARLY: r"gần(?: (?:tới|đến|bằng|đạt|được|như|cả))?|ngót(?: nghét)?|suýt soát"
    r"|(?<!mầm )non|tiệm cận",
    Qualifier.MORE_THAN: r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )(?<!đông )"
    r"(?<!tốt )(?<!khá )hơn(?: cả)?|trên|quá|vượt(?: (?:quá|trên|hơn|mốc|mức|ngưỡng|con số))*|>",
}
_PATTERNS: Final = {
    "before": "(?:^|(?<=[^\\w]))(?:"
    + "|".join(f"(?P<{word.name}>{phrase})" for word, phrase in _PHRASES.items())
    + r") ?(?:gấp ?)?[\"'$]?$",
    "change": r"(?:^|(?<=[^\w]))(tăng|giảm)(?: (?:thêm|lên|được|đi|xuống|trưởng|bình quân|mới|tới"
    r"|đến|là|ròng|tổng cộng|lần lượt|từ|gấp|đạt))* ?$",
    "beyond": r"(?:^|(?<=[^\w]))vượt(?: (?:mức|chỉ tiêu|kế hoạch|giao|đề ra|được|mục tiêu|so với"
    r"|năm|trước|cùng kỳ|nghị quyết|là))* ?$",
    "plan": r",? ?(?:so với|kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết|mức)(?![^\W_])",
    "each": r"(?:^|(?<=[^\w]))(?:mỗi|từng)(?: [^\W\d_]+){1,6}:? ?$",
    "from": r"(?:^|(?<=[^\w]))từ ?$",
    "field": r" ?(?:lĩnh vực|mặt|phương diện|kênh|nền tảng|tuyến|trang|ứng dụng)(?![^\W_])",
    "onwards": r"(?P<gap>[^.;,!?\n\d()%]{0,40}?) ?trở (?P<way>lên|xuống)(?![^\W_])",
    "per_item": r" ?(?:cho )?(?:mỗi|một|1|từng|/) ?(?=[^\W\d_])",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


@frozen(eq=False, repr=False)
class Bounding:
    """What stands before a number: where it begins, and what it says of the number."""

    start: int
    qualifier: Qualifier = Qualifier.EXACT
    change: Change | None = None
    each: bool = False
    #: "từ": a range, or a change from one number to another, may follow.
    ranging: bool = False


def bounding_before(text: str, start: int, end: int, unit_end: int) -> Bounding:
    """Read the words that reach the number at ``start`` to ``end``, its unit to ``unit_end``.

    >>> found = bounding_before("tăng hơn 3 tỷ", 9, 13, 13)
    >>> found.qualifier.value, found.change.value
    ('more_than', 'increase')
    """
    floor = max(0, start - 60)
    before = text[floor:start]
    qualifier, change, at = Qualifier.EXACT, None, len(before)
    found = _pattern("before").search(before)
    if found and not _says_where(found, text, end):
        qualifier, at = Qualifier[found.lastgroup or ""], found.start()
    beyond = _pattern("beyond").search(before)
    if beyond and (_pattern("plan").match(text, unit_end) or beyond[0].strip() != "vượt"):
        qualifier, at, change = Qualifier.EXACT, beyond.start(), Change.INCREASE
    moved = _pattern("change").search(before[:at])
    ranging = _pattern("from").search(before[:at]) is not None
    if moved:
        change = Change.INCREASE if moved[1] == "tăng" else Change.DECREASE
    each = _pattern("each").search(before[:at]) is not None
    return Bounding(floor + at, qualifier, change, each, ranging)


def _says_where(found: re.Match[str], text: str, end: int) -> bool:
    """Whether the word only says where: "trên 3 lĩnh vực"."""
    return found[0].strip() == "trên" and _pattern("field").match(text, end) is not None


def bounding_after(text: str, end: int) -> tuple[Qualifier, int] | None:
    """Read "trở lên" or "trở xuống" after a number and what it counts, and where it ends."""
    found = _pattern("onwards").match(text, end)
    if found is None:
        return None
    bound = Qualifier.AT_LEAST if found["way"] == "lên" else Qualifier.AT_MOST
    return bound, end if found["gap"].strip() else found.end()


def each_after(text: str, end: int) -> bool:
    """Whether "mỗi em" or "một suất" follows an amount."""
    return _pattern("per_item").match(text, end) is not None

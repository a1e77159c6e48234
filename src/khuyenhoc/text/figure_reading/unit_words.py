"""What a printed number counts, from the words after it or, failing them, before it."""

import re
from functools import cache
from typing import Final

from attrs import frozen

from khuyenhoc.text.figure_reading.lexicon import (
    CLASSIFIERS,
    LONGEST_NOUN,
    MONEY_WORDS,
    TITLE_NOUNS,
    nouns,
)
from khuyenhoc.values.unit import (
    ADMINISTRATIVE_UNIT,
    AWARD,
    CLASS,
    DISTRICT,
    FACTOR,
    HOUSEHOLD,
    OCCURRENCE,
    ORGANISATION,
    PERCENT,
    PERCENTAGE_POINT,
    PERSON,
    POINT,
    PROVINCE,
    SESSION,
    SITE,
    SQUARE_METRE,
    UNITS,
    VND,
    VND_PER_AWARD,
    VND_PER_HOUSEHOLD,
    VND_PER_MONTH,
    VND_PER_PERSON,
    VND_PER_YEAR,
    WORK_UNIT,
    Unit,
    UnitKind,
)

__all__ = ["UnitWords", "money_by_usage", "noun_at", "sign_before", "unit_after", "unit_before"]


@frozen(eq=False, repr=False)
class UnitWords:
    """The unit that some words mean, and where in the text they end."""

    unit: Unit
    end: int
    #: "đồng/xe": the amount holds for each of several.
    each: bool = False


_PATTERNS: Final = {
    "percentage_point": r" ?điểm (?:%|phần trăm(?![^\W_]))",
    "percent": r" ?(?:%|phần trăm(?![^\W_]))",
    "square_metre": r" ?(?:m2|m²|m\^2)(?![^\W_])",
    "times": r" ?lần(?![^\W_])(?! thứ)",
    "events": r"(?:gấp|tăng|giảm|bằng|lên|cao|lớn|nhiều|ít|thấp)(?: [^\W\d_]+){0,2} ?$|^\W*$",
    "word": r'["\' ]*([^\W\d_]+(?:/c(?![^\W_]))?)',
    "list": r'"? ?(?:,|và|hoặc|hay)(?= )(?: (?:và|các)(?= ))?',
    "slash": r" ?/ ?(?:1 |một )?(?=[^\W\d_])",
    "bracketed": r" ?\([^()\d]{1,80}\)",
    "title": r'["\' ]*(?:(?:đều|đã|được|đạt|đăng ký|công nhận|chuẩn|danh hiệu|xét|tái|mới) )+',
    "at": r"(?<![^\W_])(?:tại|ở|mở|lập|xây dựng|duy trì|thêm|chọn) [\d.,]+$",
    "before_sign": r"(?:us)?([$€£]) ?$",
    "clause": r"[^.;!?\n\d]{0,80}?đơn vị học tập",
    "led": r"(?:(?<![^\W_])(?:lên|là|đạt|còn|xuống|có|được|gồm|bằng|tới|đến|từ|tăng|giảm|thêm|nay"
    r"|hiện|đã|hơn|gần|trên|khoảng|chừng|xấp xỉ|dưới|quá|ước)(?![^\W_])|[:=])[ :=]*"
    r"(?:(?:lên|là|đạt|còn|xuống|có|được|gồm|bằng|tới|đến|từ|tăng|giảm|thêm|nay|hiện|đã|hơn|gần"
    r"|trên|khoảng|chừng|xấp xỉ|dưới|quá|ước)(?![^\W_])[ :=]*)*$",
    "of_number": r"(?<![^\W_])(?:tổng số|số lượng|số) ",
    "ended": r" ?(?:[^\w\s/]|\n|$)| (?:cho|để|và|với|từ|mỗi|so|là|của|trong|tiền|vào|tại|ở|được"
    r"|do|theo|trao|tặng|gồm|bằng|này|trước|khi|đã|thì|nhằm|hoặc|đến|lên|trở|nữa|hỗ trợ|giúp|một)"
    r"(?![^\W_])",
    "of_money": r"(?<![^\W_])(?:tiền|trị giá|giá trị|kinh phí|quỹ|đồng|số thu|thu|chi|ủng hộ"
    r"|huy động|tài trợ|đóng góp|vận động)(?![^\W_])[^.;!?\n]*$",
    "per": r" ?/ ?[^\W\d_]",
    "break": r"[.;!?\n](?=\s|$)|\d",
}
_PRIZES: Final = frozenset({"scholarship", "award", "gift", "prize", "commendation"})
_RATES: Final = {"month": VND_PER_MONTH, "year": VND_PER_YEAR}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


@cache
def _money() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(MONEY_WORDS, key=len, reverse=True)))
    # đồng chí, đồng bào, đồng hồ: "đồng" also begins other words.
    others = "chí|bào|hương|đội|nghiệp|phục|hồ|bộ|bằng|tháp|nai|đều|diễn|ruộng|môn|sàng"
    return re.compile(rf" ?({words})(?:(?<=[$€£])|(?![^\W_]))(?! (?:{others})(?![^\W_]))")


def noun_at(text: str, start: int) -> UnitWords | None:
    """Read the longest noun of the lexicon that begins at ``start``.

    >>> noun_at("tổ chức hội cơ sở", 0).unit.code
    'organisation'
    """
    known, words, ends, end = nouns(), [""], [start], start
    for _ in range(LONGEST_NOUN):
        match = _pattern("word").match(text, end)
        if not match:
            break
        end = match.end()
        words.append(f"{words[-1]} {match[1]}".strip())
        ends.append(end)
    for count in range(len(words) - 1, 1, -1):
        if unit := known.get(words[count]):
            return UnitWords(unit, ends[count])
    if len(words) == 1:
        return None
    after = noun_at(text, ends[1]) if words[1] in CLASSIFIERS else None
    alone = known.get(words[1])
    return after or (UnitWords(alone, ends[1]) if alone else None)


def unit_after(text: str, end: int) -> UnitWords | None:
    """Read what the number that ends at ``end`` of a normalised text counts.

    >>> unit_after("195 suất học bổng, quà, phần thưởng", 3).unit.code
    'award'
    >>> unit_after("65 đồng/người", 2).unit.code
    'VND_per_person'
    """
    for name, unit in (
        ("percentage_point", PERCENTAGE_POINT),
        ("percent", PERCENT),
        ("square_metre", SQUARE_METRE),
    ):
        if match := _pattern(name).match(text, end):
            return UnitWords(unit, match.end())
    if match := _pattern("times").match(text, end):
        start = max(0, end - 40)
        before = text[start:end].rstrip("0123456789., ")
        counts = _pattern("events").search(before) is None
        return UnitWords(OCCURRENCE if counts else FACTOR, match.end())
    if money := _money().match(text, end):
        unit = UNITS[MONEY_WORDS[money[1]]]
        return _rate(text, money.end()) if unit is VND else UnitWords(unit, money.end())
    return _counted(text, end)


def sign_before(text: str, start: int, end: int) -> UnitWords | None:
    """Read the currency of "$5.000"."""
    sign = _pattern("before_sign").search(text[max(0, start - 4) : start])
    return UnitWords(UNITS[MONEY_WORDS[sign[1]]], end) if sign else None


def money_by_usage(text: str, start: int, end: int) -> UnitWords | None:
    """Read a bare "2 tỉ" as đồng, unless some other word says what there are 2 tỉ of."""
    said = text[max(0, start - 40) : start]
    if _pattern("per").match(text, end):
        return _rate(text, end)
    if _pattern("ended").match(text, end) or _pattern("of_money").search(said):
        return UnitWords(VND, end)
    return None


def _rate(text: str, end: int) -> UnitWords:
    """Read "/người", "/năm", "/suất" after đồng; of several the head counts, not the year."""
    found: list[Unit] = []
    while slash := _pattern("slash").match(text, end):
        per = noun_at(text, slash.end())
        if per is None:
            break
        found.append(per.unit)
        end = per.end
    if not found:
        return UnitWords(VND, end)
    if PERSON in found:
        return UnitWords(VND_PER_PERSON, end)
    if HOUSEHOLD in found:
        return UnitWords(VND_PER_HOUSEHOLD, end)
    if found[0].code in ("scholarship", "award"):
        return UnitWords(VND_PER_AWARD, end)
    unit = _RATES.get(found[0].code, VND)
    return UnitWords(unit, end, each=unit is VND)


def _counted(text: str, end: int) -> UnitWords | None:
    bracket = _pattern("bracketed").match(text, end)
    noun = noun_at(text, end) or (noun_at(text, bracket.end()) if bracket else None)
    if noun is None:
        title = _pattern("title").match(text, end)
        title_noun = noun_at(text, title.end()) if title else None
        named = title and title_noun and text.startswith(TITLE_NOUNS, _letter(text, title.end()))
        return UnitWords(title_noun.unit, end) if named and title_noun else None
    unit = noun.unit
    if unit is SITE and text.endswith("điểm", end, noun.end):
        place = _pattern("at").search(text[max(0, end - 30) : end])
        return UnitWords(SITE if place else POINT, noun.end)
    if unit is ORGANISATION and text[_letter(text, noun.end - 6) : noun.end].endswith("đơn vị"):
        learning = _pattern("clause").match(text, noun.end)
        return UnitWords(WORK_UNIT if learning else unit, noun.end)
    return UnitWords(_listed(text, noun), noun.end)


def _letter(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \"'":
        at += 1
    return at


def _listed(text: str, noun: UnitWords) -> Unit:
    """Give the unit that holds a whole list: "suất học bổng, quà" are awards."""
    units, end = [noun.unit], noun.end
    while comma := _pattern("list").match(text, end):
        member = noun_at(text, comma.end())
        if member is None:
            break
        units.append(member.unit)
        end = member.end
    codes = {unit.code for unit in units}
    if len(codes) == 1:
        return noun.unit
    if codes & _PRIZES and codes <= _PRIZES | {"bicycle", "notebook", "book", "thing"}:
        return AWARD
    if noun.unit is CLASS and SESSION in units:
        return SESSION
    if ADMINISTRATIVE_UNIT in units:
        return {PROVINCE: PROVINCE, DISTRICT: ADMINISTRATIVE_UNIT}.get(noun.unit, noun.unit)
    return noun.unit


def unit_before(text: str, start: int) -> Unit | None:
    """Read what a number at ``start`` counts from what leads to it.

    >>> unit_before("nâng tổng số tổ chức hội toàn thành phố lên ", 44).code
    'organisation'
    """
    clause = text[max(0, start - 120) : start]
    led = _pattern("led").search(clause)
    said = clause if led is None else clause[: led.start()]
    breaks = [match.end() for match in _pattern("break").finditer(said)]
    said = said[breaks[-1] :] if breaks else said
    for match in reversed(list(_pattern("of_number").finditer(said))):
        noun = noun_at(said, match.end())
        if noun is not None and (led is not None or not said[noun.end :].strip()):
            return noun.unit
    if led is None:
        return None
    words = said.rstrip(" :=(").split(" ")
    for count in range(min(LONGEST_NOUN, len(words)), 0, -1):
        if unit := nouns().get(" ".join(words[-count:])):
            return unit if unit.kind is UnitKind.COUNT else None
    return None

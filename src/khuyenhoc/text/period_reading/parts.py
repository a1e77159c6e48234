"""The names of days, months, years and the like, as Vietnamese reports print them.

Each is a pattern over normalised text, with the function that reads it. In a pattern ``~`` is a
gap that may be missing, a space one that may not, and the words in capitals stand for the patterns
in ``_TOKENS``. Every repetition has a limit, so that no text takes long.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, Literal

from attrs import frozen

from khuyenhoc.text.period_reading import readers as read
from khuyenhoc.text.period_reading.readers import COUNTS, Asked, Read
from khuyenhoc.values.period import Period

__all__ = ["Kind", "Part", "compiled", "longest", "loose_part_at", "part_at"]

Kind = Literal["day", "month", "quarter", "year", "school", "edge", "now", "range", "other"]


@frozen
class Part:
    """A piece of text that names a period: where it ends, and how to read it."""

    end: int
    kind: Kind
    read: Callable[[Asked], Period]


_TOKENS: Final = {
    # A year, but not the start of 2.012.000.
    "YEAR": r"(?:1[89]|20)\d\d(?!\d|[.,]\d{3}(?!\d))",
    # A day, month or quarter, but not the start of 12.000 or 1,5.
    "NN": r"\d{1,2}(?!\d|,\d|\.\d{3}(?!\d))",
    "COUNT": r"(?:\d{1,2}|NUMBERWORD)",
    "NUMBERWORD": rf"(?:{'|'.join(sorted(COUNTS, key=len, reverse=True))})",
    "LETTER": r"[^\W\d_]",
    "TO": r"~(?:-|đến|tới)~",
    # "mỗi năm 2000 suất" is a count for each year.
    "ONCE": r"(?<!mỗi\s)(?<!hằng\s)(?<!hàng\s)(?<!một\s)",
    "DAYWORD": r"ONCE(?:ngày|hôm|sáng|trưa|chiều|tối|đêm)~(?:ngày~)?(?:m[ùồ]ng~)?",
    "OFYEAR": r"(?:~(?:[/.-]|,?~(?:của )?năm)~(?P<year>YEAR)"
    r"|~(?:của )?năm (?P<which>nay|trước|ngoái|sau|tới)(?!\w))",
    "SOMEYEAR": r"(?:OFYEAR|(?!~(?:năm~|/~)\d|-\d{1,2}(?!\d)))",
    "YEARS": r"(?P<first>YEAR)TO(?:năm~)?(?P<last>YEAR)",
    "TERM": r"(?:nhiệm k[ỳì]|nk)",
    # How every part below begins; most words of a text are passed over by it.
    "OPENING": r"(?:(?:năm|các|những|tháng|ngày|hôm|sáng|trưa|chiều|tối|đêm|qu[ýí]|nửa|cùng|nhiệm"
    r"|nk|khóa|niên|giai|thời|kế|học|NUMBERWORD|hơn|gần|khoảng|trên|chừng|ngót)(?!LETTER)"
    r"|\d{1,4}(?=~(?:tháng|năm)|(?P<gap>~[/-]~|\.)\d{1,2}(?P=gap)\d|~-~\d{4}))",
    "NUMBERED": r"(?:(?: lần)?(?: thứ)?~(?:[ivx]{1,6}|\d{1,2})(?!\w|[.,/-]\d))?",
}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of this grammar, when it is first needed."""
    while (expanded := _TOKEN.sub(lambda found: _TOKENS[found[0]], pattern)) != pattern:
        pattern = expanded
    return re.compile(pattern.replace(" ", " {1,8}").replace("~", " {0,8}"))


_TOKEN: Final = re.compile("|".join(sorted(_TOKENS, key=len, reverse=True)))


_DAY: Final = r"(?P<day>\d{1,2})"
_MONTH: Final = r"(?P<month>NN)"
_IN_MONTH: Final = rf"(?:~/~|~tháng~){_MONTH}(?:(?:~/~|,?~năm~)(?P<year>YEAR))?"
_QUARTER: Final = r"\d{1,2}|i{1,3}|iv|một|hai|ba|bốn|tư"
_BACK: Final = r"(?P<about>(?:hơn|gần|khoảng|trên|chừng|ngót)~)?(?P<count>COUNT)"
# "những năm qua" has no number of years.
_ONE: Final = r"(?<!những\s)(?<!nhiều\s)(?<!các\s)(?<!mấy\s)(?<!vài\s)(?<!mọi\s)"
_THE_YEAR: Final = r"(?:OFYEAR|~(?:của )?năm(?!\w)(?!~(?:học|\d)))"
_SCHOOL_YEAR: Final = r"(?:năm học|niên khóa)~"
_BRACKETED: Final = r"~[,:]?~(?:TERM~)?\(?~(?:từ )?(?:năm~)?YEARS(?:~\))?"
_EARLIER: Final = r"(?:~(?:của )?(?:năm~)?(?P<year>YEAR)|(?: của)? năm (?:trước|ngoái)(?!\w))"
# After "tháng 3" these say that it is no month: a meeting three times a month, 3 triệu a month.
_COUNTED: Final = r"(?:%|(?:lần|buổi|kỳ|nghìn|ngàn|triệu|tỉ|tỷ|đồng|suất|em|người)(?!\w))"

_Row = tuple[Kind, Read, str]

_PARTS: Final[tuple[_Row, ...]] = (
    # 30/11/2023, 30-11-2023, 30.11.2023, 2023-11-30
    (
        "day",
        read.day,
        rf"(?:DAYWORD)?{_DAY}(?P<sep>~[/-]~|\.)(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d{{4}})(?!\d)",
    ),
    ("day", read.day, r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    # ngày 20 tháng 11 năm 2023; 8 tháng 1, 2023; ngày 20 tháng 11
    ("day", read.day, rf"(?:DAYWORD)?{_DAY}~tháng~{_MONTH}(?:,?~năm~|~[/-]~)(?P<year>YEAR)"),
    ("day", read.day, rf"(?:DAYWORD)?{_DAY}~tháng~{_MONTH}~,~(?P<year>YEAR)(?!\s?LETTER)"),
    ("day", read.day, rf"DAYWORD{_DAY}~tháng~{_MONTH}SOMEYEAR"),
    # ngày 20/12, sáng 20/12, ngày 20-12; "20/12" alone is a count
    ("day", read.day, rf"DAYWORD{_DAY}~/~{_MONTH}(?!~[/-]~\d)SOMEYEAR"),
    ("day", read.day, rf"ONCEngày~{_DAY}~-~{_MONTH}(?!~[/-]~\d)SOMEYEAR"),
    (
        "day",
        read.refusing("its year is printed with two digits"),
        rf"DAYWORD{_DAY}~[/-]~\d{{1,2}}~[/-]~\d\d(?!\d)",
    ),
    ("day", read.today, r"hôm nay(?!\w)"),
    # ngày 15-17/9/2022, ngày 15 và 16/9
    (
        "range",
        read.days,
        rf"DAYWORD(?P<first>NN)(?:TO|~(?P<and>và)~)(?:ngày~)?{_DAY}{_IN_MONTH}",
    ),
    # tháng 9/2015, tháng 9, tháng 1-6/2019
    ("month", read.month, rf"ONCEtháng~{_MONTH}OFYEAR"),
    ("month", read.month, rf"ONCE(?<!\d\s)tháng~{_MONTH}(?!~{_COUNTED})SOMEYEAR"),
    ("range", read.months, r"ONCEtháng~(?P<first>NN)TO(?P<last>NN)OFYEAR"),
    # quý I/2019, quý 1, quý I và II/2019
    (
        "quarter",
        read.quarter,
        rf"qu[ýí]~(?P<quarter>{_QUARTER})(?!\w|,\d|\.\d{{3}}(?!\d))SOMEYEAR",
    ),
    (
        "range",
        read.quarters,
        rf"qu[ýí]~(?P<first>{_QUARTER})(?:TO|~(?P<and>,|và)~)(?:qu[ýí]~)?(?P<last>{_QUARTER})OFYEAR",
    ),
    # 6 tháng đầu năm 2018, sáu tháng cuối năm, 9 tháng năm 2022, nửa đầu năm
    (
        "other",
        read.part_of_year,
        rf"(?P<count>COUNT)~tháng~(?P<edge>đầu|cuối){_THE_YEAR}",
    ),
    (
        "other",
        read.part_of_year,
        r"(?<!ngày\s)(?P<count>COUNT)~tháng~(?:của )?năm~(?P<year>YEAR)",
    ),
    ("other", read.part_of_year, rf"nửa~(?:năm )?(?P<edge>đầu|cuối){_THE_YEAR}"),
    ("other", read.part_of_year, r"nửa năm (?P<edge>đầu|cuối)(?!\w)"),
    (
        "other",
        read.refusing("it does not say how many months"),
        rf"tháng~(?:đầu|cuối){_THE_YEAR}",
    ),
    # năm 2023, năm ngoái; năm 2010-2015, các năm 2018, 2019 và 2020
    ("year", read.year, r"ONCEnăm~(?P<year>YEAR)"),
    ("year", read.year, rf"{_ONE}năm (?P<which>nay|trước|ngoái|sau|tới)(?!\w)(?!~đó)"),
    ("range", read.years, r"(?:(?:các|những)~)?ONCEnăm~YEARS"),
    (
        "range",
        read.listed_years,
        r"(?:các|những|hai|ba|bốn|[2-5])~năm~YEAR(?:~(?:,|;|và)~(?:năm~)?YEAR){1,9}",
    ),
    ("other", read.refusing("it names a decade, not a year"), r"những~năm~\d{3}0(?!\d)"),
    # năm học 2019-2020
    ("school", read.school_year, rf"{_SCHOOL_YEAR}(?P<first>YEAR)~[-/]~(?P<last>YEAR|\d\d(?!\d))"),
    (
        "other",
        read.refusing("a school year is printed with both its years"),
        rf"{_SCHOOL_YEAR}YEAR(?!~[-/])",
    ),
    (
        "other",
        read.refusing("the days on which a part of a school year begins and ends are not printed"),
        rf"(?:học k[ỳì] \w{{1,4}}|nửa (?:đầu|cuối))~[,(]?~(?:của )?{_SCHOOL_YEAR}YEAR~[-/]~YEAR",
    ),
    # nhiệm kỳ VI (2021-2026), giai đoạn 2016-2020, 20 năm (2002-2022), 2016-2020
    ("range", read.years, rf"(?:TERM|khóa)NUMBERED(?: (?:vừa )?qua)?{_BRACKETED}"),
    ("range", read.years, rf"(?:giai đoạn|thời k[ỳì]|kế hoạch)NUMBERED{_BRACKETED}"),
    ("range", read.years, r"COUNT~năm~\(~(?:giai đoạn~)?(?:từ )?(?:năm~)?YEARS(?:~\))?"),
    ("range", read.years, r"(?:5|10|năm|mười)~năm~,?~(?:giai đoạn~)?YEARS"),
    ("range", read.years, r"(?P<first>YEAR)~-~(?P<last>YEAR)(?!~(?:LETTER|[%/-]))"),
    # 20 năm qua, năm qua, 3 tháng qua, 5 năm trước
    ("other", read.years_back, rf"{_BACK}~năm~(?:vừa qua|qua|trở lại đây|gần đây|nay)(?!\w)"),
    ("other", read.years_back, rf"{_ONE}năm (?:vừa )?(?:qua|rồi)(?!\w)"),
    ("other", read.months_back, rf"{_BACK}~tháng~(?:vừa )?qua(?!\w)"),
    ("year", read.years_ago, r"(?P<count>COUNT)~năm~trước(?!\w)"),
    # cùng kỳ năm trước, cùng kỳ năm 2016
    (
        "other",
        read.same_period,
        rf"cùng (?:k[ỳì]|(?P<moment>thời điểm))(?!\w){_EARLIER}?",
    ),
)

#: What is a date after "từ", "đến" or another date, and a count elsewhere: 6/2019, 1/1.
_LOOSE: Final[tuple[_Row, ...]] = (
    ("day", read.day, rf"{_DAY}~/~{_MONTH}(?!~[/-])"),
    ("month", read.month, r"(?P<month>\d{1,2})~/~(?P<year>YEAR)"),
    ("year", read.year, r"(?P<year>YEAR)"),
    # 15 đến ngày 17/9, 15 đến 17/9/2022
    (
        "range",
        read.days,
        rf"(?P<first>NN)TOngày~{_DAY}~/~{_MONTH}(?:~/~(?P<year>YEAR))?(?!~/)",
    ),
    ("range", read.days, rf"(?P<first>NN)TO{_DAY}~/~{_MONTH}~/~(?P<year>YEAR)"),
)


def part_at(text: str, at: int) -> Part | None:
    """Find the longest name of a period that starts at ``at``."""
    if compiled("OPENING").match(text, at) is None:
        return None
    return longest(_matching(_PARTS, text, at))


def loose_part_at(text: str, at: int, kind: Kind) -> Part | None:
    """Find a date of the ``kind`` that is one only because of the words around it."""
    return longest(part for part in _matching(_LOOSE, text, at) if part.kind == kind)


def longest(parts: Iterable[Part | None]) -> Part | None:
    """Choose the part that reaches farthest, the first of several."""
    return max((part for part in parts if part), key=lambda part: part.end, default=None)


def _matching(rows: tuple[_Row, ...], text: str, at: int) -> Iterator[Part]:
    for kind, reads, pattern in rows:
        words = compiled(pattern).match(text, at)
        if words is not None:
            yield Part(words.end(), kind, _reading(words, reads))


def _reading(words: re.Match[str], reads: Read) -> Callable[[Asked], Period]:
    return lambda asked: reads(words, asked)

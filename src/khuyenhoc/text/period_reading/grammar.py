"""How the names of periods join: from one to another, up to one, before it, at its end."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from khuyenhoc.text.period_reading.parts import (
    Kind,
    Part,
    compiled,
    longest,
    loose_part_at,
    part_at,
)
from khuyenhoc.text.period_reading.readers import Asked
from khuyenhoc.values.period import Period

__all__ = ["phrases"]

#: Where a phrase may start, apart from the names themselves.
_START: Final = (
    r"(?<!\w)(?<!\d[.,/-])(?:OPENING"
    r"|(?:kể|tính|bắt đầu|từ|cho|đến|tới|trước|sau|đầu|cuối|giữa|hết|hiện|bây)(?!LETTER))"
)
_FROM: Final = r"(?:(?:kể|tính|bắt đầu) )?từ(?: thời điểm)?~"
_UNTIL: Final = (
    r"(?P<lead>(?:tính|kể) )?(?:cho )?(?:đến|tới)~(?:thời điểm(?!~(?:này|hiện))~)?(?:hết~)?"
    r"(?P<before>trước~)?"
)
_TO: Final = r"~(?:-|(?:cho )?(?:đến|tới))~(?:thời điểm(?!~(?:này|hiện))~)?(?:hết~)?"
_BESIDE: Final = r"(?P<side>trước|sau)~(?:thời điểm~)?"
# "lần đầu năm 2018" and "dẫn đầu năm 2018" do not say its first day.
_EDGE: Final = (
    r"(?<!tháng\s)(?<!nửa\s)(?<!lần\s)(?<!bước\s)(?<!dẫn\s)(?<!đứng\s)"
    r"(?P<edge>đầu|cuối|giữa|hết)~"
)
_THE_YEAR: Final = r"năm(?!\w)(?!~(?:học|\d))"
_NOW: Final = r"(?:(?:hiện )?nay|hiện tại|bây giờ|thời điểm (?:này|hiện tại|hiện nay))(?!\w)"
#: Two names of one of these kinds join without "từ": ngày 1/1/2020 - ngày 30/6/2020.
_JOINED: Final = frozenset[Kind]({"day", "month", "quarter", "year", "school", "edge"})


def phrases(text: str) -> Iterator[tuple[int, Part]]:
    """Find where each phrase that names a period starts, and the phrase, in normalised text."""
    at = 0
    while (start := compiled(_START).search(text, at)) is not None:
        phrase = _phrase(text, start.start())
        if phrase is not None:
            yield start.start(), phrase
        at = start.end() if phrase is None else phrase.end


def _phrase(text: str, at: int) -> Part | None:
    wholes = (_edge(text, at), part_at(text, at))
    joined = (_joined(text, whole) for whole in wholes if whole is not None)
    now = None if text.startswith("nay", at) else _now(text, at)
    return longest((_from(text, at), _until(text, at), _beside(text, at), *joined, *wholes, now))


def _now(text: str, at: int) -> Part | None:
    words = compiled(_NOW).match(text, at)
    if words is None:
        return None
    return Part(words.end(), "now", lambda asked: Period.until(asked.today()))


def _edge(text: str, at: int) -> Part | None:
    words = compiled(_EDGE).match(text, at)
    if words is None:
        return None
    part = longest((part_at(text, words.end()), _the_year(text, words.end())))
    if part is None:
        return None
    edge, named = words["edge"], part.read

    def read(asked: Asked) -> Period:
        period = named(asked)
        if edge == "giữa":
            raise asked.error("the middle of a period is no day")
        return Period.until(_first(period, asked) if edge == "đầu" else _last(period, asked))

    return Part(part.end, "edge", read)


def _the_year(text: str, at: int) -> Part | None:
    words = compiled(_THE_YEAR).match(text, at)
    return words and Part(words.end(), "year", lambda asked: Period.year(asked.year(words)))


def _limit(text: str, at: int) -> Part | None:
    return longest((_edge(text, at), part_at(text, at), _now(text, at)))


def _from(text: str, at: int) -> Part | None:
    words = compiled(_FROM).match(text, at)
    if words is None:
        return None
    at = words.end()
    starts = (_edge(text, at), part_at(text, at), _now(text, at))
    found = [_since(start) for start in starts if start is not None]
    found += [_range(text, start) for start in starts if start is not None]
    loose = (loose_part_at(text, at, kind) for kind in ("day", "month", "year"))
    found += [_range(text, start, loose=True) for start in loose if start is not None]
    return longest((*found, loose_part_at(text, at, "range")))


def _since(start: Part) -> Part | None:
    """Give all from the start on; "từ năm 2010-2015" has its end already."""
    if start.kind in ("now", "other"):
        return None
    if start.kind == "range":
        return start
    return Part(start.end, "other", lambda asked: Period(_first(start.read(asked), asked)))


def _range(text: str, start: Part, *, loose: bool = False) -> Part | None:
    words = compiled(_TO).match(text, start.end)
    if words is None:
        return None
    at = words.end()
    end = _limit(text, at)
    if not loose or start.kind == "month":
        end = longest((end, loose_part_at(text, at, start.kind)))
    # A number is a day or a year for certain only beside one that is printed as such.
    if end is None or (loose and end.kind not in (start.kind, "now")):
        return None
    return _between(start, end)


def _joined(text: str, start: Part) -> Part | None:
    words = compiled(_TO).match(text, start.end)
    end = None if words is None or start.kind not in _JOINED else _limit(text, words.end())
    return _between(start, end) if end and end.kind in (start.kind, "now") else None


def _between(start: Part, end: Part) -> Part:
    def read(asked: Asked) -> Period:
        last_day = _last(end.read(asked), asked)
        first_day = _first(start.read(evolve(asked, far_year=last_day.year)), asked)
        if first_day > last_day:  # "tháng 9 đến tháng 5/2019" starts in the year before
            first_day = _first(start.read(evolve(asked, far_year=last_day.year - 1)), asked)
        return Period.through(first_day, last_day=last_day)

    return Part(end.end, "other", read)


def _until(text: str, at: int) -> Part | None:
    words = compiled(_UNTIL).match(text, at)
    if words is None:
        return None
    loose = loose_part_at(text, words.end(), "month") if words["lead"] else None
    target = longest((_limit(text, words.end()), loose))
    if target is None:
        return None
    named, before = target.read, words["before"]

    def read(asked: Asked) -> Period:
        period = named(asked)
        return Period(None, _first(period, asked)) if before else Period.until(_last(period, asked))

    return Part(target.end, "other", read)


def _beside(text: str, at: int) -> Part | None:
    words = compiled(_BESIDE).match(text, at)
    part = None if words is None else part_at(text, words.end())
    if words is None or part is None or part.kind not in ("day", "month", "year"):
        return None
    before, named = words["side"] == "trước", part.read

    def read(asked: Asked) -> Period:
        period = named(asked)
        return Period(None, period.start) if before else Period(period.end)

    return Part(part.end, "other", read)


def _first(period: Period, asked: Asked) -> date:
    return _last(period, asked) if period.start is None else period.start


def _last(period: Period, asked: Asked) -> date:
    if period.last_day is None:
        raise asked.error(f"a period without an end, {period}, has no last day")
    return period.last_day

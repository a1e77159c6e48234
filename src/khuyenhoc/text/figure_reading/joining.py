"""Numbers that stand together: ranges, so many of so many, lists that share a unit."""

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from attrs import evolve

from khuyenhoc.text.figure_reading.drafts import Draft
from khuyenhoc.text.figure_reading.numerals import Numeral
from khuyenhoc.text.figure_reading.scanning import Scan
from khuyenhoc.text.figure_reading.unit_words import unit_before
from khuyenhoc.text.readings import Skipped
from khuyenhoc.values.number import simplest
from khuyenhoc.values.quantity import Qualifier
from khuyenhoc.values.unit import (
    FRACTION,
    HOUSEHOLD,
    PERSON,
    VND,
    VND_PER_PERSON,
    VND_PER_YEAR,
    Unit,
    UnitKind,
)

__all__ = ["join"]

_PATTERNS: Final = {
    "range": r" ?(?:-|~|đến|tới|cho đến|cho tới) ?",
    "rise": r" ?(?:lên|xuống|còn|lên đến|lên tới|xuống còn|-?->) ?",
    "slash": r" ?/ ?(?:(?:tổng )?số |tổng )?| trên (?:tổng )?số |(?: trong| trên)(?: tổng)? số "
    r"| (?:trên|trong) ",
    "total": r"[^.;:!?\n\d]{0,60} (?:trên|trong|/) ?(?:tổng số|tổng) ",
    "list": r" ?(?:,|;|và|hoặc|hay|, và|/) ?",
    "in_words": r" ?\((?:[^()\d]{0,20}bằng chữ:?)? ?",
    "of_all": r" (?:số|tổng|dân số|dân cư|diện tích|lượng|trong|các|toàn|cả|quỹ|thời|kinh)"
    r"(?![^\W_])",
    "per_head": r"(?:đầu|mỗi) người[^.;!?\n\d]{0,40}$|bình quân (?:một|1) người[^.;!?\n\d]{0,40}$",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def join(found: Scan) -> tuple[list[Draft], list[Skipped]]:
    """Join the numbers of a scan, and settle what each of them counts."""
    drafts: list[Draft] = []
    for draft in found.drafts:
        last = drafts[-1] if drafts else None
        if last is not None and _is_restated(found.text, last, draft):
            said = "the number before it, in words"
            found.skipped.append(Skipped(*found.words(draft.left, draft.right), said))
        elif last is None or not _joined(found.text, last, draft):
            drafts.append(draft)
    _settle_units(found.text, drafts)
    kept, skipped = list[Draft](), list(found.skipped)
    for draft in drafts:
        if _is_a_year(found, draft):
            skipped.append(Skipped(*found.words(draft.left, draft.right), "a year"))
        else:
            kept.append(draft)
    return kept, skipped


def _is_restated(text: str, last: Draft, draft: Draft) -> bool:
    """Whether it says the number before it once more: "2.000đ (hai nghìn đồng)"."""
    same = draft.numeral.worded and draft.value == last.value and draft.unit == last.unit
    return same and _pattern("in_words").fullmatch(text, last.right, draft.left) is not None


def _joined(text: str, last: Draft, draft: Draft) -> bool:
    """Whether ``draft`` became a part of ``last`` and is no figure of its own."""
    between = last.right, draft.start
    if last.items or draft.items or last.high:
        return False
    if _pattern("range").fullmatch(text, *between) and _make_range(last, draft):
        return True
    if last.bounding.ranging and _pattern("rise").fullmatch(text, *between):
        _share_scale(last, draft)
        return False
    if _pattern("slash").fullmatch(text, *between):
        return _make_part(text, last, draft)
    if last.unit is not None and _pattern("total").fullmatch(text, *between):
        _set_whole(last, draft)
    return False


def _make_range(last: Draft, draft: Draft) -> bool:
    if last.numeral.fraction or draft.numeral.fraction or last.numeral.factor:
        return False
    if last.unit is not None and draft.unit is not None and last.unit != draft.unit:
        return False
    if last.unit is None and last.right > last.end:
        return False
    _share_scale(last, draft)
    if last.value > draft.value:
        last.failure = "a range ends before it starts"
    last.high, last.right = draft.numeral, draft.right
    last.numeral = evolve(
        last.numeral,
        resolution=simplest(Fraction(min(last.numeral.resolution, draft.numeral.resolution))),
    )
    last.unit, last.qualifier = draft.unit or last.unit, Qualifier.RANGE
    last.each, last.marks = (
        last.each or draft.each,
        [
            *last.marks,
            *(mark for mark in draft.marks if mark.code != "minus-or-dash"),
        ],
    )
    return True


def _share_scale(last: Draft, draft: Draft) -> None:
    """Give the earlier of two numbers the later one's scale: "1 đến 6 tỷ"."""
    scale = draft.numeral.scale
    if last.unit is not None or last.numeral.scale > 1 or scale == 1:
        return
    scaled = last.numeral.scaled(scale)
    if scaled.value <= draft.value or last.value < 1_000:
        last.numeral = scaled
    last.unit = draft.unit


def _make_part(text: str, last: Draft, draft: Draft) -> bool:
    if last.unit is not None and last.unit.kind is not UnitKind.COUNT:
        return False
    if last.numeral.scale == draft.numeral.scale == 1 and _is_fraction(text, last, draft):
        last.numeral = Numeral(
            last.start,
            draft.end,
            simplest(Fraction(last.value) / Fraction(draft.value)),
            0,
            fraction=True,
        )
        last.unit, last.end, last.right = FRACTION, draft.end, draft.right
        return True
    _set_whole(last, draft)
    return False


def _set_whole(last: Draft, draft: Draft) -> None:
    last.whole, draft.part_of = draft, last
    draft.left, draft.qualifier, draft.bounding = (
        draft.start,
        Qualifier.EXACT,
        evolve(draft.bounding, change=None),
    )


def _is_fraction(text: str, last: Draft, draft: Draft) -> bool:
    """Whether "1/3" is a third, and not one of three."""
    part, whole = last.value, draft.value
    if last.unit is not None or type(part) is not int or type(whole) is not int:
        return False
    if last.numeral.digits.padded or draft.numeral.digits.padded or not 0 < abs(part) < whole <= 10:
        return False
    if text[last.end : draft.start].strip() != "/":
        return False
    if last.qualifier is not Qualifier.EXACT or _pattern("of_all").match(text, draft.end):
        return True
    # An area with three people or families in all does not exist.
    return draft.unit in (None, PERSON, HOUSEHOLD) and whole <= 5


def _settle_units(text: str, drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.numeral.fraction and draft.unit is None:
            draft.unit = FRACTION
    for draft, following in reversed(list(pairwise(drafts))):
        if draft.is_bare and (unit := _shared(text, draft, following)):
            draft.unit = unit
    for index, draft in enumerate(drafts):
        if draft.is_bare:
            draft.unit = _resumed(text, drafts, index) or unit_before(text, draft.start)
        if draft.unit in (VND, VND_PER_YEAR) and _pattern("per_head").search(
            text[max(0, draft.left - 80) : draft.left]
        ):
            draft.unit = VND_PER_PERSON if not draft.bounding.each else draft.unit
    for draft, following in pairwise(drafts):
        if following.is_bare and _rises(text, draft, following):
            following.unit = draft.unit


def _shared(text: str, draft: Draft, following: Draft) -> Unit | None:
    """Give the unit that a list names once, at its end: "12, 15 và 18 hội viên"."""
    if following.part_of is draft:
        return following.unit
    gap = draft.right, following.left
    if _pattern("list").fullmatch(text, *gap):
        unit = following.unit
        apart = unit is not None and unit.kind is UnitKind.SHARE and text[gap[0]] in ",;"
        return None if apart else unit
    return following.unit if _rises(text, draft, following) else None


def _rises(text: str, draft: Draft, following: Draft) -> bool:
    """Whether the two are the levels of one change: "từ 26 lên 175"."""
    if not draft.bounding.ranging:
        return False
    return _pattern("rise").fullmatch(text, draft.right, following.left) is not None


def _resumed(text: str, drafts: list[Draft], index: int) -> Unit | None:
    """Give the unit of the number before for a bare change in brackets: "(tăng 43)"."""
    draft, last = drafts[index], drafts[index - 1] if index else None
    if last is None or draft.change is None or last.unit is None:
        return None
    before = text[last.right : draft.left]
    opened = before.rfind("(")
    near = opened >= 0 and len(before) < 80 and not re.search(r"[.;!?\n]", before[:opened])
    return last.unit if near and last.unit.kind is UnitKind.COUNT else None


def _is_a_year(found: Scan, draft: Draft) -> bool:
    """Whether a bare number looks like nothing but a year: "so với 2022"."""
    printed = found.text[draft.start : draft.end]
    if len(printed) != 4 or not printed.isdecimal() or not 1930 <= int(printed) <= 2099:
        return False
    alone = found.text.strip() == printed
    bare = draft.unit is None and draft.whole is None and draft.part_of is None
    return bare and draft.high is None and draft.qualifier is Qualifier.EXACT and not alone

"""What is printed beside a count and belongs to it: its share, and what it was worth."""

import re
from functools import cache
from typing import Final

from khuyenhoc.text.drafts import Draft
from khuyenhoc.values.unit import PERCENT, UnitKind

__all__ = ["attach"]

_FAR: Final = 120
_BOUND: Final = r"(?: (?:gần|hơn|trên|khoảng|là))?"
_PATTERNS: Final = {
    "share": rf"[^.;:!?\n]*?(?:\( ?|(?:(?<=\()|(?<=[\s,-]))(?:chiếm|đạt|tỷ lệ|tỉ lệ|bằng|=|tương đương)"
    rf"{_BOUND}) ?",
    "target": r"[^()\d]{0,20}(?:so với )?(?:kế hoạch|chỉ tiêu|cùng kỳ|năm trước|mục tiêu)",
    "to_target": r"chỉ tiêu|kế hoạch|mục tiêu|phấn đấu|nghị quyết",
    "worth": r"[^.;:!?\n()]*?(?:\(|trị giá|giá trị|tổng giá trị|trị giá là|số tiền|kinh phí|mỗi"
    rf" [^\W\d_]+(?: [^\W\d_]+)?(?: trị giá)?){_BOUND} ?",
    "jointly": r"[,;] [^.;:!?\n]*và $|^ và $",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def attach(drafts: list[Draft], text: str) -> None:
    """Let each count hold the share and the worth that follow it before anything else does."""
    count: Draft | None = None
    for last, draft in zip((None, *drafts), drafts, strict=False):
        if draft.unit is None or draft.unit.kind is UnitKind.COUNT:
            if draft.part_of is None:
                count = draft
            continue
        if count is None or last is None:
            continue
        if draft.left - last.right > _FAR:
            count = None
            continue
        gap = text[last.right : draft.left]
        if draft.unit is PERCENT and count.share is None and draft.change is None:
            if last in (count, count.whole) and _is_share(text, gap, draft):
                count.share = draft
                continue
        elif draft.unit.kind is UnitKind.MONEY and count.worth is None and draft.change is None:
            if last in (count, count.whole) and _is_worth(text, gap, count, drafts):
                count.worth = draft
                continue
        count = None


def _is_share(text: str, gap: str, draft: Draft) -> bool:
    return (
        _pattern("share").fullmatch(gap) is not None
        and _pattern("to_target").search(gap) is None
        and _pattern("target").match(text, draft.right) is None
    )


def _is_worth(text: str, gap: str, count: Draft, drafts: list[Draft]) -> bool:
    if _pattern("worth").fullmatch(gap) is None:
        return False
    place = drafts.index(count)
    before = drafts[place - 1] if place else None
    # "195.050 suất học bổng và 380 xe đạp trị giá 54,7 tỉ": the money is that of both.
    joint = before is not None and _pattern("jointly").search(text[before.right : count.left])
    return joint is None or "(" in gap or "mỗi" in gap

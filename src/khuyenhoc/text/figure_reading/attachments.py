"""What is printed beside a count and belongs to it: its share, and what it was worth."""

import re
from functools import cache
from typing import Final

from khuyenhoc.text.figure_reading.drafts import Draft
from khuyenhoc.values.unit import PERCENT, UnitKind

__all__ = ["attach"]

_FAR: Final = 120
_BOUND: Final = r"(?: (?:gần|hơn|trên|khoảng|là))?"
_PATTERNS: Final = {
    "share": r"[^.;:!?\n]*?(?:\( ?|(?:(?<=\()|(?<=[\s,-]))"
    rf"(?:chiếm|đạt|tỷ lệ|tỉ lệ|bằng|=|tương đương){_BOUND}) ?",
    "target": r"[^()\d]{0,20}(?:so với )?(?:kế hoạch|kh|chỉ tiêu|cùng kỳ|năm trước|mục tiêu)"
    r"(?![^\W_])",
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
    before: Draft | None = None
    last: Draft | None = None
    for draft in drafts:
        if draft.unit is None or draft.unit.kind is UnitKind.COUNT:
            if draft.part_of is None:
                count, before = draft, last
        elif count is None or last is None or not _held(text, count, before, last, draft):
            count = None
        last = draft


def _held(text: str, count: Draft, before: Draft | None, last: Draft, draft: Draft) -> bool:
    """Give ``draft`` to ``count``, the count before it, if it says what that is of or worth."""
    if draft.change is not None or draft.left - last.right > _FAR:
        return False
    gap = text[last.right : draft.left]
    if draft.unit is PERCENT:
        if count.share is None and _is_share(text, gap, draft):
            count.share = draft
        return count.share is draft
    is_money = draft.unit is not None and draft.unit.kind is UnitKind.MONEY
    if is_money and count.worth is None and _pattern("worth").fullmatch(gap):
        # "195.050 suất học bổng và 380 xe đạp trị giá 54,7 tỉ": the money is that of both.
        joint = (
            before is not None
            and before.unit is not None
            and before.unit.kind is UnitKind.COUNT
            and _pattern("jointly").search(text[before.right : count.left])
        )
        if not joint or "(" in gap or "mỗi" in gap:
            count.worth = draft
    return count.worth is draft


def _is_share(text: str, gap: str, draft: Draft) -> bool:
    return (
        _pattern("share").fullmatch(gap) is not None
        and _pattern("to_target").search(gap) is None
        and _pattern("target").match(text, draft.right) is None
    )

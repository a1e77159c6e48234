"""Why relations hold that were derived, in both languages."""

from types import MappingProxyType
from typing import Final

__all__ = [
    "ADDED_UP",
    "PART",
    "SAME",
    "SPENT",
    "UNDER",
    "WITHIN",
    "reason",
]

PART: Final = "là một phần"
SPENT: Final = "chi không quá tồn đầu kỳ và số vận động được, nếu không còn nguồn thu nào khác"
SAME: Final = "cùng một số liệu"
WITHIN: Final = "kỳ ngắn nằm trong kỳ dài"
ADDED_UP: Final = "các kỳ liền nhau cộng lại"
UNDER: Final = "các đơn vị trực thuộc"

_ENGLISH: Final = MappingProxyType(
    {
        PART: "the one is part of the other",
        SPENT: "nothing is spent but what was there and was raised, if nothing else came in",
        SAME: "one and the same figure",
        WITHIN: "the shorter period lies in the longer",
        ADDED_UP: "neighbouring periods added up",
        UNDER: "the units under it",
    }
)


def reason(because: str | None, language: str) -> str:
    """Give a reason in brackets; one that the host gave, in the host's own words.

    >>> reason(SAME, "en"), reason("điều lệ", "en"), reason(None, "vi")
    (' (one and the same figure)', ' (điều lệ)', '')
    """
    if because is None:
        return ""
    return f" ({_ENGLISH.get(because, because) if language == 'en' else because})"

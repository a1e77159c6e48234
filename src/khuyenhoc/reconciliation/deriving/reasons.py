"""Why derived relations hold, in Vietnamese and in English."""

from typing import Final

__all__ = ["ADDED_UP", "PART", "SAME", "SPENT", "UNDER", "WITHIN"]

PART: Final = ("là một phần", "the one is part of the other")
SPENT: Final = (
    "chi không quá tồn đầu kỳ và số vận động được, nếu không còn nguồn thu nào khác",
    "nothing is spent but what was there and was raised, if nothing else came in",
)
SAME: Final = ("cùng một số liệu", "one and the same figure")
WITHIN: Final = ("kỳ ngắn nằm trong kỳ dài", "the shorter period lies in the longer")
ADDED_UP: Final = ("các kỳ liền nhau cộng lại", "neighbouring periods added up")
UNDER: Final = ("các đơn vị trực thuộc", "the units under it")

"""What keeps a requirement from being judged."""

from enum import Enum
from typing import Final

from khuyenhoc._language import Labelled

__all__ = ["Missing"]


class Missing(Labelled, Enum):
    """What is missing where a requirement cannot be judged (thông tin còn thiếu).

    >>> Missing.THRESHOLD.label("en")
    'no source tells how much is asked for'
    """

    #: The application does not state it.
    FACT = "fact"
    #: What it states is too wide: the threshold lies within it.
    PRECISION = "precision"
    #: No source tells how much is asked for.
    THRESHOLD = "threshold"
    #: No source tells what is asked for.
    CRITERION = "criterion"
    #: The threshold depends on the class of the area, which the application does not state.
    AREA = "area"
    #: Whether the holder has an earlier title on the day is not known.
    RECOGNITIONS = "recognitions"
    #: The article that is referred to is not in force on the day.
    ARTICLE = "article"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _MISSING[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _MISSING[self][1]


_MISSING: Final = {
    Missing.FACT: ("chưa có số liệu", "not stated"),
    Missing.PRECISION: ("số liệu chưa đủ chính xác", "known too roughly"),
    Missing.THRESHOLD: (
        "chưa tìm thấy nguồn nào cho mức yêu cầu",
        "no source tells how much is asked for",
    ),
    Missing.CRITERION: (
        "chưa tìm thấy nguồn nào cho nội dung tiêu chí",
        "no source tells what is asked for",
    ),
    Missing.AREA: ("chưa rõ thuộc vùng nào", "the class of the area is not stated"),
    Missing.RECOGNITIONS: (
        "chưa rõ có giữ danh hiệu được yêu cầu hay không",
        "whether the title asked for is held is not known",
    ),
    Missing.ARTICLE: (
        "điều khoản dẫn chiếu không có hiệu lực ngày này",
        "the article referred to is not in force on the day",
    ),
}

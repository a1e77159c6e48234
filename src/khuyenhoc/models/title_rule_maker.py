"""Who writes the criteria of learning titles."""

from enum import Enum
from typing import Final

from khuyenhoc._language import Labelled

__all__ = ["TitleRuleMaker"]


class TitleRuleMaker(Labelled, Enum):
    """Who writes the criteria of a title (cơ quan ban hành tiêu chí)."""

    ASSOCIATION = "association"
    MINISTRY = "ministry"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _MAKERS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _MAKERS[self][1]


_MAKERS: Final = {
    TitleRuleMaker.ASSOCIATION: ("Hội Khuyến học Việt Nam", "the association"),
    TitleRuleMaker.MINISTRY: (
        "Bộ Giáo dục và Đào tạo",
        "the Ministry of Education and Training",
    ),
}

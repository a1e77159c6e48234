"""What money is given, raised or held for."""

from typing import Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import text

__all__ = [
    "FOR_FACILITIES",
    "FOR_GIFTS",
    "FOR_HOMES",
    "FOR_LEARNING_CENTRES",
    "FOR_MANAGEMENT",
    "FOR_REWARDS",
    "FOR_SCHOLARSHIPS",
    "FOR_STUDY_PROMOTION",
    "FOR_TALENT_PROMOTION",
    "PURPOSES",
    "Purpose",
]


@frozen
class Purpose:
    """What money or goods are for (mục đích). Two are the same when their codes are.

    A host adds its own by making one.

    >>> boarding = Purpose("boarding", "Hỗ trợ nội trú", "boarding")
    >>> boarding.label("vi")
    'Hỗ trợ nội trú'

    Raises:
        InvalidValueError: A text is blank.
    """

    code: str = field(validator=text)
    label_vi: str = field(validator=text, eq=False)
    label_en: str = field(validator=text, eq=False)

    def label(self, language: str = "vi") -> str:
        """Give the label in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.label_vi, en=self.label_en)


FOR_STUDY_PROMOTION: Final = Purpose("study-promotion", "Khuyến học", "study promotion")
FOR_TALENT_PROMOTION: Final = Purpose("talent-promotion", "Khuyến tài", "talent promotion")
FOR_SCHOLARSHIPS: Final = Purpose("scholarships", "Học bổng", "scholarships")
FOR_GIFTS: Final = Purpose("gifts", "Quà tặng", "gifts")
FOR_REWARDS: Final = Purpose("rewards", "Khen thưởng", "rewards")
#: Homes for needy pupils (mái ấm khuyến học).
FOR_HOMES: Final = Purpose("homes", "Mái ấm khuyến học", "homes for pupils")
FOR_FACILITIES: Final = Purpose("facilities", "Cơ sở vật chất trường lớp", "school facilities")
FOR_LEARNING_CENTRES: Final = Purpose(
    "learning-centres", "Trung tâm học tập cộng đồng", "community learning centres"
)
#: The running of the fund itself (chi quản lý quỹ), which the decree on funds limits.
FOR_MANAGEMENT: Final = Purpose("management", "Chi quản lý quỹ", "management of the fund")

#: Every purpose of this package by its code.
PURPOSES: Final = {one.code: one for one in tuple(vars().values()) if isinstance(one, Purpose)}

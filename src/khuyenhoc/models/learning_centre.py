"""Centres at which the adults of a commune or village learn."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import one_of_type, optional, text
from khuyenhoc.models.centre_staff import CentreStaff
from khuyenhoc.models.tier import Tier
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["CentreKind", "LearningCentre"]


class CentreKind(Labelled, Enum):
    """What a learning centre is (loại trung tâm)."""

    LEARNING = "learning"
    #: Merged with a centre of culture and sport; it counts as a learning centre all the same.
    CULTURE_SPORT_LEARNING = "culture-sport-learning"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS_EN[self]


_LABELS_VI: Final = {
    CentreKind.LEARNING: "trung tâm học tập cộng đồng",
    CentreKind.CULTURE_SPORT_LEARNING: "trung tâm văn hóa - thể thao và học tập cộng đồng",
}
_LABELS_EN: Final = {
    CentreKind.LEARNING: "community learning centre",
    CentreKind.CULTURE_SPORT_LEARNING: "culture, sport and learning centre",
}


@frozen(kw_only=True, repr=False)
class LearningCentre:
    """A community learning centre (trung tâm học tập cộng đồng) of a unit of territory.

    From 1 July 2025 the chair of the commune's people's committee decides that one is set up,
    merged or closed (Decree 142/2025/NĐ-CP); before, the chair of the district's did (Decrees
    46/2017/NĐ-CP and 135/2018/NĐ-CP). Nothing here judges by it.

    Several centres of one id are its versions, as where the staff changed: no two of them may
    exist on one day.

    >>> centre = LearningCentre(id="tt-7", name="Trung tâm HTCĐ xã Cam Lộ", unit="cam-lo",
    ...                         tier=Tier.COMMUNE, period=Period(date(2009, 3, 1)),
    ...                         staff=CentreStaff(directors=1, deputy_directors=2))
    >>> centre.exists_on(date(2009, 2, 28)), centre.exists_on(date(2009, 3, 1))
    (False, True)

    Raises:
        InvalidValueError: A field has the wrong type, or a text is blank.
    """

    #: Opaque, and never changes.
    id: str = field(validator=text)
    name: str = field(validator=text)
    #: The id of the commune or village that it serves, in the hierarchy of territory.
    unit: str = field(validator=text)
    #: Whose centre it is: a commune's or a village's; ``None`` where it is not stated.
    tier: Tier | None = field(default=None, validator=optional(one_of_type(Tier)))
    kind: CentreKind = field(default=CentreKind.LEARNING, validator=one_of_type(CentreKind))
    #: When it exists; ``None`` where that is not stated, and then it always does.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    staff: CentreStaff = field(default=CentreStaff(), validator=one_of_type(CentreStaff))
    #: The decision that set it up (quyết định thành lập).
    decision: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))

    def __repr__(self) -> str:
        return sparse_repr(self)

    def exists_on(self, day: date) -> bool:
        """Tell whether it exists on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period

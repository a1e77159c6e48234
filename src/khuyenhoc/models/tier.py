"""The tiers of administration, from the whole country down to the village."""

from datetime import date
from enum import Enum
from typing import Final

from khuyenhoc._language import Labelled
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["DISTRICT_TIER_ENDED", "Tier"]


class Tier(Labelled, Enum):
    """A tier of administration (cấp), the highest first.

    From 1 July 2025 local government has two tiers, the province and the commune: the district
    tier ended with 30 June 2025 (``DISTRICT_TIER_ENDED`` cites it). The village is no tier of
    government, but one at which associations have chapters.

    >>> Tier.DISTRICT.is_above(Tier.COMMUNE), Tier.DISTRICT.period.last_day
    (True, datetime.date(2025, 6, 30))
    >>> [tier.label_vi for tier in Tier][:4]
    ['trung ương', 'cấp tỉnh', 'cấp huyện', 'cấp xã']
    """

    NATION = "nation"
    #: tỉnh, thành phố trực thuộc trung ương
    PROVINCE = "province"
    #: quận, huyện, thị xã, thành phố thuộc tỉnh
    DISTRICT = "district"
    #: xã, phường, thị trấn, đặc khu
    COMMUNE = "commune"
    #: thôn, bản, ấp, khu phố, tổ dân phố
    VILLAGE = "village"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value

    @property
    def rank(self) -> int:
        """How many tiers there are above it: 0 for the nation, 4 for the village.

        The district keeps its place in the order after its end, so that ranks never change.
        """
        return _RANKS[self]

    def is_above(self, other: "Tier") -> bool:
        """Tell whether it stands higher than ``other``; no tier is above itself."""
        return self.rank < other.rank

    @property
    def period(self) -> Period | None:
        """The days on which there is such a tier; ``None`` where no limit is known."""
        return _PERIODS.get(self)


_LABELS_VI: Final = {
    Tier.NATION: "trung ương",
    Tier.PROVINCE: "cấp tỉnh",
    Tier.DISTRICT: "cấp huyện",
    Tier.COMMUNE: "cấp xã",
    Tier.VILLAGE: "thôn, bản, khu phố",
}
_RANKS: Final = {tier: rank for rank, tier in enumerate(Tier)}
_PERIODS: Final = {Tier.DISTRICT: Period.until(date(2025, 6, 30))}

#: What the end of the district tier rests on. The number of the resolution that amends the
#: constitution is left out: no source that was seen prints it.
DISTRICT_TIER_ENDED: Final = Citation(
    instrument="Hiến pháp, sửa đổi, bổ sung ngày 16/6/2025",
    place="chính quyền địa phương hai cấp, từ ngày 1/7/2025",
    evidence=Evidence.SECONDARY,
    url="laodong.vn/1524371",
)

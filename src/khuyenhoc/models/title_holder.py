"""What can hold a learning title."""

from enum import Enum
from typing import Final

from khuyenhoc._language import Labelled

__all__ = ["TitleHolder"]


class TitleHolder(Labelled, Enum):
    """What holds a title (đối tượng): one person, a family, a place or a body."""

    PERSON = "person"
    HOUSEHOLD = "household"
    CLAN = "clan"
    #: thôn, bản, ấp, khu phố, tổ dân phố
    VILLAGE_COMMUNITY = "village-community"
    #: An agency, school, enterprise or force.
    UNIT = "unit"
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _HOLDERS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")


_HOLDERS_VI: Final = {
    TitleHolder.PERSON: "người",
    TitleHolder.HOUSEHOLD: "hộ gia đình",
    TitleHolder.CLAN: "dòng họ",
    TitleHolder.VILLAGE_COMMUNITY: "thôn, bản, khu phố",
    TitleHolder.UNIT: "cơ quan, đơn vị",
    TitleHolder.COMMUNE: "xã, phường",
    TitleHolder.DISTRICT: "huyện, quận",
    TitleHolder.PROVINCE: "tỉnh, thành phố",
}

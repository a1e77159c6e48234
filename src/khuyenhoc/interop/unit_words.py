"""How tables write the kind, the sector and the tier of a unit, in Vietnamese and English."""

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar

from khuyenhoc.interop.headings import Words
from khuyenhoc.models.organisation import OrganisationKind, Sector
from khuyenhoc.models.tier import Tier
from khuyenhoc.text.names import without_accents

__all__ = ["kinds", "sectors", "tiers"]

M = TypeVar("M", bound=OrganisationKind | Sector | Tier)

_MORE_KINDS: Final = {
    OrganisationKind.ASSOCIATION: ("Hội",),
    OrganisationKind.CHAPTER: ("Chi hội",),
    OrganisationKind.SUB_CHAPTER: ("Phân hội", "Tổ khuyến học", "Tổ", "Phân hội khuyến học"),
    OrganisationKind.BOARD: ("Ban",),
}
_MORE_SECTORS: Final = {
    Sector.TERRITORIAL: ("Dân cư", "Địa bàn dân cư", "Thôn, bản, khu phố"),
    Sector.AGENCY: ("Cơ quan, đơn vị",),
    Sector.SCHOOL: ("Trường", "Nhà trường"),
    Sector.FORCES: ("Công an", "Quân đội", "Quân sự", "Công an, quân sự", "Biên phòng"),
    Sector.ENTERPRISE: ("Công ty",),
    Sector.CLAN: ("Họ tộc", "Tộc họ"),
    Sector.PAGODA: ("Nhà chùa",),
    Sector.MARKET: (),
    Sector.HOME_TOWN: ("Hội đồng hương",),
    Sector.OTHER: (),
}
# "Thành phố" is left out: it may be a province's equal or a district's.
_MORE_TIERS: Final = {
    Tier.NATION: ("Cấp trung ương", "Quốc gia", "Cả nước"),
    Tier.PROVINCE: ("Tỉnh", "Thành phố trực thuộc trung ương"),
    Tier.DISTRICT: ("Huyện", "Quận", "Thị xã", "Thành phố thuộc tỉnh"),
    Tier.COMMUNE: ("Xã", "Phường", "Thị trấn", "Đặc khu", "ward"),
    Tier.VILLAGE: ("Cấp thôn", "Thôn", "Bản", "Ấp", "Khu phố", "Tổ dân phố", "Làng", "Buôn"),
}


@cache
def kinds() -> Words[OrganisationKind]:
    """Give what says the kind: its code, its label and what else is written."""
    return _words(_MORE_KINDS)


@cache
def sectors() -> Words[Sector]:
    """Give what says the sector."""
    return _words(_MORE_SECTORS)


@cache
def tiers() -> Words[Tier]:
    """Give what says the tier, such as the word for a unit of that tier.

    >>> tiers().find("Thị trấn")
    (<Tier.COMMUNE: 'commune'>,)
    """
    return _words(_MORE_TIERS)


def _words(more: Mapping[M, tuple[str, ...]]) -> Words[M]:
    return Words.of(
        (spelled, member)
        for member, others in more.items()
        for words in (member.value, member.label_vi, *others)
        for spelled in (words, without_accents(words))  # "xa", "huyen": a table typed in haste
    )

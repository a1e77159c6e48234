"""How tables write the kind, the sector and the tier of a unit, in Vietnamese and English."""

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar

from khuyenhoc.interop.headings import Words
from khuyenhoc.models.administrative_unit import AdministrativeKind
from khuyenhoc.models.organisation import OrganisationKind, Sector
from khuyenhoc.models.tier import Tier
from khuyenhoc.text.names import name_key, without_accents

__all__ = ["kinds", "sectors", "tiers"]

M = TypeVar("M", bound=OrganisationKind | AdministrativeKind | Sector | Tier)

_MORE_KINDS: Final[Mapping[OrganisationKind | AdministrativeKind, tuple[str, ...]]] = {
    OrganisationKind.ASSOCIATION: ("Hội",),
    OrganisationKind.CHAPTER: ("Chi hội",),
    OrganisationKind.SUB_CHAPTER: ("Phân hội", "Tổ khuyến học", "Tổ", "Phân hội khuyến học"),
    OrganisationKind.BOARD: ("Ban",),
    AdministrativeKind.NATION: ("Quốc gia",),
    AdministrativeKind.PROVINCE: (),
    AdministrativeKind.CENTRALLY_RUN_CITY: ("Thành phố TW", "Thành phố trực thuộc TW", "city"),
    AdministrativeKind.URBAN_DISTRICT: (),
    AdministrativeKind.RURAL_DISTRICT: ("district",),
    AdministrativeKind.TOWN: (),
    AdministrativeKind.DISTRICT_CITY: (
        *("Thành phố thuộc tỉnh", "Thành phố thuộc thành phố"),
        "Thành phố thuộc thành phố trực thuộc trung ương",
    ),
    AdministrativeKind.COMMUNE: (),
    AdministrativeKind.WARD: (),
    AdministrativeKind.TOWNSHIP: (),
    AdministrativeKind.SPECIAL_ZONE: (),
    AdministrativeKind.VILLAGE: ("Thôn", "Bản", "Ấp", "Buôn", "Làng"),
    AdministrativeKind.NEIGHBOURHOOD: ("Khu phố", "Tổ dân phố", "Khóm"),
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
def kinds() -> Words[OrganisationKind | AdministrativeKind]:
    """Give what says the kind: its code, its label and what else is written.

    "Thành phố" alone is none: it may be a province's equal or a district's.
    """
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
    said = [
        (words, member)
        for member, others in more.items()
        for words in (member.value, member.label_vi, *others)
    ]
    known = {name_key(words) for words, _ in said}
    # "xa", "huyen": a table typed in haste. "ban" is a board, though "bản" is a village.
    plain = [(without_accents(words), member) for words, member in said]
    return Words.of([*said, *(pair for pair in plain if name_key(pair[0]) not in known)])

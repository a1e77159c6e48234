"""The units of territory: what kinds there are and when, and each unit as it was in a period."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import codes, one_of_type, optional, text
from khuyenhoc.models.tier import DISTRICT_TIER_ENDED, Tier
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["AdministrativeKind", "AdministrativeUnit"]


class AdministrativeKind(Labelled, Enum):
    """A kind of administrative unit (loại đơn vị hành chính), those of the highest tier first.

    The kinds of the district tier ended with it and townships with them, on 30 June 2025; special
    zones of the commune tier begin on the day after. What such a limit rests on is the ``basis``.

    >>> AdministrativeKind.TOWNSHIP.tier, AdministrativeKind.TOWNSHIP.period.last_day
    (<Tier.COMMUNE: 'commune'>, datetime.date(2025, 6, 30))
    >>> AdministrativeKind.SPECIAL_ZONE.label("vi"), AdministrativeKind.SPECIAL_ZONE.period.start
    ('đặc khu', datetime.date(2025, 7, 1))
    """

    NATION = "nation"
    PROVINCE = "province"
    CENTRALLY_RUN_CITY = "centrally-run-city"
    URBAN_DISTRICT = "urban-district"
    RURAL_DISTRICT = "rural-district"
    TOWN = "town"
    #: A city of the district tier, in a province or in a centrally run city.
    DISTRICT_CITY = "district-city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special-zone"
    #: No unit of government, but where people live together in the country: thôn, bản, ấp, buôn.
    VILLAGE = "village"
    #: The same in a town: khu phố, tổ dân phố, khóm.
    NEIGHBOURHOOD = "neighbourhood"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")

    @property
    def tier(self) -> Tier:
        """The tier that units of this kind belong to."""
        return _TIERS[self]

    @property
    def period(self) -> Period | None:
        """The days on which there are such units; ``None`` where no limit is known."""
        return _PERIODS[self][0] if self in _PERIODS else self.tier.period

    @property
    def basis(self) -> Citation | None:
        """What the limit of ``period`` rests on; ``None`` where none is known."""
        if self in _PERIODS:
            return _PERIODS[self][1]
        return None if self.tier.period is None else DISTRICT_TIER_ENDED


@frozen(kw_only=True, repr=False)
class AdministrativeUnit:
    """A unit of territory (đơn vị hành chính) as it was while a period lasts.

    Its id is opaque and never changes; a name, a kind and codes do. Several of one id are the
    versions of one unit, of which no two may hold on one day. The id outlives a new name, kind,
    code or parent; a unit established in place of others is another unit, though it bear the name
    of one of them: Quảng Trị since 1 July 2025 is not the Quảng Trị before.

    >>> hue = AdministrativeUnit(
    ...     id="hue", name="Thừa Thiên Huế", kind=AdministrativeKind.PROVINCE,
    ...     codes=(("gso", "46"),), period=Period.until(date(2024, 12, 31)),
    ... )
    >>> hue.tier, hue.exists_on(date(2024, 12, 31)), hue.exists_on(date(2025, 1, 1))
    (<Tier.PROVINCE: 'province'>, True, False)

    Raises:
        InvalidValueError: A field has the wrong type, or a text is blank.
    """

    id: str = field(validator=text)
    name: str = field(validator=text)
    kind: AdministrativeKind = field(validator=one_of_type(AdministrativeKind))
    #: When this holds of it; ``None`` where that is not stated, and then it always does.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: What it is numbered in which scheme: ``(("gso", "92"),)``.
    codes: tuple[tuple[str, str], ...] = field(default=(), validator=codes)
    #: What made it so: the resolution that established, renamed or turned it into another kind.
    basis: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def tier(self) -> Tier:
        """The tier of its kind."""
        return self.kind.tier

    def exists_on(self, day: date) -> bool:
        """Tell whether it is so on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period


_TIERS: Final = {
    AdministrativeKind.NATION: Tier.NATION,
    AdministrativeKind.PROVINCE: Tier.PROVINCE,
    AdministrativeKind.CENTRALLY_RUN_CITY: Tier.PROVINCE,
    AdministrativeKind.URBAN_DISTRICT: Tier.DISTRICT,
    AdministrativeKind.RURAL_DISTRICT: Tier.DISTRICT,
    AdministrativeKind.TOWN: Tier.DISTRICT,
    AdministrativeKind.DISTRICT_CITY: Tier.DISTRICT,
    AdministrativeKind.COMMUNE: Tier.COMMUNE,
    AdministrativeKind.WARD: Tier.COMMUNE,
    AdministrativeKind.TOWNSHIP: Tier.COMMUNE,
    AdministrativeKind.SPECIAL_ZONE: Tier.COMMUNE,
    AdministrativeKind.VILLAGE: Tier.VILLAGE,
    AdministrativeKind.NEIGHBOURHOOD: Tier.VILLAGE,
}
_LABELS_VI: Final = {
    AdministrativeKind.NATION: "cả nước",
    AdministrativeKind.PROVINCE: "tỉnh",
    AdministrativeKind.CENTRALLY_RUN_CITY: "thành phố trực thuộc trung ương",
    AdministrativeKind.URBAN_DISTRICT: "quận",
    AdministrativeKind.RURAL_DISTRICT: "huyện",
    AdministrativeKind.TOWN: "thị xã",
    AdministrativeKind.DISTRICT_CITY: "thành phố thuộc tỉnh, thành phố",
    AdministrativeKind.COMMUNE: "xã",
    AdministrativeKind.WARD: "phường",
    AdministrativeKind.TOWNSHIP: "thị trấn",
    AdministrativeKind.SPECIAL_ZONE: "đặc khu",
    AdministrativeKind.VILLAGE: "thôn, bản, ấp, buôn",
    AdministrativeKind.NEIGHBOURHOOD: "khu phố, tổ dân phố, khóm",
}
#: The kinds with limits of their own. The number of the resolution that leaves no townships is
#: left out: no source that was seen prints it.
_PERIODS: Final = {
    AdministrativeKind.TOWNSHIP: (
        Period.until(date(2025, 6, 30)),
        Citation(
            instrument="Nghị quyết của Ủy ban Thường vụ Quốc hội ngày 14/4/2025 về sắp xếp "
            "đơn vị hành chính",
            place="xã, thị trấn sắp xếp thành xã; sắp xếp với phường thành phường",
            evidence=Evidence.SECONDARY,
            url="laodong.vn/1491837",
        ),
    ),
    AdministrativeKind.SPECIAL_ZONE: (
        Period(date(2025, 7, 1)),
        Citation(
            instrument="1654/NQ-UBTVQH15 đến 1687/NQ-UBTVQH15",
            place="13 đặc khu trong 3.321 đơn vị cấp xã, hoạt động từ ngày 1/7/2025",
            evidence=Evidence.SECONDARY,
        ),
    ),
}

"""The wards of Bình Thạnh in Hồ Chí Minh City, a district whose wards were merged as wholes."""

from datetime import date
from functools import cache
from typing import Final

from khuyenhoc.models.hierarchy import Hierarchy, Link
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.reform.territories.ward_table import (
    DISTRICT_TIER,
    FIRST_DAY,
    NewWard,
    OldWard,
    moves_of,
    new_wards,
    old_wards,
    urban_district,
)
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

__all__ = ["binh_thanh_wards"]

#: Its clauses were seen in public repositories that quote them.
_RESOLUTION: Final = Citation(
    instrument="1685/NQ-UBTVQH15",
    place="hoạt động từ ngày 1/7/2025",
    evidence=Evidence.SECONDARY,
)
_DISTRICT: Final = urban_district("quan-binh-thanh", "Quận Bình Thạnh")
#: There were 20 wards until 31 December 2024, and what became of which is not in the table.
_FIFTEEN: Final = Period(date(2025, 1, 1), FIRST_DAY)

_BINH_LOI_TRUNG: Final = "phuong-binh-loi-trung-2025"
_BINH_QUOI: Final = "phuong-binh-quoi-2025"
_BINH_THANH: Final = "phuong-binh-thanh-2025"
_GIA_DINH: Final = "phuong-gia-dinh-2025"
_THANH_MY_TAY: Final = "phuong-thanh-my-tay-2025"

_NEW: Final = (
    NewWard(_BINH_LOI_TRUNG, "Phường Bình Lợi Trung", "26905"),
    NewWard(_BINH_QUOI, "Phường Bình Quới", "26911"),
    NewWard(_BINH_THANH, "Phường Bình Thạnh", "26929"),
    NewWard(_GIA_DINH, "Phường Gia Định", "26944"),
    NewWard(_THANH_MY_TAY, "Phường Thạnh Mỹ Tây", "26956"),
)

#: Codes are those of the statistics office's table of old and new wards. A list of 4 January 2025
#: still numbers Phường 14 otherwise (26935).
_OLD: Final = (
    OldWard("phuong-13", "Phường 13", "26905", (_BINH_LOI_TRUNG,)),
    OldWard("phuong-11", "Phường 11", "26908", (_BINH_LOI_TRUNG,)),
    OldWard("phuong-27", "Phường 27", "26911", (_BINH_QUOI,)),
    OldWard("phuong-26", "Phường 26", "26914", (_BINH_THANH,)),
    OldWard("phuong-12", "Phường 12", "26917", (_BINH_THANH,)),
    OldWard("phuong-25", "Phường 25", "26920", (_THANH_MY_TAY,)),
    OldWard("phuong-5", "Phường 5", "26923", (_BINH_LOI_TRUNG,)),
    OldWard("phuong-7", "Phường 7", "26926", (_GIA_DINH,)),
    OldWard("phuong-14", "Phường 14", "26929", (_BINH_THANH,)),
    OldWard("phuong-2", "Phường 2", "26941", (_GIA_DINH,)),
    OldWard("phuong-1", "Phường 1", "26944", (_GIA_DINH,)),
    OldWard("phuong-17", "Phường 17", "26950", (_GIA_DINH,)),
    OldWard("phuong-19", "Phường 19", "26953", (_THANH_MY_TAY,)),
    OldWard("phuong-22", "Phường 22", "26956", (_THANH_MY_TAY,)),
    OldWard("phuong-28", "Phường 28", "26962", (_BINH_QUOI,)),
)


@cache
def binh_thanh_wards() -> Registry:
    """Give the 15 wards of Bình Thạnh until 30 June 2025 and the 5 since (quận Bình Thạnh).

    Each of the 15 went into one of the 5 as a whole, and nothing else did. A figure of the 15 is
    carried over exactly, and the district's series continues as the sum of the 5. The 15 are given
    from 1 January 2025 on; of the 20 before, nothing.

    The district ended with its tier and no move says to whom: of what it held itself, such as a
    fund, a successor has to be stated. The city is left out, for over one district of many it
    would show five wards as all that it has; Hồ Chí Minh City is in ``provinces()``. So the old
    wards hang under the district, and the new are roots.

    >>> registry = binh_thanh_wards()
    >>> before, after = registry.on(date(2025, 6, 30)), registry.on(date(2025, 7, 1))
    >>> len(before.children("quan-binh-thanh")), len(after)
    (15, 5)
    >>> [after.label(unit) for unit in after.roots][:3]
    ['Phường Bình Lợi Trung', 'Phường Bình Quới', 'Phường Bình Thạnh']
    >>> [move.source for move in registry.changes[0].moves if move.target == after.ids[2]]
    ['phuong-26', 'phuong-12', 'phuong-14']
    """
    return Registry(
        hierarchy=Hierarchy(
            name="wards of Bình Thạnh",
            units=(_DISTRICT, *old_wards(_OLD, _FIFTEEN), *new_wards(_NEW, _RESOLUTION)),
            links=tuple(Link(row.id, _DISTRICT.id, DISTRICT_TIER) for row in _OLD),
        ),
        changes=(
            StructureChange(
                effective=FIRST_DAY,
                moves=moves_of(_OLD, Share.whole()),
                is_exhaustive=True,
                basis=_RESOLUTION,
            ),
        ),
        # Of the wards of this city, the sources tell no day after that of the change.
        verified_on=FIRST_DAY,
    )

"""The wards of Hoàn Kiếm in Hà Nội and those that they were merged with, several of them split."""

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

__all__ = ["hoan_kiem_wards"]

#: Its clauses were seen in public repositories that quote them. Of a split ward they name the
#: parts and give no numbers.
_RESOLUTION: Final = Citation(
    instrument="1656/NQ-UBTVQH15",
    place="hoạt động từ ngày 1/7/2025",
    evidence=Evidence.SECONDARY,
)
_DISTRICT: Final = urban_district("quan-hoan-kiem", "Quận Hoàn Kiếm")

_BA_DINH: Final = "phuong-ba-dinh-2025"
_HOAN_KIEM: Final = "phuong-hoan-kiem-2025"
_CUA_NAM: Final = "phuong-cua-nam-2025"
_HONG_HA: Final = "phuong-hong-ha-2025"
_VAN_MIEU: Final = "phuong-van-mieu-quoc-tu-giam-2025"

_NEW: Final = (
    NewWard(_BA_DINH, "Phường Ba Đình", "00004"),
    NewWard(_HOAN_KIEM, "Phường Hoàn Kiếm", "00070"),
    NewWard(_CUA_NAM, "Phường Cửa Nam", "00082"),
    NewWard(_HONG_HA, "Phường Hồng Hà", "00097"),
    NewWard(_VAN_MIEU, "Phường Văn Miếu - Quốc Tử Giám", "00226"),
)

#: The wards of the district that went as wholes.
_WHOLE: Final = (
    OldWard("phuong-phuc-tan", "Phường Phúc Tân", "00037", (_HONG_HA,)),
    OldWard("phuong-hang-ma", "Phường Hàng Mã", "00043", (_HOAN_KIEM,)),
    OldWard("phuong-hang-buom", "Phường Hàng Buồm", "00046", (_HOAN_KIEM,)),
    OldWard("phuong-hang-dao", "Phường Hàng Đào", "00049", (_HOAN_KIEM,)),
    OldWard("phuong-hang-bo", "Phường Hàng Bồ", "00052", (_HOAN_KIEM,)),
    OldWard("phuong-ly-thai-to", "Phường Lý Thái Tổ", "00058", (_HOAN_KIEM,)),
    OldWard("phuong-hang-bac", "Phường Hàng Bạc", "00061", (_HOAN_KIEM,)),
    OldWard("phuong-hang-gai", "Phường Hàng Gai", "00064", (_HOAN_KIEM,)),
    OldWard("phuong-chuong-duong", "Phường Chương Dương", "00067", (_HONG_HA,)),
    OldWard("phuong-tran-hung-dao", "Phường Trần Hưng Đạo", "00082", (_CUA_NAM,)),
    OldWard("phuong-phan-chu-trinh", "Phường Phan Chu Trinh", "00085", (_CUA_NAM,)),
    OldWard("phuong-hang-bai", "Phường Hàng Bài", "00088", (_CUA_NAM,)),
)

#: The wards of the district that were split. The district went to these five new wards and no
#: other, and every ward that gave to them is in the table: these are all parts there are.
_SPLIT: Final = (
    OldWard("phuong-dong-xuan", "Phường Đồng Xuân", "00040", (_BA_DINH, _HOAN_KIEM)),
    OldWard("phuong-cua-dong", "Phường Cửa Đông", "00055", (_BA_DINH, _HOAN_KIEM)),
    OldWard("phuong-hang-trong", "Phường Hàng Trống", "00070", (_HOAN_KIEM, _CUA_NAM)),
    OldWard(
        "phuong-cua-nam", "Phường Cửa Nam", "00073", (_BA_DINH, _HOAN_KIEM, _CUA_NAM, _VAN_MIEU)
    ),
    OldWard("phuong-hang-bong", "Phường Hàng Bông", "00076", (_HOAN_KIEM, _CUA_NAM)),
    OldWard("phuong-trang-tien", "Phường Tràng Tiền", "00079", (_HOAN_KIEM, _CUA_NAM)),
)

#: Wards of other districts that went as wholes.
_WHOLE_FROM_ELSEWHERE: Final = (
    # Ba Đình
    OldWard("phuong-phuc-xa", "Phường Phúc Xá", "00001", (_HONG_HA,)),
    OldWard("phuong-truc-bach", "Phường Trúc Bạch", "00004", (_BA_DINH,)),
    OldWard("phuong-quan-thanh", "Phường Quán Thánh", "00013", (_BA_DINH,)),
    # Đống Đa
    OldWard("phuong-van-chuong", "Phường Văn Chương", "00193", (_VAN_MIEU,)),
    OldWard("phuong-kham-thien", "Phường Khâm Thiên", "00202", (_VAN_MIEU,)),
    OldWard("phuong-tho-quan", "Phường Thổ Quan", "00205", (_VAN_MIEU,)),
)

#: Wards of other districts that went in part, and with another part perhaps to wards that are not
#: in the table: of Điện Biên and Nguyễn Du too no source says that these are all.
_IN_PART_FROM_ELSEWHERE: Final = (
    # Ba Đình
    OldWard("phuong-ngoc-ha", "Phường Ngọc Hà", "00016", (_BA_DINH,)),
    OldWard("phuong-dien-bien", "Phường Điện Biên", "00019", (_BA_DINH, _HOAN_KIEM, _VAN_MIEU)),
    OldWard("phuong-doi-can", "Phường Đội Cấn", "00022", (_BA_DINH,)),
    OldWard("phuong-kim-ma", "Phường Kim Mã", "00028", (_BA_DINH,)),
    # Tây Hồ
    OldWard("phuong-phu-thuong", "Phường Phú Thượng", "00091", (_HONG_HA,)),
    OldWard("phuong-nhat-tan", "Phường Nhật Tân", "00094", (_HONG_HA,)),
    OldWard("phuong-tu-lien", "Phường Tứ Liên", "00097", (_HONG_HA,)),
    OldWard("phuong-quang-an", "Phường Quảng An", "00100", (_HONG_HA,)),
    OldWard("phuong-yen-phu", "Phường Yên Phụ", "00106", (_HONG_HA,)),
    OldWard("phuong-thuy-khue", "Phường Thụy Khuê", "00112", (_BA_DINH,)),
    # Long Biên
    OldWard("phuong-ngoc-thuy", "Phường Ngọc Thụy", "00118", (_HONG_HA,)),
    OldWard("phuong-bo-de", "Phường Bồ Đề", "00139", (_HONG_HA,)),
    # Đống Đa
    OldWard("phuong-van-mieu-quoc-tu-giam", "Phường Văn Miếu Quốc Tử Giám", "00181", (_VAN_MIEU,)),
    OldWard("phuong-hang-bot", "Phường Hàng Bột", "00196", (_VAN_MIEU,)),
    OldWard("phuong-nam-dong", "Phường Nam Đồng", "00208", (_VAN_MIEU,)),
    OldWard("phuong-phuong-lien-trung-tu", "Phường Phương Liên Trung Tự", "00226", (_VAN_MIEU,)),
    # Hai Bà Trưng
    OldWard("phuong-nguyen-du", "Phường Nguyễn Du", "00241", (_CUA_NAM, _VAN_MIEU)),
    OldWard("phuong-bach-dang", "Phường Bạch Đằng", "00244", (_HONG_HA,)),
    OldWard("phuong-pham-dinh-ho", "Phường Phạm Đình Hổ", "00247", (_CUA_NAM,)),
    OldWard("phuong-le-dai-hanh", "Phường Lê Đại Hành", "00256", (_VAN_MIEU,)),
    OldWard("phuong-thanh-luong", "Phường Thanh Lương", "00268", (_HONG_HA,)),
)


@cache
def hoan_kiem_wards() -> Registry:
    """Give the 18 wards of Hoàn Kiếm until 30 June 2025 and the 5 since (quận Hoàn Kiếm).

    Of the 18, 12 went into one new ward as a whole and 6 were split, in parts of which no source
    says how large they are: of the new wards a figure is known within bounds, and the district's
    series breaks. The 5 also took in 6 wards of other districts as wholes and parts of 21 more.
    What else became of these 21 is not in the table: theirs is the change that is not exhaustive,
    and the rest of each may be outside. From when on the old wards were as given is not stated.

    The district ended with its tier, and no move says to whom what it held went. Hà Nội, which
    stayed as it was, and the other districts are left out, for the table has only some of their
    wards, which would pass for all of them. So the 18 hang under their district; all others are
    roots.

    >>> from datetime import date
    >>> registry = hoan_kiem_wards()
    >>> before, after = registry.on(date(2025, 6, 30)), registry.on(date(2025, 7, 1))
    >>> len(before.children("quan-hoan-kiem")), len(before.roots), after.label(after.roots[1])
    (18, 28, 'Phường Cửa Nam')
    >>> for change in registry.changes:
    ...     print(len(change.moves), change.is_exhaustive)
    32 True
    24 False
    >>> before.with_code("gso", "00082"), after.with_code("gso", "00082")
    ('phuong-tran-hung-dao', 'phuong-cua-nam-2025')
    """
    old = (*_WHOLE, *_SPLIT, *_WHOLE_FROM_ELSEWHERE, *_IN_PART_FROM_ELSEWHERE)
    whole = moves_of((*_WHOLE, *_WHOLE_FROM_ELSEWHERE), Share.whole())
    split = moves_of(_SPLIT, Share.unknown())
    return Registry(
        hierarchy=Hierarchy(
            name="wards of Hoàn Kiếm",
            units=(_DISTRICT, *old_wards(old, DISTRICT_TIER), *new_wards(_NEW, _RESOLUTION)),
            links=tuple(Link(row.id, _DISTRICT.id, DISTRICT_TIER) for row in (*_WHOLE, *_SPLIT)),
        ),
        changes=(
            StructureChange(
                effective=FIRST_DAY,
                moves=(*whole, *split),
                is_exhaustive=True,
                basis=_RESOLUTION,
            ),
            StructureChange(
                effective=FIRST_DAY,
                moves=moves_of(_IN_PART_FROM_ELSEWHERE, Share.unknown()),
                basis=_RESOLUTION,
                note="parts of wards whose other parts are not in the table",
            ),
        ),
        # Of the wards of this city, the sources tell no day after that of the change.
        verified_on=FIRST_DAY,
    )

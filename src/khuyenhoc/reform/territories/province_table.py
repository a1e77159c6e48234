"""The provinces before and since the reform of 2025, one a line, in the order of their codes.

Names stand without "tỉnh" and "thành phố". Codes are those of the statistics office; two lists made
independently of each other agree on all rows.
"""

from datetime import date
from typing import Final

from attrs import frozen

from khuyenhoc.models.administrative_unit import AdministrativeKind

__all__ = ["AFTER", "BEFORE", "TURNED_INTO_CITIES", "ProvinceRow", "TurnedIntoCity"]


@frozen
class ProvinceRow:
    """A unit as it was first, or as far back as the table says: its id, name, code and kind."""

    id: str
    name: str
    code: str
    kind: AdministrativeKind
    #: The id of the unit that it became a part of on 1 July 2025; ``None`` where it was untouched.
    into: str | None = None


@frozen
class TurnedIntoCity:
    """A province that became a centrally run city: its id, its name since, the day and by what."""

    id: str
    name: str
    first_day: date
    instrument: str


_PROVINCE: Final = AdministrativeKind.PROVINCE
_CITY: Final = AdministrativeKind.CENTRALLY_RUN_CITY

#: The 63 until 30 June 2025; those without ``into`` are the 11 that stayed as they were.
BEFORE: Final = (
    ProvinceRow("ha-noi", "Hà Nội", "01", _CITY),
    ProvinceRow("ha-giang", "Hà Giang", "02", _PROVINCE, "tuyen-quang-2025"),
    ProvinceRow("cao-bang", "Cao Bằng", "04", _PROVINCE),
    ProvinceRow("bac-kan", "Bắc Kạn", "06", _PROVINCE, "thai-nguyen-2025"),
    ProvinceRow("tuyen-quang", "Tuyên Quang", "08", _PROVINCE, "tuyen-quang-2025"),
    ProvinceRow("lao-cai", "Lào Cai", "10", _PROVINCE, "lao-cai-2025"),
    ProvinceRow("dien-bien", "Điện Biên", "11", _PROVINCE),
    ProvinceRow("lai-chau", "Lai Châu", "12", _PROVINCE),
    ProvinceRow("son-la", "Sơn La", "14", _PROVINCE),
    ProvinceRow("yen-bai", "Yên Bái", "15", _PROVINCE, "lao-cai-2025"),
    ProvinceRow("hoa-binh", "Hòa Bình", "17", _PROVINCE, "phu-tho-2025"),
    ProvinceRow("thai-nguyen", "Thái Nguyên", "19", _PROVINCE, "thai-nguyen-2025"),
    ProvinceRow("lang-son", "Lạng Sơn", "20", _PROVINCE),
    ProvinceRow("quang-ninh", "Quảng Ninh", "22", _PROVINCE),
    ProvinceRow("bac-giang", "Bắc Giang", "24", _PROVINCE, "bac-ninh-2025"),
    ProvinceRow("phu-tho", "Phú Thọ", "25", _PROVINCE, "phu-tho-2025"),
    ProvinceRow("vinh-phuc", "Vĩnh Phúc", "26", _PROVINCE, "phu-tho-2025"),
    ProvinceRow("bac-ninh", "Bắc Ninh", "27", _PROVINCE, "bac-ninh-2025"),
    ProvinceRow("hai-duong", "Hải Dương", "30", _PROVINCE, "hai-phong-2025"),
    ProvinceRow("hai-phong", "Hải Phòng", "31", _CITY, "hai-phong-2025"),
    ProvinceRow("hung-yen", "Hưng Yên", "33", _PROVINCE, "hung-yen-2025"),
    ProvinceRow("thai-binh", "Thái Bình", "34", _PROVINCE, "hung-yen-2025"),
    ProvinceRow("ha-nam", "Hà Nam", "35", _PROVINCE, "ninh-binh-2025"),
    ProvinceRow("nam-dinh", "Nam Định", "36", _PROVINCE, "ninh-binh-2025"),
    ProvinceRow("ninh-binh", "Ninh Bình", "37", _PROVINCE, "ninh-binh-2025"),
    ProvinceRow("thanh-hoa", "Thanh Hóa", "38", _PROVINCE),
    ProvinceRow("nghe-an", "Nghệ An", "40", _PROVINCE),
    ProvinceRow("ha-tinh", "Hà Tĩnh", "42", _PROVINCE),
    ProvinceRow("quang-binh", "Quảng Bình", "44", _PROVINCE, "quang-tri-2025"),
    ProvinceRow("quang-tri", "Quảng Trị", "45", _PROVINCE, "quang-tri-2025"),
    ProvinceRow("hue", "Thừa Thiên Huế", "46", _PROVINCE),
    ProvinceRow("da-nang", "Đà Nẵng", "48", _CITY, "da-nang-2025"),
    ProvinceRow("quang-nam", "Quảng Nam", "49", _PROVINCE, "da-nang-2025"),
    ProvinceRow("quang-ngai", "Quảng Ngãi", "51", _PROVINCE, "quang-ngai-2025"),
    ProvinceRow("binh-dinh", "Bình Định", "52", _PROVINCE, "gia-lai-2025"),
    ProvinceRow("phu-yen", "Phú Yên", "54", _PROVINCE, "dak-lak-2025"),
    ProvinceRow("khanh-hoa", "Khánh Hòa", "56", _PROVINCE, "khanh-hoa-2025"),
    ProvinceRow("ninh-thuan", "Ninh Thuận", "58", _PROVINCE, "khanh-hoa-2025"),
    ProvinceRow("binh-thuan", "Bình Thuận", "60", _PROVINCE, "lam-dong-2025"),
    ProvinceRow("kon-tum", "Kon Tum", "62", _PROVINCE, "quang-ngai-2025"),
    ProvinceRow("gia-lai", "Gia Lai", "64", _PROVINCE, "gia-lai-2025"),
    ProvinceRow("dak-lak", "Đắk Lắk", "66", _PROVINCE, "dak-lak-2025"),
    ProvinceRow("dak-nong", "Đắk Nông", "67", _PROVINCE, "lam-dong-2025"),
    ProvinceRow("lam-dong", "Lâm Đồng", "68", _PROVINCE, "lam-dong-2025"),
    ProvinceRow("binh-phuoc", "Bình Phước", "70", _PROVINCE, "dong-nai-2025"),
    ProvinceRow("tay-ninh", "Tây Ninh", "72", _PROVINCE, "tay-ninh-2025"),
    ProvinceRow("binh-duong", "Bình Dương", "74", _PROVINCE, "ho-chi-minh-2025"),
    ProvinceRow("dong-nai", "Đồng Nai", "75", _PROVINCE, "dong-nai-2025"),
    ProvinceRow("ba-ria-vung-tau", "Bà Rịa - Vũng Tàu", "77", _PROVINCE, "ho-chi-minh-2025"),
    ProvinceRow("ho-chi-minh", "Hồ Chí Minh", "79", _CITY, "ho-chi-minh-2025"),
    ProvinceRow("long-an", "Long An", "80", _PROVINCE, "tay-ninh-2025"),
    ProvinceRow("tien-giang", "Tiền Giang", "82", _PROVINCE, "dong-thap-2025"),
    ProvinceRow("ben-tre", "Bến Tre", "83", _PROVINCE, "vinh-long-2025"),
    ProvinceRow("tra-vinh", "Trà Vinh", "84", _PROVINCE, "vinh-long-2025"),
    ProvinceRow("vinh-long", "Vĩnh Long", "86", _PROVINCE, "vinh-long-2025"),
    ProvinceRow("dong-thap", "Đồng Tháp", "87", _PROVINCE, "dong-thap-2025"),
    ProvinceRow("an-giang", "An Giang", "89", _PROVINCE, "an-giang-2025"),
    ProvinceRow("kien-giang", "Kiên Giang", "91", _PROVINCE, "an-giang-2025"),
    ProvinceRow("can-tho", "Cần Thơ", "92", _CITY, "can-tho-2025"),
    ProvinceRow("hau-giang", "Hậu Giang", "93", _PROVINCE, "can-tho-2025"),
    ProvinceRow("soc-trang", "Sóc Trăng", "94", _PROVINCE, "can-tho-2025"),
    ProvinceRow("bac-lieu", "Bạc Liêu", "95", _PROVINCE, "ca-mau-2025"),
    ProvinceRow("ca-mau", "Cà Mau", "96", _PROVINCE, "ca-mau-2025"),
)

#: The 23 founded on 1 July 2025. Each bears the name of one of its parts, and is another unit.
AFTER: Final = (
    ProvinceRow("tuyen-quang-2025", "Tuyên Quang", "08", _PROVINCE),
    ProvinceRow("lao-cai-2025", "Lào Cai", "15", _PROVINCE),
    ProvinceRow("thai-nguyen-2025", "Thái Nguyên", "19", _PROVINCE),
    ProvinceRow("bac-ninh-2025", "Bắc Ninh", "24", _PROVINCE),
    ProvinceRow("phu-tho-2025", "Phú Thọ", "25", _PROVINCE),
    ProvinceRow("hai-phong-2025", "Hải Phòng", "31", _CITY),
    ProvinceRow("hung-yen-2025", "Hưng Yên", "33", _PROVINCE),
    ProvinceRow("ninh-binh-2025", "Ninh Bình", "37", _PROVINCE),
    ProvinceRow("quang-tri-2025", "Quảng Trị", "44", _PROVINCE),
    ProvinceRow("da-nang-2025", "Đà Nẵng", "48", _CITY),
    ProvinceRow("quang-ngai-2025", "Quảng Ngãi", "51", _PROVINCE),
    ProvinceRow("gia-lai-2025", "Gia Lai", "52", _PROVINCE),
    ProvinceRow("khanh-hoa-2025", "Khánh Hòa", "56", _PROVINCE),
    ProvinceRow("dak-lak-2025", "Đắk Lắk", "66", _PROVINCE),
    ProvinceRow("lam-dong-2025", "Lâm Đồng", "68", _PROVINCE),
    ProvinceRow("dong-nai-2025", "Đồng Nai", "75", _PROVINCE),
    ProvinceRow("ho-chi-minh-2025", "Hồ Chí Minh", "79", _CITY),
    ProvinceRow("tay-ninh-2025", "Tây Ninh", "80", _PROVINCE),
    ProvinceRow("dong-thap-2025", "Đồng Tháp", "82", _PROVINCE),
    ProvinceRow("vinh-long-2025", "Vĩnh Long", "86", _PROVINCE),
    ProvinceRow("an-giang-2025", "An Giang", "91", _PROVINCE),
    ProvinceRow("can-tho-2025", "Cần Thơ", "92", _CITY),
    ProvinceRow("ca-mau-2025", "Cà Mau", "96", _PROVINCE),
)

#: What the lists above have as provinces, and since when each is a city.
TURNED_INTO_CITIES: Final = (
    TurnedIntoCity("hue", "Huế", date(2025, 1, 1), "175/2024/QH15"),
    TurnedIntoCity("dong-nai-2025", "Đồng Nai", date(2026, 4, 30), "30/2026/QH16"),
    TurnedIntoCity("quang-ninh", "Quảng Ninh", date(2026, 9, 1), "36/2026/QH16"),
    TurnedIntoCity("bac-ninh-2025", "Bắc Ninh", date(2026, 9, 20), "39/2026/QH16"),
)

"""What is counted or measured."""

from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, text

__all__ = [
    "ACCOUNT",
    "ADMINISTRATIVE_UNIT",
    "ARTICLE",
    "AUD",
    "AWARD",
    "BICYCLE",
    "BOOK",
    "CENTRE",
    "CLAN",
    "CLASS",
    "CLASSROOM",
    "CLOTHES",
    "CLUB",
    "CNY",
    "COMMENDATION",
    "COMMUNE",
    "COMMUNITY",
    "COMPUTER",
    "CONTEST",
    "DAY",
    "DISTRICT",
    "DOCUMENT",
    "EUR",
    "FACTOR",
    "FRACTION",
    "FUND",
    "GBP",
    "GIFT",
    "HECTARE",
    "HOUR",
    "HOUSE",
    "HOUSEHOLD",
    "HOUSEHOLD_OCCURRENCE",
    "INSURANCE_CARD",
    "JPY",
    "KILOGRAM",
    "KILOMETRE",
    "KRW",
    "METRE",
    "MODEL",
    "MONTH",
    "NATION",
    "NOTEBOOK",
    "OCCURRENCE",
    "ORDINAL",
    "ORGANISATION",
    "PERCENT",
    "PERCENTAGE_POINT",
    "PERSON",
    "PHONE",
    "PIGGY_BANK",
    "POINT",
    "PRIZE",
    "PROVINCE",
    "SAVINGS_BOOK",
    "SCHOLARSHIP",
    "SCHOOL",
    "SCHOOLBAG",
    "SESSION",
    "SITE",
    "SQUARE_METRE",
    "THING",
    "TONNE",
    "UNITS",
    "USD",
    "VND",
    "VND_PER_AWARD",
    "VND_PER_HOUSEHOLD",
    "VND_PER_MONTH",
    "VND_PER_PERSON",
    "VND_PER_YEAR",
    "WEEK",
    "WHEELCHAIR",
    "WORK_UNIT",
    "YEAR",
    "Unit",
    "UnitKind",
]


class UnitKind(Enum):
    """What kind of number goes with a unit (loại đơn vị).

    >>> [unit.code for unit in UNITS.values() if unit.kind is UnitKind.SHARE]
    ['percent', 'fraction', 'factor', 'percentage_point']
    """

    #: Whole things (số lượng): people, households, bicycles.
    COUNT = "count"
    #: Whole units of one currency (số tiền).
    MONEY = "money"
    #: Percent, fraction, factor (tỷ lệ): numbers without a unit of their own.
    SHARE = "share"
    #: Land, and rates such as đồng per person (số đo): fractions make sense.
    MEASURE = "measure"
    #: Ordinals and years (số thứ tự, năm): they name, and are not added.
    NUMBER = "number"


@frozen
class Unit:
    """What one counts or measures (đơn vị tính), with the word Vietnamese print uses for it.

    Two units are the same when their codes are; a host adds its own by making one.

    >>> Unit("desk", "bộ bàn ghế").kind
    <UnitKind.COUNT: 'count'>
    """

    code: str = field(validator=text)
    #: The word or classifier after a printed number: ``hội viên`` varies, ``người`` is neutral.
    label_vi: str = field(validator=text, eq=False)
    kind: UnitKind = field(default=UnitKind.COUNT, validator=one_of_type(UnitKind), eq=False)

    @property
    def whole(self) -> bool:
        """Whether only whole numbers of it exist: half a person does not, nor half a đồng.

        >>> VND.whole, VND_PER_PERSON.whole
        (True, False)
        """
        return self.kind in (UnitKind.COUNT, UnitKind.MONEY, UnitKind.NUMBER)


PERSON: Final = Unit("person", "người")
OCCURRENCE: Final = Unit("occurrence", "lượt")
HOUSEHOLD: Final = Unit("household", "hộ")
HOUSEHOLD_OCCURRENCE: Final = Unit("household_occurrence", "lượt hộ")
CLAN: Final = Unit("clan", "dòng họ")
COMMUNITY: Final = Unit("community", "cộng đồng")
WORK_UNIT: Final = Unit("work_unit", "cơ quan")
SCHOOL: Final = Unit("school", "trường")
CLASS: Final = Unit("class", "lớp")
CLASSROOM: Final = Unit("classroom", "phòng học")
SESSION: Final = Unit("session", "buổi")
CENTRE: Final = Unit("centre", "trung tâm")
CLUB: Final = Unit("club", "câu lạc bộ")
ORGANISATION: Final = Unit("organisation", "tổ chức hội")
SITE: Final = Unit("site", "điểm")
NATION: Final = Unit("nation", "quốc gia")
PROVINCE: Final = Unit("province", "tỉnh")
DISTRICT: Final = Unit("district", "huyện")
COMMUNE: Final = Unit("commune", "xã")
ADMINISTRATIVE_UNIT: Final = Unit("administrative_unit", "đơn vị hành chính")
SCHOLARSHIP: Final = Unit("scholarship", "suất học bổng")
AWARD: Final = Unit("award", "phần thưởng")
GIFT: Final = Unit("gift", "phần quà")
PRIZE: Final = Unit("prize", "giải")
BICYCLE: Final = Unit("bicycle", "xe đạp")
WHEELCHAIR: Final = Unit("wheelchair", "xe lăn")
COMPUTER: Final = Unit("computer", "máy tính")
PHONE: Final = Unit("phone", "điện thoại")
SCHOOLBAG: Final = Unit("schoolbag", "cặp")
CLOTHES: Final = Unit("clothes", "bộ quần áo")
INSURANCE_CARD: Final = Unit("insurance_card", "thẻ bảo hiểm y tế")
NOTEBOOK: Final = Unit("notebook", "quyển vở")
BOOK: Final = Unit("book", "cuốn sách")
HOUSE: Final = Unit("house", "căn nhà")
PIGGY_BANK: Final = Unit("piggy_bank", "con heo đất")
SAVINGS_BOOK: Final = Unit("savings_book", "sổ tiết kiệm")
FUND: Final = Unit("fund", "quỹ")
ACCOUNT: Final = Unit("account", "tài khoản")
COMMENDATION: Final = Unit("commendation", "bằng khen")
CONTEST: Final = Unit("contest", "cuộc thi")
MODEL: Final = Unit("model", "mô hình")
DOCUMENT: Final = Unit("document", "văn bản")
ARTICLE: Final = Unit("article", "tin bài")
THING: Final = Unit("thing", "cái")

VND: Final = Unit("VND", "đồng", UnitKind.MONEY)
USD: Final = Unit("USD", "đô la Mỹ", UnitKind.MONEY)
EUR: Final = Unit("EUR", "euro", UnitKind.MONEY)
JPY: Final = Unit("JPY", "yên", UnitKind.MONEY)
KRW: Final = Unit("KRW", "won", UnitKind.MONEY)
GBP: Final = Unit("GBP", "bảng Anh", UnitKind.MONEY)
CNY: Final = Unit("CNY", "nhân dân tệ", UnitKind.MONEY)
AUD: Final = Unit("AUD", "đô la Úc", UnitKind.MONEY)
VND_PER_PERSON: Final = Unit("VND_per_person", "đồng/người", UnitKind.MEASURE)
VND_PER_HOUSEHOLD: Final = Unit("VND_per_household", "đồng/hộ", UnitKind.MEASURE)
VND_PER_MONTH: Final = Unit("VND_per_month", "đồng/tháng", UnitKind.MEASURE)
VND_PER_YEAR: Final = Unit("VND_per_year", "đồng/năm", UnitKind.MEASURE)
VND_PER_AWARD: Final = Unit("VND_per_award", "đồng/suất", UnitKind.MEASURE)

PERCENT: Final = Unit("percent", "%", UnitKind.SHARE)
FRACTION: Final = Unit("fraction", "phần", UnitKind.SHARE)
FACTOR: Final = Unit("factor", "lần", UnitKind.SHARE)
PERCENTAGE_POINT: Final = Unit("percentage_point", "điểm phần trăm", UnitKind.SHARE)
POINT: Final = Unit("point", "điểm số", UnitKind.MEASURE)
SQUARE_METRE: Final = Unit("square_metre", "m²", UnitKind.MEASURE)
HECTARE: Final = Unit("hectare", "ha", UnitKind.MEASURE)
METRE: Final = Unit("metre", "m", UnitKind.MEASURE)
KILOMETRE: Final = Unit("kilometre", "km", UnitKind.MEASURE)
KILOGRAM: Final = Unit("kilogram", "kg", UnitKind.MEASURE)
TONNE: Final = Unit("tonne", "tấn", UnitKind.MEASURE)

YEAR: Final = Unit("year", "năm", UnitKind.NUMBER)
MONTH: Final = Unit("month", "tháng", UnitKind.NUMBER)
WEEK: Final = Unit("week", "tuần", UnitKind.NUMBER)
DAY: Final = Unit("day", "ngày", UnitKind.NUMBER)
HOUR: Final = Unit("hour", "giờ", UnitKind.NUMBER)
ORDINAL: Final = Unit("ordinal", "thứ", UnitKind.NUMBER)

#: Every unit of this package by its code; each is named here by that code in capitals.
UNITS: Final = {unit.code: unit for unit in tuple(vars().values()) if isinstance(unit, Unit)}

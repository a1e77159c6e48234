"""The decrees on social and charity funds: how much each asks for, and on which days."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import frozen

from khuyenhoc.models.tier import Tier
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period

__all__ = [
    "CAPITAL",
    "CASH_OF_2026",
    "CASH_SHARE",
    "COST_OF_2019",
    "COST_OF_2026",
    "COST_SHARE",
    "DECREE_OF_2019",
    "DECREE_OF_2026",
    "DISCLOSURE_OF_2019",
    "DISCLOSURE_OF_2026",
    "FIRST_DUE",
    "FIRST_YEAR_DISCLOSED",
    "ISSUED_IN_2019",
    "KNOWN_FROM",
    "PAYOUT_OF_2026",
    "PAYOUT_SHARE",
    "Capital",
    "Decree",
]

_OF_2019: Final = "93/2019/NĐ-CP"
_OF_2026: Final = "03/2026/NĐ-CP"
_VNNOW: Final = (
    "vnnow.net/en/news/charity-funds-prohibited-from-lending-capital-contributions-169784.html"
)
_THANH_NIEN: Final = (
    "thanhnien.vn/tu-13-quy-tu-thien-bat-buoc-cong-khai-nhan-bao-nhieu-tien-chi-vao-viec-gi-"
    "185260227101658851.htm"
)


def _cited(
    instrument: str, url: str, evidence: Evidence = Evidence.SECONDARY, place: str = ""
) -> Citation:
    return Citation(instrument=instrument, place=place, evidence=evidence, url=url)


@frozen(kw_only=True)
class Decree:
    """A decree on funds (nghị định về quỹ), with the days on which it is in force."""

    instrument: str
    in_force: Period
    #: What those days rest on.
    in_force_source: Citation


@frozen(kw_only=True)
class Capital:
    """The least founding assets by tier (mức vốn tối thiểu) that a decree asks for.

    A fund of several provinces goes with those of the nation.
    """

    without_foreigners: Mapping[Tier, Dong]
    #: Empty where no source tells.
    with_foreigners: Mapping[Tier, Dong]
    citation: Citation


#: The day on which 93/2019/NĐ-CP was issued: it was in force no earlier.
ISSUED_IN_2019: Final = date(2019, 11, 25)
#: No source that was seen tells its first day. From this one on a circular tells funds under it
#: how to keep their books.
KNOWN_FROM: Final = date(2022, 9, 1)
#: That it ends where the decree that replaces it begins is inferred too.
DECREE_OF_2019: Final = Decree(
    instrument=_OF_2019,
    in_force=Period.through(KNOWN_FROM, last_day=date(2026, 2, 28)),
    in_force_source=_cited(
        _OF_2019,
        "dulieuphapluat.vn/van-ban/ngan-hang-tien-te/thong-tu-412022tt-btc-cua-bo-tai-chinh-"
        "ve-viec-huong-dan-che-do-ke-toan-ap-dung-cho-cac-hoat-dong-xa-hoi-tu-thien-991063.html",
        Evidence.INFERENCE,
        "hiệu lực theo 41/2022/TT-BTC từ ngày 1/9/2022; 03/2026/NĐ-CP từ ngày 1/3/2026",
    ),
)
DECREE_OF_2026: Final = Decree(
    instrument=_OF_2026,
    in_force=Period(date(2026, 3, 1)),
    in_force_source=_cited(
        _OF_2026,
        "dantri.com.vn/noi-vu/minh-bach-hoat-dong-tu-thien-sau-ky-nghi-tet-20260220192416308.htm",
        place="hiệu lực từ ngày 1/3/2026",
    ),
)

#: Of a year's revenue, less what the article leaves out; to reach it is still within it.
COST_SHARE: Final = Fraction(5, 100)
COST_OF_2019: Final = _cited(
    _OF_2019,
    "hethongphapluat.com/nghi-dinh-93-2019-nd-cp-ve-to-chuc-hoat-dong-cua-quy-xa-hoi-quy-tu-thien/"
    "dieu-37",
    Evidence.PRIMARY,
    "điều 37",
)
#: The share that it sets was found in no source; that of a draft is none.
COST_OF_2026: Final = _cited(
    _OF_2026,
    "vietanlaw.com/decree-03-2026-nd-cp-stricter-management-of-charity-social-funds-in-vietnam",
)

#: Whether 136/2024/NĐ-CP, which amends that of 2019, changed these was not seen.
CAPITAL: Final[Mapping[str, Capital]] = {
    _OF_2019: Capital(
        without_foreigners={
            Tier.NATION: Dong(6_500_000_000),
            Tier.PROVINCE: Dong(1_300_000_000),
            Tier.DISTRICT: Dong(130_000_000),
            Tier.COMMUNE: Dong(25_000_000),
        },
        with_foreigners={},
        citation=_cited(
            _OF_2019,
            "english.luatvietnam.vn/decree-no-93-2019-nd-cp-dated-november-25-2019-of-the-"
            "government-on-organization-and-operation-of-social-funds-and-charity-funds-"
            "178539-doc1.html",
        ),
    ),
    _OF_2026: Capital(
        without_foreigners={
            Tier.NATION: Dong(8_000_000_000),
            Tier.PROVINCE: Dong(1_600_000_000),
            Tier.COMMUNE: Dong(100_000_000),
        },
        with_foreigners={
            Tier.NATION: Dong(10_800_000_000),
            Tier.PROVINCE: Dong(4_600_000_000),
            Tier.COMMUNE: Dong(1_200_000_000),
        },
        citation=_cited(_OF_2026, _VNNOW),
    ),
}

#: Of the founding assets, in cash of đồng.
CASH_SHARE: Final = Fraction(50, 100)
CASH_OF_2026: Final = _cited(_OF_2026, _VNNOW)

#: Contributions alone, with no day in any source that was seen.
DISCLOSURE_OF_2019: Final = _cited(_OF_2019, _THANH_NIEN)
DISCLOSURE_OF_2026: Final = _cited(_OF_2026, _THANH_NIEN)
#: The first 31 March on which the decree is in force: that the year before it is the first to be
#: published so is inferred from those two days.
FIRST_YEAR_DISCLOSED: Final = 2025
FIRST_DUE: Final = _cited(
    _OF_2026,
    _THANH_NIEN,
    Evidence.INFERENCE,
    "công khai lần đầu chậm nhất ngày 31/3/2026, sau ngày có hiệu lực 1/3/2026",
)

#: Of total assets, in a year.
PAYOUT_SHARE: Final = Fraction(5, 100)
PAYOUT_OF_2026: Final = _cited(_OF_2026, _THANH_NIEN)

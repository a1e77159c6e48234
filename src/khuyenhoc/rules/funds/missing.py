"""What keeps a rule for funds from being judged."""

from enum import Enum
from typing import Final

from khuyenhoc._language import Labelled
from khuyenhoc.rules.assessments.missing import Missing

__all__ = ["FundMissing", "Lacking"]


class FundMissing(Labelled, Enum):
    """What is missing where a rule for funds cannot be judged (thông tin còn thiếu về quỹ).

    What is missing of other rules too goes by ``Missing``: a threshold, precision.

    >>> FundMissing.FIRST_DAY.label("en")
    'no source tells from which day the decree is in force'
    """

    #: The decree may have been in force, but no source tells since when.
    FIRST_DAY = "first-day"
    #: The day or the year is before any decree that was seen.
    NOT_IN_FORCE = "not-in-force"
    #: The decree is in force on only some days of the year.
    PART_OF_YEAR = "part-of-year"
    #: The year is partly under each of two decrees, and the later one's share is not known.
    TWO_DECREES = "two-decrees"
    #: It is above the share that was seen; what follows in the article was cut off.
    NEXT_CLAUSE = "next-clause"
    #: What it would be a share of is 0.
    NO_BASE = "no-base"
    #: The decree sets nothing for a fund of that tier.
    TIER = "tier"
    #: It depends on whether foreigners contribute, which is not stated.
    FOREIGN_CONTRIBUTORS = "foreign-contributors"
    #: It depends on whether the fund raises money, which is not stated.
    RAISES_MONEY = "raises-money"
    #: It depends on whether the results were published too, which is not stated.
    RESULTS = "results"
    #: No source tells by which day.
    DEADLINE = "deadline"
    #: There is still time.
    NOT_DUE = "not-due"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS[self][1]


#: What is missing of any rule, or of one for funds.
Lacking = Missing | FundMissing

_LABELS: Final = {
    FundMissing.FIRST_DAY: (
        "chưa tìm thấy nguồn nào cho ngày nghị định bắt đầu có hiệu lực",
        "no source tells from which day the decree is in force",
    ),
    FundMissing.NOT_IN_FORCE: (
        "chưa tìm thấy quy định nào có hiệu lực vào thời gian này",
        "no rule was found that was in force then",
    ),
    FundMissing.PART_OF_YEAR: (
        "nghị định chỉ có hiệu lực một phần năm này",
        "the decree is in force on only a part of the year",
    ),
    FundMissing.TWO_DECREES: (
        "năm này thuộc hai nghị định, chưa tìm thấy nguồn nào cho tỷ lệ của nghị định sau",
        "the year lies under two decrees, and no source tells the share of the later one",
    ),
    FundMissing.NEXT_CLAUSE: (
        "phần tiếp theo của điều này, về mức cao hơn, bị cắt trong nguồn",
        "what follows in the article, on a higher share, is cut off in the source",
    ),
    FundMissing.NO_BASE: ("tổng dùng để tính tỷ lệ bằng 0", "what it would be a share of is 0"),
    FundMissing.TIER: (
        "nghị định không có mức cho quỹ cấp này",
        "the decree sets nothing for a fund of this tier",
    ),
    FundMissing.FOREIGN_CONTRIBUTORS: (
        "chưa rõ có tổ chức, cá nhân nước ngoài góp tài sản hay không",
        "whether foreigners contribute is not stated",
    ),
    FundMissing.RAISES_MONEY: (
        "chưa rõ quỹ có vận động tài trợ hay không",
        "whether the fund raises money is not stated",
    ),
    FundMissing.RESULTS: (
        "chưa rõ kết quả sử dụng có được công khai hay không",
        "whether the results of use were published is not stated",
    ),
    FundMissing.DEADLINE: (
        "chưa tìm thấy nguồn nào cho hạn công khai",
        "no source tells by which day",
    ),
    FundMissing.NOT_DUE: ("chưa đến hạn", "not due yet"),
}

"""What was given, by number and by value."""

from typing import Final

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.indicators.funds import FUND_RAISED, FUND_SPENT
from khuyenhoc.models.indicators.surroundings import HOUSEHOLDS
from khuyenhoc.values.unit import (
    AWARD,
    BICYCLE,
    GIFT,
    HOUSE,
    HOUSEHOLD,
    NOTEBOOK,
    OCCURRENCE,
    PERSON,
    PIGGY_BANK,
    SAVINGS_BOOK,
    SCHOLARSHIP,
    VND,
)

__all__ = [
    "AWARDS",
    "AWARDS_VALUE",
    "BENEFICIARIES",
    "BICYCLES",
    "BICYCLES_VALUE",
    "FAMILIES_REWARDED",
    "GIFTS",
    "GIFTS_TO_MEMBERS",
    "GIFTS_TO_MEMBERS_VALUE",
    "GIFTS_VALUE",
    "HOUSES_BUILT",
    "NOTEBOOKS",
    "PIGGY_BANKS",
    "PIGGY_BANK_SAVINGS",
    "PUPILS_REWARDED",
    "PUPILS_WITH_REWARDS",
    "RECIPIENTS",
    "REWARDS",
    "REWARDS_VALUE",
    "SAVINGS_BOOKS",
    "SCHOLARSHIPS",
    "SCHOLARSHIPS_TO_DATE",
    "SCHOLARSHIPS_VALUE",
    "SCHOLARSHIP_HOLDERS",
    "SCHOLARSHIP_OCCASIONS",
    "TEACHERS_REWARDED",
    "TEACHERS_WITH_REWARDS",
]

AWARDS: Final = Indicator.flow(
    "awards", "Suất học bổng, quà, phần thưởng", "scholarships, gifts and rewards", AWARD
)
AWARDS_VALUE: Final = Indicator.flow(
    "awards-value",
    "Giá trị học bổng, quà, phần thưởng",
    "value of scholarships, gifts and rewards",
    VND,
    FUND_RAISED,
)
SCHOLARSHIPS: Final = Indicator.flow(
    "scholarships", "Suất học bổng", "scholarships", SCHOLARSHIP, AWARDS
)
SCHOLARSHIPS_VALUE: Final = Indicator.flow(
    "scholarships-value", "Giá trị học bổng", "value of scholarships", VND, FUND_SPENT
)
SCHOLARSHIPS_TO_DATE: Final = Indicator.stock(
    "scholarships-to-date", "Học bổng cộng dồn", "scholarships to date", SCHOLARSHIP
)
GIFTS: Final = Indicator.flow("gifts", "Phần quà", "gifts", GIFT, AWARDS)
GIFTS_VALUE: Final = Indicator.flow("gifts-value", "Giá trị quà", "value of gifts", VND, FUND_SPENT)
GIFTS_TO_MEMBERS: Final = Indicator.flow(
    "gifts-to-members",
    "Phần quà cho cán bộ, hội viên",
    "gifts to officers and members",
    GIFT,
    GIFTS,
)
GIFTS_TO_MEMBERS_VALUE: Final = Indicator.flow(
    "gifts-to-members-value",
    "Giá trị quà cho cán bộ, hội viên",
    "value of gifts to officers and members",
    VND,
    FUND_SPENT,
)
REWARDS: Final = Indicator.flow("rewards", "Phần thưởng", "rewards", AWARD, AWARDS)
REWARDS_VALUE: Final = Indicator.flow(
    "rewards-value", "Giá trị phần thưởng", "value of rewards", VND, FUND_SPENT
)
BICYCLES: Final = Indicator.flow("bicycles", "Xe đạp", "bicycles", BICYCLE)
BICYCLES_VALUE: Final = Indicator.flow(
    "bicycles-value", "Giá trị xe đạp", "value of bicycles", VND, FUND_SPENT
)
NOTEBOOKS: Final = Indicator.flow("notebooks", "Tập vở", "notebooks", NOTEBOOK)
HOUSES_BUILT: Final = Indicator.flow(
    "houses-built", "Mái ấm khuyến học", "study-promotion houses built", HOUSE
)
SAVINGS_BOOKS: Final = Indicator.flow(
    "savings-books", "Sổ tiết kiệm khuyến học", "savings books", SAVINGS_BOOK
)
PIGGY_BANKS: Final = Indicator.flow("piggy-banks", "Heo đất khuyến học", "piggy banks", PIGGY_BANK)
PIGGY_BANK_SAVINGS: Final = Indicator.flow(
    "piggy-bank-savings", "Tiền nuôi heo đất", "savings of piggy banks", VND, FUND_RAISED
)
BENEFICIARIES: Final = Indicator.flow(
    "beneficiaries", "Lượt người được hỗ trợ", "occasions of support", OCCURRENCE
)
RECIPIENTS: Final = Indicator(
    code="recipients",
    label_vi="Người được hỗ trợ",
    label_en="people supported",
    unit=PERSON,
    nature=Nature.DISTINCT_PEOPLE,
)
#: People: whoever has a scholarship in several years is one holder, and so many occasions.
SCHOLARSHIP_HOLDERS: Final = Indicator(
    code="scholarship-holders",
    label_vi="Người nhận học bổng",
    label_en="scholarship holders",
    unit=PERSON,
    nature=Nature.DISTINCT_PEOPLE,
    bases=(RECIPIENTS,),
)
SCHOLARSHIP_OCCASIONS: Final = Indicator.flow(
    "scholarship-occasions",
    "Lượt người nhận học bổng",
    "occasions of a scholarship",
    OCCURRENCE,
    BENEFICIARIES,
)
PUPILS_REWARDED: Final = Indicator.flow(
    "pupils-rewarded", "Lượt học sinh được khen thưởng", "rewards to pupils", OCCURRENCE
)
TEACHERS_REWARDED: Final = Indicator.flow(
    "teachers-rewarded", "Lượt giáo viên được khen thưởng", "rewards to teachers", OCCURRENCE
)
PUPILS_WITH_REWARDS: Final = Indicator(
    code="pupils-with-rewards",
    label_vi="Học sinh được khen thưởng",
    label_en="pupils with rewards",
    unit=PERSON,
    nature=Nature.DISTINCT_PEOPLE,
    bases=(RECIPIENTS,),
)
TEACHERS_WITH_REWARDS: Final = Indicator(
    code="teachers-with-rewards",
    label_vi="Giáo viên được khen thưởng",
    label_en="teachers with rewards",
    unit=PERSON,
    nature=Nature.DISTINCT_PEOPLE,
    bases=(RECIPIENTS,),
)
FAMILIES_REWARDED: Final = Indicator.flow(
    "families-rewarded", "Gia đình được khen thưởng", "families rewarded", HOUSEHOLD, HOUSEHOLDS
)

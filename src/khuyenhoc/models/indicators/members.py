"""Members: registrations, as associations count them.

A person who belongs to two chapters is registered twice.
"""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators.surroundings import POPULATION
from khuyenhoc.values.unit import PERSON

__all__ = [
    "DELEGATES",
    "EXECUTIVE_COMMITTEE_MEMBERS",
    "MEMBERS",
    "MEMBERS_LEFT",
    "MEMBERS_NEW",
    "PARTY_MEMBERS",
    "WOMEN_MEMBERS",
]

MEMBERS: Final = Indicator.stock("members", "Hội viên", "members", PERSON, POPULATION)
MEMBERS_NEW: Final = Indicator.flow(
    "members-new", "Hội viên phát triển mới", "new members", PERSON, MEMBERS
)
MEMBERS_LEFT: Final = Indicator.flow(
    "members-left", "Hội viên ra khỏi hội", "members who left", PERSON, MEMBERS
)
PARTY_MEMBERS: Final = Indicator.stock(
    "party-members", "Hội viên là đảng viên", "members who are party members", PERSON, MEMBERS
)
WOMEN_MEMBERS: Final = Indicator.stock(
    "women-members", "Hội viên nữ", "women members", PERSON, MEMBERS
)
EXECUTIVE_COMMITTEE_MEMBERS: Final = Indicator.stock(
    "executive-committee-members",
    "Ủy viên ban chấp hành",
    "executive committee members",
    PERSON,
    MEMBERS,
)
DELEGATES: Final = Indicator.flow(
    "delegates", "Đại biểu dự đại hội", "congress delegates", PERSON, MEMBERS
)

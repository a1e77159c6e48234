"""The rule sets and targets of the nation, as far as sources carry them."""

from typing import Final

from khuyenhoc.models.national_targets import NATIONAL_TARGETS
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.encoded.association_titles import ASSOCIATION_TITLES
from khuyenhoc.rules.encoded.citizen import LEARNING_CITIZEN
from khuyenhoc.rules.encoded.communities_2014 import COMMUNE_COMMUNITY_OF_2014
from khuyenhoc.rules.encoded.communities_2023 import (
    COMMUNE_COMMUNITY_OF_2023,
    DISTRICT_COMMUNITY_OF_2023,
    PROVINCE_COMMUNITY_OF_2023,
)
from khuyenhoc.rules.encoded.district_units_2023 import DISTRICT_UNIT_OF_2023
from khuyenhoc.rules.encoded.province_units_2023 import PROVINCE_UNIT_OF_2023
from khuyenhoc.rules.encoded.units_2020 import DISTRICT_UNIT_OF_2020, PROVINCE_UNIT_OF_2020

__all__ = ["RULE_BOOK"]

#: All of them. The studious (hiếu học) and study-promoting (khuyến học) titles have no rule set.
RULE_BOOK: Final = RuleBook(
    (
        LEARNING_CITIZEN,
        *ASSOCIATION_TITLES,
        COMMUNE_COMMUNITY_OF_2014,
        COMMUNE_COMMUNITY_OF_2023,
        DISTRICT_COMMUNITY_OF_2023,
        PROVINCE_COMMUNITY_OF_2023,
        DISTRICT_UNIT_OF_2020,
        DISTRICT_UNIT_OF_2023,
        PROVINCE_UNIT_OF_2020,
        PROVINCE_UNIT_OF_2023,
    ),
    targets=NATIONAL_TARGETS,
)

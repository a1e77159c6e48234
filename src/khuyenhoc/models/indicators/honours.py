"""Honours that associations give or receive."""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.unit import COMMENDATION, ORGANISATION, PERSON

__all__ = [
    "CERTIFICATES_OF_MERIT",
    "COLLECTIVES_COMMENDED",
    "COMMENDATIONS",
    "EMULATION_FLAGS",
    "INDIVIDUALS_COMMENDED",
]

COLLECTIVES_COMMENDED: Final = Indicator.flow(
    "collectives-commended", "Tập thể được khen", "collectives commended", ORGANISATION
)
INDIVIDUALS_COMMENDED: Final = Indicator.flow(
    "individuals-commended", "Cá nhân được khen", "individuals commended", PERSON
)
EMULATION_FLAGS: Final = Indicator.flow(
    "emulation-flags", "Cờ thi đua", "emulation flags", COMMENDATION
)
CERTIFICATES_OF_MERIT: Final = Indicator.flow(
    "certificates-of-merit", "Bằng khen", "certificates of merit", COMMENDATION
)
COMMENDATIONS: Final = Indicator.flow("commendations", "Giấy khen", "commendations", COMMENDATION)

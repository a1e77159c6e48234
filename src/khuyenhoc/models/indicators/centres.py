"""Community learning centres, their staff and their classes."""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators.surroundings import COMMUNES, COMMUNITIES
from khuyenhoc.values.unit import CENTRE, COMMUNE, OCCURRENCE, PERSON, SESSION

__all__ = [
    "ATTENDANCES",
    "CENTRE_COLLABORATORS",
    "CENTRE_MANAGERS",
    "CLASSES",
    "COMMUNES_WITH_CENTRE",
    "COMMUNE_LEARNING_CENTRES",
    "LEARNING_CENTRES",
    "SECONDED_TEACHERS",
    "VILLAGE_LEARNING_CENTRES",
]

LEARNING_CENTRES: Final = Indicator.stock(
    "learning-centres",
    "Trung tâm học tập cộng đồng",
    "community learning centres",
    CENTRE,
    COMMUNES,
)
COMMUNE_LEARNING_CENTRES: Final = Indicator.stock(
    "commune-learning-centres",
    "Trung tâm học tập cộng đồng cấp xã",
    "community learning centres of communes",
    CENTRE,
    LEARNING_CENTRES,
    COMMUNES,
)
VILLAGE_LEARNING_CENTRES: Final = Indicator.stock(
    "village-learning-centres",
    "Trung tâm học tập cộng đồng thôn, bản",
    "community learning centres of villages",
    CENTRE,
    LEARNING_CENTRES,
    COMMUNITIES,
)
COMMUNES_WITH_CENTRE: Final = Indicator.stock(
    "communes-with-centre",
    "Xã, phường có trung tâm học tập cộng đồng",
    "communes with a learning centre",
    COMMUNE,
    COMMUNES,
)
CENTRE_MANAGERS: Final = Indicator.stock(
    "centre-managers", "Cán bộ quản lý trung tâm", "managers of learning centres", PERSON
)
SECONDED_TEACHERS: Final = Indicator.stock(
    "seconded-teachers", "Giáo viên biệt phái", "seconded teachers", PERSON
)
CENTRE_COLLABORATORS: Final = Indicator.stock(
    "centre-collaborators", "Cộng tác viên trung tâm", "collaborators of learning centres", PERSON
)
CLASSES: Final = Indicator.flow("classes", "Lớp, chuyên đề", "classes and sessions", SESSION)
ATTENDANCES: Final = Indicator.flow("attendances", "Lượt người học", "attendances", OCCURRENCE)

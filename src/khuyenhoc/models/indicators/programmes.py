"""What the targets of national programmes are set for, beside what associations count."""

from typing import Final

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators.members import MEMBERS
from khuyenhoc.models.indicators.surroundings import ADULTS, POPULATION, PROVINCES
from khuyenhoc.models.indicators.titles import LEARNING_CITIZENS
from khuyenhoc.values.unit import PERSON, PROVINCE, SCHOOL

__all__ = [
    "ADULTS_IN_LEARNING_PLACES",
    "CHILDREN_FROM_3_TO_5",
    "CHILDREN_UNDER_3",
    "DIGITALLY_PROFICIENT_CITIZENS",
    "DIGITALLY_SKILLED_CITIZENS",
    "DIGITAL_INSTITUTIONS",
    "DIGITAL_UNIVERSITIES",
    "EDUCATION_INSTITUTIONS",
    "GRADUATES",
    "LEARNING_UNIT_STAFF",
    "LIFE_SKILLED_PEOPLE",
    "LITERATE_PROVINCES",
    "LOWER_SECONDARY_PROVINCES",
    "MEMBERS_KNOWING_CRITERIA",
    "MEMBERS_TRAINED",
    "PEOPLE_FROM_15",
    "PRESCHOOL_PROVINCES",
    "PRIMARY_PROVINCES",
    "TECHNICALLY_TRAINED_PEOPLE",
    "UNIT_LEARNERS",
    "UNIT_MEMBERS",
    "UNIVERSITIES",
    "WORKING_AGE_PEOPLE",
]

WORKING_AGE_PEOPLE: Final = Indicator.stock(
    "working-age-people", "Người trong độ tuổi lao động", "working-age people", PERSON, POPULATION
)
PEOPLE_FROM_15: Final = Indicator.stock(
    "people-from-15", "Người từ 15 tuổi trở lên", "people aged 15 and over", PERSON, POPULATION
)
ADULTS_IN_LEARNING_PLACES: Final = Indicator.stock(
    "adults-in-learning-places",
    "Người lớn trong các gia đình, dòng họ, cộng đồng học tập",
    "adults in learning families, clans and communities",
    PERSON,
    ADULTS,
)
UNIT_MEMBERS: Final = Indicator.stock(
    "unit-members", "Thành viên của đơn vị", "members of the unit", PERSON, POPULATION
)
UNIT_LEARNERS: Final = Indicator.stock(
    "unit-learners", "Người học của đơn vị", "learners of the unit", PERSON, POPULATION
)
CHILDREN_UNDER_3: Final = Indicator.stock(
    "children-under-3", "Trẻ em dưới 3 tuổi", "children under 3", PERSON, POPULATION
)
CHILDREN_FROM_3_TO_5: Final = Indicator.stock(
    "children-from-3-to-5", "Trẻ em từ 3 đến 5 tuổi", "children aged 3 to 5", PERSON, POPULATION
)
LEARNING_UNIT_STAFF: Final = Indicator.stock(
    "learning-unit-staff",
    "Người làm việc tại các đơn vị học tập",
    "staff of learning units",
    PERSON,
)
UNIVERSITIES: Final = Indicator.stock(
    "universities", "Cơ sở giáo dục đại học", "universities", SCHOOL
)
EDUCATION_INSTITUTIONS: Final = Indicator.stock(
    "education-institutions",
    "Cơ sở giáo dục phổ thông, thường xuyên, nghề nghiệp",
    "general, continuing and vocational institutions",
    SCHOOL,
)
MEMBERS_TRAINED: Final = Indicator.stock(
    "members-trained",
    "Cán bộ, hội viên được tập huấn",
    "cadres and members trained",
    PERSON,
    MEMBERS,
)
MEMBERS_KNOWING_CRITERIA: Final = Indicator.stock(
    "members-knowing-criteria",
    "Cán bộ, hội viên nắm được tiêu chí Công dân học tập",
    "cadres and members who know the criteria of learning citizens",
    PERSON,
    MEMBERS,
)
DIGITALLY_SKILLED_CITIZENS: Final = Indicator.stock(
    "digitally-skilled-citizens",
    "Công dân học tập có kỹ năng số",
    "learning citizens with the digital skills of their work",
    PERSON,
    LEARNING_CITIZENS,
)
DIGITALLY_PROFICIENT_CITIZENS: Final = Indicator.stock(
    "digitally-proficient-citizens",
    "Công dân học tập thành thạo kỹ năng số",
    "learning citizens who master these skills",
    PERSON,
    DIGITALLY_SKILLED_CITIZENS,
)
LITERATE_PROVINCES: Final = Indicator.stock(
    "literate-provinces",
    "Tỉnh đạt chuẩn xóa mù chữ mức độ 2",
    "provinces at literacy level 2",
    PROVINCE,
    PROVINCES,
)
PRESCHOOL_PROVINCES: Final = Indicator.stock(
    "preschool-provinces",
    "Tỉnh đạt chuẩn phổ cập giáo dục mầm non cho trẻ mẫu giáo",
    "provinces with universal kindergarten",
    PROVINCE,
    PROVINCES,
)
PRIMARY_PROVINCES: Final = Indicator.stock(
    "primary-provinces",
    "Tỉnh đạt chuẩn phổ cập giáo dục tiểu học mức độ 3",
    "provinces at primary universalisation level 3",
    PROVINCE,
    PROVINCES,
)
LOWER_SECONDARY_PROVINCES: Final = Indicator.stock(
    "lower-secondary-provinces",
    "Tỉnh đạt chuẩn phổ cập giáo dục trung học cơ sở mức độ 3",
    "provinces at lower-secondary universalisation level 3",
    PROVINCE,
    PROVINCES,
)
LIFE_SKILLED_PEOPLE: Final = Indicator.stock(
    "life-skilled-people",
    "Người có năng lực thông tin, kỹ năng sống",
    "people with information and life skills",
    PERSON,
    WORKING_AGE_PEOPLE,
)
TECHNICALLY_TRAINED_PEOPLE: Final = Indicator.stock(
    "technically-trained-people",
    "Người được đào tạo chuyên môn kỹ thuật",
    "people with technical training",
    PERSON,
    PEOPLE_FROM_15,
)
GRADUATES: Final = Indicator.stock(
    "graduates", "Người có trình độ đại học trở lên", "university graduates", PERSON, PEOPLE_FROM_15
)
DIGITAL_UNIVERSITIES: Final = Indicator.stock(
    "digital-universities",
    "Cơ sở giáo dục đại học số",
    "universities that went digital",
    SCHOOL,
    UNIVERSITIES,
)
DIGITAL_INSTITUTIONS: Final = Indicator.stock(
    "digital-institutions",
    "Cơ sở giáo dục quản lý, dạy, học trên môi trường số",
    "institutions that manage, teach and learn digitally",
    SCHOOL,
    EDUCATION_INSTITUTIONS,
)

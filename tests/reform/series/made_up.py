"""A district whose three wards became two, under a city that stays."""

from datetime import date

from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.indicators import MEMBERS, SCHOLARSHIPS
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import PERSON

FIRST = date(2025, 7, 1)
LAST = date(2025, 6, 30)
NOW = date(2026, 12, 31)
BEFORE, SINCE = Period.until(LAST), Period(FIRST)
Y24, Y25, Y26 = Period.year(2024), Period.year(2025), Period.year(2026)
H1, H2 = Period.half(2025, 1), Period.half(2025, 2)
HELPED = Indicator(
    code="helped",
    label_vi="Người được giúp",
    label_en="people helped",
    unit=PERSON,
    nature=Nature.DISTINCT_PEOPLE,
)
BALANCE = Indicator(
    code="net", label_vi="Tăng thêm", label_en="net", unit=PERSON, nature=Nature.FLOW
)


def unit(key: str, name: str, period: Period | None = None) -> Organisation:
    return Organisation(id=key, name=name, period=period)


def wards(*more: StructureChange) -> Registry:
    """Ward a and a part of b became x, the rest of b and c became y; e stays."""
    return Registry(
        hierarchy=Hierarchy(
            name="wards",
            units=(
                unit("city", "Thành phố"),
                unit("d", "Quận D", BEFORE),
                *(unit(key, f"Phường {key.upper()}", BEFORE) for key in "abc"),
                *(unit(key, f"Phường {key.upper()}", SINCE) for key in "xy"),
                unit("e", "Xã E"),
            ),
            links=(
                Link("d", "city", BEFORE),
                *(Link(key, "d", BEFORE) for key in "abc"),
                *(Link(key, "city", SINCE) for key in "xy"),
                Link("e", "city"),
            ),
        ),
        changes=(
            StructureChange(
                effective=FIRST,
                is_exhaustive=True,
                moves=(
                    Move("a", "x"),
                    Move("b", "x", Share.unknown()),
                    Move("b", "y", Share.remainder()),
                    Move("c", "y"),
                ),
            ),
            *more,
        ),
    )


WARDS = wards()


def of(  # noqa: PLR0913 - as an observation
    key: str,
    period: Period,
    value: int | Bounds,
    indicator: Indicator = MEMBERS,
    *,
    structure: date | None = None,
    replaces: bool = False,
) -> Observation:
    return Observation.of(key, indicator, period, value, structure=structure, replaces=replaces)


def given(
    key: str,
    period: Period,
    value: int | Bounds,
    *,
    structure: date | None = None,
    replaces: bool = False,
) -> Observation:
    return of(key, period, value, SCHOLARSHIPS, structure=structure, replaces=replaces)

"""Administrative units: which kinds there are on which day, and what a unit was when."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.fault import FaultCode
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.tier import Tier
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.values.period import Period

REFORM = date(2025, 7, 1)
BEFORE = REFORM - timedelta(days=1)
#: What the kinds of 30 June 2025 and of the day after have in common.
KEPT = {"nation", "province", "centrally-run-city", "commune", "ward", "village", "neighbourhood"}


@pytest.mark.parametrize(
    ("day", "also"),
    [
        (
            BEFORE,
            {"urban-district", "rural-district", "town", "district-city", "township"},
        ),
        (REFORM, {"special-zone"}),
    ],
)
def test_the_kinds_of_the_day_before_the_reform_and_of_its_day(day: date, also: set[str]) -> None:
    """Kills: an end or a beginning one day off; a kind that outlives its tier."""
    there = {one.value for one in AdministrativeKind if one.period is None or day in one.period}
    assert there == KEPT | also


def test_every_limit_of_a_kind_is_cited_and_nothing_else_is() -> None:
    """Kills: a date from nowhere; a kind of the district tier without the tier's basis."""
    for kind in AdministrativeKind:
        assert (kind.period is None) == (kind.basis is None)
        assert kind.basis is None or kind.basis.weak


def test_kinds_stand_in_the_order_of_their_tiers() -> None:
    """Kills: a kind in another tier; a tier without a kind."""
    ranks = [kind.tier.rank for kind in AdministrativeKind]
    assert ranks == sorted(ranks)
    assert {kind.tier for kind in AdministrativeKind} == set(Tier)


@given(periods(), days())
def test_a_unit_is_so_on_the_days_of_its_period(period: Period, day: date) -> None:
    """Kills: a closed end; a unit without a period that never was."""
    unit = AdministrativeUnit(id="u", name="u", kind=AdministrativeKind.WARD)
    assert unit.exists_on(day)
    dated = AdministrativeUnit(id="u", name="u", kind=AdministrativeKind.WARD, period=period)
    assert dated.exists_on(day) == (day in period)


def test_a_unit_keeps_its_id_through_another_name_kind_and_code() -> None:
    """Kills: a version of another day; two versions on one day taken for sound."""
    turned = date(2025, 1, 1)
    hue = Hierarchy(
        name="territory",
        units=(
            AdministrativeUnit(
                id="hue",
                name="Thành phố Huế",
                kind=AdministrativeKind.CENTRALLY_RUN_CITY,
                codes=(("gso", "46"),),
                period=Period(turned),
            ),
            AdministrativeUnit(
                id="hue",
                name="Thừa Thiên Huế",
                kind=AdministrativeKind.PROVINCE,
                codes=(("gso", "46"),),
                period=Period(None, turned),
            ),
        ),
    )
    assert hue.check() == ()
    for day, name in ((date(2024, 12, 31), "Thừa Thiên Huế"), (turned, "Thành phố Huế")):
        assert hue.on(day).label("hue") == name
        assert hue.on(day).with_code("gso", "46") == "hue"


def test_a_township_of_today_and_a_special_zone_of_yesterday_are_faults() -> None:
    """Kills: kinds taken as always in force; the days of the fault one off."""
    units = (
        AdministrativeUnit(id="a", name="Thị trấn A", kind=AdministrativeKind.TOWNSHIP),
        AdministrativeUnit(id="b", name="Đặc khu B", kind=AdministrativeKind.SPECIAL_ZONE),
        AdministrativeUnit(id="c", name="Quận C", kind=AdministrativeKind.URBAN_DISTRICT),
    )
    tier, township, zone = Hierarchy(name="territory", units=units).check()
    assert (tier.code, tier.units) == (FaultCode.TIER_NOT_IN_FORCE, ("c",))
    assert (township.code, township.period) == (FaultCode.KIND_NOT_IN_FORCE, Period(REFORM))
    assert zone.period == Period(None, REFORM)
    assert township.sentence("en") == (
        "a is of an administrative kind that there is not (from 2025-07-01)."
    )
    assert zone.sentence("vi") == (
        "b thuộc một loại đơn vị hành chính không có khi đó (tính đến ngày 30/6/2025)."
    )


def test_only_what_is_said_is_shown() -> None:
    unit = AdministrativeUnit(
        id="hue", name="Thành phố Huế", kind=AdministrativeKind.CENTRALLY_RUN_CITY
    )
    assert repr(unit) == (
        "AdministrativeUnit(id='hue', name='Thành phố Huế', "
        "kind=AdministrativeKind.CENTRALLY_RUN_CITY)"
    )


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"id": ""}, "id: expected a text that is not blank, got ''"),
        ({"name": None}, "name: expected a text that is not blank, got None"),
        ({"kind": Tier.COMMUNE}, "kind: expected a value of AdministrativeKind, got <Tier.COMMU"),
        ({"period": 2023}, "period: expected a value of Period, got 2023"),
        ({"codes": ("gso", "92")}, "codes[0]: expected a pair of a scheme and a code, got 'gso'"),
        ({"basis": "1685"}, "basis: expected a value of Citation, got '1685'"),
    ],
)
def test_a_field_of_another_kind_is_refused(given_: dict[str, Any], said: str) -> None:
    fields: dict[str, Any] = {"id": "u", "name": "u", "kind": AdministrativeKind.WARD, **given_}
    with pytest.raises(InvalidValueError) as caught:
        AdministrativeUnit(**fields)
    assert str(caught.value).startswith(f"AdministrativeUnit.{said}")

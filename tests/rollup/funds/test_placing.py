"""Which unit a fund belongs to: its owner, or what that last hung under."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import hierarchies

ONE_DAY = timedelta(days=1)


def up_to(day: date) -> kh.Period:
    return kh.Period(date(1980, 1, 1), day + ONE_DAY)


@given(hierarchies(), st.data())
def test_a_fund_belongs_to_its_owner_or_to_the_nearest_unit_above_it_that_there_still_is(
    hierarchy: kh.Hierarchy, data: st.DataObject
) -> None:
    """Kills: what a unit hung under first, or on the day asked for; a parent that is gone as well.

    Also: the funds of an ended unit lost, or with what it once hung under; those of one to come.
    """
    periods = [one.period for one in (*hierarchy.units, *hierarchy.links) if one.period]
    ends = [day for one in periods for day in (one.start, one.end) if day is not None]
    last_days = sorted({end - ONE_DAY for end in ends}, reverse=True)
    day = data.draw(st.sampled_from([date(2045, 1, 1), *ends, *last_days]))
    tree = hierarchy.on(day)
    owners = [*dict.fromkeys(one.id for one in hierarchy.units), "nobody"]
    books = kh.Ledger(tuple(kh.Fund(id=f"q-{owner}", owner=owner) for owner in owners), ())

    def belongs_to(owner: str) -> str | None:
        if owner in tree:
            return owner
        trees = (hierarchy.on(one) for one in last_days if one < day)
        before = next((one for one in trees if owner in one), None)
        above = () if before is None else before.ancestors(owner)
        return next((one for one in above if one in tree), None)

    for unit in tree:
        inside = {unit, *tree.descendants(unit)}
        one = kh.consolidate(books, hierarchy, unit, up_to(day))
        assert [fund.owner for fund in one.funds] == [
            owner for owner in owners if belongs_to(owner) in inside
        ]
        alone = kh.consolidate(books, tree, unit, up_to(day))
        assert {fund.owner for fund in alone.funds} == inside


# By hand: the districts, which ended on 30 June 2025

END = date(2025, 6, 30)
UNTIL = kh.Period.until(END)
ASSOCIATION = kh.Hierarchy(
    name="association",
    units=(
        kh.Organisation(id="hcm", name="Thành phố Hồ Chí Minh"),
        kh.Organisation(id="binh-thanh", name="Quận Bình Thạnh", period=UNTIL),
        kh.Organisation(id="p12", name="Phường 12"),
        kh.Organisation(id="to-4", name="Tổ 4", period=kh.Period.until(date(2024, 12, 31))),
        kh.Organisation(id="p-moi", name="Phường mới", period=kh.Period(date(2026, 1, 1))),
        kh.Organisation(id="alone", name="Chi hội", period=UNTIL),
    ),
    links=(
        kh.Link("binh-thanh", "hcm"),
        kh.Link("p12", "binh-thanh", UNTIL),
        kh.Link("p12", "hcm", kh.Period(date(2025, 7, 1))),
        kh.Link("to-4", "binh-thanh"),
        kh.Link("p-moi", "hcm"),
    ),
)
OWNERS = ("hcm", "binh-thanh", "p12", "to-4", "p-moi", "alone", "nobody")
FUNDS = tuple(
    kh.Fund(id=f"q-{owner}", owner=owner, period=UNTIL if owner == "binh-thanh" else None)
    for owner in OWNERS
)
BOOKS = kh.Ledger(
    (*FUNDS, kh.Fund(id="q-binh-thanh-2", owner="binh-thanh", period=UNTIL)),
    tuple(
        kh.OpeningBalance(
            id=f"o-{owner}", fund=f"q-{owner}", on=date(2024, 1, 1), amount=kh.Dong(9)
        )
        for owner in OWNERS
    ),
)


def owners(structure: Any, unit: str, period: kh.Period) -> set[str]:
    return {fund.owner for fund in kh.consolidate(BOOKS, structure, unit, period).funds}


@pytest.mark.parametrize(
    ("last_day", "district", "ward"),
    [
        (END - ONE_DAY, {"binh-thanh", "p12", "to-4"}, {"p12"}),
        (END, {"binh-thanh", "p12", "to-4"}, {"p12"}),
        (END + ONE_DAY, None, {"p12"}),
    ],
)
def test_a_district_has_its_books_to_its_last_day(
    last_day: date, district: set[str] | None, ward: set[str]
) -> None:
    """Kills: the first day of the period for its last; the day after the district's last."""
    period = up_to(last_day)
    assert owners(ASSOCIATION, "p12", period) == ward
    assert {"hcm", "binh-thanh", "p12", "to-4"} == owners(ASSOCIATION, "hcm", period)
    if district is None:
        with pytest.raises(kh.InvalidValueError) as caught:
            owners(ASSOCIATION, "binh-thanh", period)
        assert caught.value.field == "unit"
    else:
        assert owners(ASSOCIATION, "binh-thanh", period) == district


def test_the_year_of_the_reform_has_the_books_of_the_districts() -> None:
    """Kills: the funds of ended districts that no province has; a tree that guesses."""
    year = kh.Period.year(2025)
    one = kh.consolidate(BOOKS, ASSOCIATION, "hcm", year)
    assert one.closing.cash == kh.Dong(36)
    assert one.unassigned.cash == kh.Dong(18)  # of the district, and of what ended with it
    handed = BOOKS.hand_over("q-binh-thanh", to="q-p12", received_on=END + ONE_DAY)
    after = kh.consolidate(handed, ASSOCIATION, "hcm", year)
    assert after.closing == one.closing
    assert after.unassigned.cash == kh.Dong(9)
    by_tree = kh.consolidate(BOOKS, ASSOCIATION.on(year.last_day or END), "hcm", year)
    assert {fund.owner for fund in by_tree.funds} == {"hcm", "p12"}


def test_a_unit_to_come_one_that_hung_under_nothing_and_an_unknown_one_are_nobodys() -> None:
    """Kills: a fund that two units have, or any."""
    everywhere = [owners(ASSOCIATION, unit, kh.Period.year(2025)) for unit in ("hcm", "p12")]
    assert not set().union(*everywhere) & {"p-moi", "alone", "nobody"}
    assert "p-moi" in owners(ASSOCIATION, "hcm", kh.Period.year(2026))


@pytest.mark.parametrize(
    ("day", "keeper"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 12, 31), "club"),
        (date(2021, 1, 1), "west"),
        (date(2021, 12, 31), "west"),
        (date(2022, 12, 31), "club"),
        (date(2023, 1, 1), "east"),
        (date(2025, 12, 31), "east"),
        (date(2026, 1, 1), "club"),
        (date(2027, 1, 1), "north"),
    ],
)
def test_a_unit_that_came_again_belongs_to_what_it_last_hung_under_by_then(
    day: date, keeper: str | None
) -> None:
    """Kills: what it hung under the first time, or will hang under when it comes again."""
    stays = {year: kh.Period.year(year) for year in (2020, 2022, 2026)}
    hierarchy = kh.Hierarchy(
        name="association",
        units=(
            *(kh.Organisation(id=unit, name=unit) for unit in ("west", "east", "north")),
            *(kh.Organisation(id="club", name="Chi hội", period=stay) for stay in stays.values()),
        ),
        links=(
            kh.Link("club", "west", stays[2020]),
            kh.Link("club", "east", stays[2022]),
            kh.Link("club", "north", stays[2026]),
        ),
    )
    books = kh.Ledger((kh.Fund(id="q", owner="club"),), ())
    having = [
        unit
        for unit in hierarchy.on(day)
        if kh.consolidate(books, hierarchy, unit, up_to(day)).funds
    ]
    assert having[-1:] == ([keeper] if keeper else [])


def test_a_hierarchy_that_makes_no_forest_on_the_last_day_is_refused() -> None:
    """Kills: books of a ring, in which each unit has those of the other."""
    ring = kh.Hierarchy(
        name="association",
        units=(kh.Organisation(id="a", name="A"), kh.Organisation(id="b", name="B")),
        links=(kh.Link("a", "b"), kh.Link("b", "a")),
    )
    with pytest.raises(kh.HierarchyError) as caught:
        kh.consolidate(BOOKS, ring, "a", kh.Period.year(2025))
    assert caught.value.day == date(2025, 12, 31)

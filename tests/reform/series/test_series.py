"""A series by hand: what each cell is made of, and why it is not exact."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from made_up import (
    BALANCE,
    FIRST,
    H1,
    H2,
    HELPED,
    LAST,
    NOW,
    WARDS,
    Y24,
    Y25,
    Y26,
    given,
    of,
    wards,
)

from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.figure import Says
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.indicators import MEMBERS, SCHOLARSHIPS
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.report import Report
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.reform.restating.caveat import CaveatKind
from khuyenhoc.reform.restating.restated import Comparability
from khuyenhoc.reform.series.comparable import comparable
from khuyenhoc.reform.series.double_count import DoubleCountKind, double_counts
from khuyenhoc.reform.series.observation import Observation, observations_of
from khuyenhoc.reform.territories.binh_thanh import binh_thanh_wards
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import HOUSEHOLD, PERCENT, PERSON

ONE_DAY = timedelta(days=1)


# -- flows and stocks ----------------------------------------------------------------------------


def test_a_year_is_made_of_a_half_of_the_old_units_and_one_of_the_new() -> None:
    told = [given("a", H1, 10), given("b", H1, 4), given("c", H1, 1), given("x", H2, 7)]
    series = comparable(told, WARDS, on=NOW, periods=[Y25])
    assert series.cell("x", SCHOLARSHIPS, Y25).value == Bounds(17, 21)
    y = series.cell("y", SCHOLARSHIPS, Y25)
    assert y.value == Bounds(1, None)
    assert y.status is Comparability.BOUNDED
    assert str(y) == (
        "at least 1 (bounded): divided in shares that are not known: Phường B;"
        " nothing was reported of 2025-07-01 to 2025-12-31"
    )
    assert y.sentence("vi").endswith("Chưa có số liệu của 6 tháng cuối năm 2025")
    assert series.unused == ()


def test_the_year_of_one_unit_and_the_halves_of_another_make_one_column() -> None:
    """Kills: who told of the year taken for silent in each half, and the other way round."""
    told = [given("a", Y24, 10), given("c", Y24, 1)]
    told += [given("b", half, 2) for half in (Period.half(2024, 1), Period.half(2024, 2))]
    series = comparable(told, WARDS, on=NOW, periods=[Y24])
    x = series.cell("x", SCHOLARSHIPS, Y24)
    assert x.value == Bounds(10, 14)
    assert [caveat.kind for caveat in x.caveats] == [CaveatKind.SPLIT]
    without = comparable(told[:-1], WARDS, on=NOW, periods=[Y24])
    assert without.cell("x", SCHOLARSHIPS, Y24).value == Bounds(10, None)


def test_the_year_that_a_unit_tells_goes_before_its_halves() -> None:
    """Kills: the half added to the year; the half of the unit barred in its own column."""
    told = [given("e", H1, 3), given("e", Y25, 8), given("e", Period.quarter(2025, 1), 2)]
    series = comparable(told, WARDS, on=NOW)
    assert [str(period) for period in series.periods] == [
        "2025-01-01 to 2025-03-31",
        "2025-01-01 to 2025-06-30",
        "2025-01-01 to 2025-12-31",
    ]
    values = [series.cell("e", SCHOLARSHIPS, period).value for period in series.periods]
    assert values == [Bounds.exactly(2), Bounds.exactly(3), Bounds.exactly(8)]
    assert series.double_counts == ()
    assert len(double_counts(told, WARDS)) == 3
    only = comparable(told, WARDS, on=NOW, periods=[Y25, Y25])
    assert only.periods == (Y25,)
    assert only.unused == (told[0], told[2])
    partly = comparable([*told[:1], told[2]], WARDS, on=NOW, periods=[Y25])
    assert partly.cell("e", SCHOLARSHIPS, Y25).value == Bounds(3, None)


def test_the_year_of_a_new_ward_beside_the_halves_of_the_old_is_no_figure() -> None:
    told = [given("a", H1, 10), given("x", H2, 7), given("x", Y25, 30)]
    series = comparable(told, WARDS, on=NOW, periods=[H1, Y25])
    cell = series.cell("x", SCHOLARSHIPS, Y25)
    assert cell.value is None
    assert [caveat.units for caveat in cell.caveats if caveat.kind is CaveatKind.DOUBLE_COUNT] == [
        ("Phường A", "Phường X")
    ]
    assert series.cell("x", SCHOLARSHIPS, H1).value == Bounds(10, None)
    assert series.total(SCHOLARSHIPS, Y25) is None
    assert series.total(SCHOLARSHIPS, H1) == Bounds.exactly(10)
    assert [double.kind for double in series.double_counts] == [DoubleCountKind.PREDECESSOR]
    assert str(series.double_counts[0]) == (
        "scholarships: Phường X (2025-01-01 to 2025-12-31) holds Phường A"
        " (2025-01-01 to 2025-06-30), or a part of it, already."
    )
    assert "6 tháng đầu năm 2025" in series.double_counts[0].sentence()
    replacing = [*told[:2], given("x", Y25, 30, replaces=True)]
    one = comparable(replacing, WARDS, on=NOW, periods=[Y25])
    assert one.cell("x", SCHOLARSHIPS, Y25).value == Bounds.exactly(30)
    assert one.replaced == (told[0], told[1])


def test_a_year_told_by_the_old_units_to_its_end_is_carried_whole() -> None:
    """Kills: a figure cut at the change though its units were counted to the end."""
    told = [given("a", Y25, 10, structure=LAST), given("b", Y25, 4, structure=LAST)]
    series = comparable(told, WARDS, on=NOW)
    assert series.cell("x", SCHOLARSHIPS, Y25).value == Bounds(10, 14)
    both = comparable([*told, given("x", H2, 5)], WARDS, on=NOW, periods=[H2, Y25])
    assert both.cell("x", SCHOLARSHIPS, Y25).value is None
    assert both.cell("x", SCHOLARSHIPS, H2).value == Bounds.exactly(5)


@pytest.mark.parametrize(("day", "known"), [(-1, "a"), (0, "x"), (1, "x")])
def test_a_stock_is_read_by_the_units_of_its_day(day: int, known: str) -> None:
    period = Period.until(FIRST + day * ONE_DAY)
    series = comparable([of(key, period, 5) for key in "ax"], WARDS, on=NOW)
    assert [one.unit for one in series.unmapped] == [{"a": "x", "x": "a"}[known]]
    assert series.cell("x", MEMBERS, period).sources[0] == known


@pytest.mark.parametrize(("day", "known"), [(-1, "a"), (0, "x"), (1, "x")])
def test_a_stated_structure_is_that_of_its_day(day: int, known: str) -> None:
    series = comparable(
        [of(key, Y26, 5, structure=FIRST + day * ONE_DAY) for key in "ax"], WARDS, on=NOW
    )
    assert [one.unit for one in series.unmapped] == [{"a": "x", "x": "a"}[known]]


def test_a_unit_that_begins_without_a_move_is_known_from_its_first_day() -> None:
    """Kills: one crosswalk for all days between two moves, made on the first that comes."""
    begins = date(2024, 6, 1)
    new = Organisation(id="n", name="Mới", period=Period(begins))
    registry = Registry(
        hierarchy=Hierarchy(name="made-up", units=(new, Organisation(id="o", name="Cũ")))
    )
    told = [of("o", Y24, 1, structure=begins - ONE_DAY), of("n", Y24, 2)]
    for one in (told, told[::-1]):
        series = comparable(one, registry, on=NOW)
        assert series.unmapped == ()
        assert series.cell("n", MEMBERS, Y24).value == Bounds.exactly(2)
        assert series.cell("o", MEMBERS, Y24).value == Bounds.exactly(1)


def test_a_stock_is_of_its_day_whatever_period_ends_with_it() -> None:
    """Kills: who told of the day taken for silent in the year that ends with it."""
    told = [of("a", Y24, 10), of("b", Period.until(date(2024, 12, 31)), 2)]
    series = comparable([*told, of("c", Y24, 1)], WARDS, on=NOW)
    assert series.periods == (Y24,)
    assert series.cell("x", MEMBERS, Y24).value == Bounds(10, 12)
    twice = comparable([*told, of("a", Period.until(date(2024, 12, 31)), 11)], WARDS, on=NOW)
    cell = twice.cell("x", MEMBERS, Y24)
    assert cell.value is None
    assert str(cell.caveats[-1]) == "counted twice: Phường A"
    assert cell.caveats[-1].sentence("vi") == "Tính trùng: Phường A"
    assert twice.cell("y", MEMBERS, Y24).value == Bounds(0, None)


def test_what_happened_until_a_day_keeps_a_column_of_its_own() -> None:
    """Kills: a beginning that is not stated dropped; taken for that of the year, or of all time."""
    until = Period.until(date(2024, 12, 31))
    told = [given("e", until, 50), given("e", Y24, 8), of("e", until, 3)]
    series = comparable(told, WARDS, on=NOW)
    assert series.periods == (until, Y24)
    assert series.cell("e", SCHOLARSHIPS, until).value == Bounds.exactly(50)
    assert series.cell("e", SCHOLARSHIPS, Y24).value == Bounds.exactly(8)
    assert series.cell("e", MEMBERS, Y24).value == Bounds.exactly(3)


def test_a_period_without_an_end_needs_a_structure_and_has_a_column() -> None:
    with pytest.raises(InvalidValueError, match="a period that ends, or the day of a structure"):
        given("e", Period(FIRST), 1)
    since = Period(FIRST)
    series = comparable([given("e", since, 1, structure=FIRST)], WARDS, on=NOW)
    assert series.cell("e", SCHOLARSHIPS, since).value == Bounds.exactly(1)
    stock = comparable([of("e", since, 1, structure=FIRST)], WARDS, on=NOW)
    assert stock.cell("e", MEMBERS, since).value == Bounds.exactly(1)


def test_a_unit_is_not_told_of_by_what_it_is_in_a_later_structure() -> None:
    """Kills: who gave a part away taken for told in full, by its id."""
    first, second = date(2024, 3, 1), date(2025, 3, 1)
    units = (
        Organisation(id="r", name="R", period=Period(None, second)),
        Organisation(id="s", name="S"),
        Organisation(id="v", name="V", period=Period(first, second)),
        Organisation(id="u", name="U", period=Period(second)),
    )
    changes = (
        StructureChange(effective=first, moves=(Move("s", "v", Share.unknown()),)),
        StructureChange(effective=second, moves=(Move("r", "u"), Move("v", "u"))),
    )
    registry = Registry(hierarchy=Hierarchy(name="made-up", units=units), changes=changes)
    told = [of("r", Y24, 5, structure=first - ONE_DAY), of("s", Y24, 7)]
    assert comparable(told, registry, on=NOW).cell("u", MEMBERS, Y24).value == Bounds(5, None)


def test_a_unit_that_nothing_happens_to_is_one_unit_before_and_after() -> None:
    """Kills: the half after a change added to the year that is told by the units before it."""
    told = [given("e", Y25, 8, structure=LAST), given("e", H1, 3), given("e", H2, 5)]
    for one in (told, [given("e", Y25, 8), *told[1:]]):
        series = comparable(one, WARDS, on=NOW)
        values = [series.cell("e", SCHOLARSHIPS, period).value for period in (H1, H2, Y25)]
        assert values == [Bounds.exactly(3), Bounds.exactly(5), Bounds.exactly(8)]


def test_of_two_that_replace_each_other_neither_does() -> None:
    told = [given("e", Y25, 8, replaces=True), given("e", Y25, 9, replaces=True)]
    series = comparable(told, WARDS, on=NOW)
    assert series.replaced == ()
    assert series.cell("e", SCHOLARSHIPS, Y25).value is None
    assert series.total(SCHOLARSHIPS, Y25) is None


# -- people, and figures below 0 -----------------------------------------------------------------


def test_people_of_two_halves_may_be_the_same() -> None:
    """Kills: the sum of both halves taken for people."""
    told = [of("e", H1, 30, HELPED), of("e", H2, 20, HELPED)]
    series = comparable(told, WARDS, on=NOW, periods=[Y25])
    cell = series.cell("e", HELPED, Y25)
    persons = range(30)
    attained = {len({*persons, *(one + shift for one in range(20))}) for shift in range(31)}
    assert cell.value == Bounds(min(attained), max(attained))
    assert cell.sentence("vi") == (
        "từ 30 đến 50 (trong khoảng): Có thể một người được tính ở nhiều đơn vị:"
        " 6 tháng đầu năm 2025, 6 tháng cuối năm 2025"
    )
    assert "0 of 1 figures exact" in repr(series)
    assert series.total(HELPED, Y25) == Bounds(30, 50)
    alone = comparable(told[:1], WARDS, on=NOW, periods=[Y25])
    assert alone.cell("e", HELPED, Y25).value == Bounds(30, None)
    old = [of("a", H1, 9, HELPED), of("b", H1, 9, HELPED), of("x", H2, 7, HELPED)]
    cell = comparable(old, WARDS, on=NOW, periods=[Y25]).cell("x", HELPED, Y25)
    assert cell.value == Bounds(9, 25)


def test_what_may_be_below_0_has_no_lower_end_where_a_part_is_missing() -> None:
    told = [of("e", H1, -4, BALANCE)]
    series = comparable(told, WARDS, on=NOW, periods=[H1, Y25], signed=[BALANCE])
    assert series.cell("e", BALANCE, H1).value == Bounds.exactly(-4)
    assert series.cell("e", BALANCE, Y25).value == Bounds(None, None)
    assert series.table("en").rows[0][2:4] == ("-4", "unknown")
    split = comparable([of("b", H1, -4, BALANCE)], WARDS, on=NOW, signed=[BALANCE])
    assert split.total(BALANCE, H1) == Bounds.exactly(-4)


def test_every_figure_that_cannot_be_below_0_is_told() -> None:
    """Kills: only those of the first period told."""
    told = [of("e", H1, -4), of("e", H2, -5), of("a", H1, Bounds(None, 0)), of("a", H1, 1)]
    told += [of("a", H1, Bounds(-2, 0, high_open=True))]
    with pytest.raises(StructuringError) as caught:
        comparable(told, WARDS, on=NOW)
    said = "expected at least 0, or an indicator that is named in signed"
    assert str(caught.value) == (
        "comparable: 3 problems\n"
        f"  members of e (2025-01-01 to 2025-06-30): {said}, got -4\n"
        f"  members of e (2025-07-01 to 2025-12-31): {said}, got -5\n"
        f"  members of a (2025-01-01 to 2025-06-30): {said},"
        " got Bounds(-2, 0, high_open=True)"
    )


# -- areas and groups ----------------------------------------------------------------------------


def test_a_district_that_ended_goes_on_as_its_new_wards() -> None:
    """Bình Thạnh: 15 wards to 5, the district as a whole."""
    registry = binh_thanh_wards()
    district, *old = registry.existing(LAST)
    new = registry.existing(FIRST)
    whole = dict.fromkeys(new, "Bình Thạnh")
    told = [of(district, H1, 900)]
    series = comparable(told, registry, on=FIRST, areas=True, groups=whole)
    assert series.cell("Bình Thạnh", MEMBERS, H1).value == Bounds.exactly(900)
    assert series.name("Bình Thạnh") == "Bình Thạnh"
    wards = comparable(told, registry, on=FIRST, areas=True)
    assert {cell.value for cell in wards.cells(MEMBERS, H1).values()} == {Bounds(0, 900)}
    assert wards.total(MEMBERS, H1) == Bounds.exactly(900)
    none = comparable(told, registry, on=FIRST)
    assert none.cells(MEMBERS, H1) == {}
    assert [(one.unit, amount.value) for one, amount in none.unassigned] == [(district, 900)]
    by_ward = [of(ward, H1, 60) for ward in old]
    again = comparable(by_ward, registry, on=FIRST, areas=True, groups=whole)
    assert again.cell("Bình Thạnh", MEMBERS, H1).value == Bounds.exactly(60 * len(old))
    both = comparable([*told, *by_ward], registry, on=FIRST, areas=True, groups=whole)
    assert both.cell("Bình Thạnh", MEMBERS, H1).value is None
    assert len(both.double_counts) == len(old)


def test_a_district_that_tells_of_the_year_is_not_missed_in_the_halves_of_wards() -> None:
    """Kills: wards under a district that told counted as told twice, or as silent."""
    told = [given("d", Y24, 90), given("e", Period.half(2024, 1), 1)]
    told.append(given("e", Period.half(2024, 2), 2))
    groups = {"x": "all", "y": "all", "e": "all"}
    series = comparable(told, WARDS, on=NOW, areas=True, groups=groups, periods=[Y24])
    cell = series.cell("all", SCHOLARSHIPS, Y24)
    assert cell.value == Bounds.exactly(93)
    assert cell.caveats == ()


def test_a_group_is_exact_though_its_wards_are_not() -> None:
    told = [of("a", Y24, 10), of("b", Y24, 4), of("c", Y24, 1)]
    series = comparable(told, WARDS, on=NOW, groups={"x": "new", "y": "new"})
    assert series.units == ("new",)
    assert series.cell("new", MEMBERS, Y24).value == Bounds.exactly(15)
    with pytest.raises(InvalidValueError, match=r"comparable\.groups: .* of 2026-12-31.*'a'"):
        comparable([], WARDS, on=NOW, groups={"a": "old"})


def test_a_city_beside_its_wards_is_no_figure_where_both_are_in_one_group() -> None:
    told = [of("city", Y25, 100), of("x", Y25, 60), of("e", Y25, 9)]
    apart = comparable(told, WARDS, on=NOW)
    assert apart.cell("city", MEMBERS, Y25).value == Bounds.exactly(100)
    assert apart.cell("x", MEMBERS, Y25).value == Bounds.exactly(60)
    year = "2025-01-01 to 2025-12-31"
    assert [str(one) for one in apart.double_counts] == [
        f"members: Thành phố ({year}) holds Phường X ({year}) already.",
        f"members: Thành phố ({year}) holds Xã E ({year}) already.",
    ]
    assert apart.double_counts[0].sentence() == (
        "Hội viên: Thành phố (năm 2025) đã gồm Phường X (năm 2025)."
    )
    together = comparable(told, WARDS, on=NOW, groups={"city": "all", "x": "all"})
    assert together.cell("all", MEMBERS, Y25).value is None
    assert together.cell("e", MEMBERS, Y25).value == Bounds.exactly(9)


# -- what is asked, and what is shown ------------------------------------------------------------


def test_what_is_not_in_a_series_is_asked_for_in_vain() -> None:
    series = comparable([of("e", Y24, 1), of("a", Y25, 2, structure=LAST)], WARDS, on=NOW)
    assert series.get("e", MEMBERS, Y26) is None
    assert series.get("e", MEMBERS, Y25) is None
    assert series.get("e", SCHOLARSHIPS, Y24) is None
    with pytest.raises(KeyError, match="unit: expected a unit of which members was reported for"):
        series.cell("e", MEMBERS, Y25)
    with pytest.raises(KeyError, match=r"the id of a unit of the series, got 'ee'|near: e"):
        series.cell("ee", MEMBERS, Y25)
    with pytest.raises(KeyError, match="indicator: expected one of members, got 'scholarships'"):
        series.cells(SCHOLARSHIPS, Y24)
    with pytest.raises(KeyError, match="period: expected one of 2024-01-01 to 2024-12-31, 2025"):
        series.total(MEMBERS, Y26)
    with pytest.raises(KeyError, match="the id of a unit of the series"):
        series.table(units=["nowhere"])
    with pytest.raises(KeyError, match="expected one of members"):
        series.table(indicators=[SCHOLARSHIPS])
    empty = comparable([], WARDS, on=NOW)
    assert (
        repr(empty) == "<ComparableSeries on 2026-12-31: 0 units, 0 periods; 0 of 0 figures exact>"
    )
    with pytest.raises(KeyError, match="indicator: expected one of none"):
        empty.cells(MEMBERS, Y24)
    asked = comparable([of("e", Y24, 1)], WARDS, on=NOW, periods=[Y25, Y24])
    assert asked.periods == (Y25, Y24)
    assert asked.total(MEMBERS, Y25) == Bounds.exactly(0)
    assert asked.cells(MEMBERS, Y25) == {}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"registry": None}, "comparable.registry: expected a Registry"),
        ({"on": "2025"}, "comparable.on: expected a date without a time"),
        ({"series": [1]}, r"series\[0\]: expected a Report or an Observation, got 1"),
        ({"periods": [Y24, 2024]}, r"comparable.periods\[1\]: expected a Period, got 2024"),
        ({"breaks": ["a"]}, r"comparable.breaks\[0\]: expected a DefinitionBreak, got 'a'"),
        ({"signed": ["members"]}, "comparable.signed: expected an Indicator"),
    ],
)
def test_what_cannot_be_compared_is_refused(changed: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {"series": [], "registry": WARDS, "on": NOW, **changed}
    series, registry = asked.pop("series"), asked.pop("registry")
    with pytest.raises(InvalidValueError, match=said):
        comparable(series, registry, **asked)


def test_an_old_district_beside_a_new_ward_is_found_and_ratios_are_not_added_up() -> None:
    """Kills: a district without successor passed over; shares taken for counts."""
    told = [given("d", H1, 9), given("x", Y25, 5), given("e", Y25, 5)]
    found = double_counts(told, WARDS)
    assert [(one.first, one.second, one.kind) for one in found] == [
        (told[0], told[1], DoubleCountKind.PREDECESSOR)
    ]
    ratio = evolve(HELPED, code="share", nature=Nature.RATIO)
    assert double_counts([of("e", Y25, 1, ratio), of("e", Y25, 1, ratio)], WARDS) == ()
    with pytest.raises(InvalidValueError, match="an indicator that is added up; of ratios call"):
        comparable([of("e", Y25, 1, ratio)], WARDS, on=NOW)


def test_a_unit_under_another_parent_since_is_found_with_both() -> None:
    """Kills: the tree of one day taken for that of the whole period."""
    moved = date(2025, 4, 1)
    units = tuple(Organisation(id=key, name=key) for key in ("p", "q", "r", "c"))
    links = (Link("c", "p", Period(None, moved)), Link("c", "q", Period(moved)))
    registry = Registry(hierarchy=Hierarchy(name="made-up", units=units, links=links))
    quarter = Period.quarter(2025, 1)
    told = [given("p", quarter, 9), given("c", H1, 5), given("q", H1, 7), given("r", H1, 1)]
    found = double_counts(told, registry)
    assert [(one.kind, one.first.unit, one.second.unit) for one in found] == [
        (DoubleCountKind.ABOVE, "p", "c"),
        (DoubleCountKind.ABOVE, "q", "c"),
    ]
    child = [given("c", quarter, 9), given("q", H1, 5), given("c", H1, 7)]
    kinds = [(one.kind, one.first.unit, one.second.unit) for one in double_counts(child, registry)]
    assert kinds == [
        (DoubleCountKind.SAME_UNIT, "c", "c"),
        (DoubleCountKind.ABOVE, "q", "c"),
        (DoubleCountKind.ABOVE, "q", "c"),
    ]


def test_double_counts_are_of_observations_alone() -> None:
    given_one: Any = Report.of("a", Y24, {MEMBERS: 1})
    with pytest.raises(
        InvalidValueError, match=r"observations\[0\]: expected an Observation; of r"
    ):
        double_counts([given_one], WARDS)
    registry: Any = None
    with pytest.raises(InvalidValueError, match=r"double_counts\.registry"):
        double_counts([], registry)


def test_reports_say_what_of_them_is_left_out() -> None:
    report = Report.of("e", Y24, {MEMBERS: 41, SCHOLARSHIPS: 3})
    figures = {figure.key: figure for figure in report}
    day = Period.until(date(2024, 12, 31))
    again = evolve(report, figures=(*report, evolve(figures["members"], key="again", period=day)))
    assert observations_of(again)[1] == ("members", "again")
    for other in (
        evolve(figures["members"], target=True),
        evolve(figures["members"], scope="trường học"),
        evolve(figures["members"], period=Period(date(2024, 1, 1))),
        evolve(figures["members"], quantity=Quantity(value=1, unit=PERCENT), says=Says.SHARE),
        evolve(figures["members"], quantity=Quantity(value=9, unit=HOUSEHOLD)),
        evolve(figures["members"], quantity=Quantity(value=9, unit=PERSON, each=True)),
    ):
        less = evolve(report, figures=(other, figures["scholarships"]))
        told, left_out = observations_of(less)
        assert [one.indicator for one in told] == [SCHOLARSHIPS]
        assert left_out == ("members",)
        kept = comparable([less, less], WARDS, on=NOW).left_out
        assert kept == {"e (2024-01-01 to 2024-12-31)": ("members", "members")}
    series = comparable([report, of("a", Y24, 2)], WARDS, on=NOW)
    assert series.left_out == {}
    assert series.cell("e", MEMBERS, Y24).value == Bounds.exactly(41)
    assert series.cell("e", SCHOLARSHIPS, Y24).value == Bounds.exactly(3)


def test_tables_show_bounds_as_bounds_and_rows_have_both_ends() -> None:
    told = [of("a", Y24, 1_000), of("b", Y24, 200), of("x", Y25, 1_150), of("x", Y25, 1_160)]
    told += [given("a", Y24, 5), given("b", Y24, 0)]
    series = comparable(told, WARDS, on=NOW)
    assert series.table().headings == (
        "Đơn vị",
        "Chỉ tiêu",
        "năm 2024",
        "năm 2025",
        "Ghi chú",
    )
    note = "Chia tách mà không rõ tỷ lệ: Phường B; Tính trùng: Phường X"
    members = ("Phường X", "Hội viên", "từ 1.000 đến 1.200", "không so sánh được", note)
    assert series.table().rows[0] == members
    assert series.table(units=["x"]).rows[1][2:] == ("5", None, None)
    english = series.table("en", indicators=[MEMBERS], units=["x"])
    assert english.headings[2] == "2024-01-01 to 2024-12-31"
    assert english.rows[0][2:4] == ("1,000 to 1,200", "not comparable")
    assert "từ 1.000 đến 1.200" in series.table().html()
    shown: Any = series
    assert "không so sánh được" in shown._repr_html_()
    assert english.rows == series.table("en", indicators=[MEMBERS]).rows[:1]
    year = comparable([*told, of("e", Y24, 2)], WARDS, on=NOW).table(units=["e", "y"])
    assert [row[:2] for row in year.rows] == [
        ("Xã E", "Hội viên"),
        ("Phường Y", "Hội viên"),
        ("Phường Y", SCHOLARSHIPS.label()),
    ]
    assert series.to_rows()[0] == {
        "unit": "x",
        "name": "Phường X",
        "indicator": "members",
        "period": "2024-01-01 to 2024-12-31",
        "low": 1_000,
        "high": 1_200,
        "exact": None,
        "status": "bounded",
        "caveats": ["divided in shares that are not known: Phường B"],
    }
    doubled = [row for row in series.to_rows() if row["status"] == "not-comparable"]
    assert [(row["low"], row["high"], row["exact"]) for row in doubled] == [(None, None, None)]
    assert repr(series) == (
        "<ComparableSeries on 2026-12-31: 2 units, 2 periods; 1 of 5 figures exact; 1 "
        "pairs counted twice>"
    )


def test_what_may_have_gone_outside_is_told_once() -> None:
    """Kills: an observation told twice where the half and the year are made of it."""
    leaves = StructureChange(effective=date(2026, 3, 1), moves=(Move("e", None, Share.unknown()),))
    told = [given("e", H1, 8), given("nowhere", H1, 5), given("nowhere", H1, 6)]
    series = comparable(told, wards(leaves), on=NOW, periods=[H1, Y25])
    assert [(one.unit, amount) for one, amount in series.outside] == [("e", Bounds(0, 8))]
    assert series.unmapped == (told[1], told[2])
    assert series.total(SCHOLARSHIPS, H1) == Bounds(0, 8)


def test_an_observation_says_where_it_is_from() -> None:
    one = Observation.of("e", MEMBERS, Y24, 5, source="https://example.org", replaces=True)
    assert (one.source, one.replaces) == ("https://example.org", True)
    assert repr(one).startswith("Observation(unit='e', indicator=")
    with pytest.raises(InvalidValueError, match="what was reported"):
        Observation.of("e", MEMBERS, Y24, None)

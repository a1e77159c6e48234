"""The smallest areas that are the same in two structures."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from khuyenhoc.models.indicators import MEMBERS
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.testing.registries import RegistryAndTruth, registries, registries_and_truth
from khuyenhoc.values.bounds import Bounds

ONE_DAY = timedelta(days=1)


@st.composite
def day_pairs(draw: st.DrawFn, registry: Registry) -> tuple[date, date]:
    days = [date(2018, 1, 1), date(2028, 6, 30)]
    for day in registry.days_of_change:
        days += [day - ONE_DAY, day]
    start, end = sorted(draw(st.tuples(st.sampled_from(days), st.sampled_from(days))))
    return start, end


@settings(max_examples=40)
@given(registries_and_truth(max_size=6), st.data())
def test_comparable_areas_are_exact_and_equal_on_both_sides(
    drawn: RegistryAndTruth, data: st.DataObject
) -> None:
    """Kills: areas closed though a part went outside; figures of one side only."""
    start, end = data.draw(day_pairs(drawn.registry))
    told, true = (
        crosswalk(one, start, end, of=Moved.PEOPLE) for one in (drawn.registry, drawn.truth)
    )
    values = {unit: data.draw(st.integers(0, 50)) for unit in told}
    before, after = told.to_common_areas().apply(values, MEMBERS), true.apply(values, MEMBERS)
    for area in told.common_areas():
        if area.is_comparable:
            on_the_map = sum(values[unit] for unit in area.before)
            assert before[area.id].value == Bounds.exactly(on_the_map)
            now = [after[unit].value for unit in area.after if unit in after]
            assert sum(one.value or 0 for one in now if one) == on_the_map


@settings(max_examples=40)
@given(registries(max_size=6, gaps=True), st.data())
def test_areas_are_what_hangs_together_and_no_more(registry: Registry, data: st.DataObject) -> None:
    """Kills: two ids taken for one unit; areas joined by what is outside; one unit in two."""
    start, end = data.draw(day_pairs(registry))
    if data.draw(st.booleans()):
        start, end = end, start
    walk = crosswalk(registry, start, end)
    sides = {("before", unit) for unit in walk} | {("after", unit) for unit in walk.targets}
    edges = {
        frozenset({("before", unit), ("after", str(weight.target))})
        for unit, row in walk.items()
        for weight in row
        if not isinstance(weight.target, Beyond)
    }
    areas = walk.common_areas()
    expected: set[frozenset[tuple[str, str]]] = set()
    for one in sides:
        reached, grown = {one}, True
        while grown:
            more = {other for edge in edges if edge & reached for other in edge}
            grown = not more <= reached
            reached |= more
        expected.add(frozenset(reached))
    found = [
        frozenset(
            [*(("before", unit) for unit in area.before), *(("after", unit) for unit in area.after)]
        )
        for area in areas
    ]
    assert set(found) == expected
    assert len(found) == len(expected)
    for area in areas:
        beyond = any(isinstance(one.target, Beyond) for unit in area.before for one in walk[unit])
        assert area.is_open is beyond
        assert area.is_comparable is bool(area.before and area.after and not beyond)
    of_after = [area.after for area in areas if area.after]
    assert [unit for area in of_after for unit in area[:1]] == sorted(
        (area[0] for area in of_after), key=walk.targets.index
    )


def test_an_area_of_one_unit_keeps_the_name_of_the_unit() -> None:
    """Kills: the id of a unit shown for its name where areas are made."""
    from khuyenhoc.reform.territories.hoan_kiem import hoan_kiem_wards  # noqa: PLC0415

    walk = crosswalk(hoan_kiem_wards(), date(2025, 6, 30), date(2025, 7, 1))
    areas = walk.to_common_areas()
    single = [area.id for area in walk.common_areas() if len(area.after) == 1]
    assert all(areas.target_name(unit) == walk.target_name(unit) for unit in single)
    several = [area for area in walk.common_areas() if len(area.after) > 1]
    for area in several:
        assert area.id == f"{area.after[0]} (+{len(area.after) - 1})"
        assert areas.target_name(area.id) == area.id

"""What holds of every series: the truth is inside, nothing is lost, no order matters."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from random import Random

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import MEMBERS, SCHOLARSHIPS
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.caveat import CaveatKind
from khuyenhoc.reform.series.comparable import comparable
from khuyenhoc.reform.series.double_count import DoubleCountKind, double_counts
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.series.series import ComparableSeries
from khuyenhoc.testing.registries import RegistryAndTruth, registries_and_truth
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

#: After every day on which a drawn registry changes.
NOW = date(2028, 6, 30)
HALVES = (Period.half(2025, 1), Period.half(2025, 2))
YEAR = Period.year(2025)


@frozen(kw_only=True)
class Told:
    """What was reported of one tier, each half by the units of its last day, and what is true."""

    drawn: RegistryAndTruth
    indicator: Indicator
    observations: tuple[Observation, ...]
    #: What truly is, by half and unit, also of those that did not report.
    truth: Mapping[tuple[Period, str], int]

    def series(self, observations: tuple[Observation, ...] | None = None) -> ComparableSeries:
        given = self.observations if observations is None else observations
        return comparable(given, self.drawn.registry, on=NOW, periods=[*HALVES, YEAR])

    def true_figure(self, unit: str, period: Period) -> Fraction:
        found = Fraction(0)
        for (half, source), value in self.truth.items():
            if period.covers(half):
                walk = crosswalk(self.drawn.truth, last_day(half), NOW, of=Moved.PEOPLE)
                found += sum(
                    Fraction(one.low) * value for one in walk[source] if one.target == unit
                )
        return found


def last_day(period: Period) -> date:
    return period.last_day or date.max


@st.composite
def tellings(
    draw: st.DrawFn, *, indicator: Indicator = SCHOLARSHIPS, all_tell: bool = False
) -> Told:
    drawn = draw(registries_and_truth(max_size=5, max_days=2))
    tier = draw(st.sampled_from("pc"))
    truth: dict[tuple[Period, str], int] = {}
    told: list[Observation] = []
    for half in HALVES:
        for unit in drawn.registry.existing(last_day(half)):
            if unit[0] == tier:
                value = truth[half, unit] = draw(st.integers(0, 30))
                if all_tell or draw(st.integers(0, 4)):
                    low = value if draw(st.integers(0, 3)) else value // 2
                    told.append(Observation.of(unit, indicator, half, Bounds(low, value)))
    return Told(drawn=drawn, indicator=indicator, observations=tuple(told), truth=truth)


@settings(max_examples=40)
@given(tellings())
def test_the_truth_is_in_every_cell(told: Told) -> None:
    """Kills: a silent half taken for 0; a half carried from the structure of the other."""
    series = told.series()
    for period in (*HALVES, YEAR):
        for unit in series.units:
            cell = series.get(unit, told.indicator, period)
            if cell is not None and cell.value is not None:
                assert told.true_figure(unit, period) in cell.value
            assert cell is None or cell.value is not None


@settings(max_examples=30)
@given(tellings())
def test_nothing_is_lost(told: Told) -> None:
    """Kills: totals of cells; parts that are outside or unassigned dropped."""
    exact = comparable(told.observations, told.drawn.truth, on=NOW, periods=HALVES)
    bounded = comparable(told.observations, told.drawn.registry, on=NOW, periods=HALVES)
    for series in (exact, bounded):
        found = Bounds.exactly(0)
        for half in HALVES:
            if any(one.period == half for one in told.observations):
                total = series.total(told.indicator, half)
                assert total is not None
                found += total
        for _, amount in (*series.outside, *series.unassigned):
            found += amount
        for one in series.unmapped:
            found += one.value
        given = sum((one.value for one in told.observations), Bounds.exactly(0))
        if series is exact:
            assert found == given
        else:
            assert found & given == given


@settings(max_examples=20)
@given(tellings(), st.randoms(use_true_random=False))
def test_the_order_of_a_series_makes_no_difference(told: Told, chance: Random) -> None:
    """Kills: the last one of a structure taken for all; a crosswalk from the first one's day."""
    shuffled = list(told.observations)
    chance.shuffle(shuffled)
    one, other = told.series(), told.series(tuple(shuffled))
    for period in (*HALVES, YEAR) if told.observations else ():
        left, right = (series.cells(told.indicator, period) for series in (one, other))
        assert {unit: cell.value for unit, cell in left.items()} == {
            unit: cell.value for unit, cell in right.items()
        }


@settings(max_examples=25)
@given(tellings(), st.data())
def test_groups_are_made_first_and_lie_within_the_sum_of_cells(
    told: Told, data: st.DataObject
) -> None:
    """Kills: groups added up from cells that are bounded already."""
    units = [unit for unit in told.drawn.registry.existing(NOW) if unit[0] == "c"]
    groups = {unit: data.draw(st.sampled_from(("west", "east"))) for unit in units}
    fine = told.series()
    coarse = comparable(
        told.observations, told.drawn.registry, on=NOW, groups=groups, periods=[*HALVES, YEAR]
    )
    for group in {"west", "east"}.intersection(coarse.units):
        for period in HALVES:
            cell = coarse.get(group, told.indicator, period)
            if cell is None:
                continue
            assert cell.value is not None
            parts = [
                fine.get(unit, told.indicator, period) for unit in units if groups[unit] == group
            ]
            anything = Bounds.at_least(0)  # of a unit of which nobody told
            summed = sum(
                (one.value or anything if one else anything for one in parts), Bounds.exactly(0)
            )
            assert cell.value & summed == cell.value
            true = sum(told.true_figure(unit, period) for unit in units if groups[unit] == group)
            assert true in cell.value


@settings(max_examples=40)
@given(tellings(all_tell=True), tellings(indicator=MEMBERS, all_tell=True))
def test_clean_reports_have_nothing_twice(flows: Told, stocks: Told) -> None:
    """Kills: two halves taken for one time; stocks of two days compared."""
    assert double_counts(flows.observations, flows.drawn.registry) == ()
    assert double_counts(stocks.observations, stocks.drawn.registry) == ()


@settings(max_examples=60)
@given(tellings(all_tell=True), st.data())
def test_every_planted_double_count_is_found(told: Told, data: st.DataObject) -> None:
    """Kills: units compared by id alone; children left out; predecessors of one step only."""
    if not told.observations:
        return
    registry = told.drawn.registry
    one = data.draw(st.sampled_from(told.observations))
    planted: list[tuple[DoubleCountKind | None, Observation]] = [
        (DoubleCountKind.SAME_UNIT, Observation.of(one.unit, told.indicator, one.period, 7))
    ]
    tree = registry.on(one.day)
    planted += (
        (DoubleCountKind.ABOVE, Observation.of(near, told.indicator, one.period, 7))
        for near in (*tree.ancestors(one.unit), *tree.descendants(one.unit))
    )
    if one.period == HALVES[0]:
        walk = crosswalk(registry, one.day, last_day(YEAR), of=Moved.PEOPLE)
        after = registry.on(last_day(YEAR))
        for source in (one.unit, *tree.descendants(one.unit)):
            for weight in walk[source]:
                if not isinstance(weight.target, Beyond):
                    planted += (
                        (None, Observation.of(unit, told.indicator, YEAR, 7))
                        for unit in (weight.target, *after.ancestors(weight.target))
                    )
    kind, extra = data.draw(st.sampled_from(planted))
    place = data.draw(st.integers(0, len(told.observations)))
    given = (*told.observations[:place], extra, *told.observations[place:])
    found = double_counts(given, registry)
    pairs = [double for double in found if double.first is one or double.second is one]
    assert any(double.first is extra or double.second is extra for double in pairs)
    assert kind is None or any(double.kind is kind for double in pairs)
    assert all(extra in (double.first, double.second) for double in found)


@settings(max_examples=40)
@given(tellings(all_tell=True), st.data())
def test_just_the_cells_that_both_go_into_are_not_comparable(
    told: Told, data: st.DataObject
) -> None:
    """Kills: all cells of a doubled unit barred; none barred; the later one taken."""
    if not told.observations:
        return
    one = data.draw(st.sampled_from(told.observations))
    tree = told.drawn.registry.on(one.day)
    near = data.draw(st.sampled_from((one.unit, *tree.ancestors(one.unit))))
    extra = Observation.of(near, told.indicator, one.period, 7)
    clean, series = told.series(), told.series((*told.observations, extra))
    walk = crosswalk(told.drawn.registry, one.day, NOW, of=Moved.PEOPLE)
    touched = {weight.target for weight in walk[near]}
    for period in (*HALVES, YEAR):
        for unit, cell in series.cells(told.indicator, period).items():
            twice = {CaveatKind.DOUBLE_COUNT} & {caveat.kind for caveat in cell.caveats}
            assert bool(twice) is (cell.value is None)
            if unit not in touched or not period.covers(one.period):
                before = clean.get(unit, told.indicator, period)
                assert before is not None
                assert before.value == cell.value
            elif unit in {weight.target for weight in walk[one.unit]}:
                assert cell.value is None


@settings(max_examples=30)
@given(tellings(all_tell=True), st.data())
def test_what_replaces_others_stands_alone(told: Told, data: st.DataObject) -> None:
    """Kills: what is replaced added all the same; what replaces it thrown out with it."""
    if not told.observations:
        return
    one = data.draw(st.sampled_from(told.observations))
    extra = Observation.of(one.unit, told.indicator, one.period, 7, replaces=True)
    series = told.series((*told.observations, extra))
    assert series.replaced == (one,)
    assert series.double_counts == ()
    others = tuple(other for other in told.observations if other is not one)
    expected = told.series((*others, extra))
    for period in (*HALVES, YEAR):
        cells = series.cells(told.indicator, period)
        assert {unit: cell.value for unit, cell in cells.items()} == {
            unit: cell.value for unit, cell in expected.cells(told.indicator, period).items()
        }

"""Figures carried along crosswalks: where they can be, and that nothing is lost."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import chain, combinations, product
from math import prod

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from small_rows import PLACES, PLACES_AND_BEYOND, Target, corners, extremes, rows
from walks import (
    ALWAYS,
    BEFORE,
    SINCE,
    Walk,
    change,
    hand_made,
    july,
    parts,
    registry_of,
    values_of,
    walks,
    within,
)

from khuyenhoc.models.indicators import DONORS, FUND_RAISED, MEMBERS, POPULATION
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, Weight, whole
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.restating.categories import CategoryPolicy
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.restated import Comparability
from khuyenhoc.testing.numbers import bounds, numbers_within
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

HALF = Fraction(1, 2)
UNITS = ("a", "b", "c")


@st.composite
def small_walks(draw: st.DrawFn, places: tuple[Target, ...] = PLACES_AND_BEYOND) -> Crosswalk:
    """Make crosswalks small enough to look at every way in which units can be divided."""
    some = UNITS[: draw(st.integers(1, 3))]
    return hand_made({unit: draw(rows(places)) for unit in some}, *map(str, PLACES))


def every_outcome(
    walk: Crosswalk, values: Mapping[str, Exact], groups: Mapping[str, str] | None = None
) -> Iterator[dict[Target, Exact]]:
    """Give what targets come to for every corner of the row of every unit."""
    for divisions in product(*(corners(walk[unit]) for unit in values)):
        sums: dict[Target, Exact] = {}
        for value, division in zip(values.values(), divisions, strict=True):
            for target, part in division.items():
                group = target if isinstance(target, Beyond) else (groups or {}).get(target, target)
                sums[group] = sums.get(group, 0) + value * part
        yield sums


def value_of(walk: Crosswalk, values: Mapping[str, Exact | Bounds | None], target: str) -> Bounds:
    found = walk.apply(values, MEMBERS)[target].value
    assert found is not None
    return found


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_the_true_figure_lies_within_what_is_carried(walk: Walk, data: st.DataObject) -> None:
    """Kills: a dropped lower bound; equal shares; a unit's figure added to the wrong place."""
    values = data.draw(values_of(walk.told))
    truth = walk.carried(values)
    carried = walk.told.apply(values, MEMBERS)
    for unit, restated in carried.items():
        assert restated.value is not None
        assert truth[unit] in restated.value
    assert all(truth[unit] == 0 for unit in walk.told.targets if unit not in carried)
    for where, found in (
        (Beyond.OUTSIDE, carried.outside),
        (Beyond.UNASSIGNED, carried.unassigned),
    ):
        assert truth[where] in sum(found.values(), Bounds.exactly(0))


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_known_shares_give_points_and_keep_the_sum(walk: Walk, data: st.DataObject) -> None:
    """Kills: bounds where nothing is unknown; a figure carried twice, or not at all."""
    values = data.draw(values_of(walk.true))
    carried = walk.true.apply(values, MEMBERS)
    points = [restated.value for restated in carried.values()]
    assert all(point is not None and point.value is not None for point in points)
    gone = [*carried.outside.values(), *carried.unassigned.values()]
    assert sum((one for one in (*points, *gone) if one), Bounds.exactly(0)) == carried.given
    assert carried.given == Bounds.exactly(sum(values.values()))


@settings(max_examples=40)
@given(
    walks(of=Moved.PEOPLE),
    st.dictionaries(st.sampled_from(("?", "??")), st.integers(0, 9)),
    st.data(),
)
def test_what_is_mapped_unmapped_outside_and_unassigned_is_what_was_given(
    walk: Walk, unknown: dict[str, int], data: st.DataObject
) -> None:
    """Kills: units that the crosswalk does not know dropped, or taken for silent; parts outside
    counted on the map too."""
    values = data.draw(values_of(walk.told))
    for carrying in (walk.told, walk.true):
        carried = carrying.apply({**values, **unknown}, MEMBERS)
        assert dict(carried.unmapped) == unknown
        assert carried.given == Bounds.exactly(sum(values.values()) + sum(unknown.values()))
        together = carried.total + sum(unknown.values())
        for gone in (*carried.outside.values(), *carried.unassigned.values()):
            together += gone
        assert within(carried.given, together)
        if carrying is walk.true:
            assert together == carried.given
        if not carried.outside and not carried.unassigned:
            assert carried.total + sum(unknown.values()) == carried.given


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_put_together_before_it_is_carried_the_sum_of_all_is_exact(
    walk: Walk, data: st.DataObject
) -> None:
    """Kills: applying before merging, by which the bounds of all parts are added up."""
    values = data.draw(values_of(walk.told))
    one = walk.told.coarsen(dict.fromkeys(walk.told.targets, "all"))
    carried = one.apply(values, MEMBERS)
    if values and not any(isinstance(w.target, Beyond) for row in walk.told.values() for w in row):
        assert value_of(one, values, "all") == Bounds.exactly(sum(values.values()))
    if "all" in carried:
        assert carried["all"].value == carried.total


@settings(max_examples=60)
@given(small_walks(), st.lists(st.integers(-20, 20), min_size=3, max_size=3), st.booleans())
def test_each_end_of_a_figure_is_attained_and_none_is_passed(
    walk: Crosswalk,
    amounts: list[int],
    signed: bool,  # noqa: FBT001  (drawn)
) -> None:
    """Kills: ends of figures below 0 not changing places; low ends left out; ends of one unit for
    those of all."""
    given_ = {
        unit: amount if signed else abs(amount) for unit, amount in zip(walk, amounts, strict=False)
    }
    carried = walk.apply(given_, MEMBERS, signed=signed)
    outcomes = [*every_outcome(walk, given_)]
    for unit in carried:
        assert carried[unit].value == Bounds(
            min(one.get(unit, 0) for one in outcomes), max(one.get(unit, 0) for one in outcomes)
        )


@settings(max_examples=60)
@given(
    small_walks(),
    st.lists(st.integers(0, 20), min_size=3, max_size=3),
    st.fixed_dictionaries({str(place): st.sampled_from("ggh") for place in PLACES}),
)
def test_put_together_first_bounds_are_the_joint_ones_and_within_the_sums(
    walk: Crosswalk, amounts: list[int], groups: dict[str, str]
) -> None:
    """Kills: applying before merging; a group that keeps the bounds of its last target."""
    values = dict(zip(walk, amounts, strict=False))
    coarse, fine = walk.coarsen(groups), walk.apply(values, MEMBERS)
    carried = coarse.apply(values, MEMBERS)
    ends = extremes([*every_outcome(walk, values, groups)])
    for group in carried:
        low, high = ends.get(group, (0, 0))
        assert carried[group].value == Bounds(low, high)
        sums = [fine[unit].value for unit in fine if groups[unit] == group]
        assert within(Bounds(low, high), sum((one for one in sums if one), Bounds.exactly(0)))


@settings(max_examples=40)
@given(small_walks(), st.data())
def test_bounds_given_for_a_figure_hold_what_any_number_within_comes_to(
    walk: Crosswalk, data: st.DataObject
) -> None:
    """Kills: bounds taken by their low end; a known figure widened; an open end closed."""
    printed = {unit: data.draw(bounds(min_value=0, max_value=30)) for unit in walk}
    printed = {unit: found for unit, one in printed.items() if (found := one & Bounds.at_least(0))}
    numbers = {unit: data.draw(numbers_within(one)) for unit, one in printed.items()}
    wide, narrow = walk.apply(printed, MEMBERS), walk.apply(numbers, MEMBERS)
    assert wide.keys() == narrow.keys()
    for unit in wide:
        inner, outer = narrow[unit].value, wide[unit].value
        assert inner
        assert outer
        assert within(inner, outer)
        known = {source: Bounds.exactly(number) for source, number in numbers.items()}
        assert walk.apply(known, MEMBERS)[unit].value == inner


@settings(max_examples=40)
@given(walks(of=Moved.PEOPLE), st.data())
def test_to_know_more_shares_never_widens(walk: Walk, data: st.DataObject) -> None:
    """Kills: a share that a host tells taken for another's; what is known already forgotten."""
    values = data.draw(values_of(walk.told))
    shares = {
        (unit, weight.target): Share.exactly(walk.truth(unit).get(weight.target, 0))
        for unit in walk.told.divided
        for weight in walk.told[unit]
        if not isinstance(weight.target, Beyond) and data.draw(st.booleans())
    }
    more = walk.told.narrowed(shares)
    before, after = walk.told.apply(values, MEMBERS), more.apply(values, MEMBERS)
    for unit, restated in after.items():
        wider = before[unit].value
        assert restated.value
        assert wider
        assert within(restated.value, wider)
    for (unit, target), share in shares.items():
        assert (share.low == 0) == (target not in {one.target for one in more[unit]})


@settings(max_examples=40)
@given(small_walks(), st.data(), st.integers(1, 9))
def test_what_is_carried_is_linear_in_figures_not_below_none(
    walk: Crosswalk, data: st.DataObject, times: int
) -> None:
    """Kills: bounds that depend on how a figure is cut up; shares of a rounded figure."""
    first, second = data.draw(values_of(walk)), data.draw(values_of(walk))
    both = {unit: first[unit] + second[unit] * times for unit in walk}
    for unit in walk.apply(both, MEMBERS):
        alone = [value_of(walk, one, unit) for one in (first, second)]
        assert value_of(walk, both, unit) == alone[0] + alone[1] * times


@settings(max_examples=60)
@given(small_walks(), st.data())
def test_without_the_figure_of_a_part_there_is_no_upper_end_and_the_part_is_named(
    walk: Crosswalk, data: st.DataObject
) -> None:
    """Kills: not reported taken as 0; a divided unit that did not report taken to matter to none
    or to all; a unit left out treated otherwise than ``None``."""
    values = data.draw(values_of(walk))
    silent = data.draw(st.sets(st.sampled_from([*walk]), min_size=1))
    told = {unit: value for unit, value in values.items() if unit not in silent}
    with_none: dict[str, int | None] = {**dict.fromkeys(silent), **told}
    full, carried = walk.apply(values, MEMBERS), walk.apply(told, MEMBERS)
    nones = walk.apply(with_none, MEMBERS)
    assert dict(carried.unmapped) == dict(nones.unmapped) == {}
    for unit, sources in walk.sources.items():
        if not {*sources} - silent:
            assert unit not in carried
            assert (unit in carried.not_reported) == bool(sources)
            continue
        found, lacking = carried[unit], [one for one in sources if one in silent]
        complete = full[unit].value
        assert found.value
        assert complete
        assert nones[unit].value == found.value
        named = [one.units for one in found.caveats if one.kind is CaveatKind.MISSING]
        assert named == ([tuple(lacking)] if lacking else [])
        assert found.value.high is None if lacking else found.value == complete
        assert within(complete, found.value)
        change_ = walk.apply(told, MEMBERS, signed=True)[unit].value
        assert change_ == (Bounds(None, None) if lacking else complete)


# -- people each counted once -------------------------------------------------------------------


def every_union(sizes: list[int]) -> set[int]:
    """Give how many people there can be in several bodies of known size, by listing them all."""
    people = range(sum(sizes))
    found: set[int] = set()
    for bodies in product(*(combinations(people, size) for size in sizes)):
        found.add(len({*chain.from_iterable(bodies)}))
    return found


@pytest.mark.parametrize("sizes", [(3,), (2, 1), (2, 2), (3, 2), (1, 2, 2)])
def test_people_are_from_the_largest_part_to_the_sum_of_all(sizes: tuple[int, ...]) -> None:
    """Kills: people added up as if each were in one part; the smallest or the last part for the
    largest; an exact figure where the same people may be in two."""
    walk = hand_made({unit: whole("x") for unit in "abc"[: len(sizes)]}, "x")
    possible = every_union([*sizes])
    carried = walk.apply(dict(zip("abc", sizes, strict=False)), DONORS)
    assert carried["x"].value == Bounds(min(possible), max(possible))
    assert carried.total == carried.given == Bounds(min(possible), max(possible))
    kinds = [caveat.kind for caveat in carried["x"].caveats]
    assert kinds == ([CaveatKind.DISTINCT] if len(sizes) > 1 else [])


def test_people_of_a_divided_unit_may_all_or_none_be_in_a_part() -> None:
    """Kills: people of a divided unit in each of its parts; parts taken as sums."""
    walk = hand_made({"a": whole("x"), "b": parts("x", "y")}, "x", "y")
    carried = walk.apply({"a": 30, "b": 20}, DONORS)
    assert (carried["x"].value, carried["y"].value) == (Bounds(30, 50), Bounds(0, 20))
    assert carried.total == Bounds(30, 50)
    merged = walk.coarsen({"x": "all", "y": "all"}).apply({"a": 30, "b": 20}, DONORS)
    assert merged["all"].value == Bounds(30, 50)


def test_open_ends_of_people_stay_open() -> None:
    """Kills: "fewer than 60" that comes to 60; "more than 40" that may be 40."""
    walk = hand_made({"a": whole("x"), "b": whole("x"), "c": whole("y")}, "x", "y")
    fewer, more = Bounds(0, 60, high_open=True), Bounds(40, 50, low_open=True)
    carried = walk.apply({"a": fewer, "b": more, "c": 40}, DONORS)
    assert carried["x"].value == Bounds(40, 110, low_open=True, high_open=True)
    assert carried.given == Bounds(40, 150, low_open=True, high_open=True)


def test_people_are_at_most_all_there_are() -> None:
    """Kills: the universe of another unit; one that lifts the low end; none where a part is
    silent."""
    walk = hand_made({"a": whole("x"), "b": whole("x"), "c": whole("y")}, "x", "y")
    carried = walk.apply({"a": 30, "b": 20, "c": 7}, DONORS, universe={"x": 45, "y": 99})
    assert (carried["x"].value, carried["y"].value) == (Bounds(30, 45), Bounds(7, 7))
    assert walk.apply({"c": 7}, DONORS, universe={"x": 3})["y"].value == Bounds(7, 7)
    silent = walk.apply({"a": 30}, DONORS, universe={"x": 45})
    assert silent["x"].value == Bounds(30, 45)
    assert walk.apply({"a": 30}, DONORS)["x"].value == Bounds(30, None)


# -- areas --------------------------------------------------------------------------------------

WARDS = registry_of(
    {"d": BEFORE, "a": BEFORE, "b": BEFORE, "c": BEFORE, "x": SINCE, "y": SINCE},
    change(
        Move("a", "x"),
        Move("b", "x", Share.unknown()),
        Move("b", "y", Share.remainder()),
        Move("c", "y"),
        exhaustive=True,
    ),
    under={"a": "d", "b": "d"},
)


def test_a_district_goes_where_its_wards_go_and_by_itself_nowhere() -> None:
    """Kills: areas where none were asked for; the row of one ward for that of all."""
    assert july(WARDS)["d"] == whole(Beyond.UNASSIGNED)
    assert july(WARDS).areas == {}
    walk = july(WARDS, areas=True)
    assert walk["d"] == parts("x", "y")
    assert walk.areas == {"d": ("a", "b")}
    assert {unit: walk[unit] for unit in "abc"} == {unit: july(WARDS)[unit] for unit in "abc"}


def test_wards_report_for_their_district_and_a_district_for_its_wards() -> None:
    """Kills: a district that is missing beside all its wards; wards missing beside their district;
    one ward taken to report for the others; a silent part of which nobody reports taken as 0."""
    walk = july(WARDS, areas=True)
    wards = walk.apply({"a": 60, "b": 40, "c": 5}, MEMBERS)
    assert (wards["x"].value, wards["y"].value) == (Bounds(60, 100), Bounds(5, 45))
    assert wards["x"].caveats == (Caveat(CaveatKind.SPLIT, ("B",)),)
    district = walk.apply({"d": 100, "c": 5}, MEMBERS)
    assert (district["x"].value, district["y"].value) == (Bounds(0, 100), Bounds(5, 105))
    assert district["x"].caveats == (Caveat(CaveatKind.SPLIT, ("D",)),)
    whole_area = walk.coarsen({"x": "all", "y": "all"})
    assert value_of(whole_area, {"d": 100, "c": 5}, "all") == Bounds.exactly(105)
    some = walk.apply({"a": 60, "c": 5}, MEMBERS)
    assert (some["x"].value, some["y"].value) == (Bounds.at_least(60), Bounds.at_least(5))
    assert [one.units for one in some["x"].caveats if one.kind is CaveatKind.MISSING] == [("B",)]


def test_what_a_district_and_its_wards_both_tell_is_not_added_up() -> None:
    """Kills: a district counted beside its wards; a ward of another district taken for its own."""
    walk = july(WARDS, areas=True)
    twice = walk.apply({"d": 100, "a": 60, "c": 5}, MEMBERS)
    assert twice["x"].value is None
    assert Caveat(CaveatKind.DOUBLE_COUNT, ("D",)) in twice["x"].caveats
    assert walk.apply({"d": 100, "c": 5}, MEMBERS)["y"].value == Bounds(5, 105)


def test_people_of_a_district_are_complete_when_it_reports() -> None:
    """Kills: the rule of areas kept for sums alone; a silent district among those counted twice."""
    walk = july(WARDS, areas=True)
    assert walk.apply({"d": 100, "c": 5}, DONORS)["y"].value == Bounds(5, 105)
    assert walk.apply({"a": 60, "b": 40}, DONORS)["x"].value == Bounds(60, 100)
    counted = walk.apply({"a": 60, "b": 40, "c": 5}, DONORS)["x"].caveats
    assert Caveat(CaveatKind.DISTINCT, ("A", "B")) in counted


def test_chapters_are_followed_by_themselves_without_the_areas_of_their_units() -> None:
    """Kills: a chapter taken to be spared because a unit of its name is an area."""
    chapters = july(WARDS, areas=True).follow({"d": "a", "b1": "b"}, {"d": "x", "b1": "y"})
    assert chapters.areas == {}
    assert chapters.apply({"b1": 5}, MEMBERS).get("x") is None
    assert value_of(chapters, {"d": 3, "b1": 5}, "x") == Bounds.exactly(3)


def test_an_area_over_a_loose_unit_is_loose() -> None:
    """Kills: looseness that an area loses, or that it has for what is not under it."""
    later = date(2026, 1, 1)
    units = {"d": BEFORE, "e": ALWAYS, "a": ALWAYS, "b": ALWAYS, "x": ALWAYS}
    registry = registry_of(
        units,
        change(Move("a", "b", Share.unknown())),
        change(Move("b", "x", Share.unknown()), day=later),
        under={"a": "d", "b": "e", "x": "e"},
    )
    walk = crosswalk(registry, date(2025, 6, 30), later, areas=True)
    assert walk.loose == {"a", "d"}
    assert walk["d"] == walk["a"]
    assert walk["e"] == whole("e")


def test_what_is_told_twice_is_in_no_total() -> None:
    """Kills: a total that adds a ward to its district; an area within an area that nobody sees;
    the first of two told for the one that is held by the other; exact figures of both."""
    registry = registry_of(
        {"p": BEFORE, "d": BEFORE, "a": BEFORE, "b": BEFORE, "c": BEFORE, "x": SINCE},
        change(Move("a", "x"), Move("b", "x"), Move("c", "x")),
        under={"d": "p", "a": "d", "b": "d", "c": "p"},
    )
    walk = july(registry, areas=True)
    for told, twice, once in (
        ({"p": 100, "d": 60}, {"d": ("p",)}, 100),
        ({"p": 100, "d": 60, "a": 40}, {"d": ("p",), "a": ("p", "d")}, 100),
        ({"d": 60, "a": 40, "c": 7}, {"a": ("d",)}, 67),
        ({"d": 60, "c": 7}, {}, 67),
    ):
        carried = walk.apply(told, MEMBERS)
        assert carried.told_twice == twice
        assert carried.total == carried.given == Bounds.exactly(once)
        assert carried.is_exact("x") is (not twice)
        assert (carried["x"].value is None) is bool(twice)


def test_an_area_of_one_district_is_the_higher_one() -> None:
    """Kills: two areas of the same wards that hold each other, so that nothing is left."""
    registry = registry_of(
        {"p": BEFORE, "d": BEFORE, "a": BEFORE, "x": SINCE},
        change(Move("a", "x")),
        under={"d": "p", "a": "d"},
    )
    carried = july(registry, areas=True).apply({"d": 60, "p": 60}, MEMBERS)
    assert carried.told_twice == {"d": ("p",)}
    assert carried.total == Bounds.exactly(60)


def test_areas_leave_ratios_classes_and_common_areas_as_they_are() -> None:
    """Kills: a silent district that is missed beside all its wards; one area for a country."""
    walk, plain = july(WARDS, areas=True), july(WARDS)
    assert walk.common_areas() == tuple(
        evolve(area, before=tuple(unit for unit in area.before if unit != "d"))
        for area in plain.common_areas()
        if area.before != ("d",)
    )
    shares = {unit: Ratio(1, 4, of=POPULATION) for unit in "abc"}
    found = walk.apply_ratios(shares, of=POPULATION)
    without = plain.apply_ratios(shares, of=POPULATION)
    assert [one.ratio for one in found.values()] == [one.ratio for one in without.values()]
    assert found["x"].ratio is not None
    district = {"d": Ratio(2, 8, of=POPULATION), "c": Ratio(1, 4, of=POPULATION)}
    assert walk.apply_ratios(district, of=POPULATION)["y"].ratio is not None
    both = walk.apply_ratios(district | shares, of=POPULATION)["x"]
    assert both.ratio is None
    assert Caveat(CaveatKind.DOUBLE_COUNT, ("A", "B")) in both.caveats
    classes = dict.fromkeys("abc", True)
    for policy in CategoryPolicy:
        people = dict.fromkeys("abc", 10)
        with_areas = walk.apply_categories(classes, policy=policy, people=people)
        assert {unit: one.category for unit, one in with_areas.items()} == {
            unit: one.category
            for unit, one in plain.apply_categories(classes, policy=policy, people=people).items()
        }


def test_people_of_a_divided_unit_may_be_in_every_part() -> None:
    """Kills: donors divided by the share of people, as if nobody could be in two parts."""
    third = Fraction(1, 3)
    walk = hand_made({"a": (Weight("x", third, third), Weight("y", 1 - third, 1 - third))}, *"xy")
    donors = walk.apply({"a": 90}, DONORS)
    assert [one.value for one in donors.values()] == [Bounds(0, 90), Bounds(0, 90)]
    assert donors.total == Bounds.exactly(90)
    members = walk.apply({"a": 90}, MEMBERS)
    assert [one.status for one in members.values()] == [Comparability.PROPORTIONAL] * 2
    assert not members.is_exact("x")


def halves(*targets: str) -> tuple[Move, ...]:
    """Give the moves of the unit that the first letter names, half to each."""
    unit, *ends = targets
    return tuple(Move(unit, end, Share.counted(1, out_of=2)) for end in ends)


def test_an_area_stays_as_tight_as_what_is_under_it() -> None:
    """Kills: groups, chains and shares put together of the hull of an area, which holds more."""
    registry = registry_of(
        {"d": BEFORE, "a": BEFORE, "b": BEFORE} | dict.fromkeys("wxyz", SINCE),
        change(*halves("a", "w", "y"), *halves("b", "x", "z"), exhaustive=True),
        under={"a": "d", "b": "d"},
    )
    walk = july(registry, areas=True)
    half = Fraction(1, 2)
    assert {(one.low, one.high) for one in walk["d"]} == {(0, half)}
    exact = (Weight("west", half, half), Weight("yz", half, half))
    assert walk.coarsen({"w": "west", "x": "west", "y": "yz", "z": "yz"})["d"] == exact
    onward = hand_made(
        {"w": whole("west"), "x": whole("west"), "y": whole("yz"), "z": whole("yz")}, "west", "yz"
    )
    assert walk.then(evolve(onward, start=walk.end, end=date(2026, 1, 1)))["d"] == exact


def test_what_is_told_of_wards_tightens_their_district_unless_that_is_told_itself() -> None:
    """Kills: an area that keeps the weights of before, or loses what a host said of it."""
    walk = july(WARDS, areas=True)
    told = walk.narrowed({("b", "x"): Share.counted(1, out_of=4)})
    assert told["d"] == (Weight("x", Fraction(1, 4), 1), Weight("y", 0, Fraction(3, 4)))
    itself = {("b", "x"): Share.counted(1, out_of=4), ("d", "x"): Share.counted(1, out_of=2)}
    assert {one.low for one in walk.narrowed(itself)["d"]} == {Fraction(1, 2)}


# -- every form a figure comes in ---------------------------------------------------------------


def test_money_is_carried_as_numbers_of_dong() -> None:
    """Kills: amounts that stay amounts; bounds where a share is known."""
    walk = hand_made(
        {"a": (Weight("x", HALF, HALF), Weight("y", HALF, HALF)), "b": whole("x")}, "x", "y"
    )
    carried = walk.apply({"a": Dong(1_000_001), "b": Dong(5)}, FUND_RAISED)
    assert carried["x"].value == Bounds.exactly(Fraction(1_000_011, 2))
    assert carried["x"].caveats == (Caveat(CaveatKind.BY_SHARE, ("a",)),)


def test_a_known_part_of_a_unit_is_told_apart_from_those_not_known() -> None:
    """Kills: one caveat for all parts of a unit, whether known or not."""
    row = (Weight("x", HALF, HALF), Weight("y", 0, HALF), Weight("z", 0, HALF))
    carried = hand_made({"a": row}, "x", "y", "z").apply({"a": 10}, MEMBERS)
    assert carried["x"].value == Bounds.exactly(5)
    kinds = [[caveat.kind for caveat in carried[unit].caveats] for unit in "xy"]
    assert kinds == [[CaveatKind.BY_SHARE], [CaveatKind.SPLIT]]


def test_nothing_given_carries_nothing() -> None:
    """Kills: zeros made up for units of which nothing was reported."""
    carried = hand_made({"a": whole("x")}, "x", "y").apply({}, MEMBERS)
    assert dict(carried) == {}
    assert carried.given == carried.total == Bounds.exactly(0)
    assert carried.not_reported == ("x",)


@given(st.lists(rows(PLACES), min_size=1, max_size=3), st.permutations(UNITS))
def test_the_order_of_units_does_not_matter(some: list[Row], order: list[str]) -> None:
    """Kills: a later unit that overwrites what an earlier one brought."""
    given_rows = dict(zip(UNITS, some, strict=False))
    values = {unit: prod((3, 7)) * place + 1 for place, unit in enumerate(given_rows)}
    one = hand_made(given_rows, *map(str, PLACES)).apply(values, MEMBERS)
    other_rows = {unit: given_rows[unit] for unit in order if unit in given_rows}
    other = hand_made(other_rows, *map(str, PLACES)).apply(
        {unit: values[unit] for unit in reversed(other_rows)}, MEMBERS
    )
    assert {unit: one[unit].value for unit in one} == {unit: other[unit].value for unit in other}

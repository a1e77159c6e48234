"""The provinces and the wards that ship, carried over the reform of 1 July 2025."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import khuyenhoc as kh
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.restating.caveat import CaveatKind
from khuyenhoc.values.bounds import Bounds

JUNE_30: Final = date(2025, 6, 30)
JULY_1: Final = date(2025, 7, 1)


def powers_of_two(walk: Mapping[str, object]) -> dict[str, int]:
    """Give each unit a figure such that a sum tells what it is made of."""
    return {unit: 1 << place for place, unit in enumerate(walk)}


def over(registry: Registry, *, areas: bool = False) -> Crosswalk:
    return crosswalk(registry, JUNE_30, JULY_1, areas=areas)


def test_every_province_is_the_exact_sum_of_those_that_became_part_of_it() -> None:
    """Kills: joining by code or by name; a province left out, or counted in two."""
    walk = over(kh.provinces())
    values = powers_of_two(walk)
    carried = walk.apply(values, kh.MEMBERS)
    assert (len(walk), len(carried), walk.divided, walk.unassigned) == (63, 34, (), ())
    moves = {move.source: move.target for one in kh.provinces().changes for move in one.moves}
    for unit in carried:
        made_of = [source for source in walk if moves.get(source, source) == unit]
        assert carried[unit].value == Bounds.exactly(sum(values[one] for one in made_of))
        assert carried[unit].caveats == ()
    assert carried.given == carried.total == Bounds.exactly(2**63 - 1)
    assert carried["quang-tri-2025"].sources == ("quang-binh", "quang-tri")
    assert walk.is_verified


def test_no_province_can_be_taken_apart_again_but_those_that_were_not_merged() -> None:
    """Kills: the old province of the same name given back all of the new one."""
    back = crosswalk(kh.provinces(), JULY_1, JUNE_30)
    carried = back.apply(powers_of_two(back), kh.MEMBERS)
    exact = [unit for unit in carried if carried.is_exact(unit)]
    assert (len(carried), len(exact)) == (63, 11)
    assert {*exact} <= {*back}
    assert [len(area.before) for area in over(kh.provinces()).common_areas()].count(1) == 11


def test_binh_thanh_goes_on_as_the_sum_of_its_five_wards() -> None:
    """Kills: a district series that breaks where its wards were merged as wholes."""
    registry = kh.binh_thanh_wards()
    walk = over(registry)
    wards = registry.on(JUNE_30).children("quan-binh-thanh")
    values = powers_of_two(dict.fromkeys(wards))
    carried = walk.apply(values, kh.MEMBERS)
    assert (len(wards), len(carried)) == (15, 5)
    for unit in carried:
        assert carried[unit].value == Bounds.exactly(sum(values[w] for w in walk.sources[unit]))
    assert carried.total == Bounds.exactly(2**15 - 1)
    assert walk.unassigned == ("quan-binh-thanh",)
    assert walk.apply({"quan-binh-thanh": 7}, kh.FUND_RAISED).unassigned == {
        "quan-binh-thanh": Bounds.exactly(7)
    }


def test_a_figure_of_the_district_alone_is_exact_for_its_wards_together() -> None:
    """Kills: wards taken to be silent where their district reports for them."""
    walk = over(kh.binh_thanh_wards(), areas=True)
    together = walk.coarsen(dict.fromkeys(walk.targets, "binh-thanh"))
    carried = together.apply({"quan-binh-thanh": 57_500}, kh.MEMBERS)
    assert carried["binh-thanh"].value == Bounds.exactly(57_500)
    assert carried["binh-thanh"].caveats == ()
    apart = walk.apply({"quan-binh-thanh": 57_500}, kh.MEMBERS)
    assert {restated.value for restated in apart.values()} == {Bounds(0, 57_500)}


def test_the_five_wards_of_hoan_kiem_are_bounded_and_nothing_is_lost() -> None:
    """Kills: equal shares; parts that went to wards not in the table counted within."""
    walk = over(kh.hoan_kiem_wards())
    values = powers_of_two(dict.fromkeys(unit for unit in walk if unit != "quan-hoan-kiem"))
    carried = walk.apply(values, kh.MEMBERS)
    assert len(carried) == 5
    for unit, restated in carried.items():
        low = sum(values[one] for one in walk.sources[unit] if len(walk[one]) == 1)
        assert restated.value == Bounds(low, sum(values[one] for one in walk.sources[unit]))
        assert CaveatKind.SPLIT in {caveat.kind for caveat in restated.caveats}
    gone = sum(carried.outside.values(), Bounds.exactly(0))
    assert carried.unassigned == {}
    assert (gone.low, carried.total.high) == (0, 2 ** len(values) - 1)
    assert gone.high is not None
    assert carried.total.low == 2 ** len(values) - 1 - gone.high
    assert carried.given == Bounds.exactly(2 ** len(values) - 1)


def test_of_the_district_of_hoan_kiem_nothing_went_outside() -> None:
    """Kills: parts of the district's own wards taken to have left it, as those of others may."""
    registry = kh.hoan_kiem_wards()
    walk = over(registry, areas=True)
    together = walk.coarsen(dict.fromkeys(walk.targets, "five"))
    wards = registry.on(JUNE_30).children("quan-hoan-kiem")
    assert {one.target for unit in wards for one in together[unit]} == {"five"}
    outside = [unit for unit, row in walk.items() if row[-1].target is Beyond.OUTSIDE]
    assert outside
    assert not {*outside} & {"quan-hoan-kiem", *wards}

"""The registries that tests are drawn from: sound, and with everything in them that can be."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings

from khuyenhoc.models.spans import span_of, twice
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.testing.registries import RegistryAndTruth, registries, registries_and_truth

ONE_DAY = timedelta(days=1)


def days_near(registry: Registry) -> list[date]:
    """Give the day before and the day of each on which a unit or a link begins or ends."""
    dated = (*registry.hierarchy.units, *registry.hierarchy.links)
    periods = [one.period for one in dated if one.period]
    ends = {day for period in periods for day in (period.start, period.end) if day}
    return sorted({day + shift for day in ends for shift in (-ONE_DAY, ONE_DAY * 0)})


def all_moves(registry: Registry) -> Iterator[tuple[date, Move]]:
    for change in registry.changes:
        for move in change.moves:
            yield change.effective, move


@given(registries())
def test_versions_of_a_unit_have_no_day_in_common(registry: Registry) -> None:
    """Kills: a new version that begins before the last day of the one before."""
    for unit in registry.existence:
        assert twice([span_of(one.period) for one in registry.hierarchy.versions(unit)]) == []


@given(registries(gaps=True))
def test_a_day_has_a_forest_of_rising_tiers(registry: Registry) -> None:
    """Kills: a child of what has ended; a second parent; a parent of its own tier."""
    assert registry.check() == ()
    for day in days_near(registry):
        tree = registry.on(day)
        assert tree.ids == () or max(tree.depths) <= 1


@given(registries())
def test_a_code_is_that_of_one_unit_a_day(registry: Registry) -> None:
    """Kills: a code that is handed on while its bearer keeps it."""
    for day in days_near(registry):
        codes = [code for unit in registry.on(day).units for code in unit.codes]
        assert len(set(codes)) == len(codes)


@given(registries_and_truth())
def test_what_ends_goes_as_a_whole_and_what_is_told_leaves_room_for_it(
    drawn: RegistryAndTruth,
) -> None:
    """Kills: true shares that come to less than all; bounds that leave the truth out."""
    sums: dict[tuple[date, str, Moved], Fraction] = {}
    pairs = zip(all_moves(drawn.registry), all_moves(drawn.truth), strict=True)
    for (day, told), (true_day, true) in pairs:
        assert (told.source, told.target, told.of) == (true.source, true.target, true.of)
        assert true_day == day
        assert true.share.is_exact
        assert told.share.low <= true.share.low <= told.share.high
        key = (day, told.source, told.of)
        sums[key] = sums.get(key, Fraction(0)) + Fraction(true.share.low)
    for (day, unit, _), total in sums.items():
        assert total <= 1
        assert total == 1 or unit in drawn.registry.existing(day)


FOUND: dict[str, Callable[[Registry], bool]] = {
    "several days of change": lambda one: len(one.days_of_change) > 1,
    "two instruments on a day": lambda one: len(one.changes) > len(one.days_of_change) > 0,
    "a day on which nothing moves": lambda one: not one.changes and bool(days_near(one)),
    "all moves there are": lambda one: any(change.is_exhaustive for change in one.changes),
    "a basis": lambda one: any(change.basis is not None for change in one.changes),
    "outside": lambda one: any(move.target is None for _, move in all_moves(one)),
    "a remainder": lambda one: any(move.share.is_remainder for _, move in all_moves(one)),
    "bounds": lambda one: any(0 < m.share.low < m.share.high < 1 for _, m in all_moves(one)),
    "nothing known": lambda one: any(str(m.share).endswith("unknown()") for _, m in all_moves(one)),
    "a known part": lambda one: any(
        m.share.is_exact and m.share.low < 1 for _, m in all_moves(one)
    ),
    "nobody of it": lambda one: any(move.share.high == 0 for _, move in all_moves(one)),
    **{
        f"{of.value} moved": lambda one, of=of: any(move.of is of for _, move in all_moves(one))  # type: ignore[misc]
        for of in Moved
    },
    "a part told to stay": lambda one: any(m.target == m.source for _, m in all_moves(one)),
    "between two that stay": lambda one: any(
        move.target != move.source and {move.source, move.target} <= {*one.existing(day)}
        for day, move in all_moves(one)
    ),
    "a unit that comes back": lambda one: any(len(days) > 1 for days in one.existence.values()),
    "a unit that ends and goes nowhere": lambda one: any(
        days[-1][1] < date.max.toordinal()
        and unit not in {move.source for _, move in all_moves(one)}
        for unit, days in one.existence.items()
    ),
    "a unit that begins and comes from nowhere": lambda one: any(
        days[0][0] > 1 and unit not in {move.target for _, move in all_moves(one)}
        for unit, days in one.existence.items()
    ),
    "a unit of several versions": lambda one: len(one.hierarchy.units) > len(one.existence),
    "a new parent": lambda one: (
        len({link.child for link in one.hierarchy.links}) < len(one.hierarchy.links)
    ),
    "a verified one": lambda one: one.verified_on is not None,
}


@pytest.mark.parametrize("wanted", FOUND)
def test_all_there_can_be_is_drawn(wanted: str) -> None:
    """Kills: a strategy under which laws hold because nothing happens."""
    found = find(
        registries(), FOUND[wanted], settings=settings(max_examples=2_000, phases=[Phase.generate])
    )
    assert FOUND[wanted](found)


def test_a_part_that_no_move_tells_of_is_drawn_where_it_is_asked_for() -> None:
    """Kills: gaps that are none, so that nothing unassigned is ever carried."""

    def has_a_gap(drawn: RegistryAndTruth) -> bool:
        shares: dict[tuple[date, str, Moved], Fraction] = {}
        for day, move in all_moves(drawn.truth):
            key = (day, move.source, move.of)
            shares[key] = shares.get(key, Fraction(0)) + Fraction(move.share.low)
        return any(
            total < 1 and unit not in drawn.registry.existing(day)
            for (day, unit, _), total in shares.items()
        )

    generate = settings(max_examples=2_000, phases=[Phase.generate])
    assert has_a_gap(find(registries_and_truth(gaps=True), has_a_gap, settings=generate))

"""Registries: what moves cannot be, told all at once with the place of each."""

import copy
import itertools
import pickle
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walks import ALWAYS, BEFORE, JULY_1, JUNE_30, ONE_DAY, SINCE, change, registry_of, turning_days

from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry, check_registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.testing.registries import registries
from khuyenhoc.values.period import Period

HALF = Fraction(1, 2)
UNITS = {"phuong-7": BEFORE, "phuong-12": BEFORE, "gia-dinh": SINCE, "d": ALWAYS, "e": ALWAYS}


def problems_of(*changes: StructureChange, units: Any = None) -> list[str]:
    with pytest.raises(StructuringError) as caught:
        registry_of(UNITS if units is None else units, *changes)
    assert caught.value.document == "Registry of wards"
    return [str(problem) for problem in caught.value.problems]


def test_a_unit_nobody_knows_is_told_with_those_spelled_nearly_so() -> None:
    assert problems_of(change(Move("phuong-17", "gia-din"), Move("zz", None))) == [
        (
            "changes[0].moves[0].source: expected the id of a unit of 'wards' "
            "(near: phuong-7, phuong-12), got 'phuong-17'"
        ),
        (
            "changes[0].moves[0].target: expected the id of a unit of 'wards' (near: gia-dinh), "
            "got 'gia-din'"
        ),
        "changes[0].moves[1].source: expected the id of a unit of 'wards', got 'zz'",
    ]


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_a_source_is_there_the_day_before_and_a_target_on_the_day(shift: int) -> None:
    """Kills: a source looked for on the day itself; a target looked for the day before."""
    day = JULY_1 + ONE_DAY * shift
    ending, beginning = (
        change(Move("phuong-7", "d"), day=day),
        change(Move("d", "gia-dinh"), day=day),
    )
    if shift <= 0:
        registry_of(UNITS, ending)
    else:
        assert problems_of(ending) == [
            (
                "changes[0].moves[0].source: expected a unit that exists on 2025-07-01, the day "
                "before; it ends after 2025-06-30, got 'phuong-7'"
            )
        ]
    if shift >= 0:
        registry_of(UNITS, beginning)
    else:
        assert problems_of(beginning) == [
            (
                "changes[0].moves[0].target: expected a unit that exists on 2025-06-30; "
                "it begins on 2025-07-01, got 'gia-dinh'"
            )
        ]


@pytest.mark.parametrize("shift", [0, 1])
def test_a_source_begins_the_day_before_at_the_latest(shift: int) -> None:
    """Kills: a source that begins on the day on which it is moved."""
    units = {"a": Period(JUNE_30 + ONE_DAY * shift, date(2025, 8, 1)), "d": ALWAYS}
    moved = change(Move("a", "d"))
    if not shift:
        registry_of(units, moved)
    else:
        assert problems_of(moved, units=units) == [
            (
                "changes[0].moves[0].source: expected a unit that exists on 2025-06-30, the day "
                "before; it begins on 2025-07-01 and ends after 2025-07-31, got 'a'"
            )
        ]


def test_a_target_that_ended_the_day_before_is_refused() -> None:
    assert problems_of(change(Move("d", "phuong-7"))) == [
        (
            "changes[0].moves[0].target: expected a unit that exists on 2025-07-01; "
            "it ends after 2025-06-30, got 'phuong-7'"
        )
    ]


def test_a_unit_that_is_away_is_told_with_all_its_days() -> None:
    """Kills: an error that ends in "it"; the first day and the last, between which it is away."""
    hierarchy = Hierarchy(
        name="wards",
        units=tuple(
            Organisation(id=id_, name=id_, period=on)
            for id_, on in (
                ("a", Period(None, date(2020, 1, 1))),
                ("a", Period(date(2026, 1, 1))),
                ("d", None),
            )
        ),
    )
    with pytest.raises(StructuringError) as caught:
        Registry(
            hierarchy=hierarchy, changes=(change(Move("a", "d"), Move("d", "a", Share.unknown())),)
        )
    assert [problem.expected for problem in caught.value.problems] == [
        (
            "a unit that exists on 2025-06-30, the day before; it ends after 2019-12-31 and "
            "begins on 2026-01-01"
        ),
        "a unit that exists on 2025-07-01; it ends after 2019-12-31 and begins on 2026-01-01",
    ]


def test_nothing_is_moved_on_the_first_day_of_the_calendar() -> None:
    """Kills: an error of the calendar's own, which names neither the change nor the field."""
    with pytest.raises(InvalidValueError) as caught:
        change(Move("d", "e"), day=date.min)
    assert caught.value.field == "StructureChange.effective"
    registry_of(UNITS, change(Move("d", "e"), day=date.min + ONE_DAY))


def test_a_move_is_told_once_on_a_day() -> None:
    """Kills: a second line that doubles a share; one of other things or another day refused."""
    half = Share.exactly(HALF)
    told = Move("d", "e", half)
    assert problems_of(
        change(told), change(Move("phuong-7", "d"), Move("d", "e", Share.exactly(0)))
    ) == [
        (
            "changes[1].moves[1].target: expected a move that is told once on a day; "
            "changes[0].moves[0] tells it too, got 'e'"
        )
    ]
    outside = Move("d", None, Share.exactly(Fraction(1, 4)))
    assert problems_of(change(outside, outside)) == [
        (
            "changes[0].moves[1].target: expected a move that is told once on a day; "
            "changes[0].moves[0] tells it too, got None"
        )
    ]
    registry_of(UNITS, change(told, Move("d", "e", half, Moved.PEOPLE)), change(told, day=JUNE_30))


def test_shares_of_a_unit_come_to_at_most_all_of_it() -> None:
    """Kills: a sum over other days, kinds or sources; high ends that may come to more refused."""
    most = Share.between(HALF, 1)
    assert problems_of(
        change(Move("d", "e", most)), change(Move("d", "gia-dinh", Share.exactly(Fraction(2, 3))))
    ) == [
        (
            "changes[1].moves[0].share: expected shares of d that come to at most 100% on "
            "2025-07-01, got '7/6'"
        )
    ]
    registry_of(UNITS, change(Move("d", "e", most), Move("d", "gia-dinh", most)))
    registry_of(
        UNITS,
        change(Move("d", "e", Share.whole()), Move("d", "gia-dinh", Share.whole(), Moved.MONEY)),
        change(Move("phuong-7", "e"), Move("d", "e", day_share()), day=JUNE_30),
    )


def day_share() -> Share:
    return Share.exactly(Fraction(3, 4))


def test_a_unit_has_one_remainder() -> None:
    rest = Share.remainder()
    assert problems_of(
        change(Move("d", "e", rest), Move("d", "gia-dinh", rest), Move("e", "d", rest))
    ) == ["changes[0].moves[1].share: expected one remainder of d on 2025-07-01, got 2"]


def test_shares_said_to_be_all_there_are_come_to_the_whole() -> None:
    """Kills: the rest of a unit that stays asked for; a part told to stay that leaves a rest; an
    instrument that does not say so held to it."""
    half = Share.exactly(HALF)
    said = "that come to 100%, for they are said to be all there are, got '50%'"
    assert problems_of(change(Move("phuong-7", "d", half), exhaustive=True)) == [
        f"changes[0].moves[0].share: expected shares of phuong-7 {said}"
    ]
    stays = problems_of(change(Move("d", "d", half), exhaustive=True))
    assert stays == [f"changes[0].moves[0].share: expected shares of d {said}"]
    registry_of(UNITS, change(Move("phuong-7", "d", half)))
    registry_of(UNITS, change(Move("d", "e", half), exhaustive=True))
    registry_of(UNITS, change(Move("phuong-7", "d", Share.between(0, 1)), exhaustive=True))
    with_rest = change(Move("phuong-7", "d", half), Move("phuong-7", "e", half), exhaustive=True)
    registry_of(UNITS, with_rest)


def test_wholes_lead_in_no_ring_but_neighbours_may_exchange_parts() -> None:
    """Kills: an exchange of parts refused; a ring of three let through; a unit that keeps all of
    itself, or the way into a ring, told as part of it."""
    said = "expected moves that lead to no unit they come from on the same day, got"
    assert problems_of(change(Move("d", "e"), Move("e", "d"))) == [
        f"changes[0].moves[{place}].target: {said} 'd → e → d'" for place in (0, 1)
    ]
    three = {**UNITS, "f": ALWAYS}
    moves = (Move("phuong-7", "d"), Move("d", "e"), Move("e", "f"), Move("f", "d"))
    assert problems_of(change(*moves), units=three) == [
        f"changes[0].moves[{place}].target: {said} 'd → e → f → d'" for place in (1, 2, 3)
    ]
    half = Share.exactly(HALF)
    registry_of(UNITS, change(Move("d", "e", half), Move("e", "d", half)))
    registry_of(UNITS, change(Move("d", "e", half), Move("e", "d")))
    registry_of(UNITS, change(Move("d", "d"), Move("e", "e")))
    registry_of(UNITS, change(Move("d", None), Move("e", "d")))
    registry_of(UNITS, change(Move("d", "e")), change(Move("e", "d"), day=JUNE_30))


REST = Share.remainder()
NOTHING = Share.exactly(0)
LAND, PEOPLE = Moved.LAND, Moved.PEOPLE


@pytest.mark.parametrize(
    "ring",
    [
        (Move("d", "e", REST), Move("e", "d", REST)),
        (Move("d", "e", REST), Move("d", "gia-dinh", NOTHING), Move("e", "d")),
        (Move("d", "e", of=PEOPLE), Move("e", "d", of=PEOPLE)),
        (Move("d", "e"), Move("e", "d", of=LAND)),
    ],
)
def test_a_ring_is_of_all_that_goes_as_a_whole(ring: tuple[Move, ...]) -> None:
    """Kills: a remainder of nothing else that is no whole; a ring of one kind beside all let by."""
    assert {one.partition("expected ")[2][:28] for one in problems_of(change(*ring))} == {
        "moves that lead to no unit t"
    }


@pytest.mark.parametrize(
    "moves",
    [
        (Move("d", "e", of=PEOPLE), Move("e", "d", of=LAND)),
        (Move("d", "e"), Move("e", "d", of=LAND), Move("d", "gia-dinh", of=LAND)),
        (Move("d", "e", REST), Move("d", "gia-dinh", Share.unknown()), Move("e", "d", REST)),
    ],
)
def test_people_one_way_and_land_the_other_are_no_ring(moves: tuple[Move, ...]) -> None:
    """Kills: rings over all kinds together; moves of all counted where others decide alone."""
    registry_of(UNITS, change(*moves))


@given(st.permutations([("d", "e"), ("e", "f"), ("f", "d"), ("phuong-7", "d")]))
def test_what_is_left_of_a_ring_does_not_depend_on_the_order(pairs: list[tuple[str, str]]) -> None:
    """Kills: the last of the moves refused alone, whichever that is."""
    with pytest.raises(StructuringError) as caught:
        registry_of({**UNITS, "f": ALWAYS}, change(*(Move(*pair) for pair in pairs)))
    assert caught.value.read == (Move("phuong-7", "d"),)


def test_all_problems_are_told_at_once_in_order_and_sound_moves_are_kept() -> None:
    """Kills: the first problem alone; sound moves lost with the others, or unsound ones kept."""
    good = Move("phuong-12", "gia-dinh")
    changes = (
        change(Move("?", "e"), good, Move("d", "e", Share.remainder())),
        change(Move("d", "gia-dinh", Share.remainder()), Move("e", "phuong-7")),
    )
    with pytest.raises(StructuringError) as caught:
        registry_of(UNITS, *changes)
    assert [problem.path for problem in caught.value.problems] == [
        "changes[0].moves[0].source",
        "changes[1].moves[0].share",
        "changes[1].moves[1].target",
    ]
    assert caught.value.read == (good, changes[0].moves[2])
    assert str(caught.value).startswith("Registry of wards: 3 problems\n  changes[0].moves[0]")


# -- what a registry answers --------------------------------------------------------------------


@settings(max_examples=50)
@given(registries(), st.data())
def test_a_registry_has_the_units_and_names_of_each_day(
    registry: Registry, data: st.DataObject
) -> None:
    """Kills: versions that touch taken as a gap; the first version's name for all days."""
    day = data.draw(st.sampled_from(turning_days(registry)))
    tree = registry.on(day)
    assert sorted(registry.existing(day)) == sorted(tree.ids)
    exists = registry.existing_on(day)
    for unit in (*registry.existence, "?"):
        assert exists(unit) == (unit in tree)
        assert registry.label(unit, on=day) == (tree.label(unit) if unit in tree else unit)


@settings(max_examples=50)
@given(registries(), periods())
def test_a_period_is_cut_where_moves_take_effect(registry: Registry, period: Period) -> None:
    """Kills: a cut on the first day, which leaves nothing before it; days lost between parts."""
    cut = registry.parts(period)
    assert cut[0].start == period.start
    assert cut[-1].end == period.end
    assert all(one.end == after.start for one, after in itertools.pairwise(cut))
    inner = {part.start for part in cut[1:]}
    assert inner == {
        day for day in registry.days_of_change if day in period and day != period.start
    }


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_a_period_that_begins_or_ends_with_a_change_is_not_cut_by_it(shift: int) -> None:
    """Kills: an empty part before the first day; a change on the day after the last one."""
    registry = registry_of(UNITS, change(Move("phuong-7", "d")))
    start, last = JULY_1 + ONE_DAY * shift, JUNE_30 + ONE_DAY * shift
    begins = Period.through(start, last_day=date(2025, 12, 31))
    ends = Period.through(date(2025, 1, 1), last_day=last)
    assert len(registry.parts(begins)) == (2 if shift < 0 else 1)
    assert len(registry.parts(ends)) == (2 if shift > 0 else 1)


@given(st.lists(days(date(2024, 1, 1), date(2024, 1, 9)), max_size=5))
def test_days_of_change_are_in_order_and_each_there_once(effective: list[date]) -> None:
    """Kills: days as they were told; two instruments of a day as two days."""
    registry = registry_of({"d": ALWAYS}, *(change(day=day) for day in effective))
    assert registry.days_of_change == tuple(sorted({*effective}))
    assert sum(len(some) for some in registry.changes_of.values()) == len(effective)


def test_further_changes_are_added_and_checked_with_those_there_are() -> None:
    """Kills: changes replaced; a day of verification lost; a new move not compared with the old."""
    hierarchy = registry_of(UNITS).hierarchy
    registry = Registry(
        hierarchy=hierarchy, changes=(change(Move("phuong-7", "d")),), verified_on=JULY_1
    )
    more = registry.with_changes([change(Move("phuong-12", "d"))])
    assert [move.source for one in more.changes for move in one.moves] == ["phuong-7", "phuong-12"]
    assert more.verified_on == JULY_1
    with pytest.raises(StructuringError, match="told once on a day"):
        registry.with_changes([change(Move("phuong-7", "d"))])


def test_a_registry_is_compared_copied_and_shown() -> None:
    registry = Registry(hierarchy=registry_of(UNITS).hierarchy, verified_on=JULY_1)
    assert repr(registry) == "<Registry 'wards': 5 units, 0 days of change, verified on 2025-07-01>"
    assert repr(registry_of(UNITS, change())) == (
        "<Registry 'wards': 5 units, 1 day of change, not verified>"
    )
    assert (registry.name, registry.check()) == ("wards", ())
    assert registry.check(during=Period.year(2025)) == ()
    assert copy.copy(registry) == registry == pickle.loads(pickle.dumps(registry))  # noqa: S301
    assert [registry.is_verified(JULY_1 + ONE_DAY * shift) for shift in (-1, 0, 1)] == [
        True,
        True,
        False,
    ]
    assert not registry_of(UNITS).is_verified(date.min)


def test_what_is_no_registry_and_no_change_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        check_registry("here", "provinces")
    assert str(caught.value) == "here: expected a Registry, such as kh.provinces(), got 'provinces'"
    check_registry("here", registry_of({}))
    with pytest.raises(InvalidValueError, match="changes"):
        registry_of({}, "merged")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="hierarchy"):
        Registry(hierarchy=())  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="verified_on"):
        Registry(hierarchy=registry_of({}).hierarchy, verified_on="today")  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["2025-07-01", None, 2025, datetime(2025, 7, 1)])  # noqa: DTZ001
def test_what_is_no_day_or_period_is_refused_by_the_name_of_the_argument(value: Any) -> None:
    """Kills: an error of the calendar's own; a day with a time, which is after its own day."""
    registry = registry_of(UNITS)
    asked: dict[str, Callable[[Any], object]] = {
        "existing(day)": registry.existing,
        "existing_on(day)": registry.existing_on,
        "label(on)": lambda on: registry.label("d", on=on),
        "is_verified(day)": registry.is_verified,
    }
    for name, ask in asked.items():
        with pytest.raises(InvalidValueError) as caught:
            ask(value)
        assert str(caught.value).startswith(f"Registry.{name}: expected a date without a time, ")
    with pytest.raises(InvalidValueError, match=r"^Registry.parts\(period\): expected a Period, "):
        registry.parts(value)


def test_a_change_says_what_of_it_is_known() -> None:
    """Kills: fields that are not set shown; moves as a list; a day that is none."""
    one = StructureChange(effective=JULY_1, moves=(), in_force=date(2025, 6, 12), note="đợt 1")
    assert repr(one) == (
        "StructureChange(effective=datetime.date(2025, 7, 1), moves=(), "
        "in_force=datetime.date(2025, 6, 12), note='đợt 1')"
    )
    refused: list[tuple[str, object]] = [
        ("effective", 2025),
        ("moves", []),
        ("is_exhaustive", 1),
        ("note", " "),
        ("basis", "x"),
    ]
    for name, value in refused:
        arguments: Any = {"effective": JULY_1, "moves": (), name: value}
        with pytest.raises(InvalidValueError) as caught:
            StructureChange(**arguments)
        assert caught.value.field == f"StructureChange.{name}"

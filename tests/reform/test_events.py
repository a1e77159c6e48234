"""What changes are called, as moves, versions and links tell."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from two_provinces import BASIS, BEFORE, JULY, JUNE, ONE_DAY, SINCE, TWO_PROVINCES, days_near, unit

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.administrative_unit import AdministrativeKind
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation, OrganisationKind
from khuyenhoc.reform.registries.event import EventKind
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.testing.dates import periods
from khuyenhoc.testing.registries import registries
from khuyenhoc.text.names import same_name
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period

LEAVES = {
    EventKind.MERGE,
    EventKind.ABSORB,
    EventKind.SUCCEED,
    EventKind.SPLIT,
    EventKind.ABOLISH,
}
MOVED = {*LEAVES, EventKind.TRANSFER, EventKind.CREATE}


@given(registries(gaps=True), st.data())
def test_the_order_of_units_links_changes_and_moves_makes_no_difference(
    registry: Registry, data: st.DataObject
) -> None:
    """Kills: an event named after its first move; sources in the order of moves."""

    def shuffled(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(data.draw(st.permutations(items)))

    other = Registry(
        hierarchy=evolve(
            registry.hierarchy,
            units=shuffled(registry.hierarchy.units),
            links=shuffled(registry.hierarchy.links),
        ),
        changes=tuple(
            evolve(change, moves=shuffled(change.moves)) for change in shuffled(registry.changes)
        ),
    )
    assert other.events() == registry.events()


@given(registries(gaps=True))
def test_what_ends_and_what_begins_is_in_an_event_of_its_day(registry: Registry) -> None:
    """Kills: a unit that ends with no word on it; a whole that is divided, too; one told twice."""
    for day in days_near(registry):
        events = [event for event in registry.events() if event.on == day]
        before, now = ({*registry.existing(day - ONE_DAY)}, {*registry.existing(day)})
        for ended in before - now:
            told = [one for one in events if ended in one.sources and one.kind in LEAVES]
            alone = [one for one in told if one.sources == (ended,) and one.kind in LEAVES]
            whole = [one for one in told if one.kind not in (EventKind.SPLIT, EventKind.ABOLISH)]
            assert len(alone) == 1 or len(whole) == 1
        for begun in now - before:
            assert any(begun in one.targets for one in events)
        for event in events:
            if event.kind in (EventKind.ABOLISH, EventKind.SPLIT):
                assert {*event.sources} <= before - now
            if event.kind in (EventKind.TRANSFER, EventKind.RENAME, EventKind.NEW_PARENT):
                assert {*event.sources} <= before & now
            if event.kind in (EventKind.MERGE, EventKind.SUCCEED, EventKind.CREATE):
                assert {*event.targets} <= now - before
            if event.kind is EventKind.ABSORB:
                assert {*event.targets} <= before & now
                assert not {*event.sources} <= now


@given(registries())
def test_two_days_beside_each_other_differ_in_what_the_events_say_and_nothing_else(
    registry: Registry,
) -> None:
    """Kills: a new version in which nothing is new; a rename of the day before; a lost parent."""
    for day in days_near(registry):
        before, now = registry.on(day - ONE_DAY), registry.on(day)
        stay = {*before.ids} & {*now.ids}
        wanted = {
            EventKind.RENAME: {
                one for one in stay if not same_name(before.label(one), now.label(one))
            },
            EventKind.NEW_KIND: {
                one for one in stay if before.unit(one).kind != now.unit(one).kind
            },
            EventKind.NEW_CODE: {
                one for one in stay if before.unit(one).codes != now.unit(one).codes
            },
            EventKind.NEW_PARENT: {one for one in stay if before.parent(one) != now.parent(one)},
        }
        events = [event for event in registry.events() if event.on == day]
        for kind, units in wanted.items():
            assert {one.sources for one in events if one.kind is kind} == {(one,) for one in units}
        moved = {one.kind for one in events} & MOVED
        assert (
            bool(moved)
            == any(
                move.target != move.source and move.share.high > 0
                for change in registry.changes
                for move in change.moves
                if change.effective == day
            )
            or before.ids != now.ids
        )


@given(registries(), periods())
def test_a_period_has_the_events_of_its_days(registry: Registry, period: Period) -> None:
    """Kills: the day after the last; what only moves, or only versions, are asked for."""
    for during in (period, *(Period.day(change.effective) for change in registry.changes)):
        of_it = tuple(event for event in registry.events() if event.on in during)
        assert registry.events(during) == of_it


@given(registries(gaps=True))
def test_a_unit_that_goes_on_or_is_divided_is_said_to_come_in_part(registry: Registry) -> None:
    """Kills: a merger of units that gave a tenth; a part where the unit went as a whole."""
    events = registry.events()
    divided = {(one.on, *one.sources) for one in events if one.kind is EventKind.SPLIT}
    for event in events:
        if event.kind in (EventKind.MERGE, EventKind.ABSORB):
            go_on = {*registry.existing(event.on)}
            wanted = [one for one in event.sources if one in go_on or (event.on, one) in divided]
            assert [*event.parts] == wanted != [*event.sources]
        else:
            assert event.parts == ()


def one_change(
    *moves: Move, ended: str = "", begun: str = "", stays: str = "", exhaustive: bool = False
) -> Registry:
    return Registry(
        hierarchy=Hierarchy(
            name="territory",
            units=(
                *(unit(one, one.upper(), None, BEFORE) for one in ended.split()),
                *(unit(one, one.upper(), None, SINCE) for one in begun.split()),
                *(unit(one, one.upper()) for one in stays.split()),
            ),
        ),
        changes=(
            StructureChange(effective=JULY, moves=moves, basis=BASIS, is_exhaustive=exhaustive),
        ),
    )


BY_BASIS = "2025-07-01, 202/2025/QH15"
UNKNOWN, HALF = Share.unknown(), Share.exactly(Fraction(1, 2))


@pytest.mark.parametrize(
    ("registry", "said"),
    [
        (
            one_change(Move("a", "n"), Move("b", "n"), ended="a b", begun="n"),
            ["merge: A, B merge into N (2025-07-01, 202/2025/QH15)"],
        ),
        (
            one_change(Move("a", "n"), ended="a", begun="n"),
            ["succeed: A becomes N (2025-07-01, 202/2025/QH15)"],
        ),
        (
            one_change(Move("b", "s"), Move("a", "s"), ended="a b", stays="s"),
            ["absorb: S takes in A, B (2025-07-01, 202/2025/QH15)"],
        ),
        (  # one whole and a part of another that ends: a merger of both, and a division of one
            one_change(
                Move("a", "n"),
                Move("b", "n", HALF),
                Move("b", "s", HALF),
                ended="a b",
                begun="n",
                stays="s",
            ),
            [
                "merge: A, and a part of B, merge into N (2025-07-01, 202/2025/QH15)",
                "split: B is divided among N, S (2025-07-01, 202/2025/QH15)",
            ],
        ),
        (  # of parts alone there is no merger
            one_change(
                Move("a", "n", HALF),
                Move("b", "n", UNKNOWN),
                Move("a", None, HALF),
                ended="a",
                begun="n",
                stays="b",
            ),
            [
                "split: A is divided, and a part of it goes to N (2025-07-01, 202/2025/QH15)",
                "transfer: a part of B goes to N (2025-07-01, 202/2025/QH15)",
            ],
        ),
        (
            one_change(Move("a", None, HALF), Move("a", "b", HALF, Moved.LAND), stays="a b"),
            ["transfer: a part of A goes to B (2025-07-01, 202/2025/QH15)"],
        ),
        (
            one_change(Move("a", None, HALF), stays="a"),
            [
                f"transfer: a part of A goes to units outside the registry ({BY_BASIS})",
            ],
        ),
        (
            one_change(Move("a", None), ended="a b"),
            [
                "abolish: A ends without a successor (2025-07-01, 202/2025/QH15)",
                "abolish: B ends without a successor (2025-07-01)",
            ],
        ),
        (one_change(begun="n"), ["create: N is created (2025-07-01)"]),
        (  # what moves nobody, and what is told to stay, is no change
            one_change(Move("a", "b", Share.exactly(0)), Move("a", "a", HALF), stays="a b"),
            [],
        ),
        (  # a share that is not known is perhaps a part, unless it is said to be all
            one_change(Move("a", "n", UNKNOWN), ended="a", begun="n"),
            ["split: A is divided, and a part of it goes to N (2025-07-01, 202/2025/QH15)"],
        ),
        (
            one_change(Move("a", "n", UNKNOWN), ended="a", begun="n", exhaustive=True),
            ["succeed: A becomes N (2025-07-01, 202/2025/QH15)"],
        ),
        (
            one_change(Move("a", "n", Share.remainder()), ended="a", begun="n"),
            ["succeed: A becomes N (2025-07-01, 202/2025/QH15)"],
        ),
        (  # a whole and a part of a unit that goes on
            one_change(Move("b", "n"), Move("a", "n", HALF), ended="b", begun="n", stays="a"),
            [
                f"merge: B, and a part of A, merge into N ({BY_BASIS})",
                f"transfer: a part of A goes to N ({BY_BASIS})",
            ],
        ),
        (  # what is told in full of a unit that goes on is a part of it, for its name stays
            one_change(Move("a", "s"), Move("b", "s"), ended="a", stays="b s"),
            [
                f"absorb: S takes in A, and a part of B ({BY_BASIS})",
                f"transfer: a part of B goes to S ({BY_BASIS})",
            ],
        ),
        (  # land alone is not the unit, people are
            one_change(Move("a", "n", of=Moved.LAND), ended="a", begun="n"),
            [f"split: the land of A goes to N ({BY_BASIS})"],
        ),
        (
            one_change(Move("a", "n", UNKNOWN, Moved.LAND), ended="a", begun="n"),
            [f"split: a part of the land of A goes to N ({BY_BASIS})"],
        ),
        (
            one_change(Move("a", "n", UNKNOWN, Moved.LAND), ended="a", begun="n", exhaustive=True),
            [f"split: the land of A goes to N ({BY_BASIS})"],
        ),
        (  # of a unit that goes on, what no move takes stays
            one_change(Move("a", "b", UNKNOWN, Moved.LAND), stays="a b", exhaustive=True),
            [f"transfer: a part of the land of A goes to B ({BY_BASIS})"],
        ),
        (
            one_change(
                Move("a", "n", HALF, Moved.LAND),
                Move("a", "s", HALF, Moved.LAND),
                Move("a", "n", HALF, Moved.MONEY),
                ended="a",
                begun="n",
                stays="s",
            ),
            [f"split: the land and money of A is divided among N, S ({BY_BASIS})"],
        ),
        (  # what is a part of others comes after the wholes, alike beside alike
            one_change(
                Move("z", "n"),
                *(Move(one, "n", HALF) for one in "ab"),
                *(Move(one, "n", HALF, Moved.LAND) for one in "cd"),
                Move("e", "n", of=Moved.LAND),
                Move("e", "a"),
                Move("f", "n", of=Moved.MONEY),
                ended="e z",
                begun="n",
                stays="a b c d f",
            ),
            [
                (
                    "merge: Z, and parts of A, B, and parts of the land of C, D, and the land "
                    f"of E, and the money of F, merge into N ({BY_BASIS})"
                ),
                f"split: E is divided among A, N ({BY_BASIS})",
                *(f"transfer: a part of {one} goes to N ({BY_BASIS})" for one in "AB"),
                *(f"transfer: a part of the land of {one} goes to N ({BY_BASIS})" for one in "CD"),
                f"transfer: the money of F goes to N ({BY_BASIS})",
            ],
        ),
        (
            one_change(Move("a", "n", of=Moved.PEOPLE), ended="a", begun="n"),
            ["succeed: A becomes N (2025-07-01, 202/2025/QH15)"],
        ),
        (  # all the people and a part of the land
            one_change(
                Move("a", "n"),
                Move("a", "s", HALF, Moved.LAND),
                Move("a", "n", HALF, Moved.LAND),
                ended="a",
                begun="n",
                stays="s",
            ),
            ["split: A is divided among N, S (2025-07-01, 202/2025/QH15)"],
        ),
    ],
)
def test_a_change_is_called_by_what_its_moves_come_to(registry: Registry, said: list[str]) -> None:
    found = [f"{event.kind.value}: {event.sentence('en')}" for event in registry.events()]
    assert found == said


def test_vietnamese_sentences_name_units_as_they_were_the_day_before_and_are_on_the_day() -> None:
    assert [str(event) for event in TWO_PROVINCES.events(Period.day(JULY))] == [
        "Quảng Bình, Quảng Trị sáp nhập thành Quảng Trị (1/7/2025, 202/2025/QH15)",
        "Hòa Bình chuyển từ Quảng Trị sang Quảng Trị (1/7/2025)",
    ]
    assert [event.sentence("vi") for event in TWO_PROVINCES.events(Period.until(JUNE))] == [
        "Thừa Thiên Huế đổi tên thành Huế (1/1/2025)",
        "Huế chuyển từ tỉnh thành thành phố trực thuộc trung ương (1/1/2025)",
    ]
    assert TWO_PROVINCES.events(Period.until(JUNE))[1].sentence("en") == (
        "Huế turns from province into centrally run city (2025-01-01)"
    )
    every = one_change(
        Move("a", "n", HALF),
        Move("a", "s", HALF),
        Move("b", "s"),
        Move("c", "m"),
        Move("d", "s", UNKNOWN),
        Move("t", "s", UNKNOWN),
        ended="a b c d e",
        begun="n m k",
        stays="s t",
    )
    assert [event.vi for event in every.events()] == [
        "B, và một phần của các đơn vị A, D, T, nhập vào S",
        "C trở thành M",
        "A được chia về N, S",
        "D được chia, một phần về S",
        "Một phần của T chuyển về S",
        "E kết thúc, không có đơn vị kế thừa",
        "K được thành lập mới",
    ]


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([Move("a", "n"), Move("b", "n", HALF)], "A, và một phần của b nhỏ, sáp nhập thành N"),
        (
            [Move("a", "n"), Move("b", "n", HALF, Moved.LAND)],
            "A, và một phần diện tích của b nhỏ, sáp nhập thành N",
        ),
        ([Move("b", "n", of=Moved.LAND)], "Diện tích của b nhỏ chuyển về N"),
        ([Move("b", "n", HALF, Moved.LAND)], "Một phần diện tích của b nhỏ chuyển về N"),
        ([Move("b", "n")], "b nhỏ trở thành N"),
    ],
)
def test_vietnamese_sentences_tell_parts_and_land_from_units(moves: list[Move], said: str) -> None:
    """Kills: a name that gets a capital letter; a land that passes for its unit."""
    units = (unit("a", "A", None, BEFORE), unit("b", "b nhỏ", None, BEFORE))
    registry = Registry(
        hierarchy=Hierarchy(name="t", units=(*units, unit("n", "N", None, SINCE))),
        changes=(StructureChange(effective=JULY, moves=tuple(moves)),),
    )
    assert said in [event.vi for event in registry.events()]


def test_codes_kinds_and_parents_that_come_and_go_are_told() -> None:
    """Kills: a unit that loses its code; a root; a parent that nobody knows; a kind not stated."""
    day = date(2024, 1, 1)
    registry = Registry(
        hierarchy=Hierarchy(
            name="association",
            units=(
                Organisation(
                    id="a", name="Hoà An", codes=(("x", "1"), ("b", "2")), period=Period(None, day)
                ),
                Organisation(
                    id="a", name="Hòa An", kind=OrganisationKind.CHAPTER, period=Period(day)
                ),
                Organisation(id="p", name="P"),
            ),
            links=(
                Link("a", "p", Period(day, JUNE)),
                Link("a", "p", Period(JUNE, JULY)),
                Link("a", "gone", Period(JULY)),
            ),
        )
    )
    assert [(one.kind.value, one.vi, one.en) for one in registry.events()] == [
        (
            "new-kind",
            "Hòa An chuyển từ không nêu loại thành chi hội khuyến học",
            "Hòa An turns from a kind not stated into chapter",
        ),
        (
            "new-code",
            "Hòa An đổi mã từ b 2, x 1 thành không mã",
            "the code of Hòa An changes from b 2, x 1 to none",
        ),
        (
            "new-parent",
            "Hòa An chuyển từ cấp cao nhất sang P",
            "Hòa An moves from under nothing to under P",
        ),
        (
            "new-parent",
            "Hòa An chuyển từ P sang gone",
            "Hòa An moves from under P to under gone",
        ),
    ]
    assert registry.events()[2].targets == ("p",)


def test_the_instruments_of_an_event_are_those_of_its_moves_or_version() -> None:
    """Kills: the first instrument for all moves of a day; one told twice."""
    other = Citation(instrument="1/NQ", evidence=Evidence.PRIMARY)
    moved = one_change(Move("a", "n"), ended="a b c", begun="n m")
    registry = moved.with_changes(
        [
            StructureChange(effective=JULY, moves=(Move("b", "n"),), basis=other),
            StructureChange(effective=JULY, moves=(Move("c", "m"),)),
        ]
    )
    merged, succeeded = registry.events()
    assert merged.basis == (other, BASIS)
    assert merged.sentence("en").endswith("(2025-07-01, 1/NQ, 202/2025/QH15)")
    assert succeeded.basis == ()
    renamed = evolve(unit("u", "Mới", None, SINCE), basis=BASIS)
    hierarchy = Hierarchy(name="t", units=(unit("u", "Cũ", None, BEFORE), renamed))
    assert Registry(hierarchy=hierarchy).events()[0].to_dict() == {
        "kind": "rename",
        "on": "2025-07-01",
        "sources": ["u"],
        "parts": [],
        "targets": ["u"],
        "basis": [str(BASIS)],
        "vi": "Cũ đổi tên thành Mới (1/7/2025, 202/2025/QH15)",
        "en": "Cũ is renamed Mới (2025-07-01, 202/2025/QH15)",
    }


def test_every_kind_has_words_of_its_own() -> None:
    for language in ("vi", "en"):
        assert len({kind.label(language) for kind in EventKind}) == len(EventKind)
    assert AdministrativeKind.PROVINCE.label("vi") == "tỉnh"


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"Registry.events\(during\): expected a Period"):
        TWO_PROVINCES.events(cast("Period", JULY))

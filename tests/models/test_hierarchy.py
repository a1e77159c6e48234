"""Hierarchies: a forest on every day, or an error that lists what is in its way."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import HierarchyError, InvalidValueError
from khuyenhoc.models.fault import FaultCode
from khuyenhoc.models.hierarchy import Hierarchy, Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.testing.dates import days
from khuyenhoc.testing.hierarchies import hierarchies
from khuyenhoc.values.period import Period

ONE_DAY = timedelta(days=1)
JULY = date(2025, 7, 1)


def unit(unit: str, period: Period | None = None) -> Organisation:
    return Organisation(id=unit, name=unit, period=period)


#: bt ends with June 2025, and p6 then hangs straight under hcm.
CITY = Hierarchy(
    name="territory",
    units=(unit("hcm"), unit("bt", Period(None, JULY)), unit("p6"), unit("new", Period(JULY))),
    links=(
        Link("bt", "hcm"),
        Link("p6", "bt", Period(None, JULY)),
        Link("p6", "hcm", Period(JULY)),
        Link("new", "hcm"),
    ),
)


def days_near(hierarchy: Hierarchy) -> list[date]:
    """Give the day before, of and after each day on which a unit or a link begins or ends."""
    dated = [one.period for one in hierarchy.units] + [link.period for link in hierarchy.links]
    ends = {day for period in dated if period for day in (period.start, period.end) if day}
    return sorted(day + ONE_DAY * shift for day in ends for shift in (-1, 0, 1))


@given(hierarchies(), days())
def test_a_day_has_the_units_and_links_whose_periods_hold_it(
    hierarchy: Hierarchy, any_day: date
) -> None:
    """Kills: an end that still belongs; a link whose child is not there; the first link for all."""
    for day in (*days_near(hierarchy), any_day):
        tree = hierarchy.on(day)
        here = {one.id for one in hierarchy.units if one.period is None or day in one.period}
        parents = {
            link.child: link.parent
            for link in hierarchy.links
            if link.period is None or day in link.period
        }
        assert {one: tree.parent(one) for one in tree} == {one: parents.get(one) for one in here}
        assert (tree.name, tree.day) == (hierarchy.name, day)


@given(hierarchies(), days(), st.data())
def test_the_order_of_units_and_links_makes_no_difference(
    hierarchy: Hierarchy, day: date, data: st.DataObject
) -> None:
    """Kills: siblings in the order of their links."""
    shuffled = evolve(
        hierarchy,
        units=tuple(data.draw(st.permutations(hierarchy.units))),
        links=tuple(data.draw(st.permutations(hierarchy.links))),
    )
    assert shuffled.on(day) == hierarchy.on(day)


def test_links_of_a_unit_that_does_not_exist_are_in_nobody_s_way() -> None:
    """Kills: a second parent on a day on which there is no child."""
    twice = evolve(CITY, links=(*CITY.links, Link("new", "p6", Period(None, JULY))))
    assert twice.check() == ()
    assert twice.on(JULY - ONE_DAY) == CITY.on(JULY - ONE_DAY)


# Days at the ends


def test_a_move_takes_effect_on_its_day_and_not_before_or_after() -> None:
    """Kills: closed ends, on either side."""
    before, on, after = (CITY.on(JULY + ONE_DAY * shift) for shift in (-1, 0, 1))
    assert before.ids == ("hcm", "bt", "p6")
    assert before.path("p6") == ("hcm", "bt", "p6")
    assert on.ids == after.ids == ("hcm", "new", "p6")
    assert on.path("p6") == after.path("p6") == ("hcm", "p6")
    assert CITY.check() == ()


def test_a_unit_whose_parent_does_not_exist_is_a_root_and_reported() -> None:
    """Kills: a unit that vanishes with its parent."""
    late = evolve(CITY, links=(Link("bt", "hcm"), Link("p6", "bt")))
    assert late.on(JULY).roots == ("hcm", "new", "p6")
    (fault,) = late.check()
    assert (fault.code, fault.units, fault.period) == (
        FaultCode.ORPHAN,
        ("p6", "bt"),
        Period(JULY),
    )


def test_a_unit_of_two_kinds_in_turn_is_two_with_one_id() -> None:
    """Kills: a duplicate id seen where one version follows the other."""
    turned = evolve(
        CITY, units=(*CITY.units, unit("x", Period(None, JULY)), unit("x", Period(JULY)))
    )
    assert turned.check() == ()
    assert turned.versions("x") == (unit("x", Period(None, JULY)), unit("x", Period(JULY)))
    assert evolve(turned, units=turned.units[::-1]).versions("x") == turned.versions("x")
    with pytest.raises(InvalidValueError, match=r"^unit: expected the id of a unit of <Hierarchy"):
        turned.versions("nobody")
    assert turned.on(JULY).unit("x").period == Period(JULY)
    assert turned.on(JULY - ONE_DAY).unit("x").period == Period(None, JULY)


def test_units_without_links_are_all_roots() -> None:
    alone = Hierarchy(name="association", units=(unit("b"), unit("a")))
    assert alone.on(JULY).roots == ("a", "b")
    assert Hierarchy(name="association", units=()).on(JULY).ids == ()


def test_parent_and_child_may_change_places() -> None:
    """Kills: a cycle found in links that do not hold together."""
    swap = Hierarchy(
        name="association",
        units=(unit("a"), unit("b")),
        links=(Link("a", "b", Period(None, JULY)), Link("b", "a", Period(JULY))),
    )
    assert swap.check() == ()
    assert swap.on(JULY - ONE_DAY).roots == ("b",)
    assert swap.on(JULY).roots == ("a",)


# What is no forest


def test_every_problem_of_a_day_is_told_at_once_with_its_days() -> None:
    """Kills: raising at the first; telling the day asked about for the days of the fault."""
    broken = Hierarchy(
        name="association",
        units=(*CITY.units, unit("a"), unit("b"), unit("p6")),
        links=(
            *CITY.links,
            Link("a", "b", Period.year(2025)),
            Link("b", "a"),
            Link("bt", "hue", Period(date(2025, 6, 1), JULY)),
            Link("p6", "hue", Period.until(date(2024, 12, 31))),
            Link("new", "new-2"),
        ),
    )
    with pytest.raises(HierarchyError) as caught:
        broken.on(date(2025, 6, 30))
    assert str(caught.value) == (
        "association: no forest on 2025-06-30: 5 faults\n"
        "  two units have the id p6 (at all times).\n"
        "  there is no unit hue, which a link ties to bt (2025-06-01 to 2025-06-30).\n"
        "  there is no unit new-2, which a link ties to new (at all times).\n"
        "  a cycle: a under b under a (2025-01-01 to 2025-12-31).\n"
        "  bt hangs under hcm, hue at once (2025-06-01 to 2025-06-30)."
    )
    assert (caught.value.hierarchy, caught.value.day) == ("association", date(2025, 6, 30))


@pytest.mark.parametrize(
    ("units", "links", "said"),
    [
        ("a", [("a", "a")], "a cycle: a under a (at all times)."),
        ("ab", [("b", "z")], "there is no unit z, which a link ties to b (at all times)."),
        ("ab", [("z", "b")], "there is no unit z, which a link ties to b (at all times)."),
        ("abc", [("a", "b"), ("a", "c")], "a hangs under b, c at once (at all times)."),
        ("aa", [], "two units have the id a (at all times)."),
    ],
)
def test_one_problem_is_enough(units: str, links: list[tuple[str, str]], said: str) -> None:
    """Kills: one kind of fault that ``on`` does not look for."""
    broken = Hierarchy(
        name="association",
        units=tuple(map(unit, units)),
        links=tuple(Link(*ends) for ends in links),
    )
    with pytest.raises(HierarchyError) as caught:
        broken.on(JULY)
    assert str(caught.value) == f"association: no forest on 2025-07-01: 1 fault\n  {said}"


def test_of_many_problems_the_message_tells_twenty_and_how_many_more() -> None:
    ids = [f"u{place}" for place in range(10, 35)]
    broken = Hierarchy(
        name="association",
        units=tuple(map(unit, ids)),
        links=tuple(Link(one, one) for one in ids),
    )
    with pytest.raises(HierarchyError) as caught:
        broken.on(JULY)
    lines = str(caught.value).splitlines()
    assert lines[0] == "association: no forest on 2025-07-01: 25 faults"
    assert lines[-2:] == ["  a cycle: u29 under u29 (at all times).", "  and 5 more"]
    assert len(caught.value.faults) == 25


def sent(error: HierarchyError) -> object:
    return pickle.loads(pickle.dumps(error))  # noqa: S301 - made here


@pytest.mark.parametrize("travel", [copy.copy, copy.deepcopy, sent])
def test_the_error_arrives_as_it_left(travel: Callable[[HierarchyError], object]) -> None:
    broken = Hierarchy(name="association", units=(unit("a"),), links=(Link("a", "a"),))
    with pytest.raises(HierarchyError) as caught:
        broken.on(JULY)
    assert repr(travel(caught.value)) == repr(caught.value)
    assert vars(travel(caught.value)) == vars(caught.value)
    with pytest.raises(ValueError, match="a under a"):
        broken.on(JULY)


# What is refused at once


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: CITY.on(datetime(2025, 7, 1)),  # noqa: DTZ001
            "Hierarchy.on: expected a date without a time, got datetime.datetime(2025, 7, 1, 0, 0)",
        ),
        (
            lambda: Hierarchy(name=" ", units=()),
            "Hierarchy.name: expected a text that is not blank, got ' '",
        ),
        (
            lambda: Hierarchy(name="x", units=("a",)),  # type: ignore[arg-type]
            "Hierarchy.units[0]: expected a value of Organisation or AdministrativeUnit, got 'a'",
        ),
        (
            lambda: Hierarchy(name="x", units=(), links=[]),  # type: ignore[arg-type]
            "Hierarchy.links: expected a tuple of Link, got []",
        ),
        (
            lambda: Link("", "a"),
            "Link.child: expected a text that is not blank, got ''",
        ),
        (
            lambda: Link("a", 7),  # type: ignore[arg-type]
            "Link.parent: expected a text that is not blank, got 7",
        ),
        (
            lambda: Link("a", "b", 2025),  # type: ignore[arg-type]
            "Link.period: expected a value of Period, got 2025",
        ),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert str(caught.value) == said


def test_a_hierarchy_is_shown_in_a_line() -> None:
    assert repr(CITY) == "<Hierarchy 'territory': 4 units, 4 links>"

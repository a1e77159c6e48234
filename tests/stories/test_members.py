"""A ward's members: from dated memberships to people, each counted once."""

from datetime import date

import pytest

import khuyenhoc as kh

JOINED = kh.Period(date(2022, 3, 1))
CHAPTERS = ("to-4", "to-9", "truong")
WARD = kh.Hierarchy(
    name="association",
    units=tuple(kh.Organisation(id=unit, name=unit) for unit in (*CHAPTERS, "phuong-6")),
    links=tuple(kh.Link(unit, "phuong-6") for unit in CHAPTERS),
)
MEMBERSHIPS = [
    kh.Membership(person=person, organisation=unit, period=JOINED)
    for person, unit in (("m-1", "to-4"), ("m-1", "truong"), ("m-2", "to-4"), ("m-3", "to-9"))
]


def test_people_are_fewer_than_registrations() -> None:
    """Kills: the story of the members, if a step of it no longer fits the next."""
    assert kh.check_memberships(MEMBERSHIPS) == ()
    count = kh.headcount(MEMBERSHIPS, WARD.on(date(2023, 12, 31)))
    assert (count["phuong-6"], count.registrations("phuong-6")) == (3, 4)
    assert count["phuong-6"] in kh.people_bounds(count[unit] for unit in CHAPTERS)
    share = kh.Ratio(count["phuong-6"], 60, of=kh.POPULATION)
    assert share.percent() == 5


def test_the_year_links_up_with_the_next_and_a_move_is_no_loss() -> None:
    moved = date(2023, 9, 1)
    rows = [
        *MEMBERSHIPS[:3],
        kh.Membership(person="m-3", organisation="to-9", period=kh.Period(date(2022, 3, 1), moved)),
        kh.Membership(person="m-3", organisation="to-4", period=kh.Period(moved)),
    ]
    years = [kh.members_change(rows, WARD, kh.Period.year(year)) for year in (2022, 2023, 2024)]
    assert [year["phuong-6"].opening for year in years] == [0, 3, 3]
    assert [year["phuong-6"].closing for year in years] == [3, 3, 3]
    assert (years[1]["phuong-6"].joined, years[1]["to-4"].moved_in) == (0, 1)
    assert [one.is_move for one in kh.movements(rows, during=kh.Period.year(2023))] == [True]


def test_who_leaves_before_joining_is_refused_with_both_days() -> None:
    """Kills: a membership of no day at all, which no count and no finding would ever show."""
    joined, left = date(2023, 5, 1), date(2023, 4, 1)
    said = "expected a day after the start, 2023-05-01, got"
    for end in (left, joined):
        with pytest.raises(kh.InvalidValueError, match=f"^Period.end: {said} {end}$"):
            kh.Membership(person="m-1", organisation="to-4", period=kh.Period(joined, end))
    row = kh.Membership(person="m-1", organisation="to-4", period=kh.Period(left, joined))
    text = kh.to_json(row).replace('"last_day": "2023-04-30"', '"last_day": "2023-03-01"')
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kh.Membership, text)
    assert "period.last_day: expected a day on or after the start, 2023-04-01, got 2023-03-01" in (
        str(caught.value)
    )


def test_two_memberships_in_one_chapter_at_once_are_doubtful_and_one_person() -> None:
    """Kills: refusing them; taking them for two people; saying nothing."""
    twice = [
        kh.Membership(person="m-1", organisation="to-4", period=kh.Period(*days))
        for days in ((date(2022, 3, 1), date(2023, 6, 1)), (date(2023, 5, 1), None))
    ]
    (finding,) = kh.check_memberships(twice)
    assert (finding.code, finding.figures) == ("memberships-overlap", ("m-1", "to-4"))
    assert finding.sentence("en") == (
        "m-1: several memberships in to-4 at once (2023-05-01 to 2023-05-31)."
    )
    count = kh.headcount(twice, WARD.on(date(2023, 5, 15)))
    assert (count["to-4"], count["phuong-6"], count.registrations("to-4")) == (1, 1, 2)

"""Terms of office: who sat when, and what no term can be."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

FIRST = date(2021, 6, 1)
DAYS = [FIRST + timedelta(days=shift) for shift in range(12)]
OVER = DAYS[-1]
SPAN = kh.Period(FIRST, OVER)
ONE_DAY = timedelta(days=1)


def seat(office: kh.Office, holder: str | None = None, period: kh.Period | None = None) -> kh.Seat:
    return kh.Seat(
        office=office,
        holder=holder,
        period=period,
        words="trưởng ban kiểm tra" if office is kh.Office.OTHER else None,
    )


def term(*seats: kh.Seat, **more: Any) -> kh.Term:
    fields: dict[str, Any] = {"organisation": "q1", "years": (2021, 2026), "period": SPAN, **more}
    return kh.Term(seats=seats, **fields)


@st.composite
def seats(draw: st.DrawFn) -> kh.Seat:
    """Make seats of all offices but the chair, some with limits inside the term."""
    office = draw(st.sampled_from([*kh.Office][1:]))
    start = draw(st.none() | st.sampled_from(DAYS[:-1]))
    later = [day for day in DAYS if start is None or day > start]
    end = draw(st.none() | st.sampled_from(later[1:] or later))
    period = None if start is None and end is None else kh.Period(start, end)
    if period is not None and (period & SPAN) is None:
        period = None
    return seat(office, draw(st.none() | st.sampled_from("abc")), period)


# Who sat when


@given(st.lists(seats(), max_size=4), st.sampled_from(DAYS[:-1]))
def test_a_seat_is_held_from_its_first_day_until_the_day_before_its_end(
    given_: list[kh.Seat], day: date
) -> None:
    """Kills: the last day taken for one more; a limit that is not stated taken for none at all."""
    held = term(*given_).seats_on(day)
    expected = [
        one
        for one in given_
        if one.period is None or (one.period.start or FIRST) <= day < (one.period.end or OVER)
    ]
    order = list(kh.Office)
    assert list(held) == sorted(expected, key=lambda one: order.index(one.office))


@given(st.lists(seats(), min_size=1, max_size=4), st.data())
def test_a_change_of_seats_never_changes_what_was_true_before_it(
    given_: list[kh.Seat], data: st.DataObject
) -> None:
    """Kills: a resignation that empties the seat from its beginning; a newcomer from the start."""
    before = term(*given_)
    leaves = data.draw(st.sampled_from(given_))
    held = before.held(leaves)
    inside = [day for day in DAYS if day in held and day != held.start]
    if not inside:
        with pytest.raises(kh.InvalidValueError, match=r"^on: expected a day inside"):
            before.ended(leaves, on=DAYS[-1])
        return
    on = data.draw(st.sampled_from(inside))
    joins = seat(
        leaves.office, "new", kh.Period(on, None if leaves.period is None else leaves.period.end)
    )
    after = before.ended(leaves, on=on).with_seat(joins)
    for day in DAYS[:-1]:
        then = [(one.office, one.holder) for one in before.seats_on(day)]
        now = [(one.office, one.holder) for one in after.seats_on(day)]
        if day >= on and day in held:
            then.remove((leaves.office, leaves.holder))
            then.append((joins.office, "new"))
        assert sorted(then, key=repr) == sorted(now, key=repr)


def test_the_chair_changes_on_the_day_and_not_before() -> None:
    """Kills: a chair on the day of the resignation; the vice-chair taken for the chair."""
    first = seat(kh.Office.CHAIR, "a")
    changed = term(seat(kh.Office.VICE_CHAIR, "v"), first).ended(first, on=DAYS[4])
    refilled = changed.with_seat(seat(kh.Office.CHAIR, "b", kh.Period(DAYS[6])))
    chairs = [refilled.chair_on(day) for day in DAYS[3:8]]
    assert [one and one.holder for one in chairs] == ["a", None, None, "b", "b"]
    assert changed.seats[0] == seat(kh.Office.VICE_CHAIR, "v")
    assert changed.seats[1].period == kh.Period(None, DAYS[4])


def test_of_two_equal_seats_one_ends() -> None:
    """Kills: both of two members that nobody named gone at once."""
    unnamed = seat(kh.Office.MEMBER)
    left = term(unnamed, unnamed).ended(unnamed, on=DAYS[3])
    assert [len(left.seats_on(day)) for day in DAYS[2:4]] == [2, 1]


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (FIRST - ONE_DAY, "the first day with one after it is 2021-06-01"),
        (OVER, "the last day with one before it is 2021-06-11"),
    ],
)
def test_outside_the_term_there_is_no_answer(day: date, nearest: str) -> None:
    """Kills: an empty committee before the term and after it."""
    with pytest.raises(kh.NotInForceError) as caught:
        term().seats_on(day)
    assert str(caught.value) == f"the term q1/2021-2026: no value on {day}; {nearest}"
    for inside in (FIRST, OVER - ONE_DAY):
        assert term().seats_on(inside) == ()


def test_a_moment_is_no_day() -> None:
    with pytest.raises(kh.InvalidValueError, match="expected a date without a time"):
        term().chair_on(datetime(2021, 6, 2))  # noqa: DTZ001


# Its days


@pytest.mark.parametrize(
    ("period", "opened", "span"),
    [
        (SPAN, None, SPAN),
        (SPAN, FIRST - ONE_DAY, SPAN),
        (kh.Period(FIRST), FIRST, kh.Period(FIRST)),
        (kh.Period(None, OVER), FIRST, SPAN),
        (kh.Period(None, OVER), None, kh.Period(None, OVER)),
        (None, None, kh.Period(date(2021, 1, 1), date(2027, 1, 1))),
        # Named 2021-2026 and opened later: so it was with new communes, 2025-2030 in February 2026.
        (None, date(2022, 2, 3), kh.Period(date(2022, 2, 3), date(2027, 1, 1))),
        (None, date(2020, 12, 9), kh.Period(date(2020, 12, 9), date(2027, 1, 1))),
    ],
)
def test_a_term_runs_on_its_days_or_else_in_its_years_from_its_congress_on(
    period: kh.Period | None, opened: date | None, span: kh.Period
) -> None:
    """Kills: the years taken for the days; a term that runs before the congress that opened it."""
    congress = None if opened is None else kh.Congress(first_day=opened)
    assert term(period=period, congress=congress).span == span


def test_a_term_is_known_by_its_years_or_else_by_its_days() -> None:
    assert term().key == "q1/2021-2026"
    assert term(years=None).key == "q1/2021-06-01 to 2021-06-11"


# What cannot be


REFUSED: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"years": None, "period": None, "seats": (seat(kh.Office.CHAIR),)},
        ["period: expected the days of the term, for there are no years either, got None"],
    ),
    (
        {"executive_members": 5, "standing_members": 6},
        ["standing_members: expected at most the 5 of the executive committee, got 6"],
    ),
    (
        {"congress": kh.Congress(first_day=FIRST + ONE_DAY)},
        [
            (
                "period.start: expected a day on or after the first of its congress, 2021-06-02, "
                "got 2021-06-01"
            )
        ],
    ),
    (
        {"period": kh.Period(None, OVER), "congress": kh.Congress(first_day=OVER)},
        [
            (
                "congress.first_day: expected a day before the term that it opened is over, on "
                "2021-06-12, got 2021-06-12"
            )
        ],
    ),
    (
        {"period": None, "congress": kh.Congress(first_day=date(2027, 1, 1))},
        [
            (
                "congress.first_day: expected a day before the term that it opened is over, on "
                "2027-01-01, got 2027-01-01"
            )
        ],
    ),
    (
        {
            "standing_members": 1,
            "executive_members": 0,
            "seats": (
                seat(kh.Office.MEMBER, period=kh.Period(FIRST - ONE_DAY)),
                seat(kh.Office.MEMBER, period=kh.Period(None, OVER + ONE_DAY)),
                seat(kh.Office.MEMBER, period=kh.Period(OVER)),
                seat(kh.Office.CHAIR, period=kh.Period(None, DAYS[5])),
                seat(kh.Office.CHAIR, period=kh.Period(DAYS[4])),
            ),
        },
        [
            "standing_members: expected at most the 0 of the executive committee, got 1",
            (
                "seats[0].period: expected days of the term, 2021-06-01 to 2021-06-11, "
                "got Period(date(2021, 5, 31))"
            ),
            (
                "seats[1].period: expected days of the term, 2021-06-01 to 2021-06-11, "
                "got Period(None, date(2021, 6, 13))"
            ),
            (
                "seats[2].period: expected days of the term, 2021-06-01 to 2021-06-11, "
                "got Period(date(2021, 6, 12))"
            ),
            (
                "seats[4].period: expected days on which seats[3] is not in the chair, not of "
                "2021-06-01 to 2021-06-05, got Period(date(2021, 6, 5), date(2021, 6, 12))"
            ),
        ],
    ),
]


@pytest.mark.parametrize(("given_", "said"), REFUSED)
def test_what_no_term_can_be_is_refused_all_at_once(
    given_: dict[str, Any], said: list[str]
) -> None:
    """Kills: stopping at the first; seats looked at where the term has no days."""
    fields: dict[str, Any] = {"seats": (), **given_}
    with pytest.raises(kh.StructuringError) as caught:
        term(*fields.pop("seats"), **fields)
    count = len(said)
    assert str(caught.value).splitlines() == [
        f"Term of q1: {count} problem{'' if count == 1 else 's'}",
        *(f"  {one}" for one in said),
    ]


def test_limits_on_the_edge_are_those_of_a_term() -> None:
    """Kills: ``<`` for ``<=``, at each of them."""
    edge = term(
        seat(kh.Office.CHAIR, period=kh.Period(FIRST, DAYS[5])),
        seat(kh.Office.CHAIR, period=kh.Period(DAYS[5], OVER)),
        congress=kh.Congress(first_day=FIRST, last_day=FIRST),
        executive_members=5,
        standing_members=5,
    )
    assert len(edge.seats) == 2
    assert evolve(edge, seats=edge.seats[::-1]).chair_on(DAYS[4]) == edge.seats[0]
    last = kh.Congress(first_day=OVER - ONE_DAY)
    assert term(congress=last, period=kh.Period(None, OVER)).span.days == 1
    many = term(seat(kh.Office.VICE_CHAIR), seat(kh.Office.VICE_CHAIR))
    assert len(many.seats_on(FIRST)) == 2


@pytest.mark.parametrize(
    "years",
    [[2021, 2026], (2021,), (2021, 2026, 2031), (2026, 2021), (2021, True), (0, 5), "21-26"],
)
def test_years_are_a_first_and_a_last(years: object) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        term(years=years)
    assert caught.value.field == "Term.years"
    assert caught.value.expected == "a pair of a first year and a last one, not before it"
    assert term(years=(2021, 2021), period=None).span == kh.Period.year(2021)
    assert term(years=(1, 9998), period=None).years == (1, 9998)
    with pytest.raises(kh.InvalidValueError):
        term(years=(2021, 9999))


def test_a_seat_of_another_term_is_none_of_this() -> None:
    other = seat(kh.Office.CHAIR, "a")
    for ask in (term().held, lambda one: term().ended(one, on=DAYS[2])):
        with pytest.raises(kh.InvalidValueError) as caught:
            ask(other)
        assert str(caught.value).startswith("seat: expected a seat of the term q1/2021-2026, got")
    sitting = term(other)
    for day in (FIRST, OVER):
        with pytest.raises(kh.InvalidValueError) as caught:
            sitting.ended(other, on=day)
        said = f"on: expected a day inside 2021-06-01 to 2021-06-11, not its first, got {day}"
        assert str(caught.value) == said


# Seats and congresses


def test_words_stand_for_an_office_that_has_no_name_here_and_for_no_other() -> None:
    for office in kh.Office:
        words = None if office is kh.Office.OTHER else "chủ tịch"
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.Seat(office=office, words=words)
        said = "what the office is called where it is OTHER, and None elsewhere"
        assert (caught.value.field, caught.value.expected) == ("Seat.words", said)


def test_every_office_has_its_own_label_in_both_languages() -> None:
    """Kills: an office that a table of labels forgot."""
    for language in ("vi", "en"):
        assert len({office.label(language) for office in kh.Office}) == len(kh.Office)
    assert kh.Office.MEMBER.label() == "ủy viên ban chấp hành"
    assert kh.Office.MEMBER.label("en") == "member of the executive committee"
    with pytest.raises(kh.InvalidValueError, match=r"^language: expected"):
        kh.Office.CHAIR.label("fr")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"last_day": FIRST - ONE_DAY},
            "last_day: expected a day on or after the first, 2021-06-01, got 2021-05-31",
        ),
        ({"number": 0}, "number: expected a whole number of at least 1, got 0"),
        ({"number": True}, "number: expected a whole number of at least 1, got True"),
        ({"number": "VI"}, "number: expected a whole number of at least 1, got 'VI'"),
        (
            {"delegates_called": 159, "delegates_present": 160},
            "delegates_present: expected at most the 159 that were called, got 160",
        ),
        (
            {"delegates_called": -1},
            "delegates_called: expected a whole number of at least 0, got -1",
        ),
    ],
)
def test_what_no_congress_can_be_is_refused(changes: dict[str, Any], said: str) -> None:
    congress = kh.Congress(
        first_day=FIRST, last_day=FIRST, number=1, delegates_called=159, delegates_present=159
    )
    with pytest.raises(kh.InvalidValueError) as caught:
        evolve(congress, **changes)
    assert str(caught.value) == f"Congress.{said}"


def test_only_what_is_said_is_shown() -> None:
    assert repr(kh.Congress(first_day=FIRST, number=6)) == (
        "Congress(first_day=datetime.date(2021, 6, 1), number=6)"
    )
    assert repr(term(period=None)) == "Term(organisation='q1', years=(2021, 2026))"
    assert repr(seat(kh.Office.CHAIR)) == "Seat(office=Office.CHAIR)"

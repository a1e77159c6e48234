"""What happened to titles, beside a look at every record by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

T = kh.LearningTitle
K = kh.TitleEventKind
FIRST = date(2024, 3, 1)
LATER = date(2099, 1, 1)
A_DAY = timedelta(days=1)


def recognised(decided_on: date, **more: object) -> kh.Recognition:
    return kh.Recognition(
        holder=more.pop("holder", "x"),  # type: ignore[arg-type]
        title=T.PROVINCE_UNIT,
        unit="u",
        decided_on=decided_on,
        **more,  # type: ignore[arg-type]
    )


def registered(year: int, **more: object) -> kh.Registration:
    return kh.Registration(
        holder="x",
        title=T.FAMILY,
        unit="u",
        period=kh.Period.year(year),
        **more,  # type: ignore[arg-type]
    )


def told(*recognitions: kh.Recognition, on: date = LATER) -> list[tuple[date, kh.TitleEventKind]]:
    events = kh.title_events(recognitions=recognitions, on=on)
    return [(event.on, event.kind) for event in events]


@st.composite
def recognitions(draw: st.DrawFn) -> list[kh.Recognition]:
    made: list[kh.Recognition] = []
    for _ in range(draw(st.integers(0, 5))):
        decided_on = FIRST + timedelta(days=draw(st.integers(0, 3000)))
        shift = draw(st.none() | st.integers(0, 2500))
        end = None if shift is None else decided_on + timedelta(days=shift)
        holder = draw(st.sampled_from(["x", "y"]))
        made.append(recognised(decided_on, holder=holder, withdrawn_on=end))
    return made


@given(recognitions(), st.data())
def test_the_order_of_records_is_no_matter(
    given_: list[kh.Recognition], data: st.DataObject
) -> None:
    """Kills: "again" said of whatever came later in the list."""
    shuffled = data.draw(st.permutations(given_))
    assert kh.title_events(recognitions=shuffled, on=LATER) == kh.title_events(
        recognitions=given_, on=LATER
    )


@given(recognitions())
def test_who_lost_a_title_holds_none_on_that_day_and_held_one_before(
    given_: list[kh.Recognition],
) -> None:
    """Kills: an expiry in spite of a later recognition; one a day late; one after a withdrawal."""
    events = kh.title_events(recognitions=given_, on=LATER)

    def holds(holder: str, day: date) -> bool:
        return any(one.stands_on(day) for one in given_ if one.holder == holder)

    for event in events:
        if event.kind is K.EXPIRED:
            assert holds(event.holder, event.on - A_DAY)
            assert not holds(event.holder, event.on)
    ends = {(one.holder, end) for one in given_ if (end := one.holds()) is not None}
    lost = {
        (holder, span.end)
        for holder, span in ends
        if span.end is not None
        and holds(holder, span.end - A_DAY)
        and not holds(holder, span.end)
        and not any(one.holder == holder and one.withdrawn_on == span.end for one in given_)
    }
    expired = {(event.holder, event.on) for event in events if event.kind is K.EXPIRED}
    assert lost <= expired


@given(recognitions(), st.dates(FIRST, date(2036, 1, 1)))
def test_what_is_told_up_to_a_day_does_not_change_later(
    given_: list[kh.Recognition], day: date
) -> None:
    """Kills: what happens on the day itself left out."""
    all_of_them = kh.title_events(recognitions=given_, on=LATER)
    assert kh.title_events(recognitions=given_, on=day) == tuple(
        event for event in all_of_them if event.on <= day
    )


def test_the_story_of_a_title() -> None:
    """Kills: the last valid day taken for that of the expiry."""
    assert told(recognised(FIRST)) == [(FIRST, K.RECOGNISED), (date(2028, 1, 1), K.EXPIRED)]
    assert told(recognised(FIRST), on=date(2027, 12, 31)) == [(FIRST, K.RECOGNISED)]
    again = date(2027, 12, 31)
    assert told(recognised(again), recognised(FIRST)) == [
        (FIRST, K.RECOGNISED),
        (again, K.RE_RECOGNISED),
        (date(2031, 1, 1), K.EXPIRED),
    ]
    gone = date(2025, 5, 5)
    assert told(recognised(FIRST, withdrawn_on=gone)) == [
        (FIRST, K.RECOGNISED),
        (gone, K.WITHDRAWN),
    ]


@pytest.mark.parametrize(
    ("day", "kind"), [(date(2027, 12, 31), K.WITHDRAWN), (date(2028, 1, 1), K.EXPIRED)]
)
def test_what_holds_no_more_cannot_be_withdrawn(day: date, kind: kh.TitleEventKind) -> None:
    """Kills: both of them told."""
    assert told(recognised(FIRST, withdrawn_on=day))[1:] == [(day, kind)]


def test_what_is_withdrawn_on_its_own_day_was_given_first() -> None:
    """Kills: a withdrawal told before its decision; an older one told after the new decision."""
    assert told(recognised(FIRST, withdrawn_on=FIRST)) == [
        (FIRST, K.RECOGNISED),
        (FIRST, K.WITHDRAWN),
    ]
    day = date(2025, 5, 5)
    old, new = recognised(FIRST, withdrawn_on=day), recognised(day)
    assert told(new, old)[1:3] == [(day, K.WITHDRAWN), (day, K.RE_RECOGNISED)]
    at_once = recognised(day, withdrawn_on=day)
    assert told(at_once, old)[1:] == [
        (day, K.WITHDRAWN),
        (day, K.RE_RECOGNISED),
        (day, K.WITHDRAWN),
    ]


@given(recognitions())
def test_an_expiry_is_told_once_and_after_a_decision(given_: list[kh.Recognition]) -> None:
    """Kills: one expiry for each of two decisions; one of what nobody had been given."""
    events = kh.title_events(recognitions=given_, on=LATER)
    ends = [(one.holder, one.title, one.on) for one in events if one.kind is K.EXPIRED]
    assert len(set(ends)) == len(ends)
    for holder, _, end in ends:
        assert any(one.holder == holder and one.decided_on < end for one in given_)


def test_two_decisions_that_end_on_a_day_expire_once_in_the_unit_of_the_later() -> None:
    """Kills: two expiries; the unit of whatever came first in the list."""
    units = {day: unit for unit, day in (("b", FIRST), ("a", date(2024, 9, 1)))}
    given_ = [
        kh.Recognition(holder="x", title=T.PROVINCE_UNIT, unit=unit, decided_on=day)
        for day, unit in units.items()
    ]
    for records in (given_, given_[::-1]):
        (*_, end) = kh.title_events(recognitions=records, on=LATER)
        assert (end.on, end.kind, end.unit) == (date(2028, 1, 1), K.EXPIRED, "a")
        assert len(kh.title_events(recognitions=records, on=LATER)) == 3


@pytest.mark.parametrize(
    ("decided_on", "kinds"),
    [
        (date(2022, 12, 31), [K.RECOGNISED, K.EXPIRED]),
        (date(2023, 1, 1), [K.RECOGNISED]),
        (date(2023, 1, 2), [K.RECOGNISED]),
    ],
)
def test_what_was_over_when_it_was_decided_on_does_not_expire(
    decided_on: date, kinds: list[kh.TitleEventKind]
) -> None:
    """Kills: a title that expires before it is given, or on that day before it."""
    family = kh.Recognition(
        holder="x",
        title=T.FAMILY,
        unit="u",
        decided_on=decided_on,
        given_for=kh.Period.year(2022),
    )
    events = kh.title_events(
        recognitions=[family], on=LATER, validities=kh.TITLE_VALIDITY_IN_PRACTICE
    )
    assert [event.kind for event in events] == kinds


def test_where_nothing_says_how_long_nothing_expires() -> None:
    """Kills: an expiry on the day after the decision; a withdrawal that is lost."""
    before_the_rule, gone = date(2023, 3, 1), date(2023, 6, 1)
    assert told(recognised(before_the_rule)) == [(before_the_rule, K.RECOGNISED)]
    withdrawn = recognised(before_the_rule, withdrawn_on=gone)
    assert told(withdrawn)[1:] == [(gone, K.WITHDRAWN)]
    # Nor does a title expire whose holder may hold it by another decision.
    known = recognised(before_the_rule, valid=kh.Period(before_the_rule, gone))
    assert told(known, recognised(date(2023, 5, 1)))[1:] == [(date(2023, 5, 1), K.RE_RECOGNISED)]


def test_a_registration_renews_an_earlier_one_unless_it_says_otherwise() -> None:
    """Kills: "renewed" guessed where it is said; the day it was made passed over."""
    made = date(2022, 2, 1)
    years = [
        registered(2023),
        registered(2022, registered_on=made),
        registered(2024, renewed=False),
    ]
    events = kh.title_events(years, on=LATER)
    assert [(event.on, event.kind) for event in events] == [
        (made, K.REGISTERED),
        (date(2023, 1, 1), K.RE_REGISTERED),
        (date(2024, 1, 1), K.REGISTERED),
    ]
    (only,) = kh.title_events([registered(2023, renewed=True)], on=date(2023, 1, 1))
    assert only.kind is K.RE_REGISTERED
    assert kh.title_events(years, on=date(2022, 1, 31)) == ()


def test_all_that_is_no_record_is_named_at_once() -> None:
    with pytest.raises(kh.StructuringError) as caught:
        kh.title_events([recognised(FIRST)], ["x"], on=LATER)  # type: ignore[list-item]
    lines = str(caught.value).splitlines()
    assert lines[0] == "title_events: 2 problems"
    assert lines[1].startswith("  registrations[0]: expected a value of Registration, got ")
    assert lines[2] == "  recognitions[0]: expected a value of Recognition, got 'x'"
    with pytest.raises(kh.InvalidValueError, match=r"^title_events.on: expected a date without a"):
        kh.title_events(on="2024")  # type: ignore[arg-type]

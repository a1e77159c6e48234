"""A period cut where other rules come into force."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DAY, application, book, rules, same_as, stated

import khuyenhoc as kh
from khuyenhoc.testing import periods, timelines

A_DAY = timedelta(days=1)
CLAN = kh.LearningTitle.CLAN


def in_force(key: str, period: kh.Period, **more: Any) -> kh.RuleSet:
    return rules(stated(), key=key, in_force=period, **more)


@given(timelines(st.just("")), periods(limited=True))
def test_the_pieces_part_the_period_and_each_day_has_its_own_rules(
    timeline: kh.Timeline[str], period: kh.Period
) -> None:
    """Kills: a day lost or twice; two pieces with the same rules; a gap that is filled."""
    held = book(*(in_force(f"r{place}", days) for place, (days, _) in enumerate(timeline.entries)))
    pieces = kh.assess_during(application(), period, book=held)
    assert (pieces[0][0].start, pieces[-1][0].end) == (period.start, period.end)
    for (before, one), (after, other) in pairwise(pieces):
        assert before.meets(after)
        assert (one and one.rule_set) != (other and other.rule_set)
    for days, found in pieces:
        assert days.start is not None
        assert days.last_day is not None
        for day in (days.start, days.last_day):
            if found is None:
                with pytest.raises(kh.NotInForceError):
                    kh.assess(application(), on=day, book=held)
            else:
                assert found.on == days.last_day
                assert held.rule_set(found.rule_set.title, on=day) is found.rule_set


def test_the_last_day_of_one_and_the_first_of_the_next() -> None:
    """Kills: a change a day early or late; the first day judged in place of the last."""
    held = book(
        in_force("old", kh.Period.through(date(2020, 9, 21), last_day=date(2024, 1, 25))),
        in_force("new", kh.Period(date(2024, 1, 26))),
    )
    found = kh.assess_during(application(), kh.Period.years(2020, 2024), book=held)
    assert [(str(days), one and (one.rule_set.id, one.on)) for days, one in found] == [
        ("2020-01-01 to 2020-09-20", None),
        ("2020-09-21 to 2024-01-25", ("old", date(2024, 1, 25))),
        ("2024-01-26 to 2024-12-31", ("new", date(2024, 12, 31))),
    ]


def test_what_other_titles_and_places_change_is_no_change() -> None:
    """Kills: a cut wherever the book has a date."""
    held = book(
        in_force("one", kh.Period(date(2020, 1, 1))),
        in_force("clan", kh.Period(DAY), title=CLAN),
        in_force("of-b", kh.Period(DAY), place="tinh-b"),
        rules(stated(), key="undated", title=CLAN, in_force=None),
    )
    found = kh.assess_during(application(place="tinh-a"), kh.Period.year(2024), book=held)
    assert [days for days, _ in found] == [kh.Period.year(2024)]
    tree = kh.Tree.of(DAY, {"xa-2": "tinh-b"})
    below = kh.assess_during(application(place="xa-2"), kh.Period.year(2024), book=held, tree=tree)
    assert [one and one.rule_set.id for _, one in below] == ["one", "of-b"]


def test_an_article_that_comes_into_force_is_a_change() -> None:
    """Kills: one piece for the whole year, judged by an article of its last day."""
    held = book(rules(same_as("x", "clan", "yes")), in_force("clan", kh.Period(DAY), title=CLAN))
    year = kh.Period.year(2024)
    found = kh.assess_during(application({}), year, book=held)
    assert [(days, one and len(one.referred)) for days, one in found] == [
        (year.split(DAY)[0], 0),
        (year.split(DAY)[1], 1),
    ]


@pytest.mark.parametrize("period", [kh.Period(DAY), kh.Period.until(DAY)])
def test_a_period_without_an_end_is_refused(period: kh.Period) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.assess_during(application(), period, book=book(stated()))
    assert str(caught.value) == (
        f"assess_during.period: expected a period with a start and an end, got {period!r}"
    )


def test_two_at_once_in_a_part_of_it_are_refused() -> None:
    held = book(in_force("one", kh.Period.year(2024)), in_force("two", kh.Period(DAY)))
    with pytest.raises(kh.AmbiguousRuleError):
        kh.assess_during(application(), kh.Period.year(2024), book=held)
    first = kh.Period.through(date(2024, 1, 1), last_day=DAY - A_DAY)
    assert len(kh.assess_during(application(), first, book=held)) == 1

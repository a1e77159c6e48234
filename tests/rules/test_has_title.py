"""A title that one must have, and for how long; and the share of people who have one."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import MET, NOT_MET, UNKNOWN, application, book, has_title, share

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import HasTitle

A_DAY = timedelta(days=1)
LEVEL_1, LEVEL_2 = kh.TitleGrade.LEVEL_1, kh.TitleGrade.LEVEL_2
JUNE = date(2024, 6, 1)
IN_FORCE = st.dates(date(2024, 1, 26), date(2030, 12, 31))


def given_title(decided_on: date = JUNE, **more: Any) -> kh.Recognition:
    sound = {"holder": "ho-1", "title": kh.LearningTitle.PROVINCE_UNIT, "unit": "tinh-a"}
    return kh.Recognition(**{**sound, "decided_on": decided_on, **more})


def verdict_on(day: date, rule: HasTitle, *given_: kh.Recognition) -> kh.RuleVerdict:
    one = application(recognitions=given_)
    return kh.assess(one, on=day, book=book(rule)).findings[0].verdict


@pytest.mark.parametrize(
    ("decided_on", "years", "over"),
    [
        (JUNE, 1, date(2025, 6, 1)),
        (JUNE, 2, date(2026, 6, 1)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2027, 3, 1), 1, date(2028, 3, 1)),
    ],
)
def test_the_wait_is_over_on_the_day_itself(decided_on: date, years: int, over: date) -> None:
    """Kills: 365 days; the day after; a 29 February that never comes; any title at once."""
    rule = has_title(for_years=years)
    verdicts = [
        verdict_on(day, rule, given_title(decided_on)) for day in (over - A_DAY, over, over + A_DAY)
    ]
    assert verdicts == [NOT_MET, MET, MET]


@given(IN_FORCE)
def test_without_a_wait_it_counts_from_the_decision_to_its_last_day(decided_on: date) -> None:
    """Kills: a title before it was given; one that has expired."""
    last = date(decided_on.year + 3, 12, 31)
    days = (decided_on - A_DAY, decided_on, last, last + A_DAY)
    verdicts = [verdict_on(day, has_title(), given_title(decided_on)) for day in days]
    assert verdicts == [NOT_MET, MET, MET, NOT_MET]


@given(IN_FORCE, st.integers(0, 900))
def test_a_title_that_was_withdrawn_counts_no_more(decided_on: date, after: int) -> None:
    """Kills: the day of the withdrawal as one of the title; a withdrawal that is not looked at."""
    end = decided_on + timedelta(days=after)
    one = given_title(decided_on, withdrawn_on=end)
    assert verdict_on(end, has_title(), one) is NOT_MET
    if after:
        assert verdict_on(end - A_DAY, has_title(), one) is MET


def test_how_long_a_title_holds_that_no_rule_tells_is_open() -> None:
    """Kills: a title without a term that holds for ever, or not at all."""
    family = kh.LearningTitle.FAMILY
    one = given_title(title=family)
    days = (JUNE - A_DAY, JUNE, JUNE + A_DAY)
    verdicts = [verdict_on(day, has_title(title=family), one) for day in days]
    assert verdicts == [NOT_MET, MET, UNKNOWN]
    found = kh.assess(
        application(recognitions=(one,)), on=days[2], book=book(has_title(title=family))
    )
    assert found.findings[0].missing is kh.Missing.RECOGNITIONS


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"title": kh.LearningTitle.DISTRICT_UNIT}, NOT_MET),
        ({"grade": LEVEL_2}, NOT_MET),
        ({"grade": LEVEL_1}, MET),
        ({}, UNKNOWN),
    ],
)
def test_it_is_the_holder_s_own_title_of_the_grade_asked_for(
    changes: dict[str, Any], verdict: kh.RuleVerdict
) -> None:
    """Kills: anybody's title; any title; any grade; a grade that is not known taken for none."""
    one = given_title(**changes)
    assert verdict_on(JUNE, has_title(grade=LEVEL_1), one) is verdict


def test_somebody_else_s_title_is_refused() -> None:
    """Kills: a unit that waits no more because another one has waited."""
    with pytest.raises(kh.InvalidValueError) as caught:
        application(recognitions=(given_title(), given_title(holder="ho-2")))
    assert str(caught.value) == (
        "Application.recognitions[1].holder: expected 'ho-1', who is put forward, got 'ho-2'"
    )


def test_a_grade_that_is_not_known_does_not_matter_where_none_is_asked_for() -> None:
    assert verdict_on(JUNE, has_title(), given_title()) is MET
    assert verdict_on(JUNE, has_title(), given_title(grade=LEVEL_2)) is MET


def test_one_of_several_is_enough_and_nothing_known_is_no_no() -> None:
    """Kills: the last recognition alone; recognitions nobody brought along taken for none."""
    lapsed = given_title(date(2024, 2, 1), withdrawn_on=date(2024, 3, 1))
    assert verdict_on(JUNE, has_title(), lapsed, given_title()) is MET
    assert verdict_on(JUNE, has_title(), given_title(), lapsed) is MET
    assert verdict_on(JUNE, has_title()) is NOT_MET
    unknown = kh.assess(application(), on=JUNE, book=book(has_title())).findings[0]
    assert (unknown.verdict, unknown.observed) == (UNKNOWN, None)
    assert unknown.missing is kh.Missing.RECOGNITIONS


# -- shares of holders --------------------------------------------------------------------------


CITIZEN = kh.LearningTitle.CITIZEN
PEOPLE = ("cb-1", "cb-2", "cb-3")


def citizens(*holders: str, on: date = JUNE) -> list[kh.Recognition]:
    return [given_title(on, holder=one, title=CITIZEN) for one in holders]


def citizen_share(given_: list[kh.Recognition], day: date = JUNE) -> kh.Ratio | kh.BoundedRatio:
    return kh.title_share(CITIZEN, PEOPLE, iter(given_), on=day, of=UNIT_MEMBERS)


@given(st.sets(st.sampled_from((*PEOPLE, "cb-9"))), st.integers(0, 2))
def test_each_holder_counts_once_and_others_not(held: set[str], again: int) -> None:
    """Kills: recognitions counted for people; those of people of another unit."""
    found = citizen_share(citizens(*sorted(held)) * (1 + again))
    assert found == kh.Ratio(len(held & {*PEOPLE}), 3, of=UNIT_MEMBERS)


@given(st.sets(st.sampled_from(PEOPLE)), st.sets(st.sampled_from(PEOPLE)))
def test_titles_that_may_have_lapsed_leave_the_share_open(
    sure: set[str], perhaps: set[str]
) -> None:
    """Kills: what is not known counted as held, or as not; a sure title spoilt by an old one."""
    later = JUNE + A_DAY
    known = kh.Period.through(JUNE, last_day=later)
    given_ = [given_title(holder=one, title=CITIZEN, valid=known) for one in sorted(sure)]
    found = citizen_share([*given_, *citizens(*sorted(perhaps))], later)
    low, high = Fraction(len(sure), 3), Fraction(len(sure | perhaps), 3)
    if low == high:
        assert found == kh.Ratio(len(sure), 3, of=UNIT_MEMBERS)
    else:
        assert found == kh.BoundedRatio(kh.Bounds(low, high), of=UNIT_MEMBERS)


@pytest.mark.parametrize("day", [JUNE, JUNE + A_DAY])
def test_a_share_of_others_is_refused_whether_it_is_known_or_open(day: date) -> None:
    """Kills: a share that forgets of whom it is once a title may have lapsed."""
    rule, given_ = book(share("s")), citizens("cb-1")
    of_others = kh.title_share(CITIZEN, PEOPLE, given_, on=day, of=kh.POPULATION)
    with pytest.raises(kh.StructuringError) as caught:
        kh.assess(application({"s": of_others}), on=day, book=rule)
    assert [one.expected for one in caught.value.problems] == ["a ratio of unit-members"]
    own = application({"s": citizen_share(given_, day)})
    assert kh.assess(own, on=day, book=rule).verdict is NOT_MET


def test_only_the_title_asked_for_counts() -> None:
    assert citizen_share([given_title(holder="cb-1")]) == kh.Ratio(0, 3, of=UNIT_MEMBERS)


HOLDERS = "at least one holder, and none of them twice"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": "citizen"}, "title: expected a value of LearningTitle, got 'citizen'"),
        ({"title": None}, "title: expected a value of LearningTitle, got None"),
        ({"holders": ()}, f"holders: expected {HOLDERS}, got ()"),
        ({"holders": ("cb-1", "cb-1")}, f"holders: expected {HOLDERS}, got ('cb-1', 'cb-1')"),
        ({"holders": "cb-1"}, "holders: expected a collection of ids, got 'cb-1'"),
        ({"holders": iter(PEOPLE)}, "holders: expected a collection of ids, got <tuple_"),
        ({"holders": None}, "holders: expected a collection of ids, got None"),
        ({"holders": ("cb-1", 2)}, "holders[1]: expected a text that is not blank, got 2"),
        ({"holders": ("cb-1", [])}, "holders[1]: expected a text that is not blank, got []"),
        ({"holders": (" ",)}, "holders[0]: expected a text that is not blank, got ' '"),
        ({"recognitions": None}, "recognitions: expected Recognitions, got None"),
        (
            {"recognitions": [*citizens(*PEOPLE), "cb-1"]},
            "recognitions[3]: expected a value of Recognition, got 'cb-1'",
        ),
        ({"of": "unit-members"}, "of: expected a value of Indicator, got 'unit-members'"),
        (
            {"on": datetime(2024, 6, 1)},  # noqa: DTZ001
            "on: expected a date without a time, got datetime.",
        ),
    ],
)
def test_a_share_is_of_people_on_a_day(wrong: dict[str, Any], said: str) -> None:
    """Kills: 0% of what was never looked at: a title by its code, the letters of one id."""
    sound = {"title": CITIZEN, "holders": PEOPLE, "recognitions": [], "on": JUNE}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.title_share(**{**sound, "of": UNIT_MEMBERS, **wrong})
    assert str(caught.value).startswith(f"title_share.{said}")


# -- held without a break -------------------------------------------------------------------------

FIRST, AGAIN = date(2024, 12, 20), date(2027, 12, 20)


@pytest.mark.parametrize("if_held", [False, True])
def test_a_title_given_again_before_it_lapses_goes_on(*, if_held: bool) -> None:
    """Kills: a wait that begins anew with each renewal; one over a time without the title."""
    rule = has_title(grade=LEVEL_1, for_years=1, if_held=if_held)
    first, again = given_title(FIRST, grade=LEVEL_1), given_title(AGAIN, grade=LEVEL_1)
    days = (date(2027, 12, 31), date(2028, 1, 1), date(2028, 12, 20))
    assert [verdict_on(day, rule, again, first) for day in days] == [MET, MET, MET]
    taken_back = given_title(FIRST, grade=LEVEL_1, withdrawn_on=date(2027, 12, 1))
    assert [verdict_on(day, rule, taken_back, again) for day in days] == [NOT_MET, NOT_MET, MET]


@pytest.mark.parametrize(("gap", "verdict"), [(0, MET), (1, NOT_MET)])
def test_to_follow_on_the_next_day_is_no_break(gap: int, verdict: kh.RuleVerdict) -> None:
    """Kills: periods that meet taken for a break; a day without the title that is passed over."""
    end = date(2022, 1, 1)
    valid = (
        kh.Period(date(2019, 1, 1), end),
        kh.Period(end + timedelta(days=gap), date(2026, 1, 1)),
    )
    both = [given_title(one.start or JUNE, valid=one) for one in valid]
    assert verdict_on(date(2024, 1, 1), has_title(for_years=3), *both) is verdict


def test_through_several_in_a_row() -> None:
    """Kills: a look at the one before only."""
    years = [
        given_title(date(year, 6, 1), valid=kh.Period.year(year)) for year in range(2020, 2025)
    ]
    assert verdict_on(JUNE, has_title(for_years=4), *years) is MET
    assert verdict_on(JUNE, has_title(for_years=4), *years[:2], *years[3:]) is NOT_MET
    ancient = given_title(date.min)  # nobody knows how long it held
    assert verdict_on(JUNE, has_title(for_years=4), ancient, ancient, *years[1:]) is UNKNOWN


@pytest.mark.parametrize("grade", [None, LEVEL_1, LEVEL_2])
def test_a_wait_that_is_over_for_any_grade_is_over(grade: kh.TitleGrade | None) -> None:
    """Kills: a grade that is not known leaving open what it cannot change."""
    rule = has_title(grade=LEVEL_1, for_years=1, if_held=True)
    assert verdict_on(date(2026, 6, 1), rule, given_title(grade=grade)) is MET


def test_when_the_wait_is_over_is_said() -> None:
    """Kills: a refusal without the day from which it is none."""
    rule = has_title(grade=LEVEL_1, for_years=1, if_held=True)
    one = application(recognitions=(given_title(grade=LEVEL_1),))
    found = kh.assess(one, on=date(2025, 5, 31), book=book(rule)).findings[0]
    assert found.earliest == date(2025, 6, 1)
    assert found.to_dict()["earliest"] == "2025-06-01"
    assert "không đạt, sớm nhất từ ngày 01/06/2025 (" in found.sentence("vi")
    assert "not met, not before 2025-06-01 (" in found.sentence("en")
    nobody = kh.assess(application(recognitions=()), on=JUNE, book=book(has_title())).findings[0]
    assert (nobody.verdict, nobody.earliest) == (NOT_MET, None)
    never = has_title(for_years=9_000)
    assert kh.assess(one, on=JUNE, book=book(never)).findings[0].earliest is None

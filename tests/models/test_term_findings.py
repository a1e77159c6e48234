"""What is doubtful about terms, beside a look at every day by itself."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.models.term_findings import USUAL_TERM, check_terms

FIRST = date(2021, 6, 1)
DAYS = [FIRST + timedelta(days=shift) for shift in range(12)]
LATER = [*DAYS, DAYS[-1] + timedelta(days=400)]


def ran(first: date | None, end: date | None, organisation: str = "q1") -> kh.Term:
    return kh.Term(organisation=organisation, period=kh.Period(first, end))


def named(first: int, last: int, **more: object) -> kh.Term:
    return kh.Term(organisation="q1", years=(first, last), **more)  # type: ignore[arg-type]


def codes(*terms: kh.Term, **more: object) -> list[str]:
    return [finding.code for finding in check_terms(terms, **more)]  # type: ignore[arg-type]


@st.composite
def dated_terms(draw: st.DrawFn) -> kh.Term:
    first, end = sorted(draw(st.sets(st.sampled_from(DAYS), min_size=2, max_size=2)))
    return ran(first, draw(st.sampled_from([end, end, None])), draw(st.sampled_from(["q1", "q2"])))


@given(st.lists(dated_terms(), max_size=5))
def test_terms_of_known_days_overlap_and_leave_gaps_as_their_days_do(terms: list[kh.Term]) -> None:
    """Kills: neighbours only; a gap after a short term inside a long one; days of another one."""
    findings = check_terms(terms, usual_years=None)
    for organisation in ("q1", "q2"):
        same = [term for term in terms if term.organisation == organisation]
        ours = [one for one in findings if one.figures[0].startswith(organisation)]
        pairs = [
            sum(day in one.span and day in other.span for day in DAYS)
            for one, other in combinations(same, 2)
        ]
        told = [one.value for one in ours if one.code == "terms-overlap"]
        assert len(told) == sum(days > 0 for days in pairs)
        covered = [any(day in term.span for term in same) for day in LATER]
        runs = "".join("x" if one else "." for one in covered).strip(".")
        gaps = [len(run) for run in runs.split("x") if run]
        found = [one.value for one in ours if one.code == "gap-between-terms"]
        assert sorted(map(str, found)) == sorted(str(kh.Bounds.at_least(days)) for days in gaps)


@given(st.lists(dated_terms(), max_size=5), st.data())
def test_the_order_of_terms_is_no_matter(terms: list[kh.Term], data: st.DataObject) -> None:
    """Kills: a gap to whatever term came before in the list."""
    assert check_terms(data.draw(st.permutations(terms))) == check_terms(terms)


@given(st.integers(2000, 2010), st.integers(1, 6), st.integers(-8, 8), st.integers(1, 6))
def test_of_years_alone_only_what_holds_on_all_their_days_is_found(
    first: int, length: int, shift: int, other_length: int
) -> None:
    """Kills: neighbouring terms that share a year taken to overlap; a gap of days nobody knows."""
    start, last = first + length + shift, first + length + shift + other_length
    found = codes(named(first, first + length), named(start, last), usual_years=None)
    (a, b), (c, d) = sorted([(first, first + length), (start, last)])

    # Each begins and is over on one day of its years: the first and the last show the extremes.
    def days(year: int) -> list[date]:
        return [date(year, 1, 1), date(year, 12, 31)]

    choices = [
        (one, two, three, four)
        for one in days(a)
        for two in days(b)
        for three in days(c)
        for four in days(d)
        if one < two and three < four
    ]
    overlaps = {max(one[0], one[2]) < min(one[1], one[3]) for one in choices}
    gaps = {min(one[1], one[3]) + timedelta(days=1) < max(one[0], one[2]) for one in choices}
    assert ("terms-overlap" in found) == (overlaps == {True})
    assert ("gap-between-terms" in found) == (gaps == {True})


@pytest.mark.parametrize(
    ("end", "start", "found"),
    [
        (DAYS[4], DAYS[3], ["terms-overlap"]),
        (DAYS[4], DAYS[4], []),
        (DAYS[4], DAYS[5], ["gap-between-terms"]),
        (None, DAYS[5], ["terms-overlap"]),
    ],
)
def test_the_day_before_of_and_after_an_end(
    end: date | None, start: date, found: list[str]
) -> None:
    """Kills: the last day shared; a term that was never closed taken for one that is over."""
    assert codes(ran(FIRST, end), ran(start, None)) == found


def test_what_is_known_of_a_term_narrows_its_years() -> None:
    """Kills: the years used where days are known; a congress that is not looked at."""
    before = ran(date(2016, 9, 1), date(2021, 12, 1))
    sixth = kh.Congress(number=6, first_day=date(2021, 12, 1))
    assert codes(before, named(2021, 2026)) == []
    assert codes(before, named(2021, 2026, congress=sixth)) == []
    late = kh.Congress(first_day=date(2022, 1, 5))
    assert codes(before, named(2021, 2026, congress=late)) == ["gap-between-terms"]
    early = kh.Congress(first_day=date(2021, 11, 30))
    assert codes(before, named(2021, 2026, congress=early)) == ["terms-overlap"]
    # A congress of the last of the years: the term has at least the day on which it began.
    one_year = named(2021, 2021, congress=kh.Congress(first_day=date(2021, 6, 1)))
    assert codes(before, one_year) == ["terms-overlap"]
    until = kh.Period(None, date(2026, 3, 1))
    assert codes(before, named(2021, 2026, period=until)) == []
    assert codes(before, named(2020, 2026, period=until), usual_years=6) == ["terms-overlap"]
    assert codes(before, ran(None, date(2026, 3, 1))) == []
    assert codes(before, ran(None, date(2021, 12, 1))) == ["terms-overlap"]
    assert codes(before, ran(None, date(2021, 12, 2))) == []
    assert codes(ran(None, date(2021, 12, 1)), ran(date(2021, 12, 2), None)) == [
        "gap-between-terms"
    ]


def test_two_terms_are_told_with_their_days() -> None:
    one, other = check_terms([ran(FIRST, DAYS[4]), ran(DAYS[2], DAYS[6]), ran(DAYS[9], None)])
    assert one.figures == ("q1/2021-06-01 to 2021-06-04", "q1/2021-06-03 to 2021-06-06")
    assert (one.value, one.verdict) == (kh.Bounds.at_least(2), kh.Verdict.DOUBTFUL)
    assert one.unit is not None
    assert one.unit.code == "day"
    assert one.vi == (
        "q1/2021-06-01 to 2021-06-04 và q1/2021-06-03 to 2021-06-06: hai nhiệm kỳ trùng nhau "
        "(từ ngày 3/6/2021 đến ngày 4/6/2021)."
    )
    assert one.en == (
        "q1/2021-06-01 to 2021-06-04 and q1/2021-06-03 to 2021-06-06: the terms overlap "
        "(2021-06-03 to 2021-06-04)."
    )
    assert (other.code, other.value) == ("gap-between-terms", kh.Bounds.at_least(3))
    assert "hai nhiệm kỳ cách nhau (từ ngày 7/6/2021 đến ngày 9/6/2021)" in other.vi
    (both,) = check_terms([ran(FIRST, None), ran(DAYS[2], None)])
    assert both.value == kh.Bounds.at_least(1)
    assert "the terms overlap (from 2021-06-03)" in both.en


# Length


@pytest.mark.parametrize(
    ("term", "more", "years"),
    [
        (named(2016, 2021), {}, None),
        (named(2016, 2022), {}, 6),
        (named(2016, 2021), {"usual_years": 4}, 5),
        (named(2016, 2022), {"usual_years": None}, None),
        # The fifth national congress met in September 2016, the sixth on 1 December 2021.
        (named(2016, 2021, period=kh.Period(date(2016, 9, 1), date(2021, 12, 1))), {}, None),
        # A ward whose term 2013-2018 was prolonged until August 2022.
        (named(2013, 2018, period=kh.Period(date(2013, 1, 1), date(2022, 8, 11))), {}, 9),
        (ran(date(2016, 9, 1), date(2022, 8, 31)), {}, None),
        (ran(date(2016, 9, 1), date(2022, 9, 1)), {}, 6),
        (ran(date(2016, 9, 1), None), {}, None),
        (ran(date(2016, 9, 1), None), {"on": date(2022, 8, 30)}, None),
        (ran(date(2016, 9, 1), None), {"on": date(2022, 8, 31)}, 6),
        (ran(date(2016, 9, 1), date(2021, 1, 1)), {"on": date(2030, 1, 1)}, None),
        (ran(None, date(2021, 1, 1)), {}, None),
        (named(2010, 2020, period=kh.Period(date(2010, 9, 1))), {}, 10),
    ],
)
def test_a_term_is_long_by_its_years_or_its_days(
    term: kh.Term, more: dict[str, object], years: int | None
) -> None:
    """Kills: five times 365 days; the end taken for the last day; a running term that is over."""
    found = check_terms([term], **more)  # type: ignore[arg-type]
    assert [one.value for one in found] == ([] if years is None else [kh.Bounds.exactly(years)])
    for one in found:
        usual = more.get("usual_years", 5)
        assert one.vi == f"{term.key}: nhiệm kỳ {years} năm; thông thường là {usual} năm."
        assert one.en == f"{term.key}: a term of {years} years; {usual} are usual."


def test_that_five_years_are_usual_is_inferred() -> None:
    """Kills: a habit that passes for a rule."""
    assert USUAL_TERM.evidence is kh.Evidence.INFERENCE


# Seats


def seated(*seats: kh.Seat, **elected: int) -> list[str]:
    return [found.en for found in check_terms([named(2021, 2026, seats=seats, **elected)])]


def seat(office: kh.Office, holder: str | None = None, period: kh.Period | None = None) -> kh.Seat:
    words = "thư ký" if office is kh.Office.OTHER else None
    return kh.Seat(office=office, holder=holder, period=period, words=words)


def test_more_at_once_than_were_elected_is_found() -> None:
    """Kills: seats that follow each other counted together; ``>=``; the unnamed counted once."""
    member, chair = kh.Office.MEMBER, kh.Office.CHAIR
    three = (seat(member), seat(member), seat(chair, "a"))
    assert seated(*three, executive_members=3) == []
    assert seated(*three, executive_members=2) == [
        "q1/2021-2026: 3 at once in the executive committee, to which 2 were elected."
    ]
    day = date(2023, 1, 1)
    follow = (seat(member, "a", kh.Period(None, day)), seat(member, "b", kh.Period(day)))
    assert seated(*follow, executive_members=1) == []
    overlap = (follow[0], seat(member, "b", kh.Period(day - timedelta(days=1))))
    assert len(seated(*overlap, executive_members=1)) == 1
    assert seated(*three) == []


def test_one_person_in_two_seats_is_one_and_other_offices_are_none_of_the_committee() -> None:
    twice = (seat(kh.Office.CHAIR, "a"), seat(kh.Office.MEMBER, "a"), seat(kh.Office.OTHER, "b"))
    assert seated(*twice, executive_members=1) == []
    standing = (seat(kh.Office.STANDING_MEMBER, "a"), seat(kh.Office.STANDING_MEMBER, "b"))
    assert seated(*standing, seat(kh.Office.CHAIR), executive_members=3, standing_members=1) == [
        "q1/2021-2026: 2 at once in the standing committee, to which 1 were elected."
    ]
    (found,) = check_terms([named(2021, 2026, seats=standing, executive_members=1)])
    assert found.value == kh.Bounds.exactly(1)
    assert found.vi == "q1/2021-2026: có lúc 2 người trong Ban Chấp hành, được bầu là 1."


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (
            {"terms": ["q1"]},
            "check_terms.terms[0]: expected a Term, got 'q1'",
        ),
        (
            {"terms": [], "usual_years": 0},
            "check_terms.usual_years: expected a whole number of at least 1, or None, got 0",
        ),
        (
            {"terms": [], "usual_years": True},
            "check_terms.usual_years: expected a whole number of at least 1, or None, got True",
        ),
        (
            {"terms": [], "on": "2025"},
            "check_terms.on: expected a date without a time, got '2025'",
        ),
    ],
)
def test_anything_else_is_refused(given_: dict[str, object], said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        check_terms(**given_)  # type: ignore[arg-type]
    assert str(caught.value) == said

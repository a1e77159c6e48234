"""From records to counts: additive over any split, and never a 0 for what is not known."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
UNITS = ("a", "b", "c")
Counts = tuple[kh.Report, ...]

STAFF = st.builds(
    kh.CentreStaff,
    managers=st.none() | st.integers(4, 6),
    directors=st.none() | st.integers(0, 2),
    deputy_directors=st.none() | st.integers(0, 2),
    seconded_teachers=st.none() | st.integers(0, 3),
    collaborators=st.none() | st.integers(0, 3),
)


@st.composite
def centres(draw: st.DrawFn) -> list[kh.LearningCentre]:
    size = draw(st.integers(0, 6))
    return [
        kh.LearningCentre(
            id=f"tt-{place}",
            name="made-up",
            unit=draw(st.sampled_from(UNITS)),
            tier=draw(st.sampled_from([None, kh.Tier.COMMUNE, kh.Tier.VILLAGE])),
            period=draw(st.sampled_from([None, None, kh.Period(None, DAY), kh.Period(DAY)])),
            staff=draw(STAFF),
        )
        for place in range(size)
    ]


@st.composite
def commendations(draw: st.DrawFn) -> list[kh.Commendation]:
    kinds = st.sampled_from(kh.CommendationKind)
    made: list[kh.Commendation] = []
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(kinds)
        made.append(
            kh.Commendation(
                kind=kind,
                words="kỷ niệm chương" if kind is kh.CommendationKind.OTHER else None,
                given_by=draw(st.sampled_from(UNITS)),
                given_on=draw(st.dates(date(2022, 12, 30), date(2024, 1, 2))),
                recipient_kind=draw(st.none() | st.sampled_from(kh.RecipientKind)),
            )
        )
    return made


def count_c(records: Iterable[kh.LearningCentre], units: Iterable[str] = ()) -> Counts:
    return kh.count_centres(records, on=DAY, units=units)


def count_h(records: Iterable[kh.Commendation], units: Iterable[str] = ()) -> Counts:
    return kh.count_commendations(records, period=YEAR, units=units)


ALL: list[tuple[st.SearchStrategy[list[Any]], Callable[..., Counts], tuple[kh.Indicator, ...]]] = [
    (
        centres(),
        count_c,
        (
            kh.LEARNING_CENTRES,
            kh.COMMUNE_LEARNING_CENTRES,
            kh.VILLAGE_LEARNING_CENTRES,
            kh.CENTRE_MANAGERS,
            kh.SECONDED_TEACHERS,
            kh.CENTRE_COLLABORATORS,
        ),
    ),
    (
        commendations(),
        count_h,
        (
            kh.EMULATION_FLAGS,
            kh.CERTIFICATES_OF_MERIT,
            kh.COMMENDATIONS,
            kh.COLLECTIVES_COMMENDED,
            kh.INDIVIDUALS_COMMENDED,
        ),
    ),
]


def said(counts: Counts, unit: str, indicator: kh.Indicator) -> kh.Bounds:
    """Give what a count leaves possible; who has no count has nothing by the records given."""
    for count in counts:
        if count.organisation == unit:
            figures = count.figures_of(indicator)
            return figures[0].quantity.bounds() if figures else kh.Bounds.at_least(0)
    return kh.Bounds.exactly(0)


@pytest.mark.parametrize(("records", "count", "indicators"), ALL, ids=["centres", "commendations"])
@given(st.data())
def test_counting_is_additive_over_any_split_of_the_records(
    records: st.SearchStrategy[list[Any]],
    count: Callable[..., Counts],
    indicators: tuple[kh.Indicator, ...],
    data: st.DataObject,
) -> None:
    """Kills: a unit counted once; unknown as 0; "at least" lost where another record is exact."""
    all_of_them = data.draw(records)
    first = [one for one in all_of_them if data.draw(st.booleans())]
    rest = [one for one in all_of_them if not any(one is other for other in first)]
    for unit in UNITS:
        for indicator in indicators:
            parts = said(count(first), unit, indicator) + said(count(rest), unit, indicator)
            assert said(count(all_of_them), unit, indicator) == parts


@pytest.mark.parametrize(("records", "count", "indicators"), ALL, ids=["centres", "commendations"])
@given(st.data())
def test_the_order_of_records_is_no_matter(
    records: st.SearchStrategy[list[Any]],
    count: Callable[..., Counts],
    indicators: tuple[kh.Indicator, ...],
    data: st.DataObject,
) -> None:
    """Kills: counts and remarks in the order in which units were met."""
    given_ = data.draw(records)
    shuffled = data.draw(st.permutations(given_))
    assert [one.figures for one in count(shuffled)] == [one.figures for one in count(given_)]
    if count is count_c:
        assert count(shuffled) == count(given_)
    assert {figure.indicator for one in count(given_) for figure in one} <= set(indicators)


@given(centres())
def test_what_a_count_leaves_open_holds_every_staff_there_can_be(
    given_: list[kh.LearningCentre],
) -> None:
    """Kills: a figure for what no centre says; "at least" more than is known."""
    for unit in UNITS:
        here = [one for one in given_ if one.unit == unit and one.exists_on(DAY)]
        teachers = [one.staff.seconded_teachers for one in here]
        known = sum(count for count in teachers if count is not None)
        found = [one for one in count_c(given_) if one.organisation == unit]
        assert len(found) == bool(here)
        for count in found:
            figures = count.figures_of(kh.SECONDED_TEACHERS)
            assert bool(figures) == (set(teachers) != {None})
            for figure in figures:
                exact = None not in teachers
                expected = kh.Bounds.exactly(known) if exact else kh.Bounds.at_least(known)
                assert figure.quantity.bounds() == expected
            silent = [one.id for one in here if one.staff.seconded_teachers is None]
            remark = f"Giáo viên biệt phái: chưa rõ của {', '.join(silent)}"
            assert (remark in count.remarks) == bool(silent)


def test_managers_known_by_their_offices_alone_are_at_least_so_many() -> None:
    """Kills: an exact sum of directors where other managers may be."""
    staffs = [kh.CentreStaff(directors=1, deputy_directors=2), kh.CentreStaff(managers=4)]
    centres_ = [
        kh.LearningCentre(id=f"tt-{place}", name="TTHTCĐ", unit="a", staff=staff)
        for place, staff in enumerate(staffs)
    ]
    (count,) = count_c(centres_)
    assert count["centre-managers"].quantity.bounds() == kh.Bounds.at_least(7)
    assert not any(remark.startswith("Cán bộ quản lý") for remark in count.remarks)


def test_the_day_of_the_count_decides_which_version_of_a_centre_is_counted() -> None:
    """Kills: both versions counted; the first for every day; the end taken for a day of it."""
    moved = date(2025, 7, 1)
    versions = [
        kh.LearningCentre(id="tt", name="TTHTCĐ", unit=unit, period=period)
        for unit, period in (("a", kh.Period(None, moved)), ("b", kh.Period(moved)))
    ]
    for day, unit in ((moved - timedelta(days=1), "a"), (moved, "b"), (date(2026, 1, 1), "b")):
        (count,) = kh.count_centres(versions, on=day)
        assert (count.organisation, count.period) == (unit, kh.Period.until(day))
        assert count["learning-centres"].quantity.value == 1


@pytest.mark.parametrize(
    ("given_on", "counted"),
    [
        (date(2022, 12, 31), 0),
        (date(2023, 1, 1), 1),
        (date(2023, 12, 31), 1),
        (date(2024, 1, 1), 0),
    ],
)
def test_a_commendation_counts_in_the_period_of_its_day(given_on: date, counted: int) -> None:
    """Kills: the last day left out; the day after taken in."""
    flag = kh.Commendation(kind=kh.CommendationKind.EMULATION_FLAG, given_by="a", given_on=given_on)
    (count,) = count_h([flag], ["a"])
    assert count["emulation-flags"].quantity.value == counted
    assert count.period == YEAR
    assert len(count_h([flag])) == counted


def test_kinds_and_recipients_are_counted_each_by_themselves() -> None:
    """Kills: an honour of another kind among the flags; an unknown recipient as an individual."""
    kinds = [*kh.CommendationKind, kh.CommendationKind.COMMENDATION]
    to = [kh.RecipientKind.COLLECTIVE, None, *[kh.RecipientKind.INDIVIDUAL] * 3]
    records = [
        kh.Commendation(
            kind=kind,
            words="kỷ niệm chương" if kind is kh.CommendationKind.OTHER else None,
            given_by="a",
            given_on=DAY,
            recipient="Ông Bình" if recipient is None else None,
            recipient_kind=recipient,
        )
        for kind, recipient in zip(kinds, to, strict=True)
    ]
    (count,) = count_h(records)
    assert {one.key: one.quantity.bounds() for one in count} == {
        "emulation-flags": kh.Bounds.exactly(1),
        "certificates-of-merit": kh.Bounds.exactly(1),
        "commendations": kh.Bounds.exactly(2),
        "collectives-commended": kh.Bounds.at_least(1),
        "individuals-commended": kh.Bounds.at_least(3),
    }
    assert count.remarks == (
        "Tập thể được khen: chưa rõ của Ông Bình",
        "Cá nhân được khen: chưa rõ của Ông Bình",
    )


@pytest.mark.parametrize("count", [count_c, count_h])
def test_without_records_only_a_unit_known_to_have_none_counts_0(
    count: Callable[..., Counts],
) -> None:
    """Kills: 0 for all that nobody sent; nothing for a unit whose records are all here."""
    assert count([]) == ()
    none = count([], ["b", "a", "b"])
    assert [one.organisation for one in none] == ["a", "b"]
    for one in none:
        assert {figure.quantity.bounds() for figure in one} == {kh.Bounds.exactly(0)}
        assert one.remarks == ()


def test_committees_are_counted_in_the_terms_of_the_day() -> None:
    """Kills: every term ever; the end of a term taken for a day of it; unknown as 0."""
    change = date(2023, 6, 1)
    terms = [
        kh.Term(organisation="a", period=kh.Period(None, change), executive_members=27),
        kh.Term(organisation="a", period=kh.Period(change), executive_members=31),
        kh.Term(organisation="b", years=(2021, 2026)),
    ]
    for day, members in ((change - timedelta(days=1), 27), (change, 31)):
        one, other = kh.count_terms(terms, on=day)
        assert one["executive-committee-members"].quantity.value == members
        assert other.figures == ()
        assert other.remarks == ("Ủy viên ban chấp hành: chưa rõ của b/2021-2026",)
    assert [len(one) for one in kh.count_terms(terms, on=date(2027, 1, 1), units=["b", "c"])] == [
        1,
        1,
        1,
    ]


CENTRE = kh.LearningCentre(id="tt", name="TTHTCĐ", unit="a")
TERM = kh.Term(organisation="a", years=(2021, 2026))


@pytest.mark.parametrize(
    ("ask", "lines"),
    [
        (
            lambda: count_c(["tt", CENTRE, CENTRE]),  # type: ignore[list-item]
            [
                "count_centres: 2 problems",
                "  centres[0]: expected a value of LearningCentre, got 'tt'",
                "  centres[2].id: expected one version of a centre on 2023-12-31, got 'tt'",
            ],
        ),
        (
            lambda: kh.count_terms([TERM, 5, TERM], on=DAY),  # type: ignore[list-item]
            [
                "count_terms: 2 problems",
                "  terms[1]: expected a value of Term, got 5",
                "  terms[2]: expected one term of a on 2023-12-31, got 'a/2021-2026'",
            ],
        ),
        (
            lambda: count_h([None]),  # type: ignore[list-item]
            [
                "count_commendations: 1 problem",
                "  commendations[0]: expected a value of Commendation, got None",
            ],
        ),
        (
            lambda: count_c([CENTRE, CENTRE], units="abc"),
            [
                "count_centres: 2 problems",
                "  centres[1].id: expected one version of a centre on 2023-12-31, got 'tt'",
                "  units: expected several ids of units, as in a list, got 'abc'",
            ],
        ),
        (
            lambda: count_h("a", units=["a", 5, " "]),  # type: ignore[arg-type, list-item]
            [
                "count_commendations: 3 problems",
                "  commendations: expected several values of Commendation, as in a list, got 'a'",
                "  units[1]: expected a text that is not blank, got 5",
                "  units[2]: expected a text that is not blank, got ' '",
            ],
        ),
        (
            lambda: kh.count_terms([], on=DAY, units=5),  # type: ignore[arg-type]
            [
                "count_terms: 1 problem",
                "  units: expected several ids of units, as in a list, got 5",
            ],
        ),
        (
            lambda: kh.count_centres([], on=datetime(2023, 12, 31)),  # noqa: DTZ001
            [
                (
                    "count_centres.on: expected a date without a time, "
                    "got datetime.datetime(2023, 12, 31, 0, 0)"
                )
            ],
        ),
        (
            lambda: kh.count_terms([], on="2023"),  # type: ignore[arg-type]
            ["count_terms.on: expected a date without a time, got '2023'"],
        ),
        (
            lambda: kh.count_commendations([], period=2023),  # type: ignore[arg-type]
            ["count_commendations.period: expected a value of Period, got 2023"],
        ),
    ],
)
def test_all_that_cannot_be_counted_is_named_at_once(
    ask: Callable[[], object], lines: list[str]
) -> None:
    """Kills: stopping at the first; a second version that counts twice."""
    with pytest.raises(kh.KhuyenhocError) as caught:
        ask()
    assert str(caught.value).splitlines() == lines

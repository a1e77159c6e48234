"""Titles counted from records: a holder once, in his unit, and a range where nothing says."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

T = kh.LearningTitle
DAY: Final = date(2025, 6, 1)
YEAR: Final = kh.Period.year(2023)
UNITS: Final = ("a", "b", "c")
PRACTICE: Final = kh.TITLE_VALIDITY_IN_PRACTICE
TITLES: Final = (T.FAMILY, T.PROVINCE_UNIT)


@st.composite
def recognitions(draw: st.DrawFn) -> list[kh.Recognition]:
    made: list[kh.Recognition] = []
    for _ in range(draw(st.integers(0, 8))):
        decided_on = DAY + timedelta(days=draw(st.integers(-600, 2)))
        shift = draw(st.none() | st.integers(0, 600))
        made.append(
            kh.Recognition(
                holder=draw(st.sampled_from("xyz")),
                title=draw(st.sampled_from(TITLES)),
                unit=draw(st.sampled_from(UNITS)),
                decided_on=decided_on,
                given_for=draw(st.none() | st.sampled_from([YEAR, kh.Period.year(2025)])),
                withdrawn_on=None if shift is None else decided_on + timedelta(days=shift),
            )
        )
    return made


def registered(
    holder: str, unit: str, period: kh.Period, title: kh.LearningTitle = T.FAMILY
) -> Any:
    return kh.Registration(holder=holder, title=title, unit=unit, period=period)


def said(counts: tuple[kh.Report, ...], unit: str, indicator: kh.Indicator) -> kh.Bounds | None:
    """Give what a count leaves possible; ``None`` where nothing is said of it."""
    for count in counts:
        if count.organisation == unit:
            figures = count.figures_of(indicator)
            return figures[0].quantity.bounds() if figures else None
    return None


@given(recognitions(), st.sampled_from([kh.TITLE_VALIDITY, PRACTICE]))
def test_the_stock_is_that_of_a_look_at_every_holder(
    given_: list[kh.Recognition], validities: Any
) -> None:
    """Kills: a holder of two decisions counted twice; "may hold" as held, or as not; all units."""
    counts = kh.count_titles(given_, on=DAY, validities=validities)
    for unit in UNITS:
        for title in TITLES:
            stands: dict[str, set[bool | None]] = {}
            for one in given_:
                if (one.unit, one.title) == (unit, title):
                    stands.setdefault(one.holder, set()).add(one.stands_on(DAY, validities))
            sure = sum(True in known for known in stands.values())
            perhaps = sum(known & {True, None} != set() for known in stands.values())
            expected = kh.Bounds(sure, perhaps) if perhaps else None
            assert said(counts, unit, title.achieved) == expected


@given(recognitions(), st.data())
def test_the_order_of_records_is_no_matter(
    given_: list[kh.Recognition], data: st.DataObject
) -> None:
    """Kills: figures in the order in which titles were met; the last record of a holder alone."""
    shuffled = data.draw(st.permutations(given_))
    assert kh.count_titles(shuffled, on=DAY) == kh.count_titles(given_, on=DAY)


@given(recognitions(), st.integers(0, 500))
def test_recognitions_of_a_period_are_holders_decided_on_in_it(
    given_: list[kh.Recognition], shift: int
) -> None:
    """Kills: the last day left out; what holds no more left out; a holder twice."""
    period = kh.Period(DAY - timedelta(days=shift), DAY + timedelta(days=1))
    counts = kh.count_recognitions(given_, period=period, units=UNITS, titles=TITLES)
    for unit in UNITS:
        for title in TITLES:
            holders = {
                one.holder
                for one in given_
                if (one.unit, one.title) == (unit, title) and one.decided_on in period
            }
            assert said(counts, unit, title.achieved) == kh.Bounds.exactly(len(holders))


@given(recognitions())
def test_a_tree_adds_up_what_stands_at_every_unit(given_: list[kh.Recognition]) -> None:
    """Kills: counts of places that are totals; a range that becomes one number."""
    counts = kh.count_titles(given_, on=DAY, units=UNITS, titles=[T.FAMILY])
    tree = kh.Tree.of(DAY, {"b": "a", "c": "b"})
    total = kh.roll_up(counts, tree, own=kh.OwnValue.ADD)["a"][kh.LEARNING_FAMILIES]
    parts = [said(counts, unit, kh.LEARNING_FAMILIES) for unit in UNITS]
    lows, highs = ([getattr(one, end) for one in parts] for end in ("low", "high"))
    assert total.value == kh.Bounds(sum(lows), sum(highs))
    assert total.is_complete


@pytest.mark.parametrize(
    ("period", "counted"),
    [
        (kh.Period.year(2022), None),
        (kh.Period(date(2022, 6, 1), date(2023, 1, 1)), None),
        (kh.Period(date(2022, 6, 1), date(2023, 1, 2)), 1),
        (YEAR, 1),
        (kh.Period(date(2023, 12, 31)), 1),
        (kh.Period.year(2024), None),
    ],
)
def test_a_registration_counts_in_the_days_that_it_is_for(
    period: kh.Period, counted: int | None
) -> None:
    """Kills: the last day of its year left out; the year after taken in; "again" counted twice."""
    twice = [registered("x", "a", YEAR), registered("x", "a", YEAR)]
    found = said(kh.count_registrations(twice, period=period), "a", kh.HOUSEHOLDS_REGISTERED)
    assert found == (None if counted is None else kh.Bounds.exactly(counted))


def test_what_no_indicator_counts_is_said_and_not_lost() -> None:
    """Kills: registrations that vanish; a figure of another title."""
    period = kh.Period.year(2024)
    units = [registered(holder, "a", period, T.PROVINCE_UNIT) for holder in "xyx"]
    (report,) = kh.count_registrations(units, period=period)
    assert report.figures == ()
    assert report.remarks == ("Đơn vị học tập cấp tỉnh: 2 đăng ký, chưa có chỉ tiêu",)
    (report, other) = kh.count_registrations(units, period=period, units=["b"])
    assert (other.figures, other.remarks) == ((), ())


def test_without_records_only_units_known_to_have_none_count_0() -> None:
    """Kills: 0 for all that nobody sent; 0 of titles that nobody asked for."""
    assert kh.count_titles([], on=DAY) == ()
    (none,) = kh.count_titles([], on=DAY, units=["a"], titles=[T.CLAN])
    assert {one.key: one.quantity.value for one in none} == {"learning-clans": 0}
    assert none.period == kh.Period.until(DAY)
    once = (unit for unit in ["a"])
    (bare,) = kh.count_titles([], on=DAY, units=once)
    assert bare.figures == ()
    held = kh.Recognition(holder="x", title=T.PROVINCE_UNIT, unit="b", decided_on=DAY)
    first, second = kh.count_titles([held], on=DAY, units=["a"], titles=[T.CLAN])
    assert [one.key for one in first] == ["learning-clans", "province-learning-units"]
    assert [one.key for one in second] == ["province-learning-units"]


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2024, 2, 28), None),
        (date(2024, 2, 29), 1),
        (date(2027, 12, 31), 1),
        (date(2028, 1, 1), None),
    ],
)
def test_a_title_is_in_stock_from_its_decision_to_its_last_day(day: date, held: int | None) -> None:
    """Kills: a day early; a day late; three years to the day from 29 February."""
    one = kh.Recognition(holder="x", title=T.PROVINCE_UNIT, unit="a", decided_on=date(2024, 2, 29))
    found = said(kh.count_titles([one], on=day), "a", kh.PROVINCE_LEARNING_UNITS)
    assert found == (None if held is None else kh.Bounds.exactly(held))


def families(holders: int, of: int, unit: str) -> tuple[kh.Report, ...]:
    """Count ``holders`` learning families of ``of`` households that registered, in one unit."""
    given_ = [
        kh.Recognition(
            holder=f"{unit}-{place}",
            title=T.FAMILY,
            unit=unit,
            decided_on=date(2022, 12, 20),
            given_for=kh.Period.year(2022),
        )
        for place in range(holders)
    ]
    tried = [registered(f"{unit}-{place}", unit, kh.Period.year(2022)) for place in range(of)]
    return (
        *kh.count_titles(given_, on=date(2022, 12, 31), validities=PRACTICE),
        *kh.count_registrations(tried, period=kh.Period.year(2022)),
    )


def test_of_registered_and_of_all_are_never_put_together() -> None:
    """51.119/66.328 of Bình Thạnh, in thousands: households registered are not all households."""
    counts = [*families(30, 39, "p1"), *families(21, 27, "p2")]
    day = date(2022, 12, 31)
    all_ = [kh.Report.of(unit, kh.Period.until(day), {kh.HOUSEHOLDS: 50}) for unit in ("p1", "p2")]
    tree = kh.Tree.of(day, {"p1": "q", "p2": "q"})
    add = kh.OwnValue.ADD
    district = kh.roll_up([*counts, *all_], tree, own=add, expected=["p1", "p2"])["q"]
    of_registered = district.ratio(kh.LEARNING_FAMILIES, of=kh.HOUSEHOLDS_REGISTERED)
    of_all = district.ratio(kh.LEARNING_FAMILIES, of=kh.HOUSEHOLDS)
    assert of_registered == kh.Ratio(51, 66, of=kh.HOUSEHOLDS_REGISTERED)
    assert of_all == kh.Ratio(51, 100, of=kh.HOUSEHOLDS)
    assert isinstance(of_registered, kh.Ratio)
    assert isinstance(of_all, kh.Ratio)
    doings: list[Callable[[], object]] = [
        lambda: of_registered.pool(of_all),
        lambda: of_registered > of_all,
    ]
    for doing in doings:
        with pytest.raises(kh.InvalidValueError, match="neither pooled nor compared"):
            doing()


PRINTED: Final = {
    "can-tho-2023": {
        "fam": (T.FAMILY, 237_192),
        "clan": (T.CLAN, 520),
        "com": (T.VILLAGE_COMMUNITY, 658),
        "unit": (T.COMMUNE_UNIT, 583),
        "cit": (T.CITIZEN, 77_966),
    },
    "quang-tri-2023": {
        "fam": (T.FAMILY, 64_410),
        "clan": (T.CLAN, 583),
        "com": (T.VILLAGE_COMMUNITY, 431),
        "unit": (T.COMMUNE_UNIT, 426),
    },
    "binh-thanh-2022": {
        "fam": (T.FAMILY, 51_119),
        "clan": (T.CLAN, 54),
        "unit": (T.COMMUNE_UNIT, 117),
        "cit": (T.CITIZEN, 175),
    },
    "hai-phong-2023h1": {},
    "hoan-kiem-2019": {},
}


@pytest.mark.parametrize("name", kh.SAMPLE_REPORTS)
def test_printed_titles_are_those_that_records_count(name: str) -> None:
    """Kills: records counted as another indicator than reports print; a title of no record."""
    report = kh.sample_report(name)
    achieved = {title.achieved: title for title in T}
    found = {
        figure.key: (achieved[figure.indicator], figure.quantity.value)
        for figure in report
        if figure.indicator in achieved and figure.says is kh.Says.LEVEL and not figure.target
    }
    assert found == PRINTED[name]


RECORD: Final = kh.Recognition(holder="x", title=T.FAMILY, unit="a", decided_on=DAY)


@pytest.mark.parametrize(
    ("ask", "lines"),
    [
        (
            lambda: kh.count_titles(["x", RECORD, 5], on=DAY, titles=["family"]),  # type: ignore[list-item]
            [
                "count_titles: 3 problems",
                "  recognitions[0]: expected a value of Recognition, got 'x'",
                "  recognitions[2]: expected a value of Recognition, got 5",
                "  titles[0]: expected a value of LearningTitle, got 'family'",
            ],
        ),
        (
            lambda: kh.count_registrations([None], period=YEAR),  # type: ignore[list-item]
            [
                "count_registrations: 1 problem",
                "  registrations[0]: expected a value of Registration, got None",
            ],
        ),
        (
            lambda: kh.count_titles([], on=DAY, units="phuong", titles="family"),  # type: ignore[arg-type]
            [
                "count_titles: 2 problems",
                "  units: expected several ids of units, as in a list, got 'phuong'",
                "  titles: expected several values of LearningTitle, as in a list, got 'family'",
            ],
        ),
        (
            lambda: kh.count_recognitions([], period=YEAR, units=["a", 5, " ", None]),  # type: ignore[list-item]
            [
                "count_recognitions: 3 problems",
                "  units[1]: expected a text that is not blank, got 5",
                "  units[2]: expected a text that is not blank, got ' '",
                "  units[3]: expected a text that is not blank, got None",
            ],
        ),
        (
            lambda: kh.count_registrations("x", period=YEAR, units=7, titles=T.CLAN),  # type: ignore[arg-type]
            [
                "count_registrations: 3 problems",
                "  registrations: expected several values of Registration, as in a list, got 'x'",
                "  units: expected several ids of units, as in a list, got 7",
                (
                    "  titles: expected several values of LearningTitle, as in a list, "
                    f"got {T.CLAN!r}"
                ),
            ],
        ),
        (
            lambda: kh.count_titles(RECORD, on=DAY),  # type: ignore[arg-type]
            [
                "count_titles: 1 problem",
                (
                    "  recognitions: expected several values of Recognition, as in a list, "
                    "got Recognition(holder='x', title=Learning..., "
                    "decided_on=datetime.date(2025, 6, 1))"
                ),
            ],
        ),
        (
            lambda: kh.count_titles([], on=datetime(2023, 12, 31)),  # noqa: DTZ001
            [
                (
                    "count_titles.on: expected a date without a time, "
                    "got datetime.datetime(2023, 12, 31, 0, 0)"
                )
            ],
        ),
        (
            lambda: kh.count_recognitions([], period=2023),  # type: ignore[arg-type]
            ["count_recognitions.period: expected a value of Period, got 2023"],
        ),
        (
            lambda: kh.count_registrations([], period=None),  # type: ignore[arg-type]
            ["count_registrations.period: expected a value of Period, got None"],
        ),
    ],
)
def test_all_that_cannot_be_counted_is_named_at_once(
    ask: Callable[[], object], lines: list[str]
) -> None:
    """Kills: stopping at the first; the letters of an id as units; one record in place of many."""
    with pytest.raises(kh.KhuyenhocError) as caught:
        ask()
    assert str(caught.value).splitlines() == lines

"""Where the two sides of a ratio are found."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from plausible_figures import a_share, a_unit_value, day, figure, report

import khuyenhoc as kh
from khuyenhoc.values.unit import FRACTION, PERCENT, USD

TENTH, HALF = Fraction(1, 10), Fraction(1, 2)
MANY = a_share(kh.Bounds(HALF, 1))
DEAR = a_unit_value(kh.Bounds.at_least(1_000_000))
SAVED, PIGS = kh.PIGGY_BANK_SAVINGS, kh.PIGGY_BANKS


def money(words: str = "20.000.000 đồng", **more: Any) -> kh.Figure:
    return figure(SAVED, words, **more)


def keys(found: tuple[kh.Doubt, ...]) -> list[tuple[str, ...]]:
    return [doubt.figures for doubt in found]


def share(words: str = "10%", **more: Any) -> kh.Figure:
    values = {"key": "share", "says": kh.Says.SHARE, "base": kh.POPULATION, **more}
    return figure(kh.MEMBERS, words, **values)


@pytest.mark.parametrize(
    ("amount", "count"),
    [
        ({"about": PIGS.code}, {}),
        ({"out_of": PIGS.code}, {}),
        ({}, {"about": SAVED.code}),
        ({}, {}),
    ],
)
def test_an_amount_is_divided_by_what_it_names_or_what_names_it_or_stands_alone(
    amount: dict[str, str], count: dict[str, str]
) -> None:
    """Kills: one of the four ways of printing it passed over."""
    (doubt,) = kh.doubts(report(money(**amount), figure(PIGS, 100, **count)), [DEAR])
    assert doubt.figures == (SAVED.code, PIGS.code)
    assert doubt.value == kh.Bounds.exactly(200_000)
    assert doubt.finding.indicator == SAVED


@pytest.mark.parametrize(
    ("amount", "count"),
    [
        ({"about": "books"}, {}),
        ({}, {"scope": "phường 6"}),
        ({}, {"period": day(2023, 6, 30)}),
        ({"target": True}, {}),
        ({}, {"target": True}),
        ({"quantity": kh.Quantity(value=20, unit=USD)}, {}),
    ],
)
def test_an_amount_of_other_things_is_not_divided(
    amount: dict[str, Any], count: dict[str, Any]
) -> None:
    """Kills: piggy banks counted for savings books; dollars taken for đồng."""
    books = figure(kh.SAVINGS_BOOKS, 50, key="books")
    one, other = evolve(money(), **amount), evolve(figure(PIGS, 100), **count)
    assert kh.doubts(report(one, other, books), [DEAR]) == ()


def test_of_two_numbers_beside_an_amount_neither_is_chosen() -> None:
    twice = (figure(PIGS, 100), figure(PIGS, 90, key="again"))
    assert kh.doubts(report(money(), *twice), [DEAR]) == ()
    naming = [evolve(one, about=SAVED.code) for one in twice]
    assert kh.doubts(report(money(), *naming), [DEAR]) == ()


def test_a_range_for_another_time_is_passed_over() -> None:
    before = kh.Period.year(2022)
    printed = report(money(), figure(PIGS, 100), share())
    expected = [evolve(one, period=before) for one in (DEAR, MANY)]
    assert kh.doubts(printed, expected) == ()
    assert len(kh.doubts(evolve(printed, period=before), expected)) == 2


def test_a_printed_price_is_held_against_the_range_itself() -> None:
    """Kills: a price divided once more by the number of things."""
    price = money(says=kh.Says.EACH, about=PIGS.code)
    (doubt,) = kh.doubts(report(price, figure(PIGS, 100)), [a_unit_value(kh.Bounds.at_most(5))])
    assert keys((doubt,)) == [(SAVED.code,)]
    assert doubt.value == kh.Bounds.exactly(20_000_000)
    assert kh.doubts(report(evolve(price, about=None)), [a_unit_value(kh.Bounds.at_most(5))]) == ()
    rate = money(says=kh.Says.CHANGE, about=PIGS.code)
    assert kh.doubts(report(rate, figure(PIGS, 100)), [a_unit_value(kh.Bounds.at_most(5))]) == ()


def test_counts_may_be_printed_without_a_unit_or_in_another_word() -> None:
    """Kills: "51.200 con" passed over because the range says heo đất."""
    for unit in (None, kh.BENEFICIARIES.unit):
        count = evolve(figure(PIGS, 100), quantity=kh.Quantity(value=100, unit=unit))
        assert len(kh.doubts(report(money(), count), [DEAR])) == 1


def test_a_share_is_of_the_printed_base_first() -> None:
    some = (figure(kh.MEMBERS, 100), figure(kh.POPULATION, 1_000))
    known = {kh.POPULATION: kh.Bounds.exactly(150)}
    (doubt,) = kh.doubts(report(*some), [MANY], known=known)
    assert doubt.figures == ("members", "population")
    assert doubt.value == kh.Bounds.exactly(TENTH)
    assert dict(doubt.nearest) == {
        "members": kh.Bounds(500, 1_000),
        "population": kh.Bounds(100, 200),
    }
    assert "trên “1.000 người”: tỷ lệ 10%, thấp hơn" in doubt.sentence("vi")
    elsewhere = evolve(some[1], scope="phường 6")
    named = evolve(some[0], out_of="population")
    assert kh.doubts(report(some[0], elsewhere), [MANY]) == ()
    assert len(kh.doubts(report(named, elsewhere), [MANY])) == 1


def test_a_share_is_of_what_the_host_knows_where_no_base_is_printed() -> None:
    """Kills: bounds taken by their middle; a base of all held against a part of the place."""
    mine = figure(kh.MEMBERS, 100)
    between = {kh.POPULATION: kh.Bounds(250, 1_000)}
    (doubt,) = kh.doubts(report(mine), [MANY], known=between)
    assert doubt.value == kh.Bounds(TENTH, Fraction(2, 5))
    assert doubt.figures == ("members",)
    assert [key for key, _ in doubt.nearest] == ["members"]
    assert "trên dân số (từ 250 đến 1.000 người): tỷ lệ từ 10 đến 40%" in doubt.sentence("vi")
    assert "of population (250 to 1,000): 10 to 40%" in doubt.sentence("en")
    assert ": tỷ lệ từ 10 đến 40%" not in str(doubt.readings)
    assert kh.doubts(report(mine), [MANY], known={kh.POPULATION: kh.Bounds(200, 1_000)}) == ()
    assert kh.doubts(report(evolve(mine, scope="phường 6")), [MANY], known=between) == ()
    exact = {kh.POPULATION: kh.Bounds.exactly(1_000)}
    (doubt,) = kh.doubts(report(mine), [a_share(kh.Bounds(Fraction(9, 10), 1))], known=exact)
    assert doubt.readings[0].sentence("en").endswith("is 1,000 (ten times out): 100%")


def test_a_known_figure_may_itself_be_misprinted() -> None:
    """Kills: what another report prints taken as certain."""
    known = {kh.POPULATION: figure(kh.POPULATION, 1_000, period=day(2022, 12, 31))}
    mine = figure(kh.MEMBERS, 100)
    (doubt,) = kh.doubts(report(mine), [MANY], known=known)
    assert doubt.figures == ("members", "population@until 2022-12-31")
    assert doubt.finding.periods == (report(mine).period, day(2022, 12, 31))
    assert doubt.readings[-1].figure == "population@until 2022-12-31"
    assert doubt.readings[-1].misreading.quantity.value == 100
    assert kh.doubts(report(evolve(mine, scope="phường 6")), [MANY], known=known) == ()


def test_a_printed_percentage_is_held_against_the_range_itself() -> None:
    (doubt,) = kh.doubts(report(share()), [MANY])
    assert doubt.figures == ("share",)
    assert doubt.value == kh.Bounds(Fraction(19, 200), Fraction(11, 100), high_open=True)
    assert doubt.nearest == (("share", kh.Bounds(50, 100)),)
    half = evolve(share(), quantity=kh.Quantity(value=TENTH, unit=FRACTION, resolution=0))
    (doubt,) = kh.doubts(report(half), [MANY])
    assert doubt.nearest == (("share", kh.Bounds(HALF, 1)),)
    base = figure(kh.POPULATION, 100)
    of_base = share(base=None, out_of="population")
    assert keys(kh.doubts(report(of_base, base), [MANY])) == [("share",)]


def test_a_percentage_that_should_be_a_fraction_is_read_as_one() -> None:
    """Kills: "0,6%" of the people left without the reading that was meant."""
    slipped = evolve(
        share(), quantity=kh.Quantity(value=Fraction(3, 5), unit=PERCENT, resolution=TENTH)
    )
    (doubt,) = kh.doubts(report(slipped), [MANY])
    kinds = [reading.misreading.kind for reading in doubt.readings]
    assert kinds == [kh.MisreadingKind.SLIPPED_HUNDRED, kh.MisreadingKind.PERCENT_FOR_FRACTION]
    assert doubt.readings[1].value == kh.Bounds(Fraction(11, 20), Fraction(7, 10), high_open=True)


@pytest.mark.parametrize(
    "more", [{"base": kh.ADULTS}, {"base": None}, {"target": True}, {"words": "tăng 10%"}]
)
def test_a_percentage_of_something_else_is_not_held_against_it(more: dict[str, Any]) -> None:
    """Kills: a target doubted; growth of 10 % taken for a share of 10 %."""
    assert kh.doubts(report(share(**more)), [MANY]) == ()


def test_a_base_that_another_percentage_implies_is_used() -> None:
    """Kills: the implied base upside down: 100 people, 10 % of whom were counted."""
    mine = figure(kh.LEARNING_CITIZENS, 300)
    few = a_share(kh.Bounds(0, TENTH), part=kh.LEARNING_CITIZENS)
    whole = figure(kh.MEMBERS, 100)
    behind = share("10%", about="members")
    (doubt,) = kh.doubts(report(mine, whole, behind), [few])
    assert doubt.figures == ("learning-citizens", "share", "members")
    assert doubt.value == kh.Bounds(Fraction(57, 200), Fraction(33, 100), high_open=True)
    assert "trên dân số suy từ “100 người”, “10%”: tỷ lệ từ 28,5 đến 33%" in doubt.sentence("vi")
    assert "of the population behind “100 người”, “10%”: 28.5 to 33%" in doubt.sentence("en")
    twice = share("20%", key="second", about="members")
    assert keys(kh.doubts(report(mine, whole, behind, twice), [few])) == [doubt.figures]
    known = {kh.POPULATION: kh.Bounds.exactly(5_000)}
    assert kh.doubts(report(mine, whole, behind), [few], known=known) == ()


@pytest.mark.parametrize(
    ("behind", "whole"),
    [
        ({"about": None}, {}),
        ({"base": kh.ADULTS}, {}),
        ({"target": True}, {}),
        ({"words": "tăng 10%"}, {}),
        ({"scope": "phường 6"}, {}),
        ({}, {"scope": "phường 6"}),
        ({}, {"period": day(2023, 6, 30)}),
        ({}, {"target": True}),
    ],
)
def test_a_base_is_implied_by_what_is_said_of_the_same_place_and_time(
    behind: dict[str, Any], whole: dict[str, Any]
) -> None:
    mine = figure(kh.LEARNING_CITIZENS, 300)
    few = a_share(kh.Bounds(0, TENTH), part=kh.LEARNING_CITIZENS)
    printed = report(
        mine, figure(kh.MEMBERS, 100, **whole), share(**{"about": "members", **behind})
    )
    assert kh.doubts(printed, [few]) == ()


def test_a_part_is_not_measured_by_its_own_percentage_twice() -> None:
    mine = figure(kh.MEMBERS, 100)
    assert keys(kh.doubts(report(mine, share(about="members")), [MANY])) == [("share",)]


def test_figures_of_lists_and_ranges_have_readings_without_a_plain_number() -> None:
    """Kills: the first of several numbers taken for all of them."""
    pigs = figure(PIGS, kh.Quantity(value=90, high=110, qualifier=kh.Qualifier.RANGE))
    (doubt,) = kh.doubts(report(money(), pigs), [DEAR])
    assert (
        doubt.readings[0].sentence("vi").endswith("bình quân từ 181.818.181 đến 222.222.223 đồng")
    )
    nothing = figure(PIGS, kh.Quantity(value=0, qualifier=kh.Qualifier.AT_LEAST))
    low = a_unit_value(kh.Bounds.at_least(10**30))
    (doubt,) = kh.doubts(report(money(), nothing), [low])
    assert doubt.value == kh.Bounds(0, 20_000_000, low_open=True)


def test_a_unit_value_of_nothing_may_be_read_as_something() -> None:
    """Kills: a reading by which nothing can be divided offered or raised."""
    none = figure(
        PIGS,
        kh.Quantity(value=5, unit=PIGS.unit, warnings=(kh.ReadingWarning("x", "so", (0, 50)),)),
    )
    (doubt,) = kh.doubts(report(money("5 đồng"), none), [a_unit_value(kh.Bounds(0, TENTH))])
    assert [reading.misreading.quantity.value for reading in doubt.readings] == [50, 5_000, 500]


@pytest.mark.parametrize(
    ("amount", "count", "why"),
    [
        (60, 0, ("số chia là 0", "there is nothing to divide by")),
        (-20, 100, ("có số nhỏ hơn 0", "a number is below 0")),
        (0, 0, None),
    ],
)
def test_what_cannot_be_divided_is_told(
    amount: int, count: int, why: tuple[str, str] | None
) -> None:
    """Kills: 60 đồng of 0 piggy banks passed over in silence; 0 of 0 told as a wonder."""
    found = kh.doubts(report(figure(SAVED, amount), figure(PIGS, count)), [DEAR])
    if why is None:
        assert found == ()
        return
    (doubt,) = found
    assert (doubt.code, doubt.verdict) == ("unit-value-not-comparable", kh.Verdict.UNDETERMINED)
    assert doubt.figures == (SAVED.code, PIGS.code)
    assert doubt.sentence("vi").endswith(f": không so được, vì {why[0]}.")
    assert doubt.sentence("en").endswith(f": not compared, for {why[1]}.")


def test_a_share_of_nobody_is_told_and_names_the_printed_figure_alone() -> None:
    """Kills: what the host knows named as a figure of the report."""
    known = {kh.POPULATION: kh.Bounds.exactly(0)}
    (doubt,) = kh.doubts(report(figure(kh.MEMBERS, 5)), [a_share(kh.Bounds(0, 1))], known=known)
    assert (doubt.code, doubt.figures) == ("share-not-comparable", ("members",))


def test_what_is_divided_by_is_nowhere_near_to_nothing() -> None:
    """Kills: 0 piggy banks offered as what would be plausible."""
    nothing_saved = report(figure(SAVED, 0), figure(PIGS, 5))
    (doubt,) = kh.doubts(nothing_saved, [DEAR])
    assert [key for key, _ in doubt.nearest] == [SAVED.code]


def test_a_class_of_a_total_is_no_part_of_a_base() -> None:
    """Kills: the women among the members held against the range of all members."""
    women = figure(kh.MEMBERS, 5, key="w", part_of="members")
    people = figure(kh.POPULATION, 1_000)
    few = a_share(kh.Bounds(Fraction(1, 10), 1))
    assert kh.doubts(report(figure(kh.MEMBERS, 300), women, people), [few]) == ()
    classes = figure(kh.POPULATION, 400, key="v", part_of="population")
    small = report(figure(kh.MEMBERS, 3), people, classes)
    (doubt,) = kh.doubts(small, [few])
    assert doubt.figures == ("members", "population")


@pytest.mark.parametrize(
    ("of_report", "of_known", "count"),
    [(None, None, 1), ("khối x", None, 0), ("khối x", "Khối  x", 1), (None, "khối x", 0)],
)
def test_the_scope_of_a_report_is_that_of_its_figures(
    of_report: str | None, of_known: str | None, count: int
) -> None:
    """Kills: members of the schools alone held against the population of the whole."""
    few, some = (
        a_share(kh.Bounds(Fraction(1, 2), 1)),
        report(figure(kh.MEMBERS, 5), scope=of_report),
    )
    known = figure(kh.POPULATION, 1_000, scope=of_known)
    assert len(kh.doubts(some, [few], known={kh.POPULATION: known})) == count
    bare = kh.doubts(some, [few], known={kh.POPULATION: kh.Bounds.exactly(1_000)})
    assert len(bare) == (of_report is None)

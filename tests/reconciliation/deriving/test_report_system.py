"""Which relations are made of reports, and which are left out because they need not hold."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

import khuyenhoc as kh
from khuyenhoc.values.unit import FACTOR

Y2022, Y2023 = kh.Period.year(2022), kh.Period.year(2023)
H1, H2 = kh.Period.half(2023, 1), kh.Period.half(2023, 2)
OPEN, UNTIL = kh.Period(date(2021, 1, 1)), kh.Period.until(date(2023, 11, 30))
PROVINCE = kh.Tree.of(date(2023, 12, 31), {"d1": "p", "d2": "p"})


def level(key: str, value: int, indicator: kh.Indicator = kh.MEMBERS, **more: object) -> kh.Figure:
    unit = more.pop("unit", indicator.unit)
    resolution = 1 if unit is None or getattr(unit, "whole", True) else 0
    quantity = kh.Quantity(
        value=value,
        unit=unit,  # type: ignore[arg-type]
        resolution=resolution,
        each=bool(more.pop("each", False)),
    )
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def said(says: kh.Says, key: str, value: int, unit: kh.Unit, **more: object) -> kh.Figure:
    change = more.pop("change", kh.Change.INCREASE if says is kh.Says.CHANGE else None)
    quantity = kh.Quantity(value=value, unit=unit, change=change)  # type: ignore[arg-type]
    values: dict[str, object] = {"indicator": kh.MEMBERS, "about": "members"}
    return kh.Figure(key=key, says=says, quantity=quantity, **{**values, **more})  # type: ignore[arg-type]


def change(value: int = 5, unit: kh.Unit = kh.PERSON, **more: object) -> kh.Figure:
    return said(kh.Says.CHANGE, "up", value, unit, **{"since": Y2022, **more})


def share(value: int = 50, **more: object) -> kh.Figure:
    return said(kh.Says.SHARE, "share", value, kh.PERCENT, **{"base": kh.POPULATION, **more})


def of(period: kh.Period, *figures: kh.Figure, who: str = "p", **more: object) -> kh.Report:
    return kh.Report(organisation=who, period=period, figures=figures, **more)  # type: ignore[arg-type]


def relations(*reports: kh.Report, **more: object) -> list[str]:
    system = kh.system_of(*reports, **more)  # type: ignore[arg-type]
    return [relation.formula(str) for relation in system.relations]


def across(*reports: kh.Report, **more: object) -> list[str]:
    """Write down the relations between what several reports printed."""
    system = kh.system_of(*reports, **more)  # type: ignore[arg-type]
    return [
        relation.formula(str)
        for relation in system.relations
        if len({system[key].document for key in relation.terms} - {""}) > 1
    ]


# -- the same thing said twice ----------------------------------------------------------------


def test_what_there_is_at_the_end_of_a_year_ends_its_second_half_too() -> None:
    assert across(of(Y2023, level("m", 5)), of(H2, level("m", 5))) == [
        "p@2023:m = p@2023-07-01..2023-12-31:m"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of(Y2023, level("m", 5, scope="3 xã")), of(H2, level("m", 6, scope="3 xã"))),
        (of(Y2023, level("m", 5), scope="3 xã"), of(H2, level("m", 6), scope="3 xã")),
        (of(Y2023, level("m", 5, each=True)), of(H2, level("m", 6))),
        (of(Y2023, level("m", 5, target=True)), of(H2, level("m", 6))),
        (of(Y2023, level("m", 5), level("n", 4)), of(H2, level("m", 6))),
        (of(Y2023, level("m", 5)), of(H2, level("m", 6), who="q")),
        (of(Y2023, level("m", 5)), of(H1, level("m", 6))),
        (of(Y2023, level("m", 5, unit=kh.UNITS["household"])), of(H2, level("m", 6))),
        (
            of(Y2023, level("m", 5, kh.FUND_RAISED, unit=kh.UNITS["USD"])),
            of(Y2023, level("m", 6, kh.FUND_RAISED)),
        ),
        # Of which year's end nobody knows.
        (
            of(kh.Period(date(2021, 1, 1)), level("m", 5)),
            of(kh.Period(date(2021, 1, 1)), level("m", 6)),
        ),
        # Since when, nobody knows.
        (
            of(UNTIL, level("m", 5, kh.FUND_RAISED)),
            of(UNTIL, level("m", 6, kh.FUND_RAISED)),
        ),
        (
            of(Y2023, level("m", 5, kh.FUND_RAISED)),
            of(H2, level("m", 6, kh.FUND_RAISED, period=Y2022)),
        ),
        # What was spent on one thing is not what was spent on another.
        (
            of(Y2023, level("x", 5), level("m", 6, kh.REWARDS_VALUE, about="x")),
            of(Y2023, level("m", 7, kh.REWARDS_VALUE)),
        ),
    ],
)
def test_what_need_not_be_the_same_is_not_held_equal(one: kh.Report, other: kh.Report) -> None:
    """Kills: a scope, a day, a unit or a part of it that was not looked at."""
    assert across(one, other) == []


def test_a_part_of_a_figure_of_its_own_indicator_is_no_second_level() -> None:
    """Kills: "toàn quận 40 triệu, trong đó Phường 6 …" taken as two figures of nothing known."""
    one = of(Y2023, level("m", 9), level("ward", 4, part_of="m"))
    assert across(one, of(H2, level("m", 9))) == ["p@2023:m = p@2023-07-01..2023-12-31:m"]


def test_every_two_reports_of_one_level_are_compared() -> None:
    """Kills: all held to the first, so that its order decides what is found."""
    three = [of(Y2023, level("m", 5), source=source) for source in "abc"]
    assert across(*three) == [
        "p@2023:m = p@2023#2:m",
        "p@2023:m = p@2023#3:m",
        "p@2023#2:m = p@2023#3:m",
    ]


def test_one_share_in_two_reports_is_the_same() -> None:
    one, other = of(Y2023, share(about=None)), of(Y2023, share(51, about=None), source="b")
    assert across(one, other) == ["p@2023:share = p@2023#2:share"]
    counted = of(Y2023, level("members", 8), share())
    assert "p@2023:share = p@2023#2:share" in across(counted, other)


@pytest.mark.parametrize(
    "figures",
    [
        (share(about=None, base=kh.PLAN),),
        (share(about=None, base=None),),
        (share(about=None, base=kh.HOUSEHOLDS),),
        (share(about=None, scope="3 xã"),),
        (share(about=None, period=Y2022),),
        (share(about=None, change=kh.Change.INCREASE),),
        (
            share(about=None),
            said(kh.Says.SHARE, "s", 9, kh.PERCENT, base=kh.POPULATION, about=None),
        ),
        (share(), level("members", 8, kh.WOMEN_MEMBERS)),
        (share(), level("members", 8), level("more", 9)),
        (share(), level("members", 8, period=Y2022)),
        (share(out_of="all", about=None), level("all", 9, kh.HOUSEHOLDS)),
        (share(about="aim"), level("aim", 8, target=True)),
    ],
)
def test_shares_that_may_be_of_other_things_are_not_held_equal(
    figures: tuple[kh.Figure, ...],
) -> None:
    """Kills: two plans, or a part of the members, taken as one thing."""
    found = across(of(Y2023, *figures), of(Y2023, share(about=None), source="b"))
    assert [formula for formula in found if formula.endswith("#2:share")] == []


@pytest.mark.parametrize("base", [kh.PLAN, kh.EARLIER_PERIOD])
def test_shares_of_two_plans_are_not_held_equal(base: kh.Indicator) -> None:
    """Kills: the year's plan and the term's taken as one."""
    pair = (of(Y2023, share(about=None, base=base)), of(Y2023, share(60, about=None, base=base)))
    assert across(*pair) == []
    raised = of(Y2023, share(about=None, base=kh.FUND_RAISED, indicator=kh.FUND_SPENT))
    assert len(across(raised, evolve(raised, source="b"))) == 1


def test_shares_until_a_day_may_have_begun_on_two() -> None:
    until = kh.Period.until(date(2023, 11, 30))
    pair = (of(until, share(about=None)), of(until, share(about=None), source="b"))
    assert across(*pair) == []


# -- changes ----------------------------------------------------------------------------------


def test_changes_since_one_period_start_from_the_same_number() -> None:
    """Kills: an earlier level of each report's own, of which nothing could clash."""
    one = of(H1, level("members", 8), change())
    other = of(Y2023, level("members", 9), change())
    earlier = "members (p, 2022)"
    assert relations(one, other) == [
        f"p@2023-01-01..2023-06-30:members = {earlier} + p@2023-01-01..2023-06-30:up",
        f"p@2023:members = {earlier} + p@2023:up",
    ]


def test_a_change_starts_from_what_the_latest_report_printed() -> None:
    """Kills: an earlier level that nobody relates any more when two reports print it."""
    now = of(Y2023, level("members", 9), change())
    early = of(Y2022, level("m", 4), published_on=date(2023, 1, 1))
    late = of(Y2022, level("m", 4), published_on=date(2023, 2, 1))
    for order in ((now, early, late), (now, late, early)):
        name = "p@2022#2" if order[2] is late else "p@2022"
        assert f"p@2023:members = {name}:m + p@2023:up" in relations(*order)


@pytest.mark.parametrize(
    "figures",
    [
        (level("members", 9), change(scope="3 xã")),
        (level("members", 9, scope="3 xã"), change(scope="3 xã")),
        (level("members", 9), level("more", 7), change()),
        (level("members", 9, each=True), change()),
        (level("members", 9), change(since=None)),
        (level("members", 9), change(), level("a", 1, period=Y2022), level("b", 2, period=Y2022)),
    ],
)
def test_a_change_of_what_may_be_a_part_starts_from_a_number_of_its_own(
    figures: tuple[kh.Figure, ...],
) -> None:
    """Kills: "Gia Lộc tăng 7.268" taken off the members of the province."""
    earlier = of(Y2022, level("m", 4))
    assert across(of(Y2023, *figures), earlier) == []
    assert not any("members (p, 2022) " in said for said in relations(of(Y2023, *figures), earlier))


def test_a_change_since_its_own_period_says_nothing() -> None:
    assert relations(of(Y2023, level("members", 9), change(since=H2))) == []


@pytest.mark.parametrize(
    ("figures", "formula"),
    [
        ((level("members", 9), change()), "members = members (p, 2022) + up"),
        (
            (level("members", 9), change(change=kh.Change.DECREASE)),
            "members = members (p, 2022) - up",
        ),
        (
            (level("members", 9), change(20, kh.PERCENT)),
            "members = members (p, 2022) × (1 + up)",
        ),
        (
            (level("members", 9), said(kh.Says.FACTOR, "up", 120, kh.PERCENT, since=Y2022)),
            "members = up × members (p, 2022)",
        ),
        (
            (level("members", 9), said(kh.Says.FACTOR, "up", 2, FACTOR, since=Y2022)),
            "members = up × members (p, 2022)",
        ),
        ((level("members", 9), level("then", 4, period=Y2022), change()), "members = then + up"),
    ],
)
def test_words_for_a_change(figures: tuple[kh.Figure, ...], formula: str) -> None:
    """Kills: a percent taken off as people; "bằng 120%" taken as 120 % more."""
    assert relations(of(Y2023, *figures)) == [formula]


RATE = kh.Indicator(
    code="rate", label_vi="Tỷ lệ", label_en="rate", unit=kh.PERCENT, nature=kh.Nature.RATIO
)


@pytest.mark.parametrize(
    "figures",
    [
        (level("members", 30, RATE), change(20, kh.PERCENT)),
        (level("members", 9), change(20, kh.PERCENT, change=None)),
        (level("members", 9), change(20, kh.UNITS["household"])),
        (level("members", 9, target=True), change()),
    ],
)
def test_a_change_that_does_not_say_what_was_before(figures: tuple[kh.Figure, ...]) -> None:
    """Kills: a fifth of 30 % taken as 20 points; households taken off people."""
    assert relations(of(Y2023, *figures)) == []


# -- shares and means -------------------------------------------------------------------------


def test_shares_of_all_have_one_base_in_all_reports() -> None:
    one = of(Y2023, level("members", 8), share())
    other = of(H2, level("women", 4, kh.WOMEN_MEMBERS), share(25, about="women"))
    found = relations(one, other)
    assert "p@2023:members = p@2023:share × population (p, 2023)" in found
    half = "p@2023-07-01..2023-12-31"
    assert "women = share × population (p, 2023)" in relations(other)
    assert "members = share × population (p, until 2023-06-30)" in relations(of(H1, *one))
    assert f"{half}:women = {half}:share × population (p, 2023)" in found


@pytest.mark.parametrize(
    "figures",
    [
        (level("members", 8, period=Y2022), share()),
        (level("members", 8), share(scope="3 xã")),
        (level("members", 8), level("more", 9), share()),
        (level("members", 8), share(base=kh.PLAN)),
        (level("members", 8), share(base=None)),
        (level("members", 8), share(base=kh.HOUSEHOLDS)),
        (level("members", 8), share(out_of="aim"), level("aim", 9, kh.POPULATION, target=True)),
        (
            level("members", 8),
            share(),
            level("a", 20, kh.POPULATION),
            level("b", 21, kh.POPULATION),
        ),
    ],
)
def test_a_share_whose_base_may_be_another_has_one_of_its_own(
    figures: tuple[kh.Figure, ...],
) -> None:
    """Kills: a plan, a part of the people or another year's taken as the population printed."""
    office = of(H2, level("people", 20, kh.POPULATION))
    found = [formula for formula in across(of(Y2023, *figures), office) if "share" in formula]
    assert found == []
    assert any("share ×" in formula for formula in relations(of(Y2023, *figures), office))


def test_a_share_of_money_of_a_population_is_none() -> None:
    """Kills: money and people added up, which no system can be made of."""
    made = of(Y2023, level("members", 8, kh.FUND_RAISED), share())
    assert relations(made) == ["members = share × population of share"]
    printed = of(Y2023, *made, level("people", 9, kh.POPULATION))
    assert relations(printed) == []


def test_a_mean_is_of_heads_that_nobody_printed() -> None:
    """Kills: "65.000 đồng/người" held to a population that it does not name."""
    mean = level("mean", 65_000, kh.FUND_PER_HEAD, about="fund")
    fund = level("fund", 123_000_000_000, kh.FUND_BALANCE)
    people = level("people", 1_000, kh.POPULATION)
    assert relations(of(Y2023, fund, mean, people)) == ["fund / heads of mean = mean"]


def test_a_key_that_a_figure_has_already_is_marked() -> None:
    """Kills: a printed figure taken for the number that nobody printed."""
    made = of(Y2023, level("members", 8), share(), level("population (p, 2023)", 3, kh.CHAPTERS))
    assert relations(made) == ["members = share × population (p, 2023)*"]


# -- what counts say --------------------------------------------------------------------------


def test_counts_are_below_what_encloses_them_in_any_report() -> None:
    found = across(
        of(Y2023, level("women", 4, kh.WOMEN_MEMBERS), level("new", 9, kh.MEMBERS_NEW)),
        of(H2, level("m", 8), level("people", 20, kh.POPULATION)),
    )
    assert found == ["p@2023:women ≤ p@2023-07-01..2023-12-31:m"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (kh.MEMBERS_NEW, kh.MEMBERS),
        (kh.MEMBERS_LEFT, kh.MEMBERS),
        (kh.FAMILIES_REWARDED, kh.HOUSEHOLDS),
        (kh.GIFTS_VALUE, kh.FUND_SPENT),
        (kh.SUB_CHAPTERS, kh.CHAPTERS),
        (kh.PROMOTION_BOARDS, kh.ORGANISATIONS),
        (kh.LEARNING_FAMILIES, kh.HOUSEHOLDS_REGISTERED),
        (kh.FUND_SPENT, kh.FUND_RAISED),
        (kh.LEARNING_CENTRES, kh.COMMUNES),
    ],
)
def test_what_may_be_more_is_not_put_below(part: kh.Indicator, whole: kh.Indicator) -> None:
    """Kills: every ratio's usual base taken for a limit."""
    assert relations(of(Y2023, level("part", 9, part), level("whole", 8, whole))) == []


def test_what_there_is_is_not_put_below_what_happened() -> None:
    """Kills: a host's own stock held to a flow that its ratios are of."""
    taught = kh.Indicator.stock(
        "taught", "Người đã học", "people taught", kh.PERSON, kh.MEMBERS_NEW
    )
    assert relations(of(Y2023, level("t", 9, taught), level("new", 8, kh.MEMBERS_NEW))) == []


def test_a_count_out_of_its_whole_is_put_below_it_once() -> None:
    made = of(Y2023, level("women", 4, kh.WOMEN_MEMBERS, out_of="m"), level("m", 8))
    assert relations(made) == ["women ≤ m"]


def test_nothing_is_spent_but_what_was_there_and_was_raised() -> None:
    """Kills: the balance at the end of the year taken as that at its start."""
    spent = level("spent", 9, kh.FUND_SPENT)
    raised = level("raised", 5, kh.FUND_RAISED)
    now, before = of(Y2023, spent, raised), of(Y2022, level("left", 3, kh.FUND_BALANCE))
    assert across(now, before) == ["p@2023:spent ≤ p@2022:left + p@2023:raised"]
    after = of(Y2023, level("left", 3, kh.FUND_BALANCE), source="b")
    assert across(now, after) == []
    assert across(of(Y2023, spent), before) == []
    dollars = level("raised", 5, kh.FUND_RAISED, unit=kh.UNITS["USD"])
    assert across(of(Y2023, spent, dollars), before) == []
    spent_dollars = level("spent", 9, kh.FUND_SPENT, unit=kh.UNITS["USD"])
    assert across(of(Y2023, spent_dollars, raised), before) == []
    assert across(of(kh.Period.until(date(2023, 12, 31)), spent, raised), before) == []


def test_more_spent_than_there_was_says_by_how_much() -> None:
    now = of(Y2023, level("spent", 9, kh.FUND_SPENT), level("raised", 5, kh.FUND_RAISED))
    before = of(Y2022, level("left", 3, kh.FUND_BALANCE))
    (found,) = kh.reconcile(now, before).contradictions
    assert found.sentence("vi").startswith(
        "“9 đồng” ≤ “3 đồng” + “5 đồng” (chi không quá tồn đầu kỳ và số vận động được, nếu không "
        "còn nguồn thu nào khác) không thể đúng: chênh 1 đồng."
    )
    assert found.sentence("en").startswith(
        "“9 đồng” ≤ “3 đồng” + “5 đồng” (nothing is spent but what was there and was raised, if "
        "nothing else came in) cannot be: apart by 1"
    )


# -- parts of a period ------------------------------------------------------------------------


def raised(period: kh.Period, number: int = 5, **more: object) -> kh.Report:
    return of(period, level("r", number, kh.FUND_RAISED), **more)  # type: ignore[arg-type]


def test_two_halves_make_up_their_year() -> None:
    assert set(across(raised(Y2023), raised(H1), raised(H2))) == {
        "p@2023-01-01..2023-06-30:r ≤ p@2023:r",
        "p@2023-07-01..2023-12-31:r ≤ p@2023:r",
        "p@2023-01-01..2023-06-30:r + p@2023-07-01..2023-12-31:r = p@2023:r",
    }


def sums(reports: Iterable[kh.Report]) -> list[str]:
    return [formula for formula in across(*reports) if " = " in formula]


def test_four_quarters_make_up_their_year_and_three_do_not() -> None:
    """Kills: only two periods added up; a quarter that nobody reported taken as none."""
    quarters = [raised(kh.Period.quarter(2023, n)) for n in (1, 2, 3, 4)]
    (found,) = sums((raised(Y2023), *quarters))
    assert found.count(" + ") == 3
    assert found.endswith("= p@2023:r")
    assert sums((raised(Y2023), *quarters[:3])) == []
    assert sums((raised(Y2023), *quarters[1:])) == []
    assert len(sums((raised(H1), *quarters))) == 1
    # Nine months and the last quarter.
    nine = raised(kh.Period.first_months(2023, 9))
    assert len(sums((raised(Y2023), nine, quarters[3]))) == 1
    days = (kh.Period.through(date(2023, 1, 1), last_day=date(2023, 1, 9)), Y2023)
    assert sums(map(raised, days)) == []


def test_what_there_is_or_who_there_is_does_not_add_up_over_time() -> None:
    """Kills: members of two halves added; people of two halves taken as other people."""
    for indicator in (kh.MEMBERS, kh.RECIPIENTS):
        made = [of(when, level("n", 5, indicator)) for when in (Y2022, H1, Y2023)]
        assert across(*made) == []


def test_flows_of_other_things_are_not_put_together() -> None:
    assert across(raised(Y2023), raised(H1, who="q")) == []
    assert across(raised(Y2023), of(H1, level("s", 9, kh.FUND_SPENT))) == []
    dollars = of(H1, level("r", 9, kh.FUND_RAISED, unit=kh.UNITS["USD"]))
    assert across(raised(Y2023), dollars) == []
    assert across(raised(Y2023), of(H1, level("r", 9, kh.FUND_RAISED), scope="3 xã")) == []


# -- trees ------------------------------------------------------------------------------------


def test_units_are_within_the_one_above_and_make_it_up_in_a_complete_tree() -> None:
    """Kills: equality that nobody stated; equality though a unit has not reported."""
    p, d1, d2 = (of(Y2023, level("m", n), who=who) for who, n in (("p", 9), ("d1", 4), ("d2", 5)))
    assert across(p, d1, d2, tree=PROVINCE) == ["d1@2023:m + d2@2023:m ≤ p@2023:m"]
    assert across(p, d1, d2, tree=PROVINCE, complete=True) == ["d1@2023:m + d2@2023:m = p@2023:m"]
    assert across(p, d1, tree=PROVINCE, complete=True) == ["d1@2023:m ≤ p@2023:m"]
    assert across(d1, d2, tree=PROVINCE, complete=True) == []
    assert across(p, d1, d2) == []


def test_people_of_several_units_may_be_the_same() -> None:
    """Kills: recipients of districts added up."""
    made = [of(Y2023, level("n", 5, kh.RECIPIENTS), who=who) for who in ("p", "d1", "d2")]
    assert across(*made, tree=PROVINCE) == ["max(d1@2023:n; d2@2023:n) ≤ p@2023:n"]
    assert across(*made, tree=PROVINCE, complete=True) == [
        "max(d1@2023:n; d2@2023:n) ≤ p@2023:n ≤ d1@2023:n + d2@2023:n"
    ]


def test_balances_may_be_owed_so_some_of_them_limit_nothing() -> None:
    """Kills: a district's balance above the province's called impossible."""
    made = [of(Y2023, level("n", 5, kh.FUND_BALANCE), who=who) for who in ("p", "d1", "d2")]
    assert across(*made, tree=PROVINCE) == []
    assert across(*made[:2], tree=PROVINCE, complete=True) == []
    assert across(*made, tree=PROVINCE, complete=True) == ["d1@2023:n + d2@2023:n = p@2023:n"]


def test_means_scopes_and_other_units_are_not_added() -> None:
    for figure in (
        level("n", 5, kh.FUND_PER_HEAD),
        level("n", 5, scope="3 xã"),
        level("n", 5, period=kh.Period(date(2021, 1, 1))),
    ):
        made = [of(Y2023, figure, who=who) for who in ("p", "d1", "d2")]
        assert across(*made, tree=PROVINCE) == []
    dollars = of(Y2023, level("n", 5, kh.FUND_RAISED, unit=kh.UNITS["USD"]), who="d1")
    assert across(of(Y2023, level("n", 5, kh.FUND_RAISED)), dollars, tree=PROVINCE) == []


# -- what cannot be ---------------------------------------------------------------------------


@pytest.mark.parametrize("call", [kh.system_of, kh.reconcile])
@pytest.mark.parametrize(
    ("reports", "more", "said"),
    [
        ((), {}, r"reports: expected at least one Report, got \(\)"),
        (("p",), {}, r"reports\[0\]: expected a Report, got 'p'"),
        ((of(Y2023), None), {}, r"reports\[1\]: expected a Report, got None"),
        ((of(Y2023),), {"tree": {"a": "b"}}, "tree: expected a Tree, such as hierarchy.on"),
        ((of(Y2023),), {"complete": True}, "complete: expected True or False, and False without"),
        ((of(Y2023),), {"complete": 1, "tree": PROVINCE}, "complete: expected True or False"),
    ],
)
def test_what_cannot_be_put_together_is_refused(
    call: object, reports: tuple[object, ...], more: dict[str, object], said: str
) -> None:
    with pytest.raises(kh.InvalidValueError, match=said):
        call(*reports, **more)  # type: ignore[operator]


def test_keys_that_come_to_one_are_refused() -> None:
    """Kills: one figure silently in the place of another."""
    one = of(Y2023, level("b@2023:m", 5), who="a")
    other = of(Y2023, level("m", 6), who="a@2023:b")
    with pytest.raises(kh.InvalidValueError, match="differ when they are joined by a colon"):
        kh.system_of(one, other)


def test_names_tell_reports_apart() -> None:
    pair = (of(Y2023, level("m", 5), source="a"), of(Y2023, level("m", 5), source="b"))
    assert kh.reconcile(*pair, of(H1)).names == ("p@2023", "p@2023#2", "p@2023-01-01..2023-06-30")
    day = kh.Period.day(date(2023, 5, 9))
    assert kh.reconcile(of(day)).names == ("p@2023-05-09",)
    until, since = kh.Period.until(date(2023, 5, 9)), kh.Period(date(2023, 5, 9))
    assert kh.reconcile(of(until), of(since)).names == ("p@until 2023-05-09", "p@from 2023-05-09")


def test_prices_and_parts_stay_within_their_report() -> None:
    """Kills: a price paid for another report's gifts."""
    price = kh.Figure(
        key="price",
        indicator=kh.GIFTS_VALUE,
        says=kh.Says.EACH,
        about="gifts",
        quantity=kh.Quantity(value=Fraction(2), unit=kh.VND),
    )
    gifts, worth = level("gifts", 3, kh.GIFTS), level("worth", 6, kh.GIFTS_VALUE, about="gifts")
    one = of(Y2023, gifts, worth, price)
    other = of(H1, gifts, worth, price)
    within = [formula for formula in across(one, other) if "price" in formula]
    assert within == []
    assert relations(one) == ["worth = gifts × price"]

"""Plans stated and implied, added up, and what was reached of them."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
WARDS = kh.Tree.of(DAY, {"p6": "q", "p7": "q"})


def figure(key: str, printed: str, **said: Any) -> kh.Figure:
    return kh.Figure(key=key, indicator=kh.FUND_RAISED, quantity=kh.read_quantity(printed), **said)


def share(printed: str, **said: Any) -> kh.Figure:
    return figure("share", printed, says=kh.Says.SHARE, base=kh.PLAN, **said)


def report(*figures: kh.Figure, unit: str = "p6") -> kh.Report:
    return kh.Report(organisation=unit, period=YEAR, figures=figures)


def plan_of(*figures: kh.Figure, **how: Any) -> kh.Bounds | None:
    """Give what the plan of a report can be; ``None`` if it has none."""
    made = kh.plans([report(*figures)], **how)
    return made[0].figures[0].quantity.bounds() if made else None


# Stated and implied


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 3), st.data())
def test_an_implied_plan_holds_every_plan_that_prints_so(
    raised: int, planned: int, places: int, data: st.DataObject
) -> None:
    """Kills: a plan from the printed percentage as if it were exact; one habit of rounding."""
    rounding = data.draw(st.sampled_from(kh.Rounding))
    printed = kh.print_percent(raised, planned, places=places, rounding=rounding)
    found = plan_of(
        kh.Figure(
            key="raised",
            indicator=kh.FUND_RAISED,
            quantity=kh.Quantity(value=raised, unit=kh.VND),
        ),
        share(f"{kh.format_number_vi(Fraction(printed), places=places)}%", about="raised"),
    )
    if rounding in (kh.Rounding.HALF_UP, kh.Rounding.DOWN):
        assert found is not None
        assert planned in found


def test_a_stated_plan_stands_before_an_implied_one() -> None:
    """Kills: the target dropped; the target still a target, which no roll-up adds."""
    stated = figure("goal", "50 tỉ đồng", target=True, about="raised")
    (made,) = kh.plans([report(stated, figure("raised", "60 tỉ đồng"), share("168,75%"))])
    assert [one.key for one in made] == ["goal"]
    assert made["goal"] == kh.Figure(key="goal", indicator=kh.FUND_RAISED, quantity=stated.quantity)


def test_the_share_of_a_plan_implies_it() -> None:
    assert plan_of(figure("raised", "60 triệu đồng"), share("150%")) == kh.Bounds(
        39_403_974, 40_802_674
    )


def test_parts_and_repetitions_do_not_hide_a_plan() -> None:
    """Kills: the plan of a part for the whole; a share said twice that makes two plans."""
    of_all = figure("raised", "60.000.000 đồng"), share("120,0%")
    plan = kh.Bounds(49_958_369, 50_020_842)
    part = figure("part", "1.000.000 đồng", part_of="raised")
    goal = figure("goal", "9.000.000 đồng", target=True, scope="cấp tỉnh")
    assert plan_of(*of_all, part) == plan
    (both,) = kh.plans([report(*of_all, goal, evolve(of_all[1], key="again"))])
    assert [(one.key, one.scope) for one in both] == [("goal", "cấp tỉnh"), ("fund-raised", None)]
    assert both["fund-raised"].quantity.bounds() == plan
    assert both["fund-raised"].note == "what 120,0% leaves possible"


@pytest.mark.parametrize(
    ("level", "printed", "bounds"),
    [
        ("60.000.000 đồng", "120,0%", kh.Bounds(49_958_369, 50_020_842)),
        ("gần 60 triệu đồng", "120%", kh.Bounds(1, 50_209_204)),
        ("hơn 60 triệu đồng", "120%", kh.Bounds.at_least(49_586_778)),
        ("60.000.000 đồng", "hơn 120%", kh.Bounds(1, 49_999_999)),
        ("60.000.000 đồng", "1/2", kh.Bounds.exactly(120_000_000)),
    ],
)
def test_the_bounds_of_both_sides_are_kept(level: str, printed: str, bounds: kh.Bounds) -> None:
    """Kills: "gần" as the number itself; an end that is open where there is a next đồng."""
    assert plan_of(figure("raised", level), share(printed)) == bounds


def test_a_convention_for_nearly_has_to_be_named() -> None:
    nearly = figure("raised", "gần 60 triệu đồng"), share("120%")
    reach = kh.WITHIN_A_TENTH
    assert plan_of(*nearly, reach=reach) == kh.Bounds(44_628_100, 50_209_204)
    assert plan_of(*nearly, reach=reach, rounding=kh.Rounding.DOWN) == kh.Bounds(
        44_628_100, 49_999_999
    )


@pytest.mark.parametrize(
    "figures",
    [
        [figure("raised", "60 tỉ đồng")],
        [share("120%")],
        [figure("raised", "60 tỉ đồng"), share("120%", target=True)],
        [figure("raised", "60 tỉ đồng"), share("120%", scope="cấp tỉnh")],
        [figure("raised", "60 tỉ đồng", scope="cấp tỉnh"), share("120%", about="raised")],
        [figure("raised", "60 tỉ đồng", period=kh.Period.year(2022)), share("120%")],
        [figure("raised", "0 đồng"), share("120%", about="raised")],
        [figure("a", "60 tỉ đồng"), figure("b", "61 tỉ đồng"), share("120%")],
        [figure("raised", "60 tỉ đồng"), evolve(share("120%"), base=None)],
    ],
    ids=[
        *("no-share", "no-level", "a-target-share", "a-part", "of-a-part", "of-another-year"),
        *("contradiction", "two-levels", "of-what"),
    ],
)
def test_what_leaves_no_plan_gives_none(figures: list[kh.Figure]) -> None:
    """Kills: a plan invented where nothing printed says one."""
    assert kh.plans([report(*figures)]) == ()


def test_a_plan_keeps_who_said_it_and_when() -> None:
    """Kills: a later plan that does not supersede, for its day was lost."""
    said = kh.Report(
        organisation="p6",
        name="Phường 6",
        period=YEAR,
        figures=(figure("goal", "50 tỉ đồng", target=True),),
        published_by="Báo A",
        published_on=date(2024, 1, 5),
        source="a",
        scope="cấp phường",
    )
    (made,) = kh.plans([said])
    assert evolve(made, figures=said.figures) == said


# Added up and reached


def rolled(raised: dict[str, int], **how: Any) -> kh.Totals:
    made = [kh.Report.of(unit, YEAR, {kh.FUND_RAISED: kh.Dong(it)}) for unit, it in raised.items()]
    return kh.roll_up(made, WARDS, indicators=[kh.FUND_RAISED], **how)


def test_plans_add_up_like_any_other_reports() -> None:
    """Kills: an average of percentages; a plan of one ward for both."""
    said = [
        report(figure("raised", "60.000.000 đồng"), figure("goal", "50.000.000 đồng", target=True)),
        report(
            figure("raised", "30.000.000 đồng"),
            figure("goal", "40.000.000 đồng", target=True),
            unit="p7",
        ),
    ]
    totals = kh.roll_up(said, WARDS)
    against = totals.against(kh.roll_up(kh.plans(said), WARDS), kh.FUND_RAISED)
    assert [(unit, one.achieved) for unit, one in against.items()] == [
        ("q", True),
        ("p6", True),
        ("p7", False),
    ]
    assert against["q"].ratio == kh.Ratio(kh.Dong(90_000_000), kh.Dong(90_000_000), of=kh.PLAN)
    assert against.table("en").rows == (
        ("q", "90,000,000", "90,000,000", "100%", "0"),
        ("p6", "50,000,000", "60,000,000", "120%", "10,000,000"),
        ("p7", "40,000,000", "30,000,000", "75%", "-10,000,000"),
    )
    assert against.table().headings == (
        *("Đơn vị", "Kế hoạch", "Thực hiện", "% kế hoạch", "Chênh lệch"),
    )
    row = against.to_rows()[-1]
    assert row == {
        "unit": "p7",
        "indicator": "fund-raised",
        "plan_low": 40_000_000,
        "plan_high": 40_000_000,
        "plan_exact": 40_000_000,
        "reached_low": 30_000_000,
        "reached_high": 30_000_000,
        "reached_exact": 30_000_000,
        "low": Fraction(3, 4),
        "high": Fraction(3, 4),
        "exact": Fraction(3, 4),
        "difference_low": -10_000_000,
        "difference_high": -10_000_000,
        "difference_exact": -10_000_000,
        "achieved": False,
        "plan_coverage": "1/1",
        "reached_coverage": "1/1",
        "zeros": 0,
    }


def test_a_plan_of_0_has_no_share_and_is_reached_by_anything() -> None:
    against = rolled({"p6": 5}).against(rolled({"p6": 0}), kh.FUND_RAISED)
    assert against["p6"].ratio is None
    assert against["p6"].sentence("en") == "no share of plan, 5 above it"
    assert against["p6"].sentence() == "đạt, vượt 5 đồng"
    assert against.table("en", units=["p6"]).rows == (("p6", "0", "5", None, "5"),)


@given(
    st.integers(-3, 3),
    st.integers(0, 3),
)
def test_a_plan_is_reached_where_every_difference_says_so(low: int, width: int) -> None:
    """Kills: a plan just reached taken as missed; one that may be missed taken as reached."""
    result = kh.PlanResult(
        indicator=kh.SCHOLARSHIPS,
        reached=kh.Bounds(low + 9, low + 9 + width),
        planned=kh.Bounds.exactly(9),
    )
    reached = {gap >= 0 for gap in range(low, low + width + 1)}
    assert result.achieved is (reached.pop() if len(reached) == 1 else None)


@pytest.mark.parametrize(
    ("reached", "planned", "vi", "en"),
    [
        (1_200, 1_000, "120% kế hoạch, đạt, vượt 200 đồng", "120% of plan, 200 above it"),
        (1_000, 1_000, "100% kế hoạch, đạt vừa đúng", "100% of plan, reached exactly"),
        (999, 1_000, "99,9% kế hoạch, không đạt, thiếu 1 đồng", "99.9% of plan, 1 below it"),
    ],
)
def test_a_result_says_the_share_and_by_how_much(
    reached: int, planned: int, vi: str, en: str
) -> None:
    (one, other) = (rolled({"p6": it})["p6"][kh.FUND_RAISED] for it in (reached, planned))
    result = kh.against_plan(one, other)
    assert (result.sentence(), str(result)) == (vi, en)


def test_a_missing_ward_leaves_the_result_open() -> None:
    """Kills: a missing actual as 0; a missing plan as 0."""
    whole, half = rolled({"p6": 1_200, "p7": 0}), rolled({"p6": 1_000})
    open_plan = whole.against(half, kh.FUND_RAISED)["q"]
    assert (open_plan.achieved, open_plan.difference) == (None, kh.Bounds(None, 200))
    assert str(open_plan) == "0 to 120% of plan, reached or not is open, off by at most 200"
    open_actual = half.against(whole, kh.FUND_RAISED)["q"]
    assert open_actual.sentence() == (
        "ít nhất 83,33% kế hoạch, chưa rõ đạt hay không, chênh lệch ít nhất âm 200 đồng"
    )
    zero = rolled({"p6": 1_000}, missing=kh.MissingPolicy.ALWAYS_ZERO)
    counted = zero.against(whole, kh.FUND_RAISED)["q"]
    assert isinstance(counted.ratio, kh.BoundedRatio)
    assert counted.zeros == counted.ratio.zeros == 1
    assert str(counted).endswith(", 1 counted as 0")
    assert counted.sentence().endswith(", 1 đơn vị tính là 0")


def test_a_fund_in_debt_has_a_share_below_0() -> None:
    """Kills: a ratio of counts, which cannot be below 0."""
    planned = kh.roll_up([kh.Report.of("p6", YEAR, {kh.FUND_BALANCE: kh.Dong(10)})], WARDS)
    owed = kh.Figure(
        key="fund-balance",
        indicator=kh.FUND_BALANCE,
        quantity=kh.Quantity(value=-5, unit=kh.VND),
    )
    result = kh.roll_up([report(owed)], WARDS).against(planned, kh.FUND_BALANCE)["p6"]
    assert result.ratio == kh.BoundedRatio(kh.Bounds.exactly(Fraction(-1, 2)), of=kh.PLAN)


def test_only_a_total_and_its_plan_are_compared() -> None:
    null = rolled({"p6": 5}, missing=kh.MissingPolicy.ALWAYS_NULL)
    known = rolled({"p6": 5})
    assert [*null.against(known, kh.FUND_RAISED)] == ["p6"]
    assert [*known.against(null, kh.FUND_RAISED)] == ["p6"]
    of_p6 = known["p6"][kh.FUND_RAISED]
    for actual, plan, said in (
        (
            null["q"][kh.FUND_RAISED],
            known["q"][kh.FUND_RAISED],
            "actual: expected a total of q that is",
        ),
        (
            known["q"][kh.FUND_RAISED],
            null["q"][kh.FUND_RAISED],
            "plan: expected a total of q that is",
        ),
        (of_p6, known["q"][kh.FUND_RAISED], "plan: expected a plan of p6, got 'q'"),
        (
            of_p6,
            evolve(of_p6, indicator=kh.FUND_SPENT),
            "plan: expected a plan of fund-raised, as was reached, got 'fund-spent'",
        ),
    ):
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.against_plan(actual, plan)
        assert str(caught.value).startswith(f"against_plan.{said}")


def test_what_is_no_whole_number_has_a_share_all_the_same() -> None:
    """Kills: hectares that a ratio of counts cannot hold."""
    hectares = [
        kh.Report(
            organisation="p6",
            period=YEAR,
            figures=(
                kh.Figure(
                    key="land-donated",
                    indicator=kh.LAND_DONATED,
                    quantity=kh.Quantity(
                        value=Fraction(value, 2), unit=kh.LAND_DONATED.unit, resolution=0
                    ),
                ),
            ),
        )
        for value in (3, 2)
    ]
    totals = [kh.roll_up([one], WARDS)["p6"][kh.LAND_DONATED] for one in hectares]
    result = kh.against_plan(*totals)
    assert result.ratio == kh.BoundedRatio(kh.Bounds.exactly(Fraction(3, 2)), of=kh.PLAN)
    assert kh.against_plan(totals[1], totals[1]).ratio == kh.Ratio(1, 1, of=kh.PLAN)

"""Ranges that cannot be: what is wrong with each is told at once."""

from fractions import Fraction

import pytest
from plausible_figures import EVERYTHING, SOME, WHY, a_growth, a_level, a_share, a_unit_value

import khuyenhoc as kh
from khuyenhoc.values.unit import USD


def paths(error: pytest.ExceptionInfo[kh.StructuringError]) -> list[str]:
    return [problem.path for problem in error.value.problems]


def test_an_amount_without_dong_and_a_divisor_that_is_not_counted_are_refused_together() -> None:
    """Kills: members over members; the first problem alone; a range of debts."""
    with pytest.raises(kh.StructuringError) as error:
        a_unit_value(kh.Bounds.less_than(0), amount=kh.MEMBERS, per=kh.FUND_PER_HEAD)
    assert paths(error) == ["amount", "per", "range"]
    assert "amount: expected an indicator in đồng (VND), got 'members (person)'" in str(error.value)
    with pytest.raises(kh.StructuringError) as error:
        a_unit_value(EVERYTHING, amount=kh.PLAN, per=kh.PLAN)
    assert paths(error) == ["amount", "per"]


def test_a_ratio_is_not_divided_again() -> None:
    """Kills: the share of a mean; the growth of a plan."""
    with pytest.raises(kh.StructuringError) as error:
        a_share(EVERYTHING, part=kh.FUND_PER_HEAD, base=kh.PLAN)
    assert paths(error) == ["part", "base"]
    with pytest.raises(kh.StructuringError, match="a ratio is computed from two of them"):
        a_growth(None, 2, indicator=kh.FUND_PER_HEAD)
    assert a_level(SOME, indicator=kh.FUND_PER_HEAD).id == "fund-per-head"
    with pytest.raises(kh.StructuringError, match="indicator: expected an indicator with a unit"):
        a_level(SOME, indicator=kh.PLAN)


IN_DOLLARS = kh.Indicator.flow("abroad", "Vận động ở nước ngoài", "raised abroad", USD)


@pytest.mark.parametrize(
    ("part", "base"),
    [
        *((kh.MEMBERS, kh.FUND_RAISED), (kh.FUND_SPENT, kh.MEMBERS)),
        *((kh.LAND_DONATED, kh.MEMBERS), (IN_DOLLARS, kh.FUND_RAISED)),
    ],
)
def test_a_part_and_a_base_of_different_kinds_are_refused(
    part: kh.Indicator, base: kh.Indicator
) -> None:
    with pytest.raises(kh.StructuringError) as error:
        a_share(EVERYTHING, part=part, base=base)
    assert paths(error) == ["base"]
    assert f"a base of the same kind as {part.code}" in str(error.value)


def test_parts_counted_in_other_words_and_money_of_money_are_of_one_kind() -> None:
    """Kills: school chapters (organisations) of schools refused."""
    chapters = a_share(EVERYTHING, part=kh.SCHOOL_CHAPTERS, base=kh.SCHOOLS)
    spent = a_share(kh.Bounds(1, 3), part=kh.FUND_SPENT, base=kh.FUND_RAISED)
    assert (chapters.id, spent.id) == ("school-chapters-of-schools", "fund-spent-of-fund-raised")


@pytest.mark.parametrize("allowed", [kh.Bounds(5, 40), kh.Bounds.less_than(0)])
def test_a_share_in_percent_or_below_nothing_is_refused(allowed: kh.Bounds) -> None:
    """Kills: 5 taken for 5 %, so that every share is doubted."""
    with pytest.raises(kh.StructuringError, match=r"5 % is Fraction\(5, 100\)"):
        a_share(allowed)


def test_a_share_of_what_does_not_enclose_its_parts_may_be_above_all() -> None:
    """Kills: spending of more than was raised refused as a range."""
    raised = a_share(kh.Bounds(2, 3), part=kh.SUPPORT_CAMPAIGN, base=kh.FUND_RAISED)
    assert not raised.base.encloses


@pytest.mark.parametrize(("low", "high"), [(0, 2), (-1, 2), (None, 0), (None, Fraction(-1, 2))])
def test_a_factor_of_growth_is_above_0(low: int | None, high: int | Fraction) -> None:
    """Kills: "at least -10 %" given as a factor."""
    with pytest.raises(kh.StructuringError) as error:
        a_growth(low, high)
    assert paths(error) == ["range"]
    assert "factors above 0" in str(error.value)


def test_a_factor_of_growth_may_have_no_end_and_may_start_above_0() -> None:
    some = kh.GrowthRange(indicator=kh.MEMBERS, range=kh.Bounds.more_than(0), because=WHY)
    assert some.range == kh.Bounds.more_than(0)
    assert a_growth(None, None).range == EVERYTHING


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("because", " "), ("name", ""), ("range", (1, 2)), ("indicator", "members")),
        *(("tiers", (3,)), ("organisations", ("",)), ("period", 2023), ("source", "báo cáo")),
    ],
)
def test_a_field_of_the_wrong_type_is_named(name: str, value: object) -> None:
    given = {"indicator": kh.MEMBERS, "range": SOME, "because": WHY, name: value}
    with pytest.raises(kh.InvalidValueError, match=f"LevelRange.{name}"):
        kh.LevelRange(**given)  # type: ignore[arg-type]


def test_a_level_range_without_an_end_is_refused() -> None:
    """Kills: a range that every number is in, and that never doubts, taken for a check."""
    with pytest.raises(kh.StructuringError, match="a range with one end at least"):
        a_level(EVERYTHING)
    assert a_level(kh.Bounds.at_most(5)).range.high == 5

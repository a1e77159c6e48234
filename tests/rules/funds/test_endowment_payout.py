"""Yearly spending of a licensed fund from a gift or will that raises no money."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

MET, NOT_MET, UNKNOWN = kh.RuleVerdict
amounts = st.integers(0, 3_000)
years = st.integers(2027, 9998)


def judged(spent: Any, assets: Any, *, raises: bool | None = False, year: int = 2027) -> Any:
    return kh.endowment_payout(spent, assets, year=year, raises_money=raises)


@given(amounts, years)
def test_5_percent_is_enough_and_a_dong_less_is_not(assets: int, year: int) -> None:
    """Kills: more than 5% asked for; a share that is rounded up to it."""
    least = -(-assets * 5 // 100)
    found = judged(kh.Dong(least), kh.Dong(assets), year=year)
    assert found.verdict is MET
    if least:
        assert judged(kh.Dong(least - 1), kh.Dong(assets), year=year).verdict is NOT_MET


@given(data=st.data(), raises=st.sampled_from((True, False, None)))
def test_bounds_are_decided_as_all_amounts_within_are(
    *, data: st.DataObject, raises: bool | None
) -> None:
    """Kills: the wrong end of the assets; the middle for all of it."""
    pairs = st.lists(st.integers(0, 60), min_size=2, max_size=2).map(sorted)
    spent, assets = data.draw(pairs), data.draw(pairs)
    found = judged(kh.Bounds(*spent), kh.Bounds(*assets), raises=raises)
    for part in spent:
        for whole in assets:
            one = judged(kh.Dong(part), kh.Dong(whole), raises=raises)
            assert found.verdict in (UNKNOWN, one.verdict)
            assert found.applies is one.applies
            if one.margin is not None and found.margin is not None:
                assert one.margin.value in found.margin


@given(amounts, amounts)
def test_where_it_is_not_stated_it_is_met_or_open(spent: int, assets: int) -> None:
    """Kills: a fund called in breach of a rule that may not be made of it."""
    stated = judged(kh.Dong(spent), kh.Dong(assets))
    found = judged(kh.Dong(spent), kh.Dong(assets), raises=None)
    assert found.verdict is (MET if stated.verdict is MET else UNKNOWN)
    if found.verdict is UNKNOWN:
        assert found.missing is kh.FundMissing.RAISES_MONEY
    assert found.applies


@given(amounts, amounts, st.integers(2026, 9998))
def test_of_a_fund_that_raises_money_nothing_is_asked(spent: int, assets: int, year: int) -> None:
    """Kills: met, where nothing was judged; a reason why it is open."""
    found = judged(kh.Dong(spent), kh.Dong(assets), raises=True, year=year)
    assert (found.applies, found.verdict, found.missing) == (False, UNKNOWN, None)
    assert (found.required, found.margin) == (None, None)
    assert "không áp dụng (03/2026/NĐ-CP" in found.sentence("vi")
    assert "does not apply (03/2026/NĐ-CP" in found.sentence("en")
    assert found.to_dict()["applies"] is False


@pytest.mark.parametrize(
    ("year", "missing"),
    [
        (2018, kh.Missing.CRITERION),
        (2025, kh.Missing.CRITERION),
        (2026, kh.FundMissing.PART_OF_YEAR),
        (2027, None),
    ],
)
@pytest.mark.parametrize("raises", [False, None])
def test_only_whole_years_of_the_decree_are_judged(
    *, year: int, missing: Any, raises: bool | None
) -> None:
    """Kills: a year of ten months; a rule that no source tells of before it."""
    found = judged(kh.Dong(6), kh.Dong(100), year=year, raises=raises)
    assert found.missing is missing
    assert found.verdict is (MET if missing is None else UNKNOWN)
    assert (found.citation is None) is (year < 2026)


def test_before_the_decree_it_is_not_said_that_it_does_not_apply() -> None:
    assert judged(kh.Dong(6), kh.Dong(100), year=2025, raises=True).applies


@pytest.mark.parametrize(
    ("spent", "assets", "verdict", "missing"),
    [
        (kh.Dong(0), kh.Dong(0), MET, None),
        (kh.Bounds(0, 5), kh.Dong(100), UNKNOWN, kh.Missing.PRECISION),
        (kh.Bounds.less_than(5), kh.Dong(100), NOT_MET, None),
        (kh.Dong(5), kh.Bounds.at_most(100), MET, None),
        (kh.Dong(5), kh.Bounds.more_than(100), NOT_MET, None),
        (kh.Bounds(0, 5), kh.Dong(0), MET, None),
    ],
)
def test_at_the_threshold(spent: Any, assets: Any, verdict: Any, missing: Any) -> None:
    found = judged(spent, assets)
    assert (found.verdict, found.missing) == (verdict, missing)


def test_the_margin_is_in_percentage_points() -> None:
    """Kills: a margin that is a hundredth; one turned round."""
    assert judged(kh.Dong(1), kh.Dong(3)).margin == kh.Bounds.exactly(Fraction(85, 3))
    assert judged(kh.Dong(0), kh.Dong(0)).margin is None


AMOUNT = "expected an amount of đồng of at least 0 (Dong, or Bounds that hold one), got "


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"spent": kh.Dong(-1)}, f"endowment_payout.spent: {AMOUNT}Dong(-1)"),
        ({"assets": 5}, f"endowment_payout.assets: {AMOUNT}5"),
        ({"year": None}, "endowment_payout.year: expected a year from 1 to 9998, got None"),
        (
            {"raises_money": "no"},
            (
                "endowment_payout.raises_money: expected True, False, or None where it is not "
                "stated, got 'no'"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], message: str) -> None:
    sound: dict[str, Any] = {"spent": kh.Dong(5), "assets": kh.Dong(100), "year": 2027}
    given_ = {**sound, "raises_money": False, **wrong}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.endowment_payout(given_.pop("spent"), given_.pop("assets"), **given_)
    assert str(caught.value) == message

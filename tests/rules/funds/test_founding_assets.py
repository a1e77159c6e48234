"""What a licensed fund is founded with: the least of it by tier, and half of it in cash."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import days

MET, NOT_MET, UNKNOWN = kh.RuleVerdict
LAST: Final = date(2026, 2, 28)
FIRST: Final = date(2026, 3, 1)

#: As the sources print them: tier, on which day, whether foreigners contribute, and how much.
TABLE: Final = (
    (kh.Tier.NATION, LAST, False, 6_500_000_000),
    (kh.Tier.PROVINCE, LAST, False, 1_300_000_000),
    (kh.Tier.DISTRICT, LAST, False, 130_000_000),
    (kh.Tier.COMMUNE, LAST, False, 25_000_000),
    (kh.Tier.NATION, FIRST, False, 8_000_000_000),
    (kh.Tier.PROVINCE, FIRST, False, 1_600_000_000),
    (kh.Tier.COMMUNE, FIRST, False, 100_000_000),
    (kh.Tier.NATION, FIRST, True, 10_800_000_000),
    (kh.Tier.PROVINCE, FIRST, True, 4_600_000_000),
    (kh.Tier.COMMUNE, FIRST, True, 1_200_000_000),
)


@pytest.mark.parametrize(("tier", "day", "foreign", "least"), TABLE)
def test_to_reach_it_is_enough_and_a_dong_less_is_not(
    *, tier: kh.Tier, day: date, foreign: bool, least: int
) -> None:
    """Kills: more than it asked for; the row of another tier, decree or contributor."""
    for more, verdict in ((-1, NOT_MET), (0, MET), (1, MET)):
        found = kh.minimum_capital(
            kh.Dong(least + more), tier=tier, on=day, foreign_contributors=foreign
        )
        assert (found.verdict, found.missing) == (verdict, None)
        assert (found.required, found.margin) == (kh.Dong(least), kh.Bounds.exactly(more))


@pytest.mark.parametrize("tier", [kh.Tier.NATION, kh.Tier.PROVINCE, kh.Tier.COMMUNE])
@given(amount=st.integers(0, 12_000_000_000).map(kh.Dong))
def test_foreigners_not_stated_are_decided_where_both_answers_agree(
    tier: kh.Tier, amount: kh.Dong
) -> None:
    """Kills: nobody foreign by default; the higher amount by default."""

    def judged(*, foreign: bool | None) -> kh.FundFinding:
        return kh.minimum_capital(amount, tier=tier, on=FIRST, foreign_contributors=foreign)

    verdicts = {judged(foreign=answer).verdict for answer in (True, False)}
    found = judged(foreign=None)
    assert found.verdict is (verdicts.pop() if len(verdicts) == 1 else UNKNOWN)
    asked = kh.FundMissing.FOREIGN_CONTRIBUTORS if found.verdict is UNKNOWN else None
    assert found.missing is asked


@given(
    amounts=st.lists(st.integers(0, 12_000_000_000), min_size=2, max_size=3).map(sorted),
    foreign=st.sampled_from((True, False, None)),
)
def test_bounds_are_decided_as_all_amounts_within_are(
    *, amounts: list[int], foreign: bool | None
) -> None:
    """Kills: the middle for all of it; an end for the other."""

    def judged(assets: kh.Dong | kh.Bounds) -> kh.FundFinding:
        return kh.minimum_capital(
            assets, tier=kh.Tier.NATION, on=FIRST, foreign_contributors=foreign
        )

    found = judged(kh.Bounds(amounts[0], amounts[-1]))
    each = {judged(kh.Dong(amount)).verdict for amount in amounts}
    assert found.verdict is UNKNOWN or each == {found.verdict}


@given(days(date(2022, 9, 1), date(2028, 12, 31)))
def test_the_decrees_follow_on_one_another(day: date) -> None:
    """Kills: a day between them; a day under both."""
    found = kh.minimum_capital(kh.Dong(0), tier=kh.Tier.COMMUNE, on=day, foreign_contributors=False)
    assert found.required == kh.Dong(25_000_000 if day <= LAST else 100_000_000)
    assert found.in_force is not None
    assert day in found.in_force


@pytest.mark.parametrize(
    ("day", "tier", "foreign", "missing"),
    [
        (date(2019, 11, 24), kh.Tier.NATION, False, kh.FundMissing.NOT_IN_FORCE),
        (date(2019, 11, 25), kh.Tier.NATION, False, kh.FundMissing.FIRST_DAY),
        (date(2022, 8, 31), kh.Tier.NATION, False, kh.FundMissing.FIRST_DAY),
        (date(2022, 9, 1), kh.Tier.NATION, False, None),
        (LAST, kh.Tier.NATION, True, kh.Missing.THRESHOLD),
        (LAST, kh.Tier.NATION, None, kh.FundMissing.FOREIGN_CONTRIBUTORS),
        (LAST, kh.Tier.VILLAGE, False, kh.FundMissing.TIER),
        (FIRST, kh.Tier.DISTRICT, False, kh.FundMissing.TIER),
        (FIRST, kh.Tier.DISTRICT, None, kh.FundMissing.TIER),
        (FIRST, kh.Tier.VILLAGE, True, kh.FundMissing.TIER),
        (FIRST, kh.Tier.NATION, True, None),
    ],
)
def test_what_no_source_tells_is_not_judged(
    *, day: date, tier: kh.Tier, foreign: bool | None, missing: Any
) -> None:
    """Kills: a first day from memory; a district's row for ever; no foreigner by default."""
    found = kh.minimum_capital(kh.Dong(7 * 10**9), tier=tier, on=day, foreign_contributors=foreign)
    assert found.missing is missing
    assert (found.verdict is UNKNOWN) is (missing is not None)


@pytest.mark.parametrize(
    ("assets", "missing"),
    [
        (kh.Bounds(7 * 10**9, 9 * 10**9), kh.FundMissing.FOREIGN_CONTRIBUTORS),
        (kh.Bounds(8 * 10**9, 9 * 10**9), kh.FundMissing.FOREIGN_CONTRIBUTORS),
        (kh.Bounds(7 * 10**9, 10_799_999_999), kh.FundMissing.FOREIGN_CONTRIBUTORS),
        (kh.Bounds(7 * 10**9, 11 * 10**9), kh.Missing.PRECISION),
        (kh.Bounds.at_least(8 * 10**9), kh.FundMissing.FOREIGN_CONTRIBUTORS),
    ],
)
def test_what_would_settle_it_is_named(assets: kh.Bounds, missing: Any) -> None:
    """Kills: foreigners asked about where either answer leaves it open."""
    found = kh.minimum_capital(assets, tier=kh.Tier.NATION, on=FIRST)
    assert (found.verdict, found.missing) == (UNKNOWN, missing)


def test_a_first_day_that_is_stated_is_taken() -> None:
    first = date(2020, 5, 1)
    before, then = (
        kh.minimum_capital(
            kh.Dong(25_000_000),
            tier=kh.Tier.COMMUNE,
            on=day,
            foreign_contributors=False,
            in_force_from=first,
        )
        for day in (date(2020, 4, 30), first)
    )
    assert before.missing is kh.FundMissing.NOT_IN_FORCE
    assert then.verdict is MET
    assert then.in_force == kh.Period.through(first, last_day=LAST)


@given(st.integers(0, 200), st.integers(1, 200))
def test_half_in_cash_is_enough(cash: int, rest: int) -> None:
    """Kills: more than half asked for; cash compared with the rest by one too many."""
    found = kh.founding_cash(kh.Dong(cash), kh.Dong(cash + rest), on=FIRST)
    assert found.verdict is kh.RuleVerdict.of(cash >= rest)
    assert found.margin == kh.Bounds.exactly((Fraction(cash, cash + rest) - Fraction(1, 2)) * 100)


@given(st.data())
def test_bounds_of_cash_are_decided_as_all_amounts_within_are(data: st.DataObject) -> None:
    """Kills: the wrong end of the assets; assets of 0 that are overlooked."""
    cash = data.draw(st.lists(st.integers(0, 20), min_size=2, max_size=2).map(sorted))
    assets = data.draw(st.lists(st.integers(cash[1], 60), min_size=2, max_size=2).map(sorted))
    found = kh.founding_cash(kh.Bounds(*cash), kh.Bounds(*assets), on=FIRST)
    for part in cash:
        for whole in assets:
            one = kh.founding_cash(kh.Dong(part), kh.Dong(whole), on=FIRST)
            assert found.verdict in (UNKNOWN, one.verdict)
            if one.margin is not None and one.margin.value is not None and found.margin:
                assert one.margin.value in found.margin


@pytest.mark.parametrize(
    ("cash", "assets", "day", "missing"),
    [
        (kh.Dong(50), kh.Dong(100), LAST, kh.Missing.CRITERION),
        (kh.Dong(50), kh.Dong(100), FIRST, None),
        (kh.Dong(0), kh.Dong(0), FIRST, kh.FundMissing.NO_BASE),
        (kh.Bounds(49, 51), kh.Dong(100), FIRST, kh.Missing.PRECISION),
        (kh.Bounds(40, 300), kh.Dong(100), FIRST, kh.Missing.PRECISION),
        (kh.Dong(5), kh.Bounds(5, 10), FIRST, None),
    ],
)
def test_what_keeps_cash_from_being_judged(cash: Any, assets: Any, day: date, missing: Any) -> None:
    found = kh.founding_cash(cash, assets, on=day)
    assert found.missing is missing
    assert (found.verdict is UNKNOWN) is (missing is not None)
    assert (found.citation is None) is (day == LAST)


def test_the_share_of_cash_is_at_most_all() -> None:
    """Kills: 300% of the assets in cash, which is known to be wrong."""
    found = kh.founding_cash(kh.Bounds(40, 300), kh.Dong(100), on=FIRST).observed
    assert isinstance(found, kh.BoundedRatio)
    assert found.bounds == kh.Bounds(Fraction(2, 5), 1)


MOMENT: Final = datetime(2026, 3, 1)  # noqa: DTZ001 - it is refused
AMOUNT: Final = "expected an amount of đồng of at least 0 (Dong, or Bounds that hold one), got "


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"assets": kh.Dong(-5)}, f"minimum_capital.assets: {AMOUNT}Dong(-5)"),
        ({"tier": "commune"}, "minimum_capital.tier: expected a Tier, got 'commune'"),
        ({"on": MOMENT}, "minimum_capital.on: expected a date without a time, got "),
        (
            {"foreign_contributors": 1},
            (
                "minimum_capital.foreign_contributors: expected True, False, or None where it is "
                "not stated, got 1"
            ),
        ),
        (
            {"in_force_from": date(2019, 11, 24)},
            (
                "minimum_capital.in_force_from: expected a day from 2019-11-25, on which it was "
                "issued, to 2022-09-01, on which it applied, got 2019-11-24"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], message: str) -> None:
    given_: dict[str, Any] = {"assets": kh.Dong(4), "tier": kh.Tier.COMMUNE, "on": FIRST, **wrong}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.minimum_capital(given_.pop("assets"), **given_)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("cash", "assets", "day", "message"),
    [
        (kh.Dong(-1), kh.Dong(1), FIRST, f"founding_cash.cash: {AMOUNT}Dong(-1)"),
        (kh.Dong(1), 1, FIRST, f"founding_cash.assets: {AMOUNT}1"),
        (
            kh.Dong(2),
            kh.Dong(1),
            FIRST,
            (
                "founding_cash.cash: expected at most the founding assets, which it is part of, "
                "got Dong(2)"
            ),
        ),
        (kh.Dong(1), kh.Dong(2), MOMENT, "founding_cash.on: expected a date without a time, got "),
    ],
)
def test_cash_that_cannot_be_is_refused(cash: Any, assets: Any, day: Any, message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.founding_cash(cash, assets, on=day)
    assert str(caught.value).startswith(message)

"""An amount for each head: how many heads there are, and whether three figures fit."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from reconciliation_figures import HABITS, codes, level, money, only, report

import khuyenhoc as kh

BALANCE = money("balance", "420 tỷ 936 triệu đồng", kh.FUND_BALANCE)
EACH = kh.Figure(
    key="each",
    indicator=kh.FUND_PER_HEAD,
    about="balance",
    quantity=kh.read_quantity("bình quân đạt 110.641 đồng/người dân"),
)


def each_of(value: int, **said: Any) -> kh.Figure:
    return evolve(EACH, quantity=evolve(EACH.quantity, value=value, text=""), **said)


def people(count: int) -> kh.Figure:
    return level("people", count, kh.POPULATION)


@given(st.integers(1, 10**12), st.integers(1, 10**8), HABITS)
def test_every_number_of_heads_that_prints_so_is_left_possible(
    amount: int, heads: int, habit: kh.Rounding
) -> None:
    """Kills: the printed mean as if it were exact; one habit of rounding only."""
    balance = level("balance", amount, kh.FUND_BALANCE)
    each = each_of(int(kh.round_to(Fraction(amount, heads), 1, habit)))
    value = only(kh.reconcile(report(balance, each)), "implied-base").value
    assert value is not None
    assert heads in value
    beside = evolve(each, out_of="people")
    found = kh.reconcile(report(balance, beside, people(heads)))
    assert codes(found) == ["per-head-holds"]


def test_thanh_hoa_says_how_many_people_it_has() -> None:
    """Kills: the mean of a mean; a base of another unit; a sentence that names no source."""
    finding = only(kh.reconcile(report(BALANCE, EACH)), "implied-base")
    assert (finding.figures, finding.indicator) == (("each", "balance"), kh.POPULATION)
    assert (finding.value, finding.unit) == (kh.Bounds(3_804_483, 3_804_547), kh.UNITS["person"])
    assert finding.sentence("vi") == (
        "Từ “420 tỷ 936 triệu đồng” và “110.641 đồng/người dân”: dân số là từ 3.804.483 đến "
        "3.804.547 người."
    )
    assert finding.sentence("en") == (
        "From “420 tỷ 936 triệu đồng” and “110.641 đồng/người dân”: population 3,804,483 to "
        "3,804,547."
    )
    assert codes(kh.reconcile(report(BALANCE, EACH))) == ["implied-base"]


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (3_804_482, "per-head-contradicts"),
        (3_804_483, "per-head-holds"),
        (3_804_547, "per-head-holds"),
        (3_804_548, "per-head-contradicts"),
        (0, "per-head-contradicts"),
    ],
)
def test_the_heads_that_are_printed_are_held_against_it(count: int, code: str) -> None:
    """Kills: a printed population that is not looked at; an end that is one off."""
    found = kh.reconcile(report(BALANCE, evolve(EACH, out_of="people"), people(count)))
    assert codes(found) == [code]
    assert only(found, code).figures == ("each", "balance", "people")


def test_what_does_not_fit_is_said_with_what_there_would_be_for_each() -> None:
    each = evolve(EACH, out_of="people")
    (finding,) = kh.reconcile(report(BALANCE, each, people(4_000_000)))
    assert finding.verdict is kh.Verdict.CONTRADICTORY
    assert finding.sentence("vi") == (
        "“420 tỷ 936 triệu đồng” chia cho “4.000.000 người”: từ 105.233,87 đến 105.234,25 "
        "đồng/người, trái với “110.641 đồng/người dân”."
    )
    assert finding.sentence("en") == (
        "“420 tỷ 936 triệu đồng” over “4.000.000 người”: 105,233.87 to 105,234.25, which "
        "contradicts “110.641 đồng/người dân”."
    )
    (finding,) = kh.reconcile(report(BALANCE, each, people(0)))
    assert finding.sentence("vi").endswith(
        "“0 người”: không chia được, trái với “110.641 đồng/người dân”."
    )
    assert finding.sentence("en").endswith("no mean, which contradicts “110.641 đồng/người dân”.")


def test_an_amount_that_is_too_small_for_one_head_fits_nobody() -> None:
    """Kills: a population of 0."""
    (finding,) = kh.reconcile(report(level("balance", 10, kh.FUND_BALANCE), EACH))
    assert (finding.code, finding.verdict) == ("no-whole", kh.Verdict.CONTRADICTORY)
    assert finding.sentence("vi") == (
        "Từ “10 đồng” và “110.641 đồng/người dân”: không có dân số nào cho mức bình quân như vậy."
    )
    assert finding.sentence("en") == (
        "From “10 đồng” and “110.641 đồng/người dân”: no population would give that for each."
    )


@pytest.mark.parametrize(
    "figures",
    [
        (BALANCE, evolve(EACH, about=None)),
        (BALANCE, evolve(EACH, target=True)),
        (evolve(BALANCE, target=True), EACH),
        (money("balance", "5.000 USD", kh.FUND_BALANCE), EACH),
        (level("balance", 0, kh.FUND_BALANCE), each_of(0)),
        (money("balance", "gần 9 tỷ đồng", kh.FUND_BALANCE), each_of(0)),
    ],
    ids=["about nothing", "a target", "of a target", "dollars", "nothing of nothing", "open"],
)
def test_nothing_is_derived_where_nothing_follows(figures: tuple[kh.Figure, ...]) -> None:
    """Kills: dollars divided by đồng; a population behind what was aimed at."""
    assert codes(kh.reconcile(report(*figures))) == []


def test_an_open_amount_says_only_what_it_can() -> None:
    """Kills: "gần" taken as the number; "at least one person" said as if it were news."""
    nearly = money("balance", "gần 9 tỷ đồng", kh.FUND_BALANCE)
    (finding,) = kh.reconcile(report(nearly, each_of(90_000)))
    assert finding.value == kh.Bounds(1, 100_000)
    short = evolve(EACH, quantity=evolve(EACH.quantity, qualifier=kh.Qualifier.NEARLY))
    more = money("balance", "hơn 1 đồng", kh.FUND_BALANCE)
    assert codes(kh.reconcile(report(more, short), reach=None)) == []


def test_what_there_is_for_each_is_not_below_nothing() -> None:
    """Kills: "gần 9 tỷ" taken as perhaps owed."""
    nearly = money("balance", "gần 9 tỷ đồng", kh.FUND_BALANCE)
    beside = each_of(90_000, out_of="people")
    (finding,) = kh.reconcile(report(nearly, beside, people(100_000)))
    assert finding.code == "per-head-holds"
    assert finding.value == kh.Bounds(0, 90_000, high_open=True)


def test_another_unit_has_other_heads() -> None:
    """Kills: households counted as people, and a base in another unit than the heads."""
    each = evolve(EACH, quantity=evolve(EACH.quantity, unit=kh.UNITS["VND_per_household"]))
    (finding,) = kh.reconcile(report(BALANCE, each))
    assert (finding.indicator, finding.unit) == (None, kh.UNITS["household"])
    assert ": số làm gốc là từ 3.804.483 đến 3.804.547 hộ." in finding.sentence("vi")
    assert ": base 3,804,483 to 3,804,547." in finding.sentence("en")
    beside = evolve(each, out_of="people")
    assert codes(kh.reconcile(report(BALANCE, beside, people(9)))) == ["implied-base"]


def test_a_mean_is_not_divided_once_more() -> None:
    """Kills: 110.641 đồng over 420 tỷ, each; the readings of a doubtful mean so."""
    warned = kh.ReadingWarning("comma-decimal", "so", (110,))
    doubtful = evolve(EACH, quantity=evolve(EACH.quantity, warnings=(warned,)))
    found = kh.reconcile(report(BALANCE, doubtful))
    assert codes(found) == ["implied-base", "doubtful-reading"]
    assert "each" not in only(found, "doubtful-reading").sentence("en")

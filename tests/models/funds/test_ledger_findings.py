"""Findings about the books of a fund: nothing below zero passes in silence."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from ledger_days import Days, days_of

import khuyenhoc as kh
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.testing import ledgers
from khuyenhoc.values.unit import BICYCLE, USD

ONE_DAY = timedelta(days=1)
DAY = date(2022, 9, 5)
#: A fund, the code of the finding, the first day of it, how much, and what of.
Found = tuple[str, str, date, int, str]


def short(days: Days) -> Iterator[Found]:
    """Go through every account, day by day."""
    for (fund, unit, _), held in days.held.items():
        below = [day for day, (size, value) in held.items() if size < 0 or value < 0]
        if below:
            size = min(0, *(held[day][0] for day in below))
            value = min(0, *(held[day][1] for day in below))
            yield fund, "below-zero", below[0], -(size or value), unit
        left = None
        for day, (size, value) in held.items():
            left = (left or day) if not size and value > 0 else None
        if left:
            yield fund, "value-without-goods", left, held[max(held)][1], unit
    for (fund, unit, _), day, stated, found in days.stated:
        if stated != found:
            by = stated[0] - found[0] or stated[1] - found[1]
            yield fund, "opening-differs", day, by, unit


def told(finding: kh.Finding, units: set[str]) -> Found:
    """Read a finding back from what it says."""
    [fund] = finding.figures
    assert finding.value is not None
    assert type(finding.value.value) is int
    words = finding.en.replace(".", "").replace(",", "").split()
    day = next(word for word in words if len(word) == 10 and word[4] == "-")
    unit = next((word for word in words if word in units), "VND")
    vietnamese = date.fromisoformat(day).strftime("%d/%m/%Y")
    assert vietnamese in finding.vi
    return fund, finding.code, date.fromisoformat(day), finding.value.value, unit


@given(ledgers())
def test_balances_below_zero_values_left_and_openings_that_differ_are_all_found(
    books: kh.Ledger,
) -> None:
    """Kills: the last day below zero alone; the first day that is lowest; one kind only.

    Also: what was short for a while; goods that are gone, and their value not; a difference that
    hides in the values; findings where books are sound.
    """
    expected = sorted(short(days_of(books)))
    about_transfers = {"one-sided-transfer", "unequal-transfer"}
    units = {"USD", "EUR", "bicycle", "book"}
    found = [one for one in books.findings if one.code not in about_transfers]
    assert sorted(told(one, units) for one in found) == expected
    assert {one.verdict for one in found} <= {kh.Verdict.CONTRADICTORY}


@given(ledgers())
def test_findings_stand_under_their_fund_or_transfer(books: kh.Ledger) -> None:
    """Kills: findings in the order of a set or of the entries."""
    places = [(one.figures, one.code, one.en) for one in books.findings]
    assert places == sorted(places)
    assert all(str(one).startswith(f"{one.figures[0]}: ") for one in books.findings)
    assert all(one.sentence("en").endswith(".") for one in books.findings)


def ledger(*entries: Entry) -> kh.Ledger:
    return kh.Ledger((kh.Fund(id="q-bt", owner="binh-thanh"),), entries)


def gift(shift: int, amount: Any, id: str = "c-1") -> kh.Contribution:  # noqa: A002 - as it is called
    return kh.Contribution(id=id, fund="q-bt", on=DAY + shift * ONE_DAY, amount=amount)


def payment(shift: int, amount: Any, id: str = "d-1") -> kh.Disbursement:  # noqa: A002 - as it is called
    return kh.Disbursement(id=id, fund="q-bt", on=DAY + shift * ONE_DAY, amount=amount)


def opening(shift: int, amount: Any) -> kh.OpeningBalance:
    return kh.OpeningBalance(id="o-1", fund="q-bt", on=DAY + shift * ONE_DAY, amount=amount)


def bicycles(number: int, value: int | None = None) -> kh.Goods:
    worth = None if value is None else kh.Dong(value)
    return kh.Goods(kh.Count(number, BICYCLE), worth)


@pytest.mark.parametrize(
    ("entries", "vi", "en"),
    [
        (
            (gift(0, kh.Dong(5)), payment(0, kh.Dong(6))),
            "q-bt: âm quỹ từ ngày 05/09/2022, nhiều nhất 1 đồng.",
            "q-bt: below zero from 2022-09-05, by 1 VND at the most.",
        ),
        (
            (payment(0, kh.Dong(6)), gift(1, kh.Dong(6)), payment(2, kh.Dong(9), "d-2")),
            "q-bt: âm quỹ từ ngày 05/09/2022, nhiều nhất 9 đồng.",
            "q-bt: below zero from 2022-09-05, by 9 VND at the most.",
        ),
        (
            (payment(0, kh.ForeignMoney.of_cents(1_250, USD)),),
            "q-bt: âm quỹ từ ngày 05/09/2022, nhiều nhất 12,5 đô la Mỹ.",
            "q-bt: below zero from 2022-09-05, by 12.5 USD at the most.",
        ),
        (
            (gift(0, bicycles(2)), payment(0, bicycles(3))),
            "q-bt: âm quỹ từ ngày 05/09/2022, nhiều nhất 1 xe đạp chưa định giá.",
            "q-bt: below zero from 2022-09-05, by 1 bicycle unvalued at the most.",
        ),
        (
            (gift(0, bicycles(2, 5)), payment(0, bicycles(1, 6))),
            "q-bt: âm quỹ từ ngày 05/09/2022, nhiều nhất 0 xe đạp trị giá 1 đồng.",
            "q-bt: below zero from 2022-09-05, by 0 bicycle worth 1 VND at the most.",
        ),
        (
            (gift(0, bicycles(2, 5)), payment(1, bicycles(2, 4))),
            "q-bt: từ ngày 06/09/2022 không có xe đạp nào nhưng còn ghi giá trị 1 đồng.",
            "q-bt: from 2022-09-06 there are no goods of bicycle, but a value of 1 VND is booked.",
        ),
        (
            (gift(0, kh.Dong(5)), opening(1, kh.Dong(7))),
            "q-bt: số dư đầu ngày 06/09/2022 ghi 7 đồng, sổ trước đó tính ra 5 đồng.",
            ("q-bt: opened on 2022-09-06 with 7 VND, though the entries before come to 5 VND."),
        ),
        (
            (gift(0, bicycles(2, 5)), opening(1, bicycles(2, 6))),
            (
                "q-bt: số dư đầu ngày 06/09/2022 ghi 2 xe đạp trị giá 6 đồng, sổ trước đó tính ra "
                "2 xe đạp trị giá 5 đồng."
            ),
            (
                "q-bt: opened on 2022-09-06 with 2 bicycle worth 6 VND, though the entries before "
                "come to 2 bicycle worth 5 VND."
            ),
        ),
        (
            (gift(0, kh.Dong(5)), opening(1, kh.Dong(0))),
            "q-bt: số dư đầu ngày 06/09/2022 ghi không có gì, sổ trước đó tính ra 5 đồng.",
            ("q-bt: opened on 2022-09-06 with nothing, though the entries before come to 5 VND."),
        ),
    ],
)
def test_what_is_doubtful_is_said_in_both_languages(
    entries: tuple[Entry, ...], vi: str, en: str
) -> None:
    [finding] = ledger(*entries).findings
    assert (finding.sentence("vi"), finding.sentence("en")) == (vi, en)


@pytest.mark.parametrize("opened", [bicycles(9), kh.Dong(9), kh.ForeignMoney(9, USD)])
def test_what_books_are_opened_with_after_they_began_came_from_nowhere(
    opened: kh.Dong | kh.ForeignMoney | kh.Goods,
) -> None:
    """Kills: bicycles that get a value, or dollars, by an opening balance in the midst."""
    books = ledger(gift(0, bicycles(2, 5)), opening(1, opened))
    [finding] = books.findings
    assert finding.code == "opening-differs"
    assert finding.sentence("en").endswith("though the entries before come to nothing.")
    assert books.balance("q-bt", at=date(2030, 1, 1)) == kh.Amounts.of(bicycles(2, 5), opened)


@pytest.mark.parametrize(
    "entries",
    [
        (gift(0, kh.Dong(5)), payment(0, kh.Dong(5))),
        (gift(0, bicycles(2, 5)), payment(0, bicycles(2, 5))),
        (gift(0, kh.Dong(5)), opening(1, kh.Dong(5))),
        (gift(0, kh.Dong(5)), opening(0, kh.Dong(7))),
        (opening(-1, kh.Dong(7)), gift(0, kh.Dong(5))),
        (gift(0, bicycles(2, 0)), payment(1, bicycles(1, 0))),
    ],
)
def test_sound_books_have_no_finding(entries: tuple[Entry, ...]) -> None:
    """Kills: a balance of 0 below zero; the order within a day; goods worth 0 for a value left."""
    assert ledger(*entries).findings == ()


def test_a_value_is_left_from_the_last_time_that_the_goods_were_gone() -> None:
    """Kills: the first day without goods, though there were some again."""
    [finding] = ledger(
        gift(0, bicycles(1, 5)),
        payment(1, bicycles(1, 4)),
        gift(2, bicycles(1, 5), "c-2"),
        payment(3, bicycles(1, 4), "d-2"),
    ).findings
    assert finding.value == kh.Bounds.exactly(2)
    assert "from 2022-09-08" in finding.en


def test_the_most_of_goods_and_of_their_value_are_each_found() -> None:
    """Kills: both taken from one day, though they were lowest on two."""
    [finding] = ledger(
        payment(0, bicycles(2, 5)), gift(1, bicycles(1, 1)), payment(2, bicycles(1, 9), "d-2")
    ).findings
    assert finding.en == (
        "q-bt: below zero from 2022-09-05, by 2 bicycle worth 13 VND at the most."
    )

"""What there was before, by a printed change or factor."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from reconciliation_figures import change, codes, level, money, only, report

import khuyenhoc as kh
from khuyenhoc.values.unit import (
    FACTOR,
    PERCENT,
    PERSON,
)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from(kh.Change))
def test_the_earlier_level_and_the_change_give_the_level(
    now: int, moved: int, change: kh.Change
) -> None:
    """Kills: adding an increase to the present instead of taking it off."""
    by = kh.Quantity(value=moved, unit=PERSON, change=change)
    figure = kh.Figure(
        key="change", indicator=kh.MEMBERS, says=kh.Says.CHANGE, about="members", quantity=by
    )
    found = kh.reconcile(report(level("members", now), figure))
    sign = 1 if change is kh.Change.INCREASE else -1
    earlier = now - sign * moved
    if earlier < 0:
        assert codes(found) == ["no-earlier-level"]
        assert found.contradictions
    else:
        assert only(found, "earlier-level").value == kh.Bounds.exactly(earlier)


def test_a_factor_gives_the_earlier_amount() -> None:
    raised = kh.read_quantity("17,516 tỉ đồng")
    for value, unit in ((2, FACTOR), (200, PERCENT)):
        made = report(
            kh.Figure(key="raised", indicator=kh.FUND_RAISED, quantity=raised),
            kh.Figure(
                key="times",
                indicator=kh.FUND_RAISED,
                says=kh.Says.FACTOR,
                about="raised",
                since=kh.Period.half(2016, 1),
                quantity=kh.Quantity(value=value, unit=unit, resolution=0),
            ),
        )
        finding = only(kh.reconcile(made), "earlier-level")
        assert finding.value == (raised.bounds() / 2).whole()
        assert finding.sentence("vi").endswith(
            "quỹ vận động được 6 tháng đầu năm 2016 là từ 8.757 đến 8.759 triệu đồng."
        )


def test_zero_times_anything_is_nothing() -> None:
    """Kills: a division by 0; ten members that are zero times what there was."""
    made = report(
        level("members", 10),
        kh.Figure(
            key="times",
            indicator=kh.MEMBERS,
            says=kh.Says.FACTOR,
            about="members",
            quantity=kh.Quantity(value=0, unit=FACTOR, resolution=0),
        ),
    )
    assert codes(kh.reconcile(made)) == ["multiple-contradictory"]


@pytest.mark.parametrize(
    ("words", "says", "earlier"),
    [
        ("tăng 20%", kh.Says.CHANGE, kh.Bounds(99, 100)),
        ("tăng 20%", kh.Says.FACTOR, kh.Bounds(99, 100)),
        ("giảm 20%", kh.Says.CHANGE, kh.Bounds(150, 151)),
        ("bằng 200%", kh.Says.FACTOR, kh.Bounds.exactly(60)),
        ("tăng gấp 2 lần", kh.Says.FACTOR, None),
        ("giảm 2 lần", kh.Says.FACTOR, None),
    ],
)
def test_a_rate_is_no_number_of_people(
    words: str, says: kh.Says, earlier: kh.Bounds | None
) -> None:
    """Kills: 5 % taken off as five members; a fall taken as a rise."""
    moved = kh.read_quantity(words)
    made = report(
        level("members", 120),
        kh.Figure(key="r", indicator=kh.MEMBERS, says=says, about="members", quantity=moved),
    )
    value = only(kh.reconcile(made), "earlier-level").value
    assert value is not None
    if earlier is None:
        assert (60 if "tăng" in words else 240) in value
        assert 120 not in value
    else:
        assert value & earlier is not None
        assert value.low is not None
        assert -2 <= value.low - Fraction(earlier.low or 0) <= 2


def test_a_change_in_another_unit_is_no_change_of_this() -> None:
    moved = kh.read_quantity("tăng 60 đồng")
    made = report(
        level("members", 50),
        kh.Figure(
            key="c", indicator=kh.MEMBERS, says=kh.Says.CHANGE, about="members", quantity=moved
        ),
    )
    assert codes(kh.reconcile(made)) == []


def test_a_balance_may_have_been_owed() -> None:
    """Kills: an earlier balance below 0 called impossible."""
    made = report(
        money("balance", "5 triệu đồng", kh.FUND_BALANCE),
        money("up", "tăng 10 triệu đồng", kh.FUND_BALANCE, says=kh.Says.CHANGE, about="balance"),
    )
    assert codes(kh.reconcile(made)) == ["earlier-level"]


def test_an_earlier_figure_that_is_printed_is_held_against_the_change() -> None:
    before = kh.Period.year(2022)
    moved = kh.Quantity(value=10, unit=PERSON, change=kh.Change.INCREASE)
    change = kh.Figure(
        key="up",
        indicator=kh.MEMBERS,
        says=kh.Says.CHANGE,
        about="members",
        since=before,
        quantity=moved,
    )
    for printed, code in ((80, "change-contradicts"), (90, "earlier-level")):
        made = report(level("members", 100), level("before", printed, period=before), change)
        finding = kh.reconcile(made).about("up")[0]
        assert finding.code == code
    wrong = report(level("members", 100), level("before", 80, period=before), change)
    assert (
        only(kh.reconcile(wrong), "change-contradicts")
        .sentence("vi")
        .endswith("hội viên năm 2022 là 90 người, nhưng in “80 người”.")
    )


def test_a_change_that_is_no_change_of_a_level_says_nothing() -> None:
    """Kills: a target or an undirected percent taken as a change; people after all have left."""
    aimed = change("tăng 10 hội viên", target=True)
    undirected = change("20%")
    gone = change("giảm 20%")
    gone = evolve(gone, quantity=evolve(gone.quantity, value=100, resolution=0))
    for figure in (aimed, undirected):
        assert codes(kh.reconcile(report(level("members", 100), figure))) == []
    left = kh.reconcile(report(level("members", 100), gone))
    assert codes(left) == ["growth-contradictory"]
    beside = level("party", 4, kh.PARTY_MEMBERS, about="members")
    assert codes(kh.reconcile(report(level("members", 10), beside))) == ["unit-value"]


def test_one_known_end_is_derived_and_none_is_not() -> None:
    """Kills: silence where the earlier figure is limited on one side; a limit where none is."""
    more = report(level("members", 100), change("tăng hơn 10 hội viên"))
    assert only(kh.reconcile(more), "earlier-level").value == kh.Bounds(0, 89)
    balance = money("balance", "hơn 5 triệu đồng", kh.FUND_BALANCE)
    for words, expected in (
        ("tăng hơn 1 triệu đồng", []),
        ("tăng không quá 1 triệu đồng", ["earlier-level"]),
    ):
        made = report(balance, change(words, indicator=kh.FUND_BALANCE, about="balance"))
        assert codes(kh.reconcile(made)) == expected


def test_what_is_not_counted_need_not_have_been_whole() -> None:
    """Kills: square metres tightened to whole ones; people that are not."""
    metre = kh.UNITS["square_metre"]
    land = kh.Figure(
        key="land",
        indicator=kh.LAND_DONATED,
        quantity=kh.Quantity(value=10, unit=metre, resolution=0),
    )
    half = kh.Quantity(value=Fraction(1, 2), unit=metre, resolution=0, change=kh.Change.INCREASE)
    grown = kh.Figure(
        key="up", indicator=kh.LAND_DONATED, says=kh.Says.CHANGE, about="land", quantity=half
    )
    earlier = only(kh.reconcile(report(land, grown)), "earlier-level")
    assert earlier.value == kh.Bounds.exactly(Fraction(19, 2))
    fifth = change("tăng 20%")
    fifth = evolve(fifth, quantity=evolve(fifth.quantity, resolution=0))
    denied = only(kh.reconcile(report(level("members", 121), fifth)), "no-earlier-level")
    assert denied.value == kh.Bounds.exactly(Fraction(605, 6))
    assert denied.figures == ("change", "members")


def test_only_the_earlier_figure_of_the_same_place_is_denied() -> None:
    """Kills: a ward held against the whole; a level held against itself."""
    before = kh.Period.year(2022)
    up = change("tăng 10 hội viên", since=before)
    elsewhere = level("ward", 80, period=before, scope="Phường 6")
    assert codes(kh.reconcile(report(level("members", 100), elsewhere, up))) == ["earlier-level"]
    ward = level("members", 100, scope="Phường 6")
    assert codes(kh.reconcile(report(ward, elsewhere, up))) == ["change-contradicts"]
    itself = level("members", 100, period=before)
    assert codes(kh.reconcile(report(itself, up))) == ["earlier-level"]


def test_a_change_since_an_unnamed_period_is_said() -> None:
    found = only(
        kh.reconcile(report(level("members", 100), change("tăng 10 hội viên"))), "earlier-level"
    )
    assert found.sentence("en") == (
        "From “100 người” and “tăng 10 hội viên”: members (earlier period) 90."
    )
    assert found.sentence("vi").endswith("hội viên kỳ trước là 90 người.")

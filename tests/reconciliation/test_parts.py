"""Parts of a whole: above it, short of it, or neither."""

from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from reconciliation_figures import codes, level, money, only, percent, report, share

import khuyenhoc as kh
from khuyenhoc.testing.reports import reports
from khuyenhoc.values.unit import (
    ORGANISATION,
    PERSON,
)


@given(reports(), st.integers(1, 1000))
def test_parts_above_their_whole_are_found_with_the_exact_excess(
    made: kh.Report, excess: int
) -> None:
    """Kills: comparing only the largest part; a gap with the sign of the whole."""
    figures = [
        evolve(f, quantity=evolve(f.quantity, value=f.quantity.value + excess))
        if f.key == "chapters-0"
        else f
        for f in made
    ]
    found = kh.reconcile(evolve(made, figures=tuple(figures)))
    assert only(found, "parts-exceed-whole").value == kh.Bounds.exactly(excess)
    assert codes(found).count("parts-hold") == 0


def test_parts_of_which_some_are_missing() -> None:
    made = report(
        kh.Figure(
            key="all",
            indicator=kh.ORGANISATIONS,
            quantity=kh.Quantity(
                value=260, unit=ORGANISATION, qualifier=kh.Qualifier.MORE_THAN, text="trên 260"
            ),
        ),
        level("a", 17, kh.CHAPTERS, part_of="all"),
        level("b", 231, kh.CHAPTERS, part_of="all"),
    )
    finding = only(kh.reconcile(made), "parts-fall-short")
    assert finding.value == kh.Bounds.at_least(13)
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.sentence("en") == (
        "The parts “17 tổ chức hội”, “231 tổ chức hội” come to 248, short of “trên 260”: "
        "at least 13 not listed."
    )


@given(st.lists(st.integers(0, 100), min_size=1, max_size=4), st.integers(0, 400))
def test_overlapping_parts_are_held_against_the_whole_one_by_one(
    counts: list[int], whole: int
) -> None:
    """Each must fit into the whole, but they need not fit side by side.  Kills: adding them up."""
    parts = [level(str(n), c, part_of="all", overlapping=True) for n, c in enumerate(counts)]
    found = kh.reconcile(report(level("all", whole), *parts))
    expected = (
        "parts-exceed-whole"
        if max(counts) > whole
        else "parts-fall-short"
        if sum(counts) < whole
        else "parts-hold"
    )
    assert codes(found) == [expected]


def test_a_price_counts_as_often_as_it_was_paid() -> None:
    """80 gifts of 1 triệu each are 80 triệu.  Kills: adding the price once."""
    price = kh.Quantity(value=1_000_000, unit=kh.VND, resolution=0, each=True)
    made = report(
        level("spent", 80_000_000, kh.FUND_SPENT),
        level("gifts", 80, kh.GIFTS),
        kh.Figure(
            key="price",
            indicator=kh.GIFTS_VALUE,
            says=kh.Says.EACH,
            about="gifts",
            part_of="spent",
            quantity=price,
        ),
    )
    assert only(kh.reconcile(made), "parts-hold").value == kh.Bounds.exactly(80_000_000)


def test_parts_in_a_unit_that_is_not_whole() -> None:
    land = kh.LAND_DONATED
    made = report(
        level("all", 100, land),
        level("a", 40, land, part_of="all"),
        level("b", 60, land, part_of="all"),
    )
    assert codes(kh.reconcile(made)) == ["parts-hold"]


def test_only_amounts_of_the_same_kind_are_added_up() -> None:
    """Kills: adding dollars, shares, changes and targets to people."""
    whole = level("all", 100)
    for part in (
        share("p", percent(99), about=None, part_of="all"),
        level("p", 200, target=True, part_of="all"),
        kh.Figure(
            key="p",
            indicator=kh.MEMBERS,
            says=kh.Says.CHANGE,
            quantity=kh.Quantity(value=200, unit=PERSON),
            part_of="all",
        ),
        money("p", "200 đồng", part_of="all"),
        money("p", "mỗi suất 200 đồng", says=kh.Says.EACH, part_of="all"),
    ):
        alone = ["share-without-base"] if part.says is kh.Says.SHARE else []
        assert codes(kh.reconcile(report(whole, part))) == alone
        full = kh.reconcile(report(whole, part, level("q", 101, part_of="all")))
        assert only(full, "parts-exceed-whole").figures == ("all", "q")
        assert "parts-fall-short" not in codes(
            kh.reconcile(report(whole, part, level("q", 9, part_of="all")))
        )


def test_parts_that_do_not_overlap_are_added_beside_those_that_do() -> None:
    """Kills: one overlapping part that frees all."""
    made = report(
        level("all", 100),
        level("a", 60, part_of="all"),
        level("b", 60, part_of="all"),
        level("c", 1, part_of="all", overlapping=True),
    )
    assert only(kh.reconcile(made), "parts-exceed-whole").value == kh.Bounds(20, 21)
    owed = (
        money("all", "1 triệu đồng", kh.FUND_BALANCE),
        money("a", "2 triệu đồng", kh.FUND_BALANCE, part_of="all", overlapping=True),
        kh.Figure(
            key="b",
            indicator=kh.FUND_BALANCE,
            quantity=kh.Quantity(value=-5_000_000, unit=kh.VND, resolution=1),
            part_of="all",
            overlapping=True,
        ),
    )
    assert codes(kh.reconcile(report(*owed))) == []


def test_nearly_a_hundred_is_at_most_ninety_nine() -> None:
    """Kills: a count that may be a fraction or below 0."""
    nearly = kh.Figure(
        key="n", indicator=kh.MEMBERS, quantity=kh.read_quantity("gần 100 hội viên"), part_of="all"
    )
    made = report(level("all", 200), nearly, level("b", 231, part_of="all"))
    assert "parts-exceed-whole" in codes(kh.reconcile(made))
    full = report(
        evolve(nearly, key="members", part_of=None),
        level("all", 100, kh.POPULATION),
        share("s", percent(100, 0), out_of="all"),
    )
    assert "share-contradicts" in codes(kh.reconcile(full))


def test_a_part_that_is_no_amount_is_left_out_though_it_is_about_one() -> None:
    """Kills: a change multiplied by what it is a change of."""
    moved = kh.Figure(
        key="c",
        indicator=kh.MEMBERS,
        says=kh.Says.CHANGE,
        quantity=kh.Quantity(value=20, unit=PERSON),
        about="n",
        part_of="all",
    )
    made = report(level("all", 100), level("n", 20, kh.CHAPTERS), moved)
    assert "parts-exceed-whole" not in codes(kh.reconcile(made))


def test_of_what_may_be_owed_the_largest_part_is_no_limit() -> None:
    """Kills: "gần 5 triệu", which has no low end, taken as at least 0."""
    nearly = money("b", "gần 5 triệu đồng", kh.FUND_BALANCE, part_of="all", overlapping=True)
    made = report(
        money("all", "1 triệu đồng", kh.FUND_BALANCE),
        money("a", "2 triệu đồng", kh.FUND_BALANCE, part_of="all", overlapping=True),
        nearly,
    )
    assert codes(kh.reconcile(made)) == []


def test_the_end_of_overlapping_parts_stays_open() -> None:
    """Kills: "40 m²" that may be 41 m²."""
    land = kh.LAND_DONATED
    part = kh.Quantity(value=40, unit=land.unit, resolution=1)
    made = report(
        kh.Figure(
            key="all",
            indicator=land,
            quantity=kh.Quantity(value=41, unit=land.unit, resolution=0),
        ),
        kh.Figure(key="a", indicator=land, quantity=part, part_of="all", overlapping=True),
    )
    assert codes(kh.reconcile(made)) == ["parts-fall-short"]


def test_parts_with_one_known_end_or_none() -> None:
    """Kills: a sum of nothing known that holds; silence where one end is known."""
    nearly = money("a", "gần 5 triệu đồng", part_of="all")
    whole = level("all", 4_999_999, kh.FUND_RAISED)
    assert only(kh.reconcile(report(whole, nearly)), "parts-hold").value == kh.Bounds.at_most(
        4_999_999
    )
    more = money("b", "hơn 1 triệu đồng", part_of="all")
    made = report(whole, nearly, more)
    assert codes(kh.reconcile(made, reach=None)) == []
    (found,) = kh.reconcile(made)  # 4,5 triệu and 1 triệu at least, under the convention
    assert (found.code, found.convention) == ("parts-contradictory", kh.WITHIN_A_TENTH.name)


def test_what_is_missing_of_money_is_whole() -> None:
    """Kills: an open end where the next đồng can be said."""
    rough = money("all", "hơn 10 triệu đồng", kh.FUND_RAISED)
    part = level("a", 1_000_000, kh.FUND_RAISED, part_of="all")
    missing = only(kh.reconcile(report(rough, part)), "parts-fall-short").value
    assert missing == kh.Bounds.at_least(9_000_001)


def test_one_part_is_said_as_one() -> None:
    made = report(level("all", 100), level("a", 60, part_of="all"))
    finding = only(kh.reconcile(made), "parts-fall-short")
    assert finding.figures == ("all", "a")
    assert finding.sentence("vi") == (
        "Phần “60 người” là 60 người, chưa đủ “100 người”: còn 40 người chưa được kể."
    )
    assert finding.sentence("en") == (
        "The part “60 người” comes to 60, short of “100 người”: 40 not listed."
    )


def test_what_is_missing_of_a_measure_is_no_whole_number() -> None:
    """Kills: tightening square metres as if they were counted."""
    metre = kh.UNITS["square_metre"]
    whole = kh.Figure(
        key="all",
        indicator=kh.LAND_DONATED,
        quantity=kh.Quantity(value=100, unit=metre, resolution=0),
    )
    part = kh.Figure(
        key="part",
        indicator=kh.LAND_DONATED,
        quantity=kh.Quantity(value=40, unit=metre, resolution=Fraction(1, 2)),
        part_of="all",
    )
    (finding,) = kh.reconcile(report(whole, part))
    assert finding.value == kh.Bounds(Fraction(119, 2), Fraction(241, 4), low_open=True)

"""Ratios and changes of every unit at once: the same as each alone, and why some have none."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing.hierarchies import forests

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
WARDS = kh.Tree.of(DAY, {"p6": "q", "p7": "q", "p8": "q"})

Counts = dict[str, tuple[int | None, int | None]]


def rolled(
    counts: Counts,
    tree: kh.Tree = WARDS,
    missing: kh.MissingPolicy = kh.MissingPolicy.BOUNDS,
) -> kh.Totals:
    """Give the totals of party members and members as the units report them."""
    reports = [
        kh.Report.of(
            unit,
            YEAR,
            {
                indicator: count
                for indicator, count in zip((kh.PARTY_MEMBERS, kh.MEMBERS), both, strict=True)
                if count is not None
            },
        )
        for unit, both in counts.items()
    ]
    return kh.roll_up(reports, tree, indicators=[kh.PARTY_MEMBERS, kh.MEMBERS], missing=missing)


@st.composite
def counted(draw: st.DrawFn) -> tuple[kh.Tree, Counts]:
    tree = kh.Tree.of(DAY, draw(forests(max_size=8)))
    count = st.none() | st.integers(0, 3)
    return tree, {unit: draw(st.tuples(count, count)) for unit in tree.leaves}


@given(counted(), st.sampled_from(kh.MissingPolicy))
def test_each_ratio_is_that_of_its_unit_and_every_other_unit_has_a_reason(
    given_: tuple[kh.Tree, Counts], missing: kh.MissingPolicy
) -> None:
    """Kills: an average of shares; a contradiction dropped; a ratio where a total is not known."""
    tree, counts = given_
    totals = rolled(counts, tree, missing=missing)
    shares = totals.ratios(kh.PARTY_MEMBERS, of=kh.MEMBERS)
    contradicted = {found.figures[0].split("/")[0] for found in shares.findings}
    assert list(shares) == [unit for unit in tree if unit in shares]
    assert not contradicted & set(shares)
    for unit in tree:
        try:
            alone = totals[unit].ratio(kh.PARTY_MEMBERS, of=kh.MEMBERS)
        except kh.NotThereError:
            assert unit not in shares
            assert unit not in contradicted
        except (kh.InvalidValueError, kh.UndefinedRatioError):
            assert unit not in shares
            known = (totals[unit][it].value for it in (kh.PARTY_MEMBERS, kh.MEMBERS))
            assert (unit in contradicted) == all(value is not None for value in known)
        else:
            if isinstance(alone, kh.Ratio) and not alone.whole:
                assert unit in contradicted
            else:
                assert shares[unit] == alone


@given(counted(), counted())
def test_each_change_is_that_of_its_unit(
    now: tuple[kh.Tree, Counts], before: tuple[kh.Tree, Counts]
) -> None:
    """Kills: a unit of one tree alone taken as 0 in the other; now and before swapped."""
    later, earlier = rolled(now[1], now[0]), rolled(before[1], before[0])
    changes = later.changes(kh.MEMBERS, since=earlier)
    assert set(changes) == set(later) & set(earlier)
    for unit, one in changes.items():
        assert one == kh.change(later[unit][kh.MEMBERS], earlier[unit][kh.MEMBERS])
    assert changes.findings == ()


def test_a_total_not_known_has_no_change() -> None:
    now = rolled({"p6": (None, 5)}, missing=kh.MissingPolicy.ALWAYS_NULL)
    before = rolled({"p6": (None, 4), "p7": (None, 1)}, missing=kh.MissingPolicy.ALWAYS_NULL)
    assert [*now.changes(kh.MEMBERS, since=before)] == ["p6"]
    assert [*before.changes(kh.MEMBERS, since=now)] == ["p6"]
    assert [*now.changes(kh.HOUSEHOLDS, since=before)] == []


def test_a_part_above_its_whole_is_said_with_by_how_much() -> None:
    shares = rolled({"p6": (300, 1_200), "p7": (801, 800), "p8": (0, 0)}).ratios(
        kh.PARTY_MEMBERS, of=kh.MEMBERS
    )
    above, empty = shares.findings
    assert (above.code, above.verdict, above.value, above.figures) == (
        "part-above-whole",
        kh.Verdict.CONTRADICTORY,
        kh.Bounds.exactly(1),
        ("p7/party-members", "p7/members"),
    )
    assert (empty.code, empty.verdict) == ("share-of-nothing", kh.Verdict.UNDETERMINED)
    assert [found.sentence("en") for found in shares.findings] == [
        "p7: members who are party members come to 801, which is above members, 800.",
        "p8: members come to 0, so members who are party members have no share of them.",
    ]
    assert [str(found) for found in shares.findings] == [
        "p7: Hội viên là đảng viên cộng lại là 801, nhiều hơn Hội viên, 800.",
        "p8: Hội viên bằng 0, không tính được tỷ lệ Hội viên là đảng viên.",
    ]
    assert shares["q"] == kh.Ratio(1_101, 2_000, of=kh.MEMBERS)
    for unit, said in (
        ("p7", f"a unit that has one ({above.en.removesuffix('.')})"),
        ("p13", f"the id of a unit of {WARDS!r}"),
    ):
        with pytest.raises(kh.NotThereError) as caught:
            shares[unit]
        assert str(caught.value) == f"unit: expected {said}, got '{unit}'"
        assert shares.get(unit) is None
        assert unit not in shares


def test_money_has_no_share_of_people() -> None:
    with pytest.raises(kh.InvalidValueError, match=r"^ratio\.of: expected an amount in VND"):
        rolled({}).ratios(kh.FUND_RAISED, of=kh.MEMBERS)


def test_a_table_says_the_two_sides_their_coverage_and_the_base() -> None:
    """Kills: a share without its counts; a missing unit dropped where it was asked for."""
    totals = rolled({"p6": (300, 1_200), "p7": (801, 800)})
    shares = totals.ratios(kh.PARTY_MEMBERS, of=kh.MEMBERS)
    assert repr(shares) == "<ByUnit: 3 of 4 units on 2023-12-31; 1 findings>"
    assert shares.table("en").headings == (
        "Unit",
        "members who are party members",
        "members",
        "% of members",
    )
    assert shares.table(units=("q", "p6", "p7")).rows == (
        ("q", "ít nhất 1.101 (2/3)", "ít nhất 2.000 (2/3)", "từ 0 đến 100%"),
        ("p6", "300", "1.200", "25%"),
        ("p7", None, None, None),
    )
    assert shares.table().headings[-1] == "% của hội viên"
    assert shares._repr_html_() == shares.table().html()
    same = totals.ratios(kh.MEMBERS, of=kh.MEMBERS)
    assert same.table("en").headings[1:3] == ("members", "members (members)")
    with pytest.raises(kh.InvalidValueError, match=r"^unit: expected the id of a unit"):
        shares.table(units=["nobody"])
    with pytest.raises(kh.InvalidValueError, match=r"^language: expected"):
        shares.table("fr")


def test_rows_hold_the_ends_of_both_sides() -> None:
    """Kills: a rounded share; an end that is not known as 0."""
    shares = rolled({"p6": (1, 3)}).ratios(kh.PARTY_MEMBERS, of=kh.MEMBERS)
    first, second = (row for row in shares.to_rows() if row["unit"] in ("q", "p6"))
    assert second == {
        "unit": "p6",
        "indicator": "party-members",
        "of": "members",
        "part_low": 1,
        "part_high": 1,
        "part_exact": 1,
        "whole_low": 3,
        "whole_high": 3,
        "whole_exact": 3,
        "low": Fraction(1, 3),
        "high": Fraction(1, 3),
        "exact": Fraction(1, 3),
        "part_coverage": "1/1",
        "whole_coverage": "1/1",
        "zeros": 0,
    }
    assert (first["part_low"], first["part_high"], first["exact"]) == (1, None, None)
    assert first["part_coverage"] == "1/3"


def test_changes_as_a_table_and_as_rows() -> None:
    before = rolled({"p6": (None, 1_000), "p7": (None, 0)})
    now = rolled({"p6": (None, 1_250), "p7": (None, 3), "p8": (None, 4)})
    changes = now.changes(kh.MEMBERS, since=before)
    assert changes.table(units=("q", "p6", "p7")).rows == (
        ("q", "ít nhất 1.000 (2/3)", "1.257", "không quá 257", "từ âm 100 đến 25,7%"),
        ("p6", "1.000", "1.250", "250", "25%"),
        ("p7", "0", "3", "3", None),
    )
    assert changes.table("en").headings == ("Unit", "Before", "Now", "Change", "Change (%)")
    row = next(row for row in changes.to_rows() if row["unit"] == "p6")
    assert row == {
        "unit": "p6",
        "indicator": "members",
        "before_low": 1_000,
        "before_high": 1_000,
        "before_exact": 1_000,
        "now_low": 1_250,
        "now_high": 1_250,
        "now_exact": 1_250,
        "low": 250,
        "high": 250,
        "exact": 250,
        "percent_low": 25,
        "percent_high": 25,
        "percent_exact": 25,
        "before_coverage": "1/1",
        "now_coverage": "1/1",
        "zeros": 0,
    }


def test_what_was_counted_as_0_is_marked_in_every_table() -> None:
    """Kills: a zero policy that a table of shares does not show."""
    zero = rolled({"p6": (300, 1_200)}, missing=kh.MissingPolicy.ALWAYS_ZERO)
    (row,) = zero.ratios(kh.PARTY_MEMBERS, of=kh.MEMBERS).table("en", units=["q"]).rows
    assert row == ("q", "300 [2 counted as 0] (1/3)", "1,200 [2 counted as 0] (1/3)", "25%")

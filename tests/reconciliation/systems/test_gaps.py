"""By how much figures are apart that cannot be true together, and every lot of them."""

import khuyenhoc as kh
from khuyenhoc.values.unit import PERCENTAGE_POINT


def contradictions(numbers: dict[str, object], *relations: object) -> tuple[kh.Finding, ...]:
    """Judge numbers, and give what cannot be."""
    return kh.judge(kh.System.of(numbers, relations)).contradictions  # type: ignore[arg-type]


def test_a_gap_of_nothing_is_not_told() -> None:
    """Kills: “apart by 0”, where what is equal may not be."""
    (found,) = contradictions({"a": 5, "b": 5}, kh.InOrder(("a", "b"), strictly=True))
    assert found.gap is None
    assert found.sentence("en") == (
        "“5” < “5” cannot be. It could if “5” were less than 5 or “5” were more than 5."
    )


def test_a_share_is_off_by_points_before_its_whole_is_off_by_nothing() -> None:
    """Kills: a gap of 0 to “more than nothing”, told in place of how far the share is off."""
    (found,) = contradictions(
        {"a": "0 hộ", "all": kh.HOUSEHOLDS.unit, "share": "5%"},
        kh.ShareOf("a", "all", share="share"),
    )
    assert (found.gap, found.unit) == (
        kh.Bounds(kh.read_quantity("4,5%").value, 6, high_open=True),
        PERCENTAGE_POINT,
    )


def test_fractions_are_apart_by_percentage_points() -> None:
    """Kills: “apart by 0.1 percentage points” between a half and three fifths."""
    (found,) = contradictions({"a": "1/2", "b": "3/5"}, kh.EqualTo("a", "b"))
    assert (found.gap, found.unit) == (kh.Bounds.exactly(10), PERCENTAGE_POINT)


def test_a_contradiction_does_not_hide_another() -> None:
    """Kills: one lot of clashing figures told for each set of relations that hang together."""
    found = contradictions(
        {"x1": 5, "x2": 5, "c1": 9, "c2": 12, "c3": 13, "u": None},
        kh.PartsOf("u", ("x1", "x2")),
        kh.AtMost("u", "c1"),
        kh.AtMost("u", "c2"),
        kh.AtMost("c3", "u"),
    )
    assert [one.figures for one in found] == [("x1", "x2", "c1"), ("c2", "c3")]
    assert [one.gap for one in found] == [kh.Bounds.at_least(1), kh.Bounds.at_least(1)]


def test_nobody_is_fewer_than_none() -> None:
    """Kills: a count below 0 as the proof that figures can be true."""
    found = kh.judge(kh.System.of({"a": "dưới 0 người", "b": "3 người"}, [kh.AtMost("a", "b")]))
    assert [one.code for one in found] == ["number-contradictory", "limit-consistent"]
    assert found.witness is None


def test_what_only_the_convention_denies_is_told_of_one_report_too() -> None:
    """Kills: parts that “hold”, while figures are suspected for not adding up."""
    made = kh.Report(
        organisation="p6",
        period=kh.Period.year(2023),
        figures=(
            kh.Figure(
                key="all", indicator=kh.FUND_RAISED, quantity=kh.read_quantity("20 triệu đồng")
            ),
            kh.Figure(
                key="part",
                indicator=kh.DONATIONS,
                part_of="all",
                quantity=kh.read_quantity("gần 40 triệu đồng"),
            ),
        ),
    )
    found = kh.reconcile(made)
    assert [(one.code, one.convention) for one in found] == [
        ("parts-contradictory", kh.WITHIN_A_TENTH.name)
    ]
    assert set(found.suspects.figures) == {"all", "part"}
    assert [one.code for one in kh.reconcile(made, reach=None)] == ["parts-hold"]
    assert not kh.reconcile(made, reach=None).suspects.groups

"""What a user is told about five published reports; figures as printed, findings as sentences."""

from fractions import Fraction

import pytest

import khuyenhoc as kh


def found(name: str) -> kh.Reconciliation:
    return kh.reconcile(kh.sample_report(name))


def finding(name: str, code: str, key: str) -> kh.Finding:
    (only,) = [f for f in found(name).about(key) if f.code == code]
    return only


@pytest.mark.parametrize(
    ("name", "key", "either", "rounded"),
    [
        ("can-tho-2023", "members_pct", (1_194_816, 1_195_375), (1_195_003, 1_195_375)),
        ("quang-tri-2023", "members_pct", (659_520, 659_820), (659_620, 659_820)),
    ],
)
def test_the_population_behind_a_printed_share(
    name: str, key: str, either: tuple[int, int], rounded: tuple[int, int]
) -> None:
    population = finding(name, "implied-base", key)
    assert population.indicator == kh.POPULATION
    assert population.value == kh.Bounds(*either)
    assert dict(population.by_rounding)[kh.Rounding.HALF_UP] == kh.Bounds(*rounded)


def test_can_tho_had_361_609_members_in_2022() -> None:
    earlier = finding("can-tho-2023", "earlier-level", "members_up")
    assert earlier.value == kh.Bounds.exactly(361_609)
    assert "năm 2022 là 361.609 người" in earlier.sentence("vi")


def test_can_tho_prints_party_members_alike_in_either_habit() -> None:
    check = finding("can-tho-2023", "share-holds", "party_pct")
    assert check.verdict is kh.Verdict.CONSISTENT
    assert [habit for habit, _ in check.by_rounding] == [kh.Rounding.HALF_UP, kh.Rounding.DOWN]
    assert check.value == kh.Bounds.exactly(Fraction(4_401_400, 383_058))


def test_can_tho_planned_about_35_billion() -> None:
    plan = finding("can-tho-2023", "implied-base", "raised_plan")
    assert plan.indicator == kh.PLAN
    assert plan.value is not None
    assert 35_000_000_000 in plan.value
    assert 35_600_000_000 not in plan.value
    assert "từ 31,99 đến 35,56 tỉ đồng" in plan.sentence("vi")


def test_binh_thanh_cuts_off_and_that_narrows_its_population() -> None:
    """77,07 % and 94,35 % allow both habits; 96,42 % of 54/56 does not."""
    report = found("binh-thanh-2022")
    assert report.habit.only is kh.Rounding.DOWN
    assert finding("binh-thanh-2022", "share-holds", "clan_pct").verdict is kh.Verdict.CUT_OFF
    for key in ("fam_pct", "unit_pct"):
        check = finding("binh-thanh-2022", "share-holds", key)
        assert check.verdict is kh.Verdict.CONSISTENT
        assert len(check.by_rounding) == 2
    population = finding("binh-thanh-2022", "implied-base", "members_pct")
    assert population.value == kh.Bounds(329_838, 330_043)


def test_binh_thanh_names_17_and_231_of_more_than_260() -> None:
    short = finding("binh-thanh-2022", "parts-fall-short", "orgs")
    assert short.value == kh.Bounds.at_least(13)
    assert "“trên 260 tổ chức Hội cơ sở”" in short.sentence("vi")
    assert finding("binh-thanh-2022", "parts-fall-short", "br_ward").value == kh.Bounds.exactly(8)


def test_binh_thanh_gave_more_than_the_165_million_it_names() -> None:
    (above,) = found("binh-thanh-2022").contradictions
    assert above.code == "parts-exceed-whole"
    assert above.value == kh.Bounds.more_than(564_845_000)


def test_518_dong_a_piggy_bank_is_doubtful() -> None:
    doubt = finding("binh-thanh-2022", "doubtful-reading", "pigs_v")
    assert doubt.verdict is kh.Verdict.DOUBTFUL
    assert "bình quân trên 518 đồng" in doubt.sentence("vi")
    assert "bình quân trên 518.408 đồng" in doubt.sentence("vi")


def test_binh_thanh_reached_its_targets() -> None:
    margins = {key: finding("binh-thanh-2022", "target-met", key).value for key in
               ("fam_t", "com_t", "unit_t")}  # fmt: skip
    assert margins["com_t"] == kh.Bounds.exactly(15)
    families = margins["fam_t"]
    assert families is not None
    assert families.value == Fraction(5_111_900, 66_328) - 75
    assert finding("binh-thanh-2022", "earlier-level", "clan_up").value == kh.Bounds.exactly(43)


def test_hai_phong_gave_more_than_666_711_dong_each() -> None:
    each = finding("hai-phong-2023h1", "unit-value", "spent")
    assert each.value == kh.Bounds.more_than(Fraction(10_000_000_000, 14_999))
    assert "trên 666.711 đồng" in each.sentence("vi")


def test_hoan_kiem_aims_at_80_to_90_percent() -> None:
    report = kh.sample_report("hoan-kiem-2019")
    aims = [figure for figure in report if figure.target]
    assert [figure.quantity.bounds().low for figure in aims] == [
        Fraction(199, 2),
        80,
        Fraction(199, 2),
    ]
    assert report["t_fam"].quantity.bounds() == kh.Bounds(80, 90)
    assert report.figures_of(kh.LEARNING_FAMILIES, kh.Says.SHARE) == ()
    (mean,) = found("hoan-kiem-2019")
    assert mean.value == kh.Bounds.exactly(Fraction(23_880, 698))
    assert found("hoan-kiem-2019").contradictions == ()

"""One share, or one change, printed twice."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from reconciliation_figures import codes, level, money, only, percent, report, share

import khuyenhoc as kh
from khuyenhoc.values.unit import (
    FRACTION,
)


def test_a_headline_fraction_is_held_against_the_text() -> None:
    third = kh.Quantity(
        value=Fraction(1, 3), unit=FRACTION, qualifier=kh.Qualifier.NEARLY, resolution=0
    )
    half = evolve(third, value=Fraction(1, 4))
    text = share("text", percent(Fraction(641, 20), Fraction(1, 100)))
    members = level("members", 383_058)
    assert "claims-agree" in codes(kh.reconcile(report(members, share("head", third), text)))
    contradicted = kh.reconcile(report(members, share("head", half), text))
    assert only(contradicted, "claims-contradict").sentence("en").endswith("contradicts “32,05%”.")
    elsewhere = share("head", half, scope="Phường 6")
    assert "claims-contradict" not in codes(kh.reconcile(report(members, elsewhere, text)))
    unstated = (share("head", half, base=None), evolve(text, base=None))
    assert "claims-contradict" not in codes(kh.reconcile(report(members, *unstated)))


def test_two_prints_of_one_share_agree_in_one_habit_or_stay_open() -> None:
    """66,67 % is 66,7 % rounded and 66,6 % cut.  Kills: the hull of both habits."""
    pairs = {
        ("16.67", "16.7"): "claims-agree",
        ("32", "33"): "claims-open",
        ("32", "34"): "claims-contradict",
    }
    for (one, other), code in pairs.items():
        printed = [
            share(
                key,
                percent(Fraction(text), Fraction(1, 10 ** len(text.partition(".")[2]))),
                about=about,
            )
            for key, text, about in (("one", one, None), ("other", other, "members"))
        ]
        found = kh.reconcile(report(level("members", 3), *printed))
        assert [c for c in codes(found) if c.startswith("claims")] == [code]
    assert "nếu một số làm tròn" in only(
        kh.reconcile(
            report(share("a", percent(32), about=None), share("b", percent(33), about=None))
        ),
        "claims-open",
    ).sentence("vi")


@pytest.mark.parametrize(
    "differs",
    [
        {"indicator": kh.PARTY_MEMBERS},
        {"base": kh.HOUSEHOLDS},
        {"scope": "Phường 6"},
        {"period": kh.Period.year(2022)},
        {"about": "party"},
        {"target": True},
    ],
)
def test_shares_of_different_things_are_no_claims(differs: dict[str, object]) -> None:
    """Kills: a thing, base, place, time or figure left out of what must be the same."""
    made = report(
        level("members", 100),
        level("party", 10, kh.PARTY_MEMBERS),
        share("one", percent(32)),
        share("other", percent(40), **differs),
    )
    assert not [code for code in codes(kh.reconcile(made)) if code.startswith("claims")]


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (
            percent(Fraction("16.67"), Fraction(1, 100)),
            percent(Fraction("16.7"), Fraction(1, 10)),
            kh.Bounds(Fraction("16.665"), Fraction("16.675"), high_open=True),
        ),
        (percent(32), percent(32), kh.Bounds(Fraction("31.5"), 33, high_open=True)),
    ],
)
def test_what_both_claims_allow(one: kh.Quantity, other: kh.Quantity, value: kh.Bounds) -> None:
    """Kills: one habit where both explain the claims, and both where only one does."""
    made = report(share("one", one, about=None), share("other", other, about=None))
    assert only(kh.reconcile(made), "claims-agree").value == value


BALANCE = money("balance", "10,2 tỷ đồng", kh.FUND_BALANCE)
HEADLINE = money(
    "headline", "tăng hơn 300 triệu đồng", kh.FUND_BALANCE, says=kh.Says.CHANGE, about="balance"
)


def in_the_text(words: str, **said: Any) -> kh.Figure:
    return evolve(HEADLINE, key="text", quantity=kh.read_quantity(words), **said)


@pytest.mark.parametrize(
    ("words", "code", "value"),
    [
        ("tăng 300 triệu đồng", "claims-agree", kh.Bounds(300_000_001, 300_999_999)),
        ("tăng 299 triệu đồng", "claims-contradict", None),
    ],
)
def test_a_change_in_the_headline_is_held_against_the_text(
    words: str, code: str, value: kh.Bounds | None
) -> None:
    """Kills: changes that nobody compares; "hơn 300 triệu" taken to deny a rounded 300 triệu."""
    found = kh.reconcile(report(BALANCE, HEADLINE, in_the_text(words)))
    (finding,) = [one for one in found if one.code.startswith("claims")]
    assert (finding.code, finding.figures) == (code, ("headline", "text"))
    assert finding.unit == kh.UNITS["VND"]
    assert (finding.value and finding.value.whole()) == value


@pytest.mark.parametrize(
    "text",
    [
        in_the_text("tăng 1 triệu đồng", about="other"),
        in_the_text("tăng 1 triệu đồng", about=None),
        in_the_text("tăng 1 triệu đồng", since=kh.Period.year(2022)),
        in_the_text("tăng 1 triệu đồng", period=kh.Period.year(2020)),
        in_the_text("tăng 1 triệu đồng", scope="cấp xã"),
        in_the_text("tăng 1 triệu đồng", target=True),
        in_the_text("giảm 1 triệu đồng"),
        in_the_text("tăng 1%"),
    ],
    ids=["of another", "of none", "since", "period", "scope", "target", "fell", "in percent"],
)
def test_a_change_of_something_else_is_no_second_claim(text: kh.Figure) -> None:
    """Kills: growth since another year, or in percent, that contradicts the headline."""
    other = evolve(BALANCE, key="other", scope="cấp huyện")
    found = kh.reconcile(report(BALANCE, other, HEADLINE, text))
    assert not [code for code in codes(found) if code.startswith("claims")]

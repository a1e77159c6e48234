"""What one requirement comes to: margins, what would do, what it hangs on, what is missing."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    MET,
    NOT_MET,
    UNKNOWN,
    all_facts,
    all_of,
    any_of,
    bounds_to,
    count,
    cut_off,
    judged,
    known_facts,
    not_sourced,
    only_for,
    points,
    requirements,
    rules,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import ByArea, OnlyFor, Requirement, Stated
from khuyenhoc.rules.requirements.requirement import walk
from khuyenhoc.testing import numbers_within, ratios

shares = st.fractions(Fraction(1, 50), 1, max_denominator=50)


@given(shares, ratios(of=UNIT_MEMBERS, min_whole=1))
def test_so_many_more_would_do_and_one_fewer_would_not(least: Fraction, ratio: kh.Ratio) -> None:
    """Kills: one too many; one too few; a share of a share; a number where enough are there."""
    rule = share("s", least)
    found = judged(rule, {"s": ratio})
    more = found.short_by
    if found.verdict is MET:
        assert more is None
        return
    assert isinstance(more, int)
    assert isinstance(ratio.part, int)
    enough, few = (
        kh.Ratio(ratio.part + some, ratio.whole, of=UNIT_MEMBERS) for some in (more, more - 1)
    )
    assert more > 0
    assert (judged(rule, {"s": enough}).verdict, judged(rule, {"s": few}).verdict) == (MET, NOT_MET)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        (share("x"), kh.Bounds(0, Fraction(1, 2))),
        (share("x"), kh.Ratio(kh.Dong(1), kh.Dong(5), of=UNIT_MEMBERS)),
        (share("x", None), kh.Ratio(1, 5, of=UNIT_MEMBERS)),
        (
            share("x", ByArea(general=Fraction(9, 10), difficult=Fraction(8, 10))),
            kh.Ratio(1, 5, of=UNIT_MEMBERS),
        ),
        (cut_off(points("x", 10), 5), 4),
        (count("x", 2), 1),
        (stated("x"), False),
    ],
)
def test_only_of_counts_it_is_told_how_many_more_would_do(rule: Requirement, fact: Any) -> None:
    """Kills: people made of đồng; a number of people where only a share is known."""
    assert judged(rule, {"x": fact}).short_by is None


@given(st.integers(0, 30), bounds_to(30), st.data())
def test_the_margin_is_what_is_above_and_below_0_what_is_short(
    least: int, observed: kh.Bounds, data: st.DataObject
) -> None:
    """Kills: a margin the wrong way round; one that loses what is possible."""
    rule = cut_off(points("1", 30), least)
    found = judged(rule, {"1": observed})
    number = data.draw(numbers_within(observed))
    assert found.margin is not None
    assert number - least in found.margin
    assert (found.margin & kh.Bounds.less_than(0) is None) == (found.verdict is MET)
    assert (found.margin & kh.Bounds.at_least(0) is None) == (found.verdict is NOT_MET)


@given(shares, ratios(of=UNIT_MEMBERS, min_whole=1))
def test_the_margin_of_a_share_is_in_percentage_points(least: Fraction, ratio: kh.Ratio) -> None:
    """Kills: a margin that is a hundredth; one rounded."""
    found = judged(share("s", least), {"s": ratio})
    assert found.margin == kh.Bounds.exactly((ratio.value - least) * 100)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        (share("x"), None),
        (share("x", None), kh.Ratio(1, 5, of=UNIT_MEMBERS)),
        (count("x", 2), None),
        (stated("x"), True),
        (all_of("a", share("x")), None),
    ],
)
def test_there_is_no_margin_where_nothing_is_compared(rule: Requirement, fact: Any) -> None:
    """Kills: a fact that is missing taken for 0; a yes that is 1."""
    assert judged(rule, {"x": fact}).margin is None


def conditional(rule: Requirement) -> set[str]:
    return {one.when.id for one in walk(rule) if isinstance(one, OnlyFor)}


@given(requirements(kinds=("stated",)), st.data())
def test_making_all_that_it_hangs_on_so_makes_it_not_missed(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: some of what is missed left out of the reasons."""
    facts: dict[str, Any] = data.draw(all_facts(rules(rule).asked))
    found = judged(rule, facts)
    if found.verdict is NOT_MET:
        mended = {one.id: True for one in found.because()}
        assert mended
        assert judged(rule, {**facts, **mended}).verdict is not NOT_MET


@given(requirements(), st.data())
def test_what_it_hangs_on_decides_it_alone(rule: Requirement, data: st.DataObject) -> None:
    """Kills: reasons that have nothing to do with the verdict standing in for those that have."""
    facts = data.draw(all_facts(rules(rule).asked))
    found = judged(rule, facts)
    if found.verdict is UNKNOWN:
        return
    named = {one.id for one in found.because()} | conditional(rule)
    alone = {key: fact for key, fact in facts.items() if key in named}
    assert judged(rule, alone).verdict is found.verdict


@given(requirements(), st.data())
def test_reasons_are_single_conditions_of_the_same_verdict(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: a whole among the reasons; what is open among what is missed."""
    found = judged(rule, data.draw(all_facts(rules(rule).asked)))
    for one in found.because():
        assert one.verdict is found.verdict
        assert not one.parts or not one.applies
        assert (one.missing is None) == (found.verdict is not UNKNOWN)


@given(requirements(kinds=("points", "share", "count", "stated")), st.data())
def test_what_is_missing_is_what_would_settle_it(rule: Requirement, data: st.DataObject) -> None:
    """Kills: a fact called missing that is there; a threshold that is not known called a fact."""
    asked = rules(rule).asked
    facts = data.draw(all_facts(asked))
    known = data.draw(known_facts(asked, facts))
    reasons = list(judged(rule, facts).because())
    if all(one.missing in (kh.Missing.FACT, kh.Missing.PRECISION) for one in reasons):
        for one in reasons:
            again = {**facts, one.id: known[one.id]}
            after = {other.id: other for other in judged(rule, again).walk() if not other.parts}
            assert after[one.id].verdict is not UNKNOWN


@given(st.integers(0, 100), st.integers(0, 100), bounds_to(100))
def test_an_area_is_missing_where_one_would_settle_it(
    general: int, difficult: int, observed: kh.Bounds
) -> None:
    """Kills: the class of the area asked for where it stays open in both of them."""
    rule = cut_off(points("x", 100), ByArea(general=general, difficult=difficult))
    found = judged(rule, {"x": observed})
    in_each = {judged(rule, {"x": observed}, area=area).verdict for area in kh.AreaClass}
    if found.stated and found.verdict is UNKNOWN:
        assert (found.missing is kh.Missing.AREA) is (in_each != {UNKNOWN})


TOTAL = cut_off(
    points("x", 100, points("x.1", 60), points("x.2", 40)), ByArea(general=80, difficult=70)
)


@pytest.mark.parametrize(
    ("rule", "facts", "missing"),
    [
        (stated("x"), {}, kh.Missing.FACT),
        (share("x"), {}, kh.Missing.FACT),
        (share("x"), {"x": kh.Bounds(0, 1)}, kh.Missing.PRECISION),
        (share("x", None), {}, kh.Missing.THRESHOLD),
        (count("x", 2), {"x": kh.Bounds(1, 5)}, kh.Missing.PRECISION),
        (cut_off(points("x", 10), 5), {}, kh.Missing.FACT),
        (cut_off(points("x", 10), 5), {"x": kh.Bounds(1, 9)}, kh.Missing.PRECISION),
        (
            cut_off(points("x", 20, points("x.1", 10), points("x.2", 10)), 15),
            {"x.1": 10},
            kh.Missing.FACT,
        ),
        (
            cut_off(points("x", 20, points("x.1", 10), points("x.2", 10)), 15),
            {"x.1": 10, "x.2": kh.Bounds(0, 10)},
            kh.Missing.PRECISION,
        ),
        (cut_off(points("x", 10), None), {"x": 10}, kh.Missing.THRESHOLD),
        (cut_off(points("x", 10), ByArea(general=8, difficult=7)), {"x": 7}, kh.Missing.AREA),
        (cut_off(points("x", 10), ByArea(general=8, difficult=7)), {}, kh.Missing.FACT),
        (TOTAL, {"x": kh.Bounds(60, 80)}, kh.Missing.PRECISION),
        (TOTAL, {"x": kh.Bounds(60, 80, high_open=True)}, kh.Missing.AREA),
        (TOTAL, {"x": kh.Bounds(69, 79)}, kh.Missing.AREA),
        (TOTAL, {"x": kh.Bounds(69, 81)}, kh.Missing.PRECISION),
        (TOTAL, {"x": kh.Bounds(70, 81)}, kh.Missing.AREA),
        (TOTAL, {"x.1": 60}, kh.Missing.FACT),
        (
            cut_off(points("x", 10), ByArea(general=8, difficult=8)),
            {"x": kh.Bounds(7, 8)},
            kh.Missing.PRECISION,
        ),
        (not_sourced("x"), {}, kh.Missing.CRITERION),
        (stated("x"), {"x": True}, None),
        (all_of("a", stated("x")), {}, None),
    ],
)
def test_what_is_missing_is_named(
    rule: Requirement, facts: dict[str, Any], missing: kh.Missing | None
) -> None:
    """Kills: all that is open called a missing fact; an area that would not settle it asked for."""
    assert judged(rule, facts).missing is missing


def test_only_what_is_missed_is_a_reason_where_something_is() -> None:
    """Kills: what is open listed beside what is surely missed."""
    rule = all_of("a", stated("x"), stated("y"), any_of("b", stated("z"), stated("w")))
    found = judged(rule, {"x": False, "z": False, "w": False})
    assert [one.id for one in found.because()] == ["x", "z", "w"]
    assert [one.id for one in judged(rule, {"x": True}).because()] == ["y", "z", "w"]
    met = judged(rule, {"x": True, "y": True, "w": True})
    assert [one.id for one in met.because()] == ["x", "y", "w"]


def test_what_does_not_apply_is_met_by_that() -> None:
    """Kills: "is a school: not met" as a reason why something is met."""
    found = judged(only_for("school", share("s")), {"school": False})
    assert [*found.because()] == [found]
    both = judged(only_for("school", stated("y")), {"school": None, "y": True})
    assert [one.id for one in both.because()] == ["y"]
    assert isinstance(next(both.because()).requirement, Stated)


@pytest.mark.parametrize(
    ("rule", "fact", "known"),
    [
        (cut_off(points("x", 10), 5), None, False),
        (cut_off(points("x", 10), 5), kh.Bounds(0, 10), False),
        (cut_off(points("x", 10), 5), 0, True),
        (share("x"), None, False),
        (share("x"), kh.Ratio(0, 5, of=UNIT_MEMBERS), True),
        (stated("x"), False, True),
    ],
)
def test_0_and_no_are_stated(rule: Requirement, fact: Any, *, known: bool) -> None:
    """Kills: a 0 that is taken for nothing stated."""
    assert judged(rule, {"x": fact}).stated is known


def test_a_finding_as_plain_data() -> None:
    """Kills: a float; a share without its counts."""
    found = judged(share("s"), {"s": kh.Ratio(8, 9, of=UNIT_MEMBERS)})
    plain = found.to_dict()
    said = {key: plain[key] for key in ("id", "verdict", "observed", "required", "missing")}
    assert said == {
        "id": "s",
        "verdict": "not-met",
        "observed": {"part": "8", "whole": "9"},
        "required": "9/10",
        "missing": None,
    }
    assert plain["margin"] == {
        "low": "-10/9",
        "high": "-10/9",
        "low_open": False,
        "high_open": False,
    }
    money = judged(share("s"), {"s": kh.Ratio(kh.Dong(1), kh.Dong(2), of=UNIT_MEMBERS)})
    assert money.to_dict()["observed"] == {"part": "1", "whole": "2"}
    bounded = judged(cut_off(points("1", None), 5), {"1": kh.Bounds.more_than(3)}).to_dict()
    assert bounded["observed"] == {
        "low": "3",
        "high": None,
        "low_open": True,
        "high_open": False,
    }
    assert bounded["missing"] == "precision"
    assert judged(stated(), {"yes": True}).to_dict()["observed"] is True


def test_what_is_not_stated_is_named() -> None:
    """Kills: an item named that is stated, or whose sum is; a list where it does not matter."""
    rule = cut_off(
        points("x", 40, points("a", 20, points("a.1", 10), points("a.2", 10)), points("b", 20)),
        30,
    )
    asked = {
        (): (),
        ("a.1",): ("a.2", "b"),
        ("a",): ("b",),
        ("b",): ("a",),
        ("a.1", "b"): ("a.2",),
    }
    for stated_ids, missing in asked.items():
        found = judged(rule, dict.fromkeys(stated_ids, 10))
        names = [one.id for one in found.not_stated]
        assert names == (["x"] if not stated_ids else [*missing])
        assert found.to_dict()["not_stated"] == names
    assert judged(rule, {"a.1": 10, "b": 10}).sentence().count("chưa có số liệu: Mục a.2") == 1
    assert judged(rule, {"a": 20, "b": 20}).not_stated == ()


def test_evidence_is_that_of_the_citation() -> None:
    assert judged(stated("x"), {}).evidence is kh.Evidence.PRIMARY

"""How much is asked for, in an area and in one whose class is not known."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import MET, NOT_MET, UNKNOWN, cut_off, judged, points

import khuyenhoc as kh
from khuyenhoc.rules import ByArea
from khuyenhoc.rules.requirements.threshold import compared
from khuyenhoc.testing import bounds, exacts, numbers_within

GENERAL, DIFFICULT = kh.AreaClass.GENERAL, kh.AreaClass.DIFFICULT


@given(exacts(), exacts())
def test_to_reach_it_is_enough(observed: Any, required: Any) -> None:
    """Kills: more than it that is asked for."""
    assert compared(observed, required) is (MET if observed >= required else NOT_MET)
    assert compared(required, required) is MET


@given(bounds(), bounds(), st.data())
def test_bounds_are_decided_as_all_numbers_within_are(
    observed: kh.Bounds, required: kh.Bounds, data: st.DataObject
) -> None:
    """Kills: the middle for all of it; an open end that is reached; a closed one that is not."""
    verdict = compared(observed, required)
    number, least = data.draw(numbers_within(observed)), data.draw(numbers_within(required))
    assert verdict in (UNKNOWN, compared(number, least))


@given(bounds(), exacts())
def test_it_is_open_only_where_both_are_possible(observed: kh.Bounds, required: Any) -> None:
    """Kills: not assessable wherever there are bounds."""
    enough = observed & kh.Bounds.at_least(required) is not None
    short = observed & kh.Bounds.less_than(required) is not None
    expected = {(True, True): UNKNOWN, (True, False): MET, (False, True): NOT_MET}
    assert compared(observed, required) is expected[enough, short]


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_an_unknown_area_is_decided_where_both_areas_are(
    general: int, difficult: int, observed: int
) -> None:
    """Kills: the general threshold by default; the lower one for whoever does not say."""
    rule = cut_off(points("1", 100), ByArea(general=general, difficult=difficult))
    in_both = {judged(rule, {"1": observed}, area=area).verdict for area in kh.AreaClass}
    unknown = judged(rule, {"1": observed}).verdict
    assert unknown is (in_both.pop() if len(in_both) == 1 else UNKNOWN)


def test_each_area_has_its_own() -> None:
    """Kills: general and difficult the wrong way round."""
    rule = cut_off(points("1", 100), ByArea(general=80, difficult=70))
    found = {area: judged(rule, {"1": 75}, area=area) for area in (GENERAL, DIFFICULT, None)}
    assert {area: one.required for area, one in found.items()} == {
        GENERAL: 80,
        DIFFICULT: 70,
        None: kh.Bounds(70, 80),
    }
    assert found[None].missing is kh.Missing.AREA


@pytest.mark.parametrize("wrong", [True, 0.5, "80", None])
def test_a_threshold_is_exact(wrong: Any) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        ByArea(general=wrong, difficult=Fraction(1, 2))
    assert str(caught.value) == f"ByArea.general: expected an int or a Fraction, got {wrong!r}"

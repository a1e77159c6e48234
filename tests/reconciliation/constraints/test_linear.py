"""A sum within limits, and what it leaves for each of its terms."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.values.number import Exact

COEFFICIENTS = st.sampled_from((1, -1, 2, -3, Fraction(1, 2)))


@st.composite
def intervals(draw: st.DrawFn) -> kh.Bounds:
    low = draw(st.none() | st.integers(-5, 5))
    wide = draw(st.integers(0, 4))
    high = draw(st.none() | st.just((low or 0) + wide))
    may_open = low is None or high is None or wide > 0
    return kh.Bounds(
        low,
        high,
        low_open=low is not None and may_open and draw(st.booleans()),
        high_open=high is not None and may_open and draw(st.booleans()),
    )


@given(st.lists(st.tuples(COEFFICIENTS, intervals()), min_size=1, max_size=4), intervals())
def test_each_number_has_what_the_limits_less_the_others_leave(
    terms: list[tuple[Exact, kh.Bounds]], limits: kh.Bounds
) -> None:
    """Kills: a number's own end, open or not there, left in the sum that limits it."""
    linear = Linear(tuple((str(i), c) for i, (c, _) in enumerate(terms)), limits)
    domains = {str(i): bounds for i, (_, bounds) in enumerate(terms)}
    found = dict(linear.narrowed(domains))
    for place, (coefficient, _) in enumerate(terms):
        others = kh.Bounds.exactly(0)
        for i, (c, bounds) in enumerate(terms):
            if i != place:
                others += bounds * c
        room = (limits - others) / coefficient
        if str(place) in found:
            assert found[str(place)] == room
        else:  # it had no more before
            assert domains[str(place)] & room == domains[str(place)]


def test_the_total_is_what_the_multiples_add_up_to() -> None:
    """Kills: a coefficient dropped; the ends of a number taken off and not turned round."""
    linear = Linear((("one", 2), ("other", -1)), kh.Bounds(None, None))
    domains = {"one": kh.Bounds(1, 3, low_open=True), "other": kh.Bounds(4, 5, low_open=True)}
    assert linear.total(domains) == kh.Bounds(-3, 2, low_open=True, high_open=True)
    assert list(linear.narrowed(domains)) == []  # which nothing limits


@pytest.mark.parametrize(
    ("one", "other", "room"),
    [
        # 10 - 4, with 4 reached or not: what the number itself reaches has no say.
        (kh.Bounds(0, 9), kh.Bounds(4, 5), kh.Bounds(5, 6)),
        (kh.Bounds(0, 9), kh.Bounds(4, 5, low_open=True), kh.Bounds(5, 6, high_open=True)),
        (kh.Bounds(0, 9, low_open=True, high_open=True), kh.Bounds(4, 5), kh.Bounds(5, 6)),
        (kh.Bounds(None, None), kh.Bounds(4, 5), kh.Bounds(5, 6)),
        (kh.Bounds(0, 9), kh.Bounds(4, None), kh.Bounds(None, 6)),
    ],
)
def test_the_end_of_another_is_open_for_it_but_not_its_own(
    one: kh.Bounds, other: kh.Bounds, room: kh.Bounds
) -> None:
    """Kills: openness counted over all terms; one unlimited number that limits none."""
    linear = Linear((("one", 1), ("other", 1)), kh.Bounds.exactly(10))
    assert dict(linear.narrowed({"one": one, "other": other}))["one"] == room


def test_of_two_without_a_limit_neither_limits_the_other() -> None:
    """Kills: two unlimited numbers taken for one."""
    linear = Linear((("one", 1), ("other", -1), ("third", 1)), kh.Bounds.exactly(0))
    nothing = kh.Bounds(None, None)
    assert list(linear.narrowed({"one": nothing, "other": nothing, "third": kh.Bounds(0, 1)})) == []

"""Three verdicts, and the laws by which several come to one."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import MET, NOT_MET, UNKNOWN, verdicts

import khuyenhoc as kh

V = kh.RuleVerdict
#: From surely not to surely so.
RANK: Final = {NOT_MET: 0, UNKNOWN: 1, MET: 2}


@given(verdicts, verdicts, verdicts)
def test_neither_order_nor_grouping_matters(one: V, two: V, three: V) -> None:
    """Kills: the first verdict winning; what is open hiding what is not met after it."""
    assert one & two == two & one
    assert one | two == two | one
    assert (one & two) & three == one & (two & three) == V.all_of((one, two, three))
    assert (one | two) | three == one | (two | three) == V.any_of((one, two, three))


@given(verdicts, verdicts, verdicts)
def test_each_goes_over_the_other(one: V, two: V, three: V) -> None:
    """Kills: an "and" that is no "and" beside an "or"."""
    assert one & (two | three) == (one & two) | (one & three)
    assert one | (two & three) == (one | two) & (one | three)
    assert one & (one | two) == one | (one & two) == one


@given(verdicts, verdicts)
def test_what_is_denied_twice_is_said(one: V, two: V) -> None:
    """Kills: what is open denied to a yes; De Morgan broken by it."""
    assert ~~one == one
    assert ~(one & two) == ~one | ~two
    assert ~(one | two) == ~one & ~two


@given(verdicts)
def test_a_verdict_with_itself_with_none_and_with_all(one: V) -> None:
    """Kills: open or open taken for met; met as soon as one of all is."""
    assert one & one == one | one == one
    assert (one & MET, one | NOT_MET) == (one, one)
    assert (one & NOT_MET, one | MET) == (NOT_MET, MET)


@given(st.lists(verdicts))
def test_all_is_the_least_and_any_the_greatest(several: list[V]) -> None:
    """Kills: none of none that is met; all of none that is not."""
    assert RANK[V.all_of(several)] == min([RANK[one] for one in several], default=2)
    assert RANK[V.any_of(several)] == max([RANK[one] for one in several], default=0)


@given(st.lists(verdicts), st.randoms())
def test_what_is_open_can_turn_out_either_way_only_where_it_matters(
    several: list[V], chance: Any
) -> None:
    """Kills: met or not met while something that is open could still change it."""
    told = [chance.choice((MET, NOT_MET)) if one is UNKNOWN else one for one in several]
    for combined in (V.all_of, V.any_of):
        assert combined(several) in (UNKNOWN, combined(told))


def test_a_verdict_may_come_from_a_stream() -> None:
    """Kills: an iterator that is read twice."""
    assert V.all_of(iter((MET, UNKNOWN))) == V.any_of(iter((NOT_MET, UNKNOWN))) == UNKNOWN


def test_what_nobody_knows_is_neither_yes_nor_no() -> None:
    assert [V.of(answer) for answer in (True, False, None)] == [MET, NOT_MET, UNKNOWN]


@pytest.mark.parametrize(
    ("verdict", "vi", "en"),
    [
        (MET, "đạt", "met"),
        (NOT_MET, "không đạt", "not met"),
        (UNKNOWN, "chưa đánh giá được", "not assessable"),
    ],
)
def test_verdicts_in_words(verdict: V, vi: str, en: str) -> None:
    assert (verdict.label(), verdict.label("en")) == (vi, en)

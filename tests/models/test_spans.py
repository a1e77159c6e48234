"""Sets of days, beside Python's own sets."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.models.spans import Span, common, merged, period_of, span_of, twice, without
from khuyenhoc.testing.dates import periods
from khuyenhoc.values.period import Period

ends = st.tuples(st.integers(1, 12), st.integers(1, 5))
spans = st.lists(ends.map(lambda drawn: (drawn[0], sum(drawn))), max_size=5)
sets = spans.map(merged)


def counted(pieces: Iterable[Span]) -> Counter[int]:
    return Counter(day for first, after in pieces for day in range(first, after))


def apart(pieces: list[Span]) -> bool:
    """Tell whether pieces are in order, none empty, and none touching the next."""
    return all(one < other for one, other in pairwise([end for piece in pieces for end in piece]))


@given(spans)
def test_merged_spans_have_the_same_days_in_as_few_pieces_as_can_be(drawn: list[Span]) -> None:
    """Kills: pieces that touch left in two; the end of a piece inside another taken for both's."""
    assert set(counted(merged(drawn))) == set(counted(drawn))
    assert apart(merged(drawn))


@given(spans)
def test_twice_are_the_days_counted_more_than_once(drawn: list[Span]) -> None:
    """Kills: pieces that only meet; the end of the longer piece."""
    days = {day for day, count in counted(drawn).items() if count > 1}
    assert set(counted(twice(drawn))) == days
    assert apart(twice(drawn))


@given(sets, sets)
def test_common_and_other_days_part_the_first_set(these: list[Span], those: list[Span]) -> None:
    """Kills: an empty piece where two meet; a piece taken away from one part alone."""
    first, second = set(counted(these)), set(counted(those))
    assert set(counted(common(these, those))) == first & second
    assert set(counted(without(these, those))) == first - second
    assert apart(common(these, those))
    assert apart(without(these, those))


@given(st.none() | periods())
def test_a_period_is_the_same_after_it_was_a_span(period: Period | None) -> None:
    """Kills: an end that is not stated taken for the calendar's last day."""
    assert period_of(span_of(period)) == period

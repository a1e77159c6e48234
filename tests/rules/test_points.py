"""Points: the sum of items, caps, what is not stated, and what contradicts itself."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SOURCE, bounds_to, numbers_to, points

import khuyenhoc as kh
from khuyenhoc.rules import Points
from khuyenhoc.rules.requirements.threshold import as_bounds
from khuyenhoc.testing import numbers_within
from khuyenhoc.values.number import Exact

caps = st.integers(1, 20)
#: A criterion of three items of 10 points each, at most 25 together.
ITEMS = tuple(points(f"1.{number}", 10) for number in (1, 2, 3))
CRITERION = points("1", 25, *ITEMS)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=6))
def test_points_are_the_sum_of_their_items(stated: list[int]) -> None:
    """Kills: the greatest item; the first; a mean."""
    items = [points(f"i{place}", 10) for place in range(len(stated))]
    facts = {f"i{place}": some for place, some in enumerate(stated)}
    assert points("sum", None, *items).observed(facts) == sum(stated)


@given(st.dictionaries(st.sampled_from(("1.1", "1.2", "1.3")), numbers_to(8)), st.data())
def test_what_is_not_stated_is_anything_up_to_its_cap(
    facts: dict[str, Exact | kh.Bounds], data: st.DataObject
) -> None:
    """Kills: 0 for what is missing; the cap for what is missing; a sum above the cap."""
    observed = CRITERION.observed(facts)
    told = {
        item.id: data.draw(numbers_within(one))
        if isinstance(one := facts.get(item.id, kh.Bounds(0, 8)), kh.Bounds)
        else one
        for item in ITEMS
    }
    total = sum(told.values(), start=Fraction(0))
    possible = as_bounds(observed)
    assert total > 25 or total in possible
    assert possible & kh.Bounds(0, 25) == possible


@given(numbers_to(10), numbers_to(10))
def test_none_is_as_good_as_not_stated(one: Exact | kh.Bounds, two: Exact | kh.Bounds) -> None:
    """Kills: a None that is added; a None that is 0."""
    assert CRITERION.observed({"1.1": one, "1.2": two, "1.3": None}) == CRITERION.observed(
        {"1.2": two, "1.1": one}
    )


@given(st.integers(0, 25))
def test_a_sum_may_be_stated_alone(stated: int) -> None:
    """Kills: items that are 0 beside a sum that is stated."""
    assert CRITERION.observed({"1": stated}) == stated


@given(bounds_to(25), bounds_to(8), st.data())
def test_what_is_stated_twice_is_what_both_allow(
    of_sum: kh.Bounds, of_item: kh.Bounds, data: st.DataObject
) -> None:
    """Kills: the sum winning over the items, or the other way round."""
    facts = {"1": of_sum, "1.1": of_item}
    item = data.draw(numbers_within(of_item))
    possible = of_sum & kh.Bounds(item, item + 20)
    if possible is not None:
        observed = CRITERION.observed(facts)
        assert data.draw(numbers_within(possible)) in as_bounds(observed)
        assert as_bounds(observed) & of_sum == as_bounds(observed)


def test_items_that_are_not_all_of_them_are_a_least() -> None:
    """Kills: items that no source names counted as 0."""
    some = points("2", 30, points("2.1", 10), points("2.2", 5), complete=False)
    assert some.observed({"2.1": 10, "2.2": 5}) == kh.Bounds(15, 30)
    assert some.observed({"2.1": 10, "2.2": 5, "2": 22}) == 22
    assert points("2", None, points("2.1", 10), complete=False).observed({"2.1": 4}) == (
        kh.Bounds.at_least(4)
    )


@pytest.mark.parametrize(
    ("one", "limit"),
    [
        (points("1", 10), 10),
        (points("1", None), None),
        (CRITERION, 25),
        (points("1", 40, *ITEMS), 30),
        (points("1", None, *ITEMS), 30),
        (points("1", 40, *ITEMS, complete=False), 40),
        (points("1", None, *ITEMS, complete=False), None),
        (points("1", 40, *ITEMS, points("1.4", None)), 40),
        (points("t", None, CRITERION, points("2", 3)), 28),
    ],
)
def test_the_most_there_is(one: Points, limit: int | None) -> None:
    """Kills: the cap alone; the items alone; items that are not all of them as a limit."""
    assert one.limit == limit


@given(st.lists(caps, min_size=1, max_size=4), st.none() | caps)
def test_nothing_stated_never_comes_to_more_than_the_limit(
    of_items: list[int], cap: int | None
) -> None:
    """Kills: a limit that observed points can pass."""
    one = points("t", cap, *(points(f"i{place}", some) for place, some in enumerate(of_items)))
    assert one.observed({}) == kh.Bounds(0, one.limit)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"1.1": 10, "1.2": 10, "1.3": 6},
            "facts['1']: expected items that come to at most 25, its cap, got 26",
        ),
        (
            {"1.1": 10, "1.2": 10, "1.3": kh.Bounds(6, 8)},
            "facts['1']: expected items that come to at most 25, its cap, got Bounds(26, 28)",
        ),
        (
            {"1.1": 1, "1.2": 2, "1.3": 3, "1": 7},
            "facts['1']: expected what its items come to, 6, got 7",
        ),
        (
            {"1.1": 0, "1.2": 0, "1.3": 0, "1": 1},
            "facts['1']: expected what its items come to, 0, got 1",
        ),
        (
            {"1.1": 4, "1": kh.Bounds(0, 3)},
            "facts['1']: expected what its items come to, Bounds(4, 24), got Bounds(0, 3)",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(facts: dict[str, Any], said: str) -> None:
    """Kills: a sum that is cut down to the cap in silence."""
    with pytest.raises(kh.InvalidValueError) as caught:
        CRITERION.observed(facts)
    assert str(caught.value) == said


@pytest.mark.parametrize("items", [(ITEMS[0], ITEMS[0]), (CRITERION,), (CRITERION, ITEMS[2])])
def test_nothing_is_an_item_twice(items: tuple[Points, ...]) -> None:
    """Kills: points that count twice."""
    ids = ("1", *(one.id for item in items for one in item.walk()))
    with pytest.raises(kh.InvalidValueError) as caught:
        points("1", None, *items)
    assert str(caught.value) == (
        f"Points.items: expected items that each have an id of their own, got {ids!r}"
    )


def test_all_below_is_walked_from_the_top() -> None:
    total = points("t", None, CRITERION, points("2", 5))
    assert [one.id for one in total.walk()] == ["t", "1", "1.1", "1.2", "1.3", "2"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cap": 0}, "Points.cap: expected a whole number of at least 1, got 0"),
        ({"cap": True}, "Points.cap: expected a whole number of at least 1, got True"),
        ({"items": [CRITERION]}, "Points.items: expected a tuple of Points, got [Points("),
        ({"items": (CRITERION, 5)}, "Points.items[1]: expected a value of Points, got 5"),
        ({"complete": 1}, "Points.complete: expected True or False, got 1"),
        ({"id": " "}, "Points.id: expected a text that is not blank, got ' '"),
        ({"label_vi": ""}, "Points.label_vi: expected a text that is not blank, got ''"),
        ({"label_en": None}, "Points.label_en: expected a text that is not blank, got None"),
        ({"citation": "5/QĐ"}, "Points.citation: expected a value of Citation, got '5/QĐ'"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], said: str) -> None:
    sound = {"cap": 5, "id": "1", "label_vi": "Mục", "label_en": "item", "citation": SOURCE}
    fields: dict[str, Any] = {**sound, **changes}
    with pytest.raises(kh.InvalidValueError) as caught:
        Points(**fields)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("stated_points", [-1, 21])
def test_what_is_stated_as_a_whole_is_within_its_items(stated_points: int) -> None:
    """Kills: a whole that is taken without a look at what its items can come to."""
    whole = points("t", None, points("1", 10), points("2", 10))
    with pytest.raises(kh.InvalidValueError, match=r"^facts\['t'\]: expected what its items"):
        whole.observed({"t": stated_points})

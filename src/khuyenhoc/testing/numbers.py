"""Hypothesis strategies for numbers: exact and bounded ones, ratios, money, printed figures."""

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.ratio import Base, Ratio
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import PERSON, Unit

__all__ = [
    "bounds",
    "dongs",
    "exacts",
    "numbers_within",
    "quantities",
    "ratios",
    "roundings",
]

_COUNTS: Final = 10**12


def exacts(*, min_value: int = -1000, max_value: int = 1000) -> SearchStrategy[Exact]:
    """Make whole numbers and fractions, in their simplest form.

    >>> from hypothesis import given
    >>> @given(exacts(min_value=0))
    ... def test_nothing_is_below_none(number: Exact) -> None:
    ...     assert number >= 0
    >>> test_nothing_is_below_none()
    """
    fractions = st.fractions(min_value, max_value, max_denominator=24).map(simplest)
    return st.integers(min_value, max_value) | fractions


@st.composite
def bounds(draw: DrawFn, *, min_value: int = -1000, max_value: int = 1000) -> Bounds:
    """Make bounds of every kind: one number, two ends open or closed, one end, none.

    The ends that are known lie from ``min_value`` to ``max_value``.

    >>> from hypothesis import given
    >>> @given(bounds())
    ... def test_bounds_are_within_themselves(printed: Bounds) -> None:
    ...     assert printed & printed == printed
    >>> test_bounds_are_within_themselves()
    """
    ends = exacts(min_value=min_value, max_value=max_value)
    low, high = sorted((draw(ends), draw(ends)))
    limits = draw(st.sampled_from(("both", "both", "both", "low", "high", "neither")))
    openable = low != high or limits != "both"
    return Bounds(
        low if limits in ("both", "low") else None,
        high if limits in ("both", "high") else None,
        low_open=openable and limits in ("both", "low") and draw(st.booleans()),
        high_open=openable and limits in ("both", "high") and draw(st.booleans()),
    )


def numbers_within(possible: Bounds) -> SearchStrategy[Exact]:
    """Make numbers that ``possible`` holds, its closed ends among them.

    >>> from hypothesis import given
    >>> @given(numbers_within(Bounds.less_than(60)))
    ... def test_nearly_sixty_is_below_sixty(number: Exact) -> None:
    ...     assert number < 60
    >>> test_nearly_sixty_is_below_sixty()
    """
    low, high = possible.low, possible.high
    if low is None and high is None:
        return exacts()
    between = st.fractions(Fraction(1, 1000), Fraction(999, 1000), max_denominator=1000)
    away = st.one_of(st.integers(1, 1000), between)
    if low is not None and high is not None:
        inner = between.map(lambda share: simplest(low + (high - low) * share))
    elif low is not None:
        inner = away.map(lambda distance: simplest(low + Fraction(distance)))
    else:
        inner = away.map(lambda distance: simplest((high or 0) - Fraction(distance)))
    ends = [end for end in (low, high) if end is not None and end in possible]
    return st.sampled_from(ends) | inner if ends else inner


def roundings() -> SearchStrategy[Rounding]:
    """Make each way of rounding.

    >>> from hypothesis import given
    >>> @given(roundings())
    ... def test_none_is_printed_as_none(rounding: Rounding) -> None:
    ...     assert print_percent(0, 40, places=1, rounding=rounding) == 0
    >>> from khuyenhoc.values.percent import print_percent
    >>> test_none_is_printed_as_none()
    """
    return st.sampled_from(Rounding)


def dongs(*, min_amount: int = -_COUNTS, max_amount: int = _COUNTS) -> SearchStrategy[Dong]:
    """Make amounts of đồng, owed ones included unless ``min_amount`` is 0.

    >>> from hypothesis import given
    >>> @given(dongs(), dongs())
    ... def test_the_order_of_gifts_does_not_matter(first: Dong, second: Dong) -> None:
    ...     assert first + second == second + first
    >>> test_the_order_of_gifts_does_not_matter()
    """
    return st.integers(min_amount, max_amount).map(Dong)


@st.composite
def ratios(draw: DrawFn, *, of: Base, min_whole: int = 0, money: bool = False) -> Ratio:
    """Make ratios of one base; a part is above its whole only where the base allows it.

    With ``min_whole`` 1 every one has a value. With ``money`` they are of amounts of đồng.

    >>> from types import SimpleNamespace
    >>> from hypothesis import given
    >>> plan = SimpleNamespace(code="plan", label_vi="kế hoạch", label_en="plan", encloses=False)
    >>> @given(ratios(of=plan, min_whole=1))
    ... def test_a_ratio_is_never_negative(of_plan: Ratio) -> None:
    ...     assert of_plan.value >= 0
    >>> test_a_ratio_is_never_negative()
    """
    whole = draw(st.integers(min_whole, _COUNTS))
    part = draw(st.integers(0, whole if of.encloses else _COUNTS))
    if money:
        return Ratio(Dong(part), Dong(whole), of=of)
    return Ratio(part, whole, of=of)


@st.composite
def quantities(draw: DrawFn, *, unit: Unit | None = PERSON) -> Quantity:
    """Make figures as print has them: every bounding word, ranges, lists, any last place.

    >>> from hypothesis import given
    >>> from khuyenhoc.values.unit import VND
    >>> @given(quantities(unit=VND))
    ... def test_a_number_printed_plainly_may_be_what_it_says(printed: Quantity) -> None:
    ...     if printed.qualifier is Qualifier.EXACT:
    ...         assert printed.value in printed.bounds()
    >>> test_a_number_printed_plainly_may_be_what_it_says()
    """
    finest = 0 if unit is None or unit.whole else -4
    place = draw(st.integers(finest, 9))
    resolution = simplest(Fraction(10) ** place)
    numbers = st.integers(0, 10**6).map(lambda count: simplest(Fraction(count) * resolution))
    qualifier = draw(st.sampled_from(Qualifier))
    value = draw(numbers)
    further = draw(st.lists(numbers, max_size=2)) if qualifier is Qualifier.EXACT else []
    return Quantity(
        value=value,
        unit=unit,
        qualifier=qualifier,
        resolution=resolution,
        high=simplest(value + Fraction(draw(numbers))) if qualifier is Qualifier.RANGE else None,
        items=(value, *further) if further else (),
    )

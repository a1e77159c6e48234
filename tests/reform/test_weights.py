"""The algebra of rows, beside every corner of what their bounds allow."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from small_rows import (
    PLACES,
    Division,
    Target,
    corners,
    ends_of,
    exact_rows,
    extremes,
    led_on,
    rows,
    told,
)

from khuyenhoc.reform.crosswalks.weights import (
    Beyond,
    Row,
    Weight,
    composed,
    grouped,
    hull,
    is_exact,
    is_loose,
    tight,
    whole,
    wholes,
)
from khuyenhoc.values.number import Exact

HALF = Fraction(1, 2)
#: What a row leads to, and the rows of these.
MIDDLES: tuple[Target, ...] = ("u", "v", "w", Beyond.OUTSIDE)
Onward = dict[Target, Row]
ANY_ROW = rows()


@st.composite
def onward(draw: st.DrawFn, row_of: st.SearchStrategy[Row] = ANY_ROW) -> Onward:
    made: Onward = {unit: draw(row_of) for unit in MIDDLES}
    made[Beyond.OUTSIDE] = whole(Beyond.OUTSIDE)
    return made


@given(told())
def test_a_tight_row_is_all_that_its_weights_allow_each_end_attained(
    drawn: tuple[list[Weight], Mapping[Target, Fraction]],
) -> None:
    """Kills: no tightening; one end made tight; the sum of the others taken with the weight's own;
    a weight that can be 0 left out, or one that can only be 0 kept."""
    weights, truth = drawn
    row = tight(weights)
    assert ends_of(row) == extremes(corners(weights))
    assert all(low <= truth[target] <= high for target, low, high in row)


@given(told())
def test_tightening_twice_is_tightening_once(
    drawn: tuple[list[Weight], Mapping[Target, Fraction]],
) -> None:
    """Kills: ends of which the second round finds more; an order that depends on the one given."""
    row = tight(drawn[0])
    assert tight(row) == row
    assert tight(reversed(drawn[0])) == row


@given(rows(most=5))
def test_a_row_is_in_order_with_what_is_beyond_last(row: Row) -> None:
    """Kills: the last weight that is not the one without successor; targets as they came."""
    beyond = [one.target for one in row if isinstance(one.target, Beyond)]
    ids = [one.target for one in row if not isinstance(one.target, Beyond)]
    assert [one.target for one in row] == [*sorted(ids), *beyond]
    assert beyond in ([], [Beyond.OUTSIDE], [Beyond.UNASSIGNED], [*Beyond])


@given(
    rows(most=5),
    st.fixed_dictionaries({place: st.sampled_from(("g", "g", "h", place)) for place in PLACES}),
)
def test_a_group_has_every_sum_of_its_weights_and_no_other(
    row: Row, groups: dict[Target, str]
) -> None:
    """Kills: sums not made tight; what is beyond put into a group; the greatest low of a group."""
    sums: list[Division] = []
    for division in corners(row):
        together: dict[Target, Exact] = {}
        for target, part in division.items():
            group = groups.get(target, target)
            together[group] = together.get(group, 0) + part
        sums.append(together)
    assert ends_of(grouped(row, lambda target: groups.get(target, target))) == extremes(sums)


@settings(max_examples=60)
@given(rows(MIDDLES), onward())
def test_each_end_of_a_composed_row_is_attained_and_none_is_passed(
    row: Row, further: Onward
) -> None:
    """Kills: the naive product, low by low and high by high; pouring what is free into the first
    place, or the same way for both ends; a dropped lower bound; equal shares; a target by default.
    """
    assert ends_of(composed(row, further.__getitem__)) == extremes([*led_on(row, further)])


@given(exact_rows(MIDDLES), onward(exact_rows()))
def test_exact_weights_compose_as_matrices_do(row: Row, further: Onward) -> None:
    """Kills: a product that forgets a way; ends rounded or widened on the way."""
    product: dict[Target, Exact] = {}
    for middle, part, _ in row:
        for target, then, _ in further[middle]:
            product[target] = product.get(target, 0) + part * then
    made = composed(row, further.__getitem__)
    assert is_exact(made)
    assert {one.target: one.low for one in made} == product


@given(rows(MIDDLES), st.permutations(PLACES))
def test_to_lead_on_to_other_names_is_to_rename(row: Row, names: list[Target]) -> None:
    """Kills: the quick way of units that all go as wholes leaving their old names or order."""
    called: dict[Target, Target] = {**dict(zip("uvw", names, strict=True))}
    called[Beyond.OUTSIDE] = Beyond.OUTSIDE
    renamed = tight(Weight(called[target], low, high) for target, low, high in row)
    assert composed(row, lambda unit: whole(called[unit])) == renamed
    assert composed(row, whole) == row


@settings(max_examples=60)
@given(rows(MIDDLES), onward(), st.sets(st.sampled_from(PLACES)))
def test_a_row_that_is_not_loose_is_exact_about_any_sum_of_its_weights(
    row: Row, further: Onward, some: set[Target]
) -> None:
    """Kills: a divided unit that leads to divided ones told to be as tight as any."""
    made = composed(row, further.__getitem__)
    if is_loose(row, further.__getitem__, frozenset()):
        assert len(row) > 1
        assert not (is_exact(row) and all(is_exact(further[one.target]) for one in row))
        return
    sums: list[Division] = [
        {"some": sum(part for target, part in division.items() if target in some)}
        for division in led_on(row, further)
    ]
    in_some = grouped(made, lambda target: "some" if target in some else "other")
    found = {target: ends for target, ends in ends_of(in_some).items() if target == "some"}
    assert found == extremes(sums)


def test_divided_units_that_lead_to_divided_ones_are_loose_unless_every_weight_is_known() -> None:
    """Kills: known weights told to be loose; those of one of the two steps taken for both."""
    known: Row = (Weight("u", HALF, HALF), Weight("v", HALF, HALF))
    unknown: Row = (Weight("u", 0, 1), Weight("v", 0, 1))
    halves = {"u": (Weight("x", HALF, HALF), Weight("y", HALF, HALF)), "v": whole("z")}
    parts = {"u": (Weight("x", 0, 1), Weight("y", 0, 1)), "v": whole("z")}
    for row, further, expected in (
        (known, halves, False),
        (known, parts, True),
        (unknown, halves, True),
        (unknown, parts, True),
        (whole("u"), parts, False),
    ):
        assert is_loose(row, lambda unit, to=further: to[unit], frozenset()) is expected  # type: ignore[misc]


def test_what_leads_to_a_loose_unit_is_loose_too() -> None:
    """Kills: looseness that ends where a unit goes on as a whole."""
    loose = frozenset({"u"})
    assert is_loose(whole("u"), whole, loose)
    assert is_loose((Weight("u", HALF, HALF), Weight("v", HALF, HALF)), whole, loose)
    assert not is_loose(whole("v"), whole, loose)


def test_composing_by_pairs_is_not_associative() -> None:
    """Of u and v, half each, every part of u ends in x and every part of v in y, so that half is
    in x. Who composes the first two steps forgets which parts are whose.
    """
    half: Row = (Weight("u", HALF, HALF), Weight("v", HALF, HALF))
    divided: Onward = {
        "u": (Weight("p", 0, 1), Weight("q", 0, 1)),
        "v": (Weight("r", 0, 1), Weight("s", 0, 1)),
    }
    joined: Onward = {"p": whole("x"), "q": whole("x"), "r": whole("y"), "s": whole("y")}
    latest_first = composed(half, lambda unit: composed(divided[unit], lambda then: joined[then]))
    first_first = composed(composed(half, lambda unit: divided[unit]), lambda then: joined[then])
    assert latest_first == (Weight("x", HALF, HALF), Weight("y", HALF, HALF))
    assert first_first == (Weight("x", 0, 1), Weight("y", 0, 1))


@given(st.lists(rows(), min_size=1, max_size=3), st.data())
def test_a_hull_holds_every_mixture_and_each_end_is_that_of_a_row(
    some: list[Row], data: st.DataObject
) -> None:
    """Kills: the bounds of the first row; a low end where another row does not lead at all."""
    made = ends_of(hull(some))
    assert made == extremes([division for row in some for division in corners(row)])
    parts = [data.draw(st.integers(0, 5)) for _ in some]
    parts[0] += 1
    mixture: dict[Target, Exact] = {}
    for row, part in zip(some, parts, strict=True):
        division = data.draw(st.sampled_from(corners(row)))
        for target, weight in division.items():
            mixed = weight * Fraction(part, sum(parts))
            mixture[target] = mixture.get(target, 0) + mixed
    for target, weight in mixture.items():
        low, high = made[target]
        assert low <= weight <= high


@given(st.lists(st.sampled_from("abcdef"), unique=True))
def test_units_that_stay_are_wholes_of_themselves(units: list[str]) -> None:
    """Kills: targets paired with the unit before."""
    assert wholes(units) == {unit: whole(unit) for unit in units}


def test_a_weight_is_exact_where_both_ends_are_one() -> None:
    """Kills: exact where one end is 0 or 1."""
    assert Weight("a", HALF, HALF).is_exact
    assert not Weight("a", HALF, 1).is_exact
    assert is_exact((Weight("a", HALF, HALF), Weight("b", HALF, HALF)))
    assert not is_exact((Weight("a", HALF, HALF), Weight("b", 0, HALF), Weight("c", 0, HALF)))

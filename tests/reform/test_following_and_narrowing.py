"""What a host knows more of: where chapters went, and how much of a unit did."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import StructuringError
from khuyenhoc.models.indicators import MEMBERS
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, Weight, tight, whole
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.share import Share

PARTS: Row = (Weight("x", 0, 1), Weight("y", 0, 1))


def walk_of(rows: dict[str, Row], *, loose: frozenset[str] = frozenset()) -> Crosswalk:
    return Crosswalk(
        start=date(2025, 6, 30),
        end=date(2025, 7, 1),
        of=Moved.PEOPLE,
        rows=rows,
        targets=("x", "y", "z"),
        loose=loose,
    )


CITY = walk_of(
    {
        "phuong-1": PARTS,
        "phuong-2": whole("x"),
        "gone": whole(Beyond.UNASSIGNED),
        "edge": (Weight("x", 0, 1), Weight(Beyond.OUTSIDE, 0, 1)),
    },
    loose=frozenset({"phuong-1"}),
)


@given(st.lists(st.tuples(st.sampled_from("xy"), st.integers(0, 9), st.booleans()), max_size=5))
def test_chapters_go_where_they_are_known_to_be_and_else_where_their_unit_may(
    chapters: list[tuple[str, int, bool]],
) -> None:
    """Kills: the parent's share taken for a chapter; one that is not known left out."""
    belonged = {f"c{place}": "phuong-1" for place in range(len(chapters))}
    belongs = {f"c{place}": one[0] for place, one in enumerate(chapters) if one[2]}
    values = {f"c{place}": one[1] for place, one in enumerate(chapters)}
    walk = CITY.follow(belonged, belongs)
    carried = walk.apply(values, MEMBERS)
    free = sum(count for _, count, known in chapters if not known)
    for target in "xy":
        sure = sum(count for at, count, known in chapters if known and at == target)
        if target in carried:
            value = carried[target].value
            assert value is not None
            assert (value.low, value.high) == (sure, sure + free)
        else:
            assert not sure + free
    assert walk.loose == belonged.keys() - belongs.keys()


def test_what_nothing_is_known_of_may_be_where_a_host_says() -> None:
    """Kills: the chapter of a district without successor refused."""
    walk = CITY.follow(
        {"a": "gone", "b": "gone", "c": "edge", "d": "edge"},
        {"a": "z", "c": "z", "d": "elsewhere"},
    )
    assert dict(walk) == {
        "a": whole("z"),
        "b": whole(Beyond.UNASSIGNED),
        "c": whole("z"),
        "d": whole(Beyond.OUTSIDE),
    }


def test_all_that_contradicts_is_told_at_once() -> None:
    with pytest.raises(StructuringError) as caught:
        CITY.follow(
            {"a": "phuong-1", "b": "phuong-12", "c": "phuong-2", "ok": "phuong-2"},
            {"a": "z", "c": "elsewhere", "new": "x"},
        )
    assert str(caught.value) == (
        "Crosswalk.follow: 4 problems\n"
        "  belongs['a']: expected one that phuong-1 may belong to: x, y, got 'z'\n"
        "  belonged['b']: expected the id of a unit of 2025-06-30 (near: phuong-2, phuong-1),"
        " got 'phuong-12'\n"
        "  belongs['c']: expected one that phuong-2 may belong to: x, got 'elsewhere'\n"
        "  belongs: expected one that belonged names too, with the unit that it was under,"
        " got 'new'"
    )
    assert caught.value.read == ("ok",)


sixths = st.integers(0, 6).map(lambda number: Fraction(number, 6))


@st.composite
def rows_and_truth(draw: st.DrawFn) -> tuple[Row, dict[str, Fraction]]:
    cuts = sorted((draw(sixths), draw(sixths)))
    truth = dict(zip("xyz", (cuts[0], cuts[1] - cuts[0], 1 - cuts[1]), strict=True))
    weights = [
        Weight(target, one * draw(sixths), one + (1 - one) * draw(sixths))
        for target, one in truth.items()
    ]
    return tight(weights), truth


@given(rows_and_truth(), st.data())
def test_what_is_known_narrows_and_keeps_the_truth(
    drawn: tuple[Row, dict[str, Fraction]], data: st.DataObject
) -> None:
    """Kills: a share that replaces what was known; the others left as wide as they were."""
    row, truth = drawn
    told: dict[tuple[str, str], Share] = {}
    for weight in row:
        true = truth[str(weight.target)]
        if data.draw(st.booleans()):
            least, most = true * data.draw(sixths), true + (1 - true) * data.draw(sixths)
            told["u", str(weight.target)] = Share.between(least, most)
    narrow = walk_of({"u": row}).narrowed(told)["u"]
    before: dict[object, Weight] = {weight.target: weight for weight in row}
    for target, low, high in narrow:
        assert before[target].low <= low
        assert low <= truth[str(target)] <= high
        assert high <= before[target].high
        if ("u", str(target)) in told:
            assert told["u", str(target)].low <= low
            assert high <= told["u", str(target)].high
    assert narrow == tight(narrow)
    assert all(not truth[str(target)] for target in before.keys() - {one.target for one in narrow})


def test_all_shares_that_cannot_be_are_told_at_once() -> None:
    half = Share.exactly(Fraction(1, 2))
    told: Any = {
        ("phuong", "x"): half,
        ("phuong-2", "y"): half,
        ("phuong-2", "x"): half,
        ("phuong-1", "x"): half,
        ("phuong-1", "y"): Share.exactly(Fraction(1, 3)),
        ("edge", "x"): Fraction(1, 2),
    }
    with pytest.raises(StructuringError) as caught:
        CITY.narrowed(told)
    assert str(caught.value) == (
        "Crosswalk.narrowed: 5 problems\n"
        "  shares['phuong', 'x']: expected the id of a unit (near: phuong-2, phuong-1),"
        " got 'phuong'\n"
        "  shares['phuong-2', 'y']: expected one that phuong-2 may belong to: x 100%, got 'y'\n"
        "  shares['edge', 'x']: expected a Share, such as kh.Share.counted(280, out_of=700),"
        " got Fraction(1, 2)\n"
        "  shares['phuong-2']: expected shares of phuong-2 that agree with what is known, x 100%,"
        " got 'x'\n"
        "  shares['phuong-1']: expected shares of phuong-1 that agree with what is known,"
        " x 0 to 100%, y 0 to 100%, got 'x, y'"
    )


def test_a_share_beside_what_is_outside_narrows_that_too() -> None:
    share = Share.counted(1, out_of=4)
    narrow = CITY.narrowed({("edge", "x"): share})
    assert narrow["edge"][1] == Weight(Beyond.OUTSIDE, Fraction(3, 4), Fraction(3, 4))
    with pytest.raises(StructuringError, match="x 0 to 100%, outside 0 to 100%"):
        CITY.narrowed({("edge", "y"): share})


def test_weights_are_shown_in_percent_and_bounded_ones_look_bounded() -> None:
    third = Fraction(1, 3)
    walk = walk_of(
        {
            "a": (Weight("x", third, third), Weight("y", 1 - third, 1 - third)),
            "b": (Weight("x", 0, Fraction(1, 2)), Weight(Beyond.OUTSIDE, Fraction(1, 2), 1)),
            "c": whole(Beyond.UNASSIGNED),
        }
    )
    assert walk.table("en").rows == (
        ("a", "x", "33.33"),
        ("a", "y", "66.67"),
        ("b", "x", "0 to 50"),
        ("b", "(outside)", "50 to 100"),
        ("c", "(no successor stated)", "100"),
    )
    assert walk.table().headings == ("Từ", "Thuộc về", "%")
    assert walk.table(units=["b", "c"]).rows == (
        ("b", "x", "từ 0 đến 50"),
        ("b", "(ngoài danh mục)", "từ 50 đến 100"),
        ("c", "(chưa có nơi kế thừa)", "100"),
    )
    assert walk.to_rows()[-2:] == [
        {"source": "b", "target": None, "beyond": "outside", "low": Fraction(1, 2), "high": 1},
        {"source": "c", "target": None, "beyond": "unassigned", "low": 1, "high": 1},
    ]
    assert "<td" in walk.table().html()

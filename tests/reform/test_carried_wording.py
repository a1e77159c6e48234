"""What is said of carried figures, and of those that cannot be carried."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from walks import JULY_1, change, hand_made, july, parts, registry_of

from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.indicators import (
    DONORS,
    FUND_PER_HEAD,
    FUND_RAISED,
    MEMBERS,
    PLAN,
    POPULATION,
)
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Weight, whole
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.restated import Comparability, Restated, value_cell
from khuyenhoc.text.quantities import read_quantity
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period
from khuyenhoc.values.ratio import Ratio

HALF = Fraction(1, 2)
WALK = evolve(
    hand_made(
        {
            "phuong-7": whole("gia-dinh"),
            "cua-nam": parts("gia-dinh", "ba-dinh"),
            "quan": whole(Beyond.UNASSIGNED),
        },
        "gia-dinh",
        "ba-dinh",
        "trong",
    ),
    names=lambda unit: {"phuong-7": "Phường 7", "cua-nam": "Phường Cửa Nam"}.get(unit, unit),
    target_names=lambda unit: {"gia-dinh": "Gia Định", "ba-dinh": "Ba Đình"}.get(unit, unit),
)


# -- what cannot be carried ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (
            "members",
            (
                "expected an Indicator, such as kh.MEMBERS; of a code it is kh.CATALOGUE[code], "
                "got 'members'"
            ),
        ),
        (
            FUND_PER_HEAD,
            (
                "expected an indicator that is added up; of ratios call apply_ratios with their "
                "counts, got 'fund-per-head'"
            ),
        ),
        (
            PLAN,
            (
                "expected an indicator that is added up; a yardstick is only what others are "
                "measured by, got 'plan'"
            ),
        ),
    ],
)
def test_an_indicator_that_is_not_added_up_is_refused_with_what_to_call(
    indicator: Any, said: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        WALK.apply({"phuong-7": 1}, indicator)
    assert str(caught.value) == f"Crosswalk.apply.indicator: {said}"


def test_figures_that_are_none_are_refused_all_at_once_and_the_others_kept() -> None:
    """Kills: a float rounded; a bool taken for a count; the first problem alone; figures of units
    that are not known let through unseen."""
    values: Mapping[str, Any] = {
        "phuong-7": 3.7,
        "cua-nam": 100,
        "quan": -1,
        "?": True,
        "a": "100",
        "b": Dong(5),
        "c": read_quantity("60 tỉ đồng"),
        "d": Bounds(-5, -1),
        "e": Bounds(-5, 5),
        "f": None,
    }
    with pytest.raises(StructuringError) as caught:
        WALK.apply(values, MEMBERS)
    value = "an exact number, a Dong, a Quantity, Bounds, or None where none was reported"
    assert caught.value.document == "Crosswalk.apply"
    assert [(one.path, one.expected) for one in caught.value.problems] == [
        ("values['phuong-7']", value),
        ("values['quan']", "at least 0, or signed=True"),
        ("values['?']", value),
        ("values['a']", value),
        ("values['b']", "a number of person"),
        ("values['c']", "a quantity of person"),
        ("values['d']", "at least 0, or signed=True"),
    ]
    assert caught.value.read == ("cua-nam", "e")


def test_figures_below_0_are_taken_where_they_are_said_to_be_signed() -> None:
    """Kills: bounds cut at 0 though signed; numbers below 0 taken in silence."""
    amounts: dict[str, int | Bounds] = {"phuong-7": -40, "cua-nam": Bounds(-10, 20)}
    carried = WALK.apply(amounts, FUND_RAISED, signed=True)
    assert carried["gia-dinh"].value == Bounds(-50, -20)
    assert carried.signed
    with pytest.raises(StructuringError, match="at least 0, or signed=True, got -40"):
        WALK.apply({"phuong-7": -40}, FUND_RAISED)
    assert WALK.apply({"phuong-7": Bounds(-40, 0)}, MEMBERS).reported == {"phuong-7": 0}


def test_people_cannot_be_fewer_than_none_nor_more_than_there_are() -> None:
    with pytest.raises(InvalidValueError) as caught:
        WALK.apply({"phuong-7": -5}, DONORS, signed=True)
    assert str(caught.value) == (
        "Crosswalk.apply.signed: expected False for people, of whom there cannot be fewer than "
        "none, got True"
    )
    people: dict[str, Any] = {"gia-dinh": 49, "gia-din": 9, "ba-dinh": -1}
    with pytest.raises(StructuringError) as refused:
        WALK.apply({"phuong-7": 50}, DONORS, universe=people)
    assert str(refused.value) == (
        "Crosswalk.apply: 3 problems\n"
        "  universe['gia-dinh']: expected at least as many as were counted, at least 50, got 49\n"
        "  universe: expected the id of a unit of 2025-07-01 (near: gia-dinh, ba-dinh), got "
        "'gia-din'\n"
        "  universe['ba-dinh']: expected a whole number of at least 0, got -1"
    )
    with pytest.raises(InvalidValueError) as caught:
        WALK.apply({"phuong-7": 50}, MEMBERS, universe={"gia-dinh": 50})
    assert str(caught.value) == (
        "Crosswalk.apply.universe: expected None for members: it is people each counted once that "
        "it holds back, got 'a universe'"
    )


def test_figures_are_not_carried_by_shares_of_something_else() -> None:
    """Kills: members carried as everything is where the people are told apart; land for money."""
    before, since = Period(None, JULY_1), Period(JULY_1)
    registry = registry_of(
        {"a": before, "x": since, "y": since},
        change(
            Move("a", "x", Share.counted(1, out_of=4)),
            Move("a", "y", Share.remainder()),
            Move("a", "x", Share.counted(3, out_of=5), Moved.PEOPLE),
            Move("a", "y", Share.remainder(), Moved.PEOPLE),
        ),
    )
    assert july(registry, of=Moved.PEOPLE).apply({"a": 100}, MEMBERS)["x"].value == Bounds(60, 60)
    with pytest.raises(InvalidValueError) as caught:
        july(registry).apply({"a": 100}, MEMBERS)
    assert str(caught.value) == (
        "Crosswalk.apply.indicator: expected something carried as everything is; for it call "
        "kh.crosswalk(…, of=Moved.PEOPLE), got 'members'"
    )
    # Nothing is told of money by itself, nor of land.
    for of in (Moved.EVERYTHING, Moved.MONEY, Moved.LAND):
        assert july(registry, of=of).apply({"a": 100}, FUND_RAISED)["x"].value == Bounds(25, 25)
    with pytest.raises(InvalidValueError, match=r"carried as people is; .* of=Moved.EVERYTHING"):
        july(registry, of=Moved.PEOPLE).apply({"a": 100}, FUND_RAISED)
    with pytest.raises(InvalidValueError, match=r"apply_ratios\(of\): expected something carried"):
        july(registry).apply_ratios({"a": Ratio(1, 2, of=POPULATION)}, of=POPULATION)
    money = {"a": Ratio(Dong(1), Dong(2), of=PLAN)}
    assert july(registry).apply_ratios(money, of=PLAN)["x"].status is Comparability.PROPORTIONAL


def test_what_a_host_gives_in_another_form_is_refused_in_words() -> None:
    pairs: Any = [("phuong-7", 5)]
    for call, said in (
        (lambda: WALK.apply(pairs, MEMBERS), "a figure of each unit by its id"),
        (lambda: WALK.coarsen(pairs), "the name of a group for each unit by its id"),
        (lambda: WALK.coarsen({"ba-dinh": " "}), "a text that is not blank, got ' '"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            call()
        assert said in str(caught.value)


def test_a_coarsened_crosswalk_leads_no_further() -> None:
    """Kills: a group taken for the unit whose id it bears."""
    groups = WALK.coarsen({"ba-dinh": "gia-dinh"})
    with pytest.raises(InvalidValueError) as caught:
        groups.then(groups)
    assert str(caught.value) == (
        "Crosswalk.then: expected a crosswalk whose targets are units: lead on first, and coarsen "
        "last, got 'one that was coarsened'"
    )


def test_a_printed_figure_is_carried_as_all_it_can_mean() -> None:
    """Kills: the printed number alone; the word before it dropped."""
    quantity = read_quantity("gần 60 người")
    carried = WALK.apply({"phuong-7": quantity, "cua-nam": 4}, MEMBERS)
    possible = quantity.possible() & Bounds.at_least(0)
    assert possible
    assert carried["gia-dinh"].value == possible + Bounds(0, 4)
    assert carried["gia-dinh"].caveats == (
        Caveat(CaveatKind.SPLIT, ("Phường Cửa Nam",)),
        Caveat(CaveatKind.BOUNDED, ("Phường 7",)),
    )


# -- what is asked for --------------------------------------------------------------------------


def test_a_unit_of_which_nothing_is_carried_is_told_with_what_it_is_made_of() -> None:
    """Kills: a bare KeyError; a unit nobody knows told as one that is silent."""
    carried = WALK.apply({"phuong-7": 5}, MEMBERS)
    for sought, said in (
        ("ba-dinh", "a unit of which something was reported, by one of cua-nam"),
        (
            "trong",
            "a unit of which something was reported, by one of none, for it comes from nothing",
        ),
        ("gia-din", "the id of a unit of 2025-07-01 (near: gia-dinh, ba-dinh)"),
    ):
        assert sought not in carried
        assert carried.get(sought) is None
        with pytest.raises(KeyError) as caught:
            carried[sought]
        assert str(caught.value) == f"unit: expected {said}, got {sought!r}"
    with pytest.raises(InvalidValueError, match="the id of a unit of 2025-07-01, got 7"):
        carried[7]  # type: ignore[index]
    assert carried.not_reported == ("ba-dinh",)
    assert (len(carried), [*carried], "gia-dinh" in carried) == (1, ["gia-dinh"], True)
    assert repr(carried) == "<Mapped members on 2025-07-01: 1 units, 0 of them exact>"


def test_carried_figures_are_laid_out_as_rows_and_as_a_table() -> None:
    """Kills: ids for names; a bounded figure that looks exact; a note left out."""
    carried = WALK.apply({"phuong-7": 11_000, "cua-nam": 3_500}, MEMBERS)
    assert carried.table().rows == (
        ("Gia Định", "từ 11.000 đến 14.500", "Chia tách mà không rõ tỷ lệ: Phường Cửa Nam"),
        ("Ba Đình", "từ 0 đến 3.500", "Chia tách mà không rõ tỷ lệ: Phường Cửa Nam"),
    )
    english = carried.table("en", units=["ba-dinh"])
    assert english.headings == ("Unit", MEMBERS.label("en"), "Note")
    split = "divided in shares that are not known: Phường Cửa Nam"
    assert english.rows == (("Ba Đình", "0 to 3,500", split),)
    assert WALK.apply({"phuong-7": 1, "cua-nam": 0}, MEMBERS).to_rows()[0] == {
        "unit": "gia-dinh",
        "indicator": "members",
        "low": 1,
        "high": 1,
        "exact": 1,
        "status": "exact",
        "sources": ["phuong-7", "cua-nam"],
        "caveats": [],
    }
    assert carried.to_rows()[1]["exact"] is None
    assert "từ 11.000 đến 14.500" in carried._repr_html_()
    with pytest.raises(InvalidValueError, match="language"):
        carried.table("fr")


def test_a_crosswalk_is_laid_out_as_rows_and_as_a_table() -> None:
    """Kills: what is beyond shown under a name of a unit; shares shown as fractions."""
    walk = evolve(
        hand_made(
            {
                "a": (Weight("x", HALF, HALF), Weight(Beyond.OUTSIDE, HALF, HALF)),
                "b": parts("x", "y"),
                "c": whole(Beyond.UNASSIGNED),
            },
            "x",
            "y",
        ),
        target_names=str.upper,
    )
    assert walk.table().rows == (
        ("a", "X", "50"),
        ("a", "(ngoài danh mục)", "50"),
        ("b", "X", "từ 0 đến 100"),
        ("b", "Y", "từ 0 đến 100"),
        ("c", "(chưa có nơi kế thừa)", "100"),
    )
    assert walk.table("en", units=["c", "b"]).rows[0] == ("c", "(no successor stated)", "100")
    assert walk.table("en").headings == ("From", "Belongs to", "%")
    assert walk.to_rows()[1] == {
        "source": "a",
        "target": None,
        "beyond": "outside",
        "low": HALF,
        "high": HALF,
    }
    assert walk.to_rows()[2]["target"] == "x"
    assert walk._repr_html_().index(">b<") > walk._repr_html_().index(">a<")
    with pytest.raises(InvalidValueError, match="the id of a unit of 2025-06-30"):
        walk.table(units=["z"])


def test_a_notebook_is_shown_divided_units_first_and_no_thousands_of_rows() -> None:
    """Kills: all rows of a country in one cell; divided units below those that stay."""
    units = [f"u{number}" for number in range(500)]
    walk = hand_made({**{unit: whole("x") for unit in units}, "cut": parts("x", "y")}, "x", "y")
    shown = walk._repr_html_()
    assert 50 < shown.count("<tr") < 70
    assert shown.index(">cut<") < shown.index(">u0<")
    many = hand_made({unit: whole(unit) for unit in units}, *units)
    assert 50 < many.apply(dict.fromkeys(units, 1), MEMBERS)._repr_html_().count("<tr") < 70


# -- one figure ---------------------------------------------------------------------------------


def restated(value: Bounds | None, *caveats: Caveat) -> Restated:
    return Restated(unit="x", indicator=MEMBERS, value=value, caveats=caveats)


@pytest.mark.parametrize(
    ("value", "status", "vi", "en"),
    [
        (Bounds.exactly(1_200), Comparability.EXACT, "1.200 (chính xác)", "1,200 (exact)"),
        (
            Bounds(0, 1_200),
            Comparability.BOUNDED,
            "từ 0 đến 1.200 (trong khoảng)",
            "0 to 1,200 (bounded)",
        ),
        (Bounds(None, None), Comparability.BOUNDED, "không rõ (trong khoảng)", "unknown (bounded)"),
        (None, Comparability.NOT_COMPARABLE, "không so sánh được", "not comparable"),
    ],
)
def test_a_restated_figure_says_what_it_is(
    value: Bounds | None, status: Comparability, vi: str, en: str
) -> None:
    """Kills: not comparable said as 0 or as nothing; bounds said by one end."""
    one = restated(value)
    assert one.status is status
    assert (one.sentence(), str(one)) == (vi, en)
    assert repr(one) == f"<Restated members of x: {en}>"
    told = restated(value, Caveat(CaveatKind.MISSING, ("A",)), Caveat(CaveatKind.LOOSE, ("B",)))
    assert told.sentence("en") == (
        f"{en}: nothing was reported of A; changed several times, so that bounds may be wider than "
        "what can be: B"
    )
    with pytest.raises(InvalidValueError, match="language"):
        one.sentence("fr")


def test_a_cell_says_a_value_in_either_language() -> None:
    assert value_cell(Bounds.at_least(5), "en", MEMBERS) == "at least 5"
    assert value_cell(Bounds.exactly(5), "vi", MEMBERS) == "5"
    third = Fraction(10**12, 3)
    assert value_cell(Bounds.exactly(5 * 10**9), "vi", FUND_RAISED) == "5 tỉ đồng"
    assert value_cell(Bounds(third, 10**12), "vi", FUND_RAISED) == "từ 333,33 đến 1.000,00 tỉ đồng"
    for value in (None, Bounds(None, None), Bounds.exactly(5)):
        with pytest.raises(InvalidValueError, match="language"):
            value_cell(value, "fr", MEMBERS)


@pytest.mark.parametrize("kind", CaveatKind)
def test_every_caveat_is_said_in_either_language_with_its_units(kind: CaveatKind) -> None:
    """Kills: a kind without words; units left out; one sentence for two kinds."""
    caveat = Caveat(kind, ("Phường 7",))
    assert "Phường 7" in caveat.sentence("vi")
    assert "Phường 7" in str(caveat)
    others = {Caveat(other, ("Phường 7",)).sentence("vi") for other in CaveatKind}
    assert len(others) == len(CaveatKind)
    with pytest.raises(InvalidValueError, match="language"):
        caveat.sentence("fr")


@pytest.mark.parametrize(("count", "end"), [(3, "c"), (4, "d"), (5, "d … (+1)"), (9, "d … (+5)")])
def test_a_caveat_names_a_few_units_and_counts_the_others(count: int, end: str) -> None:
    """Kills: a sentence of thousands of names; one that hides how many there are."""
    said = Caveat(CaveatKind.MISSING, tuple("abcdefghi"[:count])).sentence("en")
    assert said.startswith("nothing was reported of a, b, c")
    assert said.endswith(end)


def test_a_figure_over_several_changes_says_that_its_bounds_may_be_wide() -> None:
    """Kills: looseness told of every unit, or of none."""
    rows = {"a": parts("x", "y"), "b": whole("x")}
    walk = Crosswalk(
        start=date(2019, 12, 31),
        end=JULY_1,
        of=WALK.of,
        rows=rows,
        targets=("x", "y"),
        loose=frozenset("a"),
    )
    carried = walk.apply({"a": 5, "b": 6}, MEMBERS)
    assert [caveat.kind for caveat in carried["x"].caveats] == [CaveatKind.SPLIT, CaveatKind.LOOSE]
    assert carried["x"].caveats[1].units == ("a",)

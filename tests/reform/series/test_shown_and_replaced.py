"""What others stand for, what others tell, and what a series says of all it does not show."""

from datetime import date
from typing import Any

import pytest
from made_up import BALANCE, FIRST, H1, H2, LAST, NOW, Y24, Y25, given, of, wards

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicators import DONORS, MEMBERS, SCHOLARSHIPS
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.restated import Comparability
from khuyenhoc.reform.series.comparable import comparable
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.territories.provinces import provinces
from khuyenhoc.rollup.change import difference
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

WARDS = wards()
#: Three associations until June 2025, one since; and three others that were one all year.
MEKONG = {"can-tho-2025": "MT", "vinh-long-2025": "MT"}


def test_who_replaces_a_part_does_not_stand_for_the_rest() -> None:
    """Kills: a divided ward that vanishes from the map because one of its parts was told anew."""
    told = [of("b", Y25, 100, structure=LAST), of("x", Y25, 60, replaces=True)]
    series = comparable(told, WARDS, on=NOW)
    assert series.replaced == ()
    assert series.cell("x", MEMBERS, Y25).value is None
    assert series.cell("y", MEMBERS, Y25).value == Bounds.at_least(0)
    both = comparable([*told, of("y", Y25, 45, replaces=True)], WARDS, on=NOW)
    assert both.replaced == (told[0],)
    assert both.cell("x", MEMBERS, Y25).value == Bounds.exactly(60)


def test_a_half_does_not_stand_for_a_year() -> None:
    """Kills: a year of which only its second half is left, and the first said to be missing."""
    told = [given("e", Y25, 50), given("e", H2, 25, replaces=True)]
    series = comparable(told, WARDS, on=NOW, periods=[Y25, H2])
    assert series.replaced == ()
    assert series.cell("e", SCHOLARSHIPS, Y25).value == Bounds.exactly(50)
    assert series.cell("e", SCHOLARSHIPS, H2).value == Bounds.exactly(25)


def test_what_is_replaced_in_the_year_is_still_told_of_its_halves() -> None:
    """Kills: halves that are lost from their own columns because the year was told anew."""
    told = [given("a", H1, 10), given("b", H1, 4), given("c", H1, 2), given("x", H2, 20)]
    told += [given("y", H2, 7), *(given(key, Y25, 40, replaces=True) for key in "xy")]
    series = comparable(told, WARDS, on=NOW, periods=[H1, H2, Y25])
    found = [series.cell("x", SCHOLARSHIPS, period).value for period in (H1, H2, Y25)]
    assert found == [Bounds(10, 14), Bounds.exactly(20), Bounds.exactly(40)]


def test_nothing_is_missed_that_its_successors_tell() -> None:
    """Kills: the first who told by the new units said not to have reported by the old."""
    told = [
        Observation.of(unit, MEMBERS, Y25, 100, structure=LAST)
        for unit in ("can-tho", "soc-trang", "hau-giang")
    ]
    told.append(Observation.of("vinh-long-2025", MEMBERS, Y25, 1_000))
    series = comparable(told, provinces(), on=FIRST, groups=MEKONG)
    assert series.cell("MT", MEMBERS, Y25).value == Bounds.exactly(1_300)
    assert series.cell("MT", MEMBERS, Y25).caveats == ()
    lacking = comparable(told[1:], provinces(), on=FIRST, groups=MEKONG)
    assert lacking.cell("MT", MEMBERS, Y25).value == Bounds.at_least(1_200)
    assert lacking.cell("MT", MEMBERS, Y25).caveats == (Caveat(CaveatKind.MISSING, ("Cần Thơ",)),)


def test_what_was_told_of_other_days_is_missed_all_the_same() -> None:
    """Kills: a successor's second half taken for the first."""
    told = [given("a", H1, 10), given("y", H2, 5)]
    series = comparable(told, WARDS, on=NOW, groups={"x": "all", "y": "all"}, periods=[Y25])
    found = series.cell("all", SCHOLARSHIPS, Y25)
    assert found.value == Bounds.at_least(15)
    assert Caveat(CaveatKind.MISSING, ("Phường B", "Phường C", "Phường X")) in found.caveats


def test_of_gains_and_losses_only_the_balance_is_divided_and_said_to_be() -> None:
    """Kills: a balance of 0 that is exact in every part; ends of one sign without a word."""
    told = [Observation.of("b", BALANCE, Y24, balance) for balance in (0,)]
    told += [Observation.of(unit, BALANCE, Y24, 0) for unit in "ac"]
    series = comparable(told, WARDS, on=NOW, signed=[BALANCE])
    found = series.cell("x", BALANCE, Y24)
    assert found.value == Bounds.exactly(0)
    assert found.status is Comparability.PROPORTIONAL
    assert found.caveats == (Caveat(CaveatKind.SIGNED, ("Phường B",)),)
    assert "0 of 2 figures exact" in repr(series)
    assert series.change("x", BALANCE, Y24, since=Y24).status is Comparability.PROPORTIONAL


def test_a_break_is_said_beside_what_it_is_between_and_in_what_it_is_inside_of() -> None:
    """Kills: breaks that only a change tells of; a year counted in two ways that looks like one."""
    told = [of("e", Y24, 75), of("e", Y25, 50), given("e", Y24, 9), given("e", Y25, 8)]
    told += [of("a", Y24, 3), of("a", Period.until(LAST), 3)]
    breaks = [
        DefinitionBreak(indicator=MEMBERS, on=date(2025, 1, 1), units=("e",), note="theo thẻ"),
        DefinitionBreak(indicator=SCHOLARSHIPS, on=FIRST, note="kể cả quà"),
        DefinitionBreak(indicator=MEMBERS, on=date(2026, 1, 1), note="sau đó"),
    ]
    series = comparable(told, WARDS, on=NOW, breaks=breaks)
    notes = {row[:2]: row[-1] for row in series.table().rows}
    assert notes["Xã E", MEMBERS.label()] == "Cách tính đã thay đổi: theo thẻ (2025-01-01)"
    assert "theo thẻ" not in (notes["Phường X", MEMBERS.label()] or "")
    year = series.cell("e", SCHOLARSHIPS, Y25)
    assert year.caveats == (Caveat(CaveatKind.DEFINITION, ("kể cả quà (2025-07-01)",)),)
    assert series.cell("e", SCHOLARSHIPS, Y24).caveats == ()


def test_a_break_of_a_district_is_none_of_its_wards() -> None:
    """Kills: changes of wards that a silent district bars, where districts stand for wards."""
    broken = [DefinitionBreak(indicator=MEMBERS, on=FIRST, units=("d",))]
    told = [*(of(key, Y24, 5) for key in "abc"), *(of(key, Y25, 9) for key in "xy")]
    series = comparable(told, WARDS, on=NOW, areas=True, breaks=broken)
    assert series.change("x", MEMBERS, Y25, since=Y24).change is not None
    told = [of("d", Y24, 15), *(of(key, Y25, 9) for key in "xy")]
    series = comparable(told, WARDS, on=NOW, areas=True, breaks=broken)
    assert series.change("x", MEMBERS, Y25, since=Y24).change is None


def test_what_a_series_does_not_show_is_said_above_it() -> None:
    """Kills: an empty table without a word, where every unit was told by its code."""
    series = comparable([of("92", Y24, 5), of("d", Y24, 9)], WARDS, on=NOW)
    assert series.table().caption == (
        "1 số liệu của đơn vị không có trong danh mục vào ngày đó; 1 số liệu chưa có nơi kế thừa"
    )
    assert repr(series) == (
        "<ComparableSeries on 2026-12-31: 0 units, 1 periods; 0 of 0 figures exact; 1 of units not "
        "known on their day; 1 without successor>"
    )
    assert not comparable([of("e", Y24, 5)], WARDS, on=NOW).table().caption


def test_a_total_is_told_where_only_one_side_of_a_pair_is_on_the_map() -> None:
    """Kills: a total that is barred by a district without successor beside its wards."""
    told = [*(of(key, Y24, 5) for key in "abc"), of("d", Y24, 15)]
    assert comparable(told, WARDS, on=NOW).total(MEMBERS, Y24) == Bounds.exactly(15)
    assert comparable(told, WARDS, on=NOW, areas=True).total(MEMBERS, Y24) is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"periods": Y24}, "comparable.periods: expected several, in a tuple or list"),
        ({"breaks": 5}, "comparable.breaks: expected several, in a tuple or list"),
        ({"signed": MEMBERS}, "comparable.signed: expected several, in a tuple or list"),
        ({"signed": [DONORS]}, "comparable.signed: expected one that can be below 0, as people"),
        ({"groups": ["x"]}, "comparable.groups: expected the name of a group for each unit"),
        ({"groups": {"x": 5}}, "comparable.groups['x']: expected the name of a group, a text"),
    ],
)
def test_what_is_asked_for_in_another_form_is_refused_in_words(
    asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        comparable([of("e", Y24, 5)], WARDS, on=NOW, **asked)
    assert str(caught.value).startswith(said)
    nothing: Any = None
    with pytest.raises(InvalidValueError, match=r"comparable\.series: expected several"):
        comparable(nothing, WARDS, on=NOW)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (Bounds.exactly(110), "tăng 10 người (10%)"),
        (Bounds(90, 95), "giảm từ 5 đến 10 người (từ 5 đến 10%)"),
        (Bounds(90, 105), "thay đổi từ âm 10 đến 5 người (từ âm 10 đến 5%)"),
        (Bounds.exactly(100), "không đổi, 2 đơn vị tính là 0"),
        (Bounds.at_least(100), "tăng ít nhất 0 người (ít nhất 0%)"),
    ],
)
def test_a_change_is_said_in_vietnamese_by_its_direction(now: Bounds, said: str) -> None:
    zeros = 2 if now.value == 100 else 0
    assert difference(MEMBERS, now, Bounds.exactly(100), zeros=zeros).sentence() == said

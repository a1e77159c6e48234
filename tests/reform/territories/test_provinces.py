"""The provinces that ship, compared with a list of printed facts and walked day by day."""

import csv
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.testing.dates import days

DATA: Final = Path(__file__).parents[2] / "data"
with (DATA / "provinces_2025.csv").open(encoding="utf-8", newline="") as file:
    ROWS: Final = tuple(csv.DictReader(file))

JUNE_30: Final = date(2025, 6, 30)
JULY_1: Final = date(2025, 7, 1)
ONE_DAY: Final = timedelta(days=1)
KINDS: Final = {
    "city": kh.AdministrativeKind.CENTRALLY_RUN_CITY,
    "province": kh.AdministrativeKind.PROVINCE,
}
CITY: Final = KINDS["city"]
#: The day, the code, and what was a province until the day before.
TURNED_INTO_CITIES: Final = (
    (date(2025, 1, 1), "46", "175/2024/QH15"),
    (date(2026, 4, 30), "75", "30/2026/QH16"),
    (date(2026, 9, 1), "22", "36/2026/QH16"),
    (date(2026, 9, 20), "24", "39/2026/QH16"),
)
Described = tuple[str, str, kh.AdministrativeKind]


def version(unit: str, day: date) -> kh.AdministrativeUnit:
    found = kh.provinces().on(day).unit(unit)
    assert isinstance(found, kh.AdministrativeUnit)
    return found


def described(day: date) -> dict[str, Described]:
    """Give code, name and kind of each unit on a day, by its id."""
    found: dict[str, Described] = {}
    for one in kh.provinces().on(day).units:
        assert isinstance(one, kh.AdministrativeUnit)
        ((scheme, code),) = one.codes
        assert scheme == "gso"
        found[one.id] = (code, one.name, one.kind)
    return found


def where_it_went() -> dict[str, str]:
    """Give the unit of 1 July for each of 30 June: that of its move, else itself."""
    moved = {move.source: move.target for change in kh.provinces().changes for move in change.moves}
    return {unit: moved.get(unit) or unit for unit in kh.provinces().on(JUNE_30).ids}


def test_the_table_is_that_of_the_printed_lists() -> None:
    """Kills: a wrong code, a name of one letter else, a province merged into its neighbour."""
    before, after = described(JUNE_30), described(JULY_1)
    encoded = [(*before[old], *after[new]) for old, new in where_it_went().items()]
    printed = [
        (
            *(row["old_code"], row["old_name"], KINDS[row["old_kind"]]),
            *(row["new_code"], row["new_name"], KINDS[row["new_kind"]]),
        )
        for row in ROWS
    ]
    assert Counter(encoded) == Counter(printed)
    assert len(printed) == 63


@given(days())
def test_every_day_is_a_forest_of_roots_in_which_a_code_finds_its_unit(day: date) -> None:
    """Kills: a version that begins a day late or ends a day early, and two that overlap."""
    tree = kh.provinces().on(day)
    assert len(tree) == len(tree.roots) == (63 if day < JULY_1 else 34)
    for unit, (code, _, _) in described(day).items():
        assert tree.with_code("gso", code) == unit


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [
        (date(2024, 12, 31), 58, 5),
        (date(2025, 1, 1), 57, 6),
        (date(2025, 1, 2), 57, 6),
        (JUNE_30, 57, 6),
        (JULY_1, 28, 6),
        (date(2025, 7, 2), 28, 6),
        (date(2026, 4, 29), 28, 6),
        (date(2026, 4, 30), 27, 7),
        (date(2026, 5, 1), 27, 7),
        (date(2026, 8, 31), 27, 7),
        (date(2026, 9, 1), 26, 8),
        (date(2026, 9, 2), 26, 8),
        (date(2026, 9, 19), 26, 8),
        (date(2026, 9, 20), 25, 9),
        (date(2026, 9, 21), 25, 9),
    ],
)
def test_there_are_so_many_of_each_kind(day: date, provinces: int, cities: int) -> None:
    """Kills: a city before its day, or one whose earlier version stays beside it."""
    kinds = Counter(kind for _, _, kind in described(day).values())
    assert kinds == {KINDS["province"]: provinces, CITY: cities}


@pytest.mark.parametrize(("day", "code", "instrument"), TURNED_INTO_CITIES)
def test_what_becomes_a_city_stays_the_unit_it_was(day: date, code: str, instrument: str) -> None:
    """Kills: a new id, and with it lost figures, for a new kind; the wrong instrument."""
    registry = kh.provinces()
    before, on = (registry.on(one).with_code("gso", code) for one in (day - ONE_DAY, day))
    assert before == on
    assert version(on, day - ONE_DAY).kind is KINDS["province"]
    assert version(on, day).kind is CITY
    basis = version(on, day).basis
    assert basis is not None
    assert (basis.instrument, basis.evidence) == (instrument, kh.Evidence.SECONDARY)


def test_only_hue_got_another_name_without_another_unit() -> None:
    """Kills: a city under its name of before, and a renaming nobody decided."""
    names: dict[str, set[str]] = {}
    for one in kh.provinces().hierarchy.units:
        names.setdefault(one.id, set()).add(one.name)
    assert {unit: said for unit, said in names.items() if len(said) > 1} == {
        "hue": {"Thừa Thiên Huế", "Huế"}
    }
    assert version("hue", date(2024, 12, 31)).name == "Thừa Thiên Huế"
    assert version("hue", date(2025, 1, 1)).name == "Huế"


@given(st.lists(st.integers(0, 10**9), min_size=63, max_size=63))
def test_what_is_carried_and_what_stays_is_what_there_was(figures: list[int]) -> None:
    """Kills: a province that no move takes, one that two take, one that moves and stays."""
    registry = kh.provinces()
    figure_of = dict(zip(registry.on(JUNE_30).ids, figures, strict=True))
    carried: Counter[str] = Counter()
    for change in registry.changes:
        for move in change.moves:
            assert move.target is not None
            carried[move.target] += figure_of[move.source]
    stays = {unit: figure_of[unit] for unit in figure_of if unit in registry.on(JULY_1)}
    assert sum(carried.values()) + sum(stays.values()) == sum(figures)
    assert carried.keys() | stays.keys() == set(registry.on(JULY_1).ids)


def test_52_were_merged_as_wholes_into_23_and_11_stayed() -> None:
    """Kills: a share of less, a move of people alone, a move of what was untouched."""
    (change,) = kh.provinces().changes
    assert all(
        move == Move(move.source, move.target, Share.whole(), Moved.EVERYTHING)
        for move in change.moves
    )
    assert len({move.source for move in change.moves}) == len(change.moves) == 52
    parts = Counter(move.target for move in change.moves)
    assert len(parts) == 23
    assert Counter(parts.values()) == {2: 17, 3: 6}
    stayed = {
        kh.provinces().on(JULY_1).label(old) for old, new in where_it_went().items() if old == new
    }
    assert stayed == {
        *("Cao Bằng", "Điện Biên", "Hà Tĩnh", "Lai Châu", "Lạng Sơn", "Nghệ An", "Quảng Ninh"),
        *("Thanh Hóa", "Sơn La", "Hà Nội", "Huế"),
    }


def test_the_reform_works_from_the_first_of_july_by_its_resolution() -> None:
    """Kills: the day of legal force taken for that of operation."""
    (change,) = kh.provinces().changes
    assert (change.effective, change.in_force) == (JULY_1, date(2025, 6, 12))
    assert change.is_exhaustive
    assert change.basis is not None
    assert change.basis.instrument == "202/2025/QH15"
    founded = [one for one in described(JULY_1) if one not in described(JUNE_30)]
    assert {version(one, JULY_1).basis for one in founded} == {change.basis}


def test_who_is_said_to_begin_is_said_to_begin_by_an_instrument() -> None:
    """Kills: a version without its basis; a basis for what no source tells the beginning of."""
    for one in kh.provinces().hierarchy.units:
        assert isinstance(one, kh.AdministrativeUnit)
        begins = one.period is not None and one.period.start is not None
        assert begins == (one.basis is not None), one
        assert one.basis is None or one.basis.weak


def by_code(day: date) -> Mapping[str, str]:
    return {code: name for code, name, _ in described(day).values()}


def test_neither_codes_nor_names_tell_who_is_who() -> None:
    """Kills: a table joined by code or by name, which is wrong for seven each and 16 more."""
    before, after = by_code(JUNE_30), by_code(JULY_1)
    other_name = {code for code in before.keys() & after.keys() if before[code] != after[code]}
    code_before = {name: code for code, name in before.items()}
    code_after = {name: code for code, name in after.items()}
    other_code = {name for name in code_after if code_before[name] != code_after[name]}
    assert len(other_name) == len(other_code) == 7
    assert {after[code] for code in other_name} == other_code
    founded = {new for old, new in where_it_went().items() if old != new}
    both_kept = {
        unit
        for unit in founded
        for code, name, _ in [described(JULY_1)[unit]]
        if before.get(code) == name
    }
    assert len(both_kept) == 16
    assert not both_kept & set(described(JUNE_30))


def test_quang_tri_has_the_code_of_quang_binh() -> None:
    """Kills: 44 and 45 put right by somebody who looked at names."""
    before, after = (kh.provinces().on(day) for day in (JUNE_30, JULY_1))
    assert (before.with_code("gso", "44"), before.with_code("gso", "45")) == (
        "quang-binh",
        "quang-tri",
    )
    assert after.with_code("gso", "44") == "quang-tri-2025"
    assert before.find("Quảng Trị") != after.find("Quảng Trị")
    with pytest.raises(kh.InvalidValueError, match="a code of gso that one unit of"):
        after.with_code("gso", "45")


def test_ids_are_names_without_marks_and_the_year_of_what_was_founded() -> None:
    """Kills: an id that changes between releases, on which what hosts have stored depends."""
    for day, ending in ((JUNE_30, ""), (JULY_1, "-2025")):
        for unit, (_, name, _) in described(day).items():
            plain = kh.without_accents(name).lower().replace(" - ", "-").replace(" ", "-")
            stayed = unit in described(JUNE_30)
            assert unit == plain + ("" if stayed else ending)


def test_a_year_of_figures_is_cut_where_the_provinces_change() -> None:
    """Kills: a change of kind that cuts a period, though no figure moves on its day."""
    assert kh.provinces().parts(kh.Period.years(2024, 2026)) == (
        kh.Period(date(2024, 1, 1), JULY_1),
        kh.Period(JULY_1, date(2027, 1, 1)),
    )


def test_it_is_sound_and_says_how_far_it_was_compared() -> None:
    """Kills: faults that only ``check`` sees; a table that vouches for days nobody looked at."""
    registry = kh.provinces()
    assert registry.check() == ()
    assert registry.is_verified(date(2026, 9, 20))
    assert not registry.is_verified(date(2026, 9, 21))
    assert kh.provinces() is registry

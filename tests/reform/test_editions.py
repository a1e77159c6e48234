"""Of which days' list a table is."""

import time
from datetime import date
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_provinces import BEFORE, JULY, JUNE, SINCE, TWO_PROVINCES, days_near, unit

from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import period_of
from khuyenhoc.reform.registries.editions import Editions, EditionStretch
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.unit_names import may_name_one
from khuyenhoc.testing.registries import registries
from khuyenhoc.values.period import Period


def scheme_of(registry: Registry) -> str:
    return next((scheme for one in registry.hierarchy.units for scheme, _ in one.codes), "gso")


def holds(stretch: EditionStretch, day: date) -> bool:
    return stretch.period is None or day in stretch.period


def table_of(registry: Registry, day: date) -> list[tuple[str, str]]:
    return [(code, unit.name) for unit in registry.on(day).units for _, code in unit.codes]


@given(registries())
def test_the_table_of_a_day_fits_that_day_as_a_whole(registry: Registry) -> None:
    """Kills: an end that still belongs to the old list; a code alone taken for a unit."""
    for day in days_near(registry):
        table = table_of(registry, day)
        found = registry.editions(table, scheme=scheme_of(registry))
        if table:
            assert any(holds(stretch, day) for stretch in found.best)
            assert found.best[0].fitting == found.pairs == len(set(table))
        assert not found.is_mixed
        assert (found.unknown, found.elsewhere) == ((), ())
        assert found.is_one == (len(found.best) == 1)


@given(registries(), st.data())
def test_each_day_has_as_many_fitting_pairs_as_looking_them_up_one_by_one_gives(
    registry: Registry, data: st.DataObject
) -> None:
    """Kills: a sweep that misses a limit; pairs told twice counted twice; stretches that merge
    days on which as many pairs fit, but others.
    """
    ever = [(code, unit.name) for unit in registry.hierarchy.units for _, code in unit.codes]
    known = st.sampled_from(ever) if ever else st.just(("01", "Cửa Nam"))
    table = data.draw(st.lists(known | st.just(("99", "Cửa Nam")), max_size=12))
    scheme = scheme_of(registry)
    found = registry.editions(table, scheme=scheme)
    days = days_near(registry) or [date(2024, 1, 1)]
    fitting: dict[date, set[tuple[str, str]]] = {}
    for day in days:
        standing = [
            (code, one.name)
            for one in registry.on(day).units
            for of, code in one.codes
            if of == scheme
        ]
        fitting[day] = {
            (code, name)
            for code, name in table
            if any(code == other and may_name_one(name, called) for other, called in standing)
        }
        assert [one.fitting for one in found.stretches if holds(one, day)] == [len(fitting[day])]
    for before, after in pairwise(days):
        same = [one for one in found.stretches if holds(one, before) and holds(one, after)]
        if same:
            assert fitting[before] == fitting[after]
        elif (after - before).days == 1:
            assert fitting[before] != fitting[after]
    anywhere = set[tuple[str, str]]().union(*fitting.values())
    assert set(found.unknown) == set(table) - anywhere
    best = [day for day in days if any(holds(one, day) for one in found.best)]
    everywhere = [pair for pair in anywhere if all(pair in fitting[day] for day in best)]
    assert set(found.elsewhere) == anywhere - set(everywhere)
    assert found.is_mixed == bool(found.elsewhere)


OLD = [("44", "Quảng Bình"), ("45", "Quảng Trị"), ("46", "Huế")]


def test_a_table_of_one_list_says_whose_days_it_is_of() -> None:
    found = TWO_PROVINCES.editions([("44", "TỈNH QUẢNG TRỊ"), ("46", "TP. Huế")])
    assert found.best == (EditionStretch(SINCE, 2),)
    assert found.is_one
    assert found.sentences("vi") == ("2/2 cặp mã và tên khớp với danh mục từ ngày 1/7/2025.",)
    assert found.warnings() == ()
    old = TWO_PROVINCES.editions(OLD)
    assert [one.period for one in old.best] == [Period(date(2025, 1, 1), JULY)]
    assert str(old) == ("3/3 cặp mã và tên khớp với danh mục 6 tháng đầu năm 2025.")
    assert old.best[0].period is not None
    assert (JUNE in old.best[0].period, JULY in old.best[0].period) == (True, False)


def test_a_table_that_mixes_two_lists_names_the_rows_that_are_of_other_days() -> None:
    """Kills: the best day given without a word on what it does not explain."""
    found = TWO_PROVINCES.editions([*OLD[:2], ("44", "Quảng Trị"), ("4", "Quảng Trị")])
    assert (found.is_mixed, found.is_one) == (True, False)
    assert found.elsewhere == (("44", "Quảng Trị"),)
    assert found.unknown == (("4", "Quảng Trị"),)
    assert found.sentences("en") == (
        "2/4 pairs of code and name fit the list of these days: until 2025-06-30.",
        "The table mixes lists of several days; not of the same day as the others: 44 Quảng Trị.",
        "These fit no day: 4 Quảng Trị.",
    )
    assert found.warnings("vi") == (
        "Bảng trộn danh mục của nhiều thời điểm; không cùng ngày với các cặp khác: 44 Quảng Trị.",
        "Không khớp với ngày nào: 4 Quảng Trị.",
    )


def test_where_two_lists_explain_as_much_neither_is_preferred() -> None:
    """Kills: the earlier of two lists that fit alike, and the other pair lost."""
    pairs = [("44", "Quảng Bình"), ("44", "Quảng Trị")]
    found = TWO_PROVINCES.editions(pairs)
    assert found.best == (EditionStretch(BEFORE, 1), EditionStretch(SINCE, 1))
    assert found.elsewhere == tuple(pairs)
    assert found.is_mixed
    assert found.warnings("en")[-1] == (
        "2 stretches of days fit alike; the table's day must be said."
    )
    assert found.warnings("vi")[-1] == (
        "Có 2 khoảng thời gian khớp như nhau; cần nêu ngày của bảng."
    )


def test_a_table_that_fits_every_day_or_none_says_so() -> None:
    always = TWO_PROVINCES.editions([("19999", "xã Hòa Bình"), ("19999", "xã Hòa Bình")])
    assert always.best == (EditionStretch(None, 1),)
    assert always.pairs == 1
    assert always.sentences("en")[0].endswith("of these days: always.")
    assert always.sentences()[0].endswith("danh mục mọi thời điểm.")
    never = TWO_PROVINCES.editions([("19999", "phường Đúc")])
    assert (never.best, never.is_mixed, never.is_one) == ((), False, False)
    assert never.sentences("vi") == (
        "Không có cặp mã và tên nào khớp với ngày nào.",
        "Không khớp với ngày nào: 19999 phường Đúc.",
    )
    assert never.sentences("en")[0] == "No pair of code and name fits any day."
    assert TWO_PROVINCES.editions(OLD, scheme="post").best == ()
    assert TWO_PROVINCES.editions([]).best == ()


def test_long_lists_are_cut_in_sentences_and_whole_in_the_fields() -> None:
    found = TWO_PROVINCES.editions([(f"{code}", "X") for code in range(7)])
    assert found.warnings("en") == ("These fit no day: 0 X, 1 X, 2 X, 3 X, 4 X … (+2).",)
    assert len(found.unknown) == 7
    assert found.sentences("en")[0] in repr(found)


def test_plain_data_has_all_of_it() -> None:
    found = TWO_PROVINCES.editions([("44", "Quảng Bình")]).to_dict()
    assert found["stretches"] == [
        {"start": None, "end": "2025-07-01", "fitting": 1},
        {"start": "2025-07-01", "end": None, "fitting": 0},
    ]
    assert found["best"] == found["stretches"][:1]
    assert (found["pairs"], found["unknown"], found["elsewhere"]) == (1, [], [])
    assert TWO_PROVINCES.editions([("1", "X")]).to_dict()["stretches"][0]["start"] is None


def test_what_is_no_pair_is_refused_with_all_that_are_none() -> None:
    rows: Any = [("44", "Quảng Bình"), ("44",), (44, "Quảng Trị"), ["44", "Quảng Trị"]]
    with pytest.raises(StructuringError) as caught:
        TWO_PROVINCES.editions(rows)
    assert [problem.path for problem in caught.value.problems] == [
        "pairs[1]",
        "pairs[2]",
        "pairs[3]",
    ]
    assert caught.value.read == (("44", "Quảng Bình"),)
    with pytest.raises(InvalidValueError, match='scheme: expected a text, such as "gso", got None'):
        TWO_PROVINCES.editions([], scheme=cast("str", None))
    with pytest.raises(InvalidValueError, match="language"):
        TWO_PROVINCES.editions([]).sentences("fr")
    assert Editions(pairs=0, stretches=()).best == ()


def test_a_table_of_all_communes_takes_no_time_to_speak_of() -> None:
    """Kills: every pair compared with every version, or every stretch with every pair."""
    units = [
        unit(
            f"u{place}",
            f"Xã Hoà {place}",
            f"{place:05}",
            period_of((700_000 + place, 730_000 + place)),
        )
        for place in range(13_000)
    ]
    registry = Registry(hierarchy=Hierarchy(name="territory", units=tuple(units)))
    pairs = [(f"{place:05}", f"HÒA {place}") for place in range(10_000)]
    before = time.perf_counter()
    found = registry.editions(pairs)
    assert time.perf_counter() - before < 5
    assert found.best[0].fitting == 10_000

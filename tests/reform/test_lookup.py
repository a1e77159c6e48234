"""Codes and names mean a unit on a day, and nothing without one."""

import unicodedata
from datetime import date, datetime
from typing import Any, cast

import pytest
import two_provinces
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from two_provinces import JULY, JUNE, TWO_PROVINCES, days_near

from khuyenhoc.errors import AmbiguousUnitError, InvalidValueError, StructuringError
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.unit_names import UnitName, may_name_one
from khuyenhoc.testing.registries import registries
from khuyenhoc.text.names import bare_name, same_name


def bearers(registry: Registry, day: date) -> dict[tuple[str, str], str]:
    return {code: unit.id for unit in registry.on(day).units for code in unit.codes}


@given(registries())
def test_on_its_day_a_code_is_the_unit_that_bears_it(registry: Registry) -> None:
    """Kills: the first or the last bearer of a code for every day; a code of another scheme."""
    for day in days_near(registry):
        borne = bearers(registry, day)
        ever = {code for unit in registry.hierarchy.units for code in unit.codes}
        for scheme, code in ever:
            if (scheme, code) in borne:
                assert registry.resolve(code, scheme=scheme, on=day) == borne[scheme, code]
            else:
                with pytest.raises(InvalidValueError, match="on other days"):
                    registry.resolve(code, scheme=scheme, on=day)
            with pytest.raises(InvalidValueError):
                registry.resolve(code, scheme="another", on=day)


@given(registries())
def test_without_a_day_a_code_and_a_name_are_always_refused(registry: Registry) -> None:
    """Kills: the only bearer taken where there is but one, as there is today."""
    for unit in registry.hierarchy.units:
        for scheme, code in unit.codes:
            with pytest.raises(AmbiguousUnitError) as caught:
                registry.resolve(code, scheme=scheme)
            assert unit.id in dict(caught.value.candidates)
            assert caught.value.day is None
        with pytest.raises(AmbiguousUnitError) as caught:
            registry.named(unit.name)
        assert unit.id in dict(caught.value.candidates)


@given(registries(), st.sampled_from(("{}", "  {} ", "{}\u200b")))
def test_a_name_is_that_of_the_one_unit_that_bears_it_or_refused_with_all(
    registry: Registry, spelling: str
) -> None:
    """Kills: the first of several of a name; names compared letter by letter."""
    for day in days_near(registry):
        units = registry.on(day).units
        for name in {unit.name for unit in units}:
            ids = sorted(unit.id for unit in units if same_name(unit.name, name))
            if len(ids) == 1:
                assert registry.named(spelling.format(name.upper()), on=day) == ids[0]
            else:
                with pytest.raises(AmbiguousUnitError) as caught:
                    registry.named(spelling.format(name.upper()), on=day)
                assert [unit for unit, _ in caught.value.candidates] == ids


def test_44_is_another_province_from_the_day_of_the_reform() -> None:
    assert TWO_PROVINCES.resolve("44", on=JUNE) == "quang-binh"
    assert TWO_PROVINCES.resolve("44", on=JULY) == "quang-tri-2025"
    assert TWO_PROVINCES.resolve("45", on=JUNE) == "quang-tri"
    assert TWO_PROVINCES.named("QUẢNG TRỊ", on=JUNE) == "quang-tri"
    assert TWO_PROVINCES.named("Tỉnh Quảng Trị", on=JULY) == "quang-tri-2025"


CALLED = "as the unit of 44 is called on 2025-07-01"
BORNE = "expected a code of gso that a unit bears on 2025-07-01"
SAID_OF_45 = "quang-tri (Quảng Trị, until 2025-06-30)"
SAID_OF_44 = (
    "quang-binh (Quảng Bình, until 2025-06-30); quang-tri-2025 (Quảng Trị, from 2025-07-01)"
)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: TWO_PROVINCES.resolve("44"),
            f"code 44 of gso: expected a day, for what it means depends on it: {SAID_OF_44}",
        ),
        (
            lambda: TWO_PROVINCES.resolve("45", on=JULY),
            (
                "code: expected a code of gso that a unit bears on 2025-07-01, as on other days: "
                "quang-tri (Quảng Trị, until 2025-06-30), got '45'"
            ),
        ),
        (
            lambda: TWO_PROVINCES.resolve("1999", on=JULY),
            (
                "code: expected a code of gso that a unit bears on 2025-07-01 "
                "(near: 19999, 19998, 19997), got '1999'"
            ),
        ),
        (
            lambda: TWO_PROVINCES.resolve("77"),
            "code: expected a code of gso that a unit bears on any day, got '77'",
        ),
        (
            lambda: TWO_PROVINCES.resolve("44", scheme="GSO", on=JULY),
            "code: expected a code of GSO that a unit bears on 2025-07-01 (schemes: gso), got '44'",
        ),
        (
            lambda: TWO_PROVINCES.resolve(cast("str", 44), on=JULY),
            "code: expected a text, because leading zeros matter, got 44",
        ),
        (
            lambda: TWO_PROVINCES.resolve("44", scheme=cast("str", None), on=JULY),
            'scheme: expected a text, such as "gso", got None',
        ),
        (
            lambda: TWO_PROVINCES.resolve("44", on=datetime(2025, 7, 1)),  # noqa: DTZ001
            "on: expected a date without a time, got datetime.datetime(2025, 7, 1, 0, 0)",
        ),
        (
            lambda: TWO_PROVINCES.named("Quảng Bình", on=JULY),
            (
                "name: expected the name of a unit on 2025-07-01, as on other days: "
                "quang-binh (Quảng Bình, until 2025-06-30), got 'Quảng Bình'"
            ),
        ),
        (
            lambda: TWO_PROVINCES.named("Quảng Tri", on=JULY),
            "name: expected the name of a unit on 2025-07-01 (near: Quảng Trị), got 'Quảng Tri'",
        ),
        (
            lambda: TWO_PROVINCES.named("Cà Mau"),
            "name: expected the name of a unit on any day, got 'Cà Mau'",
        ),
        (
            lambda: TWO_PROVINCES.named(" ", on=JULY),
            "name: expected a text that is not blank, got ' '",
        ),
        (
            lambda: TWO_PROVINCES.named("Hoà Bình", on=JULY),
            (
                "name 'Hoà Bình': expected one unit on 2025-07-01, "
                "got p-cc (ward Hòa Bình in Quảng Trị); p-ht (ward Hoà Bình in Huế); "
                "x-ht (commune Hoà Bình in Huế)"
            ),
        ),
        (
            lambda: TWO_PROVINCES.named("P. Hoà Bình", on=JULY),
            (
                "name 'P. Hoà Bình': expected one unit on 2025-07-01, "
                "got p-cc (ward Hòa Bình in Quảng Trị); p-ht (ward Hoà Bình in Huế)"
            ),
        ),
    ],
)
def test_a_refusal_says_who_else_may_be_meant_and_when(ask: Any, message: str) -> None:
    with pytest.raises((AmbiguousUnitError, InvalidValueError)) as caught:
        ask()
    assert str(caught.value) == message


def test_a_word_for_the_kind_chooses_among_units_of_one_name() -> None:
    """Kills: a commune found as a ward because the bare names are the same."""
    assert TWO_PROVINCES.named("xã Hòa Bình", on=JULY) == "x-ht"
    assert TWO_PROVINCES.named("Thị xã Huế", on=JULY) == "hue"  # the only one of the name


def test_two_bearers_of_a_code_on_one_day_are_both_named() -> None:
    hierarchy = TWO_PROVINCES.hierarchy
    units = (*hierarchy.units, two_provinces.unit("another", "Quảng Trị", "45"))
    doubled = Registry(hierarchy=evolve(hierarchy, units=units))
    with pytest.raises(AmbiguousUnitError) as caught:
        doubled.resolve("45", on=JUNE)
    assert [one for one, _ in caught.value.candidates] == ["quang-tri", "another"]
    with pytest.raises(StructuringError, match=r"one unit on 2025-06-30, not quang-tri"):
        doubled.match([("45", "Quảng Trị")], on=JUNE)


def test_a_table_is_matched_by_code_and_name_with_all_problems_at_once() -> None:
    """Kills: a code taken at its word beside another name, as joins by code do."""
    found = TWO_PROVINCES.match([("44", "Tỉnh Quảng Trị"), ("46", "HUẾ")], on=JULY)
    assert found == {"44": "quang-tri-2025", "46": "hue"}
    rows: Any = [("44", "Quảng Bình"), ("46", "Huế"), ("45", "Quảng Trị"), ("46", None), "46"]
    with pytest.raises(StructuringError) as caught:
        TWO_PROVINCES.match(rows, on=JULY)
    assert str(caught.value).splitlines() == [
        "Registry.match: 4 problems",
        f"  pairs[0].name: expected 'Quảng Trị', {CALLED}, got 'Quảng Bình'",
        f"  pairs[2].code: {BORNE}, as on other days: {SAID_OF_45}, got '45'",
        "  pairs[3]: expected a code and a name, both as text, got ('46', None)",
        "  pairs[4]: expected a code and a name, both as text, got '46'",
    ]
    assert caught.value.read == (("46", "hue"),)
    with pytest.raises(InvalidValueError, match="on: expected a date without a time, got None"):
        TWO_PROVINCES.match([], on=cast("date", None))


SPELLINGS = st.sampled_from(
    [
        f"{word}{name}"
        for word in ("", "Xã ", "xã  ", "Phường ", "P.", "TP. ", "Thành phố ", "Thị xã ")
        for name in ("Hoà Bình", "HÒA BÌNH", "Phường Đúc", "1", "Đúc ")
    ]
).flatmap(lambda name: st.sampled_from((name, unicodedata.normalize("NFD", name))))


@given(SPELLINGS, SPELLINGS)
def test_the_quick_way_to_compare_names_says_the_same(first: str, second: str) -> None:
    """Kills: a short cut that finds "Xã Hoà Bình" in "Phường Hoà Bình", or "1" in "Xã 1"."""
    fit = UnitName.of(first).fits(UnitName.of(second))
    assert may_name_one(first, second) == may_name_one(second, first) == fit
    if same_name(first, second) or same_name(bare_name(first), second):
        assert fit
    assert (
        same_name(bare_name(first.strip()), bare_name(second.strip()))
        or not fit
        or ("Phường Đúc" in (bare_name(first), bare_name(second)))
    )


@pytest.mark.parametrize(
    ("first", "second", "fit"),
    [
        ("TP. Huế", "Thành phố Huế", True),
        ("TP Huế", "Huế", True),
        ("T.P. Huế", "thành phố huế", True),
        ("Xã Hoà Bình", "Phường Hoà Bình", False),
        ("Phường Đúc", "Phường Phường Đúc", True),
        ("Xã Đúc", "Phường Phường Đúc", False),
        ("Phường 1", "1", False),
        ("Quận 1", "Phường 1", False),
        ("Cần Thơ", "Cẩn Thơ", False),
    ],
)
def test_names_fit_with_or_without_the_word_for_the_kind(
    first: str, second: str, *, fit: bool
) -> None:
    assert may_name_one(first, second) is may_name_one(second, first) is fit

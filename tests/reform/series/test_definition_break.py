"""A break of definition bars the changes across it, and no others."""

from datetime import date
from typing import Final

import pytest
from made_up import H1, H2, NOW, WARDS, Y24, Y25, Y26, given, of

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicators import MEMBERS, SCHOLARSHIPS
from khuyenhoc.reform.restating.caveat import CaveatKind
from khuyenhoc.reform.restating.restated import Comparability
from khuyenhoc.reform.series.comparable import comparable
from khuyenhoc.reform.series.definition_break import DefinitionBreak
from khuyenhoc.values.period import Period

STOCK: Final = DefinitionBreak(indicator=MEMBERS, on=date(2025, 7, 1))
FLOW: Final = DefinitionBreak(indicator=SCHOLARSHIPS, on=date(2025, 7, 1))


@pytest.mark.parametrize(
    ("one", "earlier", "later", "barred"),
    [
        (STOCK, Period.until(date(2025, 6, 29)), Period.until(date(2025, 6, 30)), False),
        (STOCK, Period.until(date(2025, 6, 30)), Period.until(date(2025, 7, 1)), True),
        (STOCK, Period.until(date(2025, 7, 1)), Period.until(date(2025, 7, 2)), False),
        (STOCK, Y24, Y25, True),
        (STOCK, Y25, Y26, False),
        (STOCK, H1, Period(date(2025, 1, 1)), True),
        (FLOW, H1, H2, True),
        (FLOW, H2, H1, True),
        (FLOW, Y24, H1, False),
        (FLOW, H2, Y26, False),
        (FLOW, Y24, Y25, True),
        (FLOW, Y25, Y26, True),
        (FLOW, Y25, Y25, False),
        (FLOW, Y25, Period.first_months(2025, 9), True),
        (FLOW, H2, Period.until(date(2025, 12, 31)), True),
        (FLOW, H1, Period.until(date(2025, 6, 30)), False),
        (FLOW, H2, Period(date(2026, 1, 1)), False),
    ],
)
def test_it_lies_between_what_is_not_counted_in_one_way(
    one: DefinitionBreak, earlier: Period, later: Period, *, barred: bool
) -> None:
    """Kills: a year of both ways taken for one of the new; an order of periods asked for."""
    assert one.lies_between(earlier, later) is barred
    assert one.lies_between(later, earlier) is barred


def test_only_changes_across_it_are_barred_and_only_of_its_indicator() -> None:
    told = [make("e", year, 5) for make in (of, given) for year in (Period.year(2023), Y24, Y25)]
    cut = DefinitionBreak(indicator=MEMBERS, on=date(2025, 1, 1), note="theo thẻ")
    series = comparable(told, WARDS, on=NOW, breaks=[cut])
    before = series.change("e", MEMBERS, Y24, since=Period.year(2023))
    assert before.status is Comparability.EXACT
    assert before.sentence("vi") == "không đổi"
    across = series.change("e", MEMBERS, Y25, since=Y24)
    assert across.change is None
    assert across.status is Comparability.NOT_COMPARABLE
    assert str(across) == (
        "not comparable: what is counted was defined otherwise: theo thẻ (2025-01-01)"
    )
    assert across.sentence("vi") == (
        "không so sánh được: Cách tính đã thay đổi: theo thẻ (2025-01-01)"
    )
    assert across.now.value == across.before.value
    other = series.change("e", SCHOLARSHIPS, Y25, since=Y24)
    assert other.status is Comparability.EXACT
    assert str(other) == "0, 0%"


@pytest.mark.parametrize(
    ("unit", "barred"),
    [("a", {"x"}), ("b", {"x", "y"}), ("x", {"x"}), ("d", set[str]()), ("e", {"e"})],
)
def test_only_what_a_unit_became_is_barred(unit: str, barred: set[str]) -> None:
    """Kills: a new ward that counts anew overlooked where only the old ones told."""
    told = [of(key, year, 5) for key in "abce" for year in (Period.year(2023), Y24)]
    cut = DefinitionBreak(indicator=MEMBERS, on=date(2024, 6, 1), units=(unit,))
    series = comparable(told, WARDS, on=NOW, breaks=[cut])
    changes = series.changes(MEMBERS, Y24, since=Period.year(2023))
    found = {
        key
        for key, one in changes.items()
        if any(caveat.kind is CaveatKind.DEFINITION for caveat in one.caveats)
    }
    assert list(changes) == ["e", "x", "y"] or set(changes) == {"e", "x", "y"}
    assert found == barred
    grouped = comparable(told, WARDS, on=NOW, breaks=[cut], groups={"x": "all", "y": "all"})
    change = grouped.change("all", MEMBERS, Y24, since=Period.year(2023))
    assert (change.change is None) is bool(barred & {"x", "y"})


def test_a_change_is_as_exact_as_both_figures() -> None:
    told = [of("a", Y24, 10), of("b", Y24, 4), of("x", Y25, 20), of("y", Y25, 2), of("e", Y25, 1)]
    series = comparable(told, WARDS, on=NOW)
    change = series.change("x", MEMBERS, Y25, since=Y24)
    assert change.status is Comparability.BOUNDED
    assert change.sentence("vi").startswith("tăng từ 6 đến 10 người")
    changes = series.changes(MEMBERS, Y25, since=Y24)
    assert set(changes) == {"x", "y"}
    with pytest.raises(KeyError, match="a unit of which members was reported for 2024"):
        series.change("e", MEMBERS, Y25, since=Y24)
    twice = comparable([*told, of("x", Y25, 21)], WARDS, on=NOW)
    doubled = twice.change("x", MEMBERS, Y25, since=Y24)
    assert str(doubled) == (
        "not comparable: counted twice: Phường X; divided in shares that are not known: Phường B"
    )


def test_a_break_of_an_unknown_unit_is_refused() -> None:
    """Kills: a typing error that silently bars nothing."""
    cut = DefinitionBreak(indicator=MEMBERS, on=NOW, units=("e", "citi"))
    with pytest.raises(InvalidValueError) as caught:
        comparable([], WARDS, on=NOW, breaks=[cut])
    assert str(caught.value) == (
        "comparable.breaks[0].units: expected the id of a unit of wards (near: city), got 'citi'"
    )

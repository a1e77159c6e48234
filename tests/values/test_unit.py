"""Units: known by their codes."""

import pytest

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values import unit as units
from khuyenhoc.values.unit import PERCENT, PERSON, UNITS, VND, VND_PER_PERSON, YEAR, Unit, UnitKind


def test_two_units_are_the_same_when_their_codes_are() -> None:
    assert Unit("person", "hội viên") == PERSON
    assert hash(Unit("person", "hội viên")) == hash(PERSON)
    assert Unit("member", "người") != PERSON


def test_only_things_money_and_names_come_in_whole_numbers() -> None:
    assert [one.whole for one in (PERSON, VND, YEAR)] == [True, True, True]
    assert [one.whole for one in (PERCENT, VND_PER_PERSON)] == [False, False]


def test_every_unit_of_the_package_is_listed_under_its_own_code() -> None:
    """Kills: two units with one code, of which the table would lose one."""
    public = [getattr(units, name) for name in units.__all__]
    assert set(UNITS.values()) == {one for one in public if isinstance(one, Unit)}
    assert all(code == one.code for code, one in UNITS.items())
    assert len(UNITS) == sum(isinstance(one, Unit) for one in public)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (("", "bộ"), "Unit.code: expected a text that is not blank, got ''"),
        (("desk", "  "), "Unit.label_vi: expected a text that is not blank, got '  '"),
        (("desk", "bộ", "count"), "Unit.kind: expected a value of UnitKind, got 'count'"),
    ],
)
def test_a_unit_without_a_name_is_refused(wrong: tuple[str, ...], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Unit(*wrong)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_a_unit_counts_things_unless_it_says_otherwise() -> None:
    assert Unit("desk", "bộ bàn ghế").kind is UnitKind.COUNT

"""How many of one thing there are: scholarships, bicycles, attendances."""

from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, whole_number
from khuyenhoc.errors import InvalidValueError, shown
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.unit import OCCURRENCE, PERSON, UNITS, Unit, UnitKind

__all__ = ["Count", "count_of_things"]


def count_of_things(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a count of things: people and lượt are recipients, and no gifts."""
    if not isinstance(value, Count):
        raise InvalidValueError(field_name(instance, attribute), value, "a value of Count")
    if value.unit in (PERSON, OCCURRENCE):
        said = "a Count of things, such as SCHOLARSHIP or BICYCLE; people and lượt are recipients"
        raise InvalidValueError(field_name(instance, attribute), value, said)


def _of_things(instance: object, attribute: "Attribute[Unit]", value: object) -> None:
    if not isinstance(value, Unit) or value.kind is not UnitKind.COUNT:
        said = "a Unit of whole things, such as SCHOLARSHIP or BICYCLE"
        raise InvalidValueError(field_name(instance, attribute), value, said)
    if UNITS.get(value.code, value).kind is not UnitKind.COUNT:  # units are known by their codes
        said = f"a unit with a code of its own; {value.code} is {UNITS[value.code].label_vi}"
        raise InvalidValueError(field_name(instance, attribute), value.code, said)


@frozen
class Count:
    """A whole number of one kind of thing (số lượng): 614 suất học bổng, 20 xe đạp, 1.500 lượt.

    It meets only its own kind, and times an amount of đồng it is an amount of đồng. Attendances
    (lượt) are added to attendances and never become people: somebody may have come several times.
    People are not added at all, as those of two groups may be the same.

    >>> from khuyenhoc.values.unit import GIFT, OCCURRENCE
    >>> Count(80, GIFT) * Dong(1_000_000)
    Dong(80_000_000)
    >>> (Count(900, OCCURRENCE) + Count(600, OCCURRENCE)).number
    1500
    >>> Count(900, OCCURRENCE) + Count(600, PERSON)
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.InvalidValueError: Count + Count: expected a Count of occurrence, as the first, got Count(600, person)

    Raises:
        InvalidValueError: The number is not exactly an ``int`` of at least 0, or the unit is one
            of money, of shares or of measures; on adding, the units differ or are people.
    """  # noqa: E501  (an error is one line)

    number: int = field(validator=whole_number)
    unit: Unit = field(validator=_of_things)

    def __add__(self, other: "Count") -> "Count":
        if not isinstance(cast("object", other), Count):
            return NotImplemented
        if self.unit != other.unit:
            said = f"a Count of {self.unit.code}, as the first"
            raise InvalidValueError("Count + Count", other, said)
        if self.unit == PERSON:
            said = (
                "no people, as those of two groups may be the same; kh.people_bounds([…]) tells how"
                " many there can be"
            )
            raise InvalidValueError("Count + Count", other, said)
        return Count(self.number + other.number, self.unit)

    def __mul__(self, each: Dong) -> Dong:
        if not isinstance(cast("object", each), Dong):
            return NotImplemented
        return self.number * each

    __rmul__ = __mul__

    def __repr__(self) -> str:
        try:
            return f"Count({self.number:_}, {self.unit.code})"
        except ValueError:  # more digits than Python prints
            return f"Count({shown(self.number)}, {self.unit.code})"

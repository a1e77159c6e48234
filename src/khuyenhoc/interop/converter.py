"""Models to plain data and back, through one strict converter."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, cast, get_args, get_origin

from attrs import fields, frozen, has, resolve_types

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import MOST_DIGITS, Quantity
from khuyenhoc.values.unit import UNITS, Unit

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["make_converter"]

_NUMBERS: Final = frozenset({int, Fraction})
_ZERO_BELOW: Final = re.compile(r"/0+$")
_FRACTION: Final = re.compile(
    rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DIGITS}}}|/[0-9]{{1,{MOST_DIGITS}}})?"
)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What a quantity holds that is a quantity itself; only one deep, or a file could nest endlessly.
_BESIDE: Final = ("whole", "share", "worth")


def make_converter(catalogue: Catalogue = CATALOGUE) -> "Converter":
    """Make a converter that drops nothing and guesses nothing.

    Unknown keys are refused, ``True`` and 3.0 are no numbers, fractions and decimals travel as
    text ("641/20" or "32.05"), indicators and units by code, periods as their first and last day.
    Values equal to a field's default are left out. A unit that neither this package nor the
    catalogue has could not be read back, and writing it raises ``InvalidValueError``.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> make_converter().unstructure(Period.year(2023))
    {'first_day': '2023-01-01', 'last_day': '2023-12-31'}
    """
    from cattrs import Converter  # noqa: PLC0415 - importing khuyenhoc must not import cattrs

    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    for kind, expected in ((int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(kind, _strict(kind, expected))
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(date, _read_date)
    converter.register_structure_hook_func(_is_exact, _read_exact)
    converter.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _read_enum
    )
    converter.register_structure_hook_factory(_is_tuple, _tuple_reader)
    converter.register_structure_hook_factory(has, _object_reader)
    period = converter.get_structure_hook(_WrittenPeriod)
    converter.register_structure_hook(Period, lambda value, _: period(value, _WrittenPeriod).period)
    converter.register_structure_hook(Indicator, lambda value, _: _read_indicator(catalogue, value))
    units = {**UNITS, **{i.unit.code: i.unit for i in catalogue if i.unit is not None}}
    converter.register_structure_hook(Unit, lambda value, _: _read_unit(units, value))

    converter.register_unstructure_hook_func(_is_exact, _write_exact)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Period, _write_period)
    converter.register_unstructure_hook(Indicator, lambda indicator: indicator.code)
    converter.register_unstructure_hook(Unit, lambda unit: _write_unit(units, unit))
    return converter


@frozen(kw_only=True)
class _WrittenPeriod:
    """A period as files have it: both days included, either left out where it is not known."""

    first_day: date | None = None
    last_day: date | None = None

    @property
    def period(self) -> Period:
        if self.last_day is None:
            return Period(self.first_day, None)
        if self.first_day is None:
            return Period.until(self.last_day)
        return Period.through(self.first_day, last_day=self.last_day)


def _write_period(period: Period) -> dict[str, str]:
    days = {"first_day": period.start, "last_day": period.last_day}
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def _strict(kind: type, expected: str) -> Callable[[Any, Any], Any]:
    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not kind:
            raise InvalidValueError("", value, expected)
        return value

    return read


def _read_text(value: object, _: object) -> str:
    if type(value) is not str:
        raise InvalidValueError("", value, "a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        expected = "a text of whole characters, which UTF-8 can hold"
        raise InvalidValueError("", value, expected) from None
    return value


def _read_date(value: object, _: object) -> date:
    try:
        # Python also takes "20231231" and "2023-W52-7"
        return date.fromisoformat(value if type(value) is str and _DAY.fullmatch(value) else "")
    except ValueError:
        raise InvalidValueError("", value, 'a day such as "2023-12-31"') from None


def _is_exact(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return isinstance(kind, UnionType) and _NUMBERS <= set(get_args(kind)) <= _NUMBERS | {NoneType}


def _read_exact(value: object, kind: object) -> Exact | None:
    if value is None and NoneType in get_args(kind):
        return None
    if type(value) is int:
        return value
    if type(value) is str and _FRACTION.fullmatch(value) and not _ZERO_BELOW.search(value):
        return simplest(Fraction(value))
    raise InvalidValueError(
        "", value, 'a whole number, or a decimal or fraction as text: "32.05" or "1/3"'
    )


def _write_exact(value: Exact | None) -> int | str | None:
    if value is None or isinstance(value, int):
        return value
    twos = (value.denominator & -value.denominator).bit_length() - 1
    rest, fives = value.denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:  # no finite decimal
        return str(value)
    places = max(twos, fives)
    if places > MOST_DIGITS:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _read_enum(value: object, kind: type[Enum]) -> Enum:
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    raise InvalidValueError("", value, f"one of {', '.join(member.value for member in kind)}")


def _read_indicator(catalogue: Catalogue, value: object) -> Indicator:
    if type(value) is not str:
        raise InvalidValueError("", value, "the code of an indicator")
    return catalogue[value]


def _read_unit(units: dict[str, Unit], value: object) -> Unit:
    if type(value) is not str or value not in units:
        raise InvalidValueError("", value, "the code of a unit of the catalogue")
    return units[value]


def _write_unit(units: dict[str, Unit], unit: Unit) -> str:
    known = units.get(unit.code)
    if known is None or known.kind is not unit.kind:
        expected = (
            "a unit of this package, of the indicators or of catalogue=; give one that has it"
        )
        raise InvalidValueError("unit", unit.code, expected)
    return unit.code


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return get_origin(kind) is tuple


def _tuple_reader(kind: Any, converter: "Converter") -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """Read a list into a tuple, every bad item at once; cattrs would take any iterable."""
    kinds = get_args(kind)
    length = None if kinds[-1] is Ellipsis else len(kinds)
    expected = "a list" if length is None else f"a list of {length}"

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        given = cast("list[Any]", value)
        if type(value) is not list or (length is not None and len(given) != length):
            raise InvalidValueError("", given, expected)
        items: list[Any] = []
        problems: list[Problem] = []
        for index, item in enumerate(given):
            try:
                items.append(
                    converter.structure(item, kinds[0] if length is None else kinds[index])
                )
            except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
                problems += problems_of(error, f"[{index}]")
        if problems:
            raise StructuringError(expected, problems)
        return tuple(items)

    return read


def _object_reader(kind: Any, converter: "Converter") -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """Read an object; cattrs would fail on anything else in words of its own."""
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415 - as above

    read_object = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )
    names = ", ".join(attribute.name for attribute in fields(resolve_types(kind)))

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not dict:
            raise InvalidValueError("", value, f"an object with keys of {names}")
        if kind is Quantity:
            _check_depth(cast("dict[str, Any]", value))
        return read_object(cast("dict[str, Any]", value), kind)

    return read


def _check_depth(quantity: dict[str, Any]) -> None:
    """Refuse what nests deeper before it is followed there."""
    for name in _BESIDE:
        beside = cast("object", quantity.get(name))
        if isinstance(beside, dict):
            for further in _BESIDE:
                value = cast("dict[str, Any]", beside).get(further)
                if value is not None:
                    expected = "nothing in a quantity that is itself printed with another"
                    raise InvalidValueError(f"Quantity.{name}.{further}", value, expected)

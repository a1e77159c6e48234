"""Objects and lists of plain data as models and tuples, everything wrong in them at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast, get_args, get_origin

from attrs import fields, resolve_types

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.models.person import Person
from khuyenhoc.values.quantity import Quantity

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["Hook", "is_tuple", "object_reader", "of_class", "tuple_reader"]

Hook = Callable[[Any, Any], Any]

#: What a quantity holds that is a quantity itself; only one deep, or a file could nest endlessly.
_BESIDE: Final = ("whole", "share", "worth")


def of_class(expected: type) -> Callable[[Any], bool]:
    """Make the test whether a field holds one class, or what a host derived from it.

    With it a class is registered by a factory, which cattrs calls where the class is first met:
    most converters meet few classes.
    """

    def is_of_class(kind: Any) -> bool:  # noqa: ANN401 - a type expression
        return isinstance(kind, type) and issubclass(kind, expected)

    return is_of_class


def is_tuple(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    """Tell whether a field holds a tuple of stated kinds."""
    return get_origin(kind) is tuple


def tuple_reader(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
    """Read a list into a tuple, every bad item at once; cattrs would take any iterable."""
    kinds = get_args(kind)
    length = None if kinds[-1] is Ellipsis else len(kinds)
    expected = "a list" if length is None else f"a list of {length}"

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        given = cast("list[Any]", value)
        if type(value) is not list or (length is not None and len(given) != length):
            raise InvalidValueError("", type(given) if Person in kinds else given, expected)
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


def object_reader(kind: Any, converter: "Converter", **readers: Hook) -> Hook:  # noqa: ANN401 - a type expression
    """Read an object; cattrs would fail on anything else in words of its own.

    A field that its type alone does not say how to read has one of ``readers``, by its name.
    """
    # imported here, since importing khuyenhoc must not import cattrs
    from cattrs.gen import make_dict_structure_fn, override  # noqa: PLC0415

    overrides: dict[str, Any] = {
        name: override(struct_hook=reader) for name, reader in readers.items()
    }
    read_object = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,
    )
    names = ", ".join(one.name for one in fields(resolve_types(kind)) if one.init)

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

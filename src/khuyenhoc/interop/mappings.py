"""Objects whose keys are ids and not the names of fields, as mappings and back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.objects import Hook
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.interop.scalars import read_text

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["is_mapping", "mapping_reader", "mapping_writer"]


def is_mapping(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    """Tell whether a field holds values of one kind by their ids."""
    return get_origin(kind) is Mapping


def mapping_reader(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
    """Read an object by its keys, whatever they are, and every bad value at once."""
    values = get_args(kind)[1]

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not dict:
            raise InvalidValueError("", value, "an object by ids")
        found: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, one in cast("dict[object, Any]", value).items():
            try:
                found[read_text(key, str)] = converter.structure(one, values)
            except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
                problems += problems_of(error, str(key))
        if problems:
            raise StructuringError("an object by ids", problems)
        return found

    return read


def mapping_writer(kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - a type expression
    """Write the values of a mapping, each by the kind that it is said to be of."""
    write = converter.get_unstructure_hook(get_args(kind)[1])
    return lambda mapping: {key: write(value) for key, value in mapping.items()}

"""Which of several kinds a value of plain data is, where a field may hold any of them."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Union, cast, get_args, get_origin

from attrs import NOTHING, fields_dict, frozen, has, resolve_types

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.interop.scalars import is_enum
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.ratio import Base
from khuyenhoc.values.unit import Unit

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["is_union", "union_reader", "word_refused"]

#: What travels as text: by its code, its word or as a day.
_AS_TEXT: Final = (str, date, Unit, Indicator, Base)
_SHAPES: Final = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
}


def is_union(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    """Tell whether a field may hold several kinds, besides being without a value."""
    of_several = isinstance(kind, UnionType) or get_origin(kind) is Union
    return of_several and len(_members(kind)) > 1


def union_reader(kind: Any, converter: "Converter") -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """Read whichever of several kinds a value is, by its shape and, of objects, by their tag.

    A text, a whole number, a flag, a list and an object cannot be taken for each other. Objects of
    several classes are told apart by a field that all of them have, an enum of which no word
    belongs to two (``kind``); where it is left out, the object is of the one class that may leave
    it out.

    Raises:
        InvalidValueError: Two of the kinds look alike.
    """
    by_shape: dict[type, list[Any]] = {}
    for member in _members(kind):
        by_shape.setdefault(_shape(member), []).append(member)
    objects = by_shape.get(dict, [])
    tagged = _tagged(objects) if len(objects) > 1 else None
    alike = [shape for shape, members in by_shape.items() if len(members) > 1]
    if object in by_shape or alike != ([] if tagged is None else [dict]):
        expected = "kinds of different shapes, or classes of which each has words for one enum"
        raise InvalidValueError("kind", kind, expected)
    may_lack = NoneType in get_args(kind)
    expected = " or ".join(_SHAPES[shape] for shape in by_shape)

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if value is None and may_lack:
            return None
        shape = cast("type[object]", type(value))
        members = by_shape.get(shape)
        if members is None:
            raise InvalidValueError("", value, expected)
        if tagged is not None and shape is dict:
            return _read_tagged(tagged, cast("dict[str, Any]", value), converter)
        return converter.structure(value, members[0])

    return read


def _members(kind: Any) -> list[Any]:  # noqa: ANN401 - a type expression
    return [member for member in get_args(kind) if member is not NoneType]


def _shape(member: Any) -> type:  # noqa: ANN401 - a type expression
    """Give the type that JSON has for a kind; ``object`` where that is not known."""
    if member in _AS_TEXT or is_enum(member):
        return str
    if member in (int, bool):
        return cast("type", member)
    if get_origin(member) is tuple:
        return list
    return dict if has(member) else object


@frozen(kw_only=True)
class _Tagged:
    """Classes that one of their keys tells apart."""

    key: str
    by_word: dict[str, type]
    #: The class that may leave the key out, if one may.
    without: type | None


def _tagged(classes: list[Any]) -> _Tagged | None:
    first, *others = [fields_dict(resolve_types(one)) for one in classes]
    for key in first:
        if not all(key in other for other in others):
            continue
        attributes = [own[key] for own in (first, *others)]
        enums = [_enum(attribute.type) for attribute in attributes]
        words = [
            (word.value, one) for one, enum in zip(classes, enums, strict=True) for word in enum
        ]
        defaults = [
            one
            for one, attribute in zip(classes, attributes, strict=True)
            if attribute.default is not NOTHING
        ]
        if all(enums) and len(dict(words)) == len(words) and len(defaults) < 2:
            without = defaults[0] if defaults else None
            return _Tagged(key=key, by_word=dict(words), without=without)
    return None


def _enum(kind: Any) -> list[Enum]:  # noqa: ANN401 - a type expression
    """Give the words of an enum, which may be left out; none for anything else."""
    members = _members(kind) or [kind]
    one = members[0] if len(members) == 1 else None
    return list(one) if isinstance(one, type) and issubclass(one, Enum) else []


def _read_tagged(tagged: _Tagged, value: dict[str, Any], converter: "Converter") -> object:
    word = cast("object", value.get(tagged.key))
    known = tagged.by_word.get(word) if isinstance(word, str) else None
    if known is None and word is None:
        known = tagged.without
    if known is not None:
        return cast("object", converter.structure(value, known))
    raise word_refused(tagged.key, word, tagged.by_word, value, converter)


def word_refused(
    key: str, word: object, by_word: dict[str, type], rest: dict[str, Any], converter: "Converter"
) -> StructuringError:
    """Say what is wrong with an object of which nobody can tell the class by its ``word``.

    All else in it is judged by the class that knows most of its keys, and misses the fewest.
    """

    def likeness(one: type) -> tuple[int, int]:
        known = fields_dict(one)
        needed = [name for name, attribute in known.items() if attribute.default is NOTHING]
        return len(rest.keys() & known.keys()), -len(needed)

    likely = max(dict.fromkeys(by_word.values()), key=likeness)
    problems = [Problem(key, word, f"one of {', '.join(by_word)}")]
    try:
        converter.structure(rest, likely)
    except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
        problems += [problem for problem in problems_of(error) if problem.path != key]
    return StructuringError("object", problems)

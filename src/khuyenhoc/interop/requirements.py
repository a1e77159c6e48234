"""Requirements as plain data: objects that say by a word of what kind they are."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.objects import Hook, object_reader
from khuyenhoc.interop.problems import Nothing
from khuyenhoc.interop.unions import word_refused
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    HasTitle,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf, AnyOf, OnlyFor, Requirement, SameAs

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["MOST_NESTED", "add_requirements"]

T = TypeVar("T")

#: How deep requirements and points may stand in each other; those of the law stand at most five
#: deep, and a file could nest endlessly.
MOST_NESTED: Final = 32
_WORD: Final = "kind"
_BY_WORD: Final[dict[str, type]] = {
    "points-at-least": PointsAtLeast,
    "share-at-least": ShareAtLeast,
    "count-at-least": CountAtLeast,
    "stated": Stated,
    "has-title": HasTitle,
    "not-sourced": NotSourced,
    "all-of": AllOf,
    "any-of": AnyOf,
    "only-for": OnlyFor,
    "same-as": SameAs,
}
_WORDS: Final = {kind: word for word, kind in _BY_WORD.items()}
#: Where requirements and points have others in them.
_INSIDE: Final = ("parts", "part", "points", "items")
_HOLDING: Final = frozenset({AllOf, AnyOf, OnlyFor, PointsAtLeast, Points})


def add_requirements(converter: "Converter") -> None:
    """Let a converter read and write requirements, and what points are made of.

    A word tells the class where it may be any; what can only be a statement (``when``) has none.
    """
    converter.register_structure_hook_factory(_is_requirement, _requirement_reader)
    converter.register_structure_hook_factory(_is_nested, _nested_reader)
    converter.register_unstructure_hook_factory(_is_requirement, _requirement_writer)
    converter.register_unstructure_hook_factory(_is_nested, _nested_writer)


def _is_requirement(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return bool(kind == Requirement)


def _requirement_reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
    expected = f"an object with a {_WORD}: {', '.join(_BY_WORD)}"

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not dict:
            raise InvalidValueError("", value, expected)
        rest = dict(cast("dict[str, Any]", value))
        word = rest.pop(_WORD, Nothing())
        known: Any = _BY_WORD.get(word) if isinstance(word, str) else None
        if known is None:
            raise word_refused(_WORD, word, _BY_WORD, rest, converter)
        return converter.structure(rest, known)

    return read


def _requirement_writer(_kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    def write(one: Any) -> dict[str, Any]:  # noqa: ANN401 - of any of the classes
        word = _WORDS.get(type(cast("object", one)))
        if word is None:  # a host's own kind, which could not be read back
            expected = f"a requirement of this package: {', '.join(_BY_WORD)}"
            raise InvalidValueError("requirement", one, expected)
        return {_WORD: word, **converter.unstructure(one)}

    return write


def _is_nested(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return kind in _HOLDING


def _nested_reader(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
    read_object = object_reader(kind, converter)

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is dict:
            _check_depth(kind, cast("dict[str, Any]", value), _in_data)
        return read_object(value, kind)

    return read


def _nested_writer(kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    from cattrs.gen import make_dict_unstructure_fn  # noqa: PLC0415 - importing khuyenhoc must not

    write: Callable[[Any], Any] = make_dict_unstructure_fn(
        kind, converter, _cattrs_omit_if_default=True
    )

    def write_checked(one: Any) -> Any:  # noqa: ANN401 - of any of the classes
        _check_depth(kind, one, _in_model)
        return write(one)

    return write_checked


def _check_depth(kind: type, top: T, inside: Callable[[T], Iterator[T]]) -> None:
    """Refuse what nests deeper before it is followed there."""
    depth, level = 0, [top]
    while level:
        depth += 1
        level = [below for one in level for below in inside(one)]
    if depth > MOST_NESTED:
        expected = f"requirements and points at most {MOST_NESTED} deep in each other"
        raise InvalidValueError(kind.__name__, depth, expected)


def _in_data(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in _INSIDE:
        below = cast("object", value.get(name))
        for one in cast("list[object]", below) if isinstance(below, list) else [below]:
            if isinstance(one, dict):
                yield cast("dict[str, Any]", one)


def _in_model(model: object) -> Iterator[object]:
    for name in _INSIDE:
        below = getattr(model, name, ())
        yield from cast("tuple[object, ...]", below) if type(below) is tuple else (below,)

"""The facts of an application as plain data: yes or no, a number, bounds or a ratio."""

from collections.abc import Mapping
from fractions import Fraction
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import fields_dict

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.objects import Hook
from khuyenhoc.interop.scalars import read_exact
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.rules.assessments.application import Fact
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["add_facts"]

#: What a fact is as an object; their keys tell them apart.
_OBJECTS: Final[tuple[type, ...]] = (Ratio, Bounds, BoundedRatio)
#: A host's own kind of share could not be read back.
_WRITTEN: Final = frozenset({bool, int, Fraction, NoneType, *_OBJECTS})
_EXPECTED: Final = (
    'true or false, a whole number, a decimal or fraction as text ("32.05" or "1/3"), '
    "a ratio with part, whole and of, or with bounds and of, bounds with low and high, "
    "or null where it is not known"
)


def add_facts(converter: "Converter") -> None:
    """Let a converter read facts and write those that a file has a form for."""
    converter.register_structure_hook_factory(_is_fact, _fact_reader)
    converter.register_unstructure_hook_func(
        lambda kind: kind == Mapping[str, Fact], lambda facts: _written(facts, converter)
    )


def _is_fact(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return bool(kind == Fact)


def _fact_reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if value is None or type(value) is bool:
            return value
        if type(value) is dict:
            known: Any = _class_of(cast("dict[str, Any]", value))
            return converter.structure(value, known)
        try:
            return read_exact(value, Exact)
        except InvalidValueError:
            raise InvalidValueError("", value, _EXPECTED) from None

    return read


def _class_of(value: dict[str, Any]) -> type:
    """Give the class that most of the keys are of."""
    known = {one: len(value.keys() & fields_dict(one).keys()) for one in _OBJECTS}
    likely = max(known, key=lambda one: known[one])
    if not known[likely]:
        raise InvalidValueError("", value, _EXPECTED)
    return likely


def _written(facts: Mapping[str, object], converter: "Converter") -> dict[str, Any]:
    written: dict[str, Any] = {}
    for key, fact in facts.items():
        if type(fact) not in _WRITTEN:
            expected = "a fact that a file can hold: a yes or no, a number, a ratio or Bounds"
            raise InvalidValueError(f"Application.facts.{key}", fact, expected)
        try:
            written[key] = converter.unstructure(fact)
        except InvalidValueError as error:
            name = error.field.partition(".")[2]
            at = f"Application.facts.{key}"
            raise InvalidValueError(
                f"{at}.{name}" if name else at, error.value, error.expected
            ) from None
    return written

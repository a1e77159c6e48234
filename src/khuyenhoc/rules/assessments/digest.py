"""A short mark of what was judged and by what, the same whenever it is made again."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any, cast

from attrs import AttrsInstance, fields, has

from khuyenhoc.values.number import simplest

__all__ = ["digest"]


def digest(value: object) -> str:
    """Give a mark of 16 letters of a model, which another model with other contents does not have.

    It depends on all fields that tell models apart and on nothing else: neither on the order in
    which facts are stated nor on the run.

    >>> digest({"a": 1, "b": Fraction(1, 2)}) == digest({"b": Fraction(1, 2), "a": Fraction(1)})
    True
    """
    return sha256(_written(value).encode()).hexdigest()[:16]


def _written(value: Any) -> str:  # noqa: ANN401 - of any model
    match value:
        case Mapping():
            entries = cast("Mapping[str, object]", value)
            written = ",".join(f"{key!r}:{_written(entries[key])}" for key in sorted(entries))
        case tuple():
            written = ",".join(_parts(cast("tuple[object, ...]", value)))
        case Enum():
            written = f"{type(value).__name__}.{value.name}"
        case Fraction():
            written = repr(simplest(value))  # 1/1 is 1
        case None | bool() | int() | str() | date():
            written = repr(value)
        case _ if has(cast("type[object]", type(value))):
            written = ",".join([type(value).__name__, *_fields(value)])
        case _:
            # What a host brings along: a base by its code, a ratio by all that it can be.
            told = [value.code] if hasattr(value, "code") else _parts((value.of, value.bounds))
            written = ",".join([type(value).__name__, *told])
    return f"({written})"


def _parts(values: Iterable[object]) -> list[str]:
    return [_written(value) for value in values]


def _fields(model: AttrsInstance) -> list[str]:
    told = [one.name for one in fields(type(model)) if one.eq]
    return [f"{name}={_written(getattr(model, name))}" for name in told]
